/* import_price_lists.c - what all prices of a list have in common: their currency, and whether they
 * hold the tax. Before its prices: a list that has some keeps its currency. */
#include "docket/price_head.h"
#include "in/import_tie.h"

enum { LIST, CURRENCY, INCLUDES_TAX };

static const struct import_column columns[] = {
	[LIST] = { "list", .type = IMPORT_CODE, .required = true, .max = 40 },
	[CURRENCY] = { "currency", .type = IMPORT_CODE, .max = 3 },
	[INCLUDES_TAX] = { "includes_tax", .type = IMPORT_BOOL },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_price_head x;
	enum dk_rc rc = dk_price_head_find(run->session, run->a, v[LIST].text, &x, err);

	(void)count;
	if (rc != DK_OK)
		return rc;
	import_set_text(&v[CURRENCY], &x.currency);
	import_set_bool(&v[INCLUDES_TAX], false, &x.includes_tax);
	rc = dk_price_head_put(run->session, &x, did, err);
	return rc == DK_OK ? import_tie(run, dk_fmt(run->a, "list %s", x.list), *did, err) : rc;
}

const struct dk_importer dk_import_price_lists = {
	.kind = "price-lists", .summary = "Currency of price lists, and whether they hold the tax.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
