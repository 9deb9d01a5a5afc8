/* product.c - products by id and SKU, and putting them. */
#include "docket/product.h"

#include <string.h>

#include "core/master/barcode.h"
#include "core/master/pending.h"
#include "core/master/record.h"
#include "db/search.h"
#include "docket/pending.h"
#include "docket/setting.h"
#include "docket/text.h"

#define PRODUCT(X) \
	X(sku, "sku", sku, CODE, 1, 40, DK_FIELD_KEY) \
	X(name, "name", name, TEXT, 1, 200, 0) \
	X(description, "description", description, LINES, 0, 2000, 0) \
	X(attributes, "attributes", attributes, TEXT, 0, 1000, 0) \
	X(unit, "unit", unit, CODE, 1, 20, 0) \
	X(decimals, "decimals", decimals, I64, 0, 3, 0) \
	X(barcode, "barcode", barcode, CODE, 0, 48, 0) \
	X(price, "price", price, PRICE, 0, DK_PRICE_MAX, 0) \
	X(price_per, "per", price_per, QTY, 1, DK_QTY_MAX, 0) \
	X(cost, "cost", cost, PRICE, 0, DK_PRICE_MAX, 0) \
	X(tax_code, "tax_code", tax_code, CODE, 0, 20, DK_FIELD_CREDIT) \
	X(gram, "weight_kg", gram, KILO, 0, 100000000, 0) \
	X(length_mm, "length_mm", length_mm, I64, 0, 100000, 0) \
	X(width_mm, "width_mm", width_mm, I64, 0, 100000, 0) \
	X(height_mm, "height_mm", height_mm, I64, 0, 100000, 0) \
	X(status, "status", status, CODE, 1, 20, 0) \
	X(replaced_by, "replaced_by", replaced_by, CODE, 0, 40, 0) \
	X(min_qty, "min_qty", min_qty, QTY, 0, DK_QTY_MAX, 0) \
	X(multiple, "multiple", multiple, QTY, 0, DK_QTY_MAX, 0) \
	X(max_qty, "max_qty", max_qty, QTY, 0, DK_QTY_MAX, 0) \
	X(supplier, "supplier", supplier, CODE, 0, 20, 0) \
	X(supplier_sku, "supplier_sku", supplier_sku, CODE, 0, 40, 0) \
	X(lead_days, "lead_days", lead_days, I64, 0, 3650, 0) \
	X(reserve_days, "reserve_days", reserve_days, I64, 0, 3650, 0) \
	X(reorder_point, "reorder_point", reorder_point, QTY, 0, DK_QTY_MAX, 0) \
	X(reorder_qty, "reorder_qty", reorder_qty, QTY, 0, DK_QTY_MAX, 0) \
	X(abc, "abc", abc, CODE, 0, 4, 0) \
	X(hazard, "hazard", hazard, TEXT, 0, 40, 0) \
	X(tracked, "tracked", tracked, CODE, 0, 6, 0) \
	X(shelf_days, "shelf_days", shelf_days, I64, 0, 36500, 0) \
	X(bin, "bin", bin, CODE, 0, 40, 0) \
	X(supply, "supply", supply, CODE, 0, 4, 0) \
	X(price_group, "price_group", price_group, CODE, 0, 40, 0) \
	X(origin, "origin", origin, COUNTRY, 0, 2, 0)

#define SELECT "SELECT " PRODUCT(DK_SQL_NAME) "id, version FROM product "

static const char SQL_LOAD[] = SELECT "WHERE id = :id";
static const char SQL_BY_SKU[] = SELECT "WHERE sku = :sku";
static const char SQL_LIST[] = SELECT "ORDER BY sku";
static const char SQL_ADD[] =
    "INSERT INTO product (" PRODUCT(DK_SQL_NAME) "sku_key)"
    " VALUES (" PRODUCT(DK_SQL_BIND) ":sku_key)";
static const char SQL_CHANGE[] =
    "UPDATE product SET " PRODUCT(DK_SQL_SET) "sku_key = :sku_key, version = version + 1"
    " WHERE sku = :sku";

static const char SQL_ON_HAND[] = "SELECT sum(on_hand) FROM stock WHERE product_id = :id";
static const char SQL_IS_KIT[] = "SELECT EXISTS (SELECT 1 FROM kit_part WHERE kit_id = :id)";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_product, __VA_ARGS__)
	PRODUCT(X)
#undef X
};

static void
bind_key(struct dk_arena *a, struct dk_stmt *st, const void *record)
{
	dk_bind_text(st, ":sku_key", dk_text_fold(a, ((const struct dk_product *)record)->sku));
}

const struct dk_record dk_product_record = {
	.subject = "product", .action = "product.put", .size = sizeof(struct dk_product),
	.fields = fields, .count = DK_COUNT(fields), .has_id = true,
	.version_at = offsetof(struct dk_product, version), .find = SQL_BY_SKU, .insert = SQL_ADD,
	.update = SQL_CHANGE, .bind_more = bind_key,
};

