/*
 * packing.c - goods on their way into cartons: lines and cartons by number, sums stored once.
 *
 * What a row of the shipment holds in cartons is counted in memory and stored once at the end: a
 * shipment of thousands of lines is one statement then.
 */
#include <stdlib.h>
#include <string.h>

#include "core/ship/packing.h"
#include "core/stock/allocation.h"

static const char SQL_ADD_CARTON[] =
    "INSERT INTO carton (shipment_id, carton_no, sscc) VALUES (:id, :no, :sscc)";
static const char SQL_PUT[] =
    "INSERT INTO carton_line (carton_id, shipment_line_id, qty) VALUES (:carton, :line, :qty)"
    " ON CONFLICT (carton_id, shipment_line_id) DO UPDATE SET qty = qty + excluded.qty";
static const char SQL_UNWEIGHED[] =
    "UPDATE carton SET gram = 0, weight_reason = '' WHERE id = :id AND gram > 0";
static const char SQL_PACKED[] =
    "UPDATE shipment_line SET packed = :qty WHERE id = :id AND :qty <= picked";
static const char SQL_ALL_PACKED[] =
    "UPDATE shipment_line SET packed = picked WHERE shipment_id = :id AND packed < picked";
static const char SQL_INSPECT[] =
    "SELECT l.line_no, l.sku, i.reason, i.state FROM inspection i"
    " JOIN shipment_line x ON x.id = i.shipment_line_id JOIN order_line l ON l.id = x.line_id"
    " WHERE i.shipment_id = :id AND i.state IN ('wait', 'failed') ORDER BY l.line_no LIMIT 1";

static int
by_line_no(const void *x, const void *y)
{
	const struct dk_shipment_line *a = *(struct dk_shipment_line *const *)x;
	const struct dk_shipment_line *b = *(struct dk_shipment_line *const *)y;

	if (a->line_no != b->line_no)
		return a->line_no < b->line_no ? -1 : 1;
	return a < b ? -1 : a > b; /* in walking order */
}

static void
index_lines(struct dk_packing *p)
{
	struct dk_shipment *h = p->job.shipment;

	p->by_no = dk_arena_array(&p->job.tmp, h->line_count + 1, sizeof(h->lines));
	p->before = dk_arena_array(&p->job.tmp, h->line_count + 1, sizeof(*p->before));
	for (size_t i = 0; i < h->line_count; i++) {
		p->by_no[i] = &h->lines[i];
		p->before[i] = h->lines[i].packed.milli;
	}
	qsort(p->by_no, h->line_count, sizeof(h->lines), by_line_no);
}

