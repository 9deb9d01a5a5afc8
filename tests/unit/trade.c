/* trade.c - a house that trades, alone or by many processes at once. */
#include "trade.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "docket/batch.h"
#include "docket/customer.h"
#include "docket/day.h"
#include "docket/journal.h"
#include "docket/stock.h"
#include "docket/tax.h"
#include "fixture.h"

#define NOW "2026-11-23T09:00:00Z"

static void
fill(struct dk_session *s, int products, int64_t on_hand, int customers)
{
	struct dk_zone z = { .kind = "tax", .code = "GB", .country = "GB", .region = "",
		.postcode_from = "", .postcode_to = "" };
	struct dk_tax_row t = { .code = "S", .zone = "GB", .from = DK_NO_DATE,
		.tax = { .category = "S", .rate = { 20000 } }, .name = "VAT" };
	struct dk_err err;
	enum dk_put did;
	char code[24], name[40];

	trade_must(dk_zone_put(s, &z, &did, &err) == DK_OK, "zone: %s", err.text);
	trade_must(dk_tax_put(s, &t, &did, &err) == DK_OK, "tax: %s", err.text);
	for (int i = 0; i < products; i++) {
		struct dk_product p = { .sku = code, .name = name, .unit = "ea", .status = "active",
			.price = { 10000 + i }, .price_per = DK_QTY(1), .cost = { 5000 },
			.gram = 50 };

		snprintf(code, sizeof(code), "P%04d", i + 1);
		snprintf(name, sizeof(name), "Part %d", i + 1);
		trade_must(dk_product_put(s, &p, &did, &err) == DK_OK, "product: %s", err.text);
		trade_must(dk_stock_put(s, p.id, "", DK_QTY(on_hand), &did, &err) == DK_OK,
		    "stock: %s", err.text);
	}
	for (int i = 0; i < customers; i++) {
		struct dk_customer c = { .number = code, .name = name, .group = "",
			.phone = "0117 555 0142",
			.place = { .street = "14 Quay St", .city = "Bristol", .postcode = "BS1 4RN",
			    .country = "GB" }, .terms_days = 30, .priority = 5, .backorders = true,
			.duplicate_po = "ok", .shortage_policy = "part",
			.exempt_until = DK_NO_DATE };

		snprintf(code, sizeof(code), "%d", 4000 + i);
		snprintf(name, sizeof(name), "Customer %d", i);
		trade_must(dk_customer_put(s, &c, &did, &err) == DK_OK, "customer: %s", err.text);
	}
}

struct dk_session *
trade_open(const char *name, int products, int64_t on_hand, int customers)
{
	struct dk_session *s = fixture_company(name);
	struct dk_batch *b = NULL;
	struct dk_err err;

	assert_int_equal(dk_batch_begin(s, DK_RIGHT_IMPORT, "import.products", &b, &err), DK_OK);
	fill(s, products, on_hand, customers);
	assert_int_equal(dk_batch_end(b, DK_OK, &err), DK_OK);
	return s;
}

struct dk_session *
trade_join(const char *path)
{
	return trade_join_at(path, NOW);
}

struct dk_session *
trade_join_at(const char *path, const char *now)
{
	struct dk_session *s = NULL;
	struct dk_err err;
	enum dk_rc rc = DK_EBUSY;

	/* on a machine that has much else to do the others may hold it for long */
	for (int i = 0; i < 10 && rc == DK_EBUSY; i++)
		rc = dk_session_open(path, now, &s, &err);
	trade_must(rc == DK_OK, "open: %s", err.text);
	trade_must(dk_session_tie(s, "ann", &err) == DK_OK, "sign in: %s", err.text);
	return s;
}

enum dk_rc
trade_sell(struct dk_session *s, struct dk_arena *a, struct trade_sale *sale, struct dk_err *err)
{
	struct dk_order_input_line line = { 0 };
	const struct dk_order_input in = { .customer = dk_fmt(a, "%d", 4000 + sale->customer),
		.channel = "phone", .lines = &line, .line_count = 1 };

	line.line.sku = dk_fmt(a, "P%04d", sale->product + 1);
	line.line.qty = dk_fmt(a, "%lld", (long long)sale->qty);
	return dk_order_new(s, a, &in, 0, &sale->made, err);
}

void
trade_crowd(int count, void (*run)(int self, void *arg), void *arg)
{
	pid_t pids[64];
	bool failed = false;

	assert_true(count > 0 && (size_t)count <= DK_COUNT(pids));
	fflush(NULL);
	for (int i = 0; i < count; i++) {
		pid_t pid = fork();

		assert_true(pid >= 0);
		pids[i] = pid;
		if (pid == 0) {
			run(i, arg);
			fflush(NULL);
			_exit(0);
		}
	}
	/* one that failed is not waited for by the others */
	for (int left = count; left > 0; left--) {
		int status = 0;
		pid_t done = wait(&status);

		assert_true(done > 0);
		for (int i = 0; i < count; i++)
			if (pids[i] == done)
				pids[i] = 0;
			else if (pids[i] != 0 && status != 0 && !failed)
				kill(pids[i], SIGKILL);
		failed = failed || status != 0;
	}
	if (failed)
		fail_msg("a process of %d failed", count);
}

void
trade_must(bool is_so, const char *fmt, ...)
{
	va_list ap;

	if (is_so)
		return;
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	_exit(1);
}

void
trade_sound(struct dk_session *s)
{
	struct dk_invariant *all = NULL;
	struct dk_arena a = { 0 };
	const char *complaint = "";
	int64_t bad = 0;
	size_t count = 0;
	struct dk_err err;
	char head[65];

	assert_int_equal(dk_db_integrity(s->db, &a, &complaint, &err), DK_OK);
	assert_string_equal(complaint, "");
	assert_int_equal(dk_journal_verify(s, &bad, head, &err), DK_OK);
	assert_int_equal(bad, 0);
	if (dk_invariants(s, &a, &all, &count, &err) != DK_OK)
		fail_msg("%s", err.text);
	assert_true(count > 10);
	for (size_t i = 0; i < count; i++)
		if (all[i].key_count > 0)
			fail_msg("%s is broken at %s", all[i].id, all[i].keys[0]);
	dk_arena_free(&a);
}

int
trade_rounds(const char *variable, int usual)
{
	const char *said = getenv(variable);

	return said != NULL && said[0] != '\0' ? (int)strtol(said, NULL, 10) : usual;
}
