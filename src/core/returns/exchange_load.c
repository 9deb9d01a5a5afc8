/* exchange_load.c - exchanges found and read, and what each waits for. */
#include <string.h>

#include "core/control/number.h"
#include "core/master/withheld_rate.h"
#include "core/returns/exchange.h"

#define WHO "coalesce((SELECT u.name FROM users u WHERE u.id = e.entered_by), '')"
#define NOTES \
	" FROM goods_return_credit g JOIN invoice i ON i.id = g.credit_id" \
	" WHERE g.return_id = e.return_id"
#define INVOICES " FROM invoice i WHERE i.order_id = e.order_id AND i.kind = 'invoice'"
#define HEAD \
	"SELECT e.id, e.return_id, e.order_id, r.order_id, r.customer_id, e.number, r.number," \
	" o.number, b.number, c.number, c.name, e.state, e.first, e.pays, r.outcome, r.state," \
	" o.stage, coalesce((SELECT group_concat(i.number, ', ')" NOTES "), '')," \
	" coalesce((SELECT group_concat(i.number, ', ')" INVOICES "), ''), e.credit," \
	" o.total," \
	" (SELECT sum(i.total - i.withheld)" NOTES ")," \
	" (SELECT sum(i.total - i.withheld)" INVOICES ")," \
	" coalesce((SELECT sum(p.amount) FROM goods_exchange_payment g JOIN payment p" \
	"  ON p.id = g.payment_id WHERE g.exchange_id = e.id AND NOT EXISTS" \
	"  (SELECT 1 FROM payment q WHERE q.reverses = p.id)), 0)," \
	" (SELECT coalesce(sum(l.shipped + l.picked), 0) > 0 FROM order_line l" \
	"  WHERE l.order_id = e.order_id)," \
	" (SELECT coalesce(sum(l.allocated + l.backordered), 0) = 0 FROM order_line l" \
	"  WHERE l.order_id = e.order_id)," \
	" r.expires, " WHO ", e.entered_at, e.opened_at, e.ended_at, e.version, o.currency," \
	" o.net, " DK_WITHHELD_RATE("c", "o.placed") \
	" FROM goods_exchange e JOIN goods_return r ON r.id = e.return_id" \
	" JOIN orders o ON o.id = e.order_id JOIN orders b ON b.id = r.order_id" \
	" JOIN customer c ON c.id = r.customer_id"

static const char SQL_ONE[] = HEAD " WHERE e.id = :id";
static const char SQL_OPEN[] = HEAD " WHERE e.state = 'open' ORDER BY e.id";
static const char SQL_ALL[] = HEAD " ORDER BY e.id DESC";
static const char SQL_OF_ORDER[] = HEAD
    " WHERE e.id IN (SELECT x.id FROM goods_exchange x WHERE x.order_id = :order"
    " UNION ALL SELECT x.id FROM goods_return y JOIN goods_exchange x ON x.return_id = y.id"
    "  WHERE y.order_id = :order) ORDER BY e.id DESC";
static const char SQL_NUMBER[] = "SELECT id FROM goods_exchange WHERE number = :number";
static const char SQL_OF_RETURN[] = "SELECT id FROM goods_exchange WHERE return_id = :id";

/* What is posted counts as posted; before that, what was agreed. */
static void
read_money(struct dk_stmt *st, struct dk_goods_exchange *x)
{
	bool is_credited = x->credits[0] != '\0', is_billed = x->invoices[0] != '\0';

	x->credit = dk_col_money(st, is_credited ? 21 : 19);
	x->charge = is_billed && x->is_gone ? dk_col_money(st, 22) : dk_money_minus(
	    dk_col_money(st, 20), dk_money_rate(dk_col_money(st, 33), dk_col_rate(st, 34)));
	if (!is_credited && strcmp(x->state, "open") != 0)
		x->credit = DK_MONEY(0);
	if (strcmp(x->state, "cancelled") == 0)
		x->charge = DK_MONEY(0);
	x->balance = dk_money_minus(x->credit, x->charge);
}

static void
read_head(struct dk_stmt *st, struct dk_arena *a, struct dk_goods_exchange *x)
{
	*x = (struct dk_goods_exchange){ .id = dk_col_id(st, 0), .return_id = dk_col_id(st, 1),
		.order_id = dk_col_id(st, 2), .sold_id = dk_col_id(st, 3),
		.customer_id = dk_col_id(st, 4), .number = dk_col_text(st, 5, a),
		.ret = dk_col_text(st, 6, a), .order = dk_col_text(st, 7, a),
		.sold = dk_col_text(st, 8, a), .customer = dk_col_text(st, 9, a),
		.customer_name = dk_col_text(st, 10, a), .state = dk_col_text(st, 11, a),
		.first = dk_col_text(st, 12, a), .pays = dk_col_text(st, 13, a),
		.outcome = dk_col_text(st, 14, a), .return_state = dk_col_text(st, 15, a),
		.stage = dk_col_text(st, 16, a), .credits = dk_col_text(st, 17, a),
		.invoices = dk_col_text(st, 18, a), .paid = dk_col_money(st, 23),
		.is_out = dk_col_i64(st, 24) != 0, .is_gone = dk_col_i64(st, 25) != 0,
		.expires = dk_col_date(st, 26), .entered_by = dk_col_text(st, 27, a),
		.entered_at = dk_col_text(st, 28, a), .opened_at = dk_col_text(st, 29, a),
		.ended_at = dk_col_text(st, 30, a), .version = dk_col_i64(st, 31),
		.currency = dk_col_text(st, 32, a) };
	read_money(st, x);
	dk_exchange_judge(a, x);
}

