/*
 * bench_bills.c - shipped orders posted as invoices, one change each, against a bare SQLite program
 * that writes the same rows in as many transactions (replay.h); and their PDFs against a bare page
 * of pango and cairo with the same texts. Usage: bench_bills [INVOICES [PAGES]].
 */
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "db/stmt.h"
#include "docket/document.h"
#include "docket/draft.h"
#include "docket/invoice.h"
#include "docket/paper.h"
#include "docket/shipment.h"
#include "replay.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <sqlite3.h>

enum { PRODUCTS = 500, CUSTOMERS = 500, LINES = 10, ROUNDS = 5, TOGETHER = 200 };

static char folder[160];

static const char *
path_of(const char *name)
{
	static char path[4][240];
	static int turn;

	turn = (turn + 1) % 4;
	snprintf(path[turn], sizeof(path[turn]), "%s/docket-bills-%d-%s.db", folder, (int)getpid(),
	    name);
	return path[turn];
}

static void
run_sql(struct dk_session *s, const char *sql)
{
	sqlite3 *db = NULL;
	char *complaint = NULL;

	if (sqlite3_open(dk_db_path(s->db), &db) != SQLITE_OK ||
	    sqlite3_exec(db, sql, NULL, NULL, &complaint) != SQLITE_OK) {
		fprintf(stderr, "%s\n", complaint);
		exit(1);
	}
	sqlite3_close(db);
}

static struct dk_session *
make_company(void)
{
	struct dk_init init = { .path = path_of("core"), .company = "Bench", .admin = "ann",
		.test_clock = true, .now = "2026-11-23T09:00:00Z" };
	struct dk_session *s = NULL;
	char sql[3000];

	dk_db_remove(init.path);
	must(dk_session_create(&init, &s, &err));
	snprintf(sql, sizeof(sql),
	    "INSERT INTO setting (key, value) VALUES ('first_order', 'no'), ('sample_share', '0'),"
	    " ('high_value', '0'), ('company_address', 'Gasse 2\n10115 Berlin');"
	    "INSERT INTO zone (kind, code, country) VALUES ('tax', 'GB', 'GB');"
	    "INSERT INTO tax (code, zone, rate, category, name)"
	    " VALUES ('S', 'GB', 20000, 'S', 'VAT 20 %%');"
	    "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < %d)"
	    " INSERT INTO customer (number, name, name_key, phone, street, city, postcode, country)"
	    " SELECT 3999 + v, 'Harbor Marine ' || v, 'harbor marine ' || v, '0117 555 0142',"
	    " v || ' Quay St', 'Bristol', 'BS1 4RN', 'GB' FROM n;"
	    "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < %d)"
	    " INSERT INTO product (sku, sku_key, name, price, cost, gram)"
	    " SELECT printf('A%%05d', v), printf('a%%05d', v), 'Hex bolt M8 x ' || v || ' zinc',"
	    " 1000 + v, 500 + v, 5 FROM n;"
	    "INSERT INTO stock (product_id, location_id, on_hand)"
	    " SELECT id, 1, 900000000 FROM product;"
	    "INSERT INTO move (at, day_id, site_id, product_id, location_id, qty, kind, reason,"
	    " document, document_id) SELECT '2026-11-20T00:00:00.000Z', 1, 1, id, 1, 900000000,"
	    " 'import', 'start', 'journal', 1 FROM product", CUSTOMERS, PRODUCTS);
	run_sql(s, sql);
	return s;
}

/* An order of ten lines that has left the house. */
static void
ship(struct dk_session *s, long i)
{
	struct dk_order_input_line lines[LINES];
	struct dk_picked picked[LINES];
	struct dk_arena a = { 0 };
	struct dk_order_input in = { .channel = "phone", .lines = lines, .line_count = LINES };
	struct dk_order_made made;
	dk_id id;

	memset(lines, 0, sizeof(lines));
	in.customer = dk_fmt(&a, "%ld", 4000 + i % CUSTOMERS);
	for (int l = 0; l < LINES; l++) {
		lines[l].line.sku = dk_fmt(&a, "A%05ld", 1 + (i * 131 + i / CUSTOMERS * 7 +
		    l * 37) % PRODUCTS);
		lines[l].line.qty = dk_fmt(&a, "%ld", 12 + i / CUSTOMERS);
		picked[l] = (struct dk_picked){ l + 1, DK_QTY(12 + i / CUSTOMERS), "" };
	}
	must(dk_order_new(s, &a, &in, 0, &made, &err));
	if (made.is_refused || made.order->state != DK_ORDER_VERIFIED) {
		fprintf(stderr, "the order was not verified\n");
		exit(1);
	}
	must(dk_shipment_pick(s, made.id, &id, &err));
	must(dk_shipment_confirm(s, id, picked, LINES, &err));
	must(dk_shipment_pack(s, id, 1, NULL, 0, &err));
	must(dk_shipment_post(s, id, "", &err));
	dk_arena_free(&a);
}

