/* test_totals.c - a document's arithmetic: lines, discounts and charges, tax per category, due. */
#include "chance.h"

#include "docket/totals.h"

static struct dk_totals_line
line(int64_t pieces, int64_t price_e4, const char *category, int64_t rate_e5)
{
	struct dk_totals_line l = {
	    .amount = {.pieces = DK_QTY(pieces), .price = {price_e4}, .base_qty = DK_QTY(1)},
	    .tax = {.rate = {rate_e5}}};

	snprintf(l.tax.category, sizeof(l.tax.category), "%s", category);
	return l;
}

static void
an_invoice_with_two_rates_a_discount_and_a_charge_adds_up(void **state)
{
	struct dk_totals_line lines[] = {
	    line(3, 99500, "S", 20000), line(7, 12300, "S", 5000), line(1, 500000, "Z", 0)};
	struct dk_totals_extra extras[] = {
	    {.amount = DK_MONEY(-300), .has_tax = true, .tax = {.category = "S", .rate = {20000}}},
	    {.amount = DK_MONEY(850), .has_tax = true, .tax = {.category = "Z"}},
	};
	struct dk_totals t = {.exponent = 2,
	    .lines = lines,
	    .line_count = 3,
	    .extras = extras,
	    .extra_count = 2,
	    .prepaid = DK_MONEY(1000),
	    .rounding = DK_MONEY(1)};
	struct dk_arena a = {0};

	(void)state;
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(lines[0].net.minor, 2985);
	assert_int_equal(lines[1].net.minor, 861);
	assert_int_equal(t.goods.minor, 8846);
	assert_int_equal(t.discounts.minor, 300);
	assert_int_equal(t.charges.minor, 850);
	assert_int_equal(t.net.minor, 9396);
	assert_int_equal(t.part_count, 3); /* by category, then rate */
	assert_int_equal(t.parts[0].tax.rate.e5, 5000);
	assert_int_equal(t.parts[0].tax_amount.minor, 43);
	assert_int_equal(t.parts[1].base.minor, 2685);
	assert_int_equal(t.parts[1].tax_amount.minor, 537);
	assert_string_equal(t.parts[2].tax.category, "Z");
	assert_int_equal(t.parts[2].base.minor, 5850);
	assert_int_equal(t.tax.minor, 580);
	assert_int_equal(t.total.minor, 9976);
	assert_int_equal(t.due.minor, 8977);
	dk_arena_free(&a);
}

static void
tax_is_rounded_once_per_category_and_not_per_line(void **state)
{
	struct dk_totals_line lines[100];
	struct dk_totals t = {.exponent = 2, .lines = lines, .line_count = 100};
	struct dk_arena a = {0};

	(void)state;
	for (size_t i = 0; i < 100; i++)
		lines[i] = line(1, 2400, "S", 20000); /* 0.24: 0.048 tax each */
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(t.goods.minor, 2400);
	assert_int_equal(t.tax.minor, 480); /* per line it would be 500 */
	dk_arena_free(&a);
}

static void
an_empty_document_is_all_zeros(void **state)
{
	struct dk_totals t = {.exponent = 2};
	struct dk_arena a = {0};

	(void)state;
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(t.part_count, 0);
	assert_int_equal(t.due.minor, 0);
	dk_arena_free(&a);
}

static void
a_total_beyond_the_money_range_is_refused(void **state)
{
	struct dk_totals_line lines[2] = {line(900000, INT64_C(100000000000), "Z", 0),
	    line(900000, INT64_C(100000000000), "Z", 0)};
	struct dk_totals t = {.exponent = 2, .lines = lines, .line_count = 1};
	struct dk_arena a = {0};
	struct dk_err err;

	(void)state;
	assert_int_equal(dk_totals(&a, &t, &err), DK_OK);
	t.line_count = 2;
	assert_int_equal(dk_totals(&a, &t, &err), DK_EINPUT);
	assert_non_null(strstr(err.text, "too large"));
	dk_arena_free(&a);
}

