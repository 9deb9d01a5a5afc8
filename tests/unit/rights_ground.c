/* rights_ground.c - makes the company of rights_ground.h. */
#include "rights_ground.h"

#include <unistd.h>

#include "cases.h"
#include "fixture.h"
#include "small_desk.h"

#include "docket/return_plan.h"
#include "docket/exemption.h"
#include "docket/inquiry.h"
#include "docket/kit.h"
#include "docket/tell.h"
#include "docket/day.h"
#include "docket/lot.h"
#include "docket/report.h"
#include "docket/stock.h"
#include "docket/pending.h"
#include "docket/price.h"
#include "docket/price_head.h"
#include "docket/promotion.h"
#include "docket/setting.h"
#include "docket/user.h"
#include "docket/withholding.h"

#define OK(call) \
	do { \
		struct dk_err err = { 0 }; \
		if ((call) != DK_OK) \
			fail_msg("%s:%d: %s", __FILE__, __LINE__, err.text); \
	} while (0)

static char import_path[4096], new_path[4096];

const char *
rights_file(struct rights_ground *g, const char *text)
{
	FILE *f;

	snprintf(import_path, sizeof(import_path), "%s.csv", dk_db_path(g->s->db));
	f = fopen(import_path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	return import_path;
}

const char *
rights_nowhere(struct rights_ground *g)
{
	snprintf(new_path, sizeof(new_path), "%s.new", dk_db_path(g->s->db));
	unlink(new_path);
	return new_path;
}

static void
add_people(struct dk_session *s)
{
	static const struct dk_user people[] = {
		{ .name = "mia", .full_name = "Mia", .os_account = "", .role = DK_ROLE_CLERK },
		{ .name = "sue", .full_name = "Sue", .os_account = "", .role = DK_ROLE_SUPERVISOR },
		/* so that ann may step down: somebody is left to keep the users */
		{ .name = "eve", .full_name = "Eve", .os_account = "", .role = DK_ROLE_ADMIN },
	};
	dk_id id;

	for (size_t i = 0; i < DK_COUNT(people); i++)
		OK(dk_user_add(s, &people[i], &id, &err));
	OK(dk_user_set_pin(s, "sue", "4711", &err));
}

static void
find_master(struct rights_ground *g)
{
	struct dk_session *s = g->s;
	struct dk_customer *c;
	struct dk_product *p;
	struct dk_address *x;
	struct dk_service *v;

	OK(dk_customer_by_number(s, &g->keep, "C-1042", &c, &err));
	g->abroad = c->id;
	OK(dk_customer_by_number(s, &g->keep, "C-2001", &c, &err));
	g->home = c->id;
	g->customer = g->fresh = *c;
	g->fresh.id = g->fresh.version = g->fresh.terms_days = 0;
	g->fresh.number = "C-9001";
	g->fresh.has_limit = false;
	OK(dk_address_find(s, &g->keep, g->abroad, "01", &x, &err));
	g->address = *x;
	OK(dk_product_by_sku(s, &g->keep, "NUT", &p, &err));
	g->nut = p->id;
	OK(dk_product_by_sku(s, &g->keep, "CABLE", &p, &err));
	g->cable = p->id;
	OK(dk_product_by_sku(s, &g->keep, "BOLT", &p, &err));
	g->bolt = p->id;
	g->product = *p;
	OK(dk_service_find(s, &g->keep, "DHL/STD", &v, &err));
	g->service = *v;
}

static void
add_milk(struct rights_ground *g)
{
	struct dk_product p = { .sku = "MILK", .name = "Milk", .tracked = "lot" };
	struct dk_lot_put m1 = { .location = "", .lot = "M1", .expiry = DK_NO_DATE,
		.target = DK_QTY(10) };
	enum dk_put did;

	OK(dk_product_put(g->s, &p, &did, &err));
	g->milk = m1.product_id = p.id;
	OK(dk_lot_put(g->s, &m1, &did, &err));
}

/* What can be dropped and settled: a contact, a substitute, terms that eve asked for. */
static void
add_wishes(struct rights_ground *g)
{
	const struct dk_contact ned = { g->home, "Ned Old", "", "", "", "" };
	struct dk_product set = { .sku = "SET", .name = "Fixing set", .price_per = DK_QTY(1) };
	struct dk_price_row listed = { .list = "base", .product_id = g->bolt, .price = { 9900 },
		.from = DK_NO_DATE, .to = DK_NO_DATE };
	struct dk_promotion given = { .code = "P0", .kind = "percent", .rate = { 5000 },
		.sku = "SET", .from = DK_NO_DATE, .to = DK_NO_DATE };
	struct dk_session eve = *g->s;
	struct dk_customer *c;
	struct dk_kept kept;
	struct dk_user *u;
	enum dk_put did;

	OK(dk_blackout_put(g->s, &(struct dk_blackout){ g->address.id,
	    dk_date_add(g->today, 50), DK_NO_DATE, "stock taking" }, &did, &err));
	OK(dk_contact_put(g->s, &ned, &did, &err));
	OK(dk_exemption_put(g->s, &(struct dk_exemption){ g->home, "X1", DK_NO_DATE,
	    dk_date_add(g->today, -50), "", "", "E", "" }, &did, &err));
	OK(dk_currency_put(g->s, &(struct dk_currency_rate){ "USD", g->today, { 900000000 } },
	    &did, &err));
	OK(dk_withholding_put(g->s, &(struct dk_withholding){ .code = "IRPF",
	    .from = DK_NO_DATE, .rate = { 15000 } }, &did, &err));
	OK(dk_substitute_put(g->s, g->nut, g->bolt, 1, &did, &err));
	OK(dk_product_put(g->s, &set, &did, &err));
	g->kit = set.id;
	OK(dk_promotion_put(g->s, &given, &did, &err));
	OK(dk_price_put(g->s, &listed, &did, &err));
	OK(dk_kit_put(g->s, g->kit, g->nut, DK_QTY(2), &did, &err));
	OK(dk_customer_load(g->s, &g->keep, g->abroad, &c, &err));
	OK(dk_user_find(g->s, &g->keep, "eve", &u, &err));
	eve.user_id = u->id;
	eve.rights.tx = 0;
	c->terms_days = 90;
	OK(dk_customer_keep(&eve, &g->keep, c, &kept, &err));
}

static void
type_drafts(struct rights_ground *g)
{
	static const struct dk_line_input bolts = { .sku = "BOLT", .qty = "5" };
	static const struct dk_order_input_line nuts = { .line = { .sku = "NUT", .qty = "2" } };
	struct dk_quote quote;
	int64_t line = 0;

	OK(dk_draft_new(g->s, &g->typed, &err));
	OK(dk_draft_set(g->s, g->typed, "customer", "C-2001", &err));
	OK(dk_draft_line(g->s, g->typed, &line, &bolts, &err));
	OK(dk_draft_new(g->s, &g->blank, &err));
	OK(dk_draft_set(g->s, g->blank, "customer", "C-2001", &err));
	g->input = (struct dk_order_input){ .customer = "C-2001", .lines = &nuts, .line_count = 1 };
	g->past = (struct dk_order_input){ .customer = "C-2001", .external_id = "old-1",
		.placed = "2026-05-04", .lines = &nuts, .line_count = 1 };
	OK(dk_quote_new(g->s, &g->input, DK_NO_DATE, &g->quote, &err));
	OK(dk_quote_load(g->s, &g->keep, g->quote, &quote, &err));
	g->quote_number = quote.number;
}

static void
agree_ahead(struct rights_ground *g)
{
	static const struct dk_rhythm weekly = { .every = "week", .step = 1, .lead = 0,
		.first = DK_NO_DATE, .until = DK_NO_DATE };
	const struct dk_rhythm term = { .every = "", .step = 1, .lead = 0, .first = DK_NO_DATE,
		.until = dk_date_add(dk_session_today(g->s), 90) };
	struct dk_standing x;

	OK(dk_standing_new(g->s, &g->input, &weekly, &g->standing, &err));
	OK(dk_standing_new(g->s, &g->input, &term, &g->blanket, &err));
	OK(dk_standing_load(g->s, &g->keep, g->standing, &x, &err));
	g->standing_number = x.number;
}

/* How the warnings of an order are passed. */
static size_t
passes_of(struct rights_ground *g, dk_id id, struct dk_pass out[RIGHTS_PASSES])
{
	struct dk_order *o;
	size_t n = 0;

	OK(dk_order_check(g->s, &g->keep, id, &o, &err));
	for (size_t i = 0; i < o->finding_count && n < RIGHTS_PASSES; i++)
		if (o->findings[i].severity == DK_WARN)
			out[n++] = (struct dk_pass){ o->findings[i].code, "asked, it is meant",
				o->findings[i].line_no };
	return n;
}

static dk_id
verified(struct rights_ground *g)
{
	struct dk_pass passes[RIGHTS_PASSES];
	dk_id id = small_desk_order(g->s, "C-2001", "BOLT", "2", NULL);
	size_t n = passes_of(g, id, passes);

	OK(dk_order_verify(g->s, id, passes, n, &err));
	return id;
}

/* A wave of one order; and a list of which one piece was missed. */
static void
walk(struct rights_ground *g)
{
	const struct dk_picked less = { 1, DK_QTY(1), "damaged" };
	const struct dk_wave_ask one = { .orders = 1 };
	struct dk_wave *w;
	dk_id list;

	verified(g);
	OK(dk_wave_make(g->s, &one, &g->wave, &err));
	OK(dk_wave_load(g->s, &g->keep, g->wave, &w, &err));
	g->wave_row = w->lines[0].row_id;
	OK(dk_shipment_pick(g->s, verified(g), &list, &err));
	OK(dk_shipment_confirm(g->s, list, &less, 1, &err));
}

static void
place_orders(struct rights_ground *g)
{
	static const struct dk_line_input three = { .qty = "3" };
	struct dk_order *o;
	int64_t line = 1;

	g->waiting = small_desk_order(g->s, "C-2001", "CABLE", "1", NULL);
	g->entered = small_desk_order(g->s, "C-2001", "BOLT", "2", NULL);
	OK(dk_order_load(g->s, &g->keep, g->entered, &o, &err));
	assert_int_equal(o->state, DK_ORDER_ENTERED);
	g->number = o->number;
	OK(dk_order_amend_begin(g->s, g->entered, &g->amending, &err));
	OK(dk_draft_line(g->s, g->amending, &line, &three, &err));
	g->held = small_desk_order(g->s, "C-2001", "BOLT", "2", NULL);
	OK(dk_order_hold(g->s, g->held, "manual", "call them first", &err));
	OK(dk_order_hold(g->s, g->held, "credit-limit", "paid too late before", &err));
	walk(g);
	g->to_pick = verified(g);
}

/* Shipments of an order each, at every point of their way. */
static void
ship(struct rights_ground *g)
{
	dk_id *const at[] = { &g->picking, &g->picked, &g->packed, &g->filled };
	struct dk_shipment *h;

	g->pick = (struct dk_picked){ 1, DK_QTY(2), "" };
	for (size_t i = 0; i < DK_COUNT(at); i++) {
		OK(dk_shipment_pick(g->s, verified(g), at[i], &err));
		if (i > 0)
			OK(dk_shipment_confirm(g->s, *at[i], &g->pick, 1, &err));
		if (i == 3)
			OK(dk_carton_put(g->s, *at[i], 0, &g->pick, 1, &err));
		if (i == 2)
			OK(dk_shipment_pack(g->s, *at[i], 0, NULL, 0, &err));
	}
	g->sent_order = verified(g);
	g->sent = small_desk_ship(g->s, g->sent_order);
	OK(dk_shipment_load(g->s, &g->keep, g->picking, &h, &err));
	g->shipment_number = h->number;
}

/* What was sent goes with a later pickup than what is packed, and stands on a manifest. */
static void
list_parcels(struct rights_ground *g)
{
	struct dk_pickup_moved m;
	struct dk_pickup p;

	OK(dk_pickup_move(g->s, g->sent, DK_NO_DATE, "no room", &m, &err));
	OK(dk_manifest_make(g->s, g->service.id, m.to, &g->manifest, &err));
	OK(dk_manifest_load(g->s, &g->keep, g->manifest, &p, &err));
	g->manifest_number = p.manifest;
}

/* One that was refused, under its carrier's number, and one that is packed for the counter. */
static void
bring(struct rights_ground *g)
{
	const struct dk_delivery_in no = { .outcome = "refused", .note = "wrong colour" };
	enum dk_put did;
	dk_id id;

	g->refused = small_desk_ship(g->s, verified(g));
	OK(dk_shipment_track(g->s, g->refused, "TRACK 1", &did, &err));
	OK(dk_delivery_tell(g->s, g->refused, &no, &id, &did, &err));
	OK(dk_shipment_pick(g->s, verified(g), &g->waiting_here, &err));
	OK(dk_shipment_confirm(g->s, g->waiting_here, &g->pick, 1, &err));
	OK(dk_shipment_pack(g->s, g->waiting_here, 0, NULL, 0, &err));
	fixture_sql(g->s->db, "INSERT INTO carrier_service (id, carrier, service, kind)"
	    " VALUES (77, 'HERE', 'COUNTER', 'counter')");
	fixture_sql(g->s->db, dk_fmt(&g->keep, "UPDATE shipment SET service_id = 77 WHERE id ="
	    " %lld", (long long)g->waiting_here));
	OK(dk_own_run_new(g->s, g->today, "Sam", "van 1", &g->run, &err));
	OK(dk_own_run_add(g->s, g->run, g->waiting_here, 0, &err));
	OK(dk_own_run_new(g->s, g->today, "Tom", "", &g->idle_run, &err));
}

static void
find_money(struct rights_ground *g)
{
	struct dk_payment *all;
	struct dk_invoice *v;
	size_t count;

	OK(dk_invoice_load(g->s, &g->keep, g->invoice, &v, &err));
	g->invoice_number = v->number;
	OK(dk_payment_list(g->s, &g->keep, &(struct dk_payment_query){ 0 }, &all, &count, &err));
	g->payment = all[0].id;
	fixture_sql(g->s->db, "INSERT INTO ledger_export (id, at, to_date, batches, debit, day_id)"
	    " VALUES (1, '', '2026-01-01', 0, 0, 1)");
	fixture_sql(g->s->db, "INSERT INTO dunning (id, customer_id, level, date, day_id, made_at)"
	    " SELECT 1, customer_id, 1, date, day_id, posted_at FROM invoice LIMIT 1;"
	    "INSERT INTO dunning_line (invoice_id, level, dunning_id, open, late)"
	    " SELECT id, 1, 1, 100, 8 FROM invoice LIMIT 1");
	g->money = (struct dk_payment_in){ .customer_id = g->home, .amount = DK_MONEY(500),
		.method = "cash", .reference = "", .external_id = "", .date = DK_NO_DATE };
	g->back = g->money;
	g->back.customer_id = g->abroad;
	g->back.method = "transfer";
}

/* Five bolts of the invoiced order come back, each as far as another step; two for repair. */
static void
come_back(struct rights_ground *g, dk_id order)
{
	const struct dk_return_rule rule = { DK_NO_DATE, "", "faulty", "", 30, "approval", { 0 },
		"", "Ask.", "", false, { 0 }, 0, "" };
	const struct dk_return_disposal to = { 1, DK_QTY(1), "stock", "" };
	struct dk_order *o;
	struct dk_return *r;
	enum dk_put did;

	OK(dk_order_load(g->s, &g->keep, order, &o, &err));
	g->back_order = order;
	g->back_line = o->lines[0].id;
	OK(dk_return_rule_put(g->s, &rule, &did, &err));
	for (size_t i = 0; i < DK_COUNT(g->backs); i++) {
		const struct dk_return_line_in l = { 1, DK_QTY(1), i == 0 ? "F" : "L", "", "",
			"", "" };
		const struct dk_return_in in = { .order_id = order, .lines = &l, .line_count = 1 };

		OK(dk_return_new(g->s, &in, &g->backs[i], &err));
		if (i == 2 || i == 3)
			OK(dk_return_receive(g->s, g->backs[i], NULL, 0, &err));
		if (i == 3)
			OK(dk_return_inspect(g->s, g->backs[i], &to, 1, &err));
	}
	for (size_t i = 0; i < DK_COUNT(g->repairs); i++) {
		const struct dk_return_line_in l = { 1, DK_QTY(1), "L", "", "", "", "" };
		const struct dk_return_in in = { .order_id = order, .outcome = "repair",
			.lines = &l, .line_count = 1 };

		OK(dk_return_new(g->s, &in, &g->repairs[i], &err));
		OK(dk_return_receive(g->s, g->repairs[i], NULL, 0, &err));
		if (i == 1)
			OK(dk_return_repaired(g->s, g->repairs[i], "new seal", &err));
	}
	OK(dk_return_load(g->s, &g->keep, g->backs[0], &r, &err));
	g->back_number = r->number;
	fixture_sql(g->s->db, dk_fmt(&g->keep,
	    "UPDATE goods_return SET expires = '2026-11-01' WHERE id = %lld",
	    (long long)g->backs[4]));
}

/* Runs the rules and explains what they warn of. */
static void
reconcile(struct rights_ground *g)
{
	struct dk_rule_result *rules;
	size_t count;

	OK(dk_day_reconcile(g->s, &g->keep, NULL, &rules, &count, &err));
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; rules[i].state == DK_WARN && k < rules[i].row_count; k++) {
			g->rule = rules[i].rule;
			g->key = rules[i].rows[k].key;
			OK(dk_day_reason(g->s, g->key, "carried", "we know of it", &err));
		}
	assert_non_null(g->key);
}

