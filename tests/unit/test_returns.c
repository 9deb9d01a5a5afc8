/* test_returns.c - goods come back, and the credits of an invoice add up to it to the cent. */
#include "chance.h"
#include "core/day/digest.h"
#include "docket/allowance.h"
#include "docket/day.h"
#include "docket/return_plan.h"
#include "fixture.h"
#include "shop.h"

#include <string.h>

static int
open_shop(void **state)
{
	*state = shop_open("returns");
	return 0;
}

/* An order at prices with or without the tax, sent and invoiced. */
static void
sell(struct dk_session *s, dk_id order, const struct shop_line *lines, size_t count,
    const int64_t *extras)
{
	shop_order(s, order, lines, count, extras);
	shop_terms(s, order, order % 2 == 0);
	shop_deliver(s, order);
}

static enum dk_rc
give_back(struct dk_session *s, dk_id order, int64_t line, int64_t milli, const char *to,
    struct dk_err *err)
{
	const struct dk_return_line_in l = { line, { milli }, "N", "", "", to, "" };
	const struct dk_return_in in = { .order_id = order, .outcome = "", .note = "",
		.exception = "", .lines = &l, .line_count = 1 };
	dk_id id;

	return dk_return_counter(s, &in, &id, err);
}

/* The invariants of goods and money; the shop's orders were written past the others. */
static void
sound(struct dk_session *s)
{
	static const char names[] = " return-lines credit-lines invoice-line invoice-tax"
	    " invoice-sum invoice-chain customer-balance receivable-control trial-balance"
	    " document-batch move-document invoice-paid payment-use stock-moves line-invoiced ";
	struct dk_arena a = { 0 };
	struct dk_invariant *all;
	struct dk_err err;
	size_t count, seen = 0;

	must(dk_invariants(s, &a, &all, &count, &err), &err);
	for (size_t i = 0; i < count; i++) {
		if (strstr(names, dk_fmt(&a, " %s ", all[i].id)) == NULL)
			continue;
		seen++;
		if (all[i].key_count > 0)
			fail_msg("%s: %s", all[i].id, all[i].keys[0]);
	}
	assert_int_equal(seen, 15);
	dk_arena_free(&a);
}

static const struct shop_line goods[] = { { 1, 5000, 100000, 10000, 0 },
	{ 2, 7000, 33300, 0, 100 } };

static void
a_return_is_credited_as_it_was_sold(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;

	sell(s, 1, goods, 2, (const int64_t[]){ 500, 850 });
	must(give_back(s, 1, 1, 2000, "stock", &err), &err);
	/* 2 of 5 at 10.00 less 10 %, a share of the 5.00 off the order, 19 % tax */
	assert_string_equal(fixture_text(s->db, "SELECT goods || ' ' || freight || ' ' || (total"
	    " - net - tax) FROM invoice WHERE kind = 'credit-note'"), "1800 0 0");
	assert_int_equal(fixture_number(s->db,
	    "SELECT returned FROM order_line WHERE id = 101"), 2000);
	assert_int_equal(fixture_number(s->db, "SELECT sum(m.cost) FROM move m WHERE"
	    " m.kind = 'return'"), 1200);
	assert_int_equal(fixture_number(s->db,
	    "SELECT sum(amount) FROM payment_use") , fixture_number(s->db,
	    "SELECT total FROM invoice WHERE kind = 'credit-note'"));
	sound(s);
}

/* It stands among the payments, named by its note, and is counted as no money. */
static void
what_a_credit_note_passes_on_is_no_money_taken(void **state)
{
	struct dk_session *s = *state;
	struct dk_arena a = { 0 };
	struct dk_payment *p;
	const char *posted;
	struct dk_err err;
	size_t n;
	dk_id id;

	sell(s, 1, goods, 2, (const int64_t[]){ 500, 850 });
	must(give_back(s, 1, 1, 2000, "stock", &err), &err);
	must(dk_payment_list(s, &a, &(struct dk_payment_query){ 0 }, &p, &n, &err), &err);
	assert_int_equal(n, 1);
	assert_string_equal(p[0].kind, "credit");
	assert_string_equal(p[0].credit_note, fixture_text(s->db,
	    "SELECT number FROM invoice WHERE kind = 'credit-note'"));
	shop_refused(dk_payment_reverse(s, p[0].id, "", "no", &id, &err), &err,
	    "brought no money");
	must(dk_day_posted(s, &a, 1, &posted, &err), &err);
	assert_non_null(strstr(posted, "\"payments\":{}"));
	must(dk_payment_unapply(s, p[0].id, 0, "another one", &err), &err);
	sound(s);
	dk_arena_free(&a);
}

