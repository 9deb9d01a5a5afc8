/* change_notice.c - what of an order was changed, before and now; nothing else. Its record is the
 * row of the amendment, which keeps both. */
#include <string.h>

#include "docket/amend.h"
#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "Pos", DK_RIGHT, 4, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "What", DK_LEFT, 9, false },
	{ "Before", DK_RIGHT, 8, false },
	{ "Now", DK_RIGHT, 8, false },
};

enum { POS, ITEM, TEXT, WHAT, BEFORE, NOW };

/* What a field is called to a customer; "" what does not concern him. */
static const char *
name_of(const struct dk_order_change *c)
{
	static const struct {
		const char *field, *line, *head;
	} names[] = {
		{ "qty", "Quantity", "" }, { "unit", "Unit", "" }, { "price", "Price", "" },
		{ "discount", "Discount", "Discount" }, { "wanted", "Wanted", "Wanted" },
		{ "note", "Note", "Note" }, { "text", "Text", "" }, { "promise", "Expected", "" },
		{ "customer_po", "", "Your order" }, { "ship_to", "", "Ship to" },
		{ "carrier", "", "Carrier" }, { "freight", "", "Freight" },
		{ "total", "", "Total" },
	};

	for (size_t i = 0; i < DK_COUNT(names); i++)
		if (strcmp(names[i].field, c->field) == 0)
			return c->line_no != 0 ? names[i].line : names[i].head;
	return "";
}

/* Days as papers write them, nothing as a word. */
static const char *
show(struct dk_arena *a, const struct dk_order_change *c, const char *value)
{
	dk_date day;

	if (strcmp(c->field, "qty") == 0 && strcmp(value, "0") == 0)
		return "cancelled";
	if (*value == '\0')
		return strcmp(c->field, "qty") == 0 ? "" : "none";
	if (dk_date_parse(value, &day))
		return dk_arena_dup(a, dk_date_paper(day).s);
	return value;
}

/* A line that is new is told whole under its description. */
static bool
is_new(const struct dk_order_change *c)
{
	return strcmp(c->field, "qty") == 0 && *c->before == '\0';
}

static void
add_change(struct dk_paper *p, const struct dk_order *o, const struct dk_order_change *c,
    bool is_first)
{
	struct dk_arena *a = p->arena;
	const struct dk_order_line *l =
	    c->line_no > 0 && is_first ? &o->lines[c->line_no - 1] : NULL;
	const char *cells[] = { "", "", "", name_of(c), show(a, c, c->before),
		show(a, c, c->after) };

	if (l != NULL) {
		cells[POS] = dk_fmt(a, "%lld", (long long)c->line_no);
		cells[ITEM] = l->sku;
		cells[TEXT] = l->product_id != 0 ? l->text : "";
	}
	if (is_new(c)) {
		cells[WHAT] = "New";
		cells[NOW] = l != NULL ? dk_fmt(a, "%s %s", dk_qty_show(l->unit_qty).s, l->unit)
				       : c->after;
	}
	dk_paper_row(p, cells);
	if (is_new(c) && l != NULL)
		dk_paper_row_note(p, dk_fmt(a, "price %s, net %s", dk_price_text(l->price).s,
		    dk_money_show(l->net, dk_currency_exponent(o->currency)).s));
}

static void
add_changes(struct dk_paper *p, const struct dk_order *o, const struct dk_order_change *changes,
    size_t count)
{
	struct dk_paper_column *c = dk_doc_columns(p->arena, columns, DK_COUNT(columns));
	int64_t last = 0;

	for (size_t i = 0; i < count; i++) {
		bool is_wide = strcmp(changes[i].field, "note") == 0 ||
		    strcmp(changes[i].field, "text") == 0 || is_new(&changes[i]);

		if (changes[i].line_no > 0)
			dk_doc_widen(&c[ITEM], o->lines[changes[i].line_no - 1].sku);
		if (is_wide || *name_of(&changes[i]) == '\0')
			continue;
		dk_doc_widen(&c[WHAT], name_of(&changes[i]));
		dk_doc_widen(&c[BEFORE], show(p->arena, &changes[i], changes[i].before));
		dk_doc_widen(&c[NOW], show(p->arena, &changes[i], changes[i].after));
	}
	dk_paper_table(p, c, DK_COUNT(columns), false);
	for (size_t i = 0; i < count; i++) {
		if (*name_of(&changes[i]) == '\0')
			continue;
		add_change(p, o, &changes[i], changes[i].line_no != last);
		last = changes[i].line_no;
	}
}

static void
add_head(struct dk_paper *p, const struct dk_order *o, const struct dk_doc_places *at)
{
	int64_t ms = dk_doc_instant(o->entered_at, o->placed);

	p->created_ms = ms;
	dk_paper_to(p, at->bill_to);
	dk_paper_fact(p, "Date", dk_date_paper(dk_instant_day(ms)).s);
	dk_paper_fact(p, "Customer", o->customer);
	dk_paper_fact(p, "Your order", o->customer_po);
	dk_paper_fact(p, "Changed by", o->entered_by_name);
	if (*o->entered_at == '\0')
		dk_paper_watermark(p, "DRAFT");
}

/* An order's own id means its last amendment. */
static enum dk_rc
load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_order **o,
    struct dk_err *err)
{
	enum dk_rc rc = dk_order_load(s, a, id, o, err);

	if (rc == DK_OK && (*o)->base_id == 0)
		rc = dk_order_amend_last(s, id, &id, err);
	return rc == DK_OK ? dk_order_load(s, a, id, o, err) : rc;
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_order_change *changes = NULL;
	struct dk_doc_places at;
	struct dk_order *o = NULL;
	size_t count = 0;
	enum dk_rc rc = load(s, a, id, &o, err);

	if (rc == DK_OK)
		rc = dk_order_amend_changes(s, a, o->id, &changes, &count, err);
	if (rc == DK_OK)
		rc = dk_doc_places(s, a, o, &at, err);
	if (rc == DK_OK)
		rc = dk_doc_begin(s, a, "Order change", o->amends, out, err);
	if (rc != DK_OK)
		return rc;
	add_head(*out, o, &at);
	dk_paper_text(*out, "",
	    "Your order was changed as follows. All that is not named here stays as confirmed.");
	add_changes(*out, o, changes, count);
	dk_paper_text(*out, "", "Please tell us at once when this is not what you meant.");
	dk_paper_foot(*out, dk_fmt(a, "Questions? Name order %s.", o->amends));
	return DK_OK;
}

const struct dk_doc dk_doc_change_notice = {
	.info = { .name = "change-notice", .title = "Order change", .subject = "order" },
	.make = make,
};
