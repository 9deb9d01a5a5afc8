/*
 * request.h - one desk asks another: count this bin, expedite this purchase order, may I split?
 *
 * A request stands in the queue of the desk it is for until somebody there answers or declines
 * it; the answer comes to the order's timeline and to the asker, who reads it: dk_request_seen.
 */
#ifndef DOCKET_REQUEST_H
#define DOCKET_REQUEST_H

#include "docket/session.h"

#define DK_REQUEST_KINDS(X) \
	X(COUNT, "count") X(EXPEDITE, "expedite") X(SPLIT, "split") X(QUESTION, "question")
#define X(id, text) DK_REQUEST_##id,
enum dk_request_kind { DK_REQUEST_KINDS(X) DK_REQUEST_KIND_COUNT };
#undef X
/* id, name, the right of whoever answers */
#define DK_REQUEST_DESKS(X) \
	X(WAREHOUSE, "warehouse", STOCK_ADJUST) X(PURCHASING, "purchasing", PURCHASE) \
	X(SUPERVISOR, "supervisor", HOLD_RELEASE) X(CLERK, "clerk", ORDER_ENTER)
#define X(id, text, right) DK_REQUEST_TO_##id,
enum dk_request_desk { DK_REQUEST_DESKS(X) DK_REQUEST_DESK_COUNT };
#undef X

const char *dk_request_kind_name(enum dk_request_kind kind);
bool dk_request_kind_parse(const char *name, enum dk_request_kind *out);
const char *dk_request_desk_name(enum dk_request_desk desk);
bool dk_request_desk_parse(const char *name, enum dk_request_desk *out);
/* Whom such a request is for, unless another desk is named. */
enum dk_request_desk dk_request_desk_of(enum dk_request_kind kind);

struct dk_request {
	dk_id id;
	enum dk_request_kind kind;
	enum dk_request_desk to;
	const char *text;
	dk_id order_id, product_id, purchase_id; /* 0 = about none */
	int64_t line_no;                         /* of the order; 0 = no line */
	dk_date due;                             /* not set = soon */
	/* set by the lists */
	const char *order, *sku, *purchase, *customer; /* numbers and name; "" = none */
	const char *asked_by, *asked_at;
	const char *state; /* "open", "answered", "declined" */
	const char *answer, *answered_by, *answered_at;
	bool is_mine, is_seen; /* the acting user asked; and read the answer */
};
struct dk_requests {
	dk_id before;  /* asked for: of all, those with a smaller number; 0 = from the newest on */
	struct dk_request *list;
	size_t count;
	bool has_more; /* there are older ones */
};

/* Asks; sets in->id. An order line brings its item along. DK_EINPUT without words. Right: view. */
enum dk_rc dk_request_new(struct dk_session *s, struct dk_request *in,
    struct dk_err *err) DK_MUST_USE;

enum dk_request_which {
	DK_REQUESTS_HERE,  /* open, for desks whose rights the acting user has; the oldest first */
	DK_REQUESTS_OPEN,  /* open, for all desks */
	DK_REQUESTS_MINE,  /* asked by the acting user: open, or answered and not read yet */
	DK_REQUESTS_ALL,   /* the newest first, 1000 of them before out->before */
};
enum dk_rc dk_request_list(struct dk_session *s, struct dk_arena *a, enum dk_request_which which,
    struct dk_requests *out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_request_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_request **out, struct dk_err *err) DK_MUST_USE;

/* Answers, or declines with a reason. Rights: view and that of the desk it is for. DK_EREFUSED when
 * it was answered already. */
enum dk_rc dk_request_answer(struct dk_session *s, dk_id id, const char *text, bool declines,
    struct dk_err *err) DK_MUST_USE;
/* The asker read the answer. DK_ENOTFOUND when there is none for him. */
enum dk_rc dk_request_seen(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;

#endif
