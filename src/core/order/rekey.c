/*
 * rekey.c - item, quantity and price of an order, typed a second time by somebody who has not seen
 * the first.
 *
 * Quantities are compared in pieces and prices by the piece, so that 2 cs are 24 ea. What was keyed
 * is kept with a digest of the order's lines, so that any later edit of one voids it.
 */
#include <stdio.h>
#include <string.h>

#include "core/order/again.h"
#include "core/order/stage.h"

static const char SQL_FIND[] =
    "SELECT r.digest, u.name, r.at FROM rekey r JOIN users u ON u.id = r.keyed_by"
    " WHERE r.order_id = :order";
static const char SQL_DIFFERENCES[] =
    "SELECT line_no, field, first, second FROM rekey_difference WHERE order_id = :order"
    " ORDER BY line_no, field";
static const char SQL_COUNT[] =
    "SELECT count(*) FROM rekey_difference WHERE order_id = :order";
static const char SQL_CLEAR[] = "DELETE FROM rekey_difference WHERE order_id = :order";
static const char SQL_PUT[] =
    "INSERT INTO rekey (order_id, digest, keyed_by, at) VALUES (:order, :digest, :user, :at)"
    " ON CONFLICT (order_id) DO UPDATE SET digest = excluded.digest,"
    " keyed_by = excluded.keyed_by, at = excluded.at";
static const char SQL_DIFFERS[] =
    "INSERT INTO rekey_difference (order_id, line_no, field, first, second)"
    " VALUES (:order, :line, :field, :first, :second)";

static int64_t
pieces_of(const struct dk_order_line *l)
{
	return l->ordered.milli - l->cancelled.milli;
}

/* Memo lines and what was voided or cancelled need not be keyed. */
static bool
is_keyed(const struct dk_order_line *l)
{
	return l->product_id != 0 && !dk_line_is_part(l) && pieces_of(l) > 0;
}

static const char *
digest_of(struct dk_arena *a, const struct dk_order *o)
{
	struct dk_buf b = { 0 };
	const char *hex;

	for (size_t i = 0; i < o->line_count; i++)
		if (is_keyed(&o->lines[i]))
			dk_buf_fmt(&b, "%lld|%lld|%lld|%lld|%lld\n",
			    (long long)o->lines[i].line_no, (long long)o->lines[i].product_id,
			    (long long)pieces_of(&o->lines[i]), (long long)o->lines[i].price.e4,
			    (long long)o->lines[i].base_qty.milli);
	hex = dk_order_digest(a, &b);
	dk_buf_free(&b);
	return hex;
}

static enum dk_rc
read_differences(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_rekey *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_COUNT);
	int64_t count = 0;
	bool more;
	enum dk_rc rc;

	dk_bind_id(st, ":order", id);
	if ((rc = dk_one(st, 0, &count, err)) != DK_OK)
		return rc;
	out->differences = dk_arena_array(a, (size_t)count + 1, sizeof(*out->differences));
	st = dk_sql(s->db, SQL_DIFFERENCES);
	dk_bind_id(st, ":order", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		out->differences[out->count++] = (struct dk_rekey_difference){
			dk_col_i64(st, 0), dk_col_text(st, 1, a), dk_col_text(st, 2, a),
			dk_col_text(st, 3, a) };
	return rc;
}

enum dk_rc
dk_rekey_find(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    struct dk_rekey *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FIND);
	bool more = false, fits = false;
	enum dk_rc rc;

	*out = (struct dk_rekey){ .by = "", .at = "" };
	dk_bind_id(st, ":order", dk_order_self(o));
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	fits = strcmp(dk_col_peek(st, 0), digest_of(a, o)) == 0;
	if (fits) {
		out->by = dk_col_text(st, 1, a);
		out->at = dk_col_text(st, 2, a);
	}
	dk_done(st);
	return fits ? read_differences(s, a, dk_order_self(o), out, err) : DK_OK;
}

enum dk_rc
dk_order_rekeyed(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_rekey *out,
    struct dk_err *err)
{
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_order_load(s, a, id, &o, err);

	*out = (struct dk_rekey){ .by = "", .at = "" };
	return rc == DK_OK ? dk_rekey_find(s, a, o, out, err) : rc;
}

static const char *
say_qty(struct dk_arena *a, const struct dk_order_line *l)
{
	if (l->cancelled.milli != 0)
		return dk_fmt(a, "%s pieces", dk_qty_show((dk_qty){ pieces_of(l) }).s);
	return dk_fmt(a, "%s %s", dk_qty_show(l->unit_qty).s, l->unit);
}

static const char *
say_price(struct dk_arena *a, const struct dk_order_line *l)
{
	if (l->base_qty.milli == DK_QTY(1).milli)
		return dk_arena_dup(a, dk_price_text(l->price).s);
	return dk_fmt(a, "%s for %s", dk_price_text(l->price).s, dk_qty_show(l->base_qty).s);
}

/* x / its pieces = y / its pieces, without dividing. */
static bool
same_price(const struct dk_order_line *x, const struct dk_order_line *y)
{
	int64_t left = 0, right = 0;

	if (x->base_qty.milli == y->base_qty.milli)
		return x->price.e4 == y->price.e4;
	return dk_muldiv(x->price.e4, y->base_qty.milli, 1, INT64_MAX, &left) &&
	    dk_muldiv(y->price.e4, x->base_qty.milli, 1, INT64_MAX, &right) && left == right;
}

static void
differ(struct dk_rekey *out, int64_t line_no, const char *field, const char *first,
    const char *second)
{
	out->differences[out->count++] = (struct dk_rekey_difference){ line_no, field, first,
		second };
}

