/*
 * items.c - the grammar of the item cell (2.3): a code, `.n` of the usual list, `..` to walk it,
 * `+n` to a line, `-n` voids one, `12*code`, words; and the quantity cell.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "docket/check_digit.h"
#include "ui/entry/entry.h"

const struct dk_order_line *
entry_line(const struct entry *e)
{
	return e->order != NULL && e->grid.row < e->order->line_count
	    ? &e->order->lines[e->grid.row] : NULL;
}

/* The usual quantity of an item, "" when he never bought it. */
static const char *
usual_qty(const struct entry *e, struct dk_arena *a, dk_id product_id)
{
	for (size_t i = 0; i < e->usual_count; i++)
		if (e->usual[i].product_id == product_id)
			return dk_arena_dup(a, dk_qty_text(e->usual[i].usual).s);
	return "1";
}

/* Adds one line; `qty` NULL takes the usual quantity and leaves it to be confirmed. */
static enum dk_react
add_line(struct dk_screen *s, const struct dk_product_match *m, const char *qty)
{
	struct entry *e = s->state;
	struct dk_product *p = NULL;
	struct dk_line_input in = { .unit = m->unit };
	int64_t line_no = 0;
	struct dk_err err;
	enum dk_rc rc = dk_product_load(s->session, &s->data, m->id, &p, &err);

	if (m->qty[0] != '\0') /* the symbol says how many */
		qty = m->qty;
	if (rc == DK_OK) {
		in.sku = p->sku;
		in.qty = qty != NULL ? qty : m->unit[0] != '\0' ? "1"
								: usual_qty(e, &s->data, m->id);
		rc = dk_draft_line(s->session, e->id, &line_no, &in, &err);
	}
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	e->fresh_line = qty == NULL ? line_no : 0;
	if (strcmp(m->by, "prefix") == 0)
		dk_say(s, DK_LOOK_WARN, "L%lld %s %s was taken by prefix - check it",
		    (long long)line_no, p->sku, p->name);
	e->to_empty = qty != NULL; /* the line is whole: on to the next */
	if (!e->to_empty)
		dk_grid_go(&e->grid, (size_t)line_no - 1, ENTRY_QTY);
	return DK_RELOAD;
}

/* Digits of a barcode's length whose last one is wrong. */
static bool
is_barcode(const char *text)
{
	size_t len = strspn(text, "0123456789");

	return text[len] == '\0' && (len == 8 || len == 12 || len == 13 || len == 14) &&
	    !dk_gtin_ok(text);
}

enum dk_react
entry_add_item(struct dk_screen *s, const char *item, const char *qty)
{
	struct entry *e = s->state;
	struct dk_product_match m = { 0 };
	struct dk_err err;
	enum dk_rc rc;

	if (e->order == NULL || e->order->customer_id == 0) {
		dk_say(s, DK_LOOK_WARN, "name the customer first");
		return DK_STAY;
	}
	rc = dk_product_match(s->session, &s->data, item, e->order->customer_id, &m, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (m.id != 0)
		return add_line(s, &m, qty);
	if (is_barcode(item)) { /* nothing to search for in a misread number */
		dk_product_unknown(item, &err);
		dk_say_err(s, &err);
	} else {
		entry_pick_item(s, item);
		e->grid.edit.fresh = true; /* left again, the next word takes its place */
	}
	return DK_STAY;
}

/* A number after `.`, `+` or `-`; 0 when anything else stands there. */
static int64_t
number_after(const char *text)
{
	char *end;
	long long v;

	if (!isdigit((unsigned char)text[1]))
		return 0;
	v = strtoll(text + 1, &end, 10);
	return *end == '\0' && v <= DK_LINES_MAX ? v : 0;
}

static enum dk_react
take_usual(struct dk_screen *s, int64_t n, const char *qty)
{
	struct entry *e = s->state;
	struct dk_product_match m = { .unit = "", .by = "usual", .qty = "" };

	if (n < 1 || (size_t)n > e->usual_count) {
		dk_say(s, DK_LOOK_WARN, "the usual list has %zu items", e->usual_count);
		return DK_STAY;
	}
	m.id = e->usual[n - 1].product_id;
	return add_line(s, &m, qty);
}

static enum dk_react
void_line(struct dk_screen *s, int64_t n)
{
	struct entry *e = s->state;
	struct dk_err err;

	if (dk_draft_void(s->session, e->id, n, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM);
	return DK_RELOAD;
}

static enum dk_react
go_to_line(struct dk_screen *s, int64_t n)
{
	struct entry *e = s->state;

	if (e->order == NULL || n < 1 || (size_t)n > e->order->line_count) {
		dk_say(s, DK_LOOK_WARN, "there is no line %lld", (long long)n);
		return DK_STAY;
	}
	dk_grid_go(&e->grid, (size_t)n - 1, ENTRY_QTY);
	return DK_REDRAW;
}

static enum dk_react
walk_next(struct dk_screen *s)
{
	struct entry *e = s->state;

	if (e->walk < e->usual_count)
		return DK_REDRAW;
	e->walks = false;
	dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM);
	dk_say(s, DK_LOOK_OK, "the usual list is through");
	return DK_RELOAD;
}

/* A row of the usual list is shown in the empty row: a quantity takes it, Enter skips it. */
static enum dk_react
walk_step(struct dk_screen *s, const char *qty)
{
	struct entry *e = s->state;
	struct dk_product_match m = { .id = e->usual[e->walk].product_id, .unit = "",
		.by = "usual", .qty = "" };

	if (qty[0] != '\0' && add_line(s, &m, qty) == DK_STAY)
		return DK_STAY;
	e->walk++;
	e->to_empty = true;
	return walk_next(s), DK_RELOAD;
}

static enum dk_react
new_item(struct dk_screen *s, const char *text)
{
	struct entry *e = s->state;
	const char *star = strchr(text, '*');
	struct dk_product_match m = { 0 };
	struct dk_err err;

	if (e->walks)
		return walk_step(s, text);
	if (dk_product_match(s->session, &s->data, text, e->order->customer_id, &m,
	    &err) == DK_OK && m.id != 0 && strcmp(m.by, "prefix") != 0)
		return add_line(s, &m, NULL);
	if (star != NULL && star != text) {
		const char *qty = dk_arena_dup_n(&s->data, text, (size_t)(star - text));

		return star[1] == '.' && number_after(star + 1) != 0
		    ? take_usual(s, number_after(star + 1), qty) : entry_add_item(s, star + 1, qty);
	}
	if (strcmp(text, "..") == 0 && e->usual_count > 0) {
		e->walks = true;
		e->walk = 0;
		dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM);
		return DK_REDRAW;
	}
	if (text[0] == '.' && number_after(text) != 0)
		return take_usual(s, number_after(text), NULL);
	if (text[0] == '+' && number_after(text) != 0)
		return go_to_line(s, number_after(text));
	if (text[0] == '-' && number_after(text) != 0)
		return void_line(s, number_after(text));
	return entry_add_item(s, text, NULL);
}

