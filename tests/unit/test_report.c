/* test_report.c - reports of business days, and the daily workbook that never changes. */
#include "cases.h"
#include "fixture.h"
#include "small_desk.h"

#include "docket/day.h"
#include "docket/day_money.h"
#include "docket/format.h"
#include "docket/payment.h"
#include "docket/report.h"
#include "docket/setting.h"

static const struct dk_report_query daily = { "daily", { 20780 }, { 20780 } }; /* 2026-11-23 */

static int
open_desk(void **state)
{
	struct small_desk *d = calloc(1, sizeof(*d));

	d->s = small_desk_open("report");
	small_desk_day(d);
	*state = d;
	return 0;
}

static int
close_desk(void **state)
{
	struct small_desk *d = *state;

	fixture_company_end(d->s);
	free(d);
	return 0;
}

static struct dk_buf
printed(struct dk_session *s, const struct dk_report_query *q, const char *format)
{
	struct dk_buf b = { 0 };
	struct dk_err err;

	if (dk_report_print(s, q, format, &b, &err) != DK_OK)
		fail_msg("%s as %s: %s", q->name, format, err.text);
	return b;
}

static void
same_bytes(struct dk_buf *a, struct dk_buf *b)
{
	assert_int_equal(a->len, b->len);
	assert_memory_equal(a->data, b->data, a->len);
	dk_buf_free(a);
	dk_buf_free(b);
}

/* Everything that may happen to the records of a day after it was signed off. */
static void
live_on(struct small_desk *d)
{
	struct dk_payment_in in = { .amount = DK_MONEY(29057), .method = "card", .reference = "",
		.external_id = "", .date = DK_NO_DATE };
	struct dk_err err;
	bool known;
	dk_id id;

	d->s->clock_ms += INT64_C(86400000);
	assert_int_equal(dk_order_cancel(d->s, d->held, 1, DK_QTY(2), "they found some", &err),
	    DK_OK);
	small_desk_ship(d->s, d->held);
	in.customer_id = fixture_number(d->s->db,
	    "SELECT id FROM customer WHERE number = 'C-2001'");
	assert_int_equal(dk_payment_take(d->s, &in, &id, &known, &err), DK_OK);
	assert_int_equal(dk_setting_set(d->s, "company", "Another Name Ltd", &err), DK_OK);
	fixture_sql(d->s->db, "UPDATE customer SET name = name || ' (new)';"
	    "UPDATE product SET name = 'renamed', gram = 1, cost = 1;"
	    "UPDATE finding SET text = 'looked at again', passed_at = '';"
	    "UPDATE order_line SET text = 'renamed', price_layer = 'manual'");
}

static void
a_closed_day_prints_to_the_same_bytes_for_ever(void **state)
{
	static const char *const formats[] = { "xlsx", "csv", "json", "text", "pdf" };
	struct small_desk *d = *state;
	struct dk_buf before[DK_COUNT(formats)];

	small_desk_close(d->s);
	for (size_t i = 0; i < DK_COUNT(formats); i++)
		before[i] = printed(d->s, &daily, formats[i]);
	live_on(d);
	d->s->company = "Another Name Ltd";
	for (size_t i = 0; i < DK_COUNT(formats); i++) {
		struct dk_buf again = printed(d->s, &daily, formats[i]);

		same_bytes(&before[i], &again);
	}
}

static bool
has_note(const struct dk_workbook *w, const char *label, const char *text)
{
	for (size_t i = 0; i < w->note_count; i++)
		if (strcmp(w->notes[i].label, label) == 0)
			return strstr(w->notes[i].text, text) != NULL;
	return false;
}

static void
its_totals_tie_to_those_signed_off(void **state)
{
	struct small_desk *d = *state;
	struct dk_arena a = { 0 };
	struct dk_workbook *w;
	struct dk_err err;

	assert_int_equal(dk_report_workbook(d->s, &a, &daily, &w, &err), DK_OK);
	assert_true(has_note(w, "Signed off by", "nobody yet"));
	assert_false(has_note(w, "Ties to the sign-off", ""));
	assert_string_equal(w->digest, "");
	small_desk_close(d->s);
	assert_int_equal(dk_report_workbook(d->s, &a, &daily, &w, &err), DK_OK);
	assert_true(has_note(w, "Ties to the sign-off", "all 14 figures agree"));
	assert_true(has_note(w, "Signed off by", "ann"));
	assert_string_equal(w->digest, fixture_text(d->s->db, "SELECT digest FROM day"));
	assert_string_equal(w->company, "Test House");
	fixture_fault(d->s->db, "UPDATE day_order SET total = total + 1 WHERE order_id = 1");
	assert_int_equal(dk_report_workbook(d->s, &a, &daily, &w, &err), DK_OK);
	assert_true(has_note(w, "Ties to the sign-off", "1 of 14 figures DO NOT AGREE"));
	dk_arena_free(&a);
}

