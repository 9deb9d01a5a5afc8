/* print_settle.c - somebody looked at the printer: right, ruined, nothing there, not wanted. */
#include <string.h>

#include "core/control/once.h"
#include "core/tell/print.h"
#include "docket/print_attempt.h"
#include "docket/text.h"

static const char SQL_MOVE[] =
    "UPDATE print_job SET state = :state, result = coalesce(:text, result), settled_by = :user,"
    " settled_at = :at WHERE id = :id";
/* what was never on paper gives its number back */
static const char SQL_NEVER[] =
    "UPDATE print_job SET copy_no = 0, copy_count = 0 WHERE id = :id";

enum dk_rc
dk_print_move(struct dk_change *ch, dk_id id, enum dk_print_state to, const char *text,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_MOVE);
	bool is_open = to == DK_PRINT_WAITING || to == DK_PRINT_FAILED;

	dk_bind_id(st, ":id", id);
	dk_bind_text(st, ":state", dk_print_state_name(to));
	if (text != NULL)
		dk_bind_text(st, ":text", text);
	else
		dk_bind_null(st, ":text");
	dk_bind_id(st, ":user", is_open ? 0 : ch->session->user_id);
	if (is_open)
		dk_bind_text(st, ":at", "");
	else
		dk_bind_instant(st, ":at", ch->now_ms);
	return dk_run(st, NULL, err);
}

static enum dk_rc
refuse(const struct dk_print_job *j, struct dk_err *err)
{
	long long id = j->id;

	switch (j->state) {
	case DK_PRINT_WAITING:
	case DK_PRINT_FAILED:
		return dk_fail(err, DK_EREFUSED, "job",
		    "Job %lld is not printed yet. Send it: docket print send %lld", id, id);
	case DK_PRINT_SENDING:
		return dk_fail(err, DK_ECONFLICT, "job",
		    "Job %lld is being sent to %.40s right now; wait a moment.", id, j->printer);
	case DK_PRINT_SENT:
	case DK_PRINT_UNKNOWN:
		return dk_fail(err, DK_EREFUSED, "job",
		    "Job %lld may be on paper; say first what came out: docket print ack %lld, or"
		    " docket print again %lld", id, id, id);
	case DK_PRINT_ACKNOWLEDGED:
		return dk_fail(err, DK_EREFUSED, "job", "Job %lld is acknowledged already.", id);
	case DK_PRINT_RUINED:
		return dk_fail(err, DK_EREFUSED, "job",
		    "Job %lld was ruined; another stands in for it.", id);
	case DK_PRINT_CANCELLED:
		break;
	}
	return dk_fail(err, DK_EREFUSED, "job", "Job %lld was cancelled.", id);
}

static bool
may_be_out(const struct dk_print_job *j)
{
	return j->state == DK_PRINT_SENT || j->state == DK_PRINT_UNKNOWN;
}

/* A job while it is settled. */
struct settling {
	struct dk_arena tmp;
	struct dk_change ch;
	struct dk_print_job *job;
	bool was_done; /* under the key of --once */
};

static enum dk_rc
begin(struct dk_session *s, const char *action, dk_id id, struct settling *g, struct dk_err *err)
{
	enum dk_rc rc;

	*g = (struct settling){ .job = NULL };
	if ((rc = dk_change_begin(s, DK_RIGHT_VIEW, action, &g->ch, err)) != DK_OK)
		return rc;
	rc = dk_once_check(&g->ch, &g->was_done, err);
	if (rc == DK_OK)
		rc = dk_print_load(s, &g->tmp, id, &g->job, err);
	if (rc == DK_OK)
		return DK_OK;
	dk_arena_free(&g->tmp);
	return dk_change_end(&g->ch, rc, err);
}

static enum dk_rc
end(struct settling *g, enum dk_rc rc, struct dk_err *err)
{
	if (rc == DK_OK && !g->was_done)
		dk_print_tell(&g->ch, g->job);
	dk_arena_free(&g->tmp);
	return dk_change_end(&g->ch, rc, err);
}

enum dk_rc
dk_print_acknowledge(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct settling g;
	enum dk_rc rc = begin(s, "print.acknowledge", id, &g, err);

	if (rc != DK_OK || g.was_done)
		return rc != DK_OK ? rc : end(&g, rc, err);
	rc = may_be_out(g.job) ? dk_print_move(&g.ch, id, DK_PRINT_ACKNOWLEDGED, NULL, err)
	    : refuse(g.job, err);
	return end(&g, rc, err);
}

