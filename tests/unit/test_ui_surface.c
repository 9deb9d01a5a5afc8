/* test_ui_surface.c - cells: clipping, wide and combining characters, hostile text; themes. */
#include "ui_fake.h"

#include "docket/text.h"

static struct dk_surface sf;
static struct dk_arena arena;

static int
start(void **state)
{
	(void)state;
	dk_surface_resize(&sf, 5, 20);
	return 0;
}

static int
finish(void **state)
{
	(void)state;
	dk_surface_free(&sf);
	dk_arena_free(&arena);
	return 0;
}

static const char *
row(int n)
{
	return dk_surface_row(&sf, &arena, n);
}

/* Every cell is whole: a wide one has its right half, a right half its wide one. */
static void
assert_sound(const struct dk_surface *s)
{
	for (int r = 0; r < s->rows; r++) {
		for (int c = 0; c < s->cols; c++) {
			const struct dk_cell *cell = dk_surface_cell(s, r, c);

			if (cell->width == 2) {
				assert_non_null(dk_surface_cell(s, r, c + 1));
				assert_int_equal(dk_surface_cell(s, r, c + 1)->width, 0);
			} else if (cell->width == 0) {
				assert_true(c > 0);
				assert_int_equal(dk_surface_cell(s, r, c - 1)->width, 2);
			}
			for (const char *t = cell->text; *t != '\0'; t++)
				assert_true((unsigned char)*t >= 0x20 && *t != 0x7f);
			assert_true(dk_utf8_valid(cell->text, strlen(cell->text)));
		}
	}
}

static void
text_is_clipped_at_its_spot_and_at_the_edge(void **state)
{
	(void)state;
	assert_int_equal(dk_put_text(&sf, dk_at(0, 2, 5, DK_LOOK_VALUE), "abcdefgh"), 7);
	assert_string_equal(row(0), "  abcde");
	assert_int_equal(dk_put_text(&sf, dk_at(0, 2, 5, DK_LOOK_VALUE), "x"), 7);
	assert_string_equal(row(0), "  x");
	dk_put(&sf, dk_to(1, 15, DK_LOOK_LABEL), "%s", "beyond the edge");
	assert_string_equal(row(1), "               beyon");
	dk_put(&sf, dk_to(-1, 0, DK_LOOK_LABEL), "above");
	dk_put(&sf, dk_to(5, 0, DK_LOOK_LABEL), "below");
	dk_put(&sf, dk_to(2, -3, DK_LOOK_LABEL), "abcdef");
	assert_string_equal(row(2), "def");
	assert_string_equal(row(4), "");
}

static void
figures_stand_right_and_never_lose_a_digit(void **state)
{
	(void)state;
	dk_put_right(&sf, dk_at(0, 0, 6, DK_LOOK_VALUE), "1,204");
	assert_string_equal(row(0), " 1,204");
	dk_put_right(&sf, dk_at(1, 0, 4, DK_LOOK_VALUE), "1,204");
	assert_string_equal(row(1), "####");
}

static void
a_wide_character_is_never_halved(void **state)
{
	(void)state;
	dk_put_text(&sf, dk_at(0, 0, 3, DK_LOOK_VALUE), "张三李");
	assert_string_equal(row(0), "张");
	dk_put(&sf, dk_to(1, 19, DK_LOOK_VALUE), "%s", "张");
	assert_string_equal(row(1), "");
	dk_put(&sf, dk_to(2, 0, DK_LOOK_VALUE), "%s", "张三");
	dk_put(&sf, dk_to(2, 1, DK_LOOK_VALUE), "x");
	assert_string_equal(row(2), " x三");
	dk_put(&sf, dk_to(2, 2, DK_LOOK_VALUE), "y");
	assert_string_equal(row(2), " xy");
	assert_sound(&sf);
}

static void
marks_join_the_letter_before_them(void **state)
{
	(void)state;
	dk_put_text(&sf, dk_at(0, 0, 4, DK_LOOK_VALUE), "e\xCC\x81" "tat");
	assert_string_equal(dk_surface_cell(&sf, 0, 0)->text, "e\xCC\x81");
	assert_string_equal(dk_surface_cell(&sf, 0, 1)->text, "t");
	assert_sound(&sf);
}

static void
right_to_left_names_keep_their_logical_order(void **state)
{
	(void)state;
	dk_put_text(&sf, dk_at(0, 0, 10, DK_LOOK_VALUE), "\xD7\x9E\xD7\xA8\xD7\x99");
	assert_string_equal(row(0), "\xD7\x9E\xD7\xA8\xD7\x99");
}

