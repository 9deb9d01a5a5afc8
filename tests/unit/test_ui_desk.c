/*
 * test_ui_desk.c - the app on a real database: news from other processes, the lock, rights, the
 * dialogs that pick and confirm, and keys at random.
 */
#include "fixture.h"
#include "ui_fake.h"

#include "docket/user.h"

struct state {
	int loads;
	char said[40];
	struct dk_list list;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->loads++;
	return DK_OK;
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;

	dk_put(body, dk_to(2, 2, DK_LOOK_LABEL), "loads %d said <%s> arg <%s>", st->loads, st->said,
	    s->arg);
	dk_surface_cursor(body, 2, 2);
}

static enum dk_react
said(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;

	snprintf(st->said, sizeof(st->said), "%s", text);
	return DK_REDRAW;
}

static enum dk_react
drop(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "DROP", .text = "The draft is thrown away.",
			     .label = "Type drop", .word = "drop" }, said);
}

static enum dk_rc
find(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	static const char *const items[] = { "B20018", "B20019", "A10410" };

	(void)s;
	if (strcmp(text, "err") == 0)
		return dk_fail(err, DK_EBUSY, NULL, "The search is busy; try again.");
	out->total = 5112;
	for (size_t i = 0; i < DK_COUNT(items); i++) {
		struct dk_choice c = { .id = items[i], .cells = { items[i] } };

		if (strstr(items[i], text) != NULL)
			dk_choice_add(a, out, &c);
	}
	return DK_OK;
}

static const struct dk_column item_columns[] = { { .head = "Item", .width = 10 } };

static enum dk_react
lookup(struct dk_screen *s)
{
	return dk_ask_pick(s, &(struct dk_pick_ask){ .title = "ITEMS", .columns = item_columns,
				  .column_count = 1, .find = find }, said);
}

static enum dk_react
guarded(struct dk_screen *s)
{
	return dk_open(s, "guarded", "7");
}

static enum dk_react
replace(struct dk_screen *s)
{
	dk_open(s, "desk", "second");
	return DK_BACK;
}

static const struct dk_binding keys[] = {
	{ "d", "Drop", drop, NULL, false },
	{ "F4", "Lookup", lookup, NULL, false },
	{ "g", NULL, guarded, NULL, false },
	{ "r", NULL, replace, NULL, false },
	{ 0 },
};

static const struct dk_screen_ops desk = {
	.name = "desk",
	.title = "DESK",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
};

static const struct dk_screen_ops guarded_ops = {
	.name = "guarded",
	.title = "GUARDED",
	.state_size = sizeof(struct state),
	.keys = keys,
	.draw = draw,
	.has_right = true,
	.right = DK_RIGHT_USER_EDIT,
};

static enum dk_rc
find_order(struct dk_session *session, struct dk_arena *a, const char *text, struct dk_hits *out,
    struct dk_err *err)
{
	(void)session;
	(void)err;
	if (strcmp(text, "100777") == 0)
		dk_hit_add(a, out, (struct dk_hit){ "order 100777", "desk", "100777",
			"", 0 });
	return DK_OK;
}

static const struct dk_screen_ops *const screens[] = { &desk, &guarded_ops, NULL };
static dk_finder *const finders[] = { find_order, NULL };

static int
start(void **fixture)
{
	struct dk_app *app = calloc(1, sizeof(*app));
	struct dk_init init = { .path = fixture_path("desk.db"), .company = "Test House",
		.admin = "ann", .os_account = "ann", .test_clock = true,
		.now = "2026-11-23T09:00:00Z" };
	struct dk_session *s = NULL;
	struct dk_err err;

	if (dk_session_create(&init, &s, &err) != DK_OK)
		fail_msg("%s", err.text);
	dk_app_start(app, s, 24, 80);
	app->screens = screens;
	app->finders = finders;
	assert_int_equal(dk_app_open(app, "desk", &err), DK_OK);
	dk_app_draw(app);
	*fixture = app;
	return 0;
}

static int
finish(void **fixture)
{
	struct dk_app *app = *fixture;
	struct dk_session *s = app->session;

	dk_app_end(app);
	dk_session_close(s);
	free(app);
	return 0;
}

static void
a_commit_by_another_shows_within_a_second(void **fixture)
{
	struct dk_app *app = *fixture;

	dk_app_tick(app, app->ms + 1000);
	dk_app_draw(app);
	assert_has(fake_row(app, 5), "loads 1 ");
	fixture_sql(app->session->db, "CREATE TABLE news (id INTEGER)");
	dk_app_tick(app, app->ms + 1000);
	dk_app_draw(app);
	assert_has(fake_row(app, 5), "loads 2 ");
	dk_app_tick(app, app->ms + 1000);
	dk_app_draw(app);
	assert_has(fake_row(app, 5), "loads 2 ");
	/* a dialog is not disturbed; the screen below learns of it afterwards */
	fake_key(app, "F4");
	fixture_sql(app->session->db, "CREATE TABLE more_news (id INTEGER)");
	dk_app_tick(app, app->ms + 1000);
	fake_key(app, "Esc");
	dk_app_tick(app, app->ms + 1000);
	dk_app_draw(app);
	assert_has(fake_row(app, 5), "loads 3 ");
}

