/* paint.c - drawing order entry: form, lines, checks, usual list, totals, what to tell. */
#include <string.h>

#include "ui/entry/entry.h"
#include "ui/speech.h"

enum { PANEL = 60, CHECK_ROWS = 4 };

static enum dk_look
look_of(enum dk_severity severity)
{
	return severity == DK_OKAY ? DK_LOOK_OK : severity == DK_WARN ? DK_LOOK_WARN : DK_LOOK_STOP;
}

static void
draw_head(const struct entry *e, struct dk_surface *sf)
{
	const struct dk_order *o = e->order;
	const struct dk_customer *c = e->customer;
	const struct dk_place *p;

	dk_form_draw(&e->form, sf, !e->in_grid);
	if (c == NULL) {
		dk_put_text(sf, dk_at(0, 17, 42, DK_LOOK_LABEL), "number, name, phone or postcode");
		return;
	}
	p = e->ship_to != NULL ? &e->ship_to->place : &c->place;
	dk_put_text(sf, dk_at(0, 17, 25, DK_LOOK_VALUE), c->name);
	dk_put(sf, dk_at(0, 42, 8, DK_LOOK_LABEL), "%s%s", c->group[0] ? "tier " : "", c->group);
	dk_put(sf, dk_at(0, 51, 8, DK_LOOK_LABEL), "net %lld", (long long)c->terms_days);
	dk_put(sf, dk_at(1, 11, 30, DK_LOOK_VALUE), "%s, %s %s", p->street, p->city, p->postcode);
	dk_put(sf, dk_at(1, 42, 17, DK_LOOK_LABEL), "%s", o->carrier);
	dk_put(sf, dk_at(2, 40, 19, DK_LOOK_LABEL), "%s%s", o->note[0] ? "note: " : "", o->note);
	dk_put(sf, dk_at(3, 1, 58, e->late_orders > 0 ? DK_LOOK_WARN : DK_LOOK_LABEL),
	    "Open %lld order%s%s", (long long)e->open_orders, e->open_orders == 1 ? "" : "s",
	    e->late_orders > 0 ? ", late: " : "");
	if (e->late_orders > 0)
		dk_put(sf, dk_at(3, 22, 12, DK_LOOK_WARN), "%s", e->late_number);
	if (c->alert[0] != '\0')
		dk_put(sf, dk_at(3, 34, 25, DK_LOOK_WARN), "note: %s", c->alert);
}

/* What is no more than good to know of the whole order is told by F11. */
static bool
is_for_panel(const struct dk_finding *f)
{
	return f->severity != DK_OKAY || f->line_no > 0;
}

/* A listener hears the findings whole, each when it is new. */
static void
tell_checks(const struct entry *e, struct dk_surface *sf)
{
	for (size_t i = 0; e->order != NULL && i < e->order->finding_count; i++) {
		const struct dk_finding *f = &e->order->findings[i];

		if (is_for_panel(f))
			dk_speak_told(sf, look_of(f->severity), "%s", f->text);
	}
	for (size_t i = 0; e->order != NULL && i < e->order->line_count; i++) {
		const struct dk_order_line *l = &e->order->lines[i];

		if (l->missing.milli > 0 && dk_date_is_set(l->promise))
			dk_speak_told(sf, DK_LOOK_WAIT, "L%lld there on %s",
			    (long long)l->line_no, dk_date_short(l->promise).s);
	}
}

static void
draw_checks(const struct entry *e, struct dk_surface *sf)
{
	int row = 1;

	tell_checks(e, sf);
	dk_put_text(sf, dk_at(0, PANEL + 2, 18, DK_LOOK_LABEL), "CHECKS");
	if (e->order == NULL || e->customer == NULL)
		return;
	for (int grave = DK_REFUSE; grave >= DK_OKAY; grave--) {
		for (size_t i = 0; i < e->order->finding_count && row <= CHECK_ROWS; i++) {
			const struct dk_finding *f = &e->order->findings[i];

			if ((int)f->severity != grave || !is_for_panel(f))
				continue;
			/* a line's text begins with its number; the order's is too long for here */
			dk_put(sf, dk_at(row++, PANEL + 2, 18, look_of(f->severity)), "%-4s %s",
			    grave == DK_OKAY ? "ok" : grave == DK_WARN ? "warn" : "STOP",
			    f->line_no > 0 ? f->text : f->code);
		}
	}
	if (row <= CHECK_ROWS && e->exposure.has_limit && e->exposure.limit.minor > 0)
		dk_put(sf, dk_at(row++, PANEL + 2, 18, DK_LOOK_OK), "ok   credit %lld%%",
		    (long long)((e->exposure.total.minor + e->order->total.minor) * 100 /
			e->exposure.limit.minor));
	if (row <= CHECK_ROWS && e->order->customer_po[0] != '\0')
		dk_put_text(sf, dk_at(row++, PANEL + 2, 18, DK_LOOK_OK), "ok   PO noted");
	if (row <= CHECK_ROWS && row == 1)
		dk_put_text(sf, dk_at(row, PANEL + 2, 18, DK_LOOK_OK), "ok   nothing found");
}

