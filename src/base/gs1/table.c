/* table.c - the rows of application identifiers, and values taken apart by them. */
#include "docket/gs1_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/gs1/rules.h"

static const struct dk_gs1_ai rows[] = {
#define DK_GS1_AI(first, last, flags, parts, ties, title) \
	{ first, last, flags, parts, ties, title },
#include "base/gs1/ais.def"
#undef DK_GS1_AI
};

const struct dk_gs1_ai *
dk_gs1_ai_row(size_t i)
{
	return i < DK_COUNT(rows) ? &rows[i] : NULL;
}

/* No identifier begins another, and the ranges run over the last digit only; so bytes compare. */
const struct dk_gs1_ai *
dk_gs1_ai_at(const char *s)
{
	for (size_t i = 0; i < DK_COUNT(rows); i++) {
		size_t len = strlen(rows[i].ai);

		if (strncmp(s, rows[i].ai, len) >= 0 && strncmp(s, rows[i].last, len) <= 0)
			return &rows[i];
	}
	return NULL;
}

bool
dk_gs1_ai_fixed(const struct dk_gs1_ai *row)
{
	return strchr(row->flags, '*') != NULL;
}

/* Reads one part, "[X..17],rule,rule", and goes to its end. */
static void
read_part(const char **at, struct dk_gs1_part *out)
{
	const char *s = *at;
	char *end;

	*out = (struct dk_gs1_part){ .joined = *s == '&' };
	s += *s == '&' || *s == ' ';
	out->optional = *s == '[';
	s += out->optional;
	out->set = *s++;
	out->least = strncmp(s, "..", 2) == 0;
	s += out->least * 2;
	out->most = strtoul(s, &end, 10);
	if (out->least == 0)
		out->least = out->most;
	s = end + out->optional;
	out->rules = s;
	out->rules_len = strcspn(s, " &");
	*at = s + out->rules_len;
	dk_assert(strchr("NXYZ", out->set) != NULL && out->most > 0);
	dk_assert(*out->rules == ',' || out->rules_len == 0);
}

static size_t
read_parts(const struct dk_gs1_ai *row, struct dk_gs1_part *out)
{
	const char *s = row->parts;
	size_t count = 0;

	while (*s != '\0') {
		dk_assert(count < DK_GS1_PARTS);
		read_part(&s, &out[count++]);
	}
	return count;
}

size_t
dk_gs1_ai_most(const struct dk_gs1_ai *row)
{
	struct dk_gs1_part part[DK_GS1_PARTS];
	size_t count = read_parts(row, part), most = 0;

	for (size_t i = 0; i < count; i++)
		most += part[i].most;
	return most;
}

static bool
set_holds(char set, const char *s, size_t len)
{
	struct dk_gs1_span bad;

	switch (set) {
	case 'N':
		return dk_gs1_rule_csetnumeric(s, len, &bad) == NULL;
	case 'X':
		return dk_gs1_rule_cset82(s, len, &bad) == NULL;
	case 'Y':
		return dk_gs1_rule_cset39(s, len, &bad) == NULL;
	default:
		return dk_gs1_rule_cset64(s, len, &bad) == NULL;
	}
}

enum dk_gs1_fit
dk_gs1_split(const struct dk_gs1_ai *row, const char *value, size_t len, struct dk_gs1_pieces *out)
{
	*out = (struct dk_gs1_pieces){ .count = 0 };
	out->count = read_parts(row, out->part);
	for (size_t i = 0; i < out->count; i++) {
		const struct dk_gs1_part *part = &out->part[i];
		size_t take = len - out->used < part->most ? len - out->used : part->most;

		if (take < part->least) {
			if (!part->optional)
				return DK_GS1_SHORT;
			take = 0;
		}
		if (!set_holds(part->set, value + out->used, take))
			return DK_GS1_STRANGE;
		out->span[i] = (struct dk_gs1_span){ out->used, take };
		out->used += take;
	}
	return DK_GS1_FITS;
}
