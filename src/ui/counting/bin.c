/* bin.c - one bin after the other is counted, blind; a scan goes to its line. */
#include <string.h>

#include "ui/ask.h"
#include "ui/counting/counting.h"

const struct dk_count_line *
counting_line(const struct dk_screen *s)
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
go_next(struct counting *st, size_t from)
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

/* An item or a bin that was scanned: the cursor goes to its line, one not counted yet first. */
static bool
go_to(struct dk_screen *s, const char *text)
{
	struct counting *st = s->state;
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
		return counting_ask(s);
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
	struct counting *st = s->state;
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
	if (counting_load(s, &err) != DK_OK)
		return dk_say_err(s, &err);
	/* what must be said stops the row of dialogs: it is read before the next bin */
	if (!go_next(st, st->list.cursor + 1) || told.text[0] != '\0')
		return DK_RELOAD;
	return counting_ask(s);
}

enum dk_react
counting_ask(struct dk_screen *s)
{
	struct counting *st = s->state;
	const struct dk_count_line *l = counting_line(s);

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

enum dk_react
counting_scan(struct dk_screen *s, const struct dk_event *ev)
{
	return go_to(s, ev->data) ? counting_ask(s) : not_here(s, ev->data);
}
