/* price_agreed.c - prices agreed with one customer: kept, read, and ended by a last day. */
#include "cli/price_agreed.h"

#include "cli/find.h"
#include "cli/price_show.h"
#include "cli/word.h"

const struct dk_opt dk_price_agree_options[] = {
	{ "per", "QTY", "the price is for so many; 1" },
	{ "qty", "QTY", "from so many on; 0: any quantity" },
	{ "by-group", NULL, "all items of its price group on the order count for --qty" },
	{ "from", "DAY", "the first day; then the set that begins takes the place of the earlier" },
	{ "until", "DAY", "the last day" },
	{ "dry-run", NULL, "tell what would change, and change nothing" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_price_end_options[] = {
	{ "until", "DAY", "the last day; today" },
	{ "qty", "QTY", "only the price from so many on" },
	{ "from", "DAY", "only the price that begins on this day" },
	{ NULL, NULL, NULL },
};

static enum dk_rc
take_qty(struct dk_cli *c, const char *option, dk_qty *out, struct dk_err *err)
{
	const char *text = dk_cli_opt(c, option);

	return text == NULL ? DK_OK : dk_qty_parse(text, out, err);
}

/* CUSTOMER SKU, what every verb begins with. */
static enum dk_rc
read_whose(struct dk_cli *c, struct dk_customer **x, struct dk_product **p, struct dk_err *err)
{
	enum dk_rc rc = dk_cli_customer(c, dk_cli_arg(c, 0), x, err);

	return rc == DK_OK ? dk_cli_product(c, dk_cli_arg(c, 1), p, err) : rc;
}

static enum dk_rc
read_row(struct dk_cli *c, struct dk_price_row *row, struct dk_err *err)
{
	enum dk_rc rc = dk_price_parse(dk_cli_arg(c, 2), &row->price, err);

	row->by_group = dk_opt_given(&c->opts, "by-group");
	if (rc == DK_OK)
		rc = take_qty(c, "per", &row->per, err);
	if (rc == DK_OK)
		rc = take_qty(c, "qty", &row->min_qty, err);
	if (rc == DK_OK)
		rc = dk_cli_day(c, "from", &row->from, err);
	return rc == DK_OK ? dk_cli_day(c, "until", &row->to, err) : rc;
}

static void
row_json(struct dk_cli *c, const struct dk_customer *x, const char *sku,
    const struct dk_price_row *r)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "customer", x->number);
	dk_out_str(&c->out, "sku", sku);
	dk_out_price(&c->out, "price", r->price);
	dk_out_qty(&c->out, "per", r->per);
	dk_out_str(&c->out, "currency", dk_session_currency(c->session, x->currency));
	dk_out_qty(&c->out, "min_qty", r->min_qty);
	dk_out_bool(&c->out, "by_group", r->by_group);
	dk_out_date(&c->out, "from", r->from);
	dk_out_date(&c->out, "to", r->to);
	dk_out_end(&c->out);
}

static enum dk_rc
show_preview(struct dk_cli *c, struct dk_price_row *row, struct dk_err *err)
{
	const struct dk_price_rows rows = { row, 1 };
	struct dk_price_preview p;
	size_t bad;
	enum dk_rc rc = dk_price_preview(c->session, &c->arena, &rows, &p, &bad, err);

	if (rc == DK_OK)
		dk_price_show_preview(c, &p);
	return rc;
}

enum dk_rc
dk_price_agree(struct dk_cli *c, struct dk_err *err)
{
	struct dk_price_row row = { .list = "", .per = DK_QTY(1) };
	struct dk_customer *x = NULL;
	struct dk_product *p = NULL;
	enum dk_put did;
	enum dk_rc rc = read_whose(c, &x, &p, err);

	if (rc == DK_OK)
		rc = read_row(c, &row, err);
	if (rc != DK_OK)
		return rc;
	row.customer_id = x->id;
	row.product_id = p->id;
	if (dk_opt_given(&c->opts, "dry-run"))
		return show_preview(c, &row, err);
	if ((rc = dk_price_put(c->session, &row, &did, err)) != DK_OK)
		return rc;
	if (c->json)
		row_json(c, x, p->sku, &row);
	else
		dk_cli_note(c, "%s costs customer %s %s %s per %s%s%s.", p->sku, x->number,
		    dk_price_text(row.price).s, dk_session_currency(c->session, x->currency),
		    dk_qty_text(row.per).s, row.min_qty.milli == 0 ? "" : dk_fmt(&c->arena,
		    " from %s on", dk_qty_text(row.min_qty).s),
		    did == DK_PUT_UNCHANGED ? ", as it was agreed" : "");
	return DK_OK;
}

enum dk_rc
dk_price_agreed(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Item", false }, { "Name", false },
		{ "From qty", true }, { "Price", true }, { "per", true }, { "From", false },
		{ "To", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_price_rows all = { 0 };
	struct dk_customer *x = NULL;
	enum dk_rc rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err);

	if (rc == DK_OK)
		rc = dk_price_of_customer(c->session, &c->arena, x->id, &all, err);
	for (size_t i = 0; rc == DK_OK && i < all.count; i++) {
		const struct dk_price_row *r = &all.list[i];
		struct dk_product *p = NULL;

		rc = dk_product_load(c->session, &c->arena, r->product_id, &p, err);
		if (rc == DK_OK && c->json)
			row_json(c, x, p->sku, r);
		if (rc != DK_OK || c->json)
			continue;
		dk_out_cell(&t, p->sku);
		dk_out_cell(&t, p->name);
		dk_price_show_terms(c, &t, r);
	}
	if (rc == DK_OK && all.count == 0)
		return dk_cli_none(c, "No prices are agreed with that customer.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
read_end(struct dk_cli *c, struct dk_price_end *in, dk_qty *qty, dk_date *from, struct dk_err *err)
{
	enum dk_rc rc = take_qty(c, "qty", qty, err);

	if (rc == DK_OK)
		rc = dk_cli_day(c, "from", from, err);
	if (rc == DK_OK)
		rc = dk_cli_day(c, "until", &in->until, err);
	in->min_qty = dk_cli_opt(c, "qty") != NULL ? qty : NULL;
	in->from = dk_cli_opt(c, "from") != NULL ? from : NULL;
	if (!dk_date_is_set(in->until))
		in->until = dk_session_today(c->session);
	return rc;
}

enum dk_rc
dk_price_end(struct dk_cli *c, struct dk_err *err)
{
	struct dk_price_end in = { .until = DK_NO_DATE };
	struct dk_price_rows ends = { 0 };
	struct dk_customer *x = NULL;
	struct dk_product *p = NULL;
	dk_date from = DK_NO_DATE;
	dk_qty qty = { 0 };
	int64_t changed;
	size_t bad;
	enum dk_rc rc = read_whose(c, &x, &p, err);

	if (rc == DK_OK)
		rc = read_end(c, &in, &qty, &from, err);
	if (rc != DK_OK)
		return rc;
	in.customer_id = x->id;
	in.product_id = p->id;
	if ((rc = dk_price_ended(c->session, &c->arena, &in, &ends, err)) != DK_OK ||
	    (rc = dk_price_keep(c->session, &ends, &changed, &bad, err)) != DK_OK)
		return rc;
	for (size_t i = 0; c->json && i < ends.count; i++)
		row_json(c, x, p->sku, &ends.list[i]);
	dk_cli_note(c, "%zu %s of %s agreed with customer %s end%s on %s.", ends.count,
	    ends.count == 1 ? "price" : "prices", p->sku, x->number, ends.count == 1 ? "s" : "",
	    dk_date_iso(in.until).s);
	return DK_OK;
}
