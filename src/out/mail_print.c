/*
 * mail_print.c - writes a message: headers by RFC 5322 and 2047, the text as quoted-printable.
 *
 * Texts come from strangers: whatever could end a header or open another address is left out.
 */
#include "docket/mail_print.h"

#include <string.h>

enum { WORD_MAX = 75, LINE_MAX_QP = 76, PLAIN_MAX = 60 };
static const char CHARSET[] = "=?UTF-8?Q?";

static size_t
char_bytes(const char *p)
{
	size_t n = 1;

	while (((unsigned char)p[n] & 0xC0) == 0x80)
		n++;
	return n;
}

static bool
is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    (c != '\0' && strchr("!*+-/", c) != NULL);
}

/* Encoded words of whole characters, a line each; the first stands behind the header's name. */
static void
put_encoded(struct dk_buf *out, const char *header, const char *text)
{
	size_t used = strlen(header) + 2 + strlen(CHARSET);

	dk_buf_str(out, CHARSET);
	for (const char *p = text; *p != '\0';) {
		size_t n = char_bytes(p), room = n == 1 && (is_word_char(*p) || *p == ' ') ? 1 :
		    3 * n;

		if (used + room + 2 > WORD_MAX) {
			dk_buf_fmt(out, "?=\r\n %s", CHARSET);
			used = 1 + strlen(CHARSET);
		}
		for (size_t i = 0; i < n; i++)
			if (room == 1)
				dk_buf_char(out, p[i] == ' ' ? '_' : p[i]);
			else
				dk_buf_fmt(out, "=%02X", (unsigned)(unsigned char)p[i]);
		used += room;
		p += n;
	}
	dk_buf_str(out, "?=");
}

/* Short, of ASCII, and not to be taken for an encoded word. */
static bool
is_plain(const char *text)
{
	for (const char *p = text; *p != '\0'; p++)
		if (*p < ' ' || *p > '~')
			return false;
	return strlen(text) <= PLAIN_MAX && strstr(text, "=?") == NULL;
}

static void
put_text_header(struct dk_buf *out, const char *name, const char *text)
{
	dk_buf_fmt(out, "%s: ", name);
	if (is_plain(text))
		dk_buf_str(out, text);
	else
		put_encoded(out, name, text);
	dk_buf_str(out, "\r\n");
}

static void
put_address(struct dk_buf *out, const char *header, const char *name, const char *address)
{
	if (*address == '\0')
		return;
	dk_buf_fmt(out, "%s: ", header);
	if (*name != '\0' && is_plain(name)) {
		dk_buf_char(out, '"');
		for (const char *p = name; *p != '\0'; p++)
			dk_buf_fmt(out, *p == '"' || *p == '\\' ? "\\%c" : "%c", *p);
		dk_buf_str(out, "\"\r\n ");
	} else if (*name != '\0') {
		put_encoded(out, header, name);
		dk_buf_str(out, "\r\n ");
	}
	dk_buf_char(out, '<');
	for (const char *p = address; *p != '\0'; p++)
		if ((unsigned char)*p > ' ' && *p != 0x7f && strchr("<>,;\"", *p) == NULL)
			dk_buf_char(out, *p);
	dk_buf_str(out, ">\r\n");
}

/* Ids parted by blanks, one a line. */
static void
put_ids(struct dk_buf *out, const char *header, const char *ids)
{
	if (*ids == '\0')
		return;
	dk_buf_fmt(out, "%s: ", header);
	for (const char *p = ids; *p != '\0'; p++)
		dk_buf_str(out, *p == ' ' ? "\r\n " : (char[]){ *p, '\0' });
	dk_buf_str(out, "\r\n");
}

