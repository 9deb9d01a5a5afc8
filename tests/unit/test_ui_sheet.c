/*
 * test_ui_sheet.c - every screen that is a list filters, sorts, copies, exports and moves by the
 * same keys; a screen that draws a list and is none of them has to say so here.
 */
#include <stdlib.h>
#include <unistd.h>

#include "fixture.h"
#include "ui_fake.h"

#include "ui/sheet.h"

/* What shows lists among other things: an order, a shipment, an answer, a form. */
static const char *const no_sheets[] = { "signin", "lock", "home", "order", "shipment", "cartons",
	"wave", "timeline", "verify_one",
	"rekey", "readback", "mail_one", "mail_reply", "inquiry", "quote", "learn",
	"customer", "ship_to", "contact", "certificate", "promotion", "return_rule", "customer_e",
	"return_one",
	"ask", "product", "price", "pack", "service", "supplier" };

static bool
is_no_sheet(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(no_sheets); i++)
		if (strcmp(no_sheets[i], name) == 0)
			return true;
	return false;
}

static bool
is_bound(const struct dk_binding *keys, const char *key)
{
	for (; keys != NULL && keys->key != NULL; keys++)
		if (strcmp(keys->key, key) == 0)
			return true;
	return false;
}

/* There s signs and x is the workbook, as the sketch of that screen has it; S sorts. */
static bool
is_day_end(const struct dk_screen_ops *ops, const char *key)
{
	return strcmp(ops->name, "dayend") == 0 && (strcmp(key, "s") == 0 || strcmp(key, "x") == 0);
}

/* `/` may be a search of the screen's own, which finds more than the rows loaded. */
static void
every_screen_is_a_list_with_the_keys_of_lists_or_known_to_be_none(void **state)
{
	static const char *const taken[] = { "s", "S", "y", "x", "PgUp", "PgDn", "Home", "End",
		"Up", "Down", "1", "9" };

	(void)state;
	for (const struct dk_screen_ops *const *p = dk_screens(); *p != NULL; p++) {
		if (((*p)->sheet == NULL) != is_no_sheet((*p)->name))
			fail_msg("%s: is it a list or is it not?", (*p)->name);
		for (size_t i = 0; (*p)->sheet != NULL && i < DK_COUNT(taken); i++)
			if (is_bound((*p)->keys, taken[i]) && !is_day_end(*p, taken[i]))
				fail_msg("%s takes %s for itself", (*p)->name, taken[i]);
	}
	assert_true(is_bound(dk_sheet_keys(), "/"));
}

static struct dk_list *
list_of(const struct dk_app *app)
{
	struct dk_sheet sh = { 0 };

	app->top->ops->sheet(app->top, &sh);
	return sh.list;
}

static struct dk_sheet
sheet_of(const struct dk_app *app)
{
	struct dk_sheet sh = { 0 };

	app->top->ops->sheet(app->top, &sh);
	return sh;
}

