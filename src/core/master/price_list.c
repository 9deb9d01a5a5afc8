/*
 * price_list.c - price rows, and the one that holds for a line (domain.md §5).
 *
 * Contract rows of the customer come first, then those of his list, then the base list: rows of
 * list '' and else the product's own price. Within a layer the rows with the latest start not after the day
 * form the set in force; of these the largest quantity break reached wins.
 */
#include <string.h>

#include "core/master/record.h"
#include "docket/buf.h"
#include "docket/price.h"

#define COLUMNS "list, customer_id, product_id, price, per, min_qty, valid_from, valid_to"
static const char SQL_LIST[] =
    "SELECT " COLUMNS " FROM price ORDER BY product_id, list, customer_id, valid_from, min_qty";
static const char SQL_FIND[] =
    "SELECT " COLUMNS " FROM price WHERE product_id = :product_id AND list = :list"
    " AND coalesce(customer_id, 0) = coalesce(:customer_id, 0) AND valid_from = :valid_from"
    " AND min_qty = :min_qty";
static const char SQL_ADD[] =
    "INSERT INTO price (" COLUMNS ") VALUES (:list, :customer_id, :product_id, :price, :per,"
    " :min_qty, :valid_from, :valid_to)";
static const char SQL_CHANGE[] =
    "UPDATE price SET price = :price, per = :per, valid_to = :valid_to"
    " WHERE product_id = :product_id AND list = :list"
    " AND coalesce(customer_id, 0) = coalesce(:customer_id, 0) AND valid_from = :valid_from"
    " AND min_qty = :min_qty";
/* the latest set that has begun; of it the rows that have not ended, largest break first */
static const char SQL_OF_CUSTOMER[] =
    "SELECT price, per, min_qty, valid_from, valid_to FROM price"
    " WHERE product_id = :product AND customer_id = :owner AND valid_from = ("
    " SELECT max(valid_from) FROM price WHERE product_id = :product AND customer_id = :owner"
    " AND valid_from <= :day) ORDER BY min_qty DESC";
