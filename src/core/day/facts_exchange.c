/* facts_exchange.c - exchanges that began or ended on the days of a period; returns by reason. */
#include "core/day/facts.h"
#include "docket/day_exchange.h"

#define EXCHANGE(what, balance, user) \
	"SELECT q.date AS day, e.number AS number, s.number, o.number, r.number, c.number," \
	" c.name," \
	" coalesce((SELECT u.name FROM users u WHERE u.id = e." user "), '')," what ", e.first," \
	" e.credit, e.charge, " balance ", s.currency, s.exchange" \
	" FROM day q JOIN goods_exchange e"
#define OF_EXCHANGE \
	" JOIN goods_return r ON r.id = e.return_id JOIN orders s ON s.id = r.order_id" \
	" JOIN orders o ON o.id = e.order_id JOIN customer c ON c.id = r.customer_id WHERE " \
	DK_IN_PERIOD
static const char SQL_EXCHANGES[] =
    EXCHANGE("'agreed'", "e.credit - e.charge", "entered_by") " ON e.day_id = q.id" OF_EXCHANGE
    " UNION ALL "
    EXCHANGE("e.state", "coalesce(e.balance, e.credit - e.charge)", "ended_by")
    " ON e.ended_day = q.id" OF_EXCHANGE " ORDER BY 1, 2, 9";
static const char SQL_RETURNS[] =
    "SELECT x.reason, count(DISTINCT r.id), count(*), sum(r.state IN ('refused', 'cancelled',"
    " 'expired')), sum(x.qty), sum(x.received), sum(x.to_stock), sum(x.to_quarantine),"
    " sum(x.to_supplier), sum(x.to_scrap) FROM day q JOIN goods_return r ON r.day_id = q.id"
    " JOIN goods_return_line x ON x.return_id = r.id WHERE " DK_IN_PERIOD
    " GROUP BY x.reason ORDER BY x.reason";

enum dk_rc
dk_exchange_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_exchange_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_EXCHANGES, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		const char *currency = dk_col_text(st, 13, a);
		int64_t rate = dk_col_i64(st, 14);

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_exchange_fact){ .day = dk_col_date(st, 0),
			.number = dk_col_text(st, 1, a), .sold = dk_col_text(st, 2, a),
			.order = dk_col_text(st, 3, a), .ret = dk_col_text(st, 4, a),
			.customer = dk_col_text(st, 5, a), .customer_name = dk_col_text(st, 6, a),
			.by = dk_col_text(st, 7, a), .what = dk_col_text(st, 8, a),
			.first = dk_col_text(st, 9, a),
			.credit = dk_fact_home(s, dk_col_money(st, 10), currency, rate),
			.charge = dk_fact_home(s, dk_col_money(st, 11), currency, rate),
			.balance = dk_fact_home(s, dk_col_money(st, 12), currency, rate) };
	}
	return rc;
}

enum dk_rc
dk_return_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_return_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_RETURNS, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_return_fact){ .reason = dk_col_text(st, 0, a),
			.returns = dk_col_i64(st, 1), .lines = dk_col_i64(st, 2),
			.refused = dk_col_i64(st, 3), .asked = dk_col_qty(st, 4),
			.received = dk_col_qty(st, 5), .to_stock = dk_col_qty(st, 6),
			.to_quarantine = dk_col_qty(st, 7), .to_supplier = dk_col_qty(st, 8),
			.to_scrap = dk_col_qty(st, 9) };
	}
	return rc;
}
