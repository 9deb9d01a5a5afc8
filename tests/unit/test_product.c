/* test_product.c - products, packs, barcodes, substitutes, and finding the one that is meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/product.h"
#include "fixture.h"

static struct dk_session *s;
static struct dk_arena a;
static struct dk_err err;

static int
open_company(void **state)
{
	(void)state;
	s = fixture_company("product");
	return 0;
}

static int
close_company(void **state)
{
	(void)state;
	dk_arena_free(&a);
	fixture_company_end(s);
	return 0;
}

static enum dk_put
put(const char *sku, const char *name)
{
	struct dk_product p = { .sku = sku, .name = name, .price = { 1840 } };
	enum dk_put did;

	if (dk_product_put(s, &p, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	return did;
}

static struct dk_product *
get(const char *sku)
{
	struct dk_product *p;

	if (dk_product_by_sku(s, &a, sku, &p, &err) != DK_OK)
		fail_msg("%s", err.text);
	return p;
}

static enum dk_rc
put_unit(const char *sku, const char *name, int64_t pieces, const char *barcode)
{
	struct dk_unit u = { name, DK_QTY(pieces), barcode };
	enum dk_put did;

	return dk_unit_put(s, get(sku)->id, &u, &did, &err);
}

/* "SKU by unit" of what a text means. */
static const char *
means(const char *text, dk_id customer)
{
	struct dk_product_match m;
	struct dk_product *p;

	assert_int_equal(dk_product_match(s, &a, text, customer, &m, &err), DK_OK);
	if (m.id == 0)
		return "nothing";
	assert_int_equal(dk_product_load(s, &a, m.id, &p, &err), DK_OK);
	return dk_fmt(&a, "%s %s %s", p->sku, m.by, m.unit);
}

/* The SKUs found, in their order. */
static const char *
found(const char *text, dk_id customer)
{
	const struct dk_product_query q = { text, customer, 8 };
	struct dk_product_hit *hits;
	size_t count;
	const char *out = "";

	assert_int_equal(dk_product_find(s, &a, &q, &hits, &count, &err), DK_OK);
	for (size_t i = 0; i < count; i++)
		out = dk_fmt(&a, "%s%s%s", out, i > 0 ? " " : "", hits[i].sku);
	return out;
}

