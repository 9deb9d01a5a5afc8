/* cancel.c - a shipment that does not leave: the goods stay allocated to the order. */
#include <string.h>

#include "core/ship/line.h"
#include "core/ship/private.h"
#include "core/tell/print.h"
#include "docket/text.h"

static enum dk_rc
judge(const struct dk_shipment *h, const char *reason, struct dk_err *err)
{
	if (dk_date_is_set(h->date)) /* shipped, and whatever became of it since */
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s left on %s; goods that left come back as a return.", h->number,
		    dk_date_paper(h->date).s);
	if (strcmp(h->state, "cancelled") == 0)
		return dk_fail(err, DK_EREFUSED, "shipment", "%s is already cancelled.", h->number);
	if (*reason == '\0')
		return dk_fail(err, DK_EINPUT, "reason", "Say why %s is cancelled.", h->number);
	return DK_OK;
}

static enum dk_rc
put_back(struct dk_ship_job *job, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < job->shipment->line_count; i++) {
		const struct dk_shipment_line *l = &job->shipment->lines[i];
		const struct dk_line_delta delta = { .line_id = l->line_id,
			.picked = -l->picked.milli };

		if (l->picked.milli > 0)
			rc = dk_ship_line_apply(&job->ch, &delta, err);
	}
	return rc;
}

/* Papers that wait to be printed are not wanted any more. */
static enum dk_rc
withdraw_papers(struct dk_ship_job *job, struct dk_err *err)
{
	static const char *const papers[] = { "pick-list", "stop-slip", "packing-slip", "label" };
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(papers); i++)
		rc = dk_print_withdraw(&job->ch, &(struct dk_print_want){ papers[i], "shipment",
		    job->shipment->id, job->shipment->number }, err);
	return rc;
}

enum dk_rc
dk_shipment_cancel(struct dk_session *s, dk_id id, const char *reason, struct dk_err *err)
{
	struct dk_ship_job job;
	char *clean = NULL;
	enum dk_rc rc = dk_ship_begin(s, "ship.cancel", id, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = dk_text_clean(&job.tmp, reason != NULL ? reason : "", false, 200, &clean, err);
	if (rc == DK_OK)
		rc = judge(job.shipment, clean, err);
	if (rc == DK_OK)
		rc = put_back(&job, err);
	if (rc == DK_OK)
		rc = dk_shipment_move(&job, "cancelled", err);
	if (rc == DK_OK)
		rc = withdraw_papers(&job, err);
	if (rc == DK_OK)
		dk_change_text(&job.ch, "reason", clean);
	return dk_ship_end(&job, rc, err);
}
