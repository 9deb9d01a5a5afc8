/* test_xlsx.c - workbooks: what is written is read back, sealed by its bytes, and compared. */
#include "cases.h"

#include <unistd.h>

#include "docket/format.h"
#include "docket/text.h"
#include "out/xlsx_read.h"

static const struct dk_column columns[] = {
	{ "order", "Order", DK_COLUMN_CODE, 0, 0, false },
	{ "note", "Note", DK_COLUMN_TEXT, 0, 0, false },
	{ "qty", "Qty", DK_COLUMN_QTY, 0, 0, true },
	{ "price", "Price", DK_COLUMN_PRICE, 0, 0, false },
	{ "tax", "Tax %", DK_COLUMN_RATE, 0, 0, false },
	{ "net", "Net", DK_COLUMN_MONEY, 2, 0, true },
	{ "due", "Due", DK_COLUMN_DATE, 0, 0, false },
	{ "posted", "Posted", DK_COLUMN_INSTANT, 0, 0, false },
	{ "lines", "Lines", DK_COLUMN_INT, 0, 0, true },
};

static struct dk_table *
orders(struct dk_arena *a, size_t rows, const char *note)
{
	struct dk_table *t = dk_table_new(a, "orders", "Orders entered", columns,
	    DK_COUNT(columns));

	dk_table_note(t, "Filter", "entered on 23 Nov 2026");
	for (size_t i = 0; i < rows; i++) {
		dk_table_row(t);
		dk_table_text(t, dk_fmt(a, "%06zu", 771 + i));
		dk_table_text(t, note);
		dk_table_qty(t, (dk_qty){ 100 + (int64_t)i });
		dk_table_price(t, (dk_price){ 1840 });
		dk_table_rate(t, (dk_rate){ 8875 });
		dk_table_money(t, DK_MONEY((int64_t)i * 7919 % 100003 - 5000));
		dk_table_date(t, dk_date_make(2026, 11, 23));
		dk_table_instant(t, INT64_C(1795424460000));
		dk_table_int(t, 3);
	}
	return t;
}

static struct dk_workbook *
daily(struct dk_arena *a, size_t rows, const char *note)
{
	struct dk_workbook *w = dk_workbook_new(a, "Daily report", INT64_C(1795424460000));
	struct dk_table *t = orders(a, rows, note);

	w->company = "Aldgate & Co";
	w->digest = "9f41c1d0";
	dk_workbook_note(w, "As of", "2026-11-23 17:40");
	dk_workbook_add(w, t);
	dk_workbook_chart(w, &(struct dk_chart){ .title = "Net", .kind = DK_CHART_LINE,
	    .table = t, .label = "order", .series = { "net", "lines" } });
	return w;
}

static struct dk_buf
written(const struct dk_workbook *w)
{
	struct dk_buf b = { 0 };
	struct dk_err err;

	assert_int_equal(dk_workbook_print(w, dk_format_find("xlsx"), &b, &err), DK_OK);
	return b;
}

static struct xlsx_file
read_back(struct dk_arena *a, struct dk_buf b)
{
	struct xlsx_file f;
	struct dk_err err;

	assert_int_equal(dk_xlsx_read(a, &b, &f, &err), DK_OK);
	dk_buf_free(&b);
	return f;
}

/* The cell of that name, or an empty one. */
static struct xlsx_cell
cell(struct dk_arena *a, const struct xlsx_sheet *s, const char *name)
{
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(dk_xlsx_cell_name(a, s->cells[i].row, s->cells[i].column), name) == 0)
			return s->cells[i];
	return (struct xlsx_cell){ .value = "", .formula = "" };
}

static void
cells_keep_their_type_and_value(void **state)
{
	struct dk_arena a = { 0 };
	struct xlsx_file f = read_back(&a, written(daily(&a, 3, "Blauer See")));
	const struct xlsx_sheet *s = &f.sheets[1];

	(void)state;
	assert_string_equal(f.sheets[0].name, "Cover");
	assert_string_equal(s->name, "Orders");
	assert_string_equal(f.sheets[2].name, "Charts");
	assert_string_equal(cell(&a, s, "A1").value, "Order");
	assert_string_equal(cell(&a, s, "A2").value, "000771");
	assert_false(cell(&a, s, "A2").is_number);
	assert_string_equal(cell(&a, s, "C2").value, "0.1");
	assert_string_equal(cell(&a, s, "D2").value, "0.184");
	assert_string_equal(cell(&a, s, "E2").value, "0.08875");
	assert_string_equal(cell(&a, s, "F2").value, "-50");
	assert_string_equal(cell(&a, s, "G2").value, "46349");
	assert_true(cell(&a, s, "G2").is_number);
	dk_arena_free(&a);
}

