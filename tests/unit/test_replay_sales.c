/*
 * test_replay_sales.c - a published month of a gift shop lived again: what it sold is entered,
 * sent and billed, what it cancelled ('C' invoices) comes back as returns of what was sold to that
 * customer at that price; the rest of them is listed, and all sums agree with the file's.
 *
 * DK_SALES_EVERY=1 takes every customer and tells the list (tests/long/replay.sh).
 */
#include "chance.h"
#include "cases.h"

#include <ctype.h>

#include "docket/csv.h"
#include "docket/invoice.h"
#include "docket/return_plan.h"
#include "docket/shipment.h"
#include "docket/stock.h"
#include "fixture.h"
#include "trade.h"

static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s", #call, err.text); \
	} while (0)

#ifdef DK_SANITIZE
enum { EVERY = 40 }; /* of the customers */
#else
enum { EVERY = 8 };
#endif
enum { STOCK = 900000, LINES_MAX = 1500 };

/* A row of the file. */
struct row {
	char invoice[12], sku[24], price[24], customer[12];
	int64_t qty, cents;
	int64_t second; /* of the month */
};

/* A line that was sold, and how much of it did not come back. */
struct sold {
	const char *customer, *sku;
	int64_t cents, left, line_no;
	dk_id order;
};

struct month {
	struct dk_session *s;
	struct dk_arena a, doc; /* of the month, of one document */
	struct dk_csv *csv;
	struct row *rows;       /* of one document */
	size_t count;
	struct row ahead;
	bool has_ahead, tells;
	int every;
	int64_t began_ms;
	const char *known[9001]; /* a table by hash, never half full */
	struct sold *sold;
	size_t sold_count, sold_cap;
	/* as it is published, in cents and rows */
	int64_t file, sales, back, listed, free_rows, orders, back_rows, listed_rows;
};

static bool
read_row(struct month *m, struct row *out)
{
	struct dk_csv_row r;
	bool more = false;

	OK(dk_csv_next(m->csv, &r, &more, &err));
	if (!more)
		return false;
	snprintf(out->invoice, sizeof(out->invoice), "%s", r.fields[0]);
	snprintf(out->sku, sizeof(out->sku), "%s", r.fields[1]);
	for (char *p = out->sku; *p != '\0'; p++) /* 85123a is 85123A */
		*p = (char)toupper((unsigned char)*p);
	out->qty = strtoll(r.fields[3], NULL, 10);
	out->second = (strtoll(r.fields[4] + 8, NULL, 10) - 1) * 86400 +
	    strtoll(r.fields[4] + 11, NULL, 10) * 3600 + strtoll(r.fields[4] + 14, NULL, 10) * 60;
	snprintf(out->price, sizeof(out->price), "%s", r.fields[5]);
	OK(dk_decimal_parse(out->price, 2, DK_QTY_MAX, &out->cents, &err));
	snprintf(out->customer, sizeof(out->customer), "%s",
	    r.fields[6][0] != '\0' ? r.fields[6] : "NONE");
	return true;
}

/* The rows of the next document of those that are taken: every so many customers. */
static bool
read_document(struct month *m)
{
	for (;;) {
		int64_t key;

		m->count = 0;
		if (!m->has_ahead && !read_row(m, &m->ahead))
			return false;
		do {
			assert_true(m->count < LINES_MAX);
			m->rows[m->count++] = m->ahead;
			m->has_ahead = read_row(m, &m->ahead);
		} while (m->has_ahead && strcmp(m->ahead.invoice, m->rows[0].invoice) == 0);
		key = strtoll(m->rows[0].customer, NULL, 10);
		if (key == 0)
			key = strtoll(m->rows[0].invoice + strspn(m->rows[0].invoice, "CA"), NULL,
			    10);
		if (key % m->every == 0)
			return true;
		if (!m->has_ahead)
			return false;
	}
}

/* What was met before: customers "C 17850", products "P 85123A". */
static bool
is_known(struct month *m, char kind, const char *key)
{
	const char *name = dk_fmt(&m->a, "%c %s", kind, key);
	uint64_t at = UINT64_C(14695981039346656037);

	for (const char *p = name; *p != '\0'; p++)
		at = (at ^ (unsigned char)*p) * UINT64_C(1099511628211);
	for (at %= DK_COUNT(m->known); m->known[at] != NULL; at = (at + 1) % DK_COUNT(m->known))
		if (strcmp(m->known[at], name) == 0)
			return true;
	m->known[at] = name;
	return false;
}

static void
know(struct month *m, const struct row *r)
{
	struct dk_customer c = { .number = r->customer, .name = r->customer, .group = "",
		.phone = "0117 555 0142", .place = { .street = "14 Quay St", .city = "Bristol",
		.postcode = "BS1 4RN", .country = "GB" }, .terms_days = 30, .priority = 5,
		.duplicate_po = "ok", .shortage_policy = "part", .exempt_until = DK_NO_DATE };
	struct dk_product p = { .sku = r->sku, .name = r->sku, .unit = "ea", .status = "active",
		.price_per = DK_QTY(1), .price = { 10000 } };
	enum dk_put did;

	if (!is_known(m, 'C', r->customer))
		OK(dk_customer_put(m->s, &c, &did, &err));
	if (is_known(m, 'P', r->sku))
		return;
	OK(dk_product_put(m->s, &p, &did, &err));
	OK(dk_stock_put(m->s, p.id, "", DK_QTY(STOCK), &did, &err));
}

