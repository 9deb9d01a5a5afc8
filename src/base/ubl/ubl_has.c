/* ubl_has.c - checks of what must stand, must not stand, and how texts, codes and dates look. */
#include <string.h>

#include "docket/date.h"
#include "base/ubl/codes.h"
#include "base/ubl/ubl.h"

bool
dk_ubl_test_has(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	return dk_ubl_has(u, at, arg);
}

bool
dk_ubl_test_text(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	struct dk_ubl_set set;

	dk_ubl_find(u, at, arg, &set);
	for (size_t i = 0; i < set.count; i++)
		if (set.nodes[i]->text[0] != '\0')
			return true;
	return false;
}

/* Each of the groups that & divides. */
bool
dk_ubl_test_all(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	while (*arg != '\0') {
		size_t n = strcspn(arg, "&");

		if (!dk_ubl_has(u, at, dk_arena_dup_n(u->arena, arg, n)))
			return false;
		arg += n + (arg[n] == '&');
	}
	return true;
}

bool
dk_ubl_test_lacks(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	return !dk_ubl_has(u, at, arg);
}

bool
dk_ubl_test_single(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	struct dk_ubl_set set;

	dk_ubl_find(u, at, arg, &set);
	return set.count <= 1;
}

bool
dk_ubl_test_at_most_two(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	struct dk_ubl_set set;

	dk_ubl_find(u, at, arg, &set);
	return set.count <= 2;
}

/* "trigger>group&group": the second part where the first stands; the rest of it in *then. */
static bool
triggers(struct dk_ubl *u, const struct dk_xml *at, const char *arg, const char **then)
{
	size_t n = strcspn(arg, ">");

	*then = arg + n + 1;
	return dk_ubl_has(u, at, dk_arena_dup_n(u->arena, arg, n));
}

bool
dk_ubl_test_has_if(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	return !triggers(u, at, arg, &arg) || dk_ubl_test_all(u, at, arg);
}

bool
dk_ubl_test_text_if(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	return !triggers(u, at, arg, &arg) || dk_ubl_test_text(u, at, arg);
}

bool
dk_ubl_test_lacks_if(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	return !triggers(u, at, arg, &arg) || !dk_ubl_has(u, at, arg);
}

bool
dk_ubl_test_short_text(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)u;
	return strlen(at->text) <= strlen(arg); /* as many letters as the argument has */
}

bool
dk_ubl_test_starts(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	size_t n = strcspn(arg, ">");
	const char *found = dk_ubl_text(u, at, dk_arena_dup_n(u->arena, arg, n));

	return strncmp(found, arg + n + 1, strlen(arg + n + 1)) == 0;
}

static bool
word_in(const char *word, const char *list)
{
	size_t n = strlen(word);

	if (n == 0 || strchr(word, ' ') != NULL)
		return false;
	for (const char *p = strstr(list, word); p != NULL; p = strstr(p + 1, word))
		if ((p == list || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	return false;
}

/* "path:one other": the text there is one of these. */
bool
dk_ubl_test_one_of(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	size_t n = strcspn(arg, ":");

	return word_in(dk_ubl_text(u, at, dk_arena_dup_n(u->arena, arg, n)), arg + n + 1);
}

bool
dk_ubl_test_other_than(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	return strcmp(at->text, dk_ubl_text(u, u->root, arg)) != 0;
}

static bool
is_date(const char *s)
{
	dk_date d;

	return strlen(s) == 10 && dk_date_parse(s, &d);
}

/* "A<B": where both stand, A is no later. The parts may be paths from the element or the root. */
bool
dk_ubl_test_dates(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	size_t n = strcspn(arg, "<");
	const char *from = dk_ubl_text(u, at, dk_arena_dup_n(u->arena, arg, n));
	const char *to = dk_ubl_text(u, at, arg + n + 1);

	if (*from == '\0' || *to == '\0')
		return true;
	return is_date(from) && is_date(to) && strcmp(from, to) <= 0;
}

bool
dk_ubl_test_date(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)u;
	(void)arg;
	return is_date(at->text);
}

bool
dk_ubl_test_filled(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	if (at->child == NULL)
		return at->text[0] != '\0';
	for (const struct dk_xml *c = at->child; c != NULL; c = c->next)
		if (!dk_ubl_test_filled(u, c, arg))
			return false;
	return true;
}

/* "list" for the element's text, "list,list@attribute" for an attribute; none is no code. */
bool
dk_ubl_test_code(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	const char *attr = strchr(arg, '@');
	const char *value = attr != NULL ? dk_xml_attr(at, attr + 1) : at->text;

	while (value != NULL && *arg != '\0' && *arg != '@') {
		size_t n = strcspn(arg, ",@");

		if (word_in(value, dk_ubl_codes(dk_arena_dup_n(u->arena, arg, n))))
			return true;
		arg += n + (arg[n] == ',');
	}
	return false;
}