/* What a balance against the customer still asks for. */
static dk_money
due_of(const struct dk_goods_exchange *x)
{
	return dk_money_minus(dk_money_neg(x->balance), x->paid);
}

static void
judge_shut(struct dk_arena *a, struct dk_goods_exchange *x, bool is_here)
{
	x->is_gate_open = false;
	if (!is_here && strcmp(x->first, "goods") == 0) {
		x->next = "receive";
		x->waits = dk_fmt(a, "the goods of %s, by %s", x->ret, dk_date_iso(x->expires).s);
	} else if (strcmp(x->pays, "before") == 0 && due_of(x).minor > 0) {
		x->next = "pay";
		x->waits = dk_fmt(a, "%s %s before %s goes out",
		    dk_money_show(due_of(x), dk_currency_exponent(x->currency)).s, x->currency,
		    x->order);
	} else {
		x->is_gate_open = true;
	}
}

static void
judge_open(struct dk_arena *a, struct dk_goods_exchange *x)
{
	bool is_settled = strcmp(x->return_state, "settled") == 0;

	if (strcmp(x->return_state, "received") == 0) {
		x->next = "inspect";
		x->waits = dk_fmt(a, "a look at the goods of %s", x->ret);
	} else if (strcmp(x->return_state, "inspected") == 0) {
		x->next = "settle";
		x->waits = dk_fmt(a, "the credit for %s", x->ret);
	} else if (!x->is_gone) {
		x->next = "ship";
		x->waits = dk_fmt(a, "order %s to be shipped", x->order);
	} else {
		x->next = is_settled ? "settle" : "receive";
		x->waits = is_settled ? "its balance to be settled"
				      : dk_fmt(a, "the goods of %s, by %s", x->ret,
		    dk_date_iso(x->expires).s);
	}
}

void
dk_exchange_judge(struct dk_arena *a, struct dk_goods_exchange *x)
{
	bool is_asked = strcmp(x->return_state, "requested") == 0;
	bool is_here = !is_asked && strcmp(x->return_state, "authorised") != 0;

	x->next = x->waits = "";
	x->is_gate_open = x->opened_at[0] != '\0';
	if (strcmp(x->state, "charged") == 0)
		x->waits = dk_fmt(a, "the goods never came: order %s stays charged", x->order);
	if (strcmp(x->state, "open") != 0)
		return;
	if (is_asked) {
		x->next = "authorise";
		x->waits = dk_fmt(a, "a supervisor's word on %s", x->ret);
		return;
	}
	if (!x->is_gate_open)
		judge_shut(a, x, is_here);
	if (x->is_gate_open)
		judge_open(a, x);
}

enum dk_rc
dk_exchange_read(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_goods_exchange **out, struct dk_err *err)
{
	struct dk_goods_exchange *x = dk_arena_alloc(a, sizeof(*x));
	struct dk_stmt *st = dk_sql(s->db, SQL_ONE);
	dk_money fee;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "exchange",
		    "That is no exchange. See: docket exchange list --all");
	read_head(st, a, x);
	dk_done(st);
	if (strcmp(x->state, "open") == 0 && x->credits[0] == '\0') {
		rc = dk_return_worth(s, x->return_id, &x->credit, &fee, err);
		x->balance = dk_money_minus(x->credit, x->charge);
		dk_exchange_judge(a, x);
	}
	*out = rc == DK_OK ? x : NULL;
	return rc;
}

enum dk_rc
dk_exchange_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_goods_exchange **out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	return rc == DK_OK ? dk_exchange_read(s, a, id, out, err) : rc;
}

enum dk_rc
dk_exchange_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	return dk_number_find(s, SQL_NUMBER, "exchange", number, id, err);
}

enum dk_rc
dk_exchange_with(struct dk_session *s, dk_id return_id, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_OF_RETURN);

	*id = 0;
	dk_bind_id(st, ":id", return_id);
	return dk_one(st, 0, id, err);
}

enum dk_rc
dk_exchange_of_return(struct dk_session *s, dk_id return_id, dk_id *id, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*id = 0;
	return rc == DK_OK ? dk_exchange_with(s, return_id, id, err) : rc;
}

enum dk_rc
dk_exchange_list(struct dk_session *s, struct dk_arena *a, const struct dk_return_query *q,
    struct dk_goods_exchange **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, q->order_id != 0 ? SQL_OF_ORDER : q->all ? SQL_ALL : SQL_OPEN);
	if (q->order_id != 0)
		dk_bind_id(st, ":order", q->order_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_head(st, a, &(*out)[(*count)++]);
	}
	return rc;
}
