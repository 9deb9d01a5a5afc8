/* money_exchange.c - goods back against goods out, with both gates, at the counter or by parcel. */
#include "money_acts.h"

#include <string.h>

#include "docket/exchange.h"
#include "docket/invoice.h"

/* The same again, in a part or more of it, or something else, or both. */
static size_t
fill(struct money *m, struct money_back *b, struct dk_exchange_good goods[2])
{
	size_t count = 0;
	int64_t pieces;

	if (money_fill_return(m, b) == 0)
		return 0;
	b->in.outcome = money_below(m, 2) == 0 ? "" : "refund";
	pieces = b->lines[0].qty.milli / 1000;
	if (money_below(m, 2) == 0)
		goods[count++] = (struct dk_exchange_good){ dk_fmt(&m->a, "P%04lld",
		    (long long)money_number(m, dk_fmt(&m->a, "SELECT product_id FROM order_line"
		    " WHERE order_id = ?1 AND line_no = %lld", (long long)b->lines[0].order_line),
		    b->in.order_id)), dk_fmt(&m->a, "%lld",
		    (long long)(1 + money_below(m, pieces + 1))) };
	if (count == 0 || money_below(m, 3) == 0)
		goods[count++] = (struct dk_exchange_good){ dk_fmt(&m->a, "P%04d",
		    (int)money_below(m, MONEY_PRODUCTS) + 1), dk_fmt(&m->a, "%d",
		    (int)money_below(m, 5) + 1) };
	return count;
}

enum dk_rc
money_exchange(struct money *m, struct money_done *done, struct dk_err *err)
{
	static const char *const first[] = { "", "goods", "replacement", "replacement" };
	static const char *const pays[] = { "", "before", "before", "after" };
	struct dk_exchange_good goods[2];
	struct money_back b;
	size_t count = fill(m, &b, goods);
	const struct dk_exchange_in in = { .back = b.in, .goods = goods, .good_count = count,
		.first = MONEY_ONE_OF(m, first), .pays = MONEY_ONE_OF(m, pays),
		.freight = money_below(m, 3) == 0 ? "2.50" : "" };

	if (count == 0)
		return money_nothing(err);
	money_key(m, "last");
	return dk_exchange_new(m->s, &in, &done->id, err);
}

enum dk_rc
money_swap(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_exchange_good goods[2];
	struct money_back b;
	size_t count = fill(m, &b, goods);
	const struct dk_exchange_counter_in in = { .of = { .back = b.in, .goods = goods,
		.good_count = count, .first = "", .pays = "", .freight = "" }, .pass = "agreed",
		.method = money_below(m, 2) == 0 ? "" : money_method(m) };

	if (count == 0)
		return money_nothing(err);
	money_key(m, "last");
	return dk_exchange_counter(m->s, &in, &done->id, err);
}

static enum dk_rc
receive(struct money *m, dk_id id, struct dk_err *err)
{
	static const char *const to[] = { "stock", "stock", "scrap", "quarantine", "" };
	const struct dk_exchange_receipt in = { NULL, 0, MONEY_ONE_OF(m, to) };

	return money_below(m, 10) == 0 ? dk_exchange_cancel(m->s, id, "he keeps it", err)
				       : dk_exchange_receive(m->s, id, &in, err);
}

/* What is due, or a part of it. */
static enum dk_rc
pay(struct money *m, dk_id id, struct dk_err *err)
{
	const struct dk_exchange_money in = { DK_MONEY(money_below(m, 3) == 0
	    ? 1 + money_below(m, 2000) : 0), money_method(m), m->key };

	return dk_exchange_pay(m->s, id, &in, err);
}

static enum dk_rc
inspect(struct money *m, dk_id return_id, struct dk_err *err)
{
	struct dk_return_disposal what[4];
	struct dk_return *r = NULL;
	enum dk_rc rc = dk_return_load(m->s, &m->a, return_id, &r, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < r->line_count && i < DK_COUNT(what); i++)
		what[i] = (struct dk_return_disposal){ r->lines[i].line_no, r->lines[i].received,
			"stock", "" };
	return dk_return_inspect(m->s, return_id, what, r->line_count, err);
}

/* The replacement leaves; a shipment that somebody began is gone on with elsewhere. */
static enum dk_rc
ship(struct money *m, dk_id order, struct dk_err *err)
{
	money_key(m, "");
	return money_deliver(m, order, err);
}

/* The next of it, but of some nothing ever comes; now and then what is not its turn, which must be
 * refused or do no harm. */
enum dk_rc
money_exchange_step(struct money *m, struct money_done *done, struct dk_err *err)
{
	static const char *const other[] = { "pay", "settle", "receive", "authorise" };
	struct dk_goods_exchange *x = NULL;
	const char *next;
	enum dk_rc rc;

	done->id = money_pick_late(m, "goods_exchange", "SELECT id FROM goods_exchange WHERE id"
	    " BETWEEN ?1 AND ?2 AND state = 'open' LIMIT 1");
	if (done->id == 0)
		return money_nothing(err);
	if ((rc = dk_exchange_load(m->s, &m->a, done->id, &x, err)) != DK_OK)
		return rc;
	done->is_named = true;
	next = money_below(m, 15) == 0 ? MONEY_ONE_OF(m, other) : x->next;
	money_key(m, "last");
	if (strcmp(next, "authorise") == 0)
		return dk_return_authorise(m->s, x->return_id, err);
	if (strcmp(next, "receive") == 0)
		return x->id % 12 == 5 ? money_nothing(err) : receive(m, x->id, err);
	if (strcmp(next, "inspect") == 0)
		return inspect(m, x->return_id, err);
	if (strcmp(next, "pay") == 0)
		return pay(m, x->id, err);
	if (strcmp(next, "ship") == 0)
		return ship(m, x->order_id, err);
	return dk_exchange_settle(m->s, x->id, err);
}
