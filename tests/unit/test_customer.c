/* test_customer.c - customers, addresses, contacts, and finding the one who calls. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/customer.h"
#include "docket/journal.h"
#include "docket/product.h"
#include "fixture.h"

static struct dk_session *s;
static struct dk_arena a;
static struct dk_err err;

static int
open_company(void **state)
{
	(void)state;
	s = fixture_company("customer");
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

static struct dk_customer
customer(const char *number, const char *name)
{
	return (struct dk_customer){ .number = number, .name = name, .terms_days = 30,
		.exempt_until = DK_NO_DATE, .backorders = true };
}

static dk_id
add(struct dk_customer c)
{
	enum dk_put did;

	if (dk_customer_put(s, &c, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	return c.id;
}

static dk_id
harbor(void)
{
	struct dk_customer c = customer("4711", "Harbor Marine Supply");

	c.contact = "Mia Ōtani";
	c.phone = "+44 117 555 0142";
	c.email = "orders@harbor.example";
	c.place.city = "Bristol";
	c.place.postcode = "BS1 4RN";
	c.place.country = "GB";
	return add(c);
}

/* "NUMBER by" of each hit. */
static const char *
found(const char *text)
{
	struct dk_customer_hit *hits;
	size_t count;
	const char *out = "";

	assert_int_equal(dk_customer_find(s, &a, text, 8, &hits, &count, &err), DK_OK);
	for (size_t i = 0; i < count; i++)
		out = dk_fmt(&a, "%s%s%s %s", out, i > 0 ? ", " : "", hits[i].number,
		    hits[i].matched);
	return out;
}

static void
a_put_of_the_same_writes_nothing(void **state)
{
	struct dk_customer *c;
	enum dk_put did;
	int64_t rows;

	(void)state;
	harbor();
	rows = fixture_number(s->db, "SELECT count(*) FROM journal");
	assert_int_equal(dk_customer_by_number(s, &a, "4711", &c, &err), DK_OK);
	assert_string_equal(c->place.name, c->name);
	assert_string_equal(c->duplicate_po, "warn");
	assert_string_equal(c->shortage_policy, "part");
	assert_int_equal(c->priority, 5);
	assert_false(c->has_limit);
	assert_int_equal(dk_customer_put(s, c, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_UNCHANGED);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM journal"), rows);
	/* no limit and a limit of nothing differ */
	c->has_limit = true;
	assert_int_equal(dk_customer_put(s, c, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_CHANGED);
	assert_int_equal(dk_customer_by_number(s, &a, "4711", &c, &err), DK_OK);
	assert_true(c->has_limit);
	assert_int_equal(c->credit_limit.minor, 0);
	assert_int_equal(dk_customer_by_number(s, &a, "4712", &c, &err), DK_ENOTFOUND);
}

static void
personal_text_is_sealed_and_the_rest_is_legible(void **state)
{
	struct dk_journal_query q = { .subject = "customer", .subject_id = 1 };
	struct dk_journal_row *rows;
	struct dk_customer *c;
	enum dk_put did;
	size_t count;

	(void)state;
	harbor();
	assert_int_equal(dk_customer_by_number(s, &a, "4711", &c, &err), DK_OK);
	c->phone = "0117 555 0199";
	c->discount = (dk_rate){ 2500 };
	assert_int_equal(dk_customer_put(s, c, &did, &err), DK_OK);
	assert_int_equal(dk_journal_list(s, &a, &q, &rows, &count, &err), DK_OK);
	assert_int_equal(count, 2);
	assert_ptr_equal(strstr(rows[0].body,
	    "{\"number\":\"4711\",\"discount\":[\"0\",\"2.5\"]"), rows[0].body);
	assert_string_equal(rows[0].personal,
	    "{\"phone\":[\"+44 117 555 0142\",\"0117 555 0199\"]}");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM journal"
	    " WHERE instr(body, 'Harbor') + instr(body, '0142') + instr(body, 'BS1') > 0"), 0);
}