static void
verify(struct month *m, dk_id id)
{
	struct dk_order *o = NULL;
	struct dk_pass *passes;
	size_t n = 0;

	OK(dk_order_load(m->s, &m->doc, id, &o, &err));
	passes = dk_arena_array(&m->doc, o->finding_count + 1, sizeof(*passes));
	for (size_t i = 0; i < o->hold_count; i++)
		OK(dk_order_release(m->s, id, o->holds[i].code, "as it was", 0, &err));
	for (size_t i = 0; i < o->finding_count; i++)
		if (o->findings[i].severity == DK_WARN)
			passes[n++] = (struct dk_pass){ .code = o->findings[i].code,
				.line_no = o->findings[i].line_no, .reason = "as it was" };
	if (o->state == DK_ORDER_ENTERED)
		OK(dk_order_verify(m->s, id, passes, n, &err));
}

static void
send(struct month *m, dk_id order)
{
	struct dk_shipment *sh = NULL;
	struct dk_picked *picked;
	dk_id id;

	OK(dk_shipment_pick(m->s, order, &id, &err));
	OK(dk_shipment_load(m->s, &m->doc, id, &sh, &err));
	picked = dk_arena_array(&m->doc, sh->line_count, sizeof(*picked));
	for (size_t i = 0; i < sh->line_count; i++)
		picked[i] = (struct dk_picked){ .line_no = sh->lines[i].line_no,
			.qty = sh->lines[i].qty, .short_reason = "" };
	OK(dk_shipment_confirm(m->s, id, picked, sh->line_count, &err));
	OK(dk_shipment_pack(m->s, id, 1, NULL, 0, &err));
	OK(dk_shipment_post(m->s, id, "", &err));
	OK(dk_invoice_post_shipment(m->s, id, &id, &err));
}

/* What has a price and a quantity is sold; free rows and those that take back are counted. */
static void
sell(struct month *m)
{
	struct dk_order_input_line *lines = dk_arena_array(&m->doc, m->count, sizeof(*lines));
	struct dk_order_input in = { .channel = "file", .lines = lines,
		.customer = m->rows[0].customer, .external_id = m->rows[0].invoice };
	size_t first = m->sold_count;
	struct dk_order_made made;

	for (size_t i = 0; i < m->count; i++) {
		const struct row *r = &m->rows[i];

		if (r->cents == 0 || r->qty <= 0) {
			m->free_rows++;
			m->listed += r->qty * r->cents;
			continue;
		}
		know(m, r);
		lines[in.line_count++].line = (struct dk_line_input){ .sku = r->sku,
			.qty = dk_fmt(&m->doc, "%lld", (long long)r->qty), .price = r->price };
		m->sold = dk_arena_grow(&m->a, m->sold, m->sold_count, &m->sold_cap,
		    sizeof(*m->sold));
		m->sold[m->sold_count++] = (struct sold){ .customer = dk_arena_dup(&m->a,
		    r->customer), .sku = dk_arena_dup(&m->a, r->sku), .cents = r->cents,
			.left = r->qty, .line_no = (int64_t)in.line_count };
		m->sales += r->qty * r->cents;
	}
	if (in.line_count == 0)
		return;
	OK(dk_order_new(m->s, &m->doc, &in, 0, &made, &err));
	assert_false(made.is_refused);
	for (size_t i = first; i < m->sold_count; i++)
		m->sold[i].order = made.id;
	verify(m, made.id);
	send(m, made.id);
	m->orders++;
}

static void
list(struct month *m, const struct row *r, int64_t qty)
{
	m->listed_rows++;
	m->listed -= qty * r->cents;
	if (m->tells)
		print_message("%s: %lld of %s at %s: nothing of it was sold to %s at that price\n",
		    r->invoice, (long long)qty, r->sku, r->price, r->customer);
}

/* Pieces of a line that come back, among those of its order. */
static void
note_return(struct dk_return_in *in, struct dk_return_line_in *lines, const struct sold *x,
    int64_t qty)
{
	for (size_t i = 0; i < in->line_count; i++)
		if (lines[i].order_line == x->line_no) {
			lines[i].qty.milli += qty * 1000;
			return;
		}
	lines[in->line_count++] = (struct dk_return_line_in){ .order_line = x->line_no,
		.qty = DK_QTY(qty), .reason = "N", .sent = "", .lot = "", .to = "" };
}

/* Of what was sold last, what the row takes back: into parts[], by line sold. */
static void
match(struct month *m, const struct row *r, int64_t *parts)
{
	bool is_anyone = strcmp(r->customer, "NONE") == 0;
	int64_t left = -r->qty;

	for (size_t k = is_anyone ? 0 : m->sold_count; k-- > 0 && left > 0;) {
		struct sold *x = &m->sold[k];
		int64_t part = x->left < left ? x->left : left;

		if (part <= 0 || x->cents != r->cents || strcmp(x->sku, r->sku) != 0 ||
		    strcmp(x->customer, r->customer) != 0)
			continue;
		parts[k] += part;
		x->left -= part;
		left -= part;
		m->back += part * r->cents;
	}
	m->back_rows += left < -r->qty;
	if (left > 0)
		list(m, r, left);
}

