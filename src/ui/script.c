/* script.c - the commands of key scripts (interface.md section 4), one a line. */
#include "ui/script.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <utf8proc.h>

#include "docket/buf.h"
#include "docket/text.h"
#include "ui/ui.h"

enum { OK = 0, FALSE_EXPECTATION = 1, BAD_COMMAND = 65, NO_FILE = 66, NOT_WRITTEN = 74 };
enum { LONGEST_WAIT_MS = 24 * 3600 * 1000 };

typedef int command(struct dk_script *s, const char *rest, struct dk_err *err);

static int
bad(const struct dk_script *s, struct dk_err *err, const char *why)
{
	dk_fail(err, DK_EINPUT, NULL, "%s:%d: %s", s->name, s->line, why);
	return BAD_COMMAND;
}

/* The script's clock is the app's, and the session's where that one was set. */
static void
pass_time(struct dk_script *s, int64_t ms)
{
	while (ms > 0 && !s->app->is_over) {
		int64_t step = ms < 1000 ? ms : 1000;

		if (s->app->session->clock_is_set)
			s->app->session->clock_ms += step;
		dk_app_tick(s->app, s->app->ms + step);
		ms -= step;
	}
}

static void
feed(struct dk_script *s, const struct dk_event *ev)
{
	pass_time(s, DK_SCRIPT_KEY_MS);
	if (!s->app->is_over)
		dk_app_event(s->app, ev);
	if (!s->app->is_over)
		dk_app_draw(s->app);
	s->app->rings = s->app->drops_ahead = s->app->repaints = false;
	s->keys++;
}

static void
print_screen(const struct dk_app *app, FILE *to)
{
	struct dk_arena tmp = { 0 };

	fputs(dk_surface_text(&app->frame, &tmp), to);
	dk_arena_free(&tmp);
}

static int
not_true(const struct dk_script *s, const char *what, const char *rest)
{
	fprintf(s->out, "%s:%d: %s %s\n", s->name, s->line, what, rest);
	print_screen(s->app, s->out);
	return FALSE_EXPECTATION;
}

const char *
dk_script_key(const char *s, struct dk_event *ev)
{
	utf8proc_int32_t code;
	utf8proc_ssize_t n;
	const char *end;
	char name[16];

	if (s[0] == '<' && s[1] == '<') {
		dk_event_named("<", ev);
		return s + 2;
	}
	if (s[0] == '<') {
		end = strchr(s, '>');
		if (end == NULL || end - s - 1 <= 0 || (size_t)(end - s) > sizeof(name))
			return NULL;
		snprintf(name, sizeof(name), "%.*s", (int)(end - s - 1), s + 1);
		/* one character in brackets is no name */
		if (!dk_event_named(name, ev) ||
		    (ev->code == DK_KEY_TEXT && strcmp(name, "Space") != 0))
			return NULL;
		return end + 1;
	}
	n = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)strlen(s), &code);
	return n > 0 && dk_event_char((uint32_t)code, ev) ? s + n : NULL;
}

static int
do_type(struct dk_script *s, const char *rest, struct dk_err *err)
{
	struct dk_event ev;

	while (*rest != '\0') {
		if (s->app->is_over)
			return not_true(s, "the workstation has ended before: type", rest);
		rest = dk_script_key(rest, &ev);
		if (rest == NULL)
			return bad(s, err, "this is no key; names stand in <>, << is one <.");
		feed(s, &ev);
	}
	return OK;
}

/* Cuts `end` from the end of `text`; true when it stood there. */
static bool
cut_end(char *text, const char *end)
{
	size_t len = strlen(text), n = strlen(end);

	if (len < n || strcmp(text + len - n, end) != 0)
		return false;
	text[len - n] = '\0';
	return true;
}

/* "<<" becomes "<", "<GS>" the separator byte of GS1. */
static void
decode_scan(char *text)
{
	char *w = text;

	for (const char *r = text; *r != '\0'; r++) {
		if (strncmp(r, "<GS>", 4) == 0) {
			*w++ = 0x1d;
			r += 3;
		} else {
			*w++ = *r;
			r += r[0] == '<' && r[1] == '<';
		}
	}
	*w = '\0';
}

