/* small_desk.c - makes the company of small_desk.h, by docket's own functions. */
#include "small_desk.h"

#include "cases.h"
#include "fixture.h"

#include "docket/carrier.h"
#include "docket/day.h"
#include "docket/draft.h"
#include "docket/mail_order.h"
#include "docket/payment.h"
#include "docket/quote.h"
#include "docket/setting.h"
#include "docket/shipment.h"
#include "docket/stock.h"
#include "docket/tax.h"

#define OK(call) \
	do { \
		struct dk_err err = { 0 }; \
		if ((call) != DK_OK) \
			fail_msg("%s:%d: %s", __FILE__, __LINE__, err.text); \
	} while (0)

static void
add_house(struct dk_session *s)
{
	static const char *const settings[][2] = {
		{ "company", "Aldgate Trading Ltd" },
		{ "company_address", "14 Minories\nLondon EC3N 1BJ\nUnited Kingdom" },
		{ "company_tax_number", "GB 123 4567 82" },
		{ "company_bank", "Minories Bank, IBAN GB33 BUKB 2020 1555 5555 55" },
		{ "company_country", "GB" },
	};
	static const struct dk_zone zones[] = {
		{ "tax", "HOME", "GB", "", "", "" },
		{ "tax", "ABROAD", "", "", "", "" },
	};
	static const struct dk_tax_row taxes[] = {
		{ "S", "HOME", { INT32_MIN }, { .category = "S", .rate = { 20000 } }, "VAT 20 %",
		    "", "", "", "" },
		{ "F", "HOME", { INT32_MIN }, { .category = "Z" }, "Zero rated food", "", "",
		    "", "" },
		{ "S", "ABROAD", { INT32_MIN }, { .category = "G" }, "Export", "", "", "", "" },
		{ "F", "ABROAD", { INT32_MIN }, { .category = "G" }, "Export", "", "", "", "" },
	};
	enum dk_put did;

	for (size_t i = 0; i < DK_COUNT(settings); i++)
		OK(dk_setting_set(s, settings[i][0], settings[i][1], &err));
	for (size_t i = 0; i < DK_COUNT(zones); i++)
		OK(dk_zone_put(s, &zones[i], &did, &err));
	for (size_t i = 0; i < DK_COUNT(taxes); i++)
		OK(dk_tax_put(s, &taxes[i], &did, &err));
	OK(dk_carrier_put(s, &(struct dk_carrier_rate){ .carrier = "DHL", .service = "STD",
	    .zone = "", .upto_gram = 30000, .price = DK_MONEY(850), .transit_days = 2,
	    .cutoff = "15:30", .pickup_days = "12345" }, &did, &err));
}

struct item {
	const char *sku, *name, *tax_code;
	int64_t price, on_hand;
};

static void
add_product(struct dk_session *s, const struct item *x)
{
	struct dk_product p = { .sku = x->sku, .name = x->name, .description = "", .attributes = "",
		.unit = "ea", .barcode = "", .price = { x->price }, .price_per = DK_QTY(1),
		.cost = { x->price / 2 }, .tax_code = x->tax_code, .gram = 120, .status = "active",
		.replaced_by = "", .supplier = "", .supplier_sku = "", .lead_days = 9, .abc = "",
		.hazard = "" };
	struct dk_arena a = { 0 };
	struct dk_product *made;
	enum dk_put did;

	OK(dk_product_put(s, &p, &did, &err));
	OK(dk_product_by_sku(s, &a, x->sku, &made, &err));
	if (x->on_hand > 0)
		OK(dk_stock_put(s, made->id, "", DK_QTY(x->on_hand), &did, &err));
	dk_arena_free(&a);
}

