/* rekey.c - a risky order is typed by two people, and what they typed agrees. */
#include "core/order/again.h"
#include "core/order/check/check.h"
#include "docket/setting.h"

/* Risky by its total, or since another check stops it, overridden or not. */
static enum dk_rc
is_due(const struct dk_check_ctx *ctx, bool *due, struct dk_err *err)
{
	const struct dk_order *o = ctx->order;
	int64_t value = 0;
	enum dk_rc rc = dk_setting_bool(ctx->session, "rekey", due, err);

	if (rc == DK_OK && *due)
		rc = dk_setting_i64(ctx->session, "rekey_value", &value, err);
	if (rc != DK_OK || !*due || (value > 0 && o->home_total.minor >= value))
		return rc;
	*due = false;
	for (size_t i = 0; i < o->finding_count; i++)
		*due = *due || o->findings[i].severity == DK_STOP;
	return DK_OK;
}

/* One finding a line, whatever differs in it. */
static void
tell(const struct dk_check_ctx *ctx, const struct dk_rekey *k)
{
	for (size_t i = 0, next; i < k->count; i = next) {
		struct dk_buf b = { 0 };

		for (next = i; next < k->count &&
		    k->differences[next].line_no == k->differences[i].line_no; next++) {
			const struct dk_rekey_difference *d = &k->differences[next];

			dk_buf_fmt(&b, "%skeyed %s, was %s", next > i ? "; " : "",
			    *d->second != '\0' ? d->second : "nothing",
			    *d->first != '\0' ? d->first : "nothing");
		}
		dk_finding_add(ctx, DK_STOP, k->differences[i].line_no, "L%lld: %s.",
		    (long long)k->differences[i].line_no, dk_buf_text(&b));
		dk_buf_free(&b);
	}
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	struct dk_rekey k = { .by = "" };
	bool due = false;
	enum dk_rc rc = is_due(ctx, &due, err);

	if (rc != DK_OK || !due)
		return rc;
	rc = dk_rekey_find(ctx->session, ctx->arena, ctx->order, &k, err);
	if (rc == DK_OK && k.by[0] == '\0')
		dk_finding_add(ctx, DK_STOP, 0, "Somebody else types item, quantity and price "
		    "again (order rekey).");
	else if (rc == DK_OK)
		tell(ctx, &k);
	return rc;
}

const struct dk_check dk_check_rekey = {
	.name = "rekey", .run = run,
	.summary = "A risky order is keyed twice, by the settings rekey and rekey_value.",
};
