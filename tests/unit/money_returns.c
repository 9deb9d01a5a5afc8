/* money_returns.c - goods come back: at the counter, or step by step. */
#include "money_acts.h"

#include <string.h>

#include "docket/exchange.h"

size_t
money_fill_return(struct money *m, struct money_back *b)
{
	static const char *const why[] = { "N", "N", "N", "F", "W", "O", "O", "L", "D" };
	static const char *const to[] = { "", "", "stock", "quarantine", "scrap", "supplier" };
	static const char *const outcomes[] = { "", "credit", "refund", "store-credit" };
	static const char *const freight[] = { "", "", "customer", "charged", "house" };
	bool all = money_below(m, 3) == 0;

	b->in = (struct dk_return_in){ .outcome = MONEY_ONE_OF(m, outcomes), .note = m->key,
		.exception = "", .lines = b->lines, .freight = MONEY_ONE_OF(m, freight) };
	if (money_below(m, 6) == 0)
		b->in.exception = "a good customer";
	if (money_below(m, 6) == 0) {
		b->in.exception = "agreed";
		b->in.has_fee = true;
		b->in.fee = (dk_rate){ money_below(m, 30000) };
	}
	b->in.order_id = money_pick(m, "orders", "SELECT o.id FROM orders o WHERE o.id BETWEEN ?1"
	    " AND ?2 AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND"
	    " l.invoiced > l.returned) LIMIT 1");
	for (int64_t no = 1; no <= 4; no++) {
		int64_t left = money_number(m, dk_fmt(&m->a, "SELECT (invoiced - returned) / 1000"
		    " FROM order_line WHERE order_id = ?1 AND line_no = %lld", (long long)no),
		    b->in.order_id);

		if (left <= 0 || (!all && money_below(m, 2) == 0))
			continue;
		b->lines[b->in.line_count++] = (struct dk_return_line_in){ .order_line = no,
			.qty = DK_QTY(all ? left : 1 + money_below(m, left)), .sent = "", .lot = "",
			.reason = MONEY_ONE_OF(m, why), .to = MONEY_ONE_OF(m, to),
			.condition = "" };
		if (money_below(m, 25) == 0)
			b->lines[b->in.line_count - 1].qty.milli += 1000 * left;
	}
	return b->in.line_count;
}

enum dk_rc
money_counter(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct money_back b;

	if (money_fill_return(m, &b) == 0)
		return money_nothing(err);
	money_key(m, "last");
	return dk_return_counter(m->s, &b.in, &done->id, err);
}

enum dk_rc
money_announce(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct money_back b;

	if (money_fill_return(m, &b) == 0)
		return money_nothing(err);
	if (money_below(m, 8) == 0)
		b.in.outcome = "repair";
	money_key(m, "last");
	return dk_return_new(m->s, &b.in, &done->id, err);
}

/* Of some a piece is missing, some lines do not come at all. */
static enum dk_rc
receive(struct money *m, const struct dk_return *r, struct dk_err *err)
{
	struct dk_return_count counts[4];
	size_t count = 0;

	for (size_t i = 0; i < r->line_count && count < DK_COUNT(counts); i++) {
		int64_t pieces = r->lines[i].qty.milli / 1000;

		if (money_below(m, 6) == 0)
			pieces -= money_below(m, pieces + 1);
		if (pieces > 0)
			counts[count++] = (struct dk_return_count){ r->lines[i].line_no,
				DK_QTY(pieces) };
	}
	return dk_return_receive(m->s, r->id, counts, count, err);
}

/* Each line goes one way, or in two parts two ways. */
static enum dk_rc
inspect(struct money *m, const struct dk_return *r, struct dk_err *err)
{
	static const char *const ways[] = { "stock", "stock", "quarantine", "supplier", "scrap" };
	static const char *const as[] = { "", "A", "B", "C", "D", "E" };
	struct dk_return_disposal what[8];
	size_t count = 0;

	for (size_t i = 0; i < r->line_count && count + 2 <= DK_COUNT(what); i++) {
		const struct dk_return_line *l = &r->lines[i];
		dk_qty part = DK_QTY(money_below(m, 2) * money_below(m, l->received.milli / 1000));

		what[count++] = (struct dk_return_disposal){ l->line_no,
			{ l->received.milli - part.milli }, MONEY_ONE_OF(m, ways),
			MONEY_ONE_OF(m, as) };
		if (part.milli > 0)
			what[count++] = (struct dk_return_disposal){ l->line_no, part, "scrap",
				"" };
	}
	return dk_return_inspect(m->s, r->id, what, count, err);
}

/* Of what is announced some never comes. */
enum dk_rc
money_return_step(struct money *m, struct money_done *done, struct dk_err *err)
{
	static const char *const open[] = { "requested", "authorised", "authorised", "received",
		"inspected" };
	const char *state = MONEY_ONE_OF(m, open);
	dk_id id = money_pick_late(m, "goods_return", dk_fmt(&m->a, "SELECT r.id FROM goods_return"
	    " r WHERE r.id BETWEEN ?1 AND ?2 AND r.state = '%s' AND (r.state <>"
	    " 'authorised' OR r.id %% 9 > 0) AND NOT EXISTS (SELECT 1 FROM goods_exchange x"
	    " WHERE x.return_id = r.id) LIMIT 1", state));
	struct dk_return *r = NULL;
	enum dk_rc rc;

	if (id == 0)
		return money_nothing(err);
	if ((rc = dk_return_load(m->s, &m->a, id, &r, err)) != DK_OK)
		return rc;
	done->id = id;
	done->is_named = true;
	money_key(m, "last");
	if (strcmp(r->state, "requested") == 0)
		return money_below(m, 4) == 0 ? dk_return_refuse(m->s, id, "no", err)
					      : dk_return_authorise(m->s, id, err);
	if (strcmp(r->state, "authorised") == 0)
		return money_below(m, 10) == 0 ? dk_return_cancel(m->s, id, "he keeps it", err)
					       : receive(m, r, err);
	if (strcmp(r->outcome, "repair") == 0)
		return strcmp(r->state, "received") == 0
		    ? dk_return_repaired(m->s, id, "a new seal", err)
		    : dk_return_send_back(m->s, id, "", err);
	return strcmp(r->state, "received") == 0 ? inspect(m, r, err)
						 : dk_return_settle(m->s, id, err);
}

/* What did not come in time. */
enum dk_rc
money_expire(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_goods_exchange *all = NULL;
	int64_t returns = 0;
	size_t count = 0;
	enum dk_rc rc = dk_exchange_expire(m->s, &m->a, &all, &count, err);

	(void)done;
	return rc == DK_OK ? dk_return_expire(m->s, &returns, err) : rc;
}