static void
what_cannot_come_back_changes_nothing(void **state)
{
	struct dk_session *s = *state;
	struct dk_return_line_in l = { 1, DK_QTY(1), "N", "", "", "", "" };
	struct dk_return_in in = { .order_id = 1, .customer_id = 2, .outcome = "", .note = "",
		.exception = "", .lines = &l, .line_count = 1 };
	const struct dk_return_rule none = { DK_NO_DATE, "", "damaged", "", 0, "refused", { 0 },
		"", "Damage is told on delivery.", "", false, { 0 }, 0, "" };
	enum dk_put did;
	struct dk_err err;
	int64_t rows;
	dk_id id;

	sell(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	must(dk_return_rule_put(s, &none, &did, &err), &err);
	rows = fixture_number(s->db, "SELECT count(*) FROM journal");
	shop_refused(dk_return_new(s, &in, &id, &err), &err, "is of customer C1");
	in.customer_id = 0;
	l.qty = DK_QTY(6);
	shop_refused(dk_return_new(s, &in, &id, &err), &err, "5 were shipped and 5 can still");
	l.qty = DK_QTY(1);
	l.reason = "D";
	shop_refused(dk_return_new(s, &in, &id, &err), &err, "Damage is told on delivery.");
	l.reason = "N";
	fixture_sql(s->db, "UPDATE shipment SET date = '2026-09-01'");
	shop_refused(dk_return_new(s, &in, &id, &err), &err, "came 83 days ago");
	fixture_sql(s->db, "UPDATE shipment SET date = '2026-11-23'");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM journal"), rows);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM goods_return"), 0);
	/* what is announced on one return is not there for another */
	l.qty = DK_QTY(4);
	must(dk_return_new(s, &in, &id, &err), &err);
	l.qty = DK_QTY(2);
	shop_refused(dk_return_new(s, &in, &id, &err), &err, "1 can still come back");
}

static void
goods_by_phone_go_step_by_step(void **state)
{
	struct dk_session *s = *state;
	const struct dk_return_line_in l = { 2, DK_QTY(7), "wrong-item", "WIRE", "", "", "" };
	const struct dk_return_in in = { .order_id = 1, .outcome = "store-credit", .note = "",
		.exception = "", .lines = &l, .line_count = 1 };
	const struct dk_return_count came = { 1, DK_QTY(6) };
	const struct dk_return_disposal ways[] = { { 1, DK_QTY(4), "stock", "" },
		{ 1, DK_QTY(1), "quarantine", "" }, { 1, DK_QTY(1), "scrap", "" } };
	struct dk_err err;
	dk_id id;

	sell(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	must(dk_return_new(s, &in, &id, &err), &err);
	shop_refused(dk_return_settle(s, id, &err), &err, "Its goods are received first");
	must(dk_return_receive(s, id, &came, 1, &err), &err);
	assert_int_equal(fixture_number(s->db, "SELECT sum(quarantined) FROM stock"), 6000);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM mispick WHERE wanted_id = 2"
	    " AND sent_id = 3 AND source = 'return'"), 1);
	shop_refused(dk_return_inspect(s, id, ways, 2, &err), &err, "6 came back, and 5");
	must(dk_return_inspect(s, id, ways, 3, &err), &err);
	assert_string_equal(fixture_text(s->db, "SELECT sum(on_hand) || ' ' || sum(quarantined)"
	    " FROM stock WHERE product_id = 2"), "5000 1000");
	must(dk_return_settle(s, id, &err), &err);
	shop_refused(dk_return_cancel(s, id, "no", &err), &err, "is settled; nothing of it");
	/* store credit pays nothing by itself */
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM payment_use"), 0);
	assert_int_equal(fixture_number(s->db, "SELECT credit FROM customer_account"),
	    fixture_number(s->db, "SELECT total FROM invoice WHERE kind = 'credit-note'"));
	sound(s);
}

