/* burst.c - what arrives at once: a scan, keys typed ahead of a slow line, a pasted block. */
#include <stdlib.h>
#include <string.h>

#include "ui/entry/entry.h"

/* What `12*` in the item cell says before a scan; NULL without it. */
static const char *
typed_ahead(struct dk_screen *s, const struct entry *e)
{
	const char *text = e->grid.edit.text;
	size_t len = strlen(text);

	if (!e->in_grid || e->grid.column != ENTRY_ITEM || len < 2 || text[len - 1] != '*')
		return NULL;
	return dk_arena_dup_n(&s->data, text, len - 1);
}

/* A burst that is no item was typed ahead of a slow line: it belongs into the field it aimed at. */
static bool
is_item(struct dk_screen *s, const char *text)
{
	const struct entry *e = s->state;
	struct dk_product_match m = { 0 };
	struct dk_err err;

	if (e->order == NULL || e->order->customer_id == 0)
		return false;
	return dk_product_match(s->session, &s->data, text, e->order->customer_id, &m, &err) ==
	    DK_OK && m.id != 0 && strcmp(m.by, "prefix") != 0;
}

/* A scan is an item wherever it lands: what was being typed is completed first; a row that waits
 * for its quantity keeps the default. Then the new row waits for its own, like that of a code that
 * was typed: whoever scans scans on, and keys typed ahead of a slow line, which come as a burst
 * too, mean what they would have meant. `12*` and the symbol itself may say the quantity. */
enum dk_react
entry_scan(struct dk_screen *s, const struct dk_event *ev)
{
	struct entry *e = s->state;
	const char *qty = typed_ahead(s, e);
	const struct dk_event enter = { .code = DK_KEY_ENTER };
	enum dk_react did;

	if (!e->in_grid && ev->aim[0] == '\0' && !is_item(s, ev->data)) {
		did = dk_form_key(&e->form, ev, true);
		return ev->is_ended && did != DK_STAY ? dk_form_key(&e->form, &enter, true) : did;
	}
	if (qty == NULL && entry_settle(s) == DK_STAY)
		return DK_REDRAW; /* the message says what is wrong with the field */
	e->reviews = false;
	e->in_grid = true;
	dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM);
	did = entry_add_item(s, ev->data, qty);
	return did == DK_STAY ? DK_REDRAW : did;
}

/* One pasted row: item and quantity parted by a tab, comma, semicolon or blanks; a unit may
 * follow. */
static bool
read_row(struct dk_arena *a, char *row, struct dk_line_input *out)
{
	const char *parts = strchr(row, '\t') != NULL ? "\t" : strchr(row, ';') != NULL ? ";"
	    : strchr(row, ',') != NULL ? "," : " ";
	char *save = NULL, *sku = strtok_r(row, parts, &save), *qty, *unit;

	*out = (struct dk_line_input){ 0 };
	if (sku == NULL)
		return false;
	qty = strtok_r(NULL, parts, &save);
	unit = strtok_r(NULL, parts, &save);
	out->sku = dk_arena_dup(a, sku);
	out->qty = qty != NULL ? dk_arena_dup(a, qty) : "1";
	out->unit = unit != NULL ? dk_arena_dup(a, unit) : NULL;
	return true;
}

enum dk_react
entry_paste(struct dk_screen *s, const struct dk_event *ev)
{
	struct entry *e = s->state;
	struct dk_line_input *lines;
	char *text = dk_arena_dup(&s->data, ev->data), *save = NULL, *row;
	size_t count = 0, cap = 0, bad = 0;
	struct dk_err err;

	if (!e->in_grid)
		return dk_form_key(&e->form, ev, true);
	e->reviews = false;
	lines = NULL;
	for (row = strtok_r(text, "\r\n", &save); row != NULL;
	    row = strtok_r(NULL, "\r\n", &save)) {
		lines = dk_arena_grow(&s->data, lines, count, &cap, sizeof(*lines));
		count += read_row(&s->data, row, &lines[count]) ? 1 : 0;
	}
	if (count == 0)
		return DK_KEEP;
	if (dk_draft_lines(s->session, e->id, lines, count, &bad, &err) != DK_OK) {
		dk_say(s, DK_LOOK_STOP, "row %zu of %zu: %s Nothing was taken", bad + 1, count,
		    err.text);
		return DK_REDRAW;
	}
	dk_say(s, DK_LOOK_OK, "%zu lines taken", count);
	e->to_empty = true;
	return DK_RELOAD;
}
