/*
 * calc_gs1_suite.c - the cases of a published test suite (jodal/biip), told apart by their tests.
 *
 * What a case wants stands in its "expected..." members, or in the name of its test: "..._fails"
 * and the like want a refusal, "test_parse_..." alone wants that the value can be read.
 */
#include <string.h>

#include "cli/calc_gs1.h"
#include "docket/check_digit.h"
#include "docket/gs1.h"

#define ELEMENTS_MAX 64
#define PREFIX_LEAST 4 /* digits of a company's prefix */
#define PREFIX_MOST 12

enum answer { DONE, REFUSED, CANNOT };

/* The value, without blanks around it. */
static const char *
value_of(struct dk_calc_case *c)
{
	const char *s = dk_json_text(c->in, dk_json_get(c->in, "value") != NULL ? "value" :
	    "bad_value");
	size_t len;

	s += strspn(s, " \t\n");
	len = strlen(s);
	while (len > 0 && strchr(" \t\n", s[len - 1]) != NULL)
		len--;
	return dk_arena_dup_n(c->arena, s, len);
}

static enum answer
encode_gtin(struct dk_calc_case *c, struct dk_out *out)
{
	const char *value = value_of(c), *test = dk_json_text(c->in, "test");
	size_t format = dk_gtin_format(value), want, len = strlen(value);

	want = strchr(test, '1') != NULL ? 10 + (size_t)(strchr(test, '1')[1] - '0') : 8;
	if (format == 0 || format > want)
		return REFUSED;
	value += len > want ? len - want : 0;
	dk_out_str(out, "expected", dk_fmt(c->arena, "%.*s%s",
	    (int)(want > len ? want - len : 0), "00000000", value));
	return DONE;
}

static enum answer
parse_gtin(struct dk_calc_case *c, struct dk_out *out)
{
	return dk_calc_gs1_gtin(c, out, "expected", value_of(c)) ? DONE : REFUSED;
}

static enum answer
parse_sscc(struct dk_calc_case *c, struct dk_out *out)
{
	return dk_calc_gs1_sscc(c, out, "expected", value_of(c)) ? DONE : REFUSED;
}

static enum answer
parse_gln(struct dk_calc_case *c, struct dk_out *out)
{
	return dk_calc_gs1_gln(c, out, "expected", value_of(c)) ? DONE : REFUSED;
}

/* "3 5708130 046984695 0": the company's prefix stands apart, as long as the case says. */
static enum answer
sscc_for_people(struct dk_calc_case *c, struct dk_out *out)
{
	const char *value = value_of(c);
	struct dk_calc_decimal prefix;

	if (!dk_calc_decimal(dk_json_text(c->in, "company_prefix_length"), &prefix)) {
		dk_calc_cannot(c, "how long a company's prefix is stands in GS1's register, which "
		    "docket does not carry; give company_prefix_length");
		return CANNOT;
	}
	if (strlen(value) != 18 || !dk_mod10_ok(value) || prefix.places != 0 ||
	    prefix.value < PREFIX_LEAST || prefix.value > PREFIX_MOST)
		return REFUSED;
	dk_out_str(out, "expected", dk_fmt(c->arena, "%.1s %.*s %.*s %s", value,
	    (int)prefix.value, value + 1, 16 - (int)prefix.value, value + 1 + prefix.value,
	    value + 17));
	return DONE;
}

static enum answer
check_digit(struct dk_calc_case *c, struct dk_out *out)
{
	const char *value = value_of(c);

	if (value[0] == '\0' || value[strspn(value, "0123456789")] != '\0')
		return REFUSED;
	dk_out_int(out, "expected", dk_mod10_digit(value) - '0');
	return DONE;
}

static enum answer
symbology(struct dk_calc_case *c, struct dk_out *out)
{
	const char *value = value_of(c);
	struct dk_gs1_aim aim;

	if (!dk_gs1_aim(value, &aim))
		return REFUSED;
	dk_out_object(out, "expected");
	dk_out_str(out, "value", dk_arena_dup_n(c->arena, value, aim.len));
	dk_out_str(out, "iso_symbology", aim.carrier);
	dk_out_str(out, "modifiers", dk_arena_dup_n(c->arena, value + 2, aim.len - 2));
	dk_out_str(out, "gs1_symbology", aim.gs1);
	dk_out_end(out);
	return DONE;
}

/* Written out again, the identifier is the value of the case. */
static enum answer
symbology_text(struct dk_calc_case *c, struct dk_out *out)
{
	const char *value = value_of(c);
	struct dk_gs1_aim aim;

	if (!dk_gs1_aim(value, &aim))
		return REFUSED;
	dk_out_str(out, "value", dk_arena_dup_n(c->arena, value, aim.len));
	return DONE;
}