static void
a_refund_goes_back_the_way_it_came(void **state)
{
	struct dk_session *s = *state;
	const struct dk_return_line_in l = { 1, DK_QTY(5), "N", "", "", "", "" };
	const struct dk_return_in in = { .order_id = 1, .outcome = "refund", .note = "",
		.exception = "", .lines = &l, .line_count = 1 };
	const struct dk_return_rule fee = { DK_NO_DATE, "", "", "", 30, "allowed", { 15000 }, "R",
		"15 % for restocking.", "", false, { 0 }, 0, "" };
	struct dk_payment_in pay = { .customer_id = 1, .amount = DK_MONEY(8000),
		.method = "cheque", .reference = "", .external_id = "", .date = DK_NO_DATE };
	enum dk_put did;
	struct dk_err err;
	bool known;
	dk_id id;

	sell(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	must(dk_return_rule_put(s, &fee, &did, &err), &err);
	must(dk_payment_take(s, &pay, &id, &known, &err), &err);
	must(dk_return_counter(s, &in, &id, &err), &err);
	/* 45.00 and 19 %, less 6.75 and 7 % */
	assert_string_equal(fixture_text(s->db, "SELECT net || ' ' || tax || ' ' || total"
	    " FROM invoice WHERE kind = 'credit-note'"), "3825 808 4633");
	assert_string_equal(fixture_text(s->db, "SELECT method FROM payment"
	    " WHERE kind = 'refund'"), "cheque");
	assert_int_equal(fixture_number(s->db, "SELECT sum(p.credit) FROM posting p JOIN account a"
	    " ON a.code = p.account WHERE a.role = 'fee'"), 675);
	sound(s);
}

static enum dk_rc
pay(struct dk_session *s, int64_t amount, struct dk_err *err)
{
	const struct dk_payment_in in = { .customer_id = 1, .amount = DK_MONEY(amount),
		.method = "transfer", .reference = "", .external_id = "", .date = DK_NO_DATE,
		.invoice_id = 1 };
	bool known;
	dk_id id;

	return dk_payment_take(s, &in, &id, &known, err);
}

/* 53.55, of which 1.07 were given for paying early. */
static void
no_more_is_credited_than_was_paid(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;

	fixture_sql(s->db, "UPDATE customer SET cash_discount = 2000, cash_discount_days = 10");
	sell(s, 1, goods, 1, (const int64_t[]){ 0, 0 });
	must(pay(s, 5248, &err), &err);
	must(give_back(s, 1, 1, 2000, "stock", &err), &err);
	/* 21.42 less two fifths of 1.07 */
	assert_int_equal(fixture_number(s->db, "SELECT credit FROM customer_account"), 2142 - 43);
	must(give_back(s, 1, 1, 3000, "stock", &err), &err);
	assert_int_equal(fixture_number(s->db, "SELECT credit FROM customer_account"), 5248);
	assert_int_equal(fixture_number(s->db, "SELECT sum(amount) FROM allowance"), 0);
	assert_int_equal(fixture_number(s->db, "SELECT sum(tax) FROM allowance_tax"), 0);
	/* taken off again it is open, but neither less nor nothing is asked for a second time */
	must(dk_payment_unapply(s, 1, 0, "wrong", &err), &err);
	shop_refused(dk_invoice_write_off(s, 1, DK_MONEY(5), "a rest", &err), &err,
	    "was credited, and the customer has");
	must(pay(s, 5248 - 105, &err), &err);
	assert_int_equal(fixture_number(s->db, "SELECT sum(amount) FROM allowance"), 0);
	sound(s);
}

/* Given up, then credited, then open again: what was given up is no base of a discount. */
static void
a_discount_is_of_what_was_neither_credited_nor_given_up(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;

	fixture_sql(s->db, "UPDATE customer SET cash_discount = 2000, cash_discount_days = 10");
	sell(s, 1, goods, 1, (const int64_t[]){ 0, 0 });
	must(dk_invoice_write_off(s, 1, DK_MONEY(0), "a bad debt", &err), &err);
	must(give_back(s, 1, 1, 2000, "stock", &err), &err);
	must(dk_payment_unapply(s, 1, 0, "wrong", &err), &err);
	must(pay(s, 2142 - 42, &err), &err);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM allowance"
	    " WHERE kind = 'discount'"), 0);
	sound(s);
}

static enum dk_rc
act_counter(struct dk_session *s, struct dk_err *err)
{
	return give_back(s, 1, 1, 2000, "scrap", err);
}

static enum dk_rc
act_new(struct dk_session *s, struct dk_err *err)
{
	const struct dk_return_line_in l = { 2, DK_QTY(3), "L", "", "", "", "" };
	const struct dk_return_in in = { .order_id = 1, .outcome = "refund", .note = "",
		.exception = "", .lines = &l, .line_count = 1 };
	dk_id id;

	return dk_return_new(s, &in, &id, err);
}

static enum dk_rc
act_receive(struct dk_session *s, struct dk_err *err)
{
	return dk_return_receive(s, 2, NULL, 0, err);
}

static enum dk_rc
act_inspect(struct dk_session *s, struct dk_err *err)
{
	const struct dk_return_disposal ways[] = { { 1, DK_QTY(2), "stock", "" },
		{ 1, DK_QTY(1), "scrap", "" } };

	return dk_return_inspect(s, 2, ways, 2, err);
}

static enum dk_rc
act_settle(struct dk_session *s, struct dk_err *err)
{
	return dk_return_settle(s, 2, err);
}

static void
what_fails_half_way_changes_nothing(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;

	sell(s, 1, goods, 2, (const int64_t[]){ 300, 850 });
	must(pay(s, 5000, &err), &err);
	shop_fail_each(s, act_counter);
	shop_fail_each(s, act_new);
	shop_fail_each(s, act_receive);
	shop_fail_each(s, act_inspect);
	shop_fail_each(s, act_settle);
	sound(s);
}

