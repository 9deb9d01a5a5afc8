/* parts.c - what several papers show: the house, addresses, prices. */
#include <string.h>

#include "docket/carrier.h"
#include "docket/setting.h"
#include "docket/text.h"
#include "out/doc/doc.h"
#include "out/phrase/phrase.h"

struct house {
	const char *name, *address, *tax_number, *bank, *country;
};

static enum dk_rc
load_house(struct dk_session *s, struct dk_arena *a, struct house *h, struct dk_err *err)
{
	const struct {
		const char *key, **to;
	} all[] = { { "company", &h->name }, { "company_address", &h->address },
		{ "company_tax_number", &h->tax_number }, { "company_bank", &h->bank },
		{ "company_country", &h->country } };
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(all); i++)
		rc = dk_setting_text(s, a, all[i].key, all[i].to, err);
	return rc;
}

enum dk_paper_size
dk_doc_size(const char *country)
{
	static const char *const letter[] = { "US", "CA", "MX" };

	for (size_t i = 0; i < DK_COUNT(letter); i++)
		if (strcmp(country, letter[i]) == 0)
			return DK_PAPER_LETTER;
	return DK_PAPER_A4;
}

enum dk_rc
dk_doc_begin_in(struct dk_session *s, struct dk_arena *a, const struct dk_doc_head *head,
    struct dk_paper **out, struct dk_err *err)
{
	struct house h;
	enum dk_rc rc = load_house(s, a, &h, err);

	if (rc != DK_OK)
		return rc;
	*out = dk_paper_new(a, dk_doc_size(h.country), head->kind, head->number);
	dk_paper_language(*out, head->language);
	dk_paper_sender(*out, h.name, h.address, "");
	dk_paper_foot(*out, *h.tax_number == '\0' ? h.name : dk_fmt(a, "%s\n%s", h.name,
	    dk_doc_say(*out, "Tax number {1}", (const char *[]){ h.tax_number })));
	return DK_OK;
}

enum dk_rc
dk_doc_begin(struct dk_session *s, struct dk_arena *a, const char *kind, const char *number,
    struct dk_paper **out, struct dk_err *err)
{
	return dk_doc_begin_in(s, a, &(struct dk_doc_head){ kind, number, "" }, out, err);
}

const char *
dk_doc_say(struct dk_paper *p, const char *english, const char *const *args)
{
	return dk_phrase_fill(p->arena, p->language, english, args);
}

const char *
dk_doc_day(struct dk_paper *p, dk_date day)
{
	return dk_phrase_day(p->arena, p->language, day);
}

const char *
dk_doc_number(struct dk_paper *p, const char *number)
{
	return dk_phrase_number(p->arena, p->language, dk_arena_dup(p->arena, number));
}

enum dk_rc
dk_doc_places(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    struct dk_doc_places *out, struct dk_err *err)
{
	struct dk_customer *c = NULL;
	struct dk_address *to = NULL;
	struct house h;
	enum dk_rc rc = load_house(s, a, &h, err);

	if (rc == DK_OK)
		rc = dk_customer_load(s, a, o->customer_id, &c, err);
	if (rc == DK_OK && o->address_id != 0)
		rc = dk_address_load(s, a, o->address_id, &to, err);
	if (rc != DK_OK)
		return rc;
	out->language = c->language;
	out->bill_to = dk_place_lines(a, &c->place, c->name, h.country);
	out->ship_to = dk_place_lines(a, to != NULL ? &to->place : &c->place, c->name, h.country);
	return DK_OK;
}

enum dk_rc
dk_doc_customer(struct dk_session *s, struct dk_arena *a, const struct dk_customer *c,
    const char **lines, struct dk_err *err)
{
	struct house h;
	enum dk_rc rc = load_house(s, a, &h, err);

	if (rc == DK_OK)
		*lines = dk_place_lines(a, &c->place, c->name, h.country);
	return rc;
}

enum dk_rc
dk_doc_supplier(struct dk_session *s, struct dk_arena *a, const char *number, const char **lines,
    struct dk_err *err)
{
	struct dk_supplier *x = NULL;
	struct house h;
	enum dk_rc rc = load_house(s, a, &h, err);

	if (rc == DK_OK)
		rc = dk_supplier_find(s, a, number, &x, err);
	if (rc == DK_OK)
		*lines = dk_place_lines(a, &x->place, x->name, h.country);
	return rc;
}

enum dk_rc
dk_doc_parcel(struct dk_session *s, struct dk_arena *a, dk_id shipment_id,
    struct dk_doc_parcel *out, struct dk_err *err)
{
	enum dk_rc rc = dk_shipment_load(s, a, shipment_id, &out->shipment, err);

	if (rc == DK_OK)
		rc = dk_order_load(s, a, out->shipment->order_id, &out->order, err);
	if (rc == DK_OK)
		rc = dk_doc_places(s, a, out->order, &out->at, err);
	return rc;
}

#define WIDEST 18 /* cells, of a column that does not wrap */

struct dk_paper_column *
dk_doc_columns(struct dk_arena *a, const struct dk_paper_column *columns, size_t count)
{
	struct dk_paper_column *out = dk_arena_array(a, count, sizeof(*out));

	memcpy(out, columns, count * sizeof(*out));
	return out;
}

