/* key.c - names of keys, their twins, and what a scanner sends. */
#include "ui/key.h"

#include <ctype.h>
#include <string.h>
#include <utf8proc.h>

enum { GS = 0x1d };

static const char *const names[] = {
	[DK_KEY_NONE] = "",
#define X(id, name) [DK_KEY_##id] = name,
	DK_KEYS(X)
#undef X
};

static const struct twin {
	int ctrl;
	int key;
} twins[] = {
	{ 'g', DK_KEY_F1 },
	{ 'o', DK_KEY_F2 },
	{ 'x', DK_KEY_F3 },
	{ 'f', DK_KEY_F4 },
	{ 'l', DK_KEY_F5 },
	{ 'y', DK_KEY_F9 },
	{ 'e', DK_KEY_F11 },
};

static bool
is_one_character(const char *s)
{
	utf8proc_int32_t code;
	utf8proc_ssize_t n =
	    utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)strlen(s), &code);

	return n > 0 && s[n] == '\0' && code >= 0x20 && code != 0x7f;
}

int
dk_key_parse(const char *name)
{
	for (size_t i = 1; i < DK_COUNT(names); i++)
		if (strcmp(name, names[i]) == 0)
			return (int)i;
	if (strcmp(name, "Space") == 0)
		return DK_KEY_TEXT;
	if (strncmp(name, "C-", 2) == 0 && name[2] >= 'a' && name[2] <= 'z' && name[3] == '\0')
		return DK_KEY_CTRL + name[2];
	if (strncmp(name, "A-", 2) == 0 && isdigit((unsigned char)name[2]) && name[3] == '\0')
		return DK_KEY_ALT + name[2];
	return is_one_character(name) ? DK_KEY_TEXT : DK_KEY_NONE;
}

struct dk_key_name
dk_key_name(int code)
{
	struct dk_key_name n = { "" };

	if (code > DK_KEY_NONE && code < (int)DK_COUNT(names))
		snprintf(n.s, sizeof(n.s), "%s", names[code]);
	else if (code >= DK_KEY_CTRL + 'a' && code <= DK_KEY_CTRL + 'z')
		snprintf(n.s, sizeof(n.s), "C-%c", code - DK_KEY_CTRL);
	else if (code >= DK_KEY_ALT + '0' && code <= DK_KEY_ALT + '9')
		snprintf(n.s, sizeof(n.s), "A-%c", code - DK_KEY_ALT);
	return n;
}

/* Control characters that are keys of their own on every terminal. */
static int
control_key(int code)
{
	switch (code) {
	case '\r':
	case '\n':
		return DK_KEY_ENTER;
	case '\t':
		return DK_KEY_TAB;
	case 0x1b:
		return DK_KEY_ESC;
	case '\b':
	case 0x7f:
		return DK_KEY_BS;
	default:
		break;
	}
	return code >= 1 && code <= 26 ? DK_KEY_CTRL + 'a' + code - 1 : DK_KEY_NONE;
}

bool
dk_event_char(uint32_t code, struct dk_event *out)
{
	utf8proc_ssize_t n;

	*out = (struct dk_event){ .alone = true };
	if (code < 0x20 || code == 0x7f) {
		out->code = control_key((int)code);
		return out->code != DK_KEY_NONE;
	}
	if (code > 0x10FFFF || (code >= 0x80 && code < 0xa0))
		return false;
	n = utf8proc_encode_char((utf8proc_int32_t)code, (utf8proc_uint8_t *)out->text);
	out->text[n > 0 ? n : 0] = '\0';
	out->code = DK_KEY_TEXT;
	return n > 0;
}

bool
dk_event_named(const char *name, struct dk_event *out)
{
	int code = dk_key_parse(name);

	*out = (struct dk_event){ .code = code, .alone = true };
	if (code == DK_KEY_TEXT)
		snprintf(out->text, sizeof(out->text), "%s",
		    strcmp(name, "Space") == 0 ? " " : name);
	/* C-m and its like are those keys on every terminal */
	if (code >= DK_KEY_CTRL + 'a' && code <= DK_KEY_CTRL + 'z')
		out->code = control_key(code - DK_KEY_CTRL - 'a' + 1);
	return code != DK_KEY_NONE;
}

bool
dk_key_is_never(const char *name)
{
	return strncmp(name, "C-", 2) == 0 && name[2] != '\0' && name[3] == '\0' &&
	    strchr("sqcz\\abntwphijm[]", name[2]) != NULL;
}

const char *
dk_key_twins(int code)
{
	static const char *const how[] = {
		[DK_KEY_F1] = "Alt-1 Ctrl-G",
		[DK_KEY_F2] = "Alt-2 Ctrl-O",
		[DK_KEY_F3] = "Alt-3 Ctrl-X",
		[DK_KEY_F4] = "Alt-4 Ctrl-F",
		[DK_KEY_F5] = "Alt-5 Ctrl-L",
		[DK_KEY_F6] = "Alt-6 Insert",
		[DK_KEY_F7] = "Alt-7 PgUp",
		[DK_KEY_F8] = "Alt-8 PgDn",
		[DK_KEY_F9] = "Alt-9 Ctrl-Y",
		[DK_KEY_F10] = "Alt-0 Space",
		[DK_KEY_F11] = "Ctrl-E",
		[DK_KEY_F12] = "Esc",
		[DK_KEY_KPDOT] = ".",
		[DK_KEY_KPENTER] = "Enter",
	};

	return code > 0 && code < (int)DK_COUNT(how) && how[code] != NULL ? how[code] : "";
}

static int
plain_code(int code)
{
	if (code >= DK_KEY_ALT + '1' && code <= DK_KEY_ALT + '9')
		code = DK_KEY_F1 + code - DK_KEY_ALT - '1'; /* A-7 is F7, which is PgUp */
	for (size_t i = 0; i < DK_COUNT(twins); i++)
		if (code == DK_KEY_CTRL + twins[i].ctrl)
			return twins[i].key;
	switch (code) {
	case DK_KEY_ALT + '0':
		return DK_KEY_F10;
	case DK_KEY_ESC:
		return DK_KEY_F12;
	case DK_KEY_INS:
		return DK_KEY_F6;
	case DK_KEY_F7:
		return DK_KEY_PGUP;
	case DK_KEY_F8:
		return DK_KEY_PGDN;
	case DK_KEY_KPENTER:
		return DK_KEY_ENTER;
	default:
		return code;
	}
}

struct dk_event
dk_event_plain(const struct dk_event *ev)
{
	static const char keypad[] = "0123456789.+-*/";
	struct dk_event out = *ev;

	out.code = plain_code(ev->code);
	if (out.code >= DK_KEY_KP0 && out.code <= DK_KEY_KPSLASH) {
		out.text[0] = keypad[out.code - DK_KEY_KP0];
		out.text[1] = '\0';
		out.code = DK_KEY_TEXT;
	}
	return out;
}

void
dk_scan_clean(char *data, char aim[4])
{
	char *w = data;
	const char *r = data;

	aim[0] = '\0';
	if (r[0] == ']' && isalpha((unsigned char)r[1]) && isalnum((unsigned char)r[2])) {
		memcpy(aim, r, 3);
		aim[3] = '\0';
		r += 3;
	}
	for (; *r != '\0' && w - data < DK_SCAN_MAX; r++)
		if (*r == GS || ((unsigned char)*r >= 0x20 && *r != 0x7f))
			*w++ = *r;
	*w = '\0';
}