static void
refused(struct dk_customer c, const char *field)
{
	enum dk_put did;

	assert_int_equal(dk_customer_put(s, &c, &did, &err), DK_EINPUT);
	assert_string_equal(err.field, field);
}

static void
bad_fields_are_refused_by_name(void **state)
{
	struct dk_customer c = customer("1", "x");

	(void)state;
	refused(customer("", "x"), "number");
	refused(customer("123456789012345678901", "x"), "number");
	refused(customer("1", ""), "name");
	c.place.country = "uk";
	refused(c, "country");
	c.place.country = "GBR";
	refused(c, "country");
	c = customer("1", "x");
	c.email = "mia at harbor";
	refused(c, "email");
	c = customer("1", "x");
	c.duplicate_po = "sto";
	refused(c, "duplicate_po");
	c = customer("1", "x");
	c.shortage_policy = "part wait";
	refused(c, "shortage_policy");
	c = customer("1", "x");
	c.priority = 10;
	refused(c, "priority");
	c = customer("1", "x");
	c.has_limit = true;
	c.credit_limit = DK_MONEY(-1);
	refused(c, "credit_limit");
	assert_non_null(strstr(err.text, "0.00"));
}

static void
credit_data_needs_its_own_right(void **state)
{
	struct dk_customer *c;
	enum dk_put did;

	(void)state;
	harbor();
	assert_int_equal(dk_customer_by_number(s, &a, "4711", &c, &err), DK_OK);
	fixture_sql(s->db, "UPDATE users SET role = 'clerk';"
	    "INSERT INTO user_right VALUES (1, 'master-edit', 1, NULL)");
	c->alert = "gate code 12#";
	assert_int_equal(dk_customer_put(s, c, &did, &err), DK_OK);
	c->terms_days = 60;
	assert_int_equal(dk_customer_put(s, c, &did, &err), DK_EDENIED);
	assert_int_equal(fixture_number(s->db, "SELECT terms_days FROM customer"), 30);
}

static void
a_caller_is_found_by_whatever_he_says(void **state)
{
	(void)state;
	harbor();
	add(customer("4712", "Quay Builders"));
	assert_string_equal(found("4711"), "4711 number");
	assert_string_equal(found("47"), "4711 number, 4712 number");
	assert_string_equal(found("0142"), "4711 phone");
	assert_string_equal(found("0117 555 0142"), "4711 phone");
	assert_string_equal(found("+44 (117) 555-0142"), "4711 phone");
	assert_string_equal(found("555"), "");
	assert_string_equal(found("supply har"), "4711 name");
	assert_string_equal(found("otani"), "4711 name");
	assert_string_equal(found("bristol"), "4711 name");
	assert_string_equal(found("bs1 4rn"), "4711 postcode");
	assert_string_equal(found("BS14RN"), "4711 postcode");
	assert_string_equal(found("orders@harbor.example"), "4711 email");
	assert_string_equal(found(" quay "), "4712 name");
	assert_string_equal(found("nobody"), "");
	assert_string_equal(found(""), "");
}

