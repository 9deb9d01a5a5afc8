/*
 * test_race.c - the last units of an item are sold once, whoever asks at the same moment.
 *
 * DK_RACE_ROUNDS and DK_RACE_SECONDS lengthen the loops (tests/long/race.sh).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sched.h>
#include <sys/mman.h>
#include <time.h>

#include <cmocka.h>

#include "chance.h"
#include "docket/payment.h"
#include "docket/shipment.h"
#include "docket/stock.h"
#include "fixture.h"
#include "trade.h"

enum { SELLERS = 2, CLERKS = 8, PARTS = 12, CUSTOMERS = 5 };

/* What the processes of a crowd share. */
struct shared {
	char path[4096];
	int rounds, seconds;
	atomic_int ready[2]; /* how often a seller stood at the door */
	atomic_int answers;  /* that said allocated + backordered = ordered */
	atomic_int done[6];  /* steps that were made, by kind */
	atomic_int refused, conflicts;
};

static struct shared *
share(const struct dk_session *s)
{
	struct shared *sh = mmap(NULL, sizeof(*sh), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	assert_true(sh != MAP_FAILED);
	snprintf(sh->path, sizeof(sh->path), "%s", dk_db_path(s->db));
	return sh;
}

/* Sells once, and looks at the answer. */
static void
sell(struct dk_session *s, struct shared *sh, int self, int product, int64_t qty)
{
	struct trade_sale sale = { .customer = self, .product = product, .qty = qty };
	struct dk_arena a = { 0 };
	const struct dk_order_line *l;
	struct dk_err err;

	trade_must(trade_sell(s, &a, &sale, &err) == DK_OK, "sell: %s", err.text);
	trade_must(!sale.made.is_refused && sale.made.order->line_count == 1, "a refused order");
	l = &sale.made.order->lines[0];
	trade_must(l->allocated.milli + l->backordered.milli == l->ordered.milli &&
		l->ordered.milli == qty * 1000,
	    "P%04d: ordered %lld, allocated %lld, backordered %lld", product + 1,
	    (long long)l->ordered.milli, (long long)l->allocated.milli,
	    (long long)l->backordered.milli);
	atomic_fetch_add(&sh->answers, 1);
	dk_arena_free(&a);
}

/* Both stand at the door until the other has come, so that they ask at the same moment. */
static void
meet(struct shared *sh, int self, int round)
{
	atomic_store(&sh->ready[self], round + 1);
	while (atomic_load(&sh->ready[!self]) <= round)
		sched_yield();
}

/* Round after round another item, of which there are 3 and each seller wants 2. */
static void
sell_each_item(int self, void *arg)
{
	struct shared *sh = arg;
	struct dk_session *s = trade_join(sh->path);

	for (int i = 0; i < sh->rounds; i++) {
		meet(sh, self, i);
		sell(s, sh, self, i, 2);
	}
	dk_session_close(s);
}

static void
the_last_units_of_each_item_are_sold_once(void **state)
{
	int rounds = trade_rounds("DK_RACE_ROUNDS", 100);
	struct dk_session *s = trade_open("race", rounds, 3, SELLERS);
	struct shared *sh = share(s);

	(void)state;
	sh->rounds = rounds;
	trade_crowd(SELLERS, sell_each_item, sh);
	assert_int_equal(sh->answers, SELLERS * rounds);
	assert_int_equal(
	    fixture_number(s->db, "SELECT count(*) FROM stock WHERE allocated > on_hand"), 0);
	assert_int_equal(fixture_number(s->db, "SELECT sum(qty) FROM allocation"), 3000 * rounds);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM order_line"
					       " WHERE allocated + backordered <> 2000"), 0);
	assert_int_equal(fixture_number(s->db, "SELECT sum(backordered) FROM order_line"),
	    1000 * rounds);
	trade_sound(s);
	munmap(sh, sizeof(*sh));
	fixture_company_end(s);
}

