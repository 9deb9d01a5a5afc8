/*
 * date.h - calendar days and instants.
 *
 * A day is a number (days since 1970-01-01, proleptic Gregorian), in the database and in
 * files ISO text. An instant is milliseconds since 1970 in UTC, as text
 * "2026-11-23T09:00:00.000Z". The *business day* is a record of its own (docket/day.h).
 */
#ifndef DOCKET_DATE_H
#define DOCKET_DATE_H

#include "docket/base.h"

typedef struct {
	int32_t days;
} dk_date;

#define DK_NO_DATE ((dk_date){ INT32_MIN })

struct dk_date_text {
	char s[16];
};
struct dk_instant_text {
	char s[40];
};

bool dk_date_is_set(dk_date d);
/* Reads YYYY-MM-DD (years 1900..2999) that exists in the calendar; else false. */
bool dk_date_parse(const char *s, dk_date *out);
struct dk_date_text dk_date_iso(dk_date d);   /* "2026-11-23", "" when not set */
struct dk_date_text dk_date_short(dk_date d); /* "Mon 23 Nov", for screens */
struct dk_date_text dk_date_paper(dk_date d); /* "23 Nov 2026", for documents */
/* What a clerk types: ISO, "23", "23.11", "23/11", "23 nov", "mon", "thu", "today", "tomorrow",
 * "+3"; days that passed mean the next one. False when it cannot be read. */
bool dk_date_parse_typed(const char *s, dk_date today, dk_date *out);
/* Days of the week as "12345", "Mo-Fr" or "Mon, Wed, Fri" (names by their first two letters or
 * more), into digits in order, 1 = Monday. False when unclear, empty or one day stands twice. */
bool dk_weekdays_parse(const char *s, char out[static 8]);
dk_date dk_date_add(dk_date d, int days);
int dk_date_diff(dk_date later, dk_date earlier);
int dk_date_weekday(dk_date d); /* 1 = Monday .. 7 = Sunday */
void dk_date_split(dk_date d, int *year, int *month, int *day);
dk_date dk_date_make(int year, int month, int day);

bool dk_instant_parse(const char *s, int64_t *ms);
struct dk_instant_text dk_instant_iso(int64_t ms);
/* The day and minute of an instant in the desk's zone (TZ). */
dk_date dk_instant_day(int64_t ms);
struct dk_instant_text dk_instant_clock(int64_t ms);  /* "09:41" */
/* The wall clock. Everything above base asks its session instead (docket/session.h). */
int64_t dk_wall_clock_ms(void);

#endif
