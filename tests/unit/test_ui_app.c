/*
 * test_ui_app.c - screens in the app, on a surface in memory.
 *
 * The screen `notes` below is also the sample of how a screen is written: a form above a list, a
 * key table, a dialog, a load that keeps the cursor on its record.
 */
#include "ui_fake.h"

/* ---- what the sample shows; a real screen asks the core for it ---- */

struct note {
	dk_id id;
	const char *text;
	int stars;
};

static struct {
	char stored[80]; /* what the form stored last */
	int loads, stores;
	bool fails;
	bool drops_first; /* another clerk took the first row away */
} world;

static enum dk_rc
note_list(struct dk_arena *a, const char *filter, struct note **out, size_t *count,
    struct dk_err *err)
{
	static const struct note all[] = { { 11, "bring the gate key", 1 },
		{ 12, "two pallets back", 2 }, { 13, "ask for ruth", 3 } };

	world.loads++;
	if (world.fails)
		return dk_fail(err, DK_EBUSY, NULL, "The database is busy; try again.");
	*out = dk_arena_array(a, DK_COUNT(all), sizeof(all[0]));
	*count = 0;
	for (size_t i = world.drops_first; i < DK_COUNT(all); i++)
		if (strstr(all[i].text, filter) != NULL)
			(*out)[(*count)++] = all[i];
	return DK_OK;
}

/* ---- the sample screen ---- */

enum { CUSTOMER, WANT, FIELDS };
enum { LIST_ROW = 4 };

static const struct dk_input_def field_defs[] = {
	[CUSTOMER] = { .name = "customer", .label = "Cust", .row = 0, .col = 1, .width = 8,
	    .help = "Who orders." },
	[WANT] = { .name = "wanted", .label = "Want", .row = 1, .col = 1, .width = 10, .max = 10,
	    .help = "The day." },
};

static const struct dk_column columns[] = {
	{ .head = "#", .width = 2, .right = true },
	{ .head = "Note", .width = 30, .grows = true },
	{ .head = "Stars", .width = 5, .right = true },
};

struct state {
	struct dk_form form;
	struct dk_input fields[FIELDS];
	struct dk_list list;
	struct note *notes; /* in s->data */
	size_t count;
	bool in_list; /* where the focus is */
	char filter[40];
	char said[40];
};

static enum dk_react
leave(struct dk_screen *s, size_t field)
{
	struct state *st = s->state;
	const char *text = dk_form_text(&st->form, field);

	if (strcmp(text, "bad") == 0) {
		dk_say(s, DK_LOOK_WARN, "There is no customer \"bad\": type a number or name.");
		return DK_STAY;
	}
	snprintf(world.stored, sizeof(world.stored), "%zu=%s", field, text);
	world.stores++;
	return DK_REDRAW;
}

static enum dk_react
done(struct dk_screen *s)
{
	((struct state *)s->state)->in_list = true;
	return DK_REDRAW;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	dk_form_open(&st->form, s, field_defs, st->fields, FIELDS);
	st->form.leave = leave;
	st->form.done = done;
	s->joint = 60;
	dk_title(s, "NOTES  %s", s->arg);
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = note_list(&s->data, st->filter, &st->notes, &st->count, err);

	if (rc == DK_OK)
		dk_list_set(&st->list, DK_ROWS(st->notes, st->count, id));
	return rc;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct state *st = data;

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%zu", row + 1);
	else if (column == 1)
		out->text = st->notes[row].text;
	else
		snprintf(out->buf, sizeof(out->buf), "%d", st->notes[row].stars);
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_list_view view = { columns, DK_COUNT(columns), st, cell, "No notes." };

	dk_list_draw(&st->list, body,
	    dk_at(LIST_ROW, 1, -1, st->in_list ? DK_LOOK_FOCUS : DK_LOOK_LABEL),
	    body->rows - LIST_ROW, &view);
	dk_form_draw(&st->form, body, !st->in_list);
	dk_put(body, dk_at(2, 1, 40, DK_LOOK_VALUE), "%s", st->said);
}