/* Two messages of the same text; the second is taken, and a piece of it waits for somebody. */
static void
receive_mail(struct rights_ground *g)
{
	static struct dk_mail_part parts[2];
	struct dk_catalogue *cat = NULL;
	enum dk_put did;
	dk_id draft;

	parts[0] = (struct dk_mail_part){ DK_PART_TEXT, "text/plain", "",
		"Please send 3 x BOLT\nand ring the bell twice\n", false, false, false };
	parts[1] = (struct dk_mail_part){ DK_PART_SUBJECT, "subject", "", "Order", false, false,
		false };
	g->message = (struct dk_mail){ "one@mail", "", "jo@home.example", "Jo", "Order", 0,
		DK_NO_DATE, parts, 2 };
	OK(dk_mail_put(g->s, &g->message, &g->mail, &did, &err));
	g->message.message_id = "two@mail";
	OK(dk_mail_put(g->s, &g->message, &g->taken, &did, &err));
	OK(dk_catalogue_open(g->s, &cat, &err));
	OK(dk_recognise(cat, &g->keep, &g->message, g->today, &g->found, &err));
	dk_catalogue_close(cat);
	assert_int_equal(g->found.line_count, 1);
	OK(dk_mail_take(g->s, g->taken, &g->found, NULL, &draft, &err));
	g->message.message_id = "three@mail";
}

