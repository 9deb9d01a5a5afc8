/* test_import_orders.c - orders and history from files: grouped, known again, refused in words. */
#include "house.h"

#include "docket/export.h"
#include "docket/stock.h"

static void
open_shop(struct house *h)
{
	open_house(h);
	good(h, "products", "sku,name,price,cost\nA1,Bolt,1.50,1\nA2,Nut,0.25,0.1\n");
	good(h, "customers", "number,name,street,city,postcode,country\n"
	    "4711,Miller,Kai 1,Berlin,10115,DE\n4712,Smith,Kai 2,Berlin,10115,DE\n");
	good(h, "stock", "sku,on_hand\nA1,1000\nA2,1000\n");
	h->req = (struct dk_import_request){ .kind = "" };
}

static const char head[] = "external_id,customer,placed,sku,qty,price,discount,line_discount\n";

static void
rows_of_one_external_id_are_one_order(void **state)
{
	struct house h;

	(void)state;
	open_shop(&h);
	good(&h, "orders", dk_fmt(&h.a, "%s%s", head,
	    "w1,4711,2026-11-23,A1,10,,5,\nw1,4711,2026-11-23,A2,4,,,10\n"
	    "w2,4712,2026-11-23,A2,3,0.30,,\n"));
	counts(&h, 3, 3, 0, 0);
	assert_int_equal(h.sum.order_count, 2);
	assert_int_equal(rows_of(&h, "orders"), 2);
	assert_int_equal(fixture_number(h.s->db,
	    "SELECT goods FROM orders WHERE external_id = 'w1'"),
	    1500 + 90);
	assert_int_equal(fixture_number(h.s->db,
	    "SELECT discount_rate FROM orders WHERE external_id = 'w1'"), 5000);
	assert_string_equal(fixture_text(h.s->db,
	    "SELECT price_layer FROM order_line l JOIN orders o"
	    " ON o.id = l.order_id WHERE o.external_id = 'w2'"), "manual");
	good(&h, "orders", dk_fmt(&h.a, "%s%s", head, "w1,4711,2026-11-23,A1,10,,5,\n"
	    "w2,4712,2026-11-23,A2,3,0.30,,\n"));
	counts(&h, 2, 0, 0, 2);
	assert_int_equal(rows_of(&h, "orders"), 2);
	close_house(&h);
}

static void
a_bad_row_keeps_its_whole_order_out(void **state)
{
	struct house h;

	(void)state;
	open_shop(&h);
	h.req.keep_going = true;
	good(&h, "orders", dk_fmt(&h.a, "%s%s", head, "w1,4711,,A1,10,,,\nw1,4711,,A2,many,,,\n"
	    "w2,4712,,A2,3,,,\nw3,4712,,NOPE,3,,,\nw3,4712,,A1,3,,,\n"));
	counts(&h, 5, 1, 0, 0);
	assert_non_null(strstr(fault(&h, 0), ":2: Not taken, because line 3 of the same record"));
	assert_non_null(strstr(fault(&h, 1), ":3: qty: "));
	assert_non_null(strstr(fault(&h, 2), ":5: sku: "));
	assert_non_null(strstr(fault(&h, 3), ":6: Not taken, because line 5"));
	assert_int_equal(rows_of(&h, "orders"), 1);
	h.req.keep_going = false;
	assert_int_equal(run(&h, "orders", dk_fmt(&h.a, "%s%s", head,
	    "w4,4711,,A1,1,,,\nw5,4711,,A2,0,,,\n")), DK_EINPUT);
	assert_int_equal(rows_of(&h, "orders"), 1);
	close_house(&h);
}

static void
rows_of_an_order_must_stand_together(void **state)
{
	struct house h;

	(void)state;
	open_shop(&h);
	assert_int_equal(run(&h, "orders", dk_fmt(&h.a, "%s%s", head,
	    "w1,4711,,A1,1,,,\nw2,4711,,A1,1,,,\nw1,4711,,A2,1,,,\n")), DK_EINPUT);
	assert_non_null(strstr(fault(&h, 0), ":4: external_id: Rows of this record stood further"));
	assert_int_equal(rows_of(&h, "orders"), 0);
	close_house(&h);
}

