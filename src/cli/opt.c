/* opt.c - reading options by their tables. */
#include "cli/opt.h"

#include <ctype.h>
#include <string.h>

#define NEAR 2 /* letters that may be wrong in a word we propose */

bool
dk_opt_is(const char *word)
{
	return word[0] == '-' && word[1] != '\0' && !isdigit((unsigned char)word[1]) &&
	    word[1] != '.';
}

void
dk_opt_arg(struct dk_arena *a, struct dk_opts *out, const char *word)
{
	out->args = dk_arena_grow(a, out->args, out->arg_count, &out->arg_cap, sizeof(*out->args));
	out->args[out->arg_count++] = word;
}

/* The row of `word`; *value points behind its "=" when it has one. */
static const struct dk_opt *
find(const struct dk_opt *table, const char *word, const char **value)
{
	bool is_long = word[1] == '-';
	const char *name = word + 1 + is_long;
	size_t len = is_long ? strcspn(name, "=") : 1;

	*value = is_long ? (name[len] == '=' ? name + len + 1 : NULL)
			 : (name[1] != '\0' ? name + 1 : NULL);
	for (; table->name != NULL; table++)
		if (strlen(table->name) == len && strncmp(table->name, name, len) == 0 &&
		    is_long == (len > 1))
			return table;
	return NULL;
}

enum dk_rc
dk_opt_take(struct dk_opt_scan *s, const struct dk_opt *table, bool *found, struct dk_err *err)
{
	const char *word = s->argv[s->at], *value = NULL;
	const struct dk_opt *opt = find(table, word, &value);
	struct dk_opts *out = s->out;

	*found = opt != NULL;
	if (opt == NULL)
		return DK_OK;
	if (opt->value == NULL && value != NULL)
		return dk_fail(err, DK_EINPUT, opt->name, "The option %s takes no value.", word);
	s->at++;
	if (opt->value != NULL && value == NULL) {
		value = s->argv[s->at];
		if (value == NULL)
			return dk_fail(err, DK_EINPUT, opt->name,
			    "The option %s needs a value: %s %s.", word, word, opt->value);
		s->at++;
	}
	out->given = dk_arena_grow(s->arena, out->given, out->given_count, &out->given_cap,
	    sizeof(*out->given));
	out->given[out->given_count++] = (struct dk_opt_use){ opt, value != NULL ? value : "" };
	return DK_OK;
}

const char *
dk_opt_nth(const struct dk_opts *o, const char *name, size_t n)
{
	for (size_t i = 0; i < o->given_count; i++)
		if (strcmp(o->given[i].opt->name, name) == 0 && n-- == 0)
			return o->given[i].value;
	return NULL;
}

const char *
dk_opt_value(const struct dk_opts *o, const char *name)
{
	const char *last = NULL;

	for (size_t i = 0; i < o->given_count; i++)
		if (strcmp(o->given[i].opt->name, name) == 0)
			last = o->given[i].value;
	return last;
}

bool
dk_opt_given(const struct dk_opts *o, const char *name)
{
	return dk_opt_value(o, name) != NULL;
}

/* How many letters must change to make one word of the other; two that are swapped are one slip. */
static size_t
distance(const char *a, const char *b)
{
	size_t rows[3][33], la = strlen(a), lb = strlen(b);

	if (la > 32 || lb > 32)
		return 99;
	for (size_t j = 0; j <= lb; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= la; i++) {
		const size_t *before = rows[(i - 1) % 3], *first = rows[(i + 1) % 3];
		size_t *row = rows[i % 3];

		row[0] = i;
		for (size_t j = 1; j <= lb; j++) {
			row[j] = before[j - 1] + (a[i - 1] != b[j - 1]);
			if (before[j] + 1 < row[j])
				row[j] = before[j] + 1;
			if (row[j - 1] + 1 < row[j])
				row[j] = row[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    first[j - 2] + 1 < row[j])
				row[j] = first[j - 2] + 1;
		}
	}
	return rows[la % 3][lb];
}

size_t
dk_opt_slips(const char *name, const char *word)
{
	size_t d = distance(name, word);

	return d <= NEAR && d < strlen(name) && (d == 1 || name[0] == word[0]) ? d : 0;
}

const char *
dk_opt_nearest(const struct dk_opt *table, const char *word)
{
	word += strspn(word, "-");
	for (; table->name != NULL; table++)
		if (dk_opt_slips(table->name, word) > 0)
			return table->name;
	return NULL;
}
