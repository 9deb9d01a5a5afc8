/* outbox_send.c - a message on its way to the mail program, in steps that survive a kill. */
#include <sodium.h>
#include <string.h>

#include "core/control/chain.h"
#include "core/control/once.h"
#include "core/master/customer.h"
#include "core/tell/outbox.h"
#include "docket/outbox.h"
#include "docket/setting.h"
#include "docket/text.h"

#define GRACE_MS 5000 /* beyond the time that the mail program may take */

static const char SQL_KNOWN[] =
    "SELECT x.id, x.state FROM outbox x WHERE x.document = :document"
    " AND x.document_id = :document_id AND x.kind = :kind ORDER BY x.id DESC LIMIT 1";
static const char SQL_LAST[] =
    "SELECT max(id) FROM outbox WHERE document = :document AND document_id = :document_id"
    " AND kind = :kind";
static const char SQL_BEGIN[] =
    "UPDATE outbox SET attempts = :attempt WHERE id = :id AND state = 'waiting'"
    " AND attempts = :attempt - 1 AND NOT EXISTS (SELECT 1 FROM outbox_attempt t"
    " WHERE t.outbox_id = :id AND t.outcome = '')";
static const char SQL_ATTEMPT[] =
    "INSERT INTO outbox_attempt (outbox_id, attempt_no, at, until, user_id, recipient, bytes,"
    " digest) VALUES (:id, :attempt, :at, :until, :user, :to, :bytes, :digest)";
static const char SQL_HEARD[] =
    "UPDATE outbox_attempt SET outcome = :outcome, result = :said"
    " WHERE outbox_id = :id AND attempt_no = :attempt AND outcome = ''";
static const char SQL_STATE[] =
    "UPDATE outbox SET state = :state, result = :said WHERE id = :id AND attempts = :attempt"
    " AND state <> 'done'";

/* Who buys writes to suppliers, who takes orders to customers. */
static enum dk_right
right_of(const char *document)
{
	return strcmp(document, "purchase") == 0 || strcmp(document, "supplier-return") == 0
	    ? DK_RIGHT_PURCHASE : DK_RIGHT_ORDER_ENTER;
}

static void
note(struct dk_change *ch, const struct dk_outbox_row *row)
{
	dk_change_subject(ch, "outbox", row->id);
	dk_change_text(ch, "kind", row->kind);
	dk_change_text(ch, "number", row->number);
}

static enum dk_rc
judge_want(struct dk_session *s, const struct dk_outbox_want *w, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_KNOWN);
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":document", w->document);
	dk_bind_id(st, ":document_id", w->document_id);
	dk_bind_text(st, ":kind", w->kind);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	if (strcmp(dk_col_peek(st, 1), "done") != 0)
		rc = dk_fail(err, DK_EREFUSED, "message",
		    "It is in the outbox already, as message %lld.", (long long)dk_col_id(st, 0));
	else if (!w->again)
		rc = dk_fail(err, DK_EREFUSED, "again",
		    "It was sent already, as message %lld; say so to send it again (--again).",
		    (long long)dk_col_id(st, 0));
	dk_done(st);
	return rc;
}

enum dk_rc
dk_outbox_ask(struct dk_session *s, const struct dk_outbox_want *w, dk_id *id, struct dk_err *err)
{
	struct dk_change ch;
	struct dk_stmt *st;
	enum dk_rc rc = dk_change_begin(s, right_of(w->document), "outbox.ask", &ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, id, err);
	if (rc != DK_OK || *id != 0)
		return dk_change_end(&ch, rc, err);
	rc = judge_want(s, w, err);
	if (rc == DK_OK)
		rc = dk_outbox_add(&ch, w->kind, w->document, w->document_id, err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_LAST);
		dk_bind_text(st, ":document", w->document);
		dk_bind_id(st, ":document_id", w->document_id);
		dk_bind_text(st, ":kind", w->kind);
		rc = dk_one(st, 0, id, err);
	}
	dk_change_subject(&ch, "outbox", *id);
	dk_change_text(&ch, "kind", w->kind);
	return dk_change_end(&ch, rc, err);
}

