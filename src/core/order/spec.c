/* spec.c - sizes, colours and numbers in what people write. */
#include "core/order/spec.h"

#include <ctype.h>
#include <string.h>

#include "docket/text.h"

/* What follows a number and belongs to it. */
static const char *const units[] = { "mm", "cm", "m", "km", "in", "inch", "ft", "g", "kg", "lb",
	"oz", "ml", "cl", "l", "v", "w", "kw", "bar", "mm2", "mah" };

/* What a number or a size stands behind: "size 42", "grit 120", "size XL". */
static const char *const names[] = { "size", "grade", "grit", "model", "type", "taille", "talla",
	"grosse", "nr" };
static const char *const sizes[] = { "xs", "s", "m", "l", "xl", "xxl", "xxxl" };

static const struct {
	const char *word, *colour;
} colours[] = {
	{ "black", "black" }, { "schwarz", "black" }, { "white", "white" }, { "weiss", "white" },
	{ "red", "red" }, { "rot", "red" }, { "blue", "blue" }, { "blau", "blue" },
	{ "green", "green" }, { "grun", "green" }, { "gruen", "green" }, { "yellow", "yellow" },
	{ "gelb", "yellow" }, { "grey", "grey" }, { "gray", "grey" }, { "grau", "grey" },
	{ "brown", "brown" }, { "braun", "brown" }, { "orange", "orange" }, { "pink", "pink" },
	{ "purple", "purple" }, { "lila", "purple" }, { "beige", "beige" },
};

static bool
is_word_byte(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* A point or comma between two digits is part of the number. */
static bool
in_number(const char *at, const char *begin)
{
	return (*at == '.' || *at == ',') && at > begin && isdigit((unsigned char)at[-1]) &&
	    isdigit((unsigned char)at[1]);
}

size_t
dk_spec_clause(const char *text)
{
	const char *p;

	for (p = text; *p != '\0'; p++) {
		if (*p == '\n' || *p == ';' || ((*p == ',' || *p == '.') && !in_number(p, text)))
			break;
		if (p > text && !is_word_byte(p[-1]) && strncmp(p, "and", 3) == 0 &&
		    !is_word_byte(p[3]))
			break;
	}
	return (size_t)(p - text);
}

static const char *
shape_of(struct dk_arena *a, const char *key)
{
	char *shape = dk_arena_dup(a, key), *to = shape;

	for (const char *p = key; *p != '\0'; p++) {
		bool digit = isdigit((unsigned char)*p) || *p == '.';

		if (!digit)
			*to++ = *p;
		else if (to == shape || to[-1] != '#')
			*to++ = '#';
	}
	*to = '\0';
	return shape;
}

static void
add_spec(struct dk_arena *a, struct dk_spec_text *out, const char *said, const char *key)
{
	out->specs[out->spec_count++] = (struct dk_spec){ said, key, shape_of(a, key) };
}

static bool
has_digit(const char *s)
{
	return strpbrk(s, "0123456789") != NULL;
}

static bool
is_number(const char *s)
{
	return s[0] != '\0' && strspn(s, "0123456789.") == strlen(s);
}

static bool
is_one_of(const char *const *list, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], key) == 0)
			return true;
	return false;
}
#define IS_ONE_OF(list, key) is_one_of(list, DK_COUNT(list), key)

static void
add_word(struct dk_arena *a, struct dk_spec_text *out, const char *said, const char *key)
{
	size_t len = strlen(key);

	for (size_t i = 0; i < DK_COUNT(colours); i++) {
		if (strcmp(colours[i].word, key) != 0)
			continue;
		out->specs[out->spec_count++] =
		    (struct dk_spec){ said, colours[i].colour, "colour" };
		return;
	}
	if (len > 3 && key[len - 1] == 's')
		key = dk_arena_dup_n(a, key, len - 1);
	if (len >= 3)
		out->words[out->word_count++] = key;
}

struct token {
	const char *said;
	char *key;
	const char *at, *end;
};

/* The next run of letters and digits. False at the end. */
static bool
next_token(struct dk_arena *a, const char *begin, const char *end, const char **at,
    struct token *out)
{
	const char *p = *at;

	while (p < end && !is_word_byte(*p))
		p++;
	out->at = p;
	while (p < end && (is_word_byte(*p) || in_number(p, begin)))
		p++;
	*at = out->end = p;
	if (p == out->at)
		return false;
	out->said = dk_arena_dup_n(a, out->at, (size_t)(p - out->at));
	out->key = dk_text_fold(a, out->said);
	for (char *c = out->key; *c != '\0'; c++)
		*c = *c == ',' ? '.' : *c;
	return true;
}

void
dk_spec_read(struct dk_arena *a, const char *text, size_t len, struct dk_spec_text *out)
{
	const char *at = text, *end = text + len;
	struct token t, before = { .key = "" }; /* "" unless a single blank or = parts them */

	/* a token is a byte and what parts it from the next; each gives two specs at most */
	*out = (struct dk_spec_text){ dk_arena_array(a, len + 2, sizeof(*out->specs)), 0,
		dk_arena_array(a, len + 2, sizeof(*out->words)), 0 };
	while (next_token(a, text, end, &at, &t)) {
		bool number = is_number(t.key);

		if (IS_ONE_OF(names, before.key) && (number || IS_ONE_OF(sizes, t.key)))
			out->specs[out->spec_count++] = (struct dk_spec){
				dk_fmt(a, "%s %s", before.said, t.said), t.key, before.key };
		if (is_number(before.key) && IS_ONE_OF(units, t.key))
			add_spec(a, out, dk_fmt(a, "%s %s", before.said, t.said),
			    dk_fmt(a, "%s%s", before.key, t.key));
		else if (!number && has_digit(t.key))
			add_spec(a, out, t.said, t.key);
		else if (!number)
			add_word(a, out, t.said, t.key);
		before = t;
		if (t.end == end || (*t.end != ' ' && *t.end != '='))
			before.key = "";
	}
}

size_t
dk_spec_shared(const struct dk_spec_text *x, const struct dk_spec_text *y)
{
	size_t shared = 0;

	for (size_t i = 0; i < x->word_count; i++)
		for (size_t k = 0; k < y->word_count; k++)
			if (strcmp(x->words[i], y->words[k]) == 0) {
				shared++;
				break;
			}
	return shared;
}
