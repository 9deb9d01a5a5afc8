/*
 * gifts.c - goods that cost nothing: they come back without a credit, and are asked back when what
 * they were given for comes back.
 */
#include "core/returns/judge.h"

/* what each line that something was given for keeps, and what of the gift is out */
static const char SQL_GIFTS[] =
    "SELECT g.id, g.line_no, g.sku, g.shipped - g.returned - coalesce((SELECT sum(x.qty)"
    "  FROM goods_return_line x JOIN goods_return r ON r.id = x.return_id"
    "  WHERE x.line_id = g.id AND " DK_RETURN_PENDING "), 0),"
    " l.id, u.qty, l.ordered - l.cancelled - l.returned - coalesce((SELECT sum(x.qty)"
    "  FROM goods_return_line x JOIN goods_return r ON r.id = x.return_id"
    "  WHERE x.line_id = l.id AND " DK_RETURN_PENDING "), 0), u.buy, u.free_qty"
    " FROM order_line g JOIN promotion_use u ON u.gift_id = g.id"
    " JOIN order_line l ON l.id = u.line_id WHERE g.order_id = :order AND u.buy > 0"
    " ORDER BY g.line_no";
/* a part of a kit is free when the kit was */
static const char SQL_IS_FREE[] =
    "SELECT k.net = 0 FROM order_line l JOIN order_line k ON k.order_id = l.order_id"
    " AND k.line_no = CASE l.kit_no WHEN 0 THEN l.line_no ELSE l.kit_no END WHERE l.id = :line";

struct gift {
	dk_id line_id;
	int64_t line_no, out, earned; /* milli: out with the customer; earned by what he keeps */
	const char *sku;
};

/* The pieces of a line that this return names, as far as they can be taken. */
static int64_t
asked_of(const struct dk_return_item *items, size_t count, dk_id line_id)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		if (items[i].line_id == line_id && items[i].why[0] == '\0')
			sum += items[i].qty.milli;
	return sum;
}

static int64_t
earned_by(const struct dk_stmt *st, int64_t asked)
{
	int64_t kept = dk_col_i64(st, 6) - asked, took = dk_col_i64(st, 5);

	kept = kept < took ? kept : took;
	return kept > 0 ? kept / dk_col_i64(st, 7) * dk_col_i64(st, 8) : 0;
}

static void
say_due(struct dk_arena *a, const struct gift *g, const char **note)
{
	int64_t due = g->out - g->earned;

	if (g->line_id != 0 && due > 0)
		*note = dk_fmt(a, "%s%sLine %lld: %s of %s were given for nothing for what comes"
		    " back; ask for them, too.", *note, **note != '\0' ? " " : "",
		    (long long)g->line_no, dk_qty_show((dk_qty){ due }).s, g->sku);
}

static enum dk_rc
find_due(struct dk_return_asked *j, const char **note, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->session->db, SQL_GIFTS);
	struct gift now = { .line_id = 0 };
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", j->in.order_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		dk_id id = dk_col_id(st, 0);

		if (id != now.line_id) {
			say_due(j->a, &now, note);
			now = (struct gift){ id, dk_col_i64(st, 1), dk_col_i64(st, 3)
			    - asked_of(j->items, j->count, id), 0,
			    dk_col_text(st, 2, j->a) };
		}
		now.earned += earned_by(st, asked_of(j->items, j->count, dk_col_id(st, 4)));
	}
	if (rc == DK_OK)
		say_due(j->a, &now, note);
	return rc;
}

enum dk_rc
dk_return_free_goods(struct dk_return_asked *j, const char **note, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	*note = "";
	if (j->is_repair)
		return DK_OK;
	for (size_t i = 0; rc == DK_OK && i < j->count; i++) {
		const struct dk_return_item *g = &j->items[i];
		struct dk_stmt *st = dk_sql(j->session->db, SQL_IS_FREE);
		int64_t is_free = 0;

		dk_bind_id(st, ":line", g->line_id);
		rc = dk_one(st, 0, &is_free, err);
		if (is_free != 0 && (i == 0 || g[-1].line_id != g->line_id))
			*note = dk_fmt(j->a, "%s%sLine %lld (%s) was given for nothing: nothing is"
			    " credited for it.", *note, **note != '\0' ? " " : "",
			    (long long)g->order_line, g->sku);
	}
	return rc == DK_OK ? find_due(j, note, err) : rc;
}
