/* cmd_product.c - `docket product`: looking up and keeping what is sold. */
#include <stddef.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/assign.h"
#include "cli/find.h"
#include "docket/product.h"
#include "docket/stock.h"

#define FIND_MAX 50

static enum dk_rc
units_json(struct dk_cli *c, dk_id product, struct dk_err *err)
{
	struct dk_unit *all;
	size_t count;
	enum dk_rc rc = dk_unit_list(c->session, &c->arena, product, &all, &count, err);

	if (rc != DK_OK)
		return rc;
	dk_out_array(&c->out, "units");
	for (size_t i = 0; i < count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "unit", all[i].name);
		dk_out_qty(&c->out, "pieces", all[i].pieces);
		dk_out_str(&c->out, "barcode", all[i].barcode);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	return DK_OK;
}

static enum dk_rc
show_json(struct dk_cli *c, const struct dk_product *p, dk_qty free, struct dk_err *err)
{
	enum dk_rc rc;

	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "sku", p->sku);
	dk_out_str(&c->out, "name", p->name);
	dk_out_str(&c->out, "description", p->description);
	dk_out_str(&c->out, "attributes", p->attributes);
	dk_out_str(&c->out, "unit", p->unit);
	dk_out_int(&c->out, "decimals", p->decimals);
	dk_out_str(&c->out, "barcode", p->barcode);
	dk_out_price(&c->out, "price", p->price);
	dk_out_qty(&c->out, "per", p->price_per);
	dk_out_price(&c->out, "cost", p->cost);
	dk_out_str(&c->out, "tax_code", p->tax_code);
	dk_out_str(&c->out, "weight_kg", dk_decimal_text(p->gram, 3, 0).s);
	dk_out_str(&c->out, "status", p->status);
	dk_out_str(&c->out, "replaced_by", p->replaced_by);
	dk_out_qty(&c->out, "min_qty", p->min_qty);
	dk_out_qty(&c->out, "multiple", p->multiple);
	dk_out_qty(&c->out, "max_qty", p->max_qty);
	dk_out_str(&c->out, "supplier", p->supplier);
	dk_out_str(&c->out, "supplier_sku", p->supplier_sku);
	dk_out_int(&c->out, "lead_days", p->lead_days);
	dk_out_qty(&c->out, "reorder_point", p->reorder_point);
	dk_out_qty(&c->out, "reorder_qty", p->reorder_qty);
	dk_out_str(&c->out, "abc", p->abc);
	dk_out_str(&c->out, "hazard", p->hazard);
	dk_out_qty(&c->out, "free", free);
	if ((rc = units_json(c, p->id, err)) == DK_OK)
		dk_out_end(&c->out);
	return rc;
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	struct dk_product *p = NULL;
	dk_qty free = { 0 };
	enum dk_rc rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);

	if (rc == DK_OK)
		rc = dk_stock_free(c->session, p->id, &free, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		return show_json(c, p, free, err);
	dk_out_line(&c->out, "%s  %s", p->sku, p->name);
	if (p->description[0] != '\0')
		dk_out_line(&c->out, "%s", p->description);
	dk_out_line(&c->out, "%s %s per %s %s, tax code %s, %s", dk_price_text(p->price).s,
	    c->session->currency, dk_qty_text(p->price_per).s, p->unit, p->tax_code, p->status);
	dk_out_line(&c->out, "Free %s %s", dk_qty_show(free).s, p->unit);
	return DK_OK;
}

static void
hit(struct dk_cli *c, struct dk_out_table *t, const struct dk_product_hit *h)
{
	if (!c->json) {
		dk_out_cell(t, h->sku);
		dk_out_cell(t, h->name);
		dk_out_cell(t, dk_qty_show(h->free).s);
		dk_out_cell(t, h->unit);
		dk_out_cell(t, h->status);
		return;
	}
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "sku", h->sku);
	dk_out_str(&c->out, "name", h->name);
	dk_out_qty(&c->out, "free", h->free);
	dk_out_str(&c->out, "unit", h->unit);
	dk_out_str(&c->out, "status", h->status);
	dk_out_end(&c->out);
}

