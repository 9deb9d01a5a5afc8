/* term.c - ncurses: raw mode, keys of many terminals, bursts, painting what changed. */
#include "ui/term.h"

#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utf8proc.h>
#include <wchar.h>

#include "docket/buf.h"

enum {
	ESC_MS = 25,     /* how long a lone Esc waits for the rest of a key */
	GAP_MS = 5,      /* between the characters of a burst */
	PREFIX_GAP_MS = 60, /* the same after a symbology identifier */
	BURST_MS = 30,   /* the first characters of a burst come within */
	BURST_LEAST = 6,
	ALONE_MS = 30,
	HELD_MAX = 256,
	OWN = KEY_MAX + 1, /* codes that we define: OWN + enum dk_key or DK_KEY_ALT + digit */
	PASTE_BEGIN = OWN + 0x400,
	PASTE_END,
};

struct raw {
	bool is_code; /* a key of ncurses, else a character */
	wint_t c;
};

struct dk_term {
	SCREEN *screen;
	FILE *in, *out;
	struct dk_surface shown;
	const struct dk_theme *theme;
	bool is_utf8;
	bool resized_unseen; /* while keys were dropped */
	struct raw held[HELD_MAX]; /* read already, not given yet */
	size_t held_at, held_count;
	int64_t last_read_ms;
	struct dk_buf burst; /* text of the last paste or scan */
};

static volatile sig_atomic_t is_told_to_end;
static struct dk_term *terminal; /* for the last words of a bug */
static struct termios modes_before;

static const char PASTE_ON[] = "\033[?2004h", PASTE_OFF[] = "\033[?2004l";

/* Sequences that terminfo entries often lack: keypad in application mode, the four encodings of
 * F1 to F4, paste brackets. */
static const struct {
	const char *bytes;
	int key;
} sequences[] = {
	{ "\033Op", DK_KEY_KP0 }, { "\033Oq", DK_KEY_KP1 }, { "\033Or", DK_KEY_KP2 },
	{ "\033Os", DK_KEY_KP3 }, { "\033Ot", DK_KEY_KP4 }, { "\033Ou", DK_KEY_KP5 },
	{ "\033Ov", DK_KEY_KP6 }, { "\033Ow", DK_KEY_KP7 }, { "\033Ox", DK_KEY_KP8 },
	{ "\033Oy", DK_KEY_KP9 }, { "\033On", DK_KEY_KPDOT }, { "\033Ol", DK_KEY_KPDOT },
	{ "\033Ok", DK_KEY_KPPLUS }, { "\033Om", DK_KEY_KPMINUS }, { "\033Oj", DK_KEY_KPSTAR },
	{ "\033Oo", DK_KEY_KPSLASH }, { "\033OM", DK_KEY_KPENTER },
	{ "\033OP", DK_KEY_F1 }, { "\033OQ", DK_KEY_F2 }, { "\033OR", DK_KEY_F3 },
	{ "\033OS", DK_KEY_F4 }, { "\033[11~", DK_KEY_F1 }, { "\033[12~", DK_KEY_F2 },
	{ "\033[13~", DK_KEY_F3 }, { "\033[14~", DK_KEY_F4 }, { "\033[[A", DK_KEY_F1 },
	{ "\033[[B", DK_KEY_F2 }, { "\033[[C", DK_KEY_F3 }, { "\033[[D", DK_KEY_F4 },
	{ "\033[[E", DK_KEY_F5 }, { "\033[1P", DK_KEY_F1 }, { "\033[1Q", DK_KEY_F2 },
	{ "\033[1R", DK_KEY_F3 }, { "\033[1S", DK_KEY_F4 },
	{ "\033[15~", DK_KEY_F5 }, { "\033[17~", DK_KEY_F6 }, { "\033[18~", DK_KEY_F7 },
	{ "\033[19~", DK_KEY_F8 }, { "\033[20~", DK_KEY_F9 }, { "\033[21~", DK_KEY_F10 },
	{ "\033[23~", DK_KEY_F11 }, { "\033[24~", DK_KEY_F12 },
	{ "\033[A", DK_KEY_UP }, { "\033[B", DK_KEY_DOWN }, { "\033[C", DK_KEY_RIGHT },
	{ "\033[D", DK_KEY_LEFT }, { "\033[Z", DK_KEY_STAB },
	{ "\033OA", DK_KEY_UP }, { "\033OB", DK_KEY_DOWN }, { "\033OC", DK_KEY_RIGHT },
	{ "\033OD", DK_KEY_LEFT }, { "\033OH", DK_KEY_HOME }, { "\033OF", DK_KEY_END },
	{ "\033[H", DK_KEY_HOME }, { "\033[F", DK_KEY_END }, { "\033[1~", DK_KEY_HOME },
	{ "\033[4~", DK_KEY_END }, { "\033[7~", DK_KEY_HOME }, { "\033[8~", DK_KEY_END },
	{ "\033[2~", DK_KEY_INS }, { "\033[3~", DK_KEY_DEL }, { "\033[5~", DK_KEY_PGUP },
	{ "\033[6~", DK_KEY_PGDN },
};

