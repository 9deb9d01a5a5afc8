/*
 * totals.c - discounts and freight of the document by tax category, the taxes, the totals.
 *
 * The posted bases say how discount and freight were shared over the categories; what is written is
 * that share, so that each base is what its lines, discounts and charges come to. All of it is
 * without tax, also of a document whose prices hold it.
 */
#include "out/ubl/write.h"

#include <string.h>

#include "out/tax_reason.h"

void
ubl_category(struct ubl *u, const char *name, const struct dk_tax_class *tax, const char *reason)
{
	const dk_rate both = { tax->rate.e5 + tax->surcharge.e5 };

	ubl_open(u, name);
	ubl_leaf(u, "ID", tax->category);
	if (strcmp(tax->category, "O") != 0)
		ubl_leaf(u, "Percent", dk_rate_text(both).s); /* it knows no surcharge */
	if (reason != NULL) {
		ubl_leaf(u, "TaxExemptionReasonCode", dk_tax_reason_code(tax->category));
		/* an exemption has its own ground, like a certificate: its printed name says it */
		ubl_leaf(u, "TaxExemptionReason", strcmp(tax->category, "E") == 0 &&
		    *reason != '\0' ? reason : dk_tax_reason(tax->category));
	}
	ubl_wrap(u, "TaxScheme", "ID", "VAT");
	ubl_close(u);
}

struct share {
	dk_money goods, discount, freight;
};

/* What each row of the taxes has of goods, discount and freight. The discount follows the goods;
 * the freight is what is missing to the base. */
static struct share *
share(struct ubl *u)
{
	const struct dk_invoice *v = u->e->invoice;
	struct share *out = dk_arena_array(u->arena, v->tax_count + 1, sizeof(*out));
	int64_t *weights = dk_arena_array(u->arena, v->tax_count + 1, sizeof(*weights));
	dk_money *parts = dk_arena_array(u->arena, v->tax_count + 1, sizeof(*parts));
	int64_t all = 0;

	for (size_t i = 0; i < v->tax_count; i++) {
		for (size_t k = 0; k < v->line_count; k++)
			if (dk_tax_class_is_same(&v->lines[k].tax, &v->taxes[i].tax))
				out[i].goods = dk_money_plus(out[i].goods, v->lines[k].bare);
		weights[i] = out[i].goods.minor > 0 ? out[i].goods.minor : 0;
		all += weights[i];
	}
	if (all > 0 && v->freight.minor != 0)
		dk_money_share(dk_invoice_bare(v).discount, weights, v->tax_count, parts);
	for (size_t i = 0; i < v->tax_count; i++) {
		dk_money more = dk_money_minus(v->taxes[i].base, out[i].goods);

		out[i].discount = parts[i];
		out[i].freight = dk_money_plus(more, parts[i]);
		if (out[i].freight.minor < 0) { /* rounded away from it */
			out[i].discount = dk_money_minus(out[i].discount, out[i].freight);
			out[i].freight = DK_MONEY(0);
		}
	}
	return out;
}

/* All discounts, then all charges. */
void
ubl_extras(struct ubl *u)
{
	const struct dk_invoice *v = u->e->invoice;
	const struct share *parts = share(u);

	for (size_t i = 0; i < v->tax_count; i++)
		if (parts[i].discount.minor != 0)
			ubl_extra(u, &(struct ubl_extra){ .code = "95", .reason = "Discount",
			    .amount = parts[i].discount, .tax = &v->taxes[i].tax });
	for (size_t i = 0; i < v->tax_count; i++)
		if (parts[i].freight.minor != 0)
			ubl_extra(u, &(struct ubl_extra){ .is_charge = true, .code = "FC",
			    .reason = "Freight", .amount = parts[i].freight,
			    .tax = &v->taxes[i].tax });
}

static void
legal_total(struct ubl *u)
{
	const struct dk_invoice *v = u->e->invoice;
	const struct share *parts = share(u);
	dk_money less = DK_MONEY(0), more = DK_MONEY(0);

	for (size_t i = 0; i < v->tax_count; i++) {
		less = dk_money_plus(less, parts[i].discount);
		more = dk_money_plus(more, parts[i].freight);
	}
	ubl_open(u, "LegalMonetaryTotal");
	ubl_amount(u, "LineExtensionAmount", dk_invoice_bare(v).goods);
	ubl_amount(u, "TaxExclusiveAmount", v->net);
	ubl_amount(u, "TaxInclusiveAmount", v->total);
	if (less.minor != 0)
		ubl_amount(u, "AllowanceTotalAmount", less);
	if (more.minor != 0)
		ubl_amount(u, "ChargeTotalAmount", more);
	if (v->prepaid.minor != 0)
		ubl_amount(u, "PrepaidAmount", v->prepaid);
	if (v->rounding.minor != 0)
		ubl_amount(u, "PayableRoundingAmount", v->rounding);
	/* the norm knows no tax that the buyer withholds; a note says it */
	ubl_amount(u, "PayableAmount", dk_money_plus(v->due, v->withheld));
	ubl_close(u);
}

void
ubl_totals(struct ubl *u)
{
	const struct dk_invoice *v = u->e->invoice;

	ubl_open(u, "TaxTotal");
	ubl_amount(u, "TaxAmount", v->tax);
	for (size_t i = 0; i < v->tax_count; i++) {
		ubl_open(u, "TaxSubtotal");
		ubl_amount(u, "TaxableAmount", v->taxes[i].base);
		ubl_amount(u, "TaxAmount", v->taxes[i].tax_amount);
		ubl_category(u, "TaxCategory", &v->taxes[i].tax, v->tax_names[i]);
		ubl_close(u);
	}
	ubl_close(u);
	if (dk_date_is_set(v->exchange_day)) {
		ubl_open(u, "TaxTotal");
		ubl_leaf_of(u, "TaxAmount", "currencyID", u->e->home,
		    dk_money_text(v->home_tax, dk_currency_exponent(u->e->home)).s);
		ubl_close(u);
	}
	legal_total(u);
}
