/* count.c - counts as they stand, and what every change of one begins and ends with. */
#include <string.h>

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/count/private.h"
#include "db/fetch.h"
#include "docket/setting.h"

#define HEAD \
	"SELECT c.id, c.number, c.scope, c.state, coalesce(u.name, ''), c.started_at," \
	" coalesce(v.name, ''), c.settled_at, c.reason," \
	" (SELECT count(*) FROM count_line x WHERE x.count_id = c.id)," \
	" (SELECT count(*) FROM count_line x WHERE x.count_id = c.id AND x.counted >= 0)," \
	" (SELECT count(*) FROM count_line x WHERE x.count_id = c.id" \
	"  AND x.state IN ('moved', 'recount'))," \
	" (SELECT count(*) FROM count_line x WHERE x.count_id = c.id AND x.state = 'approve')" \
	" FROM stock_count c LEFT JOIN users u ON u.id = c.started_by" \
	" LEFT JOIN users v ON v.id = c.settled_by "
static const char SQL_ONE[] = HEAD "WHERE c.id = :id";
static const char SQL_OPEN[] = HEAD "WHERE c.state = 'open' ORDER BY c.id";
static const char SQL_ALL[] = HEAD "ORDER BY c.id DESC";
static const char SQL_FIND[] = "SELECT id FROM stock_count WHERE number = :number";
static const char SQL_LINES[] =
    "SELECT x.id, x.product_id, x.location_id, x.line_no, p.sku, p.name, p.unit, l.code,"
    " coalesce(t.code, ''), x.state, x.counted, x.expected, x.first_counted, x.first_expected,"
    " p.cost, p.price_per, coalesce(u.name, ''), x.counted_at, coalesce(f.name, ''),"
    " coalesce(v.name, ''), x.note, x.taken, p.tracked = 'serial' FROM count_line x"
    " JOIN product p ON p.id = x.product_id JOIN location l ON l.id = x.location_id"
    " LEFT JOIN lot t ON t.id = x.lot_id LEFT JOIN users u ON u.id = x.counted_by"
    " LEFT JOIN users f ON f.id = x.first_by LEFT JOIN users v ON v.id = x.settled_by"
    " WHERE x.count_id = :id ORDER BY x.line_no";
static const char SQL_STATE[] = "SELECT number, state FROM stock_count WHERE id = :id";
static const char SQL_TOUCH[] = "UPDATE stock_count SET version = version + 1 WHERE id = :id";
static const char SQL_SHELF[] =
    "SELECT coalesce((SELECT z.on_hand FROM stock z WHERE z.product_id = :product"
    " AND z.location_id = :location), 0) - coalesce((SELECT sum(x.picked) FROM shipment h"
    " JOIN shipment_line x ON x.shipment_id = h.id JOIN order_line y ON y.id = x.line_id"
    " WHERE h.state IN ('picking', 'picked', 'checked', 'packed')"
    " AND y.product_id = :product AND x.location_id = :location), 0)";
static const char SQL_SHELF_LOT[] =
    "SELECT coalesce((SELECT z.on_hand FROM lot_stock z WHERE z.lot_id = :lot"
    " AND z.location_id = :location), 0) - coalesce((SELECT sum(x.picked) FROM shipment_line x"
    " JOIN shipment h ON h.id = x.shipment_id WHERE x.lot_id = :lot"
    " AND x.location_id = :location"
    " AND h.state IN ('picking', 'picked', 'checked', 'packed')), 0)";
static const char SQL_DUE[] =
    "WITH place(abc, last) AS (SELECT CASE WHEN p.abc IN ('A', 'B') THEN p.abc ELSE 'C' END,"
    " coalesce((SELECT max(x.counted_at) FROM count_line x WHERE x.product_id = s.product_id"
    "  AND x.location_id = s.location_id AND x.state = 'posted'), '')"
    " FROM stock s JOIN product p ON p.id = s.product_id WHERE s.on_hand > 0)"
    " SELECT count(*), coalesce(sum(CASE WHEN last < :before THEN 1 ELSE 0 END), 0) FROM place"
    " WHERE abc = :abc";

enum dk_rc
dk_bin_shelf(struct dk_session *s, const struct dk_bin *b, int64_t *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, b->lot_id != 0 ? SQL_SHELF_LOT : SQL_SHELF);

	if (b->lot_id != 0)
		dk_bind_id(st, ":lot", b->lot_id);
	else
		dk_bind_id(st, ":product", b->product_id);
	dk_bind_id(st, ":location", b->location_id);
	return dk_one(st, 0, out, err);
}

static struct dk_count
read_head(const struct dk_stmt *st, struct dk_arena *a)
{
	return (struct dk_count){ dk_col_id(st, 0), dk_col_text(st, 1, a), dk_col_text(st, 2, a),
		dk_col_text(st, 3, a), dk_col_text(st, 4, a), dk_col_text(st, 5, a),
		dk_col_text(st, 6, a), dk_col_text(st, 7, a), dk_col_text(st, 8, a),
		dk_col_i64(st, 9), dk_col_i64(st, 10), dk_col_i64(st, 11), dk_col_i64(st, 12),
		NULL };
}

/* What the difference is worth; out of range is as much as can be told. */
static dk_money
worth(const struct dk_session *s, const struct dk_stmt *st, dk_qty difference)
{
	const struct dk_line_amount goods = { .pieces = difference, .price = dk_col_price(st, 14),
		.base_qty = dk_col_qty(st, 15) };
	dk_money out;

	return dk_line_gross(&goods, s->exponent, &out) ? out : DK_MONEY(DK_MONEY_MAX);
}