static void
totals_that_somebody_cut_short_are_no_crash(void **state)
{
	static const char *const totals[] = { "", "{", "{\"a", "{\"a\\", "{\"a\":{\"b\":{\"c\":{",
		"}}}}\"a\":1",
		"{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":1}}}}}}}", "\"\":" };
	struct small_desk *d = *state;

	small_desk_close(d->s);
	for (size_t i = 0; i < DK_COUNT(totals); i++) {
		struct dk_buf b;
		char sql[200];

		snprintf(sql, sizeof(sql), "UPDATE day SET totals = '%s' WHERE id = 1", totals[i]);
		fixture_fault(d->s->db, sql);
		b = printed(d->s, &daily, "text");
		dk_buf_free(&b);
	}
}

/* The cell of a column by its key. */
static const char *
cell(const struct dk_table *t, struct dk_arena *a, size_t row, const char *key)
{
	for (size_t c = 0; c < t->column_count; c++)
		if (strcmp(t->columns[c].key, key) == 0)
			return dk_table_show(t, a, row, c);
	fail_msg("no column %s in %s", key, t->name);
	return "";
}

static struct dk_table *
table_of(struct dk_session *s, struct dk_arena *a, const char *name)
{
	struct dk_report_query q = daily;
	struct dk_table *t = NULL;
	struct dk_err err;

	q.name = name;
	if (dk_report_table(s, a, &q, &t, &err) != DK_OK)
		fail_msg("%s: %s", name, err.text);
	return t;
}

static void
what_was_let_pass_is_listed(void **state)
{
	struct small_desk *d = *state;
	struct dk_arena a = { 0 };
	struct dk_table *t;

	fixture_sql(d->s->db, "UPDATE orders SET freight_is_manual = 1 WHERE id = 1;"
	    "UPDATE order_line SET price_layer = 'manual' WHERE order_id = 1 AND line_no = 1");
	for (int closed = 0; closed < 2; closed++) {
		t = table_of(d->s, &a, "overrides");
		assert_int_equal(t->row_count, 5);
		assert_string_equal(cell(t, &a, 0, "code"), "stock-short");
		assert_string_equal(cell(t, &a, 0, "reason"), "asked, it is meant");
		assert_string_equal(cell(t, &a, 1, "code"), "manual-freight");
		assert_string_equal(cell(t, &a, 2, "code"), "manual-price");
		assert_string_equal(cell(t, &a, 2, "line"), "1");
		assert_string_equal(cell(t, &a, 4, "code"), "manual");
		assert_string_equal(cell(t, &a, 4, "text"), "call them first");
		if (!closed)
			small_desk_close(d->s);
	}
	dk_arena_free(&a);
}

static void
stock_that_was_missing_shows_in_the_fill_rate(void **state)
{
	struct small_desk *d = *state;
	struct dk_arena a = { 0 };
	struct dk_table *t = table_of(d->s, &a, "fill");

	assert_int_equal(t->row_count, 4);
	assert_string_equal(cell(t, &a, 0, "sku"), "NUT");
	assert_string_equal(cell(t, &a, 0, "backordered"), "10");
	assert_string_equal(cell(t, &a, 0, "rate"), "80");
	assert_string_equal(cell(t, &a, 1, "rate"), "0");
	t = table_of(d->s, &a, "trend");
	assert_string_equal(cell(t, &a, 0, "line_rate"), "60");
	assert_string_equal(cell(t, &a, 0, "piece_rate"), "91.5");
	dk_arena_free(&a);
}

static void
the_till_says_what_was_expected_and_counted(void **state)
{
	struct small_desk *d = *state;
	struct dk_arena a = { 0 };
	struct dk_table *t;

	small_desk_close(d->s);
	t = table_of(d->s, &a, "tender");
	assert_int_equal(t->row_count, 2);
	assert_string_equal(cell(t, &a, 0, "method"), "cash");
	assert_string_equal(cell(t, &a, 0, "expected"), "100.00");
	assert_string_equal(cell(t, &a, 0, "counted"), "99.50");
	assert_string_equal(cell(t, &a, 0, "difference"), "-0.50");
	assert_string_equal(cell(t, &a, 0, "reason"), "we know of it");
	assert_string_equal(cell(t, &a, 1, "counted"), "");
	dk_arena_free(&a);
}

