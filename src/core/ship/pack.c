/* pack.c - picked goods into cartons, out again, and by a list. */
#include <stdlib.h>
#include <string.h>

#include "core/ship/packing.h"
#include "core/stock/allocation.h"
#include "db/fetch.h"

static const char SQL_IN_IT[] =
    "SELECT y.shipment_line_id, y.qty, l.line_no, l.product_id FROM carton_line y"
    " JOIN shipment_line x ON x.id = y.shipment_line_id JOIN order_line l ON l.id = x.line_id"
    " WHERE y.carton_id = :carton ORDER BY l.line_no, x.id";
static const char SQL_LESS[] =
    "UPDATE carton_line SET qty = qty - :qty"
    " WHERE carton_id = :carton AND shipment_line_id = :line AND qty > :qty";
static const char SQL_NONE[] =
    "DELETE FROM carton_line"
    " WHERE carton_id = :carton AND shipment_line_id = :line AND qty = :qty";
static const char SQL_DROP_CARTON[] = "DELETE FROM carton WHERE id = :id";

/* Some lines, or all that are not packed yet, into one carton. */
static enum dk_rc
pack_into(struct dk_packing *p, int64_t carton_no, const struct dk_picked *lines, size_t count,
    struct dk_err *err)
{
	struct dk_carton *k = NULL;
	enum dk_rc rc = dk_carton_open(&p->job, carton_no, &k, err);

	if (rc == DK_OK)
		rc = dk_carton_unweighed(&p->job, k, err);
	if (rc == DK_OK && count == 0)
		rc = dk_packing_rest(p, k->id, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = dk_packing_line(p, k->id, lines[i].line_no, lines[i].qty, err);
	if (rc == DK_OK)
		rc = dk_packing_store(p, err);
	if (rc == DK_OK)
		dk_change_i64(&p->job.ch, "carton", k->carton_no);
	return rc;
}

enum dk_rc
dk_shipment_pack(struct dk_session *s, dk_id id, int64_t carton_no, const struct dk_picked *packed,
    size_t count, struct dk_err *err)
{
	struct dk_packing p;
	enum dk_rc rc = dk_packing_begin(s, "ship.pack", id, &p, err);

	if (rc != DK_OK || p.job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&p.job, rc, err);
	if (count > 0 || !dk_packing_is_done(p.job.shipment))
		rc = pack_into(&p, carton_no, packed, count, err);
	if (rc == DK_OK && dk_packing_is_done(p.job.shipment))
		rc = dk_carton_shut_all(&p.job, err);
	if (rc == DK_OK)
		rc = dk_carton_settle(&p.job, err);
	return dk_ship_end(&p.job, rc, err);
}

enum dk_rc
dk_carton_put(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    const struct dk_picked *lines, size_t count, struct dk_err *err)
{
	struct dk_packing p;
	enum dk_rc rc = dk_packing_begin(s, "ship.put", shipment_id, &p, err);

	if (rc != DK_OK || p.job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&p.job, rc, err);
	rc = pack_into(&p, carton_no, lines, count, err);
	return dk_ship_end(&p.job, rc, err);
}

/* A row of what lies in a carton. */
struct inside {
	dk_id shipment_line_id;
	int64_t qty, line_no;
	dk_id product_id;
};

static enum dk_rc
read_inside(struct dk_ship_job *job, dk_id carton, struct inside **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_IN_IT);
	struct dk_fetch rows = dk_fetch(st, &job->tmp, sizeof(**out));
	struct inside *row;

