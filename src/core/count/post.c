/*
 * post.c - the differences of a count become moves. Of a line it is the difference that is posted,
 * as it was at the moment of counting: what moved since stays moved.
 */
#include <string.h>

#include "core/count/private.h"
#include "core/stock/allocation.h"
#include "core/stock/value.h"
#include "db/fetch.h"
#include "docket/pick.h"

static const char SQL_PENDING[] =
    "SELECT coalesce(sum(CASE WHEN state IN ('moved', 'recount') THEN 1 ELSE 0 END), 0),"
    " coalesce(sum(CASE WHEN state = 'approve' THEN 1 ELSE 0 END), 0),"
    " coalesce(sum(CASE WHEN state = 'counted' THEN 1 ELSE 0 END), 0),"
    " coalesce(sum(CASE WHEN state = 'open' THEN 1 ELSE 0 END), 0),"
    " coalesce(min(CASE WHEN state IN ('moved', 'recount') THEN line_no END), 0),"
    " coalesce(min(CASE WHEN state = 'approve' THEN line_no END), 0)"
    " FROM count_line WHERE count_id = :count";
static const char SQL_LINES[] =
    "SELECT id, line_no, product_id, location_id, lot_id, counted - expected FROM count_line"
    " WHERE count_id = :count AND state = 'counted' ORDER BY line_no";
static const char SQL_LINE[] =
    "UPDATE count_line SET state = 'posted', taken = :taken WHERE id = :id";
static const char SQL_MISSED[] =
    "SELECT k.id, k.qty FROM bin_check k JOIN shipment_line x ON x.id = k.shipment_line_id"
    " WHERE k.found IS NULL AND k.product_id = :product AND k.location_id = :location"
    " AND coalesce(x.lot_id, 0) = :lot";
static const char SQL_POST[] =
    "UPDATE stock_count SET state = 'posted', settled_by = :user, settled_at = :at,"
    " settled_day = :day WHERE id = :id";
static const char SQL_KNOWN[] =
    "SELECT count(*), coalesce(sum(CASE WHEN state = 'open' THEN 1 ELSE 0 END), 0),"
    " coalesce(sum(CASE WHEN state = 'posted' AND counted <> expected THEN 1 ELSE 0 END), 0),"
    " coalesce(sum(taken), 0), coalesce((SELECT sum(m.cost) FROM stock_count c JOIN move m"
    "  ON m.day_id = c.settled_day WHERE c.id = :count AND m.document = 'count'"
    "  AND m.document_id = c.id), 0) FROM count_line WHERE count_id = :count";

struct line {
	dk_id id;
	int64_t line_no, difference;
	struct dk_bin bin;
};

static enum dk_rc
may_post(struct dk_count_job *j, struct dk_count_posted *out, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t again, approve, ready, first;
	bool more;
	enum dk_rc rc = dk_count_open(j, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_PENDING);
	dk_bind_id(st, ":count", j->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more); /* a sum always has a row */
	again = dk_col_i64(st, 0);
	approve = dk_col_i64(st, 1);
	ready = dk_col_i64(st, 2);
	out->uncounted = (size_t)dk_col_i64(st, 3);
	first = dk_col_i64(st, again > 0 ? 4 : 5);
	dk_done(st);
	if (again > 0)
		return dk_fail(err, DK_EREFUSED, "line",
		    "%s is not counted out: line %lld must be counted again first.",
		    j->number, (long long)first);
	if (approve > 0)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Line %lld of %s waits for a second person; approve or refuse it first.",
		    (long long)first, j->number);
	return ready > 0 ? DK_OK : dk_fail(err, DK_EREFUSED, "count",
	    "Nothing of %s is counted yet. Count it, or cancel it.", j->number);
}

static enum dk_rc
read_lines(struct dk_count_job *j, struct line **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_LINES);
	struct dk_fetch rows = dk_fetch(st, &j->tmp, sizeof(**out));
	struct line *row;

	dk_bind_id(st, ":count", j->id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct line){ dk_col_id(st, 0), dk_col_i64(st, 1),
			dk_col_i64(st, 5),
			{ dk_col_id(st, 2), dk_col_id(st, 3), dk_col_id(st, 4) } };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* What pickers missed there was set apart until somebody looked: now somebody has, and the count
 * says what is there. */
