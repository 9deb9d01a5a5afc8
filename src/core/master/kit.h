/* kit.h - kits, for the rooms in whose books only their parts may stand. */
#ifndef DOCKET_CORE_KIT_H
#define DOCKET_CORE_KIT_H

#include "docket/kit.h"

/* DK_EREFUSED, naming the parts, when the product is a kit: it is neither bought nor moved. */
enum dk_rc dk_kit_refuse(struct dk_session *s, dk_id product_id, struct dk_err *err) DK_MUST_USE;

#endif
