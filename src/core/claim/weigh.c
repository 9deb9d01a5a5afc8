/* weigh.c - what a claim comes to: its credit notes, planned and not posted. */
#include <ctype.h>

#include "core/claim/private.h"

struct dk_credit_in
dk_claim_credit(struct dk_arena *a, const struct dk_claim *c, bool accepted)
{
	struct dk_credit_line *lines = dk_arena_array(a, c->line_count + 1, sizeof(*lines));
	struct dk_credit_in in = { .order_id = c->order_id, .invoice_id = c->invoice_id,
		.why = dk_fmt(a, "Claim %s", c->number), .lines = lines,
		.freight = accepted ? c->ok_freight : c->freight };
	char *text = dk_arena_dup(a, c->kind->text);

	text[0] = (char)toupper((unsigned char)text[0]);
	for (size_t i = 0; i < c->line_count; i++) {
		const struct dk_claim_line *l = &c->lines[i];
		dk_qty qty = accepted ? l->ok_qty : l->qty;
		struct dk_credit_line x = { .line_id = l->line_id, .line_no = l->order_line,
			.qty = qty, .fee_code = "", .text = text };

		if (c->kind->what != DK_CLAIM_GOODS) {
			x.amount = accepted ? l->ok_amount : l->amount;
			x.price = l->off;
			if (x.amount.minor == 0)
				continue;
		} else if (qty.milli == 0) {
			continue;
		}
		lines[in.count++] = x;
	}
	return in;
}

static void
set_worth(struct dk_claim_line *l, const struct dk_invoice *note, bool accepted)
{
	dk_money *sum = accepted ? &l->ok_amount : &l->amount;

	for (size_t i = 0; i < note->line_count; i++)
		if (note->lines[i].line_id == l->line_id)
			*sum = dk_money_plus(*sum, note->lines[i].net);
}

enum dk_rc
dk_claim_weigh(struct dk_session *s, struct dk_arena *a, struct dk_claim *c, bool accepted,
    dk_money *net, struct dk_err *err)
{
	const struct dk_credit_in in = dk_claim_credit(a, c, accepted);
	struct dk_credit_note *notes = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_credit_plan(s, a, &in, &notes, &count, err);

	*net = DK_MONEY(0);
	for (size_t i = 0; rc == DK_OK && i < c->line_count; i++)
		if (c->kind->what == DK_CLAIM_GOODS)
			*(accepted ? &c->lines[i].ok_amount : &c->lines[i].amount) = DK_MONEY(0);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		*net = dk_money_plus(*net, notes[i].invoice->net);
		for (size_t k = 0; c->kind->what == DK_CLAIM_GOODS && k < c->line_count; k++)
			set_worth(&c->lines[k], notes[i].invoice, accepted);
	}
	return rc;
}