/* The first element; where the case names its identifier apart, that stands in front. */
static bool
first_element(struct dk_calc_case *c, struct dk_calc_element *e)
{
	const char *s = value_of(c);

	if (strstr(dk_json_text(c->in, "test"), "invalid_date") != NULL)
		s = dk_fmt(c->arena, "%s%s", dk_json_text(c->in, "ai_code"), s);
	return dk_calc_gs1_take(c->arena, &s, e);
}

static enum answer
extract(struct dk_calc_case *c, struct dk_out *out)
{
	struct dk_calc_element e;

	if (!first_element(c, &e))
		return REFUSED;
	dk_calc_gs1_put(c, out, "expected", &e);
	return DONE;
}

static enum answer
extract_date(struct dk_calc_case *c, struct dk_out *out)
{
	bool alone = strstr(dk_json_text(c->in, "test"), "datetime") == NULL;
	struct dk_calc_element e;

	if (!first_element(c, &e))
		return REFUSED;
	dk_out_str(out, alone ? "expected" : "expected_date", e.date);
	if (!alone)
		dk_out_str(out, "expected_datetime", e.datetime);
	return DONE;
}

static enum answer
extract_decimal(struct dk_calc_case *c, struct dk_out *out)
{
	struct dk_calc_element e;

	if (!first_element(c, &e))
		return REFUSED;
	dk_out_str(out, "expected", dk_calc_gs1_decimal(c->arena, &e));
	return DONE;
}

static enum answer
extract_money(struct dk_calc_case *c, struct dk_out *out)
{
	struct dk_calc_element e;

	if (!first_element(c, &e))
		return REFUSED;
	dk_out_str(out, "expected_currency", dk_calc_gs1_currency(&e));
	dk_out_str(out, "expected_decimal", dk_calc_gs1_decimal(c->arena, &e));
	return DONE;
}

/* All elements of the value, which is one string or a list of them. */
static bool
all_elements(struct dk_calc_case *c, struct dk_calc_element *list, size_t *count)
{
	const struct dk_json *value = dk_json_get(c->in, "value"), *item = NULL;
	const char *s = value_of(c);

	if (value != NULL && value->kind == DK_JSON_ARRAY)
		item = value->child;
	for (*count = 0; *s != '\0' || item != NULL;) {
		if (*s == '\0') {
			s = item->text;
			item = item->next;
		}
		if (*count == ELEMENTS_MAX || !dk_calc_gs1_take(c->arena, &s, &list[(*count)++]))
			return false;
	}
	return *count > 0;
}

static enum answer
parse_message(struct dk_calc_case *c, struct dk_out *out)
{
	struct dk_calc_element list[ELEMENTS_MAX];
	size_t count;

	if (!all_elements(c, list, &count))
		return REFUSED;
	dk_out_object(out, "expected");
	dk_out_str(out, "value", value_of(c));
	dk_out_object(out, "element_strings");
	dk_out_array(out, "args");
	dk_out_array(out, NULL);
	for (size_t i = 0; i < count; i++)
		dk_calc_gs1_put(c, out, NULL, &list[i]);
	for (int depth = 0; depth < 4; depth++)
		dk_out_end(out);
	return DONE;
}

static enum answer
message_for_people(struct dk_calc_case *c, struct dk_out *out)
{
	bool plainly = strcmp(dk_json_text(c->in, "test"), "test_as_hri") == 0;
	struct dk_calc_element list[ELEMENTS_MAX];
	const char *text = "";
	size_t count;

	if (!all_elements(c, list, &count))
		return REFUSED;
	for (size_t i = 0; i < count; i++)
		text = dk_fmt(c->arena, "%s(%s)%s", text, list[i].ai, list[i].value);
	dk_out_str(out, plainly ? "expected" : "expected_hri", text);
	return DONE;
}

static enum answer
parse_for_people(struct dk_calc_case *c, struct dk_out *out)
{
	struct dk_buf raw = { 0 };
	struct dk_gs1 g;

	if (dk_gs1_read_bracketed(value_of(c), &g, NULL) != DK_GS1_GOOD)
		return REFUSED;
	dk_gs1_write_raw(&g, '\x1d', &raw);
	dk_out_str(out, "raw", dk_buf_text(&raw) + 1);
	dk_buf_free(&raw);
	return DONE;
}

/* Values by the beginning of their identifier or a part of its title: all, or the first of them. */
static enum answer
pick(struct dk_calc_case *c, struct dk_out *out)
{
	bool all = strstr(dk_json_text(c->in, "test"), "filter") != NULL, found = false;
	const char *ai = dk_json_text(c->in, "ai"), *title = dk_json_text(c->in, "data_title");
	struct dk_calc_element list[ELEMENTS_MAX];
	size_t count;

	if (!all_elements(c, list, &count))
		return REFUSED;
	if (all)
		dk_out_array(out, "expected");
	for (size_t i = 0; i < count && (all || !found); i++) {
		if (strncmp(list[i].ai, ai, strlen(ai)) != 0 ||
		    strstr(list[i].row->title, title) == NULL)
			continue;
		found = true;
		dk_out_str(out, all ? NULL : "expected", list[i].value);
	}
	if (all)
		dk_out_end(out);
	else if (!found)
		dk_out_null(out, "expected");
	return DONE;
}