/* Nothing is told of what should be there while it is to be counted. */
static struct dk_count_line
read_line(const struct dk_session *s, const struct dk_stmt *st, struct dk_arena *a)
{
	struct dk_count_line l = { .id = dk_col_id(st, 0), .product_id = dk_col_id(st, 1),
		.location_id = dk_col_id(st, 2), .line_no = dk_col_i64(st, 3),
		.sku = dk_col_text(st, 4, a), .name = dk_col_text(st, 5, a),
		.unit = dk_col_text(st, 6, a), .location = dk_col_text(st, 7, a),
		.lot = dk_col_text(st, 8, a), .state = dk_col_text(st, 9, a),
		.is_counted = !dk_col_is_null(st, 10), .counted_by = dk_col_text(st, 16, a),
		.counted_at = dk_col_text(st, 17, a), .first_by = dk_col_text(st, 18, a),
		.settled_by = dk_col_text(st, 19, a), .note = dk_col_text(st, 20, a),
		.taken = dk_col_qty(st, 21), .is_serial = dk_col_bool(st, 22) };

	if (!l.is_counted)
		return l;
	l.counted = dk_col_qty(st, 10);
	l.expected = dk_col_qty(st, 11);
	l.first_counted = dk_col_qty(st, 12);
	l.first_expected = dk_col_qty(st, 13);
	l.value = worth(s, st, (dk_qty){ l.counted.milli - l.expected.milli });
	return l;
}

enum dk_rc
dk_count_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_count *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	size_t n = 0;
	bool more;

	*out = (struct dk_count){ 0 };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ONE);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "count",
		    "There is no such count. See: docket count list");
	*out = read_head(st, a);
	dk_done(st);
	out->lines = dk_arena_array(a, (size_t)out->line_count + 1, sizeof(*out->lines));
	st = dk_sql(s->db, SQL_LINES);
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		if (n < (size_t)out->line_count)
			out->lines[n++] = read_line(s, st, a);
	return rc;
}

enum dk_rc
dk_count_list(struct dk_session *s, struct dk_arena *a, bool all, struct dk_count **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, all ? SQL_ALL : SQL_OPEN);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_count *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = read_head(st, a);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_count_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	return dk_number_find(s, SQL_FIND, "count", number, id, err);
}

enum dk_rc
dk_count_due(struct dk_session *s, struct dk_count_due out[static DK_COUNT_CLASSES],
    struct dk_err *err)
{
	static const struct {
		const char *abc, *setting;
	} classes[DK_COUNT_CLASSES] = {
		{ "A", "count_days_a" }, { "B", "count_days_b" }, { "C", "count_days_c" },
	};
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT_CLASSES; i++) {
		struct dk_stmt *st;
		bool more;

		out[i] = (struct dk_count_due){ .abc = classes[i].abc };
		if ((rc = dk_setting_i64(s, classes[i].setting, &out[i].days, err)) != DK_OK)
			break;
		st = dk_sql(s->db, SQL_DUE);
		dk_bind_text(st, ":abc", classes[i].abc);
		dk_bind_instant(st, ":before", dk_session_now(s) - out[i].days * 86400000);
		if ((rc = dk_row(st, &more, err)) != DK_OK)
			break;
		dk_assert(more); /* a count always has a row */
		out[i].places = dk_col_i64(st, 0);
		out[i].due = dk_col_i64(st, 1);
		dk_done(st);
	}
	return rc;
}

/* Reads the count, or finds that the --once key did this before. */
static enum dk_rc
look(struct dk_count_job *j, struct dk_err *err)
{
	struct dk_stmt *st;
	dk_id done = 0;
	bool more;
	enum dk_rc rc = dk_once_find(&j->ch, &done, err);

	j->is_done = done != 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_STATE);
	dk_bind_id(st, ":id", j->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "count",
		    "There is no such count. See: docket count list");
	j->number = dk_col_text(st, 0, &j->tmp);
	j->state = dk_col_text(st, 1, &j->tmp);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_count_begin(struct dk_session *s, enum dk_right right, const char *action, dk_id id,
    struct dk_count_job *j, struct dk_err *err)
{
	enum dk_rc rc;

	*j = (struct dk_count_job){ .id = id, .number = "", .state = "" };
	if ((rc = dk_change_begin(s, right, action, &j->ch, err)) != DK_OK)
		return rc;
	if ((rc = look(j, err)) != DK_OK)
		rc = dk_count_end(j, rc, err);
	return rc;
}

enum dk_rc
dk_count_open(const struct dk_count_job *j, struct dk_err *err)
{
	return strcmp(j->state, "open") == 0 ? DK_OK
	    : dk_fail(err, DK_EREFUSED, "count", "Count %s is %s; begin another.", j->number,
		  j->state);
}

enum dk_rc
dk_count_end(struct dk_count_job *j, enum dk_rc rc, struct dk_err *err)
{
	struct dk_stmt *st;

	if (rc == DK_OK && !j->is_done) {
		st = dk_sql(j->ch.session->db, SQL_TOUCH);
		dk_bind_id(st, ":id", j->id);
		rc = dk_run(st, NULL, err);
		dk_change_subject(&j->ch, "count", j->id);
		dk_change_text(&j->ch, "number", j->number);
	}
	rc = dk_change_end(&j->ch, rc, err);
	dk_arena_free(&j->tmp);
	return rc;
}
