/* test_check.c - each check of an order finds what it is for, and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/carrier.h"
#include "docket/draft.h"
#include "docket/payment.h"
#include "docket/price.h"
#include "docket/quote.h"
#include "docket/setting.h"
#include "docket/stock.h"
#include "docket/tax.h"
#include "docket/verify.h"
#include "fixture.h"

static struct dk_err err;
static struct dk_arena a;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s (%s)", #call, err.text, err.field); \
	} while (0)

struct house {
	struct dk_session *s;
	struct dk_customer c;
};

static void
product(struct house *h, const char *sku, const char *name, const char *attributes, int64_t gram)
{
	struct dk_product p = { .sku = sku, .name = name, .attributes = attributes, .unit = "ea",
		.price = { 10000 }, .price_per = DK_QTY(1), .status = "active", .gram = gram,
		.hazard = strcmp(sku, "PAINT") == 0 ? "3" : "" };
	enum dk_put did;

	OK(dk_product_put(h->s, &p, &did, &err));
	OK(dk_stock_put(h->s, p.id, "", DK_QTY(1000), &did, &err));
}

static void
put_customer(struct house *h)
{
	enum dk_put did;

	OK(dk_customer_put(h->s, &h->c, &did, &err));
}

static void
zone(struct house *h, const char *code, const char *country, const char *category)
{
	struct dk_zone z = { .kind = "tax", .code = code, .country = country, .region = "",
		.postcode_from = "", .postcode_to = "" };
	struct dk_tax_row t = { .code = "S", .zone = code, .from = DK_NO_DATE,
		.tax = { .rate = { category[0] == 'S' ? 20000 : 0 } }, .name = "VAT" };
	enum dk_put did;

	snprintf(t.tax.category, sizeof(t.tax.category), "%s", category);
	OK(dk_zone_put(h->s, &z, &did, &err));
	OK(dk_tax_put(h->s, &t, &did, &err));
}

static void
carrier(struct house *h, const char *name, int64_t max_gram, const char *hazard)
{
	struct dk_carrier_rate r = { name, "STD", "", 1000000, { 500 }, 1, "", "12345", max_gram,
		hazard, .kind = "" };
	enum dk_put did;

	OK(dk_carrier_put(h->s, &r, &did, &err));
}

static int
open_house(void **state)
{
	static struct house h;

	h = (struct house){ .s = fixture_company("check.db"),
		.c = { .number = "4711", .name = "Harbor Marine", .group = "",
		    .phone = "0117 555 0142", .email = "",
		    .place = { .street = "14 Quay St", .city = "Bristol", .postcode = "BS1 4RN",
			.country = "GB" },
		    .terms_days = 30, .priority = 5, .backorders = true, .duplicate_po = "warn",
		    .shortage_policy = "part", .exempt_until = DK_NO_DATE } };
	zone(&h, "GB", "GB", "S");
	zone(&h, "EXEMPT", "", "E");
	zone(&h, "EU", "DE", "K");
	carrier(&h, "LIGHT", 25000, "");
	carrier(&h, "ADR", 0, "3;8");
	put_customer(&h);
	product(&h, "BOLT", "Hex bolt M8x40", "size=M8;length=40 mm", 100);
	product(&h, "PLY", "Ply 18 mm", "thickness=18 mm", 29000);
	product(&h, "CHAIN6", "Chain 6 mm", "size=6 mm", 800);
	product(&h, "CHAIN8", "Chain 8 mm", "size=8 mm", 1400);
	product(&h, "GLOVE", "Work glove red", "colour=red;size=9", 90);
	product(&h, "ROPE", "Rope 12 mm", "size=12 mm;length=50 m", 4100);
	product(&h, "PAINT", "Deck paint", "", 900);
	*state = &h;
	return 0;
}

static int
close_house(void **state)
{
	fixture_company_end(((struct house *)*state)->s);
	dk_arena_free(&a);
	return 0;
}

struct asked {
	const char *channel, *po, *placed;
	const char *sku, *qty, *line_note, *note, *carrier, *source;
};

/* The order as it stands after it was entered. */
static struct dk_order *
enter(struct house *h, struct asked x)
{
	struct dk_order_input_line line = { .line = { .sku = x.sku != NULL ? x.sku : "BOLT",
		.qty = x.qty != NULL ? x.qty : "10", .note = x.line_note } };
	struct dk_order_input in = { .customer = "4711", .note = x.note, .carrier = x.carrier,
		.channel = x.channel, .customer_po = x.po, .placed = x.placed,
		.source = x.source, .lines = &line, .line_count = 1 };
	struct dk_order_made made;

	OK(dk_order_new(h->s, &a, &in, 0, &made, &err));
	return made.order;
}