static void
promise_call(struct rights_ground *g)
{
	struct dk_inquiry x = { .customer_id = g->home, .answer = "we call",
		.follow_on = g->today };

	OK(dk_inquiry_log(g->s, &x, &err));
	g->call = x.id;
}

/* What nobody waits for came, one of it broken. */
static void
bring_glue(struct rights_ground *g)
{
	const struct dk_purchase_input_line l = { "GLUE", DK_QTY(5), { 25000 }, DK_NO_DATE, "" };
	const struct dk_purchase_input in = { "PO-8", "S-1", "", DK_NO_DATE, &l, 1 };
	const struct dk_received_line came = { 1, DK_QTY(3), DK_QTY(1), "", "", DK_NO_DATE };
	const struct dk_received received = { .lines = &came, .count = 1, .note = "DN 1" };
	const struct dk_supplier_return_input_line bent = { "PO-8", 1, DK_QTY(1), "", { -1 }, "" };
	const struct dk_supplier_return_input back = { "bent", "", &bent, 1 };
	const struct dk_bill_input_line dear = { "PO-8", 1, "", "", DK_QTY(1), { 99999 } };
	const struct dk_bill_input asked = { "S-1", "RE 1", DK_NO_DATE, { 0 }, { -1 }, &dear, 1 };
	struct dk_product glue = { .sku = "GLUE", .name = "Glue", .unit = "ea",
		.status = "active", .price_per = DK_QTY(1), .cost = { 25000 },
		.supplier = "S-1", .reorder_point = DK_QTY(9), .reorder_qty = DK_QTY(4) };
	struct dk_receipt made;
	enum dk_put did;
	dk_id id;

	OK(dk_product_put(g->s, &glue, &did, &err));
	OK(dk_purchase_new(g->s, &in, &id, &did, &err));
	OK(dk_receive(g->s, &g->keep, id, &received, &made, &err));
	g->receipt = made.id;
	OK(dk_bill_enter(g->s, &asked, &g->bill, &did, &err));
	OK(dk_supplier_return_new(g->s, &back, &g->going_back, &err));
}

