/* rights_claim.c - claims for the test of rights: two open, one accepted with a counter-claim. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "fixture.h"
#include "rights_ground.h"

void
rights_ground_claim(struct rights_ground *g)
{
	static const char *const kinds[] = { "S", "L", "G" };
	struct dk_claim_verdict v = { .verdict = "accepted", .outcome = "", .cause = "",
		.why = "" };
	struct dk_counter_claim_in in = { .carrier = "DHL" };
	struct dk_counter_claim *x;
	struct dk_claim *c;
	struct dk_err err;

	for (size_t i = 0; i < DK_COUNT(kinds); i++) {
		const struct dk_claim_line_in l = { .order_line = 1,
			.qty = { i == 0 ? 1000 : 0 }, .amount = { i == 0 ? 0 : 1 } };
		const struct dk_claim_in claim = { .order_id = g->back_order, .kind = kinds[i],
			.said = "told", .evidence = "", .lines = &l, .line_count = 1 };

		must(dk_claim_new(g->s, &claim, &g->claim.ids[i], &err), &err);
	}
	v.id = in.claim_id = g->claim.ids[2];
	must(dk_claim_decide(g->s, &v, &err), &err);
	must(dk_counter_claim_new(g->s, &in, &g->claim.counter, &err), &err);
	must(dk_claim_load(g->s, &g->keep, g->claim.ids[0], &c, &err), &err);
	must(dk_counter_claim_load(g->s, &g->keep, g->claim.counter, &x, &err), &err);
	g->claim.number = c->number;
	g->claim.counter_number = x->number;
}
