/* names.c - the keys of customers and products by their ids. */
#include <stdlib.h>

#include "docket/product.h"
#include "out/export/exporter.h"

static int
by_id(const void *x, const void *y)
{
	const struct export_name *a = x, *b = y;

	return (a->id > b->id) - (a->id < b->id);
}

enum dk_rc
export_customers(struct export_run *x, struct export_names *out, struct dk_err *err)
{
	struct dk_customer *all;
	struct export_name *rows;
	size_t n = 0;
	enum dk_rc rc = dk_customer_list(x->session, &x->a, &all, &n, err);

	if (rc != DK_OK)
		return rc;
	rows = dk_arena_array(&x->a, n, sizeof(*rows));
	for (size_t i = 0; i < n; i++)
		rows[i] = (struct export_name){ all[i].id, all[i].number };
	qsort(rows, n, sizeof(*rows), by_id);
	*out = (struct export_names){ rows, n };
	return DK_OK;
}

enum dk_rc
export_products(struct export_run *x, struct export_names *out, struct dk_err *err)
{
	struct dk_product *all;
	struct export_name *rows;
	size_t n = 0;
	enum dk_rc rc = dk_product_list(x->session, &x->a, &all, &n, err);

	if (rc != DK_OK)
		return rc;
	rows = dk_arena_array(&x->a, n, sizeof(*rows));
	for (size_t i = 0; i < n; i++)
		rows[i] = (struct export_name){ all[i].id, all[i].sku };
	qsort(rows, n, sizeof(*rows), by_id);
	*out = (struct export_names){ rows, n };
	return DK_OK;
}

const char *
export_name(const struct export_names *n, dk_id id)
{
	const struct export_name key = { id, NULL }, *found;

	if (id == 0 || n->count == 0)
		return "";
	found = bsearch(&key, n->rows, n->count, sizeof(key), by_id);
	return found != NULL ? found->text : "";
}
