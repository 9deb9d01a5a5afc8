/*
 * mail.c - one message: GMime takes it apart, its text parts come out as UTF-8.
 *
 * GMime follows nesting by recursion, so a message that holds more multiparts or messages than
 * anybody sends is refused before it is read.
 */
#include "in/mail.h"

#include <gmime/gmime.h>
#include <string.h>
#include <strings.h>

#include "docket/mail_file.h"
#include "docket/text.h"

enum { NESTED_MAX = 200, DEPTH_MAX = 32 };

struct reader {
	struct dk_arena *a;
	struct dk_mail *mail;
	size_t cap;
	int depth;
	bool forwarded;
};

static size_t
count_of(const char *bytes, size_t len, const char *word)
{
	size_t n = 0, w = strlen(word);

	for (size_t i = 0; i + w <= len; i++)
		if (strncasecmp(bytes + i, word, w) == 0)
			n++;
	return n;
}

static bool
ends_with(const char *name, const char *end)
{
	size_t n = strlen(name), e = strlen(end);

	return n >= e && strcasecmp(name + n - e, end) == 0;
}

static enum dk_part_kind
kind_of(const char *type, const char *name)
{
	if (ends_with(name, ".csv") || ends_with(name, ".tsv") || strstr(type, "csv") != NULL ||
	    strcmp(type, "text/comma-separated-values") == 0 ||
	    strcmp(type, "text/tab-separated-values") == 0)
		return DK_PART_CSV;
	if (strcmp(type, "application/json") == 0 || ends_with(name, ".json"))
		return DK_PART_JSON;
	if (strcmp(type, "text/html") == 0 || ends_with(name, ".html") || ends_with(name, ".htm"))
		return DK_PART_HTML;
	if (strncmp(type, "text/", 5) == 0)
		return strcmp(type, "text/calendar") == 0 || strstr(type, "vcard") != NULL ?
		    DK_PART_OTHER : DK_PART_TEXT;
	return ends_with(name, ".txt") ? DK_PART_TEXT : DK_PART_OTHER;
}