static void
order_files_are_json_one_object_a_line_or_one_in_all(void **state)
{
	static const char two[] =
	    "{\"external_id\":\"j1\",\"customer\":\"4711\","
	    "\"lines\":[{\"sku\":\"A1\",\"qty\":2}]}\n"
	    "{\"external_id\":\"j2\",\"customer\":4712,\"lines\":[{\"sku\":\"A2\",\"qty\":\"5\"},"
	    "{\"text\":\"ring\"}]}\n";
	struct house h;

	(void)state;
	open_shop(&h);
	good(&h, "orders", two);
	counts(&h, 2, 2, 0, 0);
	good(&h, "orders", two);
	counts(&h, 2, 0, 0, 2);
	assert_int_equal(h.sum.order_count, 2);
	good(&h, "orders", "\n{\n\"external_id\":\"j3\",\n\"customer\":\"4711\",\n\"lines\":[\n"
	    "{\"sku\":\"A1\",\"qty\":2}]}\n");
	counts(&h, 1, 1, 0, 0);
	assert_int_equal(run(&h, "orders", "{\"customer\":\"4711\",\"lines\":[{\"sku\":\"A1\","
	    "\"qty\":1}]}\n{\"customer\":\"4711\",\"lins\":[]}\n{\"customer\":\"4711\"\n"),
	    DK_EINPUT);
	assert_non_null(strstr(fault(&h, 0), ":2: lins: The key 'lins' is not known here."));
	assert_non_null(strstr(fault(&h, 1), ":3: "));
	assert_int_equal(rows_of(&h, "orders"), 3);
	close_house(&h);
}

static void
an_order_that_a_check_refuses_is_told_apart_from_a_malformed_one(void **state)
{
	struct house h;

	(void)state;
	open_shop(&h);
	good(&h, "products", "sku,name,status\nA3,Old,discontinued\n");
	assert_int_equal(run(&h, "orders", "{\"customer\":\"4711\",\"lines\":[{\"sku\":\"A1\","
	    "\"qty\":1},{\"sku\":\"A3\",\"qty\":1}]}\n"), DK_EREFUSED);
	assert_int_equal(h.sum.refused, 1);
	assert_non_null(strstr(fault(&h, 0), ":1: product-unsellable: L2: "));
	assert_int_equal(run(&h, "orders", dk_fmt(&h.a, "%s%s", head,
	    "w1,4711,,A1,1,,,\nw1,4711,,A3,1,,,\n")), DK_EREFUSED);
	assert_non_null(strstr(fault(&h, 0), ":2: Not taken, because line 3"));
	assert_non_null(strstr(fault(&h, 1), ":3: product-unsellable: "));
	assert_int_equal(rows_of(&h, "orders"), 0);
	close_house(&h);
}

static void
history_takes_its_good_rows_and_posts_nothing(void **state)
{
	static const char text[] = "external_id,customer,placed,sku,qty,price,shipped,returned\n"
	    "o1,4711,2020-01-02,A1,10,1.25,8,1\no1,4711,2020-01-02,A9,1,1,,\n"
	    "o1,4711,2020-01-02,A2,4,0.20,,\no2,4799,2020-01-03,A2,4,0.20,,\n";
	struct house h;
	int64_t posted;

	(void)state;
	open_shop(&h);
	h.req.keep_going = true;
	posted = rows_of(&h, "posting");
	good(&h, "history", text);
	counts(&h, 4, 2, 0, 0);
	assert_non_null(strstr(fault(&h, 0), ":3: sku: "));
	assert_non_null(strstr(fault(&h, 1), ":5: customer: "));
	assert_int_equal(fixture_number(h.s->db,
	    "SELECT sum(net) FROM order_line"), 1250 + 80);
	assert_int_equal(fixture_number(h.s->db,
	    "SELECT sum(shipped) FROM order_line"), 12000);
	assert_int_equal(rows_of(&h, "posting"), posted);
	assert_int_equal(rows_of(&h, "allocation"), 0);
	good(&h, "history", text);
	counts(&h, 4, 0, 0, 3); /* its order is known, so nothing more is looked at */
	close_house(&h);
}