/* Three orders of two customers, a draft, and what a new database holds by itself. */
static struct dk_session *
open_house(void)
{
	struct dk_session *s = fixture_company("sheet.db");

	fixture_sql(s->db,
	    "INSERT INTO customer (id, number, name, name_key) VALUES"
	    " (1, '4711', 'Harbor Marine', 'harbor marine'), (2, '4712', 'Anchor Cafe', 'anchor"
	    " cafe')");
	fixture_sql(s->db,
	    "INSERT INTO orders (number, state, stage, customer_id, customer_po, placed, promised,"
	    " currency, site_id, touched_at, total) VALUES"
	    " ('1001', 'entered', 'entered', 1, 'P-9', '2026-11-20', '2026-11-24', 'EUR', 1, '',"
	    " 900), ('1002', 'entered', 'entered', 2, '', '2026-11-20', '2026-11-26', 'EUR', 1,"
	    " '', 12000), ('1003', 'entered', 'entered', 1, '', '2026-11-21', '2026-11-25', 'EUR',"
	    " 1, '', 3000)");
	fixture_sql(s->db,
	    "INSERT INTO address (id, customer_id, code, name, street, city, country) VALUES"
	    " (1, 1, '01', '', 'Quay 1', 'Kiel', 'DE'); INSERT INTO blackout VALUES"
	    " (1, '2026-12-01', '2026-12-02', 'stock taking');"
	    "INSERT INTO orders (id, number, kind, state, customer_id, currency, site_id,"
	    " touched_at) VALUES (9, 'ST9', 'standing', 'closed', 1, 'EUR', 1, '');"
	    "INSERT INTO standing (order_id, every, step, first, until, lead_days) VALUES"
	    " (9, 'week', 1, '2026-11-26', '', 2);"
	    "INSERT INTO call_off (order_id, due, make_on) VALUES (9, '2026-11-26',"
	    " '2026-11-24');"
	    "INSERT INTO product (id, sku, sku_key, name) VALUES (5, 'B', 'B', 'Bolt');"
	    "INSERT INTO lot (id, product_id, code) VALUES (1, 5, 'L1');"
	    "INSERT INTO supplier (id, number, name) VALUES (2, 'S', 'Sea');"
	    "INSERT INTO purchase (id, number, supplier_id, placed, entered_at) VALUES"
	    " (3, 'PO3', 2, '2026-11-20', ''); INSERT INTO purchase_line (purchase_id, line_no,"
	    " product_id, ordered) VALUES (3, 1, 5, 4000);"
	    "INSERT INTO stock_count (id, number, scope, state, day_id, started_at) VALUES"
	    " (7, 'SC7', 'B', 'open', 1, ''); INSERT INTO count_line (count_id, line_no,"
	    " product_id, location_id, state, begun, begun_move) VALUES (7, 1, 5, 1, 'open', 0,"
	    " 0);"
	    "INSERT INTO carrier_service (id, carrier, service, pickup_days) VALUES"
	    " (1, 'DHL', 'STD', '1234567'); INSERT INTO own_run (id, number, date, driver, made_at,"
	    " site_id) VALUES (4, 'RUN4', '2026-11-23', 'Sam', '', 1);"
	    "INSERT INTO print_job (id, document, subject, subject_id, number, at, day_id, desk)"
	    " VALUES (4, 'confirmation', 'order', 1, '1001', '', 1, '');"
	    "INSERT INTO goods_return (id, number, order_id, customer_id, state, outcome, day_id,"
	    " entered_at) VALUES (6, 'RMA6', 1, 1, 'authorised', 'credit', 1, '');"
	    "INSERT INTO goods_exchange (id, number, return_id, order_id, state, first, pays,"
	    " day_id, entered_at) VALUES (6, 'EX6', 6, 3, 'open', 'goods', 'after', 1, '');"
	    "INSERT INTO claim (id, number, kind, order_id, customer_id, day_id, entered_at)"
	    " VALUES (8, 'CL8', 'late', 1, 1, 1, ''); INSERT INTO claim_line (claim_id, line_no,"
	    " line_id, qty, amount) SELECT 8, 1, id, 0, 5 FROM order_line LIMIT 1;"
	    "INSERT INTO supplier_bill (id, number, supplier_id, their_number, date, net, total,"
	    " state, entered_at) VALUES (3, 'SB3', 2, 'RE 3', '2026-11-20', 100, 100, 'held', '');"
	    "INSERT INTO supplier_bill_line (bill_id, line_no, text, qty, price, net) VALUES"
	    " (3, 1, 'Freight', 1000, 10000, 100);"
	    "INSERT INTO payment (id, number, kind, customer_id, amount, method, date, day_id,"
	    " site_id, taken_at) VALUES (4, 'P4', 'payment', 1, 100, 'cash', '2026-11-20', 1, 1,"
	    " '')");
	return s;
}

static const char *
first_cell(const struct dk_app *app, size_t row, size_t column)
{
	static char text[120];
	struct dk_sheet sh = sheet_of(app);
	struct dk_shown cell = { .text = "" };

	sh.view.cell(sh.view.data, row, column, &cell);
	snprintf(text, sizeof(text), "%s", cell.text);
	return text;
}

