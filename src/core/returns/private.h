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
bool dk_return_is_repair(const struct dk_return *r);
/* The line of that number; DK_EINPUT names the return. */
enum dk_rc dk_return_line_of(const struct dk_return *r, int64_t line_no,
    struct dk_return_line **out, struct dk_err *err) DK_MUST_USE;

#endif
