/* gather.c - the order, the return and what the core makes of them; rows for the grid. */
#include "ui/returning/returning.h"

#include <string.h>

const char *
returning_state(const struct returning *st)
{
	return st->ret != NULL ? st->ret->state : "";
}

bool
returning_is(const struct returning *st, const char *state)
{
	return strcmp(returning_state(st), state) == 0;
}

dk_qty
returning_qty(const struct returning_line *l)
{
	dk_qty sum = DK_QTY(0);

	for (size_t i = 0; i < l->part_count; i++)
		sum.milli += l->parts[i].qty.milli;
	return sum;
}

struct returning_line *
returning_here(const struct dk_screen *s)
{
	const struct returning *st = s->state;

	return st->grid.row < st->said_count ? &st->said[st->grid.row] : NULL;
}

static void
add_line(struct returning *st, struct dk_return_line_in *lines, size_t row,
    const struct dk_return_line_in *in)
{
	st->row_of[st->in.line_count] = row;
	lines[st->in.line_count++] = *in;
}

/* A line for each lot, or for each way that its goods go. */
static void
fill_row(struct dk_screen *s, struct dk_return_line_in *lines, size_t row)
{
	struct returning *st = s->state;
	const struct returning_line *l = &st->said[row];
	struct dk_return_line_in in = { .order_line = l->line_no, .reason = l->reason, .sent = "",
		.to = l->to, .condition = l->condition };
	struct dk_return_disposal ways[8];
	struct dk_err no;
	size_t count = 0;

	if (l->part_count == 1 && strchr(l->to, ' ') != NULL &&
	    returning_read_to(s, l, returning_qty(l), ways, &count, &no) == DK_OK) {
		in.lot = l->parts[0].lot;
		for (size_t i = 0; i < count; i++) {
			in.qty = ways[i].qty;
			in.to = ways[i].to;
			add_line(st, lines, row, &in);
		}
		return;
	}
	for (size_t k = 0; k < l->part_count; k++) {
		in.qty = l->parts[k].qty;
		in.lot = l->parts[k].lot;
		add_line(st, lines, row, &in);
	}
}

/* As the core takes it; row_of tells which row each line is of. */
static void
fill_in(struct dk_screen *s)
{
	struct returning *st = s->state;
	size_t room = st->said_count * RETURNING_PARTS + 1;
	struct dk_return_line_in *lines = dk_arena_array(&s->data, room, sizeof(*lines));

	st->in = (struct dk_return_in){ .order_id = st->order_id, .outcome = st->outcome,
		.note = st->note, .exception = st->exception, .lines = lines,
		.has_fee = st->has_fee, .fee = st->fee, .freight = st->freight,
		.approver = st->approver };
	st->row_of = dk_arena_array(&s->data, room, sizeof(*st->row_of));
	for (size_t i = 0; i < st->said_count; i++)
		fill_row(s, lines, i);
}

/* Parts of a row share it: the worst of them is told, their credits are one. */
static void
show_plan(struct returning *st)
{
	for (size_t i = 0; i < st->plan.line_count; i++) {
		struct returning_row *r = &st->rows[st->ret != NULL ? i : st->row_of[i]];
		const struct dk_return_plan_line *p = &st->plan.lines[i];

		if (r->plan == NULL || (r->plan->why[0] == '\0' && p->why[0] != '\0'))
			r->plan = p;
		r->credit = dk_money_plus(r->credit, p->credit);
	}
}

static void
keep_said(struct dk_screen *s, size_t count)
{
	struct returning *st = s->state;

	if (st->said_count == count)
		return;
	st->said = dk_arena_array(&s->keep, count + 1, sizeof(*st->said));
	st->said_count = count;
	for (size_t i = 0; i < count; i++) {
		st->said[i] = (struct returning_line){ .line_no = st->rows[i].line_no };
		if (st->rows[i].line_no == st->first_line)
			st->grid.row = i;
	}
}

/* A return that is being entered: every line of goods of the order. */
static enum dk_rc
load_new(struct dk_screen *s, struct dk_err *err)
{
	struct returning *st = s->state;
	const struct dk_return_sale *sale = &st->sale;

	st->rows = dk_arena_array(&s->data, sale->line_count + 1, sizeof(*st->rows));
	for (size_t i = 0; i < sale->line_count; i++)
		st->rows[i] = (struct returning_row){ .line_no = sale->lines[i].line_no,
			.sku = sale->lines[i].sku, .name = sale->lines[i].name, .reason = "",
			.shipped = sale->lines[i].shipped, .before = sale->lines[i].before,
			.left = sale->lines[i].left };
	keep_said(s, sale->line_count);
	fill_in(s);
	return dk_return_plan(s->session, &s->data, &st->in, &st->plan, err);
}

static const struct dk_return_goods *
goods_of(const struct dk_return_sale *sale, int64_t line_no)
{
	for (size_t i = 0; i < sale->line_count; i++)
		if (sale->lines[i].line_no == line_no)
			return &sale->lines[i];
	return NULL;
}

static enum dk_rc
load_known(struct dk_screen *s, struct dk_err *err)
{
	struct returning *st = s->state;
	const struct dk_return *r = st->ret;

	st->rows = dk_arena_array(&s->data, r->line_count + 1, sizeof(*st->rows));
	for (size_t i = 0; i < r->line_count; i++) {
		const struct dk_return_line *l = &r->lines[i];
		const struct dk_return_goods *g = goods_of(&st->sale, l->order_line);

		st->rows[i] = (struct returning_row){ .line_no = l->line_no, .sku = l->sku,
			.name = l->name, .reason = l->reason, .asked = l->qty,
			.came = l->received, .line = l, .shipped = g != NULL ? g->shipped
			: l->qty };
	}
	keep_said(s, r->line_count);
	return dk_return_plan_of(s->session, &s->data, st->id, &st->plan, err);
}

static void
set_title(struct dk_screen *s)
{
	const struct returning *st = s->state;
	const struct dk_return_sale *sale = &st->sale;

	if (st->ret != NULL)
		dk_title(s, "RETURN %s  %s  order %s", st->ret->number, st->ret->state,
		    sale->order);
	else
		dk_title(s, "RETURN  order %s%s%s", sale->order, sale->invoices[0] != '\0'
		    ? " / invoice " : "", sale->invoices);
}

enum dk_rc
returning_load(struct dk_screen *s, struct dk_err *err)
{
	struct returning *st = s->state;
	enum dk_rc rc = DK_OK;

	st->ret = NULL;
	if (st->id != 0)
		rc = dk_return_load(s->session, &s->data, st->id, &st->ret, err);
	if (rc == DK_OK && st->ret != NULL)
		st->order_id = st->ret->order_id;
	if (rc == DK_OK)
		rc = dk_return_sale(s->session, &s->data, st->order_id, &st->sale, err);
	if (rc == DK_OK)
		rc = st->ret != NULL ? load_known(s, err) : load_new(s, err);
	if (rc != DK_OK)
		return rc;
	show_plan(st);
	set_title(s);
	returning_open_grid(s);
	st->grid.count = st->said_count;
	dk_grid_show(&st->grid);
	return DK_OK;
}
