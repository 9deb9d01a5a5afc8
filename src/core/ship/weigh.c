/*
 * weigh.c - what a carton is packed in, and its scale against its contents.
 *
 * Where the two differ by more than the house allows, the sentence says what may be wrong (so many
 * pieces of one item missing or too many), and a reason is asked.
 */
#include <stdlib.h>
#include <string.h>

#include "core/ship/carton.h"
#include "docket/setting.h"
#include "docket/text.h"

static const char SQL_BOX[] = "SELECT id FROM box WHERE code = :code";
static const char SQL_SET_BOX[] = "UPDATE carton SET box_id = :box, gram = 0,"
				  " weight_reason = '' WHERE id = :id";
static const char SQL_SET_WEIGHT[] =
    "UPDATE carton SET gram = :gram, weight_reason = :reason WHERE id = :id";
static const char SQL_ITEMS[] =
    "SELECT l.sku, y.qty, p.gram FROM carton_line y"
    " JOIN shipment_line x ON x.id = y.shipment_line_id JOIN order_line l ON l.id = x.line_id"
    " JOIN product p ON p.id = l.product_id WHERE y.carton_id = :id AND p.gram > 0"
    " ORDER BY l.line_no, x.id";

enum { GRAM_MOST = 100000000 };

static enum dk_rc
read_tolerance(struct dk_session *s, int64_t expected, int64_t *out, struct dk_err *err)
{
	int64_t gram = 0, share = 0, part = 0;
	enum dk_rc rc = dk_setting_i64(s, "weight_tolerance_gram", &gram, err);

	if (rc == DK_OK)
		rc = dk_setting_i64(s, "weight_tolerance", &share, err);
	if (rc == DK_OK && !dk_muldiv(expected, share, 100000, INT64_MAX / 2, &part))
		part = 0;
	*out = part > gram ? part : gram;
	return rc;
}

/* The item of which so many pieces too few or too many explain the difference best. */
static enum dk_rc
guess(struct dk_ship_job *job, const struct dk_carton *k, int64_t off, int64_t tolerance,
    const char **out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_ITEMS);
	int64_t size = llabs(off), best = tolerance + 1;
	enum dk_rc rc;
	bool more;

	*out = "";
	dk_bind_id(st, ":id", k->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		int64_t qty = dk_col_i64(st, 1) / 1000, gram = dk_col_i64(st, 2);
		int64_t n = (size + gram / 2) / gram, rest = llabs(size - n * gram);

		if (n == 0 || rest >= best || (off < 0 && n > qty))
			continue;
		best = rest;
		*out = dk_fmt(&job->tmp, ", as if %lld of %s were %s", (long long)n,
		    dk_col_peek(st, 0), off < 0 ? "missing" : "too many");
	}
	return rc;
}

enum dk_rc
dk_weight_judge(struct dk_ship_job *job, const struct dk_carton *k, const struct dk_weighed *w,
    struct dk_err *err)
{
	int64_t off = w->gram - k->expected_gram, tolerance = 0;
	const char *like = "";
	enum dk_rc rc;

	if (w->gram == 0 || !k->is_known || *w->reason != '\0')
		return DK_OK;
	rc = read_tolerance(job->ch.session, k->expected_gram, &tolerance, err);
	if (rc != DK_OK || llabs(off) <= tolerance)
		return rc;
	if ((rc = guess(job, k, off, tolerance, &like, err)) != DK_OK)
		return rc;
	return dk_fail(err, DK_EINPUT, "reason",
	    "Carton %lld of %s should weigh %s; %s is %s too %s%s. Look into it, or say why.",
	    (long long)k->carton_no, job->shipment->number, dk_kilo(k->expected_gram).s,
	    dk_kilo(w->gram).s, dk_kilo(llabs(off)).s, off < 0 ? "little" : "much", like);
}

