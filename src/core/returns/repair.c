/*
 * repair.c - goods that come to be repaired and go back: they stay the customer's, so no stock
 * takes them and nothing is credited.
 */
#include <string.h>

#include "core/returns/private.h"
#include "docket/text.h"

static const char SQL_WORK[] = "UPDATE goods_return SET work = :text WHERE id = :id";
static const char SQL_SENT[] = "UPDATE goods_return SET sent_by = :text WHERE id = :id";

/* What distinguishes the steps: the text that each keeps. */
struct step {
	const char *action, *from, *to, *sql, *key;
	bool must_say;
};

static enum dk_rc
keep(struct dk_return_job *j, const struct step *p, const char *text, struct dk_err *err)
{
	char *clean = NULL;
	struct dk_stmt *st;
	enum dk_rc rc = DK_OK;

	if (!dk_return_is_repair(j->ret))
		return dk_fail(err, DK_EREFUSED, "return",
		    "Return %s is no repair: its goods are inspected and settled.", j->ret->number);
	rc = dk_text_clean(&j->a, text, false, 500, &clean, err);
	if (rc == DK_OK && p->must_say && clean[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "work", "Say what was done; the customer will ask.");
	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, p->sql);
	dk_bind_text(st, ":text", clean);
	dk_bind_id(st, ":id", j->ret->id);
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK)
		rc = dk_return_move(j, p->to, err);
	dk_change_text(&j->ch, p->key, clean);
	return rc;
}

static enum dk_rc
take(struct dk_session *s, dk_id id, const struct step *p, const char *text, struct dk_err *err)
{
	struct dk_return_job j;
	enum dk_rc rc = dk_return_begin(s, p->action, id, p->from, &j, err);

	if (rc != DK_OK)
		return rc;
	if (!j.is_done)
		rc = keep(&j, p, text, err);
	return dk_return_end(&j, rc, err);
}

enum dk_rc
dk_return_repaired(struct dk_session *s, dk_id id, const char *work, struct dk_err *err)
{
	static const struct step step = { "return.repaired", "received", "inspected", SQL_WORK,
		"work", true };

	return take(s, id, &step, work, err);
}

enum dk_rc
dk_return_send_back(struct dk_session *s, dk_id id, const char *sent_by, struct dk_err *err)
{
	static const struct step step = { "return.send-back", "inspected", "settled", SQL_SENT,
		"sent_by", false };

	return take(s, id, &step, sent_by, err);
}