/* The one row of a bound statement, or a sentence that names what was looked for. */
static enum dk_rc
one(struct dk_arena *a, struct dk_stmt *st, const char *what, struct dk_product **out,
    struct dk_err *err)
{
	void *found;
	enum dk_rc rc = dk_record_first(a, &dk_product_record, st, &found, err);

	*out = found;
	if (rc == DK_OK && found == NULL)
		rc = dk_fail(err, DK_ENOTFOUND, "sku",
		    "There is no product %s. Look it up by a word of its name.", what);
	return rc;
}

enum dk_rc
dk_product_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_product **out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LOAD);
	dk_bind_id(st, ":id", id);
	return one(a, st, "with this id", out, err);
}

enum dk_rc
dk_product_by_sku(struct dk_session *s, struct dk_arena *a, const char *sku,
    struct dk_product **out, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_BY_SKU);
	dk_bind_text(st, ":sku", sku);
	return one(a, st, sku, out, err);
}

enum dk_rc
dk_product_list(struct dk_session *s, struct dk_arena *a, struct dk_product **out, size_t *count,
    struct dk_err *err)
{
	struct dk_fetch rows = dk_record_list(s, a, &dk_product_record,
	    dk_sql(s->db, SQL_LIST), err);

	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

void
dk_product_defaults(struct dk_product *p)
{
	if (p->unit == NULL || p->unit[0] == '\0')
		p->unit = "ea";
	if (p->status == NULL || p->status[0] == '\0')
		p->status = "active";
	if (p->price_per.milli == 0)
		p->price_per = DK_QTY(1);
}

/* A quantity may have no more decimals than its product. */
static enum dk_rc
check_decimals(const struct dk_product *p, dk_qty qty, const char *field, struct dk_err *err)
{
	if (dk_qty_fits(qty, p->decimals))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, field,
	    "%s %s has more decimals than %s allows (%lld).", field, dk_qty_text(qty).s, p->sku,
	    (long long)p->decimals);
}