/* Glue that the maker ships to the customer. */
static dk_id
glue_from_maker(struct rights_ground *g)
{
	static const struct dk_order_input_line glue = { .line = { .sku = "GLUE", .qty = "2",
		.price = "9", .supply = "drop" } };
	const struct dk_order_input in = { .customer = "C-2001", .lines = &glue, .line_count = 1 };
	struct dk_pass passes[RIGHTS_PASSES];
	struct dk_order_made made;
	size_t n;

	OK(dk_order_new(g->s, &g->keep, &in, 0, &made, &err));
	assert_false(made.is_refused);
	n = passes_of(g, made.id, passes);
	if (made.order->state == DK_ORDER_ENTERED)
		OK(dk_order_verify(g->s, made.id, passes, n, &err));
	return made.id;
}

static void
order_drops(struct rights_ground *g)
{
	dk_id *made;
	size_t n;

	g->dropping = glue_from_maker(g);
	g->dropped = glue_from_maker(g);
	OK(dk_drop_order(g->s, &g->keep, g->dropped, &made, &n, &err));
	g->from_maker = made[0];
}

static void
order_bolts(struct rights_ground *g)
{
	const struct dk_supplier maker = { .number = "S-1", .name = "Maker", .email = "",
		.phone = "" };
	const struct dk_box small = { 0, "S", "", 200, 150, 100, 120, 0 };
	const struct dk_purchase_input_line l = { "BOLT", DK_QTY(5), { -1 }, DK_NO_DATE, "" };
	const struct dk_purchase_input in = { "PO-7", "S-1", "", DK_NO_DATE, &l, 1 };
	enum dk_put did;

	OK(dk_box_put(g->s, &small, &did, &err));
	OK(dk_supplier_put(g->s, &maker, &did, &err));
	OK(dk_purchase_new(g->s, &in, &g->purchase, &did, &err));
	bring_glue(g);
}