static const char SQL_OF_LIST[] =
    "SELECT price, per, min_qty, valid_from, valid_to FROM price"
    " WHERE product_id = :product AND list = :owner AND customer_id IS NULL AND valid_from = ("
    " SELECT max(valid_from) FROM price WHERE product_id = :product AND list = :owner"
    " AND customer_id IS NULL AND valid_from <= :day) ORDER BY min_qty DESC";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_price_row, __VA_ARGS__)
	X(list, "list", list, CODE, 0, 20, DK_FIELD_KEY)
	X(customer_id, "customer", customer_id, ID, 0, 0, DK_FIELD_KEY)
	X(product_id, "sku", product_id, ID, 0, 0, DK_FIELD_KEY)
	X(price, "price", price, PRICE, 0, DK_PRICE_MAX, 0)
	X(per, "per", per, QTY, 1, DK_QTY_MAX, 0)
	X(min_qty, "min_qty", min_qty, QTY, 0, DK_QTY_MAX, DK_FIELD_KEY)
	X(valid_from, "from", from, DATE, 0, 0, DK_FIELD_KEY)
	X(valid_to, "to", to, DATE, 0, 0, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "price", .action = "price.put", .size = sizeof(struct dk_price_row),
	.fields = fields, .count = DK_COUNT(fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

enum dk_rc
dk_price_put(struct dk_session *s, const struct dk_price_row *row, enum dk_put *did,
    struct dk_err *err)
{
	if (dk_date_is_set(row->from) && dk_date_is_set(row->to) && row->to.days < row->from.days)
		return dk_fail(err, DK_EINPUT, "to", "A price cannot end before it begins.");
	return dk_record_put(s, &kind, row, did, err);
}

enum dk_rc
dk_price_list(struct dk_session *s, struct dk_arena *a, struct dk_price_row **out, size_t *count,
    struct dk_err *err)
{
	struct dk_rows rows = { 0 };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = dk_record_gather(a, &kind, dk_sql(s->db, SQL_LIST), &rows, err);
	*out = rows.rows;
	*count = rows.count;
	return rc;
}

struct ask {
	dk_qty pieces;
	dk_date day;
	const char *layer;
	struct dk_buf *losers; /* of the trail */
};

static void
lose(const struct ask *q, dk_price price, dk_qty per, const char *why)
{
	dk_buf_fmt(q->losers,
	    "%s{\"layer\":\"%s\",\"price\":\"%s\",\"per\":\"%s\",\"why\":\"%s\"}",
	    q->losers->len > 0 ? "," : "", q->layer, dk_price_text(price).s, dk_qty_text(per).s, why);
}

/* The rows of one layer's set, largest break first: the first that fits wins. */
static enum dk_rc
look_in(struct dk_stmt *st, const struct ask *q, struct dk_price_answer *out, bool *found,
    struct dk_err *err)
{
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		dk_price price = dk_col_price(st, 0);
		dk_qty per = dk_col_qty(st, 1);
		dk_date to = dk_col_date(st, 4);

		if (*found)
			lose(q, price, per, "a larger break was reached");
		else if (dk_date_is_set(to) && to.days < q->day.days)
			lose(q, price, per, "ended");
		else if (dk_col_i64(st, 2) > q->pieces.milli)
			lose(q, price, per, "break not reached");
		else {
			*found = true;
			out->price = price;
			out->per = per;
			out->layer = q->layer;
		}
	}
	return rc;
}

static enum dk_rc
look_all(struct dk_session *s, const struct dk_customer *c, const struct dk_product *p,
    struct ask *q, struct dk_price_answer *out, struct dk_err *err)
{
	const char *lists[] = { c != NULL ? c->price_list : "", "" };
	const char *layers[] = { "list", "base" };
	struct dk_stmt *st;
	bool found = false;
	enum dk_rc rc = DK_OK;

	if (c != NULL) {
		q->layer = "contract";
		st = dk_sql(s->db, SQL_OF_CUSTOMER);
		dk_bind_id(st, ":product", p->id);
		dk_bind_id(st, ":owner", c->id);
		dk_bind_date(st, ":day", q->day);
		rc = look_in(st, q, out, &found, err);
		out->is_net = found;
	}
	for (size_t i = 0; rc == DK_OK && !found && i < DK_COUNT(lists); i++) {
		if (i == 0 && lists[i][0] == '\0')
			continue;
		q->layer = layers[i];
		st = dk_sql(s->db, SQL_OF_LIST);
		dk_bind_id(st, ":product", p->id);
		dk_bind_text(st, ":owner", lists[i]);
		dk_bind_date(st, ":day", q->day);
		rc = look_in(st, q, out, &found, err);
	}
	if (rc == DK_OK && !found) {
		out->price = p->price;
		out->per = p->price_per;
		out->layer = "base";
	} else if (rc == DK_OK && strcmp(out->layer, "base") != 0) {
		q->layer = "base";
		lose(q, p->price, p->price_per, "a nearer layer has a price");
	}
	return rc;
}

enum dk_rc
dk_price_find(struct dk_session *s, struct dk_arena *a, const struct dk_customer *c,
    const struct dk_product *p, dk_qty pieces, dk_date day, struct dk_price_answer *out,
    struct dk_err *err)
{
	struct dk_buf losers = { 0 };
	struct ask q = { .pieces = pieces, .day = day, .layer = "", .losers = &losers };
	enum dk_rc rc;

	*out = (struct dk_price_answer){ .layer = "base" };
	rc = look_all(s, c, p, &q, out, err);
	if (rc == DK_OK)
		out->trail = dk_fmt(a, "{\"layer\":\"%s\",\"price\":\"%s\",\"per\":\"%s\","
		    "\"why\":\"%s\",\"losers\":[%s]}", out->layer, dk_price_text(out->price).s,
		    dk_qty_text(out->per).s,
		    strcmp(out->layer, "base") == 0 ? "no other layer has a price" : "nearest layer",
		    dk_buf_text(&losers));
	dk_buf_free(&losers);
	return rc;
}
