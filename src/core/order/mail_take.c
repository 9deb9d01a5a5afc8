/*
 * mail_take.c - a message becomes a draft: what was found fills it, and every piece of the text is
 * written down with what became of it.
 */
#include <string.h>

#include "core/control/change.h"
#include "db/fetch.h"
#include "docket/draft.h"
#include "docket/mail_order.h"
#include "docket/text.h"

static const char SQL_TAKE[] =
    "UPDATE mail SET state = 'taken', order_id = :order, version = version + 1"
    " WHERE id = :id AND state = 'queued'";
static const char SQL_FREE[] =
    "UPDATE mail SET state = 'queued', order_id = NULL WHERE id = :id AND state = 'taken'"
    " AND order_id IN (SELECT id FROM orders WHERE state = 'dropped')";
static const char SQL_DROP_PIECES[] = "DELETE FROM mail_piece WHERE mail_id = :id";
static const char SQL_ADD_PIECE[] =
    "INSERT INTO mail_piece (mail_id, part, start, finish, use, line_no)"
    " VALUES (:mail, :part, :start, :finish, :use, :line)";
static const char SQL_PIECES[] =
    "SELECT p.part, p.start, p.finish, p.use, coalesce(p.line_no, 0), coalesce(u.name, '')"
    " FROM mail_piece p LEFT JOIN users u ON u.id = p.user_id"
    " WHERE p.mail_id = :mail ORDER BY p.part, p.start";
static const char SQL_SETTLE[] =
    "UPDATE mail_piece SET use = :use, user_id = :user"
    " WHERE mail_id = :mail AND part = :part AND start = :start AND use = 'unused'";
static const char SQL_DISMISS[] =
    "UPDATE mail SET state = 'dismissed', reason = :reason, version = version + 1"
    " WHERE id = :id AND state = 'queued'";

static enum dk_rc
fill_header(struct dk_session *s, dk_id draft, const struct dk_recognised *f, struct dk_err *err)
{
	const struct {
		const char *field, *value;
	} fields[] = {
		{ "customer", f->customer }, { "channel", "email" }, { "customer_po", f->po },
		{ "ship_to", f->ship_to },
	};
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(fields); i++)
		if (*fields[i].value != '\0')
			rc = dk_draft_set(s, draft, fields[i].field, fields[i].value, err);
	if (rc == DK_OK && dk_date_is_set(f->wanted))
		rc = dk_draft_set(s, draft, "wanted", dk_date_iso(f->wanted).s, err);
	return rc;
}

static bool
is_taken(const struct dk_recognised *f, const bool *take, size_t i)
{
	return take != NULL ? take[i] : f->lines[i].is_sure;
}

static enum dk_rc
fill_lines(struct dk_session *s, dk_id draft, const struct dk_recognised *f, const bool *take,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_line_input *in = dk_arena_array(&tmp, f->line_count + 1, sizeof(*in));
	size_t n = 0, bad = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; i < f->line_count; i++)
		if (is_taken(f, take, i)) {
			in[n].sku = f->lines[i].sku;
			in[n].qty = dk_arena_dup(&tmp, dk_qty_text(f->lines[i].qty).s);
			in[n++].unit = *f->lines[i].unit != '\0' ? f->lines[i].unit : NULL;
		}
	if (n > 0)
		rc = dk_draft_lines(s, draft, in, n, &bad, err);
	dk_arena_free(&tmp);
	return rc;
}

/* The number in the draft of each line that is taken, 0 of the others. */
static int64_t
line_no_of(const struct dk_recognised *f, const bool *take, int line)
{
	int64_t n = 0;

	if (line < 0 || !is_taken(f, take, (size_t)line))
		return 0;
	for (int i = 0; i <= line; i++)
		n += is_taken(f, take, (size_t)i);
	return n;
}

static enum dk_rc
store_pieces(struct dk_session *s, dk_id id, const struct dk_recognised *f, const bool *take,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_DROP_PIECES);
	enum dk_rc rc;

	dk_bind_id(st, ":id", id);
	rc = dk_run(st, NULL, err);
	for (size_t i = 0; rc == DK_OK && i < f->piece_count; i++) {
		const struct dk_text_piece *p = &f->pieces[i];
		int64_t line = line_no_of(f, take, p->line);
		enum dk_text_use use = p->line >= 0 && line == 0 ? DK_TEXT_UNUSED : p->use;

		st = dk_sql(s->db, SQL_ADD_PIECE);
		dk_bind_id(st, ":mail", id);
		dk_bind_i64(st, ":part", p->span.part);
		dk_bind_i64(st, ":start", (int64_t)p->span.from);
		dk_bind_i64(st, ":finish", (int64_t)p->span.to);
		dk_bind_text(st, ":use", dk_text_use_name(use));
		dk_bind_id(st, ":line", line);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}

