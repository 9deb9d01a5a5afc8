/* cmd_product.c - `docket product`: looking up and keeping what is sold. */
#include <string.h>

#include "cli/cli.h"
#include "cli/assign.h"
#include "cli/find.h"
#include "cli/keep.h"
#include "docket/kit.h"
#include "docket/price.h"
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
prices_json(struct dk_cli *c, dk_id product, struct dk_err *err)
{
	struct dk_price_rows all;
	enum dk_rc rc = dk_price_rows(c->session, &c->arena, product, &all, err);

	dk_out_array(&c->out, "prices");
	for (size_t i = 0; rc == DK_OK && i < all.count; i++) {
		const struct dk_price_row *r = &all.list[i];
		struct dk_customer *x = NULL;

		if (r->customer_id != 0)
			rc = dk_customer_load(c->session, &c->arena, r->customer_id, &x, err);
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "list", x == NULL ? r->list : NULL);
		dk_out_str(&c->out, "customer", x != NULL ? x->number : NULL);
		dk_out_price(&c->out, "price", r->price);
		dk_out_qty(&c->out, "per", r->per);
		dk_out_qty(&c->out, "min_qty", r->min_qty);
		dk_out_bool(&c->out, "by_group", r->by_group);
		dk_out_date(&c->out, "from", r->from);
		dk_out_date(&c->out, "to", r->to);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	return rc;
}

static enum dk_rc
substitutes_json(struct dk_cli *c, dk_id product, struct dk_err *err)
{
	struct dk_product_hit *all;
	size_t count;
	enum dk_rc rc = dk_substitute_list(c->session, &c->arena, product, &all, &count, err);

	dk_out_array(&c->out, "substitutes");
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		dk_out_str(&c->out, NULL, all[i].sku);
	dk_out_end(&c->out);
	return rc;
}

