/*
 * bench_screen.c - how long the clerk waits: first paint and key to screen of the real program in a
 * terminal, with PRODUCTS items; bytes a key. Usage: bench_screen [PRODUCTS]
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "bench.h"
#include "db/stmt.h"
#include "docket/product.h"
#include "docket/stock.h"
#include "docket/tax.h"
#include "ptyrun.h"

enum { KEYS = 60 };

static void
fill(const char *path, int products)
{
	struct dk_init init = { .path = path, .company = "Bench", .admin = "ann",
		.os_account = "root" };
	struct dk_customer c = { .number = "4711", .name = "Harbor Marine", .group = "",
		.place = { .street = "14 Quay St", .city = "Bristol", .country = "GB" },
		.terms_days = 30, .priority = 5, .backorders = true, .duplicate_po = "ok",
		.shortage_policy = "part", .exempt_until = DK_NO_DATE };
	struct dk_session *s = NULL;
	enum dk_put did;

	must(dk_session_create(&init, &s, &err));
	must(dk_tx_begin(s->db, &err));
	must(dk_customer_put(s, &c, &did, &err));
	for (int i = 0; i < products; i++) {
		char sku[24], name[60];
		struct dk_product p = { .sku = sku, .name = name, .unit = "ea", .status = "active",
			.price = { 1000 + i }, .price_per = DK_QTY(1) };

		snprintf(sku, sizeof(sku), "A%06d", i);
		snprintf(name, sizeof(name), "%s M%d x %d %s", i % 3 ? "Hex bolt" : "Washer",
		    i % 40, i % 200, i % 2 ? "zinc" : "A4");
		must(dk_product_put(s, &p, &did, &err));
	}
	must(dk_tx_end(s->db, DK_OK, &err));
	dk_session_close(s);
}

static int
ascending(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a > b) - (a < b);
}

/* One key on a quiet screen, and the wait until something of it is seen. */
static double
press(struct pty *p, const char *key)
{
	double began;

	while (pty_read(p, 10))
		;
	began = now_ms();
	pty_send(p, key);
	while (!pty_read(p, 1))
		if (now_ms() - began > 5000)
			exit(1);
	return now_ms() - began;
}

static void
report(const char *what, double *ms, int n, size_t bytes)
{
	qsort(ms, (size_t)n, sizeof(*ms), ascending);
	printf("%-38s median %.1f ms  p99 %.1f ms  %zu bytes a key\n", what, ms[n / 2],
	    ms[n * 99 / 100], bytes / (size_t)n);
}

static void
measure(const char *program, const char *path, int products)
{
	const char *const argv[] = { program, "--db", path, NULL };
	double began = now_ms(), paint, keys[KEYS];
	size_t before;
	struct pty p;

	pty_start(&p, "xterm-256color", NULL, argv);
	pty_wait(&p, "HOME");
	paint = now_ms() - began;
	printf("first paint, %d items: %.1f ms (goal 100)\n", products, paint);
	pty_type(&p, "1");
	pty_wait(&p, "Cust");
	pty_type(&p, "4711\r");
	pty_wait(&p, "Harbor");
	before = p.bytes;
	for (int i = 0; i < KEYS; i++) {
		char key[2] = { (char)('a' + i % 26), '\0' };

		pty_sleep(40);
		keys[i] = press(&p, key);
	}
	report("typed character (goal 10 ms, 64 bytes)", keys, KEYS, p.bytes - before);
	pty_send(&p, "\x15");
	pty_sleep(100);
	pty_read(&p, 50);
	pty_type(&p, "hex\r");
	pty_wait(&p, "ITEMS");
	before = p.bytes;
	for (int i = 0; i < KEYS; i++) {
		pty_sleep(40);
		keys[i] = press(&p, i % 2 ? "\x7f" : "b");
	}
	report("search while typing", keys, KEYS, p.bytes - before);
	pty_send(&p, "\033");
	pty_sleep(100);
	pty_send(&p, "\033OR"); /* F3: the draft is kept */
	pty_wait(&p, "HOME");
	before = p.bytes;
	for (int i = 0; i < KEYS; i += 2) {
		keys[i] = press(&p, "i");
		pty_wait(&p, "ITEMS");
		keys[i + 1] = press(&p, "\033OR");
		pty_wait(&p, "HOME");
	}
	report("screen change (goal 4 KiB)", keys, KEYS, p.bytes - before);
	pty_type(&p, "i/hex\r");
	pty_wait(&p, "Hex bolt");
	while (pty_read(&p, 100))
		;
	before = p.bytes;
	for (int i = 0; i < KEYS; i++) {
		pty_sleep(20);
		keys[i] = press(&p, i % 8 < 5 ? "\033OB" : "\033OA");
	}
	report("cursor move (goal 400 bytes)", keys, KEYS, p.bytes - before);
	kill(p.pid, SIGTERM);
	pty_end(&p);
	pty_free(&p);
}

int
main(int argc, char **argv)
{
	int products = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 100000;
	char path[200];

	snprintf(path, sizeof(path), "%s/docket-bench-%d.db",
	    getenv("BENCH_DIR") != NULL ? getenv("BENCH_DIR") : "/tmp", (int)getpid());
	fill(path, products);
	measure(argv[1], path, products);
	for (const char *const *end = (const char *const[]){ "", "-wal", "-shm", "-lock", NULL };
	     *end != NULL; end++) {
		char name[240];

		snprintf(name, sizeof(name), "%s%s", path, *end);
		unlink(name);
	}
	return 0;
}
