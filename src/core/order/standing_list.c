/* standing_list.c - finding standing and blanket orders, and telling how far each has come. */
#include <string.h>

#include "core/control/number.h"
#include "core/order/standing.h"
#include "db/fetch.h"
#include "docket/buf.h"

#define WAITS "c.made_as IS NULL AND c.skipped = ''"
#define COLUMNS \
	"o.id, o.kind, o.number, k.number, k.name, coalesce(u.name, ''), t.ended_reason," \
	" t.every, t.step, t.first, t.until, t.lead_days, t.is_paused," \
	" (SELECT min(due) FROM call_off c WHERE c.order_id = o.id AND " WAITS ") AS next," \
	" (SELECT min(make_on) FROM call_off c WHERE c.order_id = o.id AND " WAITS ")," \
	" (SELECT count(*) FROM call_off c WHERE c.order_id = o.id AND c.made_as IS NOT NULL)," \
	" o.line_count, o.total, o.currency"
#define TABLES \
	" FROM standing t CROSS JOIN orders o ON o.id = t.order_id" \
	" JOIN customer k ON k.id = o.customer_id LEFT JOIN users u ON u.id = o.entered_by"

static const char SQL_ONE[] = "SELECT " COLUMNS TABLES " WHERE t.order_id = :id";
static const char SQL_LIST[] =
    "SELECT " COLUMNS TABLES " WHERE (:customer = 0 OR o.customer_id = :customer)"
    " AND (:kind = '' OR o.kind = :kind) ORDER BY next IS NULL, next, o.id";
static const char SQL_NUMBER[] = "SELECT id FROM orders WHERE number = :number"
				 " AND kind IN ('standing', 'blanket')"
				 " AND (:kind = '' OR kind = :kind)";
static const char SQL_DUE[] =
    "SELECT count(*) FROM call_off c JOIN standing t ON t.order_id = c.order_id"
    " WHERE " WAITS " AND c.make_on <= :today AND t.is_paused = 0 AND t.ended_reason = ''";
/* what is left of a blanket order can be called off; a draft dropped gives its part back */
static const char SQL_LINES[] =
    "SELECT l.id, l.line_no, l.ordered,"
    " (SELECT coalesce(sum(y.ordered - y.cancelled), 0) FROM call_off c"
    "  JOIN orders x ON x.id = c.made_as JOIN order_line y ON y.order_id = x.id"
    "  WHERE c.order_id = l.order_id AND y.from_id = l.id AND y.product_id = l.product_id"
    "  AND x.state <> 'dropped'),"
    " (SELECT coalesce(sum(p.qty), 0) FROM call_off c"
    "  JOIN call_off_line p ON p.call_off_id = c.id"
    "  WHERE c.order_id = l.order_id AND p.line_id = l.id AND " WAITS ")"
    ", p.decimals FROM order_line l JOIN product p ON p.id = l.product_id"
    " WHERE l.order_id = :id ORDER BY l.line_no";
static const char SQL_CALL_OFFS[] =
    "SELECT c.id, c.made_as, coalesce(x.number, 'D' || x.id, '')"
    " || CASE WHEN x.state = 'cancelled' THEN ' cancelled' ELSE '' END, c.skipped, c.due,"
    " c.make_on,"
    " (SELECT coalesce(group_concat(l.line_no || ':' || p.qty, ' '), '') FROM call_off_line p"
    "  JOIN order_line l ON l.id = p.line_id WHERE p.call_off_id = c.id)"
    " FROM call_off c LEFT JOIN orders x ON x.id = c.made_as WHERE c.order_id = :id"
    " ORDER BY c.due, c.id";

static const char *const state_names[] = {
#define X(id, text) [DK_STANDING_##id] = text,
	DK_STANDING_STATES(X)
#undef X
};

const char *
dk_standing_state_name(enum dk_standing_state state)
{
	return state_names[state];
}

/* A blanket order is done with its last day, unless something planned waits to be made; a standing
 * one when no day is left. */