static const struct dk_finding *
found(const struct dk_order *o, const char *code)
{
	for (size_t i = 0; i < o->finding_count; i++)
		if (strcmp(o->findings[i].code, code) == 0)
			return &o->findings[i];
	return NULL;
}

static void
is_found(const struct dk_order *o, const char *code, enum dk_severity severity, const char *text)
{
	const struct dk_finding *f = found(o, code);

	if (f == NULL)
		fail_msg("no %s", code);
	assert_int_equal(f->severity, severity);
	assert_string_equal(f->text, text);
}

static void
is_clear(const struct dk_order *o, const char *code)
{
	const struct dk_finding *f = found(o, code);

	if (f != NULL)
		fail_msg("%s: %s", code, f->text);
}

#define SPEC(sku_, note_) enter(h, (struct asked){ .sku = sku_, .note = note_ })

static void
words_that_contradict_the_item_are_found(void **state)
{
	struct house *h = *state;

	is_found(enter(h, (struct asked){ .sku = "PLY",
	    .source = "Hello,\ntwo pallets of the 20 mm ply" }), "spec-mismatch", DK_WARN,
	    "L1: text says 20 mm, item is 18 mm.");
	is_found(SPEC("BOLT", "Hex bolts M8x60 please"), "spec-mismatch", DK_WARN,
	    "L1: text says M8x60, item is M8x40.");
	is_found(SPEC("GLOVE", "ten work gloves blue"), "spec-mismatch", DK_WARN,
	    "L1: text says blue, item is red.");
	is_found(SPEC("GLOVE", "work gloves size 10"), "spec-mismatch", DK_WARN,
	    "L1: text says size 10, item is size 9.");
	is_found(enter(h, (struct asked){ .sku = "CHAIN6", .line_note = "must be 8mm" }),
	    "spec-mismatch", DK_WARN, "L1: text says 8mm, item is 6 mm.");
}

static void
words_that_fit_or_speak_of_something_else_are_not(void **state)
{
	struct house *h = *state;
	struct dk_order_input_line both[] = { { .line = { .sku = "CHAIN6", .qty = "5" } },
		{ .line = { .sku = "CHAIN8", .qty = "7" } } };
	struct dk_order_input in = { .customer = "4711", .lines = both, .line_count = 2,
		.note = "5 chain 6 mm and 7 chain 8 mm" };
	struct dk_order_made made;

	is_clear(SPEC("PLY", "two sheets of 18mm ply to 20 Temple St"), "spec-mismatch");
	is_clear(SPEC("PLY", "the 20 mm bolts come later"), "spec-mismatch");
	is_clear(SPEC("BOLT", "M8x40 bolts"), "spec-mismatch");
	is_clear(SPEC("GLOVE", "red gloves, size 9"), "spec-mismatch");
	is_clear(SPEC("GLOVE", "gloves, and deliver to the blue gate"), "spec-mismatch");
	is_clear(enter(h, (struct asked){ .sku = "ROPE", .qty = "2", .note = "100 m rope 12 mm" }),
	    "spec-mismatch");
	OK(dk_order_new(h->s, &a, &in, 0, &made, &err));
	is_clear(made.order, "spec-mismatch");
	in.note = "5 chain 6 mm and 7 chain 10 mm";
	OK(dk_order_new(h->s, &a, &in, 0, &made, &err));
	is_found(made.order, "spec-mismatch", DK_WARN, "L2: text says 10 mm, item is 8 mm.");
}

