/* test_table.c - tables, and how text, CSV and JSON print them. */
#include "cases.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "docket/format.h"
#include "docket/text.h"

static const struct dk_column columns[] = {
	{ "order", "Order", DK_COLUMN_CODE, 0, 0, false },
	{ "customer", "Customer", DK_COLUMN_TEXT, 0, 12, false },
	{ "qty", "Qty", DK_COLUMN_QTY, 0, 0, true },
	{ "price", "Price", DK_COLUMN_PRICE, 0, 0, false },
	{ "tax", "Tax %", DK_COLUMN_RATE, 0, 0, false },
	{ "net", "Net", DK_COLUMN_MONEY, 2, 0, true },
	{ "due", "Due", DK_COLUMN_DATE, 0, 0, false },
	{ "posted", "Posted", DK_COLUMN_INSTANT, 0, 0, false },
	{ "lines", "Lines", DK_COLUMN_INT, 0, 0, true },
};

static void
add_order(struct dk_table *t, const char *customer, int64_t net)
{
	dk_table_row(t);
	dk_table_text(t, "000771");
	dk_table_text(t, customer);
	dk_table_qty(t, (dk_qty){ 1204500 });
	dk_table_price(t, (dk_price){ 1840 });
	dk_table_rate(t, (dk_rate){ 8875 });
	dk_table_money(t, DK_MONEY(net));
	dk_table_date(t, dk_date_make(2026, 11, 23));
	dk_table_instant(t, INT64_C(1795426860000));
	dk_table_int(t, 3);
}

static struct dk_table *
orders(struct dk_arena *a, const char *customer)
{
	struct dk_table *t = dk_table_new(a, "orders", "Orders entered", columns,
	    DK_COUNT(columns));

	dk_table_note(t, "Filter", "entered on 23 Nov 2026");
	add_order(t, customer, 123450);
	dk_table_row(t);
	dk_table_text(t, "000772");
	return t;
}

static const char *
printed(struct dk_arena *a, struct dk_table *t, const char *format)
{
	struct dk_buf b = { 0 };
	struct dk_err err;
	const char *s;

	assert_int_equal(dk_table_print(t, dk_format_find(format), &b, &err), DK_OK);
	s = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return s;
}

static void
text_aligns_columns_and_sums_the_foot(void **state)
{
	struct dk_arena a = { 0 };

	(void)state;
	assert_string_equal(printed(&a, orders(&a, "Blauer See"), "text"),
	    "Orders entered\n"
	    "Filter: entered on 23 Nov 2026\n"
	    "\n"
	    "Order   Customer        Qty  Price  Tax %       Net  Due         Posted (UTC)     "
	    " Lines\n"
	    "------  ----------  -------  -----  -----  --------  ----------  ----------------  "
	    "-----\n"
	    "000771  Blauer See  1,204.5  0.184  8.875  1,234.50  2026-11-23  2026-11-23 09:41   "
	    "   3\n"
	    "000772\n"
	    "------  ----------  -------  -----  -----  --------  ----------  ----------------  "
	    "-----\n"
	    "Total               1,204.5                1,234.50                                 "
	    "   3\n"
	    "2 rows\n");
	dk_arena_free(&a);
}

static void
csv_names_keys_and_prints_plain_amounts(void **state)
{
	struct dk_arena a = { 0 };

	(void)state;
	assert_string_equal(printed(&a, orders(&a, "A \"B\", C"), "csv"),
	    "order,customer,qty,price,tax,net,due,posted,lines\r\n"
	    "000771,\"A \"\"B\"\", C\",1204.5,0.184,8.875,1234.50,2026-11-23,"
	    "2026-11-23T09:41:00.000Z,3\r\n"
	    "000772,,,,,,,,\r\n");
	dk_arena_free(&a);
}

static void
csv_guards_text_that_looks_like_a_formula_but_no_amount(void **state)
{
	static const char *const bad[] = { "=1+1", "+1", "-1", "@SUM(A1)", "\tx" };
	struct dk_arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < DK_COUNT(bad); i++)
		assert_non_null(strstr(printed(&a, orders(&a, bad[i]), "csv"),
		    dk_fmt(&a, "000771,\"'%s\",", bad[i])));
	{
		struct dk_table *t = orders(&a, "x");

		add_order(t, "y", -995);
		assert_non_null(strstr(printed(&a, t, "csv"), ",-9.95,"));
	}
	dk_arena_free(&a);
}