static void
the_same_data_gives_the_same_bytes(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_buf one, two;

	(void)state;
	one = written(daily(&a, 40, "x"));
	setenv("TZ", "Asia/Tokyo", 1);
	sleep(1); /* a clock that got in would show */
	two = written(daily(&a, 40, "x"));
	unsetenv("TZ");
	assert_int_equal(one.len, two.len);
	assert_memory_equal(one.data, two.data, one.len);
	dk_buf_free(&one);
	dk_buf_free(&two);
	dk_arena_free(&a);
}

static void
totals_store_the_sums_of_their_columns(void **state)
{
	static const char *const letters[] = { "C", "F", "I" };
	struct dk_arena a = { 0 };
	struct xlsx_file f = read_back(&a, written(daily(&a, 500, "x")));
	const struct xlsx_sheet *s = &f.sheets[1];

	(void)state;
	for (size_t i = 0; i < DK_COUNT(letters); i++) {
		struct xlsx_cell total = cell(&a, s, dk_fmt(&a, "%s502", letters[i]));
		double sum = 0;

		for (size_t k = 0; k < s->count; k++)
			if (s->cells[k].column == total.column && s->cells[k].row > 0 &&
			    s->cells[k].row < 501)
				sum += strtod(s->cells[k].value, NULL);
		assert_non_null(strstr(total.formula,
		    dk_fmt(&a, "SUM(%s2:%s501)", letters[i], letters[i])));
		assert_string_equal(dk_fmt(&a, "%.3f", sum),
		    dk_fmt(&a, "%.3f", strtod(total.value, NULL)));
	}
	dk_arena_free(&a);
}

static void
the_cover_names_filter_rows_totals_and_digest(void **state)
{
	struct dk_arena a = { 0 };
	struct xlsx_file f = read_back(&a, written(daily(&a, 3, "x")));
	const struct xlsx_sheet *s = &f.sheets[0];

	(void)state;
	assert_string_equal(cell(&a, s, "A1").value, "Daily report");
	assert_string_equal(cell(&a, s, "A2").value, "Aldgate & Co");
	assert_string_equal(cell(&a, s, "B4").value, "2026-11-23 17:40");
	assert_string_equal(cell(&a, s, "B5").value, "entered on 23 Nov 2026");
	assert_string_equal(cell(&a, s, "B6").value, "9f41c1d0");
	assert_string_equal(cell(&a, s, "C9").value, "3");
	assert_string_equal(cell(&a, s, "E10").formula, "'Orders'!F5");
	/* the library prints 16 digits; 15 are what a number has */
	assert_string_equal(dk_fmt(&a, "%.15g", strtod(cell(&a, s, "E10").value, NULL)), "87.57");
	dk_arena_free(&a);
}

static void
hostile_text_stays_text(void **state)
{
	static const char *const texts[] = { "=1+1", "=HYPERLINK(\"http://x\")", "+A1", "@x",
		"<b>&amp;", "]]>", "_x0041_", "_x005F_", "שלום", "张三", "\xF0\x9F\x98\x80",
		"a\nb\tc", "  blanks  ", "'x", "123" };
	struct dk_arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < DK_COUNT(texts); i++) {
		struct xlsx_file f = read_back(&a, written(daily(&a, 1, texts[i])));
		struct xlsx_cell c = cell(&a, &f.sheets[1], "B2");

		assert_string_equal(c.value, texts[i]);
		assert_string_equal(c.formula, "");
		assert_false(c.is_number);
	}
	dk_arena_free(&a);
}

static void
bytes_that_are_no_text_are_marked(void **state)
{
	struct dk_arena a = { 0 };
	struct xlsx_file f = read_back(&a, written(daily(&a, 1,
	    "a\x01" "b\xff" "c\xEF\xBF\xBF" "d\x7f")));

	(void)state;
	assert_string_equal(cell(&a, &f.sheets[1], "B2").value, "a\xEF\xBF\xBD" "b\xEF\xBF\xBD"
	    "c\xEF\xBF\xBD" "d\xEF\xBF\xBD");
	dk_arena_free(&a);
}

static void
text_beyond_the_limit_is_cut_and_marked(void **state)
{
	struct dk_arena a = { 0 };
	char *s = dk_arena_alloc(&a, 40001);
	struct xlsx_file f;
	const char *got;

	(void)state;
	memset(s, 'x', 40000);
	f = read_back(&a, written(daily(&a, 1, s)));
	got = cell(&a, &f.sheets[1], "B2").value;
	assert_int_equal(strlen(got), 32766 + 3);
	assert_string_equal(got + 32766, "…");
	dk_arena_free(&a);
}

