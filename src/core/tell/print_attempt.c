/* print_attempt.c - a job on its way to the printer, in steps that survive a kill between them. */
#include "docket/print_attempt.h"

#include <sodium.h>
#include <string.h>

#include "core/control/chain.h"
#include "core/tell/print.h"
#include "docket/setting.h"
#include "docket/text.h"

#define GRACE_MS 5000 /* beyond the time that the print program may take */
#define SAME_PAPER " subject = :subject AND subject_id = :subject_id AND document = :document"

/* Papers of the record that may be out there, and those that go after this one. */
static const char SQL_COPIES[] =
    "SELECT coalesce(max(copy_no), 0), coalesce(sum(state = 'waiting' AND copy_no = 0"
    " AND id <> :id), 0) FROM print_job WHERE" SAME_PAPER;
static const char SQL_BEGIN[] =
    "UPDATE print_job SET state = 'sending', attempts = :attempt, copy_no = :copy,"
    " copy_count = :count, result = '' WHERE id = :id AND state IN ('waiting', 'failed')"
    " AND attempts = :attempt - 1";
static const char SQL_ATTEMPT[] =
    "INSERT INTO print_attempt (job_id, attempt_no, at, until, user_id, printer, format, bytes,"
    " digest) VALUES (:id, :attempt, :at, :until, :user, :printer, :format, :bytes, :digest)";
static const char SQL_HEARD[] =
    "UPDATE print_attempt SET outcome = :outcome, result = :said"
    " WHERE job_id = :id AND attempt_no = :attempt AND outcome = ''";
static const char SQL_END[] =
    "UPDATE print_job SET state = :state, result = :said, settled_at = :settled"
    " WHERE id = :id AND state = 'sending' AND attempts = :attempt";

static enum dk_rc
judge(const struct dk_print_job *j, struct dk_err *err)
{
	long long id = j->id;

	switch (j->state) {
	case DK_PRINT_WAITING:
	case DK_PRINT_FAILED:
		return DK_OK;
	case DK_PRINT_SENDING:
		return dk_fail(err, DK_ECONFLICT, "job",
		    "Job %lld is being sent to %.40s right now; wait a moment.", id, j->printer);
	case DK_PRINT_UNKNOWN:
		return dk_fail(err, DK_EREFUSED, "job",
		    "Job %lld may be on paper: look at the printer %.40s, then say what came out"
		    " (docket print ack %lld, with --nothing when nothing did).",
		    id, j->printer, id);
	case DK_PRINT_SENT:
	case DK_PRINT_ACKNOWLEDGED:
	case DK_PRINT_RUINED:
		return dk_fail(err, DK_EREFUSED, "job",
		    "Job %lld was printed. Another copy: docket print again %lld", id, id);
	case DK_PRINT_CANCELLED:
		break;
	}
	return dk_fail(err, DK_EREFUSED, "job",
	    "Job %lld was cancelled; print the document anew.", id);
}

/* The number of its copy, which it keeps from its first attempt on. */
static enum dk_rc
number_copy(struct dk_session *s, struct dk_print_job *j, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	if (j->copy_no > 0)
		return DK_OK;
	st = dk_sql(s->db, SQL_COPIES);
	dk_bind_id(st, ":id", j->id);
	dk_bind_text(st, ":subject", j->subject);
	dk_bind_id(st, ":subject_id", j->subject_id);
	dk_bind_text(st, ":document", j->document);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	j->copy_no = dk_col_i64(st, 0) + 1;
	j->copy_count = j->copy_no + dk_col_i64(st, 1);
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
find_printer(struct dk_session *s, struct dk_arena *a, struct dk_print_offer *o,
    struct dk_err *err)
{
	struct dk_printer p;
	enum dk_rc rc = dk_printer_find(s, a, o->job->document, &p, err);

	if (rc != DK_OK)
		return rc;
	if (*p.queue == '\0')
		return dk_fail(err, DK_EREFUSED, "printer",
		    "No printer is set for %s; job %lld waits. Set one: docket print use %s QUEUE",
		    o->job->document, (long long)o->job->id, o->job->document);
	if (strcmp(p.queue, DK_PRINTER_NONE) == 0)
		return dk_fail(err, DK_EREFUSED, "printer",
		    "This house does not print %s; job %lld waits. Cancel it, or set a printer.",
		    o->job->document, (long long)o->job->id);
	o->printer = p.queue;
	o->format = p.format;
	rc = dk_setting_text(s, a, "print_program", &o->program, err);
	if (rc == DK_OK && o->program[0] != '/')
		rc = dk_fail(err, DK_ECONFIG, "print_program",
		    "The setting print_program must be a whole path, like /usr/bin/lp.");
	return rc == DK_OK ? dk_setting_i64(s, "print_seconds", &o->seconds, err) : rc;
}

enum dk_rc
dk_print_offer(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_print_offer *out,
    struct dk_err *err)
{
	enum dk_rc rc = dk_print_load(s, a, id, &out->job, err);

	if (rc == DK_OK)
		rc = judge(out->job, err);
	if (rc == DK_OK)
		rc = number_copy(s, out->job, err);
	if (rc != DK_OK)
		return rc;
	out->attempt_no = out->job->attempts + 1;
	return find_printer(s, a, out, err);
}

static enum dk_rc
store_attempt(struct dk_change *ch, const struct dk_print_offer *o, const struct dk_buf *data,
    const char *digest, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ATTEMPT);

	dk_bind_id(st, ":id", o->job->id);
	dk_bind_i64(st, ":attempt", o->attempt_no);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_instant(st, ":until", ch->now_ms + o->seconds * 1000 + GRACE_MS);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_text(st, ":printer", o->printer);
	dk_bind_text(st, ":format", o->format);
	dk_bind_i64(st, ":bytes", (int64_t)data->len);
	dk_bind_text(st, ":digest", digest);
	return dk_run(st, NULL, err);
}

