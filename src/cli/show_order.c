/* show_order.c - an order in JSON and in text. */
#include "cli/show_order.h"

#include <string.h>

#include "docket/customer.h"
#include "docket/tax.h"

const char *
dk_show_discount(struct dk_cli *c, dk_rate rate, dk_money amount, int exponent)
{
	if (rate.e5 != 0)
		return dk_fmt(&c->arena, "%s%%", dk_rate_text(rate).s);
	if (amount.minor != 0)
		return dk_fmt(&c->arena, "%s", dk_money_text(amount, exponent).s);
	return "0";
}

static void
holds_json(struct dk_cli *c, const struct dk_order *o)
{
	dk_out_array(&c->out, "holds");
	for (size_t i = 0; i < o->hold_count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "code", o->holds[i].code);
		dk_out_str(&c->out, "reason", o->holds[i].reason);
		dk_out_str(&c->out, "by", o->holds[i].by);
		dk_out_str(&c->out, "at", o->holds[i].at);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
}

static void
findings_json(struct dk_cli *c, const struct dk_order *o)
{
	dk_out_array(&c->out, "findings");
	for (size_t i = 0; i < o->finding_count; i++) {
		const struct dk_finding *f = &o->findings[i];

		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "code", f->code);
		dk_out_str(&c->out, "severity", dk_severity_name(f->severity));
		if (f->line_no != 0)
			dk_out_int(&c->out, "line", f->line_no);
		else
			dk_out_null(&c->out, "line");
		dk_out_str(&c->out, "text", f->text);
		dk_out_str(&c->out, "passed_by", f->passed_by[0] != '\0' ? f->passed_by : NULL);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
}

static void
line_json(struct dk_cli *c, const struct dk_order *o, const struct dk_order_line *line)
{
	const struct dk_order_line told = dk_line_told(o, line), *l = &told;
	int exponent = dk_currency_exponent(o->currency);

	dk_out_object(&c->out, NULL);
	dk_out_int(&c->out, "line", l->line_no);
	dk_out_str(&c->out, "sku", l->product_id != 0 ? l->sku : NULL);
	dk_out_str(&c->out, "text", l->text);
	dk_out_qty(&c->out, "qty", l->unit_qty);
	dk_out_str(&c->out, "unit", l->unit);
	dk_out_qty(&c->out, "pieces", l->ordered);
	dk_out_price(&c->out, "price", l->price);
	dk_out_qty(&c->out, "base_qty", l->base_qty);
	dk_out_str(&c->out, "discount",
	    dk_show_discount(c, l->discount, l->discount_amount, exponent));
	dk_out_money(&c->out, "net", l->net, exponent);
	dk_out_str(&c->out, "tax_category", l->tax.category);
	dk_out_rate(&c->out, "tax_rate", l->tax.rate);
	if (l->tax.surcharge.e5 != 0)
		dk_out_rate(&c->out, "tax_surcharge", l->tax.surcharge);
	dk_out_qty(&c->out, "ordered", l->ordered);
	dk_out_qty(&c->out, "allocated", l->allocated);
	dk_out_qty(&c->out, "backordered", l->backordered);
	dk_out_qty(&c->out, "picked", l->picked);
	dk_out_qty(&c->out, "shipped", l->shipped);
	dk_out_qty(&c->out, "cancelled", l->cancelled);
	dk_out_qty(&c->out, "invoiced", l->invoiced);
	dk_out_qty(&c->out, "returned", l->returned);
	dk_out_date(&c->out, "promise", l->promise);
	dk_out_date(&c->out, "wanted", l->wanted);
	dk_out_str(&c->out, "shortage", l->shortage);
	dk_out_str(&c->out, "supply", l->is_drop ? "drop" : "stock");
	dk_out_str(&c->out, "note", l->note);
	if (l->kit_no != 0)
		dk_out_int(&c->out, "kit", l->kit_no);
	dk_out_end(&c->out);
}