static void
who_pays_no_tax_has_shown_why(void **state)
{
	struct house *h = *state;

	h->c.tax_number = "GB980780684";
	put_customer(h);
	is_clear(SPEC("BOLT", NULL), "tax-evidence");
	h->c.tax_number = "GB980780685";
	put_customer(h);
	is_found(SPEC("BOLT", NULL), "tax-evidence", DK_WARN,
	    "Tax number GB980780685 fails its check digits; ask for it again.");
	h->c.tax_number = "";
	h->c.place.tax_zone = "EXEMPT";
	put_customer(h);
	is_found(SPEC("BOLT", NULL), "tax-evidence", DK_STOP,
	    "Exempt without certificate or tax number; ask for one or charge tax.");
	assert_true(dk_date_parse("2026-11-22", &h->c.exempt_until));
	put_customer(h);
	is_found(SPEC("BOLT", NULL), "tax-evidence", DK_STOP, "Exempt, but the certificate ran "
	    "out 22 Nov 2026; ask for a new one or charge tax.");
	assert_true(dk_date_parse("2026-11-23", &h->c.exempt_until));
	put_customer(h);
	is_clear(SPEC("BOLT", NULL), "tax-evidence");
	h->c.place.tax_zone = "EU";
	put_customer(h);
	is_found(SPEC("BOLT", NULL), "tax-evidence", DK_STOP,
	    "No tax is charged, but there is no tax number; ask for it.");
	h->c.tax_number = "DE136695976";
	put_customer(h);
	is_clear(SPEC("BOLT", NULL), "tax-evidence");
}

static void
the_carrier_takes_weight_and_class(void **state)
{
	struct house *h = *state;
	struct asked x = { .sku = "PLY", .qty = "1", .carrier = "LIGHT/STD" };
	struct dk_order *o = enter(h, x);

	is_found(o, "weight-limit", DK_STOP,
	    "L1: a piece weighs 29 kg, LIGHT/STD takes 25; choose another carrier.");
	assert_string_equal(o->stage, "held");
	x.sku = "CHAIN8";
	is_clear(enter(h, x), "weight-limit");
	x.qty = "40";
	o = enter(h, x);
	is_found(o, "weight-limit", DK_OKAY,
	    "56 kg go in 3 cartons or more; LIGHT/STD takes 25.");
	assert_int_equal(o->state, DK_ORDER_VERIFIED); /* which nobody must look at */
	x.sku = "PAINT";
	x.qty = "2";
	is_found(enter(h, x), "hazard", DK_STOP,
	    "L1 is hazard class 3, which LIGHT/STD does not take; choose another.");
	x.carrier = "ADR/STD";
	is_clear(enter(h, x), "hazard");
	is_clear(enter(h, x), "weight-limit");
	x.carrier = NULL;
	is_clear(enter(h, x), "hazard");
}

static void
terms_of_no_days_are_paid_first(void **state)
{
	struct house *h = *state;
	struct dk_payment_in p = { .method = "transfer", .amount = { 1000 }, .reference = "",
		.external_id = "", .date = DK_NO_DATE };
	struct dk_order *o;
	dk_id id = 0;
	bool known;

	is_clear(SPEC("PLY", NULL), "prepayment");
	fixture_sql(h->s->db, "UPDATE orders SET state = 'closed'");
	h->c.terms_days = 0;
	put_customer(h);
	o = SPEC("BOLT", NULL);
	is_found(o, "prepayment", DK_STOP, "Payment before delivery: take 12.00 first.");
	assert_string_equal(o->stage, "held");
	p.customer_id = o->customer_id;
	OK(dk_payment_take(h->s, &p, &id, &known, &err));
	OK(dk_order_check(h->s, &a, o->id, &o, &err));
	is_found(o, "prepayment", DK_STOP, "Payment before delivery: take 2.00 first.");
	/* it is held still; with the rest paid, verifying finds the cause mended */
	p.amount = DK_MONEY(200);
	OK(dk_payment_take(h->s, &p, &id, &known, &err));
	OK(dk_order_verify(h->s, o->id, NULL, 0, &err));
	OK(dk_order_load(h->s, &a, o->id, &o, &err));
	assert_int_equal(o->hold_count, 0);
	assert_int_equal(o->state, DK_ORDER_VERIFIED);
	assert_string_equal(fixture_text(h->s->db, "SELECT release_reason FROM hold"),
	    "The check finds nothing any more.");
	OK(dk_setting_set(h->s, "prepayment", "no", &err));
	is_clear(SPEC("BOLT", NULL), "prepayment");
}

