/* test_invoice.c - what left is invoiced once, and the invoices of an order add up to it. */
#include "chance.h"
#include "core/money/invoice_chain.h"
#include "core/order/stage.h"
#include "core/stock/allocation.h"
#include "docket/invoice.h"
#include "fixture.h"
#include "shop.h"

static int
open_shop(void **state)
{
	*state = shop_open("invoice");
	return 0;
}

static const struct shop_line goods[] = { { 1, 5000, 100000, 10000, 0 },
	{ 3, 2500, 33300, 0, 100 } };

/* An order of 5 bolts (10 % off) and 2.5 wires (1.00 off), sent. */
static dk_id
send_order(struct dk_session *s, dk_id order, const int64_t *extras)
{
	struct dk_err err;
	dk_id shipment;

	shop_order(s, order, goods, DK_COUNT(goods), extras);
	if (dk_shipment_pick(s, order, &shipment, &err) != DK_OK)
		fail_msg("%s", err.text);
	shop_send(s, shipment);
	return shipment;
}

static void
an_invoice_keeps_its_own_copy(void **state)
{
	static const char *const facts[] = { "Test House\nGasse 2\n10115 Berlin",
		"Harbor Marine\nKai 1\n20457 Hamburg\nGermany", "30 days net, due 23 Dec 2026",
		"DE123", "PO-7", "C1", "EUR", "INV1001", "91", "S1001", "2026-11-23", "ann" };
	struct dk_session *s = *state;
	dk_id shipment = send_order(s, 1, (const int64_t[]){ 500, 850 }), id;
	struct dk_arena a = { 0 };
	struct dk_invoice *v;
	struct dk_err err;

	assert_int_equal(dk_invoice_post_shipment(s, shipment, &id, &err), DK_OK);
	fixture_sql(s->db, "UPDATE customer SET name = 'Renamed', street = 'Elsewhere'");
	assert_int_equal(dk_invoice_load(s, &a, id, &v, &err), DK_OK);
	{
		const char *const found[] = { v->seller, v->bill_to, v->terms, v->tax_number,
			v->customer_po, v->customer_number, v->currency, v->number, v->order_number,
			v->shipment_number, v->day, v->posted_by };

		for (size_t i = 0; i < DK_COUNT(facts); i++)
			assert_string_equal(found[i], facts[i]);
	}
	assert_int_equal(v->line_count, 2);
	assert_int_equal(v->lines[0].net.minor, 4500);
	assert_int_equal(v->lines[1].net.minor, 833 - 100);
	assert_int_equal(v->goods.minor, 5233);
	assert_int_equal(v->discount.minor, 500);
	assert_int_equal(v->freight.minor, 850);
	assert_int_equal(v->net.minor, 5583);
	assert_int_equal(v->tax_count, 2);
	assert_string_equal(v->tax_names[0], "VAT 7 %");
	/* freight less discount follow the goods: 350 × 733 ÷ 5233 = 49.03, 350 × 4500 ÷ 5233 =
	 * 300.97 */
	assert_int_equal(v->taxes[0].base.minor, 733 + 49);
	assert_int_equal(v->taxes[1].base.minor, 4500 + 301);
	assert_int_equal(v->tax.minor, 55 + 912);
	assert_int_equal(v->total.minor, 6550);
	assert_int_equal(v->open.minor, 6550);
	assert_string_equal(fixture_text(s->db,
				"SELECT group_concat(account || ' ' || debit || ' ' ||"
				" credit, '; ') FROM posting p JOIN batch b ON b.id = p.batch_id"
				" WHERE document = 'invoice'"),
	    "1200 6550 0; 4000 0 5233; 4900 500 0; 4100 0 850;"
	    " 2200 0 967");
	assert_string_equal(fixture_text(s->db, "SELECT stage || state FROM orders"),
	    "closedclosed");
	assert_int_equal(fixture_number(s->db,
			     "SELECT count(*) FROM print_job WHERE document = 'invoice'"),
	    1);
	dk_arena_free(&a);
	shop_check(s);
}

