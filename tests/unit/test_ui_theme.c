/*
 * test_ui_theme.c - the five themes: contrast, no colour that some eyes or some backgrounds lose,
 * every state told apart without colour.
 */
#include "ui_fake.h"

#include <math.h>

#include "ui/theme.h"

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE };

static const char *const names[] = { "default", "mono", "cvd", "hc-dark", "hc-light" };

/* The eight colours and, from 8 on, their bright forms, as two widespread terminals show them. */
static const unsigned palettes[][16] = {
	/* xterm */
	{ 0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f,
	    0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff },
	/* the Linux console; a bold ink is bright there */
	{ 0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555,
	    0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff },
};

/* Relative luminance and contrast as the web's accessibility guidelines define them. */
static double
luminance(unsigned rgb)
{
	static const double parts[] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		double c = (double)(rgb >> (16 - 8 * i) & 0xff) / 255;

		sum += parts[i] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double
contrast(unsigned a, unsigned b)
{
	double x = luminance(a), y = luminance(b);

	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* An ink without a ground of its own is measured on a dark one: on a light one hc-light serves. */
static void
every_pair_has_contrast(void **state)
{
	(void)state;
	for (size_t n = 0; n < DK_COUNT(names); n++) {
		const struct dk_theme *t = dk_theme_find(names[n]);

		assert_non_null(t);
		for (int look = 0; look < DK_LOOK_COUNT; look++) {
			const struct dk_paint *p = &t->paint[look];
			int ground = p->ground < 0 ? BLACK : p->ground;

			if (p->ink < 0)
				continue;
			for (size_t i = 0; i < DK_COUNT(palettes); i++) {
				bool bright = i == 1 && p->attr & DK_BOLD;
				int ink = p->ink + (bright ? 8 : 0);
				double c = contrast(palettes[i][ink], palettes[i][ground]);

				/* bright black on white is the console's own bold black */
				if (c < 4.5 && !(bright && p->ink == BLACK))
					fail_msg("%s, look %d: %.2f", names[n], look, c);
			}
		}
	}
}

static void
no_colour_is_one_that_is_lost(void **state)
{
	(void)state;
	for (size_t n = 0; n < DK_COUNT(names); n++) {
		const struct dk_theme *t = dk_theme_find(names[n]);
		bool has[8] = { false };

		for (int look = 0; look < DK_LOOK_COUNT; look++) {
			assert_in_range(t->paint[look].ink + 1, 0, 8);
			assert_in_range(t->paint[look].ground + 1, 0, 8);
			if (t->paint[look].ink >= 0)
				has[t->paint[look].ink] = true;
			if (t->paint[look].ground >= 0)
				has[t->paint[look].ground] = true;
		}
		assert_false(has[BLUE]);
		assert_false(has[RED] && has[GREEN]);
	}
	for (int look = 0; look < DK_LOOK_COUNT; look++) {
		assert_int_equal(dk_theme_find("mono")->paint[look].ink, -1);
		assert_int_equal(dk_theme_find("mono")->paint[look].ground, -1);
		assert_int_not_equal(dk_theme_find("cvd")->paint[look].ground, RED);
	}
}

/* Each state has a word; besides, no two look the same where there is no colour. */
static void
states_differ_without_colour(void **state)
{
	static const char *const plain[] = { "mono", "hc-dark", "hc-light" };
	static const enum dk_look states[] = { DK_LOOK_OK, DK_LOOK_WAIT, DK_LOOK_WARN,
		DK_LOOK_STOP };

	(void)state;
	for (size_t n = 0; n < DK_COUNT(plain); n++) {
		const struct dk_theme *t = dk_theme_find(plain[n]);

		for (size_t i = 0; i < DK_COUNT(states); i++)
			for (size_t k = 0; k < i; k++)
				assert_int_not_equal(t->paint[states[i]].attr,
				    t->paint[states[k]].attr);
	}
	for (size_t i = 0; i < DK_COUNT(states); i++)
		assert_string_not_equal(dk_look_word(states[i]), "");
}

static void
the_environment_chooses(void **state)
{
	(void)state;
	assert_string_equal(dk_theme_choose(NULL, NULL)->name, "default");
	assert_string_equal(dk_theme_choose("cvd", NULL)->name, "cvd");
	assert_string_equal(dk_theme_choose("nonsense", NULL)->name, "default");
	assert_string_equal(dk_theme_choose("cvd", "")->name, "cvd");
	assert_string_equal(dk_theme_choose("cvd", "1")->name, "mono");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_pair_has_contrast),
		cmocka_unit_test(no_colour_is_one_that_is_lost),
		cmocka_unit_test(states_differ_without_colour),
		cmocka_unit_test(the_environment_chooses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
