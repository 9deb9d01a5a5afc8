/* test_claims.c - claims without goods: what they give, to the cent, and what they refuse. */
#include "chance.h"
#include "docket/counter_claim.h"
#include "docket/day.h"
#include "docket/request.h"
#include "docket/return_plan.h"
#include "docket/user.h"
#include "fixture.h"
#include "shop.h"

#include <string.h>

static int
open_shop(void **state)
{
	*state = shop_open("claims");
	return 0;
}

static enum dk_rc
claim(struct dk_session *s, const char *kind, const struct dk_claim_line_in *l, dk_id *id,
    struct dk_err *err)
{
	const struct dk_claim_in in = { .order_id = 1, .kind = kind, .said = "told",
		.evidence = "photo", .lines = l, .line_count = 1 };

	return dk_claim_new(s, &in, id, err);
}

static enum dk_rc
decide(struct dk_session *s, dk_id id, const char *outcome, struct dk_err *err)
{
	const struct dk_claim_verdict v = { .id = id, .verdict = "accepted", .outcome = outcome,
		.cause = "carrier", .why = "" };

	return dk_claim_decide(s, &v, err);
}

/* Entered, accepted and settled. */
static enum dk_rc
give(struct dk_session *s, const char *kind, const struct dk_claim_line_in *l,
    struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = claim(s, kind, l, &id, err);

	if (rc == DK_OK)
		rc = decide(s, id, "", err);
	return rc == DK_OK ? dk_claim_settle(s, id, err) : rc;
}

/* The invariants of goods and money; the shop's orders were written past the others. */
static void
sound(struct dk_session *s)
{
	static const char names[] = " return-lines credit-lines invoice-line invoice-tax"
	    " invoice-sum invoice-chain customer-balance receivable-control trial-balance"
	    " document-batch invoice-paid payment-use stock-moves line-invoiced claim-credit"
	    " counter-claim ";
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
	assert_int_equal(seen, 16);
	dk_arena_free(&a);
}

static const struct shop_line goods[] = { { 1, 5000, 100000, 10000, 0 },
	{ 2, 7000, 33300, 0, 100 } };
#define NOTE "FROM invoice WHERE kind = 'credit-note'"

static void
missing_goods_are_credited_and_none_move(void **state)
{
	struct dk_session *s = *state;
	const struct dk_claim_line_in l = { .order_line = 1, .qty = DK_QTY(2) };
	int64_t moves;
	struct dk_err err;

	shop_sell(s, 1, goods, 2, (const int64_t[]){ 500, 850 });
	moves = fixture_number(s->db, "SELECT count(*) FROM move");
	must(give(s, "S", &l, &err), &err);
	/* 2 of 5 at 10.00 less 10 %, a share of the 5.00 off the order, 19 % tax */
	assert_string_equal(fixture_text(s->db, "SELECT goods || ' ' || (discount > 0) || ' '"
	    " || (total - net - tax) " NOTE), "1800 1 0");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM move"), moves);
	assert_string_equal(fixture_text(s->db, "SELECT shipped || ' ' || returned"
	    " FROM order_line WHERE id = 101"), "5000 0");
	assert_int_equal(fixture_number(s->db, "SELECT accepted FROM claim"),
	    fixture_number(s->db, "SELECT net " NOTE));
	sound(s);
}

