/* explain_tax.c - how the tax of an order comes about: base and rates, class by class. */
#include "core/order/explain.h"
#include "docket/buf.h"
#include "docket/tax.h"

/* ": VAT 20 %, code STD" and the surcharge's name, by the first line of the class; "" when the
 * rates were changed since. */
static enum dk_rc
find_names(struct dk_explain_job *k, const struct dk_tax_class *tax, const char **name,
    const char **surcharge, struct dk_err *err)
{
	*name = *surcharge = "";
	for (size_t i = 0; i < k->o->line_count; i++) {
		const struct dk_order_line *l = &k->o->lines[i];
		const struct dk_tax_ask ask = { l->tax_code, k->o->tax_zone, k->o->placed,
			k->o->customer_id };
		struct dk_tax_answer found;
		enum dk_rc rc;

		if (l->product_id == 0 || !dk_tax_class_is_same(&l->tax, tax))
			continue;
		rc = dk_tax_find(k->s, k->a, &ask, &found, err);
		if (rc == DK_OK && found.tax.rate.e5 == tax->rate.e5 && *found.name != '\0')
			*name = dk_fmt(k->a, ": %s%s%s", found.name,
			    *l->tax_code != '\0' ? ", code " : "", l->tax_code);
		if (rc == DK_OK && found.tax.surcharge.e5 == tax->surcharge.e5 &&
		    *found.surcharge_name != '\0')
			*surcharge = dk_fmt(k->a, ": %s", found.surcharge_name);
		return rc == DK_ENOTFOUND ? DK_OK : rc;
	}
	return DK_OK;
}

/* What the rate is of, and the base that this makes as a formula. */
static const char *
add_base(struct dk_explain_job *k, const struct dk_tax_part *t, unsigned n)
{
	dk_money alone = dk_money_minus(t->tax_amount, t->surcharge);

	if (!k->o->includes_tax) {
		dk_explain_add(k, dk_fmt(k->a, "base%u", n), dk_explain_money(k, t->base),
		    dk_fmt(k->a, "category %s, with its share of discount and freight",
		    t->tax.category));
		return dk_fmt(k->a, "base%u", n);
	}
	dk_explain_add(k, dk_fmt(k->a, "with%u", n),
	    dk_explain_money(k, dk_money_plus(t->base, alone)), dk_fmt(k->a,
	    "category %s at prices with tax, discount and freight in it", t->tax.category));
	return dk_fmt(k->a, "round(with%u * 100 / (100 + rate%u))", n, n);
}

enum dk_rc
dk_explain_tax(struct dk_explain_job *k, struct dk_err *err)
{
	struct dk_buf sum = { 0 };
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < k->o->tax_count; i++) {
		const struct dk_tax_part *t = &k->o->taxes[i];
		unsigned n = (unsigned)i + 1;
		const char *name, *surcharge, *base = add_base(k, t, n);

		rc = find_names(k, &t->tax, &name, &surcharge, err);
		dk_explain_add(k, dk_fmt(k->a, "rate%u", n), dk_rate_text(t->tax.rate).s,
		    dk_fmt(k->a, "percent, zone %s%s", k->o->tax_zone, name));
		dk_buf_str(&sum, i > 0 ? " + " : "");
		if (k->o->includes_tax)
			dk_buf_fmt(&sum, "with%u - %s", n, base);
		else
			dk_buf_fmt(&sum, "round(%s * rate%u / 100)", base, n);
		if (t->tax.surcharge.e5 == 0)
			continue;
		dk_explain_add(k, dk_fmt(k->a, "surcharge%u", n),
		    dk_rate_text(t->tax.surcharge).s, dk_fmt(k->a,
		    "percent on the same base, of customers who pay it%s", surcharge));
		dk_buf_fmt(&sum, " + round(%s * surcharge%u / 100)", base, n);
	}
	dk_explain_answer(k, dk_explain_money(k, k->o->tax), sum.len > 0 ? dk_buf_text(&sum) : "0");
	k->x->why = "per category, each rounded once";
	dk_buf_free(&sum);
	return rc;
}
