/* calc_gs1.c - `docket calc gs1`: check digits, rules of values, element strings, scans. */
#include "cli/calc_gs1.h"

#include <string.h>

#include "docket/check_digit.h"
#include "docket/gs1.h"
#include "docket/gs1_table.h"

#define GS '\x1d'

/* The member of that name even when it is null; NULL when there is none. */
static const struct dk_json *
member(const struct dk_json *object, const char *key)
{
	for (const struct dk_json *m = object->child; m != NULL; m = m->next)
		if (strcmp(m->key, key) == 0)
			return m;
	return NULL;
}

static bool
same_text(const struct dk_json *want, const char *got)
{
	struct dk_calc_decimal a, b;

	if (want->kind == DK_JSON_NUMBER && dk_calc_decimal(want->text, &a) &&
	    dk_calc_decimal(got, &b))
		return a.value == b.value && (a.value == 0 || a.places == b.places);
	return strcmp(want->text, got) == 0;
}

static bool
same(const struct dk_json *want, const struct dk_json *got)
{
	const struct dk_json *w = want->child, *g = got->child;

	if (want->kind == DK_JSON_OBJECT && got->kind == DK_JSON_OBJECT) {
		for (; w != NULL; w = w->next) {
			g = member(got, w->key);
			if (g != NULL && !same(w, g))
				return false;
		}
		return true;
	}
	if (want->kind == DK_JSON_ARRAY && got->kind == DK_JSON_ARRAY) {
		for (; w != NULL && g != NULL; w = w->next, g = g->next)
			if (!same(w, g))
				return false;
		return w == NULL && g == NULL;
	}
	if (want->kind == DK_JSON_NULL || got->kind == DK_JSON_NULL || want->child != NULL ||
	    got->child != NULL)
		return want->kind == got->kind;
	return same_text(want, got->text);
}

static bool
check_digit(struct dk_calc_case *c, struct dk_out *out)
{
	dk_out_bool(out, "valid", dk_mod10_ok(dk_json_text(c->in, "number")));
	return true;
}

/* Where the character `n` of a text begins. */
static int
offset(const char *s, size_t n)
{
	const char *at = s;

	for (; *at != '\0'; at++)
		if ((*at & 0xC0) != 0x80 && n-- == 0)
			break;
	return (int)(at - s);
}

/* One byte a character, as symbols carry them: Latin 1, and what it lacks as its last letter. */
static char *
bytes_of(struct dk_arena *a, const char *s)
{
	char *bytes = dk_arena_alloc(a, strlen(s) + 1), *to = bytes;

	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c < 0x80)
			*to++ = *s;
		else if (c >= 0xC0)
			*to++ = (char)(c < 0xC4 ? c << 6 | (s[1] & 0x3F) : 0xFF);
	}
	return bytes;
}

static bool
lint(struct dk_calc_case *c, struct dk_out *out)
{
	const char *name = dk_json_text(c->in, "rule"), *s = dk_json_text(c->in, "input");
	const struct dk_gs1_rule *rule = dk_gs1_rule_find(name, strlen(name));
	char *bytes = bytes_of(c->arena, s);
	struct dk_gs1_span bad = { 0, strlen(bytes) };
	const char *fault;
	int from, to;

	if (rule == NULL)
		return dk_calc_cannot(c, "docket has no rule %.40s", name);
	if (strncmp(name, "gcppos", 6) == 0)
		return dk_calc_cannot(c, "docket does not carry the register of company prefixes");
	fault = rule->run(bytes, bad.len, &bad);
	from = offset(s, bad.at);
	to = offset(s, bad.at + bad.len);
	dk_out_str(out, "result", fault != NULL ? fault : "pass");
	if (fault != NULL)
		dk_out_str(out, "marked", dk_fmt(c->arena, "%.*s*%.*s*%s", from, s, to - from,
		    s + from, s + to));
	return true;
}

/* "^0105012345000417": '^' is FNC1, and a GS byte would be a character of no set. */
static bool
raw(struct dk_calc_case *c, struct dk_out *out)
{
	char *s = dk_arena_dup(c->arena, dk_json_text(c->in, "input"));
	bool good = s[0] == '^' && strchr(s, GS) == NULL;
	struct dk_gs1 g;

	for (char *p = s; *p != '\0'; p++)
		*p = *p == '^' ? GS : *p;
	good = good && dk_gs1_read_raw(s + 1, &g, NULL) == DK_GS1_GOOD;
	dk_out_bool(out, "valid", good);
	return true;
}

