/* test_map.c - the rules of a map: what they make of a row, and what is wrong with them. */
#include <unistd.h>

#include "cases.h"

#include "in/map.h"

static const char *const known[] = { "external_id", "customer", "placed", "sku", "qty", "price",
	"description", "freight" };

/* A map file, the imported file and perhaps another one, in a directory of their own. */
struct setup {
	struct dk_arena a;
	char dir[32], map[64], data[64];
	struct map *m;
	struct dk_err err;
};

static void
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
begin(struct setup *t, const char *map)
{
	*t = (struct setup){ .dir = "/tmp/docket-map-XXXXXX" };
	assert_non_null(mkdtemp(t->dir));
	snprintf(t->map, sizeof(t->map), "%s/a.map", t->dir);
	snprintf(t->data, sizeof(t->data), "%s/data.csv", t->dir);
	write_file(t->map, map);
}

static void
end(struct setup *t)
{
	static const char *const names[] = { "a.map", "data.csv", "orders.csv", "other.csv" };

	for (size_t i = 0; i < DK_COUNT(names); i++)
		unlink(dk_fmt(&t->a, "%s/%s", t->dir, names[i]));
	rmdir(t->dir);
	dk_arena_free(&t->a);
}

/* Header and rows of ours as "a|b;", a rejected row as "!reason;". */
static const char *
through(struct setup *t, const char *csv)
{
	struct map_target to = { t->data, false, known, DK_COUNT(known) };
	const char *out = "";
	struct dk_csv_row row, ours;
	struct dk_csv *reader;
	bool more = true, header = true;
	FILE *f;

	write_file(t->data, csv);
	f = fopen(t->data, "r");
	reader = dk_csv_open(f, false);
	assert_int_equal(map_open(&t->a, t->map, &t->m, &t->err), DK_OK);
	while (assert_int_equal(dk_csv_next(reader, &row, &more, &t->err), DK_OK), more) {
		enum dk_rc rc = header ? map_bind(t->m, &to, &row, &ours, &t->err) :
		    map_row(t->m, &row, &ours, &t->err);

		for (size_t i = 0; rc == DK_OK && i < ours.count; i++)
			out = dk_fmt(&t->a, "%s%s%s", out, i > 0 ? "|" : "", ours.fields[i]);
		out = dk_fmt(&t->a, "%s%s%s;", out, rc == DK_OK ? "" : "!",
		    rc == DK_OK ? "" : t->err.text);
		if (header && rc != DK_OK)
			break;
		header = false;
	}
	dk_csv_close(reader);
	fclose(f);
	return out;
}

static void
columns_get_our_names_and_constants_fill_the_rest(void **state)
{
	struct setup t;

	(void)state;
	begin(&t, "# ours\n\nInvoice No = external_id\n"
	    "\"Stock=Code\" = sku\ncustomer = \"9\"\"1\"\n");
	assert_string_equal(through(&t, "Invoice No,Country,Stock=Code,qty\n1,UK,a,3\n"),
	    "external_id|sku|customer|qty;1|a|9\"1|3;");
	end(&t);
}

static void
a_constant_behind_a_column_is_its_default(void **state)
{
	struct setup t;

	(void)state;
	begin(&t, "Cust = customer\ncustomer = \"CASH\"\n");
	assert_string_equal(through(&t, "Cust\n17\n\"\"\n"), "customer;17;CASH;");
	end(&t);
}

static void
the_day_is_taken_from_a_time_stamp(void **state)
{
	struct setup t;

	(void)state;
	begin(&t, "date of When = placed\n");
	assert_string_equal(through(&t, "When\n2010-12-01 08:26:00\n"
	    "2010-12-02T01:02Z\n2010-12-03\nsoon\n"),
	    "placed;2010-12-01;2010-12-02;2010-12-03;soon;");
	end(&t);
}

static void
rows_are_rejected_by_the_first_condition_that_fits(void **state)
{
	struct setup t;

	(void)state;
	begin(&t, "No = external_id\nreject \"cancelled\" when No begins \"C\"\n"
	    "reject \"no customer\" when Cust is empty\nreject \"a return\" when Q < 0\n"
	    "reject \"seven\" when Q = 7\nreject \"not UK\" when Land <> \"UK\"\n");
	assert_string_equal(through(&t, "No,Cust,Q,Land\nC1,,1,UK\n"
	    "2,,1,UK\n3,x,-0.5,UK\n4,x,7.0,UK\n"
	    "5,x,1,DE\n6,x,0,UK\n7,x,many,UK\n"),
	    "external_id;!cancelled;!no customer;!a return;!seven;!not UK;6;7;");
	end(&t);
}