/* Where the rows of a line begin; line_count when it has none. */
static size_t
first_of(const struct dk_packing *p, int64_t line_no)
{
	size_t low = 0, high = p->job.shipment->line_count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (p->by_no[mid]->line_no < line_no)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool
is_of(const struct dk_packing *p, size_t i, int64_t line_no)
{
	return i < p->job.shipment->line_count && p->by_no[i]->line_no == line_no;
}

static int64_t
unpacked(const struct dk_shipment_line *l)
{
	return l->picked.milli - l->packed.milli;
}

enum dk_rc
dk_carton_open(struct dk_ship_job *job, int64_t no, struct dk_carton **out, struct dk_err *err)
{
	struct dk_shipment *h = job->shipment;
	struct dk_carton *all, fresh = { .box = "", .sscc = "", .weight_reason = "", .hazard = "" };
	struct dk_sscc sscc = { "" };
	struct dk_stmt *st;
	enum dk_rc rc;

	for (size_t i = h->carton_count; no == 0 && i-- > 0;)
		if (!h->cartons[i].is_closed)
			no = h->cartons[i].carton_no;
	fresh.carton_no = no == 0 ? (int64_t)h->carton_count + 1 : no;
	*out = dk_carton_of(h, fresh.carton_no);
	if (*out != NULL && (*out)->is_closed)
		return dk_fail(err, DK_EREFUSED, "carton",
		    "Carton %lld of %s is closed; open it again first: docket carton reopen"
		    " %s %lld", (long long)no, h->number, h->number, (long long)no);
	if (*out != NULL)
		return DK_OK;
	if (fresh.carton_no != (int64_t)h->carton_count + 1)
		return dk_fail(err, DK_EINPUT, "carton",
		    "Cartons are numbered one after the other; the next one of %s is %zu.",
		    h->number, h->carton_count + 1);
	rc = dk_sscc_take(&job->ch, h->id, fresh.carton_no, &sscc, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(job->ch.session->db, SQL_ADD_CARTON);
	dk_bind_id(st, ":id", h->id);
	dk_bind_i64(st, ":no", fresh.carton_no);
	dk_bind_text(st, ":sscc", sscc.code);
	if ((rc = dk_insert(st, &fresh.id, err)) != DK_OK)
		return rc;
	all = dk_arena_array(&job->tmp, h->carton_count + 1, sizeof(*all));
	if (h->carton_count > 0)
		memcpy(all, h->cartons, h->carton_count * sizeof(*all));
	h->cartons = all;
	h->cartons[h->carton_count] = fresh;
	*out = &h->cartons[h->carton_count++];
	return DK_OK;
}

static enum dk_rc
put(struct dk_packing *p, dk_id carton, struct dk_shipment_line *l, int64_t qty, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(p->job.ch.session->db, SQL_PUT);

	dk_bind_id(st, ":carton", carton);
	dk_bind_id(st, ":line", l->id);
	dk_bind_i64(st, ":qty", qty);
	l->packed.milli += qty;
	return dk_run(st, NULL, err);
}

static enum dk_rc
judge(const struct dk_packing *p, int64_t line_no, dk_qty qty, struct dk_err *err)
{
	size_t at = first_of(p, line_no);
	const struct dk_shipment *h = p->job.shipment;
	dk_qty left = { 0 };

	if (!is_of(p, at, line_no))
		return dk_fail(err, DK_EINPUT, "line", "Line %lld is not on shipment %s.",
		    (long long)line_no, h->number);
	for (size_t i = at; is_of(p, i, line_no); i++)
		left.milli += unpacked(p->by_no[i]);
	if (qty.milli <= 0)
		return dk_fail(err, DK_EINPUT, "qty", "Line %lld (%s): pack more than nothing.",
		    (long long)line_no, p->by_no[at]->sku);
	if (qty.milli > left.milli)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Line %lld (%s): only %s of what was picked are not in a carton yet.",
		    (long long)line_no, p->by_no[at]->sku, dk_qty_show(left).s);
	return dk_qty_counts(p->job.ch.session, p->by_no[at]->product_id, qty, "qty", err);
}

enum dk_rc
dk_packing_line(struct dk_packing *p, dk_id carton, int64_t line_no, dk_qty qty, struct dk_err *err)
{
	int64_t left = qty.milli;
	enum dk_rc rc = judge(p, line_no, qty, err);

	for (size_t i = first_of(p, line_no); rc == DK_OK && left > 0 && is_of(p, i, line_no);
	    i++) {
		struct dk_shipment_line *l = p->by_no[i];
		int64_t part = left < unpacked(l) ? left : unpacked(l);

		left -= part;
		if (part > 0)
			rc = put(p, carton, l, part, err);
	}
	return rc;
}

enum dk_rc
dk_packing_rest(struct dk_packing *p, dk_id carton, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < p->job.shipment->line_count; i++) {
		struct dk_shipment_line *l = &p->job.shipment->lines[i];

		if (unpacked(l) > 0)
			rc = put(p, carton, l, unpacked(l), err);
	}
	return rc;
}

bool
dk_packing_is_done(const struct dk_shipment *h)
{
	for (size_t i = 0; i < h->line_count; i++)
		if (unpacked(&h->lines[i]) > 0)
			return false;
	return true;
}

