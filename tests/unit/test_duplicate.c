/*
 * test_duplicate.c - the duplicate radar on a month of a gift shop's orders.
 *
 * Every order has a channel by chance and, in the first run, a PO of its own. Positives: each order
 * keyed again 0 to 3 days later by another channel, with 0 to 2 mutations: PO missing or O for 0, a
 * line dropped, a quantity changed, the lines shuffled. Negatives: the orders as they are, beside
 * all others of the same customer; the pairs among them within 14 days are counted. A real order
 * that is found is a false alarm.
 */
#include "house.h"

#include "chance.h"
#include "core/order/check/check.h"
#include "docket/buf.h"

static const char map[] = "data/maps/online-retail.map";
static const char month[] = "orders/online-retail/2010-12.csv";
static const char part[] = "tests/data/cases/orders/online-retail/part.csv";
static const uint64_t seed_of_all = 20101201;

static const char *const channels[] = { "phone", "email", "fax" };
enum mutation { PO, DROPPED, QUANTITY, SHUFFLED, MUTATIONS };

struct tally {
	int positives, found, negatives, alarms;
};

/* The month, or what the tree holds of it. */
static void
load(struct house *h)
{
	const char *dir = getenv("DOCKET_CASES");
	FILE *f = cases_open(month);

	open_house(h);
	h->req = (struct dk_import_request){ .kind = "history", .map = map, .rejects = h->other };
	h->req.path = dk_fmt(&h->a, "%s/%s", dir != NULL ? dir : "../shared/cases", month);
	if (f != NULL)
		fclose(f);
	else
		h->req.path = part;
	if (f == NULL)
		print_message("duplicates: %s is not here, a part of it serves\n", month);
	if (dk_import_run(h->s, &h->a, &h->req, &h->sum, &h->err) != DK_OK)
		fail_msg("%s", h->err.text);
	fixture_sql(h->s->db, "UPDATE orders SET kind = 'quote' WHERE customer_id ="
	    " (SELECT id FROM customer WHERE number = 'COUNTER')");
}

/* Channels by chance; POs or none. */
static void
dress(struct house *h, dk_id most, bool with_po)
{
	uint64_t seed = seed_of_all;
	struct dk_buf sql = { 0 };

	for (dk_id id = 1; id <= most; id++)
		dk_buf_fmt(&sql, "UPDATE orders SET channel = '%s', customer_po = '%s',"
		    " po_key = '%s' WHERE id = %lld;", channels[chance(&seed) % 3],
		    with_po ? dk_fmt(&h->a, "B50%lld", (long long)id) : "",
		    with_po ? dk_fmt(&h->a, "b50%lld", (long long)id) : "", (long long)id);
	fixture_sql(h->s->db, dk_fmt(&h->a, "BEGIN; %s COMMIT", dk_buf_text(&sql)));
	dk_buf_free(&sql);
}

static void
mutate(struct dk_order *o, enum mutation m, struct dk_arena *a, uint64_t *seed)
{
	size_t at = chance(seed) % o->line_count;
	struct dk_order_line *l = &o->lines[at];
	char *zero;

	if (m == PO && o->customer_po[0] != '\0') {
		o->customer_po = chance(seed) % 2 ? "" : dk_arena_dup(a, o->customer_po);
		zero = strchr(o->customer_po, '0');
		if (zero != NULL)
			*zero = 'O';
	} else if (m == DROPPED && o->line_count > 1) {
		o->lines[at] = o->lines[--o->line_count];
	} else if (m == QUANTITY) {
		static const int64_t by[] = { 2, 3, 10, 12 };

		if (chance(seed) % 2 && l->ordered.milli > 1000)
			l->ordered.milli -= 1000;
		else
			l->ordered.milli *= by[chance(seed) % 4];
	} else if (m == SHUFFLED) {
		for (size_t i = o->line_count; i > 1; i--) {
			struct dk_order_line x = o->lines[i - 1];

			at = chance(seed) % i;
			o->lines[i - 1] = o->lines[at];
			o->lines[at] = x;
		}
	}
}

/* Makes the order one that is being keyed again. */
static void
key_again(struct dk_order *o, struct dk_arena *a, uint64_t *seed)
{
	uint64_t mutations = chance(seed) % 3, first = chance(seed) % MUTATIONS;
	const char *was = o->channel;

	o->id = 0;
	o->state = DK_ORDER_DRAFT;
	o->placed = dk_date_add(o->placed, (int)(chance(seed) % 4));
	while (strcmp(o->channel, was) == 0)
		o->channel = channels[chance(seed) % 3];
	for (size_t i = 0; i < o->line_count; i++)
		o->lines[i].cancelled.milli = 0;
	if (mutations > 0)
		mutate(o, (enum mutation)first, a, seed);
	if (mutations > 1)
		mutate(o, (enum mutation)((first + 1 + chance(seed) % 3) % MUTATIONS), a, seed);
}

static bool
is_found(struct house *h, struct dk_arena *a, struct dk_order *o)
{
	const struct dk_order_facts facts = { 0 };
	const struct dk_check_ctx ctx = { h->s, a, o, &facts, &dk_check_order_duplicate };

	o->finding_count = 0;
	o->findings = NULL;
	assert_int_equal(dk_check_order_duplicate.run(&ctx, &h->err), DK_OK);
	return o->finding_count > 0;
}

static void
try_all(struct house *h, dk_id most, struct tally *t)
{
	uint64_t seed = seed_of_all;

	*t = (struct tally){ 0 };
	for (dk_id id = 1; id <= most; id++) {
		struct dk_arena a = { 0 };
		struct dk_order *o = NULL;

		assert_int_equal(dk_order_load(h->s, &a, id, &o, &h->err), DK_OK);
		if (strcmp(o->kind, "order") == 0) {
			t->alarms += is_found(h, &a, o);
			key_again(o, &a, &seed);
			t->positives++;
			t->found += is_found(h, &a, o);
		}
		dk_arena_free(&a);
	}
	t->negatives = (int)fixture_number(h->s->db,
	    "SELECT count(*) FROM orders x JOIN orders y ON y.customer_id = x.customer_id"
	    " AND y.id > x.id AND y.kind = 'order' AND abs(julianday(y.placed) -"
	    " julianday(x.placed)) <= 14 WHERE x.kind = 'order'");
}

/* In per mille, so that the figures are the same everywhere. */
static void
tell(const char *what, const struct tally *t)
{
	int recall = t->found * 1000 / t->positives;
	int precision = t->found * 1000 / (t->found + t->alarms);

	print_message("duplicates %s: recall %d.%03d (%d of %d), precision %d.%03d (%d false"
	    " alarms in %d pairs)\n", what, recall / 1000, recall % 1000, t->found, t->positives,
	    precision / 1000, precision % 1000, t->alarms, t->negatives);
	assert_true(recall >= 950);
	assert_true(precision >= 900);
}

static void
duplicates_are_found_and_reorders_are_not(void **state)
{
	struct house h;
	struct tally t;
	dk_id most;

	(void)state;
	load(&h);
	most = fixture_number(h.s->db, "SELECT max(id) FROM orders");
	assert_true(most > 100);
	dress(&h, most, true);
	try_all(&h, most, &t);
	tell("with POs", &t);
	dress(&h, most, false);
	try_all(&h, most, &t);
	tell("without", &t);
	close_house(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(duplicates_are_found_and_reorders_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
