/*
 * stock.h - what lies where. On hand is the sum of the moves; allocation takes stock by a guarded
 * update, so nobody can sell the same unit twice.
 */
#ifndef DOCKET_STOCK_H
#define DOCKET_STOCK_H

#include "docket/adjust.h"

struct dk_stock_at {
	dk_id location_id;
	const char *location, *zone, *sort;
	dk_qty on_hand, quarantined, allocated, free;
};

struct dk_stock {
	dk_id product_id;
	dk_qty on_hand, quarantined, allocated, free; /* over all locations */
	struct dk_stock_at *at;
	size_t at_count;
};

struct dk_move {
	int64_t id;
	const char *at, *sku, *location, *kind, *reason, *document, *user;
	dk_id document_id;
	dk_qty qty;
	dk_money cost;
};

enum dk_rc dk_stock_load(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_stock *out, struct dk_err *err) DK_MUST_USE;
/* Free over all locations: on hand − quarantined − allocated. */
enum dk_rc dk_stock_free(struct dk_session *s, dk_id product_id, dk_qty *out,
    struct dk_err *err) DK_MUST_USE;
/* Makes on hand `target` at a location by one move of kind `import`. */
enum dk_rc dk_stock_put(struct dk_session *s, dk_id product_id, const char *location,
    dk_qty target, enum dk_put *did, struct dk_err *err) DK_MUST_USE;
/* Newest first; product_id 0 = all, day_id 0 = all. */
enum dk_rc dk_move_list(struct dk_session *s, struct dk_arena *a, dk_id product_id, dk_id day_id,
    struct dk_move **out, size_t *count, struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_location_put(struct dk_session *s, const char *code, const char *zone,
    const char *sort, enum dk_put *did, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_location_list(struct dk_session *s, struct dk_arena *a, struct dk_stock_at **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* Every balance row, for export and reports: sku and location filled in parallel arrays. */
struct dk_stock_row {
	const char *sku, *location;
	dk_qty on_hand, quarantined, allocated;
};
enum dk_rc dk_stock_list(struct dk_session *s, struct dk_arena *a, struct dk_stock_row **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