/* Keys that ncurses knows by terminfo. */
static const struct {
	int curses, key;
} known[] = {
	{ KEY_ENTER, DK_KEY_ENTER }, { KEY_UP, DK_KEY_UP }, { KEY_DOWN, DK_KEY_DOWN },
	{ KEY_LEFT, DK_KEY_LEFT }, { KEY_RIGHT, DK_KEY_RIGHT }, { KEY_HOME, DK_KEY_HOME },
	{ KEY_END, DK_KEY_END }, { KEY_PPAGE, DK_KEY_PGUP }, { KEY_NPAGE, DK_KEY_PGDN },
	{ KEY_IC, DK_KEY_INS }, { KEY_DC, DK_KEY_DEL }, { KEY_BACKSPACE, DK_KEY_BS },
	{ KEY_BTAB, DK_KEY_STAB }, { KEY_A1, DK_KEY_KP7 }, { KEY_A3, DK_KEY_KP9 },
	{ KEY_B2, DK_KEY_KP5 }, { KEY_C1, DK_KEY_KP1 }, { KEY_C3, DK_KEY_KP3 },
};

int64_t
dk_term_clock_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void
told_to_end(int sig)
{
	(void)sig;
	is_told_to_end = 1;
}

/* The last words of a crash: only calls that are safe in a handler. */
static void
crashed(int sig)
{
	static const char back[] = "\033[?2004l\033[0m\033[?25h\033[?1049l\r\n";

	if (write(STDOUT_FILENO, back, sizeof(back) - 1) > 0)
		tcsetattr(STDIN_FILENO, TCSANOW, &modes_before);
	raise(sig);
}

static void
catch_signals(void)
{
	struct sigaction end = { .sa_handler = told_to_end }, ignore = { .sa_handler = SIG_IGN };
	struct sigaction crash = { .sa_handler = crashed, .sa_flags = (int)SA_RESETHAND };

	sigaction(SIGHUP, &end, NULL);
	sigaction(SIGTERM, &end, NULL);
	sigaction(SIGINT, &ignore, NULL);
	sigaction(SIGTSTP, &ignore, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
#ifndef DK_SANITIZE
	sigaction(SIGSEGV, &crash, NULL);
	sigaction(SIGBUS, &crash, NULL);
	sigaction(SIGFPE, &crash, NULL);
#else
	(void)crash;
#endif
}

static void
restore(void)
{
	dk_term_close(terminal);
}

static void
define_keys(void)
{
	for (size_t i = 0; i < DK_COUNT(sequences); i++)
		define_key(sequences[i].bytes, OWN + sequences[i].key);
	for (int d = '0'; d <= '9'; d++) {
		char bytes[3] = { '\033', (char)d, '\0' };

		define_key(bytes, OWN + DK_KEY_ALT + d);
	}
	define_key("\033[200~", PASTE_BEGIN);
	define_key("\033[201~", PASTE_END);
}

static void
define_colours(const struct dk_theme *theme)
{
	if (!has_colors() || start_color() == ERR)
		return;
	use_default_colors();
	for (int i = 0; i < DK_LOOK_COUNT; i++) {
		const struct dk_paint *p = &theme->paint[i];

		if (p->ink >= 0 || p->ground >= 0)
			init_pair((short)(i + 1), (short)p->ink, (short)p->ground);
	}
}

static void
set_modes(struct dk_term *t)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	meta(stdscr, TRUE);
	scrollok(stdscr, FALSE);
	if (getenv("ESCDELAY") == NULL)
		set_escdelay(ESC_MS);
	curs_set(1);
	define_keys();
	define_colours(t->theme);
	putp(PASTE_ON);
}

