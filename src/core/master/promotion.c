/* promotion.c - what is given off list prices for a time. */
#include "docket/promotion.h"

#include <string.h>

#include "core/master/record.h"

#define PROMOTION(X) \
	X(code, "code", code, CODE, 1, 20, DK_FIELD_KEY) \
	X(name, "name", name, TEXT, 0, 100, 0) \
	X(kind, "kind", kind, CODE, 1, 10, 0) \
	X(sku, "sku", sku, CODE, 0, 40, 0) \
	X(price_group, "price_group", price_group, CODE, 0, 40, 0) \
	X(customer, "customer", customer, CODE, 0, 20, 0) \
	X(customer_group, "customer_group", customer_group, CODE, 0, 40, 0) \
	X(min_qty, "min_qty", min_qty, QTY, 0, DK_QTY_MAX, 0) \
	X(rate, "rate", rate, RATE, 0, DK_RATE_ONE, 0) \
	X(price, "price", price, PRICE, 0, DK_PRICE_MAX, 0) \
	X(per, "per", per, QTY, 1, DK_QTY_MAX, 0) \
	X(buy, "buy", buy, QTY, 0, DK_QTY_MAX, 0) \
	X(pay, "pay", pay, QTY, 0, DK_QTY_MAX, 0) \
	X(free_sku, "free_sku", free_sku, CODE, 0, 40, 0) \
	X(free_qty, "free_qty", free_qty, QTY, 0, DK_QTY_MAX, 0) \
	X(exclusive, "exclusive", exclusive, BOOL, 0, 1, 0) \
	X(on_net, "on_net", on_net, BOOL, 0, 1, 0) \
	X(max_order, "max_order", max_order, QTY, 0, DK_QTY_MAX, 0) \
	X(max_customer, "max_customer", max_customer, QTY, 0, DK_QTY_MAX, 0) \
	X(max_total, "max_total", max_total, QTY, 0, DK_QTY_MAX, 0) \
	X(valid_from, "from", from, DATE, 0, 0, 0) \
	X(valid_to, "to", to, DATE, 0, 0, 0)

#define SELECT "SELECT " PROMOTION(DK_SQL_NAME) "id, version FROM promotion "
#define IN_FORCE " AND valid_from <= :day AND (valid_to = '' OR valid_to >= :day)"

static const char SQL_FIND[] = SELECT "WHERE code = :code";
static const char SQL_LIST[] = SELECT "ORDER BY code";
static const char SQL_LOAD[] =
    SELECT "WHERE sku IN (SELECT value FROM json_each(:skus))" IN_FORCE
    " UNION ALL " SELECT "WHERE sku = '' AND price_group IN (SELECT value FROM json_each(:groups))"
    IN_FORCE " ORDER BY 1";
static const char SQL_ADD[] =
    "INSERT INTO promotion (" PROMOTION(DK_SQL_NAME) "version)"
    " VALUES (" PROMOTION(DK_SQL_BIND) "1)";
static const char SQL_CHANGE[] =
    "UPDATE promotion SET " PROMOTION(DK_SQL_SET) "version = version + 1 WHERE code = :code";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_promotion, __VA_ARGS__)
	PROMOTION(X)
#undef X
};

const struct dk_record dk_promotion_record = {
	.subject = "promotion", .action = "promotion.put", .size = sizeof(struct dk_promotion),
	.fields = fields, .count = DK_COUNT(fields), .has_id = true,
	.version_at = offsetof(struct dk_promotion, version), .find = SQL_FIND, .insert = SQL_ADD,
	.update = SQL_CHANGE,
};

static bool
is(const struct dk_promotion *p, const char *kind)
{
	return strcmp(p->kind, kind) == 0;
}

