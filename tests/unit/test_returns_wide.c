/* test_returns_wide.c - returns of every kind at random: nothing comes back twice, the credits of a
 * line add up to it to the cent, and no cash goes out for what nobody paid. */
#include "chance.h"
#include "docket/day.h"
#include "docket/return_plan.h"
#include "fixture.h"
#include "shop.h"

#include <string.h>

static int
open_shop(void **state)
{
	*state = shop_open("returns_wide");
	return 0;
}

static void
sound(struct dk_session *s)
{
	static const char names[] = " return-lines credit-lines invoice-line invoice-tax"
	    " invoice-sum invoice-chain customer-balance receivable-control trial-balance"
	    " document-batch move-document invoice-paid payment-use stock-moves line-invoiced ";
	struct dk_arena a = { 0 };
	struct dk_invariant *all;
	struct dk_err err;
	size_t count;

	must(dk_invariants(s, &a, &all, &count, &err), &err);
	for (size_t i = 0; i < count; i++)
		if (all[i].key_count > 0 && strstr(names, dk_fmt(&a, " %s ", all[i].id)) != NULL)
			fail_msg("%s: %s", all[i].id, all[i].keys[0]);
	dk_arena_free(&a);
}

/* ---------------------------------------------------------------- cash */

static enum dk_rc
pay_back(struct dk_session *s, int64_t amount, struct dk_err *err)
{
	const struct dk_payment_in in = { .customer_id = 1, .amount = DK_MONEY(amount),
		.method = "cash", .reference = "", .external_id = "", .date = DK_NO_DATE };
	dk_id id;

	return dk_payment_refund(s, &in, &id, err);
}

static dk_id
take(struct dk_session *s, int64_t amount, dk_id invoice)
{
	const struct dk_payment_in in = { .customer_id = 1, .amount = DK_MONEY(amount),
		.method = "card", .reference = "", .external_id = "", .date = DK_NO_DATE,
		.invoice_id = invoice };
	struct dk_err err;
	bool known;
	dk_id id;

	must(dk_payment_take(s, &in, &id, &known, &err), &err);
	return id;
}

/* 5 at 10.00 and 19 %: 59.50, of which 23.80 come back for store credit. */
static void
no_cash_goes_out_for_what_nobody_paid(void **state)
{
	static const struct shop_line five = { 1, 5000, 100000, 0, 0 };
	struct dk_session *s = *state;
	const struct dk_return_line_in l = { 1, DK_QTY(2), "N", "", "", "stock", "" };
	const struct dk_return_in in = { .order_id = 1, .outcome = "store-credit", .note = "",
		.exception = "", .lines = &l, .line_count = 1 };
	struct dk_err err;
	int64_t rows;
	dk_id id;

	(void)shop_sell(s, 1, &five, 1, (const int64_t[]){ 0, 0 });
	must(dk_return_counter(s, &in, &id, &err), &err);
	rows = fixture_number(s->db, "SELECT count(*) FROM journal");
	shop_refused(pay_back(s, 2380, &err), &err, "23.80 is of credit notes whose invoices");
	shop_refused(pay_back(s, 1, &err), &err, "pay back no more than 0.00");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM journal"), rows);
	/* what is open of the invoice bounds it, and nothing else does */
	(void)take(s, 4950, 1);
	shop_refused(pay_back(s, 1381, &err), &err, "no more than 13.80");
	must(pay_back(s, 1380, &err), &err);
	(void)take(s, 1000, 1);
	must(pay_back(s, 1000, &err), &err);
	sound(s);
}

/* ---------------------------------------------------------------- at random */

struct play {
	struct dk_session *s;
	uint64_t seed;
	dk_id order;
	size_t count;
	int64_t left[3]; /* pieces that are out, in thousandths */
};

static size_t
pick(struct play *p, size_t n)
{
	return chance(&p->seed) % n;
}

