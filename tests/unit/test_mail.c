/* test_mail.c - messages taken apart, and what rules find in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "docket/buf.h"
#include "docket/mail_file.h"
#include "docket/recognise.h"
#include "fixture.h"
#include "small_desk.h"

static struct dk_err err;

static void
read_mail(struct dk_arena *a, const char *text, struct dk_mail *out)
{
	assert_int_equal(dk_mail_read(a, text, strlen(text), out, &err), DK_OK);
}

static void
a_charset_that_nobody_knows_is_marked_and_read(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_mail m;

	(void)state;
	read_mail(&a, "From: Jo <Jo@A.example>\nSubject: =?utf-8?q?K=C3=A4se?=\n"
	    "Content-Type: text/plain; charset=x-martian\n\nK\xE4se\n", &m);
	assert_string_equal(m.from, "jo@a.example");
	assert_string_equal(m.subject, "K\xC3\xA4se");
	assert_int_equal(m.part_count, 2);
	assert_string_equal(m.parts[0].text, "K\xC3\xA4se\n");
	assert_true(m.parts[0].is_damaged);
	dk_arena_free(&a);
}

static void
html_reads_as_rows_and_cells(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_mail m;

	(void)state;
	read_mail(&a, "Content-Type: text/html\n\n<p>Hi&nbsp;you</p><style>x</style><table><tr>"
	    "<th>Item</th><th>Qty</th></tr><tr><td><p>A1</p></td><td>2</td></tr></table>"
	    "<blockquote>old<br>text</blockquote>", &m);
	assert_string_equal(m.parts[0].text, "Hi you\n\nItem\tQty\nA1\t2\n> old\n> text\n");
	dk_arena_free(&a);
}

static void
bytes_that_are_no_text_do_no_harm(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_mail m;

	(void)state;
	read_mail(&a, "Content-Type: text/plain; charset=utf-8\n\na\x01\xFF\x1B[2Jb", &m);
	assert_true(m.parts[0].is_damaged);
	assert_null(strchr(m.parts[0].text, '\x1B'));
	dk_arena_free(&a);
}

static void
a_message_nested_beyond_reason_is_refused(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_buf b = { 0 };
	struct dk_mail m;

	(void)state;
	for (int i = 0; i < 5000; i++)
		dk_buf_fmt(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
	assert_int_equal(dk_mail_read(&a, b.data, b.len, &m, &err), DK_EINPUT);
	dk_buf_free(&b);
	dk_arena_free(&a);
}

struct try {
	const char *text, *sku, *qty; /* qty NULL: nothing may be found */
};

static void
recognise(struct dk_session *s, struct dk_arena *a, const char *text, struct dk_recognised *out)
{
	struct dk_catalogue *cat = NULL;
	struct dk_mail m;

	read_mail(a, text, &m);
	assert_int_equal(dk_catalogue_open(s, &cat, &err), DK_OK);
	assert_int_equal(dk_recognise(cat, a, &m, dk_session_today(s), out, &err), DK_OK);
	dk_catalogue_close(cat);
}

/* What stands in the text is what is ordered; what may mean two things is not. */
static void
one_line_is_read_as_a_clerk_would(void **state)
{
	static const struct try tries[] = {
		{ "12 x BOLT", "BOLT", "12" },
		{ "BOLT: 7 pcs", "BOLT", "7" },
		{ "please send a dozen NUT", "NUT", "12" },
		{ "bitte vierundzwanzig NUT", "NUT", "24" },
		{ "quatre-vingts NUT svp", "NUT", "80" },
		{ "treinta y cinco NUT por favor", "NUT", "35" },
		{ "please send 1,200 BOLT", "BOLT", "1200" },
		{ "no BOLT this time, 5 NUT please", "NUT", "5" },
		{ "do not send 5 BOLT", NULL, NULL },
		{ "what does 5 BOLT cost?", NULL, NULL },
		{ "last week we received 5 BOLT", NULL, NULL },
		{ "10 or 12 BOLT", NULL, NULL },
		{ "about 20 BOLT", NULL, NULL },
		{ "5 BOLT or NUT", NULL, NULL },
		{ "Tel. 0117 555 0142 BOLT", NULL, NULL },
		{ "please cancel 5 BOLT, 6 NUT and 7 CABLE", NULL, NULL },
	};
	struct dk_session *s = small_desk_open("mail");

	(void)state;
	for (size_t i = 0; i < DK_COUNT(tries); i++) {
		struct dk_arena a = { 0 };
		struct dk_recognised f;

		recognise(s, &a, dk_fmt(&a, "From: a@b.example\n"
		    "Content-Type: text/plain; charset=utf-8\n\n%s\n", tries[i].text), &f);
		if (f.line_count != (tries[i].qty != NULL ? 1 : 0) || (f.line_count == 1 &&
		    (strcmp(f.lines[0].sku, tries[i].sku) != 0 ||
		    strcmp(dk_qty_text(f.lines[0].qty).s, tries[i].qty) != 0)))
			fail_msg("\"%s\" is %zu lines: %s %s", tries[i].text, f.line_count,
			    f.line_count > 0 ? f.lines[0].sku : "",
			    f.line_count > 0 ? dk_qty_text(f.lines[0].qty).s : "");
		dk_arena_free(&a);
	}
	fixture_company_end(s);
}

static void
what_is_quoted_is_not_ordered_again(void **state)
{
	struct dk_session *s = small_desk_open("mail");
	struct dk_arena a = { 0 };
	struct dk_recognised f;

	(void)state;
	recognise(s, &a, "Content-Type: text/plain\n\nAnother 3 BOLT please.\n\n"
	    "On Monday, we wrote:\n> thank you for 12 NUT\n", &f);
	assert_int_equal(f.line_count, 1);
	assert_string_equal(f.lines[0].sku, "BOLT");
	recognise(s, &a, "Subject: Fwd: list\nContent-Type: text/plain\n\nPlease see below.\n\n"
	    "---------- Forwarded message ---------\nFrom: Al\nSubject: list\n\n12 NUT\n", &f);
	assert_int_equal(f.line_count, 1);
	assert_string_equal(f.lines[0].sku, "NUT");
	dk_arena_free(&a);
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_charset_that_nobody_knows_is_marked_and_read),
		cmocka_unit_test(html_reads_as_rows_and_cells),
		cmocka_unit_test(bytes_that_are_no_text_do_no_harm),
		cmocka_unit_test(a_message_nested_beyond_reason_is_refused),
		cmocka_unit_test(one_line_is_read_as_a_clerk_would),
		cmocka_unit_test(what_is_quoted_is_not_ordered_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
