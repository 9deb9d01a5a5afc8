/* lines.c - reads a line, types it into what has the focus or does the command that it names. */
#include "ui/lines.h"

#include <ctype.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <termios.h>
#include <unistd.h>
#include <utf8proc.h>

#include "docket/text.h"
#include "ui/term.h"
#include "ui/ui.h"

enum { BEAT_MS = 1000, SHOW_MS = 3000, LONGEST_LINE = 64 * 1024, GS = 0x1d };

static volatile sig_atomic_t is_told_to_end;

static void
on_end(int sig)
{
	(void)sig;
	is_told_to_end = 1;
}

static void
send(struct dk_lines *l, struct dk_event ev)
{
	if (l->app->is_over)
		return;
	dk_app_event(l->app, &ev);
	l->app->rings = l->app->repaints = false;
}

/* A key by its name; false when there is none of that name. */
static bool
send_key(struct dk_lines *l, const char *name, bool alone)
{
	struct dk_event ev;

	if (!dk_event_named(name, &ev))
		return false;
	ev.alone = alone;
	send(l, ev);
	return true;
}

/* Types the text as characters into the screen that is on top, and no further: answers what was
 * left when another came. */
static const char *
send_text(struct dk_lines *l, const char *s)
{
	const struct dk_screen *top = l->app->top;

	while (*s != '\0' && !l->app->is_over && l->app->top == top) {
		utf8proc_int32_t code;
		utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &code);
		struct dk_event ev;

		if (n <= 0)
			break;
		s += n;
		if (dk_event_char((uint32_t)code, &ev))
			send(l, ev);
	}
	return s;
}

static bool
is_number(const char *s)
{
	return *s != '\0' && s[strspn(s, "0123456789")] == '\0';
}

static bool
is_one(const char *s)
{
	int cells;

	return s[dk_text_next(s, &cells)] == '\0';
}

/* Takes a hit by its number, also one beyond the nine that digits reach. */
static void
take_hit(struct dk_lines *l, const char *number)
{
	unsigned long n = strtoul(number, NULL, 10);
	const struct dk_screen *top = l->app->top;

	if (n < 1 || n > l->speech.count) {
		dk_say(l->app->top, DK_LOOK_WARN, "there is no number %.20s", number);
		return;
	}
	send_key(l, "Home", true);
	for (unsigned long i = 1; i < n; i++)
		send_key(l, "Down", true);
	if (l->app->top == top)
		send_key(l, "Enter", true);
}

/* New words for a search; its hits are heard before one of them is taken. */
static const char *
search(struct dk_lines *l, const char *text)
{
	const struct dk_screen *top = l->app->top;

	if (l->speech.focus == DK_FOCUS_HITS)
		send_key(l, "/", true);
	send_key(l, "C-u", true);
	text = send_text(l, text);
	if (l->app->top == top)
		send_key(l, "Down", true);
	return text;
}

/* A line that is no command. Where text is typed, it takes the place of what stands there and
 * Enter follows; elsewhere its characters are commands, and Enter is an empty line. */
static void
type_line(struct dk_lines *l, const char *text, bool alone)
{
	const struct dk_screen *top = l->app->top;
	enum dk_focus focus = l->speech.focus;

	if (*text == '\0') {
		send_key(l, "Enter", alone);
	} else if (focus == DK_FOCUS_HITS && l->speech.count > 0 && is_number(text)) {
		take_hit(l, text);
		text = "";
	} else if (focus == DK_FOCUS_HITS || focus == DK_FOCUS_SEARCH) {
		text = search(l, text);
	} else if (focus == DK_FOCUS_FIELD || focus == DK_FOCUS_CELL) {
		send_key(l, "C-u", alone);
		text = send_text(l, text);
		if (l->app->top == top)
			send_key(l, "Enter", alone);
	} else if (focus == DK_FOCUS_ROW && is_number(text)) {
		send_key(l, "Home", alone); /* digits count from here */
		text = send_text(l, text);
	} else if (is_one(text)) {
		text = send_text(l, text);
	} else { /* each letter of a word would do something else */
		dk_say(l->app->top, DK_LOOK_WARN, "one key at a time here - /keys lists them");
		text = "";
	}
	if (*text != '\0' && !l->app->is_over)
		dk_app_dropped(l->app, text);
}

