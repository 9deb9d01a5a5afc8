/* test_print.c - the print queue: numbers of copies, what may be done with a paper when. */
#include "cases.h"

#include "docket/print_attempt.h"
#include "docket/printer.h"
#include "fixture.h"
#include "shop.h"

static struct dk_err err; /* of the last call */

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s:%d: %s", __FILE__, __LINE__, err.text); \
	} while (0)

static const struct dk_print_want slip = { "packing-slip", "shipment", 7, "S1007" };

static struct dk_session *
open_shop(void)
{
	static const struct dk_printer any = { "", "", "front", "pdf" };
	struct dk_session *s = shop_open("print");

	OK(dk_printer_set(s, &any, &err));
	return s;
}

static enum dk_print_state
state_of(struct dk_session *s, dk_id id)
{
	struct dk_arena a = { 0 };
	struct dk_print_job *j = NULL;
	enum dk_print_state state;

	OK(dk_print_load(s, &a, id, &j, &err));
	state = j->state;
	dk_arena_free(&a);
	return state;
}

/* As far as the printer; `outcome` WAITING: cut off there. Answers what the paper would say. */
static const char *
send(struct dk_session *s, struct dk_arena *a, dk_id id, enum dk_print_state outcome)
{
	struct dk_print_offer o = { 0 };
	struct dk_buf data = { 0 };

	dk_buf_str(&data, "paper");
	OK(dk_print_offer(s, a, id, &o, &err));
	OK(dk_print_begin(s, &o, &data, &err));
	if (outcome != DK_PRINT_WAITING)
		OK(dk_print_end(s, &o, outcome, "said", &err));
	dk_buf_free(&data);
	return dk_print_copy(a, o.job);
}

static void
assert_refused(enum dk_rc rc, const char *says)
{
	assert_true(rc == DK_EREFUSED || rc == DK_ECONFLICT || rc == DK_EINPUT);
	if (strstr(err.text, says) == NULL)
		fail_msg("'%s' does not say '%s'", err.text, says);
}