static enum dk_rc
judge(const struct dk_outbox_row *x, struct dk_err *err)
{
	long long id = x->id;

	if (strcmp(x->state, "sending") == 0)
		return dk_fail(err, DK_ECONFLICT, "message",
		    "Message %lld is being sent right now; wait a moment.", id);
	if (strcmp(x->state, "failed") == 0)
		return dk_fail(err, DK_EREFUSED, "message",
		    "Message %lld may have gone out: look into the mail program's log, then"
		    " docket outbox retry %lld, or drop it.", id, id);
	if (strcmp(x->state, "done") == 0)
		return dk_fail(err, DK_EREFUSED, "message", "Message %lld is done with.", id);
	if (x->to[0] == '\0')
		return dk_fail(err, DK_EREFUSED, "to",
		    "No e-mail address of %s is known; message %lld waits. Enter one, or drop it.",
		    x->to_name, id);
	if (x->to[0] == '-')
		return dk_fail(err, DK_EREFUSED, "to", "'%.60s' is no address to send to.", x->to);
	return dk_email_check(x->to, err);
}

enum dk_rc
dk_outbox_offer(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_outbox_offer *out,
    struct dk_err *err)
{
	enum dk_rc rc = dk_outbox_load(s, a, id, &out->row, err);

	if (rc == DK_OK)
		rc = judge(&out->row, err);
	if (rc == DK_OK)
		rc = dk_setting_text(s, a, "company_email", &out->from, err);
	if (rc == DK_OK)
		rc = dk_setting_text(s, a, "mail_program", &out->program, err);
	if (rc == DK_OK)
		rc = dk_setting_i64(s, "mail_seconds", &out->seconds, err);
	if (rc != DK_OK)
		return rc;
	out->attempt_no = out->row.attempts + 1;
	if (out->program[0] == '\0')
		return dk_fail(err, DK_EREFUSED, "mail_program",
		    "No mail program is set; message %lld waits. Set one:"
		    " docket setting set mail_program /usr/sbin/sendmail", (long long)id);
	if (out->program[0] != '/')
		return dk_fail(err, DK_ECONFIG, "mail_program",
		    "The setting mail_program must be a whole path, like /usr/sbin/sendmail.");
	if (out->from[0] == '\0')
		return dk_fail(err, DK_ECONFIG, "company_email",
		    "Mail needs a sender: docket setting set company_email desk@example.com");
	return DK_OK;
}

static enum dk_rc
store_attempt(struct dk_change *ch, const struct dk_outbox_offer *o, const struct dk_buf *message,
    const char *digest, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_BEGIN);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":id", o->row.id);
	dk_bind_i64(st, ":attempt", o->attempt_no);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ECONFLICT, "message",
		    "Message %lld is in other hands; look at the outbox again.",
		    (long long)o->row.id);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_ATTEMPT);
	dk_bind_id(st, ":id", o->row.id);
	dk_bind_i64(st, ":attempt", o->attempt_no);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_instant(st, ":until", ch->now_ms + o->seconds * 1000 + GRACE_MS);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_text(st, ":to", o->row.to);
	dk_bind_i64(st, ":bytes", (int64_t)message->len);
	dk_bind_text(st, ":digest", digest);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_outbox_begin(struct dk_session *s, const struct dk_outbox_offer *o,
    const struct dk_buf *message, struct dk_err *err)
{
	unsigned char hash[DK_HASH_SIZE];
	char digest[DK_HASH_SIZE * 2 + 1];
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, right_of(o->row.document), "outbox.send", &ch, err);

	if (rc != DK_OK)
		return rc;
	crypto_generichash(hash, sizeof(hash), (const unsigned char *)dk_buf_text(message),
	    message->len, NULL, 0);
	sodium_bin2hex(digest, sizeof(digest), hash, sizeof(hash));
	rc = store_attempt(&ch, o, message, digest, err);
	note(&ch, &o->row);
	dk_change_text(&ch, "digest", digest);
	return dk_change_end(&ch, rc, err);
}

