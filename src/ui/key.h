/*
 * key.h - keys and other events, their codes, and their names both ways.
 *
 * An event is what reaches a screen: a key, a character, a paste, a scan, or news of the
 * terminal. Names are those of key scripts (interface.md section 4): "F2", "S-Tab", "C-k", "A-4",
 * "KP7"; a single character names itself.
 */
#ifndef UI_KEY_H
#define UI_KEY_H

#include "docket/base.h"

#define DK_KEYS(X) \
	X(ENTER, "Enter") X(ESC, "Esc") X(TAB, "Tab") X(STAB, "S-Tab") \
	X(UP, "Up") X(DOWN, "Down") X(LEFT, "Left") X(RIGHT, "Right") \
	X(HOME, "Home") X(END, "End") X(PGUP, "PgUp") X(PGDN, "PgDn") \
	X(INS, "Ins") X(DEL, "Del") X(BS, "BS") \
	X(F1, "F1") X(F2, "F2") X(F3, "F3") X(F4, "F4") X(F5, "F5") X(F6, "F6") \
	X(F7, "F7") X(F8, "F8") X(F9, "F9") X(F10, "F10") X(F11, "F11") X(F12, "F12") \
	X(KP0, "KP0") X(KP1, "KP1") X(KP2, "KP2") X(KP3, "KP3") X(KP4, "KP4") \
	X(KP5, "KP5") X(KP6, "KP6") X(KP7, "KP7") X(KP8, "KP8") X(KP9, "KP9") \
	X(KPDOT, "KPDot") X(KPPLUS, "KPPlus") X(KPMINUS, "KPMinus") X(KPSTAR, "KPStar") \
	X(KPSLASH, "KPSlash") X(KPENTER, "KPEnter")
#define X(id, name) DK_KEY_##id,
enum dk_key {
	DK_KEY_NONE,
	DK_KEYS(X)
	DK_KEY_TEXT,   /* a character: event.text */
	DK_KEY_PASTE,  /* bracketed paste: event.data, lines end in \n */
	DK_KEY_SCAN,   /* a scanner's burst: event.data without its terminator */
	DK_KEY_STRANGE, /* an escape sequence no key is known for: event.data, such as "\\e[25~" */
	DK_KEY_RESIZE, /* event.rows, event.cols */
	DK_KEY_HANGUP, /* the terminal went away, or the program is told to end */
	DK_KEY_CTRL = 0x100, /* + 'a'..'z' */
	DK_KEY_ALT = 0x200,  /* + '0'..'9' */
};
#undef X

/* The longest paste and scan that are taken. */
#define DK_PASTE_MAX ((size_t)1 << 20)
#define DK_SCAN_MAX 128

struct dk_event {
	int code;
	bool alone;       /* came after the screen was painted, and nothing in the 30 ms before */
	bool is_ended;    /* a scan that ended in Enter or Tab */
	char text[16];    /* DK_KEY_TEXT: UTF-8 */
	char aim[4];      /* DK_KEY_SCAN: symbology identifier ("]C1"), else "" */
	const char *data; /* PASTE, SCAN, STRANGE: valid until the next event */
	int rows, cols;
};

/* The code of a named key; DK_KEY_TEXT for a single character; DK_KEY_NONE for anything else. */
int dk_key_parse(const char *name);
/* The name of a key that is no text: "F2", "C-k"; "" when the code has none. */
struct dk_key_name {
	char s[12];
};
struct dk_key_name dk_key_name(int code);

/* The event of a named key or a single character; false when the name is none. */
bool dk_event_named(const char *name, struct dk_event *out);
/* An event for a Unicode character; controls become their key (CR, LF: Enter; DEL: BS; ...).
 * False for a character that is no key (NUL). */
bool dk_event_char(uint32_t code, struct dk_event *out);
/* True for a key that no screen binds, by its name: a terminal, a multiplexer or a browser takes
 * it, or it is another key on every terminal (C-m is Enter). */
bool dk_key_is_never(const char *name);
/* How F1 .. F12 and the keypad are typed without them: "Alt-1 Ctrl-G"; "" for other keys. */
const char *dk_key_twins(int code);
/* The event as screens see it: keypad as characters and Enter, A-1 .. A-0 as F1 .. F10, the Ctrl
 * twins as their keys (C-g F1, C-o F2, C-x F3, C-f F4, C-l F5, C-y F9, C-e F11), F7 and F8 as
 * PgUp and PgDn, Ins as F6, Esc as F12. */
struct dk_event dk_event_plain(const struct dk_event *ev);

/* Takes the symbology identifier from the front of a scan, drops control characters except the
 * GS separator, cuts at DK_SCAN_MAX; `data` is changed in place. */
void dk_scan_clean(char *data, char aim[4]);

#endif