static void
a_list_is_filtered_by_any_column_and_by_what_is_not_drawn(void **state)
{
	struct dk_session *s = open_house();
	struct dk_app app;
	struct dk_err err;

	(void)state;
	dk_app_start(&app, s, 24, 80);
	assert_int_equal(dk_app_open(&app, "orders", &err), DK_OK);
	dk_app_draw(&app);
	assert_non_null(strstr(fake_row(&app, 2), "row 1 of 3   / filter  s sort  x export"));
	fake_type(&app, "/anchor_");
	assert_int_equal(list_of(&app)->rows.count, 1);
	assert_string_equal(first_cell(&app, 0, 0), "1002");
	assert_non_null(strstr(fake_row(&app, 2), "1 of 3 with \"anchor\""));
	fake_key(&app, "Esc");
	assert_int_equal(list_of(&app)->rows.count, 3);
	fake_type(&app, "/p-9_");
	assert_int_equal(list_of(&app)->rows.count, 1);
	assert_string_equal(first_cell(&app, 0, 0), "1001");
	fake_type(&app, "/zzz_");
	assert_int_equal(list_of(&app)->rows.count, 0);
	assert_non_null(strstr(fake_row(&app, 4), "No row holds that. Esc shows all."));
	dk_app_end(&app);
	dk_session_close(s);
}

static void
a_list_is_sorted_by_each_column_both_ways_and_the_cursor_stays_on_its_row(void **state)
{
	struct dk_session *s = open_house();
	struct dk_app app;
	struct dk_err err;

	(void)state;
	dk_app_start(&app, s, 24, 80);
	assert_int_equal(dk_app_open(&app, "orders", &err), DK_OK);
	assert_string_equal(first_cell(&app, 1, 0), "1003"); /* by promise */
	fake_key(&app, "Down");
	fake_type(&app, "ss");
	assert_string_equal(first_cell(&app, 0, 1), "Anchor Cafe");
	assert_string_equal(first_cell(&app, list_of(&app)->cursor, 0), "1003");
	assert_non_null(strstr(fake_row(&app, 2), "by Customer"));
	fake_key(&app, "S");
	assert_string_equal(first_cell(&app, 2, 1), "Anchor Cafe");
	assert_non_null(strstr(fake_row(&app, 2), "by Customer down"));
	fake_key(&app, "Esc");
	assert_string_equal(first_cell(&app, 2, 0), "1002");
	for (int i = 0; i < 11; i++) /* the promise is a day, whatever it says */
		fake_key(&app, "s");
	assert_non_null(strstr(fake_row(&app, 2), "by Promise"));
	assert_string_equal(first_cell(&app, 2, 0), "1002");
	dk_app_end(&app);
	dk_session_close(s);
}

static char *
contents(const char *path, struct dk_arena *a)
{
	FILE *f = fopen(path, "r");
	char *text = dk_arena_array(a, 4096, 1);

	if (f == NULL)
		fail_msg("%s is not there", path);
	assert_true(fread(text, 1, 4095, f) > 0);
	fclose(f);
	return text;
}

