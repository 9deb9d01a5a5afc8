/* test_alike.c - records that a new one looks like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/alike.h"
#include "docket/card.h"
#include "fixture.h"

static struct dk_session *s;
static struct dk_arena a;
static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s", #call, err.text); \
	} while (0)

static struct dk_customer
customer(const char *name, const char *city, const char *postcode)
{
	struct dk_customer c;

	dk_card_blank(&(struct dk_card){ DK_CARD_CUSTOMER, &c, 2 });
	c.name = name;
	c.place.city = city;
	c.place.postcode = postcode;
	return c;
}

static int
open_company(void **state)
{
	struct dk_customer c = customer("Harbor Marine Supply Ltd", "Bristol", "BS1 4RN");
	struct dk_contact ned = { 0, "Ned", "", "0117 555 0199", "Ned@Harbor.example", "" };
	struct dk_product p = { .sku = "A1", .name = "Hex bolt M8x40", .barcode = "4006381333931" };
	enum dk_put did;

	(void)state;
	s = fixture_company("alike");
	c.number = "4711";
	c.phone = "+44 117 555 0142";
	c.email = "orders@harbor.example";
	OK(dk_customer_put(s, &c, &did, &err));
	ned.customer_id = c.id;
	OK(dk_contact_put(s, &ned, &did, &err));
	OK(dk_product_put(s, &p, &did, &err));
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

/* "NUMBER why" of each. */
static const char *
alike(struct dk_customer c)
{
	struct dk_alikes all;
	const char *out = "";

	OK(dk_customer_alike(s, &a, &c, &all, &err));
	for (size_t i = 0; i < all.count; i++)
		out = dk_fmt(&a, "%s%s %s;", out, all.list[i].number, all.list[i].why);
	return out;
}

static void
a_phone_in_whatever_dress(void **state)
{
	struct dk_customer c = customer("Somebody Else", "", "");

	(void)state;
	c.phone = "0117/5550142";
	assert_string_equal(alike(c), "4711 phone;");
	c.phone = "(0117) 555-0199"; /* a contact's */
	assert_string_equal(alike(c), "4711 phone;");
	c.phone = "0118 555 0142";
	assert_string_equal(alike(c), "");
	c.phone = "0142"; /* an extension makes nobody the same */
	assert_string_equal(alike(c), "");
}

static void
an_address_of_the_mail(void **state)
{
	struct dk_customer c = customer("Somebody Else", "", "");

	(void)state;
	c.email = "ORDERS@harbor.example";
	assert_string_equal(alike(c), "4711 e-mail;");
	c.email = "ned@harbor.example";
	assert_string_equal(alike(c), "4711 e-mail;");
	c.email = "orders@harbor.example.org";
	assert_string_equal(alike(c), "");
}

static void
a_name_at_a_place(void **state)
{
	(void)state;
	assert_string_equal(alike(customer("Harbour Marine", "Bristol", "")),
	    "4711 name and place;");
	assert_string_equal(alike(customer("HARBOR MARINE SUPPLY", "", "bs14rn")),
	    "4711 name and place;");
	assert_string_equal(alike(customer("Marine Supply Harbor GmbH", "bristol", "")),
	    "4711 name and place;");
	assert_string_equal(alike(customer("Harbor Cafe", "Bristol", "")), "");
	assert_string_equal(alike(customer("Harbor Marine Supply", "Cardiff", "CF1 1AA")), "");
	assert_string_equal(alike(customer("Ltd", "Bristol", "BS1 4RN")), "");
}

static void
nobody_is_like_himself(void **state)
{
	struct dk_customer *c;

	(void)state;
	OK(dk_customer_by_number(s, &a, "4711", &c, &err));
	assert_string_equal(alike(*c), "");
}

static void
a_product_by_barcode_or_words(void **state)
{
	struct dk_product p = { .sku = "B1", .name = "bolt, HEX m8x40" };
	struct dk_alikes all;

	(void)state;
	OK(dk_product_alike(s, &a, &p, &all, &err));
	assert_int_equal(all.count, 1);
	assert_string_equal(all.list[0].number, "A1");
	assert_string_equal(all.list[0].why, "name");
	p.name = "Hex bolt M8x60";
	OK(dk_product_alike(s, &a, &p, &all, &err));
	assert_int_equal(all.count, 0);
	p.barcode = "4006381333931";
	OK(dk_product_alike(s, &a, &p, &all, &err));
	assert_int_equal(all.count, 1);
	assert_string_equal(all.list[0].why, "barcode");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_company, close_company)
	const struct CMUnitTest tests[] = {
		T(a_phone_in_whatever_dress),
		T(an_address_of_the_mail),
		T(a_name_at_a_place),
		T(nobody_is_like_himself),
		T(a_product_by_barcode_or_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
