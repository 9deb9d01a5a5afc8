/* price_show.c - what price rows would change: prices before and after, and what waits for them. */
#include "cli/price_show.h"

#include "cli/find.h"

void
dk_price_show_terms(struct dk_cli *c, struct dk_out_table *t, const struct dk_price_row *r)
{
	dk_out_cell(t, dk_fmt(&c->arena, "%s%s", dk_qty_show(r->min_qty).s,
	    r->by_group ? " group" : ""));
	dk_out_cell(t, dk_price_text(r->price).s);
	dk_out_cell(t, dk_qty_text(r->per).s);
	dk_out_cell(t, dk_date_iso(r->from).s);
	dk_out_cell(t, dk_date_iso(r->to).s);
}

static void
effect_json(struct dk_cli *c, const struct dk_price_effect *e)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "does", dk_price_does_name(e->does));
	dk_out_str(&c->out, "sku", e->sku);
	dk_out_str(&c->out, "whose", e->whose);
	dk_out_qty(&c->out, "min_qty", e->row.min_qty);
	dk_out_date(&c->out, "from", e->row.from);
	dk_out_date(&c->out, "to", e->row.to);
	if (e->had)
		dk_out_price(&c->out, "was", e->was);
	else
		dk_out_null(&c->out, "was");
	if (e->does != DK_PRICE_GONE)
		dk_out_price(&c->out, "price", e->row.price);
	else
		dk_out_null(&c->out, "price");
	dk_out_qty(&c->out, "per", e->row.per);
	if (e->has_cost)
		dk_out_rate(&c->out, "margin", e->margin);
	else
		dk_out_null(&c->out, "margin");
	dk_out_bool(&c->out, "under_floor", e->under_floor);
	dk_out_end(&c->out);
}

static void
preview_json(struct dk_cli *c, const struct dk_price_preview *p)
{
	dk_out_object(&c->out, NULL);
	dk_out_date(&c->out, "day", p->day);
	dk_out_int(&c->out, "new", p->added);
	dk_out_int(&c->out, "changed", p->changed);
	dk_out_int(&c->out, "same", p->same);
	dk_out_int(&c->out, "gone", p->gone);
	dk_out_int(&c->out, "under_floor", p->under_floor);
	dk_out_array(&c->out, "prices");
	for (size_t i = 0; i < p->effect_count; i++)
		effect_json(c, &p->effects[i]);
	dk_out_end(&c->out);
	dk_out_array(&c->out, "touched");
	for (size_t i = 0; i < p->touched_count; i++) {
		const struct dk_price_touched *t = &p->touched[i];

		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "kind", t->kind);
		dk_out_str(&c->out, "number", t->number);
		dk_out_str(&c->out, "customer", t->customer);
		dk_out_money(&c->out, "was", t->was, dk_currency_exponent(t->currency));
		dk_out_money(&c->out, "now", t->now, dk_currency_exponent(t->currency));
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

static const char *
price_text(struct dk_cli *c, bool given, dk_price p, dk_qty per)
{
	if (!given)
		return "-";
	if (per.milli == 1000)
		return dk_arena_dup(&c->arena, dk_price_text(p).s);
	return dk_fmt(&c->arena, "%s per %s", dk_price_text(p).s, dk_qty_text(per).s);
}

static void
print_effects(struct dk_cli *c, const struct dk_price_preview *p)
{
	static const struct dk_out_column columns[] = { { "Does", false }, { "Item", false },
		{ "Whose", false }, { "From qty", true }, { "From", false }, { "Was", true },
		{ "Price", true }, { "Margin", true }, { "", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	size_t told = 0;

	for (size_t i = 0; i < p->effect_count; i++) {
		const struct dk_price_effect *e = &p->effects[i];

		if (e->does == DK_PRICE_SAME)
			continue;
		dk_out_cell(&t, dk_price_does_name(e->does));
		dk_out_cell(&t, e->sku);
		dk_out_cell(&t, e->whose);
		dk_out_cell(&t, dk_qty_show(e->row.min_qty).s);
		dk_out_cell(&t, dk_date_iso(e->row.from).s);
		dk_out_cell(&t, price_text(c, e->had, e->was, e->was_per));
		dk_out_cell(&t, price_text(c, e->does != DK_PRICE_GONE, e->row.price, e->row.per));
		dk_out_cell(&t, e->has_cost
		    ? dk_fmt(&c->arena, "%s%%", dk_rate_text(e->margin).s) : "");
		dk_out_cell(&t, e->under_floor ? "under the floor" : "");
		told++;
	}
	if (told > 0)
		dk_out_table(&c->out, &t);
}

static void
print_touched(struct dk_cli *c, const struct dk_price_preview *p)
{
	static const struct dk_out_column columns[] = { { "Waits", false }, { "Number", false },
		{ "Customer", false }, { "Name", false }, { "Goods", true }, { "Would be", true },
		{ "Change", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < p->touched_count; i++) {
		const struct dk_price_touched *x = &p->touched[i];
		int exponent = dk_currency_exponent(x->currency);

		dk_out_cell(&t, x->kind);
		dk_out_cell(&t, x->number);
		dk_out_cell(&t, x->customer);
		dk_out_cell(&t, x->customer_name);
		dk_out_cell(&t, dk_money_show(x->was, exponent).s);
		dk_out_cell(&t, dk_money_show(x->now, exponent).s);
		dk_out_cell(&t, dk_money_show(dk_money_minus(x->now, x->was), exponent).s);
	}
	if (p->touched_count > 0)
		dk_out_table(&c->out, &t);
}

void
dk_price_show_preview(struct dk_cli *c, const struct dk_price_preview *p)
{
	if (c->json) {
		preview_json(c, p);
		return;
	}
	print_effects(c, p);
	print_touched(c, p);
	dk_cli_note(c, "%lld new, %lld changed, %lld as they are, %lld gone; %lld under the floor; "
	    "%zu waiting would cost another amount on %s.", (long long)p->added,
	    (long long)p->changed, (long long)p->same, (long long)p->gone,
	    (long long)p->under_floor, p->touched_count, dk_date_iso(p->day).s);
}

const char *
dk_price_first_day(struct dk_cli *c)
{
	dk_date day = DK_NO_DATE;
	struct dk_err err;

	if (dk_cli_day(c, "from", &day, &err) != DK_OK || !dk_date_is_set(day))
		return NULL;
	return dk_arena_dup(&c->arena, dk_date_iso(day).s);
}
