/*
 * bench_search.c - what a clerk waits for at each letter: items and customers found in a house of
 * PRODUCTS items and a fifth as many customers. Usage: bench_search [PRODUCTS]
 *
 * Names are made of words whose frequency falls with their rank, as real catalogues have it, and
 * of sizes and grades; queries are typed letter by letter, two-letter words and "m8" among them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"
#include "db/stmt.h"
#include "docket/customer.h"
#include "docket/product.h"

enum { WORDS = 3000, MOST = 20, ROUNDS = 3 };

static uint64_t
chance(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *state >> 33;
}

/* A word by its rank: the same on every run. */
static void
word(char *out, size_t size, unsigned rank)
{
	static const char *const first[] = { "hex", "wash", "bolt", "chain", "shack", "rope",
		"pump", "valve", "cable", "lamp", "paint", "li", "ny", "ste", "bra", "zin", "oak",
		"pi" };
	static const char *const last[] = { "", "er", "le", "ing", "on", "ite", "al", "ex", "um",
		"or" };

	snprintf(out, size, "%s%s%.*u", first[rank % DK_COUNT(first)],
	    last[rank / DK_COUNT(first) % DK_COUNT(last)], rank < 180 ? 0 : 1, rank / 180);
	if (rank < 180)
		out[strcspn(out, "0123456789")] = '\0';
}

/* Few words are common, most are rare. */
static unsigned
rank_by_chance(uint64_t *seed)
{
	uint64_t a = chance(seed) % WORDS, b = chance(seed) % WORDS, c = chance(seed) % WORDS;

	return (unsigned)(a * b / WORDS * c / WORDS);
}

static void
fill_products(struct dk_session *s, int count)
{
	uint64_t seed = 7;
	enum dk_put did;

	for (int i = 0; i < count; i++) {
		char sku[24], name[120], w[3][24];
		struct dk_product p = { .sku = sku, .name = name, .unit = "ea", .status = "active",
			.price = { 1000 + i }, .price_per = DK_QTY(1) };

		for (int k = 0; k < 3; k++)
			word(w[k], sizeof(w[k]), rank_by_chance(&seed));
		snprintf(sku, sizeof(sku), "%c%05d%c", 'A' + i % 26, i / 26, 'A' + i % 7);
		snprintf(name, sizeof(name), "%s %s %s M%d A%d %d mm", w[0], w[1], w[2],
		    (int)(chance(&seed) % 30), (int)(chance(&seed) % 5),
		    (int)(chance(&seed) % 300));
		must(dk_product_put(s, &p, &did, &err));
	}
}

static void
fill_customers(struct dk_session *s, int count)
{
	uint64_t seed = 11;
	enum dk_put did;

	for (int i = 0; i < count; i++) {
		char number[24], name[120], phone[24], code[16], w[2][24];
		struct dk_customer c = { .number = number, .name = name, .group = "",
			.phone = phone,
			.place = { .street = "1 Quay St", .city = "Bristol", .postcode = code,
			    .country = "GB" },
			.terms_days = 30, .priority = 5, .backorders = true, .duplicate_po = "ok",
			.shortage_policy = "part", .exempt_until = DK_NO_DATE };

		for (int k = 0; k < 2; k++)
			word(w[k], sizeof(w[k]), rank_by_chance(&seed));
		snprintf(number, sizeof(number), "%06d", i);
		snprintf(name, sizeof(name), "%s %s %s", w[0], w[1], i % 2 ? "Ltd" : "Marine");
		snprintf(phone, sizeof(phone), "0117 %07d", (int)(chance(&seed) % 10000000));
		snprintf(code, sizeof(code), "BS%d %dRN", i % 40, i % 10);
		must(dk_customer_put(s, &c, &did, &err));
	}
}

static int
ascending(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a > b) - (a < b);
}

static size_t
find(struct dk_session *s, struct dk_arena *a, bool products, const char *text)
{
	const struct dk_product_query q = { text, 0, MOST };
	struct dk_product_hit *items;
	struct dk_customer_hit *people;
	size_t count = 0;

	if (products)
		must(dk_product_find(s, a, &q, &items, &count, &err));
	else
		must(dk_customer_find(s, a, text, MOST, &people, &count, &err));
	return count;
}

/* Every text letter by letter; the slowest is named. */
static void
measure(struct dk_session *s, const char *what, bool products, const char *const *texts)
{
	static double ms[20000];
	size_t n = 0;
	double worst = 0;
	char slow[80] = "";

	for (int round = 0; round < ROUNDS; round++)
		for (size_t t = 0; texts[t] != NULL; t++)
			for (size_t len = 1; len <= strlen(texts[t]); len++) {
				struct dk_arena a = { 0 };
				char typed[80];
				double began;

				snprintf(typed, sizeof(typed), "%.*s", (int)len, texts[t]);
				began = now_ms();
				find(s, &a, products, typed);
				ms[n] = now_ms() - began;
				if (ms[n] > worst && round > 0) {
					worst = ms[n];
					snprintf(slow, sizeof(slow), "%s", typed);
				}
				n++;
				dk_arena_free(&a);
			}
	qsort(ms, n, sizeof(*ms), ascending);
	printf("%-36s median %.2f ms  p99 %.2f ms (goal 10)  slowest \"%s\" %.1f ms\n", what,
	    ms[n / 2], ms[n * 99 / 100], slow, worst);
}

int
main(int argc, char **argv)
{
	static const char *const items[] = { "hex bolt m8", "m8", "a4", "li", "washer zin", "wa",
		"chain 6 mm", "m8 a4 bolt", "lamp li 240", "bracket", "valveing5", "pumper m2",
		"A00123", "zz", "rope a2 m8 9", NULL };
	static const char *const people[] = { "harbor marine", "boltite ltd", "li", "01171234567",
		"5550142", "bs12 3rn", "000123", "ny marine", "pumpal2", NULL };
	int products = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 100000;
	struct dk_init init = { .company = "Bench", .admin = "ann", .os_account = "root" };
	struct dk_session *s = NULL;
	char path[200], what[80];
	double began = now_ms();

	snprintf(path, sizeof(path), "%s/docket-search-%d.db",
	    getenv("BENCH_DIR") != NULL ? getenv("BENCH_DIR") : "/tmp", (int)getpid());
	init.path = path;
	must(dk_session_create(&init, &s, &err));
	must(dk_tx_begin(s->db, &err));
	fill_products(s, products);
	fill_customers(s, products / 5);
	must(dk_master_settle(s, &err));
	must(dk_tx_end(s->db, DK_OK, &err));
	printf("search: %d items, %d customers made in %.0f s\n", products, products / 5,
	    (now_ms() - began) / 1000);
	snprintf(what, sizeof(what), "item search a letter");
	measure(s, what, true, items);
	measure(s, "customer search a letter", false, people);
	dk_session_close(s);
	for (const char *const *end = (const char *const[]){ "", "-wal", "-shm", "-lock", NULL };
	     *end != NULL; end++) {
		char name[240];

		snprintf(name, sizeof(name), "%s%s", path, *end);
		unlink(name);
	}
	return 0;
}