/* The first row whose file it is and whose text begins the test's name. */
static const struct test {
	const char *file, *begins;
	enum answer (*run)(struct dk_calc_case *c, struct dk_out *out);
} tests[] = {
	{ "gtin/test_encode", "test_as_gtin_", encode_gtin },
	{ "gtin/test_parse", "test_parse", parse_gtin },
	{ "test_sscc", "test_as_hri", sscc_for_people },
	{ "test_sscc", "test_parse", parse_sscc },
	{ "test_gln", "test_parse", parse_gln },
	{ "test_checksums", "test_gs1_standard_check_digit", check_digit },
	{ "test_symbology", "test_len", symbology_text },
	{ "test_symbology", "test_str", symbology_text },
	{ "test_symbology", "test_", symbology },
	{ "test_gs1_element_strings", "test_extract_date", extract_date },
	{ "test_gs1_element_strings", "test_extract_handles_zero_day", extract_date },
	{ "test_gs1_element_strings", "test_extract_variable_measures", extract_decimal },
	{ "test_gs1_element_strings", "test_extract_amount_payable_and", extract_money },
	{ "test_gs1_element_strings", "test_extract_amount_payable", extract_decimal },
	{ "test_gs1_element_strings", "test_extract_percentage", extract_decimal },
	{ "test_gs1_element_strings", "test_extract", extract },
	{ "test_gs1_element_strings", "test_list_", pick },
	{ "test_gs1_messages", "test_parse_hri", parse_for_people },
	{ "test_gs1_messages", "test_parse_with_separator", message_for_people },
	{ "test_gs1_messages", "test_parse_ignores", message_for_people },
	{ "test_gs1_messages", "test_parse", parse_message },
	{ "test_gs1_messages", "test_as_hri", message_for_people },
	{ "test_gs1_messages", "test_filter_", pick },
	{ "test_gs1_messages", "test_get_", pick },
};

static const struct test *
find_test(struct dk_calc_case *c)
{
	const char *source = dk_json_text(c->in, "source"), *test = dk_json_text(c->in, "test");
	const char *file = strstr(source, ":tests/");

	for (size_t i = 0; file != NULL && i < DK_COUNT(tests); i++) {
		size_t len = strlen(tests[i].file);

		if (strncmp(file + 7, tests[i].file, len) == 0 &&
		    strcmp(file + 7 + len, ".py") == 0 &&
		    strncmp(test, tests[i].begins, strlen(tests[i].begins)) == 0)
			return &tests[i];
	}
	return NULL;
}

static bool
has_expected(const struct dk_json *in)
{
	for (const struct dk_json *m = in->child; m != NULL; m = m->next)
		if (strncmp(m->key, "expected", 8) == 0)
			return true;
	return false;
}

static bool
wants_refusal(const char *test)
{
	static const char *const words[] = { "_fails", "numeric", "_invalid_", "_unknown_",
		"_wrong_", "_too_long", "_too_short", "parse_error" };

	for (size_t i = 0; i < DK_COUNT(words); i++)
		if (strstr(test, words[i]) != NULL)
			return true;
	return false;
}

/* Separators of its own, settings, or in-store numbers, whose parts a country defines. */
static bool
is_plain(const struct dk_json *in)
{
	const struct dk_json *marks = dk_json_get(in, "separator_chars");

	if (marks != NULL && (marks->count != 1 || strcmp(marks->child->text, "\x1d") != 0))
		return false;
	return dk_json_get(in, "config") == NULL && dk_json_get(in, "rcn_region") == NULL;
}

bool
dk_calc_gs1_suite(struct dk_calc_case *c, struct dk_out *out)
{
	const char *name = dk_json_text(c->in, "test");
	const struct test *test = find_test(c);
	bool expected = has_expected(c->in), refuse = !expected && wants_refusal(name);
	enum answer answer;

	if (test == NULL || !is_plain(c->in) || (dk_json_get(c->in, "value") == NULL &&
	    dk_json_get(c->in, "bad_value") == NULL))
		return dk_calc_cannot(c, "docket does not do what %.60s tests", name);
	answer = test->run(c, out);
	if (answer == CANNOT)
		return false;
	if (answer == REFUSED)
		dk_out_bool(out, "refused", true);
	if (refuse || (expected && answer == REFUSED) || strncmp(name, "test_parse_", 11) == 0) {
		c->has_expected = true;
		c->differs = refuse != (answer == REFUSED);
	}
	return true;
}
