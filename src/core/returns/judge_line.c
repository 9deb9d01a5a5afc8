/* judge_line.c - one line of what is to come back: how much of it is out, its lot, the policy. */
#include <string.h>

#include "core/returns/judge.h"
#include "core/stock/allocation.h"
#include "core/stock/lot.h"

/* what left, did not come back, is on no other return whose goods are still to come, and was not
 * claimed as missing or damaged */
static const char SQL_LINE[] =
    "SELECT l.id, l.product_id, l.sku, p.tracked, l.shipped, l.kit_no, l.line_no,"
    " l.shipped - l.returned - " DK_RETURN_ANNOUNCED " - " DK_RETURN_CLAIMED
    " FROM order_line l JOIN product p ON p.id = l.product_id"
    " WHERE l.order_id = :order AND l.line_no = :line_no";
/* lots that a line left with, and what of each can still come back */
static const char SQL_LOTS[] =
    "SELECT t.id, t.code, sum(x.picked)"
    " - coalesce((SELECT sum(y.qty) FROM goods_return_part y WHERE y.line_id = :line"
    "  AND y.lot_id = t.id), 0)"
    " - coalesce((SELECT sum(b.qty) FROM delivery_back b JOIN shipment_line z"
    "  ON z.id = b.shipment_line_id WHERE z.line_id = :line AND z.lot_id = t.id), 0)"
    " - coalesce((SELECT sum(g.qty) FROM goods_return_line g JOIN goods_return r"
    "  ON r.id = g.return_id WHERE g.line_id = :line AND g.lot_id = t.id"
    "  AND " DK_RETURN_PENDING "), 0)"
    " FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id JOIN lot t ON t.id = x.lot_id"
    " WHERE x.line_id = :line AND h.date <> '' AND x.picked > 0"
    " AND (:lot = '' OR t.code = :lot) GROUP BY t.id, t.code ORDER BY t.code";
static const char SQL_SENT[] = "SELECT id FROM product WHERE sku = :sku";

/* What earlier lines of the same return take of the line, or of the lot. */
static int64_t
taken_before(const struct dk_return_asked *j, const struct dk_return_item *g, bool of_lot)
{
	int64_t sum = 0;

	for (const struct dk_return_item *x = j->items; x < g; x++)
		if (x->line_id == g->line_id && (!of_lot || x->lot_id == g->lot_id))
			sum += x->qty.milli;
	return sum;
}

/* The lot that comes back: the one named, or the only one that was sent. */
static enum dk_rc
find_lot(struct dk_return_asked *j, struct dk_return_item *g, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->session->db, SQL_LOTS);
	const char *codes = "";
	size_t count = 0, sent = 0;
	dk_qty left = DK_QTY(0);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":line", g->line_id);
	dk_bind_text(st, ":lot", g->lot);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		sent++;
		if (dk_col_i64(st, 2) <= 0)
			continue;
		g->lot_id = dk_col_id(st, 0);
		left = dk_col_qty(st, 2);
		if (count++ < 8)
			codes = dk_fmt(j->a, "%s%s%s", codes, count > 1 ? ", " : "",
			    dk_col_peek(st, 1));
	}
	if (rc != DK_OK)
		return rc;
	if (count == 0 && sent > 0)
		return dk_fail(err, DK_EREFUSED, "lot", "All%s%.40s that left with line %lld came"
		    " back already, or is on an open return.", g->lot[0] != '\0' ? " of lot " : "",
		    g->lot, (long long)g->order_line);
	if (count == 0)
		return dk_fail(err, DK_EREFUSED, "lot", g->lot[0] != '\0'
		    ? "Nothing of lot %.40s is out with line %lld. Look at the label again."
		    : "No lot%s is out with line %lld.", g->lot, (long long)g->order_line);
	if (count > 1)
		return dk_fail(err, DK_EINPUT, "lot", "%s left by lot: say which of %.160s.",
		    g->sku, codes);
	left.milli -= taken_before(j, g, true);
	if (g->qty.milli > left.milli)
		return dk_fail(err, DK_EREFUSED, "qty", "Of that lot %s can come back, not %s.",
		    dk_qty_show(left).s, dk_qty_show(g->qty).s);
	return DK_OK;
}

static enum dk_rc
read_line(struct dk_return_asked *j, struct dk_return_item *g, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->session->db, SQL_LINE);
	struct dk_return_kit_ask kit = { .order_id = j->in.order_id, .items = j->items,
		.count = (size_t)(g - j->items) };
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", j->in.order_id);
	dk_bind_i64(st, ":line_no", g->order_line);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_EINPUT, "line", "Order %s has no line %lld of goods.",
		    j->order, (long long)g->order_line);
	g->line_id = dk_col_id(st, 0);
	g->product_id = dk_col_id(st, 1);
	g->sku = dk_col_text(st, 2, j->a);
	g->is_tracked = dk_col_peek(st, 3)[0] != '\0';
	g->shipped = dk_col_qty(st, 4);
	kit.kit_no = dk_col_i64(st, 5);
	kit.line_no = dk_col_i64(st, 6);
	g->left = dk_col_qty(st, 7);
	dk_done(st);
	g->left.milli -= taken_before(j, g, false);
	return kit.kit_no == 0 ? DK_OK : dk_return_kit_left(j->session, &kit, &g->left, err);
}