/* Cable was to come soon, somebody waits for it, and it comes much later. */
static void
slip(struct rights_ground *g)
{
	const struct dk_purchase_input_line l = { "CABLE", DK_QTY(900), { -1 },
		dk_date_add(g->today, 3), "" };
	const struct dk_purchase_input in = { "PO-9", "S-1", "", DK_NO_DATE, &l, 1 };
	struct dk_tells found;
	enum dk_put did;
	dk_id purchase;

	OK(dk_purchase_new(g->s, &in, &purchase, &did, &err));
	OK(dk_purchase_expect(g->s, purchase, 0, dk_date_add(g->today, 20), "", &err));
	OK(dk_tell_list(g->s, &g->keep, &(struct dk_tell_query){ .max = 1 }, &found, &err));
	assert_true(found.count > 0);
	g->tell = found.rows[0].id;
}

/* Some is handed out, to be taken back; as much comes after it. */
static void
bring_cable(struct rights_ground *g)
{
	const struct dk_hand_ask ask = { g->cable, "oldest", "it came", NULL };
	struct dk_hand_out x;

	OK(dk_stock_adjust(g->s, g->cable, "", DK_QTY(3), "found behind the shelf", &err));
	OK(dk_hand_out_commit(g->s, &g->keep, &ask, &x, &err));
	g->hand_out = x.id;
	OK(dk_stock_adjust(g->s, g->cable, "", DK_QTY(3), "found behind the shelf", &err));
}

