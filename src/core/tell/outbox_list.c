/* outbox_list.c - the outbox read: what waits, to whom it goes, what became of the rest. */
#include "core/tell/outbox.h"
#include "db/fetch.h"
#include "docket/outbox.h"

/* an attempt that is open after its time was cut off: it may have gone out */
#define STATE " CASE WHEN t.outcome = '' AND t.until < :now THEN 'failed'" \
	" WHEN t.outcome = '' THEN 'sending' ELSE x.state END"
#define NUMBER " coalesce(d.date, b.number, r.debit_note, i.number, q.number, o.number," \
	" e.number, g.number, '')"
#define TO " coalesce(v.email, m.sender, nullif(c.email, ''), (SELECT k.email FROM contact k" \
	" WHERE k.customer_id = c.id AND k.email <> '' ORDER BY k.name LIMIT 1), '')"
#define COLUMNS "SELECT x.id, x.at, x.kind, x.document, x.document_id," NUMBER "," TO "," \
	" coalesce(v.name, m.sender_name, c.name, '')," STATE ", x.attempts, x.result," \
	" coalesce(t.recipient, ''), coalesce(t.digest, '')," \
	" CASE WHEN i.kind = 'credit-note' THEN 'Credit note' ELSE '' END FROM outbox x" \
	" LEFT JOIN outbox_attempt t ON t.outbox_id = x.id AND t.attempt_no = x.attempts" \
	" LEFT JOIN purchase b ON x.document = 'purchase' AND b.id = x.document_id" \
	" LEFT JOIN supplier_return r ON x.document = 'supplier-return' AND r.id = x.document_id" \
	" LEFT JOIN supplier v ON v.id = coalesce(b.supplier_id, r.supplier_id)" \
	" LEFT JOIN mail m ON x.document = 'mail' AND m.id = x.document_id" \
	" LEFT JOIN invoice i ON x.document IN ('invoice', 'credit-note')" \
	" AND i.id = x.document_id" \
	" LEFT JOIN dunning d ON x.document = 'dunning' AND d.id = x.document_id" \
	" LEFT JOIN orders o ON x.document = 'order' AND o.id = x.document_id" \
	" LEFT JOIN orders q ON q.id = o.base_id" \
	" LEFT JOIN goods_exchange e ON x.document = 'exchange' AND e.id = x.document_id" \
	" LEFT JOIN goods_return g ON g.id = CASE x.document WHEN 'return' THEN x.document_id" \
	"  ELSE e.return_id END" \
	" LEFT JOIN customer c ON c.id = coalesce(o.customer_id, i.customer_id," \
	" d.customer_id, g.customer_id)"

/* two looks into the indexes of what is open, which stays short */
static const char SQL_OPEN[] = COLUMNS " WHERE x.id IN (SELECT id FROM outbox"
    " WHERE state = 'waiting' UNION ALL SELECT id FROM outbox WHERE state = 'failed')"
    " ORDER BY x.id";
static const char SQL_COUNT[] =
    "SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting')"
    " + (SELECT count(*) FROM outbox WHERE state = 'failed')";
static const char SQL_ALL[] = COLUMNS " ORDER BY x.id DESC LIMIT 1000";
static const char SQL_LOAD[] = COLUMNS " WHERE x.id = :id";

static struct dk_outbox_row
read_row(struct dk_stmt *st, struct dk_arena *a)
{
	return (struct dk_outbox_row){ .id = dk_col_id(st, 0), .at = dk_col_text(st, 1, a),
		.kind = dk_col_text(st, 2, a), .document = dk_col_text(st, 3, a),
		.document_id = dk_col_id(st, 4), .number = dk_col_text(st, 5, a),
		.to = dk_col_text(st, 6, a), .to_name = dk_col_text(st, 7, a),
		.state = dk_col_text(st, 8, a), .attempts = dk_col_i64(st, 9),
		.result = dk_col_text(st, 10, a), .sent_to = dk_col_text(st, 11, a),
		.digest = dk_col_text(st, 12, a), .title = dk_col_text(st, 13, a) };
}

enum dk_rc
dk_outbox_list(struct dk_session *s, struct dk_arena *a, bool all, struct dk_outbox_rows *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, all ? SQL_ALL : SQL_OPEN);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(*out->list));
	struct dk_outbox_row *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_instant(st, ":now", dk_session_now(s));
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = read_row(st, a);
	*out = (struct dk_outbox_rows){ rows.rows, rows.count };
	return rows.rc;
}

enum dk_rc
dk_outbox_count(struct dk_session *s, int64_t *out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	return rc == DK_OK ? dk_one(dk_sql(s->db, SQL_COUNT), 0, out, err) : rc;
}

enum dk_rc
dk_outbox_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_outbox_row *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_outbox_row){ 0 };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LOAD);
	dk_bind_instant(st, ":now", dk_session_now(s));
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "message",
		    "There is no message %lld. See: docket outbox list --all", (long long)id);
	*out = read_row(st, a);
	dk_done(st);
	return DK_OK;
}