static void
what_is_invoiced_is_not_invoiced_again(void **state)
{
	struct dk_session *s = *state;
	dk_id shipment = send_order(s, 1, (const int64_t[]){ 0, 0 }), id;
	struct dk_err err;

	shop_order(s, 2, goods, DK_COUNT(goods), (const int64_t[]){ 0, 0 });
	shop_refused(dk_invoice_post_order(s, 2, &id, &err), &err, "Nothing of order 92 has left");
	assert_int_equal(dk_shipment_pick(s, 2, &id, &err), DK_OK);
	shop_refused(dk_invoice_post_shipment(s, id, &id, &err), &err,
	    "has not left yet (picking)");
	assert_int_equal(dk_invoice_post_order(s, 1, &id, &err), DK_OK);
	shop_refused(dk_invoice_post_shipment(s, shipment, &id, &err), &err, "see invoice INV1001");
	shop_refused(dk_invoice_post_order(s, 1, &id, &err), &err, "see invoice INV1001");
	shop_refused(dk_invoice_post_shipment(s, 99, &id, &err), &err, "no such shipment");
	assert_int_equal(fixture_number(s->db, "SELECT next_no FROM series WHERE kind = 'invoice'"),
	    1002);
	shop_check(s);
}

/* Stock that came back from short picks goes to its line again. */
static void
take_again(struct dk_session *s, dk_id order)
{
	struct dk_change ch;
	struct dk_err err;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "test.take", &ch, &err);

	assert_int_equal(rc, DK_OK);
	for (dk_id line = order * 100 + 1; rc == DK_OK && line < order * 100 + 10; line++) {
		char sql[200];
		int64_t waiting;
		dk_qty got;

		snprintf(sql, sizeof(sql), "SELECT backordered FROM order_line WHERE id = %lld",
		    (long long)line);
		if ((waiting = fixture_number(s->db, sql)) == 0)
			continue;
		snprintf(sql, sizeof(sql), "SELECT product_id FROM order_line WHERE id = %lld",
		    (long long)line);
		rc = dk_allocation_take(&ch, line, fixture_number(s->db, sql), (dk_qty){ waiting },
		    &got, &err);
		assert_int_equal(got.milli, waiting);
		if (rc == DK_OK)
			rc = dk_line_apply(&ch,
			    &(struct dk_line_delta){
				.line_id = line, .allocated = waiting, .backordered = -waiting },
			    &err);
	}
	assert_int_equal(dk_change_end(&ch, rc, &err), DK_OK);
}

/* Picks some of what is allocated (all in the last round) and sends it; 0 when nothing left. */
static dk_id
send_some(struct dk_session *s, dk_id order, bool is_last, uint64_t *seed)
{
	struct dk_arena a = { 0 };
	struct dk_shipment *h;
	struct dk_err err;
	int64_t sum = 0;
	dk_id id;

	if (dk_shipment_pick(s, order, &id, &err) == DK_EREFUSED)
		return 0; /* an earlier round took all */
	assert_int_equal(dk_shipment_load(s, &a, id, &h, &err), DK_OK);
	for (int64_t no = 1; no < 10; no++) {
		struct dk_picked p = { no, { 0 }, "later" };

		for (size_t i = 0; i < h->line_count; i++)
			p.qty.milli += h->lines[i].line_no == no ? h->lines[i].qty.milli : 0;
		if (p.qty.milli == 0)
			continue;
		if (!is_last)
			p.qty.milli =
			    (int64_t)(chance(seed) % (uint64_t)(p.qty.milli / 500 + 1)) * 500;
		sum += p.qty.milli;
		assert_int_equal(dk_shipment_confirm(s, id, &p, 1, &err), DK_OK);
	}
	dk_arena_free(&a);
	if (sum == 0)
		assert_int_equal(dk_shipment_cancel(s, id, "nothing", &err), DK_OK);
	else if (dk_shipment_pack(s, id, 0, NULL, 0, &err) != DK_OK ||
	    dk_shipment_post(s, id, "", &err) != DK_OK)
		fail_msg("%s", err.text);
	return sum == 0 ? 0 : id;
}

