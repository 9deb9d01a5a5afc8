/* words.h - names compared by their words. */
#ifndef DOCKET_CORE_MASTER_WORDS_H
#define DOCKET_CORE_MASTER_WORDS_H

#include "docket/arena.h"
#include "docket/base.h"

enum { DK_WORDS_MAX = 24 };

struct dk_words {
	const char *at[DK_WORDS_MAX];
	size_t count;
};

/* The words of a name, folded; forms of companies (ltd, gmbh ...) are no words of it when
 * `is_house`. */
struct dk_words dk_words_of(struct dk_arena *a, const char *name, bool is_house);
/* Every word of the shorter name stands in the other; words of five letters and more may differ
 * in one. */
bool dk_words_alike(const struct dk_words *x, const struct dk_words *y);
/* The same words, each as often, in whatever order. */
bool dk_words_same(const struct dk_words *x, const struct dk_words *y);

#endif
