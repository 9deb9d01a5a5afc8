/*
 * tax_evidence.c - who is not charged tax has shown why.
 *
 * Exempt by the tax zone set for him or his ship-to (category E): a certificate in force on the
 * day of the order, or a tax number. Reverse charge and supply within the Union (AE, K): a tax
 * number whose check digits hold. Goods that are exempt for everybody need nothing. What a
 * certificate on file let off is proved by it; one that ran out is said.
 */
#include <string.h>

#include "core/order/check/check.h"
#include "docket/exemption.h"
#include "docket/tax_number.h"

static bool
has_category(const struct dk_order *o, const char *category)
{
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].product_id != 0 &&
		    strcmp(o->lines[i].tax.category, category) == 0)
			return true;
	return false;
}

/* The exemption is the customer's own, not the goods'. */
static bool
is_exempt(const struct dk_check_ctx *ctx)
{
	return has_category(ctx->order, "E") &&
	    (ctx->facts->customer->place.tax_zone[0] != '\0' ||
	    ctx->facts->place->tax_zone[0] != '\0' ||
	    dk_date_is_set(ctx->facts->customer->exempt_until));
}

/* Of those on file, one is in force, or all of them have ended (`ended` is the last). */
struct certificates {
	bool is_known, is_in_force;
	const struct dk_exemption *ended;
};

static enum dk_rc
find_certificates(const struct dk_check_ctx *ctx, struct certificates *out, struct dk_err *err)
{
	const struct dk_order *o = ctx->order;
	struct dk_exemption *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_exemption_list(ctx->session, ctx->arena, o->customer_id, &all, &count,
	    err);

	*out = (struct certificates){ .is_known = count > 0 };
	for (size_t i = 0; i < count; i++) {
		const struct dk_exemption *x = &all[i];

		if (!dk_date_is_set(x->to) || dk_date_diff(x->to, o->placed) >= 0)
			out->is_in_force |= !dk_date_is_set(x->from) ||
			    dk_date_diff(o->placed, x->from) >= 0;
		else if (out->ended == NULL || dk_date_diff(x->to, out->ended->to) > 0)
			out->ended = x;
	}
	return rc;
}

/* Tax is charged then; he will ask why. */
static void
say_ended(const struct dk_check_ctx *ctx, const struct certificates *c)
{
	if (c->ended != NULL && !c->is_in_force)
		dk_finding_add(ctx, DK_WARN, 0,
		    "Certificate %.30s ran out %s, so tax is charged; ask for a new one.",
		    c->ended->number, dk_date_paper(c->ended->to).s);
}

static void
look_at_certificate(const struct dk_check_ctx *ctx, bool number_holds)
{
	const struct dk_customer *c = ctx->facts->customer;
	bool has_ended = dk_date_is_set(c->exempt_until) &&
	    dk_date_diff(c->exempt_until, ctx->order->placed) < 0;

	if (has_ended)
		dk_finding_add(ctx, DK_STOP, 0,
		    "Exempt, but the certificate ran out %s; ask for a new one or charge tax.",
		    dk_date_paper(c->exempt_until).s);
	else if (!dk_date_is_set(c->exempt_until) && !number_holds)
		dk_finding_add(ctx, DK_STOP, 0,
		    "Exempt without certificate or tax number; ask for one or charge tax.");
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_customer *c = ctx->facts->customer;
	bool none = c->tax_number[0] == '\0', needed, wrong;
	struct certificates known;
	enum dk_rc rc = find_certificates(ctx, &known, err);

	if (rc != DK_OK)
		return rc;
	wrong = !none &&
	    dk_tax_number_look(c->tax_number, c->place.country) == DK_TAX_NUMBER_WRONG;
	needed = !known.is_in_force &&
	    (has_category(ctx->order, "AE") || has_category(ctx->order, "K"));
	if (needed && none)
		dk_finding_add(ctx, DK_STOP, 0,
		    "No tax is charged, but there is no tax number; ask for it.");
	else if (wrong)
		dk_finding_add(ctx, needed ? DK_STOP : DK_WARN, 0,
		    "Tax number %.20s fails its check digits; ask for it again.", c->tax_number);
	else if (is_exempt(ctx) && !known.is_in_force)
		look_at_certificate(ctx, !none);
	else if (!is_exempt(ctx))
		say_ended(ctx, &known);
	return DK_OK;
}

const struct dk_check dk_check_tax_evidence = {
	.name = "tax-evidence", .run = run,
	.summary = "A customer who pays no tax has a valid certificate or tax number.",
};
