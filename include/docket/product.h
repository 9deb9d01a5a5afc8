/*
 * product.h - products, their packs, barcodes, substitutes; finding the one that is meant.
 */
#ifndef DOCKET_PRODUCT_H
#define DOCKET_PRODUCT_H

#include "docket/customer.h"

struct dk_product {
	dk_id id;
	const char *sku, *name, *description, *attributes;
	const char *unit; /* base unit */
	int64_t decimals; /* a quantity may have */
	const char *barcode;
	dk_price price;   /* base list, per price_per pieces */
	dk_qty price_per;
	dk_price cost;    /* per price_per */
	const char *tax_code;
	int64_t gram;     /* of a piece */
	int64_t length_mm, width_mm, height_mm; /* of a piece; 0 = not known */
	const char *status, *replaced_by;
	dk_qty min_qty, multiple, max_qty; /* 0 = none */
	const char *supplier, *supplier_sku;
	int64_t lead_days;
	dk_qty reorder_point, reorder_qty;
	const char *abc, *hazard;
	const char *tracked; /* "", "lot" or "serial" */
	int64_t reserve_days; /* wanted later it is not reserved yet; 0 = as the setting says */
	int64_t shelf_days;  /* from receipt to expiry; 0 = it does not expire */
	const char *bin;     /* location it is put away to; "" = the main one */
	const char *supply;  /* of new lines: "" = our stock, "drop" = its supplier ships it */
	const char *price_group; /* what counts together for breaks; "" = none */
	const char *origin;  /* country it was made in; "" = not known */
	int64_t version;
};

struct dk_unit {
	const char *name;
	dk_qty pieces;
	const char *barcode;
};

struct dk_product_hit {
	dk_id id;
	const char *sku, *name, *status, *unit;
	dk_qty free;
};

struct dk_product_query {
	const char *text;
	dk_id customer_id; /* 0 = nobody's */
	size_t max;        /* hits */
};

/* What a typed or scanned text means. */
struct dk_product_match {
	dk_id id;            /* 0: not one product */
	const char *unit;    /* of a pack barcode; "" = the base unit */
	const char *by;      /* "sku", "barcode", "their", "prefix" */
	const char *qty;     /* of that unit, when the barcode says so; "" = it does not */
};

enum dk_rc dk_product_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_product **out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_product_by_sku(struct dk_session *s, struct dk_arena *a, const char *sku,
    struct dk_product **out, struct dk_err *err) DK_MUST_USE;
/* Exact SKU, SKU in another case when unique, barcode, the customer's own number (customer_id may
 * be 0), the GTIN of a GS1 element string (docket/gs1.h), then a unique prefix of 4+ characters
 * with a letter. DK_OK with id 0 when none fits; DK_EINPUT for an element string that is wrong. */
enum dk_rc dk_product_match(struct dk_session *s, struct dk_arena *a, const char *text,
    dk_id customer_id, struct dk_product_match *out, struct dk_err *err) DK_MUST_USE;
/* The sentence when dk_product_match found nothing: a wrong check digit is named. DK_EREFUSED. */
enum dk_rc dk_product_unknown(const char *text, struct dk_err *err);
/* Code or word beginnings; the best `max` hits, those the customer bought first. */
enum dk_rc dk_product_find(struct dk_session *s, struct dk_arena *a,
    const struct dk_product_query *q, struct dk_product_hit **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_product_put(struct dk_session *s, struct dk_product *p, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_product_list(struct dk_session *s, struct dk_arena *a, struct dk_product **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

/* Packs, the base unit first. */
enum dk_rc dk_unit_list(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_unit **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* Pieces in one `name` of the product ("" or the base unit is 1). DK_ENOTFOUND names its units. */
enum dk_rc dk_unit_pieces(struct dk_session *s, dk_id product_id, const char *name, dk_qty *out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_unit_put(struct dk_session *s, dk_id product_id, const struct dk_unit *unit,
    enum dk_put *did, struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_substitute_put(struct dk_session *s, dk_id product_id, dk_id substitute_id,
    int64_t rank, enum dk_put *did, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_substitute_drop(struct dk_session *s, dk_id product_id, dk_id substitute_id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_substitute_list(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_product_hit **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* The last day for which it is reserved today: its own horizon, else the setting's. */
enum dk_rc dk_product_horizon(struct dk_session *s, int64_t reserve_days, dk_date *out,
    struct dk_err *err) DK_MUST_USE;
/* After many products or customers were put: search answers at full speed again. Right import. */
enum dk_rc dk_master_settle(struct dk_session *s, struct dk_err *err) DK_MUST_USE;
/* Counts what is sold and rebuilds search in that order; part of day end. */
enum dk_rc dk_product_rank(struct dk_session *s, struct dk_err *err) DK_MUST_USE;

#endif
