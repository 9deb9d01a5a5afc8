/* quote_list.c - finding quotes, and telling what became of each. */
#include "docket/quote.h"

#include "core/control/number.h"
#include "db/fetch.h"

#define COLUMNS \
	"o.id, q.taken_as, o.number, c.number, c.name, coalesce(t.number, 'D' || t.id, '')," \
	" q.lost_reason, o.placed, q.valid_until, o.line_count, o.total, coalesce(u.name, '')" \
	", o.currency"
#define TABLES \
	" FROM quote q JOIN orders o ON o.id = q.order_id JOIN customer c ON c.id = o.customer_id" \
	" LEFT JOIN orders t ON t.id = q.taken_as LEFT JOIN users u ON u.id = o.entered_by"

static const char SQL_ONE[] = "SELECT " COLUMNS TABLES " WHERE q.order_id = :id";
static const char SQL_OPEN[] =
    "SELECT " COLUMNS TABLES " WHERE q.taken_as IS NULL AND q.lost_reason = ''"
    " AND (:customer = 0 OR o.customer_id = :customer) ORDER BY q.valid_until, o.id";
static const char SQL_ALL[] =
    "SELECT " COLUMNS TABLES " WHERE (:customer = 0 OR o.customer_id = :customer)"
    " ORDER BY q.order_id DESC";
static const char SQL_EXPIRING[] =
    "SELECT count(*) FROM quote WHERE taken_as IS NULL AND lost_reason = ''"
    " AND valid_until BETWEEN :today AND :last";
static const char SQL_NUMBER[] =
    "SELECT id FROM orders WHERE number = upper(:number) AND kind = 'quote'";

static const char *const state_names[] = {
#define X(id, text) [DK_QUOTE_##id] = text,
	DK_QUOTE_STATES(X)
#undef X
};

const char *
dk_quote_state_name(enum dk_quote_state state)
{
	return state_names[state];
}

static void
read_quote(struct dk_session *s, struct dk_stmt *st, struct dk_arena *a, struct dk_quote *q)
{
	*q = (struct dk_quote){ .id = dk_col_id(st, 0), .taken_as = dk_col_id(st, 1),
		.number = dk_col_text(st, 2, a), .customer = dk_col_text(st, 3, a),
		.customer_name = dk_col_text(st, 4, a), .order = dk_col_text(st, 5, a),
		.lost_reason = dk_col_text(st, 6, a), .placed = dk_col_date(st, 7),
		.valid_until = dk_col_date(st, 8), .lines = dk_col_i64(st, 9),
		.total = dk_col_money(st, 10), .by = dk_col_text(st, 11, a),
		.currency = dk_col_text(st, 12, a) };
	if (q->lost_reason[0] != '\0')
		q->state = DK_QUOTE_LOST;
	else if (q->taken_as != 0)
		q->state = DK_QUOTE_TAKEN;
	else if (dk_date_diff(dk_session_today(s), q->valid_until) > 0)
		q->state = DK_QUOTE_EXPIRED;
	else
		q->state = DK_QUOTE_OPEN;
}

enum dk_rc
dk_quote_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_quote *out,
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
		return dk_fail(err, DK_ENOTFOUND, "quote", 
		    "That is no quote. See: docket quote list");
	read_quote(s, st, a, out);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_quote_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	return dk_number_find(s, SQL_NUMBER, "quote", number, id, err);
}

enum dk_rc
dk_quote_list(struct dk_session *s, struct dk_arena *a, const struct dk_quote_query *q,
    struct dk_quote **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, q->all ? SQL_ALL : SQL_OPEN);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_quote *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_i64(st, ":customer", q->customer_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_quote(s, st, a, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_quote_expiring(struct dk_session *s, int days, int64_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_EXPIRING);
	dk_bind_date(st, ":today", dk_session_today(s));
	dk_bind_date(st, ":last", dk_date_add(dk_session_today(s), days));
	return dk_one(st, 0, count, err);
}
