/*
 * confirm.c - what was really picked.
 *
 * Nothing is taken as picked because it stood on the list. Less than the list says needs a reason
 * of shorts.def; short.c says what becomes of the rest.
 */
#include <stdlib.h>
#include <string.h>

#include "core/ship/line.h"
#include "core/ship/pick_lot.h"
#include "core/stock/allocation.h"
#include "docket/text.h"

static const char SQL_CONFIRM[] =
    "UPDATE shipment_line SET picked = :picked, scanned = :picked, short_reason = :reason,"
    " picked_by = :by WHERE id = :id AND picked IS NULL";
static const char SQL_NOTE[] = "UPDATE shipment_line SET short_note = :note WHERE id = :id";
static const char SQL_OPEN[] =
    "SELECT count(*) FROM shipment_line WHERE shipment_id = :id AND picked IS NULL";

static const char SQL_OF_ROW[] =
    "SELECT x.shipment_id, l.line_no FROM shipment_line x JOIN order_line l ON l.id = x.line_id"
    " WHERE x.id = :row";

/* What the picker says: of a line, or of one row of it. */
struct told {
	struct dk_picked p;
	dk_id row_id; /* 0 = all rows of the line */
};

/* The list's rows of one order line, together. */
struct entry {
	const char *sku;
	dk_id product_id;
	dk_qty qty; /* of rows not confirmed yet */
	bool is_known;
	size_t rows;
};

static bool
is_meant(const struct dk_shipment_line *l, const struct told *t)
{
	return t->row_id != 0 ? l->id == t->row_id : l->line_no == t->p.line_no;
}

/* The rows of a list by their lines, each line's in walking order: a list may have thousands. */
struct rows {
	struct dk_shipment_line **all;
	size_t count;
	bool are_all; /* no other list of the order is walked */
};

static int
by_line(const void *x, const void *y)
{
	const struct dk_shipment_line *a = *(struct dk_shipment_line *const *)x;
	const struct dk_shipment_line *b = *(struct dk_shipment_line *const *)y;

	if (a->line_no != b->line_no)
		return a->line_no < b->line_no ? -1 : 1;
	return (a > b) - (a < b); /* they lie in one array, in walking order */
}

static struct rows
sort_rows(struct dk_ship_job *job)
{
	struct dk_shipment *h = job->shipment;
	struct rows r = { dk_arena_array(&job->tmp, h->line_count + 1, sizeof(*r.all)),
		h->line_count, true };

	for (size_t i = 0; i < r.count; i++)
		r.all[i] = &h->lines[i];
	qsort(r.all, r.count, sizeof(*r.all), by_line);
	return r;
}

/* The first row of the line, or the end. */
static size_t
first_of(const struct rows *r, int64_t line_no)
{
	size_t low = 0, high = r->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (r->all[middle]->line_no < line_no)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct entry
look_up(const struct rows *r, const struct told *t)
{
	struct entry e = { .sku = "" };

	for (size_t i = first_of(r, t->p.line_no);
	     i < r->count && r->all[i]->line_no == t->p.line_no; i++) {
		const struct dk_shipment_line *l = r->all[i];

		e.rows++;
		if (!is_meant(l, t))
			continue;
		e.is_known = true;
		e.sku = l->sku;
		e.product_id = l->product_id;
		if (l->is_confirmed)
			continue;
		e.qty.milli += l->qty.milli;
	}
	return e;
}

static enum dk_rc
judge(const struct dk_shipment *h, const struct dk_picked *p, const struct entry *e,
    struct dk_err *err)
{
	long long line = (long long)p->line_no;

	if (!e->is_known)
		return dk_fail(err, DK_EINPUT, "line", "Line %lld is not on pick list %s.", line,
		    h->number);
	if (e->qty.milli == 0)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Line %lld (%s) of %s is already confirmed.", line, e->sku, h->number);
	if (p->qty.milli < 0)
		return dk_fail(err, DK_EINPUT, "qty",
		    "Line %lld: a picked quantity cannot be negative.", line);
	if (p->qty.milli > e->qty.milli)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Line %lld (%s): %s were picked, but only %s are on the list; put %s back.",
		    line, e->sku, dk_qty_show(p->qty).s, dk_qty_show(e->qty).s,
		    dk_qty_show((dk_qty){ p->qty.milli - e->qty.milli }).s);
	if (p->qty.milli < e->qty.milli && (p->short_reason == NULL || *p->short_reason == '\0'))
		return dk_fail(err, DK_EINPUT, "reason",
		    "Line %lld (%s): %s of %s were picked; say why the rest is missing.", line,
		    e->sku, dk_qty_show(p->qty).s, dk_qty_show(e->qty).s);
	return DK_OK;
}