/* A paper that waits, one being sent, and one that nobody looked at yet. */
static void
queue_papers(struct rights_ground *g)
{
	const struct dk_printer any = { "", "", "front", "pdf" };
	const struct dk_print_want wants[] = {
		{ "packing-slip", "shipment", g->packed, "S1" },
		{ "pick-list", "shipment", g->picked, "S2" },
		{ "pick-list", "shipment", g->packed, "S3" },
	};
	struct dk_print_offer done = { 0 };
	dk_id sending = 0;

	OK(dk_printer_set(g->s, &any, &err));
	OK(dk_setting_set(g->s, "print_program", "/bin/false", &err));
	OK(dk_print_ask(g->s, &wants[0], &g->to_print, &err));
	OK(dk_print_ask(g->s, &wants[1], &sending, &err));
	OK(dk_print_ask(g->s, &wants[2], &g->printed, &err));
	OK(dk_print_offer(g->s, &g->keep, sending, &g->sending, &err));
	OK(dk_print_begin(g->s, &g->sending, &g->out, &err));
	OK(dk_print_offer(g->s, &g->keep, g->printed, &done, &err));
	OK(dk_print_begin(g->s, &done, &g->out, &err));
	OK(dk_print_end(g->s, &done, DK_PRINT_SENT, "ok", &err));
	OK(dk_print_offer(g->s, &g->keep, g->to_print, &g->offer, &err));
}

