/* test_amend.c - an entered order is changed by difference, and undone; quantities stay true
 * whatever is amended, and two clerks in one order do not undo each other. */
#include "chance.h"

#include <unistd.h>

#include "docket/amend.h"
#include "db/stmt.h"
#include "docket/db.h"
#include "docket/session.h"
#include "docket/shipment.h"
#include "fixture.h"
#include "trade.h"

static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s (%s)", #call, err.text, err.field); \
	} while (0)

/* An order of three lines: 10 of P0001, 10 of P0002, 30 of P0003, of which 20 are there. */
static dk_id
three_lines(struct dk_session *s)
{
	struct dk_order_input_line lines[] = { { .line = { .sku = "P0001", .qty = "10" } },
		{ .line = { .sku = "P0002", .qty = "10" } },
		{ .line = { .sku = "P0003", .qty = "30" } } };
	const struct dk_order_input in = { .customer = "4000", .lines = lines, .line_count = 3 };
	struct dk_arena a = { 0 };
	struct dk_order_made made;

	OK(dk_order_new(s, &a, &in, 0, &made, &err));
	dk_arena_free(&a);
	return made.id;
}

static dk_id
begin(struct dk_session *s, dk_id id)
{
	dk_id draft = 0;

	OK(dk_order_amend_begin(s, id, &draft, &err));
	return draft;
}

static void
say_qty(struct dk_session *s, dk_id draft, int64_t line_no, const char *qty)
{
	struct dk_line_input in = { .qty = qty };

	OK(dk_draft_line(s, draft, &line_no, &in, &err));
}

static void
apply(struct dk_session *s, struct dk_arena *a, dk_id draft, struct dk_amended *out)
{
	OK(dk_order_amend(s, a, draft, "they called", out, &err));
}

static const struct dk_order_change *
change_of(const struct dk_amended *x, int64_t line_no, const char *field)
{
	for (size_t i = 0; i < x->change_count; i++)
		if (x->changes[i].line_no == line_no && strcmp(x->changes[i].field, field) == 0)
			return &x->changes[i];
	fail_msg("no change of line %d, %s", (int)line_no, field);
	return NULL;
}

static void
more_is_taken_less_is_given_back(void **state)
{
	struct dk_session *s = trade_open("amend.db", 4, 20, 1);
	dk_id id = three_lines(s), draft = begin(s, id);
	struct dk_arena a = { 0 };
	struct dk_amended x;

	(void)state;
	assert_int_equal(begin(s, id), draft); /* the open one, not another */
	say_qty(s, draft, 1, "15");
	say_qty(s, draft, 2, "4");
	say_qty(s, draft, 3, "22");
	apply(s, &a, draft, &x);
	assert_int_equal(x.order->lines[0].allocated.milli, 15000);
	assert_int_equal(x.order->lines[0].ordered.milli, 15000);
	assert_int_equal(x.order->lines[1].allocated.milli, 4000);
	assert_int_equal(x.order->lines[1].cancelled.milli, 0);
	/* what waited goes first */
	assert_int_equal(x.order->lines[2].allocated.milli, 20000);
	assert_int_equal(x.order->lines[2].backordered.milli, 2000);
	assert_string_equal(change_of(&x, 1, "qty")->before, "10");
	assert_string_equal(change_of(&x, 1, "qty")->after, "15");
	assert_int_equal(fixture_number(s->db, "SELECT allocated FROM stock WHERE product_id = 2"),
	    4000);
	assert_string_equal(fixture_text(s->db, "SELECT json_extract(body, '$.\"line 1 qty\"[1]')"
	    " FROM journal WHERE action = 'order.amend'"), "15");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM journal"
	    " WHERE action = 'order.amend'"), 1);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM outbox"
	    " WHERE kind = 'change-notice' AND state = 'waiting'"), 1);
	assert_int_equal(dk_order_amend(s, &a, draft, "again", &x, &err), DK_EREFUSED);
	trade_sound(s);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
