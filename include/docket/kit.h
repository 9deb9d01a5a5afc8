/*
 * kit.h - kits: products that are sold under one number and lie in stock as their parts.
 *
 * A kit is counted whole and has no stock of its own; so many are free as its parts make up
 * (domain.md §6). When an order is entered its parts become lines of their own under the kit's
 * line (docket/order_line.h); the money stays with the kit. A part is no kit itself.
 */
#ifndef DOCKET_KIT_H
#define DOCKET_KIT_H

#include "docket/product.h"

#define DK_KIT_PARTS_MAX 50

struct dk_kit_part {
	dk_id product_id;
	const char *sku, *name, *unit;
	dk_qty qty;       /* in one kit */
	dk_qty free;      /* of the part; may be less than 0 */
	int64_t gram;     /* of a piece */
};

struct dk_kit_parts {
	struct dk_kit_part *list; /* by sku */
	size_t count;             /* 0 = that product is no kit */
	dk_qty free;              /* kits that can be made up of what is free */
	int64_t gram;             /* of one kit */
	dk_money cost;            /* of one kit's parts */
};

/* Makes `part` a part of `kit`, or changes how many. DK_EINPUT when one of the two cannot be
 * that; DK_EREFUSED while the kit itself lies in stock, is tracked, or is to come. */
enum dk_rc dk_kit_put(struct dk_session *s, dk_id kit, dk_id part, dk_qty qty, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
/* Orders that are entered keep the parts that they were entered with. */
enum dk_rc dk_kit_drop(struct dk_session *s, dk_id kit, dk_id part, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_kit_parts(struct dk_session *s, struct dk_arena *a, dk_id kit,
    struct dk_kit_parts *out, struct dk_err *err) DK_MUST_USE;

struct dk_kit_link {
	const char *sku, *part;
	dk_qty qty;
};
/* All kits, by sku, then part. Right: view. */
enum dk_rc dk_kit_links(struct dk_session *s, struct dk_arena *a, struct dk_kit_link **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
