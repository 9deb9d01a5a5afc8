/* mail_reply.c - the answer to a message as it goes out: to whom, in which thread; and once. */
#include <string.h>
#include <strings.h>

#include "core/order/mail_text.h"
#include "core/tell/outbox.h"
#include "docket/setting.h"

static const char SQL_REPLIED[] =
    "SELECT count(*) FROM outbox WHERE document = 'mail' AND document_id = :id"
    " AND kind = 'mail-reply'";

/* "<id>" where its sender gave it one: what is known by a digest, or could not stand in a header,
 * has none. */
static const char *
id_of(struct dk_arena *a, const struct dk_mail *mail)
{
	const char *id = mail->message_id;

	if (*id == '\0' || strncmp(id, "digest:", 7) == 0 || strpbrk(id, "<> ") != NULL)
		return "";
	for (const char *p = id; *p != '\0'; p++)
		if (*p <= ' ' || *p >= 0x7f)
			return "";
	return dk_fmt(a, "<%s>", id);
}

/* Of the host that the house's address names; without one whatever sends it makes an id. */
static const char *
own_id(struct dk_arena *a, dk_id id, int64_t at_ms, const char *from)
{
	const char *at = strrchr(from, '@');
	size_t n = at == NULL ? 0 : strspn(at + 1, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

	return n == 0 ? "" : dk_fmt(a, "<mail-%lld.%lld@%.*s>", (long long)id, (long long)at_ms,
	    (int)n, at + 1);
}

static void
fill(struct dk_session *s, struct dk_arena *a, const struct dk_mail_row *row,
    const struct dk_mail *mail, struct dk_mail_reply *out)
{
	const char *id = id_of(a, mail);
	bool is_reply = strncasecmp(row->subject, "re:", 3) == 0;

	out->from_name = s->company;
	out->to = row->sender;
	out->to_name = row->sender_name;
	out->subject = dk_fmt(a, "%s%s", is_reply ? "" : "Re: ", row->subject);
	out->in_reply_to = id;
	out->refs = *mail->refs != '\0' && *id != '\0' ? dk_fmt(a, "%s %s", mail->refs, id) :
	    *id != '\0' ? id : mail->refs;
	out->at_ms = dk_session_now(s);
	out->message_id = own_id(a, row->id, out->at_ms, out->from);
}

enum dk_rc
dk_mail_answer(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_mail_reply *out,
    struct dk_err *err)
{
	struct dk_mail_row row;
	struct dk_mail mail;
	enum dk_rc rc = dk_mail_load(s, a, id, &row, &mail, err);

	*out = (struct dk_mail_reply){ .from = "" };
	if (rc == DK_OK && *row.sender == '\0')
		rc = dk_fail(err, DK_EREFUSED, "mail", "The message has no address to answer to.");
	if (rc == DK_OK)
		rc = dk_setting_text(s, a, "company_email", &out->from, err);
	if (rc == DK_OK)
		rc = dk_mail_text(s, a, &row, &mail, &out->text, err);
	if (rc == DK_OK)
		fill(s, a, &row, &mail, out);
	return rc;
}

enum dk_rc
dk_mail_reply(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_mail_reply reply;
	struct dk_change ch;
	struct dk_stmt *st;
	int64_t sent = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "mail.reply", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_mail_answer(s, &tmp, id, &reply, err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_REPLIED);
		dk_bind_id(st, ":id", id);
		rc = dk_one(st, 0, &sent, err);
	}
	if (rc == DK_OK && sent > 0)
		rc = dk_fail(err, DK_EREFUSED, "mail", "An answer to it is in the outbox already.");
	if (rc == DK_OK)
		rc = dk_outbox_add(&ch, "mail-reply", "mail", id, err);
	if (rc == DK_OK)
		dk_change_subject(&ch, "mail", id);
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}