static enum dk_react
change_item(struct dk_screen *s, const struct dk_order_line *l, const char *text)
{
	struct entry *e = s->state;
	struct dk_line_input in = { .sku = text };
	int64_t line_no = l->line_no;
	struct dk_err err;

	if (dk_draft_line(s->session, e->id, &line_no, &in, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

/* "2cs" was typed: how many pieces that is, so that a slip of the unit is seen. */
static void
tell_pieces(struct dk_screen *s, int64_t line_no, const char *typed)
{
	const struct entry *e = s->state;
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	struct dk_err err;
	const char *unit = typed + strspn(typed, "0123456789.,+ ");

	if (*unit == '\0' || dk_order_load(s->session, &tmp, e->id, &o, &err) != DK_OK ||
	    (size_t)line_no > o->line_count) {
		dk_arena_free(&tmp);
		return;
	}
	dk_say(s, DK_LOOK_OK, "L%lld: %s %s = %s pieces", (long long)line_no,
	    dk_qty_show(o->lines[line_no - 1].unit_qty).s, o->lines[line_no - 1].unit,
	    dk_qty_show(o->lines[line_no - 1].ordered).s);
	dk_arena_free(&tmp);
}

static enum dk_react
leave_qty(struct dk_screen *s, const struct dk_order_line *l, const struct dk_grid_leave *how)
{
	struct entry *e = s->state;
	struct dk_line_input in = { .qty = how->text };
	int64_t line_no = l->line_no;
	struct dk_err err;

	if (how->changed && how->text[0] != '\0' &&
	    dk_draft_line(s->session, e->id, &line_no, &in, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (e->fresh_line == l->line_no)
		e->fresh_line = 0;
	tell_pieces(s, line_no, how->text);
	if (how->key == DK_KEY_ENTER)
		dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM);
	return DK_RELOAD;
}

/* The unit or the price of a line: "5%" is a discount, nothing makes the price automatic again. */
static enum dk_react
leave_terms(struct dk_screen *s, const struct dk_order_line *l, const struct dk_grid_leave *how)
{
	struct entry *e = s->state;
	struct dk_line_input in = { 0 };
	int64_t line_no = l->line_no;
	struct dk_err err;
	size_t len = strlen(how->text);

	if (how->column == ENTRY_UNIT)
		in.unit = how->text;
	else if (strchr(how->text, '%') != NULL)
		in.discount = how->text;
	else /* without the mark that is shown behind it */
		in.price = dk_arena_dup_n(&s->data, how->text, len > 0 &&
		    strchr("m*", how->text[len - 1]) != NULL ? len - 1 : len);
	if (how->changed && dk_draft_line(s->session, e->id, &line_no, &in, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (how->key == DK_KEY_ENTER)
		dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM);
	return how->changed ? DK_RELOAD : DK_REDRAW;
}

enum dk_react
entry_leave_cell(struct dk_screen *s, const struct dk_grid_leave *how)
{
	struct entry *e = s->state;
	const struct dk_order_line *l = entry_line(e);

	if (e->order == NULL || e->order->customer_id == 0) {
		dk_say(s, DK_LOOK_WARN, "name the customer first");
		return DK_STAY;
	}
	if (l != NULL && how->column == ENTRY_QTY)
		return leave_qty(s, l, how);
	if (l != NULL && (how->column == ENTRY_UNIT || how->column == ENTRY_PRICE))
		return leave_terms(s, l, how);
	if (l != NULL)
		return how->changed && how->text[0] != '\0' ? change_item(s, l, how->text) :
		    DK_KEEP;
	if (how->column != ENTRY_ITEM && how->text[0] != '\0') {
		dk_say(s, DK_LOOK_WARN,
		    "a quantity needs its item - type 12*code in the item cell");
		return DK_STAY;
	}
	if (how->column != ENTRY_ITEM || (how->text[0] == '\0' && !e->walks &&
	    how->key != DK_KEY_ENTER))
		return DK_KEEP;
	if (how->text[0] == '\0' && !e->walks) {
		dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM); /* Esc comes back to it */
		return entry_review(s);
	}
	return new_item(s, how->text);
}
