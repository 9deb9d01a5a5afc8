/* explain.c - a figure of an order as a formula over the figures it came from. */
#include "cli/explain.h"

#include <string.h>

#include "cli/find.h"
#include "cli/show_order.h"
#include "docket/order_list.h"

/* One figure: what it is, and from what. */
struct figure {
	const char *name, *value, *formula;
	const char *trail; /* JSON of the core, "" = none */
};

static const char *
money(struct dk_cli *c, dk_money m)
{
	return dk_arena_dup(&c->arena, dk_money_text(m, c->session->exponent).s);
}

static void
print(struct dk_cli *c, const struct figure *f, int64_t line)
{
	if (!c->json) {
		dk_out_line(&c->out, "%s = %s", f->name, f->value);
		dk_out_line(&c->out, "  %s", f->formula);
		if (f->trail[0] != '\0')
			dk_out_line(&c->out, "  %s", f->trail);
		return;
	}
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "figure", f->name);
	if (line != 0)
		dk_out_int(&c->out, "line", line);
	else
		dk_out_null(&c->out, "line");
	dk_out_str(&c->out, "value", f->value);
	dk_out_str(&c->out, "formula", f->formula);
	dk_out_json(&c->out, "trail", f->trail);
	dk_out_end(&c->out);
}

static bool
line_figure(struct dk_cli *c, const struct dk_order_line *l, const char *name, struct figure *f)
{
	const char *price = dk_arena_dup(&c->arena, dk_price_text(l->price).s);
	const char *base = dk_arena_dup(&c->arena, dk_qty_text(l->base_qty).s);

	if (strcmp(name, "price") == 0) {
		f->value = price;
		f->formula =
		    dk_fmt(&c->arena, "%s per %s, from the layer %s", price, base, l->layer);
		f->trail = l->trail;
	} else if (strcmp(name, "net") == 0) {
		f->value = money(c, l->net);
		f->formula = dk_fmt(&c->arena,
		    "%s pieces x %s / %s, less %s, rounded once half away from zero",
		    dk_qty_text(l->ordered).s, price, base,
		    dk_show_discount(c, l->discount, l->discount_amount));
	} else if (strcmp(name, "promise") == 0) {
		f->value = dk_arena_dup(&c->arena, dk_date_iso(l->promise).s);
		f->formula = dk_fmt(&c->arena,
		    "%s pieces allocated, %s waiting; then the carrier's next pickup and transit",
		    dk_arena_dup(&c->arena, dk_qty_text(l->allocated).s),
		    dk_qty_text(l->backordered).s);
	} else {
		return false;
	}
	return true;
}

static const char *
tax_formula(struct dk_cli *c, const struct dk_order *o)
{
	const char *text = "";

	for (size_t i = 0; i < o->tax_count; i++)
		text = dk_fmt(&c->arena, "%s%s%s %s x %s %%", text, i > 0 ? " + " : "",
		    o->taxes[i].tax.category, money(c, o->taxes[i].base),
		    dk_rate_text(o->taxes[i].tax.rate).s);
	return dk_fmt(&c->arena, "%s, each rounded once", o->tax_count > 0 ? text : "nothing");
}

static bool
order_figure(struct dk_cli *c, const struct dk_order *o, const char *name, struct figure *f)
{
	if (strcmp(name, "goods") == 0) {
		f->value = money(c, o->goods);
		f->formula = dk_fmt(&c->arena, "the nets of %zu lines", o->line_count);
	} else if (strcmp(name, "net") == 0) {
		f->value = money(c, o->net);
		f->formula = dk_fmt(&c->arena, "goods %s - discount %s + freight %s",
		    money(c, o->goods), money(c, o->discount_total), money(c, o->freight));
	} else if (strcmp(name, "tax") == 0) {
		f->value = money(c, o->tax);
		f->formula = tax_formula(c, o);
	} else if (strcmp(name, "total") == 0) {
		f->value = money(c, o->total);
		f->formula =
		    dk_fmt(&c->arena, "net %s + tax %s", money(c, o->net), money(c, o->tax));
	} else {
		return false;
	}
	return true;
}

static enum dk_rc
exposure(struct dk_cli *c, const struct dk_order *o, struct figure *f, struct dk_err *err)
{
	struct dk_exposure e;
	enum dk_rc rc = dk_exposure_find(c->session, o->customer_id, o->id, &e, err);

	if (rc != DK_OK)
		return rc;
	f->value = money(c, dk_money_plus(e.total, o->total));
	f->formula = dk_fmt(&c->arena,
	    "balance %s (in it unapplied %s) + other open orders %s + this order %s; limit %s",
	    money(c, e.balance), money(c, e.unapplied), money(c, e.open_orders), money(c, o->total),
	    e.has_limit ? money(c, e.limit) : "none");
	return DK_OK;
}

static enum dk_rc
of_line(struct dk_cli *c, const struct dk_order *o, int64_t line, struct figure *f,
    struct dk_err *err)
{
	for (size_t i = 0; i < o->line_count; i++) {
		if (o->lines[i].line_no != line)
			continue;
		if (line_figure(c, &o->lines[i], f->name, f))
			return DK_OK;
		return dk_cli_usage(c, err, "A line has the figures price, net and promise.");
	}
	return dk_fail(err, DK_ENOTFOUND, "line", "Order %s has no line %lld.",
	    dk_show_order_number(c, o), (long long)line);
}

enum dk_rc
dk_explain_run(struct dk_cli *c, struct dk_err *err)
{
	struct figure f = { .name = dk_cli_arg(c, 1), .trail = "" };
	struct dk_order *o = NULL;
	int64_t line = 0;
	dk_id id;
	enum dk_rc rc = dk_cli_line(c, "line", &line, err);

	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_order_load(c->session, &c->arena, id, &o, err);
	if (rc != DK_OK)
		return rc;
	if (line != 0)
		rc = of_line(c, o, line, &f, err);
	else if (strcmp(f.name, "exposure") == 0)
		rc = exposure(c, o, &f, err);
	else if (!order_figure(c, o, f.name, &f))
		rc = dk_cli_usage(c, err,
		    "An order has the figures goods, net, tax, total and exposure.");
	if (rc == DK_OK)
		print(c, &f, line);
	return rc;
}
