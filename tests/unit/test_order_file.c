/* test_order_file.c - orders from JSON, and the schema that tells others how to write them. */
#include "cases.h"

#include "docket/order_file.h"
#include "in/order_keys.h"

struct reader {
	struct dk_arena a;
	struct dk_order_input order;
	struct dk_err err;
};

static enum dk_rc
read_order(struct reader *r, const char *text, bool history)
{
	const struct dk_json *object;

	*r = (struct reader){ .err = { .rc = DK_OK } };
	assert_int_equal(dk_json_parse(&r->a, text, strlen(text), &object, &r->err), DK_OK);
	return dk_order_file_read(&r->a, object, history, &r->order, &r->err);
}

static void
the_example_of_the_contract_is_read_whole(void **state)
{
	static const char text[] =
	    "{\"docket\":\"order/1\",\"external_id\":\"web-7781\",\"customer\":\"4711\","
	    "\"channel\":\"email\",\"customer_po\":\"P88213\",\"placed\":\"2026-11-23\","
	    "\"wanted\":\"2026-11-26\",\"ship_to\":\"01\",\"carrier\":\"DHL/STD\","
	    "\"discount\":\"2.5%\",\"freight\":\"8.50\",\"note\":\"gate\\n12#\","
	    "\"source\":\"Hello,\\ntwelve bolts\",\"lines\":["
	    "{\"sku\":\"A10410\",\"qty\":\"12\",\"unit\":\"ea\"},"
	    "{\"barcode\":\"5012345000417\",\"qty\":2,\"unit\":\"cs\",\"price\":9.950,"
	    "\"discount\":\"5%\"},{\"text\":\"ring before delivery\"}]}";
	struct reader r;

	(void)state;
	assert_int_equal(read_order(&r, text, false), DK_OK);
	assert_string_equal(r.order.external_id, "web-7781");
	assert_string_equal(r.order.customer, "4711");
	assert_string_equal(r.order.wanted, "2026-11-26");
	assert_string_equal(r.order.ship_to, "01");
	assert_null(r.order.place);
	assert_string_equal(r.order.discount, "2.5%");
	assert_string_equal(r.order.note, "gate\n12#");
	assert_string_equal(r.order.source, "Hello,\ntwelve bolts");
	assert_int_equal(r.order.line_count, 3);
	assert_string_equal(r.order.lines[0].line.sku, "A10410");
	assert_null(r.order.lines[0].line.barcode);
	assert_null(r.order.lines[0].line.price);
	assert_string_equal(r.order.lines[1].line.qty, "2");
	assert_string_equal(r.order.lines[1].line.price, "9.95");
	assert_string_equal(r.order.lines[2].line.text, "ring before delivery");
	assert_null(r.order.lines[2].line.qty);
	dk_arena_free(&r.a);
}

static void
the_ship_to_may_be_an_address(void **state)
{
	struct reader r;

	(void)state;
	assert_int_equal(read_order(&r, "{\"customer\":1,\"lines\":[{\"sku\":\"a\",\"qty\":1}],"
	    "\"ship_to\":{\"street\":\"Kai 1\",\"city\":\"Bern\",\"country\":\"CH\"}}", false),
	    DK_OK);
	assert_string_equal(r.order.customer, "1");
	assert_string_equal(r.order.ship_to, "");
	assert_string_equal(r.order.place->city, "Bern");
	assert_string_equal(r.order.place->postcode, "");
	dk_arena_free(&r.a);
}

static void
history_alone_says_what_was_shipped(void **state)
{
	static const char text[] = "{\"customer\":\"c\",\"placed\":\"2020-01-02\",\"lines\":["
	    "{\"sku\":\"a\",\"qty\":3,\"shipped\":\"2\",\"returned\":1}]}";
	struct reader r;

	(void)state;
	assert_int_equal(read_order(&r, text, true), DK_OK);
	assert_string_equal(r.order.lines[0].shipped, "2");
	assert_string_equal(r.order.lines[0].returned, "1");
	dk_arena_free(&r.a);
	assert_int_equal(read_order(&r, text, false), DK_EINPUT);
	assert_string_equal(r.err.field, "lines[0].shipped");
	dk_arena_free(&r.a);
}

