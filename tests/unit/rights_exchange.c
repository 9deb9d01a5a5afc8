/* rights_exchange.c - exchanges for the test of rights: one awaited and unpaid, one inspected, one
 * too late. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "rights_ground.h"

#include "fixture.h"

void
rights_ground_exchange(struct rights_ground *g)
{
	static const struct dk_return_line_in l = { 1, DK_QTY(1), "L", "", "", "", "" };
	static const struct dk_exchange_good cable = { "CABLE", "1" };
	const struct dk_exchange_in in = { .back = { .order_id = g->back_order, .outcome = "",
		.lines = &l, .line_count = 1 }, .goods = &cable, .good_count = 1, .first = "",
		.pays = "before", .freight = "" };
	const struct dk_exchange_receipt here = { NULL, 0, "stock" };
	struct dk_goods_exchange *x = NULL;
	struct dk_err err;

	for (size_t i = 0; i < DK_COUNT(g->swap.ids); i++)
		must(dk_exchange_new(g->s, &in, &g->swap.ids[i], &err), &err);
	must(dk_exchange_receive(g->s, g->swap.ids[1], &here, &err), &err);
	must(dk_exchange_load(g->s, &g->keep, g->swap.ids[2], &x, &err), &err);
	g->swap.number = x->number;
	g->swap.return_id = x->return_id;
	fixture_sql(g->s->db, dk_fmt(&g->keep,
	    "UPDATE goods_return SET expires = '2026-11-01' WHERE id = %lld",
	    (long long)x->return_id));
}
