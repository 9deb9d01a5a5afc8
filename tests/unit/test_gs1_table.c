/* test_gs1_table.c - rows of identifiers: each is sound, and what it builds is read back. */
#include "cases.h"
#include "chance.h"

#include "docket/check_digit.h"
#include "docket/gs1.h"
#include "docket/gs1_table.h"
#include "docket/json.h"

#define ROUNDS 40

/* Codes that the rules about lists know. */
static const struct {
	const char *rule, *code;
} codes[] = {
	{ "iso3166", "826" }, { "iso3166999", "999" }, { "iso3166alpha2", "DE" },
	{ "iso4217", "978" }, { "packagetype", "CT" }, { "mediatype", "07" },
	{ "iban", "DE91100000000123456789" }, { "posinseqslash", "2/3" }, { "winding", "9" },
	{ "hyphen", "-" }, { "yymmdd", "270228" }, { "yymmd0", "270200" }, { "hhmi", "2359" },
	{ "yyyymmdd", "20240229" }, { "hh", "23" }, { "mi", "59" }, { "ss", "00" },
	{ "latitude", "1800000000" }, { "longitude", "3600000000" }, { "pieceoftotal", "0203" },
	{ "csumalpha", "1987654Ad4X4bL5ttr2310c2K" }, { "zero", "0" }, { "yesno", "1" },
	{ "iso5218", "2" }, { "importeridx", "a" },
};

static bool
names(const struct dk_gs1_part *part, const char *rule)
{
	char list[80], wanted[40];

	snprintf(list, sizeof(list), "%.*s,", (int)part->rules_len, part->rules);
	snprintf(wanted, sizeof(wanted), ",%s,", rule);
	return strstr(list, wanted) != NULL;
}

static void
by_chance(const struct dk_gs1_part *part, char *to, uint64_t *seed)
{
	static const char set[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz_-!\"%&'()*+,./:;<=>?";
	size_t len = part->least + chance(seed) % (part->most - part->least + 1);
	size_t most = part->set == 'N' ? 10 : part->set == 'Y' ? 36 : part->set == 'Z' ? 44 :
	    sizeof(set) - 1;

	if (names(part, "gcppos1"))
		len = len < 5 ? 5 : len;
	for (size_t i = 0; i < len; i++) {
		to[i] = set[chance(seed) % most];
		if (names(part, "pcenc") && to[i] == '%')
			to[i] = '+';
		if (i < 4 && (names(part, "gcppos1") || names(part, "gcppos2") ||
		    names(part, "nonzero") || names(part, "nozeroprefix")))
			to[i] = (char)('1' + chance(seed) % 9);
	}
	to[len] = '\0';
	if (names(part, "csum")) {
		to[len - 1] = '\0';
		to[len - 1] = dk_mod10_digit(to);
	}
}

static void
build_part(const struct dk_gs1_part *part, char *to, uint64_t *seed)
{
	for (size_t i = 0; i < DK_COUNT(codes); i++)
		if (names(part, codes[i].rule)) {
			memcpy(to, codes[i].code, strlen(codes[i].code) + 1);
			return;
		}
	by_chance(part, to, seed);
}

/* An element of the row with every part, or with those that may be missing left out. */
static void
build(const struct dk_gs1_ai *row, struct dk_gs1_element *e, uint64_t *seed)
{
	struct dk_gs1_pieces p;
	size_t len = 0, last = strlen(row->ai) - 1;
	bool whole = chance(seed) % 2 == 0;

	(void)dk_gs1_split(row, "", 0, &p);
	memcpy(e->ai, row->ai, strlen(row->ai) + 1);
	e->ai[last] = (char)(e->ai[last] + (int)(chance(seed) %
	    (uint64_t)(row->last[last] - row->ai[last] + 1)));
	for (size_t i = 0; i < p.count && (whole || !p.part[i].optional); i++) {
		build_part(&p.part[i], e->value + len, seed);
		len += strlen(e->value + len);
	}
}

static void
same(const struct dk_gs1 *a, const struct dk_gs1 *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		assert_string_equal(a->list[i].ai, b->list[i].ai);
		assert_string_equal(a->list[i].value, b->list[i].value);
	}
}

