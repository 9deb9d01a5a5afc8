/* test_kit.c - kits: put together, ordered, changed, short, shipped and billed whole. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "docket/amend.h"
#include "docket/invoice.h"
#include "docket/kit.h"
#include "docket/order_list.h"
#include "docket/return_plan.h"
#include "docket/shipment.h"
#include "docket/stock.h"
#include "fixture.h"
#include "shop.h"
#include "trade.h"

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s", #call, err.text); \
	} while (0)

static struct dk_err err;
static struct dk_arena a;

static dk_id
product(struct dk_session *s, const char *sku)
{
	struct dk_product *p;

	OK(dk_product_by_sku(s, &a, sku, &p, &err));
	return p->id;
}

/* P0001 and P0002, 20 pieces of each on the shelf; KIT is 2 and 3 of them, for 5.00. */
static int
setup(void **state)
{
	struct dk_session *s = trade_open("kit.db", 3, 20, 2);
	struct dk_product kit = { .sku = "KIT", .name = "Fixing set", .unit = "ea",
		.status = "active", .price = { 50000 }, .price_per = DK_QTY(1) };
	enum dk_put did;

	OK(dk_product_put(s, &kit, &did, &err));
	OK(dk_kit_put(s, kit.id, product(s, "P0001"), DK_QTY(2), &did, &err));
	OK(dk_kit_put(s, kit.id, product(s, "P0002"), DK_QTY(3), &did, &err));
	*state = s;
	return 0;
}

static int
teardown(void **state)
{
	trade_sound(*state);
	fixture_company_end(*state);
	dk_arena_free(&a);
	return 0;
}

static struct dk_order *
order(struct dk_session *s, dk_id id)
{
	struct dk_order *o;

	OK(dk_order_load(s, &a, id, &o, &err));
	return o;
}

/* An order of customer 4000 with so many kits, entered and verified. */
static dk_id
sell(struct dk_session *s, const char *qty, const char *shortage)
{
	const struct dk_order_input_line line = { .line = { .sku = "KIT", .qty = qty,
		.shortage = shortage } };
	const struct dk_order_input in = { .customer = "4000", .channel = "phone", .lines = &line,
		.line_count = 1 };
	struct dk_order_made made;

	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	if (made.order->state == DK_ORDER_ENTERED)
		OK(dk_order_verify(s, made.id, NULL, 0, &err));
	return made.id;
}

/* "1:3-0-0 2:6-6-0 ..." of all lines: number, ordered less cancelled, allocated, shipped. */
static const char *
lines(struct dk_session *s, dk_id id)
{
	const struct dk_order *o = order(s, id);
	const char *out = "";

	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];

		out = dk_fmt(&a, "%s%s%lld:%lld-%lld-%lld", out, i > 0 ? " " : "",
		    (long long)l->line_no,
		    (long long)(l->ordered.milli - l->cancelled.milli) / 1000,
		    (long long)l->allocated.milli / 1000, (long long)l->shipped.milli / 1000);
	}
	return out;
}

static int64_t
free_of(struct dk_session *s, const char *sku)
{
	dk_qty q;

	OK(dk_stock_free(s, product(s, sku), &q, &err));
	return q.milli / 1000;
}

/* Picks all that can be, ships and bills it; the total of the invoice. */
static int64_t
send(struct dk_session *s, dk_id id)
{
	struct dk_invoice *v;
	dk_id h, i;

	OK(dk_shipment_pick(s, id, &h, &err));
	shop_send(s, h);
	OK(dk_invoice_post_shipment(s, h, &i, &err));
	OK(dk_invoice_load(s, &a, i, &v, &err));
	return v->total.minor;
}

static void
what_can_be_a_kit(void **state)
{
	struct dk_session *s = *state;
	dk_id kit = product(s, "KIT"), one = product(s, "P0001"), three = product(s, "P0003");
	struct dk_kit_parts parts;
	enum dk_put did;

	OK(dk_kit_parts(s, &a, kit, &parts, &err));
	assert_int_equal(parts.count, 2);
	assert_int_equal(parts.free.milli, 6000);
	assert_int_equal(parts.gram, 250);
	assert_int_equal(parts.cost.minor, 250);
	assert_int_equal(free_of(s, "KIT"), 6);
	shop_refused(dk_kit_put(s, kit, kit, DK_QTY(1), &did, &err), &err, "its own part");
	shop_refused(dk_kit_put(s, one, three, DK_QTY(1), &did, &err), &err, "are on hand");
	OK(dk_stock_put(s, one, "", DK_QTY(0), &did, &err));
	shop_refused(dk_kit_put(s, one, three, DK_QTY(1), &did, &err), &err,
	    "is a part of another kit");
	shop_refused(dk_kit_put(s, kit, three, (dk_qty){ 500 }, &did, &err), &err, "cannot be 0.5");
	shop_refused(dk_stock_put(s, kit, "", DK_QTY(5), &did, &err), &err,
	    "is a kit: it comes, lies and is counted as its parts (P0001, P0002)");
	OK(dk_kit_drop(s, kit, one, &err));
	assert_int_equal(free_of(s, "KIT"), 6);
	shop_refused(dk_kit_drop(s, kit, one, &err), &err, "no part of it");
}

