/* print_list.c - the print queue read: what waits, what failed, what nobody looked at yet. */
#include <string.h>

#include "core/tell/print.h"
#include "db/fetch.h"

/* an attempt that is open after its time was cut off: it may be on paper */
#define SHOWN_STATE " CASE WHEN j.state = 'sending' AND t.until < :now THEN 'unknown'" \
	" ELSE j.state END"
#define COLUMNS "SELECT j.id, j.document, j.subject, j.subject_id, j.number," SHOWN_STATE "," \
	" j.copy_no, j.copy_count, j.from_page, j.attempts, j.batch_id, j.again_of, j.at," \
	" coalesce(u.name, ''), j.desk, coalesce(t.printer, ''), coalesce(t.format, '')," \
	" coalesce(t.digest, ''), j.result" \
	" FROM print_job j LEFT JOIN users u ON u.id = j.user_id" \
	" LEFT JOIN print_attempt t ON t.job_id = j.id AND t.attempt_no = j.attempts"
#define OPEN_STATES " WHERE j.state IN ('waiting', 'sending', 'sent', 'unknown', 'failed')"
#define OF_KIND " AND (:document = '' OR j.document = :document)"
#define PRINT_ORDER " ORDER BY coalesce(j.batch_id, j.id), j.place, j.id LIMIT :max"

enum column { ID, DOCUMENT, SUBJECT, SUBJECT_ID, NUMBER, STATE, COPY_NO, COPY_COUNT, FROM_PAGE,
	ATTEMPTS, BATCH_ID, AGAIN_OF, AT, BY, DESK, PRINTER, FORMAT, DIGEST, RESULT };

static const char SQL_OPEN[] = COLUMNS OPEN_STATES OF_KIND PRINT_ORDER;
static const char SQL_BATCH[] =
    COLUMNS OPEN_STATES OF_KIND " AND j.batch_id = :batch" PRINT_ORDER;
static const char SQL_ALL[] =
    COLUMNS " WHERE (:document = '' OR j.document = :document) ORDER BY j.id DESC LIMIT :max";
static const char SQL_OF[] =
    COLUMNS " WHERE j.subject = :subject AND j.subject_id = :subject_id" OF_KIND
    " ORDER BY j.id LIMIT :max";
static const char SQL_LOAD[] = COLUMNS " WHERE j.id = :id";
static const char SQL_COUNT[] =
    "SELECT coalesce(sum(j.state = 'waiting'), 0), coalesce(sum(j.state = 'sent'), 0),"
    " coalesce(sum(j.state = 'failed'), 0),"
    " coalesce(sum(j.state = 'unknown' OR (j.state = 'sending' AND t.until < :now)), 0)"
    " FROM print_job j"
    " LEFT JOIN print_attempt t ON t.job_id = j.id AND t.attempt_no = j.attempts" OPEN_STATES;
static const char SQL_UNSHIPPED[] =
    "SELECT h.id, h.number, o.number, c.name, h.state, j.document, min(j.at)"
    " FROM shipment h JOIN orders o ON o.id = h.order_id JOIN customer c ON c.id = o.customer_id"
    " JOIN print_job j ON j.subject = 'shipment' AND j.subject_id = h.id"
    " WHERE h.state IN ('picking', 'picked', 'checked', 'packed')"
    " AND j.document IN ('packing-slip', 'label') AND j.copy_no > 0 AND j.state <> 'cancelled'"
    " GROUP BY h.id ORDER BY min(j.at), h.id LIMIT 1000";

#define X(id, text) text,
static const char *const state_names[] = { DK_PRINT_STATES(X) };
#undef X

const char *
dk_print_state_name(enum dk_print_state state)
{
	return state_names[state];
}

static enum dk_print_state
parse_state(const char *text)
{
	size_t i = 0;

	while (i < DK_COUNT(state_names) && strcmp(state_names[i], text) != 0)
		i++;
	dk_assert(i < DK_COUNT(state_names));
	return (enum dk_print_state)i;
}

