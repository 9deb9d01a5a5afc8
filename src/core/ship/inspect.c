/* inspect.c - what an inspector found of the lines that were chosen; reading them. */
#include <string.h>

#include "core/ship/inspect.h"
#include "core/stock/allocation.h"
#include "db/fetch.h"

static const char SQL_OF[] =
    DK_INSPECTION " WHERE i.shipment_id = :shipment ORDER BY l.line_no, i.shipment_line_id";
static const char SQL_OPEN[] = DK_INSPECTION
    " WHERE i.state IN ('wait', 'failed') AND h.state = 'picked'"
    " ORDER BY i.chosen_at, i.shipment_line_id";
static const char SQL_FOUND[] =
    "UPDATE inspection SET state = :state, counted = :counted, damaged = :damaged,"
    " label_ok = :label, expiry_ok = :expiry, failed = :failed, inspected_at = :at,"
    " inspected_by = :by, note = :note WHERE shipment_line_id = :row";
static const char SQL_PICKER[] = "SELECT picked_by FROM shipment_line WHERE id = :row";
static const char SQL_LEFT[] =
    "SELECT count(*) FROM inspection WHERE shipment_id = :id AND state IN ('wait', 'failed')";
static const char SQL_MISPICK[] =
    "INSERT INTO mispick (wanted_id, sent_id, source, document, at, by)"
    " VALUES (:wanted, :sent, :source, :document, :at, :by)";

static void
read_row(struct dk_stmt *st, struct dk_arena *a, struct dk_inspection *x)
{
	*x = (struct dk_inspection){ .row_id = dk_col_id(st, 0), .shipment_id = dk_col_id(st, 1),
		.line_no = dk_col_i64(st, 2), .shipment = dk_col_text(st, 3, a),
		.order = dk_col_text(st, 4, a), .sku = dk_col_text(st, 5, a),
		.text = dk_col_text(st, 6, a), .location = dk_col_text(st, 7, a),
		.picker = dk_col_text(st, 8, a), .code = dk_col_text(st, 9, a),
		.reason = dk_col_text(st, 10, a), .state = dk_col_text(st, 11, a),
		.picked = dk_col_qty(st, 12), .counted = dk_col_qty(st, 13),
		.damaged = dk_col_qty(st, 14), .failed = dk_col_qty(st, 15),
		.label_ok = dk_col_bool(st, 16), .expiry_ok = dk_col_bool(st, 17),
		.inspector = dk_col_text(st, 18, a), .disposition = dk_col_text(st, 19, a),
		.note = dk_col_text(st, 20, a) };
}

enum dk_rc
dk_inspections_read(struct dk_session *s, struct dk_arena *a, dk_id shipment_id,
    struct dk_inspections *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, shipment_id != 0 ? SQL_OF : SQL_OPEN);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(*out->list));
	struct dk_inspection *row;

	if (shipment_id != 0)
		dk_bind_id(st, ":shipment", shipment_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_row(st, a, row);
	*out = (struct dk_inspections){ rows.rows, rows.count };
	return rows.rc;
}

enum dk_rc
dk_inspection_list(struct dk_session *s, struct dk_arena *a, dk_id shipment_id,
    struct dk_inspection **out, size_t *count, struct dk_err *err)
{
	struct dk_inspections all = { 0 };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = dk_inspections_read(s, a, shipment_id, &all, err);
	*out = all.list;
	*count = all.count;
	return rc;
}

/* Before the first inspection and after the last decision: what the state of the goods allows. */
enum dk_rc
dk_inspection_end(struct dk_ship_job *job, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_LEFT);
	int64_t left = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":id", job->shipment->id);
	rc = dk_one(st, 0, &left, err);
	return rc == DK_OK && left == 0 ? dk_shipment_move(job, "checked", err) : rc;
}

