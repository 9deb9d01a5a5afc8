/* facts_stock.c - counts posted and adjustments settled, as the days of a period count them. */
#include "core/count/limits.h"
#include "core/day/facts.h"
#include "docket/day_stock.h"

static const char SQL_COUNTS[] =
    "SELECT q.date, c.number, p.sku, t.code, CASE WHEN p.abc IN ('A', 'B') THEN p.abc ELSE 'C'"
    " END, x.expected, x.counted, coalesce((SELECT sum(m.cost) FROM move m"
    " WHERE m.product_id = x.product_id AND m.location_id = x.location_id"
    " AND m.document = 'count' AND m.document_id = x.count_id"
    " AND coalesce(m.lot_id, 0) = coalesce(x.lot_id, 0)), 0), x.state = 'refused'"
    " FROM day q JOIN stock_count c ON c.settled_day = q.id AND c.state = 'posted'"
    " JOIN count_line x ON x.count_id = c.id AND x.state IN ('posted', 'refused')"
    " JOIN product p ON p.id = x.product_id JOIN location t ON t.id = x.location_id"
    " WHERE " DK_IN_PERIOD " ORDER BY q.date, c.id, x.line_no";
static const char SQL_ADJUSTMENTS[] =
    "SELECT q.date, x.reason, coalesce(v.name, ''), coalesce(u.name, 'docket'), x.qty, x.value,"
    " x.state = 'refused' FROM day q JOIN adjustment x ON x.day_id = q.id AND x.state <> 'open'"
    " LEFT JOIN users u ON u.id = x.asked_by LEFT JOIN users v ON v.id = x.settled_by"
    " WHERE " DK_IN_PERIOD " ORDER BY x.reason, coalesce(v.name, ''), x.id";

enum dk_rc
dk_count_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_count_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_count_limits limits = { 0 };
	struct dk_stmt *st;
	enum dk_rc rc = dk_count_limits_read(s, &limits, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	if (rc == DK_OK)
		rc = dk_facts_begin(s, SQL_COUNTS, p, &st, err);
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_count_fact *f;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		f = &(*out)[(*count)++];
		*f = (struct dk_count_fact){ .day = dk_col_date(st, 0),
			.count = dk_col_text(st, 1, a), .sku = dk_col_text(st, 2, a),
			.location = dk_col_text(st, 3, a), .abc = dk_col_text(st, 4, a),
			.expected = dk_col_qty(st, 5), .counted = dk_col_qty(st, 6),
			.value = dk_col_money(st, 7), .is_refused = dk_col_bool(st, 8) };
		f->is_within = !dk_count_is_off(&limits, f->expected.milli,
		    f->counted.milli - f->expected.milli, f->value);
	}
	return rc;
}

enum dk_rc
dk_adjust_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_adjust_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_ADJUSTMENTS, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_adjust_fact){ .day = dk_col_date(st, 0),
			.reason = dk_col_text(st, 1, a), .by = dk_col_text(st, 2, a),
			.asked_by = dk_col_text(st, 3, a), .qty = dk_col_qty(st, 4),
			.value = dk_col_money(st, 5), .is_refused = dk_col_bool(st, 6) };
	}
	return rc;
}