static char *
lower(struct dk_arena *a, const char *s)
{
	char *out = dk_arena_dup(a, s);

	for (char *p = out; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return out;
}

/* A header's text: one line, safe to show and to keep. */
static const char *
header(struct dk_arena *a, const char *s)
{
	bool damaged = false;
	char *out = mail_text(a, s != NULL ? s : "", s != NULL ? strlen(s) : 0, "UTF-8", &damaged);

	for (char *p = out; *p != '\0'; p++)
		if (*p == '\n' || *p == '\r' || *p == '\t')
			*p = ' ';
	if (strlen(out) > 900)
		out = dk_text_scrub(a, dk_arena_dup_n(a, out, 900));
	return out;
}

static struct dk_mail_part *
add_part(struct reader *r)
{
	struct dk_mail *m = r->mail;

	m->parts = dk_arena_grow(r->a, m->parts, m->part_count, &r->cap, sizeof(*m->parts));
	m->parts[m->part_count] = (struct dk_mail_part){ .type = "", .name = "", .text = "",
		.is_forwarded = r->forwarded };
	return &m->parts[m->part_count++];
}

static void
read_text(struct reader *r, GMimePart *leaf, struct dk_mail_part *p)
{
	GMimeDataWrapper *content = g_mime_part_get_content(leaf);
	GMimeStream *mem = g_mime_stream_mem_new();
	const char *charset = g_mime_object_get_content_type_parameter((GMimeObject *)leaf,
	    "charset");
	GByteArray *bytes = g_mime_stream_mem_get_byte_array((GMimeStreamMem *)mem);

	if (content != NULL && g_mime_data_wrapper_write_to_stream(content, mem) < 0)
		p->is_damaged = true;
	p->text = mail_text(r->a, (const char *)bytes->data, bytes->len, charset, &p->is_damaged);
	if (p->kind == DK_PART_HTML)
		p->text = mail_html(r->a, p->text);
	if (strlen(p->text) > DK_MAIL_TEXT_MAX) {
		size_t n = DK_MAIL_TEXT_MAX;

		while (n > 0 && (p->text[n] & 0xC0) == 0x80) /* not inside a character */
			n--;
		p->text = dk_arena_dup_n(r->a, p->text, n);
		p->is_damaged = true;
	}
	g_object_unref(mem);
}

static void
read_leaf(struct reader *r, GMimeObject *o, bool is_alternative)
{
	GMimeContentType *ct = g_mime_object_get_content_type(o);
	struct dk_mail_part *p;
	char *type;

	if (r->mail->part_count + 1 >= DK_MAIL_PARTS_MAX)
		return;
	p = add_part(r);
	type = ct != NULL ? g_mime_content_type_get_mime_type(ct) : NULL;
	p->type = lower(r->a, header(r->a, type != NULL ? type : "text/plain"));
	g_free(type);
	p->is_alternative = is_alternative;
	p->kind = DK_PART_OTHER;
	if (!GMIME_IS_PART(o))
		return;
	p->name = header(r->a, g_mime_part_get_filename((GMimePart *)o));
	p->kind = kind_of(p->type, p->name);
	if (p->kind != DK_PART_OTHER)
		read_text(r, (GMimePart *)o, p);
}

static void
read_object(struct reader *r, GMimeObject *o, bool is_alternative)
{
	bool was = r->forwarded;

	if (o == NULL || ++r->depth > DEPTH_MAX) {
		r->depth -= o != NULL;
		return;
	}
	if (GMIME_IS_MULTIPART(o)) {
		GMimeContentType *ct = g_mime_object_get_content_type(o);
		bool same = ct != NULL && g_mime_content_type_is_type(ct, "multipart",
		    "alternative");
		int n = g_mime_multipart_get_count((GMimeMultipart *)o);

		for (int i = 0; i < n; i++)
			read_object(r, g_mime_multipart_get_part((GMimeMultipart *)o, i),
			    is_alternative || (same && i > 0));
	} else if (GMIME_IS_MESSAGE_PART(o)) {
		GMimeMessage *inner = g_mime_message_part_get_message((GMimeMessagePart *)o);

		r->forwarded = true;
		if (inner != NULL)
			read_object(r, g_mime_message_get_mime_part(inner), is_alternative);
		r->forwarded = was;
	} else {
		read_leaf(r, o, is_alternative);
	}
	r->depth--;
}

static void
read_from(struct reader *r, GMimeMessage *msg)
{
	InternetAddressList *from = g_mime_message_get_from(msg);
	InternetAddress *one = from != NULL && internet_address_list_length(from) > 0 ?
	    internet_address_list_get_address(from, 0) : NULL;

	if (one == NULL)
		return;
	r->mail->from_name = header(r->a, internet_address_get_name(one));
	if (INTERNET_ADDRESS_IS_MAILBOX(one))
		r->mail->from = lower(r->a, header(r->a,
		    internet_address_mailbox_get_addr((InternetAddressMailbox *)one)));
}

static void
read_date(struct dk_mail *m, GMimeMessage *msg)
{
	GDateTime *at = g_mime_message_get_date(msg);
	int year = at != NULL ? g_date_time_get_year(at) : 0;

	if (year < 1900 || year > 2999)
		return;
	m->sent_ms = g_date_time_to_unix(at) * 1000;
	m->day = dk_date_make(year, g_date_time_get_month(at), g_date_time_get_day_of_month(at));
}

/* The ids of what it answers, the last twenty of them: more makes no thread any clearer. A message
 * that has none may name the one that it replies to. */
static const char *
read_refs(struct dk_arena *a, GMimeMessage *msg)
{
	enum { IDS_MAX = 20, ID_MAX = 250 };
	const char *all = g_mime_object_get_header((GMimeObject *)msg, "References");
	const char *ids[IDS_MAX], *out = "";
	size_t count = 0;

	if (all == NULL || strchr(all, '<') == NULL)
		all = g_mime_object_get_header((GMimeObject *)msg, "In-Reply-To");
	for (const char *p = all; p != NULL && (p = strchr(p, '<')) != NULL; p++) {
		size_t n = 1;

		while (p[n] > ' ' && p[n] < 0x7f && p[n] != '<' && p[n] != '>')
			n++;
		if (p[n] == '>' && n < ID_MAX)
			ids[count++ % IDS_MAX] = dk_arena_dup_n(a, p, n + 1);
	}
	for (size_t i = count > IDS_MAX ? count - IDS_MAX : 0; i < count; i++)
		out = dk_fmt(a, "%s%s%s", out, *out != '\0' ? " " : "", ids[i % IDS_MAX]);
	return out;
}

static void
read_message(struct reader *r, GMimeMessage *msg)
{
	struct dk_mail_part *subject;

	r->mail->message_id = header(r->a, g_mime_message_get_message_id(msg));
	r->mail->refs = read_refs(r->a, msg);
	r->mail->subject = header(r->a, g_mime_message_get_subject(msg));
	read_from(r, msg);
	read_date(r->mail, msg);
	read_object(r, g_mime_message_get_mime_part(msg), false);
	r->forwarded = false;
	subject = add_part(r);
	subject->kind = DK_PART_SUBJECT;
	subject->type = "subject";
	subject->text = r->mail->subject;
}

enum dk_rc
dk_mail_read(struct dk_arena *a, const char *bytes, size_t len, struct dk_mail *out,
    struct dk_err *err)
{
	struct reader r = { .a = a, .mail = out };
	GMimeStream *mem;
	GMimeParser *parser;
	GMimeMessage *msg;

	*out = (struct dk_mail){ .message_id = "", .refs = "", .from = "", .from_name = "",
		.subject = "", .day = DK_NO_DATE };
	if (len > DK_MAIL_MAX)
		return dk_fail(err, DK_EINPUT, NULL,
		    "The message is larger than 24 MiB; ask for it without its attachments.");
	if (count_of(bytes, len, "multipart/") + count_of(bytes, len, "message/") > NESTED_MAX)
		return dk_fail(err, DK_EINPUT, NULL,
		    "The message has too many parts inside each other; ask for it as plain text.");
	g_mime_init();
	mem = g_mime_stream_mem_new_with_buffer(bytes, len);
	parser = g_mime_parser_new_with_stream(mem);
	msg = g_mime_parser_construct_message(parser, NULL);
	if (msg != NULL) {
		read_message(&r, msg);
		g_object_unref(msg);
	}
	g_object_unref(parser);
	g_object_unref(mem);
	return msg != NULL ? DK_OK :
	    dk_fail(err, DK_EINPUT, NULL, "This is not a message; save it as .eml and try again.");
}
