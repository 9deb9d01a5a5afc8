/* test_exchange.c - goods back against goods out: gates, one balance, nobody credited too much. */
#include "chance.h"
#include "docket/day.h"
#include "docket/exchange.h"
#include "fixture.h"
#include "shop.h"

#include <string.h>

static int
open_shop(void **state)
{
	struct dk_session *s = shop_open("exchange");

	fixture_sql(s->db,
	    "INSERT INTO zone (kind, code, country) VALUES ('tax', 'DE', 'DE');"
	    "UPDATE product SET tax_code = CASE id WHEN 3 THEN 'R' ELSE 'S' END,"
	    " price = CASE id WHEN 1 THEN 120000 WHEN 2 THEN 33300 ELSE 7000 END;"
	    "INSERT INTO setting (key, value) VALUES ('auto_verify', '1')"
	    " ON CONFLICT (key) DO UPDATE SET value = '1'");
	*state = s;
	return 0;
}

static void
stock(struct dk_session *s, dk_id product, int64_t milli)
{
	shop_run(s, "INSERT INTO stock (product_id, location_id, on_hand)"
	    " VALUES (%1$lld, 12, %2$lld)"
	    " ON CONFLICT (product_id, location_id) DO UPDATE SET on_hand = on_hand + %2$lld;"
	    "INSERT INTO move (at, day_id, site_id, product_id, location_id, qty, kind, reason,"
	    " document, document_id) VALUES ('2026-11-20T00:00:00.000Z', 1, 1, %1$lld, 12, %2$lld,"
	    " 'import', 'start', 'journal', 1)", (long long)product, (long long)milli);
}

static const struct dk_goods_exchange *
load(struct dk_session *s, struct dk_arena *a, dk_id id)
{
	struct dk_goods_exchange *x = NULL;
	struct dk_err err;

	must(dk_exchange_load(s, a, id, &x, &err), &err);
	return x;
}

/* Ships the replacement of an exchange. */
static void
send(struct dk_session *s, dk_id order)
{
	struct dk_pass passes[8];
	struct dk_arena a = { 0 };
	struct dk_order *o = NULL;
	dk_id shipment;
	struct dk_err err;
	size_t n = 0;

	must(dk_order_check(s, &a, order, &o, &err), &err);
	for (size_t i = 0; i < o->finding_count && n < 8; i++)
		if (o->findings[i].severity == DK_WARN)
			passes[n++] = (struct dk_pass){ o->findings[i].code,
				"seen", 0 };
	must(dk_order_verify(s, order, passes, n, &err), &err);
	must(dk_shipment_pick(s, order, &shipment, &err), &err);
	shop_send(s, shipment);
	dk_arena_free(&a);
}

static const struct shop_line goods[] = { { 1, 5000, 100000, 10000, 0 },
	{ 2, 7000, 33300, 0, 100 } };

/* An exchange of lines of order 1 in words of their own. */
struct plan {
	struct dk_return_line_in line;
	struct dk_exchange_good good;
	struct dk_exchange_in in;
};

static struct dk_exchange_in *
plan(struct plan *p, int64_t line, int64_t milli, const char *sku, const char *qty)
{
	p->line = (struct dk_return_line_in){ line, { milli }, "X", "", "", "", "" };
	p->good = (struct dk_exchange_good){ sku, qty };
	p->in = (struct dk_exchange_in){ .back = { .order_id = 1, .outcome = "", .note = "",
		.exception = "", .lines = &p->line, .line_count = 1 }, .goods = &p->good,
		.good_count = 1, .first = "", .pays = "", .freight = "" };
	return &p->in;
}

static const struct dk_exchange_receipt all = { NULL, 0, "stock" };

/* The invariants of goods and money; the shop's orders were written past the others. */
static void
sound(struct dk_session *s)
{
	static const char names[] = " return-lines credit-lines invoice-line invoice-tax"
	    " invoice-sum invoice-chain customer-balance receivable-control trial-balance"
	    " document-batch move-document invoice-paid payment-use stock-moves line-invoiced ";
	struct dk_arena a = { 0 };
	struct dk_invariant *every;
	struct dk_err err;
	size_t count, seen = 0;

	must(dk_invariants(s, &a, &every, &count, &err), &err);
	for (size_t i = 0; i < count; i++) {
		if (strstr(names, dk_fmt(&a, " %s ", every[i].id)) == NULL &&
		    strncmp(every[i].id, "exchange-", 9) != 0)
			continue;
		seen++;
		if (every[i].key_count > 0)
			fail_msg("%s: %s", every[i].id, every[i].keys[0]);
	}
	assert_int_equal(seen, 17);
	dk_arena_free(&a);
}