static void
an_export_is_not_guarded(void **state)
{
	struct dk_buf b = { 0 };

	(void)state;
	dk_csv_field(&b, "-5", false);
	assert_string_equal(dk_buf_text(&b), "-5");
	dk_buf_free(&b);
}

static void
json_prints_an_object_a_row_with_amounts_as_strings(void **state)
{
	struct dk_arena a = { 0 };

	(void)state;
	assert_string_equal(printed(&a, orders(&a, "O'Neil \"x\"\n"), "json"),
	    "{\"order\":\"000771\",\"customer\":\"O'Neil \\\"x\\\"\\n\",\"qty\":\"1204.5\","
	    "\"price\":\"0.184\",\"tax\":\"8.875\",\"net\":\"1234.50\",\"due\":\"2026-11-23\","
	    "\"posted\":\"2026-11-23T09:41:00.000Z\",\"lines\":3}\n"
	    "{\"order\":\"000772\",\"customer\":null,\"qty\":null,\"price\":null,\"tax\":null,"
	    "\"net\":null,\"due\":null,\"posted\":null,\"lines\":null}\n");
	dk_arena_free(&a);
}

static void
wide_and_hostile_text_keeps_the_columns(void **state)
{
	struct dk_arena a = { 0 };
	const char *s = printed(&a, orders(&a, "张三\x1b[31m\xff Weltunternehmen"), "text");

	(void)state;
	assert_null(strchr(s, '\x1b'));
	assert_true(dk_utf8_valid(s, strlen(s)));
	/* the name is cut to its 12 cells, and the next column stands where it stood */
	assert_non_null(strstr(s, "000771  张三\xEF\xBF\xBD[31m\xEF\xBF\xBD …"));
	dk_arena_free(&a);
}

static void
many_rows_keep_their_places(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_table *t = dk_table_new(&a, "n", "Numbers", &columns[8], 1);
	int64_t sum = 0;

	(void)state;
	for (int64_t i = 0; i < 5000; i++) {
		dk_table_row(t);
		dk_table_int(t, i);
	}
	for (size_t i = 0; i < 5000; i++)
		assert_int_equal(dk_table_cell(t, i, 0).n, i);
	assert_true(dk_table_total(t, 0, &sum));
	assert_int_equal(sum, 4999 * 5000 / 2);
	dk_arena_free(&a);
}

static void
a_total_that_overflows_is_left_out(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_table *t = dk_table_new(&a, "n", "Numbers", &columns[8], 1);
	int64_t sum;

	(void)state;
	dk_table_row(t);
	dk_table_int(t, INT64_MAX);
	dk_table_row(t);
	dk_table_int(t, 1);
	assert_false(dk_table_total(t, 0, &sum));
	dk_arena_free(&a);
}

static void
several_tables_are_told_apart(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_workbook *w = dk_workbook_new(&a, "Daily", 0);
	struct dk_buf b = { 0 };
	struct dk_table *t = dk_table_new(&a, "n", "Numbers", &columns[8], 1);

	(void)state;
	dk_table_row(t);
	dk_table_int(t, 7);
	dk_workbook_add(w, t);
	dk_workbook_add(w, t);
	assert_int_equal(dk_workbook_print(w, dk_format_find("csv"), &b, NULL), DK_OK);
	assert_string_equal(dk_buf_text(&b), "n\r\nlines\r\n7\r\n\r\nn\r\nlines\r\n7\r\n");
	dk_buf_clear(&b);
	assert_int_equal(dk_workbook_print(w, dk_format_find("json"), &b, NULL), DK_OK);
	assert_string_equal(dk_buf_text(&b),
	    "{\"table\":\"n\",\"lines\":7}\n{\"table\":\"n\",\"lines\":7}\n");
	dk_buf_free(&b);
	dk_arena_free(&a);
}

static void
formats_are_found_by_name_and_by_file(void **state)
{
	(void)state;
	assert_ptr_equal(dk_format_find("txt"), dk_format_find("text"));
	assert_ptr_equal(dk_format_of_file("a.b/c.CSV"), dk_format_find("csv"));
	assert_null(dk_format_of_file("a.csv/c"));
	assert_null(dk_format_find("doc"));
}

