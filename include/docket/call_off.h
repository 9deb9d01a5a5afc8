/*
 * call_off.h - the orders made of standing and blanket orders, on their days or at once.
 */
#ifndef DOCKET_CALL_OFF_H
#define DOCKET_CALL_OFF_H

#include "docket/standing.h"

struct dk_call_off {
	dk_id id, made_as;  /* 0 = not made */
	const char *order;  /* number of made_as, "D12" of a draft, "100067 cancelled"; "" = not */
	const char *skipped; /* why; "" = not skipped */
	dk_date due, make_on;
	const char *lines;  /* "1: 40  3: 12" of a blanket order; "" = the whole */
};
/* How far a line of a blanket order has come, in pieces. */
struct dk_blanket_line {
	dk_id id;
	int64_t line_no;
	int64_t decimals; /* that a quantity of its product may have */
	dk_qty agreed, called, planned; /* agreed - called - planned can still be planned */
};
struct dk_call_line {
	int64_t line_no;
	dk_qty qty;
};
struct dk_call { /* what is called off of it */
	dk_date due; /* day wanted */
	const struct dk_call_line *lines;
	size_t count; /* 0 = all that is left */
};

/* Plans a call-off of a blanket order. */
enum dk_rc dk_blanket_plan(struct dk_session *s, dk_id id, const struct dk_call *call,
    struct dk_err *err) DK_MUST_USE;
/* Calls it off at once: *draft has these lines at the agreed prices. Not set, the day is the first
 * that the lead leaves time for. */
enum dk_rc dk_blanket_call(struct dk_session *s, dk_id id, const struct dk_call *call,
    dk_id *draft, struct dk_err *err) DK_MUST_USE;

/* What became of a call-off that was due. */
struct dk_call_made {
	const char *number, *customer, *customer_name; /* of the standing or blanket order */
	dk_date due;
	dk_id id;            /* the order or draft; 0 = none could be made */
	const char *order;   /* its number, "D12" of a draft; "" = none */
	const char *trouble; /* why it is a draft, or nothing at all; "" = it is entered */
};
/* Makes the orders that are due by now, each in its own transaction; of one (0 = all). What a
 * check refuses stays a draft of the acting user. Running it twice makes nothing twice. */
enum dk_rc dk_standing_make(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_call_made **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* How many are due. */
enum dk_rc dk_standing_due(struct dk_session *s, int64_t *count, struct dk_err *err) DK_MUST_USE;

/* Its call-offs by day, made and skipped ones too. */
enum dk_rc dk_call_off_list(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_call_off **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_blanket_lines(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_blanket_line **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