/* Its state, its balance, and what it waits for. */
static void
stands(struct dk_session *s, dk_id id, const char *want)
{
	struct dk_arena a = { 0 };
	const struct dk_goods_exchange *x = load(s, &a, id);

	assert_string_equal(dk_fmt(&a, "%s %lld %s %s", x->state, (long long)x->balance.minor,
	    x->is_gate_open ? "open" : "shut", x->next), want);
	dk_arena_free(&a);
}

static dk_id
order_of(struct dk_session *s, dk_id id)
{
	struct dk_arena a = { 0 };
	dk_id order = load(s, &a, id)->order_id;

	dk_arena_free(&a);
	return order;
}

static void
the_same_item_again_costs_what_is_credited(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;
	struct plan p;
	dk_id id;

	shop_sell(s, 1, goods, 2, (const int64_t[]){ 500, 850 });
	stock(s, 1, 2000);
	fixture_sql(s->db, "UPDATE product SET cost = 900000"); /* it became dear since */
	must(dk_exchange_new(s, plan(&p, 1, 2000, "BOLT", "2"), &id, &err), &err);
	stands(s, id, "open 0 shut receive");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM hold"), 1);
	shop_refused(dk_order_verify(s, order_of(s, id), NULL, 0, &err), &err, "release exchange");
	shop_refused(dk_exchange_settle(s, id, &err), &err, "goods are received first");
	must(dk_exchange_receive(s, id, &all, &err), &err);
	stands(s, id, "open 0 open settle");
	send(s, order_of(s, id));
	must(dk_exchange_settle(s, id, &err), &err);
	stands(s, id, "settled 0 open ");
	/* the customer owes what he owed: all of it is paid by the first invoice's own credit */
	assert_string_equal(fixture_text(s->db, "SELECT receivable || ' ' || credit"
	    " FROM customer_account"), fixture_text(s->db,
	    "SELECT total || ' 0' FROM invoice WHERE corrects IS NULL ORDER BY id LIMIT 1"));
	shop_refused(dk_exchange_settle(s, id, &err), &err, "is settled; nothing of it");
	sound(s);
}

/* Terms of his other orders neither gather it nor ask for a deposit beside the gate. */
static void
a_replacement_is_invoiced_when_it_ships(void **state)
{
	static const char *const terms[] = { "week", "order", "prepaid" };
	struct dk_session *s = *state;
	struct dk_err err;
	struct plan p;
	dk_id id;

	shop_sell(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	stock(s, 2, 9000);
	for (size_t i = 0; i < DK_COUNT(terms); i++) {
		shop_run(s, "UPDATE customer SET billing = '%s' WHERE id = 1", terms[i]);
		must(dk_exchange_new(s, plan(&p, 1, 1000, "NUT", "3"), &id, &err), &err);
		must(dk_exchange_receive(s, id, &all, &err), &err);
		send(s, order_of(s, id));
		must(dk_exchange_settle(s, id, &err), &err);
	}
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM goods_exchange x"
	    " JOIN invoice i ON i.order_id = x.order_id WHERE x.state = 'settled'"), 3);
	sound(s);
}

/* 5 bolts at 10.00 less 10 % against 7 nuts at 3.33: the difference stays his credit. */
static void
another_item_is_priced_as_of_today(void **state)
{
	struct dk_session *s = *state;
	const struct dk_payment_in money = { .customer_id = 1, .amount = DK_MONEY(100000),
		.method = "transfer", .reference = "", .external_id = "", .date = DK_NO_DATE };
	struct dk_err err;
	struct plan p;
	bool known;
	dk_id id;

	shop_sell(s, 1, goods, 1, (const int64_t[]){ 0, 0 });
	must(dk_payment_take(s, &money, &id, &known, &err), &err);
	stock(s, 2, 7000);
	must(dk_exchange_new(s, plan(&p, 1, 5000, "NUT", "7"), &id, &err), &err);
	/* 45.00 and 19 %, against 23.31 and 19 % */
	stands(s, id, "open 2581 shut receive");
	must(dk_exchange_receive(s, id, &all, &err), &err);
	must(dk_exchange_settle(s, id, &err), &err);
	stands(s, id, "open 2581 open ship");
	shop_refused(dk_exchange_settle(s, id, &err), &err, "to be shipped; settle it then");
	send(s, order_of(s, id));
	must(dk_exchange_settle(s, id, &err), &err);
	stands(s, id, "settled 2581 open ");
	assert_int_equal(fixture_number(s->db, "SELECT receivable FROM customer_account"), 0);
	sound(s);
}

