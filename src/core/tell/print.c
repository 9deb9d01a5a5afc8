/* print.c - papers are put into the queue, by what causes them or because somebody wants one. */
#include "core/tell/print.h"

#include <string.h>

#include "core/control/once.h"
#include "docket/text.h"

#define SAME_PAPER " WHERE subject = :subject AND subject_id = :subject_id" \
	" AND document = :document"

static const char SQL_ADD[] =
    "INSERT INTO print_job (document, subject, subject_id, number, at, day_id, user_id, desk,"
    " batch_id, place, again_of, from_page) VALUES (:document, :subject, :subject_id, :number,"
    " :at, :day, :user, :desk, :batch, :place, :again_of, :from_page)";
/* one of the record that was printed, or is going to be */
static const char SQL_ANY[] =
    "SELECT max(id) FROM print_job" SAME_PAPER " AND state NOT IN ('cancelled', 'ruined')";
/* one that is going to be printed, as the record then is */
static const char SQL_WAITING[] =
    "SELECT min(id) FROM print_job" SAME_PAPER " AND state IN ('waiting', 'failed')";
static const char SQL_JOIN[] =
    "UPDATE print_job SET batch_id = :batch, place = :place WHERE id = :id";
static const char SQL_WITHDRAW[] =
    "UPDATE print_job SET state = 'cancelled', result = 'not wanted any more', copy_no = 0,"
    " copy_count = 0, settled_by = :user, settled_at = :at" SAME_PAPER
    " AND state IN ('waiting', 'failed')";

enum dk_rc
dk_print_store(struct dk_change *ch, const struct dk_print_want *want,
    const struct dk_print_job *job, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD);

	dk_bind_text(st, ":document", want->document);
	dk_bind_text(st, ":subject", want->subject);
	dk_bind_id(st, ":subject_id", want->subject_id);
	dk_bind_text(st, ":number", want->number);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_text(st, ":desk", ch->session->desk);
	dk_bind_id(st, ":batch", job->batch_id);
	dk_bind_i64(st, ":place", 0);
	dk_bind_id(st, ":again_of", job->again_of);
	dk_bind_i64(st, ":from_page", job->from_page > 0 ? job->from_page : 1);
	return dk_insert(st, id, err);
}

static struct dk_stmt *
paper(struct dk_change *ch, const char *sql, const struct dk_print_want *want)
{
	struct dk_stmt *st = dk_sql(ch->session->db, sql);

	dk_bind_text(st, ":document", want->document);
	dk_bind_text(st, ":subject", want->subject);
	dk_bind_id(st, ":subject_id", want->subject_id);
	return st;
}

/* Whether this house prints such papers at all. */
static enum dk_rc
is_printed(struct dk_session *s, const char *document, bool *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_printer p;
	enum dk_rc rc = dk_printer_choose(s, &tmp, document, &p, err);

	*out = rc == DK_OK && strcmp(p.queue, DK_PRINTER_NONE) != 0;
	dk_arena_free(&tmp);
	return rc;
}

/* Adds one unless `known` finds it. */
static enum dk_rc
add_unless(struct dk_change *ch, const char *known, const struct dk_print_want *want,
    struct dk_err *err)
{
	const struct dk_print_job plain = { 0 };
	dk_id id = 0;
	bool does;
	enum dk_rc rc = is_printed(ch->session, want->document, &does, err);

	if (rc != DK_OK || !does)
		return rc;
	rc = dk_one(paper(ch, known, want), 0, &id, err);
	if (rc == DK_OK && id == 0)
		rc = dk_print_store(ch, want, &plain, &id, err);
	return rc;
}

enum dk_rc
dk_print_need(struct dk_change *ch, const struct dk_print_want *want, struct dk_err *err)
{
	return add_unless(ch, SQL_ANY, want, err);
}

enum dk_rc
dk_print_add(struct dk_change *ch, const struct dk_print_want *want, struct dk_err *err)
{
	return add_unless(ch, SQL_WAITING, want, err);
}

enum dk_rc
dk_print_withdraw(struct dk_change *ch, const struct dk_print_want *want, struct dk_err *err)
{
	struct dk_stmt *st = paper(ch, SQL_WITHDRAW, want);

	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	return dk_run(st, NULL, err);
}

void
dk_print_tell(struct dk_change *ch, const struct dk_print_job *job)
{
	struct dk_arena tmp = { 0 };

	dk_change_subject(ch, "print", job->id);
	dk_change_text(ch, "document", job->document);
	dk_change_text(ch, "number", job->number);
	if (job->copy_no > 0)
		dk_change_text(ch, "copy", dk_print_copy(&tmp, job));
	dk_arena_free(&tmp);
}

/* One that waits is taken, else one is made. */
static enum dk_rc
take_or_make(struct dk_change *ch, const struct dk_print_want *want, dk_id *id,
    struct dk_err *err)
{
	const struct dk_print_job plain = { 0 };
	enum dk_rc rc = dk_one(paper(ch, SQL_WAITING, want), 0, id, err);

	if (rc != DK_OK || *id != 0)
		return rc;
	return dk_print_store(ch, want, &plain, id, err);
}

enum dk_rc
dk_print_ask(struct dk_session *s, const struct dk_print_want *want, dk_id *id,
    struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "print.ask", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, id, err);
	if (rc != DK_OK || *id != 0)
		return dk_change_end(&ch, rc, err);
	rc = take_or_make(&ch, want, id, err);
	if (rc == DK_OK)
		dk_print_tell(&ch, &(struct dk_print_job){ .id = *id, .document = want->document,
		    .number = want->number });
	return dk_change_end(&ch, rc, err);
}

static enum dk_rc
join(struct dk_change *ch, dk_id id, dk_id batch, size_t place, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_JOIN);

	dk_bind_id(st, ":id", id);
	dk_bind_id(st, ":batch", batch);
	dk_bind_i64(st, ":place", (int64_t)place);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_print_batch(struct dk_session *s, const struct dk_print_want *wants, size_t count, dk_id *ids,
    struct dk_err *err)
{
	struct dk_change ch;
	dk_id first = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "print.batch", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &first, err);
	if (rc == DK_OK && first != 0)
		rc = dk_fail(err, DK_EREFUSED, "once",
		    "This batch was made before, from job %lld on. See: docket print list",
		    (long long)first);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		rc = take_or_make(&ch, &wants[i], &ids[i], err);
		first = i == 0 ? ids[0] : first;
		if (rc == DK_OK)
			rc = join(&ch, ids[i], first, i + 1, err);
	}
	if (rc == DK_OK && count > 0) {
		dk_print_tell(&ch, &(struct dk_print_job){ .id = first,
		    .document = wants[0].document, .number = wants[0].number });
		dk_change_i64(&ch, "papers", (int64_t)count);
	}
	return dk_change_end(&ch, rc, err);
}
