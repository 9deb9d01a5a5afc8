/* facts_value.c - the value of the stock at the end of a day, out of moves and corrections. */
#include "core/day/facts.h"
#include "docket/day_value.h"
#include "docket/stock_cost.h"

static const char SQL_VALUES[] =
    "WITH step(product_id, qty, value) AS (SELECT m.product_id, m.qty, m.cost FROM day q"
    " JOIN move m ON m.day_id = q.id WHERE q.date <= :to"
    " UNION ALL SELECT r.product_id, 0, r.amount FROM day q"
    " JOIN revaluation r ON r.day_id = q.id WHERE q.date <= :to)"
    " SELECT p.sku, p.name, p.unit, sum(x.qty), sum(x.value), p.cost, p.price_per FROM step x"
    " JOIN product p ON p.id = x.product_id GROUP BY p.id"
    " HAVING sum(x.qty) <> 0 OR sum(x.value) <> 0 ORDER BY p.sku";
static const char SQL_BOOKED[] =
    "SELECT coalesce(sum(p.debit) - sum(p.credit), 0) FROM day q JOIN batch b ON b.day_id = q.id"
    " JOIN posting p ON p.batch_id = b.id WHERE p.role = 'stock' AND q.date <= :to";

enum dk_rc
dk_value_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_value_facts *out, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_REPORT, err);
	size_t cap = 0;
	bool more;

	*out = (struct dk_value_facts){ 0 };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_VALUES);
	dk_bind_date(st, ":to", p->to);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_value_fact *f;

		out->list = dk_arena_grow(a, out->list, out->count, &cap, sizeof(*out->list));
		f = &out->list[out->count++];
		*f = (struct dk_value_fact){ dk_col_text(st, 0, a), dk_col_text(st, 1, a),
			dk_col_text(st, 2, a), dk_col_qty(st, 3), dk_col_money(st, 4), { 0 },
			dk_col_price(st, 5), dk_col_qty(st, 6) };
		f->average = dk_cost_each(f->value, f->qty, f->per, s->exponent);
	}
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_BOOKED);
	dk_bind_date(st, ":to", p->to);
	return dk_one(st, 0, &out->booked.minor, err);
}