static void
draw_usual(const struct entry *e, struct dk_surface *sf, int bottom)
{
	int row = CHECK_ROWS + 3;

	dk_put_rule(sf, CHECK_ROWS + 1, PANEL + 1, sf->cols - PANEL - 1);
	dk_put_text(sf, dk_at(CHECK_ROWS + 2, PANEL + 2, 18, DK_LOOK_LABEL), "USUAL  (type .n)");
	for (size_t i = 0; i < e->usual_count && row < bottom - 1; i++, row++) {
		bool at = e->walks && i == e->walk;

		dk_put(sf, dk_at(row, PANEL + 2, 13, at ? DK_LOOK_FOCUS : DK_LOOK_VALUE), ".%zu %s",
		    i + 1, e->usual[i].sku);
		dk_put_right(sf, dk_at(row, PANEL + 14, 5, at ? DK_LOOK_FOCUS : DK_LOOK_VALUE),
		    dk_qty_show(e->usual[i].usual).s);
	}
	if (e->usual_count > 0 && row < bottom)
		dk_put(sf, dk_at(row, PANEL + 2, 18, DK_LOOK_LABEL), ".. walk list of %zu",
		    e->usual_count);
}

/* What is not voided: that is read back to the caller. */
static int64_t
count_kept(const struct dk_order *o)
{
	int64_t lines = 0;

	for (size_t i = 0; i < o->line_count; i++)
		lines += o->lines[i].ordered.milli > o->lines[i].cancelled.milli;
	return lines;
}

static void
draw_totals(const struct dk_screen *s, struct dk_surface *sf, int row)
{
	const struct entry *e = s->state;
	const struct dk_order *o = e->order;
	int exp, col = 1;
	int64_t pieces = 0, gram = 0, lines;

	if (o == NULL)
		return;
	exp = dk_currency_exponent(o->currency);
	lines = count_kept(o);
	for (size_t i = 0; i < o->line_count; i++) {
		int64_t left = o->lines[i].ordered.milli - o->lines[i].cancelled.milli;

		pieces += left;
		gram += left * o->lines[i].gram / 1000;
	}
	col = dk_put(sf, dk_to(row, col, DK_LOOK_LABEL), "%lld line%s  %s pcs  Goods %s",
	    (long long)lines, lines == 1 ? "" : "s", dk_qty_show((dk_qty){ pieces }).s,
	    dk_money_show(o->goods, exp).s);
	if (o->discount_total.minor != 0)
		col = dk_put(sf, dk_to(row, col, DK_LOOK_LABEL), "  Disc -%s",
		    dk_money_show(o->discount_total, exp).s);
	col = dk_put(sf, dk_to(row, col, DK_LOOK_LABEL), "  Freight %s  %s %s",
	    dk_money_show(o->freight, exp).s, o->includes_tax ? "Tax in it" : "Tax",
	    dk_money_show(o->tax, exp).s);
	col = dk_put(sf, dk_to(row, col, DK_LOOK_VALUE), "  Total %s %s",
	    dk_money_show(o->total, exp).s, o->currency);
	if (gram > 0 && col < sf->cols - 10)
		dk_put(sf, dk_to(row, col, DK_LOOK_LABEL), "  %s kg",
		    dk_decimal_text((gram + 50) / 100, 1, 1).s);
}

/* The gravest finding: of one line, or of the whole order (line_no 0: any). */
static const struct dk_finding *
gravest(const struct dk_order *o, int64_t line_no)
{
	const struct dk_finding *worst = NULL;

	for (size_t i = 0; i < o->finding_count; i++) {
		const struct dk_finding *f = &o->findings[i];

		if ((line_no == 0 || f->line_no == line_no) &&
		    (worst == NULL || f->severity >= worst->severity))
			worst = f;
	}
	return worst;
}