static void
what_is_wrong_is_named_by_its_key(void **state)
{
	static const struct {
		const char *text, *field, *says;
	} bad[] = {
		{ "[]", "", "object" },
		{ "{\"customer\":\"c\",\"placed\":\"mon\",\"lines\":[]}", "placed", "no date" },
		{ "{\"customer\":1e30,\"lines\":[]}", "customer", "too large" },
		{ "{\"lines\":[]}", "customer", "missing" },
		{ "{\"customer\":\"c\"}", "lines", "missing" },
		{ "{\"customer\":\"c\",\"lines\":[]}", "lines", "no lines" },
		{ "{\"customer\":\"c\",\"lines\":{}}", "lines", "list" },
		{ "{\"customer\":\"c\",\"lines\":[1]}", "lines[0]", "Line 1: An object" },
		{ "{\"customer\":\"c\",\"custmer\":\"c\",\"lines\":[]}", "custmer", "not known" },
		{ "{\"docket\":\"order/2\",\"customer\":\"c\",\"lines\":[]}", "docket", "order/2" },
		{ "{\"customer\":\"c\",\"lines\":[{\"sku\":\"a\",\"qty\":1},{\"sku\":\"a\"}]}",
		    "lines[1].qty", "Line 2: The quantity" },
		{ "{\"customer\":\"c\",\"lines\":[{\"qty\":1}]}", "lines[0].sku", "sku" },
		{ "{\"customer\":\"c\",\"lines\":[{\"qty\":1,\"text\":\"x\"}]}", "lines[0].sku",
		    "of what" },
		{ "{\"customer\":\"c\",\"lines\":[{\"sku\":\"a\",\"barcode\":\"b\",\"qty\":1}]}",
		    "lines[0].barcode", "not both" },
		{ "{\"customer\":\"c\",\"lines\":[{\"sku\":true,\"qty\":1}]}", "lines[0].sku",
		    "must be a text" },
		{ "{\"customer\":\"c\\u0007\",\"lines\":[{\"sku\":\"a\",\"qty\":1}]}", "customer",
		    "control" },
		{ "{\"customer\":\"c\",\"ship_to\":{\"street\":\"s\",\"zip\":1},\"lines\":[]}",
		    "zip", "not known" },
	};

	(void)state;
	for (size_t i = 0; i < DK_COUNT(bad); i++) {
		struct reader r;

		assert_int_equal(read_order(&r, bad[i].text, false), DK_EINPUT);
		assert_string_equal(r.err.field, bad[i].field);
		if (strstr(r.err.text, bad[i].says) == NULL)
			fail_msg("%s said: %s", bad[i].text, r.err.text);
		dk_arena_free(&r.a);
	}
}

static void
an_order_has_at_most_9999_lines(void **state)
{
	struct dk_arena a = { 0 };
	const struct dk_json *object;
	struct dk_order_input order;
	struct dk_err err;
	size_t at = 0;
	char *text = malloc((size_t)40 * 10001);

	(void)state;
	for (int lines = DK_LINES_MAX; lines <= DK_LINES_MAX + 1; lines++) {
		at = (size_t)snprintf(text, 64, "{\"customer\":\"c\",\"lines\":[");
		for (int i = 0; i < lines; i++)
			at += (size_t)snprintf(text + at, 40, "%s{\"sku\":\"a\",\"qty\":1}",
			    i > 0 ? "," : "");
		at += (size_t)snprintf(text + at, 4, "]}");
		assert_int_equal(dk_json_parse(&a, text, at, &object, &err), DK_OK);
		assert_int_equal(dk_order_file_read(&a, object, false, &order, &err),
		    lines <= DK_LINES_MAX ? DK_OK : DK_EINPUT);
	}
	free(text);
	dk_arena_free(&a);
}

/* The keys of one object of the schema are those of one table, and so are the required ones. */
static void
same_keys(const struct dk_json *object, const struct dk_json_key *keys, size_t count)
{
	const struct dk_json *properties = dk_json_get(object, "properties");
	const struct dk_json *required = dk_json_get(object, "required");

	assert_non_null(properties);
	assert_int_equal(properties->count, count);
	for (size_t i = 0; i < count; i++) {
		bool is_required = false;

		if (dk_json_get(properties, keys[i].name) == NULL)
			fail_msg("the schema does not know %s", keys[i].name);
		for (const struct dk_json *r = required != NULL ? required->child : NULL; r != NULL;
		     r = r->next)
			is_required = is_required || strcmp(r->text, keys[i].name) == 0;
		assert_int_equal(is_required, keys[i].required);
	}
	assert_string_equal(dk_json_text(object, "additionalProperties"), "false");
}

static void
the_schema_knows_the_same_keys_as_the_reader(void **state)
{
	FILE *f = fopen("data/schema/order.schema.json", "r");
	struct dk_arena a = { 0 };
	struct dk_json_stream *st;
	const struct dk_json *schema, *defs;
	struct dk_err err;

	(void)state;
	assert_non_null(f);
	st = dk_json_open(f);
	assert_int_equal(dk_json_next(st, &a, &schema, &err), DK_OK);
	assert_non_null(schema);
	same_keys(schema, dk_order_keys, ORDER_KEYS);
	defs = dk_json_get(schema, "$defs");
	same_keys(dk_json_get(defs, "line"), dk_line_keys, LINE_KEYS);
	same_keys(dk_json_get(defs, "place"), dk_place_keys, PLACE_KEYS);
	dk_json_close(st);
	fclose(f);
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_of_the_contract_is_read_whole),
		cmocka_unit_test(the_ship_to_may_be_an_address),
		cmocka_unit_test(history_alone_says_what_was_shipped),
		cmocka_unit_test(what_is_wrong_is_named_by_its_key),
		cmocka_unit_test(an_order_has_at_most_9999_lines),
		cmocka_unit_test(the_schema_knows_the_same_keys_as_the_reader),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
