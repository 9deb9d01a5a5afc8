/* qc.c - inspection: the row of fields for the line that waits; what becomes of failed units. */
#include "ui/shipping/shipping.h"

#include <string.h>

#include "docket/inspect.h"

enum { QC_COUNT, QC_DAMAGE, QC_EXPIRY, QC_LABEL, QC_WAS, QC_FIELDS };
_Static_assert((int)QC_FIELDS == (int)SHIPPING_QC_FIELDS, "the state holds the row");

static const struct dk_input_def qc_defs[QC_FIELDS] = {
	{ .name = "counted", .label = "count", .row = 1, .col = 8, .width = 6, .max = 10,
	    .help = "QC: how many of the right item are there; empty = as picked." },
	{ .name = "damaged", .label = "damage", .row = 1, .col = 23, .width = 4, .max = 10,
	    .help = "QC: how many of them are damaged; empty = none." },
	{ .name = "expiry", .label = "expiry", .row = 1, .col = 37, .width = 3, .max = 3,
	    .help = "QC: bad when it does not live long enough; empty = ok." },
	{ .name = "label", .label = "label", .row = 1, .col = 50, .width = 3, .max = 3,
	    .help = "QC: bad when the label is wrong; empty = ok." },
	{ .name = "sku", .label = "was", .row = 1, .col = 62, .width = 12, .max = 60,
	    .help = "QC: the item that was there instead; it is remembered." },
};

/* The line to be looked at next: the one chosen, while it waits; else the first that does. */
void
shipping_choose_qc(struct shipping *st)
{
	const struct dk_shipment_line *l = shipping_row(st, st->qc_row);
	dk_id before = st->qc_row;

	if (!shipping_is(st, "picked") || (l != NULL && strcmp(l->check, "wait") != 0))
		st->qc_row = 0;
	for (size_t i = 0; shipping_is(st, "picked") && st->qc_row == 0 && i < st->sh->line_count;
	     i++)
		if (strcmp(st->sh->lines[i].check, "wait") == 0)
			st->qc_row = st->sh->lines[i].id;
	if (st->qc_row == 0 && st->focus == SHIPPING_QC)
		st->focus = SHIPPING_SCAN;
	if (st->qc_row == 0 || st->qc_row == before)
		return;
	for (size_t i = 0; i < QC_FIELDS; i++)
		dk_input_set(&st->found[i], "");
	snprintf(st->found[QC_COUNT].hint, sizeof(st->found[QC_COUNT].hint), "%s",
	    dk_qty_text(shipping_row(st, st->qc_row)->picked).s);
	dk_form_go(&st->qc, QC_COUNT);
	shipping_go(st, st->qc_row);
	st->focus = SHIPPING_QC;
}

/* Enter on an empty count: all is good. Else through the row. */
static size_t
qc_next(const struct dk_screen *s, size_t from)
{
	const struct shipping *st = s->state;

	return from == QC_COUNT && *dk_form_text(&st->qc, QC_COUNT) == '\0' ? QC_FIELDS : from + 1;
}

static bool
verdict(const char *text)
{
	return strcmp(text, "bad") == 0 || strcmp(text, "no") == 0 || strcmp(text, "n") == 0;
}

/* The row of the form is filled: what was found of the line. */
static enum dk_react
inspected(struct dk_screen *s)
{
	struct shipping *st = s->state;
	const struct dk_shipment_line *l = shipping_row(st, st->qc_row);
	struct dk_inspected in = { .row_id = st->qc_row,
		.label_bad = verdict(dk_form_text(&st->qc, QC_LABEL)),
		.expiry_bad = verdict(dk_form_text(&st->qc, QC_EXPIRY)),
		.wrong_sku = dk_form_text(&st->qc, QC_WAS) };
	const char *counted = dk_form_text(&st->qc, QC_COUNT);
	const char *damaged = dk_form_text(&st->qc, QC_DAMAGE);
	struct dk_err err;
	dk_qty failed;

	in.counted = l->picked;
	if ((*counted != '\0' && dk_qty_parse(counted, &in.counted, &err) != DK_OK) ||
	    (*damaged != '\0' && dk_qty_parse(damaged, &in.damaged, &err) != DK_OK) ||
	    dk_inspect(s->session, st->id, &in, &failed, &err) != DK_OK) {
		dk_form_blame(&st->qc, &err);
		return dk_say_err(s, &err);
	}
	if (failed.milli == 0)
		dk_say(s, DK_LOOK_OK, "line %lld is good", (long long)l->line_no);
	else
		dk_say(s, DK_LOOK_WARN, "line %lld: %s failed; Tab to it, d says what becomes of"
		    " them", (long long)l->line_no, dk_qty_show(failed).s);
	return DK_RELOAD;
}

void
shipping_open_qc(struct dk_screen *s)
{
	struct shipping *st = s->state;

	dk_form_open(&st->qc, s, qc_defs, st->found, QC_FIELDS);
	st->qc.next = qc_next;
	st->qc.done = inspected;
}

/* An item that is scanned while lines wait for inspection leads to its line. */
enum dk_react
shipping_qc_scan(struct dk_screen *s, const char *code)
{
	struct shipping *st = s->state;
	struct dk_scan what;
	struct dk_err err;

	if (dk_scan_read(s->session, &s->data, code, st->order->customer_id, &what, &err) != DK_OK)
		return dk_say_err(s, &err);
	for (size_t i = 0; i < st->sh->line_count; i++) {
		const struct dk_shipment_line *l = &st->sh->lines[i];

		if (what.kind != DK_SCAN_ITEM || l->product_id != what.id ||
		    strcmp(l->check, "wait") != 0)
			continue;
		st->qc_row = 0;
		st->list.cursor = i;
		st->take.went = l->id;
		st->qc_row = l->id;
		st->focus = SHIPPING_QC;
		return DK_RELOAD;
	}
	dk_say(s, DK_LOOK_STOP, "%s %s: no line of this shipment waits for it", what.code,
	    what.name);
	return DK_REDRAW;
}

static enum dk_react
disposed(struct dk_screen *s, const char *how)
{
	struct shipping *st = s->state;
	const struct dk_shipment_line *l = shipping_here(st);
	struct dk_err err;

	if (dk_dispose(s->session, st->id, l->line_no, how, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "line %lld: %s", (long long)l->line_no, how);
	return DK_RELOAD;
}

enum dk_react
shipping_dispose(struct dk_screen *s)
{
	const struct dk_shipment_line *l = shipping_here(s->state);
	const struct dk_ask ask = { .title = "FAILED UNITS", .label = "They go to", .no_scan = true,
		.text = "restock: good, back into the bin\nquarantine: there, not for sale\n"
			"scrap: booked off\nreplace: quarantined, others are picked" };

	if (l == NULL || strcmp(l->check, "failed") != 0) {
		dk_say(s, DK_LOOK_WARN, "nothing of this line failed");
		return DK_REDRAW;
	}
	return dk_ask(s, &ask, disposed);
}