static void
add_customers(struct dk_session *s)
{
	struct dk_customer all[] = {
		{ .number = "C-1042", .place = { "Blauer See Delikatessen", "Forsterstr. 57", "",
		    "Mannheim", "", "68306", "DE", "", "" }, .phone = "0621 08460" },
		{ .number = "C-2001", .place = { "Around the Horn", "120 Hanover Sq.", "",
		    "London", "", "WA1 1DP", "GB", "", "" }, .phone = "171 555 7788" },
	};
	struct dk_address dock = { .code = "01", .place = { "Blauer See, Lager Süd", "Hafenstr. 8",
	    "Tor 3", "Mannheim", "", "68159", "DE", "", "" }, .phone = "", .note = "",
		.carrier = "", .window = "" };
	struct dk_arena a = { 0 };
	struct dk_customer *made;
	enum dk_put did;

	for (size_t i = 0; i < DK_COUNT(all); i++) {
		struct dk_customer *c = &all[i];

		c->name = c->place.name;
		c->group = c->contact = c->email = c->language = c->price_list = c->tax_number =
		    c->blocked = c->alert = "";
		c->terms_days = 30;
		c->priority = 5;
		c->exempt_until = DK_NO_DATE;
		c->backorders = true;
		c->duplicate_po = "warn";
		c->shortage_policy = "part";
		c->has_limit = true;
		c->credit_limit = DK_MONEY(500000);
		OK(dk_customer_put(s, c, &did, &err));
	}
	OK(dk_customer_by_number(s, &a, "C-1042", &made, &err));
	dock.customer_id = made->id;
	OK(dk_address_put(s, &dock, &did, &err));
	dk_arena_free(&a);
}

struct dk_session *
small_desk_open(const char *name)
{
	static const struct item items[] = {
		{ "BOLT", "Hex bolt M8 x 40, zinc plated", "S", 18400, 500 },
		{ "NUT", "Nut M8 DIN 934", "S", 1250, 40 },
		{ "CABLE", "Καλώδιο τροφοδοσίας 3 m", "S", 149900, 0 },
		{ "CHEESE", "Raclette Courdavault, wheel of 5 kg", "F", 550000, 12 },
	};
	struct dk_session *s = fixture_company(name);

	add_house(s);
	for (size_t i = 0; i < DK_COUNT(items); i++)
		add_product(s, &items[i]);
	add_customers(s);
	return s;
}

dk_id
small_desk_order(struct dk_session *s, const char *customer, ...)
{
	struct dk_order_input_line lines[20];
	struct dk_order_input in = { .customer = customer, .customer_po = "PO 4500-1187",
		.carrier = "DHL/STD", .lines = lines };
	struct dk_order_made made;
	struct dk_arena a = { 0 };
	const char *sku;
	va_list ap;

	memset(lines, 0, sizeof(lines));
	if (strcmp(customer, "C-1042") == 0)
		in.ship_to = "01";
	va_start(ap, customer);
	while ((sku = va_arg(ap, const char *)) != NULL) {
		lines[in.line_count].line.sku = sku;
		lines[in.line_count++].line.qty = va_arg(ap, const char *);
	}
	va_end(ap);
	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	if (made.is_refused)
		fail_msg("%s", made.order->findings[0].text);
	dk_arena_free(&a);
	return made.id;
}

dk_id
small_desk_ship(struct dk_session *s, dk_id order)
{
	struct dk_arena a = { 0 };
	struct dk_shipment *h;
	struct dk_picked *picked;
	dk_id id;

	OK(dk_shipment_pick(s, order, &id, &err));
	OK(dk_shipment_load(s, &a, id, &h, &err));
	picked = dk_arena_array(&a, h->line_count, sizeof(*picked));
	for (size_t i = 0; i < h->line_count; i++)
		picked[i] = (struct dk_picked){ h->lines[i].line_no, h->lines[i].qty, "" };
	OK(dk_shipment_confirm(s, id, picked, h->line_count, &err));
	OK(dk_shipment_pack(s, id, 0, NULL, 0, &err));
	OK(dk_shipment_post(s, id, "00340434161094042557", &err));
	dk_arena_free(&a);
	return id;
}