static void
scan(struct dk_lines *l, char *text)
{
	struct dk_event ev = { .code = DK_KEY_SCAN, .alone = false, .is_ended = true };

	dk_scan_clean(text, ev.aim);
	ev.data = text;
	send(l, ev);
}

static const struct {
	const char *word, *key, *help;
} key_words[] = {
	{ "esc", "Esc", "one step back" },
	{ "back", "Esc", NULL },
	{ "menu", "F10", "what can be done with this row" },
	{ "find", "C-k", "find or do anything by name" },
	{ "why", "C-r", "how a figure came about" },
	{ "tab", "Tab", "next field" },
	{ "backtab", "S-Tab", "field before" },
	{ "up", "Up", "row above" },
	{ "down", "Down", "row below" },
	{ "pgup", "PgUp", "page up" },
	{ "pgdn", "PgDn", "page down" },
	{ "home", "Home", NULL },
	{ "end", "End", NULL },
	{ "enter", "Enter", NULL },
	{ "space", "Space", NULL },
};

const char *
dk_lines_word(struct dk_arena *a, const char *key)
{
	char *word;

	if (strcmp(key, "Enter") == 0)
		return "an empty line";
	for (size_t i = 0; i < DK_COUNT(key_words); i++)
		if (strcmp(key_words[i].key, key) == 0)
			return dk_fmt(a, "/%s", key_words[i].word);
	word = dk_fmt(a, "/%s", key);
	for (char *s = word; *s != '\0'; s++)
		*s = (char)tolower((unsigned char)*s);
	return word;
}

static void
empty_field(struct dk_lines *l)
{
	if (l->speech.focus != DK_FOCUS_FIELD && l->speech.focus != DK_FOCUS_CELL) {
		dk_say(l->app->top, DK_LOOK_WARN, "there is no field here to be emptied");
		return;
	}
	send_key(l, "C-u", true);
	send_key(l, "Enter", true);
}

static void
end_it(struct dk_lines *l)
{
	struct dk_event ev = { .code = DK_KEY_HANGUP };

	dk_app_event(l->app, &ev);
}

static void
repeat(struct dk_lines *l)
{
	dk_buf_clear(&l->about); /* the prompt says it again */
	dk_lines_tell(l, dk_look_word(l->app->say_kind), l->app->say_text);
}

static void list_words(struct dk_lines *l);

static const struct {
	const char *word;
	void (*run)(struct dk_lines *l);
	const char *help;
} own_words[] = {
	{ "keys", dk_lines_read_keys, "the keys that work here" },
	{ "screen", dk_lines_read_screen, "the whole screen" },
	{ "where", repeat, "the message and the prompt again" },
	{ "checks", dk_lines_read_checks, "what the checks found" },
	{ "empty", empty_field, "empty the field" },
	{ "quit", end_it, "end; drafts are kept" },
	{ "help", list_words, NULL },
};

static void
list_words(struct dk_lines *l)
{
	struct dk_arena tmp = { 0 };

	dk_lines_tell(l, "", "A line is typed into the field; an empty line is Enter, which takes "
	    "what stands in brackets.");
	for (size_t i = 0; i < DK_COUNT(own_words); i++)
		if (own_words[i].help != NULL)
			dk_lines_tell(l, "", dk_fmt(&tmp, "/%s: %s", own_words[i].word,
			    own_words[i].help));
	for (size_t i = 0; i < DK_COUNT(key_words); i++)
		if (key_words[i].help != NULL)
			dk_lines_tell(l, "", dk_fmt(&tmp, "/%s: %s", key_words[i].word,
			    key_words[i].help));
	dk_lines_tell(l, "", "/f1: about this screen; /f2 to /f12 are the keys of that name");
	dk_lines_tell(l, "", "/scan CODE: as if scanned; a line from ]C1 on is one, too");
	dk_lines_tell(l, "", "//: a text that begins with a slash");
	dk_arena_free(&tmp);
}

/* "f2" is F2, "c-r" is C-r, any other name as /keys reads it. */
static bool
send_named(struct dk_lines *l, const char *word)
{
	char name[16];

	if (word[0] == '\0' || word[1] == '\0' || strlen(word) >= sizeof(name))
		return false;
	if (send_key(l, word, true))
		return true;
	snprintf(name, sizeof(name), "%c%s", toupper((unsigned char)word[0]), word + 1);
	return send_key(l, name, true);
}

