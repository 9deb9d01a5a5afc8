/*
 * receive.h - goods that came: counted against their purchase order, put away, given to who waits.
 */
#ifndef DOCKET_RECEIVE_H
#define DOCKET_RECEIVE_H

#include "docket/purchase.h"

struct dk_received_line {
	int64_t line_no;
	dk_qty qty, damaged;  /* all that came; of them not fit for sale */
	const char *location; /* "" = the main one */
};
struct dk_received {
	const struct dk_received_line *lines;
	size_t count;
	const char *note; /* the supplier's delivery note; "" = none */
	bool takes_over;  /* more than was ordered is taken, too */
};
struct dk_receipt {
	dk_id id;
	const char *number;
	dk_qty pieces, damaged;
	dk_qty handed_out; /* of them to lines that waited */
};
/* Right: stock-adjust. DK_EREFUSED when more comes than is open, unless takes_over, or the line is
 * closed; nothing is taken then. */
enum dk_rc dk_receive(struct dk_session *s, struct dk_arena *a, dk_id purchase,
    const struct dk_received *in, struct dk_receipt *out, struct dk_err *err) DK_MUST_USE;

#endif
