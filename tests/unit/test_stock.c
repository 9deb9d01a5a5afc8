/* test_stock.c - balances are the sum of the moves, and allocation never sells a unit twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "core/stock/allocation.h"
#include "fixture.h"

static struct dk_session *s;
static struct dk_arena a;
static struct dk_err err;
static dk_id bolt;

static int
open_company(void **state)
{
	struct dk_product p = { .sku = "A1", .name = "bolt", .cost = { 120000 },
		.price_per = DK_QTY(100) };
	enum dk_put did;

	(void)state;
	s = fixture_company("stock");
	if (dk_product_put(s, &p, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	bolt = p.id;
	fixture_sql(s->db, "INSERT INTO orders (id, state, currency, site_id, touched_at)"
	    " VALUES (1, 'entered', 'EUR', 1, '');"
	    "INSERT INTO order_line (id, order_id, line_no) VALUES (1, 1, 1), (2, 1, 2)");
	return 0;
}

static int
close_company(void **state)
{
	(void)state;
	/* whatever a test did: on hand is the sum of the moves, allocated that of the lines */
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM stock t WHERE on_hand <>"
	    " (SELECT coalesce(sum(qty), 0) FROM move m WHERE m.product_id = t.product_id"
	    "  AND m.location_id = t.location_id) OR allocated <>"
	    " (SELECT coalesce(sum(qty), 0) FROM allocation x WHERE x.product_id = t.product_id"
	    "  AND x.location_id = t.location_id)"), 0);
	dk_arena_free(&a);
	fixture_company_end(s);
	return 0;
}