static void
only_the_password_opens_the_lock(void **fixture)
{
	struct dk_app *app = *fixture;
	struct dk_err err;

	assert_int_equal(dk_user_set_password(app->session, "ann", "seven herons", &err), DK_OK);
	app->idle_lock_ms = 60000;
	dk_app_tick(app, app->ms + 61000);
	dk_app_draw(app);
	assert_has(fake_row(app, 1), "LOCKED");
	assert_lacks(fake_row(app, 5), "loads");
	fake_type(app, "eight herons_");
	assert_has(fake_row(app, 1), "LOCKED");
	assert_has(fake_row(app, 23), "STOP");
	fake_type(app, "seven herons_");
	assert_has(fake_row(app, 1), "DESK");
	dk_app_tick(app, app->ms + 61000);
	fake_key(app, "F3");
	assert_int_equal(app->session->user_id, 0);
}

static void
a_screen_without_the_right_stays_shut(void **fixture)
{
	struct dk_app *app = *fixture;
	struct dk_err err;

	fake_key(app, "g");
	assert_has(fake_row(app, 1), "GUARDED");
	fake_key(app, "F3");
	assert_int_equal(dk_user_add(app->session,
			     &(struct dk_user){ .name = "mia", .full_name = "Mia Okafor",
				 .role = DK_ROLE_CLERK }, &(dk_id){ 0 }, &err), DK_OK);
	assert_int_equal(dk_user_tie(app->session, "mia", "mia", &err), DK_OK);
	assert_int_equal(dk_session_tie(app->session, "mia", &err), DK_OK);
	fake_key(app, "g");
	assert_has(fake_row(app, 1), "DESK");
	assert_has(fake_row(app, 23), "STOP");
}

static void
a_word_confirms_and_enter_alone_does_not(void **fixture)
{
	struct dk_app *app = *fixture;

	fake_type(app, "d_");
	assert_has(fake_row(app, 23), "Type \"drop\"");
	fake_type(app, "Drop_");
	assert_has(fake_row(app, 5), "said <Drop>");
}

static void
a_lookup_picks_by_digit_and_searches_by_letter(void **fixture)
{
	struct dk_app *app = *fixture;

	fake_key(app, "F4");
	assert_has(fake_row(app, 5), "ITEMS");
	assert_has(fake_row(app, 5), "3 of 5112");
	fake_type(app, "2");
	assert_has(fake_row(app, 5), "said <B20019>");
	fake_key(app, "F4");
	fake_type(app, "A1");
	assert_has(fake_row(app, 5), "1 of 5112");
	fake_type(app, "_");
	assert_has(fake_row(app, 5), "said <A10410>");
	fake_key(app, "F4");
	fake_type(app, "err");
	assert_has(fake_row(app, 23), "The search is busy");
	fake_key(app, "Esc");
	assert_has(fake_row(app, 5), "said <A10410>");
}

static void
the_palette_finds_what_a_finder_knows(void **fixture)
{
	struct dk_app *app = *fixture;

	fake_key(app, "C-k");
	fake_type(app, "100777_");
	assert_has(fake_row(app, 5), "arg <100777>");
	fake_key(app, "Esc");
	assert_has(fake_row(app, 5), "arg <>");
}

static void
a_screen_can_give_its_place_to_another(void **fixture)
{
	struct dk_app *app = *fixture;

	fake_key(app, "r");
	assert_has(fake_row(app, 5), "arg <second>");
	assert_null(app->top->below);
}

/* The same numbers on every run. */
static uint32_t
next_number(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void
keys_at_random_do_no_harm(void **fixture)
{
	struct dk_app *app = *fixture;
	uint32_t seed = 4711;

	for (int i = 0; i < 20000 && !app->is_over; i++) {
		struct dk_event ev = { .alone = true };
		uint32_t n = next_number(&seed);

		if (n % 10 < 5)
			dk_event_char(n / 16 % (n % 3 == 0 ? 0x3000 : 0x80), &ev);
		else if (n % 10 < 9)
			ev.code = (int)(n / 16 % DK_KEY_TEXT);
		else if (n / 16 % 2 == 0)
			ev = (struct dk_event){ .code = DK_KEY_SCAN, .data = "x" };
		else
			ev = (struct dk_event){ .code = DK_KEY_RESIZE,
				.rows = (int)(n / 32 % 60), .cols = (int)(n / 4096 % 200) };
		if (ev.code == DK_KEY_F3 || dk_event_plain(&ev).code == DK_KEY_F12)
			continue; /* leaves the workstation sooner or later */
		dk_app_tick(app, app->ms + 10);
		dk_app_event(app, &ev);
		if (i % 8 == 0 && !app->is_over)
			dk_app_draw(app);
	}
	while (!app->is_over)
		dk_app_event(app, &(struct dk_event){ .code = DK_KEY_F3 });
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, start, finish)
	const struct CMUnitTest tests[] = {
		T(a_commit_by_another_shows_within_a_second),
		T(only_the_password_opens_the_lock),
		T(a_screen_without_the_right_stays_shut),
		T(a_word_confirms_and_enter_alone_does_not),
		T(a_lookup_picks_by_digit_and_searches_by_letter),
		T(the_palette_finds_what_a_finder_knows),
		T(a_screen_can_give_its_place_to_another),
		T(keys_at_random_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