enum dk_rc
dk_print_nothing(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct settling g;
	enum dk_rc rc = begin(s, "print.nothing", id, &g, err);

	if (rc != DK_OK || g.was_done)
		return rc != DK_OK ? rc : end(&g, rc, err);
	rc = may_be_out(g.job)
	    ? dk_print_move(&g.ch, id, DK_PRINT_WAITING, "nothing came out", err)
	    : refuse(g.job, err);
	return end(&g, rc, err);
}

static enum dk_rc
make_another(struct settling *g, int64_t from_page, dk_id *made, struct dk_err *err)
{
	const struct dk_print_job *j = g->job;
	const struct dk_print_want want = { j->document, j->subject, j->subject_id, j->number };
	const struct dk_print_job other = { .again_of = j->id, .from_page = from_page };
	enum dk_rc rc = DK_OK;

	if (from_page < 1)
		return dk_fail(err, DK_EINPUT, "page", "Sheets are counted from 1.");
	if (may_be_out(j))
		rc = dk_print_move(&g->ch, j->id, DK_PRINT_RUINED, NULL, err);
	else if (j->state != DK_PRINT_ACKNOWLEDGED)
		return refuse(j, err);
	if (rc == DK_OK)
		rc = dk_print_store(&g->ch, &want, &other, made, err);
	if (rc == DK_OK) {
		dk_change_i64(&g->ch, "again as", *made);
		dk_change_i64(&g->ch, "from page", from_page);
	}
	return rc;
}

enum dk_rc
dk_print_again(struct dk_session *s, dk_id id, int64_t from_page, dk_id *made,
    struct dk_err *err)
{
	static const char SQL_MADE[] = "SELECT max(id) FROM print_job WHERE again_of = :id";
	struct settling g;
	enum dk_rc rc = begin(s, "print.again", id, &g, err);

	*made = 0;
	if (rc != DK_OK)
		return rc;
	if (g.was_done) {
		struct dk_stmt *st = dk_sql(s->db, SQL_MADE);

		dk_bind_id(st, ":id", id);
		rc = dk_one(st, 0, made, err);
	} else {
		rc = make_another(&g, from_page, made, err);
	}
	return end(&g, rc, err);
}

static enum dk_rc
give_up(struct settling *g, const char *reason, struct dk_err *err)
{
	char *text = NULL;
	struct dk_stmt *st;
	enum dk_rc rc;

	if (g->job->state != DK_PRINT_WAITING && g->job->state != DK_PRINT_FAILED)
		return refuse(g->job, err);
	rc = dk_text_clean(&g->tmp, reason != NULL ? reason : "", false, 200, &text, err);
	if (rc == DK_OK && text[strspn(text, " ")] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Say why it is not wanted any more.");
	if (rc == DK_OK)
		rc = dk_print_move(&g->ch, g->job->id, DK_PRINT_CANCELLED, text, err);
	if (rc != DK_OK)
		return rc;
	dk_change_text(&g->ch, "reason", text);
	st = dk_sql(g->ch.session->db, SQL_NEVER);
	dk_bind_id(st, ":id", g->job->id);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_print_cancel(struct dk_session *s, dk_id id, const char *reason, struct dk_err *err)
{
	struct settling g;
	enum dk_rc rc = begin(s, "print.cancel", id, &g, err);

	if (rc != DK_OK || g.was_done)
		return rc != DK_OK ? rc : end(&g, rc, err);
	return end(&g, give_up(&g, reason, err), err);
}

enum dk_rc
dk_print_fail(struct dk_session *s, dk_id id, const char *why, struct dk_err *err)
{
	struct settling g;
	enum dk_rc rc = begin(s, "print.fail", id, &g, err);

	if (rc != DK_OK || g.was_done)
		return rc != DK_OK ? rc : end(&g, rc, err);
	if (g.job->state != DK_PRINT_WAITING && g.job->state != DK_PRINT_FAILED)
		rc = refuse(g.job, err);
	else
		rc = dk_print_move(&g.ch, id, DK_PRINT_FAILED, why, err);
	return end(&g, rc, err);
}