static void
split_json(struct dk_cli *c, const char *split, dk_money tax, int exponent)
{
	struct dk_tax_shares shares;

	if (*split == '\0' || dk_tax_shares(&c->arena, split, &shares, NULL) != DK_OK)
		return;
	dk_tax_shares_split(&shares, tax);
	dk_out_array(&c->out, "parts");
	for (size_t i = 0; i < shares.count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "name", shares.list[i].name);
		dk_out_rate(&c->out, "rate", shares.list[i].rate);
		dk_out_money(&c->out, "tax", shares.list[i].amount, exponent);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
}

void
dk_show_taxes_json(struct dk_cli *c, const struct dk_tax_part *parts, size_t count,
    const char *const *splits, int exponent)
{
	dk_out_array(&c->out, "tax");
	for (size_t i = 0; i < count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "category", parts[i].tax.category);
		dk_out_rate(&c->out, "rate", parts[i].tax.rate);
		dk_out_money(&c->out, "base", parts[i].base, exponent);
		dk_out_money(&c->out, "tax", parts[i].tax_amount, exponent);
		if (parts[i].tax.surcharge.e5 != 0) { /* of the tax */
			dk_out_rate(&c->out, "surcharge_rate", parts[i].tax.surcharge);
			dk_out_money(&c->out, "surcharge", parts[i].surcharge, exponent);
		}
		if (splits != NULL)
			split_json(c, splits[i], dk_money_minus(parts[i].tax_amount,
			    parts[i].surcharge), exponent);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
}

static void
totals_json(struct dk_cli *c, const struct dk_order *o)
{
	int exponent = dk_currency_exponent(o->currency);
	dk_money freight = o->freight;
	/* net = goods - discount + charges + freight */
	dk_money charges =
	    dk_money_minus(dk_money_plus(dk_money_minus(o->net, o->goods), o->discount_total),
		freight);

	if (o->includes_tax) {
		charges = DK_MONEY(0); /* goods - discount + freight = total */
		dk_out_bool(&c->out, "includes_tax", true);
	}

	dk_out_money(&c->out, "goods", o->goods, exponent);
	dk_out_money(&c->out, "discount", o->discount_total, exponent);
	dk_out_money(&c->out, "freight", freight, exponent);
	dk_out_money(&c->out, "charges", charges, exponent);
	dk_out_money(&c->out, "net", o->net, exponent);
	dk_show_taxes_json(c, o->taxes, o->tax_count, NULL, exponent);
	dk_out_money(&c->out, "total", o->total, exponent);
	if (o->withheld.minor != 0)
		dk_out_money(&c->out, "withheld", o->withheld, exponent);
	dk_out_str(&c->out, "currency", o->currency);
}

const char *
dk_show_order_number(struct dk_cli *c, const struct dk_order *o)
{
	if (o->number[0] != '\0')
		return o->number;
	if (o->state == DK_ORDER_DRAFT && o->id != 0)
		return dk_fmt(&c->arena, "D%lld", (long long)o->id);
	return o->external_id; /* of the past: it never had a number of docket's */
}

/* A draft has no stage yet. */
static const char *
stage_of(const struct dk_order *o)
{
	return o->stage[0] != '\0' ? o->stage : dk_order_state_name(o->state);
}

