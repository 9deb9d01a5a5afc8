/* test_online_retail.c - a month of a gift shop through its map: every row loaded or listed. */
#include "house.h"

#include "docket/csv.h"

static const char map[] = "data/maps/online-retail.map";
static const char month[] = "orders/online-retail/2010-12.csv";

/* Rows and Σ quantity × price, in cents, of a file with the columns of the shop. */
static int64_t
value_of(FILE *f, int64_t *rows)
{
	struct dk_csv *csv = dk_csv_open(f, false);
	struct dk_csv_row row;
	struct dk_err err;
	int64_t sum = 0;
	bool more = true;
	int qty, price;

	assert_int_equal(dk_csv_next(csv, &row, &more, &err), DK_OK);
	qty = dk_csv_find(&row, "Quantity");
	price = dk_csv_find(&row, "UnitPrice");
	for (*rows = 0; dk_csv_next(csv, &row, &more, &err) == DK_OK && more; ++*rows) {
		int64_t pieces, cents;

		assert_int_equal(dk_decimal_parse(row.fields[qty], 0, DK_QTY_MAX, &pieces, &err),
		    DK_OK);
		assert_int_equal(dk_decimal_parse(row.fields[price], 2, DK_QTY_MAX, &cents, &err),
		    DK_OK);
		sum += pieces * cents;
	}
	dk_csv_close(csv);
	return sum;
}

static void
every_row_is_loaded_or_listed_with_its_reason(void **state)
{
	const char *dir = getenv("DOCKET_CASES");
	int64_t listed, rows, loaded, rejected;
	struct house h;
	FILE *f = cases_open(month);

	(void)state;
	if (f == NULL)
		skip();
	fclose(f);
	open_house(&h);
	h.req = (struct dk_import_request){ .kind = "history", .map = map, .rejects = h.other };
	h.req.path = dk_fmt(&h.a, "%s/%s", dir != NULL ? dir : "../shared/cases", month);
	if (dk_import_run(h.s, &h.a, &h.req, &h.sum, &h.err) != DK_OK)
		fail_msg("%s %s", h.err.text, h.sum.fault_count > 0 ? h.sum.faults[0] : "");
	assert_int_equal(h.sum.rows, 42481);
	assert_int_equal(h.sum.added + h.sum.rejected, 42481);
	assert_int_equal(rows_of(&h, "order_line"), h.sum.added);
	f = fopen(h.other, "r");
	assert_non_null(f);
	rejected = value_of(f, &listed);
	fclose(f);
	assert_int_equal(listed, h.sum.rejected);
	loaded = fixture_number(h.s->db, "SELECT sum(net) FROM order_line");
	assert_int_equal(loaded, fixture_number(h.s->db,
	    "SELECT sum(ordered * price) / 100000 FROM order_line"));
	assert_int_equal(loaded + rejected, 74895702);
	f = cases_open(month);
	assert_int_equal(value_of(f, &rows), loaded + rejected);
	fclose(f);
	assert_int_equal(rows_of(&h, "posting"), 0);
	assert_int_equal(rows_of(&h, "move"), 0);
	close_house(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_loaded_or_listed_with_its_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