/* The row as it was offered, and no copy was made since: both or DK_ECONFLICT. */
static enum dk_rc
take(struct dk_change *ch, const struct dk_print_offer *o, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_print_job *now = NULL;
	struct dk_stmt *st;
	int64_t changed = 0;
	enum dk_rc rc = dk_print_load(ch->session, &tmp, o->job->id, &now, err);

	if (rc == DK_OK)
		rc = number_copy(ch->session, now, err);
	if (rc == DK_OK && now->copy_no == o->job->copy_no) {
		st = dk_sql(ch->session->db, SQL_BEGIN);
		dk_bind_id(st, ":id", o->job->id);
		dk_bind_i64(st, ":attempt", o->attempt_no);
		dk_bind_i64(st, ":copy", o->job->copy_no);
		dk_bind_i64(st, ":count", o->job->copy_count);
		rc = dk_run(st, &changed, err);
	}
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ECONFLICT, "job",
		    "Job %lld is in other hands; look at the queue again.", (long long)o->job->id);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_print_begin(struct dk_session *s, const struct dk_print_offer *o, const struct dk_buf *data,
    struct dk_err *err)
{
	unsigned char hash[DK_HASH_SIZE];
	char digest[DK_HASH_SIZE * 2 + 1];
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "print.send", &ch, err);

	if (rc != DK_OK)
		return rc;
	crypto_generichash(hash, sizeof(hash), (const unsigned char *)dk_buf_text(data), data->len,
	    NULL, 0);
	sodium_bin2hex(digest, sizeof(digest), hash, sizeof(hash));
	rc = take(&ch, o, err);
	if (rc == DK_OK)
		rc = store_attempt(&ch, o, data, digest, err);
	if (rc == DK_OK) {
		dk_print_tell(&ch, o->job);
		dk_change_text(&ch, "printer", o->printer);
		dk_change_text(&ch, "digest", digest);
	}
	return dk_change_end(&ch, rc, err);
}

/* Without acknowledgement what the printer took counts as printed. */
static enum dk_rc
settled_state(struct dk_session *s, enum dk_print_state *outcome, struct dk_err *err)
{
	bool asks = true;
	enum dk_rc rc = dk_setting_bool(s, "print_acknowledge", &asks, err);

	if (rc == DK_OK && !asks && *outcome == DK_PRINT_SENT)
		*outcome = DK_PRINT_ACKNOWLEDGED;
	return rc;
}

static enum dk_rc
hear(struct dk_change *ch, const struct dk_print_offer *o, enum dk_print_state outcome,
    const char *said, struct dk_err *err)
{
	enum dk_print_state state = outcome;
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_HEARD);
	enum dk_rc rc;

	dk_bind_id(st, ":id", o->job->id);
	dk_bind_i64(st, ":attempt", o->attempt_no);
	dk_bind_text(st, ":outcome", dk_print_state_name(outcome));
	dk_bind_text(st, ":said", said);
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK)
		rc = settled_state(ch->session, &state, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_END);
	dk_bind_id(st, ":id", o->job->id);
	dk_bind_i64(st, ":attempt", o->attempt_no);
	dk_bind_text(st, ":state", dk_print_state_name(state));
	dk_bind_text(st, ":said", said);
	if (state == DK_PRINT_ACKNOWLEDGED)
		dk_bind_instant(st, ":settled", ch->now_ms);
	else
		dk_bind_text(st, ":settled", "");
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_print_end(struct dk_session *s, const struct dk_print_offer *o, enum dk_print_state outcome,
    const char *said, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	const char *text = dk_text_scrub(&tmp, said);
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "print.heard", &ch, err);

	dk_assert(outcome == DK_PRINT_SENT || outcome == DK_PRINT_FAILED ||
	    outcome == DK_PRINT_UNKNOWN);
	if (rc == DK_OK) {
		rc = hear(&ch, o, outcome, text, err);
		dk_print_tell(&ch, o->job);
		dk_change_text(&ch, "outcome", dk_print_state_name(outcome));
		dk_change_text(&ch, "said", text);
		rc = dk_change_end(&ch, rc, err);
	}
	dk_arena_free(&tmp);
	return rc;
}
