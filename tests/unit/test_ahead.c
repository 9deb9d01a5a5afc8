/* test_ahead.c - what was invoiced ahead of its shipment and is not delivered is given back. */
#include "chance.h"
#include "docket/billing.h"
#include "fixture.h"
#include "shop.h"

/* At 19 % and 7 %, with freight that both tax: nothing comes out even. */
static const struct shop_line goods[] = { { 1, 3000, 100100, 0, 0 }, { 3, 9000, 3344, 0, 0 },
	{ 3, 4000, 120007, 0, 0 }, { 1, 2000, 163333, 0, 0 } };

static int
open_shop(void **state)
{
	*state = shop_open("ahead");
	return 0;
}

static void
credit(struct dk_session *s, dk_id order, int64_t line_no, int64_t pieces)
{
	const struct dk_billing_part parts[] = { { line_no, DK_QTY(pieces) }, { 0 } };
	struct dk_err err;
	dk_id id;

	if (dk_invoice_credit(s, order, parts, "not wanted", &id, &err) != DK_OK)
		fail_msg("%s", err.text);
}

/* Whatever is given up first and last: all of it is what the invoice asked for, with its tax. */
static void
all_that_is_given_up_is_the_invoice_to_the_cent(void **state)
{
	struct dk_session *s = *state;

	for (dk_id order = 1; order <= 40; order++) {
		struct dk_err err;
		dk_id id;

		shop_order(s, order, goods, DK_COUNT(goods),
		    (const int64_t[]){ order % 3 * 77, 499 + order });
		shop_run(s, "UPDATE orders SET billing = 'order' WHERE id = %lld",
		    (long long)order);
		if (dk_invoice_post_order(s, order, &id, &err) != DK_OK)
			fail_msg("%s", err.text);
		credit(s, order, 1 + order % 4, 1);
		credit(s, order, 1 + order / 4 % 4, 1);
		credit(s, order, 0, 0);
		assert_string_equal(fixture_text(s->db, "SELECT i.number FROM invoice i"
		    " WHERE i.corrects IS NULL AND (i.total <> (SELECT sum(c.total) FROM invoice c"
		    " WHERE c.corrects = i.id) OR i.tax <> (SELECT sum(c.tax) FROM invoice c"
		    " WHERE c.corrects = i.id))"), "");
	}
	assert_int_equal(fixture_number(s->db, "SELECT receivable FROM customer_account"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(all_that_is_given_up_is_the_invoice_to_the_cent,
		    open_shop, close_shop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
