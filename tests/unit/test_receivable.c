/*
 * test_receivable.c - a published house's orders and payments: what each customer owes afterwards
 * is what the published figures leave, and a payment finds the order that it was for.
 * DK_REPLAY_EVERY=1 takes all customers (tests/long/replay.sh).
 */
#include <stdlib.h>

#include "cases.h"
#include "fixture.h"

#include "docket/ageing.h"
#include "shop.h"
#include "trade.h"

#define FOLDER "orders/classicmodels/"
enum { LINES = 40, CUSTOMERS = 1000, ORDERS = 20000 };

static struct dk_err err;

struct book {
	struct dk_session *s;
	int64_t owed[CUSTOMERS];   /* by the published number: orders less payments */
	int64_t customer[ORDERS];  /* of each order; 0 = cancelled */
	int64_t orders, payments, every;
};

static dk_id
customer(struct book *b, int64_t number)
{
	shop_run(b->s, "INSERT INTO customer (id, number, name, name_key)"
	    " VALUES (%lld, '%lld', 'x', 'x') ON CONFLICT DO NOTHING",
	    (long long)number, (long long)number);
	return number;
}

/* A line of a file behind its head; false at its end. */
static bool
next(FILE *f, char *line, int size)
{
	return fgets(line, size, f) != NULL;
}

static void
read_orders(struct book *b, FILE *f)
{
	static char line[4096];

	assert_true(next(f, line, sizeof(line)));
	while (next(f, line, sizeof(line))) {
		const char *last = strrchr(line, ',');
		int64_t number = strtoll(line, NULL, 10);

		assert_true(last != NULL && number > 0 && number < ORDERS);
		if (strstr(line, ",Cancelled,") == NULL &&
		    strtoll(last + 1, NULL, 10) % b->every == 0)
			b->customer[number] = strtoll(last + 1, NULL, 10);
	}
	fclose(f);
}

/* An order of goods without tax is entered, sent and invoiced. */
static void
sell(struct book *b, int64_t number, const struct shop_line *lines, size_t count)
{
	int64_t total = 0;
	dk_id id;

	if (count == 0 || b->customer[number] == 0)
		return;
	shop_order(b->s, number, lines, count, (const int64_t[]){ 0, 0 });
	shop_run(b->s, "UPDATE orders SET customer_id = %lld WHERE id = %lld; UPDATE order_line SET"
	    " tax_rate = 0, tax_category = 'Z' WHERE order_id = %lld",
	    (long long)customer(b, b->customer[number]), (long long)number, (long long)number);
	assert_int_equal(dk_shipment_pick(b->s, number, &id, &err), DK_OK);
	shop_send(b->s, id);
	if (dk_invoice_post_shipment(b->s, id, &id, &err) != DK_OK)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < count; i++)
		total += lines[i].qty / 1000 * (lines[i].price / 100);
	b->owed[b->customer[number]] += total;
	b->orders++;
}

static void
read_lines(struct book *b, FILE *f)
{
	struct shop_line lines[LINES];
	int64_t order = 0;
	size_t count = 0;
	char line[256];

	assert_true(next(f, line, sizeof(line)));
	while (next(f, line, sizeof(line))) {
		long long number, qty;
		char text[32];
		dk_price price;

		assert_int_equal(sscanf(line, "%lld,%*[^,],%lld,%31[^,]", &number, &qty, text), 3);
		assert_int_equal(dk_price_parse(text, &price, &err), DK_OK);
		if (number != order) {
			sell(b, order, lines, count);
			count = 0;
		}
		order = number;
		assert_true(count < LINES);
		lines[count++] = (struct shop_line){ 3, qty * 1000, price.e4, 0, 0 };
	}
	sell(b, order, lines, count);
	fclose(f);
}

static void
read_payments(struct book *b, FILE *f)
{
	char line[256], check[64], text[32];

	assert_true(next(f, line, sizeof(line)));
	while (next(f, line, sizeof(line))) {
		struct dk_payment_in in = { .method = "cheque", .reference = check,
			.external_id = check, .date = DK_NO_DATE, .matches = true };
		long long number;
		bool known;
		dk_id id;

		assert_int_equal(sscanf(line, "%lld,%63[^,],%*[^,],%31s", &number, check, text), 3);
		if (number % b->every != 0)
			continue;
		assert_int_equal(dk_money_parse(text, 2, &in.amount, &err), DK_OK);
		in.customer_id = customer(b, number);
		if (dk_payment_take(b->s, &in, &id, &known, &err) != DK_OK)
			fail_msg("%s", err.text);
		b->owed[number] -= in.amount.minor;
		b->payments++;
	}
	fclose(f);
}

static void
payments_against_orders_leave_the_published_balances(void **state)
{
	static struct book b;
	FILE *orders = cases_open(FOLDER "orders.csv");
	FILE *lines = cases_open(FOLDER "orderdetails.csv");
	FILE *payments = cases_open(FOLDER "payments.csv");
	struct dk_arena a = { 0 };
	int64_t zero = 0;

	(void)state;
	if (orders == NULL || lines == NULL || payments == NULL) {
		print_message("the published orders are not there\n");
		skip();
	}
	b.s = shop_open("receivable");
	b.every = trade_rounds("DK_REPLAY_EVERY", 7);
	fixture_sql(b.s->db, "UPDATE tax SET rate = 0, category = 'Z' WHERE code = 'R'");
	read_orders(&b, orders);
	read_lines(&b, lines);
	read_payments(&b, payments);
	for (int64_t c = 0; c < CUSTOMERS; c++) {
		struct dk_ageing x = { .balance = { 0 } };

		if (fixture_number(b.s->db, dk_fmt(&a, "SELECT count(*) FROM customer WHERE"
		    " number = '%lld'", (long long)c)) > 0)
			assert_int_equal(dk_ageing_of(b.s, &a, c, DK_NO_DATE, &x, &err), DK_OK);
		assert_int_equal(x.balance.minor, b.owed[c]);
		zero += x.customer_id != 0 && x.balance.minor == 0;
	}
	print_message("%lld orders, %lld payments, %lld by amount, %lld customers owe nothing\n",
	    (long long)b.orders, (long long)b.payments, (long long)fixture_number(b.s->db,
	    "SELECT count(*) FROM payment WHERE matched = 'amount'"), (long long)zero);
	/* every payment that is just one order of his */
	if (b.every == 1) {
		assert_int_equal(zero, 45);
		assert_int_equal(fixture_number(b.s->db,
		    "SELECT count(*) FROM payment WHERE matched = 'amount'"), 141);
	}
	assert_true(b.payments > 10 && zero > 0);
	assert_int_equal(fixture_number(b.s->db,
	    "SELECT coalesce(sum(credit), 0) FROM customer_account"), 0);
	dk_arena_free(&a);
	fixture_company_end(b.s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(payments_against_orders_leave_the_published_balances),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
