/* test_csv.c - strict CSV: what comes through, what is refused and on which line. */
#include "cases.h"

#include "docket/csv.h"
#include "docket/json.h"

struct reader {
	FILE *f;
	struct dk_csv *csv;
	struct dk_csv_row row;
	struct dk_err err;
	bool more;
};

static struct reader
reader(const char *bytes, size_t len, bool latin1)
{
	struct reader r = { .f = cases_stream(bytes, len) };

	r.csv = dk_csv_open(r.f, latin1);
	return r;
}

static enum dk_rc
next(struct reader *r)
{
	return dk_csv_next(r->csv, &r->row, &r->more, &r->err);
}

static void
done(struct reader *r)
{
	dk_csv_close(r->csv);
	fclose(r->f);
}

/* Reads all: "a|b;c|d;", with "!LINE" for a row that is refused. */
static char *
all(struct dk_arena *a, const char *s, size_t len, bool latin1)
{
	struct reader r = reader(s, len, latin1);
	char *out = dk_fmt(a, "%s", "");
	enum dk_rc rc;

	while ((rc = next(&r)) != DK_OK || r.more) {
		if (rc != DK_OK) {
			assert_int_equal(rc, DK_EINPUT);
			out = dk_fmt(a, "%s!%zu;", out, r.row.line);
			continue;
		}
		for (size_t i = 0; i < r.row.count; i++)
			out = dk_fmt(a, "%s%s%s", out, i > 0 ? "|" : "", r.row.fields[i]);
		out = dk_fmt(a, "%s;", out);
	}
	done(&r);
	return out;
}

static void
reads(const char *in, const char *out)
{
	struct dk_arena a = { 0 };

	assert_string_equal(all(&a, in, strlen(in), false), out);
	dk_arena_free(&a);
}

static void
rfc_4180_comes_through(void **state)
{
	(void)state;
	reads("", "");
	reads("\n\r\n \n", "");
	reads("a,b\n1,2\n", "a|b;1|2;");
	reads("\xEF\xBB\xBF" "a,b\r\n\r\n1,\"x \"\"y\"\"\r\nz\"\r\n\r\n", "a|b;1|x \"y\"\r\nz;");
	reads("a,b\n , 2 ", "a|b; | 2 ;");
	reads("a\rb\r", "a;b;");
	reads("a,b\n\"\",", "a|b;|;");
}

static void
a_bad_row_is_named_by_its_first_line_and_the_next_one_is_read(void **state)
{
	struct dk_arena a = { 0 };

	(void)state;
	reads("a,b\n1\n2,3\n4,5,6\n7,8\n", "a|b;!2;2|3;!4;7|8;");
	reads("a,b\n1,x\"y\n2,3\n", "a|b;!2;2|3;");
	reads("a,b\n\"x\ny\",1\n2,\"x\"y\n3,4\n", "a|b;x\ny|1;!4;3|4;");
	reads("a,b\n1,2\n\"3,4\n5,6\n", "a|b;1|2;!3;");
	reads("a,b\n\xFF,1\n2,3\n", "a|b;!2;2|3;");
	assert_string_equal(all(&a, "a,b\n1\0,2\n3,4\n", 13, false), "a|b;!2;3|4;");
	dk_arena_free(&a);
}

static void
latin1_becomes_utf8_when_it_is_asked_for(void **state)
{
	struct dk_arena a = { 0 };

	(void)state;
	assert_string_equal(all(&a, "n\nM\xFCller\n", 9, true), "n;Müller;");
	assert_string_equal(all(&a, "n\nM\xFCller\n", 9, false), "n;!2;");
	dk_arena_free(&a);
}

