/* judge.h - what is asked for, judged line by line: for a plan and for entering it alike. */
#ifndef DOCKET_CORE_RETURNS_JUDGE_H
#define DOCKET_CORE_RETURNS_JUDGE_H

#include "core/returns/private.h"
#include "docket/return_plan.h"

/* A line of the order, as a return of it sees it. */
struct dk_return_item {
	dk_id line_id, product_id, lot_id, sent_id;
	int64_t order_line;
	const char *sku, *lot, *to, *why; /* why: it cannot be taken; "" = it can */
	dk_qty qty, shipped, left;
	bool is_tracked;
	const struct dk_return_reason *reason;       /* NULL: not said yet */
	const struct dk_return_condition *condition; /* NULL: not said */
	struct dk_return_answer says;
	dk_rate fee;
};

struct dk_return_asked {
	struct dk_session *session;
	struct dk_arena *a;
	struct dk_return_in in;   /* without NULLs */
	const char *order;        /* its number */
	const char *outcome, *freight; /* freight: who pays the way back */
	dk_money charge;          /* taken off for it, without tax */
	dk_id customer_id, address_id, service_id;
	struct dk_return_item *items;
	size_t count;
	bool is_repair, has_come; /* has_come: every line says its condition, or where it goes */
	bool needs_word;          /* something is not as the policy has it */
};

/* Everything; the first thing that is wrong. */
enum dk_rc dk_return_judge(struct dk_return_asked *j, const struct dk_return_in *in,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_judge_line(struct dk_return_asked *j, const struct dk_return_line_in *in,
    struct dk_return_item *g, struct dk_err *err) DK_MUST_USE;
/* As far as it goes: what is wrong with a line is written there. */
enum dk_rc dk_return_weigh(struct dk_return_asked *j, const struct dk_return_in *in,
    struct dk_err *err) DK_MUST_USE;
/* What to tell of goods that cost nothing: those that come back, and those to be asked for with
 * them; "" = nothing. */
enum dk_rc dk_return_free_goods(struct dk_return_asked *j, const char **note,
    struct dk_err *err) DK_MUST_USE;
/* Who pays the way back, and how much. */
enum dk_rc dk_return_freight(struct dk_return_asked *j, struct dk_err *err) DK_MUST_USE;
/* What passes the policy over: the right of who acts, or an approval of somebody else's. */
enum dk_rc dk_return_may_pass(struct dk_session *s, dk_id order_id, dk_id approver,
    struct dk_err *err) DK_MUST_USE;

#endif
