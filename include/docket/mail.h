/*
 * mail.h - a message from a customer: who sent it, when, and its parts as text.
 *
 * Parts are numbered from 0 in the order in which they stand in the message (the leaves of its
 * tree, also those of messages inside it); the subject is one more, the last. A span is bytes of
 * the text of a part, which is valid UTF-8 and keeps the line ends of the message.
 */
#ifndef DOCKET_MAIL_H
#define DOCKET_MAIL_H

#include "docket/arena.h"
#include "docket/date.h"

#define DK_MAIL_PARTS_MAX 64
#define DK_MAIL_MAX ((size_t)24 << 20)     /* bytes of a message */
#define DK_MAIL_TEXT_MAX ((size_t)256 << 10) /* bytes of text of a part; what is longer is cut */

/* DK_PART_OTHER is named, its bytes are not read. */
#define DK_PART_KINDS(X) \
	X(TEXT, "text") X(HTML, "html") X(CSV, "csv") X(JSON, "json") X(OTHER, "other") \
	X(SUBJECT, "subject")
#define X(id, text) DK_PART_##id,
enum dk_part_kind { DK_PART_KINDS(X) };
#undef X

struct dk_mail_part {
	enum dk_part_kind kind;
	const char *type; /* "text/plain" */
	const char *name; /* of a file, or "" */
	const char *text; /* an HTML part as it reads, cells with tabs between them; "" of OTHER */
	bool is_alternative; /* says the same as the part before it, in another form */
	bool is_forwarded;   /* belongs to a message inside this one */
	bool is_damaged;     /* bytes or a charset could not be read, or the text was cut */
};

struct dk_mail {
	const char *message_id;      /* without its <>; "" = it has none */
	const char *refs;            /* "<a@b> <c@d>": what it answers, the last one last; or "" */
	const char *from, *from_name; /* the address, as it is compared, and the name beside it */
	const char *subject;
	int64_t sent_ms; /* 0 = no date */
	dk_date day;     /* as the sender's calendar had it; not set without a date */
	struct dk_mail_part *parts;
	size_t part_count;
};

struct dk_span {
	int part;
	size_t from, to; /* text[from .. to) */
};

const char *dk_part_kind_name(enum dk_part_kind kind);
bool dk_part_kind_parse(const char *text, enum dk_part_kind *out);

#endif
