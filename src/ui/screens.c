/* screens.c - screens.def and finders.def as arrays. */
#include "ui/app.h"

#define DK_SCREEN(name) extern const struct dk_screen_ops dk_screen_##name;
#include "ui/screens.def"
#undef DK_SCREEN

#define DK_FINDER(name) dk_finder dk_finder_##name;
#include "ui/finders.def"
#undef DK_FINDER

static const struct dk_screen_ops *const screens[] = {
#define DK_SCREEN(name) &dk_screen_##name,
#include "ui/screens.def"
#undef DK_SCREEN
	NULL,
};

static dk_finder *const finders[] = {
#define DK_FINDER(name) dk_finder_##name,
#include "ui/finders.def"
#undef DK_FINDER
	NULL,
};

const struct dk_screen_ops *const *
dk_screens(void)
{
	return screens;
}

dk_finder *const *
dk_finders(void)
{
	return finders;
}