static int
do_scan(struct dk_script *s, const char *rest, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	char *text = dk_arena_dup(&tmp, rest);
	struct dk_event ev = { .code = DK_KEY_SCAN };

	(void)err;
	ev.is_ended = cut_end(text, "<Enter>") || cut_end(text, "<Tab>");
	decode_scan(text);
	dk_scan_clean(text, ev.aim);
	ev.data = text;
	feed(s, &ev);
	dk_arena_free(&tmp);
	return OK;
}

static int
do_paste(struct dk_script *s, const char *rest, struct dk_err *err)
{
	struct dk_buf text = { .max = DK_PASTE_MAX };
	struct dk_event ev = { .code = DK_KEY_PASTE };

	(void)err;
	for (; *rest != '\0'; rest++) {
		char c = *rest;

		if (c == '\\' && (rest[1] == 'n' || rest[1] == 't' || rest[1] == '\\'))
			c = *++rest == 'n' ? '\n' : *rest == 't' ? '\t' : '\\';
		dk_buf_try(&text, &c, 1);
	}
	ev.data = dk_buf_text(&text);
	feed(s, &ev);
	dk_buf_free(&text);
	return OK;
}

static bool
read_number(const char **s, long most, long *out)
{
	char *end;

	if (!isdigit((unsigned char)**s))
		return false;
	*out = strtol(*s, &end, 10);
	if (*out > most)
		return false;
	*s = end;
	return true;
}

static int
do_wait(struct dk_script *s, const char *rest, struct dk_err *err)
{
	long ms;

	if (!read_number(&rest, LONGEST_WAIT_MS, &ms) || *rest != '\0')
		return bad(s, err, "wait takes milliseconds, at most a day.");
	pass_time(s, ms);
	if (!s->app->is_over)
		dk_app_draw(s->app);
	return OK;
}

bool
dk_ui_size_parse(const char *text, int *rows, int *cols)
{
	long w, h;

	if (!read_number(&text, 1000, &w) || *text++ != 'x')
		return false;
	if (!read_number(&text, 1000, &h) || *text != '\0' || w == 0 || h == 0)
		return false;
	*rows = (int)h;
	*cols = (int)w;
	return true;
}

static int
do_resize(struct dk_script *s, const char *rest, struct dk_err *err)
{
	struct dk_event ev = { .code = DK_KEY_RESIZE };

	if (!dk_ui_size_parse(rest, &ev.rows, &ev.cols))
		return bad(s, err, "resize takes COLUMNSxROWS, such as 100x30.");
	dk_app_event(s->app, &ev);
	dk_app_draw(s->app);
	return OK;
}

static int
do_hangup(struct dk_script *s, const char *rest, struct dk_err *err)
{
	struct dk_event ev = { .code = DK_KEY_HANGUP };

	(void)err;
	(void)rest;
	if (!s->app->is_over)
		dk_app_event(s->app, &ev);
	return OK;
}

/* A row's text with the blanks at its end. */
static bool
row_has(const struct dk_surface *sf, int row, const char *text)
{
	struct dk_arena tmp = { 0 };
	char *have = dk_surface_row(sf, &tmp, row);
	bool found = strstr(dk_text_pad(&tmp, have, sf->cols), text) != NULL;

	dk_arena_free(&tmp);
	return found;
}

static bool
is_shown(const struct dk_surface *sf, const char *rest)
{
	const char *text = rest;
	long row;

	if (read_number(&text, 10000, &row) && *text == ' ')
		return row > 0 && row <= sf->rows && row_has(sf, (int)row - 1, text + 1);
	for (int i = 0; i < sf->rows; i++)
		if (row_has(sf, i, rest))
			return true;
	return false;
}

static int
do_expect(struct dk_script *s, const char *rest, struct dk_err *err)
{
	(void)err;
	return is_shown(&s->app->frame, rest) ? OK : not_true(s, "not shown: expect", rest);
}

static int
do_refuse(struct dk_script *s, const char *rest, struct dk_err *err)
{
	(void)err;
	return is_shown(&s->app->frame, rest) ? not_true(s, "shown: refuse", rest) : OK;
}