/* As fast as they can, one item, one piece at a time. */
static void
sell_one_item(int self, void *arg)
{
	struct shared *sh = arg;
	struct dk_session *s = trade_join(sh->path);

	meet(sh, self, 0);
	for (int i = 0; i < sh->rounds; i++)
		sell(s, sh, self, 0, 1);
	dk_session_close(s);
}

static void
two_sellers_of_one_item_sell_what_there_is_and_no_more(void **state)
{
	int rounds = trade_rounds("DK_RACE_ROUNDS", 100);
	int64_t there = rounds + rounds / 2;
	struct dk_session *s = trade_open("race", 1, there, SELLERS);
	struct shared *sh = share(s);

	(void)state;
	sh->rounds = rounds;
	trade_crowd(SELLERS, sell_one_item, sh);
	assert_int_equal(sh->answers, SELLERS * rounds);
	assert_int_equal(fixture_number(s->db, "SELECT allocated FROM stock"), there * 1000);
	assert_int_equal(fixture_number(s->db, "SELECT sum(allocated) FROM order_line"),
	    there * 1000);
	assert_int_equal(fixture_number(s->db, "SELECT count(DISTINCT number) FROM orders"),
	    SELLERS * rounds);
	trade_sound(s);
	munmap(sh, sizeof(*sh));
	fixture_company_end(s);
}

/* The database itself says no to a seller whose look at the shelf has grown old: between his look
 * and his hand a trigger of ours takes what lies at the second place. */
