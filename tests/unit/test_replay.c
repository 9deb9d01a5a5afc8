/*
 * test_replay.c - published histories lived again: the orders of a shop that sends them in up to
 * three shipments, and purchase orders by barcode. What left, came and is there afterwards
 * are the published quantities. DK_REPLAY_EVERY=1 takes all (tests/long/replay.sh).
 */
#include "chance.h"
#include "cases.h"

#include <cjson/cJSON.h>

#include "docket/import.h"
#include "docket/invoice.h"
#include "docket/receive.h"
#include "docket/shipment.h"
#include "docket/stock.h"
#include "fixture.h"
#include "trade.h"

static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s", #call, err.text); \
	} while (0)

struct replay {
	struct dk_session *s;
	struct dk_arena a;
	int64_t orders, shipments, pieces; /* as they are published */
};

static const char *
text_of(const cJSON *o, const char *key)
{
	const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(o, key));

	return text != NULL ? text : "";
}

/* Each line of a file of the cases, or of the part that the tree has of it. */
static bool
each_record(struct replay *r, const char *name, void (*take)(struct replay *r, const cJSON *o))
{
	static char line[1 << 20];
	FILE *f = cases_open(name);
	int every = trade_rounds("DK_REPLAY_EVERY", 6);

	if (f == NULL)
		return false;
	for (int i = 0; fgets(line, sizeof(line), f) != NULL; i++) {
		cJSON *o;

		if (i % every != 0)
			continue;
		o = cJSON_Parse(line);
		assert_non_null(o);
		take(r, o);
		cJSON_Delete(o);
		dk_arena_free(&r->a);
	}
	fclose(f);
	return true;
}

static int64_t
count(const struct replay *r, const char *sql)
{
	return fixture_number(r->s->db, sql);
}

/* ---------------------------------------------------------------- orders in several shipments */

static void
open_shop(struct replay *r)
{
	*r = (struct replay){ .s = fixture_company("replay.db") };
	fixture_sql(r->s->db,
	    "INSERT INTO setting (key, value) VALUES ('high_value', '0');"
	    "INSERT INTO zone (kind, code, country) VALUES ('tax', 'US', 'US');"
	    "INSERT INTO tax (code, zone, rate, category) VALUES ('S', 'US', 0, 'Z');"
	    "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < 400)"
	    " INSERT INTO customer (number, name, name_key, phone, street, city, postcode, country)"
	    " SELECT 'C' || v, 'Customer ' || v, 'customer ' || v, '555 0142', '1 Main St',"
	    " 'Dryden', '13053', 'US' FROM n;"
	    "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < 46)"
	    " INSERT INTO product (sku, sku_key, name, price) SELECT 'P' || v, 'p' || v,"
	    " 'Product ' || v, 100000 FROM n");
}

/* Whatever the checks want to know: it was agreed. */
static void
verify(struct replay *r, dk_id id)
{
	struct dk_order *o = NULL;
	struct dk_pass passes[64];
	size_t n = 0;

	OK(dk_order_load(r->s, &r->a, id, &o, &err));
	for (size_t i = 0; i < o->hold_count; i++)
		OK(dk_order_release(r->s, id, o->holds[i].code, "as it was", 0, &err));
	for (size_t i = 0; i < o->finding_count && n < DK_COUNT(passes); i++)
		if (o->findings[i].severity == DK_WARN)
			passes[n++] = (struct dk_pass){ .code = o->findings[i].code,
				.line_no = o->findings[i].line_no, .reason = "as it was" };
	if (o->state == DK_ORDER_ENTERED)
		OK(dk_order_verify(r->s, id, passes, n, &err));
}

static dk_id
enter(struct replay *r, const cJSON *o)
{
	const cJSON *lines = cJSON_GetObjectItemCaseSensitive(o, "lines"), *l;
	struct dk_order_input_line rows[64] = { 0 };
	struct dk_order_input in = { .channel = "file", .lines = rows };
	struct dk_order_made made;

	in.customer = dk_fmt(&r->a, "C%s", text_of(o, "customer"));
	in.external_id = dk_fmt(&r->a, "co-%s", text_of(o, "order"));
	cJSON_ArrayForEach(l, lines)
	{
		assert_true(in.line_count < DK_COUNT(rows));
		rows[in.line_count++].line = (struct dk_line_input){
			.sku = dk_fmt(&r->a, "P%s", text_of(l, "product")),
			.qty = text_of(l, "qty"), .price = text_of(l, "unit_price") };
	}
	OK(dk_order_new(r->s, &r->a, &in, 0, &made, &err));
	assert_false(made.is_refused);
	return made.id;
}