/* Messages: one that waits, one being sent, one that was cut off. */
static void
queue_messages(struct rights_ground *g)
{
	static const char *const kinds[] = { "confirmation", "quote", "invoice" };
	struct dk_outbox_offer cut = { .from = "" };
	dk_id ids[3] = { 0 };

	fixture_sql(g->s->db, "UPDATE customer SET email = 'x@y.example'");
	OK(dk_setting_set(g->s, "mail_program", "/bin/false", &err));
	OK(dk_setting_set(g->s, "company_email", "desk@house.example", &err));
	for (size_t i = 0; i < DK_COUNT(kinds); i++) {
		const struct dk_outbox_want w = { kinds[i], "order", g->entered, false };

		OK(dk_outbox_ask(g->s, &w, &ids[i], &err));
	}
	g->to_mail = ids[0];
	g->cut_off = ids[2];
	OK(dk_outbox_offer(g->s, &g->keep, ids[1], &g->mailed, &err));
	OK(dk_outbox_begin(g->s, &g->mailed, &g->out, &err));
	OK(dk_outbox_offer(g->s, &g->keep, ids[2], &cut, &err));
	OK(dk_outbox_begin(g->s, &cut, &g->out, &err));
	OK(dk_outbox_end(g->s, &cut, "unknown", "cut off", &err));
	OK(dk_outbox_offer(g->s, &g->keep, g->to_mail, &g->mailing, &err));
}

/* Another shelf, and bolts that sue lost: ann must say yes. */
static void
lose_bolt(struct rights_ground *g)
{
	const struct dk_adjust_in lost = { g->bolt, "", DK_QTY(-1), "lost", "", false, "", "" };
	struct dk_adjusted did;
	enum dk_put put;

	OK(dk_location_put(g->s, "C-01", "", "", &put, &err));
	OK(dk_setting_set(g->s, "adjust_approval", "0.01", &err));
	OK(dk_adjust(g->s, &lost, &did, &err));
	assert_true(did.waits);
	OK(dk_setting_set(g->s, "adjust_approval", "0", &err));
	g->adjustment = did.id;
	fixture_sql(g->s->db, "UPDATE adjustment SET asked_by = (SELECT id FROM users"
	    " WHERE name = 'sue')");
}