static void
a_put_says_what_it_did_and_writes_only_changes(void **state)
{
	struct dk_product *p;
	enum dk_put did;
	int64_t rows;

	(void)state;
	assert_int_equal(put("A10410", "Hex bolt M8x40"), DK_PUT_ADDED);
	rows = fixture_number(s->db, "SELECT count(*) FROM journal");
	assert_int_equal(put("A10410", "Hex bolt M8x40"), DK_PUT_UNCHANGED);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM journal"), rows);
	assert_int_equal(fixture_number(s->db, "SELECT version FROM product"), 1);
	assert_int_equal(put("A10410", "Hex bolt M8x40 zinc"), DK_PUT_CHANGED);
	assert_string_equal(fixture_text(s->db, "SELECT body FROM journal ORDER BY seq DESC"),
	    "{\"sku\":\"A10410\",\"name\":[\"Hex bolt M8x40\",\"Hex bolt M8x40 zinc\"]}");
	p = get("A10410");
	assert_string_equal(p->unit, "ea");
	assert_string_equal(p->status, "active");
	assert_int_equal(p->price_per.milli, 1000);
	assert_int_equal(p->version, 2);
	assert_int_equal(dk_product_put(s, p, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_UNCHANGED);
}

static void
every_column_comes_back_as_it_was_put(void **state)
{
	struct dk_product p = { .sku = "Z1", .name = "n", .description = "two\nlines",
		.attributes = "size=M8;grade=A4", .unit = "kg", .decimals = 3, .barcode = "5012",
		.price = { 1 }, .price_per = { 2 }, .cost = { 3 }, .tax_code = "Z", .gram = 4,
		.status = "run-out", .replaced_by = "later", .min_qty = { 5 }, .multiple = { 6 },
		.max_qty = { 7 }, .supplier = "s", .supplier_sku = "ss", .lead_days = 8,
		.reorder_point = { 9 }, .reorder_qty = { 10 }, .abc = "A", .hazard = "3" };
	struct dk_product *q;
	enum dk_put did;

	(void)state;
	assert_int_equal(dk_product_put(s, &p, &did, &err), DK_OK);
	q = get("Z1");
	assert_string_equal(q->description, p.description);
	assert_string_equal(q->attributes, p.attributes);
	assert_string_equal(q->supplier_sku, "ss");
	assert_string_equal(q->hazard, "3");
	assert_int_equal(q->reorder_qty.milli, 10);
	assert_int_equal(q->max_qty.milli, 7);
	assert_int_equal(q->cost.e4, 3);
	assert_int_equal(dk_product_put(s, q, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_UNCHANGED);
}

static void
refused(struct dk_product p, const char *field)
{
	enum dk_put did;

	assert_int_equal(dk_product_put(s, &p, &did, &err), DK_EINPUT);
	assert_string_equal(err.field, field);
}

static void
bad_fields_are_refused_by_name(void **state)
{
	char wide[64] = "";

	(void)state;
	memset(wide, 'x', 41);
	refused((struct dk_product){ .name = "n" }, "sku");
	refused((struct dk_product){ .sku = wide, .name = "n" }, "sku");
	refused((struct dk_product){ .sku = " A", .name = "n" }, "sku");
	refused((struct dk_product){ .sku = "A\tB", .name = "n" }, "sku");
	refused((struct dk_product){ .sku = "A", .name = "" }, "name");
	refused((struct dk_product){ .sku = "A", .name = "n", .status = "act" }, "status");
	refused((struct dk_product){ .sku = "A", .name = "n", .min_qty = { 500 } }, "min_qty");
	refused((struct dk_product){ .sku = "A", .name = "n", .decimals = 4 }, "decimals");
	refused((struct dk_product){ .sku = "A", .name = "n", .price = { -1 } }, "price");
	refused((struct dk_product){ .sku = "A", .name = "n", .replaced_by = "A" }, "replaced_by");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM product"), 0);
}

static void
a_stale_version_is_refused(void **state)
{
	struct dk_product *mine;
	enum dk_put did;

	(void)state;
	put("A10410", "bolt");
	mine = get("A10410");
	put("A10410", "bolt of another");
	mine->name = "bolt of mine";
	assert_int_equal(dk_product_put(s, mine, &did, &err), DK_ECONFLICT);
	assert_string_equal(get("A10410")->name, "bolt of another");
}

static void
a_barcode_belongs_to_one_unit_of_one_product(void **state)
{
	struct dk_product *p;
	enum dk_put did;

	(void)state;
	put("A1", "one");
	put("A2", "two");
	p = get("A1");
	p->barcode = "5012345000417";
	assert_int_equal(dk_product_put(s, p, &did, &err), DK_OK);
	assert_int_equal(put_unit("A1", "cs", 12, "15012345000414"), DK_OK);
	assert_int_equal(put_unit("A2", "cs", 10, "5012345000417"), DK_EREFUSED);
	assert_non_null(strstr(err.text, "A1"));
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM unit"), 1);
	assert_string_equal(means("5012345000417", 0), "A1 barcode ");
	assert_string_equal(means("15012345000414", 0), "A1 barcode cs");
	assert_string_equal(means("05012345000417", 0), "A1 barcode ");
	/* a code that moves leaves nothing behind */
	p = get("A1");
	p->barcode = "";
	assert_int_equal(dk_product_put(s, p, &did, &err), DK_OK);
	assert_string_equal(means("5012345000417", 0), "nothing");
	assert_int_equal(put_unit("A2", "cs", 10, "5012345000417"), DK_OK);
	assert_string_equal(means("5012345000417", 0), "A2 barcode cs");
}

static void
a_upc_that_lost_its_leading_zero_is_found(void **state)
{
	struct dk_product *p;
	enum dk_put did;

	(void)state;
	put("A1", "one");
	p = get("A1");
	p->barcode = "012345678905";
	assert_int_equal(dk_product_put(s, p, &did, &err), DK_OK);
	assert_string_equal(means("12345678905", 0), "A1 barcode ");
	assert_string_equal(means("0012345678905", 0), "A1 barcode ");
	assert_string_equal(means("]E00012345678905", 0), "A1 barcode ");
	assert_string_equal(means("]C101" "00012345678905" "10L1", 0), "A1 barcode ");
	assert_string_equal(means("(01)00012345678905(10)L1(17)270300", 0), "A1 barcode ");
	assert_string_equal(means("22345678905", 0), "nothing");
}

static void
units_are_known_by_name_in_any_case(void **state)
{
	struct dk_unit *units;
	size_t count;
	dk_qty pieces;
	dk_id id;

	(void)state;
	put("A1", "one");
	id = get("A1")->id;
	assert_int_equal(put_unit("A1", "pal", 480, ""), DK_OK);
	assert_int_equal(put_unit("A1", "cs", 12, ""), DK_OK);
	assert_int_equal(put_unit("A1", "ea", 2, ""), DK_EREFUSED);
	assert_int_equal(put_unit("A1", "ea", 1, ""), DK_OK);
	assert_int_equal(dk_unit_list(s, &a, id, &units, &count, &err), DK_OK);
	assert_int_equal(count, 3);
	assert_string_equal(units[0].name, "ea");
	assert_string_equal(units[1].name, "cs");
	assert_int_equal(dk_unit_pieces(s, id, "", &pieces, &err), DK_OK);
	assert_int_equal(pieces.milli, 1000);
	assert_int_equal(dk_unit_pieces(s, id, "EA", &pieces, &err), DK_OK);
	assert_int_equal(pieces.milli, 1000);
	assert_int_equal(dk_unit_pieces(s, id, "CS", &pieces, &err), DK_OK);
	assert_int_equal(pieces.milli, 12000);
	assert_int_equal(dk_unit_pieces(s, id, "box", &pieces, &err), DK_ENOTFOUND);
	assert_non_null(strstr(err.text, "ea, cs, pal"));
}

static void
a_text_means_the_first_way_that_fits(void **state)
{
	(void)state;
	put("A10410", "bolt");
	put("A10422", "longer bolt");
	put("B20001", "washer");
	put("b20001", "another washer");
	fixture_sql(s->db,
	    "INSERT INTO customer (id, number, name, name_key) VALUES (7,'7','x','x');"
	    "INSERT INTO customer_item SELECT 7, 'Hex-40', id FROM product WHERE sku = 'A10410'");
	assert_string_equal(means("A10410", 0), "A10410 sku ");
	assert_string_equal(means("a10410", 0), "A10410 sku ");
	assert_string_equal(means("B20001", 0), "B20001 sku ");
	assert_string_equal(means("hex-40", 7), "A10410 their ");
	assert_string_equal(means("hex-40", 0), "nothing");
	assert_string_equal(means("a1041", 0), "A10410 prefix ");
	assert_string_equal(means("a104", 0), "nothing");
	assert_string_equal(means("a1", 0), "nothing");
	assert_string_equal(means("", 0), "nothing");
}

static void
words_and_codes_find_what_was_bought_first(void **state)
{
	(void)state;
	put("B20001", "Washer M8 zinc");
	put("B20017", "Washer M8 A4");
	put("B20018", "Washer M8 A4 large");
	put("C30100", "Nut M8");
	fixture_sql(s->db,
	    "INSERT INTO customer (id, number, name, name_key) VALUES (7,'7','x','x');"
	    "INSERT INTO orders (id, state, customer_id, currency, site_id, touched_at)"
	    " VALUES (1, 'entered', 7, 'EUR', 1, '');"
	    "INSERT INTO order_line (order_id, line_no, product_id)"
	    " SELECT 1, 1, id FROM product WHERE sku = 'B20018'");
	assert_string_equal(found("wash m8 a4", 0), "B20017 B20018");
	assert_string_equal(found("wash m8 a4", 7), "B20018 B20017");
	assert_string_equal(found("b2", 0), "B20001 B20017 B20018");
	assert_string_equal(found("C30100", 0), "C30100");
	assert_string_equal(found("nothing like it", 0), "");
	assert_int_equal(dk_product_rank(s, &err), DK_OK);
	assert_string_equal(found("washer", 0), "B20018 B20001 B20017");
	put("B20001", "Spring ring");
	assert_string_equal(found("washer", 0), "B20018 B20017");
}

static void
substitutes_come_by_rank_with_their_stock(void **state)
{
	struct dk_product_hit *hits;
	enum dk_put did;
	size_t count;
	dk_id id;

	(void)state;
	put("B1", "one");
	put("B2", "two");
	put("B3", "three");
	id = get("B1")->id;
	assert_int_equal(dk_substitute_put(s, id, get("B2")->id, 2, &did, &err), DK_OK);
	assert_int_equal(dk_substitute_put(s, id, get("B3")->id, 1, &did, &err), DK_OK);
	assert_int_equal(dk_substitute_put(s, id, get("B3")->id, 1, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_UNCHANGED);
	assert_int_equal(dk_substitute_put(s, id, id, 1, &did, &err), DK_EINPUT);
	fixture_sql(s->db,
	    "INSERT INTO stock SELECT id, 1, 5000, 1000, 2000 FROM product WHERE sku = 'B2'");
	assert_int_equal(dk_substitute_list(s, &a, id, &hits, &count, &err), DK_OK);
	assert_int_equal(count, 2);
	assert_string_equal(hits[0].sku, "B3");
	assert_string_equal(hits[1].sku, "B2");
	assert_int_equal(hits[1].free.milli, 2000);
}

static void
a_clerk_may_look_but_not_put(void **state)
{
	struct dk_product p = { .sku = "A1", .name = "x" }, *q;
	enum dk_put did;

	(void)state;
	put("A1", "one");
	fixture_sql(s->db, "UPDATE users SET role = 'clerk'");
	assert_int_equal(dk_product_put(s, &p, &did, &err), DK_EDENIED);
	assert_int_equal(dk_product_by_sku(s, &a, "A1", &q, &err), DK_OK);
	assert_string_equal(q->name, "one");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_company, close_company)
	const struct CMUnitTest tests[] = {
		T(a_put_says_what_it_did_and_writes_only_changes),
		T(every_column_comes_back_as_it_was_put),
		T(bad_fields_are_refused_by_name),
		T(a_stale_version_is_refused),
		T(a_barcode_belongs_to_one_unit_of_one_product),
		T(a_upc_that_lost_its_leading_zero_is_found),
		T(units_are_known_by_name_in_any_case),
		T(a_text_means_the_first_way_that_fits),
		T(words_and_codes_find_what_was_bought_first),
		T(substitutes_come_by_rank_with_their_stock),
		T(a_clerk_may_look_but_not_put),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
