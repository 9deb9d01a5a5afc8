/* test_order.c - the way of an order: draft, price, checks, entering, stock, holds, verify,
 * cancel. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "db/stmt.h"
#include "docket/draft.h"
#include "docket/journal.h"
#include "docket/order_list.h"
#include "docket/price.h"
#include "docket/setting.h"
#include "docket/stock.h"
#include "docket/tax.h"
#include "docket/user.h"
#include "docket/verify.h"
#include "fixture.h"

static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s (%s)", #call, err.text, err.field); \
	} while (0)

static dk_id
add_product(struct dk_session *s, const char *sku, int64_t price_e4, int64_t on_hand)
{
	struct dk_product p = { .sku = sku, .name = sku, .unit = "ea", .price = { price_e4 },
		.price_per = DK_QTY(1), .status = "active", .gram = 100 };
	enum dk_put did;

	OK(dk_product_put(s, &p, &did, &err));
	if (on_hand > 0)
		OK(dk_stock_put(s, p.id, "", DK_QTY(on_hand), &did, &err));
	return p.id;
}

static struct dk_session *
open_house(void)
{
	struct dk_session *s = fixture_company("order.db");
	struct dk_customer c = { .number = "4711", .name = "Harbor Marine", .group = "",
		.phone = "0117 555 0142",
		.place = { .street = "14 Quay St", .city = "Bristol", .postcode = "BS1 4RN",
		    .country = "GB" },
		.terms_days = 30, .priority = 5, .backorders = true, .duplicate_po = "stop",
		.shortage_policy = "part", .exempt_until = DK_NO_DATE };
	struct dk_zone z = { .kind = "tax", .code = "GB", .country = "GB", .region = "",
		.postcode_from = "", .postcode_to = "" };
	struct dk_tax_row t = { .code = "S", .zone = "GB", .from = DK_NO_DATE,
		.tax = { .category = "S", .rate = { 20000 } }, .name = "VAT" };
	enum dk_put did;

	OK(dk_customer_put(s, &c, &did, &err));
	OK(dk_zone_put(s, &z, &did, &err));
	OK(dk_tax_put(s, &t, &did, &err));
	add_product(s, "BOLT", 1840, 100);
	add_product(s, "NUT", 120, 5);
	add_product(s, "RARE", 99900, 0);
	return s;
}

/* One order through the same door as files. */
static struct dk_order *
enter(struct dk_session *s, struct dk_arena *a, const char *sku, const char *qty, const char *price)
{
	struct dk_order_input_line line = { .line = { .sku = sku, .qty = qty, .price = price } };
	struct dk_order_input in = { .customer = "4711", .lines = &line, .line_count = 1 };
	struct dk_order_made made;

	OK(dk_order_new(s, a, &in, 0, &made, &err));
	assert_false(made.is_refused);
	return made.order;
}

static bool
has_finding(const struct dk_order *o, const char *code, enum dk_severity severity)
{
	for (size_t i = 0; i < o->finding_count; i++)
		if (strcmp(o->findings[i].code, code) == 0 && o->findings[i].severity == severity)
			return true;
	return false;
}

static void
a_clean_order_is_entered_and_verified_at_once(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };
	struct dk_order *o = enter(s, &a, "BOLT", "12", NULL);

	(void)state;
	assert_int_equal(o->state, DK_ORDER_VERIFIED);
	assert_string_equal(o->stage, "allocated");
	assert_int_equal(o->lines[0].allocated.milli, 12000);
	assert_int_equal(o->goods.minor, 221);   /* 12 × 0.184 = 2.208 */
	assert_int_equal(o->tax.minor, 44);
	assert_int_equal(o->total.minor, 265);
	assert_int_equal(o->tax_count, 1);
	assert_string_equal(dk_date_iso(o->promised).s, "2026-11-24");
	assert_true(strstr(o->lines[0].trail, "\"layer\":\"base\"") != NULL);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