static bool
typing(const struct dk_screen *s)
{
	return !((const struct state *)s->state)->in_list;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;

	if (st->in_list)
		return dk_list_key(&st->list, ev, s->rows - LIST_ROW - 1);
	return dk_form_key(&st->form, ev, false);
}

static enum dk_react
settle(struct dk_screen *s)
{
	return dk_form_settle(&((struct state *)s->state)->form);
}

static enum dk_react
accept(struct dk_screen *s)
{
	if (!dk_alone(s))
		return DK_KEEP;
	dk_say(s, DK_LOOK_OK, "accepted");
	return DK_REDRAW;
}

static enum dk_react
reason_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;

	if (strlen(text) < 3) {
		dk_say(s, DK_LOOK_WARN, "A reason has at least 3 letters.");
		return DK_STAY;
	}
	snprintf(st->said, sizeof(st->said), "because %s", text);
	return DK_RELOAD;
}

static enum dk_react
hold(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "HOLD", .text = "Why is it held?",
			     .label = "Reason", .max = 30 }, reason_given);
}

static enum dk_react
filter(struct dk_screen *s)
{
	struct state *st = s->state;

	return dk_ask_filter(s, st->filter, sizeof(st->filter));
}

static enum dk_react
another(struct dk_screen *s)
{
	return dk_open(s, "notes", "again");
}

static enum dk_react
stop(struct dk_screen *s)
{
	dk_say(s, DK_LOOK_STOP, "credit: 1,240 over limit - F10 h to hold");
	return DK_REDRAW;
}

static const struct dk_binding menu[] = {
	{ "h", "Hold", hold, "hold it, with a reason", false },
	{ "o", "Open", another, "open another", false },
	{ 0 },
};

static enum dk_react
actions(struct dk_screen *s)
{
	return dk_ask_menu(s, "ACTIONS", menu);
}

static const struct dk_binding keys[] = {
	{ "F2", "Accept", accept, "review, then enter", true },
	{ "F10", "Menu", actions, "actions on this note", false },
	{ "h", "Hold", hold, "hold it, with a reason", false },
	{ "/", "Filter", filter, "only some notes", false },
	{ "o", NULL, another, "open another", false },
	{ "S", NULL, stop, NULL, false },
	{ 0 },
};

static const struct dk_screen_ops notes = {
	.name = "notes",
	.title = "NOTES",
	.help = "Notes of the desk.\nType a customer, then go to the list.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.typing = typing,
	.key = key,
	.settle = settle,
};

/* ---- the tests ---- */

static const struct dk_screen_ops *const screens[] = { &notes, NULL };
static dk_finder *const no_finders[] = { NULL };

struct desk {
	struct dk_session session;
	struct dk_app app;
};

static int
start(void **fixture)
{
	struct desk *d = calloc(1, sizeof(*d));
	struct dk_err err;

	memset(&world, 0, sizeof(world));
	d->session = fake_session();
	dk_app_start(&d->app, &d->session, 24, 80);
	d->app.screens = screens;
	d->app.finders = no_finders;
	assert_int_equal(dk_app_open(&d->app, "notes", &err), DK_OK);
	dk_app_draw(&d->app);
	*fixture = d;
	return 0;
}

static int
finish(void **fixture)
{
	struct desk *d = *fixture;

	dk_app_end(&d->app);
	free(d);
	return 0;
}

static void
assert_cursor(const struct dk_app *app, int row, int col)
{
	assert_int_equal(app->frame.cursor_row + 1, row);
	assert_int_equal(app->frame.cursor_col + 1, col);
}

static void
the_frame_has_title_rule_message_and_keys(void **fixture)
{
	struct desk *d = *fixture;

	assert_has(fake_row(&d->app, 1), " docket  NOTES");
	assert_has(fake_row(&d->app, 1), "mia  desk3");
	assert_has(fake_row(&d->app, 1), "TEST CLOCK");
	assert_int_equal(strlen(fake_row(&d->app, 2)), 80);
	assert_int_equal(fake_row(&d->app, 2)[60], '+');
	assert_has(fake_row(&d->app, 3), " Cust [        ]");
	assert_string_equal(fake_row(&d->app, 24),
	    " F1 Help F2 Accept F3 Exit F10 Menu F12 Cancel h Hold / Filter");
}