static void
a_second_print_says_so_and_one_that_waits_is_taken(void **state)
{
	struct dk_session *s = open_shop();
	struct dk_arena a = { 0 };
	dk_id id = 0, other = 0;

	(void)state;
	OK(dk_print_ask(s, &slip, &id, &err));
	OK(dk_print_ask(s, &slip, &other, &err));
	assert_int_equal(id, other);
	assert_string_equal(send(s, &a, id, DK_PRINT_SENT), "original");
	OK(dk_print_acknowledge(s, id, &err));
	OK(dk_print_ask(s, &slip, &other, &err));
	assert_true(other != id);
	assert_string_equal(send(s, &a, other, DK_PRINT_SENT), "reprint 2 of 2");
	OK(dk_print_again(s, other, 3, &id, &err));
	assert_int_equal(state_of(s, other), DK_PRINT_RUINED);
	assert_string_equal(send(s, &a, id, DK_PRINT_SENT), "reprint 3 of 3");
	assert_int_equal(fixture_number(s->db, "SELECT from_page FROM print_job WHERE id = 3"), 3);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
what_failed_keeps_its_number_and_gives_it_back_when_cancelled(void **state)
{
	struct dk_session *s = open_shop();
	struct dk_arena a = { 0 };
	dk_id id = 0;

	(void)state;
	OK(dk_print_ask(s, &slip, &id, &err));
	assert_string_equal(send(s, &a, id, DK_PRINT_FAILED), "original");
	assert_string_equal(send(s, &a, id, DK_PRINT_FAILED), "original");
	assert_refused(dk_print_cancel(s, id, " ", &err), "Say why");
	OK(dk_print_cancel(s, id, "by mail", &err));
	assert_refused(dk_print_acknowledge(s, id, &err), "was cancelled");
	OK(dk_print_ask(s, &slip, &id, &err));
	assert_string_equal(send(s, &a, id, DK_PRINT_SENT), "original");
	assert_refused(dk_print_cancel(s, id, "x", &err), "may be on paper");
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
one_that_was_cut_off_is_unknown_until_somebody_looked(void **state)
{
	struct dk_session *s = open_shop();
	struct dk_arena a = { 0 };
	struct dk_print_offer o = { 0 };
	struct dk_print_counts n;
	dk_id id = 0;

	(void)state;
	OK(dk_print_ask(s, &slip, &id, &err));
	(void)send(s, &a, id, DK_PRINT_WAITING);
	assert_int_equal(state_of(s, id), DK_PRINT_SENDING);
	assert_refused(dk_print_offer(s, &a, id, &o, &err), "right now");
	s->clock_ms += 36000;
	assert_int_equal(state_of(s, id), DK_PRINT_UNKNOWN);
	OK(dk_print_count(s, &n, &err));
	assert_int_equal(n.unknown, 1);
	assert_refused(dk_print_offer(s, &a, id, &o, &err), "look at the printer front");
	assert_refused(dk_print_cancel(s, id, "x", &err), "may be on paper");
	OK(dk_print_nothing(s, id, &err));
	assert_string_equal(send(s, &a, id, DK_PRINT_UNKNOWN), "original");
	OK(dk_print_acknowledge(s, id, &err));
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
two_desks_do_not_send_one_paper(void **state)
{
	struct dk_session *s = open_shop();
	struct dk_arena a = { 0 };
	struct dk_print_offer one = { 0 }, two = { 0 };
	struct dk_buf data = { 0 };
	dk_id id = 0;

	(void)state;
	OK(dk_print_ask(s, &slip, &id, &err));
	OK(dk_print_offer(s, &a, id, &one, &err));
	OK(dk_print_offer(s, &a, id, &two, &err));
	OK(dk_print_begin(s, &one, &data, &err));
	assert_refused(dk_print_begin(s, &two, &data, &err), "other hands");
	/* what the other desk heard late changes nothing of a paper that was settled meanwhile */
	s->clock_ms += 60000;
	OK(dk_print_acknowledge(s, id, &err));
	OK(dk_print_end(s, &one, DK_PRINT_FAILED, "late", &err));
	assert_int_equal(state_of(s, id), DK_PRINT_ACKNOWLEDGED);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
a_printer_is_found_by_paper_and_desk(void **state)
{
	static const struct dk_printer set[] = { { "invoice", "", "office", "pdf" },
		{ "", "pack", "hall", "text" }, { "invoice", "pack", "hall2", "pdf" },
		{ "quote", "", "-", "pdf" } };
	static const struct dk_printer bad[] = { { "", "", "-rf", "pdf" }, { "", "", "a b", "pdf" },
		{ "", "", "x", "ps" }, { "", "", "a/b", "pdf" } };
	struct dk_session *s = open_shop();
	struct dk_arena a = { 0 };
	struct dk_printer p;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(set); i++)
		OK(dk_printer_set(s, &set[i], &err));
	for (size_t i = 0; i < DK_COUNT(bad); i++)
		assert_int_equal(dk_printer_set(s, &bad[i], &err), DK_EINPUT);
	OK(dk_printer_find(s, &a, "invoice", &p, &err));
	assert_string_equal(p.queue, "office");
	OK(dk_printer_find(s, &a, "label", &p, &err));
	assert_string_equal(p.queue, "front");
	s->desk = "pack";
	OK(dk_printer_find(s, &a, "label", &p, &err));
	assert_string_equal(p.queue, "hall");
	OK(dk_printer_find(s, &a, "invoice", &p, &err));
	assert_string_equal(p.queue, "hall2");
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
without_a_printer_a_paper_waits_and_says_what_to_do(void **state)
{
	static const struct dk_printer gone = { "", "", "", "pdf" };
	struct dk_session *s = open_shop();
	struct dk_arena a = { 0 };
	struct dk_print_offer o = { 0 };
	dk_id id = 0;

	(void)state;
	OK(dk_printer_set(s, &gone, &err));
	OK(dk_print_ask(s, &slip, &id, &err));
	assert_refused(dk_print_offer(s, &a, id, &o, &err),
	    "No printer is set for packing-slip; job 1 waits. Set one: docket print use");
	assert_int_equal(state_of(s, id), DK_PRINT_WAITING);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
a_batch_keeps_its_order(void **state)
{
	const struct dk_print_want wants[] = { { "pick-list", "shipment", 9, "S9" }, slip,
		{ "pick-list", "shipment", 8, "S8" } };
	struct dk_session *s = open_shop();
	struct dk_arena a = { 0 };
	struct dk_print_query q = { 0 };
	struct dk_print_jobs got;
	dk_id early = 0, ids[3];

	(void)state;
	OK(dk_print_ask(s, &wants[2], &early, &err));
	OK(dk_print_batch(s, wants, DK_COUNT(wants), ids, &err));
	assert_int_equal(ids[2], early);
	q.batch_id = ids[0];
	OK(dk_print_list(s, &a, &q, &got, &err));
	assert_int_equal(got.count, 3);
	for (size_t i = 0; i < got.count; i++)
		assert_string_equal(got.list[i].number, wants[i].number);
	dk_arena_free(&a);
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_second_print_says_so_and_one_that_waits_is_taken),
		cmocka_unit_test(what_failed_keeps_its_number_and_gives_it_back_when_cancelled),
		cmocka_unit_test(one_that_was_cut_off_is_unknown_until_somebody_looked),
		cmocka_unit_test(two_desks_do_not_send_one_paper),
		cmocka_unit_test(a_printer_is_found_by_paper_and_desk),
		cmocka_unit_test(without_a_printer_a_paper_waits_and_says_what_to_do),
		cmocka_unit_test(a_batch_keeps_its_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
