/*
 * test_day_work.c - three days of real work through docket's own functions: the rules find what is
 * left over and nothing else, and every invariant holds after each day.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/day.h"
#include "docket/draft.h"
#include "docket/payment.h"
#include "docket/pick.h"
#include "docket/setting.h"
#include "docket/shipment.h"
#include "docket/stock.h"
#include "docket/tax.h"
#include "fixture.h"

#define DAY_MS (INT64_C(86400) * 1000)
#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s (%s)", #call, err.text, err.field); \
	} while (0)

static struct dk_session *s;
static struct dk_arena a;
static struct dk_err err;
static dk_id harbor;

static void
add_product(const char *sku, int64_t price_e4, int64_t on_hand)
{
	struct dk_product p = { .sku = sku, .name = sku, .unit = "ea", .price = { price_e4 },
		.price_per = DK_QTY(1), .cost = { price_e4 / 2 }, .status = "active", .gram = 100 };
	enum dk_put did;

	OK(dk_product_put(s, &p, &did, &err));
	if (on_hand > 0)
		OK(dk_stock_put(s, p.id, "", DK_QTY(on_hand), &did, &err));
}

static void
open_house(void)
{
	struct dk_customer c = { .number = "4711", .name = "Harbor Marine", .group = "",
		.phone = "0117 555 0142",
		.place = { .street = "14 Quay St", .city = "Bristol", .postcode = "BS1 4RN",
		    .country = "GB" },
		.terms_days = 30, .priority = 5, .backorders = true, .duplicate_po = "warn",
		.shortage_policy = "part", .exempt_until = DK_NO_DATE };
	struct dk_zone z = { .kind = "tax", .code = "GB", .country = "GB", .region = "",
		.postcode_from = "", .postcode_to = "" };
	struct dk_tax_row t = { .code = "S", .zone = "GB", .from = DK_NO_DATE,
		.tax = { .category = "S", .rate = { 20000 } }, .name = "VAT" };
	enum dk_put did;

	s = fixture_company("work");
	OK(dk_customer_put(s, &c, &did, &err));
	harbor = c.id;
	OK(dk_zone_put(s, &z, &did, &err));
	OK(dk_tax_put(s, &t, &did, &err));
	add_product("BOLT", 1840, 100);
	add_product("NUT", 120, 5);
}

/* An order of 12 bolts and `nuts` nuts; a discount and freight that must be shared. */
static struct dk_order *
enter(const char *nuts)
{
	const struct dk_order_input_line lines[] = { { .line = { .sku = "BOLT", .qty = "12" } },
		{ .line = { .sku = "NUT", .qty = nuts } } };
	struct dk_order_input in = { .customer = "4711", .lines = lines, .line_count = 2,
		.discount = "0.10", .freight = "4.50" };
	struct dk_order_made made;

	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	assert_false(made.is_refused);
	return made.order;
}

/* Passes whatever waits to be looked at. */
static void
verify(const struct dk_order *o)
{
	struct dk_pass passes[16];
	size_t count = 0;

	if (o->state == DK_ORDER_VERIFIED)
		return;
	for (size_t i = 0; i < o->finding_count && count < DK_COUNT(passes); i++)
		if (o->findings[i].severity == DK_WARN)
			passes[count++] = (struct dk_pass){ o->findings[i].code, "asked",
				o->findings[i].line_no };
	OK(dk_order_verify(s, o->id, passes, count, &err));
}

/* Picks all of what is allocated but `short_by` pieces of the first line, and sends it. */
static dk_id
ship(dk_id order, int64_t short_by)
{
	struct dk_shipment *h;
	dk_id id;

	OK(dk_shipment_pick(s, order, &id, &err));
	OK(dk_shipment_load(s, &a, id, &h, &err));
	for (size_t i = 0; i < h->line_count; i++) {
		struct dk_picked p = { h->lines[i].line_no,
			{ h->lines[i].qty.milli - (i == 0 ? short_by * 1000 : 0) }, "not found" };

		OK(dk_shipment_confirm(s, id, &p, 1, &err));
	}
	OK(dk_shipment_pack(s, id, 0, NULL, 0, &err));
	OK(dk_shipment_post(s, id, "T1", &err));
	return id;
}

static void
pay(int64_t minor, const char *method)
{
	struct dk_payment_in in = { .customer_id = harbor, .amount = DK_MONEY(minor),
		.method = method, .reference = "", .external_id = "", .date = DK_NO_DATE };
	dk_id id;
	bool known;

	OK(dk_payment_take(s, &in, &id, &known, &err));
}

