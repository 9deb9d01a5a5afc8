/* suppliers.c - from whom is bought. */
#include "docket/carrier.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "number", "name", "email", "phone", "lead_days",
	"street", "street2", "city", "region", "postcode", "country" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_supplier *all;
	size_t n = 0;
	enum dk_rc rc = dk_supplier_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].number);
		export_text(x, all[i].name);
		export_text(x, all[i].email);
		export_text(x, all[i].phone);
		export_int(x, all[i].lead_days);
		export_text(x, all[i].place.street);
		export_text(x, all[i].place.street2);
		export_text(x, all[i].place.city);
		export_text(x, all[i].place.region);
		export_text(x, all[i].place.postcode);
		export_text(x, all[i].place.country);
	}
	return rc;
}

const struct dk_exporter dk_export_suppliers = {
	.kind = "suppliers", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
