/* words.c - names compared by their words. */
#include "core/master/words.h"

#include <ctype.h>
#include <string.h>

#include "docket/text.h"

/* Words of fewer letters have no room for a slip. */
enum { LETTERS_MIN = 5 };

static bool
is_form(const char *word)
{
	static const char *const forms[] = { "ltd", "limited", "plc", "llc", "llp", "inc", "corp",
		"co", "company", "gmbh", "ag", "kg", "ohg", "ug", "sa", "sarl", "sas", "srl", "spa",
		"bv", "nv", "ab", "as", "oy", "and", "the" };

	for (size_t i = 0; i < DK_COUNT(forms); i++)
		if (strcmp(word, forms[i]) == 0)
			return true;
	return false;
}

struct dk_words
dk_words_of(struct dk_arena *a, const char *name, bool is_house)
{
	struct dk_words out = { .count = 0 };
	char *text = dk_text_fold(a, name), *save = NULL;

	for (char *p = text; *p != '\0'; p++)
		if (!isalnum((unsigned char)*p) && (*p & 0x80) == 0)
			*p = ' ';
	for (char *w = strtok_r(text, " ", &save); w != NULL && out.count < DK_WORDS_MAX;
	    w = strtok_r(NULL, " ", &save))
		if (!is_house || !is_form(w))
			out.at[out.count++] = w;
	return out;
}

/* The same but for one letter: wrong, missing or too much. */
static bool
is_near(const char *x, const char *y)
{
	size_t lx = strlen(x), ly = strlen(y), head = 0, tail = 0, least = lx < ly ? lx : ly;

	if (strcmp(x, y) == 0)
		return true;
	if (least < LETTERS_MIN || lx > ly + 1 || ly > lx + 1)
		return false;
	while (head < least && x[head] == y[head])
		head++;
	while (tail < least - head && x[lx - 1 - tail] == y[ly - 1 - tail])
		tail++;
	return (lx > ly ? lx : ly) - head - tail <= 1;
}

bool
dk_words_alike(const struct dk_words *x, const struct dk_words *y)
{
	const struct dk_words *few = x->count <= y->count ? x : y, *many = few == x ? y : x;

	for (size_t i = 0; i < few->count; i++) {
		bool stands = false;

		for (size_t j = 0; j < many->count && !stands; j++)
			stands = is_near(few->at[i], many->at[j]);
		if (!stands)
			return false;
	}
	return few->count > 0;
}

bool
dk_words_same(const struct dk_words *x, const struct dk_words *y)
{
	bool used[DK_WORDS_MAX] = { false };

	for (size_t i = 0; i < x->count; i++) {
		size_t j = 0;

		while (j < y->count && (used[j] || strcmp(x->at[i], y->at[j]) != 0))
			j++;
		if (j == y->count)
			return false;
		used[j] = true;
	}
	return x->count == y->count && x->count > 0;
}
