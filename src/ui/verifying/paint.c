/* paint.c - an order to be verified: its lines, the words they came from, what was found. */
#include "ui/verifying/verifying.h"

#include <string.h>

#include "docket/text.h"
#include "ui/act/show.h"

enum { NOTE_ROWS = 3, LINES_LEAST = 4, SOURCE_CELLS = 32 };

static const struct dk_column line_columns[] = {
	{ .head = "Ln", .width = 3, .right = true },
	{ .head = "Item", .width = 9 },
	{ .head = "As entered", .width = 24, .grows = true },
	{ .head = "Qty", .width = 8, .right = true },
	{ .head = "UM", .width = 3 },
	{ .head = "Price", .width = 10, .right = true },
	{ .head = "Net", .width = 10, .right = true },
	{ .head = "", .width = 4 },
};

/* Beside the customer's words there is less room. */
static const struct dk_column short_columns[] = {
	{ .head = "Ln", .width = 2, .right = true },
	{ .head = "Item", .width = 8 },
	{ .head = "As entered", .width = 10, .grows = true },
	{ .head = "Qty", .width = 7, .right = true },
	{ .head = "Net", .width = 8, .right = true },
	{ .head = "", .width = 4 },
};

static const struct dk_column item_columns[] = {
	{ .head = "", .width = 4 },
	{ .head = "", .width = 17 },
	{ .head = "", .width = 4 },
	{ .head = "", .width = 51, .grows = true },
};

/* The gravest look of what still stands against a line. */
static enum dk_look
look_of_line(const struct verifying *st, int64_t line_no)
{
	enum dk_look look = DK_LOOK_OK;

	for (size_t i = 0; i < st->item_count; i++) {
		if (st->items[i].line_no != line_no || !verifying_is_open(&st->items[i]))
			continue;
		if (st->items[i].is_held)
			return DK_LOOK_STOP;
		look = DK_LOOK_WARN;
	}
	return look;
}

static void
line_cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct verifying *st = s->state;
	const struct dk_order_line *l = &st->order->lines[row];

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)l->line_no);
	else if (column == 1)
		out->text = l->sku;
	else if (column == 2)
		out->text = l->text;
	else if (l->product_id == 0)
		out->text = "";
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->unit_qty).s);
	else if (column == 4)
		out->text = l->unit;
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_price_text(l->price).s);
	else if (column == 6)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(l->net, dk_currency_exponent(st->order->currency)).s);
	else {
		out->look = look_of_line(st, l->line_no);
		out->text = dk_look_word(out->look);
	}
}

static void
short_cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	static const size_t full[] = { 0, 1, 2, 3, 6, 7 };
	const struct dk_screen *s = data;
	const struct dk_order_line *l = &((const struct verifying *)s->state)->order->lines[row];

	line_cell(data, row, full[column], out);
	if (column == 3 && l->product_id != 0)
		snprintf(out->buf, sizeof(out->buf), "%s %s", dk_qty_show(l->unit_qty).s, l->unit);
}

static void
item_cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct verifying_item *it = &((const struct verifying *)data)->items[row];

	out->text = out->buf;
	if (column == 0) {
		out->look = it->is_held ? DK_LOOK_STOP
		    : verifying_is_open(it) ? DK_LOOK_WARN : DK_LOOK_OK;
		out->text = dk_look_word(out->look);
	} else if (column == 1) {
		out->text = it->code;
	} else if (column == 2) {
		if (it->line_no > 0)
			snprintf(out->buf, sizeof(out->buf), "L%lld", (long long)it->line_no);
		else
			out->text = "";
	} else if (it->kept != NULL) {
		snprintf(out->buf, sizeof(out->buf), "kept: %.80s", it->kept);
	} else if (it->severity == DK_STOP && !it->is_held) {
		snprintf(out->buf, sizeof(out->buf), "released. %.80s", it->text);
	} else {
		out->text = it->text;
	}
}

/* Rows above the first rule: two of facts, and the customer's words. */
static int
head_rows(const struct dk_screen *s)
{
	const struct dk_order *o = ((const struct verifying *)s->state)->order;
	int rows = dk_text_cells(o->note) > 0 ? 1 + dk_text_cells(o->note) / (s->cols - 12) : 0;

	return 2 + (rows > NOTE_ROWS ? NOTE_ROWS : rows);
}

/* Rows of the order's lines, and of the customer's words beside them, without their head. */
int
verifying_line_rows(const struct dk_screen *s)
{
	const struct dk_order *o = ((const struct verifying *)s->state)->order;
	int most = (s->rows - head_rows(s) - 4) / 2;
	int want = o->line_count > 1000 ? most : (int)o->line_count;
	int source = *o->source != '\0' ? show_source_rows(o->source, SOURCE_CELLS) : 0;

	want = want < source ? source : want;
	most = most < LINES_LEAST ? LINES_LEAST : most;
	return want > most ? most : want < 1 ? 1 : want;
}