static enum dk_rc
start_screen(struct dk_term *t, struct dk_err *err)
{
	const char *kind = getenv("TERM");

	unsetenv("LINES"); /* LINES and COLUMNS of the environment are not believed */
	unsetenv("COLUMNS");
	t->screen = newterm(NULL, t->out, t->in);
	if (t->screen == NULL)
		return dk_fail(err, DK_EREFUSED, NULL,
		    "The terminal kind \"%.40s\" is not known here; set TERM, for example to"
		    " xterm-256color.",
		    kind);
	set_term(t->screen);
	if (tigetstr("cup") == NULL || tigetstr("cup") == (char *)-1) {
		endwin();
		return dk_fail(err, DK_EREFUSED, NULL,
		    "A terminal of kind \"%.40s\" cannot place text; use another, or the"
		    " commands (docket help).",
		    kind);
	}
	return DK_OK;
}

enum dk_rc
dk_term_open(const struct dk_theme *theme, struct dk_term **out, struct dk_err *err)
{
	struct dk_term *t;
	const char *kind = getenv("TERM");
	enum dk_rc rc;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return dk_fail(err, DK_EREFUSED, NULL,
		    "The workstation needs a terminal; without one use the commands"
		    " (docket help) or docket script FILE.");
	if (kind == NULL || *kind == '\0' || strchr(kind, '/') != NULL)
		return dk_fail(err, DK_EREFUSED, NULL,
		    "TERM does not name the kind of this terminal; set it, for example to"
		    " xterm-256color.");
	setlocale(LC_CTYPE, "");
	if ((t = calloc(1, sizeof(*t))) == NULL)
		dk_bug("out of memory", __FILE__, __LINE__);
	t->theme = theme;
	t->is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	t->burst.max = DK_PASTE_MAX + 1;
	t->in = fdopen(dup(STDIN_FILENO), "r");
	t->out = fdopen(dup(STDOUT_FILENO), "w");
	dk_assert(t->in != NULL && t->out != NULL);
	tcgetattr(STDIN_FILENO, &modes_before);
	catch_signals();
	if ((rc = start_screen(t, err)) != DK_OK) {
		fclose(t->in);
		fclose(t->out);
		free(t);
		return rc;
	}
	set_modes(t);
	terminal = t;
	dk_on_bug(restore);
	*out = t;
	return DK_OK;
}

void
dk_term_close(struct dk_term *t)
{
	if (t == NULL)
		return;
	dk_on_bug(NULL);
	terminal = NULL;
	putp(PASTE_OFF);
	endwin();
	delscreen(t->screen);
	fclose(t->in);
	fclose(t->out);
	dk_surface_free(&t->shown);
	dk_buf_free(&t->burst);
	free(t);
}

void
dk_term_size(const struct dk_term *t, int *rows, int *cols)
{
	(void)t;
	getmaxyx(stdscr, *rows, *cols);
}

void
dk_term_bell(struct dk_term *t)
{
	(void)t;
	beep();
}

/* ---- painting ---- */

/* What ncurses may hold of a grapheme: one character that takes room, and marks upon it. Joined
 * emoji are cut to their first, whatever the terminal would make of the rest. */
static size_t
to_wide(const struct dk_term *t, const struct dk_cell *cell, wchar_t wide[CCHARW_MAX])
{
	const utf8proc_uint8_t *s = (const utf8proc_uint8_t *)cell->text;
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	size_t count = 0;

	for (; *s != '\0' && count + 1 < CCHARW_MAX; s += n) {
		if ((n = utf8proc_iterate(s, -1, &c)) <= 0)
			break;
		if (count == 0 ? wcwidth((wchar_t)c) != cell->width
			       : utf8proc_charwidth(c) != 0 || c == 0x200D || c == 0xFE0F)
			break;
		wide[count++] = (wchar_t)c;
	}
	if (count == 0 || (!t->is_utf8 && wide[0] >= 0x80)) {
		wide[0] = L'?';
		count = 1;
	}
	wide[count] = L'\0';
	return count;
}

static attr_t
attributes(const struct dk_paint *p)
{
	return (p->attr & DK_BOLD ? A_BOLD : 0) | (p->attr & DK_UNDERLINE ? A_UNDERLINE : 0) |
	    (p->attr & DK_REVERSE ? A_REVERSE : 0);
}