static void
records_are_made_on_the_way_only_where_the_map_says_so(void **state)
{
	static const char text[] = "No,Kunde,Tag,Artikel,Name,Menge,Preis\n"
	    "9,C1,2020-01-02 08:00:00,X1,Lamp,2,3.50\n9,C1,2020-01-02 08:01:00,A1,Bolt,1,1\n";
	static const char columns[] = "No = external_id\nKunde = customer\ndate of Tag = placed\n"
	    "Artikel = sku\nName = description\nMenge = qty\nPreis = price\n";
	struct house h;

	(void)state;
	open_shop(&h);
	h.req.map = h.other;
	write_file(h.other, columns);
	assert_int_equal(run(&h, "history", text), DK_EINPUT);
	write_file(h.other, dk_fmt(&h.a, "%screate customers\ncreate products\n", columns));
	good(&h, "history", text);
	counts(&h, 2, 2, 0, 0);
	assert_string_equal(fixture_text(h.s->db,
	    "SELECT name || '/' || status FROM product WHERE sku = 'X1'"), "Lamp/discontinued");
	assert_string_equal(fixture_text(h.s->db,
	    "SELECT name || '/' || status FROM product WHERE sku = 'A1'"), "Bolt/active");
	assert_int_equal(fixture_number(h.s->db,
	    "SELECT count(*) FROM customer WHERE number = 'C1'"), 1);
	close_house(&h);
}

static void
history_without_an_external_id_is_known_again_by_what_it_says(void **state)
{
	static const char text[] =
	    "{\"customer\":\"4711\",\"placed\":\"2020-01-02\","
	    "\"lines\":[{\"sku\":\"A1\",\"qty\":1}]}\n"
	    "{\"customer\":\"4711\",\"placed\":\"2020-01-02\","
	    "\"lines\":[{\"sku\":\"A1\",\"qty\":1}]}\n"
	    "{\"customer\":\"4711\",\"placed\":\"2020-01-03\","
	    "\"lines\":[{\"sku\":\"A1\",\"qty\":1}]}\n";
	struct house h;

	(void)state;
	open_shop(&h);
	good(&h, "history", text);
	counts(&h, 3, 3, 0, 0);
	good(&h, "history", text);
	counts(&h, 3, 0, 0, 3);
	close_house(&h);
}

static void
export(struct house *h, const char *kind, bool json)
{
	struct dk_export_request out = { .kind = kind, .json = json };
	FILE *f = fopen(h->other, "w");

	assert_non_null(f);
	if (dk_export_run(h->s, &out, f, &h->err) != DK_OK)
		fail_msg("%s", h->err.text);
	fclose(f);
}

static void
exported_orders_are_known_again_and_mean_the_same_elsewhere(void **state)
{
	struct house h, there;
	const char *csv, *json, *past;

	(void)state;
	open_shop(&h);
	good(&h, "orders", "{\"customer\":\"4711\",\"placed\":\"2026-11-23\","
	    "\"discount\":\"2.5%\","
	    "\"note\":\"gate, 12\",\"lines\":[{\"sku\":\"A1\",\"qty\":7,\"discount\":\"5%\"},"
	    "{\"sku\":\"A2\",\"qty\":3,\"price\":\"0.2\"},{\"text\":\"ring\"}]}\n");
	good(&h, "history", "{\"external_id\":\"p1\",\"customer\":\"4711\","
	    "\"placed\":\"2020-01-02\","
	    "\"lines\":[{\"sku\":\"A1\",\"qty\":3,\"price\":1,\"shipped\":2,\"returned\":1}]}\n");
	export(&h, "history", true);
	past = read_file(&h, h.other);
	good(&h, "history", past);
	counts(&h, 1, 0, 0, 1);
	export(&h, "orders", false);
	csv = read_file(&h, h.other);
	good(&h, "orders", csv);
	counts(&h, 2, 0, 0, 2);
	export(&h, "orders", true);
	json = read_file(&h, h.other);
	good(&h, "orders", json);
	counts(&h, 1, 0, 0, 1);
	open_shop(&there);
	good(&there, "orders", json);
	good(&there, "history", past);
	assert_int_equal(rows_of(&there, "order_line"), 4);
	export(&there, "history", true);
	assert_string_equal(read_file(&there, there.other), past);
	assert_int_equal(fixture_number(there.s->db, "SELECT sum(net) FROM orders"),
	    fixture_number(h.s->db, "SELECT sum(net) FROM orders"));
	close_house(&there);
	close_house(&h);
}

