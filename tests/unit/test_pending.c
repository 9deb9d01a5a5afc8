/* test_pending.c - credit data that wait for a second person. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/card.h"
#include "docket/journal.h"
#include "docket/pending.h"
#include "docket/setting.h"
#include "docket/user.h"
#include "fixture.h"

static struct dk_session *s;
static struct dk_arena a;
static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s", #call, err.text); \
	} while (0)

/* ann, the administrator, is signed in; sue may approve by her PIN 4711; mia keeps records. */
static int
open_company(void **state)
{
	struct dk_user sue = { .name = "sue", .full_name = "", .role = DK_ROLE_SUPERVISOR };
	struct dk_user mia = { .name = "mia", .full_name = "", .role = DK_ROLE_CLERK };
	dk_id id;

	(void)state;
	s = fixture_company("pending");
	OK(dk_user_add(s, &sue, &id, &err));
	OK(dk_user_set_pin(s, "sue", "4711", &err));
	OK(dk_user_add(s, &mia, &id, &err));
	OK(dk_user_set_right(s, "mia", DK_RIGHT_MASTER_EDIT, true, INT64_MAX, &err));
	OK(dk_user_set_pin(s, "mia", "1234", &err));
	return 0;
}

static int
close_company(void **state)
{
	(void)state;
	dk_arena_free(&a);
	fixture_company_end(s);
	return 0;
}

static void
be(const char *name, const char *pin)
{
	OK(dk_session_sign_in(s, name, pin, &err));
}

static struct dk_customer *
harbor(void)
{
	struct dk_customer c = { .number = "4711", .name = "Harbor", .terms_days = 30,
		.exempt_until = DK_NO_DATE, .backorders = true };
	struct dk_customer *out;
	enum dk_put did;

	OK(dk_customer_put(s, &c, &did, &err));
	OK(dk_customer_by_number(s, &a, "4711", &out, &err));
	return out;
}

static struct dk_kept
keep(struct dk_customer *c)
{
	struct dk_kept kept;

	OK(dk_customer_keep(s, &a, c, &kept, &err));
	return kept;
}

static int64_t
number(const char *sql)
{
	return fixture_number(s->db, sql);
}

static enum dk_rc
settle(struct dk_verdict v, size_t count)
{
	size_t n = 0;
	enum dk_rc rc;

	v.subject = "customer";
	v.subject_id = 1;
	rc = dk_pending_settle(s, &v, &n, &err);
	assert_int_equal(n, count);
	return rc;
}

static void
the_rest_is_stored_and_credit_waits(void **state)
{
	struct dk_pending_query q = { "customer", 1 };
	struct dk_pendings all;
	struct dk_customer *c = harbor();
	struct dk_kept kept;

	(void)state;
	be("mia", "1234");
	c->alert = "gate code 12#";
	c->terms_days = 60;
	c->has_limit = true;
	c->credit_limit = DK_MONEY(800000);
	kept = keep(c);
	assert_int_equal(kept.did, DK_PUT_CHANGED);
	assert_int_equal(kept.asked, 2);
	assert_int_equal(number("SELECT terms_days FROM customer"), 30);
	assert_string_equal(fixture_text(s->db, "SELECT alert FROM customer"), "gate code 12#");
	OK(dk_pending_list(s, &a, &q, &all, &err));
	assert_int_equal(all.count, 2);
	assert_string_equal(all.list[0].field, "terms_days");
	assert_string_equal(all.list[0].before, "30");
	assert_string_equal(all.list[0].after, "60");
	assert_string_equal(all.list[0].asked_by, "mia");
	assert_string_equal(all.list[1].before, "");
	assert_string_equal(all.list[1].after, "8000.00");
	q.subject = NULL;
	OK(dk_pending_list(s, &a, &q, &all, &err));
	assert_int_equal(all.count, 2);
	/* one journal row tells what was done and what was asked */
	assert_int_equal(number("SELECT count(*) FROM journal WHERE action = 'customer.put'"), 2);
	assert_int_equal(number("SELECT count(*) FROM journal WHERE instr(body,"
	    " '\"asked terms_days\":[\"30\",\"60\"]') > 0"), 1);
	/* who lacks credit-edit asks, but does not settle */
	assert_int_equal(settle((struct dk_verdict){ 0 }, 0), DK_EDENIED);
}

