/* paint.c - how a return looks: its lines, the reasons, what it is worth, what holds it up. */
#include "ui/returning/returning.h"

#include <string.h>

enum { FOOT = 7 };

/* "N not needed" of a code. */
static void
show_reason(const char *code, struct dk_shown *out)
{
	for (const struct dk_return_reason *r = dk_return_reasons(); r->code != NULL; r++)
		if (strcmp(r->code, code) == 0)
			snprintf(out->buf, sizeof(out->buf), "%c %s", r->key, r->text);
}

static void
show_condition(const char *code, struct dk_shown *out)
{
	for (const struct dk_return_condition *c = dk_return_conditions(); c->code != NULL; c++)
		if (strcmp(c->code, code) == 0)
			snprintf(out->buf, sizeof(out->buf), "%c", c->key);
}

static void
show_back(const struct returning *st, size_t row, struct dk_shown *out)
{
	const struct returning_line *l = &st->said[row];
	const struct returning_row *r = &st->rows[row];
	size_t at = 0;

	if (st->ret != NULL && (!returning_is(st, "authorised") || l->part_count == 0)) {
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_qty_show(returning_is(st, "authorised") ? r->asked : r->came).s);
		return;
	}
	for (size_t i = 0; i < l->part_count && at < sizeof(out->buf); i++)
		at += (size_t)snprintf(out->buf + at, sizeof(out->buf) - at, "%s%s%s%s",
		    i > 0 ? " " : "", dk_qty_text(l->parts[i].qty).s,
		    l->parts[i].lot[0] != '\0' ? "@" : "", l->parts[i].lot);
}

/* "2 stock 1 scrap" of what was decided, or is said now. */
static void
show_to(const struct returning *st, size_t row, struct dk_shown *out)
{
	const struct returning_line *l = &st->said[row];
	const struct dk_return_line *d = st->rows[row].line;
	size_t at = 0;

	if (d == NULL || returning_is(st, "received")) {
		const struct dk_return_plan_line *p = st->rows[row].plan;
		const struct dk_return_condition *c = dk_return_conditions();

		while (c->code != NULL && strcmp(c->code, l->condition) != 0)
			c++;
		out->text = l->to[0] != '\0' ? l->to : c->code != NULL ? c->to
		    : p != NULL ? p->to : "";
		return;
	}
	const struct {
		dk_qty qty;
		const char *to;
	} ways[] = { { d->to_stock, "stock" }, { d->to_quarantine, "quarantine" },
		{ d->to_supplier, "supplier" }, { d->to_scrap, "scrap" } };

	for (size_t i = 0; i < DK_COUNT(ways) && at < sizeof(out->buf); i++) {
		if (ways[i].qty.milli == d->received.milli && ways[i].qty.milli > 0)
			out->text = ways[i].to;
		else if (ways[i].qty.milli > 0)
			at += (size_t)snprintf(out->buf + at, sizeof(out->buf) - at, "%s%s %s",
			    at > 0 ? " " : "", dk_qty_show(ways[i].qty).s, ways[i].to);
	}
}

/* The reason of the row above, which Enter alone takes. */
static const char *
reason_above(const struct returning *st, size_t row)
{
	const char *above = NULL;

	for (size_t i = 0; i < row; i++)
		if (st->said[i].part_count > 0 && st->said[i].reason[0] != '\0')
			above = st->said[i].reason;
	return above;
}

void
returning_cell(const void *screen, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = screen;
	const struct returning *st = s->state;
	const struct returning_row *r = &st->rows[row];
	bool is_wrong = r->plan != NULL && r->plan->why[0] != '\0';

	out->text = out->buf;
	out->look = is_wrong ? DK_LOOK_STOP : DK_LOOK_LABEL;
	if (column == RETURNING_LN)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)r->line_no);
	else if (column == RETURNING_ITEM || column == RETURNING_TEXT)
		out->text = column == RETURNING_ITEM ? r->sku : r->name;
	else if (column == RETURNING_SHIPPED || column == RETURNING_BEFORE)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(column == RETURNING_SHIPPED
		    ? r->shipped : st->ret != NULL ? r->asked : r->before).s);
	else if (column == RETURNING_BACK)
		show_back(st, row, out);
	else if (column == RETURNING_REASON) {
		show_reason(st->ret != NULL ? r->reason : st->said[row].reason, out);
		out->hint = st->ret == NULL ? reason_above(st, row) : NULL;
	} else if (column == RETURNING_COND)
		show_condition(r->line != NULL && st->said[row].condition[0] == '\0'
		    ? r->line->condition : st->said[row].condition, out);
	else if (column == RETURNING_TO)
		show_to(st, row, out);
	else if (r->plan != NULL && !is_wrong)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(r->credit, dk_session_exponent(s->session,
		    st->plan.currency)).s);
}