static void
a_kit_is_sold_shipped_and_billed_whole(void **state)
{
	struct dk_session *s = *state;
	dk_id id = sell(s, "3", NULL);
	const struct dk_order *o = order(s, id);

	assert_string_equal(lines(s, id), "1:3-0-0 2:6-6-0 3:9-9-0");
	assert_int_equal(o->goods.minor, 1500);
	assert_int_equal(o->tax_count, 1);
	assert_true(dk_line_is_kit(&o->lines[0]) && dk_line_is_part(&o->lines[1]));
	assert_int_equal(dk_kit_state(o, &o->lines[0]).allocated.milli, 3000);
	assert_int_equal(free_of(s, "KIT"), 3);
	shop_refused(dk_order_cancel(s, id, 2, DK_QTY(1), "no", &err), &err,
	    "Line 2 (P0001) is a part of the kit KIT; change line 1");
	shop_refused(dk_order_cancel(s, id, 1, (dk_qty){ 500 }, "no", &err), &err, "whole ones");
	OK(dk_order_cancel(s, id, 1, DK_QTY(1), "one less", &err));
	assert_string_equal(lines(s, id), "1:2-0-0 2:4-4-0 3:6-6-0");
	assert_int_equal(order(s, id)->goods.minor, 1000);
	assert_int_equal(send(s, id), 1200);
	assert_string_equal(lines(s, id), "1:2-0-2 2:4-0-4 3:6-0-6");
	assert_string_equal(order(s, id)->stage, "closed");
	/* the cost of what left is that of the parts: 10 pieces at 0.50 */
	assert_int_equal(fixture_number(s->db,
	    "SELECT -sum(cost) FROM move WHERE kind = 'shipment'"), 500);
}

static void
what_waits_for_a_part_stays_whole(void **state)
{
	struct dk_session *s = *state;
	enum dk_put did;
	dk_qty served;
	dk_id id;

	OK(dk_stock_put(s, product(s, "P0002"), "", DK_QTY(4), &did, &err));
	id = sell(s, "3", NULL);
	assert_string_equal(lines(s, id), "1:3-0-0 2:6-6-0 3:9-4-0");
	assert_int_equal(dk_kit_state(order(s, id), &order(s, id)->lines[0]).backordered.milli,
	    2000);
	assert_int_equal(send(s, id), 600); /* one kit: 2 and 3, not 6 and 4 */
	assert_string_equal(lines(s, id), "1:3-0-1 2:6-4-2 3:9-1-3");
	OK(dk_stock_put(s, product(s, "P0002"), "", DK_QTY(20), &did, &err));
	OK(dk_order_serve(s, id, &served, &err));
	assert_int_equal(send(s, id), 1200);
	assert_string_equal(order(s, id)->stage, "closed");
}

static void
a_rest_that_is_not_waited_for_is_cut_to_whole_kits(void **state)
{
	struct dk_session *s = *state;
	enum dk_put did;
	dk_id id;

	OK(dk_stock_put(s, product(s, "P0002"), "", DK_QTY(4), &did, &err));
	id = sell(s, "3", "cancel");
	assert_string_equal(lines(s, id), "1:1-0-0 2:2-2-0 3:3-3-0");
	assert_int_equal(order(s, id)->goods.minor, 500);
	assert_int_equal(free_of(s, "P0001"), 18);
}

static void
amend(struct dk_session *s, dk_id id, const struct dk_line_input *in, int64_t line_no,
    const char *refusal)
{
	struct dk_amended out;
	enum dk_rc rc;
	dk_id draft;

	OK(dk_order_amend_begin(s, id, &draft, &err));
	rc = dk_draft_line(s, draft, &line_no, in, &err);
	if (rc == DK_OK)
		rc = dk_order_amend(s, &a, draft, "called again", &out, &err);
	if (refusal == NULL)
		OK(rc);
	else
		shop_refused(rc, &err, refusal);
	if (rc != DK_OK)
		OK(dk_draft_drop(s, draft, &err));
}

static void
parts_follow_an_amended_kit(void **state)
{
	struct dk_session *s = *state;
	const struct dk_line_input more = { .qty = "5" }, less = { .qty = "2" },
		another = { .sku = "KIT", .qty = "1" }, plain = { .sku = "P0003", .qty = "4" };
	const char *what;
	dk_id id = sell(s, "3", NULL), h, draft;
	struct dk_order *o;

	amend(s, id, &more, 1, NULL);
	assert_string_equal(lines(s, id), "1:5-0-0 2:10-10-0 3:15-15-0");
	assert_int_equal(order(s, id)->goods.minor, 2500);
	OK(dk_order_undo(s, &a, id, &what, &err));
	assert_string_equal(lines(s, id), "1:3-0-0 2:6-6-0 3:9-9-0");
	amend(s, id, &less, 2, "Line 2 (P0001) is a part of the kit KIT; change line 1");
	amend(s, id, &plain, 0, NULL);
	amend(s, id, &another, 0, NULL);
	assert_string_equal(lines(s, id),
	    "1:3-0-0 2:6-6-0 3:9-9-0 4:4-4-0 5:1-0-0 6:2-2-0 7:3-3-0");
	OK(dk_shipment_pick(s, id, &h, &err));
	shop_send(s, h);
	amend(s, id, &less, 1, "3 are shipped already");
	OK(dk_order_copy(s, id, &draft, &err));
	o = order(s, draft);
	assert_int_equal(o->line_count, 3); /* kit, plain, kit: parts come when it is entered */
	OK(dk_draft_drop(s, draft, &err));
}