static void
a_wrong_price_gives_the_difference(void **state)
{
	struct dk_session *s = *state;
	const struct dk_claim_line_in l = { .order_line = 2, .qty = DK_QTY(3),
		.price = { 29900 } };
	struct dk_err err;

	shop_sell(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	must(give(s, "price", &l, &err), &err);
	/* 3 × 3.33 = 9.99, 3 × 2.99 = 8.97 */
	assert_string_equal(fixture_text(s->db, "SELECT goods || ' ' || tax || ' ' || total " NOTE),
	    "102 19 121");
	assert_string_equal(fixture_text(s->db, "SELECT n.pieces || ' ' || n.price || ' '"
	    " || n.text FROM invoice_line n JOIN invoice i ON i.id = n.invoice_id"
	    " WHERE i.kind = 'credit-note'"), "3000 3400 Wrong price: Nut");
	assert_string_equal(fixture_text(s->db, "SELECT pieces || ' ' || net FROM credit_line"),
	    "0 102");
	/* what is left of the line, 21.29, is shared among its seven pieces */
	must(give(s, "D", &(struct dk_claim_line_in){ .order_line = 2, .qty = DK_QTY(3) }, &err),
	    &err);
	assert_int_equal(fixture_number(s->db, "SELECT net FROM credit_line"
	    " WHERE pieces > 0"), 912);
	sound(s);
}

static void
goodwill_is_shared_by_what_is_left(void **state)
{
	struct dk_session *s = *state;
	struct dk_claim_in in = { .order_id = 1, .kind = "G", .said = "", .evidence = "",
		.amount = DK_MONEY(1000) };
	const struct dk_claim_line_in back = { .order_line = 1, .qty = DK_QTY(5) };
	struct dk_err err;
	dk_id id;

	shop_sell(s, 1, goods, 2, (const int64_t[]){ 0, 850 });
	shop_refused(dk_claim_new(s, &in, &id, &err), &err, "Say what it is for");
	in.said = "waited long";
	must(dk_claim_new(s, &in, &id, &err), &err);
	must(decide(s, id, "store-credit", &err), &err);
	must(dk_claim_settle(s, id, &err), &err);
	assert_int_equal(fixture_number(s->db, "SELECT goods " NOTE), 1000);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM payment_use"), 0);
	/* what is left of the line is what its goods give then */
	must(give(s, "D", &back, &err), &err);
	assert_int_equal(fixture_number(s->db, "SELECT sum(net) FROM credit_line"
	    " WHERE invoice_line = 1"), 4500);
	in.amount = DK_MONEY(100000);
	shop_refused(dk_claim_new(s, &in, &id, &err), &err, "neither credited nor claimed");
	sound(s);
}

static void
what_cannot_be_claimed_changes_nothing(void **state)
{
	struct dk_session *s = *state;
	struct dk_claim_line_in l = { .order_line = 1, .qty = DK_QTY(1) };
	struct dk_claim_in other = { .order_id = 1, .customer_id = 2, .kind = "S", .said = "",
		.evidence = "", .lines = &l, .line_count = 1 };
	struct dk_err err;
	int64_t rows;
	dk_id id;

	shop_order(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	rows = fixture_number(s->db, "SELECT count(*) FROM journal");
	shop_refused(claim(s, "S", &l, &id, &err), &err, "has left yet");
	shop_refused(claim(s, "P", &l, &id, &err), &err, "on no invoice yet");
	shop_refused(claim(s, "X", &l, &id, &err), &err, "one of short, damaged, price");
	shop_refused(dk_claim_new(s, &other, &id, &err), &err, "is of customer C1");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM journal"), rows);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM claim"), 0);
}