what_is_short_waits_and_what_is_there_is_taken(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };
	struct dk_order *o = enter(s, &a, "NUT", "8", NULL);

	(void)state;
	assert_int_equal(o->lines[0].allocated.milli, 5000);
	assert_int_equal(o->lines[0].backordered.milli, 3000);
	assert_true(has_finding(o, "stock-short", DK_WARN));
	assert_int_equal(o->state, DK_ORDER_ENTERED);
	o = enter(s, &a, "NUT", "1", NULL);
	assert_int_equal(o->lines[0].allocated.milli, 0);
	assert_true(has_finding(o, "stock-none", DK_WARN));
	assert_int_equal(
	    fixture_number(s->db, "SELECT allocated FROM stock WHERE product_id = 2"), 5000);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
a_draft_is_stored_field_by_field(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };
	struct dk_line_input bolt = { .sku = "BOLT", .qty = "10" }, more = { .qty = "20" };
	struct dk_line_input cheap = { .price = "0.10" };
	struct dk_order *o = NULL;
	int64_t line = 0;
	dk_id id;

	(void)state;
	OK(dk_draft_new(s, &id, &err));
	assert_int_equal(dk_draft_set(s, id, "wanted", "someday", &err), DK_EINPUT);
	assert_string_equal(err.field, "wanted");
	OK(dk_draft_set(s, id, "customer", "4711", &err));
	OK(dk_draft_line(s, id, &line, &bolt, &err));
	assert_int_equal(line, 1);
	OK(dk_draft_line(s, id, &line, &cheap, &err));
	OK(dk_draft_line(s, id, &line, &more, &err)); /* a manual price survives quantity changes */
	OK(dk_order_load(s, &a, id, &o, &err));
	assert_int_equal(o->lines[0].price.e4, 1000);
	assert_string_equal(o->lines[0].layer, "manual");
	assert_int_equal(o->lines[0].net.minor, 200);
	line = 0;
	bolt.sku = "NUT";
	OK(dk_draft_line(s, id, &line, &bolt, &err));
	OK(dk_draft_void(s, id, 1, &err));
	OK(dk_order_load(s, &a, id, &o, &err));
	assert_int_equal(o->goods.minor, 12);
	OK(dk_order_enter(s, &a, id, NULL, &err));
	OK(dk_order_load(s, &a, id, &o, &err));
	assert_int_equal(o->line_count, 1); /* the voided one is gone, the rest is numbered anew */
	assert_int_equal(o->lines[0].line_no, 1);
	assert_int_equal(dk_draft_set(s, id, "note", "x", &err), DK_EREFUSED);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
a_stop_holds_and_a_held_order_is_not_verified(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };
	struct dk_order *o;

	(void)state;
	fixture_sql(s->db, "UPDATE customer SET credit_limit = 264");
	o = enter(s, &a, "BOLT", "12", NULL); /* 2.65 */
	assert_string_equal(o->stage, "held");
	assert_string_equal(o->holds[0].code, "credit-limit");
	assert_int_equal(dk_order_verify(s, o->id, NULL, 0, &err), DK_EREFUSED);
	assert_int_equal(dk_order_release(s, o->id, "credit-limit", "", 0, &err), DK_EINPUT);
	OK(dk_order_release(s, o->id, "credit-limit", "paid by phone", 0, &err));
	OK(dk_order_verify(s, o->id, NULL, 0, &err));
	OK(dk_order_load(s, &a, o->id, &o, &err));
	assert_int_equal(o->state, DK_ORDER_VERIFIED);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