static void
a_new_customers_first_order_is_looked_at(void **state)
{
	struct house *h = *state;
	struct dk_order *o;

	OK(dk_setting_set(h->s, "first_order", "yes", &err));
	o = SPEC("BOLT", NULL);
	is_found(o, "first-order", DK_WARN,
	    "First order on this account; call back on a known number.");
	assert_int_equal(o->state, DK_ORDER_ENTERED);
	is_clear(SPEC("PLY", NULL), "first-order");
}

static void
the_sample_takes_its_share_and_answers_the_same_again(void **state)
{
	struct house *h = *state;
	struct dk_order *o = NULL;
	int taken = 0;

	is_clear(SPEC("BOLT", NULL), "sample");
	OK(dk_setting_set(h->s, "sample_share", "10", &err));
	for (int i = 0; i < 300; i++) {
		struct dk_order *again = NULL;

		o = SPEC("BOLT", NULL);
		OK(dk_order_check(h->s, &a, o->id, &again, &err));
		assert_true((found(o, "sample") == NULL) == (found(again, "sample") == NULL));
		taken += found(o, "sample") != NULL;
	}
	assert_in_range(taken, 18, 45);
	OK(dk_setting_set(h->s, "sample_share", "100", &err));
	o = SPEC("BOLT", NULL);
	is_found(o, "sample", DK_WARN, "Routine sample; read it against its source.");
	assert_int_equal(o->state, DK_ORDER_ENTERED);
}

static void
who_is_promised_a_notice_can_be_reached(void **state)
{
	struct house *h = *state;
	struct asked wait = { .sku = "BOLT", .qty = "1200" };
	struct dk_contact jo = { .name = "Jo", .role = "", .phone = "", .language = "",
		.email = "jo@harbor.example" };
	struct dk_order *o;
	enum dk_put did;

	is_clear(enter(h, wait), "contact-missing");
	h->c.phone = "";
	put_customer(h);
	is_found(enter(h, wait), "contact-missing", DK_WARN,
	    "Goods wait and nobody can be told; ask for a phone or e-mail.");
	o = SPEC("PLY", NULL);
	is_found(o, "contact-missing", DK_OKAY, "There is no phone or e-mail; ask for one.");
	assert_int_equal(o->state, DK_ORDER_VERIFIED);
	jo.customer_id = o->customer_id;
	OK(dk_contact_put(h->s, &jo, &did, &err));
	is_clear(enter(h, wait), "contact-missing");
}

static void
a_price_that_changed_since_is_found(void **state)
{
	struct house *h = *state;
	struct dk_order *o, *now = NULL;

	OK(dk_setting_set(h->s, "auto_verify", "no", &err));
	o = SPEC("BOLT", NULL);
	OK(dk_order_check(h->s, &a, o->id, &now, &err));
	is_clear(now, "price-changed");
	fixture_sql(h->s->db, "UPDATE product SET price = 12500 WHERE sku = 'BOLT'");
	OK(dk_order_check(h->s, &a, o->id, &now, &err));
	is_found(now, "price-changed", DK_WARN,
	    "L1: 10.00 was agreed, today it is 12.50; keep it or tell the customer.");
	/* a price that somebody typed is his */
	fixture_sql(h->s->db, "UPDATE order_line SET price_layer = 'manual'");
	OK(dk_order_check(h->s, &a, o->id, &now, &err));
	is_clear(now, "price-changed");
}

