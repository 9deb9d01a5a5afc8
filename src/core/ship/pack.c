/* pack.c - picked goods into cartons; never more than was picked. */
#include <string.h>

#include "core/ship/private.h"

static const char SQL_CARTON[] =
    "SELECT id FROM carton WHERE shipment_id = :id AND carton_no = :no";
static const char SQL_ADD_CARTON[] =
    "INSERT INTO carton (shipment_id, carton_no) VALUES (:id, :no)";
static const char SQL_PUT[] =
    "INSERT INTO carton_line (carton_id, shipment_line_id, qty) VALUES (:carton, :line, :qty)"
    " ON CONFLICT (carton_id, shipment_line_id) DO UPDATE SET qty = qty + excluded.qty";
static const char SQL_PACKED[] =
    "UPDATE shipment_line SET packed = packed + :qty WHERE id = :id AND packed + :qty <= picked";

/* Cartons are numbered 1, 2, 3 ... so that "2 of 3" is true on labels. */
static enum dk_rc
find_carton(struct dk_ship_job *job, int64_t no, dk_id *carton, struct dk_err *err)
{
	struct dk_db *db = job->ch.session->db;
	size_t known = job->shipment->carton_count;
	struct dk_stmt *st = dk_sql(db, SQL_CARTON);
	enum dk_rc rc;

	dk_bind_id(st, ":id", job->shipment->id);
	dk_bind_i64(st, ":no", no);
	if ((rc = dk_one(st, 0, carton, err)) != DK_OK || *carton != 0)
		return rc;
	if (no != (int64_t)known + 1)
		return dk_fail(err, DK_EINPUT, "carton",
		    "Cartons are numbered one after the other; the next one of %s is %zu.",
		    job->shipment->number, known + 1);
	st = dk_sql(db, SQL_ADD_CARTON);
	dk_bind_id(st, ":id", job->shipment->id);
	dk_bind_i64(st, ":no", no);
	return dk_insert(st, carton, err);
}

static enum dk_rc
put(struct dk_ship_job *job, dk_id carton, struct dk_shipment_line *l, dk_qty qty,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_PUT);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":carton", carton);
	dk_bind_id(st, ":line", l->id);
	dk_bind_i64(st, ":qty", qty.milli);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(job->ch.session->db, SQL_PACKED);
	dk_bind_id(st, ":id", l->id);
	dk_bind_i64(st, ":qty", qty.milli);
	if ((rc = dk_run(st, &changed, err)) == DK_OK)
		dk_assert(changed == 1);
	l->packed.milli += qty.milli;
	return rc;
}

static int64_t
unpacked(const struct dk_shipment_line *l)
{
	return l->picked.milli - l->packed.milli;
}

static enum dk_rc
judge(const struct dk_shipment *h, const struct dk_picked *p, struct dk_err *err)
{
	const struct dk_shipment_line *known = NULL;
	dk_qty left = { 0 };

	for (size_t i = 0; i < h->line_count; i++) {
		if (h->lines[i].line_no != p->line_no)
			continue;
		known = &h->lines[i];
		left.milli += unpacked(known);
	}
	if (known == NULL)
		return dk_fail(err, DK_EINPUT, "line", "Line %lld is not on shipment %s.",
		    (long long)p->line_no, h->number);
	if (p->qty.milli <= 0)
		return dk_fail(err, DK_EINPUT, "qty", "Line %lld (%s): pack more than nothing.",
		    (long long)p->line_no, known->sku);
	if (p->qty.milli > left.milli)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Line %lld (%s): only %s of what was picked are not in a carton yet.",
		    (long long)p->line_no, known->sku, dk_qty_show(left).s);
	return DK_OK;
}

static enum dk_rc
pack_line(struct dk_ship_job *job, dk_id carton, const struct dk_picked *p, struct dk_err *err)
{
	struct dk_shipment *h = job->shipment;
	int64_t left = p->qty.milli;
	enum dk_rc rc = judge(h, p, err);

	for (size_t i = 0; rc == DK_OK && left > 0 && i < h->line_count; i++) {
		struct dk_shipment_line *l = &h->lines[i];
		dk_qty part = { left < unpacked(l) ? left : unpacked(l) };

		if (l->line_no != p->line_no || part.milli == 0)
			continue;
		left -= part.milli;
		rc = put(job, carton, l, part, err);
	}
	return rc;
}

static enum dk_rc
pack_rest(struct dk_ship_job *job, dk_id carton, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < job->shipment->line_count; i++) {
		struct dk_shipment_line *l = &job->shipment->lines[i];

		if (unpacked(l) > 0)
			rc = put(job, carton, l, (dk_qty){ unpacked(l) }, err);
	}
	return rc;
}

static enum dk_rc
require_picked(const struct dk_shipment *h, struct dk_err *err)
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
	if (strcmp(h->state, "picked") != 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is already %s; there is nothing to pack.", h->number, h->state);
	if (sum == 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "Nothing was picked for %s; cancel the shipment.", h->number);
	return DK_OK;
}

static bool
all_packed(const struct dk_shipment *h)
{
	for (size_t i = 0; i < h->line_count; i++)
		if (unpacked(&h->lines[i]) > 0)
			return false;
	return true;
}

enum dk_rc
dk_shipment_pack(struct dk_session *s, dk_id id, int64_t carton_no, const struct dk_picked *packed,
    size_t count, struct dk_err *err)
{
	struct dk_ship_job job;
	dk_id carton = 0;
	enum dk_rc rc = dk_ship_begin(s, "ship.pack", id, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = require_picked(job.shipment, err);
	if (rc == DK_OK)
		rc = find_carton(&job, carton_no == 0 ? 1 : carton_no, &carton, err);
	if (rc == DK_OK && count == 0)
		rc = pack_rest(&job, carton, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = pack_line(&job, carton, &packed[i], err);
	if (rc == DK_OK)
		dk_change_i64(&job.ch, "carton", carton_no == 0 ? 1 : carton_no);
	if (rc == DK_OK && all_packed(job.shipment))
		rc = dk_shipment_move(&job, "packed", err);
	return dk_ship_end(&job, rc, err);
}
