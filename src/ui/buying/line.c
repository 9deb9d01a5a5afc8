/* line.c - lines of an order to a supplier: added by words or a scan, changed. */
#include <string.h>

#include "ui/ask.h"
#include "ui/buying/buying.h"

const struct dk_purchase_line *
buying_line(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

/* "200", "5cs", "200@0.09": quantity, pack, cost of a piece. */
static enum dk_react
qty_given(struct dk_screen *s, const char *text)
{
	struct buying *st = s->state;
	struct dk_purchase_input_line l = { st->sku, { 0 }, { -1 }, DK_NO_DATE, "" };
	struct dk_purchase_input in = { "", st->supplier, "", DK_NO_DATE, &l, 1 };
	char *copy = dk_arena_dup(&s->data, text), *at = strchr(copy, '@'), *unit;
	enum dk_put did;
	struct dk_err err;
	enum dk_rc rc = DK_OK;

	if (at != NULL) {
		*at++ = '\0';
		rc = dk_price_parse(at, &l.cost, &err);
	}
	unit = copy + strspn(copy, "0123456789.,");
	l.unit = dk_arena_dup(&s->data, unit + strspn(unit, " "));
	*unit = '\0';
	if (rc == DK_OK)
		rc = dk_qty_parse(copy, &l.qty, &err);
	if (rc == DK_OK && st->id == 0)
		rc = dk_purchase_new(s->session, &in, &st->id, &did, &err);
	else if (rc == DK_OK)
		rc = dk_purchase_add(s->session, st->id, &l, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s is ordered", st->sku);
	st->list.cursor = SIZE_MAX / 2; /* the new line is the last */
	return DK_RELOAD;
}

static enum dk_react
item_given(struct dk_screen *s, const char *sku)
{
	struct buying *st = s->state;
	const struct dk_ask ask = { .title = "ORDER", .label = "Quantity", .max = 40,
		.text = dk_fmt(&s->data, "%s: 200, 5cs for five cases, 200@0.09 with the cost of a"
		    " piece", sku) };

	snprintf(st->sku, sizeof(st->sku), "%s", sku);
	return dk_ask(s, &ask, qty_given);
}

static enum dk_rc
find_items(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct dk_product_query q = { .text = text, .max = 50 };
	struct dk_product_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	if (text[0] != '\0')
		rc = dk_product_find(s->session, a, &q, &hits, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		dk_choice_add(a, out, &(struct dk_choice){ .id = hits[i].sku,
		    .cells = { hits[i].sku, hits[i].name, dk_fmt(a, "%s",
			dk_qty_show(hits[i].free).s) }, .look = DK_LOOK_VALUE });
	return rc;
}

enum dk_react
buying_add(struct dk_screen *s)
{
	static const struct dk_column columns[] = {
		{ .head = "Item", .width = 14 }, { .head = "Description", .width = 36,
		    .grows = true }, { .head = "Free", .width = 10, .right = true },
	};
	const struct dk_pick_ask ask = { .title = "ITEM", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "type a code or words of the name",
		.in_search = true, .find = find_items };

	return dk_ask_pick(s, &ask, item_given);
}

/* A scan orders the item. */
enum dk_react
buying_scan(struct dk_screen *s, const struct dk_event *ev)
{
	struct dk_product_match m = { 0 };
	struct dk_product *p;
	struct dk_err err;

	if (dk_product_match(s->session, &s->data, ev->data, 0, &m, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (m.id == 0) {
		(void)dk_product_unknown(ev->data, &err);
		return dk_say_err(s, &err);
	}
	if (dk_product_load(s->session, &s->data, m.id, &p, &err) != DK_OK)
		return dk_say_err(s, &err);
	return item_given(s, p->sku);
}

/* "250", "250@0.08", "@0.08" */
static enum dk_react
change_given(struct dk_screen *s, const char *text)
{
	struct buying *st = s->state;
	struct dk_purchase_edit e = { st->id, buying_line(s)->line_no, { 0 }, { -1 } };
	char *copy = dk_arena_dup(&s->data, text), *at = strchr(copy, '@');
	struct dk_err err;
	enum dk_rc rc = DK_OK;

	if (at != NULL) {
		*at = '\0';
		rc = dk_price_parse(at + 1, &e.cost, &err);
	}
	if (rc == DK_OK && at != copy)
		rc = dk_qty_parse(copy, &e.qty, &err);
	if (rc == DK_OK && at != copy && e.qty.milli <= 0)
		rc = dk_fail(&err, DK_EINPUT, "qty",
		    "Order more than nothing, or close the line.");
	if (rc == DK_OK)
		rc = dk_purchase_change(s->session, &e, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

enum dk_react
buying_change(struct dk_screen *s)
{
	const struct dk_purchase_line *l = buying_line(s);
	struct dk_ask ask = { .title = "CHANGE", .max = 40,
		.text = "pieces, with @ the cost of one: 250, 250@0.08, @0.08" };

	if (l == NULL)
		return buying_add(s);
	ask.label = l->sku;
	ask.value = dk_arena_dup(&s->data, dk_qty_text(l->ordered).s);
	return dk_ask(s, &ask, change_given);
}
