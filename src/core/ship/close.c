/*
 * close.c - weighing and closing cartons: the carrier's and the box's limits, the serial number.
 *
 * A closed carton keeps what it should weigh, so that a product's weight mended later does not
 * change what the scale was compared with.
 */
#include <string.h>

#include "core/ship/carton.h"
#include "docket/carrier.h"

static const char SQL_LIMITS[] =
    "SELECT carrier || '/' || service, max_gram, hazard FROM carrier_service WHERE id = :id";
static const char SQL_BOX_LIMIT[] =
    "SELECT b.max_gram FROM carton k JOIN box b ON b.id = k.box_id WHERE k.id = :id";
static const char SQL_CLOSE[] =
    "UPDATE carton SET state = 'closed', expected_gram = :expected, sscc = :sscc,"
    " closed_at = :at, closed_by = :user WHERE id = :id";
static const char SQL_REOPEN[] = "UPDATE carton SET state = 'open' WHERE id = :id";
static const char SQL_LABELLED[] =
    "UPDATE carton SET labels = labels + 1"
    " WHERE shipment_id = :id AND (:no = 0 OR carton_no = :no)";

enum dk_rc
dk_limits_read(struct dk_session *s, struct dk_arena *a, const struct dk_shipment *h,
    struct dk_limits *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIMITS);
	enum dk_rc rc;
	bool more;

	*out = (struct dk_limits){ .service = "", .hazard = "all" };
	dk_bind_id(st, ":id", h->service_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = (struct dk_limits){ dk_col_text(st, 0, a), dk_col_text(st, 2, a),
		dk_col_i64(st, 1), true };
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
judge_weight(const struct dk_shipment *h, const struct dk_carton *k, int64_t box_max,
    const struct dk_limits *lim, struct dk_err *err)
{
	long long no = (long long)k->carton_no;

	if (lim->max_gram > 0 && k->gram > lim->max_gram)
		return dk_fail(err, DK_EREFUSED, "carton",
		    "Carton %lld of %s weighs %s, and %s takes %s; pack it into several cartons:"
		    " docket ship suggest %s", no, h->number, dk_kilo(k->gram).s, lim->service,
		    dk_kilo(lim->max_gram).s, h->number);
	if (box_max > 0 && k->gram > box_max)
		return dk_fail(err, DK_EREFUSED, "carton",
		    "Carton %lld of %s weighs %s, and box %s bears %s; take another box or"
		    " something out.", no, h->number, dk_kilo(k->gram).s, k->box,
		    dk_kilo(box_max).s);
	return DK_OK;
}

/* "3, 8": each class must be one that the service takes. */
static enum dk_rc
judge_hazard(struct dk_arena *a, const struct dk_shipment *h, const struct dk_carton *k,
    const struct dk_limits *lim, struct dk_err *err)
{
	for (const char *p = k->hazard; *p != '\0'; p += strspn(p, ", ")) {
		size_t len = strcspn(p, ",");
		const char *class = dk_arena_dup_n(a, p, len);

		if (!dk_hazard_taken(lim->hazard, class))
			return dk_fail(err, DK_EREFUSED, "carton",
			    "Carton %lld of %s holds hazard class %s, which %s does not take; take"
			    " it out, or send it by another service.", (long long)k->carton_no,
			    h->number, class, lim->service);
		p += len;
	}
	return DK_OK;
}

static enum dk_rc
judge(struct dk_ship_job *job, const struct dk_carton *k, struct dk_err *err)
{
	struct dk_session *s = job->ch.session;
	struct dk_stmt *st = dk_sql(s->db, SQL_BOX_LIMIT);
	struct dk_limits lim;
	int64_t box_max = 0;
	enum dk_rc rc;

	if (k->lines == 0)
		return dk_fail(err, DK_EREFUSED, "carton",
		    "Carton %lld of %s is empty; pack something into it or drop it.",
		    (long long)k->carton_no, job->shipment->number);
	dk_bind_id(st, ":id", k->id);
	rc = dk_one(st, 0, &box_max, err);
	if (rc == DK_OK)
		rc = dk_limits_read(s, &job->tmp, job->shipment, &lim, err);
	if (rc == DK_OK)
		rc = judge_weight(job->shipment, k, box_max, &lim, err);
	if (rc == DK_OK && lim.is_set)
		rc = judge_hazard(&job->tmp, job->shipment, k, &lim, err);
	if (rc == DK_OK && k->scale_gram > 0)
		rc = dk_weight_judge(job, k,
		    &(struct dk_weighed){ k->scale_gram, k->weight_reason }, err);
	return rc;
}

enum dk_rc
dk_carton_shut(struct dk_ship_job *job, const struct dk_carton *k, struct dk_err *err)
{
	struct dk_sscc sscc = { "" };
	struct dk_stmt *st;
	enum dk_rc rc = judge(job, k, err);

	snprintf(sscc.code, sizeof(sscc.code), "%s", k->sscc);
	if (rc == DK_OK && sscc.code[0] == '\0')
		rc = dk_sscc_take(&job->ch, job->shipment->id, k->carton_no, &sscc, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(job->ch.session->db, SQL_CLOSE);
	dk_bind_id(st, ":id", k->id);
	/* what is not known whole is not held against the scale later */
	dk_bind_i64(st, ":expected", k->is_known || k->scale_gram == 0 ? k->expected_gram : 0);
	dk_bind_text(st, ":sscc", sscc.code);
	dk_bind_instant(st, ":at", job->ch.now_ms);
	dk_bind_id(st, ":user", job->ch.session->user_id);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_carton_shut_all(struct dk_ship_job *job, struct dk_err *err)
{
	struct dk_shipment *h = job->shipment;
	enum dk_rc rc = dk_cartons_read(job->ch.session, &job->tmp, h, err);

	for (size_t i = 0; rc == DK_OK && i < h->carton_count; i++) {
		if (h->cartons[i].is_closed)
			continue;
		rc = dk_carton_shut(job, &h->cartons[i], err);
		h->cartons[i].is_closed = true;
	}
	return rc;
}

enum dk_rc
dk_carton_settle(struct dk_ship_job *job, struct dk_err *err)
{
	const struct dk_shipment *h = job->shipment;

	for (size_t i = 0; i < h->line_count; i++)
		if (h->lines[i].picked.milli > h->lines[i].packed.milli)
			return DK_OK;
	for (size_t i = 0; i < h->carton_count; i++)
		if (!h->cartons[i].is_closed)
			return DK_OK;
	return h->carton_count > 0 ? dk_shipment_move(job, "packed", err) : DK_OK;
}

enum dk_rc
dk_carton_close(struct dk_session *s, dk_id shipment_id, int64_t carton_no, struct dk_err *err)
{
	struct dk_ship_job job;
	struct dk_carton *k = NULL;
	enum dk_rc rc = dk_carton_begin(s, "ship.close", shipment_id, true, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	if (carton_no == 0)
		rc = dk_carton_shut_all(&job, err);
	else
		rc = dk_carton_need(job.shipment, carton_no, &k, err);
	if (rc == DK_OK && k != NULL && k->is_closed)
		rc = dk_fail(err, DK_EREFUSED, "carton", "Carton %lld of %s is closed already.",
		    (long long)carton_no, job.shipment->number);
	if (rc == DK_OK && k != NULL) {
		rc = dk_carton_shut(&job, k, err);
		k->is_closed = true;
	}
	if (rc == DK_OK && k != NULL)
		dk_change_i64(&job.ch, "carton", carton_no);
	if (rc == DK_OK)
		rc = dk_carton_settle(&job, err);
	return dk_ship_end(&job, rc, err);
}

/* Where a shipment was before it was packed: only what is checked can be. */
static enum dk_rc
unpack(struct dk_ship_job *job, struct dk_err *err)
{
	return strcmp(job->shipment->state, "packed") == 0 ? dk_shipment_move(job, "checked", err)
							   : DK_OK;
}

enum dk_rc
dk_carton_reopen(struct dk_session *s, dk_id shipment_id, int64_t carton_no, struct dk_err *err)
{
	struct dk_ship_job job;
	struct dk_carton *k = NULL;
	struct dk_stmt *st;
	enum dk_rc rc = dk_carton_begin(s, "ship.reopen", shipment_id, false, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = dk_carton_need(job.shipment, carton_no, &k, err);
	if (rc == DK_OK && !k->is_closed)
		rc = dk_fail(err, DK_EREFUSED, "carton", "Carton %lld of %s is open.",
		    (long long)carton_no, job.shipment->number);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_REOPEN);
		dk_bind_id(st, ":id", k->id);
		rc = dk_run(st, NULL, err);
	}
	if (rc == DK_OK)
		dk_change_i64(&job.ch, "carton", carton_no);
	if (rc == DK_OK)
		rc = unpack(&job, err);
	return dk_ship_end(&job, rc, err);
}

enum dk_rc
dk_carton_labelled(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    struct dk_err *err)
{
	struct dk_ship_job job;
	struct dk_carton *k = NULL;
	struct dk_stmt *st;
	enum dk_rc rc = dk_ship_begin(s, "ship.label", shipment_id, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	if (carton_no != 0)
		rc = dk_carton_need(job.shipment, carton_no, &k, err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_LABELLED);
		dk_bind_id(st, ":id", shipment_id);
		dk_bind_i64(st, ":no", carton_no);
		rc = dk_run(st, NULL, err);
	}
	if (rc == DK_OK && carton_no != 0)
		dk_change_i64(&job.ch, "carton", carton_no);
	return dk_ship_end(&job, rc, err);
}