enum dk_rc
dk_carton_set_weight(struct dk_ship_job *job, struct dk_carton *k, const struct dk_weighed *w,
    struct dk_err *err)
{
	struct dk_weighed clean = { w->gram, "" };
	char *reason = NULL;
	struct dk_stmt *st;
	enum dk_rc rc = dk_text_clean(&job->tmp, w->reason != NULL ? w->reason : "", false, 200,
	    &reason, err);

	if (rc == DK_OK && (w->gram < 0 || w->gram > GRAM_MOST))
		rc = dk_fail(err, DK_EINPUT, "kg", "A carton weighs 0 to %s.",
		    dk_kilo(GRAM_MOST).s);
	if (rc != DK_OK)
		return rc;
	clean.reason = reason;
	if ((rc = dk_weight_judge(job, k, &clean, err)) != DK_OK)
		return rc;
	st = dk_sql(job->ch.session->db, SQL_SET_WEIGHT);
	dk_bind_id(st, ":id", k->id);
	dk_bind_i64(st, ":gram", w->gram);
	dk_bind_text(st, ":reason", reason);
	k->scale_gram = w->gram;
	k->gram = w->gram > 0 ? w->gram : k->expected_gram;
	k->weight_reason = reason;
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_carton_set_box(struct dk_ship_job *job, struct dk_carton *k, const char *box,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_BOX);
	dk_id id = 0;
	enum dk_rc rc = DK_OK;

	if (*box != '\0') {
		dk_bind_text(st, ":code", box);
		rc = dk_one(st, 0, &id, err);
	}
	if (rc == DK_OK && *box != '\0' && id == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "box",
		    "There is no box '%.20s'. See: docket export boxes", box);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(job->ch.session->db, SQL_SET_BOX);
	dk_bind_id(st, ":id", k->id);
	dk_bind_id(st, ":box", id);
	k->scale_gram = 0; /* weighed in another box */
	k->box = box;
	return dk_run(st, NULL, err);
}

/* One carton, open, to be changed. */
static enum dk_rc
find_open(struct dk_ship_job *job, int64_t carton_no, struct dk_carton **k, struct dk_err *err)
{
	enum dk_rc rc = dk_carton_need(job->shipment, carton_no, k, err);

	if (rc == DK_OK && (*k)->is_closed)
		rc = dk_fail(err, DK_EREFUSED, "carton",
		    "Carton %lld of %s is closed; open it again first: docket carton reopen"
		    " %s %lld", (long long)carton_no, job->shipment->number,
		    job->shipment->number, (long long)carton_no);
	return rc;
}

enum dk_rc
dk_carton_weigh(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    const struct dk_weighed *w, struct dk_err *err)
{
	struct dk_ship_job job;
	struct dk_carton *k = NULL;
	enum dk_rc rc = dk_carton_begin(s, "ship.weigh", shipment_id, false, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = find_open(&job, carton_no, &k, err);
	if (rc == DK_OK)
		rc = dk_carton_set_weight(&job, k, w, err);
	if (rc == DK_OK) {
		dk_change_i64(&job.ch, "carton", carton_no);
		dk_change_i64(&job.ch, "gram", w->gram);
		if (*k->weight_reason != '\0')
			dk_change_text(&job.ch, "reason", k->weight_reason);
	}
	return dk_ship_end(&job, rc, err);
}

enum dk_rc
dk_carton_box(struct dk_session *s, dk_id shipment_id, int64_t carton_no, const char *box,
    struct dk_err *err)
{
	struct dk_ship_job job;
	struct dk_carton *k = NULL;
	enum dk_rc rc = dk_carton_begin(s, "ship.box", shipment_id, false, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = find_open(&job, carton_no, &k, err);
	if (rc == DK_OK)
		rc = dk_carton_set_box(&job, k, box, err);
	if (rc == DK_OK) {
		dk_change_i64(&job.ch, "carton", carton_no);
		dk_change_text(&job.ch, "box", box);
	}
	return dk_ship_end(&job, rc, err);
}