/* Invoices of the parts must add up to the order in every component. */
static void
compare(struct dk_session *s, dk_id order, const struct shop_line *lines, size_t count)
{
	struct dk_arena a = { 0 };
	struct dk_invoice_query q = { .order_id = order };
	struct dk_invoice *heads;
	int64_t discount = 0, freight = 0, due = 0;
	struct dk_err err;
	size_t n;
	char sql[300];

	assert_int_equal(dk_invoice_list(s, &a, &q, &heads, &n, &err), DK_OK);
	for (size_t i = 0; i < n; i++) {
		discount += heads[i].discount.minor;
		freight += heads[i].freight.minor;
		due += heads[i].goods.minor;
	}
	snprintf(sql, sizeof(sql), "SELECT discount || ' ' || freight FROM orders WHERE id = %lld",
	    (long long)order);
	assert_string_equal(dk_fmt(&a, "%lld %lld", (long long)discount, (long long)freight),
	    fixture_text(s->db, sql));
	for (size_t i = 0; i < count; i++) {
		snprintf(sql, sizeof(sql),
		    "SELECT sum(discount_amount) FROM invoice_line WHERE line_id = %lld",
		    (long long)order * 100 + (long long)i + 1);
		assert_int_equal(fixture_number(s->db, sql), lines[i].discount_amount);
	}
	if (s->exponent != 2) {
		dk_arena_free(&a);
		return; /* the shop counts its orders in cents */
	}
	/* each invoice rounds its lines: half a cent each at most */
	snprintf(sql, sizeof(sql), "SELECT goods FROM orders WHERE id = %lld", (long long)order);
	assert_in_range(llabs(fixture_number(s->db, sql) - due), 0, count * n);
	snprintf(sql, sizeof(sql), "SELECT state FROM orders WHERE id = %lld", (long long)order);
	assert_string_equal(fixture_text(s->db, sql), "closed");
	dk_arena_free(&a);
}

static void
split_at_random(struct dk_session *s, dk_id order, uint64_t *seed)
{
	struct shop_line lines[4];
	size_t count = 1 + chance(seed) % 4;
	int rounds = 1 + (int)(chance(seed) % 5);
	int64_t extras[] = { (int64_t)(chance(seed) % 1000), (int64_t)(chance(seed) % 3000) };
	bool is_coarse = s->exponent == 0; /* all goods of the shop cost little then */
	struct dk_err err;
	dk_id id;

	if (is_coarse)
		extras[0] /= 200;
	for (size_t i = 0; i < count; i++)
		lines[i] = (struct shop_line){ 1 + (dk_id)(chance(seed) % 3),
			500 * (1 + (int64_t)(chance(seed) % 40)),
			100000 + (int64_t)(chance(seed) % 500000),
			chance(seed) % 2 ? 0 : (int64_t)(chance(seed) % 30000),
			chance(seed) % 2 || is_coarse ? 0 : (int64_t)(chance(seed) % 300) };
	shop_order(s, order, lines, count, extras);
	shop_terms(s, order, order % 2 == 0);
	for (int round = 1; round <= rounds; round++) {
		dk_id shipment = send_some(s, order, round == rounds, seed);

		s->clock_ms += 60000;
		if (shipment != 0 && chance(seed) % 3 != 0 &&
		    dk_invoice_post_shipment(s, shipment, &id, &err) != DK_OK)
			fail_msg("%s", err.text);
		else if (shipment != 0 && chance(seed) % 4 == 0)
			(void)!dk_invoice_post_order(s, order, &id, &err);
		take_again(s, order);
		shop_check(s);
	}
	(void)!dk_invoice_post_order(s, order, &id, &err);
	compare(s, order, lines, count);
}