static void
another_file_is_joined_by_its_key(void **state)
{
	struct setup t;

	(void)state;
	begin(&t, "join orders.csv on order_id = order_id\norder_id = external_id\n"
	    "customer_id = customer\norders.note = description\nignore freight\n");
	write_file(dk_fmt(&t.a, "%s/orders.csv", t.dir),
	    "order_id,customer_id,note\n10,ALFKI,hello\n11,BERGS,\n");
	assert_string_equal(through(&t, "order_id,note,freight\n10,x,1\n12,x,1\n11,x,1\n"),
	    "external_id|customer|description;10|ALFKI|hello;"
	    "!orders.csv has no row where order_id is '12'.;11|BERGS|;");
	end(&t);
}

static void
pairs_on_the_command_line_are_a_map_too(void **state)
{
	struct setup t;

	(void)state;
	begin(&t, "");
	snprintf(t.map, sizeof(t.map), "Artikel=sku, Menge = qty");
	assert_string_equal(through(&t, "Artikel,price,Menge\na,1,2\n"), "sku|qty|price;a|2|1;");
	snprintf(t.map, sizeof(t.map), "Artikel=sku,Menge");
	assert_int_equal(map_open(&t.a, t.map, &t.m, &t.err), DK_EINPUT);
	snprintf(t.map, sizeof(t.map), "%s/a.map", t.dir);
	end(&t);
}

static void
a_wrong_rule_is_named_by_its_line(void **state)
{
	static const struct {
		const char *map, *says;
	} bad[] = {
		{ "\nsku\n", ":2: write: theirs = ours" }, { "sku =\n", ":1: a name" },
		{ "sku = \"a\" b\n", ":1: a name" }, { "sku = \"a\n", ":1: a name" },
		{ "reject when a = 1\n", ":1: write: reject" },
		{ "reject \"x\" when a\n", ":1: a condition is" },
		{ "reject \"x\" when a = b\n", ":1: put the text" },
		{ "reject \"x\" when a < \"b\"\n", ":1: only numbers" },
		{ "reject \"x\" when a is empty now\n", ":1: nothing may follow" },
		{ "join x on a\n", ":1: write: join" }, { "create orders\n", ":1: write: create" },
		{ "ignore\n", ":1: write: ignore" },
	};
	struct setup t;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(bad); i++) {
		begin(&t, bad[i].map);
		assert_int_equal(map_open(&t.a, t.map, &t.m, &t.err), DK_EINPUT);
		if (strstr(t.err.text, bad[i].says) == NULL)
			fail_msg("'%s' said: %s", bad[i].map, t.err.text);
		end(&t);
	}
}

static void
a_rule_that_does_not_fit_the_file_is_named(void **state)
{
	static const struct {
		const char *map, *says;
	} bad[] = {
		{ "Q = amount\n", "no column here called 'amount'" },
		{ "R = qty\n", "no single column called 'R'" },
		{ "reject \"x\" when R = 1\n", "no single column called 'R'" },
		{ "join none.csv on Q = Q\n", "none.csv cannot be read" },
		{ "join other.csv on Q = Z\n", "no such columns to join on" },
		{ "join other.csv on Q = k\n", "two rows where k is '1'" },
	};
	struct setup t;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(bad); i++) {
		begin(&t, bad[i].map);
		write_file(dk_fmt(&t.a, "%s/other.csv", t.dir), "k,v\n1,2\n1,3\n");
		if (strstr(through(&t, "Q\n1\n"), bad[i].says) == NULL)
			fail_msg("'%s' said: %s", bad[i].map, t.err.text);
		end(&t);
	}
	assert_int_equal(map_open(&t.a, "/no/such.map", &t.m, &t.err), DK_ENOTFOUND);
	dk_arena_free(&t.a);
}

static void
records_are_created_only_where_the_map_says_so(void **state)
{
	struct setup t;

	(void)state;
	begin(&t, "create products\n");
	assert_int_equal(map_open(&t.a, t.map, &t.m, &t.err), DK_OK);
	assert_true(map_creates_products(t.m));
	assert_false(map_creates_customers(t.m));
	assert_false(map_creates_products(NULL));
	end(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_get_our_names_and_constants_fill_the_rest),
		cmocka_unit_test(a_constant_behind_a_column_is_its_default),
		cmocka_unit_test(the_day_is_taken_from_a_time_stamp),
		cmocka_unit_test(rows_are_rejected_by_the_first_condition_that_fits),
		cmocka_unit_test(another_file_is_joined_by_its_key),
		cmocka_unit_test(pairs_on_the_command_line_are_a_map_too),
		cmocka_unit_test(a_wrong_rule_is_named_by_its_line),
		cmocka_unit_test(a_rule_that_does_not_fit_the_file_is_named),
		cmocka_unit_test(records_are_created_only_where_the_map_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