/* Passes what the checks found and releases what they held. */
static void
clear(struct dk_session *s, dk_id id)
{
	struct dk_arena a = { 0 };
	struct dk_pass passes[10];
	struct dk_order *o;
	size_t n = 0;

	OK(dk_order_load(s, &a, id, &o, &err));
	for (size_t i = 0; i < o->hold_count; i++)
		OK(dk_order_release(s, id, o->holds[i].code, "the boss knows them", 0, &err));
	for (size_t i = 0; i < o->finding_count && n < DK_COUNT(passes); i++)
		if (o->findings[i].severity == DK_WARN)
			passes[n++] = (struct dk_pass){ o->findings[i].code, "asked, it is meant",
				o->findings[i].line_no };
	if (o->state == DK_ORDER_ENTERED)
		OK(dk_order_verify(s, id, passes, n, &err));
	dk_arena_free(&a);
}

static void
pay(struct dk_session *s, const char *customer, int64_t minor, const char *method)
{
	struct dk_payment_in in = { .amount = DK_MONEY(minor), .method = method, .reference = "R 1",
		.external_id = "", .date = DK_NO_DATE };
	struct dk_arena a = { 0 };
	struct dk_customer *c;
	bool known;
	dk_id id;

	OK(dk_customer_by_number(s, &a, customer, &c, &err));
	in.customer_id = c->id;
	OK(dk_payment_take(s, &in, &id, &known, &err));
	dk_arena_free(&a);
}

static dk_id
quote(struct dk_session *s, const char *customer)
{
	struct dk_order_input_line line = { .line = { .sku = "BOLT", .qty = "30" } };
	const struct dk_order_input in = { .customer = customer, .lines = &line, .line_count = 1 };
	dk_id id = 0;

	OK(dk_quote_new(s, &in, DK_NO_DATE, &id, &err));
	return id;
}

static dk_id
mail(struct dk_session *s)
{
	struct dk_mail_part parts[] = {
		{ .kind = DK_PART_TEXT, .type = "text/plain", .name = "",
		    .text = "30 BOLT please\n" },
		{ .kind = DK_PART_SUBJECT, .type = "subject", .name = "", .text = "Bolts" },
	};
	const struct dk_mail m = { .message_id = "bolts@horn.example", .refs = "",
		.from = "tom@horn.example", .from_name = "Tom", .subject = "Bolts",
		.day = DK_NO_DATE, .parts = parts, .part_count = DK_COUNT(parts) };
	enum dk_put did;
	dk_id id = 0;

	OK(dk_mail_put(s, &m, &id, &did, &err));
	return id;
}

void
small_desk_day(struct small_desk *d)
{
	struct dk_arena a = { 0 };
	struct dk_product *nut;

	d->order = small_desk_order(d->s, "C-2001", "BOLT", "120", "NUT", "50", "CHEESE", "2",
	    NULL);
	clear(d->s, d->order);
	d->shipment = small_desk_ship(d->s, d->order);
	OK(dk_invoice_post_shipment(d->s, d->shipment, &d->invoice, &err));
	d->held = small_desk_order(d->s, "C-1042", "CABLE", "6", "BOLT", "10", NULL);
	OK(dk_order_hold(d->s, d->held, "manual", "call them first", &err));
	clear(d->s, d->held);
	pay(d->s, "C-2001", 10000, "cash");
	pay(d->s, "C-1042", 2500, "transfer");
	OK(dk_product_by_sku(d->s, &a, "NUT", &nut, &err));
	OK(dk_stock_adjust(d->s, nut->id, "", DK_QTY(3), "found behind the shelf", &err));
	OK(dk_day_count(d->s, "cash", DK_MONEY(9950), &err));
	d->quote = quote(d->s, "C-2001");
	d->mail = mail(d->s);
	dk_arena_free(&a);
}

void
small_desk_close(struct dk_session *s)
{
	struct dk_rule_result *rules;
	struct dk_arena a = { 0 };
	size_t count;
	struct dk_day_closed was;

	OK(dk_day_reconcile(s, &a, NULL, &rules, &count, &err));
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < rules[i].row_count; k++)
			if (rules[i].rows[k].reason_code[0] == '\0')
				OK(dk_day_reason(s, rules[i].rows[k].key, "carried",
				    "we know of it", &err));
	OK(dk_day_close(s, DK_NO_DATE, &was, &err));
	assert_false(was.was_closed);
	dk_arena_free(&a);
}
