/* import_prices.c - prices of lists and contracts, by break and date. */
#include "docket/price.h"
#include "in/import_group.h"
#include "in/importer.h"

enum { LIST, CUSTOMER, SKU, PRICE, PER, MIN_QTY, FROM, TO, BY_GROUP };

static const struct import_column columns[] = {
	[LIST] = { "list", .type = IMPORT_CODE },
	[CUSTOMER] = { "customer", .type = IMPORT_CODE },
	[SKU] = { "sku", .type = IMPORT_CODE, .required = true },
	[PRICE] = { "price", .type = IMPORT_PRICE, .required = true },
	[PER] = { "per", .type = IMPORT_QTY, .min = 1 },
	[MIN_QTY] = { "min_qty", .type = IMPORT_QTY },
	[FROM] = { "from", .type = IMPORT_DATE },
	[TO] = { "to", .type = IMPORT_DATE },
	[BY_GROUP] = { "by_group", .type = IMPORT_BOOL },
};

/* A row whose key stood in the file before, with another price: which of them is meant? */
static enum dk_rc
refuse_twin(struct import_run *run, const struct dk_price_row *row, enum dk_put did,
    struct dk_err *err)
{
	struct import_keys *seen = run->state;
	const char *key = dk_fmt(run->keep, "%s|%lld|%lld|%d|%lld", row->list,
	    (long long)row->customer_id, (long long)row->product_id, (int)row->from.days,
	    (long long)row->min_qty.milli);

	if (seen == NULL) {
		run->state = seen = dk_arena_alloc(run->keep, sizeof(*seen));
		*seen = (struct import_keys){ .a = run->keep };
	}
	if (import_keys_add(seen, key) || did == DK_PUT_UNCHANGED)
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "min_qty",
	    "An earlier row of the file has another price for the same item, list, day and"
	    " quantity. Leave one out.");
}

/* A dry run tells what the file says. */
static void
collect(struct import_run *run, const struct dk_price_row *row)
{
	struct dk_price_rows *to = &run->out->prices;

	to->list = dk_arena_grow(run->keep, to->list, to->count, &run->price_cap,
	    sizeof(*to->list));
	to->list[to->count] = *row;
	to->list[to->count++].list = dk_arena_dup(run->keep, row->list);
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_price_row row = { .list = v[LIST].text, .price = { v[PRICE].n },
		.per = DK_QTY(1), .from = DK_NO_DATE, .to = DK_NO_DATE };
	enum dk_rc rc;

	(void)count;
	if (v[LIST].is_given && v[CUSTOMER].is_given)
		return dk_fail(err, DK_EINPUT, "list",
		    "A price belongs to a list or to a customer, not to both.");
	if (!v[LIST].is_given && !v[CUSTOMER].is_given)
		return dk_fail(err, DK_EINPUT, "list", "Name a price list or a customer.");
	rc = import_product(run, v[SKU].text, "sku", &row.product_id, err);
	if (rc == DK_OK && v[CUSTOMER].is_given)
		rc = import_customer(run, v[CUSTOMER].text, &row.customer_id, err);
	if (rc != DK_OK)
		return rc;
	import_set_qty(&v[PER], DK_QTY(1), &row.per);
	import_set_qty(&v[MIN_QTY], (dk_qty){ 0 }, &row.min_qty);
	import_set_date(&v[FROM], &row.from);
	if (!dk_date_is_set(row.from) && run->req->from != NULL &&
	    !dk_date_parse(run->req->from, &row.from))
		return dk_fail(err, DK_EINPUT, "from", "%.20s is no day.", run->req->from);
	import_set_date(&v[TO], &row.to);
	import_set_bool(&v[BY_GROUP], false, &row.by_group);
	if ((rc = dk_price_put(run->session, &row, did, err)) != DK_OK)
		return rc;
	if (run->req->dry_run)
		collect(run, &row);
	return refuse_twin(run, &row, *did, err);
}

const struct dk_importer dk_import_prices = {
	.kind = "prices", .summary = "Prices of lists and of single customers.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