static void
a_refund_is_what_is_over(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in money = { .customer_id = 1, .method = "cheque", .reference = "",
		.external_id = "", .date = DK_NO_DATE };
	const struct dk_exchange_counter_in in = { .pass = "", .method = "" };
	struct dk_exchange_counter_in now = in;
	struct dk_err err;
	struct plan p;
	bool known;
	dk_id id;

	shop_sell(s, 1, goods, 1, (const int64_t[]){ 0, 0 });
	money.amount.minor = fixture_number(s->db, "SELECT due FROM invoice");
	must(dk_payment_take(s, &money, &id, &known, &err), &err);
	now.of = *plan(&p, 1, 5000, "NUT", "7");
	now.of.back.outcome = "refund";
	shop_refused(dk_exchange_counter(s, &now, &id, &err), &err, "Of NUT 7 are not here");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM goods_return"), 0);
	stock(s, 2, 7000);
	now.pass = "he stands here";
	must(dk_exchange_counter(s, &now, &id, &err), &err);
	stands(s, id, "settled 2581 open ");
	assert_string_equal(fixture_text(s->db, "SELECT method || ' ' || amount FROM payment"
	    " WHERE kind = 'refund'"), "cheque 2581");
	assert_string_equal(fixture_text(s->db, "SELECT receivable || ' ' || credit"
	    " FROM customer_account"), "0 0");
	sound(s);
}

static void
what_he_owes_is_paid_before_it_goes_out(void **state)
{
	struct dk_session *s = *state;
	struct dk_exchange_money money = { DK_MONEY(0), "cash", "" };
	struct dk_err err;
	struct plan p;
	dk_id id;

	shop_sell(s, 1, goods, 1, (const int64_t[]){ 0, 0 });
	stock(s, 1, 9000);
	plan(&p, 1, 2000, "BOLT", "3");
	p.in.pays = "before";
	must(dk_exchange_new(s, &p.in, &id, &err), &err);
	/* two at what they cost, the third at 12.00 and 19 % */
	stands(s, id, "open -1428 shut receive");
	must(dk_exchange_receive(s, id, &all, &err), &err);
	stands(s, id, "open -1428 shut pay");
	money.amount = DK_MONEY(1429);
	shop_refused(dk_exchange_pay(s, id, &money, &err), &err, "14.28 are to be paid");
	money.amount = DK_MONEY(428);
	must(dk_exchange_pay(s, id, &money, &err), &err);
	stands(s, id, "open -1428 shut pay");
	money.amount = DK_MONEY(0);
	must(dk_exchange_pay(s, id, &money, &err), &err);
	stands(s, id, "open -1428 open settle");
	shop_refused(dk_exchange_pay(s, id, &money, &err), &err, "Nothing is to be paid");
	send(s, order_of(s, id));
	must(dk_exchange_settle(s, id, &err), &err);
	stands(s, id, "settled -1428 open ");
	/* what was sold first is open still, less what came back of it */
	assert_int_equal(fixture_number(s->db, "SELECT receivable - credit FROM customer_account"),
	    fixture_number(s->db, "SELECT due FROM invoice ORDER BY id LIMIT 1"));
	sound(s);
}

static void
a_replacement_that_went_first_stays_charged(void **state)
{
	struct dk_session *s = *state;
	struct dk_goods_exchange *out = NULL;
	struct dk_arena a = { 0 };
	size_t count = 0;
	struct dk_err err;
	struct plan p;
	dk_id id;

	shop_sell(s, 1, goods, 1, (const int64_t[]){ 0, 0 });
	stock(s, 1, 2000);
	plan(&p, 1, 2000, "BOLT", "2");
	p.in.first = "replacement";
	must(dk_exchange_new(s, &p.in, &id, &err), &err);
	stands(s, id, "open 0 open ship");
	send(s, order_of(s, id));
	stands(s, id, "open 0 open receive");
	must(dk_exchange_expire(s, &a, &out, &count, &err), &err);
	assert_int_equal(count, 0);
	fixture_sql(s->db, "UPDATE goods_return SET expires = '2026-11-22'");
	must(dk_exchange_expire(s, &a, &out, &count, &err), &err);
	assert_int_equal(count, 1);
	assert_string_equal(out[0].waits, "the goods never came: order 100014 stays charged");
	stands(s, id, "charged -2142 open ");
	assert_string_equal(fixture_text(s->db, "SELECT state FROM goods_return"), "expired");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM invoice"), 2);
	shop_refused(dk_exchange_receive(s, id, &all, &err), &err, "is charged; nothing of it");
	sound(s);
	dk_arena_free(&a);
}