/* What an order is made of, to be the same in two houses. */
static const char *
terms(struct house *h)
{
	return fixture_text(h->s->db, "SELECT group_concat(x, ' ') FROM (SELECT o.net || ' ' ||"
	    " o.discount_rate || ' ' || o.discount_amount || ' ' || o.billing || ' ' ||"
	    " o.deposit_rate || ' ' || o.deposit_amount || ' ' || group_concat(l.net || '/' ||"
	    " l.discount_rate || '/' || l.discount_amount || '/' || l.supply) AS x FROM orders o"
	    " JOIN order_line l ON l.order_id = o.id GROUP BY o.id ORDER BY o.id)");
}

static void
discounts_in_money_supply_and_terms_go_out_and_come_in_as_csv(void **state)
{
	struct house h, there;
	char *csv;

	(void)state;
	open_shop(&h);
	good(&h, "suppliers", "number,name\nS1,Sea\n");
	good(&h, "products", "sku,name,supplier\nA1,Bolt,S1\n");
	good(&h, "orders", "{\"customer\":\"4711\",\"discount\":\"1.50\","
	    "\"billing\":\"order\",\"deposit\":\"30%\","
	    "\"lines\":[{\"sku\":\"A1\",\"qty\":7,\"discount\":\"0.40\",\"supply\":\"drop\"},"
	    "{\"sku\":\"A2\",\"qty\":3}]}\n"
	    "{\"customer\":\"4712\",\"discount\":\"2.5%\",\"deposit\":\"1.25\","
	    "\"lines\":[{\"sku\":\"A1\",\"qty\":2,\"discount\":\"5%\"}]}\n");
	assert_non_null(strstr(terms(&h), "0/40/drop"));
	export(&h, "orders", false);
	csv = read_file(&h, h.other);
	good(&h, "orders", csv);
	counts(&h, 3, 0, 0, 3);
	open_shop(&there);
	good(&there, "suppliers", "number,name\nS1,Sea\n");
	good(&there, "products", "sku,name,supplier\nA1,Bolt,S1\n");
	good(&there, "orders", csv);
	assert_string_equal(terms(&there), terms(&h));
	assert_int_equal(run(&there, "orders", "external_id,customer,sku,qty,line_discount,"
	    "line_discount_amount\nx1,4711,A1,1,,\nx1,4711,A1,1,5,0.10\n"), DK_EINPUT);
	assert_non_null(strstr(fault(&there, 1), ":3: line_discount: A discount is a percentage"
	    " or an amount, not both."));
	close_house(&there);
	close_house(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_of_one_external_id_are_one_order),
		cmocka_unit_test(a_bad_row_keeps_its_whole_order_out),
		cmocka_unit_test(rows_of_an_order_must_stand_together),
		cmocka_unit_test(order_files_are_json_one_object_a_line_or_one_in_all),
		cmocka_unit_test(an_order_that_a_check_refuses_is_told_apart_from_a_malformed_one),
		cmocka_unit_test(history_takes_its_good_rows_and_posts_nothing),
		cmocka_unit_test(records_are_made_on_the_way_only_where_the_map_says_so),
		cmocka_unit_test(history_without_an_external_id_is_known_again_by_what_it_says),
		cmocka_unit_test(exported_orders_are_known_again_and_mean_the_same_elsewhere),
		cmocka_unit_test(discounts_in_money_supply_and_terms_go_out_and_come_in_as_csv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
