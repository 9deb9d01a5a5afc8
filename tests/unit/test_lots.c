/*
 * test_lots.c - lots and serial numbers through histories by chance: received, promised, picked,
 * swapped, shipped, moved, expired. After each step the lots make up the stock, each list takes
 * what expires first, and at the end every moment that is past is told as it was.
 */
#include "chance.h"
#include "docket/adjust.h"
#include "docket/expire.h"
#include "docket/pick.h"
#include "docket/receive.h"
#include "docket/shipment.h"
#include "docket/trace.h"
#include "fixture.h"
#include "trade.h"

enum { PRODUCTS = 3, CUSTOMERS = 4, SEEDS = 6, STEPS = 220, SNAPS = 16 };

static const char *const places[] = { "MAIN", "A", "B" };

/* What lay where at a moment, as text. */
struct snap {
	int64_t at_ms;
	const char *text;
};
struct house {
	struct dk_session *s;
	struct dk_arena a;
	uint64_t chance;
	struct snap snaps[SNAPS];
	size_t snap_count;
	int lots, lists, swaps, scanned, shipped, expired, refused;
};

static int64_t
below(struct house *h, int64_t n)
{
	return (int64_t)(chance(&h->chance) % (uint64_t)n);
}

static dk_id
one_of(struct house *h, const char *what)
{
	return fixture_number(h->s->db, dk_fmt(&h->a,
	    "SELECT id FROM (%s) ORDER BY (id * 7919 + %d) %% 1009 LIMIT 1", what,
	    (int)below(h, 1009)));
}

static dk_date
today(const struct house *h)
{
	return dk_instant_day(h->s->clock_ms);
}

/* A purchase order of one product, received at once: two lots, or pieces with a number each. */
static enum dk_rc
receive(struct house *h, struct dk_err *err)
{
	int product = (int)below(h, PRODUCTS) + 1;
	bool is_serial = product == PRODUCTS;
	struct dk_purchase_input_line line = { .sku = dk_fmt(&h->a, "P%04d", product),
		.qty = DK_QTY(is_serial ? 3 : 20), .cost = { 10000 }, .expected = DK_NO_DATE };
	const struct dk_purchase_input in = { .number = "", .supplier = "S1", .note = "",
		.placed = DK_NO_DATE, .lines = &line, .line_count = 1 };
	struct dk_received_line came[3];
	struct dk_received all = { .lines = came, .count = is_serial ? 3 : 2, .note = "" };
	struct dk_receipt made;
	enum dk_put did;
	dk_id id;
	enum dk_rc rc = dk_purchase_new(h->s, &in, &id, &did, err);

	for (size_t i = 0; i < all.count; i++)
		came[i] = (struct dk_received_line){ 1, DK_QTY(is_serial ? 1 : 1 + below(h, 10)),
			{ 0 }, places[below(h, 3)],
			dk_fmt(&h->a, "L%d", below(h, 5) > 0 ? ++h->lots : (int)below(h, 12)),
			is_serial ? DK_NO_DATE : dk_date_add(today(h), (int)below(h, 60) - 1) };
	return rc == DK_OK ? dk_receive(h->s, &h->a, id, &all, &made, err) : rc;
}

static enum dk_rc
sell(struct house *h, struct dk_err *err)
{
	struct trade_sale sale = { .customer = (int)below(h, CUSTOMERS),
		.product = (int)below(h, PRODUCTS), .qty = below(h, 9) + 1 };
	struct dk_pass passes[32];
	struct dk_order *o = NULL;
	size_t count = 0;
	enum dk_rc rc = trade_sell(h->s, &h->a, &sale, err);

	if (rc == DK_OK)
		rc = dk_order_load(h->s, &h->a, sale.made.id, &o, err);
	for (size_t i = 0; rc == DK_OK && i < o->finding_count && count < DK_COUNT(passes); i++)
		if (o->findings[i].severity == DK_WARN)
			passes[count++] = (struct dk_pass){ .code = o->findings[i].code,
				.line_no = o->findings[i].line_no, .reason = "agreed" };
	return rc == DK_OK ? dk_order_verify(h->s, o->id, passes, count, err) : rc;
}

