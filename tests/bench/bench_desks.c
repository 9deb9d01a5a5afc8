/*
 * bench_desks.c - a clerk enters ten-line orders beside thirty others who enter one a second each.
 *
 * Each desk is a process of its own, as in the house. Printed are the waits of entering over all
 * desks, and how evenly they are served. Usage: bench_desks [SECONDS [DESKS]]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"
#include "db/stmt.h"
#include "docket/draft.h"
#include "docket/stock.h"
#include "docket/tax.h"

enum { PRODUCTS = 500, CUSTOMERS = 100, LINES = 10, MOST_DESKS = 64, MOST_ORDERS = 4000 };

static void
sleep_until(double ms)
{
	double left = ms - now_ms();
	struct timespec ts = { 0 };

	if (left <= 0)
		return;
	ts.tv_sec = (time_t)(left / 1e3);
	ts.tv_nsec = (long)((left - (double)ts.tv_sec * 1e3) * 1e6);
	nanosleep(&ts, NULL);
}

static void
fill(const char *path)
{
	struct dk_init init = { .path = path, .company = "Bench", .admin = "ann",
		.os_account = "root" };
	struct dk_zone z = { .kind = "tax", .code = "GB", .country = "GB", .region = "",
		.postcode_from = "", .postcode_to = "" };
	struct dk_tax_row t = { .code = "S", .zone = "GB", .from = DK_NO_DATE,
		.tax = { .category = "S", .rate = { 20000 } }, .name = "VAT" };
	struct dk_session *s = NULL;
	enum dk_put did;

	must(dk_session_create(&init, &s, &err));
	must(dk_tx_begin(s->db, &err));
	must(dk_zone_put(s, &z, &did, &err));
	must(dk_tax_put(s, &t, &did, &err));
	for (int i = 0; i < PRODUCTS; i++) {
		char sku[24];
		struct dk_product p = { .sku = sku, .name = sku, .unit = "ea", .status = "active",
			.price = { 1000 + i }, .price_per = DK_QTY(1), .gram = 50 };

		snprintf(sku, sizeof(sku), "A%05d", i);
		must(dk_product_put(s, &p, &did, &err));
		must(dk_stock_put(s, p.id, "", DK_QTY(900000), &did, &err));
	}
	for (int i = 0; i < CUSTOMERS; i++) {
		char number[24];
		struct dk_customer c = { .number = number, .name = number, .group = "",
			.place = { .street = "14 Quay St", .city = "Bristol", .postcode = "BS1 4RN",
			    .country = "GB" }, .terms_days = 30, .priority = 5, .backorders = true,
			.duplicate_po = "ok", .shortage_policy = "part",
			.exempt_until = DK_NO_DATE };

		snprintf(number, sizeof(number), "%d", 4000 + i);
		must(dk_customer_put(s, &c, &did, &err));
	}
	must(dk_tx_end(s->db, DK_OK, &err));
	dk_session_close(s);
}

/* One order of ten lines, entered; answers the wait in ms. */
static double
enter(struct dk_session *s, int desk, int n)
{
	struct dk_order_input_line lines[LINES] = { 0 };
	struct dk_order_input in = { .lines = lines, .line_count = LINES };
	struct dk_order_made made;
	struct dk_arena a = { 0 };
	char skus[LINES][24], customer[24];
	double began;

	snprintf(customer, sizeof(customer), "%d", 4000 + (desk * 7 + n) % CUSTOMERS);
	in.customer = customer;
	for (int i = 0; i < LINES; i++) {
		snprintf(skus[i], sizeof(skus[i]), "A%05d",
		    (desk * 131 + n * 17 + i * 29) % PRODUCTS);
		lines[i].line.sku = skus[i];
		lines[i].line.qty = "12";
	}
	began = now_ms();
	must(dk_order_new(s, &a, &in, 0, &made, &err));
	began = now_ms() - began;
	dk_arena_free(&a);
	return began;
}

static void
work(const char *path, int desk, int seconds, int out)
{
	struct dk_session *s = NULL;
	unsigned seed = (unsigned)desk * 2654435761U + 1;
	double began, ms[MOST_ORDERS];
	int n = 0;

	must(dk_session_open(path, NULL, &s, &err));
	must(dk_session_tie(s, "root", &err));
	began = now_ms() + 1000;
	for (; n < seconds && n < MOST_ORDERS; n++) {
		/* clerks do not type in step: with fixed turns the same desk would always come
		 * behind the same others, and be the one that writes the log back */
		sleep_until(began + n * 1e3 + (double)(rand_r(&seed) % 1000));
		ms[n] = enter(s, desk, n);
	}
	dk_session_close(s);
	if (write(out, ms, sizeof(*ms) * (size_t)n) < 0)
		exit(1);
	_exit(0);
}

static int
ascending(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a > b) - (a < b);
}

static void
report(const int *from, int desks, int seconds)
{
	static double all[MOST_DESKS * MOST_ORDERS];
	double best = 1e9, worst = 0;
	size_t n = 0;

	for (int i = 0; i < desks; i++) {
		double *ms = all + n, sum = 0;
		ssize_t got = read(from[i], ms, sizeof(*ms) * MOST_ORDERS);
		size_t count = got > 0 ? (size_t)got / sizeof(*ms) : 0;

		for (size_t k = 0; k < count; k++)
			sum += ms[k];
		sum = count > 0 ? sum / (double)count : 1e9;
		best = sum < best ? sum : best;
		worst = sum > worst ? sum : worst;
		n += count;
	}
	if (n == 0)
		exit(1);
	qsort(all, n, sizeof(*all), ascending);
	printf("%d desks, an order of ten lines a second each, %d s: median %.1f ms  p99 %.1f ms "
	       "(goal 50)  max %.1f ms  worst desk / best desk %.2f (goal 1.5)\n", desks, seconds,
	    all[n / 2], all[n * 99 / 100], all[n - 1], worst / best);
}

int
main(int argc, char **argv)
{
	int seconds = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 40;
	int desks = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 31, from[MOST_DESKS];
	char path[200];

	desks = desks < 1 ? 1 : desks > MOST_DESKS ? MOST_DESKS : desks;
	snprintf(path, sizeof(path), "%s/docket-desks-%d.db",
	    getenv("BENCH_DIR") != NULL ? getenv("BENCH_DIR") : "/tmp", (int)getpid());
	fill(path);
	for (int i = 0; i < desks; i++) {
		int ends[2];

		if (pipe(ends) != 0)
			return 1;
		if (fork() == 0)
			work(path, i, seconds, ends[1]);
		close(ends[1]);
		from[i] = ends[0];
	}
	while (wait(NULL) > 0)
		;
	report(from, desks, seconds);
	for (const char *const *end = (const char *const[]){ "", "-wal", "-shm", "-lock", NULL };
	     *end != NULL; end++) {
		char name[240];

		snprintf(name, sizeof(name), "%s%s", path, *end);
		unlink(name);
	}
	return 0;
}
