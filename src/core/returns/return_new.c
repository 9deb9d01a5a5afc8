/* return_new.c - asking for a return: what of the order may come back, and what the policy says. */
#include <string.h>

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/returns/private.h"
#include "core/stock/allocation.h"
#include "core/stock/lot.h"
#include "docket/text.h"

static const char SQL_ORDER[] = "SELECT o.number, o.customer_id, c.number, o.origin FROM orders o"
    " JOIN customer c ON c.id = o.customer_id WHERE o.id = :id";
/* what left, did not come back, and is on no other return whose goods are still to come */
static const char SQL_LINE[] =
    "SELECT l.id, l.product_id, l.sku, p.tracked, l.shipped, l.kit_no, l.line_no,"
    " l.shipped - l.returned - coalesce((SELECT sum(x.qty) FROM goods_return_line x"
    "  JOIN goods_return r ON r.id = x.return_id WHERE x.line_id = l.id"
    "  AND r.state IN ('requested', 'authorised')), 0)"
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
    "  AND r.state IN ('requested', 'authorised')), 0)"
    " FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id JOIN lot t ON t.id = x.lot_id"
    " WHERE x.line_id = :line AND h.date <> '' AND x.picked > 0"
    " AND (:lot = '' OR t.code = :lot) GROUP BY t.id, t.code ORDER BY t.code";
static const char SQL_SENT[] = "SELECT id FROM product WHERE sku = :sku";
static const char SQL_ADD[] =
    "INSERT INTO goods_return (number, order_id, customer_id, state, outcome, note, exception,"
    " day_id, entered_by, entered_at) VALUES (:number, :order, :customer, 'requested', :outcome,"
    " :note, :exception, :day, :user, :at)";
static const char SQL_ADD_LINE[] =
    "INSERT INTO goods_return_line (return_id, line_no, line_id, qty, reason, sent_id, lot_id,"
    " verdict, days, window_days, fee, fee_code, clause) VALUES (:id, :line_no, :line, :qty,"
    " :reason, :sent, :lot, :verdict, :days, :window, :fee, :fee_code, :clause)";
static const char SQL_AUTHORISED[] = "SELECT count(*) FROM goods_return_line"
    " WHERE return_id = :id AND verdict <> 'allowed'";

struct job {
	struct dk_change ch;
	struct dk_arena a;
	const struct dk_return_in *in;
	const char *order, *note, *exception, *outcome;
	dk_id customer_id, id;
};

/* A line of the order, as a return sees it. */
struct goods {
	dk_id line_id, product_id, lot_id, sent_id;
	const char *sku;
	dk_qty shipped, left;
	const struct dk_return_reason *reason;
	struct dk_return_answer says;
};

static enum dk_rc
read_order(struct job *j, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_ORDER);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", j->in->order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "order", "There is no such order.");
	j->order = dk_col_text(st, 0, &j->a);
	j->customer_id = dk_col_id(st, 1);
	if (j->in->customer_id != 0 && j->in->customer_id != j->customer_id)
		rc = dk_fail(err, DK_EREFUSED, "customer",
		    "Order %s is of customer %s. Ask the caller for the right number.", j->order,
		    dk_col_peek(st, 2));
	else if (strcmp(dk_col_peek(st, 3), "history") == 0)
		rc = dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is history from elsewhere; its goods cannot come back here.",
		    j->order);
	dk_done(st);
	return rc;
}

static enum dk_rc
check_head(struct job *j, struct dk_err *err)
{
	static const char *const outcomes[] = { "credit", "refund", "store-credit" };
	char *note = NULL, *exception = NULL;
	enum dk_rc rc = dk_text_clean(&j->a, j->in->note, false, 500, &note, err);

	if (rc == DK_OK)
		rc = dk_text_clean(&j->a, j->in->exception, false, 500, &exception, err);
	if (rc != DK_OK)
		return rc;
	j->note = note;
	j->exception = exception;
	if (exception[0] != '\0' &&
	    (rc = dk_session_may(j->ch.session, DK_RIGHT_RETURN_APPROVE, err)) != DK_OK)
		return rc;
	if (j->in->line_count == 0)
		return dk_fail(err, DK_EINPUT, "line", "Say which line of the order comes back.");
	j->outcome = j->in->outcome[0] != '\0' ? j->in->outcome : "credit";
	for (size_t i = 0; i < DK_COUNT(outcomes); i++)
		if (strcmp(outcomes[i], j->outcome) == 0)
			return DK_OK;
	return dk_fail(err, DK_EINPUT, "outcome",
	    "The outcome is one of credit, refund, store-credit.");
}

