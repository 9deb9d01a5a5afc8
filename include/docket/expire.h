/*
 * expire.h - what is past its last day is set apart: on hand, for sale to nobody.
 */
#ifndef DOCKET_EXPIRE_H
#define DOCKET_EXPIRE_H

#include "docket/lot.h"

struct dk_expired {
	int64_t lots;      /* parts of lots that were set apart */
	dk_qty pieces;
	int64_t lines;     /* of orders that held them: they wait again, or got others */
};
/* Sets apart what expired before the open business day, or today where that is later. Lines that
 * held it give it back, the newest first, and get what else is free. What stands on pick lists
 * stays there: picking refuses it. Right: stock-adjust. The sign-off of a day does it for the next
 * one. */
enum dk_rc dk_lot_expire(struct dk_session *s, struct dk_expired *out,
    struct dk_err *err) DK_MUST_USE;

#endif