a_refused_order_leaves_nothing_unless_asked(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };
	struct dk_order_input_line line = { .line = { .sku = "BOLT", .qty = "1.5" } };
	struct dk_order_input in = { .customer = "4711", .lines = &line, .line_count = 1 };
	struct dk_order_made made;

	(void)state;
	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	assert_true(made.is_refused);
	assert_true(has_finding(made.order, "quantity-rule", DK_REFUSE));
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM orders"), 0);
	OK(dk_order_new(s, &a, &in, DK_KEEP_REFUSED, &made, &err));
	assert_true(made.id != 0);
	assert_string_equal(fixture_text(s->db, "SELECT state FROM orders"), "draft");
	line.line.sku = "NONE";
	assert_int_equal(dk_order_new(s, &a, &in, 0, &made, &err), DK_EREFUSED);
	assert_string_equal(err.field, "lines[0].sku");
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
an_external_id_enters_once(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };
	struct dk_order_input_line line = { .line = { .sku = "BOLT", .qty = "1" } };
	struct dk_order_input in = { .external_id = "web-1", .customer = "4711", .lines = &line,
		.line_count = 1 };
	struct dk_order_made first, second;

	(void)state;
	OK(dk_order_new(s, &a, &in, 0, &first, &err));
	OK(dk_order_new(s, &a, &in, 0, &second, &err));
	assert_true(second.was_known);
	assert_int_equal(first.id, second.id);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM orders"), 1);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
cancelling_gives_stock_back_and_is_not_charged(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };
	struct dk_order *o = enter(s, &a, "BOLT", "12", NULL);

	(void)state;
	assert_int_equal(dk_order_cancel(s, o->id, 1, DK_QTY(13), "too many", &err), DK_EREFUSED);
	OK(dk_order_cancel(s, o->id, 1, DK_QTY(2), "too many", &err));
	OK(dk_order_load(s, &a, o->id, &o, &err));
	assert_int_equal(o->lines[0].allocated.milli, 10000);
	assert_int_equal(o->lines[0].cancelled.milli, 2000);
	assert_int_equal(o->goods.minor, 184);
	OK(dk_order_cancel(s, o->id, 0, DK_QTY(0), "gave up", &err));
	OK(dk_order_load(s, &a, o->id, &o, &err));
	assert_string_equal(o->stage, "cancelled");
	assert_int_equal(
	    fixture_number(s->db, "SELECT allocated FROM stock WHERE product_id = 1"), 0);
	dk_arena_free(&a);
	fixture_company_end(s);
}

/* Two lines of 1.84 and 0.60, 1.22 off the order and 5.00 freight. */
static struct dk_order *
enter_with_discount(struct dk_session *s, struct dk_arena *a)
{
	struct dk_order_input_line lines[] = { { .line = { .sku = "BOLT", .qty = "10" } },
		{ .line = { .sku = "NUT", .qty = "5", .price = "0.12" } } };
	struct dk_order_input in = { .customer = "4711", .discount = "1.22", .freight = "5.00",
		.lines = lines, .line_count = 2 };
	struct dk_order_made made;

	OK(dk_order_new(s, a, &in, 0, &made, &err));
	return made.order;
}

static void
a_cancelled_line_takes_its_part_of_the_orders_discount(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };
	struct dk_order *o = enter_with_discount(s, &a);

	(void)state;
	assert_int_equal(o->discount_total.minor, 122);
	OK(dk_order_cancel(s, o->id, 1, DK_QTY(0), "gave up", &err));
	OK(dk_order_load(s, &a, o->id, &o, &err));
	assert_int_equal(o->goods.minor, 60);
	assert_int_equal(o->discount_total.minor, 30); /* 1.22 x 0.60 / 2.44 */
	assert_int_equal(o->net.minor, 530);
	OK(dk_order_cancel(s, o->id, 2, DK_QTY(5), "all of it", &err));
	OK(dk_order_load(s, &a, o->id, &o, &err));
	assert_string_equal(o->stage, "cancelled");
	assert_int_equal(o->freight.minor, 0);
	assert_int_equal(o->total.minor, 0);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
