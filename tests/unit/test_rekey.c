/* test_rekey.c - what a second person keys blind agrees, or tells where the two differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/setting.h"
#include "docket/stock.h"
#include "docket/user.h"
#include "docket/verify.h"
#include "fixture.h"

static struct dk_err err;
static struct dk_arena a;
static struct dk_rekey r;
static const struct dk_pass pass = { .code = "tax-rate", .reason = "no tax here" };

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s (%s)", #call, err.text, err.field); \
	} while (0)

static void
product(struct dk_session *s, const char *sku)
{
	struct dk_product p = { .sku = sku, .name = sku, .attributes = "", .unit = "ea",
		.price = { 10000 }, .price_per = DK_QTY(1), .status = "active", .hazard = "" };
	struct dk_unit cs = { .name = "cs", .pieces = DK_QTY(12), .barcode = "" };
	enum dk_put did;

	OK(dk_product_put(s, &p, &did, &err));
	OK(dk_unit_put(s, p.id, &cs, &did, &err));
	OK(dk_stock_put(s, p.id, "", DK_QTY(1000), &did, &err));
}

static int
open_house(void **state)
{
	struct dk_session *s = fixture_company("rekey.db");
	struct dk_customer c = { .number = "4711", .name = "Harbor Marine", .group = "",
		.phone = "0117 555 0142", .email = "",
		.place = { .street = "14 Quay St", .city = "Bristol", .postcode = "BS1 4RN",
		    .country = "GB" },
		.terms_days = 30, .priority = 5, .backorders = true, .duplicate_po = "warn",
		.shortage_policy = "part", .exempt_until = DK_NO_DATE };
	struct dk_user mia = { .name = "mia", .full_name = "Mia", .os_account = "",
		.role = DK_ROLE_CLERK };
	enum dk_put did;
	dk_id id;

	OK(dk_customer_put(s, &c, &did, &err));
	OK(dk_user_add(s, &mia, &id, &err));
	product(s, "BOLT");
	product(s, "NUT");
	OK(dk_setting_set(s, "rekey", "yes", &err));
	OK(dk_setting_set(s, "rekey_value", "50.00", &err));
	*state = s;
	return 0;
}

static int
close_house(void **state)
{
	fixture_company_end(*state);
	dk_arena_free(&a);
	return 0;
}

/* 24 bolts at 2.00, a text, and so many nuts at the list price of 1.00; mia entered it. */
static dk_id
enter(struct dk_session *s, const char *nuts)
{
	struct dk_order_input_line lines[] = { { .line = { .sku = "BOLT", .qty = "24",
		.price = "2.00" } }, { .line = { .text = "as told" } },
		{ .line = { .sku = "NUT", .qty = nuts } } };
	struct dk_order_input in = { .customer = "4711", .channel = "phone", .lines = lines,
		.line_count = 3 };
	struct dk_order_made made;

	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	fixture_sql(s->db, "UPDATE orders SET entered_by = (SELECT id FROM users"
	    " WHERE name = 'mia')");
	return made.id;
}

static bool
is_held(struct dk_session *s, dk_id id)
{
	struct dk_order *o;

	OK(dk_order_load(s, &a, id, &o, &err));
	for (size_t i = 0; i < o->hold_count; i++)
		if (strcmp(o->holds[i].code, "rekey") == 0)
			return true;
	return false;
}

static const char *
finding(struct dk_session *s, dk_id id, int64_t line_no)
{
	struct dk_order *o;

	OK(dk_order_check(s, &a, id, &o, &err));
	for (size_t i = 0; i < o->finding_count; i++)
		if (strcmp(o->findings[i].code, "rekey") == 0 && o->findings[i].line_no == line_no)
			return o->findings[i].text;
	return "";
}

static enum dk_rc
key(struct dk_session *s, dk_id id, struct dk_line_input first, struct dk_line_input second)
{
	struct dk_line_input lines[] = { first, second };
	struct dk_rekey_ask ask = { lines, second.sku != NULL ? 2 : 1 };

	return dk_order_rekey(s, &a, id, &ask, &r, &err);
}

#define LINE(...) (struct dk_line_input){ __VA_ARGS__ }
#define BOLTS LINE(.sku = "bolt", .qty = "2cs", .price = "24")
#define NUTS LINE(.sku = "NUT", .qty = "10")