void
dk_show_order_members(struct dk_cli *c, const struct dk_order *o)
{
	bool is_named = o->number[0] != '\0' || (o->state == DK_ORDER_DRAFT && o->id != 0);

	dk_out_str(&c->out, "order", is_named ? dk_show_order_number(c, o) : NULL);
	dk_out_str(&c->out, "external_id", o->external_id[0] != '\0' ? o->external_id : NULL);
	dk_out_str(&c->out, "kind", o->kind);
	dk_out_str(&c->out, "state", dk_order_state_name(o->state));
	dk_out_str(&c->out, "stage", stage_of(o));
	dk_out_str(&c->out, "customer", o->customer);
	dk_out_str(&c->out, "customer_po", o->customer_po);
	dk_out_date(&c->out, "placed", o->placed);
	dk_out_date(&c->out, "wanted", o->wanted);
	dk_out_date(&c->out, "promised", o->promised);
	dk_out_str(&c->out, "ship_to", o->ship_to);
	dk_out_str(&c->out, "carrier", o->carrier);
	dk_out_str(&c->out, "channel", o->channel);
	dk_out_str(&c->out, "entered_by", o->entered_by_name);
	dk_out_str(&c->out, "note", o->note);
	dk_out_str(&c->out, "source", o->source);
	holds_json(c, o);
	findings_json(c, o);
	dk_out_array(&c->out, "lines");
	for (size_t i = 0; i < o->line_count; i++)
		line_json(c, o, &o->lines[i]);
	dk_out_end(&c->out);
	totals_json(c, o);
}

void
dk_show_order_json(struct dk_cli *c, const struct dk_order *o)
{
	dk_out_object(&c->out, NULL);
	dk_show_order_members(c, o);
	dk_out_end(&c->out);
}

void
dk_show_order_body(struct dk_cli *c, const struct dk_order *o, bool moves_goods)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Item", false },
		{ "Qty", true }, { "Unit", false }, { "Description", false }, { "Price", true },
		{ "Disc", true }, { "Net", true }, { "Alloc", true }, { "Back", true },
		{ "Shipped", true } }, taxed[] = { { "Ln", true }, { "Item", false },
		{ "Qty", true }, { "Unit", false }, { "Description", false }, { "Price", true },
		{ "Disc", true }, { "With tax", true }, { "Alloc", true }, { "Back", true },
		{ "Shipped", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = o->includes_tax ? taxed : columns,
		.column_count = DK_COUNT(columns) - (moves_goods ? 0 : 3)
	};
	int exponent = dk_currency_exponent(o->currency);

	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line told = dk_line_told(o, &o->lines[i]), *l = &told;

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line_no));
		dk_out_cell(&t, l->sku);
		dk_out_cell(&t, dk_qty_show(l->unit_qty).s);
		dk_out_cell(&t, l->unit);
		dk_out_cell(&t, l->text);
		dk_out_cell(&t, dk_line_is_part(l) ? "" : dk_price_text(l->price).s);
		dk_out_cell(&t, dk_show_discount(c, l->discount, l->discount_amount, exponent));
		dk_out_cell(&t, dk_line_is_part(l) ? "" : dk_money_show(l->net, exponent).s);
		if (!moves_goods)
			continue;
		dk_out_cell(&t, dk_qty_show(l->allocated).s);
		dk_out_cell(&t, dk_qty_show(l->backordered).s);
		dk_out_cell(&t, dk_qty_show(l->shipped).s);
	}
	dk_out_table(&c->out, &t);
	dk_out_line(&c->out, "Goods %s  discount %s  freight %s  net %s  tax %s  total %s %s%s",
	    dk_money_show(o->goods, exponent).s, dk_money_show(o->discount_total, exponent).s,
	    dk_money_show(o->freight, exponent).s, dk_money_show(o->net, exponent).s,
	    dk_money_show(o->tax, exponent).s, dk_money_show(o->total, exponent).s, o->currency,
	    o->withheld.minor == 0 ? "" : dk_fmt(&c->arena, ", to be withheld %s",
	    dk_money_show(o->withheld, exponent).s));
}

/* "To 02, 3 Dock Road, BS1 4QA Bristol": where it goes, unless to the customer's own place. */
static void
ship_to_text(struct dk_cli *c, const struct dk_order *o)
{
	struct dk_address *to = NULL;
	struct dk_err err;

	if (o->address_id == 0 ||
	    dk_address_load(c->session, &c->arena, o->address_id, &to, &err) != DK_OK)
		return;
	dk_out_line(&c->out, "To %s%s%s, %s %s", to->code, to->code[0] != '\0' ? ", " : "",
	    to->place.street, to->place.postcode, to->place.city);
}