/* Σ of what customers owe by age, less what they paid ahead, is the ledger's receivable. */
static void
receivables_of_a_day_stay_when_later_payments_come(void **state)
{
	struct small_desk *d = *state;
	struct dk_arena a = { 0 };
	struct dk_table *t;

	for (int i = 0; i < 2; i++) {
		t = table_of(d->s, &a, "receivables");
		assert_int_equal(t->row_count, 2);
		assert_string_equal(cell(t, &a, 0, "credit"), "25.00");
		assert_string_equal(cell(t, &a, 0, "balance"), "-25.00");
		assert_string_equal(cell(t, &a, 1, "not_due"), "290.57");
		assert_string_equal(cell(t, &a, 1, "balance"), "290.57");
		if (i == 0) {
			small_desk_close(d->s);
			live_on(d);
		}
	}
	assert_int_equal(fixture_number(d->s->db, "SELECT receivable FROM customer_account"
	    " WHERE customer_id = 2"), 0);
	dk_arena_free(&a);
}

static void
debts_are_told_by_the_days_they_are_late(void **state)
{
	static const struct {
		const char *due, *key;
	} ages[] = { { "2026-11-23", "not_due" }, { "2026-11-22", "late_30" },
		{ "2026-10-24", "late_30" }, { "2026-10-23", "late_60" },
		{ "2026-09-24", "late_60" }, { "2026-09-23", "late_90" },
		{ "2026-08-25", "late_90" }, { "2026-08-24", "later" } };
	struct small_desk *d = *state;
	struct dk_arena a = { 0 };

	for (size_t i = 0; i < DK_COUNT(ages); i++) {
		struct dk_table *t;

		fixture_fault(d->s->db,
		    dk_fmt(&a, "UPDATE invoice SET due_date = '%s'", ages[i].due));
		t = table_of(d->s, &a, "receivables");
		assert_string_equal(cell(t, &a, 1, ages[i].key), "290.57");
	}
	dk_arena_free(&a);
}

static void
every_report_prints_in_every_format_of_one_day_and_of_many(void **state)
{
	static const char *const formats[] = { "xlsx", "csv", "json", "text", "pdf" };
	struct small_desk *d = *state;
	size_t count;
	const struct dk_report_info *all = dk_report_list(&count);

	small_desk_close(d->s);
	live_on(d);
	assert_true(count >= 13);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < DK_COUNT(formats) * 2; k++) {
			struct dk_report_query q = { all[i].name, { 20780 },
				{ 20780 + (int)k % 2 } };
			struct dk_buf b;

			if (all[i].is_workbook && k % 2 == 1)
				continue;
			b = printed(d->s, &q, formats[k / 2]);
			/* nothing to tell is no line of JSON */
			assert_true(b.len > 0 || strcmp(formats[k / 2], "json") == 0);
			dk_buf_free(&b);
		}
}

static void
over_several_days_each_row_says_its_day(void **state)
{
	struct dk_report_query q = { "payments", { 20700 }, { 20800 } };
	struct small_desk *d = *state;
	struct dk_arena a = { 0 };
	struct dk_table *t;
	struct dk_err err;

	small_desk_close(d->s);
	live_on(d);
	assert_int_equal(dk_report_table(d->s, &a, &q, &t, &err), DK_OK);
	assert_int_equal(t->row_count, 3);
	assert_string_equal(cell(t, &a, 0, "day"), "2026-11-23");
	assert_string_equal(cell(t, &a, 2, "day"), "2026-11-24");
	assert_string_equal(cell(t, &a, 0, "customer_name"), "Around the Horn");
	assert_string_equal(cell(t, &a, 2, "customer_name"), "Around the Horn (new)");
	dk_arena_free(&a);
}

/* In the evening the next day is open before its time; the day meant is the one just closed. */
static void
without_a_day_it_is_the_one_at_hand(void **state)
{
	const struct dk_report_query q = { "orders", DK_NO_DATE, DK_NO_DATE };
	struct small_desk *d = *state;
	struct dk_arena a = { 0 };
	struct dk_table *t;
	struct dk_err err;

	for (int i = 0; i < 3; i++) {
		assert_int_equal(dk_report_table(d->s, &a, &q, &t, &err), DK_OK);
		assert_int_equal(t->row_count, i < 2 ? 2 : 0);
		if (i == 0)
			small_desk_close(d->s);
		else
			d->s->clock_ms += INT64_C(86400000);
	}
	dk_arena_free(&a);
}

static void
an_edited_cell_is_named(void **state)
{
	struct small_desk *d = *state;
	struct dk_arena a = { 0 };
	struct dk_workbook *w;
	struct dk_buf b, edited = { 0 };
	struct dk_err err;

	small_desk_close(d->s);
	b = printed(d->s, &daily, "xlsx");
	live_on(d);
	assert_int_equal(dk_report_verify(d->s, &b, &err), DK_OK);
	assert_int_equal(dk_report_workbook(d->s, &a, &daily, &w, &err), DK_OK);
	assert_string_equal(w->tables[0]->columns[0].key, "order");
	w->tables[0]->pages[0][w->tables[0]->column_count + 4].s = "Nobody";
	assert_int_equal(dk_workbook_print(w, dk_format_find("xlsx"), &edited, &err), DK_OK);
	assert_int_equal(dk_report_verify(d->s, &edited, &err), DK_EREFUSED);
	assert_non_null(strstr(err.text, "Orders!E3"));
	assert_non_null(strstr(err.text, "Nobody"));
	dk_buf_free(&b);
	dk_buf_free(&edited);
	dk_arena_free(&a);
}