static void
paint_cell(struct dk_term *t, int row, int col, const struct dk_cell *cell)
{
	const struct dk_paint *p = &t->theme->paint[cell->look];
	bool coloured = (p->ink >= 0 || p->ground >= 0) && has_colors();
	short pair = coloured ? (short)(cell->look + 1) : 0;
	wchar_t wide[CCHARW_MAX + 1] = { 0 };
	cchar_t c;

	if (cell->width == 2) { /* both halves are ours, whatever the character turns out to be */
		setcchar(&c, L" ", attributes(p), pair, NULL);
		mvadd_wch(row, col + 1, &c);
	}
	to_wide(t, cell, wide);
	setcchar(&c, wide, attributes(p), pair, NULL);
	mvadd_wch(row, col, &c);
}

static bool
row_differs(const struct dk_surface *a, const struct dk_surface *b, int row)
{
	return memcmp(dk_surface_cell(a, row, 0), dk_surface_cell(b, row, 0),
		   (size_t)a->cols * sizeof(struct dk_cell)) != 0;
}

void
dk_term_paint(struct dk_term *t, const struct dk_surface *sf, bool whole)
{
	bool resized = t->shown.rows != sf->rows || t->shown.cols != sf->cols;

	if (resized)
		dk_surface_resize(&t->shown, sf->rows, sf->cols);
	if (resized || whole)
		clearok(curscr, TRUE);
	for (int row = 0; row < sf->rows && row < LINES; row++) {
		if (!resized && !whole && !row_differs(sf, &t->shown, row))
			continue;
		for (int col = 0; col < sf->cols && col < COLS; col++) {
			const struct dk_cell *cell = dk_surface_cell(sf, row, col);

			if (cell->width > 0)
				paint_cell(t, row, col, cell);
		}
	}
	memcpy(t->shown.cells, sf->cells,
	    (size_t)sf->rows * (size_t)sf->cols * sizeof(struct dk_cell));
	move(sf->cursor_row, sf->cursor_col);
	refresh();
}

/* ---- reading ---- */

static bool
is_gone(void)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };

	return is_told_to_end ||
	    (poll(&p, 1, 0) > 0 && (p.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0);
}

static bool
next_raw(struct dk_term *t, int wait_ms, struct raw *out)
{
	int rc;

	timeout(wait_ms);
	rc = get_wch(&out->c);
	if (rc == ERR)
		return false;
	out->is_code = rc == KEY_CODE_YES;
	t->last_read_ms = dk_term_clock_ms();
	return true;
}

static int
code_of(wint_t c)
{
	if (c > OWN && c < PASTE_BEGIN)
		return (int)(c - OWN);
	if (c >= (wint_t)KEY_F(1) && c <= (wint_t)KEY_F(12))
		return DK_KEY_F1 + (int)c - KEY_F(1);
	for (size_t i = 0; i < DK_COUNT(known); i++)
		if ((wint_t)known[i].curses == c)
			return known[i].key;
	return DK_KEY_NONE;
}

static bool
is_printable(const struct raw *r)
{
	return !r->is_code && r->c >= 0x20 && r->c != 0x7f;
}

static bool
is_end(const struct raw *r)
{
	return !r->is_code && (r->c == '\r' || r->c == '\n' || r->c == '\t');
}

static void
add_character(struct dk_buf *b, wint_t c)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)c, bytes);

	if (n > 0 && b->len + (size_t)n < DK_PASTE_MAX)
		dk_buf_add(b, bytes, (size_t)n);
}

/* Everything up to the closing bracket is text: line ends become \n, other controls are dropped. */
static void
read_paste(struct dk_term *t, struct dk_event *ev)
{
	struct raw r;
	bool was_return = false;

	dk_buf_clear(&t->burst);
	while (next_raw(t, 1000, &r) && !(r.is_code && r.c == PASTE_END)) {
		bool ends_line = !r.is_code && (r.c == '\r' || r.c == '\n');

		if (ends_line && !(was_return && r.c == '\n'))
			dk_buf_char(&t->burst, '\n');
		else if (is_printable(&r) || (!r.is_code && r.c == '\t'))
			add_character(&t->burst, r.c);
		was_return = !r.is_code && r.c == '\r';
	}
	*ev = (struct dk_event){ .code = DK_KEY_PASTE, .data = dk_buf_text(&t->burst) };
}

static bool
has_prefix(const struct dk_term *t)
{
	const struct raw *h = t->held;

	return t->held_count >= 3 && h[0].c == ']' && h[1].c < 0x7f && h[2].c >= '0' &&
	    h[2].c <= '9';
}