enum dk_rc
dk_inspection_state(const struct dk_shipment *h, struct dk_err *err)
{
	if (strcmp(h->state, "picking") == 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is still being picked; it is inspected when all its lines are picked.",
		    h->number);
	if (strcmp(h->state, "picked") != 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is %s; there is nothing to inspect.", h->number, h->state);
	return DK_OK;
}

/* The row that is meant: by its key, or the one of the line that may be inspected. */
static enum dk_rc
find_row(struct dk_ship_job *job, const struct dk_inspected *in, const struct dk_inspection **out,
    struct dk_err *err)
{
	struct dk_inspections all;
	const struct dk_inspection *seen = NULL;
	enum dk_rc rc = dk_inspections_read(job->ch.session, &job->tmp, job->shipment->id, &all,
	    err);

	*out = NULL;
	for (size_t i = 0; rc == DK_OK && i < all.count && *out == NULL; i++) {
		struct dk_inspection *x = &all.list[i];

		if (in->row_id != 0 ? x->row_id != in->row_id : x->line_no != in->line_no)
			continue;
		seen = x;
		if (strcmp(x->state, "wait") == 0 || strcmp(x->state, "failed") == 0)
			*out = x;
	}
	if (rc != DK_OK || *out != NULL)
		return rc;
	if (seen != NULL)
		return dk_fail(err, DK_EREFUSED, "line", "Line %lld (%s) of %s is inspected: %s.",
		    (long long)seen->line_no, seen->sku, job->shipment->number,
		    strcmp(seen->state, "ok") == 0 ? "all is good" : seen->note);
	return dk_fail(err, DK_EREFUSED, "line",
	    "Line %lld of %s was not chosen for inspection. See: docket ship inspect %s",
	    (long long)in->line_no, job->shipment->number, job->shipment->number);
}

static enum dk_rc
require_other(struct dk_ship_job *job, const struct dk_inspection *x, struct dk_err *err)
{
	struct dk_session *s = job->ch.session;
	struct dk_stmt *st;
	bool by_other = false;
	dk_id picker = 0;
	enum dk_rc rc = dk_setting_bool(s, "inspect_by_other", &by_other, err);

	if (rc != DK_OK || !by_other)
		return rc;
	st = dk_sql(s->db, SQL_PICKER);
	dk_bind_id(st, ":row", x->row_id);
	rc = dk_one(st, 0, &picker, err);
	if (rc == DK_OK && picker == s->user_id)
		rc = dk_fail(err, DK_EREFUSED, "line",
		    "You picked line %lld yourself; somebody else inspects it.",
		    (long long)x->line_no);
	return rc;
}

static enum dk_rc
judge(const struct dk_inspection *x, const struct dk_inspected *in, struct dk_err *err)
{
	bool is_wrong = in->wrong_sku != NULL && *in->wrong_sku != '\0';

	if (in->counted.milli < 0 || in->damaged.milli < 0 ||
	    in->damaged.milli > in->counted.milli)
		return dk_fail(err, DK_EINPUT, "damaged",
		    "Count from 0 on, and no more damaged than there are.");
	if (in->counted.milli > x->picked.milli)
		return dk_fail(err, DK_EREFUSED, "counted",
		    "Line %lld (%s): %s are there, %s were picked; put %s back and count again.",
		    (long long)x->line_no, x->sku, dk_qty_show(in->counted).s,
		    dk_qty_show(x->picked).s,
		    dk_qty_show((dk_qty){ in->counted.milli - x->picked.milli }).s);
	if (is_wrong && in->counted.milli == x->picked.milli)
		return dk_fail(err, DK_EINPUT, "counted",
		    "Count only the right item: how many of the %s are %s?",
		    dk_qty_show(x->picked).s, x->sku);
	return DK_OK;
}

/* "2 damaged, 1 missing, the label is wrong" */
static const char *
fault_of(struct dk_arena *a, const struct dk_inspection *x, const struct dk_inspected *in)
{
	dk_qty missing = { x->picked.milli - in->counted.milli };
	bool is_wrong = in->wrong_sku != NULL && *in->wrong_sku != '\0';
	const char *out = "";

	if (missing.milli > 0)
		out = is_wrong ? dk_fmt(a, "%s are %s", dk_qty_show(missing).s, in->wrong_sku)
			       : dk_fmt(a, "%s missing", dk_qty_show(missing).s);
	if (in->damaged.milli > 0)
		out = dk_fmt(a, "%s%s%s damaged", out, *out != '\0' ? ", " : "",
		    dk_qty_show(in->damaged).s);
	if (in->label_bad)
		out = dk_fmt(a, "%s%slabel wrong", out, *out != '\0' ? ", " : "");
	if (in->expiry_bad)
		out = dk_fmt(a, "%s%stoo old", out, *out != '\0' ? ", " : "");
	return out;
}

enum dk_rc
dk_mispick_store(struct dk_change *ch, const struct dk_mistaken *m, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_MISPICK);

	dk_bind_id(st, ":wanted", m->wanted_id);
	dk_bind_id(st, ":sent", m->sent_id);
	dk_bind_text(st, ":source", m->source);
	dk_bind_text(st, ":document", m->document);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":by", ch->session->user_id);
	return dk_run(st, NULL, err);
}