static enum dk_rc
check_rules(const struct dk_product *p, struct dk_err *err)
{
	enum dk_rc rc = dk_word_check(p->status, "active run-out discontinued", "status", err);

	if (rc == DK_OK && p->tracked[0] != '\0')
		rc = dk_word_check(p->tracked, "lot serial", "tracked", err);
	if (rc == DK_OK && p->supply[0] != '\0')
		rc = dk_word_check(p->supply, "drop", "supply", err);
	if (rc == DK_OK && p->supply[0] != '\0' && p->supplier[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "supply",
		    "%s has no supplier who could ship it to customers; name him first.", p->sku);
	if (rc == DK_OK && strcmp(p->tracked, "serial") == 0 && p->decimals > 0)
		rc = dk_fail(err, DK_EINPUT, "decimals",
		    "%s has a serial number for each piece, so its quantities have no decimals.",
		    p->sku);
	if (rc == DK_OK)
		rc = check_decimals(p, p->min_qty, "min_qty", err);
	if (rc == DK_OK)
		rc = check_decimals(p, p->multiple, "multiple", err);
	if (rc == DK_OK)
		rc = check_decimals(p, p->max_qty, "max_qty", err);
	if (rc != DK_OK)
		return rc;
	if (p->max_qty.milli > 0 && p->max_qty.milli < p->min_qty.milli)
		return dk_fail(err, DK_EINPUT, "max_qty", "max_qty %s is less than min_qty %s.",
		    dk_qty_text(p->max_qty).s, dk_qty_text(p->min_qty).s);
	if (strcmp(p->replaced_by, p->sku) == 0)
		return dk_fail(err, DK_EINPUT, "replaced_by", "%s cannot replace itself.", p->sku);
	return DK_OK;
}

char *
dk_product_words(struct dk_arena *a, const struct dk_product *p)
{
	return dk_text_fold(a, dk_fmt(a, "%s %s %s %s %s", p->sku, p->name, p->attributes,
	    p->supplier_sku, p->description));
}

static enum dk_rc
put_words(struct dk_change *ch, struct dk_arena *a, const struct dk_product *before,
    const struct dk_product *after, struct dk_err *err)
{
	const char *words = dk_product_words(a, after);

	if (before != NULL && strcmp(words, dk_product_words(a, before)) == 0)
		return DK_OK;
	return dk_search_put(ch->session->db, DK_SEARCH_PRODUCT, after->id, words, err);
}

static enum dk_rc
put_barcode(struct dk_change *ch, const struct dk_product *before, const struct dk_product *p,
    struct dk_err *err)
{
	bool is_same = before != NULL && strcmp(before->barcode, p->barcode) == 0 &&
	    strcmp(before->unit, p->unit) == 0;

	if (is_same)
		return DK_OK;
	if (before != NULL && strcmp(before->unit, p->unit) != 0) {
		enum dk_rc rc = dk_unit_is_free(ch, p->id, p->unit, err);

		if (rc != DK_OK)
			return rc;
	}
	return dk_barcode_move(ch, before == NULL ? "" : before->barcode,
	    &(struct dk_barcode){ p->barcode, p->id, p->unit }, err);
}

/* Stock of a tracked product is the sum of its lots: it begins and ends with none. */
static enum dk_rc
check_tracked(struct dk_change *ch, const struct dk_product *old, const struct dk_product *p,
    struct dk_err *err)
{
	struct dk_stmt *st;
	dk_qty there = { 0 };
	enum dk_rc rc;

	if (old == NULL || strcmp(old->tracked, p->tracked) == 0)
		return DK_OK;
	st = dk_sql(ch->session->db, SQL_ON_HAND);
	dk_bind_id(st, ":id", old->id);
	rc = dk_one(st, 0, &there.milli, err);
	if (rc == DK_OK && there.milli != 0)
		rc = dk_fail(err, DK_EREFUSED, "tracked",
		    "%s of %s are on hand, and how it is tracked changes only while there are none;"
		    " adjust them away first.",
		    dk_qty_show(there).s, old->sku);
	return rc;
}

/* A kit lies in stock as its parts. */
static enum dk_rc
check_kit(struct dk_change *ch, const struct dk_product *old, const struct dk_product *p,
    struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t is_kit = 0;
	enum dk_rc rc;

	if (old == NULL || (p->decimals == 0 && p->tracked[0] == '\0'))
		return DK_OK;
	st = dk_sql(ch->session->db, SQL_IS_KIT);
	dk_bind_id(st, ":id", old->id);
	rc = dk_one(st, 0, &is_kit, err);
	if (rc == DK_OK && is_kit != 0)
		rc = dk_fail(err, DK_EREFUSED, p->decimals > 0 ? "decimals" : "tracked",
		    "%s is a kit: it is counted whole, and its parts are tracked, not itself.",
		    old->sku);
	return rc;
}

static enum dk_rc
store(struct dk_change *ch, struct dk_record_put *put, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = dk_record_look(ch, &tmp, put, err);
	const struct dk_product *old = put->before;

	if (rc == DK_OK && old != NULL && put->is_new)
		rc = dk_fail(err, DK_EREFUSED, "sku",
		    "There is a product %s already: %s. Change that one, or give another number.",
		    old->sku, old->name);
	if (rc == DK_OK)
		rc = check_tracked(ch, old, put->after, err);
	if (rc == DK_OK)
		rc = check_kit(ch, old, put->after, err);
	if (rc == DK_OK)
		rc = dk_record_save(ch, &tmp, put, err);
	if (rc == DK_OK && put->did != DK_PUT_UNCHANGED)
		rc = put_barcode(ch, put->before, put->after, err);
	if (rc == DK_OK && put->did != DK_PUT_UNCHANGED)
		rc = put_words(ch, &tmp, put->before, put->after, err);
	dk_arena_free(&tmp);
	return rc;
}

static enum dk_rc
put_product(struct dk_session *s, struct dk_record_put *put, struct dk_err *err)
{
	struct dk_product *p = put->after;
	struct dk_change ch;
	enum dk_rc rc;

	dk_product_defaults(p);
	rc = dk_record_check(s, put->kind, p, err);
	if (rc == DK_OK)
		rc = check_rules(p, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, put->kind->action, &ch, err);
	return rc == DK_OK ? dk_change_end(&ch, store(&ch, put, err), err) : rc;
}

enum dk_rc
dk_product_put(struct dk_session *s, struct dk_product *p, enum dk_put *did, struct dk_err *err)
{
	struct dk_record_put put = { .kind = &dk_product_record, .after = p };
	enum dk_rc rc = put_product(s, &put, err);

	*did = put.did;
	return rc;
}

enum dk_rc
dk_product_keep(struct dk_session *s, struct dk_product *p, struct dk_kept *kept,
    struct dk_err *err)
{
	struct dk_product stored = *p; /* what is held back differs from what the caller wants */
	struct dk_record_put put = { .kind = &dk_product_record, .after = &stored,
		.is_new = p->id == 0 };
	enum dk_rc rc = dk_pending_rules(s, &put.asks, err);

	if (rc == DK_OK)
		rc = put_product(s, &put, err);
	if (rc == DK_OK) {
		p->id = stored.id;
		p->version = stored.version;
	}
	*kept = (struct dk_kept){ put.did, put.asked };
	return rc;
}

enum dk_rc
dk_product_horizon(struct dk_session *s, int64_t reserve_days, dk_date *out, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	if (reserve_days <= 0)
		rc = dk_setting_i64(s, "reserve_days", &reserve_days, err);
	*out = dk_date_add(dk_session_today(s), (int)reserve_days);
	return rc;
}