/* Every rule that found something, by name and count: "shipped-invoiced 2, ..." */
static const char *
findings(void)
{
	struct dk_rule_result *r;
	const char *out = "";
	size_t count;

	OK(dk_day_reconcile(s, &a, NULL, &r, &count, &err));
	for (size_t i = 0; i < count; i++)
		if (r[i].row_count > 0)
			out = dk_fmt(&a, "%s%s%s %zu", out, *out ? ", " : "", r[i].rule,
			    r[i].row_count);
	return out;
}

static void
expect_sound(void)
{
	struct dk_invariant *all;
	size_t count;

	OK(dk_invariants(s, &a, &all, &count, &err));
	for (size_t i = 0; i < count; i++)
		if (all[i].key_count > 0)
			fail_msg("%s: %s", all[i].id, all[i].keys[0]);
}

static void
explain_all(void)
{
	struct dk_rule_result *r;
	size_t count;

	OK(dk_day_reconcile(s, &a, NULL, &r, &count, &err));
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; r[i].state == DK_WARN && k < r[i].row_count; k++)
			OK(dk_day_reason(s, r[i].rows[k].key, "carried", "tomorrow", &err));
}

static void
sign_off(void)
{
	struct dk_day_closed was;

	OK(dk_day_close(s, DK_NO_DATE, &was, &err));
	assert_false(was.was_closed);
	expect_sound();
	s->clock_ms += DAY_MS;
}

static void
first_day(struct dk_order *part)
{
	struct dk_picked one = { 1, DK_QTY(12), NULL };
	struct dk_order *left;
	dk_id draft, shipment, invoice;

	shipment = ship(part->id, 2); /* 10 bolts and 5 nuts of 12 and 8 */
	assert_string_equal(findings(), "bin-check-open 1, shipped-invoiced 2, overrides 1");
	OK(dk_bin_check_settle(s, 1, (dk_qty){ fixture_number(s->db, "SELECT qty FROM bin_check") },
	    &err));
	OK(dk_invoice_post_shipment(s, shipment, &invoice, &err));
	assert_string_equal(findings(), "overrides 1"); /* its look-over, with the reason */
	left = enter("1");
	verify(left);
	OK(dk_shipment_pick(s, left->id, &shipment, &err));
	OK(dk_shipment_confirm(s, shipment, &one, 1, &err));
	OK(dk_draft_new(s, &draft, &err));
	pay(1000, "cash");
	expect_sound();
	assert_non_null(strstr(findings(), "tender-counted 1"));
	OK(dk_day_count(s, "cash", DK_MONEY(990), &err));
	explain_all();
	sign_off();
}

/* Holds, cancellations, credit, refunds, and what is left of both orders. */
static void
second_day(struct dk_order *part)
{
	struct dk_payment_in back = { .customer_id = harbor, .amount = DK_MONEY(100),
		.method = "cash", .reference = "", .external_id = "", .date = DK_NO_DATE };
	struct dk_order *held = enter("1"), *gone = enter("2");
	dk_id shipment, invoice, refund;
	struct dk_product *nut;

	assert_non_null(strstr(findings(), "draft-left 1"));
	OK(dk_order_hold(s, held->id, "manual", "ask the customer", &err));
	OK(dk_order_cancel(s, gone->id, 0, (dk_qty){ 0 }, "not wanted", &err));
	OK(dk_order_release(s, held->id, "manual", "he said yes", 0, &err));
	OK(dk_order_cancel(s, part->id, 2, (dk_qty){ 0 }, "no more nuts", &err));
	OK(dk_product_by_sku(s, &a, "NUT", &nut, &err));
	OK(dk_stock_adjust(s, nut->id, "", DK_QTY(50), "found", &err));
	pay(5000, "card");
	OK(dk_payment_refund(s, &back, &refund, &err));
	expect_sound();
	OK(dk_order_load(s, &a, held->id, &held, &err));
	verify(held);
	shipment = ship(held->id, 0);
	OK(dk_invoice_post_shipment(s, shipment, &invoice, &err));
	pay(300, "credit");
	expect_sound();
	OK(dk_day_count(s, "card", DK_MONEY(5000), &err));
	OK(dk_day_count(s, "cash", DK_MONEY(-100), &err));
	explain_all();
	sign_off();
}

/* Nobody does anything; what was left is explained again. */
static void
sign_off_quiet_day(void)
{
	explain_all();
	sign_off();
	assert_int_equal(fixture_number(s->db,
	    "SELECT count(*) FROM day WHERE state = 'closed'"), 3);
}

static void
three_days_of_work_are_sound(void **state)
{
	struct dk_order *part;

	(void)state;
	open_house();
	assert_string_equal(findings(), "");
	part = enter("8");
	verify(part);
	first_day(part);
	second_day(part);
	sign_off_quiet_day();
	dk_arena_free(&a);
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(three_days_of_work_are_sound) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