static enum dk_standing_state
state_of(const struct dk_session *s, const struct dk_standing *x, bool is_paused)
{
	bool is_blanket = strcmp(x->kind, "blanket") == 0;

	if (x->ended_reason[0] != '\0')
		return DK_STANDING_ENDED;
	if (!dk_date_is_set(x->next) && (!is_blanket ||
	    dk_date_diff(dk_session_today(s), x->rhythm.until) > 0))
		return DK_STANDING_DONE;
	return is_paused ? DK_STANDING_PAUSED : DK_STANDING_OPEN;
}

static void
read_standing(const struct dk_session *s, struct dk_stmt *st, struct dk_arena *a,
    struct dk_standing *x)
{
	*x = (struct dk_standing){ .id = dk_col_id(st, 0), .kind = dk_col_text(st, 1, a),
		.number = dk_col_text(st, 2, a), .customer = dk_col_text(st, 3, a),
		.customer_name = dk_col_text(st, 4, a), .by = dk_col_text(st, 5, a),
		.ended_reason = dk_col_text(st, 6, a),
		.rhythm = { dk_col_text(st, 7, a), dk_col_i64(st, 8), dk_col_date(st, 9),
		    dk_col_date(st, 10), dk_col_i64(st, 11) },
		.next = dk_col_date(st, 13), .make_on = dk_col_date(st, 14),
		.made = dk_col_i64(st, 15), .lines = dk_col_i64(st, 16),
		.total = dk_col_money(st, 17), .currency = dk_col_text(st, 18, a) };
	x->state = state_of(s, x, dk_col_bool(st, 12));
}

enum dk_rc
dk_standing_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_standing *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ONE);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "standing",
		    "That is no standing or blanket order. See: docket standing list");
	read_standing(s, st, a, out);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_standing_find(struct dk_session *s, const char *kind, const char *number, dk_id *id,
    struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t found = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_NUMBER);
		dk_bind_text(st, ":number", number);
		dk_bind_text(st, ":kind", kind);
		rc = dk_one(st, 0, &found, err);
	}
	if (rc == DK_OK && found == 0)
		rc = dk_number_missing(s->db, kind[0] != '\0' ? kind : "standing", number, err);
	*id = found;
	return rc;
}

enum dk_rc
dk_standing_list(struct dk_session *s, struct dk_arena *a, const struct dk_standing_query *q,
    struct dk_standing **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LIST);
	dk_bind_i64(st, ":customer", q->customer_id);
	dk_bind_text(st, ":kind", q->kind);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_standing x;

		read_standing(s, st, a, &x);
		if (!q->all && x.state != DK_STANDING_OPEN && x.state != DK_STANDING_PAUSED)
			continue;
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = x;
	}
	return rc;
}

enum dk_rc
dk_standing_due(struct dk_session *s, int64_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_DUE);
	dk_bind_date(st, ":today", dk_session_today(s));
	return dk_one(st, 0, count, err);
}

enum dk_rc
dk_blanket_lines(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_blanket_line **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINES);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_blanket_line *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_id(st, ":id", id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_blanket_line){ dk_col_id(st, 0),
			dk_col_i64(st, 1), dk_col_i64(st, 5), dk_col_qty(st, 2),
			dk_col_qty(st, 3), dk_col_qty(st, 4) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* "1:40000 3:12000" in thousandths, as people read it: "1: 40  3: 12". */
static const char *
show_lines(struct dk_arena *a, const char *stored)
{
	struct dk_buf out = { 0 };
	const char *text;
	long long line, milli;
	int used;

	for (; sscanf(stored, "%lld:%lld%n", &line, &milli, &used) == 2; stored += used)
		dk_buf_fmt(&out, "%s%lld: %s", out.len > 0 ? "  " : "", line,
		    dk_qty_show((dk_qty){ milli }).s);
	text = dk_arena_dup(a, dk_buf_text(&out));
	dk_buf_free(&out);
	return text;
}

enum dk_rc
dk_call_off_list(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_call_off **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_CALL_OFFS);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_call_off *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_id(st, ":id", id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_call_off){ dk_col_id(st, 0), dk_col_id(st, 1),
			dk_col_text(st, 2, a), dk_col_text(st, 3, a), dk_col_date(st, 4),
			dk_col_date(st, 5), show_lines(a, dk_col_peek(st, 6)) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
