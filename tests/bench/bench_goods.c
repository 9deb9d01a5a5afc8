/*
 * bench_goods.c - the large jobs of the warehouse against a bare SQLite program that writes the
 * same rows (replay.h): a shipment of 5,000 lines in 300 cartons, a receipt of 10,000 lines, a
 * hand-out to 100,000 waiting lines. Usage: bench_goods [SHARE [JOB]]: the
 * share divides the sizes; a job is shipment, receipt, hand-out or promise.
 */
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "docket/atp.h"
#include "docket/draft.h"
#include "docket/hand_out.h"
#include "docket/receive.h"
#include "docket/shipment.h"
#include "docket/stock.h"
#include "docket/tax.h"
#include "replay.h"

#include <sqlite3.h>

enum { ROUNDS = 3, CARTONS = 300 };

static char folder[160];
static int share = 1;

struct sum {
	double core, bare;
	long rows;
};

static const char *
path_of(const char *name)
{
	static char path[4][240];
	static int turn;

	turn = (turn + 1) % 4;
	snprintf(path[turn], sizeof(path[turn]), "%s/docket-goods-%d-%s.db", folder, (int)getpid(),
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
make_company(int products)
{
	struct dk_init init = { .path = path_of("core"), .company = "Bench", .admin = "ann",
		.test_clock = true, .now = "2026-11-23T09:00:00Z" };
	struct dk_session *s = NULL;
	char sql[2048];

	dk_db_remove(init.path);
	must(dk_session_create(&init, &s, &err));
	snprintf(sql, sizeof(sql),
	    "INSERT INTO setting (key, value) VALUES ('first_order', 'no'), ('sample_share', '0'),"
	    " ('high_value', '0');"
	    "INSERT INTO zone (kind, code, country) VALUES ('tax', 'GB', 'GB');"
	    "INSERT INTO tax (code, zone, rate, category) VALUES ('S', 'GB', 20000, 'S');"
	    "INSERT INTO supplier (number, name) VALUES ('S1', 'Seaboard Fasteners');"
	    "INSERT INTO customer (number, name, name_key, phone, street, city, postcode, country)"
	    " VALUES ('4711', 'Harbor Marine', 'harbor marine', '0117 555 0142', '14 Quay St',"
	    " 'Bristol', 'BS1 4RN', 'GB');"
	    "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < %d)"
	    " INSERT INTO product (sku, sku_key, name, price, cost, gram)"
	    " SELECT printf('A%%05d', v), printf('a%%05d', v), 'Hex bolt M8 x ' || v, 1000 + v,"
	    " 500 + v, 5 FROM n", products);
	run_sql(s, sql);
	return s;
}

static void
drop(struct dk_session *s)
{
	char path[240];

	snprintf(path, sizeof(path), "%s", dk_db_path(s->db));
	dk_session_close(s);
	dk_db_remove(path);
	dk_db_remove(path_of("before"));
	dk_db_remove(path_of("after"));
}

/* Times one job of the core, and then what it wrote, written by the bare program. */
static void
compare(struct dk_session *s, void (*job)(struct dk_session *s), struct sum *sum)
{
	double began, took;
	struct replay bare;

	dk_db_remove(path_of("before"));
	dk_db_remove(path_of("after"));
	must(dk_db_backup(s->db, path_of("before"), &err));
	began = now_ms();
	job(s);
	took = (now_ms() - began) / 1e3;
	sum->core += took;
	must(dk_db_backup(s->db, path_of("after"), &err));
	bare = replay_rows(path_of("before"), path_of("after"));
	sum->bare += bare.seconds;
	sum->rows += bare.rows;
	if (getenv("BENCH_PARTS") != NULL)
		printf("    part: core %.3f s  bare %.3f s  %ld rows\n", took, bare.seconds,
		    bare.rows);
}

/* The round whose ratio is the middle one. */
static void
tell(const char *what, const struct sum *sums)
{
	double ratio[ROUNDS];
	int order[ROUNDS] = { 0 };

	for (int i = 0; i < ROUNDS; i++) {
		int at = i;

		ratio[i] = sums[i].bare / sums[i].core;
		for (; at > 0 && ratio[order[at - 1]] > ratio[i]; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	printf("%s:  core %.2f s  bare %.2f s, %ld rows  ratio %.2f\n", what,
	    sums[order[ROUNDS / 2]].core, sums[order[ROUNDS / 2]].bare, sums[0].rows,
	    ratio[order[ROUNDS / 2]]);
}

/* ---------------------------------------------------------------- a large shipment */

static dk_id order_id, shipment_id;
static struct dk_picked *picked;
static int line_count;

static void
pick(struct dk_session *s)
{
	must(dk_shipment_pick(s, order_id, &shipment_id, &err));
}

static void
confirm(struct dk_session *s)
{
	must(dk_shipment_confirm(s, shipment_id, picked, (size_t)line_count, &err));
}

/* As a packing file or the suggestion packs it: all cartons at once. */
static void
pack(struct dk_session *s)
{
	int each = line_count / (CARTONS / share);
	struct dk_fill *rows = calloc((size_t)line_count, sizeof(*rows));

	for (int i = 0; rows != NULL && i < line_count; i++)
		rows[i] = (struct dk_fill){ i / each + 1, picked[i].line_no, picked[i].qty, "", "",
			0 };
	must(dk_carton_fill(s, shipment_id, rows, (size_t)line_count, NULL, &err));
	free(rows);
}

static void
post(struct dk_session *s)
{
	must(dk_shipment_post(s, shipment_id, "", &err));
}

static void
enter(struct dk_session *s)
{
	struct dk_order_input_line *lines = calloc((size_t)line_count, sizeof(*lines));
	struct dk_order_input in = { .customer = "4711", .channel = "file", .lines = lines,
		.line_count = (size_t)line_count };
	struct dk_order_made made;
	struct dk_arena a = { 0 };

	for (int i = 0; i < line_count; i++) {
		lines[i].line.sku = dk_fmt(&a, "A%05d", i + 1);
		lines[i].line.qty = "12";
		picked[i] = (struct dk_picked){ .line_no = i + 1, .qty = DK_QTY(12),
			.short_reason = "" };
	}
	must(dk_order_new(s, &a, &in, 0, &made, &err));
	if (made.is_refused || made.order->state != DK_ORDER_VERIFIED) {
		fprintf(stderr, "the order was not verified\n");
		exit(1);
	}
	order_id = made.id;
	dk_arena_free(&a);
	free(lines);
}

static void
large_shipment(void)
{
	struct sum sums[ROUNDS] = { 0 };
	char what[80];

	line_count = 5000 / share;
	picked = calloc((size_t)line_count, sizeof(*picked));
	for (int r = 0; r < ROUNDS; r++) {
		struct dk_session *s = make_company(line_count);

		run_sql(s, "INSERT INTO stock (product_id, location_id, on_hand)"
		    " SELECT id, 1, 20000 FROM product;"
		    "INSERT INTO move (at, day_id, site_id, product_id, location_id, qty, kind,"
		    " reason, document, document_id) SELECT '2026-11-20T00:00:00.000Z', 1, 1, id,"
		    " 1, 20000, 'import', 'start', 'journal', 1 FROM product;"
		    "INSERT INTO stock_value SELECT id, 20000, 100, 20000, 100 FROM product");
		enter(s);
		compare(s, pick, &sums[r]);
		compare(s, confirm, &sums[r]);
		compare(s, pack, &sums[r]);
		compare(s, post, &sums[r]);
		drop(s);
	}
	snprintf(what, sizeof(what), "shipment of %d lines, %d cartons, picked to posted",
	    line_count, CARTONS / share);
	tell(what, sums);
	free(picked);
}

/* ---------------------------------------------------------------- a large receipt */

static dk_id purchase_id;

static void
buy(struct dk_session *s)
{
	struct dk_purchase_input_line *lines = calloc((size_t)line_count, sizeof(*lines));
	struct dk_purchase_input in = { .number = "", .supplier = "S1", .note = "",
		.placed = DK_NO_DATE, .lines = lines, .line_count = (size_t)line_count };
	struct dk_arena a = { 0 };
	enum dk_put did;

	for (int i = 0; i < line_count; i++)
		lines[i] = (struct dk_purchase_input_line){ .sku = dk_fmt(&a, "A%05d", i + 1),
			.qty = DK_QTY(40), .cost = { 500 }, .expected = DK_NO_DATE };
	must(dk_purchase_new(s, &in, &purchase_id, &did, &err));
	dk_arena_free(&a);
	free(lines);
}

static void
receive(struct dk_session *s)
{
	struct dk_received_line *lines = calloc((size_t)line_count, sizeof(*lines));
	struct dk_received in = { .lines = lines, .count = (size_t)line_count, .note = "" };
	struct dk_receipt out;
	struct dk_arena a = { 0 };

	for (int i = 0; i < line_count; i++)
		lines[i] = (struct dk_received_line){ .line_no = i + 1, .qty = DK_QTY(40),
			.location = "" };
	must(dk_receive(s, &a, purchase_id, &in, &out, &err));
	dk_arena_free(&a);
	free(lines);
}

static void
large_receipt(void)
{
	struct sum sums[ROUNDS] = { 0 };
	char what[80];

	line_count = 10000 / share;
	for (int r = 0; r < ROUNDS; r++) {
		struct dk_session *s = make_company(line_count);

		buy(s);
		compare(s, receive, &sums[r]);
		drop(s);
	}
	snprintf(what, sizeof(what), "receipt of %d lines", line_count);
	tell(what, sums);
}

/* ---------------------------------------------------------------- a large hand-out */

static void
hand_out(struct dk_session *s)
{
	const struct dk_hand_ask ask = { .product_id = 1, .policy = "oldest", .reason = "bench" };
	struct dk_hand_out out;
	struct dk_arena a = { 0 };

	must(dk_hand_out_commit(s, &a, &ask, &out, &err));
	dk_arena_free(&a);
}

/* Five lines an order wait for one product, which is there now. */
static void
make_waiting(struct dk_session *s)
{
	char sql[3000];

	snprintf(sql, sizeof(sql),
	    "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < %1$d)"
	    " INSERT INTO orders (number, state, stage, customer_id, placed, wanted, promised,"
	    " currency, site_id, touched_at, line_count, goods, net, tax, total, day_id,"
	    " entered_at, verified_at) SELECT 'X' || v, 'verified', 'short', 1, '2026-11-20',"
	    " '2026-11-24', '2026-11-24', 'EUR', 1, '2026-11-20T00:00:00.000Z', 5, 500, 500, 100,"
	    " 600, 1, printf('2026-11-20T00:00:%%02d.%%03dZ', v / 1000, v %% 1000),"
	    " '2026-11-20T00:00:00.000Z' FROM n;"
	    "INSERT INTO order_line (order_id, line_no, product_id, sku, text, unit, unit_qty,"
	    " ordered, price, price_layer, net, tax_code, tax_category, tax_rate, promise,"
	    " backordered) SELECT o.id, x.v, 1, 'A00001', 'Hex bolt', 'ea', 2000, 2000, 1000,"
	    " 'base', 100, 'S', 'S', 20000, '2026-11-24', 2000 FROM orders o,"
	    " (SELECT 1 AS v UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5) x;"
	    "INSERT INTO stock (product_id, location_id, on_hand) VALUES (1, 1, %2$lld);"
	    "INSERT INTO move (at, day_id, site_id, product_id, location_id, qty, kind, reason,"
	    " document, document_id) VALUES ('2026-11-20T00:00:00.000Z', 1, 1, 1, 1, %2$lld,"
	    " 'import', 'start', 'journal', 1)", line_count / 5, line_count * 2000LL);
	run_sql(s, sql);
}

static void
large_hand_out(void)
{
	struct sum sums[ROUNDS] = { 0 };
	char what[80];

	line_count = 100000 / share;
	for (int r = 0; r < ROUNDS; r++) {
		struct dk_session *s = make_company(1);

		make_waiting(s);
		compare(s, hand_out, &sums[r]);
		drop(s);
	}
	snprintf(what, sizeof(what), "hand-out to %d waiting lines", line_count);
	tell(what, sums);
}

/* ---------------------------------------------------------------- what can be promised */

enum { ASKED = 201 };

static int
by_size(const void *x, const void *y)
{
	const double *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

/* Of a product that 10,000 lines wait for, and ten purchase orders bring. */
static void
promise_much(void)
{
	double took[ASKED];
	struct dk_session *s;

	line_count = 10000 / share;
	s = make_company(1);
	make_waiting(s);
	run_sql(s, "UPDATE stock SET on_hand = 5000; WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL"
	    " SELECT v + 1 FROM n WHERE v < 10) INSERT INTO purchase (number, supplier_id, placed,"
	    " entered_at) SELECT 'PO' || v, 1, '2026-11-20', '' FROM n; INSERT INTO purchase_line"
	    " (purchase_id, line_no, product_id, ordered, expected) SELECT id, 1, 1, 3000000,"
	    " printf('2026-12-%02d', id) FROM purchase");
	for (int i = 0; i < ASKED; i++) {
		struct dk_arena a = { 0 };
		struct dk_atp x;
		double began = now_ms();

		must(dk_atp_load(s, &a, 1, &x, &err));
		took[i] = now_ms() - began;
		if (x.lines != line_count || x.count != 10)
			exit(1);
		dk_arena_free(&a);
	}
	qsort(took, ASKED, sizeof(*took), by_size);
	printf("ATP of a product that %d lines wait for: median %.2f ms, most %.2f ms (20 at most)"
	    "\n", line_count, took[ASKED / 2], took[ASKED - 1]);
	drop(s);
}

int
main(int argc, char **argv)
{
	const char *where = getenv("BENCH_DIR");

	snprintf(folder, sizeof(folder), "%s", where != NULL ? where : "/tmp");
	if (argc > 1 && strtol(argv[1], NULL, 10) > 0)
		share = (int)strtol(argv[1], NULL, 10);
	if (argc < 3 || strcmp(argv[2], "shipment") == 0)
		large_shipment();
	if (argc < 3 || strcmp(argv[2], "receipt") == 0)
		large_receipt();
	if (argc < 3 || strcmp(argv[2], "hand-out") == 0)
		large_hand_out();
	if (argc < 3 || strcmp(argv[2], "promise") == 0)
		promise_much();
	return 0;
}