static void
fields_and_rows_have_their_limits(void **state)
{
	size_t n = 3 * DK_CSV_ROW_MAX;
	char *big = malloc(n + 8);
	struct reader r;

	(void)state;
	memcpy(big, "a\n", 2);
	memset(big + 2, 'x', n);
	memcpy(big + 2 + DK_CSV_FIELD_MAX, "\ny\n", 3);
	r = reader(big, 2 + DK_CSV_FIELD_MAX + 3, false);
	assert_int_equal(next(&r), DK_OK);
	assert_int_equal(next(&r), DK_OK);
	done(&r);
	memcpy(big + 2 + DK_CSV_FIELD_MAX, "xx\ny\n", 5);
	r = reader(big, 2 + DK_CSV_FIELD_MAX + 5, false);
	assert_int_equal(next(&r), DK_OK);
	assert_int_equal(next(&r), DK_EINPUT);
	assert_string_equal(r.err.text, "A field is longer than 64 KiB.");
	assert_int_equal(next(&r), DK_OK);
	assert_string_equal(r.row.fields[0], "y");
	done(&r);
	memset(big + 2, 'x', n);
	memcpy(big + n, "\ny\n", 3);
	r = reader(big, n + 3, false);
	assert_int_equal(next(&r), DK_OK);
	assert_int_equal(next(&r), DK_EINPUT);
	assert_int_equal(r.row.line, 2);
	assert_int_equal(next(&r), DK_OK);
	assert_int_equal(r.row.line, 3);
	done(&r);
	free(big);
}

static void
the_raw_row_is_kept_for_the_rejects(void **state)
{
	struct reader r = reader("a,b\n\"1\n\",x\r\n", 12, false);

	(void)state;
	assert_int_equal(next(&r), DK_OK);
	assert_int_equal(next(&r), DK_OK);
	assert_int_equal(r.row.raw_len, 8);
	assert_memory_equal(r.row.raw, "\"1\n\",x\r\n", 8);
	done(&r);
}

static void
a_header_is_searched_by_name(void **state)
{
	struct reader r = reader("sku,name,sku\n", 13, false);

	(void)state;
	assert_int_equal(next(&r), DK_OK);
	assert_int_equal(dk_csv_find(&r.row, "name"), 1);
	assert_int_equal(dk_csv_find(&r.row, "Name"), -1);
	assert_string_equal(dk_csv_twice(&r.row), "sku");
	done(&r);
}

/* Where docket differs from a case on purpose. */
static const char *
why_different(const char *csv)
{
	static const struct {
		const char *csv, *why;
	} list[] = {
		{ "qux,quux,quuz", "which columns there must be is the importer's business" },
		{ "A,B\",C", "a quote inside a field must be doubled (RFC 4180, rule 5)" },
		{ "A,B \"B\",C", "the same" },
		{ "A,B\",C\nD,E\",F", "the same" },
		{ "A,\"B\" ,C,D\r\nE,F,\"G\"  ,H", "blanks behind a closing quote (rule 4)" },
		{ "A,\"B\" ,C,\"D\" \r\nE,F,\"G\"  ,\"H\"  \r\nQ,W,\"E\" ,R", "the same" },
		{ "a,b,\"c\n\" \nd,e,f", "the same" },
		{ "a,b,c\nd,e,f\rg,h,i\n", "a lone CR ends a row" },
		{ "a,b,c\r\nd,e,\"f\r\nf\",g,h,i", "as many fields as the header" },
		{ "one|two,two|three\nfour|five,five|six", "only the comma divides" },
		{ "Field1;Field2;\"Field,3,\"\"3,3\";Field4;Field5;\"Field6,6\"", "the same" },
		{ "A,A,A,A\n1,2,3,4", "names that stand twice are refused by the importer" },
		{ "__proto__,__proto__,__proto__\n1,2,3", "the same" },
		{ "1,2.2,1e3\r\n-4,-4.5,-4e-5\r\n-,5a,5-2\r\n16142028098527942586,9007199254740991,"
		  "-9007199254740992", "every field is text" },
	};

	for (size_t i = 0; i < DK_COUNT(list); i++)
		if (strcmp(list[i].csv, csv) == 0)
			return list[i].why;
	return NULL;
}