static void
goods_that_never_come_release_the_replacement(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;
	struct plan p;
	int64_t count;
	dk_id id;

	shop_sell(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	stock(s, 1, 9000);
	must(dk_exchange_new(s, plan(&p, 1, 2000, "BOLT", "2"), &id, &err), &err);
	assert_int_equal(fixture_number(s->db, "SELECT sum(allocated) FROM stock"), 2000);
	fixture_sql(s->db, "UPDATE order_line SET picked = 1000 WHERE order_id = 2");
	shop_refused(dk_exchange_cancel(s, id, "he keeps them", &err), &err, "is being picked");
	fixture_sql(s->db, "UPDATE order_line SET picked = 0 WHERE order_id = 2");
	must(dk_exchange_cancel(s, id, "he keeps them", &err), &err);
	stands(s, id, "cancelled 0 shut ");
	must(dk_exchange_new(s, plan(&p, 1, 2000, "BOLT", "2"), &id, &err), &err);
	fixture_sql(s->db, "UPDATE goods_return SET expires = '2026-11-22'");
	must(dk_return_expire(s, &count, &err), &err);
	assert_int_equal(count, 1);
	stands(s, id, "cancelled 0 shut ");
	assert_string_equal(fixture_text(s->db, "SELECT state || ' ' || total FROM orders"
	    " ORDER BY id DESC LIMIT 1"), "cancelled 0");
	assert_int_equal(fixture_number(s->db, "SELECT sum(allocated) FROM stock"), 0);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM hold"
	    " WHERE released_at = ''"), 0);
	sound(s);
}

static void
what_cannot_be_exchanged_changes_nothing(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;
	struct plan p;
	int64_t rows;
	dk_id id;

	shop_sell(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	fixture_sql(s->db, "UPDATE product SET status = 'discontinued' WHERE id = 3");
	rows = fixture_number(s->db, "SELECT count(*) FROM journal");
	shop_refused(dk_exchange_new(s, plan(&p, 1, 6000, "BOLT", "6"), &id, &err), &err,
	    "5 were shipped and 5 can still");
	plan(&p, 1, 1000, "BOLT", "1");
	p.in.back.customer_id = 2;
	shop_refused(dk_exchange_new(s, &p.in, &id, &err), &err, "is of customer C1");
	shop_refused(dk_exchange_new(s, plan(&p, 1, 1000, "WIRE", "1"), &id, &err), &err, "WIRE");
	assert_int_not_equal(dk_exchange_new(s, plan(&p, 1, 1000, "NONE", "1"), &id, &err), DK_OK);
	assert_int_not_equal(dk_exchange_new(s, plan(&p, 1, 1000, "BOLT", "x"), &id, &err), DK_OK);
	plan(&p, 1, 1000, "BOLT", "1");
	p.in.first = "money";
	assert_int_equal(dk_exchange_new(s, &p.in, &id, &err), DK_EINPUT);
	plan(&p, 1, 1000, "BOLT", "1");
	p.in.good_count = 0;
	assert_int_equal(dk_exchange_new(s, &p.in, &id, &err), DK_EINPUT);
	fixture_sql(s->db, "UPDATE shipment SET date = '2026-09-01'");
	shop_refused(dk_exchange_new(s, plan(&p, 1, 1000, "BOLT", "1"), &id, &err), &err,
	    "came 83 days ago");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM journal"), rows);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM goods_exchange"), 0);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM goods_return"), 0);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM orders"), 1);
}

/* Random goods, discounts and fees; random parts of them go for the same or for another item, goods
 * or replacement first, by steps or over the counter. */
