/* format.h - the formats, declared from formats.def. */
#ifndef DOCKET_OUT_FORMAT_H
#define DOCKET_OUT_FORMAT_H

#include "docket/format.h"

#define DK_FORMAT(name) extern const struct dk_format dk_format_##name;
#include "out/format/formats.def"
#undef DK_FORMAT

#endif
