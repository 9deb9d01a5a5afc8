/* test_smoke.c - the real program on a real terminal: start, type an order, resize, quit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/order_list.h"
#include "docket/stock.h"
#include "docket/user.h"
#include "fixture.h"
#include "program.h"
#include "ptyrun.h"

static struct dk_err err;

/* A house with one customer and one item; mia signs in by PIN. */
static const char *
make_house(void)
{
	static char path[4096];
	struct dk_session *s = fixture_company("smoke.db");
	struct dk_user mia = { .name = "mia", .full_name = "Mia", .role = DK_ROLE_CLERK };
	struct dk_product p = { .sku = "BOLT", .name = "Hex bolt", .unit = "ea",
		.price = { 1840 }, .price_per = DK_QTY(1), .status = "active" };
	struct dk_customer c = { .number = "4711", .name = "Harbor Marine", .group = "",
		.place = { .street = "14 Quay St", .city = "Bristol", .country = "GB" },
		.terms_days = 30, .priority = 5, .backorders = true, .duplicate_po = "ok",
		.shortage_policy = "part", .exempt_until = DK_NO_DATE };
	enum dk_put did;
	dk_id id;

	must(dk_user_add(s, &mia, &id, &err), &err);
	must(dk_user_set_pin(s, "mia", "2417", &err), &err);
	must(dk_product_put(s, &p, &did, &err), &err);
	must(dk_stock_put(s, p.id, "", DK_QTY(100), &did, &err), &err);
	must(dk_customer_put(s, &c, &did, &err), &err);
	snprintf(path, sizeof(path), "%s", dk_db_path(s->db));
	dk_session_close(s);
	return path;
}

static void
an_order_is_typed_on_a_terminal_that_changes_its_size(void **state)
{
	const char *path = make_house();
	const char *const argv[] = { program_path(), "--db", path, NULL };
	struct dk_session *s = NULL;
	struct pty p;

	(void)state;
	pty_start(&p, "xterm-256color", NULL, argv);
	pty_wait(&p, "User");
	pty_type(&p, "mia\t2417\r");
	pty_wait(&p, "HOME");
	pty_type(&p, "1");
	pty_wait(&p, "Cust");
	pty_type(&p, "4711\r");
	pty_wait(&p, "Harbor Marine");
	pty_type(&p, "BOLT\r12\r");
	pty_wait(&p, "1 line  12 pcs");
	pty_resize(&p, 8, 30); /* too small: it waits and forgets nothing */
	pty_sleep(200);
	pty_read(&p, 100);
	pty_resize(&p, 40, 120);
	pty_wait(&p, "1 line  12 pcs");
	pty_resize(&p, 24, 80);
	pty_wait(&p, "1 line  12 pcs");
	pty_type(&p, "\r");
	pty_wait(&p, "REVIEW");
	pty_sleep(100);
	pty_type(&p, "\r");
	pty_wait(&p, "is entered: 1 line");
	pty_send(&p, "\033OR"); /* F3: back to sign-in, and out */
	pty_wait(&p, "User");
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_assert_restored(&p);
	pty_free(&p);
	must(dk_session_open(path, NULL, &s, &err), &err);
	assert_string_equal(fixture_text(s->db, "SELECT state FROM orders"), "entered");
	assert_int_equal(fixture_number(s->db, "SELECT sum(allocated) FROM stock"), 12000);
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_order_is_typed_on_a_terminal_that_changes_its_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