static void
comes_back(const struct dk_gs1 *g)
{
	struct dk_buf text = { 0 };
	struct dk_gs1 again;
	struct dk_err err = { .text = "" };

	dk_gs1_write_raw(g, '\x1d', &text);
	if (dk_gs1_read_raw(dk_buf_text(&text) + 1, &again, &err) != DK_GS1_GOOD)
		fail_msg("%s: %s", dk_buf_text(&text) + 1, err.text);
	same(g, &again);
	dk_buf_clear(&text);
	dk_gs1_write_bracketed(g, &text);
	if (dk_gs1_read_bracketed(dk_buf_text(&text), &again, &err) != DK_GS1_GOOD)
		fail_msg("%s: %s", dk_buf_text(&text), err.text);
	same(g, &again);
	dk_buf_free(&text);
}

static void
every_row_is_read_back_whole(void **state)
{
	uint64_t seed = 1;
	size_t rows = 0;

	(void)state;
	for (const struct dk_gs1_ai *row; (row = dk_gs1_ai_row(rows)) != NULL; rows++)
		for (int round = 0; round < ROUNDS; round++) {
			struct dk_gs1 g = { .count = 1 };

			build(row, &g.list[0], &seed);
			assert_ptr_equal(dk_gs1_ai_at(g.list[0].ai), row);
			comes_back(&g);
		}
	assert_true(rows >= 224);
}

static void
strings_of_many_rows_are_read_back_whole(void **state)
{
	uint64_t seed = 2;
	size_t rows = 0;

	(void)state;
	while (dk_gs1_ai_row(rows) != NULL)
		rows++;
	for (int round = 0; round < 500; round++) {
		struct dk_gs1 g = { .count = 1 + chance(&seed) % DK_GS1_MOST };

		for (size_t i = 0; i < g.count; i++)
			build(dk_gs1_ai_row(chance(&seed) % rows), &g.list[i], &seed);
		comes_back(&g);
	}
}

/* One digit misread in a number with a check digit is always found. */
static void
a_misread_digit_is_found(void **state)
{
	uint64_t seed = 3;

	(void)state;
	for (size_t i = 0; dk_gs1_ai_row(i) != NULL; i++) {
		struct dk_gs1 g = { .count = 1 }, again;
		struct dk_gs1_element *e = &g.list[0];
		struct dk_gs1_pieces p;
		struct dk_buf text = { 0 };
		size_t at, part = 0;

		build(dk_gs1_ai_row(i), e, &seed);
		assert_int_equal(dk_gs1_split(dk_gs1_ai_row(i), e->value, strlen(e->value), &p),
		    DK_GS1_FITS);
		while (part < p.count && !names(&p.part[part], "csum"))
			part++;
		if (part == p.count)
			continue;
		at = p.span[part].at + chance(&seed) % p.span[part].len;
		e->value[at] = (char)('0' + (e->value[at] - '0' + 1 +
		    (int)(chance(&seed) % 9)) % 10);
		dk_gs1_write_raw(&g, '\x1d', &text);
		assert_int_equal(dk_gs1_read_raw(dk_buf_text(&text) + 1, &again, NULL), DK_GS1_BAD);
		dk_buf_free(&text);
	}
}

/* Coupons are not sold here; every other rule that a row names has its function. */
static void
rows_name_rules_that_exist(void **state)
{
	(void)state;
	for (size_t i = 0; dk_gs1_ai_row(i) != NULL; i++) {
		struct dk_gs1_pieces p;

		(void)dk_gs1_split(dk_gs1_ai_row(i), "", 0, &p);
		assert_true(p.count > 0);
		for (size_t k = 0; k < p.count; k++) {
			const char *at = p.part[k].rules, *end = at + p.part[k].rules_len;

			for (size_t len; at < end; at += len) {
				len = strcspn(++at, ", &");
				if (strncmp(at, "coupon", 6) != 0)
					assert_non_null(dk_gs1_rule_find(at, len));
			}
		}
	}
}

