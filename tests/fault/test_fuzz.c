/*
 * test_fuzz.c - keys, pastes, scans, waits and resizes by chance on every screen of the real
 * workstation, on the company of the mock-ups: after each the frame is sound, and at the end the
 * invariants and the chain of the journal hold. DK_FUZZ is how many, DK_FUZZ_SEED another run.
 */
#include "chance.h"

#include <pwd.h>
#include <time.h>
#include <unistd.h>

#include "desk_copy.h"
#include "fixture.h"
#include "frame_sound.h"
#include "trade.h"
#include "ui/app.h"

enum { USUAL = 6000, SHARE = 100, LONGEST_MS = 20000, TRAIL = 40, NAME_BYTES = 40 };

struct fuzz {
	struct dk_session *s;
	struct dk_app app;
	const char *screen;
	uint64_t state;
	const char *word; /* what is left to type of it */
	int events;
	char trail[TRAIL][NAME_BYTES]; /* the last events, by name */
	char data[1200];               /* of a paste or scan */
};

/* What the desk understands, so that keys by chance come far. */
static const char *const words[] = { "4711_", "4712_", "4714_", "P-1_", "A10410_12_",
	"B20017_2cs_", "C30100_", "hex bolt_", "washer_", "harbor_", "+2_", "-1_", "*5_", "12*",
	"3cs_", "1000000_",
	"@1.05_", "%10_", ".5_", "=", "yes_", "drop_", "cancel_", "post_", "sign off_", "close_",
	"2026-11-24_", "tomorrow_", "24.11._", "mia_2417_", "ruth_5741_", "tom_", "100023_", "/100",
	"__", "___", "0_", "9999999999999999999_", "-0.0001_", "order_", "ring first_",
	"#note_" };

/* Whole orders, from the first field to the last Enter. */
static const char *const orders[] = { "4712_A10410_3_B20001_5____", "4712_A10422_40____",
	"4714_K10010_2___", "4711_P9_G71001_1____", "4711_P7_A10410_5_B20001_8_C30100_1____" };

static const char *const pastes[] = { "A10410\t12\nB20017\t6\n", "A10410 12\nNONE 5\nB20018 x\n",
	"4711", "100051", "P88213", "\t\t\n\n\t", "=1+1\t2", "a line\nand another\nand one more",
	"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7 12",
	"\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97", "e\xcc\x81\xcc\xa7\xcc\xb1o\xcc\x88",
	"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa",
	"\033[2J\033]0;x\007", "\xe2\x80\xaekcab\xe2\x80\xac", "\302\23331m", "\xff\xfe", "" };

static const char *const scans[] = { "5012345000022", "5012345000039", "A10410", "4711",
	"0105012345000022", "0105012345000022" "3012", "(02)05012345000046(37)24",
	"0105012345000022\x1d" "10LOT7\x1d" "17270131", "5012345000023", "01050123450000", "x",
	"\x1d\x1d", "100023", "(01)05012345000023", "]C1", "99\xe2\x82\xac" };

static uint32_t
pick(struct fuzz *f, size_t count)
{
	return (uint32_t)(chance(&f->state) % count);
}

static int64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void
a_character(struct fuzz *f, struct dk_event *ev)
{
	static const char grid[] = "0123456789012345678901234567890123456789+-*./@%#=?,: cdmnpvsx";
	uint32_t kind = pick(f, 20);

	if (kind < 13)
		dk_event_char((uint32_t)grid[pick(f, sizeof(grid) - 1)], ev);
	else if (kind < 18)
		dk_event_char(0x20 + pick(f, 0x5f), ev);
	else if (!dk_event_char(0xa0 + pick(f, kind == 18 ? 0x3000 : 0x10ff00), ev))
		dk_event_char('0', ev);
	ev->alone = pick(f, 2) == 0;
}

static void
a_key(struct fuzz *f, struct dk_event *ev)
{
	uint32_t kind = pick(f, 10);

	*ev = (struct dk_event){ .alone = pick(f, 4) > 0 };
	if (kind < 3)
		ev->code = (const int[]){ DK_KEY_ENTER, DK_KEY_DOWN, DK_KEY_UP, DK_KEY_TAB,
			DK_KEY_F10, DK_KEY_F4 }[pick(f, 6)];
	else if (kind < 8)
		ev->code = 1 + (int)pick(f, DK_KEY_TEXT - 1);
	else if (kind == 8)
		ev->code = DK_KEY_CTRL + 'a' + (int)pick(f, 26);
	else
		ev->code = DK_KEY_ALT + '0' + (int)pick(f, 10);
	/* what leaves a screen is rare, or none would be seen from within */
	kind = (uint32_t)dk_event_plain(ev).code;
	if ((kind == DK_KEY_F3 || kind == DK_KEY_F12) && pick(f, 4) > 0)
		a_key(f, ev);
}