static void
other_reports_can_be_verified_too(void **state)
{
	const struct dk_report_query q = { "sales", { 20770 }, { 20790 } };
	struct small_desk *d = *state;
	struct dk_buf b = printed(d->s, &q, "xlsx");
	struct dk_err err;

	assert_int_equal(dk_report_verify(d->s, &b, &err), DK_OK);
	fixture_fault(d->s->db, "UPDATE invoice_line SET net = net + 1 WHERE line_no = 2");
	assert_int_equal(dk_report_verify(d->s, &b, &err), DK_EREFUSED);
	dk_buf_free(&b);
}

static void
a_file_that_is_no_workbook_of_docket_is_refused(void **state)
{
	static const struct dk_column columns[] = { { "a", "A", DK_COLUMN_TEXT, 0, 0, false } };
	struct small_desk *d = *state;
	struct dk_arena a = { 0 };
	struct dk_buf b = { 0 }, other = { 0 };
	struct dk_err err;

	dk_buf_str(&b, "PK\003\004 no workbook at all");
	assert_int_equal(dk_report_verify(d->s, &b, &err), DK_EINPUT);
	assert_int_equal(dk_table_print(dk_table_new(&a, "x", "X", columns, 1),
	    dk_format_find("xlsx"), &other, &err), DK_OK);
	assert_int_equal(dk_report_verify(d->s, &other, &err), DK_EINPUT);
	assert_non_null(strstr(err.text, "No cover"));
	dk_buf_free(&b);
	dk_buf_free(&other);
	dk_arena_free(&a);
}

static void
refused(struct small_desk *d, struct dk_report_query q, const char *format, enum dk_rc want,
    const char *words)
{
	struct dk_buf b = { 0 };
	struct dk_err err;

	assert_int_equal(dk_report_print(d->s, &q, format, &b, &err), want);
	if (strstr(err.text, words) == NULL)
		fail_msg("'%s' says nothing of '%s'", err.text, words);
	assert_int_equal(b.len, 0);
}

static void
what_cannot_be_reported_is_refused_in_a_sentence(void **state)
{
	struct small_desk *d = *state;
	struct dk_arena a = { 0 };
	struct dk_table *t;
	struct dk_err err;

	refused(d, (struct dk_report_query){ "wages", DK_NO_DATE, DK_NO_DATE }, "xlsx",
	    DK_ENOTFOUND, "there are daily, orders, lines");
	refused(d, (struct dk_report_query){ "orders", { 20780 }, { 20779 } }, "xlsx", DK_EINPUT,
	    "2026-11-22 is before 2026-11-23");
	refused(d, (struct dk_report_query){ "orders", DK_NO_DATE, DK_NO_DATE }, "docx", DK_EINPUT,
	    "choose xlsx");
	refused(d, (struct dk_report_query){ "daily", { 20780 }, { 20781 } }, "xlsx", DK_EINPUT,
	    "of one day");
	refused(d, (struct dk_report_query){ "daily", { 20700 }, { 20700 } }, "xlsx",
	    DK_ENOTFOUND, "2026-09-04");
	assert_int_equal(dk_report_table(d->s, &a, &daily, &t, &err), DK_EINPUT);
	fixture_sql(d->s->db, "UPDATE users SET role = 'warehouse'");
	refused(d, daily, "xlsx", DK_EDENIED, "make reports");
	dk_arena_free(&a);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, open_desk, close_desk)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_closed_day_prints_to_the_same_bytes_for_ever),
		CASE(its_totals_tie_to_those_signed_off),
		CASE(totals_that_somebody_cut_short_are_no_crash),
		CASE(what_was_let_pass_is_listed),
		CASE(stock_that_was_missing_shows_in_the_fill_rate),
		CASE(the_till_says_what_was_expected_and_counted),
		CASE(receivables_of_a_day_stay_when_later_payments_come),
		CASE(debts_are_told_by_the_days_they_are_late),
		CASE(every_report_prints_in_every_format_of_one_day_and_of_many),
		CASE(over_several_days_each_row_says_its_day),
		CASE(without_a_day_it_is_the_one_at_hand),
		CASE(an_edited_cell_is_named),
		CASE(other_reports_can_be_verified_too),
		CASE(a_file_that_is_no_workbook_of_docket_is_refused),
		CASE(what_cannot_be_reported_is_refused_in_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