static enum dk_rc
check_qty(struct dk_return_asked *j, const struct dk_return_item *g, struct dk_err *err)
{
	if (g->qty.milli <= 0)
		return dk_fail(err, DK_EINPUT, "qty", "Say how many of line %lld come back.",
		    (long long)g->order_line);
	if (g->shipped.milli == 0)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Nothing of line %lld (%s) has left yet; cancel it instead.",
		    (long long)g->order_line, g->sku);
	if (g->qty.milli > g->left.milli)
		return dk_fail(err, DK_EREFUSED, "qty", "Of line %lld (%s) %s were shipped and %s"
		    " can still come back, not %s.", (long long)g->order_line, g->sku,
		    dk_qty_show(g->shipped).s, dk_qty_show(g->left).s, dk_qty_show(g->qty).s);
	return dk_qty_counts(j->session, g->product_id, g->qty, "qty", err);
}

static enum dk_rc
find_sent(struct dk_return_asked *j, const char *sku, struct dk_return_item *g,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;

	if (sku[0] == '\0')
		return DK_OK;
	if (!g->reason->is_wrong_item)
		return dk_fail(err, DK_EINPUT, "sent",
		    "Which item came instead is said with the reason wrong-item only.");
	st = dk_sql(j->session->db, SQL_SENT);
	dk_bind_text(st, ":sku", sku);
	rc = dk_one(st, 0, &g->sent_id, err);
	if (rc == DK_OK && g->sent_id == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "sent", "There is no item %.40s.", sku);
	if (rc == DK_OK && g->sent_id == g->product_id)
		rc = dk_fail(err, DK_EINPUT, "sent", "%s is what was ordered, not a wrong item.",
		    g->sku);
	return rc;
}

/* What the policy refuses is passed only as an exception. */
static enum dk_rc
ask_policy(struct dk_return_asked *j, struct dk_return_item *g, struct dk_err *err)
{
	const struct dk_return_ask ask = { g->line_id, g->reason->code };
	struct dk_return_answer *says = &g->says;
	enum dk_rc rc = dk_return_ask(j->session, j->a, &ask, says, err);
	const char *before = says->clause[0] != '\0' ? " The policy: " : "";

	g->fee = j->in.has_fee ? j->in.fee : says->fee;
	if (j->is_repair)
		g->fee = says->fee = (dk_rate){ 0 };
	if (rc != DK_OK || strcmp(says->verdict, "refused") != 0)
		return rc;
	if (j->in.exception[0] != '\0') {
		says->verdict = "approval";
		return DK_OK;
	}
	if (says->is_late)
		return dk_fail(err, DK_EREFUSED, "line", "Line %lld (%s) came %lld days ago; it"
		    " could come back within %lld.%s%.160s", (long long)g->order_line, g->sku,
		    (long long)says->days, (long long)says->window, before, says->clause);
	return dk_fail(err, DK_EREFUSED, "line", "Line %lld (%s) cannot come back for that"
	    " reason.%s%.160s", (long long)g->order_line, g->sku, before, says->clause);
}

static enum dk_rc
read_condition(const struct dk_return_line_in *in, struct dk_return_item *g, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	if (in->condition != NULL && in->condition[0] != '\0')
		rc = dk_return_condition_find(in->condition, &g->condition, err);
	g->to = in->to != NULL && in->to[0] != '\0' ? in->to
	    : g->condition != NULL ? g->condition->to : "";
	return rc;
}

enum dk_rc
dk_return_judge_line(struct dk_return_asked *j, const struct dk_return_line_in *in,
    struct dk_return_item *g, struct dk_err *err)
{
	enum dk_rc rc;

	*g = (struct dk_return_item){ .order_line = in->order_line, .qty = in->qty, .sku = "",
		.lot = in->lot != NULL ? in->lot : "", .to = "", .why = "",
		.says = { .verdict = "allowed", .fee_code = "", .clause = "",
		    .freight = "customer" } };
	rc = read_line(j, g, err);
	if (rc == DK_OK)
		rc = check_qty(j, g, err);
	if (rc == DK_OK)
		rc = read_condition(in, g, err);
	if (rc == DK_OK && !g->is_tracked && g->lot[0] != '\0')
		rc = dk_fail(err, DK_EINPUT, "lot", "%s is not kept by lot; leave it away.",
		    g->sku);
	if (rc == DK_OK && g->is_tracked)
		rc = find_lot(j, g, err);
	if (rc == DK_OK)
		rc = dk_return_reason_find(in->reason != NULL ? in->reason : "", &g->reason, err);
	if (rc == DK_OK)
		rc = find_sent(j, in->sent != NULL ? in->sent : "", g, err);
	return rc == DK_OK ? ask_policy(j, g, err) : rc;
}