a_repeated_po_stops_where_the_customer_says_so(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };
	struct dk_order_input_line line = { .line = { .sku = "BOLT", .qty = "1" } };
	struct dk_order_input in = { .customer = "4711", .customer_po = "P-0881O", .lines = &line,
		.line_count = 1 };
	struct dk_order_made made;

	(void)state;
	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	in.customer_po = "p 8810";
	line.line.qty = "7";
	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	assert_true(has_finding(made.order, "po-duplicate", DK_STOP));
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
the_maker_does_not_verify_where_the_house_forbids(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };
	struct dk_pass pass = { .code = "stock-short", .reason = "told the caller" };
	struct dk_order *o;

	(void)state;
	OK(dk_setting_set(s, "verify_by_other", "yes", &err));
	o = enter(s, &a, "NUT", "8", NULL);
	assert_int_equal(dk_order_verify(s, o->id, &pass, 1, &err), DK_EREFUSED);
	OK(dk_setting_set(s, "verify_by_other", "no", &err));
	assert_int_equal(dk_order_verify(s, o->id, NULL, 0, &err), DK_EREFUSED); /* not passed */
	OK(dk_order_verify(s, o->id, &pass, 1, &err));
	dk_arena_free(&a);
	fixture_company_end(s);
}

/* Whatever call fails, nothing of the order stands; then it succeeds whole. */
static void
a_fault_at_any_point_leaves_no_half_order(void **state)
{
	struct dk_session *s = open_house();
	struct dk_order_input_line line = { .line = { .sku = "BOLT", .qty = "3" } };
	struct dk_order_input in = { .customer = "4711", .lines = &line, .line_count = 1 };
	struct dk_order_made made;
	struct dk_arena a = { 0 };

	(void)state;
	for (int n = 1; n < 2000; n++) {
		enum dk_rc rc;

		dk_db_fail_at(s->db, n);
		rc = dk_order_new(s, &a, &in, 0, &made, &err);
		dk_db_fail_at(s->db, 0);
		if (rc == DK_OK && made.id != 0) {
			assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM orders"), 1);
			assert_int_equal(
			    fixture_number(s->db, "SELECT sum(allocated) FROM stock"), 3000);
			assert_true(n > 30);
			dk_arena_free(&a);
			fixture_company_end(s);
			return;
		}
		assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM orders"), 0);
		assert_int_equal(fixture_number(s->db, "SELECT sum(allocated) FROM stock"), 0);
	}
	fail_msg("never succeeded");
}

