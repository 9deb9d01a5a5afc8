/* facts_trust.c - what reconciliation found on the days of a period, and what was let pass. */
#include "core/day/facts.h"
#include "core/day/keep.h"

static const char SQL_DISCREPANCIES[] =
    "SELECT q.date, x.rule, x.state, x.expected, x.found, coalesce(r.key, ''),"
    " coalesce(r.code, ''), coalesce(r.text, ''), coalesce(u.name, '')"
    " FROM day q JOIN run_rule x ON x.state <> 'ok'"
    " AND x.run_id = (SELECT max(n.id) FROM run n WHERE n.day_id = q.id)"
    " LEFT JOIN discrepancy_reason r ON r.day_id = q.id"
    " AND substr(r.key, 1, length(x.rule) + 1) = x.rule || ':'"
    " LEFT JOIN users u ON u.id = r.given_by WHERE " DK_IN_PERIOD
    " ORDER BY q.date, x.state, x.rule, r.key";
static const char SQL_OVERRIDES[] =
    "SELECT d.date, x.kind, o.number, c.number, x.line_no, x.code, x.text, x.reason,"
    " coalesce(u.name, 'docket'), x.at FROM (" DK_LIVE_OVERRIDES(DK_IN_OPEN)
    " UNION ALL SELECT k.day_id, k.kind, k.order_id, k.line_no, k.code, k.part, k.text, k.reason,"
    " k.user_id, k.at FROM day q JOIN day_override k ON k.day_id = q.id WHERE " DK_IN_CLOSED ") x"
    " JOIN day d ON d.id = x.day_id JOIN orders o ON o.id = x.order_id"
    " JOIN customer c ON c.id = o.customer_id LEFT JOIN users u ON u.id = x.user_id"
    " ORDER BY d.date, x.at, x.order_id, x.kind, x.line_no, x.code, x.part";

enum dk_rc
dk_discrepancy_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_discrepancy_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_DISCREPANCIES, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_discrepancy_fact){ .day = dk_col_date(st, 0),
			.rule = dk_col_text(st, 1, a), .state = dk_col_text(st, 2, a),
			.expected = dk_col_text(st, 3, a), .found = dk_col_text(st, 4, a),
			.key = dk_col_text(st, 5, a), .reason_code = dk_col_text(st, 6, a),
			.reason = dk_col_text(st, 7, a), .by = dk_col_text(st, 8, a) };
	}
	return rc;
}

enum dk_rc
dk_override_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_override_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_OVERRIDES, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_override_fact){ .day = dk_col_date(st, 0),
			.kind = dk_col_text(st, 1, a), .order = dk_col_text(st, 2, a),
			.customer = dk_col_text(st, 3, a), .line_no = dk_col_i64(st, 4),
			.code = dk_col_text(st, 5, a), .text = dk_col_text(st, 6, a),
			.reason = dk_col_text(st, 7, a), .by = dk_col_text(st, 8, a),
			.at = dk_col_text(st, 9, a) };
	}
	return rc;
}