static void
the_cursor_is_on_the_focus(void **fixture)
{
	struct desk *d = *fixture;

	assert_cursor(&d->app, 3, 8);
	fake_type(&d->app, "47");
	assert_cursor(&d->app, 3, 10);
	fake_key(&d->app, "Tab");
	assert_cursor(&d->app, 4, 8);
	fake_type(&d->app, "_");
	assert_cursor(&d->app, 8, 2);
	fake_key(&d->app, "Down");
	assert_cursor(&d->app, 9, 2);
	fake_key(&d->app, "h");
	assert_has(fake_row(&d->app, 10), "Reason [");
	assert_cursor(&d->app, 10, 15);
}

static void
a_field_is_stored_when_it_is_left(void **fixture)
{
	struct desk *d = *fixture;

	fake_type(&d->app, "4711");
	assert_int_equal(world.stores, 0);
	fake_type(&d->app, "_");
	assert_string_equal(world.stored, "0=4711");
	fake_type(&d->app, "thu");
	fake_key(&d->app, "F2");
	assert_string_equal(world.stored, "1=thu");
	assert_has(fake_row(&d->app, 23), "ok    accepted");
}

static void
a_refused_field_keeps_the_focus_and_says_why(void **fixture)
{
	struct desk *d = *fixture;

	fake_type(&d->app, "bad_");
	assert_cursor(&d->app, 3, 11);
	assert_has(fake_row(&d->app, 23), "warn  There is no customer");
	fake_key(&d->app, "F2");
	assert_lacks(fake_row(&d->app, 23), "accepted");
	fake_key(&d->app, "Esc");
	assert_has(fake_row(&d->app, 3), "[        ]");
	assert_int_equal(world.stores, 0);
}

static void
letters_are_text_in_a_field_and_commands_on_a_list(void **fixture)
{
	struct desk *d = *fixture;

	fake_type(&d->app, "ho");
	assert_has(fake_row(&d->app, 3), "[ho      ]");
	fake_type(&d->app, "__");
	fake_type(&d->app, "o");
	assert_has(fake_row(&d->app, 1), "NOTES  again");
}

static void
a_dialog_gives_its_answer_to_the_asker(void **fixture)
{
	struct desk *d = *fixture;
	int loads;

	fake_type(&d->app, "__h");
	assert_has(fake_row(&d->app, 8), "HOLD");
	fake_type(&d->app, "no_");
	assert_has(fake_row(&d->app, 23), "at least 3");
	fake_type(&d->app, "pe_"); /* the dialog is still open, "no" stays */
	assert_lacks(fake_row(&d->app, 8), "HOLD");
	assert_has(fake_row(&d->app, 5), "because nope");
	loads = world.loads;
	fake_type(&d->app, "h");
	fake_key(&d->app, "Esc");
	assert_int_equal(world.loads, loads);
	assert_has(fake_row(&d->app, 1), "NOTES");
}

static void
the_menu_runs_an_action_by_its_letter(void **fixture)
{
	struct desk *d = *fixture;

	fake_type(&d->app, "__");
	fake_key(&d->app, "Space");
	assert_has(fake_row(&d->app, 6), "ACTIONS");
	fake_type(&d->app, "h");
	assert_has(fake_row(&d->app, 8), "HOLD");
	fake_type(&d->app, "late_");
	assert_has(fake_row(&d->app, 5), "because late");
}

static void
a_filter_narrows_the_list_at_each_letter(void **fixture)
{
	struct desk *d = *fixture;

	fake_type(&d->app, "__/ru");
	assert_has(fake_row(&d->app, 8), "ask for ruth");
	assert_string_equal(fake_row(&d->app, 9), "");
	assert_has(fake_row(&d->app, 22), "Only rows with [ru");
	fake_key(&d->app, "Esc");
	assert_has(fake_row(&d->app, 8), "bring the gate key");
}

