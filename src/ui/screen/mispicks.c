/* mispicks.c - one item that was sent for another: from returns, inspections, or told here. */
#include <string.h>

#include "docket/inspect.h"
#include "docket/product.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_mispick *rows;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_mispick *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_mispick_list(s->session, &s->data, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS_PLAIN(rows, count), rows);
	dk_title(s, "MISPICKS  %zu", count);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_mispick *m = &((const struct state *)data)->rows[row];
	const char *const texts[] = { m->wanted, m->wanted_name, m->sent, m->sent_name, m->source,
		m->document, m->by, out->buf };
	int64_t at;

	out->text = texts[column];
	if (column == 7 && dk_instant_parse(m->at, &at)) {
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(dk_instant_day(at)).s);
		out->has_by = true;
		out->by = at;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Wanted", .width = 8 },
		{ .head = "Description", .width = 10, .grows = true },
		{ .head = "Sent", .width = 8 },
		{ .head = "Description", .width = 10, .grows = true },
		{ .head = "Known by", .width = 10 }, { .head = "Document", .width = 8 },
		{ .head = "By", .width = 5 }, { .head = "Day", .width = 10 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"Nobody has sent one item for another. n tells of one." };
}

/* The next word of `*text`, which stands behind it then; "" at the end. */
static const char *
word(char **text)
{
	char *at = *text + strspn(*text, " "), *end = at + strcspn(at, " ");

	*text = *end == '\0' ? end : end + 1;
	*end = '\0';
	return at;
}

static enum dk_rc
read_item(struct dk_screen *s, const char *text, dk_id *id, struct dk_err *err)
{
	struct dk_product_match m = { 0 };
	enum dk_rc rc;

	if (*text == '\0')
		return dk_fail(err, DK_EINPUT, "sku",
		    "Name two items: the one wanted, and the one that came instead.");
	rc = dk_product_match(s->session, &s->data, text, 0, &m, err);
	*id = m.id;
	return rc == DK_OK && m.id == 0 ? dk_product_unknown(text, err) : rc;
}

static enum dk_react
told(struct dk_screen *s, const char *text)
{
	char *rest = dk_arena_dup(&s->data, text);
	dk_id wanted = 0, sent = 0;
	struct dk_err err;
	enum dk_rc rc = read_item(s, word(&rest), &wanted, &err);

	if (rc == DK_OK)
		rc = read_item(s, word(&rest), &sent, &err);
	if (rc == DK_OK)
		rc = dk_mispick_add(s->session, wanted, sent, word(&rest), &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "both items are looked at from now on, before they are packed");
	return DK_RELOAD;
}

static enum dk_react
tell(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "ONE ITEM FOR ANOTHER", .label = "Items",
	    .max = 120, .text = "wanted, sent, and the shipment where it is known:"
	    " A10410 A10422 S1001" }, told);
}

static enum dk_react
item(struct dk_screen *s)
{
	const struct dk_mispick *m = dk_sheet_row(s);

	return m == NULL ? DK_KEEP : dk_open(s, "items", m->wanted);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Item", item, "the item that was wanted", false },
	{ "n", "new", tell, "tell of one: wanted, sent, shipment", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_mispicks = {
	.name = "mispicks",
	.title = "MISPICKS",
	.help = "One item that was taken for another, the newest first. Lines with either are\n"
		"inspected from then on.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
