/* term_read.c - events from the terminal: keys of many kinds of it, bursts, pastes. */
#include "ui/term_own.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>
#include <utf8proc.h>

enum {
	GAP_MS = 5,         /* between the characters of a burst */
	PREFIX_GAP_MS = 60, /* the same after a symbology identifier */
	BURST_MS = 30,      /* the first characters of a burst come within */
	BURST_LEAST = 6,
	ALONE_MS = 30,
	ESC = 0x1b,
	STRANGE_MAX = 24,
};

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
	{ "\033Oo", DK_KEY_KPSLASH }, { "\033OM", DK_KEY_KPENTER }, { "\033OI", DK_KEY_TAB },
	{ "\033OE", DK_KEY_KP5 }, { "\033[E", DK_KEY_KP5 },
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

void
dk_term_define_keys(struct dk_term *t)
{
	for (size_t i = 0; i < DK_COUNT(sequences); i++)
		dk_term_define(t, sequences[i].bytes, sequences[i].key);
	for (int d = '0'; d <= '9'; d++) {
		char bytes[3] = { '\033', (char)d, '\0' };

		dk_term_define(t, bytes, DK_KEY_ALT + d);
	}
	dk_term_define(t, "\033[200~", DK_PASTE_BEGIN - DK_OWN);
	dk_term_define(t, "\033[201~", DK_PASTE_END - DK_OWN);
}

static bool
is_gone(void)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };

	return dk_term_is_told_to_end() ||
	    (poll(&p, 1, 0) > 0 && (p.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0);
}

/* A byte of a character: true when the character is complete. One that fits nowhere is dropped, but
 * never the bytes after it. */
static bool
add_byte(struct dk_term *t, int byte, wint_t *out)
{
	char c = (char)byte;
	wchar_t wide = 0;
	size_t n = mbrtowc(&wide, &c, 1, &t->partial);

	if (n == (size_t)-1) {
		memset(&t->partial, 0, sizeof(t->partial));
		n = mbrtowc(&wide, &c, 1, &t->partial); /* perhaps the first of the next */
	}
	if (n == (size_t)-1)
		memset(&t->partial, 0, sizeof(t->partial));
	*out = (wint_t)wide;
	return n != (size_t)-1 && n != (size_t)-2;
}

static bool
take_raw(struct dk_term *t, struct dk_raw *out)
{
	int c;

	while ((c = dk_term_take(t)) >= 0) {
		out->is_code = c > 0xff;
		out->c = (wint_t)c;
		if (!out->is_code && !add_byte(t, c, &out->c))
			continue;
		t->last_read_ms = dk_term_clock_ms();
		return true;
	}
	return false;
}

static bool
next_raw(struct dk_term *t, int wait_ms, struct dk_raw *out)
{
	if (take_raw(t, out))
		return true;
	if (dk_term_await(t, wait_ms)) {
		*out = (struct dk_raw){ true, DK_RESIZED };
		return true;
	}
	return take_raw(t, out);
}

static bool
is_printable(const struct dk_raw *r)
{
	return !r->is_code && r->c >= 0x20 && r->c != 0x7f;
}

static bool
is_end(const struct dk_raw *r)
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
	struct dk_raw r;
	bool was_return = false;

	dk_buf_clear(&t->burst);
	while (next_raw(t, 1000, &r) && !(r.is_code && r.c == DK_PASTE_END)) {
		bool ends_line = !r.is_code && (r.c == '\r' || r.c == '\n');

		if (ends_line && !(was_return && r.c == '\n'))
			add_character(&t->burst, '\n');
		else if (ends_line)
			; /* the second half of CR LF */
		else if (is_printable(&r) || (!r.is_code && r.c == '\t'))
			add_character(&t->burst, r.c);
		was_return = !r.is_code && r.c == '\r';
	}
	*ev = (struct dk_event){ .code = DK_KEY_PASTE, .data = dk_buf_text(&t->burst) };
}

static bool
has_prefix(const struct dk_term *t)
{
	const struct dk_raw *h = t->held;

	return t->held_count >= 3 && h[0].c == ']' && h[1].c < 0x7f && h[2].c >= '0' &&
	    h[2].c <= '9';
}

/* Takes what follows the first character without a pause into held[]; true when it is a scan. */
static bool
collect_burst(struct dk_term *t)
{
	int64_t start = dk_term_clock_ms();
	bool is_fast = false;
	struct dk_raw r;

	while (t->held_count < DK_HELD_MAX &&
	    next_raw(t, has_prefix(t) ? PREFIX_GAP_MS : GAP_MS, &r)) {
		t->held[t->held_count++] = r;
		if (is_end(&r))
			return is_fast || has_prefix(t);
		/* scanners send control characters too (GS); keys end the burst */
		if (r.is_code || r.c == ESC)
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

/* After an Esc: a sequence that no key is known for is one event, not an Esc and a crowd of
 * letters that would be taken for commands. False for a lone Esc; nothing is lost then. */
static bool
read_strange(struct dk_term *t, struct dk_event *ev)
{
	struct dk_raw first, r;

	if (t->held_count > 0 || !next_raw(t, 0, &first))
		return false;
	if (first.is_code || (first.c != '[' && first.c != 'O') || !next_raw(t, GAP_MS, &r)) {
		t->held[t->held_count++] = first;
		return false;
	}
	dk_buf_clear(&t->burst);
	dk_buf_fmt(&t->burst, "\\e%c", (char)first.c);
	do {
		if (r.is_code || r.c <= ' ' || r.c > '~') {
			t->held[t->held_count++] = r;
			break;
		}
		dk_buf_char(&t->burst, (char)r.c);
		/* the last byte of a CSI sequence is a letter or its like, of SS3 the only one */
		if (first.c == 'O' || (r.c >= '@' && r.c != '['))
			break;
	} while (t->burst.len < STRANGE_MAX && next_raw(t, GAP_MS, &r));
	*ev = (struct dk_event){ .code = DK_KEY_STRANGE, .data = dk_buf_text(&t->burst) };
	return true;
}

/* The event of one raw key; false when it means nothing. */
static bool
to_event(struct dk_term *t, const struct dk_raw *r, struct dk_event *ev)
{
	int code;

	if (!r->is_code && r->c == ESC && read_strange(t, ev))
		return true;
	if (!r->is_code)
		return dk_event_char((uint32_t)r->c, ev);
	if (r->c == DK_PASTE_BEGIN) {
		read_paste(t, ev);
		return true;
	}
	if (r->c == DK_RESIZED) {
		*ev = (struct dk_event){ .code = DK_KEY_RESIZE };
		dk_term_size(t, &ev->rows, &ev->cols);
		return true;
	}
	code = (int)r->c - DK_OWN;
	*ev = (struct dk_event){ .code = code, .alone = true };
	return code != DK_KEY_NONE;
}

/* The next of the keys read together; none of them came alone. */
static bool
give_held(struct dk_term *t, struct dk_event *ev)
{
	struct dk_raw r = t->held[t->held_at++];
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
	struct dk_raw r;

	if (t->held_count > 0)
		return give_held(t, ev);
	if (t->resized_unseen) {
		t->resized_unseen = false;
		return to_event(t, &(struct dk_raw){ true, DK_RESIZED }, ev);
	}
	if (!next_raw(t, 0, &r)) {
		waited = true;
		if (!dk_term_is_told_to_end() && !next_raw(t, wait_ms, &r)) {
			*ev = (struct dk_event){ .code = DK_KEY_HANGUP };
			return is_gone();
		}
		if (dk_term_is_told_to_end()) {
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