static void
somebody_else_approves_by_pin(void **state)
{
	struct dk_customer *c = harbor();
	const struct dk_pending_ask ask = { "customer", 1, "sue", "4711" };
	dk_id sue;

	(void)state;
	be("mia", "1234");
	c->terms_days = 60;
	c->tax_number = "GB1";
	assert_int_equal(keep(c).asked, 2);
	OK(dk_pending_approve(s, &ask, &sue, &err));
	c->terms_days = 61; /* it was for the wishes as they stood */
	assert_int_equal(keep(c).asked, 2);
	assert_int_equal(settle((struct dk_verdict){ .approver = sue }, 0), DK_EDENIED);
	c->terms_days = 60;
	assert_int_equal(keep(c).asked, 2);
	OK(dk_pending_approve(s, &ask, &sue, &err));
	OK(settle((struct dk_verdict){ .approver = sue }, 2));
	assert_int_equal(number("SELECT terms_days FROM customer"), 60);
	assert_string_equal(fixture_text(s->db, "SELECT tax_number FROM customer"), "GB1");
	assert_int_equal(number("SELECT count(*) FROM pending WHERE state = 'approved'"), 2);
	assert_int_equal(number("SELECT count(*) FROM journal WHERE action = 'pending.approve'"
	    " AND user_id = (SELECT id FROM users WHERE name = 'sue')"), 1);
	/* a tax number is personal: sealed, never legible in the chain */
	assert_int_equal(number("SELECT count(*) FROM journal WHERE instr(body, 'GB1') > 0"), 0);
	/* one approval is for one operation, and nothing waits any more */
	assert_int_equal(settle((struct dk_verdict){ .approver = sue }, 0), DK_EDENIED);
	be("sue", "4711");
	assert_int_equal(settle((struct dk_verdict){ 0 }, 0), DK_ENOTFOUND);
}

static void
nobody_approves_what_he_asked_for(void **state)
{
	struct dk_customer *c = harbor();

	(void)state;
	c->terms_days = 60;
	assert_int_equal(keep(c).asked, 1);
	assert_int_equal(settle((struct dk_verdict){ 0 }, 0), DK_EREFUSED);
	assert_int_equal(number("SELECT terms_days FROM customer"), 30);
	/* a refusal says why; one's own wish may be taken back */
	assert_int_equal(settle((struct dk_verdict){ .is_refused = true, .reason = " " }, 0),
	    DK_EINPUT);
	OK(settle((struct dk_verdict){ .is_refused = true, .reason = "mistyped" }, 1));
	assert_int_equal(number("SELECT count(*) FROM pending WHERE state = 'refused'"
	    " AND reason = 'mistyped'"), 1);
}

static void
a_newer_wish_replaces_and_a_stale_one_is_refused(void **state)
{
	struct dk_customer *c = harbor();
	enum dk_put did;

	(void)state;
	c->terms_days = 60;
	keep(c);
	c->terms_days = 45;
	assert_int_equal(keep(c).asked, 1);
	assert_int_equal(number("SELECT count(*) FROM pending WHERE state = 'open'"), 1);
	assert_int_equal(number("SELECT count(*) FROM pending WHERE state = 'replaced'"), 1);
	c->terms_days = 14; /* a file comes in meanwhile */
	OK(dk_customer_put(s, c, &did, &err));
	be("sue", "4711");
	assert_int_equal(settle((struct dk_verdict){ 0 }, 0), DK_ECONFLICT);
	assert_int_equal(number("SELECT terms_days FROM customer"), 14);
	assert_int_equal(number("SELECT count(*) FROM pending WHERE state = 'open'"), 1);
}

static void
a_new_customer_has_a_number_and_no_credit_yet(void **state)
{
	struct dk_customer c;
	struct dk_card card = { DK_CARD_CUSTOMER, &c, 2 };

	(void)state;
	be("mia", "1234");
	dk_card_blank(&card);
	OK(dk_card_set(&card, "name", "Quay Builders", &err));
	OK(dk_card_set(&card, "credit_limit", "500", &err));
	assert_int_equal(dk_card_set(&card, "terms_days", "soon", &err), DK_EINPUT);
	assert_string_equal(err.field, "terms_days");
	assert_int_equal(dk_card_set(&card, "colour", "red", &err), DK_ENOTFOUND);
	assert_int_equal(keep(&c).asked, 1);
	assert_string_equal(c.number, "C1001");
	assert_int_equal(number("SELECT credit_limit FROM customer"), 0);
	be("sue", "4711");
	OK(settle((struct dk_verdict){ 0 }, 1));
	assert_int_equal(number("SELECT credit_limit FROM customer"), 50000);
	/* a number typed by hand is passed over */
	dk_card_blank(&card);
	c.name = "Dock";
	c.number = "C1002";
	keep(&c);
	dk_card_blank(&card);
	c.name = "Pier";
	keep(&c);
	assert_string_equal(c.number, "C1003");
}