static void
what_was_keyed_twice_is_found_and_a_reorder_is_not(void **state)
{
	struct house *h = *state;
	struct asked x = { .sku = "CHAIN6", .qty = "12", .channel = "phone",
		.placed = "2026-11-07" };

	OK(dk_setting_set(h->s, "duplicate_days", "14", &err));
	is_clear(enter(h, x), "order-duplicate");
	x.channel = "email";
	x.qty = "10";
	is_found(enter(h, x), "order-duplicate", DK_WARN, "Much like order 100014 of Sat 07 Nov, "
	    "by phone; ask whether they want both.");
	fixture_sql(h->s->db, "DELETE FROM finding; UPDATE orders SET state = 'cancelled',"
	    " stage = 'cancelled' WHERE channel = 'email'");
	x.channel = "phone"; /* by the same channel only the very same is */
	is_clear(enter(h, x), "order-duplicate");
	x.placed = "2026-11-14"; /* a plain repeat a week later, unless it is the same PO */
	is_clear(enter(h, x), "order-duplicate");
	fixture_sql(h->s->db, "UPDATE orders SET customer_po = 'P10', po_key = 'p10'");
	x.po = "P1O";
	assert_non_null(found(enter(h, x), "order-duplicate"));
	x.placed = "2026-11-23";
	x.po = NULL;
	x.qty = "13";
	is_clear(enter(h, x), "order-duplicate");
}

/* An item that no list prices is not given away; a 0 that was typed is meant. */
static void
an_item_without_a_price_is_found(void **state)
{
	struct house *h = *state;
	struct dk_product p = { .sku = "GIFT", .name = "Gift", .attributes = "", .unit = "ea",
		.price_per = DK_QTY(1), .status = "active", .hazard = "" };
	struct dk_order_input_line line = { .line = { .sku = "GIFT", .qty = "1", .price = "0" } };
	struct dk_order_input in = { .customer = "4711", .lines = &line, .line_count = 1 };
	struct dk_order_made made;
	enum dk_put did;

	OK(dk_product_put(h->s, &p, &did, &err));
	OK(dk_stock_put(h->s, p.id, "", DK_QTY(10), &did, &err));
	is_found(enter(h, (struct asked){ .sku = "GIFT" }), "price-missing", DK_STOP,
	    "L1: no list has a price for GIFT. Type one, or 0 if it is free.");
	OK(dk_order_new(h->s, &a, &in, 0, &made, &err));
	is_clear(made.order, "price-missing");
}

static const char *
code_of(struct house *h, dk_id id, bool yes)
{
	struct dk_readback r;

	OK(dk_order_readback(h->s, &a, id, &r, &err));
	assert_int_equal(yes, r.by[0] != '\0');
	return dk_arena_dup(&a, r.code);
}

/* Quotes and amendments of many do not make many usual, wherever they stand among the orders. */
static void
what_is_no_demand_is_no_usual_quantity(void **state)
{
	struct house *h = *state;
	struct dk_order_input_line line = { .line = { .sku = "BOLT", .qty = "500" } };
	struct dk_order_input in = { .customer = "4711", .lines = &line, .line_count = 1 };
	static const char *const usual[] = { "4", "5", "4", "3", "4" };
	dk_id quote;

	for (size_t i = 0; i < DK_COUNT(usual); i++) {
		for (int k = 0; k < 8; k++)
			OK(dk_quote_new(h->s, &in, DK_NO_DATE, &quote, &err));
		is_clear(enter(h, (struct asked){ .qty = usual[i] }), "quantity-unusual");
	}
	is_found(enter(h, (struct asked){ .qty = "100" }), "quantity-unusual", DK_WARN,
	    "L1: 25x usual 4.");
	for (int k = 0; k < 20; k++)
		OK(dk_quote_new(h->s, &in, DK_NO_DATE, &quote, &err));
	is_found(enter(h, (struct asked){ .qty = "100" }), "quantity-unusual", DK_WARN,
	    "L1: 25x usual 4.");
}