/* A price that was not keyed is the list's: it fits where the first did not type one either. */
static void
compare(struct dk_arena *a, const struct dk_order_line *l, const struct dk_order_line *k,
    struct dk_rekey *out)
{
	bool is_list = k->layer[0] == '\0';

	if (l->product_id != k->product_id)
		differ(out, l->line_no, "item", l->sku, k->sku);
	if (is_list ? strcmp(l->layer, "manual") == 0 : !same_price(l, k))
		differ(out, l->line_no, "price", say_price(a, l),
		    is_list ? "the list price" : say_price(a, k));
	if (pieces_of(l) != pieces_of(k))
		differ(out, l->line_no, "quantity", say_qty(a, l), say_qty(a, k));
}

/* What was typed, as lines; texts without an item are passed over. */
static enum dk_rc
read_keyed(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    const struct dk_rekey_ask *ask, struct dk_order_line *keyed, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < ask->count; i++) {
		const struct dk_line_input *in = &ask->lines[i];
		struct dk_line_input only = { .sku = in->sku, .barcode = in->barcode,
			.text = in->text, .qty = in->qty, .unit = in->unit, .price = in->price };

		keyed[i] = dk_line_blank((int64_t)i + 1);
		rc = dk_line_read(s, a, o, &only, &keyed[i], err);
		if (rc != DK_OK && err != NULL) {
			char field[sizeof(err->field)];

			snprintf(field, sizeof(field), "%s", err->field);
			snprintf(err->field, sizeof(err->field), "lines[%zu].%.11s", i, field);
		}
	}
	return rc;
}

/* The next line at or after `at` that counts; `count` when there is none. */
static size_t
next_line(const struct dk_order_line *lines, size_t count, size_t at)
{
	while (at < count && !is_keyed(&lines[at]))
		at++;
	return at;
}

static void
compare_all(struct dk_arena *a, const struct dk_order *o, const struct dk_order_line *keyed,
    size_t count, struct dk_rekey *out)
{
	int64_t beyond = o->line_count > 0 ? o->lines[o->line_count - 1].line_no : 0;
	size_t i = next_line(o->lines, o->line_count, 0), k = next_line(keyed, count, 0);

	out->differences = dk_arena_array(a, 3 * o->line_count + count + 1,
	    sizeof(*out->differences));
	while (i < o->line_count || k < count) {
		const struct dk_order_line *l = &o->lines[i], *y = &keyed[k];

		if (i == o->line_count)
			differ(out, ++beyond, "line", "",
			    dk_fmt(a, "%s of %s", say_qty(a, y), y->sku));
		else if (k == count)
			differ(out, l->line_no, "line",
			    dk_fmt(a, "%s of %s", say_qty(a, l), l->sku), "");
		else
			compare(a, l, y, out);
		i = i < o->line_count ? next_line(o->lines, o->line_count, i + 1) : i;
		k = k < count ? next_line(keyed, count, k + 1) : k;
	}
}

static enum dk_rc
store(struct dk_change *ch, const struct dk_order *o, const char *digest,
    const struct dk_rekey *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_CLEAR);
	enum dk_rc rc;

	dk_bind_id(st, ":order", o->id);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_PUT);
	dk_bind_id(st, ":order", o->id);
	dk_bind_text(st, ":digest", digest);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	rc = dk_run(st, NULL, err);
	for (size_t i = 0; rc == DK_OK && i < out->count; i++) {
		st = dk_sql(ch->session->db, SQL_DIFFERS);
		dk_bind_id(st, ":order", o->id);
		dk_bind_i64(st, ":line", out->differences[i].line_no);
		dk_bind_text(st, ":field", out->differences[i].field);
		dk_bind_text(st, ":first", out->differences[i].first);
		dk_bind_text(st, ":second", out->differences[i].second);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}

static enum dk_rc
require_second(const struct dk_session *s, const struct dk_order *o, struct dk_err *err)
{
	if (o->state != DK_ORDER_ENTERED)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is %s; only what waits for verification is keyed again.", o->number,
		    dk_order_state_name(o->state));
	if (o->entered_by == s->user_id)
		return dk_fail(err, DK_EREFUSED, "user",
		    "You entered order %s; somebody else keys it again.", o->number);
	return DK_OK;
}

enum dk_rc
dk_order_rekey(struct dk_session *s, struct dk_arena *a, dk_id id, const struct dk_rekey_ask *ask,
    struct dk_rekey *out, struct dk_err *err)
{
	struct dk_order_line *keyed = dk_arena_array(a, ask->count + 1, sizeof(*keyed));
	struct dk_order *o = NULL;
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_VERIFY, "order.rekey", &ch, err);

	*out = (struct dk_rekey){ .by = "", .at = "" };
	if (rc != DK_OK)
		return rc;
	rc = dk_order_load(s, a, id, &o, err);
	if (rc == DK_OK)
		rc = require_second(s, o, err);
	if (rc == DK_OK)
		rc = read_keyed(s, a, o, ask, keyed, err);
	if (rc == DK_OK) {
		compare_all(a, o, keyed, ask->count, out);
		rc = store(&ch, o, digest_of(a, o), out, err);
	}
	if (rc == DK_OK)
		rc = dk_order_look_again(&ch, a, id, &o, err);
	if (rc == DK_OK)
		rc = dk_rekey_find(s, a, o, out, err);
	if (rc == DK_OK)
		rc = dk_stage_store(&ch, id, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "order", id);
		dk_change_i64(&ch, "differences", (int64_t)out->count);
	}
	return dk_change_end(&ch, rc, err);
}
