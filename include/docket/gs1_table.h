/*
 * gs1_table.h - the application identifiers as data, and the rules that their values keep.
 *
 * One row of src/base/gs1/ais.def adds an identifier; one row of rules.def and its function add a
 * rule. Fault names are those of the GS1 syntax dictionary ("ILLEGAL_DAY").
 */
#ifndef DOCKET_GS1_TABLE_H
#define DOCKET_GS1_TABLE_H

#include "docket/date.h"

enum { DK_GS1_PARTS = 6 };

struct dk_gs1_ai {
	const char *ai, *last; /* a range, or the same twice */
	const char *flags, *parts, *ties, *title; /* see ais.def */
};

struct dk_gs1_part {
	char set; /* N, X, Y, Z */
	size_t least, most;
	bool optional, joined; /* joined: one field with the part before, in GS1's own patterns */
	const char *rules;     /* ",csum,gcppos2", `rules_len` bytes of it */
	size_t rules_len;
};

struct dk_gs1_span {
	size_t at, len;
};

/* A value taken apart. A part that is missing has no length. */
struct dk_gs1_pieces {
	struct dk_gs1_part part[DK_GS1_PARTS];
	struct dk_gs1_span span[DK_GS1_PARTS];
	size_t count, used; /* `used`: bytes of the value that the parts take */
};

enum dk_gs1_fit { DK_GS1_FITS, DK_GS1_SHORT, DK_GS1_STRANGE };

/* Row `i`, NULL behind the last. */
const struct dk_gs1_ai *dk_gs1_ai_row(size_t i);
/* The row of the identifier that `s` begins with, NULL when there is none. */
const struct dk_gs1_ai *dk_gs1_ai_at(const char *s);
/* Its value has a predefined length, and needs no FNC1 behind it. */
bool dk_gs1_ai_fixed(const struct dk_gs1_ai *row);
/* The longest value. */
size_t dk_gs1_ai_most(const struct dk_gs1_ai *row);
/* Takes the first `len` bytes of a value apart by length and character set, not by its rules. */
enum dk_gs1_fit dk_gs1_split(const struct dk_gs1_ai *row, const char *value, size_t len,
    struct dk_gs1_pieces *out);

struct dk_gs1_rule {
	const char *name;
	const char *wanted; /* for a clerk: "'99' is no ..." */
	/* NULL when it passes, else the fault's name; `bad` comes as the whole text. */
	const char *(*run)(const char *s, size_t len, struct dk_gs1_span *bad);
};

/* The rule of that name, NULL when docket has none. */
const struct dk_gs1_rule *dk_gs1_rule_find(const char *name, size_t len);
/* Does the part keep all of its rules? Answers the one it breaks, NULL when it keeps them. */
const struct dk_gs1_rule *dk_gs1_rule_broken(const struct dk_gs1_part *part, const char *s,
    size_t len);

/* The day of YYMMDD; day 00 is the last of its month. The century is the one that brings the year
 * nearest to `this_year`: 49 years back to 50 ahead. */
bool dk_gs1_date(const char *yymmdd, int this_year, dk_date *out);
/* The letters of a currency's number: "978" is "EUR"; NULL when there is none. */
const char *dk_gs1_currency(const char *number, size_t len);

/* A symbology identifier as ISO/IEC 15424 has it, at the beginning of `scan`. */
struct dk_gs1_aim {
	const char *carrier;   /* "CODE_128" */
	const char *gs1;       /* "GS1_128", or NULL */
	size_t len;            /* of the identifier with its ']' */
};

bool dk_gs1_aim(const char *scan, struct dk_gs1_aim *out);

#endif