static void
a_paste(struct fuzz *f, struct dk_event *ev)
{
	size_t used = 0;

	for (uint32_t n = pick(f, 5) == 0 ? 30 : 1; n > 0; n--)
		used += (size_t)snprintf(f->data + used, sizeof(f->data) - used, "%s",
		    pastes[pick(f, DK_COUNT(pastes))]);
	*ev = (struct dk_event){ .code = DK_KEY_PASTE, .alone = true, .data = f->data };
}

static void
a_scan(struct fuzz *f, struct dk_event *ev)
{
	*ev = (struct dk_event){ .code = DK_KEY_SCAN, .is_ended = pick(f, 4) > 0 };
	snprintf(f->data, sizeof(f->data), "%s%s", pick(f, 3) == 0 ? "]C1" : "",
	    scans[pick(f, DK_COUNT(scans))]);
	dk_scan_clean(f->data, ev->aim);
	ev->data = f->data;
}

static void
a_resize(struct fuzz *f, struct dk_event *ev)
{
	*ev = (struct dk_event){ .code = DK_KEY_RESIZE, .rows = 24, .cols = 80 };
	if (pick(f, 2) == 0) {
		ev->rows = 5 + (int)pick(f, 56);
		ev->cols = 20 + (int)pick(f, 181);
	}
}

static struct dk_event
next_event(struct fuzz *f)
{
	uint32_t kind = pick(f, 100);
	struct dk_event ev = { .code = DK_KEY_STRANGE, .data = "\\e[25~" };

	if (*f->word != '\0') {
		dk_event_char(*f->word == '_' ? '\r' : (uint32_t)*f->word, &ev);
		f->word++;
	} else if (kind < 20) {
		f->word = words[pick(f, DK_COUNT(words))];
		return next_event(f);
	} else if (kind < 45) {
		a_character(f, &ev);
	} else if (kind < 87) {
		a_key(f, &ev);
	} else if (kind < 91) {
		a_paste(f, &ev);
	} else if (kind < 95) {
		a_scan(f, &ev);
	} else if (kind < 98) {
		a_resize(f, &ev);
	}
	return ev;
}

static void
note(struct fuzz *f, const struct dk_event *ev)
{
	char *to = f->trail[f->events % TRAIL];

	if (ev->code == DK_KEY_RESIZE)
		snprintf(to, NAME_BYTES, "%dx%d", ev->cols, ev->rows);
	else
		snprintf(to, NAME_BYTES, "%s%.30s%s", ev->data != NULL ? "\"" : "",
		    ev->code == DK_KEY_TEXT ? ev->text
		    : ev->data != NULL      ? ev->data
					    : dk_key_name(ev->code).s,
		    ev->alone ? "" : "~");
	for (; *to != '\0'; to++)
		if ((unsigned char)*to < 0x20 || *to == 0x7f)
			*to = '.';
	to = f->trail[f->events % TRAIL];
	if (getenv("DK_FUZZ_TRAIL") != NULL)
		fprintf(stderr, "%d %s/%s %s\n", f->events, f->screen, f->app.top->ops->name, to);
}

/* What led here, then the frame. */
static void
tell(struct fuzz *f, const char *what)
{
	struct dk_arena a = { 0 };

	print_error("%s: event %d on %s, in the window of %s\n", what, f->events, f->screen,
	    f->app.top != NULL ? f->app.top->ops->name : "nothing");
	for (int i = f->events - TRAIL + 1; i <= f->events; i++)
		if (i >= 0)
			print_error(" %s", f->trail[i % TRAIL]);
	print_error("\n%s", dk_surface_text(&f->app.frame, &a));
	dk_arena_free(&a);
	fail_msg("%s", what);
}

static void
pass_time(struct fuzz *f)
{
	int64_t ms = pick(f, 40) == 0 ? 1000 + pick(f, 700000) : 10 + pick(f, 300);

	f->s->clock_ms += ms;
	dk_app_tick(&f->app, f->app.ms + ms);
}