static void
sheets_have_names_that_spreadsheets_take(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_workbook *w = dk_workbook_new(&a, "Names", 0);
	struct xlsx_file f;

	(void)state;
	for (int i = 0; i < 3; i++)
		dk_workbook_add(w, dk_table_new(&a, "a:b/c*d'e[f] and a very long name indeed",
		    "T", columns, DK_COUNT(columns)));
	dk_workbook_add(w, dk_table_new(&a, "cover", "T", columns, DK_COUNT(columns)));
	dk_workbook_add(w, dk_table_new(&a, "history", "T", columns, DK_COUNT(columns)));
	f = read_back(&a, written(w));
	assert_string_equal(f.sheets[1].name, "A b c d e f  and a very long na");
	assert_string_equal(f.sheets[2].name, "A b c d e f  and a very lo 2");
	assert_string_equal(f.sheets[3].name, "A b c d e f  and a very lo 3");
	assert_string_equal(f.sheets[4].name, "Cover 2");
	assert_string_equal(f.sheets[5].name, "History 2");
	dk_arena_free(&a);
}

static void
a_large_table_is_the_same_cells(void **state)
{
	struct dk_arena a = { 0 };
	struct xlsx_file f = read_back(&a, written(daily(&a, 6000, "x")));

	(void)state;
	assert_int_equal(f.sheets[1].count, 6001 * DK_COUNT(columns) + 4);
	assert_string_equal(cell(&a, &f.sheets[1], "A6001").value, "006770");
	assert_string_equal(cell(&a, &f.sheets[1], "C6002").value, "18597");
	dk_arena_free(&a);
}

static void
an_edited_cell_is_named(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_workbook *good = daily(&a, 9, "x"), *bad = daily(&a, 9, "x");
	struct dk_buf one, two;
	struct dk_err err;

	(void)state;
	one = written(good);
	two = written(bad);
	assert_int_equal(dk_workbook_compare(&one, &two, &err), DK_OK);
	dk_buf_free(&two);

	bad->tables[0]->pages[0][6 * DK_COUNT(columns) + 4].n = 20000;
	two = written(bad);
	assert_int_equal(dk_workbook_compare(&one, &two, &err), DK_EREFUSED);
	assert_string_equal(err.text, "Orders!E8: expected 0.08875, found 0.2");
	dk_buf_free(&two);

	bad->tables[0]->pages[0][2 * DK_COUNT(columns) + 1].s = NULL;
	two = written(bad);
	assert_int_equal(dk_workbook_compare(&one, &two, &err), DK_EREFUSED);
	assert_string_equal(err.text, "Orders!B4: expected x, found nothing");
	dk_buf_free(&two);

	two = written(daily(&a, 8, "x"));
	assert_int_equal(dk_workbook_compare(&one, &two, &err), DK_EREFUSED);
	assert_string_equal(err.text, "Cover!C9: expected 9, found 8");
	dk_buf_free(&two);
	dk_buf_free(&one);
	dk_arena_free(&a);
}

static void
what_is_no_workbook_is_refused(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_buf good = written(daily(&a, 9, "x")), bad = { 0 };
	struct dk_err err;

	(void)state;
	assert_int_equal(dk_workbook_compare(&good, &bad, &err), DK_EINPUT);
	dk_buf_str(&bad, "PK\x03\x04 no zip");
	assert_int_equal(dk_workbook_compare(&good, &bad, &err), DK_EINPUT);
	/* whatever byte is damaged, the answer is a sentence */
	for (size_t i = 0; i < good.len; i += 97) {
		dk_buf_clear(&bad);
		dk_buf_add(&bad, good.data, good.len);
		bad.data[i] = (char)(bad.data[i] ^ 0x55);
		if (dk_workbook_compare(&good, &bad, &err) != DK_OK)
			assert_true(err.text[0] != '\0');
	}
	dk_buf_free(&bad);
	dk_buf_free(&good);
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_keep_their_type_and_value),
		cmocka_unit_test(the_same_data_gives_the_same_bytes),
		cmocka_unit_test(totals_store_the_sums_of_their_columns),
		cmocka_unit_test(the_cover_names_filter_rows_totals_and_digest),
		cmocka_unit_test(hostile_text_stays_text),
		cmocka_unit_test(bytes_that_are_no_text_are_marked),
		cmocka_unit_test(text_beyond_the_limit_is_cut_and_marked),
		cmocka_unit_test(sheets_have_names_that_spreadsheets_take),
		cmocka_unit_test(a_large_table_is_the_same_cells),
		cmocka_unit_test(an_edited_cell_is_named),
		cmocka_unit_test(what_is_no_workbook_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