static void
one_exchange(struct dk_session *s, dk_id order, uint64_t *seed, int64_t line, int64_t milli)
{
	static const char *const skus[] = { "BOLT", "NUT", "WIRE" };
	struct dk_exchange_counter_in now = { .pass = "seen", .method = "" };
	bool same = chance(seed) % 2 == 0;
	struct dk_err err;
	struct plan p;
	char qty[16];
	dk_id id;

	snprintf(qty, sizeof(qty), "%lld",
	    (long long)(same ? milli / 1000 : (int64_t)(1 + chance(seed) % 6)));
	plan(&p, line, milli, same ? skus[line - 1] : skus[chance(seed) % 3], qty);
	p.in.back.order_id = order;
	p.in.back.outcome = chance(seed) % 2 ? "refund" : "credit";
	p.in.first = chance(seed) % 2 ? "replacement" : "goods";
	p.in.pays = "after";
	now.of = p.in;
	now.method = chance(seed) % 2 ? "cash" : "";
	if (chance(seed) % 3 == 0) {
		must(dk_exchange_counter(s, &now, &id, &err), &err);
		return;
	}
	must(dk_exchange_new(s, &p.in, &id, &err), &err);
	if (strcmp(p.in.first, "goods") == 0)
		must(dk_exchange_receive(s, id, &all, &err), &err);
	send(s, order_of(s, id));
	if (strcmp(p.in.first, "goods") != 0)
		must(dk_exchange_receive(s, id, &all, &err), &err);
	must(dk_exchange_settle(s, id, &err), &err);
}

static void
every_balance_is_credit_less_invoice(void **state)
{
	struct dk_session *s = *state;
	struct shop_line lines[25][3];
	uint64_t seed = 20261128;

	for (dk_id product = 1; product <= 3; product++)
		stock(s, product, 800000);
	for (dk_id order = 1; order <= 25; order++) {
		int64_t extras[2] = { (int64_t)(chance(&seed) % 300), 850 };

		for (size_t i = 0; i < 3; i++)
			lines[order - 1][i] = (struct shop_line){ (dk_id)(1 + i),
				1000 * (int64_t)(2 + chance(&seed) % 9),
				(int64_t)(9000 + chance(&seed) % 300000),
				(int64_t)(chance(&seed) % 3 * 7500),
				(int64_t)(chance(&seed) % 4 * 33) };
		shop_sell(s, order, lines[order - 1], 3, extras);
	}
	for (dk_id order = 1; order <= 25; order++)
		for (int64_t line = 1; line <= 3; line++) {
			int64_t left = lines[order - 1][line - 1].qty;

			while (left > 0 && chance(&seed) % 4 != 0) {
				int64_t part = 1000 * (int64_t)(1 + chance(&seed) % 4);

				part = part < left ? part : left;
				one_exchange(s, order, &seed, line, part);
				left -= part;
			}
		}
	assert_true(fixture_number(s->db, "SELECT count(*) FROM goods_exchange") > 60);
	assert_string_equal(fixture_text(s->db, "SELECT number FROM goods_exchange e WHERE"
	    " e.state <> 'settled' OR e.balance <>"
	    " (SELECT sum(i.total) FROM goods_return_credit g JOIN invoice i"
	    "  ON i.id = g.credit_id WHERE g.return_id = e.return_id)"
	    " - (SELECT sum(i.total) FROM invoice i WHERE i.order_id = e.order_id"
	    "  AND i.kind = 'invoice')"), "");
	/* the same again balances before tax, and within a cent of it after: a class of tax */
	assert_string_equal(fixture_text(s->db, "SELECT e.number || ' ' || e.balance"
	    " FROM goods_exchange e JOIN goods_return_line b ON b.return_id = e.return_id"
	    " JOIN order_line y ON y.order_id = e.order_id WHERE y.from_id = b.line_id"
	    " AND y.ordered = b.qty AND NOT EXISTS (SELECT 1 FROM order_line z"
	    "  WHERE z.order_id = e.order_id AND z.id <> y.id) AND (abs(e.balance) > 1 OR"
	    "  y.net <> (SELECT sum(i.net) FROM goods_return_credit g"
	    "  JOIN invoice i ON i.id = g.credit_id WHERE g.return_id = e.return_id))"), "");
	assert_string_equal(fixture_text(s->db, "SELECT i.number FROM invoice i WHERE"
	    " i.total < (SELECT coalesce(sum(n.total), 0) FROM invoice n WHERE n.corrects = i.id)"),
	    "");
	assert_int_equal(fixture_number(s->db, "SELECT credit < 0 OR receivable < 0"
	    " FROM customer_account WHERE customer_id = 1"), 0);
	sound(s);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_shop)
	static const struct CMUnitTest tests[] = {
		TEST(the_same_item_again_costs_what_is_credited),
		TEST(a_replacement_is_invoiced_when_it_ships),
		TEST(another_item_is_priced_as_of_today),
		TEST(a_refund_is_what_is_over),
		TEST(what_he_owes_is_paid_before_it_goes_out),
		TEST(a_replacement_that_went_first_stays_charged),
		TEST(goods_that_never_come_release_the_replacement),
		TEST(what_cannot_be_exchanged_changes_nothing),
		TEST(every_balance_is_credit_less_invoice),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