static void
two_digits_tell_what_was_misheard_and_an_edit_voids_the_yes(void **state)
{
	struct house *h = *state;
	const char *swapped[] = { "1230", "2130", "1320", "1203", "1231" };
	const char *codes[DK_COUNT(swapped)];
	struct dk_line_input line = { .sku = "BOLT", .qty = "1230" };
	int64_t line_no = 0;
	dk_id id;

	OK(dk_draft_new(h->s, &id, &err));
	OK(dk_draft_set(h->s, id, "customer", "4711", &err));
	OK(dk_draft_line(h->s, id, &line_no, &line, &err));
	for (size_t i = 0; i < DK_COUNT(swapped); i++) {
		OK(dk_draft_line(h->s, id, &line_no, &(struct dk_line_input){ .qty = swapped[i] },
		    &err));
		codes[i] = code_of(h, id, false);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(codes[i], codes[k]);
	}
	assert_int_equal(dk_order_confirm(h->s, id, codes[0], &err), DK_EREFUSED);
	OK(dk_order_confirm(h->s, id, codes[4], &err));
	code_of(h, id, true);
	OK(dk_draft_set(h->s, id, "note", "gate 12", &err)); /* not read, but agreed */
	code_of(h, id, false);
	OK(dk_order_confirm(h->s, id, codes[4], &err));
	OK(dk_draft_line(h->s, id, &line_no, &(struct dk_line_input){ .price = "0.99" }, &err));
	code_of(h, id, false);
	OK(dk_order_confirm(h->s, id, codes[4], &err));
	OK(dk_order_enter(h->s, &a, id, NULL, &err));
	code_of(h, id, true);
	OK(dk_order_cancel(h->s, id, 1, DK_QTY(1), "one less", &err));
	code_of(h, id, false);
}

/* Whoever calls turns out to be another, who pays in another currency: 12.50 stays 12.50. */
static void
what_was_typed_is_kept_in_the_digits_of_another_customer(void **state)
{
	struct house *h = *state;
	struct dk_line_input line = { .sku = "BOLT", .qty = "30", .discount = "1.25" };
	struct dk_order *o = NULL;
	int64_t line_no = 0;
	dk_id id;

	fixture_sql(h->s->db, "INSERT INTO exchange_rate (currency, valid_from, rate) VALUES"
	    " ('KWD', '2020-01-01', 2571200000), ('JPY', '2020-01-01', 5234500);"
	    "INSERT INTO customer (number, name, name_key, currency) VALUES"
	    " ('K1', 'Gulf', 'gulf', 'KWD'), ('J1', 'Osaka', 'osaka', 'JPY')");
	OK(dk_draft_new(h->s, &id, &err));
	OK(dk_draft_set(h->s, id, "customer", "4711", &err));
	OK(dk_draft_set(h->s, id, "discount", "2.50", &err));
	OK(dk_draft_set(h->s, id, "freight", "12.50", &err));
	OK(dk_draft_line(h->s, id, &line_no, &line, &err));
	OK(dk_draft_set(h->s, id, "customer", "K1", &err));
	OK(dk_order_load(h->s, &a, id, &o, &err));
	assert_string_equal(o->currency, "KWD");
	assert_int_equal(o->discount_amount.minor, 2500);
	assert_int_equal(o->freight.minor, 12500);
	assert_int_equal(o->lines[0].discount_amount.minor, 1250);
	OK(dk_draft_set(h->s, id, "customer", "J1", &err));
	OK(dk_order_load(h->s, &a, id, &o, &err));
	assert_int_equal(o->discount_amount.minor, 3);
	assert_int_equal(o->freight.minor, 13);
	assert_int_equal(o->lines[0].discount_amount.minor, 1);
	assert_int_equal(dk_draft_set(h->s, id, "freight", "12.5", &err), DK_EINPUT);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, open_house, close_house)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(words_that_contradict_the_item_are_found),
		CASE(words_that_fit_or_speak_of_something_else_are_not),
		CASE(who_pays_no_tax_has_shown_why),
		CASE(the_carrier_takes_weight_and_class),
		CASE(terms_of_no_days_are_paid_first),
		CASE(a_new_customers_first_order_is_looked_at),
		CASE(the_sample_takes_its_share_and_answers_the_same_again),
		CASE(who_is_promised_a_notice_can_be_reached),
		CASE(a_price_that_changed_since_is_found),
		CASE(an_item_without_a_price_is_found),
		CASE(two_digits_tell_what_was_misheard_and_an_edit_voids_the_yes),
		CASE(what_is_no_demand_is_no_usual_quantity),
		CASE(what_was_typed_is_kept_in_the_digits_of_another_customer),
		CASE(what_was_keyed_twice_is_found_and_a_reorder_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
