/* lots.c - lots and serial numbers on hand, of one item or all: where they lie, until when. */
#include "docket/trace.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_lot_at *rows;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_product *p = NULL;
	struct dk_lot_at *rows;
	size_t count;
	enum dk_rc rc = DK_OK;

	if (s->arg[0] != '\0')
		rc = dk_product_by_sku(s->session, &s->data, s->arg, &p, err);
	if (rc == DK_OK)
		rc = dk_lot_list(s->session, &s->data, p != NULL ? p->id : 0, &rows, &count, err);
	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, lot_id), rows);
	dk_title(s, "LOTS  %s%s%zu", s->arg, s->arg[0] != '\0' ? "  " : "", count);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_lot_at *x = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { x->sku, x->lot, out->buf, x->location, out->buf, out->buf,
		out->buf };

	out->text = texts[column];
	if (column == 2)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(x->expiry).s);
	else if (column > 3)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(column == 4 ? x->on_hand
		    : column == 5 ? x->quarantined : x->listed).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Item", .width = 12 },
		{ .head = "Lot, serial number", .width = 18, .grows = true },
		{ .head = "Expires", .width = 10 },
		{ .head = "Bin", .width = 8 },
		{ .head = "On hand", .width = 8, .right = true },
		{ .head = "Apart", .width = 7, .right = true },
		{ .head = "On lists", .width = 8, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nothing that is kept by lot is on hand." };
}

static enum dk_react
trace(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_lot_at *x;

	if (st->list.rows.count == 0)
		return DK_KEEP;
	x = &st->rows[st->list.cursor];
	return dk_open(s, "trace", dk_fmt(&s->data, "%s\t%s", x->lot, x->sku));
}

static const struct dk_binding keys[] = {
	{ "Enter", "Trace", trace, "where it came from, and every customer who got some", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_lots = {
	.name = "lots",
	.title = "LOTS",
	.help = "Lots and serial numbers on hand, in walking order, the first to expire first.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