static void
place(const char *code, const char *sort)
{
	enum dk_put did;

	if (dk_location_put(s, code, "", sort, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
}

static enum dk_put
count(const char *location, int64_t pieces)
{
	enum dk_put did;

	if (dk_stock_put(s, bolt, location, DK_QTY(pieces), &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	return did;
}

/* Takes in a change of its own; the pieces got. */
static int64_t
take(struct dk_session *by, dk_id line, int64_t pieces)
{
	struct dk_change ch;
	dk_qty got;
	enum dk_rc rc = dk_change_begin(by, DK_RIGHT_VIEW, "test", &ch, &err);

	if (rc == DK_OK) {
		rc = dk_allocation_take(&ch, line, bolt, DK_QTY(pieces), &got, &err);
		rc = dk_change_end(&ch, rc, &err);
	}
	if (rc != DK_OK)
		fail_msg("%s", err.text);
	return got.milli / 1000;
}

static int64_t
give(dk_id line, dk_qty qty)
{
	struct dk_change ch;
	dk_qty gave;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "test", &ch, &err);

	assert_int_equal(rc, DK_OK);
	rc = dk_allocation_give(&ch, line, qty, &gave, &err);
	assert_int_equal(dk_change_end(&ch, rc, &err), DK_OK);
	return gave.milli / 1000;
}

static int64_t
free_pieces(void)
{
	dk_qty free;

	assert_int_equal(dk_stock_free(s, bolt, &free, &err), DK_OK);
	return free.milli / 1000;
}

static void
a_count_is_one_move_of_the_difference_at_cost(void **state)
{
	(void)state;
	assert_int_equal(count("", 250), DK_PUT_CHANGED);
	assert_int_equal(count("", 250), DK_PUT_UNCHANGED);
	assert_int_equal(count("MAIN", 240), DK_PUT_CHANGED);
	assert_string_equal(fixture_text(s->db, "SELECT group_concat(kind || ' ' || qty || ' ' ||"
	    " cost, '; ') FROM move"), "import 250000 3000; import -10000 -120");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM move m LEFT JOIN journal j"
	    " ON j.seq = m.document_id AND j.action = 'stock.put' WHERE j.seq IS NULL"), 0);
	assert_int_equal(free_pieces(), 240);
}

static void
an_adjustment_needs_a_reason_and_enough_stock(void **state)
{
	struct dk_move *moves;
	size_t n;

	(void)state;
	count("", 10);
	assert_int_equal(dk_stock_adjust(s, bolt, "", DK_QTY(1), " ", &err), DK_EINPUT);
	assert_int_equal(dk_stock_adjust(s, bolt, "", DK_QTY(0), "found", &err), DK_EINPUT);
	assert_int_equal(dk_stock_adjust(s, bolt, "X9", DK_QTY(1), "found", &err), DK_ENOTFOUND);
	assert_int_equal(dk_stock_adjust(s, 99, "", DK_QTY(1), "found", &err), DK_ENOTFOUND);
	assert_int_equal(dk_stock_adjust(s, bolt, "", DK_QTY(-11), "damaged", &err), DK_EREFUSED);
	assert_int_equal(take(s, 1, 4), 4);
	assert_int_equal(dk_stock_adjust(s, bolt, "", DK_QTY(-7), "damaged", &err), DK_EREFUSED);
	assert_non_null(strstr(err.text, "at most 6"));
	assert_int_equal(dk_stock_adjust(s, bolt, "", DK_QTY(-6), "damaged", &err), DK_OK);
	assert_int_equal(free_pieces(), 0);
	assert_int_equal(dk_move_list(s, &a, bolt, 0, &moves, &n, &err), DK_OK);
	assert_int_equal(n, 2);
	assert_string_equal(moves[0].kind, "adjustment");
	assert_string_equal(moves[0].reason, "damaged");
	assert_string_equal(moves[0].user, "ann");
	assert_int_equal(moves[0].qty.milli, -6000);
	assert_int_equal(moves[0].cost.minor, -72);
}

static void
the_same_key_adjusts_once(void **state)
{
	(void)state;
	s->once_key = "k1";
	assert_int_equal(dk_stock_adjust(s, bolt, "", DK_QTY(5), "found", &err), DK_OK);
	assert_int_equal(dk_stock_adjust(s, bolt, "", DK_QTY(5), "found", &err), DK_OK);
	s->once_key = "";
	assert_int_equal(free_pieces(), 5);
}

static void
allocation_walks_the_locations_in_order(void **state)
{
	struct dk_stock stock;

	(void)state;
	place("B", "2");
	place("A", "3");
	place("C", "1");
	count("A", 5);
	count("B", 5);
	count("C", 5);
	assert_int_equal(take(s, 1, 7), 7);
	assert_int_equal(dk_stock_load(s, &a, bolt, &stock, &err), DK_OK);
	assert_int_equal(stock.at_count, 3);
	assert_string_equal(stock.at[0].location, "C");
	assert_int_equal(stock.at[0].free.milli, 0);
	assert_int_equal(stock.at[1].allocated.milli, 2000);
	assert_int_equal(stock.at[2].allocated.milli, 0);
	assert_int_equal(stock.free.milli, 8000);
	/* the same line again adds to what it holds; the last place is given back first */
	assert_int_equal(take(s, 1, 1), 1);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM allocation"), 2);
	assert_int_equal(give(1, DK_QTY(4)), 4);
	assert_int_equal(fixture_number(s->db, "SELECT qty FROM allocation"), 4000);
	assert_int_equal(give(1, (dk_qty){ DK_QTY_MAX }), 4);
	assert_int_equal(give(1, (dk_qty){ DK_QTY_MAX }), 0);
	assert_int_equal(free_pieces(), 15);
}

static void
two_desks_cannot_sell_the_same_unit(void **state)
{
	struct dk_session *other;
	int64_t mine = 0, theirs = 0;

	(void)state;
	place("B", "2");
	count("MAIN", 40);
	count("B", 33);
	assert_int_equal(dk_session_open(dk_db_path(s->db), NULL, &other, &err), DK_OK);
	assert_int_equal(dk_session_tie(other, "ann", &err), DK_OK);
	for (int i = 0; i < 20; i++) {
		mine += take(s, 1, 3);
		theirs += take(other, 2, 4);
	}
	assert_int_equal(mine + theirs, 73);
	assert_int_equal(free_pieces(), 0);
	dk_session_close(other);
}

static void
what_is_quarantined_is_not_sold(void **state)
{
	(void)state;
	count("", 10);
	fixture_sql(s->db, "UPDATE stock SET quarantined = 4000");
	assert_int_equal(take(s, 1, 10), 6);
}

static void
shipping_moves_what_the_line_holds_and_no_more(void **state)
{
	struct dk_change ch;
	struct dk_move_in m = { .product_id = bolt, .qty = DK_QTY(6), .document = "shipment",
		.document_id = 1 };
	dk_money cost;
	enum dk_rc rc;

	(void)state;
	m.product_id = bolt;
	count("", 10);
	assert_int_equal(take(s, 1, 8), 8);
	m.location_id = fixture_number(s->db, "SELECT location_id FROM allocation");
	assert_int_equal(dk_change_begin(s, DK_RIGHT_SHIP, "test", &ch, &err), DK_OK);
	rc = dk_allocation_ship(&ch, 1, &m, &cost, &err);
	assert_int_equal(dk_change_end(&ch, rc, &err), DK_OK);
	assert_int_equal(cost.minor, 72);
	assert_string_equal(fixture_text(s->db, "SELECT on_hand || ' ' || allocated FROM stock"),
	    "4000 2000");
	assert_string_equal(fixture_text(s->db, "SELECT qty || ' ' || cost FROM move"
	    " WHERE kind = 'shipment'"), "-6000 -72");
	m.qty = DK_QTY(3);
	assert_int_equal(dk_change_begin(s, DK_RIGHT_SHIP, "test", &ch, &err), DK_OK);
	rc = dk_allocation_ship(&ch, 1, &m, &cost, &err);
	assert_int_equal(dk_change_end(&ch, rc, &err), DK_EREFUSED);
	assert_int_equal(fixture_number(s->db, "SELECT on_hand FROM stock"), 4000);
}

static void
a_location_is_put_once(void **state)
{
	struct dk_stock_at *at;
	enum dk_put did;
	size_t n;

	(void)state;
	assert_int_equal(dk_location_put(s, "A-1", "north", "010", &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_ADDED);
	assert_int_equal(dk_location_put(s, "A-1", "north", "010", &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_UNCHANGED);
	assert_int_equal(dk_location_put(s, "A-1", "north", "020", &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_CHANGED);
	assert_int_equal(dk_location_put(s, "", "", "", &did, &err), DK_EINPUT);
	assert_int_equal(dk_location_list(s, &a, &at, &n, &err), DK_OK);
	assert_int_equal(n, 2);
	assert_string_equal(at[1].sort, "020");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_company, close_company)
	const struct CMUnitTest tests[] = {
		T(a_count_is_one_move_of_the_difference_at_cost),
		T(an_adjustment_needs_a_reason_and_enough_stock),
		T(the_same_key_adjusts_once),
		T(allocation_walks_the_locations_in_order),
		T(two_desks_cannot_sell_the_same_unit),
		T(what_is_quarantined_is_not_sold),
		T(shipping_moves_what_the_line_holds_and_no_more),
		T(a_location_is_put_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
