/* dunning_list.c - which invoices have come to their next level, and the letters that were made. */
#include "core/money/dunning.h"
#include "db/fetch.h"
#include "docket/payment_advice.h"

static const char SQL_LAST[] =
    "SELECT max(l.level), max(d.date) FROM dunning_line l JOIN dunning d ON d.id = l.dunning_id"
    " WHERE l.invoice_id = :invoice";
/* a claim that may still take some of it back: of this invoice, or of an order on it */
static const char SQL_DISPUTED[] =
    "SELECT EXISTS (SELECT 1 FROM invoice i JOIN claim c ON c.customer_id = i.customer_id"
    " WHERE i.id = :invoice AND (c.state = 'open' OR c.state = 'decided'"
    " AND c.verdict <> 'refused') AND (c.invoice_id = i.id OR c.invoice_id IS NULL"
    " AND c.order_id IN (SELECT o.order_id FROM invoice_line l JOIN order_line o"
    " ON o.id = l.line_id WHERE l.invoice_id = i.id)))";
#define LETTER \
	"SELECT d.id, d.customer_id, c.number, c.name, c.email, d.level, d.date," \
	" coalesce(u.name, ''), sum(l.open), max(l.late), count(*)," \
	" (SELECT min(i.currency) FROM dunning_line x JOIN invoice i ON i.id = x.invoice_id" \
	"  WHERE x.dunning_id = d.id) FROM dunning d" \
	" JOIN customer c ON c.id = d.customer_id JOIN dunning_line l ON l.dunning_id = d.id" \
	" LEFT JOIN users u ON u.id = d.made_by"
#define GROUP " GROUP BY d.id, d.customer_id, c.number, c.name, c.email, d.level, d.date, u.name" \
	" ORDER BY d.id DESC LIMIT 1000"
static const char SQL_ALL[] = LETTER GROUP;
static const char SQL_OF_CUSTOMER[] = LETTER " WHERE d.customer_id = :customer" GROUP;
static const char SQL_ONE[] = LETTER " WHERE d.id = :id" GROUP;
static const char SQL_LINES[] =
    "SELECT i.id, i.number, i.customer_po, i.date, i.due_date, l.level, l.late, i.total, l.open,"
    " i.currency FROM dunning_line l JOIN invoice i ON i.id = l.invoice_id WHERE l.dunning_id = :id"
    " ORDER BY i.date, i.id";

/* The level that an invoice has come to; 0 = none, or it was asked for. */
static enum dk_rc
next_level(struct dk_session *s, const struct dk_open_invoice *v,
    const struct dunning_levels *levels, int64_t *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LAST);
	int64_t done = 0, since = 0, gap;
	enum dk_rc rc;
	bool more;

	*out = 0;
	dk_bind_id(st, ":invoice", v->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (more && !dk_col_is_null(st, 0)) {
		done = dk_col_i64(st, 0);
		since = dk_session_today(s).days - dk_col_date(st, 1).days;
	}
	if (more)
		dk_done(st);
	if (done >= (int64_t)levels->count || v->late < levels->days[done])
		return DK_OK;
	gap = done > 0 ? levels->days[done] - levels->days[done - 1] : 0;
	if (since >= gap)
		*out = done + 1;
	return DK_OK;
}

static enum dk_rc
is_disputed(struct dk_session *s, dk_id invoice_id, bool *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_DISPUTED);
	int64_t found = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":invoice", invoice_id);
	rc = dk_one(st, 0, &found, err);
	*out = found != 0;
	return rc;
}

enum dk_rc
dk_dunning_lines(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    const struct dunning_levels *levels, struct dunning_want *out, struct dk_err *err)
{
	struct dk_open_invoice *open = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_open_invoices(s, a, customer_id, DK_NO_DATE, &open, &count, err);

	out->lines = dk_arena_array(a, count + 1, sizeof(*out->lines));
	out->count = 0;
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_open_invoice *v = &open[i];
		bool disputed = false;
		int64_t level;

		rc = next_level(s, v, levels, &level, err);
		if (rc == DK_OK && level > 0)
			rc = is_disputed(s, v->id, &disputed, err);
		if (rc == DK_OK && level > 0 && !disputed)
			out->lines[out->count++] = (struct dk_dunning_line){ v->id, v->number,
				v->customer_po, v->date, v->due_date, level, v->late, v->currency,
				v->total, v->open };
	}
	return rc;
}

static void
read_letter(struct dk_stmt *st, struct dk_arena *a, struct dk_dunning *d)
{
	*d = (struct dk_dunning){ .id = dk_col_id(st, 0), .customer_id = dk_col_id(st, 1),
		.customer = dk_col_text(st, 2, a), .name = dk_col_text(st, 3, a),
		.email = dk_col_text(st, 4, a), .level = dk_col_i64(st, 5),
		.date = dk_col_date(st, 6), .by = dk_col_text(st, 7, a),
		.open = dk_col_money(st, 8), .oldest = dk_col_i64(st, 9),
		.invoices = dk_col_i64(st, 10), .currency = dk_col_text(st, 11, a) };
}

enum dk_rc
dk_dunning_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_dunning **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, customer_id != 0 ? SQL_OF_CUSTOMER : SQL_ALL);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_dunning *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	if (customer_id != 0)
		dk_bind_id(st, ":customer", customer_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_letter(st, a, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static void
read_line(struct dk_stmt *st, struct dk_arena *a, struct dk_dunning_line *l)
{
	*l = (struct dk_dunning_line){ .invoice_id = dk_col_id(st, 0),
		.number = dk_col_text(st, 1, a), .customer_po = dk_col_text(st, 2, a),
		.date = dk_col_date(st, 3), .due_date = dk_col_date(st, 4),
		.level = dk_col_i64(st, 5), .late = dk_col_i64(st, 6),
		.total = dk_col_money(st, 7), .open = dk_col_money(st, 8),
		.currency = dk_col_text(st, 9, a) };
}

enum dk_rc
dk_dunning_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_dunning *out,
    struct dk_dunning_line **lines, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0, count = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	bool more;

	*lines = NULL;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ONE);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "letter", "There is no such letter.");
	read_letter(st, a, out);
	dk_done(st);
	st = dk_sql(s->db, SQL_LINES);
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*lines = dk_arena_grow(a, *lines, count, &cap, sizeof(**lines));
		read_line(st, a, &(*lines)[count++]);
	}
	return rc;
}
