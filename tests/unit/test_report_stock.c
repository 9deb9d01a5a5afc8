/* test_report_stock.c - reports of counts and adjustments, held against planted figures. */
#include "cases.h"
#include "fixture.h"
#include "small_desk.h"

#include "docket/count_settle.h"
#include "docket/report.h"
#include "docket/setting.h"
#include "docket/stock.h"
#include "docket/table.h"
#include "docket/user.h"

#define OK(call) \
	do { \
		struct dk_err err = { 0 }; \
		if ((call) != DK_OK) \
			fail_msg("%s:%d: %s", __FILE__, __LINE__, err.text); \
	} while (0)

static int
open_desk(void **state)
{
	const struct dk_user sue = { .name = "sue", .full_name = "Sue Ito",
		.role = DK_ROLE_SUPERVISOR };
	struct dk_session *s = small_desk_open("report_stock");
	dk_id id;

	OK(dk_user_add(s, &sue, &id, &err));
	OK(dk_user_set_right(s, "sue", DK_RIGHT_STOCK_APPROVE, true, INT64_MAX, &err));
	OK(dk_user_set_password(s, "sue", "a long enough one", &err));
	OK(dk_user_set_password(s, "ann", "another long one", &err));
	OK(dk_location_put(s, "B-01", "", "", &(enum dk_put){ 0 }, &err));
	fixture_sql(s->db, "UPDATE product SET abc = 'A' WHERE sku = 'BOLT';"
	    "UPDATE product SET abc = 'B' WHERE sku = 'NUT'");
	*state = s;
	return 0;
}

static int
close_desk(void **state)
{
	fixture_company_end(*state);
	return 0;
}

static void
as(struct dk_session *s, const char *user)
{
	OK(dk_session_sign_in(s, user,
	    user[0] == 's' ? "a long enough one" : "another long one", &err));
}

static dk_id
product(struct dk_session *s, const char *sku)
{
	struct dk_arena a = { 0 };
	struct dk_product *p = NULL;
	dk_id id;

	OK(dk_product_by_sku(s, &a, sku, &p, &err));
	id = p->id;
	dk_arena_free(&a);
	return id;
}

static struct dk_table *
table_of(struct dk_session *s, struct dk_arena *a, const char *name)
{
	const struct dk_report_query q = { name, { 20780 }, { 20790 } };
	struct dk_table *t = NULL;

	OK(dk_report_table(s, a, &q, &t, &err));
	return t;
}

/* Cells of a row as one text: "class A 2 1 ...". */
static const char *
row_of(const struct dk_table *t, struct dk_arena *a, size_t row)
{
	const char *all = "";

	assert_true(row < t->row_count);
	for (size_t c = 0; c < t->column_count; c++)
		all = dk_fmt(a, "%s%s%s", all, c > 0 ? "|" : "", dk_table_show(t, a, row, c));
	return all;
}

static void
rows_are(struct dk_session *s, const char *name, const char *const *want, size_t count)
{
	struct dk_arena a = { 0 };
	const struct dk_table *t = table_of(s, &a, name);

	for (size_t i = 0; i < count && i < t->row_count; i++)
		assert_string_equal(row_of(t, &a, i), want[i]);
	assert_int_equal(t->row_count, count);
	dk_arena_free(&a);
}

/* Counts all that is due; `found` tells how many pieces of each item. */
static dk_id
count_all(struct dk_session *s, int64_t bolts, int64_t nuts, int64_t cheese)
{
	const struct dk_count_ask ask = { "", "", "", false, 0 };
	struct dk_arena a = { 0 };
	struct dk_counted lines[8];
	struct dk_count_told told[8];
	struct dk_count c;
	dk_id id;

	OK(dk_count_start(s, &a, &ask, &id, &err));
	OK(dk_count_load(s, &a, id, &c, &err));
	assert_int_equal(c.line_count, 3);
	for (int64_t i = 0; i < c.line_count; i++)
		lines[i] = (struct dk_counted){ .line_no = c.lines[i].line_no,
			.qty = DK_QTY(strcmp(c.lines[i].sku, "BOLT") == 0 ? bolts
			    : strcmp(c.lines[i].sku, "NUT") == 0 ? nuts : cheese) };
	OK(dk_count_enter(s, &a, id, &(struct dk_count_sheet){ lines, 3, told }, &err));
	dk_arena_free(&a);
	return id;
}