/* What each kind cannot do without. */
static enum dk_rc
check_kind(const struct dk_promotion *p, struct dk_err *err)
{
	if (is(p, "percent") && p->rate.e5 == 0)
		return dk_fail(err, DK_EINPUT, "rate", "How many percent are given off?");
	if (is(p, "amount") && p->price.e4 == 0)
		return dk_fail(err, DK_EINPUT, "price", "How much is given off, per how many?");
	if (is(p, "n-for-m") && (p->pay.milli <= 0 || p->buy.milli <= p->pay.milli))
		return dk_fail(err, DK_EINPUT, "buy",
		    "Say how many are bought for the price of how many: buy=3 pay=2.");
	if (is(p, "free") && (p->buy.milli == 0 || p->free_qty.milli == 0 || *p->free_sku == '\0'))
		return dk_fail(err, DK_EINPUT, "free_sku",
		    "Say what is given for how many: buy=10 free_sku=SKU free_qty=1.");
	if (dk_date_is_set(p->from) && dk_date_is_set(p->to) && p->to.days < p->from.days)
		return dk_fail(err, DK_EINPUT, "to", "It ends on %s, before it begins on %s.",
		    dk_date_iso(p->to).s, dk_date_iso(p->from).s);
	return DK_OK;
}

static enum dk_rc
check_named(struct dk_session *s, struct dk_arena *a, const struct dk_promotion *p,
    struct dk_err *err)
{
	struct dk_product *x = NULL;
	struct dk_customer *c = NULL;
	enum dk_rc rc = DK_OK;

	if (p->sku[0] != '\0')
		rc = dk_product_by_sku(s, a, p->sku, &x, err);
	if (rc == DK_OK && p->free_sku[0] != '\0')
		rc = dk_product_by_sku(s, a, p->free_sku, &x, err);
	if (rc == DK_OK && p->customer[0] != '\0')
		rc = dk_customer_by_number(s, a, p->customer, &c, err);
	return rc;
}

enum dk_rc
dk_promotion_put(struct dk_session *s, struct dk_promotion *p, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_MASTER_EDIT, err);

	if (rc == DK_OK && p->per.milli == 0)
		p->per = DK_QTY(1);
	if (rc == DK_OK)
		rc = dk_record_check(s, &dk_promotion_record, p, err);
	if (rc == DK_OK)
		rc = dk_word_check(p->kind, "percent amount price n-for-m free", "kind", err);
	if (rc == DK_OK)
		rc = check_kind(p, err);
	if (rc == DK_OK)
		rc = check_named(s, &tmp, p, err);
	if (rc == DK_OK)
		rc = dk_record_put(s, &dk_promotion_record, p, did, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_promotion_find(struct dk_session *s, struct dk_arena *a, const char *code,
    struct dk_promotion **out, struct dk_err *err)
{
	struct dk_stmt *st;
	void *found = NULL;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_FIND);
	dk_bind_text(st, ":code", code);
	rc = dk_record_first(a, &dk_promotion_record, st, &found, err);
	*out = found;
	return rc == DK_OK && found == NULL
	    ? dk_fail(err, DK_ENOTFOUND, "code",
		"There is no promotion %.40s. docket promotion list names them.", code) : rc;
}

enum dk_rc
dk_promotion_list(struct dk_session *s, struct dk_arena *a, struct dk_promotion **out,
    size_t *count, struct dk_err *err)
{
	struct dk_fetch rows = dk_record_list(s, a, &dk_promotion_record,
	    dk_sql(s->db, SQL_LIST), err);

	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_promotion_load(struct dk_session *s, struct dk_arena *a, const struct dk_promotion_ask *ask,
    struct dk_promotion **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LOAD);
	struct dk_fetch rows;

	dk_bind_text(st, ":skus", ask->skus);
	dk_bind_text(st, ":groups", ask->groups);
	dk_bind_date(st, ":day", ask->day);
	rows = dk_record_list(s, a, &dk_promotion_record, st, err);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

const char *
dk_promotion_text(struct dk_arena *a, const struct dk_promotion *p)
{
	if (is(p, "percent"))
		return dk_fmt(a, "%s %% off", dk_rate_text(p->rate).s);
	if (is(p, "n-for-m"))
		return dk_fmt(a, "%s for %s", dk_qty_text(p->buy).s, dk_qty_text(p->pay).s);
	if (is(p, "free"))
		return dk_fmt(a, "%s %s free for %s", dk_qty_text(p->free_qty).s, p->free_sku,
		    dk_qty_text(p->buy).s);
	return dk_fmt(a, is(p, "amount") ? "%s off per %s" : "%s per %s",
	    dk_price_text(p->price).s, dk_qty_text(p->per).s);
}
