/*
 * test_ui_card.c - forms over master records: what others store meanwhile shows, what was typed
 * stays, and what a field cannot hold is not cut.
 */
#include "fixture.h"
#include "small_desk.h"
#include "ui_fake.h"

static void
start(struct dk_app *app, struct dk_session *s, const char *screen, const char *arg)
{
	struct dk_err err;

	dk_app_start(app, s, 24, 80);
	assert_int_equal(dk_app_open(app, "home", &err), DK_OK);
	dk_open(app->top, screen, arg);
	dk_app_draw(app);
	assert_string_equal(app->top->ops->name, screen);
}

static void
what_others_store_shows_except_where_something_was_typed(void **state)
{
	struct dk_session *s = small_desk_open("card.db");
	struct dk_app app;

	(void)state;
	start(&app, s, "customer", "C-2001");
	fake_type(&app, "Horn Ltd_");
	fixture_sql(s->db, "UPDATE customer SET name = 'Horn & Sons', city = 'Bath',"
			   " version = version + 1 WHERE number = 'C-2001'");
	dk_app_tick(&app, app.ms + 1000);
	dk_app_draw(&app);
	assert_has(fake_row(&app, 3), "[Horn Ltd ");
	assert_has(fake_row(&app, 7), "[Bath ");
	assert_has(fake_row(&app, 23), "Name is \"Horn & Sons\" now: somebody else changed it");
	fake_key(&app, "F2");
	assert_has(fake_row(&app, 23), "ok    C-2001 Horn Ltd is changed");
	assert_string_equal(fixture_text(s->db,
	    "SELECT name || ' ' || city FROM customer WHERE number = 'C-2001'"), "Horn Ltd Bath");
	fake_key(&app, "F2");
	assert_has(fake_row(&app, 23), "nothing was changed");
	dk_app_end(&app);
	fixture_company_end(s);
}

/* The database may hold more than a line of a form: it stays whole, and is not changed here. */
static void
a_text_longer_than_its_field_is_kept_whole(void **state)
{
	struct dk_session *s = small_desk_open("card.db");
	struct dk_app app;

	(void)state;
	fixture_sql(s->db, "UPDATE product SET description = 'two' || char(10) || 'lines ' ||"
			   " printf('%.*c', 1490, 'x') WHERE sku = 'BOLT'");
	start(&app, s, "product", "BOLT");
	assert_has(fake_row(&app, 4), "[two lines x");
	fake_type(&app, "Bolt M8_");
	fake_key(&app, "F2");
	assert_has(fake_row(&app, 23), "BOLT Bolt M8 is changed");
	assert_int_equal(fixture_number(s->db,
	    "SELECT length(description) FROM product WHERE sku = 'BOLT'"), 1500);
	assert_int_equal(fixture_number(s->db,
	    "SELECT instr(description, char(10)) FROM product WHERE sku = 'BOLT'"), 4);
	fake_type(&app, "short");
	fake_key(&app, "F2");
	assert_has(fake_row(&app, 23), "description is too long to be changed here.");
	assert_int_equal(fixture_number(s->db,
	    "SELECT length(description) FROM product WHERE sku = 'BOLT'"), 1500);
	dk_app_end(&app);
	fixture_company_end(s);
}

/* A line that drops loses what was typed into a record, and stores no half of it. */
static void
a_hang_up_stores_no_half_of_a_record(void **state)
{
	struct dk_session *s = small_desk_open("card.db");
	struct dk_app app;

	(void)state;
	start(&app, s, "customer", "C-2001");
	fake_type(&app, "Horn Ltd_");
	dk_app_event(&app, &(struct dk_event){ .code = DK_KEY_HANGUP });
	dk_app_end(&app);
	assert_string_equal(fixture_text(s->db,
	    "SELECT name FROM customer WHERE number = 'C-2001'"), "Around the Horn");
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_others_store_shows_except_where_something_was_typed),
		cmocka_unit_test(a_text_longer_than_its_field_is_kept_whole),
		cmocka_unit_test(a_hang_up_stores_no_half_of_a_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
