/* cases.h - finding and reading the case files that tests are held against. */
#ifndef TEST_CASES_H
#define TEST_CASES_H

#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "docket/arena.h"

/* Opens a file of the cases; NULL where they are not on this machine. */
static inline FILE *
cases_open(const char *name)
{
	const char *dir = getenv("DOCKET_CASES");
	char path[512];

	snprintf(path, sizeof(path), "%s/%s", dir != NULL ? dir : "../shared/cases", name);
	return fopen(path, "r");
}

/* Bytes written as base64. */
static inline char *
cases_base64(struct dk_arena *a, const char *s, size_t *len)
{
	static const char set[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char *out = dk_arena_alloc(a, strlen(s) + 1);
	unsigned bits = 0, n = 0;

	for (*len = 0; *s != '\0' && *s != '='; s++) {
		const char *at = strchr(set, *s);

		assert_non_null(at);
		bits = bits << 6 | (unsigned)(at - set);
		if ((n += 6) >= 8) {
			n -= 8;
			out[(*len)++] = (char)(bits >> n & 0xFF);
		}
	}
	return out;
}

/* Bytes written as hex. */
static inline char *
cases_hex(struct dk_arena *a, const char *s, size_t *len)
{
	char *out = dk_arena_alloc(a, strlen(s) / 2 + 1);
	unsigned byte;

	for (*len = 0; sscanf(s, "%2x", &byte) == 1 && s[0] != '\0' && s[1] != '\0'; s += 2)
		out[(*len)++] = (char)byte;
	return out;
}

/* A stream over bytes in memory. */
static inline FILE *
cases_stream(const void *bytes, size_t len)
{
	FILE *f = tmpfile();

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	rewind(f);
	return f;
}

#endif
