/*
 * bench_orders.c - order postings per second of the core against a bare SQLite program.
 *
 * Both write the same orders of ten lines into copies of one database: the core through
 * dk_order_new, the bare one (bare.c) with statements prepared once, the values read back from
 * what the core wrote. Same pragmas, indexes, one transaction an order. Rounds alternate, so that
 * a noisy machine slows both; the medians count. Usage: bench_orders STORED [POSTED [ROUNDS]]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bare.h"
#include "db/stmt.h"
#include "docket/draft.h"
#include "docket/stock.h"
#include "docket/tax.h"

enum { PRODUCTS = 2000, CUSTOMERS = 500, LINES = 10, MAX_ROUNDS = 15 };

static struct dk_err err;

static void
must(enum dk_rc rc, const char *what)
{
	if (rc == DK_OK)
		return;
	fprintf(stderr, "%s: %s\n", what, err.text);
	exit(1);
}

double
bench_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static void
fill_master(struct dk_session *s)
{
	struct dk_zone z = { .kind = "tax", .code = "GB", .country = "GB", .region = "",
		.postcode_from = "", .postcode_to = "" };
	struct dk_tax_row t = { .code = "S",
		.zone = "GB",
		.from = DK_NO_DATE,
		.tax = { .category = "S", .rate = { 20000 } },
		.name = "VAT" };
	enum dk_put did;

	must(dk_tx_begin(s->db, &err), "begin");
	must(dk_zone_put(s, &z, &did, &err), "zone");
	must(dk_tax_put(s, &t, &did, &err), "tax");
	for (int i = 0; i < PRODUCTS; i++) {
		char sku[24], name[40];
		struct dk_product p = { .sku = sku, .name = name, .unit = "ea", .status = "active",
			.price = { 1000 + i }, .price_per = DK_QTY(1), .gram = 50 };

		snprintf(sku, sizeof(sku), "A%05d", i);
		snprintf(name, sizeof(name), "Hex bolt M8 x %d zinc", i);
		must(dk_product_put(s, &p, &did, &err), "product");
		must(dk_stock_put(s, p.id, "", DK_QTY(900000), &did, &err), "stock");
	}
	for (int i = 0; i < CUSTOMERS; i++) {
		char number[24], name[40];
		struct dk_customer c = { .number = number, .name = name, .group = "",
			.place = { .street = "14 Quay St", .city = "Bristol", .postcode = "BS1 4RN",
			    .country = "GB" }, .terms_days = 30, .priority = 5, .backorders = true,
			.duplicate_po = "warn", .shortage_policy = "part", .has_limit = true,
			.credit_limit = { 100000000000 }, .exempt_until = DK_NO_DATE };

		snprintf(number, sizeof(number), "%d", 4000 + i);
		snprintf(name, sizeof(name), "Harbor Marine Supply %d", i);
		must(dk_customer_put(s, &c, &did, &err), "customer");
	}
	must(dk_tx_end(s->db, DK_OK, &err), "commit");
}

/* Orders of the past, straight into the tables: closed ones, ten lines each. */
static void
fill_orders(struct dk_session *s, long stored)
{
	char sql[4000];

	snprintf(sql, sizeof(sql),
	    "BEGIN;"
	    "INSERT INTO orders (state, stage, origin, kind, customer_id, placed, currency,"
	    " site_id,"
	    " touched_at, line_count, goods, net, tax, total, entered_at, external_id)"
	    " SELECT 'closed', 'closed', 'history', 'order', 1 + value %% %d,"
	    " date('2020-01-01', (value / 600) || ' days'), 'EUR', 1,"
	    " '2020-01-01T00:00:00.000Z', 10,"
	    " 1000, 1000, 200, 1200, '2020-01-01T00:00:00.000Z', 'old-' || value"
	    " FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n"
	    " WHERE value < %ld) SELECT value FROM n);"
	    "INSERT INTO order_line (order_id, line_no, product_id, sku, text, unit, unit_qty,"
	    " ordered,"
	    " price, price_layer, price_trail, net, tax_category, tax_rate, shipped, invoiced)"
	    " SELECT 1 + (value - 1) / 10, 1 + (value - 1) %% 10, 1 + (value * 7919) %% %d,"
	    " 'A' || value, 'Hex bolt M8 zinc', 'ea', 12000, 12000, 1000, 'base',"
	    " '{\"layer\":\"base\",\"price\":\"0.10\",\"per\":\"1\",\"why\":\"no other layer has a"
	    " price\",\"losers\":[]}', 120, 'S', 20000, 12000, 12000"
	    " FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n"
	    " WHERE value < %ld) SELECT value FROM n);"
	    "COMMIT;",
	    CUSTOMERS, stored, PRODUCTS, stored * LINES);
	bare_script(dk_db_path(s->db), sql);
}

