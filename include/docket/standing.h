/*
 * standing.h - orders that are agreed once and made on their dates.
 *
 * A standing order repeats whole: every so many days, weeks or months, at the prices of the day.
 * A blanket order is agreed with a quantity and a price a line until a day; parts of it are called
 * off, planned for their days or at once. Both are orders of those kinds (dk_order_load reads
 * them), with a number of their own series; they take no stock and are no open work.
 * A *call-off* (docket/call_off.h) is an order made of one, or to be made: `lead` working days
 * before it is wanted.
 */
#ifndef DOCKET_STANDING_H
#define DOCKET_STANDING_H

#include "docket/draft.h"

/* Told by the day and by what was called off; never stored. */
#define DK_STANDING_STATES(X) \
	X(OPEN, "open") X(PAUSED, "paused") X(DONE, "done") X(ENDED, "ended")
#define X(id, text) DK_STANDING_##id,
enum dk_standing_state { DK_STANDING_STATES(X) };
#undef X
const char *dk_standing_state_name(enum dk_standing_state state);

/* When it repeats. */
struct dk_rhythm {
	const char *every;   /* day, week, month; "" = a blanket order */
	int64_t step;        /* 2 with week: every second week */
	dk_date first;       /* first day wanted; not set: the first that `lead` leaves time for */
	dk_date until;       /* last day; not set: until it is ended. A blanket order needs one */
	int64_t lead;        /* working days; -1 = by the setting standing_lead */
};
/* "week", "2 weeks", "every month", "daily"; DK_EINPUT says what can be read. */
enum dk_rc dk_rhythm_parse(const char *text, struct dk_rhythm *out,
    struct dk_err *err) DK_MUST_USE;
/* "every 2 weeks until 2027-03-31" */
const char *dk_rhythm_show(struct dk_arena *a, const struct dk_rhythm *r);

struct dk_standing {
	dk_id id;
	enum dk_standing_state state;
	struct dk_rhythm rhythm;
	const char *kind; /* standing, blanket */
	const char *number, *customer, *customer_name, *by, *ended_reason;
	dk_date next, make_on; /* of the next call-off; not set = none */
	int64_t lines, made;   /* orders made so far */
	dk_money total;        /* of one standing order; of all that a blanket order agrees */
	const char *currency; /* of the order: ISO 4217 */
};
/* A draft becomes a standing or blanket order. DK_EREFUSED where a check refuses, or a price is
 * beyond the acting user's right. Right, here and below: order-enter. */
enum dk_rc dk_standing_enter(struct dk_session *s, dk_id draft, const struct dk_rhythm *r,
    struct dk_err *err) DK_MUST_USE;
/* The same from a file. */
enum dk_rc dk_standing_new(struct dk_session *s, const struct dk_order_input *in,
    const struct dk_rhythm *r, dk_id *id, struct dk_err *err) DK_MUST_USE;
/* Nothing is made while it is paused; what fell due meanwhile is skipped when it goes on. */
enum dk_rc dk_standing_pause(struct dk_session *s, dk_id id, bool is_paused,
    struct dk_err *err) DK_MUST_USE;
/* No more is made; what is planned is skipped. */
enum dk_rc dk_standing_end(struct dk_session *s, dk_id id, const char *reason,
    struct dk_err *err) DK_MUST_USE;
/* The next call-off is not made. */
enum dk_rc dk_standing_skip(struct dk_session *s, dk_id id, const char *reason,
    struct dk_err *err) DK_MUST_USE;

/* By number, of either kind; `kind` "" = any. */
enum dk_rc dk_standing_find(struct dk_session *s, const char *kind, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_standing_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_standing *out, struct dk_err *err) DK_MUST_USE;
struct dk_standing_query {
	dk_id customer_id; /* 0 = all */
	const char *kind;  /* "" = both */
	bool all;          /* done and ended ones too */
};
/* Soonest first. */
enum dk_rc dk_standing_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_standing_query *q, struct dk_standing **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
