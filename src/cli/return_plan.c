/* return_plan.c - what a return would make, as text and JSON. */
#include <string.h>

#include "cli/return_show.h"

static void
show_json(struct dk_cli *c, const struct dk_return_in *in, const struct dk_return_plan *p)
{
	int exponent = dk_session_exponent(c->session, p->currency);

	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "verdict", p->verdict);
	dk_out_str(&c->out, "why", p->why[0] != '\0' ? p->why : NULL);
	dk_out_str(&c->out, "unpriced", p->unpriced[0] != '\0' ? p->unpriced : NULL);
	dk_out_str(&c->out, "note", p->note[0] != '\0' ? p->note : NULL);
	dk_out_money(&c->out, "goods", p->goods, exponent);
	dk_out_money(&c->out, "discount", p->discount, exponent);
	dk_out_money(&c->out, "fee", p->fee, exponent);
	dk_out_str(&c->out, "freight_by", p->freight_by);
	dk_out_money(&c->out, "freight", p->freight, exponent);
	dk_out_money(&c->out, "tax", p->tax, exponent);
	dk_out_money(&c->out, "credit", p->total, exponent);
	dk_out_str(&c->out, "currency", p->currency);
	dk_out_array(&c->out, "lines");
	for (size_t i = 0; i < p->line_count; i++) {
		const struct dk_return_plan_line *l = &p->lines[i];

		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "order_line", in->lines[i].order_line);
		dk_out_qty(&c->out, "qty", in->lines[i].qty);
		dk_out_str(&c->out, "verdict", l->verdict);
		dk_out_str(&c->out, "clause", l->clause);
		dk_out_int(&c->out, "days", l->days);
		dk_out_int(&c->out, "window", l->window);
		dk_out_str(&c->out, "fee", dk_rate_text(l->fee).s);
		dk_out_str(&c->out, "to", l->to[0] != '\0' ? l->to : NULL);
		dk_out_money(&c->out, "credit", l->credit, exponent);
		dk_out_str(&c->out, "why", l->why[0] != '\0' ? l->why : NULL);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

static void
show_lines(struct dk_cli *c, const struct dk_return_in *in, const struct dk_return_plan *p)
{
	static const struct dk_out_column columns[] = { { "Order", true }, { "Back", true },
		{ "Verdict", false }, { "Day", true }, { "Fee", true }, { "To", false },
		{ "Credit", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	int exponent = dk_session_exponent(c->session, p->currency);

	for (size_t i = 0; i < p->line_count; i++) {
		const struct dk_return_plan_line *l = &p->lines[i];

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)in->lines[i].order_line));
		dk_out_cell(&t, dk_qty_show(in->lines[i].qty).s);
		dk_out_cell(&t, l->why[0] != '\0' ? "no" : l->verdict);
		dk_out_cell(&t, l->window > 0 ? dk_fmt(&c->arena, "%lld of %lld",
		    (long long)l->days, (long long)l->window) : dk_fmt(&c->arena, "%lld",
		    (long long)l->days));
		dk_out_cell(&t, l->fee.e5 > 0 ? dk_fmt(&c->arena, "%s %%",
		    dk_rate_text(l->fee).s) : "");
		dk_out_cell(&t, l->to);
		dk_out_cell(&t, dk_money_show(l->credit, exponent).s);
	}
	dk_out_table(&c->out, &t);
}

enum dk_rc
dk_return_show_plan(struct dk_cli *c, const struct dk_return_in *in,
    const struct dk_return_plan *p)
{
	int exponent = dk_session_exponent(c->session, p->currency);

	if (c->json) {
		show_json(c, in, p);
		return DK_OK;
	}
	show_lines(c, in, p);
	for (size_t i = 0; i < p->line_count; i++)
		if (p->lines[i].why[0] != '\0')
			dk_out_line(&c->out, "STOP %s", p->lines[i].why);
		else if (p->lines[i].clause[0] != '\0' && (i == 0 ||
		    strcmp(p->lines[i].clause, p->lines[i - 1].clause) != 0))
			dk_out_line(&c->out, "Policy: %s (%s)", p->lines[i].clause,
			    p->lines[i].verdict);
	if (p->note[0] != '\0')
		dk_out_line(&c->out, "warn %s", p->note);
	if (p->unpriced[0] != '\0')
		dk_out_line(&c->out, "Credit: %s", p->unpriced);
	else
		dk_out_line(&c->out, "Goods %s  discount %s  fee %s  freight %s (%s)  tax %s"
		    "%s  credit %s %s", dk_money_show(p->goods, exponent).s,
		    dk_money_show(p->discount, exponent).s, dk_money_show(p->fee, exponent).s,
		    dk_money_show(p->freight, exponent).s, p->freight_by,
		    dk_money_show(p->tax, exponent).s, p->withheld.minor == 0 ? ""
		    : dk_fmt(&c->arena, "  withheld %s", dk_money_show(p->withheld, exponent).s),
		    dk_money_show(p->total, exponent).s,
		    p->currency);
	return DK_OK;
}
