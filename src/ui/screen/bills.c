/* bills.c - suppliers' bills that are held, with what does not match; released by somebody else. */
#include <string.h>

#include "docket/supplier_bill.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_bill *rows;
	bool all;
	char reason[200], approver[80];
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
		"No bill is held. docket bill enter takes one, import supplier-bills many." };
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
	struct dk_err err;

	if (b == NULL)
		return DK_KEEP;
	if (dk_bill_match(s->session, b->id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "bill %s matches now and is posted", b->number);
	return DK_RELOAD;
}

static enum dk_react
pin_given(struct dk_screen *s, const char *pin)
{
	struct state *st = s->state;
	const struct dk_bill *b = here(s);
	const struct dk_bill_ask ask = { b->id, st->approver, pin };
	struct dk_err err;
	dk_id approver;

	if (dk_bill_approve(s->session, &ask, &approver, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (dk_bill_release(s->session, b->id, st->reason, approver, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "bill %s is released by %s", b->number, st->approver);
	return DK_RELOAD;
}

static enum dk_react
name_given(struct dk_screen *s, const char *name)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "SUPERVISOR", .label = "PIN", .secret = true,
		.max = 256 };

	if (name[0] == '\0') {
		dk_say(s, DK_LOOK_WARN, "type the name of somebody who may release bills");
		return DK_STAY;
	}
	snprintf(st->approver, sizeof(st->approver), "%s", name);
	return dk_ask(s, &ask, pin_given);
}

/* By the clerk's own right, else by somebody else at this desk. */
static enum dk_react
reason_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_bill *b = here(s);
	struct dk_ask ask = { .title = "SUPERVISOR", .label = "Name", .max = 64 };
	struct dk_err err;
	enum dk_rc rc;

	snprintf(st->reason, sizeof(st->reason), "%s", text);
	rc = dk_bill_release(s->session, b->id, st->reason, 0, &err);
	if (rc == DK_EDENIED || (rc == DK_EREFUSED && strcmp(err.field, "user") == 0)) {
		ask.text = dk_fmt(&s->data, "%s\nSomebody who may can type name and PIN here.",
		    err.text);
		return dk_ask(s, &ask, name_given);
	}
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "bill %s is released", b->number);
	return DK_RELOAD;
}

static enum dk_react
release(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "RELEASE THE BILL", .label = "Reason", .max = 190 };

	return here(s) != NULL ? dk_ask(s, &ask, reason_given) : DK_KEEP;
}

static enum dk_react
refused(struct dk_screen *s, const char *text)
{
	const struct dk_bill *b = here(s);
	struct dk_err err;

	if (dk_bill_refuse(s->session, b->id, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "bill %s goes back; its number is free again", b->number);
	return DK_RELOAD;
}

static enum dk_react
refuse(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "SEND THE BILL BACK", .label = "Reason" };

	return here(s) != NULL ? dk_ask(s, &ask, refused) : DK_KEEP;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Show", look, "its lines, with what was ordered and what came", false },
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
