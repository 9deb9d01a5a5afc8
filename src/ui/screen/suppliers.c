/* suppliers.c - from whom is bought: addresses, telephone, days until it comes. */
#include "docket/carrier.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_supplier *rows;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	size_t count = 0;
	enum dk_rc rc = dk_supplier_list(s->session, &s->data, &st->rows, &count, err);

	if (rc != DK_OK)
		return rc;
	dk_sheet_set(s, DK_ROWS(st->rows, count, id), st->rows);
	dk_title(s, "SUPPLIERS  %zu", count);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_supplier *x = &((const struct state *)data)->rows[row];
	const char *const texts[] = { x->number, x->name, x->place.city, x->place.country,
		x->phone, x->email, out->buf };

	out->text = texts[column];
	if (column == 6)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)x->lead_days);
	else if (column == 5 && x->email[0] == '\0') {
		out->text = "none";
		out->look = DK_LOOK_WARN;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "No", .width = 8 }, { .head = "Name", .width = 20, .grows = true },
		{ .head = "Place", .width = 12 }, { .head = "In", .width = 2 },
		{ .head = "Phone", .width = 12 }, { .head = "E-mail", .width = 14 },
		{ .head = "Days", .width = 4, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s->state, cell,
		"No supplier is known yet. n enters one." };
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_supplier *x = dk_sheet_row(s);

	return x == NULL ? DK_KEEP : dk_open(s, "supplier", x->number);
}

static enum dk_react
add(struct dk_screen *s)
{
	return dk_open(s, "supplier", "");
}

static enum dk_react
order(struct dk_screen *s)
{
	const struct dk_supplier *x = dk_sheet_row(s);

	return x == NULL ? DK_KEEP : dk_open(s, "purchase", dk_fmt(&s->data, "new %s", x->number));
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", look, "the supplier: his address, his days", false },
	{ "n", "new", add, "a supplier that is not known yet", false },
	{ "o", "order", order, "order something from him", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_suppliers = {
	.name = "suppliers",
	.title = "SUPPLIERS",
	.help = "From whom is bought. Days: from the order until it comes, unless the item says\n"
		"otherwise. Orders go to the e-mail address.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
