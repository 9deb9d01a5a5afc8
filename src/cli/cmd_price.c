/* cmd_price.c - `docket price`: price lists, and what would change if they did. */
#include <string.h>

#include "cli/cli.h"
#include "cli/find.h"
#include "cli/price_agreed.h"
#include "cli/price_show.h"
#include "docket/import.h"
#include "docket/price_head.h"

static enum dk_rc
lists(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "List", false }, { "Prices", true },
		{ "Coming", true }, { "Customers", true }, { "Currency", false },
		{ "Tax", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_price_list_info *all;
	size_t n;
	enum dk_rc rc = dk_price_lists(c->session, &c->arena, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_str(&c->out, "list", all[i].list);
			dk_out_int(&c->out, "prices", all[i].rows);
			dk_out_int(&c->out, "coming", all[i].coming);
			dk_out_int(&c->out, "customers", all[i].customers);
			dk_out_str(&c->out, "currency",
			    dk_session_currency(c->session, all[i].currency));
			dk_out_bool(&c->out, "includes_tax", all[i].includes_tax);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, all[i].list);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)all[i].rows));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)all[i].coming));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)all[i].customers));
		dk_out_cell(&t, dk_session_currency(c->session, all[i].currency));
		dk_out_cell(&t, all[i].includes_tax ? "included" : "");
	}
	if (rc == DK_OK && n == 0)
		return dk_cli_none(c, "There are no price lists; items have their own prices.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static void
row_json(struct dk_cli *c, const char *sku, const struct dk_price_row *r)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "list", r->list);
	dk_out_str(&c->out, "sku", sku);
	dk_out_price(&c->out, "price", r->price);
	dk_out_qty(&c->out, "per", r->per);
	dk_out_qty(&c->out, "min_qty", r->min_qty);
	dk_out_bool(&c->out, "by_group", r->by_group);
	dk_out_date(&c->out, "from", r->from);
	dk_out_date(&c->out, "to", r->to);
	dk_out_end(&c->out);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Item", false }, { "From qty", true },
		{ "Price", true }, { "per", true }, { "From", false }, { "To", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_price_rows all;
	enum dk_rc rc;

	if (c->opts.arg_count == 0)
		return lists(c, err);
	rc = dk_price_of_list(c->session, &c->arena, dk_cli_arg(c, 0), &all, err);
	for (size_t i = 0; rc == DK_OK && i < all.count; i++) {
		const struct dk_price_row *r = &all.list[i];
		struct dk_product *p = NULL;

		rc = dk_product_load(c->session, &c->arena, r->product_id, &p, err);
		if (rc == DK_OK && c->json)
			row_json(c, p->sku, r);
		if (rc != DK_OK || c->json)
			continue;
		dk_out_cell(&t, p->sku);
		dk_price_show_terms(c, &t, r);
	}
	if (rc == DK_OK && all.count == 0)
		return dk_cli_none(c, "That list has no prices.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

/* "3.5" and "-3.5" percent. */
static enum dk_rc
read_percent(struct dk_cli *c, dk_rate *out, struct dk_err *err)
{
	const char *text = dk_cli_opt(c, "percent");
	bool minus = text != NULL && text[0] == '-';
	enum dk_rc rc = text == NULL ? DK_OK : dk_rate_parse(text + minus, out, err);

	if (minus)
		out->e5 = -out->e5;
	return rc;
}

static enum dk_rc
read_raise(struct dk_cli *c, struct dk_price_raise *in, struct dk_err *err)
{
	const char *round = dk_cli_opt(c, "round");
	enum dk_rc rc = read_percent(c, &in->percent, err);

	in->list = dk_cli_arg(c, 0);
	in->sku = dk_cli_text(c, "sku");
	in->from = DK_NO_DATE;
	if (rc == DK_OK && round != NULL)
		rc = dk_price_parse(round, &in->round_to, err);
	return rc == DK_OK ? dk_cli_day(c, "from", &in->from, err) : rc;
}

static enum dk_rc
raised(struct dk_cli *c, struct dk_price_rows *rows, struct dk_err *err)
{
	struct dk_price_raise in = { .list = "" };
	enum dk_rc rc = read_raise(c, &in, err);

	return rc == DK_OK ? dk_price_raise(c->session, &c->arena, &in, rows, err) : rc;
}

static enum dk_rc
preview(struct dk_cli *c, const struct dk_price_rows *rows, struct dk_err *err)
{
	struct dk_price_preview p;
	size_t bad;
	enum dk_rc rc = dk_price_preview(c->session, &c->arena, rows, &p, &bad, err);

	if (rc == DK_OK)
		dk_price_show_preview(c, &p);
	return rc;
}

/* A file of prices is read as import reads it. */
static enum dk_rc
read_file(struct dk_cli *c, struct dk_price_rows *rows, struct dk_err *err)
{
	struct dk_import_request req = { .kind = "prices", .path = dk_cli_arg(c, 0),
		.dry_run = true, .from = dk_price_first_day(c) };
	struct dk_import_summary sum = { .kind = req.kind };
	enum dk_rc rc = dk_import_run(c->session, &c->arena, &req, &sum, err);

	for (size_t i = 0; rc != DK_OK && i < sum.fault_count; i++)
		fprintf(stderr, "%s\n", sum.faults[i]);
	*rows = sum.prices;
	return rc;
}

static bool
is_file(const char *name)
{
	return strcmp(name, "-") == 0 || strchr(name, '.') != NULL || strchr(name, '/') != NULL;
}

static enum dk_rc
what_if(struct dk_cli *c, struct dk_err *err)
{
	bool file = is_file(dk_cli_arg(c, 0));
	struct dk_price_rows rows = { 0 };
	dk_date day;
	enum dk_rc rc = dk_cli_day(c, "from", &day, err);

	if (rc != DK_OK)
		return rc;
	if (!file && dk_cli_opt(c, "percent") == NULL)
		return dk_cli_usage(c, err,
		    "Say --percent P: how much more (or -P, less) the list %s asks.",
		    dk_cli_arg(c, 0));
	rc = file ? read_file(c, &rows, err) : raised(c, &rows, err);
	return rc == DK_OK ? preview(c, &rows, err) : rc;
}

static enum dk_rc
change(struct dk_cli *c, struct dk_err *err)
{
	struct dk_price_rows rows = { 0 };
	int64_t changed = 0;
	size_t bad;
	enum dk_rc rc;

	if (dk_cli_opt(c, "percent") == NULL)
		return dk_cli_usage(c, err, "Say --percent P: how much more, or -P, less.");
	rc = raised(c, &rows, err);
	if (rc == DK_OK && dk_opt_given(&c->opts, "dry-run"))
		return preview(c, &rows, err);
	if (rc == DK_OK)
		rc = dk_price_keep(c->session, &rows, &changed, &bad, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "list", dk_cli_arg(c, 0));
		dk_out_int(&c->out, "rows", (int64_t)rows.count);
		dk_out_int(&c->out, "changed", changed);
		dk_out_end(&c->out);
	} else {
		dk_cli_note(c, "%lld of %zu prices of list %s are changed.", (long long)changed,
		    rows.count, dk_cli_arg(c, 0));
	}
	return DK_OK;
}

static enum dk_rc
set(struct dk_cli *c, struct dk_err *err)
{
	const char *tax = dk_cli_opt(c, "tax"), *currency = dk_cli_opt(c, "currency");
	struct dk_price_head head;
	enum dk_put did = DK_PUT_UNCHANGED;
	enum dk_rc rc;

	if ((tax == NULL && currency == NULL) ||
	    (tax != NULL && strcmp(tax, "included") != 0 && strcmp(tax, "added") != 0))
		return dk_cli_usage(c, err,
		    "Say --tax included (the prices hold it) or --tax added, or --currency.");
	rc = dk_price_head_find(c->session, &c->arena, dk_cli_arg(c, 0), &head, err);
	if (tax != NULL)
		head.includes_tax = strcmp(tax, "included") == 0;
	if (currency != NULL)
		head.currency = currency;
	if (rc == DK_OK)
		rc = dk_price_head_put(c->session, &head, &did, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "list", head.list);
		dk_out_str(&c->out, "currency", *head.currency != '\0' ? head.currency
		    : c->session->currency);
		dk_out_bool(&c->out, "includes_tax", head.includes_tax);
		dk_out_end(&c->out);
	} else if (tax == NULL) {
		dk_cli_note(c, "The prices of list %s are in %s.", head.list,
		    *head.currency != '\0' ? head.currency : c->session->currency);
	} else {
		dk_cli_note(c, "The prices of list %s %s the tax.%s", head.list,
		    head.includes_tax ? "hold" : "are without", did == DK_PUT_UNCHANGED
		    ? "" : " Orders entered before stay as they are.");
	}
	return DK_OK;
}