static void
command(struct dk_lines *l, char *word)
{
	bool in_text = l->speech.focus >= DK_FOCUS_FIELD && l->speech.focus <= DK_FOCUS_SEARCH;

	for (size_t i = 0; i < DK_COUNT(own_words); i++) {
		if (strcasecmp(own_words[i].word, word) == 0) {
			own_words[i].run(l);
			return;
		}
	}
	for (size_t i = 0; i < DK_COUNT(key_words); i++) {
		if (strcasecmp(key_words[i].word, word) == 0) {
			send_key(l, key_words[i].key, true);
			return;
		}
	}
	if (strncasecmp(word, "scan ", 5) == 0)
		scan(l, word + 5);
	else if (*word == '\0')
		send_key(l, in_text ? "C-k" : "/", true);
	else if (!send_named(l, word))
		dk_say(l->app->top, DK_LOOK_WARN, "there is no word /%.40s - /help lists them",
		    word);
}

static bool
has_controls(const char *s)
{
	for (; *s != '\0'; s++)
		if (((unsigned char)*s < 0x20 && *s != '\t' && *s != GS) || *s == 0x7f)
			return true;
	return false;
}

static void
handle(struct dk_lines *l, char *line, bool alone)
{
	/* help says the message once more, with the key that mends it */
	if (strcasecmp(line, "/f1") != 0 && strcasecmp(line, "/where") != 0) {
		l->app->say_text[0] = '\0';
		dk_buf_clear(&l->message);
	}
	dk_lines_leave(l);
	if (!dk_utf8_valid(line, strlen(line)))
		dk_say(l->app->top, DK_LOOK_WARN, "this line is not valid UTF-8; it was not read");
	else if (has_controls(line))
		dk_say(l->app->top, DK_LOOK_WARN,
		    "keys are words here, such as /up; /help lists them");
	else if (line[0] == ']' && isalpha((unsigned char)line[1]))
		scan(l, line);
	else if (line[0] == '/' && line[1] != '/')
		command(l, line + 1);
	else
		type_line(l, line + (line[0] == '/'), alone);
}

/* A secret is not echoed; elsewhere the terminal, or a transcript, shows what was typed. */
static void
set_echo(const struct dk_lines *l, bool on)
{
	struct termios t;

	if (!l->is_terminal || tcgetattr(l->in, &t) != 0)
		return;
	t.c_lflag = on ? t.c_lflag | ECHO : t.c_lflag & ~(tcflag_t)ECHO;
	tcsetattr(l->in, TCSANOW, &t);
}

static bool
is_waiting(const struct dk_lines *l, int ms)
{
	struct pollfd p = { .fd = l->in, .events = POLLIN };

	return poll(&p, 1, ms) > 0;
}

static bool
has_line(const struct dk_lines *l)
{
	return l->unread.len > 0 && memchr(l->unread.data, '\n', l->unread.len) != NULL;
}

/* Puts the next line into l->line; false when there is none, ever. */
static bool
take_line(struct dk_lines *l, bool at_end)
{
	const char *end = l->unread.len == 0 ? NULL : memchr(l->unread.data, '\n', l->unread.len);
	size_t n = end != NULL ? (size_t)(end - l->unread.data) : l->unread.len, skip;

	if (end == NULL && (!at_end || n == 0))
		return false;
	skip = n + (end != NULL);
	dk_buf_clear(&l->line);
	dk_buf_add(&l->line, l->unread.data, n);
	if (l->line.len > 0 && l->line.data[l->line.len - 1] == '\r')
		l->line.data[--l->line.len] = '\0';
	l->unread.len -= skip;
	memmove(l->unread.data, l->unread.data + skip, l->unread.len);
	return true;
}

/* What passes while nobody types: news from other desks, the idle lock. */
static void
tick(struct dk_lines *l)
{
	const struct dk_screen *top = l->app->top;

	dk_app_tick(l->app, dk_term_clock_ms());
	if (l->app->is_over || l->app->top == top)
		return;
	fputc('\n', l->out);
	dk_lines_say(l);
	set_echo(l, !l->speech.secret);
	dk_lines_prompt(l, true);
}

