/*
 * count_settle.h - how a count ends: its differences are approved and posted, or it is given up.
 *
 * Rights: stock-adjust; to approve: stock-approve, up to its limit in money. See docket/count.h.
 */
#ifndef DOCKET_COUNT_SETTLE_H
#define DOCKET_COUNT_SETTLE_H

#include "docket/count.h"

/* Differences that wait: approved, or refused with a reason (the books stay). line_no 0 = all. */
struct dk_count_verdict {
	dk_id id;
	int64_t line_no;
	bool is_refused;
	const char *reason;
	dk_id approver; /* of dk_count_approve: it is his answer; 0 = who is signed in */
};
enum dk_rc dk_count_settle(struct dk_session *s, const struct dk_count_verdict *v, size_t *done,
    struct dk_err *err) DK_MUST_USE;
/* As dk_adjust_approve: for one dk_count_settle of that count and line. */
struct dk_count_signed {
	dk_id id;
	int64_t line_no;
	const char *name, *pin;
};
enum dk_rc dk_count_approve(struct dk_session *s, const struct dk_count_signed *ask,
    dk_id *approver, struct dk_err *err) DK_MUST_USE;
/* Posts the differences, ends the count. DK_EREFUSED while a line is to be counted again or waits.
 * A loss that orders hold takes it from the latest promised of them. */
struct dk_count_posted {
	size_t lines, uncounted, differences;
	dk_money value;
	dk_qty taken;
};
enum dk_rc dk_count_post(struct dk_session *s, dk_id id, struct dk_count_posted *out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_count_cancel(struct dk_session *s, dk_id id, const char *reason,
    struct dk_err *err) DK_MUST_USE;

#endif