/* Takes what follows the first character without a pause into held[]; true when it is a scan. */
static bool
collect_burst(struct dk_term *t)
{
	int64_t start = dk_term_clock_ms();
	bool is_fast = false;
	struct raw r;

	while (t->held_count < HELD_MAX &&
	    next_raw(t, has_prefix(t) ? PREFIX_GAP_MS : GAP_MS, &r)) {
		t->held[t->held_count++] = r;
		if (is_end(&r))
			return is_fast || has_prefix(t);
		/* scanners send control characters too (GS); keys end the burst */
		if (r.is_code || r.c == 0x1b)
			return false;
		if (t->held_count == BURST_LEAST)
			is_fast = t->last_read_ms - start <= BURST_MS;
	}
	return false;
}

static void
make_scan(struct dk_term *t, struct dk_event *ev)
{
	dk_buf_clear(&t->burst);
	dk_buf_str(&t->burst, "");
	for (size_t i = 0; i + 1 < t->held_count; i++)
		add_character(&t->burst, t->held[i].c);
	t->held_count = t->held_at = 0;
	*ev = (struct dk_event){ .code = DK_KEY_SCAN, .is_ended = true, .data = t->burst.data };
	if (t->burst.data != NULL)
		dk_scan_clean(t->burst.data, ev->aim);
}

/* The event of one raw key; false when it means nothing. */
static bool
to_event(struct dk_term *t, const struct raw *r, struct dk_event *ev)
{
	int code;

	if (!r->is_code)
		return dk_event_char((uint32_t)r->c, ev);
	if (r->c == PASTE_BEGIN) {
		read_paste(t, ev);
		return true;
	}
	if (r->c == KEY_RESIZE) {
		*ev = (struct dk_event){ .code = DK_KEY_RESIZE };
		dk_term_size(t, &ev->rows, &ev->cols);
		return true;
	}
	code = code_of(r->c);
	*ev = (struct dk_event){ .code = code, .alone = true };
	return code != DK_KEY_NONE;
}

/* The next of the keys read together; none of them came alone. */
static bool
give_held(struct dk_term *t, struct dk_event *ev)
{
	struct raw r = t->held[t->held_at++];
	bool is_key;

	if (t->held_at == t->held_count)
		t->held_at = t->held_count = 0;
	is_key = to_event(t, &r, ev);
	ev->alone = false;
	return is_key;
}

bool
dk_term_read(struct dk_term *t, int wait_ms, struct dk_event *ev)
{
	int64_t before = t->last_read_ms;
	bool waited = false, is_key;
	struct raw r;

	if (t->held_count > 0)
		return give_held(t, ev);
	if (t->resized_unseen) {
		t->resized_unseen = false;
		return to_event(t, &(struct raw){ true, KEY_RESIZE }, ev);
	}
	if (!next_raw(t, 0, &r)) {
		waited = true;
		if (!is_told_to_end && !next_raw(t, wait_ms, &r)) {
			*ev = (struct dk_event){ .code = DK_KEY_HANGUP };
			return is_gone();
		}
		if (is_told_to_end) {
			*ev = (struct dk_event){ .code = DK_KEY_HANGUP };
			return true;
		}
	}
	if (is_printable(&r)) {
		t->held[t->held_count++] = r;
		if (collect_burst(t)) {
			make_scan(t, ev);
			return true;
		}
		if (t->held_count > 1)
			return give_held(t, ev);
		t->held_count = 0;
	}
	is_key = to_event(t, &r, ev);
	ev->alone = ev->alone && waited && t->last_read_ms - before >= ALONE_MS;
	return is_key;
}

void
dk_term_drain(struct dk_term *t, char *names, size_t size)
{
	struct dk_event ev;
	bool had_held, resized = false;
	size_t len = 0;

	names[0] = '\0';
	for (;;) {
		struct dk_key_name key;

		had_held = t->held_count > 0;
		if (!dk_term_read(t, 0, &ev)) {
			if (had_held)
				continue; /* a key without meaning among those read together */
			break;
		}
		if (ev.code == DK_KEY_HANGUP)
			break; /* the next read says so again */
		resized = resized || ev.code == DK_KEY_RESIZE;
		key = dk_key_name(ev.code);
		if (len + 1 < size && ev.code == DK_KEY_TEXT)
			len += (size_t)snprintf(names + len, size - len, "%s", ev.text);
		else if (len + 1 < size)
			len += (size_t)snprintf(names + len, size - len, " %s ",
			    ev.data != NULL ? ev.data : key.s);
	}
	t->resized_unseen = resized;
}