/* What a few more of a line would save, when something graver is said of it; "" = nothing. */
static const char *
saving_of(const struct dk_order *o, const struct dk_finding *own)
{
	for (size_t i = 0; own != NULL && i < o->finding_count; i++) {
		const struct dk_finding *f = &o->findings[i];

		if (f != own && strcmp(f->code, "near-break") == 0 && f->line_no == own->line_no)
			return f->text + strcspn(f->text, " ") + 1; /* without L1: */
	}
	return "";
}

/* What the caller should hear: of the line under the cursor, else the last one, what is wrong with
 * it and when it will be there; else the gravest of the order. */
static void
draw_tell(const struct dk_screen *s, struct dk_surface *sf, int row)
{
	const struct entry *e = s->state;
	const struct dk_order *o = e->order;
	const struct dk_order_line *l = entry_line(e);
	const struct dk_finding *own, *worst;
	struct dk_spot at = dk_at(row, 1, sf->cols - 2, DK_LOOK_LABEL);

	if (o == NULL)
		return;
	worst = gravest(o, 0);
	if (o->line_count == 0) { /* what the order itself lacks */
		if (worst != NULL)
			dk_put_text(sf, dk_at(row, 1, sf->cols - 2, look_of(worst->severity)),
			    worst->text);
		return;
	}
	if (l == NULL)
		l = &o->lines[o->line_count - 1];
	own = gravest(o, l->line_no);
	if (own == NULL && worst != NULL && (worst->severity > DK_WARN || entry_line(e) == NULL))
		own = worst;
	if (own != NULL)
		at.look = look_of(own->severity);
	if (own != NULL && own->line_no != l->line_no)
		dk_put_text(sf, at, own->text);
	else if (saving_of(o, own)[0] != '\0')
		dk_put(sf, at, "%s  Tell: %s", own->text, saving_of(o, own));
	else if (l->product_id == 0 || !dk_date_is_set(l->promise))
		dk_put_text(sf, at, own != NULL ? own->text : "");
	else if (own != NULL)
		dk_put(sf, at, "%s  There on %s.%s", own->text, dk_date_short(l->promise).s,
		    l->missing.milli > 0 ? "  F4: what else" : "");
	else
		dk_put(sf, at, "L%lld %s: there on %s - %s", (long long)l->line_no, l->sku,
		    dk_date_short(l->promise).s, l->promise_why);
}

static void
draw_review(const struct dk_screen *s, struct dk_surface *sf, int row)
{
	const struct entry *e = s->state;
	const struct dk_order *o = e->order;
	int64_t lines = count_kept(o);
	int exponent = dk_currency_exponent(o->currency);
	dk_money pays = dk_money_minus(o->total, o->withheld);

	dk_put(sf, dk_at(row, 1, sf->cols - 2, DK_LOOK_FOCUS),
	    "REVIEW  read back: %lld line%s, %s %s%s%s.   %sEnter enters; Esc back",
	    (long long)lines, lines == 1 ? "" : "s", dk_money_show(o->total, exponent).s,
	    o->currency, o->withheld.minor != 0 ? ", pays " : "",
	    o->withheld.minor != 0 ? dk_money_show(pays, exponent).s : "",
	    o->withheld.minor != 0 ? "" : "F10 b how; ");
	dk_surface_cursor(sf, row, 1); /* speech reads the strip */
}

void
entry_draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct entry *e = s->state;
	int foot = sf->rows - ENTRY_FOOT_ROWS;

	draw_head(e, sf);
	dk_put_rule(sf, ENTRY_GRID_ROW - 1, 0, PANEL);
	dk_put_bar(sf, 0, PANEL, foot);
	draw_checks(e, sf);
	draw_usual(e, sf, foot);
	dk_grid_draw(&e->grid, sf,
	    dk_at(ENTRY_GRID_ROW, 0, PANEL - 1, e->in_grid ? DK_LOOK_FOCUS : DK_LOOK_LABEL),
	    foot - ENTRY_GRID_ROW);
	dk_put_rule(sf, foot, 0, PANEL);
	dk_put_bar(sf, foot, PANEL, 1);
	draw_totals(s, sf, foot + 1);
	if (e->reviews && e->base != NULL)
		entry_amend_review(s, sf, foot + 2);
	else if (e->reviews && e->order != NULL)
		draw_review(s, sf, foot + 2);
	else
		draw_tell(s, sf, foot + 2);
}
