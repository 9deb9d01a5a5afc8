/* test_ui_widget.c - fields, forms, lists, grids and pickers, without a screen. */
#include "ui_fake.h"

#include "ui/widget/bar.h"

static void
press(struct dk_input *f, size_t max, const char *name)
{
	struct dk_event ev;

	assert_true(dk_event_named(name, &ev));
	dk_input_key(f, max, &ev);
}

static void
type(struct dk_input *f, size_t max, const char *text)
{
	for (; *text != '\0'; text++)
		press(f, max, (char[]){ *text, '\0' });
}

static void
a_field_is_edited_by_grapheme(void **state)
{
	struct dk_input f = { .text = "" };

	(void)state;
	dk_input_focus(&f);
	dk_input_add(&f, 0, "ae\xCC\x81张b");
	press(&f, 0, "Left");
	press(&f, 0, "BS");
	assert_string_equal(f.text, "ae\xCC\x81" "b");
	press(&f, 0, "BS");
	assert_string_equal(f.text, "ab");
	press(&f, 0, "Home");
	press(&f, 0, "Del");
	assert_string_equal(f.text, "b");
	press(&f, 0, "BS");
	press(&f, 0, "Left");
	assert_string_equal(f.text, "b");
	type(&f, 0, "xy");
	assert_string_equal(f.text, "xyb");
	press(&f, 0, "End");
	press(&f, 0, "Right");
	press(&f, 0, "Del");
	type(&f, 0, "z");
	assert_string_equal(f.text, "xybz");
	press(&f, 0, "C-u");
	assert_string_equal(f.text, "");
}

static void
the_first_character_replaces_what_stood_there(void **state)
{
	struct dk_input f = { .text = "" };

	(void)state;
	dk_input_set(&f, "36");
	dk_input_focus(&f);
	type(&f, 0, "24");
	assert_string_equal(f.text, "24");
	assert_true(dk_input_changed(&f));
	dk_input_undo(&f);
	assert_string_equal(f.text, "36");
	dk_input_focus(&f);
	press(&f, 0, "End");
	type(&f, 0, "0");
	assert_string_equal(f.text, "360");
}

static void
a_field_takes_no_more_than_its_bytes_and_no_control(void **state)
{
	struct dk_input f = { .text = "" };
	char all[2000];

	(void)state;
	dk_input_focus(&f);
	type(&f, 3, "abcdef");
	assert_string_equal(f.text, "abc");
	dk_input_set(&f, "");
	dk_input_add(&f, 4, "张三");
	assert_string_equal(f.text, "张");
	memset(all, 'x', sizeof(all) - 1);
	all[sizeof(all) - 1] = '\0';
	dk_input_set(&f, "");
	dk_input_add(&f, 0, all);
	assert_int_equal(strlen(f.text), DK_INPUT_BYTES - 1);
	dk_input_set(&f, all);
	assert_int_equal(strlen(f.text), DK_INPUT_BYTES - 1);
	dk_input_set(&f, "");
	dk_input_add(&f, 0, "a\nb\tc\x1b[2J\xff");
	assert_string_equal(f.text, "a b c[2J");
}

static void
a_long_text_scrolls_in_its_box_with_the_cursor(void **state)
{
	struct dk_surface sf = { 0 };
	struct dk_arena a = { 0 };
	struct dk_input f = { .hint = "default" };

	(void)state;
	dk_surface_resize(&sf, 1, 20);
	dk_input_draw_box(&f, &sf, dk_at(0, 0, 8, DK_LOOK_FOCUS), false);
	assert_string_equal(dk_surface_row(&sf, &a, 0), "[default ]");
	assert_int_equal(sf.cursor_col, 1);
	dk_input_set(&f, "abcdefgh");
	dk_input_draw_box(&f, &sf, dk_at(0, 0, 8, DK_LOOK_FOCUS), false);
	assert_string_equal(dk_surface_row(&sf, &a, 0), "[abcdefgh]");
	assert_int_equal(sf.cursor_col, 9);
	dk_input_set(&f, "abcdefghijkl");
	dk_input_draw_box(&f, &sf, dk_at(0, 0, 8, DK_LOOK_FOCUS), false);
	assert_string_equal(dk_surface_row(&sf, &a, 0), "[efghijkl]");
	assert_int_equal(sf.cursor_col, 9);
	dk_input_draw_box(&f, &sf, dk_at(0, 0, 8, DK_LOOK_FOCUS), true);
	assert_string_equal(dk_surface_row(&sf, &a, 0), "[********]");
	dk_surface_free(&sf);
	dk_arena_free(&a);
}