static void
hostile_text_becomes_visible_and_harmless(void **state)
{
	static const char *const hostile[] = { "\033[2J", "a\nb", "a\tb", "\b\b\b", "\x9b" "31m",
		"\xC2\x9B" "31m", "\xE2\x80\xAE" "evil", "\xE2\x80\x8B", "\xFF\xFE", "\xC3",
		"\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
		"\033]0;title\a", "\xEF\xBB\xBF", "\xCC\x81\xCC\x81", "\x7f" };
	char stack[2000] = "a";

	(void)state;
	for (size_t i = 0; i < DK_COUNT(hostile); i++) {
		dk_surface_clear(&sf);
		dk_put_text(&sf, dk_at(0, 0, 20, DK_LOOK_VALUE), hostile[i]);
		dk_put(&sf, dk_to(1, 17, DK_LOOK_VALUE), "%s", hostile[i]);
		assert_sound(&sf);
	}
	dk_put_text(&sf, dk_at(0, 0, 20, DK_LOOK_VALUE), "a\nb");
	assert_string_equal(row(0), "a\xEF\xBF\xBD" "b");
	for (size_t n = 1; n + 2 < sizeof(stack); n += 2)
		memcpy(stack + n, "\xCC\x81", 3);
	dk_put_text(&sf, dk_at(2, 0, 20, DK_LOOK_VALUE), stack);
	assert_sound(&sf);
}

static void
words_wrap_at_blanks(void **state)
{
	(void)state;
	assert_int_equal(4,
	    dk_put_wrapped(&sf, dk_at(0, 0, 10, DK_LOOK_LABEL), "two pallets of ply\nx"));
	assert_string_equal(row(0), "two");
	assert_string_equal(row(1), "pallets of");
	dk_surface_clear(&sf);
	dk_put_wrapped(&sf, dk_at(0, 0, 4, DK_LOOK_LABEL), "abcdefgh");
	assert_string_equal(row(0), "abcd");
	assert_string_equal(row(1), "efgh");
}

static void
a_copied_part_is_sound_where_it_cuts(void **state)
{
	struct dk_surface to = { 0 };

	(void)state;
	dk_surface_resize(&to, 3, 4);
	dk_put(&sf, dk_to(0, 0, DK_LOOK_VALUE), "%s", "a张b三c");
	for (int col = -2; col < 8; col++) {
		dk_surface_copy(&to, dk_at(0, 0, 4, DK_LOOK_LABEL),
		    (struct dk_part){ .from = &sf, .row = 0, .col = col, .rows = 3 });
		assert_sound(&to);
	}
	dk_surface_free(&to);
}

static void
sizes_are_kept_within_reason(void **state)
{
	(void)state;
	dk_surface_resize(&sf, 0, -7);
	assert_int_equal(sf.rows, 1);
	assert_int_equal(sf.cols, 1);
	dk_surface_resize(&sf, 1000000000, 1);
	assert_in_range(sf.rows, 1, 5000);
	dk_put_box(&sf, dk_at(0, 0, 1, DK_LOOK_LABEL), 1, "title");
	assert_sound(&sf);
}

static void
each_theme_tells_each_state_apart_without_colour_words(void **state)
{
	static const char *const names[] = { "default", "mono", "cvd", "hc-dark", "hc-light" };

	(void)state;
	for (size_t i = 0; i < DK_COUNT(names); i++) {
		const struct dk_theme *t = dk_theme_find(names[i]);

		assert_non_null(t);
		assert_memory_not_equal(&t->paint[DK_LOOK_STOP], &t->paint[DK_LOOK_OK],
		    sizeof(struct dk_paint));
		assert_memory_not_equal(&t->paint[DK_LOOK_FOCUS], &t->paint[DK_LOOK_LABEL],
		    sizeof(struct dk_paint));
	}
	assert_string_equal(dk_theme_choose("cvd", NULL)->name, "cvd");
	assert_string_equal(dk_theme_choose("cvd", "")->name, "cvd");
	assert_string_equal(dk_theme_choose("cvd", "1")->name, "mono");
	assert_string_equal(dk_theme_choose("no such", NULL)->name, "default");
	for (int look = 0; look < DK_LOOK_COUNT; look++) {
		assert_int_equal(dk_theme_find("mono")->paint[look].ink, -1);
		assert_int_equal(dk_theme_find("mono")->paint[look].ground, -1);
	}
	assert_string_equal(dk_look_word(DK_LOOK_STOP), "STOP");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, start, finish)
	const struct CMUnitTest tests[] = {
		T(text_is_clipped_at_its_spot_and_at_the_edge),
		T(figures_stand_right_and_never_lose_a_digit),
		T(a_wide_character_is_never_halved),
		T(marks_join_the_letter_before_them),
		T(right_to_left_names_keep_their_logical_order),
		T(hostile_text_becomes_visible_and_harmless),
		T(words_wrap_at_blanks),
		T(a_copied_part_is_sound_where_it_cuts),
		T(sizes_are_kept_within_reason),
		T(each_theme_tells_each_state_apart_without_colour_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
