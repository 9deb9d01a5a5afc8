/*
 * enter.c - what was found in a bin, held against what should have lain there at that moment.
 *
 * Who counts is told only whether to count again, never by how much he is off. A bin that moved
 * while it was counted and disagrees is counted again: what was found may be from before or after.
 * Who says when he looked is held against the bin as the count began, however often it began again.
 */
#include <string.h>

#include "core/count/limits.h"
#include "core/count/private.h"
#include "core/stock/allocation.h"

static const char SQL_LINE[] =
    "SELECT x.id, x.product_id, x.location_id, x.lot_id, x.state, x.begun, x.begun_move,"
    " x.counted_by, x.first_by, p.sku, p.decimals, l.code, c.started_at,"
    " coalesce(x.opened, x.begun), coalesce(x.opened_move, x.begun_move) FROM count_line x"
    " JOIN stock_count c ON c.id = x.count_id JOIN product p ON p.id = x.product_id"
    " JOIN location l ON l.id = x.location_id WHERE x.count_id = :count AND x.line_no = :line";
/* goods that left the shelf were picked before; the newest says why */
#define MOVED \
	" FROM move m WHERE m.product_id = :product AND m.location_id = :location" \
	" AND (:lot = 0 OR m.lot_id = :lot) AND m.kind <> 'shipment'"
static const char SQL_MOVED[] =
    "SELECT m.kind, m.at" MOVED " AND m.id > :since ORDER BY m.id DESC LIMIT 1";
static const char SQL_AFTER[] =
    "SELECT coalesce(sum(m.qty), 0)" MOVED " AND m.id > :since AND m.at > :at";
static const char SQL_PICKING[] =
    "SELECT h.number FROM shipment h JOIN shipment_line x ON x.shipment_id = h.id"
    " JOIN order_line y ON y.id = x.line_id WHERE h.state = 'picking' AND x.picked IS NULL"
    " AND h.state IN ('picking', 'picked', 'checked', 'packed')"
    " AND y.product_id = :product AND x.location_id = :location AND h.started_at <= :at"
    " LIMIT 1";
static const char SQL_AGAIN[] =
    "UPDATE count_line SET state = :state, counted = NULL, expected = NULL, counted_by = :user,"
    " counted_at = :at, opened = coalesce(opened, begun),"
    " opened_move = coalesce(opened_move, begun_move), begun = :shelf,"
    " begun_move = (SELECT coalesce(max(id), 0) FROM move)"
    " WHERE id = :id";
static const char SQL_FIRST[] =
    "UPDATE count_line SET first_counted = :counted, first_expected = :expected,"
    " first_by = :user WHERE id = :id";
static const char SQL_STORE[] =
    "UPDATE count_line SET state = :state, counted = :counted, expected = :expected,"
    " counted_by = :user, counted_at = :at, settled_by = NULL, note = '' WHERE id = :id";

struct line {
	dk_id id, counted_by, first_by;
	struct dk_bin bin;
	const char *state, *sku, *place, *started_at;
	int64_t begun, begun_move, decimals;
	int64_t opened, opened_move; /* begun, as the count began */
	const struct dk_counted *in;
	int64_t shelf, expected; /* now; at the moment it was counted */
	const char *moved;       /* what happened meanwhile; "" = nothing */
};

static enum dk_rc
read_line(struct dk_count_job *j, const struct dk_counted *in, struct line *l, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_LINE);
	struct dk_arena *a = &j->tmp;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":count", j->id);
	dk_bind_i64(st, ":line", in->line_no);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_EINPUT, "line", "Count %s has no line %lld.", j->number,
		    (long long)in->line_no);
	*l = (struct line){ .id = dk_col_id(st, 0), .counted_by = dk_col_id(st, 7),
		.first_by = dk_col_id(st, 8),
		.bin = { dk_col_id(st, 1), dk_col_id(st, 2), dk_col_id(st, 3) },
		.state = dk_col_text(st, 4, a), .sku = dk_col_text(st, 9, a),
		.place = dk_col_text(st, 11, a), .started_at = dk_col_text(st, 12, a),
		.begun = dk_col_i64(st, 5), .begun_move = dk_col_i64(st, 6),
		.decimals = dk_col_i64(st, 10), .opened = dk_col_i64(st, 13),
		.opened_move = dk_col_i64(st, 14), .in = in, .moved = "" };
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
may_count(const struct dk_count_job *j, const struct line *l, struct dk_err *err)
{
	const struct dk_counted *in = l->in;
	long long no = (long long)in->line_no;
	int64_t started = 0;

	if (in->qty.milli < 0 || in->qty.milli > DK_QTY_MAX)
		return dk_fail(err, DK_EINPUT, "qty",
		    "Line %lld: count from 0 to %s pieces.", no,
		    dk_qty_text((dk_qty){ DK_QTY_MAX }).s);
	if (!dk_qty_fits(in->qty, l->decimals))
		return dk_fail(err, DK_EINPUT, "qty",
		    "%s is counted with %d decimals at most, so it cannot be %s.", l->sku,
		    (int)l->decimals, dk_qty_text(in->qty).s);
	if (strcmp(l->state, "refused") == 0)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Line %lld: its difference was refused; begin another count of it.", no);
	if (strcmp(l->state, "recount") == 0 && l->first_by == j->ch.session->user_id)
		return dk_fail(err, DK_EREFUSED, "user",
		    "Line %lld (%s at %s): you counted it first; somebody else counts it again.",
		    no, l->sku, l->place);
	if (in->at_ms != 0 && (!dk_instant_parse(l->started_at, &started) ||
	    in->at_ms < started - started % 60000 || in->at_ms > j->ch.now_ms))
		return dk_fail(err, DK_EINPUT, "at",
		    "Line %lld: it was counted after the count began, and not in the future.", no);
	return DK_OK;
}