static enum dk_rc
look_for_missed(struct dk_count_job *j, const struct dk_bin *b, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct missed {
		dk_id id;
		dk_qty qty;
	} *found = NULL;
	struct dk_stmt *st = dk_sql(s->db, SQL_MISSED);
	size_t count = 0, cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", b->product_id);
	dk_bind_id(st, ":location", b->location_id);
	dk_bind_i64(st, ":lot", b->lot_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		found = dk_arena_grow(&j->tmp, found, count, &cap, sizeof(*found));
		found[count++] = (struct missed){ dk_col_id(st, 0), dk_col_qty(st, 1) };
	}
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = dk_bin_check_settle(s, found[i].id, found[i].qty, err);
	return rc;
}

/* The move, and around a loss what orders lose by it. */
static enum dk_rc
move(struct dk_count_job *j, const struct line *l, int64_t *taken, dk_money *value,
    struct dk_err *err)
{
	struct dk_move_in m = { l->bin.product_id, l->bin.location_id, l->bin.lot_id,
		{ l->difference }, "count", j->number, "count", j->id, { 0 }, false };
	struct dk_loss loss = { .bin = l->bin, .qty = -l->difference, .line_no = l->line_no,
		.cause = dk_fmt(&j->tmp, "%s were missing when %s was counted",
		    dk_qty_show((dk_qty){ -l->difference }).s, j->number) };
	enum dk_rc rc = DK_OK;

	if (loss.qty > 0)
		rc = dk_loss_take(j, &loss, err);
	if (rc == DK_OK)
		rc = dk_move_post(&j->ch, &m, err);
	*value = m.cost;
	if (rc == DK_OK && loss.qty > 0)
		rc = dk_loss_settle(j, &loss, err);
	*taken = loss.taken;
	return rc;
}

static enum dk_rc
post_line(struct dk_count_job *j, const struct line *l, struct dk_count_posted *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	dk_money value = { 0 };
	int64_t taken = 0;
	enum dk_rc rc = look_for_missed(j, &l->bin, err);
	if (rc == DK_OK && l->difference != 0) {
		out->differences++;
		rc = move(j, l, &taken, &value, err);
	}
	out->value = dk_money_plus(out->value, value);
	out->taken.milli += taken;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_LINE);
	dk_bind_i64(st, ":taken", taken);
	dk_bind_id(st, ":id", l->id);
	return dk_run(st, NULL, err);
}

static enum dk_rc
post(struct dk_count_job *j, struct dk_count_posted *out, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct line *lines = NULL;
	struct dk_stmt *st;
	enum dk_rc rc = may_post(j, out, err);

	if (rc == DK_OK)
		rc = read_lines(j, &lines, &out->lines, err);
	for (size_t i = 0; rc == DK_OK && i < out->lines; i++)
		rc = post_line(j, &lines[i], out, err);
	if (rc == DK_OK)
		rc = dk_worth_post(&j->ch, "count", j->id, "stock-difference", out->value, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_POST);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_id(st, ":id", j->id);
	dk_change_i64(&j->ch, "lines", (int64_t)out->lines);
	dk_change_i64(&j->ch, "uncounted", (int64_t)out->uncounted);
	dk_change_i64(&j->ch, "differences", (int64_t)out->differences);
	dk_change_text(&j->ch, "value", dk_money_text(out->value, s->exponent).s);
	return dk_run(st, NULL, err);
}

/* A retry is answered with what the first try did. */
static enum dk_rc
answer_again(struct dk_count_job *j, struct dk_count_posted *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_KNOWN);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":count", j->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	out->uncounted = (size_t)dk_col_i64(st, 1);
	out->lines = (size_t)dk_col_i64(st, 0) - out->uncounted;
	out->differences = (size_t)dk_col_i64(st, 2);
	out->taken = dk_col_qty(st, 3);
	out->value = dk_col_money(st, 4);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_count_post(struct dk_session *s, dk_id id, struct dk_count_posted *out, struct dk_err *err)
{
	struct dk_count_job j;
	enum dk_rc rc = dk_count_begin(s, DK_RIGHT_STOCK_ADJUST, "count.post", id, &j, err);

	*out = (struct dk_count_posted){ 0 };
	if (rc != DK_OK)
		return rc;
	rc = j.is_done ? answer_again(&j, out, err) : post(&j, out, err);
	return dk_count_end(&j, rc, err);
}
