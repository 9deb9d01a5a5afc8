/* bills.c - suppliers' bills that are held, with what does not match; released by somebody else. */
#include "ui/act/bill.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct act_bill act;
	struct dk_list list;
	struct dk_bill *rows;
	bool all;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_bill *rows;
	size_t count;
	enum dk_rc rc = dk_bill_list(s->session, &s->data, st->all, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "BILLS OF SUPPLIERS  %zu %s", count, st->all ? "in all" : "held");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_bill *b = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { b->number, b->supplier_name, b->their_number, out->buf,
		out->buf, dk_bill_state_name(b->state), b->entered_by };

	out->text = texts[column];
	if (column == 3) {
		out->has_by = true;
		out->by = b->date.days;
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(b->date).s);
	} else if (column == 4) {
		out->has_by = true;
		out->by = b->total.minor;
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(b->total, s->session->exponent).s);
	} else if (column == 5) {
		out->look = b->state == DK_BILL_HELD ? DK_LOOK_STOP : DK_LOOK_OK;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Number", .width = 9 },
		{ .head = "Supplier", .width = 20, .grows = true },
		{ .head = "Theirs", .width = 10 }, { .head = "Date", .width = 10 },
		{ .head = "Total", .width = 10, .right = true }, { .head = "State", .width = 8 },
		{ .head = "By", .width = 5 },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = 2;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"No bill is held. n enters one, docket import supplier-bills many." };
}

static const struct dk_bill *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct dk_bill *b = here(s);

	dk_sheet_fill(s, body);
	if (b != NULL && b->reason[0] != '\0')
		dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_VALUE), "%s: %s",
		    b->settled_by, b->reason);
	else if (b != NULL)
		dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_WARN), "%s%s",
		    b->why, b->why[0] == '\0' && b->state == DK_BILL_HELD
		    ? "lines do not match: Enter shows them" : "");
}

static enum dk_react
look(struct dk_screen *s)
{
	return dk_sheet_open(s, "bill");
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static enum dk_react
match(struct dk_screen *s)
{
	const struct dk_bill *b = here(s);

	return b != NULL ? act_bill_match(s, b->id, b->number) : DK_KEEP;
}

static enum dk_react
release(struct dk_screen *s)
{
	const struct dk_bill *b = here(s);

	return b != NULL ? act_bill_release(s, b->id, b->number) : DK_KEEP;
}

static enum dk_react
refuse(struct dk_screen *s)
{
	const struct dk_bill *b = here(s);

	return b != NULL ? act_bill_refuse(s, b->id, b->number) : DK_KEEP;
}

static enum dk_react
enter(struct dk_screen *s)
{
	return dk_open(s, "bill_new", "");
}

static const struct dk_binding keys[] = {
	{ "Enter", "Show", look, "its lines, with what was ordered and what came", false },
	{ "n", "new", enter, "enter a bill: its order's number, then what stands on it", false },
	{ "m", "match", match, "compare it again, with what came since", false },
	{ "r", "release", release, "post it all the same, with a reason", false },
	{ "d", "back", refuse, "it goes back to the supplier", false },
	{ "a", "all", everything, "posted and refused ones too", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_bills = {
	.name = "bills",
	.title = "BILLS OF SUPPLIERS",
	.help = "Bills that do not match what was ordered and what came. Who entered one cannot\n"
		"release it.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