/* The goods of one shipment come in and go out; the other lines of the order wait. */
static void
send(struct replay *r, dk_id order, const cJSON *lines, const char *shipment)
{
	struct dk_shipment *sh = NULL;
	struct dk_picked picked[64];
	size_t n = 0, wanted = 0;
	enum dk_put did;
	const cJSON *l;
	dk_id id;

	cJSON_ArrayForEach(l, lines)
	{
		int64_t product = strtoll(text_of(l, "product"), NULL, 10), on_hand;

		if (strcmp(text_of(l, "shipment"), shipment) != 0)
			continue;
		wanted++;
		on_hand = count(r, dk_fmt(&r->a, "SELECT coalesce(sum(on_hand), 0) FROM stock"
		    " WHERE product_id = %lld", (long long)product));
		OK(dk_stock_put(r->s, product, "", (dk_qty){ on_hand +
		    strtoll(text_of(l, "qty"), NULL, 10) * 1000 }, &did, &err));
		r->pieces += strtoll(text_of(l, "qty"), NULL, 10);
	}
	OK(dk_shipment_pick(r->s, order, &id, &err));
	OK(dk_shipment_load(r->s, &r->a, id, &sh, &err));
	assert_int_equal(sh->line_count, wanted);
	for (size_t i = 0; i < sh->line_count; i++)
		picked[n++] = (struct dk_picked){ .line_no = sh->lines[i].line_no,
			.qty = sh->lines[i].qty, .short_reason = "" };
	OK(dk_shipment_confirm(r->s, id, picked, n, &err));
	OK(dk_shipment_pack(r->s, id, 1, NULL, 0, &err));
	OK(dk_shipment_post(r->s, id, shipment, &err));
	OK(dk_invoice_post_shipment(r->s, id, &id, &err));
	r->shipments++;
}

static void
live_order(struct replay *r, const cJSON *o)
{
	const cJSON *lines = cJSON_GetObjectItemCaseSensitive(o, "lines"), *sh;
	const cJSON *shipments = cJSON_GetObjectItemCaseSensitive(o, "shipments");
	dk_id id = enter(r, o);

	r->orders++;
	if (strcmp(text_of(o, "status"), "CANCELLED") == 0) {
		OK(dk_order_cancel(r->s, id, 0, DK_QTY(0), "cancelled", &err));
		return;
	}
	verify(r, id);
	if (cJSON_GetArraySize(shipments) == 0) /* sold over the counter */
		send(r, id, lines, "");
	cJSON_ArrayForEach(sh, shipments)
	{
		if (strcmp(text_of(sh, "status"), "CREATED") != 0)
			send(r, id, lines, sh->string);
	}
}

static void
orders_leave_in_their_shipments(void **fixture)
{
	struct replay r;

	(void)fixture;
	open_shop(&r);
	if (!each_record(&r, "orders/oracle_co.jsonl", live_order)) {
		fixture_company_end(r.s);
		skip();
	}
	assert_int_equal(count(&r, "SELECT count(*) FROM orders"), r.orders);
	assert_int_equal(count(&r, "SELECT count(*) FROM shipment WHERE state = 'shipped'"),
	    r.shipments);
	assert_int_equal(count(&r, "SELECT sum(shipped) / 1000 FROM order_line"), r.pieces);
	assert_int_equal(count(&r, "SELECT sum(invoiced) / 1000 FROM order_line"), r.pieces);
	assert_int_equal(count(&r, "SELECT sum(on_hand) FROM stock"), 0);
	/* what did not leave was cancelled, but for the one shipment that never left */
	assert_int_equal(count(&r, "SELECT count(*) FROM orders WHERE state NOT IN"
	    " ('closed', 'cancelled')"), count(&r, "SELECT count(DISTINCT order_id) FROM order_line"
	    " WHERE backordered > 0"));
	assert_true(count(&r, "SELECT count(*) FROM orders WHERE state = 'verified'") <= 1);
	/* the value is that of the lines: no discount, no tax */
	assert_int_equal(count(&r, "SELECT sum(total) FROM invoice"),
	    count(&r, "SELECT sum(shipped / 1000 * price / 100) FROM order_line"));
	trade_sound(r.s);
	fixture_company_end(r.s);
}

