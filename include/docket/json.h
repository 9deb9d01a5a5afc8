/*
 * json.h - reading JSON from strangers: a strict guard, a plain tree, and tables of known keys.
 *
 * Refused: more than 16 MiB or 12 levels, anything after the value, keys that stand twice, invalid
 * UTF-8, \u0000, half a surrogate pair, numbers that need more than 15 digits. A number keeps
 * its decimal text; nothing here is floating point. The tree lives in the caller's arena.
 */
#ifndef DOCKET_JSON_H
#define DOCKET_JSON_H

#include <stdio.h>

#include "docket/arena.h"
#include "docket/base.h"

#define DK_JSON_MAX ((size_t)16 << 20)
#define DK_JSON_DEPTH 12
#define DK_JSON_DIGITS 15

enum dk_json_kind {
	DK_JSON_NULL,
	DK_JSON_BOOL,
	DK_JSON_NUMBER,
	DK_JSON_STRING,
	DK_JSON_ARRAY,
	DK_JSON_OBJECT,
};

struct dk_json {
	enum dk_json_kind kind;
	const char *key;  /* its name in the object around it, else "" */
	const char *text; /* a string's text, a number's shortest decimal, "true", "false", or "" */
	size_t count;     /* of an array or object */
	const struct dk_json *child, *next;
};

/* Reads one value from `len` bytes. DK_EINPUT says line, character and what is wrong. */
enum dk_rc dk_json_parse(struct dk_arena *a, const char *s, size_t len,
    const struct dk_json **out, struct dk_err *err) DK_MUST_USE;
/* The member of that name, NULL when there is none or when it is null. */
const struct dk_json *dk_json_get(const struct dk_json *object, const char *key);
/* The text of a member that is a string, number or boolean; "" when there is none. */
const char *dk_json_text(const struct dk_json *object, const char *key);

/* What a key of an object may hold. */
enum dk_json_want {
	DK_WANT_TEXT,      /* a string or a number */
	DK_WANT_BOOL,      /* true or false */
	DK_WANT_ARRAY,     /* an array */
	DK_WANT_OBJECT,    /* an object */
	DK_WANT_TEXT_OR_OBJECT,
};

struct dk_json_key {
	const char *name;
	enum dk_json_want want;
	bool required;
};

/* Holds an object against a table of known keys: values[i] is the value of keys[i], or NULL when
 * it is missing or null. DK_EINPUT (field = the key) for unknown, missing and misplaced ones. */
enum dk_rc dk_json_walk(const struct dk_json *object, const struct dk_json_key *keys, size_t count,
    const struct dk_json **values, struct dk_err *err) DK_MUST_USE;

/* A file that holds one value, or one value a line. */
struct dk_json_stream;

/* Reads from `f`, which stays the caller's to close. */
struct dk_json_stream *dk_json_open(FILE *f);
/* The next value; *out is NULL at the end. DK_EINPUT names what is wrong with this one, and the
 * next call goes on behind it; after DK_EIO nothing follows. */
enum dk_rc dk_json_next(struct dk_json_stream *st, struct dk_arena *a,
    const struct dk_json **out, struct dk_err *err) DK_MUST_USE;
/* The line of the value that was read last, or of the fault in it. */
size_t dk_json_line(const struct dk_json_stream *st);
/* The value that was read last, as it stands in the file, without its last newline. */
const char *dk_json_raw(const struct dk_json_stream *st, size_t *len);
void dk_json_close(struct dk_json_stream *st);

#endif