/* A line of one piece with two taxes. */
static struct dk_totals_line
taxed(int64_t price_e4, struct dk_tax_class tax, const struct dk_tax_class *more)
{
	struct dk_totals_line l = line(1, price_e4, "S", 0);

	l.tax = tax;
	l.more = more;
	l.more_count = more != NULL;
	return l;
}

static const struct dk_tax_part *
part(const struct dk_totals *t, const char *kind)
{
	for (size_t i = 0; i < t->part_count; i++)
		if (strcmp(t->parts[i].tax.kind, kind) == 0)
			return &t->parts[i];
	return NULL;
}

static void
a_tax_withheld_lowers_what_is_due_and_no_total(void **state)
{
	const struct dk_tax_class withheld = {
	    .kind = "IRPF", .rate = {15000}, .role = DK_TAX_WITHHELD};
	struct dk_totals_line lines[] = {
	    taxed(16200000, (struct dk_tax_class){.category = "S", .rate = {21000}}, &withheld)};
	struct dk_totals t = {
	    .exponent = 2, .lines = lines, .line_count = 1, .prepaid = DK_MONEY(10000)};
	struct dk_arena a = {0};

	(void)state;
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(t.tax.minor, 34020);
	assert_int_equal(t.total.minor, 196020);
	assert_int_equal(t.withheld.minor, 24300);
	assert_int_equal(t.due.minor, 196020 - 24300 - 10000);
	assert_int_equal(t.sum_count, 2);
	assert_int_equal(part(&t, "IRPF")->tax_amount.minor, 24300);
	dk_arena_free(&a);
}

static void
a_surcharge_stands_beside_its_tax_and_information_counts_nowhere(void **state)
{
	const struct dk_tax_class told = {.kind = "ISS", .rate = {5000}, .role = DK_TAX_INFORMED};
	struct dk_totals_line lines[] = {taxed(5000000,
	    (struct dk_tax_class){.category = "S", .rate = {21000}, .surcharge = {5200}}, &told)};
	struct dk_totals t = {.exponent = 2, .lines = lines, .line_count = 1};
	struct dk_arena a = {0};

	(void)state;
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(part(&t, "")->tax_amount.minor, 10500);
	assert_int_equal(part(&t, "")->surcharge.minor, 2600);
	assert_int_equal(part(&t, "ISS")->tax_amount.minor, 2500);
	assert_int_equal(t.tax.minor, 13100);
	assert_int_equal(t.due.minor, 63100);
	dk_arena_free(&a);
}

static void
a_tax_on_a_tax_follows_the_one_before_it_into_and_out_of_the_price(void **state)
{
	const struct dk_tax_class qst = {.kind = "QST", .rate = {10000}, .is_compound = true};
	const struct dk_tax_class gst = {.kind = "GST", .rate = {5000}};
	struct dk_totals_line lines[] = {taxed(1000000, gst, &qst)};
	struct dk_totals t = {.exponent = 2, .lines = lines, .line_count = 1};
	struct dk_arena a = {0};

	(void)state;
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(part(&t, "GST")->tax_amount.minor, 500);
	assert_int_equal(part(&t, "QST")->base.minor, 10500);
	assert_int_equal(part(&t, "QST")->tax_amount.minor, 1050);
	assert_int_equal(t.total.minor, 11550);
	/* a price that holds the compound one alone: 100.00 and 10.50 */
	lines[0].amount.price.e4 = 1105000;
	t.includes = "QST";
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(part(&t, "GST")->base.minor, 10000);
	assert_int_equal(t.included.minor, 1050);
	assert_int_equal(t.net.minor, 10000);
	assert_int_equal(t.total.minor, 11550);
	dk_arena_free(&a);
}

static void
tax_comes_out_of_prices_that_hold_it(void **state)
{
	struct dk_totals_line lines[] = {line(10, 160000, "S", 21000), line(1, 10000, "E", 0)};
	struct dk_totals_extra extras[] = {{.amount = DK_MONEY(-100)}};
	struct dk_totals t = {.exponent = 2, .includes = "", .lines = lines, .line_count = 2};
	struct dk_arena a = {0};

	(void)state;
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(t.goods.minor, 16100);
	assert_int_equal(t.included.minor, 2777);
	assert_int_equal(t.net.minor, 13323);
	assert_int_equal(t.total.minor, 16100); /* what the customer read on the shelf */
	t.extras = extras;
	t.extra_count = 1;
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(t.total.minor, 16000); /* a discount holds its share of the tax */
	assert_int_equal(t.included.minor, 2760);
	dk_arena_free(&a);
}