static void
post(struct dk_session *s, dk_id id)
{
	struct dk_count_posted done;

	OK(dk_count_post(s, id, &done, &err));
}

/* Nuts were found on the one day, bolts were missing; on the next sue does not believe that the
 * cheese is gone, and what she refused is no error of the books. */
static void
accuracy_is_told_by_class_day_and_location(void **state)
{
	static const char *const want[] = {
		"all||5|3|4|60|80|-0.59|3.09|1",
		"class|A|2|1|2|50|100|-1.84|1.84|0",
		"class|B|2|1|1|50|50|1.25|1.25|0",
		"class|C|1|1|1|100|100|0.00|0.00|1",
		"day|2026-11-23|3|1|2|33.3|66.7|-0.59|3.09|0",
		"day|2026-11-24|2|2|2|100|100|0.00|0.00|1",
		"location|B-01|2|1|1|50|50|1.25|1.25|0",
		"location|MAIN|3|2|3|66.7|100|-1.84|1.84|1",
	};
	struct dk_session *s = *state;
	struct dk_transfer_in move = { .product_id = product(s, "NUT"), .from = "", .to = "B-01",
		.qty = DK_QTY(40), .reason = "more room" };
	struct dk_count_verdict no = { .line_no = 0, .is_refused = true, .reason = "look again" };
	struct dk_transferred moved;
	size_t done;

	OK(dk_stock_transfer(s, &move, &moved, &err));
	OK(dk_setting_set(s, "recount_percent", "0", &err));
	post(s, count_all(s, 498, 60, 12));
	small_desk_close(s);
	s->clock_ms += INT64_C(86400000);
	fixture_sql(s->db, "UPDATE count_line SET counted_at = '2026-01-01T00:00:00.000Z'");
	OK(dk_setting_set(s, "adjust_approval", "50.00", &err));
	OK(dk_setting_set(s, "recount_value", "0", &err));
	no.id = count_all(s, 498, 60, 2);
	as(s, "sue");
	OK(dk_count_settle(s, &no, &done, &err));
	as(s, "ann");
	post(s, no.id);
	OK(dk_setting_set(s, "recount_percent", "20", &err));
	rows_are(s, "accuracy", want, DK_COUNT(want));
}

static void
a_count_that_is_open_belongs_to_no_report(void **state)
{
	struct dk_session *s = *state;

	rows_are(s, "accuracy", NULL, 0);
	count_all(s, 500, 40, 12);
	rows_are(s, "accuracy", NULL, 0);
}

static dk_id
adjust(struct dk_session *s, const char *sku, int64_t qty, const char *reason)
{
	const struct dk_adjust_in in = { .product_id = product(s, sku), .location = "",
		.qty = DK_QTY(qty), .reason = reason, .note = "" };
	struct dk_adjusted out;

	OK(dk_adjust(s, &in, &out, &err));
	return out.id;
}

static void
adjustments_are_told_by_reason_and_approver(void **state)
{
	static const char *const want[] = {
		"correction||2|2|3|55.00|2.76|52.24|0",
		"damaged|sue|1|0|6|0.00|165.00|-165.00|0",
		"lost||1|0|1|0.00|0.92|-0.92|0",
		"lost|sue|0|0|0|0.00|0.00|0.00|1",
	};
	struct dk_session *s = *state;
	dk_id damaged, lost;

	OK(dk_setting_set(s, "adjust_approval", "100.00", &err));
	adjust(s, "BOLT", -3, "correction");
	adjust(s, "CHEESE", 2, "correction");
	adjust(s, "BOLT", -1, "lost");
	damaged = adjust(s, "CHEESE", -6, "damaged");
	lost = adjust(s, "CHEESE", -5, "lost");
	adjust(s, "CHEESE", 4, "found"); /* waits: it belongs to no day yet */
	as(s, "sue");
	OK(dk_adjust_settle(s, &(struct dk_adjust_verdict){ .id = damaged }, &err));
	OK(dk_adjust_settle(s,
	    &(struct dk_adjust_verdict){ .id = lost, .is_refused = true, .reason = "it is there" },
	    &err));
	as(s, "ann");
	rows_are(s, "adjustments", want, DK_COUNT(want));
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, open_desk, close_desk)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(accuracy_is_told_by_class_day_and_location),
		CASE(a_count_that_is_open_belongs_to_no_report),
		CASE(adjustments_are_told_by_reason_and_approver),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