/* The letters that the cells take. */
static void
draw_codes(const struct returning *st, struct dk_surface *body, int row)
{
	int col = 1;

	if (st->ret == NULL)
		for (const struct dk_return_reason *r = dk_return_reasons(); r->code != NULL; r++)
			col = dk_put(body, dk_to(row, col, DK_LOOK_LABEL), "%c %s ", r->key,
			    r->code);
	col = 1;
	if (!returning_types(st) || returning_is(st, "authorised"))
		return;
	for (const struct dk_return_condition *c = dk_return_conditions(); c->code != NULL; c++)
		col = dk_put(body, dk_to(row + 1, col, DK_LOOK_LABEL), "%c %s  ", c->key, c->code);
	if (st->ret == NULL)
		dk_put(body, dk_to(row + 1, col, DK_LOOK_LABEL), "(none: still to come)");
}

/* What its cells have no room for: lots, and goods that go several ways. */
static void
draw_rest(const struct returning *st, struct dk_surface *body, int row)
{
	struct dk_shown back = { .text = "" }, to = { .text = "" };

	if (st->grid.row >= st->said_count)
		return;
	show_back(st, st->grid.row, &back);
	show_to(st, st->grid.row, &to);
	if (to.text[0] == '\0')
		to.text = to.buf;
	if (strchr(back.buf, '@') != NULL || strchr(to.text, ' ') != NULL)
		dk_put(body, dk_to(row, 1, DK_LOOK_VALUE), "Line %lld: %s  %s",
		    (long long)st->rows[st->grid.row].line_no, back.buf, to.text);
}

static void
draw_sums(const struct dk_screen *s, struct dk_surface *body, int row)
{
	const struct returning *st = s->state;
	const struct dk_return_plan *p = &st->plan;
	int exponent = dk_session_exponent(s->session, p->currency), col;
	const char *outcome = st->ret != NULL ? st->ret->outcome : st->outcome;

	if (strcmp(outcome, "repair") == 0) {
		dk_put(body, dk_to(row, 1, DK_LOOK_VALUE), "Repair: the goods stay the"
		    " customer's, nothing is credited. %s", st->ret != NULL ? st->ret->work : "");
		return;
	}
	if (p->unpriced[0] != '\0' && p->why[0] == '\0') {
		dk_put(body, dk_to(row, 1, DK_LOOK_WAIT), "%s", p->unpriced);
		return;
	}
	col = dk_put(body, dk_to(row, 1, DK_LOOK_LABEL), "Goods %s",
	    dk_money_show(p->goods, exponent).s);
	if (p->discount.minor != 0)
		col = dk_put(body, dk_to(row, col, DK_LOOK_LABEL), "  discount -%s",
		    dk_money_show(p->discount, exponent).s);
	col = dk_put(body, dk_to(row, col, DK_LOOK_LABEL), "  fee %s  freight %s  tax %s",
	    dk_money_show(dk_money_neg(p->fee), exponent).s,
	    dk_money_show(dk_money_neg(p->freight), exponent).s,
	    dk_money_show(p->tax, exponent).s);
	if (p->withheld.minor != 0)
		col = dk_put(body, dk_to(row, col, DK_LOOK_LABEL), "  withheld -%s",
		    dk_money_show(p->withheld, exponent).s);
	dk_put(body, dk_to(row, col, DK_LOOK_VALUE), "   CREDIT %s %s",
	    dk_money_show(p->total, exponent).s, p->currency);
}

/* "Window: line 2 day 21 of 30 ok, fee 15 %: the clause" of the row under the cursor, else of the
 * first that comes back. */
static void
draw_window(const struct returning *st, struct dk_surface *body, int row)
{
	const struct returning_row *r = NULL;
	int col;

	for (size_t i = 0; i < st->said_count; i++)
		if (st->rows[i].plan != NULL && (r == NULL || i == st->grid.row))
			r = &st->rows[i];
	if (r == NULL || (st->ret == NULL && r->plan->window == 0 && r->plan->clause[0] == '\0'))
		return;
	col = dk_put(body, dk_to(row, 1, DK_LOOK_LABEL), "Window: line %lld day %lld",
	    (long long)r->line_no, (long long)r->plan->days);
	if (r->plan->window > 0)
		col = dk_put(body, dk_to(row, col, DK_LOOK_LABEL), " of %lld",
		    (long long)r->plan->window);
	col = dk_put(body, dk_to(row, col, strcmp(r->plan->verdict, "allowed") == 0 ? DK_LOOK_OK
	    : DK_LOOK_WARN), " %s", strcmp(r->plan->verdict, "allowed") == 0 ? "ok"
	    : strcmp(r->plan->verdict, "approval") == 0 ? "needs a supervisor" : "refused");
	if (r->plan->fee.e5 > 0 || r->plan->policy_fee.e5 > 0)
		col = dk_put(body, dk_to(row, col, DK_LOOK_LABEL), ", fee %s %%%s",
		    dk_rate_text(r->plan->fee).s, r->plan->fee.e5 != r->plan->policy_fee.e5
		    ? " (changed)" : "");
	if (r->plan->clause[0] != '\0')
		dk_put(body, dk_to(row, col, DK_LOOK_LABEL), ": %s", r->plan->clause);
}

