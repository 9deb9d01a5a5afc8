/*
 * term.c - the terminal by ncurses, which no other file knows: raw and restored at every end, keys
 * taken from it, cells painted on it.
 */
#include "ui/term_own.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utf8proc.h>

enum {
	ESC_MS = 25,       /* how long a lone Esc waits for the rest of a key */
	ESC_BY_HAND_MS = 600,
	LAST_MS = 500,     /* how long the end waits for a terminal that takes nothing */
};

static volatile sig_atomic_t is_told_to_end, is_resized;
static struct dk_term *terminal; /* for the last words of a bug */
static struct termios modes_before;

static const char PASTE_ON[] = "\033[?2004h", PASTE_OFF[] = "\033[?2004l";

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

static void
resized(int sig)
{
	(void)sig;
	is_resized = 1;
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
	struct sigaction resize = { .sa_handler = resized };
	sigset_t held;

	/* a change of size comes only while we wait for it, so that none is missed */
	sigemptyset(&held);
	sigaddset(&held, SIGWINCH);
	sigprocmask(SIG_BLOCK, &held, NULL);
	sigaction(SIGWINCH, &resize, NULL);
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
define_colours(struct dk_term *t)
{
	if (!has_colors() || start_color() == ERR) {
		t->theme = dk_theme_find("mono"); /* no state may rest on a colour alone */
		return;
	}
	use_default_colors();
	for (int i = 0; i < DK_LOOK_COUNT; i++) {
		const struct dk_paint *p = &t->theme->paint[i];

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
	scrollok(stdscr, FALSE);
	if ((t->keys = newpad(1, 1)) == NULL)
		dk_bug("out of memory", __FILE__, __LINE__);
	keypad(t->keys, TRUE);
	meta(t->keys, TRUE);
	if (getenv("ESCDELAY") == NULL)
		set_escdelay(ESC_MS);
	curs_set(1);
	dk_term_define_keys(t);
	define_colours(t);
	putp(PASTE_ON);
}

/* The terminal once more, as a file of our own that never waits: the modes of standard output
 * belong to the shell as well. Where it cannot be had, writing waits as everywhere. */
static int
open_tty(void)
{
	int fd = open("/dev/tty", O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	unsigned device = 0;
	struct stat st;

	if (fd >= 0 && ioctl(fd, TIOCGDEV, &device) == 0 && fstat(STDOUT_FILENO, &st) == 0 &&
	    st.st_rdev == device)
		return fd;
	if (fd >= 0)
		close(fd);
	return dup(STDOUT_FILENO);
}

/* ASCII where the locale is not UTF-8, or where DOCKET_ASCII asks for it. */
static bool
shows_utf8(void)
{
	const char *ascii = getenv("DOCKET_ASCII");

	if (ascii != NULL && ascii[0] != '\0' && strcmp(ascii, "0") != 0)
		return false;
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void
free_term(struct dk_term *t)
{
	fclose(t->in);
	fclose(t->out);
	close(t->tty);
	if (t->memory >= 0)
		close(t->memory);
	dk_surface_free(&t->shown);
	dk_buf_free(&t->burst);
	dk_buf_free(&t->due);
	free(t);
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
	t->is_utf8 = shows_utf8();
	t->burst.max = DK_PASTE_MAX + 1;
	t->in = fdopen(dup(STDIN_FILENO), "r");
	t->out = fdopen(dup(STDOUT_FILENO), "w");
	dk_assert(t->in != NULL && t->out != NULL);
	t->tty = open_tty();
	t->memory = memfd_create("frame", MFD_CLOEXEC);
	tcgetattr(STDIN_FILENO, &modes_before);
	catch_signals();
	if ((rc = start_screen(t, err)) != DK_OK) {
		free_term(t);
		return rc;
	}
	set_modes(t);
	terminal = t;
	dk_on_bug(restore);
	*out = t;
	return DK_OK;
}

/* Hands over what is due; a terminal that takes nothing is not waited for forever. */
static void
push_last(struct dk_term *t)
{
	int64_t end = dk_term_clock_ms() + LAST_MS;

	while (!dk_term_push(t) && dk_term_clock_ms() < end) {
		struct pollfd p = { .fd = t->tty, .events = POLLOUT };

		poll(&p, 1, 50);
	}
}

void
dk_term_close(struct dk_term *t)
{
	if (t == NULL)
		return;
	dk_on_bug(NULL);
	terminal = NULL;
	dk_term_divert(t);
	putp(PASTE_OFF);
	endwin();
	dk_term_collect(t);
	push_last(t);
	tcsetattr(STDIN_FILENO, TCSANOW, &modes_before);
	delwin(t->keys);
	delscreen(t->screen);
	free_term(t);
}

/* Straight to the terminal: whoever stops the program looks at it. */
void
dk_term_suspend(struct dk_term *t)
{
	struct sigaction stop = { .sa_handler = SIG_DFL }, ignore = { .sa_handler = SIG_IGN };

	if (!dk_term_push(t))
		return;
	putp(PASTE_OFF);
	endwin();
	sigaction(SIGTSTP, &stop, NULL);
	kill(0, SIGTSTP); /* the whole job: a launcher waits for it */
	sigaction(SIGTSTP, &ignore, NULL);
	putp(PASTE_ON);
	clearok(curscr, TRUE);
	doupdate();
	t->is_whole_due = true;
	is_resized = 1; /* perhaps, meanwhile */
}

bool
dk_term_await(struct dk_term *t, int wait_ms)
{
	struct timespec wait = { wait_ms / 1000, (long)(wait_ms % 1000) * 1000000 };
	struct pollfd p[2] = { { .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = t->due.len > 0 ? t->tty : -1, .events = POLLOUT } };
	struct winsize size;
	sigset_t none;

	sigemptyset(&none);
	ppoll(p, 2, &wait, &none);
	dk_term_push(t);
	if (!is_resized)
		return false;
	is_resized = 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return false;
	resize_term(size.ws_row, size.ws_col);
	return true;
}

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

int
dk_term_take(struct dk_term *t)
{
	int c;

	wtimeout(t->keys, 0); /* a pad: reading from it paints nothing */
	c = wgetch(t->keys);
	if (c == ERR)
		return -1;
	if (c <= 0xff || (c > DK_OWN && c <= DK_RESIZED))
		return c;
	if (c == KEY_RESIZE)
		return DK_RESIZED;
	if (c >= KEY_F(1) && c <= KEY_F(12))
		return DK_OWN + DK_KEY_F1 + c - KEY_F(1);
	for (size_t i = 0; i < DK_COUNT(known); i++)
		if (known[i].curses == c)
			return DK_OWN + known[i].key;
	return DK_OWN + DK_KEY_NONE;
}

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

	t->is_whole_due = t->is_whole_due || whole || resized;
	if (!dk_term_push(t))
		return; /* shown as soon as the terminal takes it */
	if (resized)
		dk_surface_resize(&t->shown, sf->rows, sf->cols);
	if (t->is_whole_due)
		clearok(curscr, TRUE);
	for (int row = 0; row < sf->rows && row < LINES; row++) {
		if (!t->is_whole_due && !row_differs(sf, &t->shown, row))
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
	dk_term_divert(t);
	refresh();
	dk_term_collect(t);
	dk_term_push(t);
	t->is_whole_due = false;
}

bool
dk_term_is_told_to_end(void)
{
	return is_told_to_end != 0;
}

void
dk_term_esc_by_hand(struct dk_term *t)
{
	(void)t;
	set_escdelay(ESC_BY_HAND_MS);
}

void
dk_term_define(struct dk_term *t, const char *bytes, int code)
{
	(void)t;
	define_key(bytes, DK_OWN + code);
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
	dk_term_divert(t);
	beep();
	dk_term_collect(t);
	dk_term_push(t);
}
