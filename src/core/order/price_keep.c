/* price_keep.c - price rows that are kept together, all or none; no two of them for one key. */
#include "core/order/price_keep.h"

#include <stdlib.h>
#include <string.h>

#include "core/control/change.h"

const char *
dk_price_row_list(const struct dk_price_row *r)
{
	return r->customer_id != 0 ? "" : r->list == NULL || r->list[0] == '\0' ? "base" : r->list;
}

/* for qsort: pointers to rows */
int
dk_price_row_compare(const void *x, const void *y)
{
	const struct dk_price_row *a = *(const struct dk_price_row *const *)x,
	    *b = *(const struct dk_price_row *const *)y;
	int64_t d = a->product_id - b->product_id;

	if (d == 0)
		d = a->customer_id - b->customer_id;
	if (d == 0)
		d = strcmp(dk_price_row_list(a), dk_price_row_list(b));
	if (d == 0)
		d = (int64_t)a->from.days - b->from.days;
	if (d == 0)
		d = a->min_qty.milli - b->min_qty.milli;
	return (d > 0) - (d < 0);
}

const struct dk_price_row **
dk_price_rows_sorted(struct dk_arena *a, const struct dk_price_rows *rows)
{
	const struct dk_price_row **sorted = dk_arena_array(a, rows->count + 1,
	    sizeof(const struct dk_price_row *));

	for (size_t i = 0; i < rows->count; i++)
		sorted[i] = &rows->list[i];
	if (rows->count > 0)
		qsort(sorted, rows->count, sizeof(const struct dk_price_row *),
		    dk_price_row_compare);
	return sorted;
}

/* No two rows for one key: which of them holds would be a guess. */
static enum dk_rc
refuse_twins(const struct dk_price_rows *rows, size_t *bad, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	const struct dk_price_row **sorted = dk_price_rows_sorted(&tmp, rows);
	enum dk_rc rc = DK_OK;

	for (size_t i = 1; rc == DK_OK && i < rows->count; i++) {
		if (dk_price_row_compare(&sorted[i - 1], &sorted[i]) != 0)
			continue;
		*bad = (size_t)(sorted[i] - rows->list);
		rc = dk_fail(err, DK_EREFUSED, "min_qty",
		    "Two of the rows are for the same item, list, day and quantity (%s or more):"
		    " %s and %s. Leave one out.", dk_qty_text(sorted[i]->min_qty).s,
		    dk_price_text(sorted[i - 1]->price).s, dk_price_text(sorted[i]->price).s);
	}
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_price_rows_put(struct dk_session *s, const struct dk_price_rows *rows, int64_t *changed,
    size_t *bad, struct dk_err *err)
{
	enum dk_rc rc = refuse_twins(rows, bad, err);

	for (size_t i = 0; rc == DK_OK && i < rows->count; i++) {
		enum dk_put did;

		rc = dk_price_put(s, &rows->list[i], &did, err);
		*bad = rc == DK_OK ? rows->count : i;
		*changed += rc == DK_OK && did != DK_PUT_UNCHANGED;
	}
	return rc;
}

enum dk_rc
dk_price_keep(struct dk_session *s, const struct dk_price_rows *rows, int64_t *changed,
    size_t *bad, struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, "price.keep", &ch, err);

	*changed = 0;
	*bad = rows->count;
	if (rc != DK_OK)
		return rc;
	rc = dk_price_rows_put(s, rows, changed, bad, err);
	if (rc == DK_OK && *changed > 0) {
		dk_change_subject(&ch, "price", rows->list[0].product_id);
		dk_change_text(&ch, "list", dk_price_row_list(&rows->list[0]));
		dk_change_i64(&ch, "rows", *changed);
	}
	return dk_change_end(&ch, rc, err);
}