/* What is wrong with the line, else with the first. */
static void
draw_why(const struct returning *st, struct dk_surface *body, int row)
{
	const struct returning_row *r = st->grid.row < st->said_count ? &st->rows[st->grid.row]
	    : NULL;
	const char *why = r != NULL && r->plan != NULL && r->plan->why[0] != '\0' ? r->plan->why
	    : st->plan.why;

	if (st->ret != NULL && st->ret->why[0] != '\0')
		dk_put(body, dk_to(row, 1, DK_LOOK_VALUE), "%s: %s", st->ret->state, st->ret->why);
	else if (st->ret != NULL && st->ret->exception[0] != '\0')
		dk_put(body, dk_to(row, 1, DK_LOOK_WARN), "Exception: %s", st->ret->exception);
	else if (why[0] != '\0')
		dk_put(body, dk_to(row, 1, DK_LOOK_STOP), "%s", why);
	else if (st->plan.note[0] != '\0')
		dk_put(body, dk_to(row, 1, DK_LOOK_WARN), "%s", st->plan.note);
	else if (st->ret == NULL && st->sale.open[0] != '\0')
		dk_put(body, dk_to(row, 1, DK_LOOK_WAIT), "Open already: %s (F10 v opens it)",
		    st->sale.open);
}

static const char *
next_words(const struct returning *st)
{
	bool repairs = st->ret != NULL && strcmp(st->ret->outcome, "repair") == 0;

	if (st->ret == NULL)
		return st->in.line_count == 0 ? "F4: all of it" : st->plan.has_come
		    ? "F2 posts: goods in, credit out"
		    : "F2: number and label; credit when it came";
	if (returning_is(st, "requested"))
		return "F2: it may come (a supervisor)";
	if (returning_is(st, "authorised"))
		return "F2: this much came";
	if (returning_is(st, "received"))
		return repairs ? "F2: what was done" : "F2: it goes there";
	return returning_is(st, "inspected") ? repairs ? "F2: it goes back" : "F2 credits it" : "";
}

static void
draw_outcome(const struct dk_screen *s, struct dk_surface *body, int row)
{
	const struct returning *st = s->state;
	const char *outcome = st->ret != NULL ? st->ret->outcome : st->outcome;
	const char *by = st->plan.freight_by;
	int col = dk_put(body, dk_to(row, 1, DK_LOOK_LABEL), "Outcome ");

	col = dk_put(body, dk_to(row, col, DK_LOOK_VALUE), "[%s]", outcome);
	col = dk_put(body, dk_to(row, col, DK_LOOK_LABEL), "  way back: %s",
	    strcmp(by, "house") == 0 ? "we pay" : strcmp(by, "charged") == 0 ? "charged"
	    : "customer");
	if (st->ret != NULL && st->ret->credits[0] != '\0')
		col = dk_put(body, dk_to(row, col, DK_LOOK_VALUE), "  %s", st->ret->credits);
	else if (st->ret != NULL && returning_is(st, "authorised"))
		col = dk_put(body, dk_to(row, col, DK_LOOK_LABEL), "  by %s",
		    dk_date_short(st->ret->expires).s);
	dk_put(body, dk_to(row, col, DK_LOOK_LABEL), "  %s", next_words(st));
}

void
returning_draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct returning *st = s->state;
	int foot = body->rows - FOOT;
	int col = dk_put(body, dk_to(0, 1, DK_LOOK_VALUE), "%s %s", st->sale.customer,
	    st->sale.customer_name);

	col = dk_put(body, dk_to(0, col, DK_LOOK_LABEL), "  PO %s",
	    st->sale.customer_po[0] != '\0' ? st->sale.customer_po : "-");
	if (dk_date_is_set(st->sale.shipped))
		col = dk_put(body, dk_to(0, col, DK_LOOK_LABEL), "  shipped %s",
		    dk_date_short(st->sale.shipped).s);
	dk_put(body, dk_to(0, col, DK_LOOK_LABEL), "  %s", st->ret != NULL ? st->ret->note
	    : st->note);
	draw_codes(st, body, foot);
	draw_rest(st, body, foot + 2);
	draw_sums(s, body, foot + 3);
	draw_window(st, body, foot + 4);
	draw_why(st, body, foot + 5);
	draw_outcome(s, body, foot + 6);
	dk_grid_draw(&st->grid, body, dk_at(2, 1, body->cols - 1,
	    returning_types(st) ? DK_LOOK_FOCUS : DK_LOOK_LABEL), foot - 3);
}