/* The row of the code table. A reason in other words is taken as said: those pieces are missed. */
static enum dk_rc
find_reason(struct dk_arena *a, const char *code, const struct dk_short_reason **out,
    struct dk_err *err)
{
	const struct dk_short_reason *r = dk_short_reasons();
	struct dk_short_reason *own = dk_arena_alloc(a, sizeof(*own));
	char *clean = NULL;
	enum dk_rc rc = dk_text_clean(a, code != NULL ? code : "", false, 200, &clean, err);

	for (; rc == DK_OK && r->code != NULL; r++)
		if (strcmp(r->code, clean) == 0)
			return *out = r, DK_OK;
	*own = (struct dk_short_reason){ clean, clean, clean, DK_SHORT_PIECES };
	*out = own;
	return rc;
}

static enum dk_rc
store_row(struct dk_ship_job *job, const struct dk_shipment_line *l, dk_qty picked,
    const char *reason, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_CONFIRM);

	dk_bind_id(st, ":id", l->id);
	dk_bind_i64(st, ":picked", picked.milli);
	dk_bind_text(st, ":reason", reason);
	dk_bind_id(st, ":by", job->ch.session->user_id);
	return dk_run(st, NULL, err);
}

static enum dk_rc
note_row(struct dk_ship_job *job, const struct dk_missed *m, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_NOTE);

	dk_bind_id(st, ":id", m->row->id);
	dk_bind_text(st, ":note", m->note);
	dk_change_text(&job->ch,
	    dk_fmt(&job->tmp, "short_%lld_%s", (long long)m->row->line_no, m->row->location),
	    m->note);
	return dk_run(st, NULL, err);
}

/* What was picked of a row, of the `only` row of its line that is on a list or of one of several.
 */
static enum dk_rc
apply_row(struct dk_ship_job *job, const struct dk_shipment_line *l, bool only,
    struct dk_err *err)
{
	const struct dk_line_delta delta = { .line_id = l->line_id, .picked = l->picked.milli };

	return only ? dk_line_apply(&job->ch, &delta, err)
		    : dk_ship_line_apply(&job->ch, &delta, err);
}

static enum dk_rc
confirm_row(struct dk_ship_job *job, struct dk_shipment_line *l, const struct dk_missed *missed,
    bool only, struct dk_err *err)
{
	struct dk_missed m = *missed;
	dk_qty picked = { l->qty.milli - m.qty.milli };
	enum dk_rc rc = picked.milli > 0 ? dk_pick_lot_keeps(job, l, err) : DK_OK;

	if (rc == DK_OK)
		rc = store_row(job, l, picked, m.qty.milli > 0 ? m.why->code : "", err);
	l->is_confirmed = true;
	l->picked = picked;
	if (rc != DK_OK || m.qty.milli == 0)
		return rc == DK_OK ? apply_row(job, l, only, err) : rc;
	rc = dk_short_settle(job, &m, picked.milli, err);
	return rc == DK_OK ? note_row(job, &m, err) : rc;
}