/* ---------------------------------------------------------------- purchase orders by barcode */

/* A UPC-A that lost its leading zero has it again. */
static const char *
upc(struct replay *r, const cJSON *line)
{
	return dk_fmt(&r->a, "%012lld", strtoll(text_of(line, "upc"), NULL, 10));
}

static void
know_item(struct replay *r, const cJSON *o)
{
	const cJSON *lines = cJSON_GetObjectItemCaseSensitive(o, "lines"), *l;
	enum dk_put did;

	cJSON_ArrayForEach(l, lines)
	{
		struct dk_product p = { .sku = upc(r, l), .name = text_of(l, "description"),
			.unit = "ea", .status = "active", .price_per = DK_QTY(1),
			.barcode = upc(r, l) };

		OK(dk_price_parse(text_of(l, "unit_price"), &p.cost, &err));
		OK(dk_product_put(r->s, &p, &did, &err));
	}
}

/* Ordered, and received in two deliveries: all but one of each line, then the rest. */
static void
live_purchase(struct replay *r, const cJSON *o)
{
	const cJSON *lines = cJSON_GetObjectItemCaseSensitive(o, "lines"), *l;
	struct dk_purchase_input_line rows[64] = { 0 };
	struct dk_received_line came[2][64];
	struct dk_received first = { .lines = came[0], .note = "" }, rest = first;
	struct dk_purchase_input in = { .supplier = "S1", .note = text_of(o, "instructions"),
		.number = text_of(o, "reference"), .placed = DK_NO_DATE, .lines = rows };
	struct dk_receipt out;
	enum dk_put did;
	dk_id id;

	rest.lines = came[1];
	cJSON_ArrayForEach(l, lines)
	{
		int64_t qty = strtoll(text_of(l, "qty"), NULL, 10);
		int64_t line_no = (int64_t)in.line_count + 1;

		assert_true(in.line_count < DK_COUNT(rows));
		rows[in.line_count] = (struct dk_purchase_input_line){ .sku = upc(r, l),
			.qty = DK_QTY(qty), .expected = DK_NO_DATE };
		OK(dk_price_parse(text_of(l, "unit_price"), &rows[in.line_count++].cost, &err));
		came[1][rest.count++] = (struct dk_received_line){ .line_no = line_no,
			.qty = DK_QTY(1), .location = "" };
		if (qty > 1)
			came[0][first.count++] = (struct dk_received_line){ .line_no = line_no,
				.qty = DK_QTY(qty - 1), .location = "" };
		r->pieces += qty;
	}
	OK(dk_purchase_new(r->s, &in, &id, &did, &err));
	if (first.count > 0)
		OK(dk_receive(r->s, &r->a, id, &first, &out, &err));
	OK(dk_receive(r->s, &r->a, id, &rest, &out, &err));
	r->orders++;
}

static void
purchase_orders_come_in(void **fixture)
{
	struct replay r = { .s = fixture_company("replay.db") };

	(void)fixture;
	fixture_sql(r.s->db, "INSERT INTO supplier (number, name) VALUES ('S1', 'Film House')");
	if (!each_record(&r, "orders/oracle_po.jsonl", know_item)) {
		fixture_company_end(r.s);
		skip();
	}
	assert_true(each_record(&r, "orders/oracle_po.jsonl", live_purchase));
	assert_int_equal(count(&r, "SELECT count(*) FROM purchase"), r.orders);
	assert_int_equal(count(&r, "SELECT sum(ordered) / 1000 FROM purchase_line"), r.pieces);
	assert_int_equal(count(&r, "SELECT sum(received) / 1000 FROM purchase_line"), r.pieces);
	assert_int_equal(count(&r, "SELECT sum(on_hand) / 1000 FROM stock"), r.pieces);
	/* title by title */
	assert_int_equal(count(&r, "SELECT count(*) FROM stock s WHERE s.on_hand <> (SELECT"
	    " sum(ordered) FROM purchase_line l WHERE l.product_id = s.product_id)"), 0);
	assert_int_equal(count(&r, "SELECT count(*) FROM purchase_line WHERE received < ordered"),
	    0);
	trade_sound(r.s);
	fixture_company_end(r.s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(orders_leave_in_their_shipments),
		cmocka_unit_test(purchase_orders_come_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