static void
digits_go_to_a_row_of_a_list(void **state)
{
	dk_id ids[25];
	struct dk_list l = { 0 };
	struct dk_event one, two, zero, end;

	(void)state;
	for (int i = 0; i < 25; i++)
		ids[i] = 100 + i;
	dk_list_set(&l, (struct dk_rows){ ids, 25, sizeof(ids[0]), 0 });
	dk_event_named("1", &one);
	dk_event_named("2", &two);
	dk_event_named("0", &zero);
	dk_event_named("End", &end);
	dk_list_key(&l, &one, 10);
	assert_int_equal(l.cursor, 0);
	dk_list_key(&l, &two, 10);
	assert_int_equal(l.cursor, 11);
	assert_int_equal(dk_list_top(&l, 10), 10);
	dk_list_key(&l, &two, 10);
	assert_int_equal(l.cursor, 1);
	dk_list_key(&l, &zero, 10);
	assert_int_equal(l.cursor, 19);
	dk_list_key(&l, &end, 10);
	assert_int_equal(l.cursor, 24);
	dk_list_key(&l, &zero, 10);
	assert_int_equal(l.cursor, 24);
}

static void
the_cursor_stays_on_its_record_or_at_its_place(void **state)
{
	static const dk_id before[] = { 11, 12, 13, 14 }, after[] = { 9, 10, 13, 14 },
			   gone[] = { 11, 12 };
	struct dk_list l = { 0 };

	(void)state;
	dk_list_set(&l, (struct dk_rows){ before, 4, sizeof(dk_id), 0 });
	l.cursor = 3;
	dk_list_set(&l, (struct dk_rows){ after, 4, sizeof(dk_id), 0 });
	assert_int_equal(l.cursor, 3);
	l.cursor = 2;
	dk_list_set(&l, (struct dk_rows){ after + 1, 3, sizeof(dk_id), 0 });
	assert_int_equal(l.cursor, 1);
	dk_list_set(&l, (struct dk_rows){ gone, 2, sizeof(dk_id), 0 });
	assert_int_equal(l.cursor, 1);
	dk_list_set(&l, (struct dk_rows){ NULL, 0, sizeof(dk_id), 0 });
	assert_int_equal(l.cursor, 0);
}

/* ---- a grid of codes and quantities ---- */

static struct {
	char cells[8][2][20];
	size_t count;
	struct dk_grid *grid;
} lines;

static const struct dk_grid_column grid_columns[] = {
	{ .head = "Ln", .col = 1, .width = 2, .right = true },
	{ .head = "Item", .col = 5, .width = 8, .typed = true, .max = 20,
	    .help = "A code." },
	{ .head = "Qty", .col = 16, .width = 5, .right = true, .typed = true, .max = 8,
	    .help = "How many." },
};

static void
grid_cell(const void *screen, size_t row, size_t column, struct dk_shown *out)
{
	(void)screen;
	if (column == 0) {
		snprintf(out->buf, sizeof(out->buf), "%zu", row + 1);
		out->text = out->buf;
	} else {
		out->text = lines.cells[row][column - 1];
	}
}

static enum dk_react
grid_leave(struct dk_screen *s, const struct dk_grid_leave *how)
{
	(void)s;
	if (strcmp(how->text, "bad") == 0)
		return DK_STAY;
	if (how->text[0] == '+') {
		dk_grid_go(lines.grid, (size_t)(how->text[1] - '1'), 2);
		return DK_REDRAW;
	}
	if (how->text[0] == '\0')
		return DK_KEEP;
	if (how->row == lines.count)
		lines.grid->count = ++lines.count;
	snprintf(lines.cells[how->row][how->column - 1], 20, "%s", how->text);
	return DK_RELOAD;
}

static enum dk_react
grid_press(struct dk_grid *g, const char *name)
{
	struct dk_event ev;

	assert_true(dk_event_named(name, &ev));
	return dk_grid_key(g, &ev, 5);
}

static void
grid_type(struct dk_grid *g, const char *text)
{
	for (; *text != '\0'; text++)
		grid_press(g, *text == '_' ? "Enter" : (char[]){ *text, '\0' });
}