static enum dk_rc
claim(struct dk_change *ch, dk_id id, dk_id order_id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_FREE);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_TAKE);
	dk_bind_id(st, ":id", id);
	dk_bind_id(st, ":order", order_id);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ECONFLICT, "mail",
		    "This message does not wait any more; look at the queue again.");
	return rc;
}

enum dk_rc
dk_mail_take(struct dk_session *s, dk_id id, const struct dk_recognised *found, const bool *take,
    dk_id *order_id, struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "mail.take", &ch, err);

	*order_id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_draft_new(s, order_id, err);
	if (rc == DK_OK)
		rc = claim(&ch, id, *order_id, err);
	if (rc == DK_OK)
		rc = fill_header(s, *order_id, found, err);
	if (rc == DK_OK)
		rc = fill_lines(s, *order_id, found, take, err);
	if (rc == DK_OK)
		rc = store_pieces(s, id, found, take, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "mail", id);
		dk_change_i64(&ch, "draft", *order_id);
	}
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_mail_pieces(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_mail_piece **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_PIECES);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_mail_piece *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_id(st, ":mail", id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_mail_piece){
			{ (int)dk_col_i64(st, 0), (size_t)dk_col_i64(st, 1),
			    (size_t)dk_col_i64(st, 2) },
			dk_col_text(st, 3, a), dk_col_i64(st, 4), dk_col_text(st, 5, a) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
settle_one(struct dk_change *ch, dk_id id, const struct dk_mail_piece *p, bool note,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_SETTLE);

	dk_bind_text(st, ":use", note ? "noted" : "ignored");
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_id(st, ":mail", id);
	dk_bind_i64(st, ":part", p->span.part);
	dk_bind_i64(st, ":start", (int64_t)p->span.from);
	return dk_run(st, NULL, err);
}

/* Text of the message goes behind what the note of the order says already. */
static enum dk_rc
add_note(struct dk_session *s, struct dk_arena *a, const struct dk_mail_row *row, const char *text,
    struct dk_err *err)
{
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_order_load(s, a, row->order_id, &o, err);
	char *one = dk_arena_dup(a, text);

	for (char *p = one; *p != '\0'; p++)
		if (strchr("\r\n\t", *p) != NULL)
			*p = ' ';
	if (rc == DK_OK)
		rc = dk_draft_set(s, row->order_id, "note", *o->note == '\0' ? one :
		    dk_fmt(a, "%s / %s", o->note, one), err);
	return rc;
}

static enum dk_rc
settle(struct dk_change *ch, struct dk_arena *a, dk_id id, const struct dk_span *at, bool note,
    struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_mail_piece *pieces = NULL;
	struct dk_mail_row row;
	struct dk_mail mail;
	size_t count = 0, done = 0;
	enum dk_rc rc = dk_mail_load(s, a, id, &row, &mail, err);

	if (rc == DK_OK)
		rc = dk_mail_pieces(s, a, id, &pieces, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_mail_piece *p = &pieces[i];

		if (strcmp(p->use, "unused") != 0 || (at->part >= 0 &&
		    (p->span.part != at->part || at->from < p->span.from ||
		    at->from >= p->span.to)))
			continue;
		rc = settle_one(ch, id, p, note, err);
		if (rc == DK_OK && note)
			rc = add_note(s, a, &row, dk_arena_dup_n(a,
			    mail.parts[p->span.part].text + p->span.from,
			    p->span.to - p->span.from), err);
		done++;
	}
	if (rc == DK_OK && done == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "part", "No unused text stands there.");
	return rc;
}

enum dk_rc
dk_mail_settle(struct dk_session *s, dk_id id, const struct dk_span *at, bool note,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER,
	    note ? "mail.note" : "mail.ignore", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = settle(&ch, &tmp, id, at, note, err);
	if (rc == DK_OK)
		dk_change_subject(&ch, "mail", id);
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_mail_dismiss(struct dk_session *s, dk_id id, const char *reason, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	char *clean = NULL;
	int64_t changed = 0;
	struct dk_stmt *st;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "mail.dismiss", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_text_clean(&tmp, reason, false, 200, &clean, err);
	if (rc == DK_OK && clean[strspn(clean, " ")] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Say why this message is no order.");
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_FREE);
		dk_bind_id(st, ":id", id);
		rc = dk_run(st, NULL, err);
	}
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_DISMISS);
		dk_bind_id(st, ":id", id);
		dk_bind_text(st, ":reason", clean);
		rc = dk_run(st, &changed, err);
	}
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ECONFLICT, "mail",
		    "This message does not wait any more; look at the queue again.");
	if (rc == DK_OK) {
		dk_change_subject(&ch, "mail", id);
		dk_change_text(&ch, "reason", clean);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}