static void
a_stop_that_came_later_holds_the_order_at_verification(void **state)
{
	struct dk_session *s = open_house();
	struct dk_pass pass = { .code = "stock-short", .reason = "told the caller" };
	struct dk_arena a = { 0 };
	struct dk_order *o = enter(s, &a, "NUT", "8", NULL);

	(void)state;
	fixture_sql(s->db, "UPDATE customer SET credit_limit = 1");
	assert_int_equal(dk_order_verify(s, o->id, &pass, 1, &err), DK_EREFUSED);
	OK(dk_order_load(s, &a, o->id, &o, &err));
	assert_string_equal(o->stage, "held");
	assert_string_equal(o->holds[0].code, "credit-limit");
	OK(dk_order_release(s, o->id, "credit-limit", "paid by phone", 0, &err));
	OK(dk_order_verify(s, o->id, &pass, 1, &err));
	OK(dk_order_verify(s, o->id, NULL, 0, &err)); /* again changes nothing */
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
a_line_far_ahead_waits_for_its_time_and_is_then_served(void **state)
{
	struct dk_session *s = open_house();
	struct dk_order_input_line line = { .line = { .sku = "BOLT", .qty = "3" } };
	struct dk_order_input in = { .customer = "4711", .wanted = "2026-12-20", .lines = &line,
		.line_count = 1 };
	struct dk_order_made made;
	struct dk_arena a = { 0 };
	struct dk_order *o = NULL;
	int64_t orders;

	(void)state;
	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	assert_int_equal(made.order->lines[0].allocated.milli, 0);
	assert_string_equal(dk_date_iso(made.order->promised).s, "2026-12-20");
	OK(dk_order_serve_due(s, &orders, &err));
	assert_int_equal(orders, 0);
	s->clock_ms += INT64_C(14) * 86400000;
	OK(dk_order_serve_due(s, &orders, &err));
	assert_int_equal(orders, 1);
	OK(dk_order_load(s, &a, made.id, &o, &err));
	assert_int_equal(o->lines[0].allocated.milli, 3000);
	assert_int_equal(o->lines[0].backordered.milli, 0);
	assert_string_equal(o->stage, "allocated");
	dk_arena_free(&a);
	fixture_company_end(s);
}

/* One look at a time: the claim ends by giving it back, by verifying, or ten minutes later. */
static void
an_order_that_somebody_has_open_is_his_to_verify(void **state)
{
	struct dk_session *s = open_house();
	struct dk_session other = *s;
	struct dk_pass pass = { .code = "stock-short", .reason = "told the caller" };
	struct dk_arena a = { 0 };
	struct dk_order *o = enter(s, &a, "NUT", "8", NULL);
	struct dk_verify_claim claim;

	(void)state;
	fixture_sql(s->db, "INSERT INTO users (id, name, full_name, role, created_at)"
	    " VALUES (50, 'mia', 'Mia', 'clerk', '')");
	other.user_id = 50;
	other.rights.tx = 0;
	OK(dk_verify_claim(&other, &a, o->id, &claim, &err));
	assert_true(claim.is_mine);
	s->clock_ms += 9 * 60000;
	OK(dk_verify_claim(s, &a, o->id, &claim, &err));
	assert_false(claim.is_mine);
	assert_string_equal(claim.by, "mia");
	assert_int_equal(claim.minutes, 9);
	OK(dk_verify_free(s, o->id, &err)); /* not his to give back */
	assert_int_equal(dk_order_verify(s, o->id, &pass, 1, &err), DK_ECONFLICT);
	s->clock_ms += 61000;
	OK(dk_verify_claim(s, &a, o->id, &claim, &err));
	assert_true(claim.is_mine);
	OK(dk_verify_free(s, o->id, &err));
	OK(dk_verify_claimed(s, &a, o->id, &claim, &err));
	assert_string_equal(claim.by, "");
	OK(dk_verify_claim(s, &a, o->id, &claim, &err));
	OK(dk_order_verify(s, o->id, &pass, 1, &err));
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM verify_claim"), 0);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
lists_show_the_board_the_queue_and_the_usual(void **state)
{
	struct dk_session *s = open_house();
	struct dk_order_query q = { .open = true, .from = DK_NO_DATE, .to = DK_NO_DATE };
	struct dk_order_row *rows = NULL;
	struct dk_verify_row *queue = NULL;
	struct dk_usual *usual = NULL;
	struct dk_order_event *events = NULL;
	struct dk_desk_counts counts;
	struct dk_arena a = { 0 };
	size_t n = 0;
	struct dk_order *o;

	(void)state;
	enter(s, &a, "BOLT", "12", NULL);
	o = enter(s, &a, "NUT", "8", NULL);
	OK(dk_order_list(s, &a, &q, &rows, &n, &err));
	assert_int_equal(n, 2);
	assert_string_equal(rows[0].verify, "ok");
	assert_string_equal(rows[0].pick, "wait");
	OK(dk_verify_queue(s, &a, &queue, &n, &err));
	assert_int_equal(n, 1);
	assert_string_equal(queue[0].number, o->number);
	OK(dk_usual_list(s, &a, o->customer_id, 10, &usual, &n, &err));
	assert_int_equal(n, 2);
	OK(dk_order_timeline(s, &a, o->id, &events, &n, &err));
	assert_int_equal(n, 1);
	assert_string_equal(events[0].what, "entered");
	OK(dk_desk_count(s, &counts, &err));
	assert_int_equal(counts.entered_orders, 2);
	assert_int_equal(counts.to_verify, 1);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
an_order_discount_as_an_amount_needs_the_right_as_well(void **state)
{
	struct dk_session *s = open_house();
	struct dk_order_input_line line = { .line = { .sku = "BOLT", .qty = "50" } }; /* 9.20 */
	struct dk_order_input in = { .customer = "4711", .discount = "0.46", .lines = &line,
		.line_count = 1 };
	struct dk_order_made made;
	struct dk_arena a = { 0 };

	(void)state;
	fixture_sql(s->db, "UPDATE users SET role = 'clerk'"); /* may give 5 % */
	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	assert_false(has_finding(made.order, "price-override", DK_STOP));
	in.discount = "0.47";
	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	assert_true(has_finding(made.order, "price-override", DK_STOP));
	assert_string_equal(made.order->stage, "held");
	in.discount = "5.001%";
	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	assert_true(has_finding(made.order, "price-override", DK_STOP));
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
an_order_of_text_alone_is_not_entered(void **state)
{
	struct dk_session *s = open_house();
	struct dk_order_input_line line = { .line = { .text = "ring before delivery" } };
	struct dk_order_input in = { .customer = "4711", .lines = &line, .line_count = 1 };
	struct dk_order_made made;
	struct dk_arena a = { 0 };
	int64_t no = 0;
	dk_id id;

	(void)state;
	assert_int_not_equal(dk_order_new(s, &a, &in, 0, &made, &err), DK_OK);
	assert_string_equal(err.field, "lines");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM orders"), 0);
	OK(dk_draft_new(s, &id, &err));
	OK(dk_draft_set(s, id, "customer", "4711", &err));
	OK(dk_draft_line(s, id, &no, &line.line, &err));
	assert_int_equal(dk_order_enter(s, &a, id, NULL, &err), DK_EREFUSED);
	assert_string_equal(fixture_text(s->db, "SELECT state FROM orders"), "draft");
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
a_draft_that_was_dropped_says_so(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };
	dk_id id;

	(void)state;
	OK(dk_draft_new(s, &id, &err));
	OK(dk_draft_drop(s, id, &err));
	assert_int_equal(dk_draft_set(s, id, "customer", "4711", &err), DK_EREFUSED);
	assert_string_equal(err.text, "Draft D1 was dropped. Begin a new order.");
	assert_int_equal(dk_order_enter(s, &a, id, NULL, &err), DK_EREFUSED);
	assert_string_equal(err.text, "Draft D1 was dropped. Begin a new order.");
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
a_line_far_ahead_is_not_short_while_its_goods_lie_there(void **state)
{
	struct dk_session *s = open_house();
	struct dk_order_input_line line = { .line = { .sku = "NUT", .qty = "3" } };
	struct dk_order_input in = { .customer = "4711", .wanted = "2026-12-21", .lines = &line,
		.line_count = 1 };
	const struct dk_pass wrong = { .code = "stock-shrt", .reason = "told the caller" };
	const struct dk_pass mended = { .code = "stock-short", .reason = "told the caller" };
	struct dk_order_made made;
	struct dk_arena a = { 0 };
	struct dk_order *o = NULL;

	(void)state;
	fixture_sql(s->db, "UPDATE customer SET backorders = 0");
	OK(dk_setting_set(s, "auto_verify", "no", &err));
	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	assert_int_equal(made.order->lines[0].backordered.milli, 3000);
	assert_int_equal(dk_order_verify(s, made.id, &wrong, 1, &err), DK_ENOTFOUND);
	OK(dk_order_verify(s, made.id, &mended, 1, &err));
	in.wanted = NULL;
	line.line.qty = "4";
	OK(dk_order_new(s, &a, &in, 0, &made, &err)); /* of the five nobody took any yet */
	fixture_sql(s->db, "UPDATE customer SET backorders = 1");
	OK(dk_order_check(s, &a, 1, &o, &err)); /* one is left for the three */
	assert_true(has_finding(o, "stock-short", DK_WARN));
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
what_a_customer_gives_up_is_not_said_to_wait(void **state)
{
	struct dk_session *s = open_house();
	struct dk_order_input_line line = { .line = { .sku = "NUT", .qty = "8" } };
	struct dk_order_input in = { .customer = "4711", .lines = &line, .line_count = 1 };
	struct dk_order_made made;
	struct dk_arena a = { 0 };

	(void)state;
	fixture_sql(s->db, "UPDATE customer SET shortage_policy = 'cancel'");
	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	assert_int_equal(made.order->lines[0].cancelled.milli, 3000);
	assert_string_equal(made.order->findings[0].text, "L1: 3 short, given up; 5 ship now.");
	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	assert_string_equal(made.order->stage, "cancelled");
	assert_string_equal(fixture_text(s->db,
	    "SELECT text FROM finding WHERE code = 'stock-none'"),
	    "L1: no stock of NUT; all 8 are given up.");
	dk_arena_free(&a);
	fixture_company_end(s);
}

/* Two people in one draft would undo each other's fields. */
static void
a_draft_that_was_taken_over_is_typed_by_its_new_owner_alone(void **state)
{
	struct dk_session *s = open_house();
	const struct dk_user tom = { .name = "tom", .full_name = "Tom", .role = DK_ROLE_CLERK };
	struct dk_arena a = { 0 };
	dk_id id, his;

	(void)state;
	OK(dk_draft_new(s, &id, &err));
	OK(dk_draft_set(s, id, "customer", "4711", &err));
	OK(dk_user_add(s, &tom, &his, &err));
	fixture_sql(s->db,
	    "UPDATE orders SET owner_id = (SELECT id FROM users WHERE name = 'tom')");
	assert_int_equal(dk_draft_set(s, id, "customer_po", "P1", &err), DK_EREFUSED);
	assert_non_null(strstr(err.text, "is tom's. Take it over"));
	assert_int_equal(dk_order_enter(s, &a, id, NULL, &err), DK_EREFUSED);
	OK(dk_draft_take(s, id, &err));
	OK(dk_draft_set(s, id, "customer_po", "P1", &err));
	dk_arena_free(&a);
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clean_order_is_entered_and_verified_at_once),
		cmocka_unit_test(what_is_short_waits_and_what_is_there_is_taken),
		cmocka_unit_test(a_draft_is_stored_field_by_field),
		cmocka_unit_test(a_stop_holds_and_a_held_order_is_not_verified),
		cmocka_unit_test(a_refused_order_leaves_nothing_unless_asked),
		cmocka_unit_test(an_external_id_enters_once),
		cmocka_unit_test(cancelling_gives_stock_back_and_is_not_charged),
		cmocka_unit_test(a_cancelled_line_takes_its_part_of_the_orders_discount),
		cmocka_unit_test(a_repeated_po_stops_where_the_customer_says_so),
		cmocka_unit_test(the_maker_does_not_verify_where_the_house_forbids),
		cmocka_unit_test(a_fault_at_any_point_leaves_no_half_order),
		cmocka_unit_test(a_stop_that_came_later_holds_the_order_at_verification),
		cmocka_unit_test(a_line_far_ahead_waits_for_its_time_and_is_then_served),
		cmocka_unit_test(an_order_that_somebody_has_open_is_his_to_verify),
		cmocka_unit_test(lists_show_the_board_the_queue_and_the_usual),
		cmocka_unit_test(an_order_discount_as_an_amount_needs_the_right_as_well),
		cmocka_unit_test(an_order_of_text_alone_is_not_entered),
		cmocka_unit_test(a_draft_that_was_dropped_says_so),
		cmocka_unit_test(a_draft_that_was_taken_over_is_typed_by_its_new_owner_alone),
		cmocka_unit_test(what_a_customer_gives_up_is_not_said_to_wait),
		cmocka_unit_test(a_line_far_ahead_is_not_short_while_its_goods_lie_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
