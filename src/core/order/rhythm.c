/* rhythm.c - when a standing order repeats. */
#include <stdlib.h>
#include <string.h>

#include "core/order/standing.h"
#include "docket/carrier.h"
#include "docket/text.h"

/* No rhythm is longer than this; a search that passes it ends. */
enum { STEP_MAX = 99, YEARS_MAX = 20 };

static bool
unit_of(const char *word, const char **every)
{
	static const struct {
		const char *said, *unit;
	} units[] = { { "day", "day" }, { "days", "day" }, { "daily", "day" }, { "week", "week" },
		{ "weeks", "week" }, { "weekly", "week" }, { "month", "month" },
		{ "months", "month" }, { "monthly", "month" } };

	for (size_t i = 0; i < DK_COUNT(units); i++)
		if (strcmp(word, units[i].said) == 0) {
			*every = units[i].unit;
			return true;
		}
	return false;
}

enum dk_rc
dk_rhythm_parse(const char *text, struct dk_rhythm *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	const char *said = dk_text_fold(&tmp, text), *every = "";
	char *rest;
	long step = 1;
	bool ok;

	if (strncmp(said, "every ", 6) == 0)
		said += 6;
	if (said[0] >= '0' && said[0] <= '9') {
		step = strtol(said, &rest, 10);
		said = rest + strspn(rest, " ");
	}
	ok = step >= 1 && step <= STEP_MAX && unit_of(said, &every);
	dk_arena_free(&tmp);
	if (!ok)
		return dk_fail(err, DK_EINPUT, "every",
		    "\"%.40s\" is no rhythm. Say day, week, month, 2 weeks, 3 months ...", text);
	out->every = every;
	out->step = step;
	return DK_OK;
}

const char *
dk_rhythm_show(struct dk_arena *a, const struct dk_rhythm *r)
{
	const char *until = dk_date_is_set(r->until)
	    ? dk_fmt(a, "until %s", dk_date_iso(r->until).s) : "";

	if (r->every[0] == '\0')
		return until;
	if (r->step == 1)
		return dk_fmt(a, "every %s%s%s", r->every, *until != '\0' ? " " : "", until);
	return dk_fmt(a, "every %lld %ss%s%s", (long long)r->step, r->every,
	    *until != '\0' ? " " : "", until);
}

/* The k-th day after the first; a month that is too short gives its last day. */
static dk_date
nth(const struct dk_rhythm *r, int k)
{
	int year, month, day, months = k * (int)r->step;
	dk_date last;

	if (strcmp(r->every, "day") == 0)
		return dk_date_add(r->first, months);
	if (strcmp(r->every, "week") == 0)
		return dk_date_add(r->first, 7 * months);
	dk_date_split(r->first, &year, &month, &day);
	months += month - 1;
	year += months / 12;
	month = months % 12 + 1;
	last = dk_date_add(month == 12 ? dk_date_make(year + 1, 1, 1)
				       : dk_date_make(year, month + 1, 1), -1);
	return dk_date_diff(last, dk_date_make(year, month, 1)) + 1 < day
	    ? last : dk_date_make(year, month, day);
}

enum dk_rc
dk_rhythm_next(struct dk_session *s, const struct dk_rhythm *r, dk_date after, dk_date *due,
    struct dk_err *err)
{
	enum dk_rc rc;
	int k = 0;

	*due = DK_NO_DATE;
	while (dk_date_is_set(after) && dk_date_diff(nth(r, k), after) <= 0)
		if (++k > 366 * YEARS_MAX)
			return DK_OK;
	if (dk_date_is_set(r->until) && dk_date_diff(nth(r, k), r->until) > 0)
		return DK_OK;
	/* a day on which nobody works moves to the next; the rhythm does not */
	rc = dk_workday_add(s, nth(r, k), 0, due, err);
	if (rc == DK_OK && dk_date_is_set(r->until) && dk_date_diff(*due, r->until) > 0)
		*due = DK_NO_DATE;
	return rc;
}