	dk_bind_id(st, ":carton", carton);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct inside){ dk_col_id(st, 0), dk_col_i64(st, 1),
			dk_col_i64(st, 2), dk_col_id(st, 3) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* Out of the carton, and back among what is not packed. */
static enum dk_rc
take_part(struct dk_ship_job *job, dk_id carton, dk_id line, int64_t qty, struct dk_err *err)
{
	static const char *const texts[] = { SQL_LESS, SQL_NONE };
	int64_t changed = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && changed == 0 && i < DK_COUNT(texts); i++) {
		struct dk_stmt *st = dk_sql(job->ch.session->db, texts[i]);

		dk_bind_id(st, ":carton", carton);
		dk_bind_id(st, ":line", line);
		dk_bind_i64(st, ":qty", qty);
		rc = dk_run(st, &changed, err);
	}
	dk_assert(rc != DK_OK || changed == 1);
	for (size_t i = 0; i < job->shipment->line_count; i++)
		if (job->shipment->lines[i].id == line)
			job->shipment->lines[i].packed.milli -= qty;
	return rc;
}

static enum dk_rc
take_line(struct dk_ship_job *job, const struct dk_carton *k, const struct dk_picked *want,
    struct inside *rows, size_t count, struct dk_err *err)
{
	int64_t there = 0, left = want->qty.milli;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; i < count; i++)
		there += rows[i].line_no == want->line_no ? rows[i].qty : 0;
	if (left <= 0)
		return dk_fail(err, DK_EINPUT, "qty", "Line %lld: take out more than nothing.",
		    (long long)want->line_no);
	if (left > there)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Line %lld: only %s of it are in carton %lld of %s.", (long long)want->line_no,
		    dk_qty_show((dk_qty){ there }).s, (long long)k->carton_no,
		    job->shipment->number);
	for (size_t i = 0; rc == DK_OK && i < count && left > 0; i++) {
		int64_t part = left < rows[i].qty ? left : rows[i].qty;

		if (rows[i].line_no != want->line_no || part == 0)
			continue;
		rc = dk_qty_counts(job->ch.session, rows[i].product_id, want->qty, "qty", err);
		if (rc == DK_OK)
			rc = take_part(job, k->id, rows[i].shipment_line_id, part, err);
		rows[i].qty -= part;
		left -= part;
	}
	return rc;
}

/* An open carton of this number. */
static enum dk_rc
find_open(struct dk_ship_job *job, int64_t carton_no, struct dk_carton **k, struct dk_err *err)
{
	enum dk_rc rc = dk_carton_need(job->shipment, carton_no, k, err);

	return rc == DK_OK ? dk_carton_open(job, carton_no, k, err) : rc;
}

enum dk_rc
dk_carton_take(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    const struct dk_picked *lines, size_t count, struct dk_err *err)
{
	struct dk_packing p;
	struct dk_carton *k = NULL;
	struct inside *rows = NULL;
	size_t row_count = 0;
	enum dk_rc rc = dk_packing_begin(s, "ship.take", shipment_id, &p, err);

	if (rc != DK_OK || p.job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&p.job, rc, err);
	rc = find_open(&p.job, carton_no, &k, err);
	if (rc == DK_OK)
		rc = dk_carton_unweighed(&p.job, k, err);
	if (rc == DK_OK)
		rc = read_inside(&p.job, k->id, &rows, &row_count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = take_line(&p.job, k, &lines[i], rows, row_count, err);
	for (size_t i = 0; rc == DK_OK && count == 0 && i < row_count; i++)
		rc = take_part(&p.job, k->id, rows[i].shipment_line_id, rows[i].qty, err);
	if (rc == DK_OK)
		rc = dk_packing_store(&p, err);
	if (rc == DK_OK)
		dk_change_i64(&p.job.ch, "carton", carton_no);
	return dk_ship_end(&p.job, rc, err);
}

enum dk_rc
dk_carton_drop(struct dk_session *s, dk_id shipment_id, int64_t carton_no, struct dk_err *err)
{
	struct dk_ship_job job;
	struct dk_carton *k = NULL;
	struct dk_stmt *st;
	enum dk_rc rc = dk_carton_begin(s, "ship.drop", shipment_id, true, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = find_open(&job, carton_no, &k, err);
	if (rc == DK_OK && k->lines > 0)
		rc = dk_fail(err, DK_EREFUSED, "carton",
		    "Carton %lld of %s is not empty; take out what is in it first.",
		    (long long)carton_no, job.shipment->number);
	else if (rc == DK_OK && carton_no != (int64_t)job.shipment->carton_count)
		rc = dk_fail(err, DK_EREFUSED, "carton",
		    "Only the last carton can be dropped, else the others had other numbers than"
		    " their labels; pack carton %zu into this one.", job.shipment->carton_count);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_DROP_CARTON);
		dk_bind_id(st, ":id", k->id);
		rc = dk_run(st, NULL, err);
	}
	if (rc == DK_OK) {
		dk_change_i64(&job.ch, "carton", carton_no);
		if (*k->sscc != '\0')
			dk_change_text(&job.ch, "sscc", k->sscc);
		job.shipment->carton_count--;
		rc = dk_carton_settle(&job, err);
	}
	return dk_ship_end(&job, rc, err);
}

