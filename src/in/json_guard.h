/* json_guard.h - the strict scan that every JSON text passes before cJSON sees it. */
#ifndef DOCKET_IN_JSON_GUARD_H
#define DOCKET_IN_JSON_GUARD_H

#include "docket/arena.h"

/* The first thing that is wrong: where, and why. */
struct json_fault {
	size_t line, character; /* both count from 1 */
	const char *why;        /* in the arena or constant */
};

/* The numbers of a text in the order they stand, each as its shortest decimal text. */
struct json_numbers {
	const char **text;
	size_t count, cap;
};

/* True when `s` is one whole JSON value within docket's limits, save for keys that stand twice
 * (which can only be compared once they are decoded). */
bool json_guard(struct dk_arena *a, const char *s, size_t len, struct json_numbers *numbers,
    struct json_fault *fault);
/* "1.50e1" as "15"; NULL when it needs more than 15 digits. */
const char *json_number_text(struct dk_arena *a, const char *s, size_t len);

#endif
