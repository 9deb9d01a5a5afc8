/* customers.c - who buys. */
#include "docket/customer.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "number", "name", "group", "contact", "phone", "email",
	"language", "street", "street2", "city", "region", "postcode", "country", "tax_zone",
	"carrier_zone", "terms_days", "credit_limit", "price_list", "discount", "priority",
	"tax_number", "tax_exempt_until", "po_required", "duplicate_po", "backorders",
	"shortage_policy", "blocked", "alert", "min_life_days", "cash_discount",
	"cash_discount_days", "e_address", "buyer_reference", "billing", "currency",
	"withholding", "pays_surcharge" };

static void
write_who(struct export_run *x, const struct dk_customer *c)
{
	export_text(x, c->number);
	export_text(x, c->name);
	export_text(x, c->group);
	export_text(x, c->contact);
	export_text(x, c->phone);
	export_text(x, c->email);
	export_text(x, c->language);
	export_text(x, c->place.street);
	export_text(x, c->place.street2);
	export_text(x, c->place.city);
	export_text(x, c->place.region);
	export_text(x, c->place.postcode);
	export_text(x, c->place.country);
	export_text(x, c->place.tax_zone);
	export_text(x, c->place.carrier_zone);
}

static void
write_terms(struct export_run *x, const struct dk_customer *c)
{
	export_int(x, c->terms_days);
	if (c->has_limit)
		export_money(x, c->credit_limit);
	else
		export_blank(x);
	export_text(x, c->price_list);
	export_rate(x, c->discount);
	export_int(x, c->priority);
	export_text(x, c->tax_number);
	export_date(x, c->exempt_until);
	export_bool(x, c->po_required);
	export_text(x, c->duplicate_po);
	export_bool(x, c->backorders);
	export_text(x, c->shortage_policy);
	export_text(x, c->blocked);
	export_text(x, c->alert);
	export_int(x, c->min_life_days);
	export_rate(x, c->cash_discount);
	export_int(x, c->cash_discount_days);
	export_text(x, c->e_address);
	export_text(x, c->buyer_reference);
	export_text(x, c->billing);
	export_text(x, c->currency);
	export_text(x, c->withholding);
	export_bool(x, c->pays_surcharge);
}

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_customer *all;
	size_t n = 0;
	enum dk_rc rc = dk_customer_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		write_who(x, &all[i]);
		write_terms(x, &all[i]);
	}
	return rc;
}

const struct dk_exporter dk_export_customers = {
	.kind = "customers", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