static void
after_a_load_the_cursor_is_on_its_record(void **fixture)
{
	struct desk *d = *fixture;

	fake_type(&d->app, "__3");
	assert_cursor(&d->app, 10, 2);
	world.drops_first = true;
	fake_key(&d->app, "F5");
	assert_cursor(&d->app, 9, 2);
	assert_has(fake_row(&d->app, 9), "ask for ruth");
}

static void
a_failed_load_leaves_the_old_rows(void **fixture)
{
	struct desk *d = *fixture;

	world.fails = true;
	fake_key(&d->app, "F5");
	assert_has(fake_row(&d->app, 23), "STOP  The database is busy");
	assert_has(fake_row(&d->app, 8), "bring the gate key");
	assert_true(d->app.rings);
}

static void
help_lists_what_the_key_table_binds(void **fixture)
{
	struct desk *d = *fixture;
	struct dk_arena a = { 0 };
	char *text;

	fake_key(&d->app, "F1");
	text = dk_surface_text(&d->app.frame, &a);
	assert_has(text, "Notes of the desk.");
	for (const struct dk_binding *b = keys; b->key != NULL; b++)
		if (b->help != NULL)
			assert_has(text, b->help);
	fake_key(&d->app, "F1");
	text = dk_surface_text(&d->app.frame, &a);
	assert_has(text, "Alt-4 Ctrl-F");
	fake_key(&d->app, "Esc");
	assert_has(fake_row(&d->app, 3), "Cust [");
	dk_arena_free(&a);
}

static void
each_twin_does_what_its_key_does(void **fixture)
{
	static const char *const twins[] = { "F2", "A-2", "C-o" };
	struct desk *d = *fixture;

	for (size_t i = 0; i < DK_COUNT(twins); i++) {
		fake_key(&d->app, "Left");
		assert_lacks(fake_row(&d->app, 23), "accepted");
		fake_key(&d->app, twins[i]);
		assert_has(fake_row(&d->app, 23), "accepted");
	}
	fake_key(&d->app, "KP7");
	assert_has(fake_row(&d->app, 3), "[7");
	fake_key(&d->app, "C-x");
	assert_true(d->app.is_over);
	assert_string_equal(world.stored, "0=7");
}

static void
the_palette_opens_a_screen_by_its_name(void **fixture)
{
	struct desk *d = *fixture;

	fake_key(&d->app, "C-k");
	assert_has(fake_row(&d->app, 5), "DO");
	fake_type(&d->app, "zzz");
	assert_has(fake_row(&d->app, 8), "Nothing is called that");
	fake_key(&d->app, "C-u");
	fake_type(&d->app, "not_");
	assert_non_null(d->app.top->below);
	assert_string_equal(d->app.top->ops->name, "notes");
	fake_key(&d->app, "F3");
	assert_null(d->app.top->below);
}

static void
scans_and_pastes_are_data_never_commands(void **fixture)
{
	struct desk *d = *fixture;
	struct dk_event scan = { .code = DK_KEY_SCAN, .data = "ho0815", .is_ended = true };
	struct dk_event paste = { .code = DK_KEY_PASTE, .data = "a\nb" };

	dk_app_event(&d->app, &paste);
	dk_app_draw(&d->app);
	assert_has(fake_row(&d->app, 3), "[a b     ]");
	fake_key(&d->app, "C-u");
	dk_app_event(&d->app, &scan);
	assert_string_equal(world.stored, "0=ho0815");
	fake_type(&d->app, "_");
	dk_app_event(&d->app, &scan);
	dk_app_draw(&d->app);
	assert_has(fake_row(&d->app, 23), "A scan has no place");
	assert_null(d->app.top->below);
}

static void
hanging_up_stores_the_field_being_typed(void **fixture)
{
	struct desk *d = *fixture;
	struct dk_event hangup = { .code = DK_KEY_HANGUP };

	fake_type(&d->app, "4711");
	dk_app_event(&d->app, &hangup);
	assert_true(d->app.is_over);
	assert_string_equal(world.stored, "0=4711");
}