static void
a_document_may_round_at_its_end_alone(void **state)
{
	struct dk_line_extra less[] = {{.percent = {-12500}}};
	struct dk_totals_line lines[3];
	struct dk_totals_extra extras[] = {{.percent = {-50000}, .is_untaxed = true}};
	struct dk_totals t = {.exponent = 2,
	    .round = DK_ROUND_END,
	    .lines = lines,
	    .line_count = 3,
	    .extras = extras,
	    .extra_count = 1};
	struct dk_arena a = {0};

	(void)state;
	for (size_t i = 0; i < 3; i++)
		lines[i] = line(1, 3340, "S", 20000); /* 0.334 each */
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(lines[0].net_fine, 3340);
	assert_int_equal(t.goods.minor, 100);    /* 1.002; by lines it would be 0.99 */
	assert_int_equal(t.discounts.minor, 50); /* 0.501 */
	assert_int_equal(t.tax.minor, 20);       /* 0.2004 */
	assert_int_equal(t.total.minor, 70);     /* 0.7014 */
	t.extra_count = 0;
	lines[1].extras = less;
	lines[1].extra_count = 1;
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(less[0].fine, -418); /* 0.04175 to four decimals */
	assert_int_equal(lines[1].net_fine, 2922);
	t.round = DK_ROUND_LINES;
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(less[0].fine, -4);
	assert_int_equal(lines[1].net.minor, 29);
	assert_int_equal(t.goods.minor, 95);
	dk_arena_free(&a);
}

static void
what_is_spread_reaches_every_tax_of_a_line_once(void **state)
{
	const struct dk_tax_class sgst = {.kind = "SGST", .rate = {9000}};
	const struct dk_tax_class cgst = {.kind = "CGST", .rate = {9000}};
	struct dk_totals_line lines[] = {taxed(2000000, cgst, &sgst), line(1, 1000000, "Z", 0)};
	struct dk_totals_extra extras[] = {{.amount = DK_MONEY(-3000)}};
	struct dk_totals t = {
	    .exponent = 2, .lines = lines, .line_count = 2, .extras = extras, .extra_count = 1};
	struct dk_arena a = {0};

	(void)state;
	assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
	assert_int_equal(part(&t, "CGST")->base.minor, 18000);
	assert_int_equal(part(&t, "SGST")->base.minor, 18000);
	assert_int_equal(part(&t, "")->base.minor, 9000);
	assert_int_equal(t.tax.minor, 3240);
	dk_arena_free(&a);
}

static void
random_documents_keep_their_equations(void **state)
{
	uint64_t seed = 9;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct dk_totals_line lines[8];
		struct dk_totals_extra extras[4] = {{.amount = DK_MONEY(0)}};
		struct dk_arena a = {0};
		struct dk_totals t = {.exponent = (int)(chance(&seed) % 4),
		    .lines = lines,
		    .line_count = 1 + chance(&seed) % 8,
		    .extras = extras,
		    .extra_count = chance(&seed) % 5};
		int64_t goods = 0, bases = 0, taxes = 0, extra = 0;

		for (size_t i = 0; i < t.line_count; i++) {
			static const char *const categories[] = {"S", "Z", "E"};
			uint64_t k = chance(&seed) % 3;

			lines[i] = line((int64_t)(chance(&seed) % 1000),
			    llabs(chance_amount(&seed, 10000000)), categories[k],
			    k == 0 ? 19000 : 0);
		}
		for (size_t i = 0; i < t.extra_count; i++) {
			extras[i].amount = DK_MONEY(chance_amount(&seed, 100000));
			extras[i].has_tax = chance(&seed) % 2 == 0;
			extras[i].tax = lines[0].tax;
			extra += extras[i].amount.minor;
		}
		assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
		for (size_t i = 0; i < t.line_count; i++)
			goods += lines[i].net.minor;
		for (size_t i = 0; i < t.part_count; i++) {
			bases += t.parts[i].base.minor;
			taxes += t.parts[i].tax_amount.minor;
		}
		assert_int_equal(t.goods.minor, goods);
		assert_int_equal(t.charges.minor - t.discounts.minor, extra);
		assert_int_equal(t.net.minor, goods + extra);
		assert_int_equal(bases, t.net.minor); /* what names no tax is spread to the cent */
		assert_int_equal(t.tax.minor, taxes);
		assert_int_equal(t.total.minor, t.net.minor + taxes);
		dk_arena_free(&a);
	}
}