/* Figures that begin like a formula are guarded in the file, folders are not typed. */
static void
what_is_shown_is_copied_and_exported(void **state)
{
	struct dk_session *s = open_house();
	const char *home = fixture_path("state"), *file;
	struct dk_arena a = { 0 };
	struct dk_app app;
	struct dk_err err;

	(void)state;
	fixture_sql(s->db, "UPDATE customer SET name = '=1+1' WHERE id = 2");
	home = dk_arena_dup(&a, home);
	assert_int_equal(setenv("XDG_STATE_HOME", home, 1), 0);
	dk_app_start(&app, s, 24, 80);
	assert_int_equal(dk_app_open(&app, "orders", &err), DK_OK);
	fake_key(&app, "y");
	assert_non_null(strstr(
	    contents(dk_fmt(&a, "%s/docket-clip-%s", home, s->user), &a),
	    "1001\tHarbor Marine\tok\twait"));
	fake_type(&app, "/1+1_x");
	fake_key(&app, "C-u");
	fake_type(&app, "../all_");
	assert_non_null(strstr(fake_row(&app, 23), "without folders"));
	fake_key(&app, "C-u");
	fake_type(&app, "mine_");
	assert_non_null(strstr(fake_row(&app, 23), "paper/mine.csv"));
	file = dk_fmt(&a, "%.*spaper/mine.csv", (int)(strrchr(dk_db_path(s->db), '/') + 1 -
	    dk_db_path(s->db)), dk_db_path(s->db));
	assert_string_equal(contents(file, &a),
	    "Order,Customer,Entry,Verify,Alloc,Pick,QC,Pack,Ship,Inv,Promise,PO,Customer no\r\n"
	    "1002,\"'=1+1\",ok,wait,-,-,-,-,-,-,Thu 26,,4712\r\n");
	unlink(file);
	dk_app_end(&app);
	dk_session_close(s);
	dk_arena_free(&a);
}

static const char *
argument(const char *screen)
{
	return strcmp(screen, "difference") == 0 ? "order-unverified"
	    : strcmp(screen, "standing_one") == 0 ? "9" : strcmp(screen, "count") == 0 ? "7"
	    : strcmp(screen, "handout") == 0 ? "5" : strcmp(screen, "purchase") == 0 ||
	    strcmp(screen, "receive") == 0 || strcmp(screen, "bill") == 0 ? "3"
	    : strcmp(screen, "run") == 0 || strcmp(screen, "payment") == 0 ? "4"
	    : strcmp(screen, "pricelist") == 0 ? "base"
	    : strcmp(screen, "account") == 0 || strcmp(screen, "owed") == 0 ? "4711"
	    : strcmp(screen, "blackouts") == 0 ? "4711\x1f" "01"
	    : strcmp(screen, "claim") == 0 ? "8"
	    : strcmp(screen, "exchange") == 0 ? "6" : strcmp(screen, "exchange_new") == 0 ? "1"
	    : strcmp(screen, "cost") == 0 ? "B"
	    : strcmp(screen, "trace") == 0 ? "L1\tB"
	    : strcmp(screen, "parcels") == 0 ? "1 2026-11-23"
	    : strcmp(screen, "printpaper") == 0 ? "4" : "";
}

/* With and without rows: each list opens, and none of these keys breaks it. */
static void
every_list_takes_every_key_of_lists(void **state)
{
	static const char *const names[] = { "s", "s", "S", "End", "Home", "PgDn", "PgUp", "1",
		"y", "/", "z", "q", "Enter", "s", "y", "End", "Esc", "x", "Esc" };
	struct dk_session *s = open_house();
	struct dk_app app;
	struct dk_err err;

	(void)state;
	dk_app_start(&app, s, 24, 80);
	assert_int_equal(dk_app_open(&app, "home", &err), DK_OK);
	for (const struct dk_screen_ops *const *p = dk_screens(); *p != NULL; p++) {
		if ((*p)->sheet == NULL)
			continue;
		dk_open(app.top, (*p)->name, argument((*p)->name));
		assert_string_equal(app.top->ops->name, (*p)->name);
		for (size_t i = 0; i < DK_COUNT(names); i++)
			fake_key(&app, names[i]);
		while (app.top->below != NULL)
			fake_key(&app, "F3");
		assert_string_equal(app.top->ops->name, "home");
	}
	dk_app_end(&app);
	dk_session_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_screen_is_a_list_with_the_keys_of_lists_or_known_to_be_none),
		cmocka_unit_test(a_list_is_filtered_by_any_column_and_by_what_is_not_drawn),
		cmocka_unit_test(
		    a_list_is_sorted_by_each_column_both_ways_and_the_cursor_stays_on_its_row),
		cmocka_unit_test(what_is_shown_is_copied_and_exported),
		cmocka_unit_test(every_list_takes_every_key_of_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