a_voided_line_stays_and_a_new_one_stands_at_the_end(void **state)
{
	struct dk_session *s = trade_open("amend.db", 4, 20, 1);
	dk_id id = three_lines(s), draft = begin(s, id);
	struct dk_line_input other = { .sku = "P0004" };
	struct dk_arena a = { 0 };
	struct dk_amended x;
	int64_t line = 2;

	(void)state;
	OK(dk_draft_void(s, draft, 1, &err));
	OK(dk_draft_line(s, draft, &line, &other, &err)); /* another item: void and new */
	assert_int_equal(line, 4);
	apply(s, &a, draft, &x);
	assert_int_equal(x.order->line_count, 4);
	assert_int_equal(x.order->lines[0].ordered.milli, 10000);
	assert_int_equal(x.order->lines[0].cancelled.milli, 10000);
	assert_int_equal(x.order->lines[1].cancelled.milli, 10000);
	assert_string_equal(x.order->lines[3].sku, "P0004");
	assert_int_equal(x.order->lines[3].allocated.milli, 10000);
	/* what was voided comes back by voiding it again */
	draft = begin(s, id);
	OK(dk_draft_void(s, draft, 1, &err));
	apply(s, &a, draft, &x);
	assert_int_equal(x.order->lines[0].allocated.milli, 10000);
	assert_int_equal(x.order->lines[0].cancelled.milli, 0);
	trade_sound(s);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
untouched_lines_keep_the_agreed_price(void **state)
{
	struct dk_session *s = trade_open("amend.db", 4, 20, 1);
	dk_id id = three_lines(s), draft;
	struct dk_arena a = { 0 };
	struct dk_amended x;

	(void)state;
	fixture_sql(s->db, "UPDATE product SET price = 99999");
	draft = begin(s, id);
	say_qty(s, draft, 1, "12");
	apply(s, &a, draft, &x);
	assert_int_equal(x.order->lines[0].price.e4, 99999); /* touched: of today's list */
	assert_int_equal(x.order->lines[1].price.e4, 10001);
	assert_int_equal(x.order->lines[2].price.e4, 10002);
	/* and back again before it is applied: as if it had not been touched */
	draft = begin(s, id);
	say_qty(s, draft, 2, "50");
	say_qty(s, draft, 2, "10");
	assert_int_equal(dk_order_amend(s, &a, draft, "no", &x, &err), DK_EREFUSED);
	assert_int_equal(fixture_number(s->db, dk_fmt(&a, "SELECT price FROM order_line"
	    " WHERE order_id = %lld AND line_no = 2", (long long)draft)), 10001);
	trade_sound(s);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static dk_id
pick_all(struct dk_session *s, dk_id id)
{
	struct dk_picked all[] = { { 1, DK_QTY(10), NULL }, { 2, DK_QTY(10), NULL },
		{ 3, DK_QTY(20), NULL } };
	dk_id shipment = 0;

	OK(dk_shipment_pick(s, id, &shipment, &err));
	OK(dk_shipment_confirm(s, shipment, all, 2, &err)); /* line 3 is still on the list */
	return shipment;
}

static void
what_is_picked_is_put_back_first_and_the_picker_is_stopped(void **state)
{
	struct dk_session *s = trade_open("amend.db", 4, 20, 1);
	dk_id id = three_lines(s), draft, list;
	struct dk_picked three = { 3, DK_QTY(20), NULL };
	struct dk_pass short_line = { "stock-short", "they wait", 0 };
	struct dk_arena a = { 0 };
	struct dk_amended x;

	(void)state;
	OK(dk_order_verify(s, id, &short_line, 1, &err));
	list = pick_all(s, id);
	draft = begin(s, id);
	say_qty(s, draft, 1, "9");
	assert_int_equal(dk_order_amend(s, &a, draft, "less", &x, &err), DK_EREFUSED);
	assert_non_null(strstr(err.text, "put back first"));
	say_qty(s, draft, 1, "10");
	say_qty(s, draft, 3, "5");
	apply(s, &a, draft, &x);
	assert_int_equal(x.order->lines[2].allocated.milli, 5000);
	assert_int_equal(fixture_number(s->db, dk_fmt(&a, "SELECT count(*) FROM print_job"
	    " WHERE document = 'stop-slip' AND subject_id = %lld", (long long)list)), 1);
	assert_int_equal(dk_shipment_confirm(s, list, &three, 1, &err), DK_EREFUSED);
	assert_non_null(strstr(err.text, "the order changed"));
	trade_sound(s);
	dk_arena_free(&a);
	fixture_company_end(s);
}

/* Tom at another desk. */
static struct dk_session *
other_desk(struct dk_session *s)
{
	struct dk_session *t = trade_join(dk_db_path(s->db));

	fixture_sql(s->db, "INSERT INTO users (name, full_name, role, created_at)"
	    " VALUES ('tom', 'Tom', 'admin', '')");
	t->user_id = 2;
	return t;
}

static void
two_clerks_on_different_lines_both_succeed(void **state)
{
	struct dk_session *s = trade_open("amend.db", 4, 20, 1), *t = other_desk(s);
	dk_id id = three_lines(s), mine, theirs;
	struct dk_line_input note = { .note = "green ones" };
	struct dk_arena a = { 0 };
	struct dk_amended x;
	int64_t one = 1;

	(void)state;
	mine = begin(s, id);
	theirs = begin(t, id);
	assert_int_not_equal(mine, theirs);
	assert_int_equal(dk_order_amend(t, &a, mine, "not his", &x, &err), DK_EREFUSED);
	say_qty(s, mine, 1, "12");
	say_qty(t, theirs, 2, "5");
	OK(dk_draft_line(t, theirs, &one, &note, &err)); /* the same line, another field */
	apply(s, &a, mine, &x);
	apply(t, &a, theirs, &x);
	assert_int_equal(x.order->lines[0].ordered.milli, 12000);
	assert_string_equal(x.order->lines[0].note, "green ones");
	assert_int_equal(x.order->lines[1].ordered.milli, 5000);
	trade_sound(s);
	dk_arena_free(&a);
	dk_session_close(t);
	fixture_company_end(s);
}

static void
the_same_field_asks_who_came_second(void **state)
{
	struct dk_session *s = trade_open("amend.db", 4, 20, 1), *t = other_desk(s);
	dk_id id = three_lines(s), mine, theirs;
	struct dk_arena a = { 0 };
	struct dk_amended x;

	(void)state;
	mine = begin(s, id);
	theirs = begin(t, id);
	say_qty(s, mine, 1, "12");
	say_qty(t, theirs, 1, "14");
	say_qty(t, theirs, 2, "3");
	OK(dk_draft_set(t, theirs, "customer_po", "PO 2", &err));
	apply(s, &a, mine, &x);
	assert_int_equal(dk_order_amend(t, &a, theirs, "more", &x, &err), DK_ECONFLICT);
	assert_string_equal(err.text, "ann changed line 1 meanwhile: 10 -> 12."
	    " Look at it (F5) and say it again.");
	OK(dk_order_amend_renew(t, theirs, &err));
	assert_int_equal(fixture_number(s->db, dk_fmt(&a, "SELECT unit_qty FROM order_line"
	    " WHERE order_id = %lld AND line_no = 1", (long long)theirs)), 12000);
	say_qty(t, theirs, 1, "14");
	apply(t, &a, theirs, &x);
	assert_int_equal(x.order->lines[0].ordered.milli, 14000);
	assert_int_equal(x.order->lines[1].ordered.milli, 3000);
	assert_string_equal(x.order->customer_po, "PO 2");
	trade_sound(s);
	dk_arena_free(&a);
	dk_session_close(t);
	fixture_company_end(s);
}

static const char *crowd_path;

/* Each clerk amends his own line of the one order, many times over: nobody is asked. */
static void
amend_own_line(int self, void *arg)
{
	struct dk_session *s = trade_join(crowd_path);
	dk_id id = *(dk_id *)arg, draft = 0;

	s->user_id = self + 1;
	for (int round = 1; round <= 10; round++) {
		struct dk_arena a = { 0 };
		struct dk_line_input in = { .qty = dk_fmt(&a, "%d", round + self) };
		struct dk_amended x;
		int64_t line = self + 1;

		trade_must(dk_order_amend_begin(s, id, &draft, &err) == DK_OK, "%s", err.text);
		trade_must(dk_draft_line(s, draft, &line, &in, &err) == DK_OK, "%s", err.text);
		/* the line may be as it is said already */
		trade_must(dk_order_amend(s, &a, draft, "round", &x, &err) == DK_OK ||
		    strncmp(err.text, "Nothing of", 10) == 0, "%d: %s", self, err.text);
		dk_arena_free(&a);
	}
	dk_session_close(s);
}

static void
processes_that_amend_one_order_leave_it_sound(void **state)
{
	struct dk_session *s = trade_open("amend.db", 4, 20, 1);
	dk_id id = three_lines(s);

	(void)state;
	fixture_sql(s->db, "INSERT INTO users (name, full_name, role, created_at)"
	    " VALUES ('tom', 'Tom', 'admin', ''), ('una', 'Una', 'admin', '')");
	crowd_path = dk_db_path(s->db);
	trade_crowd(3, amend_own_line, &id);
	assert_string_equal(fixture_text(s->db, "SELECT group_concat(ordered / 1000) FROM"
	    " (SELECT * FROM order_line WHERE order_id = 1 ORDER BY line_no)"), "10,11,12");
	trade_sound(s);
	fixture_company_end(s);
}

/* One random change of a random line, or of the header. */
static void
change_something(struct dk_session *s, dk_id draft, uint64_t *dice)
{
	static const char *const qtys[] = { "1", "3", "8", "19", "40" };
	static const char *const heads[] = { "", "5%", "2.50" };
	static const char *const terms[] = { "", "0.50", "2", "1.2345" };
	struct dk_line_input in = { 0 };
	char sku[16];
	int64_t count = fixture_number(s->db, "SELECT max(line_count) FROM orders");
	int64_t line = 1 + (int64_t)(chance(dice) % (uint64_t)count);
	enum dk_rc rc = DK_OK;

	snprintf(sku, sizeof(sku), "P%04d", 1 + (int)(chance(dice) % 4));
	switch (chance(dice) % 7) {
	case 0:
		rc = dk_draft_void(s, draft, line, &err);
		break;
	case 1:
		in.sku = sku;
		in.qty = qtys[chance(dice) % 5];
		line = 0;
		rc = dk_draft_line(s, draft, &line, &in, &err);
		break;
	case 2:
		in.price = terms[chance(dice) % 4];
		rc = dk_draft_line(s, draft, &line, &in, &err);
		break;
	case 3:
		rc = dk_draft_set(s, draft, "discount", heads[chance(dice) % 3], &err);
		break;
	case 4:
		in.shortage = chance(dice) % 2 ? "cancel" : "part";
		rc = dk_draft_line(s, draft, &line, &in, &err);
		break;
	default:
		in.qty = qtys[chance(dice) % 5];
		rc = dk_draft_line(s, draft, &line, &in, &err);
	}
	if (rc != DK_OK && rc != DK_ENOTFOUND)
		fail_msg("%s (%s)", err.text, err.field);
}

/* What each line wants and costs. */
static const char *
lines_text(struct dk_session *s)
{
	return fixture_text(s->db,
	    "SELECT group_concat(ordered - cancelled || ' ' || price || ' ' || net)"
	    " FROM (SELECT * FROM order_line WHERE order_id = 1 ORDER BY line_no)");
}

static void
whatever_is_amended_every_equation_holds(void **state)
{
	struct dk_session *s = trade_open("amend.db", 4, 100, 1);
	uint64_t dice = 7;
	dk_id id = three_lines(s);
	int applied = 0, undone = 0;

	(void)state;
	for (int round = 0; round < 100; round++) {
		struct dk_arena a = { 0 };
		dk_id draft = begin(s, id);
		struct dk_amended x;
		const char *what;
		char *before = dk_arena_dup(&a, lines_text(s));
		enum dk_rc rc;

		for (uint64_t n = 1 + chance(&dice) % 3; n > 0; n--)
			change_something(s, draft, &dice);
		rc = dk_order_amend(s, &a, draft, "by chance", &x, &err);
		if (rc != DK_OK && rc != DK_EREFUSED)
			fail_msg("%s (%s)", err.text, err.field);
		applied += rc == DK_OK;
		trade_sound(s);
		if (rc == DK_OK && x.order->state == DK_ORDER_CANCELLED) {
			OK(dk_order_undo(s, &a, id, &what, &err));
			undone++;
		} else if (rc == DK_OK && chance(&dice) % 3 == 0) {
			OK(dk_order_undo(s, &a, id, &what, &err));
			undone++;
			/* what was there is as it was; lines that came are voided behind it */
			assert_memory_equal(before, lines_text(s), strlen(before));
			trade_sound(s);
		}
		if (rc == DK_EREFUSED)
			OK(dk_draft_drop(s, draft, &err));
		dk_arena_free(&a);
	}
	assert_true(applied > 60 && undone > 15);
	fixture_company_end(s);
}

/* Everything that an amendment may write. */
static const char *
facts_text(struct dk_session *s)
{
	return fixture_text(s->db, "SELECT (SELECT group_concat(id || state || version || total)"
	    " FROM orders) || (SELECT group_concat(id || ' ' || ordered || ' ' || allocated || ' '"
	    " || backordered || ' ' || cancelled || ' ' || net) FROM order_line)"
	    " || (SELECT group_concat(allocated) FROM stock) || (SELECT sum(qty) FROM allocation)"
	    " || (SELECT count(*) FROM journal) || (SELECT count(*) FROM outbox)"
	    " || (SELECT count(*) FROM finding)");
}

static void
an_amendment_that_fails_halfway_changes_nothing(void **state)
{
	struct dk_session *s = trade_open("amend.db", 4, 20, 1);
	dk_id id = three_lines(s), draft = begin(s, id);
	struct dk_line_input more = { .sku = "P0004", .qty = "30" };
	struct dk_arena a = { 0 };
	struct dk_amended x;
	int64_t line = 0;
	int steps = 0;
	char *before;

	(void)state;
	say_qty(s, draft, 1, "4");
	say_qty(s, draft, 2, "25");
	OK(dk_draft_line(s, draft, &line, &more, &err));
	before = dk_arena_dup(&a, facts_text(s));
	for (enum dk_rc rc = DK_EIO; rc != DK_OK; steps++) {
		dk_db_fail_at(s->db, steps + 1);
		rc = dk_order_amend(s, &a, draft, "by chance", &x, &err);
		dk_db_fail_at(s->db, 0);
		if (rc != DK_OK)
			assert_string_equal(facts_text(s), before);
	}
	assert_true(steps > 50);
	assert_string_not_equal(facts_text(s), before);
	trade_sound(s);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
a_new_finding_sends_it_back_and_undo_brings_it_home(void **state)
{
	struct dk_session *s = trade_open("amend.db", 4, 20, 1);
	struct trade_sale sale = { 0, 0, 5, { 0 } };
	struct dk_arena a = { 0 };
	struct dk_amended x;
	struct dk_order *o = NULL;
	const char *what;
	dk_id draft;

	(void)state;
	OK(trade_sell(s, &a, &sale, &err));
	assert_int_equal(sale.made.order->state, DK_ORDER_VERIFIED);
	draft = begin(s, sale.made.id);
	say_qty(s, draft, 1, "6");
	apply(s, &a, draft, &x);
	assert_int_equal(x.order->state, DK_ORDER_VERIFIED); /* nothing is found */
	draft = begin(s, sale.made.id);
	say_qty(s, draft, 1, "25"); /* 20 are there */
	apply(s, &a, draft, &x);
	assert_int_equal(x.order->state, DK_ORDER_ENTERED);
	assert_string_equal(x.order->verified_at, "");
	OK(dk_order_undo(s, &a, sale.made.id, &what, &err));
	assert_string_equal(what, "amending");
	OK(dk_order_load(s, &a, sale.made.id, &o, &err));
	assert_int_equal(o->state, DK_ORDER_VERIFIED);
	assert_int_equal(o->lines[0].allocated.milli, 6000);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM outbox"), 1);
	trade_sound(s);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
undo_knows_its_time_and_what_was_built_on(void **state)
{
	struct dk_session *s = trade_open("amend.db", 4, 20, 1);
	struct trade_sale sale = { 0, 0, 5, { 0 } };
	struct dk_arena a = { 0 };
	struct dk_order *o = NULL;
	const char *what;
	dk_id id, list = 0;

	(void)state;
	OK(trade_sell(s, &a, &sale, &err));
	id = sale.made.id;
	s->clock_ms += 11 * INT64_C(60000);
	assert_int_equal(dk_order_undo(s, &a, id, &what, &err), DK_EREFUSED);
	assert_non_null(strstr(err.text, "10 minutes"));
	OK(dk_order_hold(s, id, "manual", "wait", &err));
	OK(dk_order_undo(s, &a, id, &what, &err));
	OK(dk_order_load(s, &a, id, &o, &err));
	assert_int_equal(o->hold_count, 0);
	assert_int_equal(dk_order_undo(s, &a, id, &what, &err), DK_EREFUSED);
	assert_non_null(strstr(err.text, "undone already"));
	OK(dk_order_hold(s, id, "manual", "wait", &err));
	OK(dk_order_release(s, id, "manual", "go", 0, &err));
	OK(dk_order_undo(s, &a, id, &what, &err));
	OK(dk_order_load(s, &a, id, &o, &err));
	assert_string_equal(o->holds[0].reason, "wait");
	OK(dk_order_release(s, id, "manual", "go", 0, &err));
	OK(dk_shipment_pick(s, id, &list, &err));
	assert_int_equal(dk_order_undo(s, &a, id, &what, &err), DK_EREFUSED);
	assert_non_null(strstr(err.text, "went on since"));
	OK(dk_shipment_cancel(s, list, "no", &err));
	fixture_sql(s->db, "UPDATE orders SET freight = 700, freight_is_manual = 1,"
	    " net = net + 700, tax = tax + 140, total = total + 840");
	trade_sound(s);
	OK(dk_order_cancel(s, id, 0, DK_QTY(0), "no", &err));
	OK(dk_order_undo(s, &a, id, &what, &err));
	OK(dk_order_load(s, &a, id, &o, &err));
	assert_int_equal(o->state, DK_ORDER_VERIFIED);
	assert_int_equal(o->freight.minor, 700);
	assert_int_equal(o->lines[0].allocated.milli, 5000);
	trade_sound(s);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
a_file_is_matched_line_by_line(void **state)
{
	struct dk_session *s = trade_open("amend.db", 4, 20, 1);
	dk_id id = three_lines(s);
	struct dk_order_input_line lines[] = { { .line = { .sku = "P0003", .qty = "30" } },
		{ .line = { .sku = "P0001", .qty = "11", .price = "0.90" } },
		{ .line = { .sku = "P0004", .qty = "2" } } };
	const struct dk_order_input in = { .customer = "4000", .wanted = "2026-12-01",
		.lines = lines, .line_count = 3 };
	struct dk_amend_file file = { .input = &in, .dry_run = true };
	struct dk_arena a = { 0 };
	struct dk_amended x;

	(void)state;
	OK(dk_order_amend_file(s, &a, id, &file, &x, &err));
	assert_string_equal(change_of(&x, 1, "price")->after, "0.90");
	assert_string_equal(change_of(&x, 2, "qty")->after, "0");
	assert_string_equal(change_of(&x, 0, "wanted")->after, "2026-12-01");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM orders"), 1);
	assert_int_equal(fixture_number(s->db, "SELECT ordered FROM order_line WHERE id = 1"),
	    10000);
	file.dry_run = false;
	file.reason = "";
	assert_int_equal(dk_order_amend_file(s, &a, id, &file, &x, &err), DK_EINPUT);
	file.reason = "by mail";
	OK(dk_order_amend_file(s, &a, id, &file, &x, &err));
	assert_int_equal(x.order->lines[1].cancelled.milli, 10000);
	assert_int_equal(x.order->lines[2].cancelled.milli, 0);
	assert_string_equal(x.order->lines[3].sku, "P0004");
	assert_int_equal(dk_order_amend_file(s, &a, id, &file, &x, &err), DK_EREFUSED);
	trade_sound(s);
	dk_arena_free(&a);
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(more_is_taken_less_is_given_back),
		cmocka_unit_test(a_voided_line_stays_and_a_new_one_stands_at_the_end),
		cmocka_unit_test(untouched_lines_keep_the_agreed_price),
		cmocka_unit_test(what_is_picked_is_put_back_first_and_the_picker_is_stopped),
		cmocka_unit_test(two_clerks_on_different_lines_both_succeed),
		cmocka_unit_test(the_same_field_asks_who_came_second),
		cmocka_unit_test(processes_that_amend_one_order_leave_it_sound),
		cmocka_unit_test(whatever_is_amended_every_equation_holds),
		cmocka_unit_test(an_amendment_that_fails_halfway_changes_nothing),
		cmocka_unit_test(a_new_finding_sends_it_back_and_undo_brings_it_home),
		cmocka_unit_test(undo_knows_its_time_and_what_was_built_on),
		cmocka_unit_test(a_file_is_matched_line_by_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