static enum dk_rc
parts_json(struct dk_cli *c, dk_id product, struct dk_err *err)
{
	struct dk_kit_parts all;
	enum dk_rc rc = dk_kit_parts(c->session, &c->arena, product, &all, err);

	dk_out_array(&c->out, "parts");
	for (size_t i = 0; rc == DK_OK && i < all.count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "sku", all.list[i].sku);
		dk_out_qty(&c->out, "qty", all.list[i].qty);
		dk_out_qty(&c->out, "free", all.list[i].free);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	return rc;
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
	dk_out_str(&c->out, "supply", p->supply);
	dk_out_str(&c->out, "price_group", p->price_group);
	dk_out_int(&c->out, "lead_days", p->lead_days);
	dk_out_qty(&c->out, "reorder_point", p->reorder_point);
	dk_out_qty(&c->out, "reorder_qty", p->reorder_qty);
	dk_out_str(&c->out, "abc", p->abc);
	dk_out_str(&c->out, "hazard", p->hazard);
	dk_out_qty(&c->out, "free", free);
	rc = units_json(c, p->id, err);
	if (rc == DK_OK)
		rc = prices_json(c, p->id, err);
	if (rc == DK_OK)
		rc = substitutes_json(c, p->id, err);
	if (rc == DK_OK)
		rc = parts_json(c, p->id, err);
	if (rc == DK_OK)
		rc = dk_keep_json(c, "product", p->id, err);
	if (rc == DK_OK)
		dk_out_end(&c->out);
	return rc;
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	struct dk_product *p = NULL;
	struct dk_kit_parts kit;
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
	dk_out_line(&c->out, "%s %s per %s %s, %s%s, %s", dk_price_text(p->price).s,
	    c->session->currency, dk_qty_text(p->price_per).s, p->unit,
	    *p->tax_code != '\0' ? "tax code " : "no tax code", p->tax_code, p->status);
	dk_out_line(&c->out, "Free %s %s", dk_qty_show(free).s, p->unit);
	rc = dk_kit_parts(c->session, &c->arena, p->id, &kit, err);
	for (size_t i = 0; i < kit.count; i++)
		dk_out_line(&c->out, "%s %s %s %s, %s free", i == 0 ? "A kit of" : "     and",
		    dk_qty_text(kit.list[i].qty).s, kit.list[i].unit, kit.list[i].sku,
		    dk_qty_show(kit.list[i].free).s);
	return rc;
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

static enum dk_rc
kept(struct dk_cli *c, struct dk_product *p, struct dk_err *err)
{
	struct dk_kept did;
	enum dk_rc rc = dk_product_keep(c->session, p, &did, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		return show(c, err);
	dk_keep_note(c, p->sku, &did, "product");
	return DK_OK;
}

static enum dk_rc
set(struct dk_cli *c, struct dk_err *err)
{
	struct dk_card card = { DK_CARD_PRODUCT, NULL, c->session->exponent };
	struct dk_product *p = NULL;
	enum dk_rc rc = dk_product_by_sku(c->session, &c->arena, dk_cli_arg(c, 0), &p, err);

	card.record = p;
	if (rc == DK_OK)
		rc = dk_assign_take(c, 1, &card, err);
	return rc == DK_OK ? kept(c, p, err) : rc;
}

static enum dk_rc
new_product(struct dk_cli *c, struct dk_err *err)
{
	struct dk_product p;
	const struct dk_card card = { DK_CARD_PRODUCT, &p, c->session->exponent };
	struct dk_alikes alike;
	enum dk_rc rc = dk_session_may(c->session, DK_RIGHT_MASTER_EDIT, err);

	if (rc != DK_OK)
		return rc;
	dk_card_blank(&card);
	p.sku = dk_cli_arg(c, 0);
	rc = dk_assign_take(c, 1, &card, err);
	if (rc == DK_OK)
		rc = dk_product_alike(c->session, &c->arena, &p, &alike, err);
	if (rc == DK_OK)
		rc = dk_keep_sure(c, &alike, err);
	return rc == DK_OK ? kept(c, &p, err) : rc;
}

/* An option that is a quantity; `fallback` when it was not given. */
static enum dk_rc
take_qty(struct dk_cli *c, const char *option, dk_qty fallback, dk_qty *out, struct dk_err *err)
{
	const char *text = dk_cli_opt(c, option);

	*out = fallback;
	return text == NULL ? DK_OK : dk_qty_parse(text, out, err);
}

static enum dk_rc
read_price(struct dk_cli *c, struct dk_price_row *row, struct dk_err *err)
{
	enum dk_rc rc = dk_price_parse(dk_cli_arg(c, 1), &row->price, err);

	if (rc == DK_OK)
		rc = take_qty(c, "per", DK_QTY(1), &row->per, err);
	if (rc == DK_OK)
		rc = take_qty(c, "min", DK_QTY(0), &row->min_qty, err);
	if (rc == DK_OK)
		rc = dk_cli_day(c, "from", &row->from, err);
	return rc == DK_OK ? dk_cli_day(c, "to", &row->to, err) : rc;
}

static enum dk_rc
price(struct dk_cli *c, struct dk_err *err)
{
	const char *list = dk_cli_opt(c, "list"), *number = dk_cli_opt(c, "customer");
	struct dk_price_row row = { .list = list };
	struct dk_product *p = NULL;
	struct dk_customer *x = NULL;
	enum dk_put did;
	enum dk_rc rc;

	if ((list == NULL) == (number == NULL))
		return dk_cli_usage(c, err, "Say --list L or --customer N: whose price it is.");
	rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);
	if (rc == DK_OK && number != NULL)
		rc = dk_cli_customer(c, number, &x, err);
	if (rc == DK_OK)
		rc = read_price(c, &row, err);
	if (rc != DK_OK)
		return rc;
	row.by_group = dk_opt_given(&c->opts, "by-group");
	row.product_id = p->id;
	row.customer_id = x != NULL ? x->id : 0;
	if ((rc = dk_price_put(c->session, &row, &did, err)) != DK_OK)
		return rc;
	if (c->json)
		return show(c, err);
	dk_cli_note(c, "%s costs %s per %s for %s%s.", p->sku, dk_price_text(row.price).s,
	    dk_qty_text(row.per).s, x != NULL ? "customer " : "list ",
	    x != NULL ? x->number : list);
	return DK_OK;
}

static enum dk_rc
substitute(struct dk_cli *c, struct dk_err *err)
{
	bool drops = dk_opt_given(&c->opts, "drop");
	struct dk_product *p = NULL, *other = NULL;
	const char *rank_text = dk_cli_opt(c, "rank");
	int64_t rank = 1;
	enum dk_put did;
	enum dk_rc rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);

	if (rc == DK_OK)
		rc = dk_cli_product(c, dk_cli_arg(c, 1), &other, err);
	if (rc == DK_OK && rank_text != NULL)
		rc = dk_cli_number(rank_text, "rank", &rank, err);
	if (rc == DK_OK)
		rc = drops ? dk_substitute_drop(c->session, p->id, other->id, err)
			   : dk_substitute_put(c->session, p->id, other->id, rank, &did, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		return show(c, err);
	dk_cli_note(c, "%s is %s instead of %s.", other->sku,
	    drops ? "not offered any more" : "offered", p->sku);
	return DK_OK;
}

static enum dk_rc
kit(struct dk_cli *c, struct dk_err *err)
{
	bool drops = dk_opt_given(&c->opts, "drop");
	struct dk_product *p = NULL, *part = NULL;
	dk_qty qty = DK_QTY(1);
	enum dk_put did;
	enum dk_rc rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);

	if (rc == DK_OK)
		rc = dk_cli_product(c, dk_cli_arg(c, 1), &part, err);
	if (rc == DK_OK && c->opts.arg_count > 2)
		rc = dk_qty_parse(dk_cli_arg(c, 2), &qty, err);
	if (rc == DK_OK)
		rc = drops ? dk_kit_drop(c->session, p->id, part->id, err)
			   : dk_kit_put(c->session, p->id, part->id, qty, &did, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		return show(c, err);
	if (drops)
		dk_cli_note(c, "%s is no part of %s any more.", part->sku, p->sku);
	else
		dk_cli_note(c, "One %s holds %s %s of %s.", p->sku, dk_qty_text(qty).s, part->unit,
		    part->sku);
	return DK_OK;
}

static enum dk_rc
unit(struct dk_cli *c, struct dk_err *err)
{
	struct dk_unit u = { .name = dk_cli_arg(c, 1), .barcode = dk_cli_arg(c, 3) };
	struct dk_product *p = NULL;
	enum dk_put did;
	enum dk_rc rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);

	if (rc == DK_OK)
		rc = dk_qty_parse(dk_cli_arg(c, 2), &u.pieces, err);
	if (rc == DK_OK)
		rc = dk_unit_put(c->session, p->id, &u, &did, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		return show(c, err);
	dk_cli_note(c, "%s: one %s is %s %s.", p->sku, u.name, dk_qty_text(u.pieces).s, p->unit);
	return DK_OK;
}

static enum dk_rc
pending(struct dk_cli *c, struct dk_err *err)
{
	struct dk_product *p = NULL;
	enum dk_rc rc = DK_OK;

	if (c->opts.arg_count > 0)
		rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);
	return rc == DK_OK ? dk_keep_pending(c, "product", p != NULL ? p->id : 0, err) : rc;
}

