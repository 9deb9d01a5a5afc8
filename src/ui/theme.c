/* theme.c - the five themes: default, mono, cvd, hc-dark and hc-light. */
#include "ui/theme.h"

#include <string.h>

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, OWN = -1 };

#define OWN_GROUND(a) { (a), OWN, OWN }

static const struct dk_theme themes[] = {
	{ "default",
	    {
		[DK_LOOK_LABEL] = OWN_GROUND(0),
		[DK_LOOK_VALUE] = OWN_GROUND(DK_BOLD),
		[DK_LOOK_FOCUS] = OWN_GROUND(DK_REVERSE),
		[DK_LOOK_OK] = OWN_GROUND(0),
		[DK_LOOK_WAIT] = { 0, CYAN, OWN },
		[DK_LOOK_WARN] = { DK_BOLD, YELLOW, OWN },
		[DK_LOOK_STOP] = { DK_BOLD, WHITE, RED },
		[DK_LOOK_TITLE] = OWN_GROUND(DK_REVERSE),
		[DK_LOOK_KEYBAR] = OWN_GROUND(DK_REVERSE),
	    } },
	{ "mono",
	    {
		[DK_LOOK_LABEL] = OWN_GROUND(0),
		[DK_LOOK_VALUE] = OWN_GROUND(DK_BOLD),
		[DK_LOOK_FOCUS] = OWN_GROUND(DK_REVERSE | DK_UNDERLINE),
		[DK_LOOK_OK] = OWN_GROUND(0),
		[DK_LOOK_WAIT] = OWN_GROUND(DK_UNDERLINE),
		[DK_LOOK_WARN] = OWN_GROUND(DK_BOLD),
		[DK_LOOK_STOP] = OWN_GROUND(DK_REVERSE | DK_BOLD),
		[DK_LOOK_TITLE] = OWN_GROUND(DK_REVERSE),
		[DK_LOOK_KEYBAR] = OWN_GROUND(DK_REVERSE),
	    } },
	{ "cvd",
	    {
		[DK_LOOK_LABEL] = OWN_GROUND(0),
		[DK_LOOK_VALUE] = OWN_GROUND(DK_BOLD),
		[DK_LOOK_FOCUS] = OWN_GROUND(DK_REVERSE),
		[DK_LOOK_OK] = OWN_GROUND(0),
		[DK_LOOK_WAIT] = { 0, CYAN, OWN },
		[DK_LOOK_WARN] = { DK_BOLD, YELLOW, OWN },
		[DK_LOOK_STOP] = OWN_GROUND(DK_REVERSE | DK_BOLD),
		[DK_LOOK_TITLE] = OWN_GROUND(DK_REVERSE),
		[DK_LOOK_KEYBAR] = OWN_GROUND(DK_REVERSE),
	    } },
	{ "hc-dark",
	    {
		[DK_LOOK_LABEL] = { 0, WHITE, BLACK },
		[DK_LOOK_VALUE] = { DK_BOLD, WHITE, BLACK },
		[DK_LOOK_FOCUS] = { DK_REVERSE, WHITE, BLACK },
		[DK_LOOK_OK] = { 0, WHITE, BLACK },
		[DK_LOOK_WAIT] = { DK_UNDERLINE, WHITE, BLACK },
		[DK_LOOK_WARN] = { DK_BOLD | DK_UNDERLINE, WHITE, BLACK },
		[DK_LOOK_STOP] = { DK_REVERSE | DK_BOLD, WHITE, BLACK },
		[DK_LOOK_TITLE] = { DK_REVERSE, WHITE, BLACK },
		[DK_LOOK_KEYBAR] = { DK_REVERSE, WHITE, BLACK },
	    } },
	{ "hc-light",
	    {
		[DK_LOOK_LABEL] = { 0, BLACK, WHITE },
		[DK_LOOK_VALUE] = { DK_BOLD, BLACK, WHITE },
		[DK_LOOK_FOCUS] = { DK_REVERSE, BLACK, WHITE },
		[DK_LOOK_OK] = { 0, BLACK, WHITE },
		[DK_LOOK_WAIT] = { DK_UNDERLINE, BLACK, WHITE },
		[DK_LOOK_WARN] = { DK_BOLD | DK_UNDERLINE, BLACK, WHITE },
		[DK_LOOK_STOP] = { DK_REVERSE | DK_BOLD, BLACK, WHITE },
		[DK_LOOK_TITLE] = { DK_REVERSE, BLACK, WHITE },
		[DK_LOOK_KEYBAR] = { DK_REVERSE, BLACK, WHITE },
	    } },
};

const char *
dk_look_word(enum dk_look look)
{
	static const char *const words[] = {
#define X(id, word) word,
		DK_LOOKS(X)
#undef X
	};

	return words[look];
}

const struct dk_theme *
dk_theme_find(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(themes); i++)
		if (strcmp(themes[i].name, name) == 0)
			return &themes[i];
	return NULL;
}

const struct dk_theme *
dk_theme_choose(const char *name, const char *no_color)
{
	const struct dk_theme *named = name != NULL ? dk_theme_find(name) : NULL;

	if (no_color != NULL && *no_color != '\0')
		return dk_theme_find("mono");
	return named != NULL ? named : &themes[0];
}