static const struct dk_opt set_options[] = {
	{ "tax", "HOW", "included: its prices hold the tax; added: they do not" },
	{ "currency", "CODE", "what they are in: USD; before there are any" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt raise_options[] = {
	{ "percent", "P", "so much more; -P is less" },
	{ "from", "DAY", "as a new set that begins on this day; else the prices as they are" },
	{ "sku", "BEGIN", "only items whose number begins so" },
	{ "round", "STEP", "to the next whole of it: 0.05, 1" },
	{ "dry-run", NULL, "tell what would change, and change nothing" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "[LIST]", "Lists the price lists, or the prices of one.", NULL, 0, 1, true,
	    list },
	{ "what-if", "FILE|LIST [--percent P] [--from DAY]",
	    "Tells what a file of prices, or other prices of a list, would change.",
	    raise_options, 1, 1, true, what_if },
	{ "change", "LIST --percent P [--from DAY]", "Makes the prices of a list others.",
	    raise_options, 1, 1, true, change },
	{ "set", "LIST --tax included|added | --currency CODE",
	    "Says what the prices of a list hold.", set_options, 1, 1, true, set },
	{ "agree", "CUSTOMER SKU PRICE [--qty Q] [--from DAY] [--until DAY]",
	    "Keeps a price agreed with one customer, net of his discounts.",
	    dk_price_agree_options, 3, 3, true, dk_price_agree },
	{ "agreed", "CUSTOMER", "Lists what is agreed with a customer, in force and coming.", NULL,
	    1, 1, true, dk_price_agreed },
	{ "end", "CUSTOMER SKU [--until DAY] [--qty Q] [--from DAY]",
	    "Ends what is agreed of an item by a last day.", dk_price_end_options, 2, 2, true,
	    dk_price_end },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_price = {
	.name = "price",
	.summary = "price lists, and what would change with them",
	.verbs = verbs,
};