static void
what_another_took_since_the_look_is_not_taken_again(void **state)
{
	struct dk_session *s = trade_open("race", 1, 3, 1);
	struct trade_sale sale = { .qty = 5 };
	struct dk_arena a = { 0 };
	struct dk_err err;
	enum dk_put did;

	(void)state;
	assert_int_equal(dk_location_put(s, "SECOND", "", "Z9", &did, &err), DK_OK);
	assert_int_equal(dk_stock_put(s, 1, "SECOND", DK_QTY(4), &did, &err), DK_OK);
	fixture_sql(s->db, "CREATE TRIGGER another AFTER INSERT ON allocation BEGIN"
			   " UPDATE stock SET allocated = on_hand - 1000"
			   " WHERE location_id <> new.location_id; END");
	assert_int_equal(trade_sell(s, &a, &sale, &err), DK_OK);
	assert_int_equal(sale.made.order->lines[0].allocated.milli, 3000);
	assert_int_equal(sale.made.order->lines[0].backordered.milli, 2000);
	assert_int_equal(fixture_number(s->db, "SELECT sum(qty) FROM allocation"), 3000);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static struct dk_err step_err;

static uint64_t
below(uint64_t *state, uint64_t limit)
{
	return chance(state) % limit;
}

/* What a crowd may be told: done, or that another was first. */
static bool
may_be_told(struct shared *sh, enum dk_rc rc, int kind)
{
	if (rc == DK_OK)
		atomic_fetch_add(&sh->done[kind], 1);
	else if (rc == DK_EREFUSED || rc == DK_ENOTFOUND)
		atomic_fetch_add(&sh->refused, 1);
	else if (rc == DK_ECONFLICT)
		atomic_fetch_add(&sh->conflicts, 1);
	else
		trade_must(false, "step %d: %s", kind, step_err.text);
	return rc == DK_OK;
}

/* Warnings are passed, so that most orders go on to be picked. */
static void
verify(struct dk_session *s, struct shared *sh, const struct dk_order *o)
{
	struct dk_pass passes[16];
	size_t count = 0;

	if (o->state != DK_ORDER_ENTERED)
		return;
	for (size_t i = 0; i < o->finding_count && count < DK_COUNT(passes); i++)
		if (o->findings[i].severity == DK_WARN)
			passes[count++] = (struct dk_pass){ o->findings[i].code, "a test", 0 };
	may_be_told(sh, dk_order_verify(s, o->id, passes, count, &step_err), 1);
}

static void
send(struct dk_session *s, struct shared *sh, struct dk_arena *a, dk_id shipment)
{
	struct dk_shipment *h = NULL;
	struct dk_picked picked = { .line_no = 1 };
	dk_id invoice;

	if (!may_be_told(sh, dk_shipment_load(s, a, shipment, &h, &step_err), 2))
		return;
	for (size_t i = 0; i < h->line_count; i++)
		picked.qty.milli += h->lines[i].qty.milli;
	if (may_be_told(sh, dk_shipment_confirm(s, shipment, &picked, 1, &step_err), 2) &&
	    may_be_told(sh, dk_shipment_pack(s, shipment, 0, NULL, 0, &step_err), 2) &&
	    may_be_told(sh, dk_shipment_post(s, shipment, "T1", &step_err), 3))
		may_be_told(sh, dk_invoice_post_shipment(s, shipment, &invoice, &step_err), 4);
}

/* One step of a clerk: a new order, or something with an order that anybody made. */
static void
step(struct dk_session *s, struct shared *sh, uint64_t *c, int self)
{
	struct dk_arena a = { 0 };
	struct trade_sale sale = { .customer = self % CUSTOMERS, .product = (int)below(c, PARTS),
		.qty = 1 + (int64_t)below(c, 9) };
	dk_id order = 1 + (dk_id)below(c, (uint64_t)atomic_load(&sh->answers) + 4), id;
	struct dk_payment_in pay = { .customer_id = 1 + (dk_id)below(c, CUSTOMERS),
		.amount = { 100 + (int64_t)below(c, 5000) }, .method = "cash",
		.reference = "", .external_id = "", .date = DK_NO_DATE };
	bool known;

	switch (below(c, 6)) {
	case 0:
	case 1:
		if (may_be_told(sh, trade_sell(s, &a, &sale, &step_err), 0)) {
			atomic_fetch_add(&sh->answers, 1);
			verify(s, sh, sale.made.order);
		}
		break;
	case 2:
		may_be_told(sh, dk_order_cancel(s, order, 0, DK_QTY(0), "a test", &step_err), 1);
		break;
	case 3:
	case 4:
		if (may_be_told(sh, dk_shipment_pick(s, order, &id, &step_err), 2))
			send(s, sh, &a, id);
		break;
	default:
		may_be_told(sh, dk_payment_take(s, &pay, &id, &known, &step_err), 5);
		break;
	}
	dk_arena_free(&a);
}

static void
work(int self, void *arg)
{
	struct shared *sh = arg;
	struct dk_session *s = trade_join(sh->path);
	uint64_t c = 77 + (uint64_t)self * 1000003;
	time_t end = time(NULL) + sh->seconds;

	while (time(NULL) <= end)
		step(s, sh, &c, self);
	dk_session_close(s);
}

static void
eight_clerks_at_once_leave_the_books_in_order(void **state)
{
	struct dk_session *s = trade_open("race", PARTS, 200, CUSTOMERS);
	struct shared *sh = share(s);

	(void)state;
	sh->seconds = trade_rounds("DK_RACE_SECONDS", 2);
	trade_crowd(CLERKS, work, sh);
	for (size_t i = 0; i < DK_COUNT(sh->done); i++)
		assert_true(sh->done[i] > 0);
	print_message("orders %d shipped %d invoiced %d paid %d refused %d conflicts %d\n",
	    sh->done[0], sh->done[3], sh->done[4], sh->done[5], sh->refused, sh->conflicts);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) - (max(id) - min(id) + 1)"
					       " FROM invoice"), 0);
	trade_sound(s);
	munmap(sh, sizeof(*sh));
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_units_of_each_item_are_sold_once),
		cmocka_unit_test(two_sellers_of_one_item_sell_what_there_is_and_no_more),
		cmocka_unit_test(what_another_took_since_the_look_is_not_taken_again),
		cmocka_unit_test(eight_clerks_at_once_leave_the_books_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
