/*
 * test_kill_command.c - a command that is killed at any moment has done all of it or nothing, and
 * given again with the same key it is done once.
 *
 * The first round lets a command run whole, to learn how long it takes; each further one is killed
 * in a part of that time of its own, so that the rounds together meet all of it, and is repeated.
 * DK_KILL_ROUNDS lengthens the loop (tests/long/kill.sh).
 */
#include "chance.h"

#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include "docket/shipment.h"
#include "docket/user.h"
#include "fixture.h"
#include "program.h"
#include "trade.h"

enum { FILE_ORDERS = 100, ROUNDS = 12 };

struct house {
	struct dk_session *s;
	char path[4096], file[4200], said[4200];
	uint64_t chance;
	long whole_us; /* what the command took when it was left alone */
	int tries;     /* that were to be killed */
	int killed;    /* how many of them did not come to their end */
};

static void
open_house(struct house *h)
{
	struct dk_err err;

	*h = (struct house){ .chance = (uint64_t)trade_rounds("DK_SEED", 1123) };
	h->s = trade_open("kill-command", 4, 800000, 3);
	snprintf(h->path, sizeof(h->path), "%s", dk_db_path(h->s->db));
	snprintf(h->file, sizeof(h->file), "%s.orders", h->path);
	snprintf(h->said, sizeof(h->said), "%s.said", h->path);
	assert_int_equal(dk_user_tie(h->s, "ann", getpwuid(geteuid())->pw_name, &err), DK_OK);
	setenv("DOCKET_NOW", "2026-11-23T09:00:00Z", 1);
}

static void
close_house(struct house *h)
{
	unlink(h->file);
	unlink(h->said);
	fixture_company_end(h->s);
}

static int
rounds(void)
{
	return trade_rounds("DK_KILL_ROUNDS", ROUNDS);
}

/* The command with its key, killed after `kill_us` (0: not). */
static int
command(struct house *h, const char *key, const char *const *words, long kill_us)
{
	const char *argv[16] = { "--db", h->path, "--once", key };

	for (size_t i = 0; words[i] != NULL; i++)
		argv[4 + i] = words[i];
	return program_run(argv, h->said, kill_us);
}

static void
show_what_it_said(const struct house *h)
{
	char line[400];
	FILE *f = fopen(h->said, "r");

	while (f != NULL && fgets(line, sizeof(line), f) != NULL)
		print_error("%s", line);
	if (f != NULL)
		fclose(f);
}

/* Killed at some moment, then given again until it is done: once. `effect` counts what it does and
 * must have gone up by `by`. */
static void
kill_and_repeat(struct house *h, const char *const *words, const char *effect, int64_t by)
{
	int64_t before = fixture_number(h->s->db, effect), after;
	char key[40];
	int rc;

	snprintf(key, sizeof(key), "key-%llx", (unsigned long long)chance(&h->chance));
	if (h->whole_us == 0) {
		rc = command(h, key, words, 0);
		h->whole_us = program_us();
	} else {
		long part = 1 + h->whole_us / rounds();
		long at = 1 + h->tries++ % rounds() * part +
		    (long)(chance(&h->chance) % (uint64_t)part);

		rc = command(h, key, words, at);
		h->killed += rc == 1000 + SIGKILL;
		assert_true(rc == 0 || rc == 1000 + SIGKILL);
		after = fixture_number(h->s->db, effect) - before;
		assert_true(after == 0 || after == by);
		trade_sound(h->s);
		rc = command(h, key, words, 0);
	}
	if (rc != 0)
		show_what_it_said(h);
	assert_int_equal(rc, 0);
	assert_int_equal(fixture_number(h->s->db, effect) - before, by);
	trade_sound(h->s);
}

/* Every number that was drawn is on a document: none was lost with a process. */
static void
assert_no_gaps(struct house *h)
{
	static const char *const kinds[][2] = {
		{ "invoice", "SELECT count(*) FROM invoice" },
		{ "shipment", "SELECT count(*) FROM shipment" },
		{ "payment", "SELECT count(*) FROM payment" },
		{ "order", "SELECT count(*) FROM orders WHERE number <> ''" },
	};
	char sql[200];

	for (size_t i = 0; i < DK_COUNT(kinds); i++) {
		snprintf(sql, sizeof(sql),
		    "SELECT next_no - first_no FROM series WHERE kind = '%s'", kinds[i][0]);
		assert_int_equal(fixture_number(h->s->db, sql),
		    fixture_number(h->s->db, kinds[i][1]));
	}
}

