/* facts_claim.c - claims of the days of a period, by kind and cause. */
#include "core/day/facts.h"
#include "docket/day_claim.h"

static const char SQL_CLAIMS[] =
    "SELECT k.kind, k.cause, count(*), sum(k.state = 'open'),"
    " sum(k.state <> 'withdrawn' AND k.verdict IN ('accepted', 'partly')),"
    " sum(k.verdict = 'refused'), sum(" DK_SUM_HOME("k.asked", "o.exchange", "o.currency") "),"
    " sum(CASE k.state WHEN 'withdrawn' THEN 0 ELSE "
    DK_SUM_HOME("k.accepted", "o.exchange", "o.currency") " END),"
    " sum(coalesce((SELECT sum(coalesce(i.home_total, i.total)) FROM claim_credit g JOIN invoice i"
    "  ON i.id = g.credit_id WHERE g.claim_id = k.id), 0)),"
    " count(k.replacement_id),"
    " sum(coalesce((SELECT sum(x.asked) FROM counter_claim x WHERE x.claim_id = k.id), 0)),"
    " sum(coalesce((SELECT sum(x.paid) FROM counter_claim x WHERE x.claim_id = k.id), 0))"
    " FROM day q JOIN claim k ON k.day_id = q.id"
    " JOIN orders o ON o.id = k.order_id WHERE " DK_IN_PERIOD
    " GROUP BY k.kind, k.cause ORDER BY k.kind, k.cause";

enum dk_rc
dk_claim_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_claim_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_CLAIMS, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_claim_fact){ .kind = dk_col_text(st, 0, a),
			.cause = dk_col_text(st, 1, a), .claims = dk_col_i64(st, 2),
			.open = dk_col_i64(st, 3), .accepted = dk_col_i64(st, 4),
			.refused = dk_col_i64(st, 5), .asked = dk_col_money(st, 6),
			.given = dk_col_money(st, 7), .credited = dk_col_money(st, 8),
			.replaced = dk_col_i64(st, 9), .counter = dk_col_money(st, 10),
			.recovered = dk_col_money(st, 11) };
	}
	return rc;
}