/* The lot that comes back: the one named, or the only one that was sent. */
static enum dk_rc
find_lot(struct job *j, const struct dk_return_line_in *in, struct goods *g, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_LOTS);
	const char *codes = "";
	size_t count = 0;
	dk_qty left = DK_QTY(0);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":line", g->line_id);
	dk_bind_text(st, ":lot", in->lot);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		if (dk_col_i64(st, 2) <= 0)
			continue;
		g->lot_id = dk_col_id(st, 0);
		left = dk_col_qty(st, 2);
		if (count++ < 8)
			codes = dk_fmt(&j->a, "%s%s%s", codes, count > 1 ? ", " : "",
			    dk_col_peek(st, 1));
	}
	if (rc != DK_OK)
		return rc;
	if (count == 0)
		return dk_fail(err, DK_EREFUSED, "lot", in->lot[0] != '\0'
		    ? "Nothing of lot %.40s is out with line %lld. Look at the label again."
		    : "No lot%s is out with line %lld.", in->lot, (long long)in->order_line);
	if (count > 1)
		return dk_fail(err, DK_EINPUT, "lot", "%s left by lot: say which of %.160s.",
		    g->sku, codes);
	if (in->qty.milli > left.milli)
		return dk_fail(err, DK_EREFUSED, "qty", "Of that lot %s can come back, not %s.",
		    dk_qty_show(left).s, dk_qty_show(in->qty).s);
	return DK_OK;
}

static enum dk_rc
read_line(struct job *j, const struct dk_return_line_in *in, struct goods *g, bool *is_tracked,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_LINE);
	int64_t kit_no, line_no;
	enum dk_rc rc;
	bool more;

	*g = (struct goods){ 0 };
	dk_bind_id(st, ":order", j->in->order_id);
	dk_bind_i64(st, ":line_no", in->order_line);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_EINPUT, "line", "Order %s has no line %lld of goods.",
		    j->order, (long long)in->order_line);
	g->line_id = dk_col_id(st, 0);
	g->product_id = dk_col_id(st, 1);
	g->sku = dk_col_text(st, 2, &j->a);
	*is_tracked = dk_col_peek(st, 3)[0] != '\0';
	g->shipped = dk_col_qty(st, 4);
	kit_no = dk_col_i64(st, 5);
	line_no = dk_col_i64(st, 6);
	g->left = dk_col_qty(st, 7);
	dk_done(st);
	if (kit_no != 0 && kit_no != line_no)
		return dk_fail(err, DK_EREFUSED, "line", "Line %lld is part of the kit of line"
		    " %lld; the kit comes back whole.", (long long)line_no, (long long)kit_no);
	return DK_OK;
}

static enum dk_rc
check_qty(struct job *j, const struct dk_return_line_in *in, const struct goods *g,
    struct dk_err *err)
{
	if (in->qty.milli <= 0)
		return dk_fail(err, DK_EINPUT, "qty", "Say how many of line %lld come back.",
		    (long long)in->order_line);
	if (g->shipped.milli == 0)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Nothing of line %lld (%s) has left yet; cancel it instead.",
		    (long long)in->order_line, g->sku);
	if (in->qty.milli > g->left.milli)
		return dk_fail(err, DK_EREFUSED, "qty", "Of line %lld (%s) %s were shipped and %s"
		    " can still come back, not %s.", (long long)in->order_line, g->sku,
		    dk_qty_show(g->shipped).s, dk_qty_show(g->left).s, dk_qty_show(in->qty).s);
	return dk_qty_counts(j->ch.session, g->product_id, in->qty, "qty", err);
}

static enum dk_rc
find_sent(struct job *j, const struct dk_return_line_in *in, struct goods *g, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;

	if (in->sent[0] == '\0')
		return DK_OK;
	if (!g->reason->is_wrong_item)
		return dk_fail(err, DK_EINPUT, "sent",
		    "Which item came instead is said with the reason wrong-item only.");
	st = dk_sql(j->ch.session->db, SQL_SENT);
	dk_bind_text(st, ":sku", in->sent);
	rc = dk_one(st, 0, &g->sent_id, err);
	if (rc == DK_OK && g->sent_id == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "sent", "There is no item %.40s.", in->sent);
	if (rc == DK_OK && g->sent_id == g->product_id)
		rc = dk_fail(err, DK_EINPUT, "sent", "%s is what was ordered, not a wrong item.",
		    g->sku);
	return rc;
}

/* What the policy refuses is passed only as an exception. */
static enum dk_rc
ask_policy(struct job *j, const struct dk_return_line_in *in, struct goods *g,
    struct dk_err *err)
{
	const struct dk_return_ask ask = { g->line_id, g->reason->code };
	struct dk_return_answer *says = &g->says;
	enum dk_rc rc = dk_return_ask(j->ch.session, &j->a, &ask, says, err);
	const char *before = says->clause[0] != '\0' ? " The policy: " : "";

