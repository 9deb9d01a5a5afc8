/* private.h - what the files of the room returns share: one step of a return in the making. */
#ifndef DOCKET_CORE_RETURNS_PRIVATE_H
#define DOCKET_CORE_RETURNS_PRIVATE_H

#include "core/control/change.h"
#include "core/money/credit.h"
#include "docket/return_plan.h"

/* Announced: its goods are out and spoken for; those of a repair stay the customer's all along. */
#define DK_RETURN_PENDING \
	"(r.state IN ('requested', 'authorised')" \
	" OR r.outcome = 'repair' AND r.state IN ('received', 'inspected'))"

/* Pieces of line l that are announced, and those that were claimed as missing or damaged. */
#define DK_RETURN_ANNOUNCED \
	"coalesce((SELECT sum(x.qty) FROM goods_return_line x" \
	" JOIN goods_return r ON r.id = x.return_id WHERE x.line_id = l.id" \
	" AND " DK_RETURN_PENDING "), 0)"
#define DK_RETURN_CLAIMED \
	"coalesce((SELECT sum(CASE k.state WHEN 'open' THEN x.qty ELSE x.ok_qty END)" \
	" FROM claim_line x JOIN claim k ON k.id = x.claim_id WHERE x.line_id = l.id" \
	" AND k.kind <> 'price' AND k.state <> 'withdrawn'), 0)"

struct dk_return_job {
	struct dk_change ch;
	struct dk_arena a;
	struct dk_return *ret;
	bool is_done; /* the key of --once did it before */
};

/* Begins a change, loads the return, and holds it to one of the states ("requested authorised").
 * On anything but DK_OK the change is ended already. */
enum dk_rc dk_return_begin(struct dk_session *s, const char *action, dk_id id,
    const char *states, struct dk_return_job *j, struct dk_err *err) DK_MUST_USE;
/* Moves it on: state, who and when of that step, version, journal. */
enum dk_rc dk_return_move(struct dk_return_job *j, const char *state,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_end(struct dk_return_job *j, enum dk_rc rc, struct dk_err *err) DK_MUST_USE;
/* As dk_return_load, for whoever may act on it. */
enum dk_rc dk_return_read(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_return **out, struct dk_err *err) DK_MUST_USE;
/* What is to be credited: what came, or before it came what was announced. */
struct dk_credit_in dk_return_credit_of(struct dk_arena *a, const struct dk_return *r,
    bool has_come);
/* Of goods that are here: where it is said, else where their condition leads, else for sale. */
enum dk_rc dk_return_where_to(const struct dk_return_line_in *in, int64_t line_no,
    struct dk_return_disposal *out, struct dk_err *err) DK_MUST_USE;
/* Of a kit, or of a part of one, what can come back: kits while all their parts are out, parts
 * while their kit does not come back whole. Right: view. */
struct dk_return_item;
struct dk_return_kit_ask {
	dk_id order_id;
	int64_t kit_no, line_no;  /* line_no: of the kit, or of the part */
	const struct dk_return_item *items; /* that the same return takes already */
	size_t count;
};
enum dk_rc dk_return_kit_left(struct dk_session *s, const struct dk_return_kit_ask *ask,
    dk_qty *left, struct dk_err *err) DK_MUST_USE;
bool dk_return_is_repair(const struct dk_return *r);
/* The line of that number; DK_EINPUT names the return. */
enum dk_rc dk_return_line_of(const struct dk_return *r, int64_t line_no,
    struct dk_return_line **out, struct dk_err *err) DK_MUST_USE;

#endif
