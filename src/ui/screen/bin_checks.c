/* bin_checks.c - bins where pickers missed something: somebody looks, and says what is there. */
#include <string.h>

#include "docket/pick.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_bin_check *rows;
	dk_id meant; /* the row a dialog is about */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_bin_check *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_bin_check_list(s->session, &s->data, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "BINS TO CHECK  %zu", count);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_bin_check *k = &((const struct state *)data)->rows[row];
	const char *const texts[] = { k->location, k->sku, k->name, out->buf, k->reason,
		k->shipment, k->order, k->by, out->buf };
	int64_t at;

	out->text = texts[column];
	if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(k->qty).s);
	else if (column == 8 && dk_instant_parse(k->at, &at)) {
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(dk_instant_day(at)).s);
		out->has_by = true;
		out->by = at;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Place", .width = 8 }, { .head = "Item", .width = 8 },
		{ .head = "Description", .width = 11, .grows = true },
		{ .head = "Missed", .width = 6, .right = true }, { .head = "Reason", .width = 9 },
		{ .head = "Shipment", .width = 8 }, { .head = "Order", .width = 6 },
		{ .head = "By", .width = 5 }, { .head = "Since", .width = 10 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"Nothing that a picker missed waits to be looked for." };
}

static enum dk_react
found(struct dk_screen *s, const char *text)
{
	struct dk_err err;
	dk_qty qty;

	if (dk_qty_parse(text, &qty, &err) != DK_OK ||
	    dk_bin_check_settle(s->session, ((struct state *)s->state)->meant, qty, &err) != DK_OK)
		return dk_say_err(s, &err), err.rc == DK_EINPUT ? DK_STAY : DK_REDRAW;
	dk_say(s, DK_LOOK_OK, "%s found are for sale again; the rest is booked off",
	    dk_qty_show(qty).s);
	return DK_RELOAD;
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_bin_check *k = dk_sheet_row(s);

	if (k == NULL)
		return DK_KEEP;
	((struct state *)s->state)->meant = k->id;
	return dk_ask(s, &(struct dk_ask){ .title = "WHAT IS THERE", .label = "Found", .max = 20,
	    .no_scan = true, .text = dk_fmt(&s->data, "of %s %s that were missed at %s; 0 = none",
		dk_qty_show(k->qty).s, k->sku, k->location) }, found);
}

static enum dk_react
item(struct dk_screen *s)
{
	const struct dk_bin_check *k = dk_sheet_row(s);

	return k == NULL ? DK_KEEP : dk_open(s, "items", k->sku);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Found", look, "somebody looked: how many of them are there", false },
	{ "i", "item", item, "the item, its stock by place", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_bin_checks = {
	.name = "bin_checks",
	.title = "BINS TO CHECK",
	.help = "What pickers missed, or found broken, is set apart until somebody looks. What he\n"
		"finds is for sale again; the rest is an adjustment, approved by its value.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