/* Each row keeps long enough, and nothing that expires sooner would have done. */
static void
takes_the_first(struct house *h, dk_id shipment)
{
	const char *free = "k.on_hand - k.quarantined - (SELECT coalesce(sum(coalesce(y.picked,"
	    " y.qty)), 0) FROM shipment_line y JOIN shipment g ON g.id = y.shipment_id"
	    " WHERE y.lot_id = k.lot_id AND y.location_id = k.location_id"
	    " AND g.state IN ('picking', 'picked', 'checked', 'packed'))";

	assert_int_equal(fixture_number(h->s->db, dk_fmt(&h->a,
	    "WITH best AS (SELECT x.location_id, l.product_id, t.expiry, date('%s', '+' ||"
	    " c.min_life_days || ' days') AS least FROM shipment_line x"
	    " JOIN order_line l ON l.id = x.line_id JOIN orders o ON o.id = l.order_id"
	    " JOIN customer c ON c.id = o.customer_id JOIN lot t ON t.id = x.lot_id"
	    " WHERE x.shipment_id = %lld) SELECT count(*) FROM best b WHERE"
	    " b.expiry <> '' AND b.expiry < b.least OR EXISTS (SELECT 1 FROM lot_stock k"
	    " JOIN lot z ON z.id = k.lot_id WHERE k.product_id = b.product_id"
	    " AND k.location_id = b.location_id AND z.expiry >= b.least AND z.expiry <> ''"
	    " AND (b.expiry = '' OR z.expiry < b.expiry) AND %s > 0)",
	    dk_date_iso(today(h)).s, (long long)shipment, free)), 0);
}

static enum dk_rc
pick(struct house *h, struct dk_err *err)
{
	dk_id id, order = one_of(h, "SELECT DISTINCT o.id FROM orders o"
	    " JOIN order_line l ON l.order_id = o.id JOIN allocation a ON a.line_id = l.id"
	    " WHERE o.state = 'verified' AND l.picked = 0");
	enum dk_rc rc = dk_shipment_pick(h->s, order, &id, err);

	if (rc == DK_OK) {
		takes_the_first(h, id);
		h->lists++;
	}
	return rc;
}

/* As the list says, or as much of any other lot of the house. */
static enum dk_rc
confirm(struct house *h, struct dk_err *err)
{
	dk_id id = one_of(h, "SELECT id FROM shipment WHERE state = 'picking'");
	struct dk_lot_picked said[64] = { { .line_no = 0 } };
	struct dk_shipment *list = NULL;
	size_t count = 0;
	bool swaps = below(h, 2) == 0;
	enum dk_rc rc = dk_shipment_load(h->s, &h->a, id, &list, err);

	for (size_t i = 0; rc == DK_OK && i < list->line_count && count < 64; i++) {
		const struct dk_shipment_line *l = &list->lines[i];

		if (!l->is_confirmed && (!swaps || count == 0))
			said[count++] = (struct dk_lot_picked){ l->line_no, l->lot, l->qty, "" };
	}
	if (swaps && count > 0)
		said[0].lot = fixture_text(h->s->db, dk_fmt(&h->a,
		    "SELECT code FROM lot WHERE id = %lld",
		    (long long)one_of(h, "SELECT id FROM lot")));
	if (rc == DK_OK)
		rc = dk_shipment_confirm_lots(h->s, id, said, count, err);
	h->swaps += swaps && rc == DK_OK;
	return rc;
}

/* Any lot of the house is scanned for a list; where it may go, the list follows it. */
static enum dk_rc
scan(struct house *h, struct dk_err *err)
{
	const struct dk_take in = { .packs = DK_QTY(1 + below(h, 4)),
		.shipment_id = one_of(h, "SELECT id FROM shipment WHERE state = 'picking'"),
		.scan = dk_arena_dup(&h->a, fixture_text(h->s->db, dk_fmt(&h->a,
		    "SELECT code FROM lot WHERE id = %lld",
		    (long long)one_of(h, "SELECT id FROM lot")))) };
	struct dk_taken t;
	enum dk_rc rc = in.shipment_id == 0 ? DK_OK : dk_pick_take(h->s, &h->a, &in, &t, err);

	if (rc != DK_OK || in.shipment_id == 0 || t.instead[0] == '\0')
		return rc;
	h->scanned++;
	assert_string_not_equal(t.instead, t.what.lot);
	assert_string_equal(fixture_text(h->s->db, dk_fmt(&h->a, "SELECT t.code FROM lot t JOIN"
	    " shipment_line x ON x.lot_id = t.id WHERE x.id = %lld", (long long)t.row_id)),
	    t.what.lot);
	return rc;
}

static enum dk_rc
post(struct house *h, struct dk_err *err)
{
	dk_id id = one_of(h, "SELECT id FROM shipment WHERE state IN ('picked', 'checked')");
	enum dk_rc rc = dk_shipment_pack(h->s, id, 0, NULL, 0, err);

	if (rc == DK_OK)
		rc = dk_shipment_post(h->s, id, "", err);
	h->shipped += rc == DK_OK;
	return rc;
}

static enum dk_rc
cancel(struct house *h, struct dk_err *err)
{
	return dk_shipment_cancel(h->s, one_of(h, "SELECT id FROM shipment WHERE state IN"
	    " ('picking', 'picked', 'checked')"), "not today", err);
}

