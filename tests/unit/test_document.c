/* test_document.c - invoice, packing slip, pick list and confirmation of real records. */
#include "cases.h"
#include "fixture.h"
#include "small_desk.h"

#include "docket/amend.h"
#include "docket/customer.h"
#include "docket/count.h"
#include "docket/document.h"
#include "docket/draft.h"
#include "docket/format.h"
#include "docket/invoice.h"
#include "docket/shipment.h"
#include "docket/text.h"

static int
open_desk(void **state)
{
	struct small_desk *d = calloc(1, sizeof(*d));

	d->s = small_desk_open("document");
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
printed(struct dk_session *s, const char *doc, dk_id id, const char *format)
{
	struct dk_buf b = { 0 };
	struct dk_err err;

	if (dk_document_print(s, doc, id, format, &b, &err) != DK_OK)
		fail_msg("%s: %s", doc, err.text);
	return b;
}

/* Each of `words` (NULL ends) stands in the document, in that order. */
static void
says(struct dk_session *s, const char *doc, dk_id id, const char *const *words)
{
	struct dk_buf b = printed(s, doc, id, "text");
	const char *at = b.data;

	for (size_t i = 0; words[i] != NULL; i++) {
		const char *found = strstr(at, words[i]);

		if (found == NULL)
			fail_msg("no '%s' in its place in:\n%s", words[i], b.data);
		at = found;
	}
	dk_buf_free(&b);
}

static void
says_nothing_of(struct dk_session *s, const char *doc, dk_id id, const char *word)
{
	struct dk_buf b = printed(s, doc, id, "text");

	if (strstr(b.data, word) != NULL)
		fail_msg("'%s' in:\n%s", word, b.data);
	dk_buf_free(&b);
}

static void
an_invoice_says_all_that_it_must(void **state)
{
	struct small_desk *d = *state;

	says(d->s, "invoice", d->invoice, (const char *const[]){ "Aldgate Trading Ltd",
	    "14 Minories", "Tax number GB 123 4567 82", "Around the Horn", "23 Nov 2026",
	    "23 Dec 2026", "C-2001", "WA1 1DP", "PO 4500-1187", "100014", "S1001",
	    "Invoice INV1001", "Ship to", "30 days net, due 23 Dec 2026", "BOLT", "120 ea", "1.84",
	    "220.80", "tax S 20 %", "tax Z 0 %", "Goods", "335.80", "Freight", "8.47", "Net",
	    "344.27", "VAT 20 %", "46.30", "Total EUR", "390.57", "VAT 20 %", "231.50", "46.30",
	    "Zero rated food", "112.77", "0.00", "Please pay EUR 390.57 by 23 Dec 2026",
	    "Minories Bank", NULL });
}

static void
an_invoice_stays_as_it_was_posted(void **state)
{
	static const char *const formats[] = { "pdf", "text" };
	struct small_desk *d = *state;

	for (size_t i = 0; i < DK_COUNT(formats); i++) {
		struct dk_buf before = printed(d->s, "invoice", d->invoice, formats[i]), after;

		fixture_sql(d->s->db, "UPDATE customer SET name = 'Else', street = 'Elsewhere';"
		    "UPDATE product SET name = 'renamed';"
		    "UPDATE setting SET value = 'moved' WHERE key LIKE 'company%'"
		    " AND key <> 'company_country'");
		d->s->clock_ms += 3600000;
		after = printed(d->s, "invoice", d->invoice, formats[i]);
		assert_int_equal(before.len, after.len);
		assert_memory_equal(before.data, after.data, before.len);
		dk_buf_free(&before);
		dk_buf_free(&after);
	}
}

static void
discounts_and_odd_prices_are_explained(void **state)
{
	struct small_desk *d = *state;

	fixture_fault(d->s->db, "UPDATE invoice_line SET discount_rate = 5000,"
	    " discount_amount = 60, base_qty = 100000 WHERE line_no = 1;"
	    "UPDATE invoice SET discount = 1000, prepaid = 39057, due = 0");
	says(d->s, "invoice", d->invoice, (const char *const[]){ "price per 100 pieces",
	    "less 5 %", "0.60", "Discount", "-10.00", "Paid before", "-390.57", "Due EUR",
	    "0.00", "paid in full", NULL });
}

static void
why_no_tax_is_charged_is_said(void **state)
{
	struct small_desk *d = *state;

	fixture_fault(d->s->db, "DELETE FROM invoice_tax WHERE category = 'Z';"
	    "UPDATE invoice_tax SET category = 'AE', rate = 0, tax = 0, name = ''");
	says(d->s, "invoice", d->invoice, (const char *const[]){ "Tax AE 0 %", "Reverse charge",
	    NULL });
	says_nothing_of(d->s, "invoice", d->invoice, "tax S 20 %");
}

static void
a_slip_tells_what_is_missing_and_until_when(void **state)
{
	struct small_desk *d = *state;

	says(d->s, "packing-slip", d->shipment, (const char *const[]){ "Around the Horn",
	    "23 Nov 2026", "100014", "DHL/STD", "00340434161094042557", "1, together 19.5 kg",
	    "Packing slip S1001", "BOLT", "120       120", "NUT", "50        40       10",
	    "10 follow, expected", "out of stock", "CHEESE", "Received complete", NULL });
}

static void
a_slip_of_the_rest_leaves_out_what_went_before(void **state)
{
	struct small_desk *d = *state;
	struct dk_err err;
	dk_id rest;

	fixture_sql(d->s->db, "UPDATE order_line SET backordered = 8000, cancelled = 2000"
	    " WHERE sku = 'NUT'");
	fixture_fault(d->s->db, "INSERT INTO allocation (line_id, product_id, location_id, qty)"
	    " SELECT l.id, l.product_id, 1, 3000 FROM order_line l WHERE l.sku = 'NUT';"
	    "UPDATE order_line SET allocated = 3000, backordered = 5000 WHERE sku = 'NUT';"
	    "UPDATE stock SET allocated = allocated + 3000 WHERE product_id ="
	    " (SELECT id FROM product WHERE sku = 'NUT')");
	assert_int_equal(dk_shipment_pick(d->s, d->order, &rest, &err), DK_OK);
	says(d->s, "packing-slip", rest, (const char *const[]){ "not shipped yet",
	    "NOT PICKED", NULL });
	says(d->s, "packing-slip", rest, (const char *const[]){ "NUT", "2 cancelled",
	    "2 lines of this order went before.", NULL });
	says_nothing_of(d->s, "packing-slip", rest, "CHEESE");
}

static void
a_pick_list_has_boxes_to_tick(void **state)
{
	struct small_desk *d = *state;
	struct dk_err err;
	dk_id list;

	fixture_sql(d->s->db, "UPDATE product SET gram = 31000 WHERE sku = 'BOLT';"
	    "UPDATE order_line SET note = 'the long ones' WHERE sku = 'BOLT';"
	    "UPDATE orders SET note = 'gate code 12#'");
	assert_int_equal(dk_shipment_pick(d->s, d->held, &list, &err), DK_OK);
	says(d->s, "pick-list", list, (const char *const[]){ "Blauer See, Lager Süd",
	    "Pick list S1002", "[ ]", "MAIN", "BOLT", "10 ea", "________",
	    "HEAVY 31 kg; the long", "gate code 12#", "Picked by", NULL });
	fixture_sql(d->s->db, "UPDATE order_line SET version = version + 1");
	says(d->s, "pick-list", list, (const char *const[]){ "STOP: the order changed", NULL });
	says(d->s, "pick-list", d->shipment, (const char *const[]){ "[x]", "120", NULL });
}

static void
a_confirmation_promises_each_line(void **state)
{
	struct small_desk *d = *state;

	says(d->s, "confirmation", d->held, (const char *const[]){ "Blauer See Delikatessen",
	    "Germany", "Complete by", "8 Dec 2026", "Order confirmation 100023", "Ship to",
	    "Lager Süd", "30 days net", "CABLE", "14.99", "89.94", "8 Dec 2026",
	    "6 of 6 wait for stock", "BOLT", "25 Nov 2026", "Total EUR", "116.84", "Export",
	    NULL });
}

static void
a_draft_is_not_confirmed(void **state)
{
	struct small_desk *d = *state;
	struct dk_buf b = { 0 };
	struct dk_err err;
	dk_id draft;

	assert_int_equal(dk_draft_new(d->s, &draft, &err), DK_OK);
	assert_int_equal(dk_document_print(d->s, "confirmation", draft, "pdf", &b, &err),
	    DK_EREFUSED);
	assert_non_null(strstr(err.text, "still a draft"));
	assert_int_equal(b.len, 0);
}

/* One more of its first line. */
static void
amend(struct dk_session *s, dk_id order)
{
	struct dk_line_input more = { .qty = "7" };
	struct dk_arena a = { 0 };
	struct dk_amended x;
	struct dk_err err;
	int64_t line = 1;
	dk_id draft;

	assert_int_equal(dk_order_amend_begin(s, order, &draft, &err), DK_OK);
	assert_int_equal(dk_draft_line(s, draft, &line, &more, &err), DK_OK);
	assert_int_equal(dk_order_amend(s, &a, draft, "they called", &x, &err), DK_OK);
	dk_arena_free(&a);
}

static dk_id
begin_count(struct dk_session *s)
{
	const struct dk_count_ask ask = { "", "", "BOLT", false, 0 };
	struct dk_arena a = { 0 };
	struct dk_err err;
	dk_id id = 0;

	if (dk_count_start(s, &a, &ask, &id, &err) != DK_OK)
		fail_msg("%s", err.text);
	dk_arena_free(&a);
	return id;
}

/* A record of that kind; 0: the company has none. */
static dk_id
record_of(const struct small_desk *d, const char *subject)
{
	const struct {
		const char *subject;
		dk_id id;
	} all[] = { { "quote", d->quote }, { "order", d->held }, { "shipment", d->shipment },
		{ "invoice", d->invoice } };

	for (size_t i = 0; i < DK_COUNT(all); i++)
		if (strcmp(all[i].subject, subject) == 0)
			return all[i].id;
	return strcmp(subject, "count") == 0 ? begin_count(d->s) : 0;
}

static void
the_same_record_prints_to_the_same_bytes(void **state)
{
	struct small_desk *d = *state;
	const struct dk_document_info *info;

	amend(d->s, d->held);
	for (size_t i = 0; (info = dk_document_at(i)) != NULL; i++) {
		dk_id id = record_of(d, info->subject);
		struct dk_buf x, y;

		if (id == 0)
			continue;
		x = printed(d->s, info->name, id, "pdf");
		d->s->clock_ms += 60000;
		y = printed(d->s, info->name, id, "pdf");
		assert_int_equal(x.len, y.len);
		assert_memory_equal(x.data, y.data, x.len);
		dk_buf_free(&x);
		dk_buf_free(&y);
	}
}

/* An order of that many lines of one bolt each, shipped and invoiced. */
static dk_id
long_invoice(struct dk_session *s, size_t lines)
{
	struct dk_order_input_line *all = calloc(lines, sizeof(*all));
	struct dk_order_input in = { .customer = "C-2001", .customer_po = "PO long", .lines = all,
		.line_count = lines };
	struct dk_order_made made;
	struct dk_arena a = { 0 };
	struct dk_err err;
	dk_id id;

	for (size_t i = 0; i < lines; i++) {
		all[i].line.sku = "BOLT";
		all[i].line.qty = "1";
	}
	assert_int_equal(dk_order_new(s, &a, &in, 0, &made, &err), DK_OK);
	fixture_sql(s->db, "UPDATE orders SET state = 'verified' WHERE state = 'entered';"
	    "UPDATE hold SET released_at = '2026'");
	id = small_desk_ship(s, made.id);
	assert_int_equal(dk_invoice_post_shipment(s, id, &id, &err), DK_OK);
	dk_arena_free(&a);
	free(all);
	return id;
}

static void
a_page_has_sixty_lines_and_carries_heads_and_sums(void **state)
{
	struct small_desk *d = *state;
	struct dk_buf b = printed(d->s, "invoice", long_invoice(d->s, 130), "text");
	int pages = 1, lines = 0, heads = 0;

	for (char *at = b.data; *at != '\0'; at++) {
		lines += *at == '\n';
		if (*at == '\f') {
			pages++;
			lines = 0;
		}
		assert_true(lines <= DK_PAPER_LINES);
		heads += strncmp(at, " Pos Item", 9) == 0;
	}
	assert_true(pages >= 3);
	assert_true(heads == pages || heads == pages - 1); /* totals may stand alone */
	assert_non_null(strstr(b.data, "Invoice INV1002 (continued)"));
	assert_non_null(strstr(b.data, "239.20")); /* 130 bolts */
	dk_buf_free(&b);
}

static void
what_cannot_be_printed_is_refused_in_a_sentence(void **state)
{
	struct small_desk *d = *state;
	struct dk_buf b = { 0 };
	struct dk_err err;

	assert_int_equal(dk_document_print(d->s, "poem", 1, "pdf", &b, &err), DK_ENOTFOUND);
	assert_non_null(strstr(err.text, "confirmation, proforma, change-notice, pick-list,"
	    " wave-list, stop-slip, packing-slip, "));
	assert_int_equal(dk_document_print(d->s, "invoice", d->invoice, "xlsx", &b, &err),
	    DK_EINPUT);
	assert_int_equal(dk_document_print(d->s, "invoice", d->invoice, "gif", &b, &err),
	    DK_EINPUT);
	assert_int_equal(dk_document_print(d->s, "invoice", 999, "pdf", &b, &err), DK_ENOTFOUND);
	assert_int_equal(dk_document_print(d->s, "packing-slip", 999, "pdf", &b, &err),
	    DK_ENOTFOUND);
	assert_int_equal(b.len, 0);
}

static void
an_address_is_written_as_its_country_does(void **state)
{
	static const struct {
		struct dk_place place;
		const char *house, *lines;
	} cases[] = {
		{ { "", "Kai 1", "", "Hamburg", "", "20457", "DE", "", "" }, "DE",
		    "Someone\nKai 1\n20457 Hamburg" },
		{ { "Dock", "Kai 1", "Tor 2", "Hamburg", "", "20457", "DE", "", "" }, "GB",
		    "Dock\nKai 1\nTor 2\n20457 Hamburg\nGermany" },
		{ { "", "1 Main St", "", "Portland", "OR", "97201", "US", "", "" }, "GB",
		    "Someone\n1 Main St\nPortland, OR 97201\nUnited States" },
		{ { "", "Square 2", "", "London", "", "WA1 1DP", "", "", "" }, "GB",
		    "Someone\nSquare 2\nLondon\nWA1 1DP" },
		{ { "", "", "", "", "", "", "XX", "", "" }, "", "Someone\nXX" },
	};
	struct dk_arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < DK_COUNT(cases); i++)
		assert_string_equal(dk_place_lines(&a, &cases[i].place, "Someone", cases[i].house),
		    cases[i].lines);
	dk_arena_free(&a);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, open_desk, close_desk)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(an_invoice_says_all_that_it_must),
		CASE(an_invoice_stays_as_it_was_posted),
		CASE(discounts_and_odd_prices_are_explained),
		CASE(why_no_tax_is_charged_is_said),
		CASE(a_slip_tells_what_is_missing_and_until_when),
		CASE(a_slip_of_the_rest_leaves_out_what_went_before),
		CASE(a_pick_list_has_boxes_to_tick),
		CASE(a_confirmation_promises_each_line),
		CASE(a_draft_is_not_confirmed),
		CASE(the_same_record_prints_to_the_same_bytes),
		CASE(a_page_has_sixty_lines_and_carries_heads_and_sums),
		CASE(what_cannot_be_printed_is_refused_in_a_sentence),
		cmocka_unit_test(an_address_is_written_as_its_country_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