static void
contacts_lead_to_their_customer(void **state)
{
	struct dk_contact c = { 0, "Sam O'Neill", "buyer", "0117 555 7788", "sam@harbor.example",
		"en" };
	struct dk_contact *list;
	enum dk_put did;
	size_t count;

	(void)state;
	c.customer_id = harbor();
	assert_int_equal(dk_contact_put(s, &c, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_ADDED);
	assert_int_equal(dk_contact_put(s, &c, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_UNCHANGED);
	assert_string_equal(found("7788"), "4711 phone");
	assert_string_equal(found("sam o"), "4711 name");
	assert_string_equal(found("sam@harbor.example"), "4711 email");
	c.phone = "0117 555 9900";
	assert_int_equal(dk_contact_put(s, &c, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_CHANGED);
	assert_string_equal(found("7788"), "");
	assert_int_equal(dk_contact_list(s, &a, c.customer_id, &list, &count, &err), DK_OK);
	assert_int_equal(count, 1);
	assert_string_equal(list[0].phone, "0117 555 9900");
}

static void
a_hit_counts_open_orders_and_says_blocked(void **state)
{
	struct dk_customer_hit *hits;
	struct dk_customer c = customer("9", "Blocked House");
	size_t count;

	(void)state;
	c.blocked = "unpaid since June";
	add(c);
	fixture_sql(s->db, "INSERT INTO orders (state, customer_id, currency, site_id, touched_at)"
	    " VALUES ('entered', 1, 'EUR', 1, ''), ('verified', 1, 'EUR', 1, ''),"
	    " ('closed', 1, 'EUR', 1, ''), ('draft', 1, 'EUR', 1, '')");
	assert_int_equal(dk_customer_find(s, &a, "house", 8, &hits, &count, &err), DK_OK);
	assert_int_equal(count, 1);
	assert_int_equal(hits[0].open_orders, 2);
	assert_string_equal(hits[0].blocked, "unpaid since June");
}

static void
addresses_have_codes_unless_they_are_for_one_order(void **state)
{
	struct dk_address x = { .code = "01", .place = { .street = "14 Quay St", .city = "Bristol",
		.country = "GB" } }, *found_one, *list;
	enum dk_put did;
	size_t count;
	dk_id first;

	(void)state;
	x.customer_id = harbor();
	assert_int_equal(dk_address_put(s, &x, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_ADDED);
	first = x.id;
	x.id = 0;
	assert_int_equal(dk_address_put(s, &x, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_UNCHANGED);
	assert_int_equal(x.id, first);
	x.code = "";
	assert_int_equal(dk_address_put(s, &x, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_ADDED);
	assert_int_not_equal(x.id, first);
	assert_int_equal(dk_address_list(s, &a, x.customer_id, &list, &count, &err), DK_OK);
	assert_int_equal(count, 1);
	assert_int_equal(dk_address_load(s, &a, x.id, &found_one, &err), DK_OK);
	assert_string_equal(found_one->place.street, "14 Quay St");
	assert_int_equal(dk_address_find(s, &a, x.customer_id, "01", &found_one, &err), DK_OK);
	assert_int_equal(dk_address_find(s, &a, x.customer_id, "02", &found_one, &err),
	    DK_ENOTFOUND);
}

static void
their_number_leads_to_one_product(void **state)
{
	struct dk_product p = { .sku = "A1", .name = "bolt" }, q = { .sku = "A2", .name = "nut" };
	enum dk_put did;
	dk_id id = harbor();

	(void)state;
	assert_int_equal(dk_product_put(s, &p, &did, &err), DK_OK);
	assert_int_equal(dk_product_put(s, &q, &did, &err), DK_OK);
	assert_int_equal(dk_customer_item_put(s, id, "H-40", p.id, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_ADDED);
	assert_int_equal(dk_customer_item_put(s, id, "H-40", p.id, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_UNCHANGED);
	assert_int_equal(dk_customer_item_put(s, id, "H-40", q.id, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_CHANGED);
	assert_int_equal(fixture_number(s->db, "SELECT product_id FROM customer_item"), q.id);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_company, close_company)
	const struct CMUnitTest tests[] = {
		T(a_put_of_the_same_writes_nothing),
		T(personal_text_is_sealed_and_the_rest_is_legible),
		T(bad_fields_are_refused_by_name),
		T(credit_data_needs_its_own_right),
		T(a_caller_is_found_by_whatever_he_says),
		T(contacts_lead_to_their_customer),
		T(a_hit_counts_open_orders_and_says_blocked),
		T(addresses_have_codes_unless_they_are_for_one_order),
		T(their_number_leads_to_one_product),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