static enum dk_rc
transfer(struct house *h, struct dk_err *err)
{
	const struct dk_transfer_in in = { .product_id = below(h, PRODUCTS) + 1,
		.from = places[below(h, 3)], .to = places[below(h, 3)],
		.qty = DK_QTY(below(h, 3) + 1), .reason = "room" };
	struct dk_transferred out;

	return dk_stock_transfer(h->s, &in, &out, err);
}

/* A lot is counted and made what was counted. */
static enum dk_rc
count_lot(struct house *h, struct dk_err *err)
{
	dk_id lot = one_of(h, "SELECT id FROM lot WHERE product_id < 3");
	const struct dk_lot_put in = { .product_id = fixture_number(h->s->db, dk_fmt(&h->a,
	    "SELECT product_id FROM lot WHERE id = %lld", (long long)lot)),
		.location = places[below(h, 3)], .expiry = DK_NO_DATE,
		.lot = dk_arena_dup(&h->a, fixture_text(h->s->db, dk_fmt(&h->a,
		    "SELECT code FROM lot WHERE id = %lld", (long long)lot))),
		.target = DK_QTY(below(h, 12)) };
	enum dk_put did;

	return in.product_id == 0 ? DK_OK : dk_lot_put(h->s, &in, &did, err);
}

/* A night passes: nothing expired is for sale but what stands on lists. */
static enum dk_rc
night(struct house *h, struct dk_err *err)
{
	struct dk_expired out;
	enum dk_rc rc;

	h->s->clock_ms += INT64_C(86400000) * (1 + below(h, 4));
	if ((rc = dk_lot_expire(h->s, &out, err)) != DK_OK)
		fail_msg("expire: %s", err->text);
	h->expired += (int)out.lots;
	assert_int_equal(fixture_number(h->s->db, dk_fmt(&h->a,
	    "SELECT count(*) FROM lot t JOIN lot_stock k ON k.lot_id = t.id WHERE t.expiry <> ''"
	    " AND t.expiry < '%s' AND k.on_hand - k.quarantined > (SELECT"
	    " coalesce(sum(coalesce(x.picked, x.qty)), 0) FROM shipment_line x JOIN shipment h"
	    " ON h.id = x.shipment_id WHERE x.lot_id = k.lot_id AND x.location_id = k.location_id"
	    " AND h.state IN ('picking', 'picked', 'checked', 'packed'))",
	    dk_date_iso(today(h)).s)), 0);
	return rc;
}

/* What breaks S7, S1 or a pick list; 0 when all holds. */
static int64_t
broken(struct house *h)
{
	return fixture_number(h->s->db,
	    "SELECT (SELECT count(*) FROM stock s WHERE (s.on_hand, s.quarantined) <>"
	    " (SELECT coalesce(sum(k.on_hand), 0), coalesce(sum(k.quarantined), 0)"
	    " FROM lot_stock k WHERE k.product_id = s.product_id"
	    " AND k.location_id = s.location_id))"
	    " + (SELECT count(*) FROM lot_stock k WHERE k.on_hand <> (SELECT"
	    " coalesce(sum(m.qty), 0) FROM move m WHERE m.lot_id = k.lot_id"
	    " AND m.location_id = k.location_id))"
	    " + (SELECT count(*) FROM (SELECT 1 FROM lot_stock WHERE product_id = 3"
	    " GROUP BY lot_id HAVING sum(on_hand) > 1000))"
	    " + (SELECT count(*) FROM lot_stock k WHERE k.on_hand - k.quarantined < (SELECT"
	    " coalesce(sum(coalesce(x.picked, x.qty)), 0) FROM shipment_line x JOIN shipment h"
	    " ON h.id = x.shipment_id WHERE x.lot_id = k.lot_id AND x.location_id = k.location_id"
	    " AND h.state IN ('picking', 'picked', 'checked', 'packed')))");
}

static const char *
lies_now(struct house *h)
{
	return dk_arena_dup(&h->a, fixture_text(h->s->db,
	    "SELECT group_concat(p.sku || ' ' || l.code || ' ' || t.code || ' ' || k.on_hand, ';')"
	    " FROM (SELECT * FROM lot_stock WHERE on_hand > 0 ORDER BY product_id, location_id,"
	    " lot_id) k JOIN lot t ON t.id = k.lot_id JOIN product p ON p.id = k.product_id"
	    " JOIN location l ON l.id = k.location_id"));
}

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The parts of a list in an order of their own. */
static const char *
sorted(struct house *h, const char *text)
{
	char *copy = dk_arena_dup(&h->a, text), *rest = copy, *part;
	const char *parts[512], *out = "";
	size_t n = 0;

	while ((part = strtok_r(rest, ";", &rest)) != NULL && n < DK_COUNT(parts))
		parts[n++] = part;
	qsort(parts, n, sizeof(*parts), by_text);
	for (size_t i = 0; i < n; i++)
		out = dk_fmt(&h->a, "%s%s;", out, parts[i]);
	return out;
}