static dk_id
product_of(const struct dk_shipment *h, dk_id row_id)
{
	for (size_t i = 0; i < h->line_count; i++)
		if (h->lines[i].id == row_id)
			return h->lines[i].product_id;
	return 0;
}

/* The pair that was mistaken is looked at from now on. */
static enum dk_rc
learn(struct dk_ship_job *job, const struct dk_inspection *x, const char *wrong_sku,
    struct dk_err *err)
{
	struct dk_mistaken m = { .wanted_id = product_of(job->shipment, x->row_id),
		.source = "inspection", .document = job->shipment->number };
	struct dk_product *p = NULL;
	enum dk_rc rc;

	if (wrong_sku == NULL || *wrong_sku == '\0')
		return DK_OK;
	rc = dk_product_by_sku(job->ch.session, &job->tmp, wrong_sku, &p, err);
	if (rc != DK_OK)
		return rc;
	m.sent_id = p->id;
	if (m.sent_id == m.wanted_id)
		return dk_fail(err, DK_EINPUT, "sku", "%s is the right item.", wrong_sku);
	return dk_mispick_store(&job->ch, &m, err);
}

static enum dk_rc
store(struct dk_ship_job *job, const struct dk_inspection *x, const struct dk_inspected *in,
    int64_t failed, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_FOUND);
	const char *fault = fault_of(&job->tmp, x, in);

	dk_bind_id(st, ":row", x->row_id);
	dk_bind_text(st, ":state", failed > 0 ? "failed" : "ok");
	dk_bind_i64(st, ":counted", in->counted.milli);
	dk_bind_i64(st, ":damaged", in->damaged.milli);
	dk_bind_bool(st, ":label", !in->label_bad);
	dk_bind_bool(st, ":expiry", !in->expiry_bad);
	dk_bind_i64(st, ":failed", failed);
	dk_bind_instant(st, ":at", job->ch.now_ms);
	dk_bind_id(st, ":by", job->ch.session->user_id);
	dk_bind_text(st, ":note", fault);
	dk_change_text(&job->ch, dk_fmt(&job->tmp, "line_%lld", (long long)x->line_no),
	    failed > 0 ? fault : "ok");
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_inspect(struct dk_session *s, dk_id shipment_id, const struct dk_inspected *in, dk_qty *failed,
    struct dk_err *err)
{
	const struct dk_inspection *x = NULL;
	struct dk_ship_job job;
	enum dk_rc rc = dk_ship_begin(s, "ship.inspect", shipment_id, &job, err);

	*failed = DK_QTY(0);
	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = dk_inspection_state(job.shipment, err);
	if (rc == DK_OK)
		rc = find_row(&job, in, &x, err);
	if (rc == DK_OK)
		rc = require_other(&job, x, err);
	if (rc == DK_OK)
		rc = judge(x, in, err);
	if (rc == DK_OK)
		rc = dk_qty_counts(s, product_of(job.shipment, x->row_id), in->counted, "counted",
		    err);
	if (rc == DK_OK)
		rc = dk_qty_counts(s, product_of(job.shipment, x->row_id), in->damaged, "damaged",
		    err);
	if (rc == DK_OK)
		rc = learn(&job, x, in->wrong_sku, err);
	if (rc == DK_OK) {
		failed->milli = x->picked.milli - in->counted.milli + in->damaged.milli;
		if (in->label_bad || in->expiry_bad)
			*failed = x->picked;
		rc = store(&job, x, in, failed->milli, err);
	}
	if (rc == DK_OK)
		rc = dk_inspection_end(&job, err);
	return dk_ship_end(&job, rc, err);
}
