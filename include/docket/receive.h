/*
 * receive.h - goods that came: counted against their purchase order, put away, given to who waits.
 */
#ifndef DOCKET_RECEIVE_H
#define DOCKET_RECEIVE_H

#include "docket/purchase.h"

struct dk_received_line {
	int64_t line_no;
	dk_qty qty, damaged;  /* all that came; of them not fit for sale */
	const char *location; /* "" = its bin, or where it lies already, else the main one */
	/* Of a tracked product: lot or serial number, and the expiry on the label (not set, or 0:
	 * by the shelf days of the product). A line may come in several lots; NULL or "": none. */
	const char *lot;
	dk_date expiry;
};
struct dk_received {
	const struct dk_received_line *lines;
	size_t count;
	const char *note; /* the supplier's delivery note; "" = none */
	bool by_note;     /* a note that was received already with as much is nothing new */
	bool takes_over;  /* more than was ordered is taken, too */
	bool all;         /* lines not named came as they are open */
	const char *location; /* of those; NULL or "": as above */
	dk_id approver;   /* of dk_receive_approve; 0 = nobody */
	/* Called now and then with the lines done; false stops it without a trace. */
	bool (*progress)(void *arg, int64_t done);
	void *arg;
};
struct dk_receipt {
	dk_id id;
	const char *number;
	bool is_known;     /* it was there already; nothing is changed */
	int64_t lines;
	dk_qty pieces, damaged;
	dk_money value;    /* posted to stock, against goods received and not billed */
	dk_qty handed_out; /* of them to lines that waited */
};
/* Right: stock-adjust. DK_EREFUSED when more comes than is open, unless takes_over, or the line is
 * closed; nothing is taken then. More than the setting over_receipt allows needs the right
 * over-receipt, of the user or of an approver. */
enum dk_rc dk_receive(struct dk_session *s, struct dk_arena *a, dk_id purchase,
    const struct dk_received *in, struct dk_receipt *out, struct dk_err *err) DK_MUST_USE;
/* What the person who counts must know of each line: where it goes, and who waits for it. In the
 * order of the lines. Right: view. */
struct dk_receive_plan {
	dk_id product_id;
	const char *home;    /* bin it is put to, unless another is named */
	const char *tracked; /* "", "lot", "serial" */
	int64_t waiting;     /* order lines that wait for the product */
	dk_qty waits;        /* pieces */
	const char *first;   /* the order that waits longest; "" = none */
};
enum dk_rc dk_receive_plan(struct dk_session *s, struct dk_arena *a, dk_id purchase,
    struct dk_receive_plan **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* The open purchase order on which most of a product is still to come; *id 0: none. */
enum dk_rc dk_receive_find(struct dk_session *s, dk_id product_id, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* As dk_user_approve with the right over-receipt: for one receipt of this purchase order. */
struct dk_receive_ask {
	const char *name, *pin;
};
enum dk_rc dk_receive_approve(struct dk_session *s, dk_id purchase,
    const struct dk_receive_ask *ask, dk_id *approver, struct dk_err *err) DK_MUST_USE;

#endif