/* Prices that hold all their taxes: the customer pays what the prices say, whatever is in them. */
static void
random_prices_with_tax_are_paid_to_the_cent(void **state)
{
	static const struct dk_tax_class on_tax = {
	    .kind = "QST", .rate = {9975}, .is_compound = true};
	static const struct dk_tax_class kept = {
	    .kind = "IRPF", .rate = {15000}, .role = DK_TAX_WITHHELD};
	uint64_t seed = 21;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct dk_totals_line lines[6];
		struct dk_totals_extra extras[2] = {{.has_tax = false}, {.has_tax = true}};
		struct dk_arena a = {0};
		struct dk_totals t = {.exponent = (int)(chance(&seed) % 4),
		    .round = chance(&seed) % 2 == 0 ? DK_ROUND_LINES : DK_ROUND_END,
		    .includes = "*",
		    .lines = lines,
		    .line_count = 1 + chance(&seed) % 6,
		    .extras = extras,
		    .extra_count = chance(&seed) % 3};
		int64_t off;

		for (size_t i = 0; i < t.line_count; i++) {
			static const struct dk_tax_class *const more[] = {NULL, &on_tax, &kept};

			lines[i] = taxed((int64_t)(chance(&seed) % 100000000),
			    (struct dk_tax_class){.category = "S",
				.rate = {(int64_t)(chance(&seed) % 4) * 7000}},
			    more[chance(&seed) % 3]);
		}
		for (size_t i = 0; i < t.extra_count; i++) {
			extras[i].amount = DK_MONEY(chance_amount(&seed, 100000));
			extras[i].tax = lines[0].tax;
		}
		assert_int_equal(dk_totals(&a, &t, NULL), DK_OK);
		off = t.total.minor -
		    (t.goods.minor - t.discounts.minor + t.charges.minor);
		assert_true(t.round == DK_ROUND_LINES ? off == 0 : off >= -2 && off <= 2);
		off = t.total.minor - t.net.minor - t.tax.minor;
		assert_true(t.round == DK_ROUND_LINES ? off == 0 : off >= -1 && off <= 1);
		off = t.due.minor - t.total.minor + t.withheld.minor;
		assert_true(t.round == DK_ROUND_LINES ? off == 0 : off >= -1 && off <= 1);
		dk_arena_free(&a);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_invoice_with_two_rates_a_discount_and_a_charge_adds_up),
	    cmocka_unit_test(tax_is_rounded_once_per_category_and_not_per_line),
	    cmocka_unit_test(an_empty_document_is_all_zeros),
	    cmocka_unit_test(a_total_beyond_the_money_range_is_refused),
	    cmocka_unit_test(a_tax_withheld_lowers_what_is_due_and_no_total),
	    cmocka_unit_test(a_surcharge_stands_beside_its_tax_and_information_counts_nowhere),
	    cmocka_unit_test(a_tax_on_a_tax_follows_the_one_before_it_into_and_out_of_the_price),
	    cmocka_unit_test(tax_comes_out_of_prices_that_hold_it),
	    cmocka_unit_test(a_document_may_round_at_its_end_alone),
	    cmocka_unit_test(what_is_spread_reaches_every_tax_of_a_line_once),
	    cmocka_unit_test(random_prices_with_tax_are_paid_to_the_cent),
	    cmocka_unit_test(random_documents_keep_their_equations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