static void
parts_add_up_to_the_order_however_it_is_split(void **state)
{
	struct dk_session *s = *state;
	struct dk_arena a = { 0 };
	const char *number;
	uint64_t seed = 20261123;
	struct dk_err err;

	fixture_sql(s->db, "UPDATE tax SET surcharge ="
	    " CASE rate WHEN 7000 THEN 1400 ELSE 5200 END");
	for (dk_id order = 1; order <= 45; order++) {
		fixture_sql(s->db, order % 4 < 2 ? "UPDATE customer SET pays_surcharge = 1"
						 : "UPDATE customer SET pays_surcharge = 0");
		shop_money(s, order <= 30 ? "EUR" : order % 3 == 0 ? "JPY" : "BHD");
		split_at_random(s, order, &seed);
	}
	assert_string_equal(fixture_text(s->db, "SELECT number FROM invoice WHERE includes_tax = 1"
	    " AND total - (SELECT sum(surcharge) FROM invoice_tax WHERE invoice_id = invoice.id)"
	    " <> goods - discount + freight"), "");
	/* tax and surcharge of a rate each by itself, and together what the invoice asks for */
	assert_string_equal(fixture_text(s->db, "SELECT i.number FROM invoice i JOIN invoice_tax t"
	    " ON t.invoice_id = i.id WHERE t.surcharge <> (t.base * t.surcharge_rate + 50000)"
	    " / 100000 OR (i.includes_tax = 0 AND t.tax - t.surcharge"
	    " <> (t.base * t.rate + 50000) / 100000)"), "");
	assert_in_range(fixture_number(s->db, "SELECT count(DISTINCT i.currency || i.includes_tax"
	    " || (t.surcharge > 0)) FROM invoice i JOIN invoice_tax t ON t.invoice_id = i.id"),
	    10, 12);
	assert_in_range(fixture_number(s->db, "SELECT count(*) FROM invoice"
	    " WHERE includes_tax = 1 AND currency = 'EUR'"), 15, 100);
	shop_money(s, "EUR");
	shop_check(s);
	assert_int_equal(dk_invoice_chain_check(s, &a, "invoice", &number, &err), DK_OK);
	assert_string_equal(number, "");
	dk_arena_free(&a);
}

static void
the_tax_rate_is_that_of_the_day_the_goods_left(void **state)
{
	struct dk_session *s = *state;
	struct dk_picked part[] = { { 1, DK_QTY(2), "later" } };
	const struct shop_line line = { 1, 5000, 100000, 0, 250 };
	struct dk_arena a = { 0 };
	struct dk_invoice *v;
	struct dk_err err;
	dk_id id;

	fixture_sql(s->db, "UPDATE tax SET parts = 'State=12; City=7' WHERE rate = 19000");
	shop_order(s, 1, &line, 1, (const int64_t[]){ 0, 0 });
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_shipment_confirm(s, id, part, 1, &err), DK_OK);
	assert_int_equal(dk_shipment_pack(s, id, 0, NULL, 0, &err), DK_OK);
	assert_int_equal(dk_shipment_post(s, id, "", &err), DK_OK);
	take_again(s, 1);
	assert_true(dk_instant_parse("2026-12-02T09:00:00Z", &s->clock_ms));
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	shop_send(s, id);
	assert_int_equal(dk_invoice_post_order(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_invoice_load(s, &a, id, &v, &err), DK_OK);
	assert_int_equal(v->line_count, 2);
	assert_int_equal(v->lines[0].tax.rate.e5, 19000);
	assert_int_equal(v->lines[0].pieces.milli, 2000);
	assert_int_equal(v->lines[1].tax.rate.e5, 21000);
	assert_int_equal(v->lines[0].discount_amount.minor, 100);
	assert_int_equal(v->lines[1].discount_amount.minor, 150);
	assert_int_equal(v->tax.minor, 361 + 599); /* 19 % of 19.00, 21 % of 28.50 = 5.985 */
	assert_string_equal(v->tax_names[1], "VAT 21 %");
	assert_string_equal(v->tax_parts[0], "State=12; City=7");
	assert_string_equal(v->tax_parts[1], "");
	dk_arena_free(&a);
	shop_check(s);
}

