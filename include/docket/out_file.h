/* out_file.h - writing a whole file or nothing. */
#ifndef DOCKET_OUT_FILE_H
#define DOCKET_OUT_FILE_H

#include "docket/buf.h"

/* Puts `data` where `path` says: written beside, synced, then renamed, so that the file is the old
 * or the new one and never half of either. Devices and pipes are written straight. */
enum dk_rc dk_out_file(const char *path, const struct dk_buf *data, struct dk_err *err) DK_MUST_USE;

#endif
