/* billing.c - what is to be invoiced now, by the terms of each order: looked at, posted by row or
 * all at once. */
#include <string.h>

#include "docket/billing.h"
#include "ui/busy.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_billing_due *rows;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_billing_due *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_billing_list(s->session, &s->data, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS_PLAIN(rows, count), rows);
	dk_title(s, "TO INVOICE  %zu", count);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_billing_due *r = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { r->what, r->number, r->customer, r->customer_name, out->buf,
		out->buf, out->buf };
	dk_date day = column == 4 ? r->since : r->until;

	out->text = texts[column];
	if (column == 1 && *r->number == '\0') {
		snprintf(out->buf, sizeof(out->buf), "%lld orders", (long long)r->orders);
		out->text = out->buf;
	} else if (column == 4 || column == 5) {
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(day).s);
		out->has_by = dk_date_is_set(day);
		out->by = day.days;
	} else if (column == 6) {
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_session_money(s->session, r->amount, r->currency).s);
		out->has_by = true;
		out->by = r->amount.minor;
	}
	if (column == 0 && strcmp(r->what, "deposit") == 0)
		out->look = DK_LOOK_WARN;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "What", .width = 8 }, { .head = "Number", .width = 10 },
		{ .head = "Cust", .width = 6 }, { .head = "Name", .width = 10, .grows = true },
		{ .head = "Since", .width = 10 }, { .head = "Until", .width = 10 },
		{ .head = "Amount", .width = 11, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nothing is to be invoiced." };
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_billing_due *r = dk_sheet_row(s);

	if (r == NULL)
		return DK_KEEP;
	if (r->shipment_id != 0)
		return dk_open_id(s, "shipment", r->shipment_id);
	return r->order_id != 0 ? dk_open_id(s, "timeline", r->order_id)
				: dk_open(s, "customer", r->customer);
}

/* The number of an invoice just posted. */
static const char *
number_of(struct dk_screen *s, dk_id id)
{
	struct dk_invoice *v = NULL;
	struct dk_err err;

	return dk_invoice_load(s->session, &s->data, id, &v, &err) == DK_OK ? v->number : "";
}

static enum dk_react
post(struct dk_screen *s)
{
	const struct dk_billing_due *r = dk_sheet_row(s);
	struct dk_err err;
	dk_id id = 0;

	if (r == NULL)
		return DK_KEEP;
	if (dk_billing_post(s->session, r, &id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%s is posted for %s", number_of(s, id), r->customer_name);
	return DK_RELOAD;
}

/* Each by itself: what cannot be posted stays in the list, and the first reason is told. */
static enum dk_react
post_all(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_busy busy = { s, "rows looked at", (int64_t)st->list.rows.count };
	size_t posted = 0, failed = 0;
	struct dk_err first = { 0 };

	for (size_t i = 0; i < st->list.rows.count; i++) {
		struct dk_err err;
		dk_id id = 0;

		if (strcmp(st->rows[i].what, "deposit") == 0)
			continue;
		if (dk_billing_post(s->session, &st->rows[i], &id, &err) == DK_OK)
			posted++;
		else if (failed++ == 0)
			first = err;
		(void)dk_busy_step(&busy, (int64_t)i + 1);
	}
	if (failed > 0)
		dk_say(s, DK_LOOK_STOP, "%zu posted, %zu not: %s", posted, failed, first.text);
	else
		dk_say(s, DK_LOOK_OK, "%zu invoices are posted", posted);
	return DK_RELOAD;
}

static enum dk_react
proforma(struct dk_screen *s)
{
	const struct dk_billing_due *r = dk_sheet_row(s);

	if (r == NULL || r->order_id == 0 || r->shipment_id != 0) {
		dk_say(s, DK_LOOK_WARN, "a proforma invoice is of an order that has not shipped");
		return DK_REDRAW;
	}
	return dk_make_document(s, "proforma", r->order_id, r->number);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Show", look, "the shipment, the order, or the customer", false },
	{ "F2", "Post", post, "post the invoice of this row", false },
	{ "F5", "All", post_all, "post all of them, each by itself", false },
	{ "p", "proforma", proforma, "what the order will cost, as a paper for payment ahead",
	    false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_billing = {
	.name = "billing",
	.title = "TO INVOICE",
	.help = "What is to be invoiced now: shipments that left, orders that are invoiced when\n"
		"they are verified, and what left in a week or month that has ended. Deposits are\n"
		"waited for: the order is invoiced when it ships.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