static bool
read_line(struct dk_lines *l)
{
	char bytes[4096];
	ssize_t n = 1;

	while (!has_line(l) && !l->app->is_over) {
		while (!is_told_to_end && !is_waiting(l, BEAT_MS) && !l->app->is_over)
			tick(l);
		if (is_told_to_end || l->app->is_over)
			return false;
		n = read(l->in, bytes, sizeof(bytes));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0 || l->unread.len > LONGEST_LINE)
			break;
		dk_buf_add(&l->unread, bytes, (size_t)n);
	}
	return take_line(l, n <= 0);
}

/* After a STOP what was typed ahead was meant for something else. */
static void
drop_ahead(struct dk_lines *l)
{
	bool had = l->unread.len > 0 || is_waiting(l, 0);

	if (!l->app->drops_ahead)
		return;
	l->app->drops_ahead = false;
	if (!l->is_terminal || !had)
		return;
	tcflush(l->in, TCIFLUSH);
	dk_buf_clear(&l->unread);
	dk_app_dropped(l->app, "what was typed ahead");
}

/* What no terminal has shown: a line from a pipe; of a secret only its end. */
static void
echo(struct dk_lines *l)
{
	if (l->speech.secret || l->line.len == 0)
		fputc('\n', l->out);
	else
		dk_lines_tell(l, "", dk_buf_text(&l->line));
}

/* Long work is heard every few seconds, not at each of its steps. */
static void
show(struct dk_app *app, void *runner)
{
	struct dk_lines *l = runner;
	int64_t now = dk_term_clock_ms();

	if (now - l->shown_ms < SHOW_MS)
		return;
	l->shown_ms = now;
	dk_lines_tell(l, dk_look_word(app->say_kind), app->say_text);
	fflush(l->out);
}

void
dk_lines_run(struct dk_lines *l)
{
	struct dk_app *app = l->app;

	app->shows = show;
	app->runner = l;
	app->ms = app->last_key_ms = app->last_watch_ms = dk_term_clock_ms();
	dk_lines_tell(l, "", "docket in lines; /help lists the words");
	while (!app->is_over) {
		bool ahead;

		drop_ahead(l);
		dk_lines_say(l);
		ahead = l->is_terminal && (has_line(l) || is_waiting(l, 0));
		set_echo(l, !l->speech.secret);
		dk_lines_prompt(l, false);
		if (!read_line(l) || ferror(l->out))
			break;
		if (!l->is_terminal || l->speech.secret)
			echo(l);
		dk_app_tick(app, dk_term_clock_ms());
		if (!app->is_over)
			handle(l, l->line.data != NULL ? l->line.data : (char[1]){ "" }, !ahead);
	}
	set_echo(l, true);
	if (!app->is_over)
		end_it(l);
	fputc('\n', l->out);
	fflush(l->out);
}

void
dk_lines_free(struct dk_lines *l)
{
	struct dk_buf *const all[] = { &l->unread, &l->line, &l->title, &l->message, &l->about,
		&l->told, &l->overlay, &l->rows, &l->left, &l->typed };

	for (size_t i = 0; i < DK_COUNT(all); i++)
		dk_buf_free(all[i]);
	dk_speech_free(&l->speech);
}

static bool
wants_ascii(void)
{
	const char *ascii = getenv("DOCKET_ASCII");

	if (ascii != NULL && ascii[0] != '\0' && strcmp(ascii, "0") != 0)
		return true;
	return strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

int
dk_ui_lines(struct dk_session *s, const struct dk_ui_options *o, struct dk_err *err)
{
	const struct sigaction end = { .sa_handler = on_end };
	struct dk_app app;
	struct dk_lines l = { .app = &app, .out = o->out, .in = STDIN_FILENO, .left_row = -1,
		.is_terminal = isatty(STDIN_FILENO), .is_ascii = wants_ascii() };
	enum dk_rc rc;

	sigaction(SIGINT, &end, NULL);
	sigaction(SIGTERM, &end, NULL);
	sigaction(SIGHUP, &end, NULL);
	dk_speech_clear(&l.speech);
	dk_app_start(&app, s, DK_LINES_ROWS, DK_LINES_COLS);
	app.idle_lock_ms = o->idle_lock_ms;
	rc = dk_app_open(&app, o->first != NULL ? o->first : "signin", err);
	if (rc == DK_OK)
		dk_lines_run(&l);
	dk_app_end(&app);
	dk_lines_free(&l);
	return rc == DK_OK ? 0 : 74;
}
