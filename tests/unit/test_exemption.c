/* test_exemption.c - a certificate lets off what leaves while it is in force. */
#include "chance.h"
#include "core/order/stage.h"
#include "core/stock/allocation.h"
#include "docket/exemption.h"
#include "docket/invoice.h"
#include "fixture.h"
#include "shop.h"

static struct dk_arena a;
static struct dk_err err;

static int
open_shop(void **state)
{
	*state = shop_open("exemption");
	return 0;
}

static int
close_all(void **state)
{
	dk_arena_free(&a);
	fixture_company_end(*state);
	return 0;
}

static dk_date
day(const char *text)
{
	dk_date d = DK_NO_DATE;

	if (*text != '\0')
		assert_true(dk_date_parse(text, &d));
	return d;
}

static enum dk_rc
keep(struct dk_session *s, const char *number, const char *from, const char *to, const char *codes)
{
	const struct dk_exemption x = { 1, number, day(from), day(to), codes, "", "", "" };
	enum dk_put did;

	return dk_exemption_put(s, &x, &did, &err);
}

static const char *
found(struct dk_session *s, const char *code, const char *zone, const char *on)
{
	const struct dk_tax_ask ask = { code, zone, day(on), 1 };
	struct dk_exemption *x;

	assert_int_equal(dk_exemption_find(s, &a, &ask, &x, &err), DK_OK);
	return x != NULL ? x->number : "none";
}

static void
the_one_that_holds_longest_is_taken(void **state)
{
	struct dk_session *s = *state;

	assert_int_equal(keep(s, "X1", "2026-01-01", "2026-12-31", ""), DK_OK);
	assert_int_equal(keep(s, "X2", "2026-06-01", "2027-05-31", "STD"), DK_OK);
	assert_string_equal(found(s, "STD", "DE", "2025-12-31"), "none");
	assert_string_equal(found(s, "STD", "DE", "2026-01-01"), "X1");
	assert_string_equal(found(s, "STD", "DE", "2026-06-01"), "X2");
	assert_string_equal(found(s, "ST", "DE", "2026-06-01"), "X1");
	assert_string_equal(found(s, "RED", "DE", "2027-01-01"), "none");
	assert_string_equal(found(s, "STD", "DE", "2027-06-01"), "none");
	shop_refused(keep(s, "X3", "2026-02-01", "2026-01-31", ""), &err,
	    "Certificate X3 would end before it begins.");
	assert_int_equal(dk_exemption_drop(s, 1, "X2", &err), DK_OK);
	shop_refused(dk_exemption_drop(s, 1, "X2", &err), &err, "no certificate X2");
	assert_string_equal(found(s, "STD", "DE", "2026-06-01"), "X1");
}

/* Stock that came back from short picks goes to its line again. */
static void
take_again(struct dk_session *s, dk_id line)
{
	struct dk_line_delta delta = { .line_id = line };
	struct dk_change ch;
	dk_qty got;
	enum dk_rc rc;

	delta.allocated = fixture_number(s->db, "SELECT backordered FROM order_line");
	if (delta.allocated == 0)
		return;
	delta.backordered = -delta.allocated;
	rc = dk_change_begin(s, DK_RIGHT_VIEW, "test.take", &ch, &err);
	if (rc == DK_OK)
		rc = dk_allocation_take(&ch, line, 1, (dk_qty){ delta.allocated }, &got, &err);
	if (rc == DK_OK)
		rc = dk_line_apply(&ch, &delta, &err);
	if (dk_change_end(&ch, rc, &err) != DK_OK)
		fail_msg("%s", err.text);
}

/* 2 of 5 bolts leave while it holds, 3 when it has run out: 19 % is 21 % by then. */
static void
the_tax_point_decides(void **state)
{
	struct dk_session *s = *state;
	struct dk_picked part[] = { { 1, DK_QTY(2), "later" } };
	const struct shop_line line = { 1, 5000, 100000, 0, 250 };
	struct dk_invoice *v;
	dk_id id;

	assert_int_equal(keep(s, "X1", "", "2026-11-30", ""), DK_OK);
	shop_order(s, 1, &line, 1, (const int64_t[]){ 0, 0 });
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_shipment_confirm(s, id, part, 1, &err), DK_OK);
	assert_int_equal(dk_shipment_pack(s, id, 0, NULL, 0, &err), DK_OK);
	assert_int_equal(dk_shipment_post(s, id, "", &err), DK_OK);
	take_again(s, 101);
	assert_true(dk_instant_parse("2026-12-02T09:00:00Z", &s->clock_ms));
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	shop_send(s, id);
	assert_int_equal(dk_invoice_post_order(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_invoice_load(s, &a, id, &v, &err), DK_OK);
	assert_int_equal(v->line_count, 2);
	assert_string_equal(v->lines[0].tax.category, "E");
	assert_int_equal(v->lines[1].tax.rate.e5, 21000);
	assert_int_equal(v->tax_count, 2);
	assert_string_equal(v->tax_names[0], "Tax-free, certificate X1");
	assert_int_equal(v->taxes[0].base.minor, 1900);
	assert_int_equal(v->tax.minor, 599); /* 21 % of 28.50 */
	shop_check(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_shop, close_all)
		CASE(the_one_that_holds_longest_is_taken),
		CASE(the_tax_point_decides),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