const char *
dk_print_copy(struct dk_arena *a, const struct dk_print_job *j)
{
	if (j->copy_no == 0)
		return "";
	if (j->copy_no == 1)
		return "original";
	return dk_fmt(a, "reprint %lld of %lld", (long long)j->copy_no, (long long)j->copy_count);
}

static struct dk_print_job
read_job(struct dk_stmt *st, struct dk_arena *a)
{
	return (struct dk_print_job){ .id = dk_col_id(st, ID),
		.document = dk_col_text(st, DOCUMENT, a), .subject = dk_col_text(st, SUBJECT, a),
		.subject_id = dk_col_id(st, SUBJECT_ID), .number = dk_col_text(st, NUMBER, a),
		.state = parse_state(dk_col_peek(st, STATE)), .copy_no = dk_col_i64(st, COPY_NO),
		.copy_count = dk_col_i64(st, COPY_COUNT), .from_page = dk_col_i64(st, FROM_PAGE),
		.attempts = dk_col_i64(st, ATTEMPTS), .batch_id = dk_col_id(st, BATCH_ID),
		.again_of = dk_col_id(st, AGAIN_OF), .at = dk_col_text(st, AT, a),
		.by = dk_col_text(st, BY, a), .desk = dk_col_text(st, DESK, a),
		.printer = dk_col_text(st, PRINTER, a), .format = dk_col_text(st, FORMAT, a),
		.digest = dk_col_text(st, DIGEST, a), .result = dk_col_text(st, RESULT, a) };
}

static struct dk_stmt *
ask(struct dk_session *s, const struct dk_print_query *q)
{
	const char *sql = q->subject != NULL ? SQL_OF : q->batch_id != 0 ? SQL_BATCH :
	    q->all ? SQL_ALL : SQL_OPEN;
	struct dk_stmt *st = dk_sql(s->db, sql);

	if (sql == SQL_OF) {
		dk_bind_text(st, ":subject", q->subject);
		dk_bind_id(st, ":subject_id", q->subject_id);
	}
	if (sql == SQL_BATCH)
		dk_bind_id(st, ":batch", q->batch_id);
	dk_bind_text(st, ":document", q->document != NULL ? q->document : "");
	dk_bind_instant(st, ":now", dk_session_now(s));
	dk_bind_i64(st, ":max", q->max > 0 ? (int64_t)q->max : 1000);
	return st;
}

enum dk_rc
dk_print_list(struct dk_session *s, struct dk_arena *a, const struct dk_print_query *q,
    struct dk_print_jobs *out, struct dk_err *err)
{
	struct dk_stmt *st = ask(s, q);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(*out->list));
	struct dk_print_job *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = read_job(st, a);
	*out = (struct dk_print_jobs){ rows.rows, rows.count };
	return rows.rc;
}

enum dk_rc
dk_print_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_print_job **out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LOAD);
	dk_bind_id(st, ":id", id);
	dk_bind_instant(st, ":now", dk_session_now(s));
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "job",
		    "There is no print job %lld. See: docket print list", (long long)id);
	*out = dk_arena_alloc(a, sizeof(**out));
	**out = read_job(st, a);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_print_count(struct dk_session *s, struct dk_print_counts *out, struct dk_err *err)
{
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_print_counts){ 0 };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_COUNT);
	dk_bind_instant(st, ":now", dk_session_now(s));
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = (struct dk_print_counts){ dk_col_i64(st, 0), dk_col_i64(st, 1), dk_col_i64(st, 2),
		dk_col_i64(st, 3) };
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_print_unshipped(struct dk_session *s, struct dk_arena *a, struct dk_print_left **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_UNSHIPPED);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_print_left *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_print_left){ dk_col_id(st, 0),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_text(st, 3, a),
			dk_col_text(st, 4, a), dk_col_text(st, 5, a), dk_col_text(st, 6, a) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