/* Whoever believes a record is new must not overwrite another's. */
static void
what_is_new_has_a_key_of_its_own(void **state)
{
	struct dk_customer c;
	const struct dk_card card = { DK_CARD_CUSTOMER, &c, 2 };
	struct dk_address x = { .customer_id = harbor()->id, .code = "01" };
	struct dk_product p = { .sku = "A1", .name = "bolt" };
	struct dk_kept kept;

	(void)state;
	dk_card_blank(&card);
	assert_string_equal(dk_card_text(&card, &a, "shortage_policy"), "part");
	assert_string_equal(dk_card_text(&card, &a, "priority"), "5");
	c.number = "4711";
	c.name = "Other";
	assert_int_equal(dk_customer_keep(s, &a, &c, &kept, &err), DK_EREFUSED);
	assert_string_equal(err.field, "number");
	OK(dk_address_keep(s, &x, &kept, &err));
	OK(dk_address_keep(s, &x, &kept, &err));
	x.id = 0;
	assert_int_equal(dk_address_keep(s, &x, &kept, &err), DK_EREFUSED);
	OK(dk_product_keep(s, &p, &kept, &err));
	p.id = 0;
	p.version = 0;
	assert_int_equal(dk_product_keep(s, &p, &kept, &err), DK_EREFUSED);
	assert_string_equal(err.field, "sku");
}

static void
a_form_knows_what_waits_and_reads_days_as_typed(void **state)
{
	struct dk_customer c;
	const struct dk_card card = { DK_CARD_CUSTOMER, &c, 2 };
	dk_date today = dk_date_make(2026, 11, 23);
	bool waits;

	(void)state;
	OK(dk_pending_waits(s, DK_CARD_CUSTOMER, "credit_limit", &waits, &err));
	assert_true(waits);
	OK(dk_pending_waits(s, DK_CARD_CUSTOMER, "alert", &waits, &err));
	assert_false(waits);
	OK(dk_pending_waits(s, DK_CARD_PRODUCT, "tax_code", &waits, &err));
	assert_true(waits);
	OK(dk_setting_set(s, "second_person", "no", &err));
	OK(dk_pending_waits(s, DK_CARD_CUSTOMER, "credit_limit", &waits, &err));
	assert_false(waits);
	dk_card_blank(&card);
	OK(dk_card_type(&card, "tax_exempt_until", "thu", today, &err));
	assert_string_equal(dk_card_text(&card, &a, "tax_exempt_until"), "2026-11-26");
	assert_int_equal(dk_card_type(&card, "tax_exempt_until", "soon", today, &err), DK_EINPUT);
	OK(dk_card_type(&card, "tax_exempt_until", "", today, &err));
	assert_string_equal(dk_card_text(&card, &a, "tax_exempt_until"), "");
	OK(dk_card_type(&card, "terms_days", "", today, &err));
	assert_string_equal(dk_card_text(&card, &a, "terms_days"), "0");
}

static void
tax_of_ship_tos_and_products_waits_too(void **state)
{
	struct dk_address x = { .customer_id = harbor()->id, .code = "01" };
	struct dk_product p = { .sku = "A1", .name = "bolt", .tax_code = "Z" };
	struct dk_verdict v = { .subject = "product" };
	struct dk_kept kept;
	size_t n;

	(void)state;
	x.place.tax_zone = "ABROAD";
	OK(dk_address_keep(s, &x, &kept, &err));
	assert_int_equal(kept.did, DK_PUT_ADDED);
	assert_int_equal(kept.asked, 1);
	OK(dk_product_keep(s, &p, &kept, &err));
	assert_int_equal(kept.asked, 1);
	assert_string_equal(fixture_text(s->db, "SELECT tax_code FROM product"), "");
	be("sue", "4711");
	OK(settle((struct dk_verdict){ 0 }, 1));
	assert_string_equal(fixture_text(s->db, "SELECT tax_zone FROM address"), "ABROAD");
	v.subject_id = p.id;
	OK(dk_pending_settle(s, &v, &n, &err));
	assert_string_equal(fixture_text(s->db, "SELECT tax_code FROM product"), "Z");
	x.code = "";
	assert_int_equal(dk_address_keep(s, &x, &kept, &err), DK_EINPUT);
}

static void
a_house_of_one_switches_it_off(void **state)
{
	struct dk_customer *c = harbor();
	struct dk_kept kept;

	(void)state;
	OK(dk_setting_set(s, "second_person", "no", &err));
	c->terms_days = 60;
	assert_int_equal(keep(c).asked, 0);
	assert_int_equal(number("SELECT terms_days FROM customer"), 60);
	be("mia", "1234");
	c->terms_days = 90;
	assert_int_equal(dk_customer_keep(s, &a, c, &kept, &err), DK_EDENIED);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_company, close_company)
	const struct CMUnitTest tests[] = {
		T(the_rest_is_stored_and_credit_waits),
		T(somebody_else_approves_by_pin),
		T(nobody_approves_what_he_asked_for),
		T(a_newer_wish_replaces_and_a_stale_one_is_refused),
		T(a_new_customer_has_a_number_and_no_credit_yet),
		T(what_is_new_has_a_key_of_its_own),
		T(a_form_knows_what_waits_and_reads_days_as_typed),
		T(tax_of_ship_tos_and_products_waits_too),
		T(a_house_of_one_switches_it_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