/* What the lines hold in cartons now. */
enum dk_rc
dk_packing_store(struct dk_packing *p, struct dk_err *err)
{
	struct dk_shipment *h = p->job.shipment;
	struct dk_db *db = p->job.ch.session->db;
	struct dk_stmt *st;
	enum dk_rc rc = DK_OK;

	if (dk_packing_is_done(h)) {
		st = dk_sql(db, SQL_ALL_PACKED);
		dk_bind_id(st, ":id", h->id);
		return dk_run(st, NULL, err);
	}
	for (size_t i = 0; rc == DK_OK && i < h->line_count; i++) {
		int64_t changed = 0;

		if (h->lines[i].packed.milli == p->before[i])
			continue;
		st = dk_sql(db, SQL_PACKED);
		dk_bind_id(st, ":id", h->lines[i].id);
		dk_bind_i64(st, ":qty", h->lines[i].packed.milli);
		rc = dk_run(st, &changed, err);
		dk_assert(rc != DK_OK || changed == 1);
	}
	return rc;
}

/* The scale was read before this went in or out. */
enum dk_rc
dk_carton_unweighed(struct dk_ship_job *job, const struct dk_carton *k, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_UNWEIGHED);

	dk_bind_id(st, ":id", k->id);
	return dk_run(st, NULL, err);
}

static enum dk_rc
require_inspected(struct dk_session *s, const struct dk_shipment *h, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_INSPECT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", h->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	if (strcmp(dk_col_peek(st, 3), "wait") == 0)
		rc = dk_fail(err, DK_EREFUSED, "shipment",
		    "Line %lld (%s) of %s is to be inspected before it is packed: %s",
		    (long long)dk_col_i64(st, 0), dk_col_peek(st, 1), h->number,
		    dk_col_peek(st, 2));
	else
		rc = dk_fail(err, DK_EREFUSED, "shipment",
		    "Line %lld (%s) of %s failed its inspection; say what becomes of the failed"
		    " units before it is packed.", (long long)dk_col_i64(st, 0),
		    dk_col_peek(st, 1), h->number);
	dk_done(st);
	return rc;
}

static enum dk_rc
require_picked(struct dk_session *s, const struct dk_shipment *h, struct dk_err *err)
{
	int64_t sum = 0;

	for (size_t i = 0; i < h->line_count; i++) {
		sum += h->lines[i].picked.milli;
		if (strcmp(h->state, "picking") == 0 && !h->lines[i].is_confirmed)
			return dk_fail(err, DK_EREFUSED, "shipment",
			    "Line %lld (%s) of %s is not confirmed yet; confirm what was picked"
			    " first.",
			    (long long)h->lines[i].line_no, h->lines[i].sku, h->number);
	}
	if (strcmp(h->state, "picked") != 0 && strcmp(h->state, "checked") != 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is already %s; there is nothing to pack.", h->number, h->state);
	if (sum == 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "Nothing was picked for %s; cancel the shipment.", h->number);
	return require_inspected(s, h, err);
}

/* Cartons of what has left, or will not, stay as they are. */
static enum dk_rc
require_here(const struct dk_shipment *h, struct dk_err *err)
{
	static const char *const here[] = { "picking", "picked", "checked", "packed" };

	for (size_t i = 0; i < DK_COUNT(here); i++)
		if (strcmp(h->state, here[i]) == 0)
			return DK_OK;
	return dk_fail(err, DK_EREFUSED, "shipment", "%s is %s; its cartons stay as they are.",
	    h->number, h->state);
}

enum dk_rc
dk_carton_begin(struct dk_session *s, const char *action, dk_id shipment_id, bool needs_goods,
    struct dk_ship_job *job, struct dk_err *err)
{
	enum dk_rc rc = dk_ship_begin(s, action, shipment_id, job, err);

	if (rc != DK_OK || job->is_done)
		return rc;
	rc = needs_goods ? require_picked(s, job->shipment, err)
	    : require_here(job->shipment, err);
	return rc == DK_OK ? rc : dk_ship_end(job, rc, err);
}

enum dk_rc
dk_packing_begin(struct dk_session *s, const char *action, dk_id id, struct dk_packing *p,
    struct dk_err *err)
{
	enum dk_rc rc = dk_carton_begin(s, action, id, true, &p->job, err);

	if (rc == DK_OK && !p->job.is_done)
		index_lines(p);
	return rc;
}
