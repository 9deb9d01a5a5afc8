/* date_impossible.c - the wanted date can be kept. */
#include "core/order/check/check.h"
#include "core/order/promise.h"
#include "docket/carrier.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_order *o = ctx->order;
	dk_date today = dk_session_today(ctx->session);
	const struct dk_promise_ask now = { .ready = DK_NO_DATE, .wanted = DK_NO_DATE };
	struct dk_promise earliest;
	bool holiday = false;
	enum dk_rc rc;

	if (!dk_date_is_set(o->wanted))
		return DK_OK;
	if (o->wanted.days < today.days) {
		dk_finding_add(ctx, DK_STOP, 0, "The wanted date %s has passed.",
		    dk_date_short(o->wanted).s);
		return DK_OK;
	}
	if ((rc = dk_holiday_is(ctx->session, o->wanted, &holiday, err)) != DK_OK)
		return rc;
	if (holiday) {
		dk_finding_add(ctx, DK_WARN, 0, "The wanted date %s is a holiday.",
		    dk_date_short(o->wanted).s);
		return DK_OK;
	}
	rc = dk_promise_find(ctx->session, o, ctx->facts, &now, &earliest, err);
	if (rc == DK_OK && earliest.date.days > o->wanted.days)
		dk_finding_add(ctx, DK_WARN, 0, "Wanted %s; the earliest is %s.",
		    dk_date_short(o->wanted).s, dk_date_short(earliest.date).s);
	return rc;
}

const struct dk_check dk_check_date_impossible = {
	.name = "date-impossible", .run = run,
	.summary = "The wanted date is not past, no holiday, and can be reached.",
};