static void
one_event(struct fuzz *f)
{
	struct dk_event ev = next_event(f);
	int64_t began = now_ms();
	const char *fault;

	pass_time(f);
	if (f->app.is_over)
		return;
	note(f, &ev);
	dk_app_event(&f->app, &ev);
	if (now_ms() - began > LONGEST_MS)
		tell(f, "it hangs");
	if (f->app.is_over)
		return;
	dk_app_draw(&f->app);
	if ((fault = frame_fault(&f->app)) != NULL)
		tell(f, fault);
}

/* Whoever the keys signed in or out, the administrator sits down again. */
static void
sit_down(struct fuzz *f)
{
	const struct passwd *pw = getpwuid(geteuid());
	struct dk_err err;

	dk_session_sign_out(f->s);
	if (dk_session_tie(f->s, pw->pw_name, &err) != DK_OK)
		fail_msg("%s", err.text);
	dk_app_start(&f->app, f->s, DK_FRAME_ROWS, DK_FRAME_COLS);
	f->app.idle_lock_ms = pick(f, 24) == 0 ? 60000 : 0;
	f->word = "";
	if (dk_app_open(&f->app, "home", &err) != DK_OK)
		fail_msg("%s", err.text);
	dk_app_draw(&f->app);
}

/* Master records are opened by their own numbers; the part after \037 is empty for a new one. */
static const struct {
	const char *screen, *args[3];
} records[] = {
	{ "customer", { "4711", "4712", "\037xyz" } },
	{ "ship_to", { "4711\03701", "4713\03702", "4712\037" } },
	{ "contact", { "4711\037Jo Marsh", "4712\037", "4714\037" } },
	{ "product", { "A10410", "B20017", "C30100" } },
	{ "price", { "A10410\0371", "A10410\0372", "B20017\037" } },
	{ "pack", { "A10410\037cs", "B20017\037", "C30100\037" } },
};

static const char *
record_of(struct fuzz *f)
{
	for (size_t i = 0; i < DK_COUNT(records); i++)
		if (strcmp(records[i].screen, f->screen) == 0)
			return records[i].args[pick(f, DK_COUNT(records[i].args))];
	return NULL;
}

/* From home: the screen for some record, or for none. */
static void
open_screen(struct fuzz *f)
{
	char arg[24];
	uint32_t kind = pick(f, 10);
	const char *record = record_of(f);

	snprintf(arg, sizeof(arg), "%u", 1 + pick(f, kind < 3 ? 4 : 60));
	dk_open(f->app.top, f->screen, kind < 3 ? "" : record != NULL ? record :
	    kind == 9 ? "I3" : arg);
	if (strcmp(f->screen, "order") == 0 && kind < 3)
		f->word = orders[pick(f, DK_COUNT(orders))];
	dk_app_draw(&f->app);
	if (frame_fault(&f->app) != NULL)
		tell(f, frame_fault(&f->app));
}

static void
fuzz_screen(struct fuzz *f, int share)
{
	sit_down(f);
	open_screen(f);
	for (int i = 0; i < share; i++, f->events++) {
		if (f->app.is_over || (f->s->user_id == 0 && strcmp(f->screen, "signin") != 0)) {
			dk_app_end(&f->app);
			sit_down(f);
		}
		if (f->app.top->below == NULL && pick(f, 3) > 0)
			open_screen(f);
		one_event(f);
	}
	if (!f->app.is_over)
		dk_app_event(&f->app, &(struct dk_event){ .code = DK_KEY_HANGUP });
	dk_app_end(&f->app);
}

static void
nothing_typed_does_harm(void **state)
{
	struct fuzz f = { .state = (uint64_t)trade_rounds("DK_FUZZ_SEED", 4711) };
	int events = trade_rounds("DK_FUZZ", USUAL);

	(void)state;
	if (!desk_is_made())
		skip();
	f.s = desk_open(desk_copy("fuzz.db"));
	while (f.events < events)
		for (const struct dk_screen_ops *const *p = dk_screens(); *p != NULL; p++) {
			f.screen = (*p)->name;
			fuzz_screen(&f, SHARE);
		}
	trade_sound(f.s);
	print_message("%d events; %lld journal rows\n", f.events,
	    (long long)fixture_number(f.s->db, "SELECT count(*) FROM journal"));
	dk_session_close(f.s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_typed_does_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
