/* paint.c - the lines of a purchase order, what was counted of them, where it goes. */
#include "ui/receiving/receiving.h"

#include <string.h>

const struct dk_input_def receiving_scan_def = { .name = "scan", .label = "Scan", .row = 0,
	.col = 1, .width = 30, .max = 90,
	.help = "Scan: an item, a pack, a GS1 code with lot and expiry, or another order.\n"
		"Enter alone counts the line under the cursor." };

const struct receiving_row *
receiving_here(const struct dk_screen *s)
{
	const struct receiving *st = s->state;

	return st->list.rows.count > 0 ? &st->rows[st->list.cursor] : NULL;
}

/* "ok", "SHORT 20", "OVER 5", "BAD 2": how the count stands against what is open. */
static void
show_state(const struct receiving_row *r, struct dk_shown *out)
{
	int64_t off = r->now.milli > 0 ? r->now.milli - receiving_open(r) : 0;

	out->text = out->buf;
	if (r->l.is_closed)
		snprintf(out->buf, sizeof(out->buf), "closed");
	else if (r->now.milli == 0)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    receiving_open(r) == 0 ? "received" : "");
	else if (r->damaged.milli > 0)
		snprintf(out->buf, sizeof(out->buf), "BAD %s", dk_qty_show(r->damaged).s);
	else if (off != 0)
		snprintf(out->buf, sizeof(out->buf), "%s %s", off > 0 ? "OVER" : "SHORT",
		    dk_qty_show((dk_qty){ off > 0 ? off : -off }).s);
	else
		snprintf(out->buf, sizeof(out->buf), "ok");
	out->look = off > 0 ? DK_LOOK_STOP : off < 0 || r->damaged.milli > 0 ? DK_LOOK_WARN
	    : DK_LOOK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct receiving_row *r = &((const struct receiving *)s->state)->rows[row];

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)r->l.line_no);
	else if (column == 1 || column == 2)
		out->text = column == 1 ? r->l.sku : r->l.name;
	else if (column == 3 || column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_qty_show(column == 3 ? r->l.ordered : r->l.received).s);
	else if (column == 5 && r->now.milli > 0)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(r->now).s);
	else if (column == 6 && r->lots > 1)
		snprintf(out->buf, sizeof(out->buf), "%zu %s", r->lots,
		    strcmp(r->plan.tracked, "serial") == 0 ? "SNs" : "lots");
	else if (column == 6)
		out->text = r->lots == 1 ? r->lot : r->plan.tracked[0] != '\0' ? "?" : "";
	else if (column == 7)
		show_state(r, out);
	else if (column == 8 && r->plan.waiting > 0)
		snprintf(out->buf, sizeof(out->buf), "%lld, %s", (long long)r->plan.waiting,
		    r->plan.first);
}

void
receiving_sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Ln", .width = 3, .right = true }, { .head = "Item", .width = 8 },
		{ .head = "Description", .width = 13, .grows = true },
		{ .head = "Ordered", .width = 7, .right = true },
		{ .head = "Before", .width = 6, .right = true },
		{ .head = "Now", .width = 6, .right = true }, { .head = "Lot/SN", .width = 6 },
		{ .head = "State", .width = 8 }, { .head = "Waiting", .width = 13 },
	};

	out->list = &((struct receiving *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"It has no lines." };
}

/* Where the line goes, and what of it goes on at once. */
static void
draw_put_away(const struct dk_screen *s, struct dk_surface *body)
{
	const struct receiving_row *r = receiving_here(s);
	int64_t fit, goes_on;
	char more[120] = "";

	if (r == NULL)
		return;
	fit = (r->now.milli > 0 ? r->now.milli : receiving_open(r)) - r->damaged.milli;
	goes_on = r->plan.waits.milli < fit ? r->plan.waits.milli : fit;
	if (goes_on > 0)
		snprintf(more, sizeof(more), "; %s of it go on at once, %s first",
		    dk_qty_show((dk_qty){ goes_on }).s, r->plan.first);
	else if (dk_date_is_set(r->l.expected) && receiving_open(r) > 0)
		snprintf(more, sizeof(more), "; expected %s", dk_date_short(r->l.expected).s);
	dk_put(body, dk_at(body->rows - 2, 1, body->cols - 2, DK_LOOK_VALUE),
	    "Put away: L%lld to %s%s", (long long)r->l.line_no, r->plan.home, more);
}

static void
draw_foot(const struct dk_screen *s, struct dk_surface *body)
{
	const struct receiving *st = s->state;
	int64_t pieces = 0, waits = 0, lines = 0, shorts = 0;

	for (size_t i = 0; i < st->list.rows.count; i++) {
		const struct receiving_row *r = &st->rows[i];

		lines += r->now.milli > 0;
		pieces += r->now.milli - r->damaged.milli;
		waits += r->now.milli > 0 ? r->plan.waiting : 0;
		shorts += r->now.milli > 0 && r->now.milli < receiving_open(r);
	}
	if (lines == 0)
		dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_LABEL),
		    "Scan, or Enter on a line (Tab); F10 a: all that is open came.%s", "");
	else
		dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_LABEL),
		    "F2 post: %lld line%s, stock +%s, %lld waiting, %lld short", (long long)lines,
		    lines == 1 ? "" : "s", dk_qty_show((dk_qty){ pieces }).s, (long long)waits,
		    (long long)shorts);
}

void
receiving_draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct receiving *st = s->state;

	dk_sheet_draw(s, body, dk_at(2, 1, body->cols - 1,
	    st->in_list ? DK_LOOK_FOCUS : DK_LOOK_LABEL), s->rows - 5);
	draw_put_away(s, body);
	draw_foot(s, body);
	dk_input_draw(&st->scan, &receiving_scan_def, body, !st->in_list);
}
