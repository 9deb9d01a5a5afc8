/*
 * lost_sale.h - what was asked for and given up, for lack of stock, price or date: demand that no
 * order shows (domain.md §4).
 */
#ifndef DOCKET_LOST_SALE_H
#define DOCKET_LOST_SALE_H

#include "docket/order.h"

#define DK_LOST_REASONS(X) X(STOCK, "stock") X(PRICE, "price") X(DATE, "date") X(OTHER, "other")
#define X(id, text) DK_LOST_##id,
enum dk_lost_reason { DK_LOST_REASONS(X) };
#undef X
const char *dk_lost_reason_name(enum dk_lost_reason reason);
bool dk_lost_reason_parse(const char *name, enum dk_lost_reason *out);

/* Gives up `qty` pieces of a line (0 = all that is open) and records them: a draft's line gets
 * smaller or is voided, an entered one has them cancelled (right order-cancel). */
enum dk_rc dk_order_lose(struct dk_session *s, dk_id id, int64_t line_no, dk_qty qty,
    enum dk_lost_reason reason, struct dk_err *err) DK_MUST_USE;

struct dk_lost_sale {
	dk_date day; /* business day */
	const char *sku, *name, *customer, *customer_name;
	const char *order; /* "" = a draft that was dropped */
	dk_qty qty;
	enum dk_lost_reason reason;
	const char *by, *at;
};
/* Of the business days from `from` to `to`, both included, in the order they happened. */
enum dk_rc dk_lost_sale_list(struct dk_session *s, struct dk_arena *a, dk_date from, dk_date to,
    struct dk_lost_sale **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