static void
write_orders(const struct house *h, int round)
{
	FILE *f = fopen(h->file, "w");

	assert_non_null(f);
	for (int i = 0; i < FILE_ORDERS; i++)
		fprintf(f, "{\"external_id\":\"r%d-%d\",\"customer\":\"4000\",\"lines\":["
		    "{\"sku\":\"P0001\",\"qty\":3},{\"sku\":\"P0002\",\"qty\":%d}]}\n",
		    round, i, 1 + i);
	fclose(f);
}

static void
a_killed_import_of_orders_is_whole_or_nothing(void **state)
{
	static const char count[] = "SELECT count(*) FROM orders WHERE number <> ''";
	struct house h;

	(void)state;
	open_house(&h);
	for (int i = 0; i <= rounds(); i++) {
		const char *const words[] = { "import", "orders", h.file, NULL };

		write_orders(&h, i);
		kill_and_repeat(&h, words, count, FILE_ORDERS);
	}
	assert_int_equal(fixture_number(h.s->db, "SELECT count(DISTINCT external_id) FROM orders"),
	    FILE_ORDERS * (rounds() + 1));
	assert_true(h.killed > 0);
	assert_no_gaps(&h);
	close_house(&h);
}

/* An order that is picked and packed; answers the shipment's number. */
static const char *
packed(struct house *h, struct dk_arena *a, dk_id *id)
{
	struct trade_sale sale = { .customer = 1, .product = 2, .qty = 5 };
	struct dk_picked picked = { .line_no = 1, .qty = DK_QTY(5) };
	struct dk_shipment *x = NULL;
	struct dk_err err;
	struct dk_pass passes[] = { { .reason = "a" }, { .reason = "b" }, { .reason = "c" } };
	size_t n = 0;

	assert_int_equal(trade_sell(h->s, a, &sale, &err), DK_OK);
	for (size_t i = 0; i < sale.made.order->finding_count && n < DK_COUNT(passes); i++)
		if (sale.made.order->findings[i].severity == DK_WARN)
			passes[n++].code = sale.made.order->findings[i].code;
	if (sale.made.order->state == DK_ORDER_ENTERED)
		assert_int_equal(dk_order_verify(h->s, sale.made.id, passes, n, &err), DK_OK);
	assert_int_equal(dk_shipment_pick(h->s, sale.made.id, id, &err), DK_OK);
	assert_int_equal(dk_shipment_confirm(h->s, *id, &picked, 1, &err), DK_OK);
	assert_int_equal(dk_shipment_pack(h->s, *id, 0, NULL, 0, &err), DK_OK);
	assert_int_equal(dk_shipment_load(h->s, a, *id, &x, &err), DK_OK);
	return x->number;
}

static void
a_killed_posting_of_goods_takes_them_once(void **state)
{
	struct house h;

	(void)state;
	open_house(&h);
	for (int i = 0; i <= rounds(); i++) {
		struct dk_arena a = { 0 };
		dk_id id;
		const char *const words[] = { "ship", "post", packed(&h, &a, &id), NULL };

		kill_and_repeat(&h, words, "SELECT count(*) FROM move WHERE kind = 'shipment'", 1);
		dk_arena_free(&a);
	}
	assert_true(h.killed > 0);
	assert_no_gaps(&h);
	close_house(&h);
}

static void
a_killed_invoice_is_posted_once_and_leaves_no_gap(void **state)
{
	struct house h;

	(void)state;
	open_house(&h);
	for (int i = 0; i <= rounds(); i++) {
		struct dk_arena a = { 0 };
		struct dk_err err;
		dk_id id;
		const char *number = packed(&h, &a, &id);
		const char *const words[] = { "invoice", "post", number, NULL };

		assert_int_equal(dk_shipment_post(h.s, id, "", &err), DK_OK);
		kill_and_repeat(&h, words, "SELECT count(*) FROM invoice", 1);
		dk_arena_free(&a);
	}
	assert_true(h.killed > 0);
	assert_no_gaps(&h);
	close_house(&h);
}

static void
a_killed_payment_is_taken_once(void **state)
{
	static const char *const words[] = { "payment", "take", "4002", "12.34", "--method", "cash",
		NULL };
	struct house h;

	(void)state;
	open_house(&h);
	for (int i = 0; i <= rounds(); i++)
		kill_and_repeat(&h, words, "SELECT count(*) FROM payment", 1);
	assert_int_equal(fixture_number(h.s->db, "SELECT -sum(receivable - credit)"
						 " FROM customer_account"), 1234 * (rounds() + 1));
	assert_true(h.killed > 0);
	assert_no_gaps(&h);
	close_house(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_killed_import_of_orders_is_whole_or_nothing),
		cmocka_unit_test(a_killed_posting_of_goods_takes_them_once),
		cmocka_unit_test(a_killed_invoice_is_posted_once_and_leaves_no_gap),
		cmocka_unit_test(a_killed_payment_is_taken_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
