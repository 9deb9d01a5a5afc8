/* paint.c - the lines of a shipment, where each is, and the step that comes next. */
#include "ui/shipping/shipping.h"

#include <string.h>

const struct dk_input_def shipping_scan_def = { .name = "scan", .label = "Scan", .row = 0, .col = 1,
	.width = 24, .max = 60,
	.help = "Scan: item, pack, carton, lot, bin, order or a card; 12 Enter counts by hand." };

/* One word for where the line is. */
static const char *
qc_word(const struct dk_shipment_line *l, enum dk_look *look)
{
	static const struct {
		const char *state, *word;
		enum dk_look look;
	} words[] = { { "wait", "wait", DK_LOOK_WAIT }, { "failed", "FAILED", DK_LOOK_STOP },
		{ "disposed", "gone", DK_LOOK_WARN }, { "ok", "ok", DK_LOOK_OK } };

	*look = DK_LOOK_VALUE;
	if (l->is_stale)
		return *look = DK_LOOK_STOP, "CHANGED";
	for (size_t i = 0; i < DK_COUNT(words); i++)
		if (strcmp(words[i].state, l->check) == 0)
			return *look = words[i].look, words[i].word;
	if (l->is_confirmed && l->picked.milli < l->qty.milli)
		return *look = DK_LOOK_WARN, "SHORT";
	return l->is_confirmed ? "-" : "";
}

static void
show_lot(const struct dk_shipment_line *l, struct dk_shown *out)
{
	if (*l->lot != '\0')
		snprintf(out->buf, sizeof(out->buf), "%s %s", l->lot,
		    dk_date_is_set(l->expiry) ? dk_date_paper(l->expiry).s : "");
	else
		snprintf(out->buf, sizeof(out->buf), "%s", *l->hazard != '\0' ? "hazard" : "");
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_shipment_line *l = &((const struct shipping *)data)->sh->lines[row];

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)l->line_no);
	else if (column == 1 || column == 2)
		out->text = column == 1 ? l->sku : l->text;
	else if (column == 3)
		out->text = l->location;
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->qty).s);
	else if (column == 5 && (l->is_confirmed || l->scanned.milli > 0))
		snprintf(out->buf, sizeof(out->buf), "%s%s",
		    dk_qty_show(l->is_confirmed ? l->picked : l->scanned).s,
		    l->is_confirmed ? "" : "..");
	else if (column == 5)
		out->text = "-";
	else if (column == 6)
		out->text = qc_word(l, &out->look);
	else if (column == 7 && l->cartons > 0)
		snprintf(out->buf, sizeof(out->buf), "%lld%s", (long long)l->carton_no,
		    l->cartons > 1 ? "+" : "");
	else if (column == 8)
		show_lot(l, out);
}

static const char *
next_step(const struct shipping *st)
{
	if (*st->sh->stop != '\0')
		return "F2 acknowledges the stop: the list follows the order";
	if (shipping_is(st, "picking"))
		return "scan, or Enter on each line (Tab); F10 a takes all as listed";
	if (shipping_is(st, "picked") && st->qc_row != 0)
		return "QC: count, Enter through the row; all good is Enter alone";
	if (shipping_is(st, "picked"))
		return "blocked: units failed - d on the line says what becomes of them";
	if (shipping_is(st, "checked"))
		return "F2 packs what was picked into one carton";
	if (shipping_is(st, "packed"))
		return "F2 ships it: the goods leave";
	if (st->invoice[0] == '\0')
		return "F2 posts the invoice";
	return "done: p packing slip, i invoice as PDF";
}

/* What there is to say of the line under the cursor: stop, why it is inspected, what was short. */
static void
draw_note(const struct shipping *st, struct dk_surface *sf, int row)
{
	const struct dk_shipment_line *l =
	    st->list.cursor < st->sh->line_count ? &st->sh->lines[st->list.cursor] : NULL;

	if (*st->sh->stop != '\0')
		dk_put(sf, dk_at(row, 1, sf->cols - 2, DK_LOOK_STOP), "STOP  the order %s: put the"
		    " list aside, F2 says what goes back",
		    strcmp(st->sh->stop, "cancelled") == 0 ? "was cancelled" : "changed");
	else if (l != NULL && *l->short_note != '\0')
		dk_put(sf, dk_at(row, 1, sf->cols - 2, DK_LOOK_WARN), "L%lld: %s",
		    (long long)l->line_no, l->short_note);
	else if (l != NULL && *l->check_reason != '\0')
		dk_put(sf, dk_at(row, 1, sf->cols - 2, DK_LOOK_VALUE), "L%lld %s: %s",
		    (long long)l->line_no, strcmp(l->check, "ok") == 0 ? "was inspected" :
		    "is inspected", l->check_reason);
}

void
shipping_draw(const struct dk_screen *s, struct dk_surface *sf)
{
	static const struct dk_column columns[] = {
		{ .head = "Ln", .width = 3, .right = true }, { .head = "Item", .width = 9 },
		{ .head = "Description", .width = 12, .grows = true },
		{ .head = "Bin", .width = 7 }, { .head = "Want", .width = 5, .right = true },
		{ .head = "Picked", .width = 6, .right = true }, { .head = "QC", .width = 7 },
		{ .head = "Carton", .width = 6, .right = true },
		{ .head = "Lot, serial no.", .width = 15 },
	};
	const struct shipping *st = s->state;
	const struct dk_list_view view = { columns, DK_COUNT(columns), st, cell, "no lines" };
	const struct dk_shipment_line *l = shipping_row(st, st->qc_row);
	int foot = sf->rows - 4;

	dk_put(sf, dk_at(0, 35, 44, DK_LOOK_LABEL), "%s  promised %s%s%s", st->sh->carrier,
	    dk_date_short(st->order->promised).s, *st->sh->wave != '\0' ? "  wave " : "",
	    st->sh->wave);
	if (l != NULL)
		dk_put(sf, dk_at(1, 1, 6, DK_LOOK_LABEL), "QC L%lld", (long long)l->line_no);
	dk_list_draw(&st->list, sf, dk_at(2, 0, sf->cols, st->focus == SHIPPING_LIST ? DK_LOOK_FOCUS
	    : DK_LOOK_LABEL), foot - 2, &view);
	for (size_t i = 0; i < st->sh->carton_count && i < 1; i++)
		dk_put(sf, dk_at(foot + (int)i, 1, 78, DK_LOOK_VALUE), "Carton %lld of %zu  %s kg",
		    (long long)st->sh->cartons[i].carton_no, st->sh->carton_count,
		    dk_decimal_text(st->sh->cartons[i].gram, 3, 1).s);
	draw_note(st, sf, foot + 1);
	if (st->invoice[0] != '\0')
		dk_put(sf, dk_at(foot + 2, 1, 78, DK_LOOK_OK), "ok   invoice %s", st->invoice);
	else if (st->sh->tracking[0] != '\0')
		dk_put(sf, dk_at(foot + 2, 1, 78, DK_LOOK_VALUE), "tracking %s", st->sh->tracking);
	dk_put(sf, dk_at(foot + 3, 1, 78, DK_LOOK_LABEL), "Next: %s", next_step(st));
	dk_input_draw(&st->scan, &shipping_scan_def, sf, st->focus == SHIPPING_SCAN);
	if (l != NULL)
		dk_form_draw(&st->qc, sf, st->focus == SHIPPING_QC);
}