/* Posts `count` orders; answers the seconds it took. */
static double
post(struct dk_session *s, long from, long count)
{
	double began = bench_now();

	for (long i = from; i < from + count; i++) {
		struct dk_order_input_line lines[LINES];
		struct dk_order_made made;
		struct dk_arena a = { 0 };
		char sku[LINES][24], customer[24], id[32];
		struct dk_order_input in = { .external_id = id,
			.customer = customer,
			.lines = lines,
			.line_count = LINES,
			.channel = "phone" };

		memset(lines, 0, sizeof(lines));
		snprintf(customer, sizeof(customer), "%ld", 4000 + i % CUSTOMERS);
		snprintf(id, sizeof(id), "bench-%07ld", i);
		for (int l = 0; l < LINES; l++) {
			snprintf(sku[l], sizeof(sku[l]), "A%05ld", (i * 131 + l * 977) % PRODUCTS);
			lines[l].line.sku = sku[l];
			lines[l].line.qty = "12";
		}
		must(dk_order_new(s, &a, &in, 0, &made, &err), "order");
		if (made.is_refused)
			exit(1);
		dk_arena_free(&a);
	}
	return bench_now() - began;
}

static int
ascending(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a > b) - (a < b);
}

static double
median(double *v, int n)
{
	qsort(v, (size_t)n, sizeof(*v), ascending);
	return v[n / 2];
}

static struct dk_session *
make_company(const char *path)
{
	struct dk_init init = { .path = path,
		.company = "Bench",
		.admin = "ann",
		.test_clock = true,
		.now = "2026-11-23T09:00:00Z" };
	struct dk_session *s = NULL;

	must(dk_session_create(&init, &s, &err), "create");
	fill_master(s);
	return s;
}

int
main(int argc, char **argv)
{
	long stored = argc > 1 ? strtol(argv[1], NULL, 10) : 10000;
	long posted = argc > 2 ? strtol(argv[2], NULL, 10) : 300;
	int rounds = argc > 3 ? (int)strtol(argv[3], NULL, 10) : 5;
	double core[MAX_ROUNDS], raw[MAX_ROUNDS], ratio[MAX_ROUNDS];
	const char *folder = getenv("BENCH_DIR") != NULL ? getenv("BENCH_DIR") : "/tmp";
	char a_path[200], b_path[200];
	struct bare_weight weight[2] = { { 0 } };
	struct dk_session *s;
	struct bare *b;

	snprintf(a_path, sizeof(a_path), "%s/docket-bench-%d-a.db", folder, (int)getpid());
	snprintf(b_path, sizeof(b_path), "%s/docket-bench-%d-b.db", folder, (int)getpid());
	s = make_company(a_path);
	fill_orders(s, stored);
	must(dk_db_checkpoint(s->db, true, &err), "checkpoint");
	must(dk_db_backup(s->db, b_path, &err), "copy");
	b = bare_open(b_path);
	post(s, 0, 20); /* warm */
	bare_post(b, a_path, 20);
	for (int r = 0; r < rounds && r < MAX_ROUNDS; r++) {
		core[r] = (double)posted / post(s, 20 + r * posted, posted);
		raw[r] = (double)posted / bare_post(b, a_path, posted);
		ratio[r] = core[r] / raw[r];
	}
	weight[0] = bare_weigh(a_path);
	weight[1] = bare_weigh(b_path);
	printf("orders of %d lines, %ld stored before:  core %.0f/s  bare %.0f/s  ratio %.2f\n",
	    LINES, stored, median(core, rounds), median(raw, rounds), median(ratio, rounds));
	printf("  rows an order: core %.2f  bare %.2f   bytes an order: core %.1f  bare %.1f\n",
	    weight[0].rows, weight[1].rows, weight[0].bytes, weight[1].bytes);
	bare_close(b);
	dk_session_close(s);
	bare_remove(a_path);
	bare_remove(b_path);
	return 0;
}
