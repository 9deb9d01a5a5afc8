/* receipt_rows.h - which line of a purchase order a row of a file is about. */
#ifndef DOCKET_IN_RECEIPT_ROWS_H
#define DOCKET_IN_RECEIPT_ROWS_H

#include "docket/purchase.h"

/* A purchase order by item: the lines of one stand together, those with something open first. */
struct receipt_index {
	const struct dk_purchase *purchase;
	size_t *by_sku;
	bool *is_used;
};

struct receipt_index receipt_index_of(struct dk_arena *a, const struct dk_purchase *p);
/* By the line's number, where it is given (> 0), else the next line of the item. DK_EINPUT. */
enum dk_rc receipt_line_find(struct receipt_index *x, int64_t line_no, const char *sku,
    int64_t *out, struct dk_err *err) DK_MUST_USE;

#endif