static int
do_cursor(struct dk_script *s, const char *rest, struct dk_err *err)
{
	const struct dk_surface *sf = &s->app->frame;
	const char *at = rest;
	char is[64];
	long row, col;

	if (!read_number(&at, 10000, &row) || *at++ != ' ' || !read_number(&at, 10000, &col) ||
	    *at != '\0')
		return bad(s, err, "cursor takes a row and a column, counted from 1.");
	if (row == sf->cursor_row + 1 && col == sf->cursor_col + 1)
		return OK;
	snprintf(is, sizeof(is), "it is at %d %d: cursor", sf->cursor_row + 1, sf->cursor_col + 1);
	return not_true(s, is, rest);
}

static int
do_screen(struct dk_script *s, const char *rest, struct dk_err *err)
{
	FILE *f;

	if (*rest == '\0') {
		print_screen(s->app, s->out);
		return OK;
	}
	if ((f = fopen(rest, "w")) != NULL)
		print_screen(s->app, f);
	if (f != NULL && fclose(f) == 0)
		return OK;
	dk_fail(err, DK_EIO, NULL, "%s:%d: the screen cannot be written to %s.", s->name, s->line,
	    rest);
	return NOT_WRITTEN;
}

static const struct {
	const char *name;
	command *run;
} commands[] = {
	{ "type", do_type },
	{ "scan", do_scan },
	{ "paste", do_paste },
	{ "wait", do_wait },
	{ "resize", do_resize },
	{ "hangup", do_hangup },
	{ "expect", do_expect },
	{ "refuse", do_refuse },
	{ "cursor", do_cursor },
	{ "screen", do_screen },
};

/* The word before the first blank says which; what follows that one blank is its text. */
static int
run_line(struct dk_script *s, const char *line, struct dk_err *err)
{
	size_t n = strcspn(line, " ");

	if (*line == '\0' || *line == '#')
		return OK;
	if (!dk_utf8_valid(line, strlen(line)))
		return bad(s, err, "the line is not valid UTF-8.");
	for (size_t i = 0; i < DK_COUNT(commands); i++)
		if (strlen(commands[i].name) == n && strncmp(line, commands[i].name, n) == 0)
			return commands[i].run(s, line + n + (line[n] == ' '), err);
	return bad(s, err,
	    "unknown command; known are type scan paste wait resize hangup expect refuse cursor"
	    " screen.");
}

int
dk_script_run(struct dk_script *s, struct dk_err *err)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t len;
	int code = OK;

	dk_app_draw(s->app);
	while (code == OK && (len = getline(&line, &size, s->in)) >= 0) {
		while (len > 0 && (line[len - 1] == '\n' || line[len - 1] == '\r'))
			line[--len] = '\0';
		s->line++;
		code = run_line(s, line, err);
	}
	free(line);
	if (code == OK)
		do_hangup(s, "", err);
	return code;
}

int
dk_ui_script(struct dk_session *session, const char *file, const struct dk_ui_options *o,
    struct dk_err *err)
{
	bool is_input = strcmp(file, "-") == 0;
	struct dk_app app;
	struct dk_script s = { .app = &app, .in = is_input ? stdin : fopen(file, "r"),
		.out = o->out, .name = is_input ? "standard input" : file };
	int code = NOT_WRITTEN;
	struct stat st;

	if (s.in == NULL || (fstat(fileno(s.in), &st) == 0 && S_ISDIR(st.st_mode))) {
		dk_fail(err, DK_ENOTFOUND, NULL, "%s: the script cannot be read.", file);
		if (s.in != NULL)
			fclose(s.in);
		return NO_FILE;
	}
	dk_app_start(&app, session, o->rows > 0 ? o->rows : DK_FRAME_ROWS,
	    o->cols > 0 ? o->cols : DK_FRAME_COLS);
	app.idle_lock_ms = o->idle_lock_ms;
	if (dk_app_open(&app, o->first != NULL ? o->first : "home", err) == DK_OK)
		code = dk_script_run(&s, err);
	if (code == OK && o->counts)
		fprintf(o->out, "keys: %d\n", s.keys);
	dk_app_end(&app);
	if (!is_input)
		fclose(s.in);
	return code;
}