void
dk_show_order_text(struct dk_cli *c, const struct dk_order *o)
{
	const char *number = dk_show_order_number(c, o);

	dk_out_line(&c->out, "Order %s  %s%s  %s %s", *number != '\0' ? number : "(not stored)",
	    stage_of(o), o->is_part ? " (part)" : "", o->customer, o->customer_name);
	dk_out_line(&c->out, "PO %s  placed %s  wanted %s  by %s",
	    o->customer_po[0] != '\0' ? o->customer_po : "none", dk_date_iso(o->placed).s,
	    dk_date_is_set(o->wanted) ? dk_date_iso(o->wanted).s : "as soon as can be",
	    o->carrier[0] != '\0' ? o->carrier : "no carrier");
	ship_to_text(c, o);
	if (o->note[0] != '\0')
		dk_out_line(&c->out, "Note: %s", o->note);
	dk_show_order_body(c, o, true);
	for (size_t i = 0; i < o->hold_count; i++)
		dk_out_line(&c->out, "HELD %s: %s (%s)", o->holds[i].code, o->holds[i].reason,
		    o->holds[i].by);
	for (size_t i = 0; i < o->finding_count; i++) {
		const struct dk_finding *f = &o->findings[i];
		const char *at =
		    f->line_no == 0 ? "" : dk_fmt(&c->arena, " line %lld", (long long)f->line_no);

		if (strcmp(f->code, "near-break") == 0)
			dk_out_line(&c->out, "tell %s", f->text);
		else if (f->severity != DK_OKAY)
			dk_out_line(&c->out, "%s %s%s: %s%s%s", dk_severity_name(f->severity),
			    f->code, at, f->text, f->passed_by[0] != '\0' ? " Passed by " : "",
			    f->passed_by);
	}
}

enum dk_rc
dk_show_order(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_arena outer =
	    c->arena; /* a list shows thousands: each order's memory goes at once */
	struct dk_order *o = NULL;
	enum dk_rc rc;

	c->arena = (struct dk_arena){ 0 };
	rc = dk_order_load(c->session, &c->arena, id, &o, err);
	if (rc == DK_OK && c->json)
		dk_show_order_json(c, o);
	else if (rc == DK_OK)
		dk_show_order_text(c, o);
	dk_arena_free(&c->arena);
	c->arena = outer;
	return rc;
}

enum dk_rc
dk_show_order_after(struct dk_cli *c, dk_id id, const char *what, struct dk_err *err)
{
	struct dk_order *o = NULL;
	enum dk_rc rc;

	if (c->json)
		return dk_show_order(c, id, err);
	if ((rc = dk_order_load(c->session, &c->arena, id, &o, err)) != DK_OK)
		return rc;
	dk_cli_note(c, "Order %s %s; it is %s, %s %s.", dk_show_order_number(c, o), what,
	    o->state == DK_ORDER_DRAFT ? "not entered" : o->stage,
	    dk_money_show(o->total, dk_currency_exponent(o->currency)).s, o->currency);
	for (size_t i = 0; i < o->hold_count; i++)
		dk_cli_note(c, "HELD %s: %s", o->holds[i].code, o->holds[i].reason);
	return DK_OK;
}

enum dk_rc
dk_show_order_entered(struct dk_cli *c, dk_id draft, struct dk_err *err)
{
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_order_load(c->session, &c->arena, draft, &o, err);

	c->session->once_key = ""; /* it stands for the making */
	if (rc == DK_OK && o->state == DK_ORDER_DRAFT) {
		rc = dk_order_enter(c->session, &c->arena, draft, NULL, err);
		if (rc == DK_EREFUSED)
			dk_cli_note(c, "It is kept as draft D%lld.", (long long)draft);
	}
	return rc == DK_OK ? dk_show_order_after(c, draft, "is entered", err) : rc;
}
