/* ties.c - what may stand beside what in one element string. */
#include <ctype.h>
#include <string.h>

#include "docket/gs1.h"
#include "docket/gs1_table.h"

/* "310n", "01": `len` bytes, of which each 'n' is any digit. */
static bool
fits(const char *ai, const char *pattern, size_t len)
{
	if (strlen(ai) != len)
		return false;
	for (size_t i = 0; i < len; i++)
		if (pattern[i] == 'n' ? !isdigit((unsigned char)ai[i]) : ai[i] != pattern[i])
			return false;
	return true;
}

/* The identifier beside `own` that fits; NULL when there is none. */
static const char *
beside(const struct dk_gs1 *g, const char *own, const char *pattern, size_t len)
{
	for (size_t i = 0; i < g->count; i++)
		if (strcmp(g->list[i].ai, own) != 0 && fits(g->list[i].ai, pattern, len))
			return g->list[i].ai;
	return NULL;
}

/* "ex=01,03" at `list`, up to a space. */
static bool
excludes(const struct dk_gs1 *g, const char *own, const char *list, struct dk_err *err)
{
	while (*list != '\0' && *list != ' ') {
		size_t len = strcspn(list, ", ");
		const char *other = beside(g, own, list, len);

		if (other != NULL) {
			dk_fail(err, DK_EINPUT, "scan",
			    "The barcode holds (%s) beside (%s), which exclude each other.", own,
			    other);
			return true;
		}
		list += len + (list[len] == ',');
	}
	return false;
}

/* "req=01+21,8006": all of one group are there. */
static bool
has_needed(const struct dk_gs1 *g, const char *own, const char *list)
{
	bool whole = true;

	while (*list != '\0' && *list != ' ') {
		size_t len = strcspn(list, "+, ");

		whole = whole && beside(g, own, list, len) != NULL;
		list += len;
		if (*list != '+' && whole)
			return true;
		if (*list == ',')
			whole = true;
		list += *list == ',' || *list == '+';
	}
	return false;
}

enum dk_rc
dk_gs1_repeats_agree(const struct dk_gs1 *g, struct dk_err *err)
{
	for (size_t i = 0; i < g->count; i++) {
		const char *first = dk_gs1_value(g, g->list[i].ai);

		if (strcmp(first, g->list[i].value) != 0)
			return dk_fail(err, DK_EINPUT, "scan",
			    "The barcode says (%s) twice, %.40s and %.40s. Type the item instead.",
			    g->list[i].ai, first, g->list[i].value);
	}
	return DK_OK;
}

/* A digital signature signs one thing, so that its key needs the serial number that may be left
 * out elsewhere. */
static enum dk_rc
signature_has_serial(const struct dk_gs1 *g, struct dk_err *err)
{
	static const struct {
		const char *ai;
		size_t bare; /* length without the serial number */
	} keys[] = { { "253", 13 }, { "255", 13 }, { "8003", 14 } };

	if (dk_gs1_value(g, "8030") == NULL)
		return DK_OK;
	for (size_t i = 0; i < DK_COUNT(keys); i++) {
		const char *value = dk_gs1_value(g, keys[i].ai);

		if (value != NULL && strlen(value) == keys[i].bare)
			return dk_fail(err, DK_EINPUT, "scan",
			    "The barcode signs (%s), but that has no serial number.", keys[i].ai);
	}
	return DK_OK;
}

enum dk_rc
dk_gs1_ties_hold(const struct dk_gs1 *g, struct dk_err *err)
{
	enum dk_rc rc = dk_gs1_repeats_agree(g, err);

	for (size_t i = 0; rc == DK_OK && i < g->count; i++) {
		const char *own = g->list[i].ai;
		const struct dk_gs1_ai *row = dk_gs1_ai_at(own);
		const char *ties = row != NULL ? row->ties : "";

		for (; *ties != '\0'; ties += strcspn(ties, " "), ties += *ties == ' ') {
			if (strncmp(ties, "ex=", 3) == 0 && excludes(g, own, ties + 3, err))
				return DK_EINPUT;
			if (strncmp(ties, "req=", 4) == 0 && !has_needed(g, own, ties + 4))
				return dk_fail(err, DK_EINPUT, "scan",
				    "The barcode holds (%s) without one of %.*s.", own,
				    (int)strcspn(ties + 4, " "), ties + 4);
		}
	}
	return rc == DK_OK ? signature_has_serial(g, err) : rc;
}
