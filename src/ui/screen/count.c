/*
 * count.c - one count of stock: each bin is counted blind, by Enter or by scanning the item or the
 * bin; then the differences are looked at, approved and posted.
 *
 * What should lie there is never shown before the line is counted, and only in the view of the
 * differences (d).
 */
#include <stdlib.h>
#include <string.h>

#include "ui/ask.h"
#include "ui/counting/counting.h"
#include "ui/paperwork.h"

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct counting *)s->state)->id = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

enum dk_rc
counting_load(struct dk_screen *s, struct dk_err *err)
{
	struct counting *st = s->state;
	const struct dk_count *x = &st->count;
	enum dk_rc rc = dk_count_load(s->session, &s->data, st->id, &st->count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = st->count.lines;
	dk_sheet_set(s, DK_ROWS(st->rows, (size_t)x->line_count, id), st->rows);
	dk_title(s, "%s %s  %s  %s%lld of %lld lines", st->off ? "DIFFERENCES" : "COUNT",
	    x->number, x->scope, strcmp(x->state, "open") != 0 ? x->state : "counted ",
	    (long long)x->counted, (long long)x->line_count);
	return DK_OK;
}

/* What is to be done with a line, in a word. */
static const char *
word(const struct dk_count_line *l, enum dk_look *look)
{
	static const struct {
		const char *state, *word;
		enum dk_look look;
	} words[] = { { "open", "", DK_LOOK_LABEL }, { "moved", "AGAIN", DK_LOOK_WARN },
		{ "recount", "ANOTHER", DK_LOOK_WARN }, { "approve", "approve", DK_LOOK_WAIT },
		{ "counted", "ok", DK_LOOK_OK }, { "refused", "refused", DK_LOOK_LABEL },
		{ "posted", "posted", DK_LOOK_OK } };

	for (size_t i = 0; i < DK_COUNT(words); i++)
		if (strcmp(words[i].state, l->state) == 0) {
			*look = words[i].look;
			return words[i].word;
		}
	return l->state;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct counting *st = s->state;
	const struct dk_count_line *l = &st->rows[row];
	const char *const texts[] = { out->buf, l->location, l->sku, l->name, l->lot, out->buf,
		"", l->counted_by, out->buf, out->buf };
	dk_qty off = { l->counted.milli - l->expected.milli };

	out->text = texts[column];
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)l->line_no);
	else if (column == 6)
		out->text = word(l, &out->look);
	else if (column == 5 && l->is_counted)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->counted).s);
	else if (column == 8 && l->is_counted && off.milli != 0)
		snprintf(out->buf, sizeof(out->buf), "%s%s", off.milli > 0 ? "+" : "",
		    dk_qty_show(off).s);
	else if (column == 9 && l->is_counted && off.milli != 0)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(l->value, s->session->exponent).s);
	if (column == 8)
		out->look = off.milli != 0 ? DK_LOOK_WARN : DK_LOOK_OK;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Ln", .width = 4, .right = true }, { .head = "Bin", .width = 8 },
		{ .head = "Item", .width = 9 },
		{ .head = "Description", .width = 14, .grows = true },
		{ .head = "Lot/SN", .width = 6 }, { .head = "Counted", .width = 8, .right = true },
		{ .head = "State", .width = 7 }, { .head = "By", .width = 6 },
		{ .head = "Off", .width = 6, .right = true },
		{ .head = "Value", .width = 9, .right = true },
	};
	const struct counting *st = s->state;

	out->list = &((struct counting *)s->state)->list;
	out->foot = 1;
	out->view = (struct dk_list_view){ columns, st->off ? DK_COUNT(columns)
	    : DK_COUNT(columns) - 2, s, cell, "It has no lines." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct counting *st = s->state;
	const struct dk_count *x = &st->count;
	struct dk_spot foot = dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_LABEL);

	dk_sheet_fill(s, body);
	if (strcmp(x->state, "open") != 0)
		dk_put(body, foot, "%s by %s%s%s", x->state, x->settled_by,
		    x->reason[0] != '\0' ? ": " : "", x->reason);
	else if (x->again > 0)
		dk_put(body, foot, "%lld to count again. AGAIN: it moved. ANOTHER: by another.",
		    (long long)x->again);
	else if (x->approve > 0)
		dk_put(body, foot, "%lld wait for a second person: d, then p approves, r refuses.",
		    (long long)x->approve);
	else
		dk_put(body, foot, "%s", x->counted < x->line_count
		    ? "Enter counts a bin; scan an item or a bin to come to it."
		    : "All is counted: F2 posts the differences.");
}

static enum dk_react
differences(struct dk_screen *s)
{
	struct counting *st = s->state;

	st->off = !st->off;
	return DK_RELOAD;
}

static enum dk_react
post(struct dk_screen *s)
{
	struct counting *st = s->state;
	struct dk_count_posted did;
	struct dk_err err;

	if (dk_count_post(s->session, st->id, &did, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%zu lines, %zu differences worth %s; %zu not counted stay; "
	    "%s from orders", did.lines, did.differences,
	    dk_money_show(did.value, s->session->exponent).s, did.uncounted,
	    dk_qty_show(did.taken).s);
	st->off = true;
	return DK_RELOAD;
}

static enum dk_react
paper(struct dk_screen *s)
{
	struct counting *st = s->state;

	return dk_make_document(s, "count-sheet", st->id, st->count.number);
}

static enum dk_react
cancelled(struct dk_screen *s, const char *text)
{
	struct dk_err err;

	if (dk_count_cancel(s->session, ((struct counting *)s->state)->id, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "it is cancelled; the books stay");
	return DK_RELOAD;
}

static enum dk_react
cancel(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "CANCEL THE COUNT", .label = "Reason",
	    .text = "what was counted is kept, and changes nothing", .max = 200 }, cancelled);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Count", counting_ask, "count this bin, then the next; scans find their line",
	    false },
	{ "F2", "Post", post, "the differences become moves; what is not counted stays", false },
	{ "d", "differences", differences, "how far off the counted lines are", false },
	{ "p", "approve", counting_approve, "approve this difference, or all that wait", false },
	{ "r", "refuse", counting_refuse, "refuse it, with a reason: the books stay", false },
	{ "n", "new", counting_found, "goods that were found in a bin and are not on the list",
	    false },
	{ "F4", NULL, counting_found, NULL, false },
	{ "l", "list", paper, "the sheet to count by, as PDF", false },
	{ "c", "cancel", cancel, "give this count up, with a reason", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_count = {
	.name = "count",
	.title = "COUNT",
	.help = "Each bin is counted without knowing what should lie there; Enter asks bin after\n"
		"bin, a scanned item or bin comes to its line. What is picked for a shipment is\n"
		"not counted. Far off: somebody else counts again. d shows how far.",
	.state_size = sizeof(struct counting),
	.open = open_screen,
	.keys = keys,
	.load = counting_load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.scan = counting_scan,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
