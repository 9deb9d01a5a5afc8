/* test_ui_receive.c - a long receipt shows how far it is while it is posted. */
#include "fixture.h"
#include "small_desk.h"
#include "ui_fake.h"

#include "docket/purchase.h"
#include "ui/busy.h"

enum { LINES = 1100 };

struct seen {
	size_t times;
	char first[160], last[160];
};

/* What a terminal does: it draws, and shows the message row. */
static void
look(struct dk_app *app, void *runner)
{
	struct seen *seen = runner;

	dk_app_draw(app);
	snprintf(seen->last, sizeof(seen->last), "%.150s", fake_row(app, 23));
	if (seen->times++ == 0)
		snprintf(seen->first, sizeof(seen->first), "%.150s", seen->last);
}

static dk_id
order_many(struct dk_session *s)
{
	static struct dk_purchase_input_line lines[LINES];
	const struct dk_purchase_input in = { .number = "", .supplier = "V1", .note = "",
		.placed = DK_NO_DATE, .lines = lines, .line_count = LINES };
	enum dk_put did;
	struct dk_err err;
	dk_id id = 0;

	fixture_sql(s->db, "INSERT INTO supplier (number, name) VALUES ('V1', 'Van One')");
	for (size_t i = 0; i < LINES; i++)
		lines[i] = (struct dk_purchase_input_line){ .sku = "BOLT", .qty = DK_QTY(2),
			.cost = { 100 }, .expected = DK_NO_DATE };
	if (dk_purchase_new(s, &in, &id, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	return id;
}

static void
a_long_receipt_says_how_far_it_is(void **state)
{
	struct dk_session *s = small_desk_open("receive.db");
	struct seen seen = { 0 };
	struct dk_app app;
	struct dk_err err;
	char arg[24];

	(void)state;
	snprintf(arg, sizeof(arg), "%lld", (long long)order_many(s));
	dk_app_start(&app, s, 24, 80);
	assert_int_equal(dk_app_open(&app, "home", &err), DK_OK);
	dk_open(app.top, "receive", arg);
	app.shows = look;
	app.runner = &seen;
	fake_key(&app, "Tab");
	fake_type(&app, "A");
	fake_key(&app, "F2");
	assert_int_equal(seen.times, 0);
	fake_type(&app, "DN 1_");
	assert_has(fake_row(&app, 23), "2,200 came");
	assert_int_equal(seen.times, 2);
	assert_has(seen.first, "wait  500 of 1,100 lines are posted");
	assert_has(seen.last, "wait  1,000 of 1,100 lines are posted");
	dk_app_end(&app);
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_long_receipt_says_how_far_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
