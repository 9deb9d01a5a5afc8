/*
 * phrase.h - what papers say in the customer's language: one file of phrases a language.
 *
 * The English text is the key; what a language has no phrase for stays English. Markers {1} {2} ...
 * stand where a phrase takes something in, in the order that the language wants.
 */
#ifndef DOCKET_OUT_PHRASE_H
#define DOCKET_OUT_PHRASE_H

#include "docket/arena.h"
#include "docket/base.h"
#include "docket/date.h"

struct dk_phrase_row {
	const char *english, *told;
};

struct dk_language {
	const char *code;      /* ISO 639-1 */
	bool is_rtl;           /* written from right to left */
	bool swaps;            /* 1.234,50 */
	const char *day;       /* {1} day, {2} month, {3} year */
	const char *const *months; /* twelve names; NULL: numbers of two digits */
	const struct dk_phrase_row *rows; /* to one without an English text; NULL: English */
};

/* The language of a code like "de" or "de-AT"; English for one that is not known. */
const struct dk_language *dk_language_of(const char *code);
/* All of them, English first; NULL past the last. */
const struct dk_language *dk_language_at(size_t i);

const char *dk_phrase(const char *language, const char *english);
/* The phrase with its markers filled. */
const char *dk_phrase_fill(struct dk_arena *a, const char *language, const char *english,
    const char *const *args);
/* A printed amount, quantity or rate with the separators of the language; what is no number stays
 * as it is. */
const char *dk_phrase_number(struct dk_arena *a, const char *language, const char *number);
/* A day; "" without one. */
const char *dk_phrase_day(struct dk_arena *a, const char *language, dk_date day);

#endif
