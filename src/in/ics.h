/*
 * ics.h - days out of an iCalendar file (RFC 5545): what a list of holidays needs, and no more.
 *
 * Read are events of whole days: DTSTART and DTEND as dates, SUMMARY, and a yearly RRULE, by day of
 * the month or by weekday ("the fourth Thursday of November"). Whatever else would change the days
 * is refused by a sentence, never passed over.
 */
#ifndef DOCKET_IN_ICS_H
#define DOCKET_IN_ICS_H

#include <stdio.h>

#include "docket/arena.h"
#include "docket/date.h"

struct ics_day {
	dk_date day;
	const char *name;
	size_t line; /* on which its event begins */
};
/* `one` is told each event that can be read, day by day, and each that cannot, with `why` set and
 * its line; it answers DK_OK to go on. */
struct ics_reader {
	enum dk_rc (*one)(void *arg, const struct ics_day *day, const struct dk_err *why,
	    struct dk_err *err);
	void *arg;
	dk_date today; /* what repeats is told for this year and the four after it */
};
/* DK_EINPUT when it is no iCalendar file, or ends too early. */
enum dk_rc ics_read(FILE *f, const struct ics_reader *to, struct dk_err *err) DK_MUST_USE;

#endif
