/*
 * count.c - one count of stock: each bin is counted blind, by Enter or by scanning the item or the
 * bin; then the differences are looked at, approved and posted.
 *
 * What should lie there is never shown before the line is counted, and only in the view of the
 * differences (d).
 */
#include <stdlib.h>
#include <string.h>

#include "docket/count_settle.h"
#include "ui/ask.h"
#include "ui/paperwork.h"
#include "ui/second.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	dk_id id;
	struct dk_list list;
	struct dk_count count;
	struct dk_count_line *rows;
	bool off;       /* the differences are shown */
	int64_t asked;  /* line that a dialog is about */
	dk_id found;    /* item that was found, while its bin is asked */
};

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->id = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
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
	const struct state *st = s->state;
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
	const struct state *st = s->state;

	out->list = &((struct state *)s->state)->list;
	out->foot = 1;
	out->view = (struct dk_list_view){ columns, st->off ? DK_COUNT(columns)
	    : DK_COUNT(columns) - 2, s, cell, "It has no lines." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
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

static const struct dk_count_line *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static bool
is_due(const struct dk_count_line *l)
{
	return strcmp(l->state, "open") == 0 || strcmp(l->state, "moved") == 0;
}

/* The cursor on the next line that is to be counted, round the end; false when none is. */
static bool
go_next(struct state *st, size_t from)
{
	for (size_t i = 0; i < st->list.rows.count; i++) {
		size_t at = (from + i) % st->list.rows.count;

		if (is_due(&st->rows[at])) {
			st->list.cursor = at;
			return true;
		}
	}
	return false;
}

static enum dk_react ask_line(struct dk_screen *s);

/* An item or a bin that was scanned: the cursor goes to its line, one not counted yet first. */
static bool
go_to(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_product_match m = { 0 };
	size_t best = SIZE_MAX;
	struct dk_err err;

	if (dk_product_match(s->session, &s->data, text, 0, &m, &err) != DK_OK)
		m.id = 0;
	for (size_t i = 0; i < st->list.rows.count; i++) {
		const struct dk_count_line *l = &st->rows[i];

		if (strcmp(l->location, text) != 0 && strcmp(l->lot, text) != 0 &&
		    (m.id == 0 || l->product_id != m.id))
			continue;
		if (best == SIZE_MAX || (is_due(l) && !is_due(&st->rows[best])))
			best = i;
	}
	if (best == SIZE_MAX)
		return false;
	st->list.cursor = best;
	return true;
}

/* A quantity is short; a scan into its dialog is an item or a bin. */
static bool
is_scan(const char *text)
{
	dk_qty qty;

	return text[0] != '\0' && (strlen(text) > 7 || dk_qty_parse(text, &qty, NULL) != DK_OK);
}

static enum dk_react
not_here(struct dk_screen *s, const char *text)
{
	dk_say(s, DK_LOOK_WARN, "%.40s is on no line - n adds goods that were found", text);
	return DK_REDRAW;
}

/* No quantity was given for a bin: it is a code, or nothing at all. */
static enum dk_react
code_given(struct dk_screen *s, const char *text)
{
	struct dk_product_match m = { 0 };
	struct dk_err err;

	if (go_to(s, text)) {
		dk_say(s, DK_LOOK_OK, "%.40s is a code, no quantity: this is its line", text);
		return ask_line(s);
	}
	if (dk_product_match(s->session, &s->data, text, 0, &m, &err) == DK_OK && m.id != 0)
		return not_here(s, text), DK_STAY;
	dk_say(s, DK_LOOK_WARN, "%.30s is neither a quantity nor a code of this count: type how"
	    " many", text);
	return DK_STAY;
}

static enum dk_react
counted(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_counted in = { .line_no = st->asked };
	struct dk_count_told told;
	const struct dk_count_sheet one = { &in, 1, &told };
	struct dk_err err;

	if (is_scan(text))
		return code_given(s, text);
	if (dk_qty_parse(text, &in.qty, &err) != DK_OK ||
	    dk_count_enter(s->session, &s->data, st->id, &one, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (told.text[0] != '\0')
		dk_say(s, DK_LOOK_WARN, "%s", told.text);
	if (load(s, &err) != DK_OK)
		return dk_say_err(s, &err);
	/* what must be said stops the row of dialogs: it is read before the next bin */
	if (!go_next(st, st->list.cursor + 1) || told.text[0] != '\0')
		return DK_RELOAD;
	return ask_line(s);
}

static enum dk_react
ask_line(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_count_line *l = here(s);

	if (l == NULL)
		return DK_KEEP;
	if (strcmp(st->count.state, "open") != 0) {
		dk_say(s, DK_LOOK_WARN, "this count is %s", st->count.state);
		return DK_REDRAW;
	}
	st->asked = l->line_no;
	return dk_ask(s, &(struct dk_ask){ .title = dk_fmt(&s->data, "BIN %s", l->location),
	    .label = l->unit, .max = 128, .text = dk_fmt(&s->data,
	    "%s  %s%s%s\nall that lies there, also what is set apart", l->sku, l->name,
	    l->lot[0] == '\0' ? "" : l->is_serial ? "  serial number " : "  lot ", l->lot) },
	    counted);
}

static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	return go_to(s, ev->data) ? ask_line(s) : not_here(s, ev->data);
}

static enum dk_react
differences(struct dk_screen *s)
{
	struct state *st = s->state;

	st->off = !st->off;
	return DK_RELOAD;
}

static enum dk_react
post(struct dk_screen *s)
{
	struct state *st = s->state;
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

/* The line that waits under the cursor; 0 = all that wait. */
static int64_t
waiting_here(struct dk_screen *s)
{
	const struct dk_count_line *l = here(s);

	return l != NULL && strcmp(l->state, "approve") == 0 ? l->line_no : 0;
}

static enum dk_rc
settle(struct dk_screen *s, const struct dk_count_verdict *v, const char *name,
    struct dk_err *err)
{
	size_t done = 0;
	enum dk_rc rc = dk_count_settle(s->session, v, &done, err);

	if (rc == DK_OK)
		dk_say(s, DK_LOOK_OK, "%zu line%s %s%s%s", done, done == 1 ? "" : "s",
		    v->is_refused ? "refused: the books stay" : "approved",
		    *name != '\0' ? " by " : "", name);
	return rc;
}

static enum dk_react
sign(struct dk_screen *s, const char *name, const char *pin)
{
	struct state *st = s->state;
	struct dk_count_verdict v = { .id = st->id, .line_no = waiting_here(s) };
	const struct dk_count_signed ask = { v.id, v.line_no, name, pin };
	struct dk_err err;

	if (dk_count_approve(s->session, &ask, &v.approver, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (settle(s, &v, name, &err) != DK_OK)
		dk_say_err(s, &err);
	return DK_RELOAD;
}

/* By one's own right; who lacks it, or counted it himself, calls somebody else. */
static enum dk_react
approve(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_count_verdict v = { .id = st->id, .line_no = waiting_here(s) };
	struct dk_err err;

	if (settle(s, &v, "", &err) == DK_OK)
		return DK_RELOAD;
	if (!dk_needs_second(&err))
		return dk_say_err(s, &err);
	return dk_ask_second(s, &(struct dk_second){ err.text, v.line_no != 0
	    ? dk_fmt(&s->data, "approves line %lld of the count.", (long long)v.line_no)
	    : "approves what waits of the count.", sign });
}

static enum dk_react
refused(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_count_verdict v = { .id = st->id, .line_no = waiting_here(s),
		.is_refused = true, .reason = text };
	struct dk_err err;

	if (settle(s, &v, "", &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

static enum dk_react
refuse(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "REFUSE THE DIFFERENCE", .label = "Reason",
	    .text = "the books stay as they are", .max = 200 }, refused);
}

static enum dk_react
place_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	char *place = dk_arena_dup(&s->data, text), *lot = strchr(place, ' ');
	struct dk_count_place in = { st->found, place, "" };
	struct dk_err err;
	int64_t line_no;

	if (lot != NULL) {
		*lot++ = '\0';
		in.lot = lot;
	}
	if (dk_count_add(s->session, st->id, &in, &line_no, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "it is line %lld - Enter counts it", (long long)line_no);
	st->list.cursor = (size_t)st->count.line_count;
	return DK_RELOAD;
}

static enum dk_rc
find_items(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct dk_product_query q = { .text = text, .max = 50 };
	struct dk_product_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_product_find(s->session, a, &q, &hits, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		dk_choice_add(a, out, &(struct dk_choice){ .look = DK_LOOK_LABEL,
		    .id = dk_fmt(a, "%lld", (long long)hits[i].id),
		    .cells = { hits[i].sku, hits[i].name } });
	return rc;
}

static enum dk_react
item_chosen(struct dk_screen *s, const char *id)
{
	struct state *st = s->state;

	st->found = strtoll(id, NULL, 10);
	return dk_ask(s, &(struct dk_ask){ .title = "FOUND", .label = "Bin, lot", .max = 100,
	    .text = "where it was found; nothing = its own bin; B-04 L77 with its lot" },
	    place_given);
}

static enum dk_react
found(struct dk_screen *s)
{
	static const struct dk_column columns[] = { { .head = "Item", .width = 12 },
		{ .head = "Description", .width = 40, .grows = true } };

	return dk_ask_pick(s, &(struct dk_pick_ask){ .title = "GOODS THAT WERE FOUND",
	    .columns = columns, .column_count = DK_COUNT(columns), .in_search = true,
	    .empty = "type a code or words", .find = find_items }, item_chosen);
}

static enum dk_react
paper(struct dk_screen *s)
{
	struct state *st = s->state;

	return dk_make_document(s, "count-sheet", st->id, st->count.number);
}

static enum dk_react
cancelled(struct dk_screen *s, const char *text)
{
	struct dk_err err;

	if (dk_count_cancel(s->session, ((struct state *)s->state)->id, text, &err) != DK_OK)
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
	{ "Enter", "Count", ask_line, "count this bin, then the next; scans find their line",
	    false },
	{ "F2", "Post", post, "the differences become moves; what is not counted stays", false },
	{ "d", "differences", differences, "how far off the counted lines are", false },
	{ "p", "approve", approve, "approve this difference, or all that wait", false },
	{ "r", "refuse", refuse, "refuse it, with a reason: the books stay", false },
	{ "n", "new", found, "goods that were found in a bin and are not on the list", false },
	{ "F4", NULL, found, NULL, false },
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
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.scan = scan,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