/* ---------------------------------------------------------------- posting */

static const struct replay_key keys[] = {
	{ "orders", "(SELECT i.id FROM after.invoice i WHERE i.order_id = n.id)" },
	{ "order_line", "(SELECT i.id FROM after.invoice i WHERE i.order_id = n.order_id)" },
	{ "invoice", "n.id" }, { "invoice_line", "n.invoice_id" },
	{ "invoice_tax", "n.invoice_id" },
	{ "batch", "n.document_id" },
	{ "posting", "(SELECT b.document_id FROM after.batch b WHERE b.id = n.batch_id)" },
	{ "print_job", "n.subject_id" }, { "journal", "n.subject_id" },
};
static const struct replay_by by_invoice = { .keys = keys, .key_count = (int)DK_COUNT(keys),
	.each = { "UPDATE series SET next_no = next_no + 1 WHERE kind = 'invoice'",
	    "UPDATE customer_account SET receivable = receivable + 14400 WHERE customer_id ="
	    " ?1 % 500 + 1" } };

static double
post(struct dk_session *s, long from, long count)
{
	double began = now_ms();

	for (long i = from; i < from + count; i++) {
		dk_id id;

		must(dk_invoice_post_shipment(s, i + 1, &id, &err));
	}
	return (now_ms() - began) / 1e3;
}