/* Bolts that sue counted wait for ann's yes; of the cable nothing is off. */
static void
count_bins(struct rights_ground *g)
{
	const struct dk_count_ask bolts = { "", "", "BOLT", false, 0 };
	const struct dk_count_ask cables = { "", "", "CABLE", false, 0 };
	struct dk_counted found = { 1, { 0 }, 0 };
	struct dk_count_told told;
	const struct dk_count_sheet sheet = { &found, 1, &told };

	OK(dk_count_start(g->s, &g->keep, &bolts, &g->count, &err));
	OK(dk_count_start(g->s, &g->keep, &cables, &g->counted, &err));
	fixture_sql(g->s->db, "UPDATE count_line SET state = 'approve', counted = begun + 1000,"
	    " expected = begun, counted_at = '2026-11-23T09:00:00.000Z',"
	    " counted_by = (SELECT id FROM users WHERE name = 'sue')"
	    " WHERE count_id = (SELECT min(id) FROM stock_count) AND line_no = 1");
	found.qty.milli = fixture_number(g->s->db, "SELECT begun FROM count_line"
	    " WHERE count_id = (SELECT max(id) FROM stock_count) AND line_no = 1");
	OK(dk_count_enter(g->s, &g->keep, g->counted, &sheet, &err));
}

/* One of each desk, and one that ann has not read the answer to. */
static void
ask_desks(struct rights_ground *g)
{
	for (int i = 0; i <= DK_REQUEST_DESK_COUNT; i++) {
		struct dk_request r = { .kind = DK_REQUEST_QUESTION, .text = "may I?",
			.order_id = g->entered, .due = DK_NO_DATE,
			.to = (enum dk_request_desk)(i % DK_REQUEST_DESK_COUNT) };

		OK(dk_request_new(g->s, &r, &err));
		*(i < DK_REQUEST_DESK_COUNT ? &g->asked[i] : &g->told) = r.id;
	}
	OK(dk_request_answer(g->s, g->told, "you may", false, &err));
}

void
rights_ground_open(struct rights_ground *g)
{
	static const struct dk_report_query daily = { "daily", { INT32_MIN }, { INT32_MIN } };
	struct small_desk d = { .s = small_desk_open("rights") };

	*g = (struct rights_ground){ .s = d.s, .today = dk_session_today(d.s) };
	small_desk_day(&d);
	g->invoice = d.invoice;
	add_people(g->s);
	find_master(g);
	add_milk(g);
	add_wishes(g);
	place_orders(g);
	ship(g);
	list_parcels(g);
	come_back(g, d.order);
	rights_ground_exchange(g);
	rights_ground_claim(g);
	bring(g);
	g->over = small_desk_order(g->s, "C-1042", "CABLE", "400", NULL);
	type_drafts(g);
	agree_ahead(g);
	bring_cable(g);
	order_bolts(g);
	order_drops(g);
	slip(g);
	lose_bolt(g);
	count_bins(g);
	find_money(g);
	receive_mail(g);
	promise_call(g);
	queue_papers(g);
	queue_messages(g);
	ask_desks(g);
	g->pass_count = passes_of(g, g->entered, g->passes);
	reconcile(g);
	OK(dk_report_print(g->s, &daily, "xlsx", &g->workbook, &err));
	g->sink = fopen("/dev/null", "w");
	assert_non_null(g->sink);
}

void
rights_ground_close(struct rights_ground *g)
{
	fclose(g->sink);
	dk_catalogue_close(g->cat);
	unlink(import_path);
	unlink(new_path);
	dk_buf_free(&g->workbook);
	dk_buf_free(&g->out);
	dk_arena_free(&g->keep);
	fixture_company_end(g->s);
}