	if (rc != DK_OK || strcmp(says->verdict, "refused") != 0)
		return rc;
	if (j->exception[0] != '\0') {
		says->verdict = "approval";
		return DK_OK;
	}
	if (says->is_late)
		return dk_fail(err, DK_EREFUSED, "line", "Line %lld (%s) came %lld days ago; it"
		    " could come back within %lld.%s%.160s", (long long)in->order_line, g->sku,
		    (long long)says->days, (long long)says->window, before, says->clause);
	return dk_fail(err, DK_EREFUSED, "line", "Line %lld (%s) cannot come back for that"
	    " reason.%s%.160s", (long long)in->order_line, g->sku, before, says->clause);
}

static enum dk_rc
store_line(struct job *j, int64_t line_no, dk_qty qty, const struct goods *g,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_ADD_LINE);

	dk_bind_id(st, ":id", j->id);
	dk_bind_i64(st, ":line_no", line_no);
	dk_bind_id(st, ":line", g->line_id);
	dk_bind_i64(st, ":qty", qty.milli);
	dk_bind_text(st, ":reason", g->reason->code);
	dk_bind_id(st, ":sent", g->sent_id);
	dk_bind_id(st, ":lot", g->lot_id);
	dk_bind_text(st, ":verdict", g->says.verdict);
	dk_bind_i64(st, ":days", g->says.days);
	dk_bind_i64(st, ":window", g->says.window);
	dk_bind_i64(st, ":fee", g->says.fee.e5);
	dk_bind_text(st, ":fee_code", g->says.fee_code);
	dk_bind_text(st, ":clause", g->says.clause);
	return dk_run(st, NULL, err);
}

static enum dk_rc
add_line(struct job *j, size_t at, struct dk_err *err)
{
	const struct dk_return_line_in *in = &j->in->lines[at];
	bool is_tracked = false;
	struct goods g;
	enum dk_rc rc = read_line(j, in, &g, &is_tracked, err);

	if (rc == DK_OK)
		rc = check_qty(j, in, &g, err);
	if (rc == DK_OK)
		rc = dk_return_reason_find(in->reason, &g.reason, err);
	if (rc == DK_OK)
		rc = find_sent(j, in, &g, err);
	if (rc == DK_OK && !is_tracked && in->lot[0] != '\0')
		rc = dk_fail(err, DK_EINPUT, "lot", "%s is not kept by lot; leave it away.",
		    g.sku);
	if (rc == DK_OK && is_tracked)
		rc = find_lot(j, in, &g, err);
	if (rc == DK_OK)
		rc = ask_policy(j, in, &g, err);
	return rc == DK_OK ? store_line(j, (int64_t)at + 1, in->qty, &g, err) : rc;
}

static enum dk_rc
store(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_text number;
	struct dk_stmt *st;
	enum dk_rc rc = dk_number_take(s->db, "return", NULL, &number, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_text(st, ":number", number.s);
	dk_bind_id(st, ":order", j->in->order_id);
	dk_bind_id(st, ":customer", j->customer_id);
	dk_bind_text(st, ":outcome", j->outcome);
	dk_bind_text(st, ":note", j->note);
	dk_bind_text(st, ":exception", j->exception);
	dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	rc = dk_insert(st, &j->id, err);
	for (size_t i = 0; rc == DK_OK && i < j->in->line_count; i++)
		rc = add_line(j, i, err);
	dk_change_subject(&j->ch, "return", j->id);
	dk_change_text(&j->ch, "return", number.s);
	dk_change_text(&j->ch, "order", j->order);
	if (j->exception[0] != '\0')
		dk_change_text(&j->ch, "exception", j->exception);
	return rc;
}

/* What the policy allows as it is needs nobody's word; an exception has been given it. */
static enum dk_rc
authorise(struct job *j, struct dk_err *err)
{
	struct dk_return_job step = { .ch = j->ch };
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_AUTHORISED);
	int64_t waits = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":id", j->id);
	rc = dk_one(st, 0, &waits, err);
	if (rc != DK_OK || (waits > 0 && j->exception[0] == '\0'))
		return rc;
	rc = dk_return_read(j->ch.session, &step.a, j->id, &step.ret, err);
	if (rc == DK_OK)
		rc = dk_return_move(&step, "authorised", err);
	j->ch = step.ch;
	dk_arena_free(&step.a);
	return rc;
}

enum dk_rc
dk_return_new(struct dk_session *s, const struct dk_return_in *in, dk_id *id, struct dk_err *err)
{
	struct job j = { .in = in };
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_RETURN, "return.new", &j.ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, id, err);
	if (rc != DK_OK || *id != 0)
		return dk_change_end(&j.ch, rc, err);
	rc = check_head(&j, err);
	if (rc == DK_OK)
		rc = read_order(&j, err);
	if (rc == DK_OK)
		rc = store(&j, err);
	if (rc == DK_OK)
		rc = authorise(&j, err);
	rc = dk_change_end(&j.ch, rc, err);
	dk_arena_free(&j.a);
	if (rc == DK_OK)
		*id = j.id;
	return rc;
}