static void
tells_what_was(struct house *h, const struct snap *snap)
{
	struct dk_stock_then *rows;
	const char *text = "";
	struct dk_err err;
	size_t count;

	if (dk_stock_as_of(h->s, &h->a, snap->at_ms, 0, &rows, &count, &err) != DK_OK)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < count; i++)
		text = dk_fmt(&h->a, "%s%s %s %s %lld;", text, rows[i].sku, rows[i].location,
		    rows[i].lot, (long long)rows[i].on_hand.milli);
	assert_string_equal(sorted(h, text), sorted(h, snap->text));
}

static void
furnish(struct house *h, uint64_t seed)
{
	h->s = trade_open("lots", PRODUCTS, 0, CUSTOMERS);
	h->chance = seed;
	h->lots = 100;
	fixture_sql(h->s->db, "UPDATE product SET tracked = 'lot' WHERE id < 3;"
	    "UPDATE product SET tracked = 'serial' WHERE id = 3; DELETE FROM stock;"
	    "INSERT INTO location (code, sort) VALUES ('A', '1'), ('B', '2');"
	    "UPDATE customer SET min_life_days = (id - 1) * 12;"
	    "INSERT INTO supplier (number, name) VALUES ('S1', 'Seaboard')");
}

static void
live(struct house *h, int step)
{
	static enum dk_rc (*const acts[])(struct house *h, struct dk_err *err) = { receive, receive,
		sell, sell, sell, pick, pick, confirm, confirm, confirm, scan, scan, scan, post,
		post, cancel, transfer, transfer, count_lot, night };
	struct dk_err err;

	h->s->clock_ms += 1000;
	h->refused += acts[below(h, DK_COUNT(acts))](h, &err) != DK_OK;
	if (broken(h) != 0)
		fail_msg("after step %d the lots do not add up", step);
	if (step % (STEPS / SNAPS) == 0 && h->snap_count < SNAPS)
		h->snaps[h->snap_count++] = (struct snap){ h->s->clock_ms, lies_now(h) };
}

static void
lots_make_up_the_stock_through_any_history(void **state)
{
	int lists = 0, swaps = 0, scanned = 0, shipped = 0, expired = 0, refused = 0;
	int seeds = trade_rounds("DK_LOT_SEEDS", SEEDS);

	(void)state;
	for (int seed = 1; seed <= seeds; seed++) {
		struct house h = { .snap_count = 0 };

		furnish(&h, (uint64_t)seed);
		for (int i = 0; i < STEPS; i++)
			live(&h, i);
		for (size_t i = 0; i < h.snap_count; i++)
			tells_what_was(&h, &h.snaps[i]);
		trade_sound(h.s);
		lists += h.lists;
		swaps += h.swaps;
		scanned += h.scanned;
		shipped += h.shipped;
		expired += h.expired;
		refused += h.refused;
		fixture_company_end(h.s);
		dk_arena_free(&h.a);
	}
	print_message("%d steps: %d lists, %d other lots, %d scanned, %d shipped, %d expired,"
	    " %d refused\n", seeds * STEPS, lists, swaps, scanned, shipped, expired, refused);
	assert_true(lists > 10 * seeds && swaps > 0 && scanned > 0);
	assert_true(shipped > 3 * seeds && expired > seeds);
}

static void
a_break_is_seen(void **state)
{
	static const char *const plants[] = {
		"UPDATE lot_stock SET on_hand = on_hand + 1000 WHERE rowid = 1",
		"UPDATE lot_stock SET quarantined = 1000 WHERE rowid = 1",
		"UPDATE move SET lot_id = NULL WHERE id = 1",
		"UPDATE stock SET on_hand = on_hand - 1000",
	};

	(void)state;
	for (size_t i = 0; i < DK_COUNT(plants); i++) {
		const struct dk_lot_put in = { .product_id = 1, .location = "A", .lot = "L1",
			.expiry = DK_NO_DATE, .target = DK_QTY(5) };
		struct house h = { .snap_count = 0 };
		struct dk_err err;
		enum dk_put did;

		furnish(&h, 1);
		assert_int_equal(dk_lot_put(h.s, &in, &did, &err), DK_OK);
		assert_int_equal(broken(&h), 0);
		fixture_fault(h.s->db, plants[i]);
		assert_true(broken(&h) > 0);
		fixture_company_end(h.s);
		dk_arena_free(&h.a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lots_make_up_the_stock_through_any_history),
		cmocka_unit_test(a_break_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
