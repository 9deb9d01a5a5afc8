/* facts_open.c - invoices that were open at the end of a day. */
#include "core/day/facts.h"
#include "db/stmt.h"
#include "docket/day_money.h"

static const char SQL_OPEN[] =
    "SELECT c.number, c.name, y.number, y.date, y.due_date, y.total, y.due - y.paid, y.currency,"
    " y.exchange, y.paid FROM (SELECT i.customer_id, i.id, i.number, i.date, i.due_date, i.total,"
    " i.due, i.currency, i.exchange,"
    " (SELECT coalesce(sum(u.amount), 0) FROM payment_use u JOIN day w ON w.id = u.day_id"
    " WHERE u.invoice_id = i.id AND w.date <= :to) AS paid"
    " FROM invoice i JOIN day q ON q.id = i.day_id WHERE q.site_id = :site AND q.date <= :to"
    " AND i.kind = 'invoice') y" /* a credit note is paid out of, or to his credit */
    " JOIN customer c ON c.id = y.customer_id WHERE y.due <> y.paid"
    " ORDER BY c.number, y.date, y.id";

/* What the ledger holds of it: all of it less what is paid, each by its rate (dk_invoice_part). */
static dk_money
open_home(const struct dk_session *s, const struct dk_open_fact *f, dk_money paid, int64_t rate)
{
	dk_money due = dk_money_plus(f->own_open, paid);

	return dk_money_minus(dk_fact_home(s, due, f->currency, rate),
	    dk_fact_home(s, paid, f->currency, rate));
}

enum dk_rc
dk_open_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_open_fact **out, size_t *count, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_REPORT, err);
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_OPEN);
	dk_bind_id(st, ":site", s->site_id);
	dk_bind_date(st, ":to", p->to);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_open_fact *f;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		f = &(*out)[(*count)++];
		*f = (struct dk_open_fact){ .customer = dk_col_text(st, 0, a),
			.customer_name = dk_col_text(st, 1, a), .number = dk_col_text(st, 2, a),
			.date = dk_col_date(st, 3), .due_date = dk_col_date(st, 4),
			.total = dk_col_money(st, 5), .own_open = dk_col_money(st, 6),
			.currency = dk_col_text(st, 7, a) };
		f->open = open_home(s, f, dk_col_money(st, 9), dk_col_i64(st, 8));
		f->total = dk_fact_home(s, f->total, f->currency, dk_col_i64(st, 8));
		f->late = p->to.days - f->due_date.days;
	}
	return rc;
}
