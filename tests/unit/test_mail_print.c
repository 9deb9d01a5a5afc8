/* test_mail_print.c - what is written as a message is read back as it was, by a reader that knows
 * nothing of the writer; and strangers' texts open no header. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "docket/mail_file.h"
#include "docket/mail_print.h"

static struct dk_err err;

static const struct dk_mail_reply simple = { .from_name = "Northgate", .from = "desk@n.example",
	.to_name = "Jo", .to = "jo@a.example", .subject = "Re: bolts",
	.message_id = "<1@n.example>",
	.in_reply_to = "<a@b.example>", .refs = "<x@b.example> <a@b.example>",
	.at_ms = INT64_C(1795425120000), .text = "Hello\n" };

static void
read_back(struct dk_arena *a, const struct dk_mail_reply *m, struct dk_mail *out)
{
	struct dk_buf b = { 0 };

	dk_mail_print(m, &b);
	for (const char *p = b.data; *p != '\0';) {
		size_t n = strcspn(p, "\n");

		assert_in_range(n, 1, 79); /* its CR included */
		assert_int_equal(p[n - 1], '\r');
		for (size_t i = 0; i + 1 < n; i++)
			assert_in_range(p[i], ' ', '~');
		p += n + (p[n] == '\n');
	}
	assert_int_equal(dk_mail_read(a, b.data, b.len, out, &err), DK_OK);
	dk_buf_free(&b);
}

/* Lines end with CRLF on their way. */
static void
is_text(const char *got, const char *want)
{
	for (; *want != '\0'; want++) {
		if (*want == '\n')
			assert_int_equal(*got++, '\r');
		assert_int_equal(*got++, *want);
	}
	assert_int_equal(*got, '\0');
}

static void
names_subjects_and_texts_come_back(void **state)
{
	static const char *const texts[] = { "", "Jo", "Jo \"the bolt\" O'Hale \\ Sons",
		"Käse & Möbel GmbH", "=?UTF-8?Q?not_coded?=", "50 = 50?",
		"a very long name of a house that has taken every word that it could find and more",
		"海港五金有限公司海港五金有限公司🔩", "Sharp, Lee; <Avon> (boats): @sea" };

	(void)state;
	for (size_t i = 0; i < DK_COUNT(texts); i++) {
		struct dk_arena a = { 0 };
		struct dk_mail_reply m = simple;
		struct dk_mail got;

		m.from_name = m.subject = texts[i];
		m.text = dk_fmt(&a, "%s \n\n.\nFrom here\n%s%s\t\n", texts[i], texts[i], texts[i]);
		read_back(&a, &m, &got);
		assert_string_equal(got.from_name, texts[i]);
		assert_string_equal(got.from, "desk@n.example");
		assert_string_equal(got.subject, texts[i]);
		assert_string_equal(got.message_id, "1@n.example");
		assert_string_equal(got.refs, simple.refs);
		assert_true(got.sent_ms == simple.at_ms);
		is_text(got.parts[0].text, m.text);
		dk_arena_free(&a);
	}
}

static void
what_a_stranger_wrote_opens_no_header(void **state)
{
	struct dk_mail_reply m = simple;
	struct dk_buf b = { 0 };

	(void)state;
	m.to = "jo@a.example>\r\nBcc: all@b.example, <x@c.example";
	m.to_name = m.subject = "Jo\r\nBcc: all@b.example";
	dk_mail_print(&m, &b);
	assert_null(strstr(b.data, "\nBcc"));
	assert_non_null(strstr(b.data, "<jo@a.exampleBcc:all@b.examplex@c.example>\r\n"));
	dk_buf_free(&b);
}

static void
what_is_not_known_has_no_header(void **state)
{
	struct dk_mail_reply m = simple;
	struct dk_arena a = { 0 };
	struct dk_buf b = { 0 };
	struct dk_mail got;

	(void)state;
	m.from = m.message_id = m.in_reply_to = m.refs = "";
	dk_mail_print(&m, &b);
	assert_null(strstr(b.data, "From"));
	assert_null(strstr(b.data, "Message-ID"));
	assert_null(strstr(b.data, "In-Reply-To"));
	assert_null(strstr(b.data, "References"));
	assert_int_equal(dk_mail_read(&a, b.data, b.len, &got, &err), DK_OK);
	assert_string_equal(got.refs, "");
	dk_buf_free(&b);
	dk_arena_free(&a);
}

static void
read_refs(struct dk_arena *a, const char *headers, const char *want)
{
	const char *text = dk_fmt(a, "Subject: x\n%s\nbody\n", headers);
	struct dk_mail m;

	assert_int_equal(dk_mail_read(a, text, strlen(text), &m, &err), DK_OK);
	assert_string_equal(m.refs, want);
}

static void
a_thread_is_the_last_twenty_ids_that_can_be_ids(void **state)
{
	const char *many = "References:", *last = "";
	struct dk_arena a = { 0 };

	(void)state;
	read_refs(&a, "References: <a@b>\n\t<c@d>\n <e@f>\n", "<a@b> <c@d> <e@f>");
	read_refs(&a, "In-Reply-To: <a@b>\n", "<a@b>");
	read_refs(&a, "In-Reply-To: your letter of Monday\n", "");
	read_refs(&a, "References: <a b@c> <<d@e> <f@g\n", "<d@e>");
	read_refs(&a, "X-None: 1\n", "");
	for (int i = 0; i < 30; i++) {
		many = dk_fmt(&a, "%s\n <%d@x>", many, i);
		if (i >= 10)
			last = dk_fmt(&a, "%s%s<%d@x>", last, *last != '\0' ? " " : "", i);
	}
	read_refs(&a, dk_fmt(&a, "%s\n", many), last);
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_subjects_and_texts_come_back),
		cmocka_unit_test(what_a_stranger_wrote_opens_no_header),
		cmocka_unit_test(what_is_not_known_has_no_header),
		cmocka_unit_test(a_thread_is_the_last_twenty_ids_that_can_be_ids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