/* The strings of an array, a space between them. */
static const char *
joined(struct dk_arena *a, const struct dk_json *array)
{
	const char *text = "";

	for (const struct dk_json *m = array->child; m != NULL; m = m->next)
		text = dk_fmt(a, "%s%s%s", text, m == array->child ? "" : " ", m->text);
	return text;
}

static void
the_table_is_the_published_one(void **state)
{
	FILE *f = cases_open("gs1/ai_table.jsonl");
	struct dk_arena a = { 0 };
	struct dk_json_stream *st;
	const struct dk_json *v;
	size_t i = 0;

	(void)state;
	if (f == NULL)
		skip();
	st = dk_json_open(f);
	for (; dk_json_next(st, &a, &v, NULL) == DK_OK && v != NULL; i++) {
		const struct dk_gs1_ai *row = dk_gs1_ai_row(i);
		const char *to = dk_json_text(v, "to");
		char *parts;

		assert_non_null(row);
		parts = dk_arena_dup(&a, row->parts);
		for (char *s = parts; *s != '\0'; s++)
			*s = *s == '&' ? ' ' : *s;
		assert_string_equal(row->ai, dk_json_text(v, "ai"));
		assert_string_equal(row->last, to[0] != '\0' ? to : row->ai);
		assert_string_equal(row->flags, dk_json_text(v, "flags"));
		assert_true(dk_gs1_ai_fixed(row) ==
		    (strcmp(dk_json_text(v, "fnc1_required"), "false") == 0));
		assert_string_equal(parts, joined(&a, dk_json_get(v, "components")));
		assert_string_equal(row->ties, joined(&a, dk_json_get(v, "attributes")));
		assert_string_equal(row->title, dk_json_text(v, "title"));
	}
	assert_null(dk_gs1_ai_row(i));
	dk_json_close(st);
	fclose(f);
	dk_arena_free(&a);
}

static void
no_identifier_begins_another(void **state)
{
	(void)state;
	for (size_t i = 0; dk_gs1_ai_row(i) != NULL; i++) {
		const struct dk_gs1_ai *row = dk_gs1_ai_row(i);
		size_t len = strlen(row->ai);

		assert_int_equal(strlen(row->last), len);
		assert_memory_equal(row->ai, row->last, len - 1);
		for (size_t k = 0; dk_gs1_ai_row(k) != NULL; k++)
			assert_true(k == i || strncmp(dk_gs1_ai_row(k)->ai, row->ai, len) < 0 ||
			    strncmp(dk_gs1_ai_row(k)->ai, row->last, len) > 0);
	}
}

static void
years_of_two_digits_stay_near(void **state)
{
	dk_date d;

	(void)state;
	assert_true(dk_gs1_date("270228", 2026, &d));
	assert_string_equal(dk_date_iso(d).s, "2027-02-28");
	assert_true(dk_gs1_date("760101", 2026, &d));
	assert_string_equal(dk_date_iso(d).s, "2076-01-01");
	assert_true(dk_gs1_date("770101", 2026, &d));
	assert_string_equal(dk_date_iso(d).s, "1977-01-01");
	assert_true(dk_gs1_date("000101", 2051, &d));
	assert_string_equal(dk_date_iso(d).s, "2100-01-01");
	assert_true(dk_gs1_date("280200", 2026, &d));
	assert_string_equal(dk_date_iso(d).s, "2028-02-29");
	assert_false(dk_gs1_date("270229", 2026, &d));
	assert_false(dk_gs1_date("2702", 2026, &d));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_read_back_whole),
		cmocka_unit_test(strings_of_many_rows_are_read_back_whole),
		cmocka_unit_test(a_misread_digit_is_found),
		cmocka_unit_test(rows_name_rules_that_exist),
		cmocka_unit_test(the_table_is_the_published_one),
		cmocka_unit_test(no_identifier_begins_another),
		cmocka_unit_test(years_of_two_digits_stay_near),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