static enum dk_rc
approve(struct dk_cli *c, struct dk_err *err)
{
	struct dk_product *p = NULL;
	enum dk_rc rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);

	if (rc == DK_OK)
		rc = dk_keep_settle(c, "product", p->id, err);
	return rc == DK_OK && c->json ? show(c, err) : rc;
}

static const struct dk_opt price_options[] = {
	{ "list", "LIST", "of this price list; `base` is everybody's" },
	{ "customer", "NUMBER", "of this customer alone, net" },
	{ "per", "QTY", "for so many pieces; 1 when not given" },
	{ "min", "QTY", "from this quantity on" },
	{ "by-group", NULL, "all items of its price group on the order count for --min" },
	{ "from", "DAY", "first day" },
	{ "to", "DAY", "last day" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt substitute_options[] = {
	{ "rank", "N", "1 is offered first" },
	{ "drop", NULL, "it is not offered any more" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt kit_options[] = {
	{ "drop", NULL, "it is no part any more; orders that are entered keep it" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "show", "SKU", "Shows a product with its free stock.", NULL, 1, 1, true, show },
	{ "find", "TEXT", "Finds by number, barcode or the beginnings of words.", NULL, 1,
	    DK_ARGS_ANY, true, find },
	{ "set", "SKU FIELD=VALUE...", "Changes fields, named as in products.csv.", NULL, 2,
	    DK_ARGS_ANY, true, set },
	{ "new", "SKU FIELD=VALUE...", "Adds a product; --yes in spite of a look-alike.", NULL, 2,
	    DK_ARGS_ANY, true, new_product },
	{ "price", "SKU PRICE --list L|--customer N [--min Q [--by-group]]", "Keeps a price.",
	    price_options, 2,
	    2, true, price },
	{ "substitute", "SKU OTHER [--rank N] [--drop]", "Offers another instead.",
	    substitute_options, 2, 2, true, substitute },
	{ "kit", "SKU PART [QTY] [--drop]", "Keeps a part of a kit.", kit_options, 2, 3, true,
	    kit },
	{ "unit", "SKU NAME PIECES [BARCODE]", "Keeps a pack.", NULL, 3, 4, true, unit },
	{ "pending", "[SKU]", "Lists tax codes that wait for a second person.", NULL, 0, 1, true,
	    pending },
	{ "approve", "SKU [--refuse --reason T]", "Approves what somebody else asked for.",
	    dk_keep_settle_options, 1, 1, true, approve },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_product = {
	.name = "product",
	.summary = "look up and keep products",
	.verbs = verbs,
};