/* What was picked fills the rows in walking order; the last ones are short. */
static enum dk_rc
confirm_line(struct dk_ship_job *job, const struct rows *r, const struct told *t,
    struct dk_err *err)
{
	const struct dk_short_reason *why = NULL;
	const struct dk_picked *p = &t->p;
	struct entry e = look_up(r, t);
	int64_t left = p->qty.milli;
	enum dk_rc rc = judge(job->shipment, p, &e, err);

	if (rc == DK_OK)
		rc = dk_qty_counts(job->ch.session, e.product_id, p->qty, "qty", err);
	if (rc == DK_OK)
		rc = find_reason(&job->tmp, p->short_reason, &why, err);
	for (size_t i = first_of(r, p->line_no);
	     rc == DK_OK && i < r->count && r->all[i]->line_no == p->line_no; i++) {
		struct dk_shipment_line *l = r->all[i];
		struct dk_missed m = { .row = l, .why = why };

		if (!is_meant(l, t) || l->is_confirmed)
			continue;
		if (left < l->qty.milli)
			m.qty.milli = l->qty.milli - left;
		left -= l->qty.milli - m.qty.milli;
		rc = confirm_row(job, l, &m, e.rows == 1 && r->are_all, err);
	}
	return rc;
}

/* Rows that a short line added count as well. */
static enum dk_rc
end_list(struct dk_ship_job *job, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_OPEN);
	int64_t open = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":id", job->shipment->id);
	rc = dk_one(st, 0, &open, err);
	return rc == DK_OK && open == 0 ? dk_ship_picked(job, err) : rc;
}

static enum dk_rc
require_going(const struct dk_shipment *h, struct dk_err *err)
{
	if (strcmp(h->state, "picking") != 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is %s; only what is being picked can be confirmed.", h->number, h->state);
	if (*h->stop == '\0')
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "shipment",
	    "Pick list %s is stopped: the order %s. First: docket ship acknowledge %s", h->number,
	    strcmp(h->stop, "cancelled") == 0 ? "was cancelled" : "changed", h->number);
}

static enum dk_rc
confirm(struct dk_session *s, dk_id id, const struct told *told, size_t count, struct dk_err *err)
{
	struct dk_ship_job job;
	struct rows rows = { 0 };
	bool walked = false;
	enum dk_rc rc = dk_ship_begin(s, "ship.confirm", id, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = require_going(job.shipment, err);
	if (rc == DK_OK && count == 0)
		rc = dk_fail(err, DK_EINPUT, "line",
		    "Say what was picked, line by line; nothing is taken as picked.");
	if (rc == DK_OK) {
		job.is_followed = true;
		rows = sort_rows(&job);
		rc = dk_ship_lists_walked(s, job.shipment->order_id, id, &walked, err);
		rows.are_all = !walked;
	}
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = confirm_line(&job, &rows, &told[i], err);
	if (rc == DK_OK)
		rc = end_list(&job, err);
	return dk_ship_end(&job, rc, err);
}

enum dk_rc
dk_shipment_confirm(struct dk_session *s, dk_id id, const struct dk_picked *picked, size_t count,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct told *told = dk_arena_array(&tmp, count + 1, sizeof(*told));
	enum dk_rc rc;

	for (size_t i = 0; i < count; i++)
		told[i] = (struct told){ picked[i], 0 };
	rc = confirm(s, id, told, count, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_shipment_confirm_row(struct dk_session *s, dk_id row_id, dk_qty qty, const char *short_reason,
    struct dk_err *err)
{
	struct told told = { { 0, qty, short_reason }, row_id };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_SHIP, err);
	struct dk_stmt *st;
	dk_id id;
	bool more;

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_OF_ROW);
	dk_bind_id(st, ":row", row_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "line", "There is no such line on a pick list.");
	id = dk_col_id(st, 0);
	told.p.line_no = dk_col_i64(st, 1);
	dk_done(st);
	return confirm(s, id, &told, 1, err);
}