static void
an_exempt_line_stays_exempt(void **state)
{
	struct dk_session *s = *state;
	struct dk_arena a = { 0 };
	struct dk_invoice *v;
	struct dk_err err;
	dk_id id;

	shop_order(s, 1, goods, DK_COUNT(goods), (const int64_t[]){ 0, 0 });
	fixture_sql(s->db, "UPDATE order_line SET tax_category = 'E', tax_rate = 0");
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	shop_send(s, id);
	assert_int_equal(dk_invoice_post_order(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_invoice_load(s, &a, id, &v, &err), DK_OK);
	assert_int_equal(v->tax.minor, 0);
	assert_string_equal(v->taxes[0].tax.category, "E");
	dk_arena_free(&a);
}

static void
quantities_are_said_as_ordered_where_they_come_out_even(void **state)
{
	struct dk_session *s = *state;
	struct dk_picked part[] = { { 1, DK_QTY(12), "later" } };
	struct dk_picked odd[] = { { 1, DK_QTY(5), "later" } };
	const struct shop_line line = { 1, 24000, 100000, 0, 0 };
	struct dk_err err;
	dk_id id;

	shop_order(s, 1, &line, 1, (const int64_t[]){ 0, 0 });
	fixture_sql(s->db, "UPDATE order_line SET unit = 'cs', unit_qty = 2000");
	for (int i = 0; i < 2; i++) {
		assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
		assert_int_equal(dk_shipment_confirm(s, id, i == 0 ? part : odd, 1, &err), DK_OK);
		assert_int_equal(dk_shipment_pack(s, id, 0, NULL, 0, &err), DK_OK);
		assert_int_equal(dk_shipment_post(s, id, "", &err), DK_OK);
		assert_int_equal(dk_invoice_post_shipment(s, id, &id, &err), DK_OK);
		take_again(s, 1);
	}
	assert_string_equal(fixture_text(s->db,
				"SELECT group_concat(unit_qty || unit) FROM invoice_line"),
	    "1000cs,5000ea");
}

static void
a_changed_invoice_breaks_the_chain(void **state)
{
	struct dk_session *s = *state;
	struct dk_arena a = { 0 };
	const char *number;
	struct dk_err err;
	dk_id id;

	for (dk_id order = 1; order <= 3; order++)
		assert_int_equal(dk_invoice_post_shipment(s,
				     send_order(s, order, (const int64_t[]){ 0, 0 }), &id, &err),
		    DK_OK);
	assert_int_equal(dk_invoice_chain_check(s, &a, "invoice", &number, &err), DK_OK);
	assert_string_equal(number, "");
	fixture_fault(s->db,
	    "UPDATE invoice_line SET text = 'Nails' WHERE invoice_id = 2 AND line_no = 1");
	assert_int_equal(dk_invoice_chain_check(s, &a, "invoice", &number, &err), DK_OK);
	assert_string_equal(number, "INV1002");
	fixture_fault(s->db,
	    "UPDATE invoice_line SET text = 'Bolt' WHERE invoice_id = 2 AND line_no = 1");
	fixture_fault(s->db, "DELETE FROM invoice WHERE id = 1");
	assert_int_equal(dk_invoice_chain_check(s, &a, "invoice", &number, &err), DK_OK);
	assert_string_equal(number, "INV1002");
	dk_arena_free(&a);
}

static void
dates_never_go_back(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;
	dk_id id;

	assert_int_equal(dk_invoice_post_shipment(s, send_order(s, 1, (const int64_t[]){ 0, 0 }),
			     &id, &err),
	    DK_OK);
	s->clock_ms -= INT64_C(5) * 86400000;
	assert_int_equal(dk_invoice_post_shipment(s, send_order(s, 2, (const int64_t[]){ 0, 0 }),
			     &id, &err),
	    DK_OK);
	assert_int_equal(fixture_number(s->db, "SELECT count(DISTINCT date) FROM invoice"), 1);
}

static void
free_goods_are_invoiced_over_nothing(void **state)
{
	const struct shop_line line = { 3, 1000, 0, 0, 0 };
	struct dk_session *s = *state;
	struct dk_err err;
	dk_id id;

	shop_order(s, 1, &line, 1, (const int64_t[]){ 0, 0 });
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	shop_send(s, id);
	assert_int_equal(dk_invoice_post_shipment(s, id, &id, &err), DK_OK);
	assert_string_equal(fixture_text(s->db, "SELECT state FROM orders"), "closed");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM batch"), 0);
	shop_check(s);
}

static void
an_invoice_is_never_below_nothing(void **state)
{
	struct dk_session *s = *state;
	dk_id shipment = send_order(s, 1, (const int64_t[]){ 9000, 0 }), id;
	struct dk_err err;

	shop_refused(dk_invoice_post_shipment(s, shipment, &id, &err), &err, "more than its goods");
	assert_int_equal(fixture_number(s->db, "SELECT next_no FROM series WHERE kind = 'invoice'"),
	    1001);
}

static void
lists_find_by_customer_day_order_and_what_is_open(void **state)
{
	struct dk_session *s = *state;
	struct dk_invoice_query all = { 0 }, open = { .open = true }, other = { .customer_id = 2 };
	struct dk_invoice_query day = { .day_id = 1 }, order = { .order_id = 2, .open = true };
	struct dk_arena a = { 0 };
	struct dk_invoice *v;
	struct dk_err err;
	dk_id id;
	size_t n;

	for (dk_id o = 1; o <= 2; o++)
		assert_int_equal(dk_invoice_post_shipment(s,
				     send_order(s, o, (const int64_t[]){ 0, 0 }), &id, &err),
		    DK_OK);
	assert_int_equal(dk_invoice_list(s, &a, &all, &v, &n, &err), DK_OK);
	assert_int_equal(n, 2);
	assert_string_equal(v[0].number, "INV1002");
	assert_int_equal(dk_invoice_list(s, &a, &open, &v, &n, &err), DK_OK);
	assert_int_equal(n, 2);
	assert_int_equal(dk_invoice_list(s, &a, &other, &v, &n, &err), DK_OK);
	assert_int_equal(n, 0);
	assert_int_equal(dk_invoice_list(s, &a, &day, &v, &n, &err), DK_OK);
	assert_int_equal(n, 2);
	assert_int_equal(dk_invoice_list(s, &a, &order, &v, &n, &err), DK_OK);
	assert_int_equal(n, 1);
	assert_int_equal(dk_invoice_find(s, "INV1002", &id, &err), DK_OK);
	assert_int_equal(id, v[0].id);
	shop_refused(dk_invoice_find(s, "INV9", &id, &err), &err, "no invoice INV9");
	dk_arena_free(&a);
}

static enum dk_rc
act_invoice(struct dk_session *s, struct dk_err *err)
{
	dk_id id;

	return dk_invoice_post_shipment(s, 1, &id, err);
}

static void
a_failure_at_any_statement_changes_nothing(void **state)
{
	send_order(*state, 1, (const int64_t[]){ 500, 850 });
	shop_fail_each(*state, act_invoice);
}

static void
a_user_without_the_right_posts_nothing(void **state)
{
	struct dk_session *s = *state;
	dk_id shipment = send_order(s, 1, (const int64_t[]){ 0, 0 }), id;
	struct dk_err err;

	fixture_sql(s->db,
	    "INSERT INTO user_right (user_id, right_name, is_given)"
	    " SELECT id, 'invoice-post', 0 FROM users");
	assert_int_equal(dk_invoice_post_shipment(s, shipment, &id, &err), DK_EDENIED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_shop, close_shop)
		CASE(an_invoice_keeps_its_own_copy),
		CASE(what_is_invoiced_is_not_invoiced_again),
		CASE(parts_add_up_to_the_order_however_it_is_split),
		CASE(the_tax_rate_is_that_of_the_day_the_goods_left),
		CASE(an_exempt_line_stays_exempt),
		CASE(quantities_are_said_as_ordered_where_they_come_out_even),
		CASE(a_changed_invoice_breaks_the_chain),
		CASE(dates_never_go_back),
		CASE(free_goods_are_invoiced_over_nothing),
		CASE(an_invoice_is_never_below_nothing),
		CASE(lists_find_by_customer_day_order_and_what_is_open),
		CASE(a_failure_at_any_statement_changes_nothing),
		CASE(a_user_without_the_right_posts_nothing),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