static bool
bracketed(struct dk_calc_case *c, struct dk_out *out)
{
	struct dk_buf text = { 0 };
	struct dk_gs1 g;
	bool good = dk_gs1_read_bracketed(dk_json_text(c->in, "input"), &g, NULL) == DK_GS1_GOOD;

	dk_out_bool(out, "valid", good);
	if (good) {
		dk_gs1_write_raw(&g, '^', &text);
		dk_out_str(out, "raw", dk_buf_text(&text));
	}
	dk_buf_free(&text);
	return true;
}

static bool
scan_data(struct dk_calc_case *c, struct dk_out *out)
{
	struct dk_buf data = { 0 };
	const char *symbology = "NONE";
	bool good = dk_gs1_scan_read(dk_json_text(c->in, "input"), &symbology, &data, NULL);

	dk_out_bool(out, "valid", good);
	dk_out_str(out, "symbology", good ? symbology : "NONE");
	if (good)
		dk_out_str(out, "data", dk_buf_text(&data));
	dk_buf_free(&data);
	return true;
}

static bool
make_scan_data(struct dk_calc_case *c, struct dk_out *out)
{
	struct dk_buf scan = { 0 };
	bool good = dk_gs1_scan_write(dk_json_text(c->in, "symbology"),
	    dk_json_text(c->in, "input"), &scan);

	dk_out_str(out, "scan", good ? dk_buf_text(&scan) : NULL);
	dk_buf_free(&scan);
	return true;
}

static bool
other(struct dk_calc_case *c, struct dk_out *out)
{
	(void)out;
	return dk_calc_cannot(c, "docket has no kind %.40s", dk_json_text(c->in, "kind"));
}

/* A shape is known by a member, and by its text where one is given. */
static const struct shape {
	const char *key, *text;
	bool (*run)(struct dk_calc_case *c, struct dk_out *out);
} shapes[] = {
	{ "number", NULL, check_digit },
	{ "rule", NULL, lint },
	{ "kind", "raw", raw },
	{ "kind", "bracketed", bracketed },
	{ "kind", "scan-data", scan_data },
	{ "kind", "make-scan-data", make_scan_data },
	{ "kind", NULL, other },
	{ "test", NULL, dk_calc_gs1_suite },
};

static bool
run_shape(struct dk_calc_case *c, struct dk_out *out)
{
	for (size_t i = 0; i < DK_COUNT(shapes); i++) {
		const struct dk_json *m = dk_json_get(c->in, shapes[i].key);

		if (m != NULL && (shapes[i].text == NULL || strcmp(m->text, shapes[i].text) == 0))
			return shapes[i].run(c, out);
	}
	return dk_calc_cannot(c, "the case has none of: number, rule, kind, test");
}

static bool
run(struct dk_calc_case *c)
{
	struct dk_out out = { .depth = 0 };
	const struct dk_json *got = NULL;
	const char *json;
	struct dk_err err;
	bool done;

	/* never closed, so that the object ends no line of its own and is not sent off */
	dk_out_array(&out, NULL);
	dk_out_object(&out, NULL);
	done = run_shape(c, &out);
	dk_out_end(&out);
	json = dk_buf_text(&out.buf) + 1;
	if (done && dk_json_parse(c->arena, json, strlen(json), &got, &err) != DK_OK)
		done = dk_calc_cannot(c, "the result is no JSON: %s", err.text);
	for (const struct dk_json *g = done ? got->child : NULL; g != NULL; g = g->next) {
		const struct dk_json *want = member(c->in, g->key);

		if (want == NULL)
			continue;
		c->has_expected = true;
		c->differs = c->differs || !same(want, g);
	}
	if (done)
		dk_out_json(c->out, "docket", json);
	dk_buf_free(&out.buf);
	return done;
}

const struct dk_calc dk_calc_gs1 = {
	.name = "gs1",
	.summary = "check digits, rules, element strings and scans of GS1",
	.run = run,
};