static void
bind_bin(struct dk_stmt *st, const struct line *l)
{
	dk_bind_id(st, ":product", l->bin.product_id);
	dk_bind_id(st, ":location", l->bin.location_id);
}

/* Moves of the bin after one of the house. */
static struct dk_stmt *
moves(struct dk_count_job *j, const char *sql, const struct line *l, int64_t since)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, sql);

	bind_bin(st, l);
	dk_bind_i64(st, ":lot", l->bin.lot_id);
	dk_bind_i64(st, ":since", since);
	return st;
}

/* A list that somebody walked at that moment, and may have taken goods for. */
static enum dk_rc
find_walked(struct dk_count_job *j, struct line *l, int64_t at_ms, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_PICKING);
	enum dk_rc rc;
	bool more;

	bind_bin(st, l);
	dk_bind_instant(st, ":at", at_ms);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	l->moved = dk_fmt(&j->tmp, "%s is being picked there", dk_col_peek(st, 0));
	dk_done(st);
	return DK_OK;
}

/* What is going on at the bin: a list being picked, goods picked, or a move. */
static enum dk_rc
find_moved(struct dk_count_job *j, struct line *l, struct dk_err *err)
{
	struct dk_stmt *st = moves(j, SQL_MOVED, l, l->begun_move);
	int64_t at = 0;
	enum dk_rc rc;
	bool more;

	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (more) {
		dk_instant_parse(dk_col_peek(st, 1), &at);
		l->moved = dk_fmt(&j->tmp, "%s at %s", dk_col_peek(st, 0),
		    dk_instant_clock(at).s);
		dk_done(st);
		return DK_OK;
	}
	if (l->shelf != l->begun) {
		l->moved = "goods were picked there";
		return DK_OK;
	}
	return find_walked(j, l, j->ch.now_ms, err);
}

/* What should have lain there at that moment. Said a moment, moves after it are taken out; then
 * only picking, which nobody noted by the minute, leaves doubt. */
static enum dk_rc
compare(struct dk_count_job *j, struct line *l, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t after = 0, since = 0;
	enum dk_rc rc = dk_bin_shelf(j->ch.session, &l->bin, &l->shelf, err);

	l->expected = l->shelf;
	if (rc == DK_OK && l->in->at_ms == 0)
		return find_moved(j, l, err);
	if (rc != DK_OK)
		return rc;
	st = moves(j, SQL_AFTER, l, l->opened_move);
	dk_bind_instant(st, ":at", l->in->at_ms);
	rc = dk_one(st, 0, &after, err);
	l->expected -= after;
	if (rc == DK_OK) {
		st = moves(j, SQL_AFTER, l, l->opened_move);
		dk_bind_text(st, ":at", "");
		rc = dk_one(st, 0, &since, err);
	}
	if (l->shelf - since != l->opened)
		l->moved = "goods were picked there";
	return rc == DK_OK && l->moved[0] == '\0' ? find_walked(j, l, l->in->at_ms, err) : rc;
}

/* The state that follows; `second`: somebody else counted it before. */
static const char *
judge(const struct line *l, const struct dk_count_limits *x, dk_money value, bool second)
{
	int64_t off = l->in->qty.milli - l->expected;
	int64_t worth = value.minor < 0 ? -value.minor : value.minor;

	if (off == 0)
		return "counted";
	if (l->moved[0] != '\0')
		return "moved";
	if (!second && dk_count_is_off(x, l->expected, off, value))
		return "recount";
	return x->approve > 0 && worth > x->approve ? "approve" : "counted";
}

