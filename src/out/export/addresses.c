/* addresses.c - ship-to addresses that have a code; those of a single order stay with it. */
#include "docket/customer.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "customer", "code", "name", "street", "street2", "city",
	"region", "postcode", "country", "tax_zone", "carrier_zone", "phone", "note", "carrier",
	"window" };

static void
write_row(struct export_run *x, const char *customer, const struct dk_address *d)
{
	export_text(x, customer);
	export_text(x, d->code);
	export_text(x, d->place.name);
	export_text(x, d->place.street);
	export_text(x, d->place.street2);
	export_text(x, d->place.city);
	export_text(x, d->place.region);
	export_text(x, d->place.postcode);
	export_text(x, d->place.country);
	export_text(x, d->place.tax_zone);
	export_text(x, d->place.carrier_zone);
	export_text(x, d->phone);
	export_text(x, d->note);
	export_text(x, d->carrier);
	export_text(x, d->window);
}

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct export_names customers = { NULL, 0 };
	enum dk_rc rc = export_customers(x, &customers, err);

	for (size_t i = 0; rc == DK_OK && i < customers.count; i++) {
		struct dk_arena a = { 0 };
		struct dk_address *all;
		size_t n = 0;

		rc = dk_address_list(x->session, &a, customers.rows[i].id, &all, &n, err);
		for (size_t k = 0; rc == DK_OK && k < n; k++)
			if (*all[k].code != '\0')
				write_row(x, customers.rows[i].text, &all[k]);
		dk_arena_free(&a);
	}
	return rc;
}

const struct dk_exporter dk_export_addresses = {
	.kind = "addresses", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
