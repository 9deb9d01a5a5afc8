/* test_invoice_seal.c - whatever column of a posted document is altered, its hash tells. */
#include <string.h>

#include "chance.h"
#include "core/money/invoice_chain.h"
#include "docket/invoice.h"
#include "fixture.h"
#include "shop.h"

static int
open_shop(void **state)
{
	*state = shop_open("invoice_seal");
	return 0;
}

/* Two invoices: the first has all that one can have. */
static void
post_two(struct dk_session *s)
{
	static const struct shop_line goods[] = { { 1, 5000, 100000, 10000, 0 },
		{ 3, 2500, 33300, 0, 100 } };
	struct dk_err err;
	dk_id id;

	fixture_sql(s->db, "UPDATE customer SET cash_discount = 2000, cash_discount_days = 10,"
	    " language = 'de'");
	fixture_sql(s->db, "UPDATE tax SET parts = 'State=12; Town=7' WHERE rate = 19000");
	for (dk_id order = 1; order <= 2; order++) {
		shop_order(s, order, goods, DK_COUNT(goods), (const int64_t[]){ 500, 850 });
		assert_int_equal(dk_shipment_pick(s, order, &id, &err), DK_OK);
		shop_send(s, id);
		assert_int_equal(dk_invoice_post_shipment(s, id, &id, &err), DK_OK);
	}
}

static const char *
broken(struct dk_session *s, struct dk_arena *a)
{
	const char *number = "";
	struct dk_err err;

	assert_int_equal(dk_invoice_chain_check(s, a, "invoice", &number, &err), DK_OK);
	return number;
}

static const char *
told(struct dk_session *s, const char *what, const char *table, const char *column)
{
	char sql[300];

	snprintf(sql, sizeof(sql), "SELECT %s FROM pragma_table_info('%s') WHERE name > '%s'"
	    " ORDER BY name LIMIT 1", what, table, column);
	return fixture_text(s->db, sql);
}

static void
alter(struct dk_session *s, const char *table, const char *column, const char *type)
{
	const char *id = strcmp(table, "invoice") == 0 ? "id" : "invoice_id";
	char sql[400];

	snprintf(sql, sizeof(sql), "UPDATE %s SET %s = %s%s%s WHERE %s = 1", table, column,
	    strcmp(type, "TEXT") == 0 ? "'7' || " :
	    strcmp(type, "BLOB") == 0 ? "CAST('7' || substr(" : "500 + coalesce(",
	    column, strcmp(type, "TEXT") == 0 ? "" :
	    strcmp(type, "BLOB") == 0 ? ", 1, 31) AS BLOB)" : ", 0)", id);
	fixture_fault(s->db, sql);
}

static void
put_back(struct dk_session *s, const char *table)
{
	char sql[200];

	snprintf(sql, sizeof(sql), "DELETE FROM %s; INSERT INTO %s SELECT * FROM kept_%s", table,
	    table, table);
	fixture_fault(s->db, sql);
}

static void
every_column_is_bound(void **state)
{
	static const char *const tables[] = { "invoice", "invoice_line", "invoice_tax" };
	struct dk_session *s = *state;
	struct dk_arena a = { 0 };
	int columns = 0;

	post_two(s);
	assert_string_equal(broken(s, &a), "");
	for (size_t i = 0; i < DK_COUNT(tables); i++) {
		char sql[200];

		snprintf(sql, sizeof(sql), "CREATE TABLE kept_%s AS SELECT * FROM %s", tables[i],
		    tables[i]);
		fixture_sql(s->db, sql);
	}
	for (size_t i = 0; i < DK_COUNT(tables); i++) {
		char name[60] = "", type[20];

		for (;;) {
			snprintf(type, sizeof(type), "%s", told(s, "type", tables[i], name));
			snprintf(name, sizeof(name), "%s", told(s, "name", tables[i], name));
			if (name[0] == '\0')
				break;
			alter(s, tables[i], name, type);
			if (*broken(s, &a) == '\0')
				fail_msg("%s.%s can be altered unseen", tables[i], name);
			put_back(s, tables[i]);
			columns++;
		}
	}
	assert_true(columns > 50);
	assert_string_equal(broken(s, &a), "");
	dk_arena_free(&a);
}

/* What an earlier docket posted keeps its hash; a newer one cannot be passed off as of its form. */
static void
an_older_form_stays_true(void **state)
{
	struct dk_session *s = *state;
	struct dk_arena a = { 0 };

	post_two(s);
	assert_int_equal(fixture_number(s->db, "SELECT min(form) FROM invoice"), 4);
	fixture_fault(s->db, "UPDATE invoice SET form = 1 WHERE id = 1");
	assert_string_equal(broken(s, &a), "INV1001");
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_shop, close_shop)
		CASE(every_column_is_bound),
		CASE(an_older_form_stays_true),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
