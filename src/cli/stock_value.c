/* stock_value.c - what the goods are worth, and how a product's cost came about. */
#include "cli/stock_value.h"

#include "cli/deliver.h"
#include "cli/find.h"
#include "cli/word.h"
#include "docket/report.h"
#include "docket/stock_cost.h"

const struct dk_opt dk_stock_value_options[] = {
	{ "as-of", "DAY", "as the end of that business day left it; now" },
	DK_DELIVER_OPTION,
	{ NULL, NULL, NULL },
};

enum dk_rc
dk_stock_value_run(struct dk_cli *c, struct dk_err *err)
{
	struct dk_report_query q = { .name = "value", .from = DK_NO_DATE, .to = DK_NO_DATE };
	const struct dk_format *format = NULL;
	struct dk_buf data = { 0 };
	enum dk_rc rc = dk_deliver_format(c, &format, err);

	if (rc == DK_OK)
		rc = dk_cli_day(c, "as-of", &q.from, err);
	if (rc == DK_OK)
		rc = dk_report_print(c->session, &q, format->name, &data, err);
	if (rc == DK_OK)
		rc = dk_deliver(c, &data, err);
	dk_buf_free(&data);
	return rc;
}

static void
show_json(struct dk_cli *c, const struct dk_stock_cost *x)
{
	int exponent = c->session->exponent;

	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "sku", x->sku);
	dk_out_str(&c->out, "method", x->is_standard ? "standard" : "average");
	dk_out_qty(&c->out, "on_hand", x->on_hand);
	dk_out_str(&c->out, "value", dk_money_text(x->value, exponent).s);
	dk_out_str(&c->out, "average", dk_price_text(x->average).s);
	dk_out_str(&c->out, "last", dk_price_text(x->last).s);
	dk_out_str(&c->out, "standard", dk_price_text(x->standard).s);
	dk_out_qty(&c->out, "per", x->per);
	dk_out_bool(&c->out, "whole", x->is_whole);
	dk_out_array(&c->out, "steps");
	for (size_t i = 0; i < x->step_count; i++) {
		const struct dk_cost_step *step = &x->steps[i];

		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "at", step->at);
		dk_out_str(&c->out, "what", step->what);
		dk_out_str(&c->out, "reason", step->reason);
		dk_out_qty(&c->out, "qty", step->qty);
		dk_out_str(&c->out, "cost", dk_money_text(step->cost, exponent).s);
		dk_out_qty(&c->out, "on_hand", step->on_hand);
		dk_out_str(&c->out, "value", dk_money_text(step->value, exponent).s);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

static void
show_steps(struct dk_cli *c, const struct dk_stock_cost *x)
{
	static const struct dk_out_column columns[] = { { "At", false }, { "What", false },
		{ "Why", false }, { "Quantity", true }, { "Cost", true }, { "On hand", true },
		{ "Value", true }, { "Average", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < x->step_count; i++) {
		const struct dk_cost_step *step = &x->steps[i];

		dk_out_cell(&t, step->at);
		dk_out_cell(&t, step->what);
		dk_out_cell(&t, step->reason);
		dk_out_cell(&t, step->qty.milli != 0 ? dk_qty_show(step->qty).s : "");
		dk_out_cell(&t, dk_money_show(step->cost, c->session->exponent).s);
		dk_out_cell(&t, dk_qty_show(step->on_hand).s);
		dk_out_cell(&t, dk_money_show(step->value, c->session->exponent).s);
		dk_out_cell(&t, dk_price_text(dk_cost_each(step->value, step->on_hand,
		    x->per, c->session->exponent)).s);
	}
	if (x->step_count > 0)
		dk_out_table(&c->out, &t);
}

enum dk_rc
dk_stock_cost_run(struct dk_cli *c, struct dk_err *err)
{
	struct dk_product *p = NULL;
	struct dk_stock_cost x;
	enum dk_rc rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);

	if (rc == DK_OK)
		rc = dk_stock_cost(c->session, &c->arena, p->id, &x, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		show_json(c, &x);
		return DK_OK;
	}
	dk_out_line(&c->out, "%s  %s: %s %s on hand, worth %s", x.sku, x.text,
	    dk_qty_show(x.on_hand).s, x.unit, dk_money_show(x.value, c->session->exponent).s);
	dk_out_line(&c->out, "Cost per %s: average %s, last %s%s%s, standard %s",
	    dk_qty_show(x.per).s, dk_price_text(x.average).s,
	    x.last_from[0] != '\0' ? dk_price_text(x.last).s : "none",
	    x.last_from[0] != '\0' ? " by " : "", x.last_from, dk_price_text(x.standard).s);
	dk_out_line(&c->out, x.is_standard
	    ? "Goods leave at standard cost; the value is on hand x standard cost."
	    : "Goods leave at the average: value / on hand, at that moment.");
	show_steps(c, &x);
	dk_out_line(&c->out, x.is_whole ? "The steps make up what is kept: %s / %s."
	    : "The steps do NOT make up what is kept: %s / %s. See: docket verify",
	    dk_money_show(x.value, c->session->exponent).s, dk_qty_show(x.on_hand).s);
	return DK_OK;
}