/* The attempt hears its outcome, the message gets its state. */
static enum dk_rc
settle(struct dk_change *ch, const struct dk_outbox_row *x, const char *outcome,
    const char *state, const char *said, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_HEARD);
	enum dk_rc rc;

	dk_bind_id(st, ":id", x->id);
	dk_bind_i64(st, ":attempt", x->attempts);
	dk_bind_text(st, ":outcome", outcome);
	dk_bind_text(st, ":said", said);
	rc = dk_run(st, NULL, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_STATE);
	dk_bind_id(st, ":id", x->id);
	dk_bind_i64(st, ":attempt", x->attempts);
	dk_bind_text(st, ":state", state);
	dk_bind_text(st, ":said", said);
	note(ch, x);
	dk_change_text(ch, "outcome", outcome);
	dk_change_text(ch, "said", said);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_outbox_end(struct dk_session *s, const struct dk_outbox_offer *o, const char *outcome,
    const char *said, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_outbox_row x = o->row;
	struct dk_change ch;
	const char *state = strcmp(outcome, "sent") == 0 ? "done"
	    : strcmp(outcome, "failed") == 0 ? "waiting" : "failed";
	enum dk_rc rc = dk_change_begin(s, right_of(x.document), "outbox.heard", &ch, err);

	x.attempts = o->attempt_no;
	if (rc == DK_OK) {
		rc = settle(&ch, &x, outcome, state, dk_text_scrub(&tmp, said), err);
		rc = dk_change_end(&ch, rc, err);
	}
	dk_arena_free(&tmp);
	return rc;
}

/* A decision about a message. */
struct job {
	struct dk_change ch;
	struct dk_arena a;
	struct dk_outbox_row x;
};

/* One of the messages that are not done and not being sent, and the right to decide about it. */
static enum dk_rc
begin_open(struct dk_session *s, struct job *j, dk_id id, const char *action, struct dk_err *err)
{
	enum dk_rc rc = dk_outbox_load(s, &j->a, id, &j->x, err);

	if (rc == DK_OK)
		rc = dk_change_begin(s, right_of(j->x.document), action, &j->ch, err);
	if (rc != DK_OK)
		return rc;
	rc = dk_outbox_load(s, &j->a, id, &j->x, err); /* nobody can change it any more */
	if (rc == DK_OK && strcmp(j->x.state, "done") == 0)
		rc = dk_fail(err, DK_EREFUSED, "message", "Message %lld is done with.",
		    (long long)id);
	if (rc == DK_OK && strcmp(j->x.state, "sending") == 0)
		rc = dk_fail(err, DK_ECONFLICT, "message",
		    "Message %lld is being sent right now; wait a moment.", (long long)id);
	return rc == DK_OK ? DK_OK : dk_change_end(&j->ch, rc, err);
}

enum dk_rc
dk_outbox_retry(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct job j = { .x = { 0 } };
	enum dk_rc rc = begin_open(s, &j, id, "outbox.retry", err);

	if (rc == DK_OK) {
		if (strcmp(j.x.state, "failed") != 0)
			rc = dk_fail(err, DK_EREFUSED, "message",
			    "Message %lld waits anyhow; send it.", (long long)id);
		if (rc == DK_OK)
			rc = settle(&j.ch, &j.x, "failed", "waiting", "did not go out", err);
		rc = dk_change_end(&j.ch, rc, err);
	}
	dk_arena_free(&j.a);
	return rc;
}

enum dk_rc
dk_outbox_drop(struct dk_session *s, dk_id id, const char *reason, struct dk_err *err)
{
	struct job j = { .x = { 0 } };
	char *text = NULL;
	enum dk_rc rc = begin_open(s, &j, id, "outbox.drop", err);

	if (rc == DK_OK) {
		rc = dk_text_clean(&j.a, reason, false, 200, &text, err);
		if (rc == DK_OK && text[0] == '\0')
			rc = dk_fail(err, DK_EINPUT, "reason", "Say why it is not sent.");
		if (rc == DK_OK)
			rc = settle(&j.ch, &j.x, "unknown", "done", text, err);
		rc = dk_change_end(&j.ch, rc, err);
	}
	dk_arena_free(&j.a);
	return rc;
}
