/* test_pdf.c - documents and reports as PDF: bytes, pages, text, fonts. */
#include "cases.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "docket/format.h"
#include "sample_invoice.h"
#include "sample_slip.h"

extern char **environ;

static struct dk_buf
pdf_of(const struct dk_paper *p)
{
	struct dk_buf b = { 0 };
	struct dk_err err;

	assert_int_equal(dk_paper_print(p, dk_format_find("pdf"), &b, &err), DK_OK);
	assert_memory_equal(b.data, "%PDF-1", 6);
	return b;
}

static size_t
count_in(const struct dk_buf *b, const char *what)
{
	const char *at = b->data, *end = b->data + b->len;
	size_t n = 0;

	while ((at = memmem(at, (size_t)(end - at), what, strlen(what))) != NULL) {
		n++;
		at += strlen(what);
	}
	return n;
}

/* The text of a PDF as poppler takes it out; NULL where that is not on this machine. Frees `b`. */
static char *
text_of(struct dk_arena *a, struct dk_buf b)
{
	char pdf[] = "/tmp/docket-test-XXXXXX", text[64], block[4096];
	char *argv[] = { "pdftotext", "-layout", pdf, text, NULL };
	struct dk_buf out = { 0 };
	struct dk_err err;
	int fd = mkstemp(pdf), status = -1;
	char *s = NULL;
	size_t n;
	pid_t pid;
	FILE *f;

	assert_true(fd >= 0);
	close(fd);
	snprintf(text, sizeof(text), "%s.txt", pdf);
	assert_int_equal(dk_out_file(pdf, &b, &err), DK_OK);
	dk_buf_free(&b);
	if (posix_spawnp(&pid, argv[0], NULL, NULL, argv, environ) == 0)
		waitpid(pid, &status, 0);
	if (status == 0 && (f = fopen(text, "r")) != NULL) {
		while ((n = fread(block, 1, sizeof(block), f)) > 0)
			dk_buf_add(&out, block, n);
		fclose(f);
		s = dk_arena_dup(a, dk_buf_text(&out));
	}
	unlink(text);
	unlink(pdf);
	dk_buf_free(&out);
	return s;
}

static size_t
count_of(const char *s, const char *what)
{
	struct dk_buf b = { .data = (char *)(uintptr_t)s, .len = strlen(s) };

	return count_in(&b, what);
}

static void
the_same_document_gives_the_same_bytes(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_buf one = pdf_of(sample_invoice(&a, 70)), other, two;

	(void)state;
	other = pdf_of(sample_slip(&a, 3)); /* what was printed before leaves no trace */
	sleep(1);
	two = pdf_of(sample_invoice(&a, 70));
	assert_int_equal(one.len, two.len);
	assert_memory_equal(one.data, two.data, one.len);
	assert_int_equal(count_in(&one, "/CreationDate (20261123090100Z)"), 1);
	dk_buf_free(&one);
	dk_buf_free(&other);
	dk_buf_free(&two);
	dk_arena_free(&a);
}

static void
fonts_are_embedded_as_subsets(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_buf b = pdf_of(sample_invoice(&a, 5));

	(void)state;
	assert_true(count_in(&b, "/FontFile") >= 2);
	assert_true(count_in(&b, "+DejaVuSans") >= 2);
	assert_true(b.len < 60000);
	dk_buf_free(&b);
	dk_arena_free(&a);
}

static void
pages_break_with_heads_and_carried_sums(void **state)
{
	struct dk_arena a = { 0 };
	char *s = text_of(&a, pdf_of(sample_invoice(&a, 70)));
	size_t pages;

	(void)state;
	if (s == NULL)
		skip();
	pages = count_of(s, "\f");
	assert_true(pages >= 3);
	assert_int_equal(count_of(s, "Description"), pages);
	assert_int_equal(count_of(s, "Carried forward"), pages - 1);
	assert_int_equal(count_of(s, "Brought forward"), pages - 1);
	assert_non_null(strstr(s, dk_fmt(&a, "Page %zu of %zu", pages, pages)));
	dk_arena_free(&a);
}