/* Of the world's time: it is the same on any desk. */
static void
put_date(struct dk_buf *out, int64_t ms)
{
	const struct dk_instant_text at = dk_instant_iso(ms); /* "2026-11-23T09:12:00..." */
	char text[11];
	dk_date day;

	snprintf(text, sizeof(text), "%.10s", at.s);
	if (dk_date_parse(text, &day))
		dk_buf_fmt(out, "Date: %.3s, %s %.8s +0000\r\n", dk_date_short(day).s,
		    dk_date_paper(day).s, at.s + 11);
}

/* Blanks at the end of a line are encoded, or they would be lost; lines end softly before they
 * grow too long. */
static void
put_body(struct dk_buf *out, const char *text)
{
	size_t used = 0;

	for (const char *p = text; *p != '\0'; p++) {
		bool is_last = p[1] == '\0' || p[1] == '\n';
		bool is_raw = *p > ' ' && *p <= '~' && *p != '=';
		size_t room;

		if (*p == '\n') {
			dk_buf_str(out, "\r\n");
			used = 0;
			continue;
		}
		is_raw = is_raw || (*p == ' ' && !is_last);
		room = is_raw ? 1 : 3;
		if (used + room + 1 > LINE_MAX_QP) {
			dk_buf_str(out, "=\r\n");
			used = 0;
		}
		if (is_raw)
			dk_buf_char(out, *p);
		else
			dk_buf_fmt(out, "=%02X", (unsigned)(unsigned char)*p);
		used += room;
	}
}

/* Lines of 76 characters. */
static void
put_base64(struct dk_buf *out, const struct dk_buf *data)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *p = (const unsigned char *)dk_buf_text(data);

	for (size_t i = 0; i < data->len; i += 3) {
		size_t n = data->len - i < 3 ? data->len - i : 3;
		unsigned v = (unsigned)p[i] << 16 | (n > 1 ? (unsigned)p[i + 1] << 8 : 0) |
		    (n > 2 ? p[i + 2] : 0);

		for (size_t k = 0; k < 4; k++)
			dk_buf_char(out, k > n ? '=' : digits[v >> (18 - 6 * k) & 63]);
		if (i % 57 == 54)
			dk_buf_str(out, "\r\n");
	}
	if (data->len % 57 != 0)
		dk_buf_str(out, "\r\n");
}

static void
put_headers(const struct dk_mail_reply *m, struct dk_buf *out)
{
	put_address(out, "From", m->from_name, m->from);
	put_address(out, "To", m->to_name, m->to);
	put_text_header(out, "Subject", m->subject);
	put_date(out, m->at_ms);
	put_ids(out, "Message-ID", m->message_id);
	put_ids(out, "In-Reply-To", m->in_reply_to);
	put_ids(out, "References", m->refs);
	dk_buf_str(out, "MIME-Version: 1.0\r\n");
}

static void
put_text(const struct dk_mail_reply *m, struct dk_buf *out)
{
	dk_buf_str(out, "Content-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
	put_body(out, m->text);
}

void
dk_mail_print(const struct dk_mail_reply *m, struct dk_buf *out)
{
	put_headers(m, out);
	put_text(m, out);
}

/* "=_" stands neither in quoted-printable nor in base64: no part can hold the boundary. */
void
dk_mail_print_with(const struct dk_mail_reply *m, const struct dk_mail_file_part *file,
    struct dk_buf *out)
{
	put_headers(m, out);
	dk_buf_str(out, "Content-Type: multipart/mixed; boundary=\"=_part\"\r\n\r\n--=_part\r\n");
	put_text(m, out);
	dk_buf_fmt(out, "\r\n--=_part\r\nContent-Type: %s\r\nContent-Transfer-Encoding: base64\r\n"
	    "Content-Disposition: attachment; filename=\"", file->type);
	for (const char *p = file->name; *p != '\0'; p++)
		dk_buf_char(out, *p > ' ' && *p <= '~' && strchr("\"\\/", *p) == NULL ? *p : '-');
	dk_buf_str(out, "\"\r\n\r\n");
	put_base64(out, file->data);
	dk_buf_str(out, "--=_part--\r\n");
}
