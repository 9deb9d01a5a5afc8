/* money_claims.c - what customers claim without goods, and what is claimed of others in turn. */
#include "money_acts.h"

#include <string.h>

#include "docket/counter_claim.h"
#include "trade.h"

static void
fill_line(struct money *m, const struct dk_claim_kind *kind, dk_id order,
    struct dk_claim_line_in *l)
{
	int64_t left = money_number(m, dk_fmt(&m->a, "SELECT (invoiced - returned) / 1000 FROM"
	    " order_line WHERE order_id = ?1 AND line_no = %lld", (long long)l->order_line), order);

	if (kind->what == DK_CLAIM_AMOUNT) {
		l->amount.minor = 1 + money_below(m, 1500);
		return;
	}
	l->qty = DK_QTY(1 + money_below(m, left));
	if (kind->what == DK_CLAIM_PRICE)
		l->price.e4 = money_below(m, money_number(m, dk_fmt(&m->a, "SELECT price FROM"
		    " order_line WHERE order_id = ?1 AND line_no = %lld",
		    (long long)l->order_line), order));
}

enum dk_rc
money_claim(struct money *m, struct money_done *done, struct dk_err *err)
{
	static const char *const kinds[] = { "S", "S", "D", "D", "P", "L", "G" };
	struct dk_claim_line_in lines[2] = { 0 };
	const struct dk_claim_kind *kind;
	struct dk_claim_in in = { .kind = MONEY_ONE_OF(m, kinds), .said = m->key, .evidence = "",
		.lines = lines, .order_id = money_pick(m, "orders", "SELECT o.id FROM orders o"
		" WHERE o.id BETWEEN ?1 AND ?2 AND EXISTS (SELECT 1 FROM order_line l"
		" WHERE l.order_id = o.id AND l.invoiced > l.returned) LIMIT 1") };

	if (in.order_id == 0)
		return money_nothing(err);
	trade_must(dk_claim_kind_find(in.kind, &kind, err) == DK_OK, "%s", err->text);
	if (kind->what == DK_CLAIM_AMOUNT && money_below(m, 2) == 0) {
		in.amount.minor = 1 + money_below(m, 2500);
	} else {
		in.line_count = 1 + (size_t)money_below(m, 2);
		for (size_t i = 0; i < in.line_count; i++) {
			lines[i].order_line = (int64_t)i + 1 + money_below(m, 2);
			fill_line(m, kind, in.order_id, &lines[i]);
		}
	}
	money_key(m, "last");
	return dk_claim_new(m->s, &in, &done->id, err);
}

/* Accepted, in part, or refused; or he takes it back. */
static enum dk_rc
decide(struct money *m, const struct dk_claim *c, struct dk_err *err)
{
	static const char *const outcomes[] = { "", "credit", "refund", "store-credit",
		"replacement" };
	static const char *const causes[] = { "house", "carrier", "supplier" };
	struct dk_claim_line_in part = { .order_line = 1 };
	struct dk_claim_verdict v = { .id = c->id, .verdict = "accepted", .why = "as agreed",
		.outcome = MONEY_ONE_OF(m, outcomes), .cause = MONEY_ONE_OF(m, causes) };

	if (money_below(m, 12) == 0)
		return dk_claim_withdraw(m->s, c->id, "it turned up", err);
	if (money_below(m, 5) == 0) {
		v.verdict = "refused";
		v.outcome = "";
	} else if (money_below(m, 3) == 0) {
		v.verdict = "partly";
		v.lines = &part;
		v.line_count = 1;
		part.qty = DK_QTY(1 + money_below(m, c->lines[0].qty.milli / 1000));
		part.amount.minor = 1 + money_below(m, c->lines[0].amount.minor);
	}
	return dk_claim_decide(m->s, &v, err);
}

enum dk_rc
money_claim_step(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_claim *c = NULL;
	enum dk_rc rc;

	done->id = money_pick_late(m, "claim", "SELECT id FROM claim WHERE id BETWEEN ?1 AND ?2"
	    " AND (state = 'open' OR (state = 'decided' AND verdict <> 'refused')) LIMIT 1");
	if (done->id == 0)
		return money_nothing(err);
	if ((rc = dk_claim_load(m->s, &m->a, done->id, &c, err)) != DK_OK)
		return rc;
	done->is_named = true;
	money_key(m, "last");
	if (strcmp(c->state, "open") == 0)
		return decide(m, c, err);
	return money_below(m, 15) == 0 ? dk_claim_withdraw(m->s, c->id, "he lets it be", err)
				       : dk_claim_settle(m->s, c->id, err);
}

enum dk_rc
money_counter_claim(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_counter_claim_in in = { .claim_id = money_pick_late(m, "claim", "SELECT id FROM"
	    " claim WHERE id BETWEEN ?1 AND ?2 AND kind IN ('short', 'damaged') LIMIT 1"),
		.carrier = "" };

	if (in.claim_id == 0)
		return money_nothing(err);
	if (money_below(m, 2) == 0)
		in.carrier = "DHL";
	else
		in.supplier_id = 1;
	if (money_below(m, 3) == 0)
		in.amount.minor = 1 + money_below(m, 4000);
	money_key(m, "last");
	return dk_counter_claim_new(m->s, &in, &done->id, err);
}

enum dk_rc
money_counter_step(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_counter_claim_step step = { .reference = m->key, .why = "" };
	struct dk_counter_claim *x = NULL;
	enum dk_rc rc;

	step.id = done->id = money_pick_late(m, "counter_claim", "SELECT id FROM counter_claim"
	    " WHERE id BETWEEN ?1 AND ?2 AND state IN ('open', 'sent', 'accepted') LIMIT 1");
	if (step.id == 0)
		return money_nothing(err);
	if ((rc = dk_counter_claim_load(m->s, &m->a, step.id, &x, err)) != DK_OK)
		return rc;
	done->is_named = true;
	step.to = strcmp(x->state, "open") == 0 ? "sent" : strcmp(x->state, "sent") == 0
	    ? "accepted" : "paid";
	if (strcmp(step.to, "accepted") == 0 && money_below(m, 4) == 0) {
		step.to = "refused";
		step.why = "not ours";
	} else if (strcmp(step.to, "sent") != 0 && money_below(m, 3) == 0) {
		step.amount.minor = 1 + money_below(m, x->asked.minor);
		step.why = "a part of it";
	}
	money_key(m, "last");
	return dk_counter_claim_move(m->s, &step, err);
}