/* Parsers differ by options that docket does not have. */
static bool
is_plain(const struct dk_json *c)
{
	static const char *const options[] = { "comments", "delimiter", "dynamicTyping",
		"quoteChar", "escapeChar", "preview", "skipFirstNLines", "fastMode" };
	const struct dk_json *config = dk_json_get(c, "config");

	for (size_t i = 0; i < DK_COUNT(options); i++)
		if (dk_json_get(config, options[i]) != NULL)
			return false;
	return strcmp(dk_json_text(config, "skipEmptyLines"), "greedy") != 0;
}

static bool
wants_refusal(const struct dk_json *c)
{
	const struct dk_json *errors = dk_json_get(c, "errors");

	for (const struct dk_json *e = errors != NULL ? errors->child : NULL; e != NULL;
	     e = e->next)
		if (strstr(e->text, "Quotes") != NULL || strstr(e->text, "Fields") != NULL)
			return true;
	return strcmp(dk_json_text(c, "valid"), "false") == 0;
}

/* The rows of a case as `all` writes them: of objects the header first; blank ones left out. */
static char *
expected(struct dk_arena *a, const struct dk_json *rows)
{
	char *out = dk_fmt(a, "%s", "");

	for (const struct dk_json *r = rows->child; r != NULL; r = r->next) {
		if (r == rows->child && r->kind == DK_JSON_OBJECT) {
			for (const struct dk_json *v = r->child; v != NULL; v = v->next)
				out = dk_fmt(a, "%s%s%s", out, v != r->child ? "|" : "", v->key);
			out = dk_fmt(a, "%s;", out);
		}
		if (r->count == 1 && strspn(r->child->text, " ") == strlen(r->child->text))
			continue;
		for (const struct dk_json *v = r->child; v != NULL; v = v->next)
			out = dk_fmt(a, "%s%s%s", out, v != r->child ? "|" : "", v->text);
		out = dk_fmt(a, "%s;", out);
	}
	return out;
}

static void
judge(struct dk_arena *a, const struct dk_json *c)
{
	const char *csv = dk_json_text(c, "csv"), *got = all(a, csv, strlen(csv), false);
	const struct dk_json *rows = dk_json_get(c, "rows");

	if (rows == NULL)
		rows = dk_json_get(c, "objects");
	if (wants_refusal(c)) {
		if (strchr(got, '!') == NULL)
			fail_msg("accepted: %s", csv);
	} else if (rows != NULL && rows->count > 0) {
		assert_string_equal(got, expected(a, rows));
	} else if (strchr(got, '!') != NULL) {
		fail_msg("refused: %s", csv);
	}
}

static void
the_csv_torture_set_is_judged_right(void **state)
{
	struct dk_arena a = { 0 };
	FILE *f = cases_open("torture/csv.jsonl");
	struct dk_json_stream *st;
	const struct dk_json *c;
	struct dk_err err;
	enum dk_rc rc;
	int judged = 0;

	(void)state;
	if (f == NULL)
		skip();
	st = dk_json_open(f);
	while ((rc = dk_json_next(st, &a, &c, &err)) != DK_OK || c != NULL) {
		if (rc != DK_OK) /* the one case with numbers of 16 digits */
			continue;
		if (!is_plain(c) || why_different(dk_json_text(c, "csv")) != NULL ||
		    strstr(dk_json_text(c, "source"), "newlines_crlf") != NULL) /* lost its CRs */
			continue;
		judge(&a, c);
		judged++;
	}
	assert_true(judged > 40); /* of the part in tests/data, too */
	dk_json_close(st);
	fclose(f);
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rfc_4180_comes_through),
		cmocka_unit_test(a_bad_row_is_named_by_its_first_line_and_the_next_one_is_read),
		cmocka_unit_test(latin1_becomes_utf8_when_it_is_asked_for),
		cmocka_unit_test(fields_and_rows_have_their_limits),
		cmocka_unit_test(the_raw_row_is_kept_for_the_rejects),
		cmocka_unit_test(a_header_is_searched_by_name),
		cmocka_unit_test(the_csv_torture_set_is_judged_right),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