static enum dk_rc
find(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Item", false }, { "Name", false },
		{ "Free", true }, { "Unit", false }, { "Status", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_product_hit *hits;
	const struct dk_product_query q = { dk_cli_words(c, 0), 0, FIND_MAX };
	size_t count;
	enum dk_rc rc = dk_product_find(c->session, &c->arena, &q, &hits, &count, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++)
		hit(c, &t, &hits[i]);
	if (count == 0)
		return dk_cli_none(c, "No product fits.");
	if (!c->json)
		dk_out_table(&c->out, &t);
	return DK_OK;
}

#define AT(member) offsetof(struct dk_product, member)

static const struct dk_assign fields[] = {
	{ "name", DK_ASSIGN_TEXT, AT(name), 0 },
	{ "description", DK_ASSIGN_TEXT, AT(description), 0 },
	{ "attributes", DK_ASSIGN_TEXT, AT(attributes), 0 },
	{ "barcode", DK_ASSIGN_TEXT, AT(barcode), 0 },
	{ "price", DK_ASSIGN_PRICE, AT(price), 0 },
	{ "per", DK_ASSIGN_QTY, AT(price_per), 0 },
	{ "cost", DK_ASSIGN_PRICE, AT(cost), 0 },
	{ "tax_code", DK_ASSIGN_TEXT, AT(tax_code), 0 },
	{ "weight_kg", DK_ASSIGN_KILO, AT(gram), 0 },
	{ "status", DK_ASSIGN_TEXT, AT(status), 0 },
	{ "replaced_by", DK_ASSIGN_TEXT, AT(replaced_by), 0 },
	{ "min_qty", DK_ASSIGN_QTY, AT(min_qty), 0 },
	{ "multiple", DK_ASSIGN_QTY, AT(multiple), 0 },
	{ "max_qty", DK_ASSIGN_QTY, AT(max_qty), 0 },
	{ "decimals", DK_ASSIGN_INT, AT(decimals), 0 },
	{ "supplier", DK_ASSIGN_TEXT, AT(supplier), 0 },
	{ "supplier_sku", DK_ASSIGN_TEXT, AT(supplier_sku), 0 },
	{ "lead_days", DK_ASSIGN_INT, AT(lead_days), 0 },
	{ "reorder_point", DK_ASSIGN_QTY, AT(reorder_point), 0 },
	{ "reorder_qty", DK_ASSIGN_QTY, AT(reorder_qty), 0 },
	{ "abc", DK_ASSIGN_TEXT, AT(abc), 0 },
	{ "hazard", DK_ASSIGN_TEXT, AT(hazard), 0 },
	{ NULL, DK_ASSIGN_TEXT, 0, 0 },
};

static enum dk_rc
set(struct dk_cli *c, struct dk_err *err)
{
	enum dk_put did = DK_PUT_UNCHANGED;
	struct dk_product *p = NULL;
	enum dk_rc rc = dk_product_by_sku(c->session, &c->arena, dk_cli_arg(c, 0), &p, err);

	if (rc == DK_OK)
		rc = dk_assign_take(c, 1, fields, p, err);
	if (rc == DK_OK)
		rc = dk_product_put(c->session, p, &did, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		return show(c, err);
	dk_cli_note(c, "%s is %s.", p->sku, did == DK_PUT_UNCHANGED ? "as it was" : "changed");
	return DK_OK;
}

static const struct dk_verb verbs[] = {
	{ "show", "SKU", "Shows a product with its free stock.", NULL, 1, 1, true, show },
	{ "find", "TEXT", "Finds by number, barcode or the beginnings of words.", NULL, 1,
	    DK_ARGS_ANY, true, find },
	{ "set", "SKU FIELD=VALUE...", "Changes fields, named as in products.csv.", NULL, 2,
	    DK_ARGS_ANY, true, set },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_product = {
	.name = "product",
	.summary = "look up and keep products",
	.verbs = verbs,
};
