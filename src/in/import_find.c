/* import_find.c - the records that cells name. */
#include <string.h>

#include "in/importer.h"

enum dk_rc
import_customer(struct import_run *run, const char *number, dk_id *id, struct dk_err *err)
{
	struct dk_customer *c;
	enum dk_rc rc = dk_customer_by_number(run->session, run->a, number, &c, err);

	if (rc == DK_ENOTFOUND)
		return dk_fail(err, rc, "customer", "There is no customer '%.60s'.", number);
	if (rc == DK_OK)
		*id = c->id;
	return rc;
}

enum dk_rc
import_product(struct import_run *run, const char *sku, const char *column, dk_id *id,
    struct dk_err *err)
{
	struct dk_product *p;
	enum dk_rc rc = dk_product_by_sku(run->session, run->a, sku, &p, err);

	if (rc == DK_ENOTFOUND)
		return dk_fail(err, rc, column, "There is no product '%.60s'.", sku);
	if (rc == DK_OK)
		*id = p->id;
	return rc;
}

void
import_order(struct import_run *run, dk_id id)
{
	struct dk_import_summary *out = run->out;

	if (out->order_count > 0 && out->orders[out->order_count - 1] == id)
		return;
	out->orders = dk_arena_grow(run->keep, out->orders, out->order_count, &run->order_cap,
	    sizeof(*out->orders));
	out->orders[out->order_count++] = id;
}

void
import_note(struct import_run *run, const char *text)
{
	struct dk_import_summary *out = run->out;

	out->notes = dk_arena_grow(run->keep, out->notes, out->note_count, &out->note_cap,
	    sizeof(*out->notes));
	out->notes[out->note_count++] = dk_arena_dup(run->keep, text);
}

struct dk_customer
import_new_customer(const char *number)
{
	return (struct dk_customer){ .number = number, .name = "", .group = "", .contact = "",
		.phone = "", .email = "", .language = "", .place = { "", "", "", "", "", "", "", "",
		"" }, .terms_days = 30, .price_list = "", .priority = 5, .tax_number = "",
		.exempt_until = DK_NO_DATE, .backorders = true, .duplicate_po = "warn",
		.billing = "", .shortage_policy = "part", .blocked = "", .alert = "",
		.e_address = "", .buyer_reference = "", .withholding = "" };
}

struct dk_product
import_new_product(const char *sku)
{
	return (struct dk_product){ .sku = sku, .name = "", .description = "", .attributes = "",
		.unit = "ea", .barcode = "", .price_per = DK_QTY(1), .tax_code = "",
		.status = "active", .replaced_by = "", .supplier = "", .supplier_sku = "",
		.abc = "", .hazard = "" };
}