int
verifying_item_rows(const struct dk_screen *s)
{
	return s->rows - head_rows(s) - verifying_line_rows(s) - 4;
}

static void
draw_head(const struct dk_screen *s, struct dk_surface *body)
{
	const struct dk_order *o = ((const struct verifying *)s->state)->order;
	struct dk_arena tmp = { 0 };
	int col;

	dk_put(body, dk_to(0, 1, DK_LOOK_LABEL), "%s  entered by %s %s%s%s%s   wanted %s",
	    o->channel, o->entered_by_name, show_moment(&tmp, o->entered_at),
	    *o->customer_po != '\0' ? "   PO " : "   no PO", o->customer_po,
	    *o->ship_to != '\0' ? dk_fmt(&tmp, "   ship to %s", o->ship_to) : "",
	    dk_date_is_set(o->wanted) ? dk_date_short(o->wanted).s : "any day");
	col = dk_put(body, dk_to(1, 1, DK_LOOK_LABEL), "Total ");
	dk_put(body, dk_to(1, col, DK_LOOK_VALUE), "%s %s",
	    dk_money_show(o->total, dk_currency_exponent(o->currency)).s, o->currency);
	if (*o->note != '\0')
		dk_put_wrapped(body, dk_at(2, 1, body->cols - 2, DK_LOOK_LABEL),
		    dk_fmt(&tmp, "Note: %s", o->note));
	dk_arena_free(&tmp);
}

static void
draw_counts(const struct verifying *st, struct dk_surface *body, int row)
{
	size_t warn = 0, stop = 0, done = 0;
	int col;

	for (size_t i = 0; i < st->item_count; i++) {
		if (!verifying_is_open(&st->items[i]))
			done++;
		else if (st->items[i].is_held)
			stop++;
		else
			warn++;
	}
	col = dk_put(body, dk_to(row, 1, DK_LOOK_LABEL), "CHECKS  %zu ok  ", done);
	col = dk_put(body, dk_to(row, col, warn > 0 ? DK_LOOK_WARN : DK_LOOK_LABEL), "%zu warn",
	    warn);
	dk_put(body, dk_to(row, col + 2, stop > 0 ? DK_LOOK_STOP : DK_LOOK_LABEL), "%zu STOP",
	    stop);
}

/* The lines as entered; the words they were made of stand to their left, where there are any. */
static void
draw_lines(const struct dk_screen *s, struct dk_surface *body, int row)
{
	const struct verifying *st = s->state;
	const char *source = st->order->source;
	bool beside = *source != '\0';
	const struct dk_list_view view = {
		.columns = beside ? short_columns : line_columns,
		.column_count = beside ? DK_COUNT(short_columns) : DK_COUNT(line_columns),
		.data = s, .cell = beside ? short_cell : line_cell, .empty = "It has no lines." };
	int rows = verifying_line_rows(s), col = beside ? SOURCE_CELLS + 4 : 1;

	if (beside) {
		dk_put(body, dk_at(row, 1, SOURCE_CELLS, DK_LOOK_LABEL), "Source, by %s",
		    st->order->channel);
		show_source(body, dk_at(row + 1, 1, SOURCE_CELLS, DK_LOOK_VALUE), rows, source,
		    st->source_top);
		dk_put_bar(body, row, SOURCE_CELLS + 2, rows + 1);
	}
	if (st->is_blind)
		dk_put(body, dk_to(row, col, DK_LOOK_STOP), "Lines hidden until keyed again");
	else
		dk_list_draw(&st->lines, body, dk_at(row, col, body->cols - col, DK_LOOK_LABEL),
		    rows + 1, &view);
}

void
verifying_draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct verifying *st = s->state;
	const struct dk_list_view items = { .columns = item_columns,
		.column_count = DK_COUNT(item_columns), .data = st, .cell = item_cell,
		.empty = "The checks find nothing - F2 verifies the order." };
	int wide = body->cols - 1, row = head_rows(s);

	draw_head(s, body);
	dk_put_rule(body, row++, 0, body->cols);
	draw_lines(s, body, row);
	row += verifying_line_rows(s) + 1;
	dk_put_rule(body, row, 0, body->cols);
	dk_list_draw(&st->list, body, dk_at(row + 1, 1, wide, DK_LOOK_FOCUS),
	    verifying_item_rows(s), &items);
	draw_counts(st, body, row + 1);
	dk_put(body, dk_to(body->rows - 1, 1, DK_LOOK_LABEL),
	    "%s  k keep+reason  o override+reason  h hold  c call back  r return to %s",
	    st->is_blind ? "b key again" : "Enter next", st->order->entered_by_name);
}

/* A page on or back in the customer's words. */
void
verifying_turn_source(struct dk_screen *s, int by)
{
	struct verifying *st = s->state;
	int most = show_source_rows(st->order->source, SOURCE_CELLS) - verifying_line_rows(s);

	st->source_top += by * (verifying_line_rows(s) - 1);
	if (st->source_top > most)
		st->source_top = most;
	if (st->source_top < 0)
		st->source_top = 0;
}