static void
a_draft_tells_what_is_missing_of_a_kit(void **state)
{
	struct dk_session *s = *state;
	const struct dk_line_input in = { .sku = "KIT", .qty = "8" };
	struct dk_order *o;
	int64_t line = 0;
	dk_id id;

	OK(dk_draft_new(s, &id, &err));
	OK(dk_draft_set(s, id, "customer", "4000", &err));
	OK(dk_draft_line(s, id, &line, &in, &err));
	OK(dk_order_check(s, &a, id, &o, &err));
	assert_int_equal(o->line_count, 1);
	assert_false(dk_line_is_kit(&o->lines[0]));
	assert_int_equal(o->lines[0].missing.milli, 2000);
	assert_non_null(strstr(o->lines[0].promise_why, "its part P0002: 20 free now, 4 wait"));
	assert_true(dk_date_is_set(o->lines[0].promise));
	OK(dk_order_enter(s, &a, id, NULL, &err));
	assert_string_equal(lines(s, id), "1:8-0-0 2:16-16-0 3:24-20-0");
}

/* At the counter, in good order; what of the kits' invoices is credited by then. */
static int64_t
take_back(struct dk_session *s, dk_id order, int64_t line_no, int64_t pieces)
{
	const struct dk_return_line_in line = { .order_line = line_no, .qty = DK_QTY(pieces),
		.reason = "N" };
	const struct dk_return_in in = { .order_id = order, .lines = &line, .line_count = 1 };
	dk_id id;

	OK(dk_return_counter(s, &in, &id, &err));
	return fixture_number(s->db, "SELECT sum(net) FROM credit_line");
}

static void
cannot_come_back(struct dk_session *s, dk_id order, int64_t line_no, int64_t pieces)
{
	const struct dk_return_line_in line = { .order_line = line_no, .qty = DK_QTY(pieces),
		.reason = "N" };
	const struct dk_return_in in = { .order_id = order, .lines = &line, .line_count = 1 };
	dk_id id;

	shop_refused(dk_return_new(s, &in, &id, &err), &err, "can still come back");
}

/* 6 and 2 kits of 2 x 3.00 and 3 x 1.00, each for 5.00, on two invoices. */
static void
a_part_comes_back_at_its_share(void **state)
{
	struct dk_session *s = *state;
	struct dk_return_sale sale;
	enum dk_put did;
	dk_id id;

	fixture_sql(s->db, "UPDATE product SET price = 30000 WHERE sku = 'P0001';"
	    "UPDATE product SET price = 10000 WHERE sku = 'P0002'");
	id = sell(s, "8", NULL);
	send(s, id);
	OK(dk_stock_put(s, product(s, "P0002"), "", DK_QTY(20), &did, &err));
	send(s, id);
	fixture_sql(s->db, "UPDATE product SET price = 70000"); /* it is sold already */
	assert_int_equal(take_back(s, id, 2, 13), 2167); /* 13 x 3.00 of 9.00, of 5.00 */
	OK(dk_return_sale(s, &a, id, &sale, &err));
	assert_int_equal(sale.line_count, 3);
	assert_int_equal(sale.lines[0].left.milli, 1000);
	assert_int_equal(sale.lines[1].left.milli, 3000);
	assert_int_equal(sale.lines[2].left.milli, 24000);
	cannot_come_back(s, id, 1, 2);
	assert_int_equal(take_back(s, id, 1, 1), 2667);
	cannot_come_back(s, id, 1, 1);
	cannot_come_back(s, id, 2, 2);
	cannot_come_back(s, id, 3, 22);
	for (int64_t i = 1; i <= 20; i++)
		take_back(s, id, 3, 1);
	assert_int_equal(take_back(s, id, 2, 1), 3944);
	assert_int_equal(take_back(s, id, 3, 1), 4000);
	cannot_come_back(s, id, 3, 1);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		T(what_can_be_a_kit),
		T(a_kit_is_sold_shipped_and_billed_whole),
		T(what_waits_for_a_part_stays_whole),
		T(a_rest_that_is_not_waited_for_is_cut_to_whole_kits),
		T(parts_follow_an_amended_kit),
		T(a_draft_tells_what_is_missing_of_a_kit),
		T(a_part_comes_back_at_its_share),
#undef T
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