static const char *
file_text(struct dk_arena *a, const char *path)
{
	char text[256] = "";
	FILE *f = fopen(path, "r");

	assert_non_null(f);
	assert_true(fread(text, 1, sizeof(text) - 1, f) > 0);
	fclose(f);
	return dk_arena_dup(a, text);
}

static void
a_file_is_replaced_whole_or_not_at_all(void **state)
{
	char folder[] = "/tmp/docket-test-XXXXXX";
	struct dk_arena a = { 0 };
	struct dk_buf b = { 0 };
	struct dk_err err;
	const char *path;

	(void)state;
	assert_non_null(mkdtemp(folder));
	path = dk_fmt(&a, "%s/report.txt", folder);
	dk_buf_str(&b, "first");
	assert_int_equal(dk_out_file(path, &b, &err), DK_OK);
	dk_buf_str(&b, " second");
	assert_int_equal(dk_out_file(path, &b, &err), DK_OK);
	assert_string_equal(file_text(&a, path), "first second");
	assert_int_equal(dk_out_file(dk_fmt(&a, "%s/none/x", folder), &b, &err), DK_EIO);
	assert_non_null(strstr(err.text, "does not exist"));
	assert_int_equal(dk_out_file(folder, &b, &err), DK_EIO);
	assert_non_null(strstr(err.text, "is a folder"));
	assert_int_equal(dk_out_file("/dev/null", &b, &err), DK_OK);
	assert_int_equal(dk_out_file("/dev/full", &b, &err), DK_EIO);
	assert_non_null(strstr(err.text, "no room"));
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0); /* nothing was left beside */
	dk_buf_free(&b);
	dk_arena_free(&a);
}

static void
a_full_disk_leaves_the_old_file_and_nothing_beside(void **state)
{
	char folder[] = "/tmp/docket-test-XXXXXX";
	struct rlimit before, small = { 5, 5 };
	struct dk_arena a = { 0 };
	struct dk_buf b = { 0 };
	struct dk_err err;
	const char *path;

	(void)state;
	assert_non_null(mkdtemp(folder));
	path = dk_fmt(&a, "%s/report.txt", folder);
	dk_buf_str(&b, "first");
	assert_int_equal(dk_out_file(path, &b, &err), DK_OK);
	dk_buf_str(&b, " second");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small.rlim_max = before.rlim_max;
	assert_true(signal(SIGXFSZ, SIG_IGN) != SIG_ERR);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_int_equal(dk_out_file(path, &b, &err), DK_EIO);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_string_equal(file_text(&a, path), "first");
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0);
	dk_buf_free(&b);
	dk_arena_free(&a);
}

static void
files_keep_names_and_mark_what_is_no_text(void **state)
{
	struct dk_arena a = { 0 };

	(void)state;
	assert_string_equal(dk_text_scrub(&a, "plain"), "plain");
	assert_string_equal(dk_text_scrub(&a, "张三 \xF0\x9F\x98\x80\n\tשלום"),
	    "张三 \xF0\x9F\x98\x80\n\tשלום");
	assert_string_equal(dk_text_scrub(&a, "a\x01" "b\x7f" "c\xC2\x85" "d\xff" "e\xEF\xBF\xBE"),
	    "a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c\xEF\xBF\xBD" "d\xEF\xBF\xBD" "e\xEF\xBF\xBD");
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_aligns_columns_and_sums_the_foot),
		cmocka_unit_test(csv_names_keys_and_prints_plain_amounts),
		cmocka_unit_test(csv_guards_text_that_looks_like_a_formula_but_no_amount),
		cmocka_unit_test(an_export_is_not_guarded),
		cmocka_unit_test(json_prints_an_object_a_row_with_amounts_as_strings),
		cmocka_unit_test(wide_and_hostile_text_keeps_the_columns),
		cmocka_unit_test(many_rows_keep_their_places),
		cmocka_unit_test(a_total_that_overflows_is_left_out),
		cmocka_unit_test(several_tables_are_told_apart),
		cmocka_unit_test(formats_are_found_by_name_and_by_file),
		cmocka_unit_test(a_file_is_replaced_whole_or_not_at_all),
		cmocka_unit_test(a_full_disk_leaves_the_old_file_and_nothing_beside),
		cmocka_unit_test(files_keep_names_and_mark_what_is_no_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
