/* weekdays.c - days of the week as people write them: 12345, Mo-Fr, Mon Wed Fri. */
#include <ctype.h>
#include <string.h>

#include "docket/date.h"

/* The day whose name begins with the word of `n` letters, at least two; 0 = none. */
static int
day_named(const char *word, size_t n)
{
	static const char *const names[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday" };

	for (int d = 0; n >= 2 && d < 7; d++) {
		size_t i = 0;

		while (i < n && names[d][i] != '\0' &&
		    tolower((unsigned char)word[i]) == names[d][i])
			i++;
		if (i == n)
			return d + 1;
	}
	return 0;
}

/* One day, a digit or a name; moves past it. */
static int
take_day(const char **s)
{
	size_t n = 0;
	int day;

	if (**s >= '1' && **s <= '7')
		return *(*s)++ - '0';
	while (isalpha((unsigned char)(*s)[n]))
		n++;
	day = day_named(*s, n);
	*s += n;
	return day;
}

bool
dk_weekdays_parse(const char *s, char out[static 8])
{
	bool on[8] = { false };
	size_t n = 0;

	while (*s != '\0') {
		int first, last;

		if (*s == ' ' || *s == ',' || *s == ';') {
			s++;
			continue;
		}
		if ((first = last = take_day(&s)) == 0)
			return false;
		if (*s == '-') {
			s++;
			if ((last = take_day(&s)) == 0)
				return false;
		}
		/* Sa-Mo goes over the end of the week; a day named twice is a slip */
		for (int d = first;; d = d % 7 + 1) {
			if (on[d])
				return false;
			on[d] = true;
			if (d == last)
				break;
		}
	}
	for (int d = 1; d <= 7; d++)
		if (on[d])
			out[n++] = (char)('0' + d);
	out[n] = '\0';
	return n > 0;
}