static void
a_grid_takes_code_and_quantity_row_by_row(void **state)
{
	struct dk_surface sf = { 0 };
	struct dk_arena a = { 0 };
	struct dk_grid g;

	(void)state;
	memset(&lines, 0, sizeof(lines));
	lines.grid = &g;
	dk_grid_open(&g, NULL, grid_columns, DK_COUNT(grid_columns));
	g.cell = grid_cell;
	g.leave = grid_leave;
	grid_type(&g, "A10410_12_B20001_24_");
	assert_int_equal(lines.count, 2);
	assert_string_equal(lines.cells[1][0], "B20001");
	assert_string_equal(lines.cells[1][1], "24");
	assert_int_equal(g.row, 2);
	dk_surface_resize(&sf, 6, 40);
	dk_grid_draw(&g, &sf, dk_at(0, 0, 40, DK_LOOK_FOCUS), 6);
	assert_string_equal(dk_surface_row(&sf, &a, 0), " Ln  Item         Qty");
	assert_string_equal(dk_surface_row(&sf, &a, 1), "  1  A10410        12");
	assert_string_equal(dk_surface_row(&sf, &a, 3), "    [        ] [     ]");
	assert_int_equal(sf.cursor_row, 3);
	assert_int_equal(sf.cursor_col, 5);
	grid_type(&g, "+1_36_");
	assert_string_equal(lines.cells[0][1], "36");
	assert_int_equal(g.row, 1);
	grid_type(&g, "bad_");
	assert_string_equal(g.edit.text, "bad");
	assert_int_equal(grid_press(&g, "F12"), DK_REDRAW);
	assert_string_equal(g.edit.text, "B20001");
	assert_int_equal(grid_press(&g, "F12"), DK_PASS);
	grid_press(&g, "Up");
	assert_int_equal(grid_press(&g, "Up"), DK_PASS);
	grid_press(&g, "Down");
	grid_press(&g, "Down");
	assert_int_equal(grid_press(&g, "Down"), DK_PASS);
	grid_type(&g, "C30100");
	assert_int_equal(grid_press(&g, "Tab"), DK_RELOAD);
	assert_int_equal(g.column, 2);
	grid_press(&g, "S-Tab");
	assert_int_equal(g.column, 1);
	assert_string_equal(g.edit.text, "C30100");
	dk_surface_free(&sf);
	dk_arena_free(&a);
}

static enum dk_pick
pick(struct dk_picker *p, const char *name)
{
	struct dk_event ev;

	assert_true(dk_event_named(name, &ev));
	return dk_picker_key(p, &ev, 5);
}

static void
in_a_picker_digits_pick_and_letters_search(void **state)
{
	static const dk_id ids[] = { 1, 2, 3 };
	struct dk_picker p = { .in_search = false };

	(void)state;
	dk_list_set(&p.list, (struct dk_rows){ ids, 3, sizeof(dk_id), 0 });
	assert_int_equal(pick(&p, "2"), DK_PICK_TAKEN);
	assert_int_equal(p.list.cursor, 1);
	assert_int_equal(pick(&p, "7"), DK_PICK_MOVED);
	assert_int_equal(pick(&p, "w"), DK_PICK_SEARCH);
	assert_int_equal(pick(&p, "2"), DK_PICK_SEARCH);
	assert_string_equal(p.search.text, "w2");
	assert_int_equal(pick(&p, "Down"), DK_PICK_MOVED);
	assert_int_equal(pick(&p, "Down"), DK_PICK_MOVED);
	assert_int_equal(p.list.cursor, 1);
	assert_int_equal(pick(&p, "BS"), DK_PICK_SEARCH);
	assert_string_equal(p.search.text, "w");
	assert_int_equal(pick(&p, "Enter"), DK_PICK_TAKEN);
	assert_int_equal(p.list.cursor, 0);
	assert_int_equal(pick(&p, "F12"), DK_PICK_NONE);
}

static void
the_key_bar_never_cuts_a_word(void **state)
{
	static const struct dk_binding keys[] = {
		{ "F2", "Accept", NULL, NULL, false }, { "F4", "Lookup", NULL, NULL, false },
		{ "F9", "Repeat", NULL, NULL, false }, { "x", NULL, NULL, NULL, false },
		{ "F3", "Leave", NULL, NULL, false }, { 0 },
	};

	(void)state;
	for (int cols = 1; cols < 90; cols++) {
		struct dk_surface sf = { 0 };
		struct dk_arena a = { 0 };
		char *text;

		dk_surface_resize(&sf, 1, cols);
		dk_bar_draw(&sf, 0, keys, dk_app_keys());
		text = dk_surface_row(&sf, &a, 0);
		if (cols >= 12)
			assert_has(text, "F1 Help");
		if (strstr(text, "F9") != NULL)
			assert_has(text, "F9 Repeat");
		if (strstr(text, "F4") != NULL)
			assert_has(text, "F4 Lookup");
		if (cols == 89)
			assert_string_equal(text,
			    " F1 Help F2 Accept F3 Leave F4 Lookup F9 Repeat F12 Cancel");
		dk_surface_free(&sf);
		dk_arena_free(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_field_is_edited_by_grapheme),
		cmocka_unit_test(the_first_character_replaces_what_stood_there),
		cmocka_unit_test(a_field_takes_no_more_than_its_bytes_and_no_control),
		cmocka_unit_test(a_long_text_scrolls_in_its_box_with_the_cursor),
		cmocka_unit_test(digits_go_to_a_row_of_a_list),
		cmocka_unit_test(the_cursor_stays_on_its_record_or_at_its_place),
		cmocka_unit_test(a_grid_takes_code_and_quantity_row_by_row),
		cmocka_unit_test(in_a_picker_digits_pick_and_letters_search),
		cmocka_unit_test(the_key_bar_never_cuts_a_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