/* A return for each order of which something comes back. */
static void
cancel(struct month *m)
{
	struct dk_return_line_in *lines = dk_arena_array(&m->doc, m->sold_count + 1,
	    sizeof(*lines));
	int64_t *parts = dk_arena_array(&m->doc, m->sold_count + 1, sizeof(*parts));
	dk_id id;

	for (size_t i = 0; i < m->count; i++)
		match(m, &m->rows[i], parts);
	for (size_t k = 0; k < m->sold_count;) {
		struct dk_return_in in = { .order_id = m->sold[k].order, .outcome = "", .note = "",
			.exception = "", .lines = lines };

		for (; k < m->sold_count && m->sold[k].order == in.order_id; k++)
			if (parts[k] > 0)
				note_return(&in, lines, &m->sold[k], parts[k]);
		if (in.line_count > 0)
			OK(dk_return_counter(m->s, &in, &id, &err));
	}
}

static void
open_month(struct month *m, FILE *f)
{
	struct dk_csv_row head;
	bool more;

	*m = (struct month){ .s = fixture_company("sales.db"),
		.every = trade_rounds("DK_SALES_EVERY", EVERY), .csv = dk_csv_open(f, false) };
	m->tells = getenv("DK_SALES_EVERY") != NULL;
	m->rows = dk_arena_array(&m->a, LINES_MAX, sizeof(*m->rows));
	m->began_ms = m->s->clock_ms;
	OK(dk_csv_next(m->csv, &head, &more, &err));
	assert_string_equal(head.fields[4], "InvoiceDate");
	fixture_sql(m->s->db, "INSERT INTO setting (key, value) VALUES ('high_value', '0');"
	    "INSERT INTO zone (kind, code, country) VALUES ('tax', 'GB', 'GB');"
	    "INSERT INTO tax (code, zone, rate, category) VALUES ('S', 'GB', 0, 'Z')");
}

static void
live(struct month *m)
{
	while (read_document(m)) {
		for (size_t i = 0; i < m->count; i++)
			m->file += m->rows[i].qty * m->rows[i].cents;
		m->s->clock_ms = m->began_ms + m->rows[0].second * 1000;
		if (m->rows[0].invoice[0] == 'C')
			cancel(m);
		else
			sell(m);
		dk_arena_free(&m->doc);
	}
}

static void
what_was_sold_and_what_came_back_agree_with_the_month(void **state)
{
	FILE *f = cases_open("orders/online-retail/2010-12.csv");
	static struct month m;
	struct dk_db *db;

	(void)state;
	if (f == NULL)
		skip();
	open_month(&m, f);
	db = m.s->db;
	live(&m);
	if (m.every == 1)
		assert_int_equal(m.file, 74895702);
	/* the file is what was sold, less what came back, less what is listed */
	assert_int_equal(m.file, m.sales - m.back + m.listed);
	assert_int_equal(fixture_number(db, "SELECT count(*) FROM invoice"
	    " WHERE kind = 'invoice'"), m.orders);
	assert_int_equal(fixture_number(db, "SELECT sum(total) FROM invoice"
	    " WHERE kind = 'invoice'"), m.sales);
	assert_true(m.back > 0 && m.listed_rows > 0);
	assert_int_equal(fixture_number(db, "SELECT sum(total) FROM invoice"
	    " WHERE kind = 'credit-note'"), m.back);
	assert_int_equal(fixture_number(db, "SELECT sum(receivable - credit)"
	    " FROM customer_account"), m.sales - m.back);
	/* no line credits more or less than its pieces cost, and they lie on the shelf again */
	assert_string_equal(fixture_text(db, "SELECT i.number FROM credit_line c JOIN invoice i"
	    " ON i.id = c.credit_id JOIN invoice_line n ON n.invoice_id = c.invoice_id AND"
	    " n.line_no = c.invoice_line WHERE c.net * 100000 <> c.pieces * n.price"), "");
	assert_string_equal(fixture_text(db, "SELECT s.product_id FROM stock s"
	    " WHERE s.on_hand <> 900000000 - (SELECT coalesce(sum(l.shipped - l.returned), 0)"
	    " FROM order_line l WHERE l.product_id = s.product_id)"), "");
	print_message("%lld sales %lld.%02lld, %lld rows back %lld.%02lld, %lld listed, %lld free"
	    " or negative\n", (long long)m.orders, (long long)m.sales / 100,
	    (long long)m.sales % 100, (long long)m.back_rows, (long long)m.back / 100,
	    (long long)m.back % 100, (long long)m.listed_rows, (long long)m.free_rows);
	trade_sound(m.s);
	dk_csv_close(m.csv);
	fclose(f);
	dk_arena_free(&m.a);
	fixture_company_end(m.s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_sold_and_what_came_back_agree_with_the_month),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
