/* outbox_send.c - a message of the outbox: made of its document, given to the mail program. */
#include "docket/outbox_send.h"

#include <string.h>

#include "docket/document.h"
#include "docket/mail_print.h"
#include "docket/setting.h"
#include "out/spool.h"

/* Of the host of the house's address, so that a copy is known for one. */
static const char *
own_id(struct dk_arena *a, const struct dk_outbox_row *x, const char *from, int64_t at_ms)
{
	const char *at = strrchr(from, '@');

	return at == NULL ? "" : dk_fmt(a, "<docket-%lld.%lld.%lld@%.120s>", (long long)x->id,
	    (long long)x->attempts + 1, (long long)at_ms, at + 1);
}

/* The document in the text, and as PDF behind it. */
static enum dk_rc
make_document(struct dk_session *s, const struct dk_outbox_row *x, struct dk_mail_reply *m,
    struct dk_buf *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_buf text = { 0 }, pdf = { 0 };
	const struct dk_document_info *d = dk_document_named(x->kind);
	struct dk_mail_file_part file = { .type = "application/pdf", .data = &pdf };
	enum dk_rc rc = DK_OK;

	if (d == NULL || strcmp(d->subject, x->document) != 0)
		return dk_fail(err, DK_EREFUSED, "message",
		    "A %s is not sent by mail; drop message %lld.", x->kind, (long long)x->id);
	rc = dk_document_print(s, x->kind, x->document_id, "text", &text, err);
	if (rc == DK_OK)
		rc = dk_document_print(s, x->kind, x->document_id, "pdf", &pdf, err);
	if (rc == DK_OK) {
		m->subject = dk_fmt(&tmp, "%s %s, %s", x->title[0] != '\0' ? x->title : d->title,
		    x->number, s->company);
		m->text = dk_buf_text(&text);
		file.name = dk_fmt(&tmp, "%s-%s.pdf", x->kind, x->number);
		dk_mail_print_with(m, &file, out);
	}
	dk_buf_free(&text);
	dk_buf_free(&pdf);
	dk_arena_free(&tmp);
	return rc;
}

/* Programs on this host end lines by a newline alone; bare returns are encoded in the message. */
static void
local_lines(struct dk_buf *b)
{
	size_t left = 0;

	for (size_t i = 0; i < b->len; i++)
		if (b->data[i] != '\r')
			b->data[left++] = b->data[i];
	b->len = left;
	b->data[left] = '\0';
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, const struct dk_outbox_offer *o,
    struct dk_buf *out, struct dk_err *err)
{
	const struct dk_outbox_row *x = &o->row;
	int64_t now = dk_session_now(s);
	struct dk_mail_reply m = { .from_name = s->company, .from = o->from, .to = x->to,
		.to_name = x->to_name, .message_id = own_id(a, x, o->from, now),
		.in_reply_to = "", .refs = "", .at_ms = now };
	bool is_reply = strcmp(x->kind, "mail-reply") == 0;
	enum dk_rc rc = is_reply ? dk_mail_answer(s, a, x->document_id, &m, err)
				 : make_document(s, x, &m, out, err);

	if (rc == DK_OK && is_reply)
		dk_mail_print(&m, out);
	if (rc == DK_OK)
		local_lines(out);
	return rc;
}

static enum dk_rc
hand_over(struct dk_session *s, struct dk_arena *a, const struct dk_outbox_offer *o,
    struct dk_outbox_sent *out, struct dk_err *err)
{
	const char *const argv[] = { o->program, "-i", "-t", NULL };
	const struct dk_spool job = { .argv = argv, .called = "mail program", .says_no = true,
		.seconds = o->seconds };
	struct dk_buf message = { 0 };
	char said[DK_SPOOL_SAID];
	enum dk_print_state did;
	enum dk_rc rc = make(s, a, o, &message, err);

	if (rc == DK_OK)
		rc = dk_outbox_begin(s, o, &message, err);
	if (rc == DK_OK) {
		did = dk_spool(&job, &message, said);
		out->outcome = did == DK_PRINT_SENT ? "sent"
		    : did == DK_PRINT_FAILED ? "failed" : "unknown";
		out->said = dk_arena_dup(a, said);
		rc = dk_outbox_end(s, o, out->outcome, said, err);
	}
	dk_buf_free(&message);
	return rc;
}

enum dk_rc
dk_outbox_send(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_outbox_sent *out,
    struct dk_err *err)
{
	struct dk_outbox_offer o = { .from = "" };
	const char *key = s->once_key;
	enum dk_rc rc;

	*out = (struct dk_outbox_sent){ .outcome = "", .said = "" };
	s->once_key = ""; /* a message is sent once anyhow, in steps of their own */
	rc = dk_outbox_offer(s, a, id, &o, err);
	out->row = o.row;
	if (rc == DK_OK)
		rc = hand_over(s, a, &o, out, err);
	s->once_key = key;
	return rc;
}

enum dk_rc
dk_outbox_preview(struct dk_session *s, dk_id id, struct dk_buf *out, struct dk_err *err)
{
	struct dk_outbox_offer o = { .from = "" };
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = dk_outbox_load(s, &tmp, id, &o.row, err);

	if (rc == DK_OK)
		rc = dk_setting_text(s, &tmp, "company_email", &o.from, err);
	if (rc == DK_OK)
		rc = make(s, &tmp, &o, out, err);
	dk_arena_free(&tmp);
	return rc;
}