/* Where so many go: one to three ways. */
static size_t
ways(struct play *p, int64_t milli, struct dk_return_disposal *out)
{
	static const char *const to[] = { "stock", "quarantine", "supplier", "scrap" };
	size_t n = 0;

	while (milli > 0) {
		int64_t part = n == 2 ? milli : 1000 * (int64_t)(1 + pick(p, (size_t)(milli
		    / 1000)));

		out[n++] = (struct dk_return_disposal){ 1, { part }, to[pick(p, 4)], "" };
		milli -= part;
	}
	return n;
}

static struct dk_return_in
ask(struct play *p, struct dk_return_line_in *l)
{
	static const char *const outcomes[] = { "", "refund", "store-credit", "credit" };
	static const char *const reasons[] = { "N", "D", "L" };

	l->reason = reasons[pick(p, 3)];
	return (struct dk_return_in){ .order_id = p->order, .outcome = outcomes[pick(p, 4)],
		.note = "", .exception = "", .lines = l, .line_count = 1,
		.has_fee = pick(p, 4) == 0, .fee = { (int64_t)pick(p, 200) * 100 } };
}

/* By phone: some of what was announced comes, and goes several ways; or it never comes. */
static int64_t
by_phone(struct play *p, struct dk_return_line_in *l)
{
	const struct dk_return_in in = ask(p, l);
	struct dk_return_disposal to[3];
	struct dk_return_count came = { 1, l->qty };
	struct dk_err err;
	size_t n;
	dk_id id;

	must(dk_return_new(p->s, &in, &id, &err), &err);
	if (pick(p, 5) == 0) {
		must(dk_return_cancel(p->s, id, "he keeps it", &err), &err);
		return 0;
	}
	came.qty.milli = 1000 * (int64_t)(1 + pick(p, (size_t)(l->qty.milli / 1000)));
	must(dk_return_receive(p->s, id, &came, 1, &err), &err);
	n = ways(p, came.qty.milli, to);
	must(dk_return_inspect(p->s, id, to, n, &err), &err);
	must(dk_return_settle(p->s, id, &err), &err);
	return came.qty.milli;
}

/* At the counter each way is a line of its own. */
static int64_t
at_the_counter(struct play *p, const struct dk_return_line_in *l)
{
	struct dk_return_line_in lines[3];
	struct dk_return_disposal to[3];
	struct dk_return_line_in said = *l;
	struct dk_return_in in = ask(p, &said);
	size_t n = ways(p, l->qty.milli, to);
	struct dk_err err;
	dk_id id;

	for (size_t i = 0; i < n; i++) {
		lines[i] = said;
		lines[i].qty = to[i].qty;
		lines[i].to = to[i].to;
	}
	in.lines = lines;
	in.line_count = n;
	must(dk_return_counter(p->s, &in, &id, &err), &err);
	return l->qty.milli;
}

static void
one_more_return(struct play *p)
{
	size_t i = pick(p, p->count);
	struct dk_return_line_in l = { .order_line = (int64_t)i + 1, .sent = "", .lot = "",
		.to = "", .condition = "" };
	struct dk_return_in in;
	struct dk_err err;
	dk_id id;

	l.qty.milli = p->left[i] + 1000;
	in = ask(p, &l);
	shop_refused(dk_return_new(p->s, &in, &id, &err), &err, "can still come back");
	if (p->left[i] == 0)
		return;
	l.qty.milli = 1000 * (int64_t)(1 + pick(p, (size_t)(p->left[i] / 1000)));
	p->left[i] -= pick(p, 2) == 0 ? by_phone(p, &l) : at_the_counter(p, &l);
	assert_int_equal(fixture_number(p->s->db, "SELECT count(*) FROM order_line"
	    " WHERE returned > shipped"), 0);
}