static enum dk_rc
store(struct dk_count_job *j, const struct line *l, const char *state, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	bool again = strcmp(state, "moved") == 0 || strcmp(state, "recount") == 0;
	struct dk_stmt *st;
	enum dk_rc rc = DK_OK;

	if (strcmp(state, "recount") == 0) {
		st = dk_sql(s->db, SQL_FIRST);
		dk_bind_i64(st, ":counted", l->in->qty.milli);
		dk_bind_i64(st, ":expected", l->expected);
		dk_bind_id(st, ":user", s->user_id);
		dk_bind_id(st, ":id", l->id);
		rc = dk_run(st, NULL, err);
	}
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, again ? SQL_AGAIN : SQL_STORE);
	if (again) {
		dk_bind_i64(st, ":shelf", l->shelf);
	} else {
		dk_bind_i64(st, ":counted", l->in->qty.milli);
		dk_bind_i64(st, ":expected", l->expected);
	}
	dk_bind_text(st, ":state", state);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", l->in->at_ms != 0 ? l->in->at_ms : j->ch.now_ms);
	dk_bind_id(st, ":id", l->id);
	return dk_run(st, NULL, err);
}

/* To whoever counts. */
static const char *
sentence(struct dk_arena *a, const struct line *l, const char *state)
{
	if (strcmp(state, "moved") == 0)
		return dk_fmt(a, "%s at %s moved while it was counted (%s): count it again, or"
		    " say at what time it was counted.", l->sku, l->place, l->moved);
	if (strcmp(state, "recount") == 0)
		return dk_fmt(a, "%s at %s: somebody else counts it again.", l->sku, l->place);
	if (strcmp(state, "approve") == 0)
		return dk_fmt(a, "%s at %s: a second person must approve it.", l->sku, l->place);
	return "";
}

/* One call: the count, whose arena the sentences live in, and what the house lets pass. */
struct entry {
	struct dk_count_job j;
	struct dk_arena *a;
	struct dk_count_limits limits;
};

static enum dk_rc
enter(struct entry *e, const struct dk_counted *in, struct dk_count_told *told, struct dk_err *err)
{
	struct dk_count_job *j = &e->j;
	dk_money value = { 0 };
	struct line l = { .id = 0 };
	const char *state;
	enum dk_rc rc = read_line(j, in, &l, err);

	if (rc == DK_OK && j->is_done) {
		*told = (struct dk_count_told){ in->line_no, dk_arena_dup(e->a, l.state),
			sentence(e->a, &l, l.state) };
		return DK_OK;
	}
	if (rc == DK_OK)
		rc = may_count(j, &l, err);
	if (rc == DK_OK)
		rc = compare(j, &l, err);
	if (rc == DK_OK)
		rc = dk_move_cost(j->ch.session, l.bin.product_id,
		    (dk_qty){ in->qty.milli - l.expected }, &value, err);
	if (rc != DK_OK)
		return rc;
	state = judge(&l, &e->limits, value,
	    l.first_by != 0 && l.first_by != j->ch.session->user_id);
	*told = (struct dk_count_told){ in->line_no, state, sentence(e->a, &l, state) };
	dk_change_text(&j->ch, dk_fmt(&j->tmp, "line_%lld", (long long)in->line_no),
	    dk_fmt(&j->tmp, "%s at %s: %s, %s", l.sku, l.place, dk_qty_text(in->qty).s, state));
	return store(j, &l, state, err);
}

enum dk_rc
dk_count_enter(struct dk_session *s, struct dk_arena *a, dk_id id,
    const struct dk_count_sheet *sheet, struct dk_err *err)
{
	struct entry e = { .a = a };
	enum dk_rc rc = dk_count_begin(s, DK_RIGHT_STOCK_ADJUST, "count.enter", id, &e.j, err);

	if (rc != DK_OK)
		return rc;
	if (!e.j.is_done)
		rc = dk_count_open(&e.j, err);
	if (rc == DK_OK && sheet->count == 0)
		rc = dk_fail(err, DK_EINPUT, "line", "Say what lies there: LINE=QTY.");
	if (rc == DK_OK)
		rc = dk_count_limits_read(s, &e.limits, err);
	for (size_t i = 0; rc == DK_OK && i < sheet->count; i++)
		rc = enter(&e, &sheet->lines[i], &sheet->told[i], err);
	return dk_count_end(&e.j, rc, err);
}
