/* promised.c - the dates that were given for an order, and which of them were kept. */
#include "db/stmt.h"
#include "docket/carrier.h"
#include "docket/tell.h"

static const char SQL_LIST[] =
    "SELECT l.line_no, l.sku, p.date, p.how, coalesce(u.name, ''), p.at, p.why, p.transit_days,"
    " coalesce((SELECT min(n.at) FROM promise n WHERE n.line_id = p.line_id AND n.id > p.id), ''),"
    " l.allocated + l.backordered, l.shipped,"
    " coalesce((SELECT max(h.date) FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id"
    " WHERE x.line_id = l.id AND h.shipped_at <> ''), '')"
    " FROM order_line l JOIN promise p ON p.line_id = l.id LEFT JOIN users u ON u.id = p.user_id"
    " WHERE l.order_id = :order ORDER BY l.line_no, p.id";

/* What tells whether a date was kept. */
struct fate {
	dk_date date, left; /* promised; the last goods left on */
	int64_t transit, open, shipped;
	int64_t next_ms;    /* when another was given; 0 = it is the last */
};

static enum dk_rc
judge(struct dk_session *s, const struct fate *f, const char **state, struct dk_err *err)
{
	dk_date there = DK_NO_DATE;
	enum dk_rc rc = DK_OK;

	if (f->next_ms != 0) {
		*state = dk_instant_day(f->next_ms).days <= f->date.days ? "superseded" : "broken";
	} else if (f->open > 0) {
		*state = dk_session_today(s).days > f->date.days ? "broken" : "open";
	} else if (f->shipped == 0 || !dk_date_is_set(f->left)) {
		*state = "void";
	} else {
		rc = dk_workday_add(s, f->left, f->transit, &there, err);
		*state = there.days <= f->date.days ? "kept" : "broken";
	}
	return rc;
}

enum dk_rc
dk_promised_list(struct dk_session *s, struct dk_arena *a, dk_id order_id,
    struct dk_promised **out, size_t *count, struct dk_err *err)
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
	dk_bind_id(st, ":order", order_id);
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct fate f = { dk_col_date(st, 2), dk_col_date(st, 11), dk_col_i64(st, 7),
			dk_col_i64(st, 9), dk_col_i64(st, 10), 0 };
		struct dk_promised *p;

		(void)dk_instant_parse(dk_col_peek(st, 8), &f.next_ms);
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		p = &(*out)[(*count)++];
		*p = (struct dk_promised){ dk_col_i64(st, 0), dk_col_text(st, 1, a),
			dk_col_text(st, 3, a), dk_col_text(st, 4, a), dk_col_text(st, 5, a),
			dk_col_text(st, 6, a), f.date, "" };
		rc = judge(s, &f, &p->state, err);
	}
	return rc;
}
