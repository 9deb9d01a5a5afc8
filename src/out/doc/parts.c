/* parts.c - what several papers show: the house, addresses, prices, totals. */
#include <string.h>

#include "docket/carrier.h"
#include "docket/setting.h"
#include "docket/tax.h"
#include "docket/text.h"
#include "out/doc/doc.h"
#include "out/phrase/phrase.h"
#include "out/tax_reason.h"

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

const char *
dk_doc_tax_name(struct dk_arena *a, const struct dk_tax_class *c, const char *name)
{
	if (*name != '\0')
		return name;
	return dk_fmt(a, "Tax %s %s %%", c->category, dk_rate_text(c->rate).s);
}

/* The printed name of a tax, from the first line that bears it; "" when the rate is no longer on
 * file. */
static enum dk_rc
find_tax_name(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    const struct dk_tax_class *want, const char **name, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	*name = "";
	for (size_t i = 0; rc == DK_OK && **name == '\0' && i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		const struct dk_tax_ask ask = { l->tax_code, o->tax_zone, o->placed,
			o->customer_id };
		struct dk_tax_answer found;

		if (l->product_id == 0 || l->tax.rate.e5 != want->rate.e5 ||
		    strcmp(l->tax.category, want->category) != 0)
			continue;
		rc = dk_tax_find(s, a, &ask, &found, err);
		if (rc == DK_ENOTFOUND)
			rc = DK_OK;
		else if (rc == DK_OK && found.tax.rate.e5 == want->rate.e5)
			*name = found.name;
	}
	return rc;
}

enum dk_rc
dk_doc_tax_names(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    const char ***out, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	*out = dk_arena_array(a, o->tax_count + 1, sizeof(**out));
	for (size_t i = 0; rc == DK_OK && i < o->tax_count; i++)
		rc = find_tax_name(s, a, o, &o->taxes[i].tax, &(*out)[i], err);
	return rc;
}

/* "State 4 %: 1.20, County 4.5 %: 1.35" */
static const char *
shares_of(struct dk_arena *a, const char *parts, dk_money tax, int exponent)
{
	struct dk_tax_shares shares;
	const char *out = "";

	if (dk_tax_shares(a, parts, &shares, NULL) != DK_OK)
		return parts; /* as it was posted */
	dk_tax_shares_split(&shares, tax);
	for (size_t i = 0; i < shares.count; i++)
		out = dk_fmt(a, "%s%s%s %s %%: %s", out, i > 0 ? ", " : "", shares.list[i].name,
		    dk_rate_text(shares.list[i].rate).s,
		    dk_money_show(shares.list[i].amount, exponent).s);
	return out;
}

static void
add_taxes(struct dk_paper *p, const struct dk_doc_totals *t)
{
	static const struct dk_paper_column columns[] = {
		{ "Tax", DK_LEFT, 0, true },
		{ "Taxable", DK_RIGHT, 12, false },
		{ "Tax amount", DK_RIGHT, 12, false },
	};
	struct dk_arena *a = p->arena;

	if (t->tax_count == 0)
		return;
	dk_paper_table(p, columns, DK_COUNT(columns), true);
	for (size_t i = 0; i < t->tax_count; i++) {
		dk_paper_row(p, (const char *[]){
		    dk_doc_tax_name(a, &t->taxes[i].tax, t->tax_names[i]),
		    dk_doc_money(a, t->taxes[i].base, t->exponent),
		    dk_doc_money(a, t->taxes[i].tax_amount, t->exponent) });
		if (t->tax_parts != NULL)
			dk_paper_row_note(p, shares_of(a, t->tax_parts[i],
			    t->taxes[i].tax_amount, t->exponent));
	}
}

void
dk_doc_reasons(struct dk_paper *p, const struct dk_tax_part *taxes, size_t count)
{
	const char *all = "";

	for (size_t i = 0; i < count; i++) {
		const char *reason = dk_doc_say(p, dk_tax_reason(taxes[i].tax.category), NULL);

		if (*reason != '\0')
			all = dk_fmt(p->arena, "%s%s%s", all, *all != '\0' ? "\n" : "", reason);
	}
	dk_doc_text(p, "Tax", all);
}

static void
add_total(struct dk_paper *p, const struct dk_doc_totals *t, const char *label, dk_money m)
{
	if (m.minor != 0)
		dk_paper_total(p, label, dk_doc_money(p->arena, m, t->exponent), false);
}

/* A line a tax, named within a phrase. */
static void
add_tax_totals(struct dk_paper *p, const struct dk_doc_totals *t, const char *phrase)
{
	for (size_t i = 0; i < t->tax_count; i++)
		add_total(p, t, dk_doc_say(p, phrase, (const char *[]){
		    dk_doc_tax_name(p->arena, &t->taxes[i].tax, t->tax_names[i]) }),
		    t->taxes[i].tax_amount);
}

void
dk_doc_totals(struct dk_paper *p, const struct dk_doc_totals *t)
{
	struct dk_arena *a = p->arena;
	bool has_due = t->prepaid.minor != 0 || t->rounding.minor != 0 || t->withheld.minor != 0;

	if (t->discount.minor != 0 || t->freight.minor != 0)
		dk_paper_total(p, "Goods", dk_doc_money(a, t->goods, t->exponent), false);
	add_total(p, t, "Discount", dk_money_neg(t->discount));
	add_total(p, t, "Freight", t->freight);
	if (!t->includes_tax) {
		dk_paper_total(p, "Net", dk_doc_money(a, t->net, t->exponent), false);
		add_tax_totals(p, t, "{1}");
	}
	dk_paper_total(p, dk_doc_say(p, "Total {1}", (const char *[]){ t->currency }),
	    dk_doc_money(a, t->total, t->exponent), !has_due);
	if (t->includes_tax) {
		dk_paper_total(p, "of which net", dk_doc_money(a, t->net, t->exponent), false);
		add_tax_totals(p, t, "of which {1}");
	}
	add_total(p, t, t->withheld_says, dk_money_neg(t->withheld));
	add_total(p, t, "Paid before", dk_money_neg(t->prepaid));
	add_total(p, t, "Rounding", t->rounding);
	if (has_due)
		dk_paper_total(p, dk_doc_say(p, t->is_credit ? "Credited {1}" : "Due {1}",
		    (const char *[]){ t->currency }),
		    dk_doc_money(a, t->due, t->exponent), true);
	add_taxes(p, t);
}