void
dk_doc_widen(struct dk_paper_column *c, const char *text)
{
	int cells = dk_text_cells(text) + 1;

	if (cells > c->cells)
		c->cells = cells > WIDEST ? WIDEST : cells;
}

void
dk_doc_with_tax(struct dk_paper_column *c, bool includes_tax)
{
	if (includes_tax)
		c->heading = "With tax";
}

void
dk_doc_text(struct dk_paper *p, const char *heading, const char *text)
{
	if (*text != '\0')
		dk_paper_text(p, heading, text);
}

enum { POS, ITEM, TEXT, QTY, UNIT, PRICE, NET };

void
dk_doc_order_table(struct dk_paper *p, const struct dk_paper_column *columns, size_t count,
    const struct dk_order *o)
{
	struct dk_paper_column *c = dk_doc_columns(p->arena, columns, count);

	dk_assert(count > NET);
	for (size_t i = 0; i < o->line_count; i++) {
		dk_doc_widen(&c[ITEM], o->lines[i].sku);
		dk_doc_widen(&c[QTY], dk_qty_show(o->lines[i].unit_qty).s);
		dk_doc_widen(&c[UNIT], o->lines[i].unit);
		dk_doc_widen(&c[PRICE], dk_price_text(o->lines[i].price).s);
	}
	dk_doc_with_tax(&c[NET], o->includes_tax);
	dk_doc_widen(&c[NET], dk_money_show(o->goods, dk_currency_exponent(o->currency)).s);
	dk_paper_table(p, c, count, false);
}

const char *
dk_doc_terms(struct dk_paper *p, const struct dk_order *o)
{
	return o->terms_days == 0 ? dk_doc_say(p, "due on receipt", NULL)
	    : dk_doc_say(p, "{1} days net", (const char *[]){
	    dk_fmt(p->arena, "%lld", (long long)o->terms_days) });
}

/* True when the price is for one of the unit that the quantity counts. */
static bool
is_per_unit(const struct dk_doc_line *l)
{
	int64_t in_unit;

	return dk_muldiv(l->pieces.milli, 1000, l->unit_qty.milli, INT64_MAX / 2, &in_unit) &&
	    in_unit == l->base_qty.milli;
}

const char *
dk_doc_line_note(struct dk_paper *p, const struct dk_doc_line *l)
{
	struct dk_arena *a = p->arena;
	const char *out = "";

	if (l->unit_qty.milli != 0 && !is_per_unit(l))
		out = l->base_qty.milli == 1000 ? dk_doc_say(p, "price each", NULL)
		    : dk_doc_say(p, "price per {1} pieces", (const char *[]){
		    dk_doc_number(p, dk_qty_show(l->base_qty).s) });
	if (l->discount.e5 != 0)
		out = dk_doc_both(a, out, dk_doc_say(p, "less {1} %", (const char *[]){
		    dk_doc_number(p, dk_rate_text(l->discount).s) }));
	if (l->discount_amount.minor != 0)
		out = dk_doc_both(a, out, dk_doc_say(p, "less {1}", (const char *[]){
		    dk_doc_number(p, dk_money_show(l->discount_amount, l->exponent).s) }));
	return out;
}

const char *
dk_doc_money(struct dk_arena *a, dk_money m, int exponent)
{
	return dk_arena_dup(a, dk_money_show(m, exponent).s);
}

const char *
dk_doc_qty(struct dk_arena *a, dk_qty q)
{
	return dk_arena_dup(a, dk_qty_show(q).s);
}

const char *
dk_doc_weight(struct dk_arena *a, int64_t gram)
{
	/* rounded up to 100 g: a parcel is never lighter than its label says */
	return gram <= 0 ? "" : dk_fmt(a, "%s kg", dk_decimal_text((gram + 99) / 100, 1, 1).s);
}

const char *
dk_doc_lot(struct dk_arena *a, const char *lot, bool is_serial, dk_date expiry)
{
	if (*lot == '\0')
		return "";
	return dk_fmt(a, "%s %s%s%s", is_serial ? "Serial number" : "Lot", lot,
	    dk_date_is_set(expiry) ? ", use by " : "",
	    dk_date_is_set(expiry) ? dk_date_paper(expiry).s : "");
}

const char *
dk_doc_lot_in(struct dk_paper *p, const char *lot, bool is_serial, dk_date expiry)
{
	const char *until = dk_date_is_set(expiry)
	    ? dk_doc_say(p, ", use by {1}", (const char *[]){ dk_doc_day(p, expiry) }) : "";

	return *lot == '\0' ? "" : dk_fmt(p->arena, "%s%s", dk_doc_say(p, is_serial
	    ? "Serial number {1}" : "Lot {1}", (const char *[]){ lot }), until);
}

const char *
dk_doc_both(struct dk_arena *a, const char *this, const char *that)
{
	return dk_fmt(a, "%s%s%s", this, *this != '\0' && *that != '\0' ? "; " : "", that);
}

int64_t
dk_doc_instant(const char *at, dk_date day)
{
	int64_t ms;

	if (dk_instant_parse(at, &ms))
		return ms;
	return dk_date_is_set(day) ? (int64_t)day.days * 86400000 : 0;
}