static void
an_order_keyed_alike_is_let_go(void **state)
{
	struct dk_session *s = *state;
	dk_id id = enter(s, "10");

	assert_true(is_held(s, id));
	assert_string_equal(finding(s, id, 0),
	    "Somebody else types item, quantity and price again (order rekey).");
	assert_int_equal(dk_order_verify(s, id, &pass, 1, &err), DK_EREFUSED);
	OK(key(s, id, BOLTS, NUTS)); /* two cases of twelve at 24.00 are what was entered */
	assert_int_equal(r.count, 0);
	assert_string_equal(r.by, "ann");
	assert_false(is_held(s, id));
	OK(dk_order_verify(s, id, &pass, 1, &err));
}

static void
differences_are_told_and_kept_and_change_nothing(void **state)
{
	struct dk_session *s = *state;
	dk_id id = enter(s, "12");

	OK(key(s, id, LINE(.sku = "BOLT", .qty = "24", .price = "2.50"),
	    LINE(.sku = "BOLT", .qty = "24")));
	OK(dk_order_rekeyed(s, &a, id, &r, &err));
	assert_int_equal(r.count, 3);
	assert_string_equal(r.differences[0].field, "price");
	assert_string_equal(r.differences[0].first, "2.00");
	assert_string_equal(r.differences[0].second, "2.50");
	assert_int_equal(r.differences[1].line_no, 3);
	assert_string_equal(finding(s, id, 1), "L1: keyed 2.50, was 2.00.");
	assert_string_equal(finding(s, id, 3), "L3: keyed BOLT, was NUT; keyed 24 ea, was 12 ea.");
	assert_true(is_held(s, id));
	assert_int_equal(12000, fixture_number(s->db,
	    "SELECT ordered FROM order_line WHERE line_no = 3"));
	OK(key(s, id, LINE(.sku = "BOLT", .qty = "24"), LINE(.sku = NULL)));
	assert_string_equal(finding(s, id, 1), "L1: keyed the list price, was 2.00.");
	assert_string_equal(finding(s, id, 3), "L3: keyed nothing, was 12 ea of NUT.");
	OK(key(s, id, BOLTS, LINE(.sku = "NUT", .qty = "12", .price = "1")));
	assert_int_equal(r.count, 0);
	assert_false(is_held(s, id));
}

static void
an_edit_of_a_line_voids_it(void **state)
{
	struct dk_session *s = *state;
	dk_id id = enter(s, "10");

	OK(key(s, id, BOLTS, NUTS));
	assert_false(is_held(s, id));
	OK(dk_order_cancel(s, id, 3, DK_QTY(1), "one less", &err));
	OK(dk_order_rekeyed(s, &a, id, &r, &err));
	assert_string_equal(r.by, "");
	assert_int_equal(dk_order_verify(s, id, &pass, 1, &err), DK_EREFUSED);
	assert_true(is_held(s, id));
	OK(key(s, id, BOLTS, LINE(.sku = "NUT", .qty = "9")));
	assert_int_equal(r.count, 0);
	OK(dk_order_verify(s, id, &pass, 1, &err));
}

static void
only_a_second_person_keys_and_only_risky_orders(void **state)
{
	struct dk_session *s = *state;
	dk_id id;

	id = enter(s, "1"); /* 49.00 is below the value */
	assert_false(is_held(s, id));
	id = enter(s, "2");
	assert_true(is_held(s, id));
	assert_int_equal(key(s, id, BOLTS, LINE(.sku = "NUT", .qty = "few")), DK_EINPUT);
	assert_string_equal(err.field, "lines[1].qty");
	fixture_sql(s->db, "UPDATE orders SET entered_by = (SELECT id FROM users"
	    " WHERE name = 'ann')");
	assert_int_equal(key(s, id, BOLTS, LINE(.sku = "NUT", .qty = "2")), DK_EREFUSED);
	OK(dk_setting_set(s, "rekey", "no", &err));
	assert_false(is_held(s, enter(s, "10")));
	OK(dk_setting_set(s, "rekey", "yes", &err));
	OK(dk_setting_set(s, "rekey_value", "0", &err));
	assert_false(is_held(s, enter(s, "11")));
	fixture_sql(s->db, "UPDATE customer SET po_required = 1"); /* another stop is a risk */
	assert_true(is_held(s, enter(s, "13")));
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, open_house, close_house)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(an_order_keyed_alike_is_let_go),
		CASE(differences_are_told_and_kept_and_change_nothing),
		CASE(an_edit_of_a_line_voids_it),
		CASE(only_a_second_person_keys_and_only_risky_orders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