static void
set_rules(struct dk_session *s)
{
	static const struct dk_return_rule rules[] = {
		{ { 0 }, "", "not-needed", "", 30, "allowed", { 15000 }, "R",
		    "15 %, at 7 %.", "", false, { 0 }, 0, "" },
		{ { 0 }, "", "late", "", 0, "allowed", { 7500 }, "",
		    "7.5 %.", "", false, { 0 }, 0, "" },
	};

	for (size_t i = 0; i < DK_COUNT(rules); i++) {
		struct dk_return_rule r = rules[i];
		enum dk_put did;
		struct dk_err err;

		r.from = DK_NO_DATE;
		must(dk_return_rule_put(s, &r, &did, &err), &err);
	}
}

static void
begin(struct play *p, dk_id order)
{
	struct shop_line lines[3];
	const int64_t extras[2] = { (int64_t)pick(p, 300), 850 };
	dk_id invoice;

	p->order = order;
	p->count = 1 + pick(p, 3);
	for (size_t i = 0; i < p->count; i++) {
		lines[i] = (struct shop_line){ (dk_id)(1 + i), 1000 * (int64_t)(2 + pick(p, 7)),
			(int64_t)(9000 + pick(p, 300000)), (int64_t)(pick(p, 3) * 7500),
			(int64_t)(pick(p, 4) * 33) };
		p->left[i] = lines[i].qty;
	}
	invoice = shop_sell(p->s, order, lines, p->count, extras);
	if (pick(p, 2) == 0)
		(void)take(p->s, 1 + (int64_t)pick(p, 2000), invoice);
}

static int64_t
out(const struct play *p)
{
	int64_t sum = 0;

	for (size_t i = 0; i < p->count; i++)
		sum += p->left[i];
	return sum;
}

static void
whatever_comes_back_adds_up(void **state)
{
	struct play p = { .s = *state, .seed = 20261129 };

	set_rules(p.s);
	for (dk_id order = 1; order <= 20; order++) {
		begin(&p, order);
		for (int i = 0; i < 200 && out(&p) > 0; i++)
			one_more_return(&p);
		assert_int_equal(out(&p), 0);
	}
	assert_string_equal(fixture_text(p.s->db, "SELECT i.number || '/' || n.line_no"
	    " FROM invoice i JOIN invoice_line n ON n.invoice_id = i.id WHERE i.kind = 'invoice'"
	    " AND n.net <> (SELECT sum(c.net) FROM credit_line c WHERE c.invoice_id = i.id"
	    "  AND c.invoice_line = n.line_no)"), "");
	/* goods and discount go back whole; the fees were taken off on lines of their own */
	assert_string_equal(fixture_text(p.s->db, "SELECT i.number FROM invoice i WHERE"
	    " i.kind = 'invoice' AND (i.goods <> (SELECT sum(x.net) FROM invoice n"
	    "  JOIN invoice_line x ON x.invoice_id = n.id WHERE n.corrects = i.id"
	    "  AND x.line_id IS NOT NULL) OR i.discount <> (SELECT sum(n.discount)"
	    "  FROM invoice n WHERE n.corrects = i.id))"), "");
	assert_true(fixture_number(p.s->db, "SELECT count(*) FROM invoice_line x JOIN invoice i"
	    " ON i.id = x.invoice_id WHERE i.kind = 'credit-note' AND x.net < 0") > 10);
	assert_string_equal(fixture_text(p.s->db, "SELECT r.number FROM goods_return r"
	    " JOIN goods_return_line l ON l.return_id = r.id WHERE r.state = 'settled'"
	    " AND l.received <> l.to_stock + l.to_quarantine + l.to_supplier + l.to_scrap"), "");
	assert_int_equal(fixture_number(p.s->db, "SELECT sum(cost) FROM move"
	    " WHERE kind IN ('shipment', 'return')"), 0);
	sound(p.s);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_shop)
	static const struct CMUnitTest tests[] = {
		TEST(no_cash_goes_out_for_what_nobody_paid),
		TEST(whatever_comes_back_adds_up),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