static enum dk_rc
fill_goods(struct dk_packing *p, const struct dk_fill *rows, size_t count,
    const struct dk_progress *progress, struct dk_err *err)
{
	struct dk_carton *k = NULL;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (k == NULL || k->carton_no != rows[i].carton_no) {
			rc = dk_carton_open(&p->job, rows[i].carton_no, &k, err);
			if (rc == DK_OK)
				rc = dk_carton_unweighed(&p->job, k, err);
		}
		if (rc == DK_OK && rows[i].box != NULL && *rows[i].box != '\0')
			rc = dk_carton_set_box(&p->job, k, rows[i].box, err);
		if (rc == DK_OK)
			rc = dk_packing_line(p, k->id, rows[i].line_no, rows[i].qty, err);
		if (rc == DK_OK && progress != NULL && i % 256 == 0 &&
		    !progress->step(progress->arg, (int64_t)i))
			rc = dk_fail(err, DK_EREFUSED, NULL,
			    "Stopped; nothing of %s was packed.", p->job.shipment->number);
	}
	return rc == DK_OK ? dk_packing_store(p, err) : rc;
}

/* Weights are compared with all that went in. */
static enum dk_rc
fill_weights(struct dk_packing *p, const struct dk_fill *rows, size_t count, struct dk_err *err)
{
	struct dk_shipment *h = p->job.shipment;
	enum dk_rc rc = dk_cartons_read(p->job.ch.session, &p->job.tmp, h, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct dk_carton *k = dk_carton_of(h, rows[i].carton_no);

		if (rows[i].gram > 0)
			rc = dk_carton_set_weight(&p->job, k,
			    &(struct dk_weighed){ rows[i].gram, rows[i].reason }, err);
	}
	for (size_t i = 0; rc == DK_OK && i < h->carton_count; i++) {
		if (h->cartons[i].is_closed || h->cartons[i].lines == 0)
			continue;
		rc = dk_carton_shut(&p->job, &h->cartons[i], err);
		h->cartons[i].is_closed = true;
	}
	return rc;
}

enum dk_rc
dk_carton_fill(struct dk_session *s, dk_id shipment_id, const struct dk_fill *rows, size_t count,
    const struct dk_progress *progress, struct dk_err *err)
{
	struct dk_packing p;
	enum dk_rc rc = dk_packing_begin(s, "ship.fill", shipment_id, &p, err);

	if (rc != DK_OK || p.job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&p.job, rc, err);
	if (count == 0)
		rc = dk_fail(err, DK_EREFUSED, "line", "Nothing of %s is left to be packed.",
		    p.job.shipment->number);
	if (rc == DK_OK)
		rc = fill_goods(&p, rows, count, progress, err);
	if (rc == DK_OK)
		rc = fill_weights(&p, rows, count, err);
	if (rc == DK_OK) {
		dk_change_i64(&p.job.ch, "cartons", (int64_t)p.job.shipment->carton_count);
		dk_change_i64(&p.job.ch, "rows", (int64_t)count);
		rc = dk_carton_settle(&p.job, err);
	}
	return dk_ship_end(&p.job, rc, err);
}
