/*
 * post.c - goods leave the house: moves out of stock, cost of goods, quantities of the order.
 *
 * Everything happens in one transaction, and the packing slip waits to be printed after it.
 */
#include <string.h>

#include "core/ledger/posting.h"
#include "core/ship/line.h"
#include "core/ship/private.h"
#include "core/stock/allocation.h"
#include "core/tell/print.h"
#include "docket/text.h"

static const char SQL_POST[] =
    "UPDATE shipment SET tracking = CASE WHEN :tracking = '' THEN tracking ELSE :tracking END,"
    " date = :date, shipped_at = :at, shipped_by = :user, day_id = :day WHERE id = :id";

static enum dk_rc
judge(const struct dk_shipment *h, struct dk_err *err)
{
	int64_t picked = 0;

	for (size_t i = 0; i < h->line_count; i++)
		picked += h->lines[i].picked.milli;
	if (dk_date_is_set(h->date)) /* shipped, and whatever became of it since */
		return dk_fail(err, DK_EREFUSED, "shipment", "%s left on %s.", h->number,
		    dk_date_paper(h->date).s);
	if (strcmp(h->state, "cancelled") == 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s was cancelled; pick the order again.", h->number);
	if (strcmp(h->state, "picking") == 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is still being picked; confirm what was picked first.", h->number);
	if (picked == 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "Nothing was picked for %s; cancel the shipment.", h->number);
	if (strcmp(h->state, "packed") != 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is not packed yet. First: docket ship pack %s", h->number, h->number);
	return DK_OK;
}

/* One row of the list out of its location; `walked`: another list may have its line open. */
static enum dk_rc
move_out(struct dk_ship_job *job, const struct dk_shipment_line *l, bool walked, dk_money *cost,
    struct dk_err *err)
{
	struct dk_move_in move = { .product_id = l->product_id,
		.location_id = l->location_id,
		.lot_id = l->lot_id,
		.qty = l->picked,
		.kind = "shipment",
		.reason = "shipped",
		.document = "shipment",
		.document_id = job->shipment->id };
	const struct dk_line_delta delta = { .line_id = l->line_id,
		.shipped = l->picked.milli,
		.picked = -l->picked.milli,
		.allocated = -l->picked.milli,
		.no_kit = l->kit_no == 0 };
	dk_money part = DK_MONEY(0);
	enum dk_rc rc = dk_allocation_ship(&job->ch, l->line_id, &move, &part, err);

	if (rc == DK_OK && walked)
		rc = dk_ship_line_apply(&job->ch, &delta, err);
	else if (rc == DK_OK)
		rc = dk_line_apply(&job->ch, &delta, err);
	if (rc == DK_OK)
		*cost = dk_money_plus(*cost, part);
	return rc;
}

static enum dk_rc
write_facts(struct dk_ship_job *job, const char *tracking, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_POST);

	dk_bind_id(st, ":id", job->shipment->id);
	dk_bind_text(st, ":tracking", tracking);
	dk_bind_date(st, ":date", dk_instant_day(job->ch.now_ms));
	dk_bind_instant(st, ":at", job->ch.now_ms);
	dk_bind_id(st, ":user", job->ch.session->user_id);
	dk_bind_id(st, ":day", job->ch.day_id);
	return dk_run(st, NULL, err);
}

static enum dk_rc
post_cost(struct dk_ship_job *job, dk_money cost, struct dk_err *err)
{
	const struct dk_posting rows[] = { { "cost-of-goods", cost, 0 },
		{ "stock", dk_money_neg(cost), 0 } };

	return dk_posting_add(&job->ch, "shipment", job->shipment->id, rows, DK_COUNT(rows), err);
}

static enum dk_rc
send_off(struct dk_ship_job *job, const char *tracking, struct dk_err *err)
{
	struct dk_shipment *h = job->shipment;
	dk_money cost = DK_MONEY(0);
	char *clean = NULL;
	bool walked = false;
	enum dk_rc rc =
	    dk_text_clean(&job->tmp, tracking != NULL ? tracking : "", false, 100, &clean, err);

	if (rc == DK_OK)
		rc = dk_ship_lists_walked(job->ch.session, h->order_id, h->id, &walked, err);
	for (size_t i = 0; rc == DK_OK && i < h->line_count; i++)
		if (h->lines[i].picked.milli > 0)
			rc = move_out(job, &h->lines[i], walked, &cost, err);
	if (rc == DK_OK)
		rc = write_facts(job, clean, err);
	if (rc == DK_OK)
		rc = dk_shipment_move(job, "shipped", err);
	if (rc == DK_OK)
		rc = post_cost(job, cost, err);
	if (rc == DK_OK)
		rc = dk_print_need(&job->ch, &(struct dk_print_want){ "packing-slip", "shipment",
		    h->id, h->number }, err);
	if (rc == DK_OK && *clean != '\0')
		dk_change_text(&job->ch, "tracking", clean);
	return rc;
}

enum dk_rc
dk_shipment_post(struct dk_session *s, dk_id id, const char *tracking, struct dk_err *err)
{
	struct dk_ship_job job;
	enum dk_rc rc = dk_ship_begin(s, "ship.post", id, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = judge(job.shipment, err);
	if (rc == DK_OK)
		rc = dk_shipment_unheld(s, job.shipment->order_id, job.shipment->order_number, err);
	if (rc == DK_OK)
		rc = send_off(&job, tracking, err);
	return dk_ship_end(&job, rc, err);
}
