/* test_paper.c - documents as text: widths, page breaks, carried sums. */
#include "cases.h"

#include "docket/format.h"
#include "docket/text.h"
#include "sample_invoice.h"
#include "sample_slip.h"

static char *
text_of(struct dk_arena *a, const struct dk_paper *p)
{
	struct dk_buf b = { 0 };
	char *s;

	assert_int_equal(dk_paper_print(p, dk_format_find("text"), &b, NULL), DK_OK);
	s = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return s;
}

static size_t
count_of(const char *s, const char *what)
{
	size_t n = 0;

	while ((s = strstr(s, what)) != NULL) {
		n++;
		s += strlen(what);
	}
	return n;
}

/* Widest line, and most lines between form feeds. */
static void
measure(struct dk_arena *a, const char *s, int *cells, size_t *lines)
{
	size_t n = 0;

	*cells = 0;
	*lines = 0;
	for (; *s != '\0'; s++) {
		size_t len;
		int width;

		if (*s == '\f') {
			n = 0;
			s++;
		}
		len = strcspn(s, "\n");
		width = dk_text_cells(dk_arena_dup_n(a, s, len));
		*cells = width > *cells ? width : *cells;
		*lines = ++n > *lines ? n : *lines;
		s += len;
	}
}

static void
an_invoice_of_three_lines_is_one_page(void **state)
{
	struct dk_arena a = { 0 };
	const char *s = text_of(&a, sample_invoice(&a, 3));

	(void)state;
	assert_null(strchr(s, '\f'));
	assert_non_null(strstr(s, "Page 1 of 1"));
	assert_non_null(strstr(s, "Invoice INV-2026-004711\n"));
	assert_non_null(strstr(s, "Blauer See Delikatessen"));
	assert_null(strstr(s, "Carried forward"));
	dk_arena_free(&a);
}

static void
an_invoice_of_seventy_lines_breaks_with_heads_and_sums(void **state)
{
	struct dk_arena a = { 0 };
	const char *s = text_of(&a, sample_invoice(&a, 70));
	size_t pages = count_of(s, "\f") + 1, lines;
	int cells;

	(void)state;
	assert_true(pages >= 3);
	assert_int_equal(count_of(s, "Pos Item"), pages);
	assert_int_equal(count_of(s, "Carried forward"), pages - 1);
	assert_int_equal(count_of(s, "Brought forward"), pages - 1);
	assert_non_null(strstr(s, dk_fmt(&a, "Page %zu of %zu", pages, pages)));
	measure(&a, s, &cells, &lines);
	assert_true(cells <= DK_PAPER_CELLS);
	assert_true(lines <= DK_PAPER_LINES);
	dk_arena_free(&a);
}

static void
no_line_of_a_long_document_is_lost(void **state)
{
	struct dk_arena a = { 0 };
	const char *s = text_of(&a, sample_slip(&a, 300));

	(void)state;
	for (size_t i = 0; i < 300; i++)
		assert_int_equal(count_of(s, dk_fmt(&a, "%4zu %s ", i + 1, sample_code(&a, i))), 1);
	assert_int_equal(count_of(s, "14 follow on 1 Dec 2026"), 33);
	dk_arena_free(&a);
}

static void
a_long_description_goes_on_in_the_next_line(void **state)
{
	struct dk_arena a = { 0 };
	const char *s = text_of(&a, sample_invoice(&a, 3));

	(void)state;
	assert_non_null(strstr(s, "Raclette Courdavault"));
	assert_non_null(strstr(s, "cellars of the"));
	assert_non_null(strstr(s, "less 5 % discount"));
	dk_arena_free(&a);
}

static void
hostile_text_cannot_break_the_paper(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_paper *p = sample_slip(&a, 2);
	char *word = dk_arena_alloc(&a, 5001);
	size_t lines;
	const char *s;
	int cells;

	(void)state;
	memset(word, 'w', 5000);
	dk_paper_to(p, "A\x1b]0;x\x07\nB\xff\xfe\n\xE2\x80\xAE" "C");
	dk_paper_fact(p, word, word);
	dk_paper_table(p, sample_slip_columns, DK_COUNT(sample_slip_columns), false);
	dk_paper_row(p, (const char *[]){ word, word, word, word, word, word });
	dk_paper_text(p, word, word);
	s = text_of(&a, p);
	measure(&a, s, &cells, &lines);
	assert_true(cells <= DK_PAPER_CELLS);
	assert_null(strchr(s, '\x1b'));
	assert_null(strstr(s, "\xE2\x80\xAE"));
	assert_true(dk_utf8_valid(s, strlen(s)));
	dk_arena_free(&a);
}

static void
large_amounts_are_never_cut(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_paper *p = sample_invoice(&a, 1);
	const char *s;
	size_t lines;
	int cells;

	(void)state;
	dk_paper_table(p, sample_invoice_columns, DK_COUNT(sample_invoice_columns), false);
	dk_paper_row(p, (const char *[]){ "1", "A", "B", "900,000", "pc", "1,000,000.0001",
	    "-8,888,888,888.88" });
	dk_paper_total(p, "Total", "-9,999,999,999,999", true);
	s = text_of(&a, p);
	assert_non_null(strstr(s, " pc    1,000,000.0001 -8,888,888,888.88\n"));
	assert_non_null(strstr(s, " -9,999,999,999,999\n"));
	measure(&a, s, &cells, &lines);
	assert_true(cells <= DK_PAPER_CELLS);
	dk_arena_free(&a);
}

static void
documents_are_not_printed_as_csv(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_buf b = { 0 };
	struct dk_err err;

	(void)state;
	assert_int_equal(dk_paper_print(sample_slip(&a, 1), dk_format_find("csv"), &b, &err),
	    DK_EINPUT);
	assert_string_equal(err.field, "format");
	dk_buf_free(&b);
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_invoice_of_three_lines_is_one_page),
		cmocka_unit_test(an_invoice_of_seventy_lines_breaks_with_heads_and_sums),
		cmocka_unit_test(no_line_of_a_long_document_is_lost),
		cmocka_unit_test(a_long_description_goes_on_in_the_next_line),
		cmocka_unit_test(hostile_text_cannot_break_the_paper),
		cmocka_unit_test(large_amounts_are_never_cut),
		cmocka_unit_test(documents_are_not_printed_as_csv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