/* Random goods, discounts and freight; returned bit by bit in any order until nothing is left. */
static void
credits_of_an_invoice_add_up_to_it(void **state)
{
	struct dk_session *s = *state;
	uint64_t seed = 20261127;

	for (dk_id order = 1; order <= 60; order++) {
		struct shop_line lines[3];
		int64_t left[3], sum = 0;
		size_t count = 1 + chance(&seed) % 3;
		int64_t extras[2] = { (int64_t)(chance(&seed) % 300), 850 };
		struct dk_err err;

		shop_money(s, order <= 30 ? "EUR" : order <= 45 ? "JPY" : "BHD");
		if (s->exponent == 0) { /* all goods of the shop cost little then */
			extras[0] %= 3;
			extras[1] = 9;
		}
		for (size_t i = 0; i < count; i++) {
			lines[i] = (struct shop_line){ (dk_id)(1 + i),
				1000 * (int64_t)(2 + chance(&seed) % 9),
				(int64_t)(9000 + chance(&seed) % 300000),
				(int64_t)(chance(&seed) % 3 * 7500),
				s->exponent == 0 ? 0 : (int64_t)(chance(&seed) % 4 * 33) };
			sum += left[i] = lines[i].qty;
		}
		sell(s, order, lines, count, extras);
		while (sum > 0) {
			size_t i = chance(&seed) % count;
			int64_t part = 1000 * (int64_t)(1 + chance(&seed) % 3);

			part = part < left[i] ? part : left[i];
			if (part == 0)
				continue;
			must(give_back(s, order, (int64_t)i + 1, part,
			    chance(&seed) % 2 ? "stock" : "scrap", &err), &err);
			left[i] -= part;
			sum -= part;
		}
	}
	assert_string_equal(fixture_text(s->db, "SELECT i.number || '/' || n.line_no FROM invoice i"
	    " JOIN invoice_line n ON n.invoice_id = i.id WHERE i.kind = 'invoice' AND n.net <>"
	    " (SELECT sum(c.net) FROM credit_line c WHERE c.invoice_id = i.id"
	    "  AND c.invoice_line = n.line_no)"), "");
	/* all but the freight is given back: goods, discount, and the tax of what is credited */
	assert_string_equal(fixture_text(s->db, "SELECT i.number FROM invoice i WHERE"
	    " i.kind = 'invoice' AND (i.goods <> (SELECT sum(n.goods) FROM invoice n"
	    "  WHERE n.corrects = i.id) OR i.discount <> (SELECT sum(n.discount) FROM invoice n"
	    "  WHERE n.corrects = i.id) OR i.tax < (SELECT sum(n.tax) FROM invoice n"
	    "  WHERE n.corrects = i.id))"), "");
	/* at prices with tax, what is credited is what was charged, to the last cent, and no base
	 * or tax of a rate is credited beyond the invoice's */
	assert_string_equal(fixture_text(s->db, "SELECT i.number FROM invoice i WHERE"
	    " i.kind = 'invoice' AND i.includes_tax = 1 AND i.total - i.freight <>"
	    " (SELECT sum(n.total) FROM invoice n WHERE n.corrects = i.id)"), "");
	assert_string_equal(fixture_text(s->db, "SELECT i.number FROM invoice i JOIN invoice_tax t"
	    " ON t.invoice_id = i.id WHERE i.kind = 'invoice' AND EXISTS (SELECT 1 FROM"
	    " (SELECT sum(y.base) AS base, sum(y.tax) AS tax FROM invoice n JOIN invoice_tax y"
	    "  ON y.invoice_id = n.id AND y.category = t.category AND y.rate = t.rate"
	    "  WHERE n.corrects = i.id) x WHERE x.base > t.base OR x.tax > t.tax)"), "");
	shop_money(s, "EUR");
	assert_int_equal(fixture_number(s->db, "SELECT sum(cost) FROM move"
	    " WHERE kind IN ('shipment', 'return')"), 0);
	sound(s);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_shop)
	static const struct CMUnitTest tests[] = {
		TEST(a_return_is_credited_as_it_was_sold),
		TEST(what_a_credit_note_passes_on_is_no_money_taken),
		TEST(what_cannot_come_back_changes_nothing),
		TEST(goods_by_phone_go_step_by_step),
		TEST(a_refund_goes_back_the_way_it_came),
		TEST(no_more_is_credited_than_was_paid),
		TEST(a_discount_is_of_what_was_neither_credited_nor_given_up),
		TEST(what_fails_half_way_changes_nothing),
		TEST(credits_of_an_invoice_add_up_to_it),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