static void
a_stop_rings_and_drops_what_was_typed_ahead(void **fixture)
{
	struct desk *d = *fixture;

	fake_type(&d->app, "__S");
	assert_true(d->app.rings && d->app.drops_ahead);
	dk_app_dropped(&d->app, "12 Enter");
	dk_app_draw(&d->app);
	assert_has(fake_row(&d->app, 23), "STOP  credit: 1,240 over limit");
	assert_has(fake_row(&d->app, 23), "(not read: 12 Enter)");
}

static void
nobody_at_the_desk_locks_it(void **fixture)
{
	struct desk *d = *fixture;
	struct dk_arena a = { 0 };

	d->app.idle_lock_ms = 300000;
	fake_type(&d->app, "4711");
	dk_app_tick(&d->app, d->app.ms + 299000);
	assert_string_equal(d->app.top->ops->name, "notes");
	dk_app_tick(&d->app, d->app.ms + 2000);
	dk_app_draw(&d->app);
	assert_has(fake_row(&d->app, 1), "LOCKED");
	assert_lacks(dk_surface_text(&d->app.frame, &a), "4711");
	assert_string_equal(world.stored, "0=4711");
	fake_key(&d->app, "Esc");
	fake_key(&d->app, "C-k");
	assert_string_equal(d->app.top->ops->name, "lock");
	dk_arena_free(&a);
}

static void
resize(struct dk_app *app, int rows, int cols)
{
	struct dk_event ev = { .code = DK_KEY_RESIZE, .rows = rows, .cols = cols };

	dk_app_event(app, &ev);
	dk_app_draw(app);
}

static void
no_window_is_too_small_or_too_large(void **fixture)
{
	static const int sizes[][2] = { { 1, 1 }, { 2, 2 }, { 5, 20 }, { 9, 80 }, { 10, 40 },
		{ 16, 60 }, { 24, 80 }, { 43, 132 }, { 500, 500 }, { 1, 500 }, { 500, 1 } };
	struct desk *d = *fixture;

	fake_type(&d->app, "4711");
	for (int round = 0; round < 20; round++) {
		for (size_t i = 0; i < DK_COUNT(sizes); i++) {
			resize(&d->app, sizes[i][0], sizes[i][1]);
			assert_in_range(d->app.frame.cursor_row, 0, sizes[i][0] - 1);
			assert_in_range(d->app.frame.cursor_col, 0, sizes[i][1] - 1);
		}
	}
	resize(&d->app, 5, 20);
	assert_has(fake_row(&d->app, 1), "20x5 is");
	fake_type(&d->app, "xx");
	resize(&d->app, 10, 40);
	assert_has(fake_row(&d->app, 3), " Cust [4711    ]");
	assert_has(fake_row(&d->app, 10), "F1 Help");
	resize(&d->app, 24, 80);
	assert_has(fake_row(&d->app, 3), " Cust [4711    ]");
}

static void
a_small_window_follows_the_cursor(void **fixture)
{
	struct desk *d = *fixture;

	fake_type(&d->app, "__3");
	resize(&d->app, 10, 40);
	assert_has(fake_row(&d->app, d->app.frame.cursor_row + 1), "ask for ruth");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, start, finish)
	const struct CMUnitTest tests[] = {
		T(the_frame_has_title_rule_message_and_keys),
		T(the_cursor_is_on_the_focus),
		T(a_field_is_stored_when_it_is_left),
		T(a_refused_field_keeps_the_focus_and_says_why),
		T(letters_are_text_in_a_field_and_commands_on_a_list),
		T(a_dialog_gives_its_answer_to_the_asker),
		T(the_menu_runs_an_action_by_its_letter),
		T(a_filter_narrows_the_list_at_each_letter),
		T(after_a_load_the_cursor_is_on_its_record),
		T(a_failed_load_leaves_the_old_rows),
		T(help_lists_what_the_key_table_binds),
		T(each_twin_does_what_its_key_does),
		T(the_palette_opens_a_screen_by_its_name),
		T(scans_and_pastes_are_data_never_commands),
		T(hanging_up_stores_the_field_being_typed),
		T(a_stop_rings_and_drops_what_was_typed_ahead),
		T(nobody_at_the_desk_locks_it),
		T(no_window_is_too_small_or_too_large),
		T(a_small_window_follows_the_cursor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