static void
nothing_is_claimed_twice(void **state)
{
	struct dk_session *s = *state;
	struct dk_claim_line_in l = { .order_line = 1, .qty = DK_QTY(6) };
	const struct dk_return_line_in back = { 1, DK_QTY(2), "N", "", "", "", "" };
	const struct dk_return_in ret = { .order_id = 1, .outcome = "", .note = "",
		.exception = "", .lines = &back, .line_count = 1 };
	struct dk_err err;
	dk_id id, first;

	shop_sell(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	shop_refused(claim(s, "S", &l, &id, &err), &err, "5 were shipped and 5 are on no");
	l.qty = DK_QTY(4);
	must(claim(s, "S", &l, &first, &err), &err);
	l.qty = DK_QTY(2);
	shop_refused(claim(s, "D", &l, &id, &err), &err, "1 are on no return or claim");
	shop_refused(dk_return_new(s, &ret, &id, &err), &err, "1 can still come back");
	l = (struct dk_claim_line_in){ .order_line = 1, .qty = DK_QTY(5), .price = { 100000 } };
	shop_refused(claim(s, "P", &l, &id, &err), &err, "was invoiced at 10.00");
	l.price.e4 = 90000;
	must(claim(s, "P", &l, &id, &err), &err);
	shop_refused(claim(s, "P", &l, &id, &err), &err, "0 are in no claim of their price");
	l = (struct dk_claim_line_in){ .order_line = 2, .amount = DK_MONEY(100) };
	must(claim(s, "L", &l, &id, &err), &err);
	shop_refused(claim(s, "L", &l, &id, &err), &err, "is in claim CL");
	must(dk_claim_withdraw(s, first, "found it", &err), &err);
	shop_refused(decide(s, first, "", &err), &err, "is withdrawn; nothing");
	must(dk_return_new(s, &ret, &id, &err), &err);
	l = (struct dk_claim_line_in){ .order_line = 1, .qty = DK_QTY(4) };
	shop_refused(claim(s, "S", &l, &id, &err), &err, "3 are on no return");
}

static void
over_the_limit_somebody_else_signs(void **state)
{
	struct dk_session *s = *state;
	const struct dk_claim_line_in l = { .order_line = 1, .qty = DK_QTY(5) };
	struct dk_claim_verdict v = { .verdict = "accepted", .outcome = "", .cause = "carrier",
		.why = "" };
	struct dk_user mia = { .name = "mia", .full_name = "Mia", .os_account = "",
		.role = DK_ROLE_CLERK };
	struct dk_claim_yes yes = { .name = "ann", .pin = "4711" };
	struct dk_err err;
	dk_id id, ann;

	shop_sell(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	must(dk_user_set_pin(s, "ann", "4711", &err), &err);
	must(dk_user_add(s, &mia, &id, &err), &err);
	must(dk_user_set_pin(s, "mia", "4712", &err), &err);
	must(dk_session_sign_in(s, "mia", "4712", &err), &err);
	must(claim(s, "S", &l, &v.id, &err), &err);
	yes.id = v.id;
	assert_int_equal(dk_claim_decide(s, &v, &err), DK_EDENIED);
	assert_non_null(strstr(err.text, "gives 45.00; mia may give 25.00"));
	must(dk_claim_approve(s, &yes, &ann, &err), &err);
	v.approver = ann;
	must(dk_claim_decide(s, &v, &err), &err);
	assert_string_equal(fixture_text(s->db, "SELECT u.name FROM claim c JOIN users u"
	    " ON u.id = c.decided_by"), "ann");
	/* the yes was for one claim, once */
	must(claim(s, "P", &(struct dk_claim_line_in){ .order_line = 1, .price = { 1 } }, &v.id,
	    &err), &err);
	assert_int_equal(dk_claim_decide(s, &v, &err), DK_EDENIED);
}

static void
the_warehouse_looks_first(void **state)
{
	struct dk_session *s = *state;
	const struct dk_claim_line_in l = { .order_line = 1, .qty = DK_QTY(2) };
	const struct dk_claim_line_in one = { .order_line = 1, .qty = DK_QTY(1) };
	struct dk_claim_verdict v = { .verdict = "accepted", .outcome = "", .cause = "",
		.why = "" };
	struct dk_err err;
	dk_id id;

	shop_sell(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	must(claim(s, "S", &l, &id, &err), &err);
	v.id = id;
	shop_refused(dk_claim_settle(s, id, &err), &err, "It is decided first");
	shop_refused(dk_claim_decide(s, &v, &err), &err, "Say whose doing it was");
	must(dk_claim_ask(s, id, "", &err), &err);
	shop_refused(dk_claim_ask(s, id, "", &err), &err, "did not answer yet");
	v.cause = "house";
	shop_refused(dk_claim_decide(s, &v, &err), &err, "did not answer yet");
	must(dk_request_answer(s, fixture_number(s->db, "SELECT request_id FROM claim"),
	    "1 lies here", false, &err), &err);
	v.verdict = "partly";
	v.lines = &one;
	v.line_count = 1;
	shop_refused(dk_claim_decide(s, &v, &err), &err, "Say why");
	v.why = "one lies here";
	must(dk_claim_decide(s, &v, &err), &err);
	must(dk_claim_settle(s, id, &err), &err);
	assert_int_equal(fixture_number(s->db, "SELECT goods " NOTE), 900);
	/* what was not accepted may be claimed again */
	must(claim(s, "S", &(struct dk_claim_line_in){ .order_line = 1, .qty = DK_QTY(4) }, &id,
	    &err), &err);
	sound(s);
}

static void
what_was_damaged_is_sent_again(void **state)
{
	struct dk_session *s = *state;
	const struct dk_claim_line_in l = { .order_line = 1, .qty = DK_QTY(2) };
	struct dk_err err;
	dk_id id;

	fixture_sql(s->db, "UPDATE customer SET tax_zone = 'DE'");
	shop_sell(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	must(claim(s, "D", &l, &id, &err), &err);
	must(decide(s, id, "replacement", &err), &err);
	must(dk_claim_settle(s, id, &err), &err);
	assert_string_equal(fixture_text(s->db, "SELECT o.total || ' ' || o.freight || ' '"
	    " || l.ordered || ' ' || l.price || ' ' || (o.customer_po = c.number)"
	    " FROM claim c JOIN orders o ON o.id = c.replacement_id"
	    " JOIN order_line l ON l.order_id = o.id"), "0 0 2000 0 1");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM hold WHERE code IN"
	    " ('price-override', 'below-floor') AND released_at = ''"), 0);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) " NOTE), 0);
	shop_refused(claim(s, "P", &(struct dk_claim_line_in){ .order_line = 2, .price = { 1 },
	    .qty = DK_QTY(9) }, &id, &err), &err, "7 are invoiced");
}

static void
the_carrier_pays(void **state)
{
	struct dk_session *s = *state;
	const struct dk_claim_line_in l = { .order_line = 1, .qty = DK_QTY(2) };
	struct dk_counter_claim_in in = { .carrier = "DHL" };
	struct dk_counter_claim_step step = { .to = "paid", .reference = "", .why = "" };
	struct dk_err err;
	dk_id id;

	fixture_sql(s->db, "INSERT INTO carrier_service (carrier, service) VALUES ('DHL', 'STD')");
	shop_sell(s, 1, goods, 2, (const int64_t[]){ 0, 0 });
	must(claim(s, "D", &l, &in.claim_id, &err), &err);
	must(decide(s, in.claim_id, "", &err), &err);
	in.carrier = "NOBODY";
	assert_int_equal(dk_counter_claim_new(s, &in, &id, &err), DK_ENOTFOUND);
	in.carrier = "DHL";
	must(dk_counter_claim_new(s, &in, &step.id, &err), &err);
	shop_refused(dk_counter_claim_new(s, &in, &id, &err), &err, "of the same party stands");
	shop_refused(dk_counter_claim_move(s, &step, &err), &err, "before the money");
	step.to = "sent";
	must(dk_counter_claim_move(s, &step, &err), &err);
	step.to = "accepted";
	step.amount = DK_MONEY(1801);
	shop_refused(dk_counter_claim_move(s, &step, &err), &err, "18.00 was asked for");
	step.amount = DK_MONEY(1500);
	shop_refused(dk_counter_claim_move(s, &step, &err), &err, "Write down what they say");
	step.why = "less the freight";
	must(dk_counter_claim_move(s, &step, &err), &err);
	step = (struct dk_counter_claim_step){ .id = step.id, .to = "paid", .reference = "D-9",
		.why = "" };
	must(dk_counter_claim_move(s, &step, &err), &err);
	assert_string_equal(fixture_text(s->db, "SELECT group_concat(a.role || ' ' ||"
	    " (p.debit - p.credit), ', ') FROM posting p JOIN batch b ON b.id = p.batch_id"
	    " JOIN account a ON a.code = p.account WHERE b.document = 'counter-claim'"),
	    "transfer 1500, claims-recovered -1500");
	sound(s);
}

/* One more credit of a random kind; *live tells whether it gave anything. */
static void
credit_something(struct dk_session *s, uint64_t *seed, dk_id order, size_t count)
{
	struct dk_claim_line_in l = { .order_line = 1 + (int64_t)(chance(seed) % count) };
	const struct dk_return_line_in back = { l.order_line,
		DK_QTY(1 + (int64_t)(chance(seed) % 2)), "N", "", "", "stock", "" };
	const struct dk_return_in ret = { .order_id = order, .outcome = "", .note = "",
		.exception = "", .lines = &back, .line_count = 1 };
	static const char *const kinds[] = { "S", "D", "P", "L", "G" };
	struct dk_claim_in in = { .order_id = order, .kind = kinds[chance(seed) % 5],
		.said = "told", .evidence = "", .lines = &l, .line_count = 1 };
	struct dk_err err;
	enum dk_rc rc;
	dk_id id;

	if (chance(seed) % 3 == 0) {
		rc = dk_return_counter(s, &ret, &id, &err);
	} else {
		if (in.kind[0] == 'L' || in.kind[0] == 'G')
			l.amount = DK_MONEY(1 + (int64_t)(chance(seed) % 900));
		else
			l.qty = DK_QTY(1 + (int64_t)(chance(seed) % 3));
		if (in.kind[0] == 'P')
			l.price.e4 = (int64_t)(chance(seed) % 100000);
		rc = dk_claim_new(s, &in, &id, &err);
		if (rc == DK_OK)
			rc = decide(s, id, chance(seed) % 4 == 0 ? "store-credit" : "", &err);
		if (rc == DK_OK)
			rc = dk_claim_settle(s, id, &err);
	}
	/* whatever is refused is refused in words, for what is left */
	if (rc != DK_OK && rc != DK_EREFUSED && rc != DK_EINPUT)
		fail_msg("%s", err.text);
}

/* Random claims among random returns: no line gives more than it was invoiced at. */
static void
credits_of_a_line_stay_within_it(void **state)
{
	struct dk_session *s = *state;
	uint64_t seed = 20261128;

	for (dk_id order = 1; order <= 20; order++) {
		struct shop_line lines[3];
		size_t count = 1 + chance(&seed) % 3;
		int64_t extras[2] = { (int64_t)(chance(&seed) % 300), 850 };

		for (size_t i = 0; i < count; i++)
			lines[i] = (struct shop_line){ (dk_id)(1 + i),
				1000 * (int64_t)(2 + chance(&seed) % 6),
				(int64_t)(9000 + chance(&seed) % 200000),
				(int64_t)(chance(&seed) % 3 * 7500),
				(int64_t)(chance(&seed) % 4 * 33) };
		shop_sell(s, order, lines, count, extras);
		for (int i = 0; i < 12; i++)
			credit_something(s, &seed, order, count);
	}
	assert_true(fixture_number(s->db, "SELECT min(sum(pieces = 0), sum(pieces > 0))"
	    " FROM credit_line") > 20);
	assert_string_equal(fixture_text(s->db, "SELECT i.number || '/' || n.line_no FROM invoice i"
	    " JOIN invoice_line n ON n.invoice_id = i.id WHERE i.kind = 'invoice' AND n.net <"
	    " (SELECT sum(c.net) FROM credit_line c WHERE c.invoice_id = i.id"
	    "  AND c.invoice_line = n.line_no)"), "");
	assert_string_equal(fixture_text(s->db, "SELECT i.number FROM invoice i WHERE"
	    " i.kind = 'invoice' AND i.total < (SELECT sum(n.total) FROM invoice n"
	    "  WHERE n.corrects = i.id)"), "");
	assert_string_equal(fixture_text(s->db, "SELECT k.number FROM claim k WHERE"
	    " k.state = 'settled' AND k.accepted <> (SELECT sum(i.net) FROM claim_credit c"
	    "  JOIN invoice i ON i.id = c.credit_id WHERE c.claim_id = k.id)"), "");
	sound(s);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_shop)
	static const struct CMUnitTest tests[] = {
		TEST(missing_goods_are_credited_and_none_move),
		TEST(a_wrong_price_gives_the_difference),
		TEST(goodwill_is_shared_by_what_is_left),
		TEST(what_cannot_be_claimed_changes_nothing),
		TEST(nothing_is_claimed_twice),
		TEST(over_the_limit_somebody_else_signs),
		TEST(the_warehouse_looks_first),
		TEST(what_was_damaged_is_sent_again),
		TEST(the_carrier_pays),
		TEST(credits_of_a_line_stay_within_it),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
