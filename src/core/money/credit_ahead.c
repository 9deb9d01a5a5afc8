/*
 * credit_ahead.c - what was invoiced ahead and is not to be delivered: credited and cancelled in
 * one change, so that no line is owed for what nobody sends.
 */
#include <string.h>

#include "core/control/once.h"
#include "core/money/credit.h"
#include "core/money/private.h"
#include "core/ship/line.h"
#include "docket/billing.h"

struct job {
	struct dk_change ch;
	struct dk_arena tmp;
	struct dk_order *o;
	struct dk_credit_line *lines;
	size_t count;
	char *reason;
};

static const struct dk_order_line *
line_of(const struct job *j, int64_t line_no)
{
	for (size_t i = 0; i < j->o->line_count; i++)
		if (j->o->lines[i].line_no == line_no)
			return &j->o->lines[i];
	return NULL;
}

/* Invoiced, not shipped, and on no pick list yet. */
static int64_t
open_of(const struct job *j, const struct dk_order_line *l)
{
	int64_t ahead = l->invoiced.milli - l->shipped.milli;
	int64_t open = dk_line_left(l) -
	    (dk_line_is_kit(l) ? dk_kit_state(j->o, l).picked.milli : l->picked.milli);

	return ahead < open ? ahead : open;
}

static enum dk_rc
add(struct job *j, const struct dk_order_line *l, int64_t want, struct dk_err *err)
{
	int64_t open = open_of(j, l);

	if (want == 0)
		want = open;
	if (want <= 0 || want > open)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Of line %lld, %s are invoiced and can still be kept from delivery; credit no"
		    " more than that.", (long long)l->line_no,
		    dk_qty_show((dk_qty){ open > 0 ? open : 0 }).s);
	j->lines[j->count++] = (struct dk_credit_line){ .line_id = l->id, .line_no = l->line_no,
		.qty = { want }, .fee_code = "" };
	return DK_OK;
}

/* The lines named, up to one with number 0; none named: all that can be. */
static enum dk_rc
collect(struct job *j, const struct dk_billing_part *parts, struct dk_err *err)
{
	size_t named = 0;
	enum dk_rc rc = DK_OK;

	while (parts[named].line_no != 0)
		named++;
	j->lines = dk_arena_array(&j->tmp, named + j->o->line_count + 1, sizeof(*j->lines));
	for (size_t i = 0; rc == DK_OK && i < named; i++) {
		const struct dk_order_line *l = line_of(j, parts[i].line_no);

		for (size_t k = 0; k < i; k++)
			if (parts[k].line_no == parts[i].line_no)
				return dk_fail(err, DK_EINPUT, "line", "Line %lld is named twice.",
				    (long long)parts[i].line_no);
		if (l == NULL || l->product_id == 0 || dk_line_is_part(l))
			return dk_fail(err, DK_ENOTFOUND, "line",
			    "Order %s has no line %lld that is invoiced.", j->o->number,
			    (long long)parts[i].line_no);
		rc = add(j, l, parts[i].qty.milli, err);
	}
	for (size_t i = 0; named == 0 && rc == DK_OK && i < j->o->line_count; i++)
		if (!dk_line_is_part(&j->o->lines[i]) && open_of(j, &j->o->lines[i]) > 0)
			rc = add(j, &j->o->lines[i], 0, err);
	if (rc == DK_OK && j->count == 0)
		rc = dk_fail(err, DK_EREFUSED, "order",
		    "Nothing of order %s is invoiced ahead of its shipment.", j->o->number);
	return rc;
}

static enum dk_rc
give_up(struct job *j, struct dk_err *err)
{
	bool walked = false;
	enum dk_rc rc = dk_ship_lists_walked(j->ch.session, j->o->id, 0, &walked, err);

	for (size_t i = 0; rc == DK_OK && i < j->count; i++) {
		const struct dk_line_delta delta = { .line_id = j->lines[i].line_id,
			.invoiced = -j->lines[i].qty.milli };

		rc = walked ? dk_ship_line_apply(&j->ch, &delta, err)
			    : dk_line_apply(&j->ch, &delta, err);
		if (rc == DK_OK)
			rc = dk_order_cancel(j->ch.session, j->o->id, j->lines[i].line_no,
			    j->lines[i].qty, j->reason, err);
	}
	return rc;
}

static enum dk_rc
credit(struct job *j, const struct dk_billing_part *parts, dk_id *id, struct dk_err *err)
{
	struct dk_credit_in in = { .order_id = j->o->id, .why = "Not delivered",
		.is_unshipped = true };
	struct dk_credit_note *notes = NULL;
	size_t count = 0;
	enum dk_rc rc = collect(j, parts, err);

	in.lines = j->lines;
	in.count = j->count;
	if (rc == DK_OK)
		rc = dk_credit_post(j->ch.session, &j->tmp, &in, &notes, &count, err);
	if (rc == DK_OK)
		rc = give_up(j, err);
	if (rc != DK_OK)
		return rc;
	dk_assert(count > 0);
	*id = notes[count - 1].id;
	dk_change_subject(&j->ch, "invoice", *id);
	dk_change_text(&j->ch, "order", j->o->number);
	dk_change_text(&j->ch, "reason", j->reason);
	return DK_OK;
}

enum dk_rc
dk_invoice_credit(struct dk_session *s, dk_id order_id, const struct dk_billing_part *parts,
    const char *reason, dk_id *id, struct dk_err *err)
{
	struct job j = { .o = NULL };
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_INVOICE_POST, "invoice.credit", &j.ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, id, err);
	if (rc == DK_OK && *id == 0) {
		rc = dk_reason_clean(&j.tmp, reason, &j.reason, err);
		if (rc == DK_OK)
			rc = dk_order_load(s, &j.tmp, order_id, &j.o, err);
		if (rc == DK_OK)
			rc = credit(&j, parts, id, err);
	}
	rc = dk_change_end(&j.ch, rc, err);
	if (rc != DK_OK)
		*id = 0;
	dk_arena_free(&j.tmp);
	return rc;
}