static void
the_text_of_an_invoice_can_be_taken_out_again(void **state)
{
	static const char *const texts[] = { "Invoice INV-2026-004711", "Blauer See Delikatessen",
		"Löffelbiskuit, Großpackung", "Καλώδιο τροφοδοσίας 3 m", "less 5 % discount",
		"VAT GB 123 4567 82", "Ship to", "577.06", "Page 1 of 1" };
	struct dk_arena a = { 0 };
	char *s = text_of(&a, pdf_of(sample_invoice(&a, 5)));

	(void)state;
	if (s == NULL)
		skip();
	for (size_t i = 0; i < DK_COUNT(texts); i++)
		assert_non_null(strstr(s, texts[i]));
	dk_arena_free(&a);
}

static void
every_line_of_a_long_slip_is_printed_once(void **state)
{
	struct dk_arena a = { 0 };
	char *s = text_of(&a, pdf_of(sample_slip(&a, 300)));

	(void)state;
	if (s == NULL)
		skip();
	for (size_t i = 0; i < 300; i++)
		assert_int_equal(count_of(s, sample_code(&a, i)), 1);
	assert_int_equal(count_of(s, "14 follow on 1 Dec 2026"), 33);
	assert_int_equal(count_of(s, "Received complete"), 1);
	dk_arena_free(&a);
}

static void
names_in_other_scripts_come_out(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_paper *p = sample_slip(&a, 1);
	char *s;

	(void)state;
	dk_paper_to(p, "מאפיית לחם הארץ\nشركة النور\nΑθήνα");
	s = text_of(&a, pdf_of(p));
	if (s == NULL)
		skip();
	assert_non_null(strstr(s, "מאפיית לחם הארץ"));
	assert_non_null(strstr(s, "شركة النور"));
	assert_non_null(strstr(s, "Αθήνα"));
	dk_arena_free(&a);
}

static void
hostile_text_makes_a_paper_all_the_same(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_paper *p = sample_slip(&a, 2);
	char *word = dk_arena_alloc(&a, 5001);
	struct dk_buf b;

	(void)state;
	memset(word, 'w', 5000);
	dk_paper_to(p, "A\x1b]0;x\x07\n\n\n)>>endobj\xff\xfe\n\xE2\x80\xAE" "C");
	dk_paper_fact(p, word, word);
	dk_paper_foot(p = dk_paper_new(&a, DK_PAPER_4X6, word, word), word);
	dk_paper_text(p, word, dk_fmt(&a, "%s %s", word, word));
	dk_paper_total(p, word, word, true);
	b = pdf_of(p);
	dk_buf_free(&b);
	dk_arena_free(&a);
}

static const struct dk_column columns[] = {
	{ "order", "Order", DK_COLUMN_CODE, 0, 0, false },
	{ "customer", "Customer", DK_COLUMN_TEXT, 0, 0, false },
	{ "net", "Net", DK_COLUMN_MONEY, 2, 0, true },
};

static void
a_report_repeats_its_heads_and_ends_in_its_total(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_table *t = dk_table_new(&a, "orders", "Orders entered", columns,
	    DK_COUNT(columns));
	struct dk_buf b = { 0 };
	char *s;

	(void)state;
	for (size_t i = 0; i < 100; i++) {
		dk_table_row(t);
		dk_table_text(t, dk_fmt(&a, "%06zu", i));
		dk_table_text(t, "Blauer See");
		dk_table_money(t, DK_MONEY(12345));
	}
	assert_int_equal(dk_table_print(t, dk_format_find("pdf"), &b, NULL), DK_OK);
	s = text_of(&a, b);
	if (s == NULL)
		skip();
	assert_int_equal(count_of(s, "Customer"), count_of(s, "\f"));
	assert_non_null(strstr(s, "12,345.00"));
	assert_int_equal(count_of(s, "Blauer See"), 100);
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_document_gives_the_same_bytes),
		cmocka_unit_test(fonts_are_embedded_as_subsets),
		cmocka_unit_test(pages_break_with_heads_and_carried_sums),
		cmocka_unit_test(the_text_of_an_invoice_can_be_taken_out_again),
		cmocka_unit_test(every_line_of_a_long_slip_is_printed_once),
		cmocka_unit_test(names_in_other_scripts_come_out),
		cmocka_unit_test(hostile_text_makes_a_paper_all_the_same),
		cmocka_unit_test(a_report_repeats_its_heads_and_ends_in_its_total),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