static int
ascending(const void *x, const void *y)
{
	const double *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

/* In rounds, one after the other, so that a noisy machine slows both; the medians count. */
static void
post_all(struct dk_session *s, long invoices)
{
	double core[ROUNDS], bare[ROUNDS], ratio[ROUNDS], cpu[ROUNDS];
	long each = invoices / ROUNDS, rows = 0;

	for (int r = 0; r < ROUNDS; r++) {
		struct replay b;

		dk_db_remove(path_of("before"));
		dk_db_remove(path_of("after"));
		must(dk_db_backup(s->db, path_of("before"), &err));
		cpu[r] = -cpu_ms() / 1e3;
		core[r] = (double)each / post(s, r * each, each);
		cpu[r] += cpu_ms() / 1e3;
		must(dk_db_backup(s->db, path_of("after"), &err));
		b = replay_each(path_of("before"), path_of("after"), &by_invoice);
		bare[r] = (double)each / b.seconds;
		ratio[r] = core[r] / bare[r];
		cpu[r] = b.cpu_seconds / cpu[r];
		rows = b.rows;
	}
	dk_db_remove(path_of("before"));
	dk_db_remove(path_of("after"));
	qsort(core, ROUNDS, sizeof(*core), ascending);
	qsort(bare, ROUNDS, sizeof(*bare), ascending);
	qsort(ratio, ROUNDS, sizeof(*ratio), ascending);
	qsort(cpu, ROUNDS, sizeof(*cpu), ascending);
	printf("%ld shipped orders of %d lines posted as invoices:  core %.0f/s  bare %.0f/s,"
	    " %.1f rows each  ratio %.2f, of the processor %.2f\n", each * ROUNDS, LINES,
	    core[ROUNDS / 2], bare[ROUNDS / 2], (double)rows / (double)each + 2,
	    ratio[ROUNDS / 2], cpu[ROUNDS / 2]);
}

/* ---------------------------------------------------------------- pages */

struct texts {
	const char *text[400];
	int count;
};

static void
add(struct texts *t, const char *lines)
{
	if (lines != NULL && *lines != '\0' && t->count < (int)DK_COUNT(t->text))
		t->text[t->count++] = lines;
}

static void
add_block(struct texts *t, const struct dk_paper_block *b)
{
	add(t, b->heading);
	add(t, b->text);
	for (size_t i = 0; i < b->column_count; i++)
		add(t, b->columns[i].heading);
	for (size_t i = 0; i < b->row_count; i++) {
		for (size_t c = 0; c < b->column_count; c++)
			add(t, b->rows[i].cells[c]);
		add(t, b->rows[i].note);
	}
	for (size_t i = 0; i < b->pair_count; i++) {
		add(t, b->pairs[i].label);
		add(t, b->pairs[i].text);
	}
}

/* Every text of the paper, also those that the format adds: the return line, the foot. */
static void
collect(const struct dk_paper *p, struct texts *t)
{
	add(t, dk_fmt(p->arena, "%s %s", p->kind, p->number));
	add(t, dk_fmt(p->arena, "%s %s", p->kind, p->number));
	add(t, dk_fmt(p->arena, "%s \302\267 %s", p->sender, p->sender_address));
	add(t, "Page 1 of 1");
	add(t, p->sender);
	add(t, p->sender_address);
	add(t, p->sender_contact);
	add(t, p->to);
	for (size_t i = 0; i < p->address_count; i++) {
		add(t, p->addresses[i].label);
		add(t, p->addresses[i].text);
	}
	for (size_t i = 0; i < p->fact_count; i++) {
		add(t, p->facts[i].label);
		add(t, p->facts[i].text);
	}
	for (size_t i = 0; i < p->foot_count; i++)
		add(t, p->foots[i]);
	for (size_t i = 0; i < p->block_count; i++)
		add_block(t, &p->blocks[i]);
}

static cairo_status_t
write_bytes(void *out, const unsigned char *data, unsigned int len)
{
	return dk_buf_try(out, data, len) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* The texts on a page, in the two weights of one family, one layout for all. */
static void
bare_page(const struct texts *t, struct dk_buf *out)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write_bytes, out, 595, 842);
	cairo_t *cr = cairo_create(surface);
	PangoLayout *layout = pango_cairo_create_layout(cr);
	PangoFontDescription *font = pango_font_description_from_string("DejaVu Sans");

	for (int i = 0; i < t->count; i++) {
		if (i == 0 || i == 40) {
			pango_font_description_set_weight(font,
			    i == 0 ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
			pango_font_description_set_absolute_size(font, 8.5 * PANGO_SCALE);
			pango_layout_set_font_description(layout, font);
		}
		pango_layout_set_text(layout, t->text[i], -1);
		cairo_move_to(cr, 40 + i % 7 * 70, 40 + i / 7 * 20);
		pango_cairo_show_layout(cr, layout);
	}
	pango_font_description_free(font);
	g_object_unref(layout);
	cairo_destroy(cr);
	cairo_surface_finish(surface);
	cairo_surface_destroy(surface);
}

/* Neither waits for anything: the processor counts. */
static void
print_all(struct dk_session *s, long pages)
{
	double core = 0, bare = 0, began;
	size_t bytes[2] = { 0 };
	int texts = 0;

	for (long i = 0; i < pages + 5; i++) {
		struct dk_buf out = { 0 }, plain = { 0 };
		struct dk_arena a = { 0 };
		struct dk_paper *p = NULL;
		struct texts t = { .count = 0 };

		if (i == 5) /* warm: fonts are found once a run by both */
			core = bare = 0;
		began = cpu_ms();
		must(dk_document_print(s, "invoice", i + 1, "pdf", &out, &err));
		core += cpu_ms() - began;
		must(dk_document_make(s, &a, "invoice", i + 1, &p, &err));
		collect(p, &t);
		began = cpu_ms();
		bare_page(&t, &plain);
		bare += cpu_ms() - began;
		texts = t.count;
		bytes[0] = out.len;
		bytes[1] = plain.len;
		dk_buf_free(&out);
		dk_buf_free(&plain);
		dk_arena_free(&a);
	}
	printf("PDFs of %ld invoices, %d texts:  core %.0f/s, %zu bytes  bare %.0f/s, %zu bytes"
	    "  ratio %.2f\n", pages, texts, (double)pages * 1e3 / core, bytes[0],
	    (double)pages * 1e3 / bare, bytes[1], bare / core);
}

int
main(int argc, char **argv)
{
	long invoices = argc > 1 ? strtol(argv[1], NULL, 10) : 10000;
	long pages = argc > 2 ? strtol(argv[2], NULL, 10) : 300;
	const char *where = getenv("BENCH_DIR");
	struct dk_session *s;

	snprintf(folder, sizeof(folder), "%s", where != NULL ? where : "/tmp");
	s = make_company();
	for (long i = 0; i < invoices; i++) {
		if (i % TOGETHER == 0)
			must(dk_tx_begin(s->db, &err));
		ship(s, i);
		if (i % TOGETHER == TOGETHER - 1 || i == invoices - 1)
			must(dk_tx_end(s->db, DK_OK, &err));
	}
	must(dk_db_checkpoint(s->db, true, &err));
	post_all(s, invoices);
	if (pages > invoices - 5)
		pages = invoices - 5;
	print_all(s, pages);
	dk_session_close(s);
	dk_db_remove(path_of("core"));
	return 0;
}
