/* test_amount.c - integer arithmetic: rounding, limits, sharing, and print-parse as properties. */
#include "chance.h"

#include "docket/amount.h"

#define TRIES 20000

__extension__ typedef __int128 wide;

static void
printing_then_parsing_money_gives_the_same_value(void **state)
{
	uint64_t seed = 1;

	(void)state;
	for (int i = 0; i < TRIES; i++) {
		int exponent = (int)(chance(&seed) % 4);
		dk_money m = DK_MONEY(chance_amount(&seed, DK_MONEY_MAX)), again = DK_MONEY(0);

		assert_int_equal(
		    dk_money_parse(dk_money_text(m, exponent).s, exponent, &again, NULL), DK_OK);
		assert_int_equal(again.minor, m.minor);
	}
}

static void
what_the_screen_shows_parses_to_the_same_value_when_it_is_not_ambiguous(void **state)
{
	uint64_t seed = 2;

	(void)state;
	for (int i = 0; i < TRIES; i++) {
		dk_money m = DK_MONEY(chance_amount(&seed, DK_MONEY_MAX)), again = DK_MONEY(0);

		assert_int_equal(dk_money_parse(dk_money_show(m, 2).s, 2, &again, NULL), DK_OK);
		assert_int_equal(again.minor, m.minor);
	}
}

static void
printing_then_parsing_prices_quantities_and_rates_gives_the_same_value(void **state)
{
	uint64_t seed = 3;

	(void)state;
	for (int i = 0; i < TRIES; i++) {
		dk_price p = {llabs(chance_amount(&seed, DK_PRICE_MAX))}, p2 = {-1};
		dk_qty q = {chance_amount(&seed, DK_QTY_MAX)}, q2 = {-1};
		dk_rate r = {llabs(chance_amount(&seed, DK_TAX_RATE_MAX))}, r2 = {-1};

		assert_int_equal(dk_price_parse(dk_price_text(p).s, &p2, NULL), DK_OK);
		assert_int_equal(dk_qty_parse(dk_qty_text(q).s, &q2, NULL), DK_OK);
		assert_int_equal(dk_rate_parse(dk_rate_text(r).s, &r2, NULL), DK_OK);
		assert_int_equal(p.e4, p2.e4);
		assert_int_equal(q.milli, q2.milli);
		assert_int_equal(r.e5, r2.e5);
	}
}

static void
the_limits_themselves_print_and_parse_and_one_more_is_refused(void **state)
{
	dk_money m = DK_MONEY(0);
	dk_price p;
	dk_qty q;

	(void)state;
	assert_int_equal(dk_money_parse("10,000,000,000,000.00", 2, &m, NULL), DK_OK);
	assert_int_equal(m.minor, DK_MONEY_MAX);
	assert_int_equal(dk_money_parse("-10000000000000.00", 2, &m, NULL), DK_OK);
	assert_int_equal(m.minor, -DK_MONEY_MAX);
	assert_int_equal(dk_money_parse("10000000000000.01", 2, &m, NULL), DK_EINPUT);
	assert_int_equal(dk_money_parse("99999999999999999999999", 2, &m, NULL), DK_EINPUT);
	assert_int_equal(dk_price_parse("1000000000.0000", &p, NULL), DK_OK);
	assert_int_equal(dk_price_parse("1000000000.0001", &p, NULL), DK_EINPUT);
	assert_int_equal(dk_qty_parse("900000.000", &q, NULL), DK_OK);
	assert_int_equal(dk_qty_parse("900000.001", &q, NULL), DK_EINPUT);
	assert_int_equal(dk_price_parse("-0.01", &p, NULL), DK_EINPUT);
}

/* Rounded half away from zero by another way than the function's own. */
static wide
reference(int64_t a, int64_t b, int64_t c)
{
	wide num = (wide)a * b, den = c;
	bool negative = (num < 0) != (den < 0);

	num = num < 0 ? -num : num;
	den = den < 0 ? -den : den;
	num = (2 * num + den) / (2 * den);
	return negative ? -num : num;
}

static void
muldiv_rounds_as_the_definition_says_for_any_signs(void **state)
{
	uint64_t seed = 4;
	int64_t out;

	(void)state;
	for (int i = 0; i < TRIES; i++) {
		int64_t a = chance_amount(&seed, INT64_C(1000000000000000000));
		int64_t b = chance_amount(&seed, INT64_C(1000000000000000));
		int64_t c = chance_amount(&seed, INT64_C(1000000000000000000));
		wide want;

		if (c == 0) {
			assert_false(dk_muldiv(a, b, c, INT64_MAX, &out));
			continue;
		}
		want = reference(a, b, c);
		if (want > INT64_MAX || want < -(wide)INT64_MAX) {
			assert_false(dk_muldiv(a, b, c, INT64_MAX, &out));
			continue;
		}
		assert_true(dk_muldiv(a, b, c, INT64_MAX, &out));
		assert_true(out == (int64_t)want);
	}
}

static void
muldiv_stays_within_half_a_unit_of_the_real_quotient(void **state)
{
	uint64_t seed = 5;
	int64_t out;

	(void)state;
	for (int i = 0; i < TRIES; i++) {
		int64_t a = chance_amount(&seed, 1000000), b = chance_amount(&seed, 1000000);
		int64_t c = chance_amount(&seed, 100000) | 1;
		long double real = (long double)a * (long double)b / (long double)c, off;

		assert_true(dk_muldiv(a, b, c, INT64_MAX, &out));
		off = (long double)out - real;
		assert_true(off <= 0.5L + 1e-6L && off >= -0.5L - 1e-6L);
	}
}

static void
halves_go_away_from_zero(void **state)
{
	static const struct {
		int64_t a, b, c, want;
	} t[] = {
	    {1, 1, 2, 1},
	    {-1, 1, 2, -1},
	    {3, 1, 2, 2},
	    {-3, 1, 2, -2},
	    {1, -1, 2, -1},
	    {1, 1, -2, -1},
	    {-5, -1, -10, -1},
	    {49, 1, 100, 0},
	    {50, 1, 100, 1},
	    {-49, 1, 100, 0},
	    {7, 1, 3, 2},
	    {8, 1, 3, 3},
	    {0, 5, 7, 0},
	};
	int64_t out;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(t); i++) {
		assert_true(dk_muldiv(t[i].a, t[i].b, t[i].c, 1000, &out));
		assert_int_equal(out, t[i].want);
	}
}

static void
a_result_beyond_the_limit_is_refused_and_leaves_the_old_value(void **state)
{
	dk_money sum = DK_MONEY(7);
	int64_t out = 7;

	(void)state;
	assert_false(dk_muldiv(1001, 1, 1, 1000, &out));
	assert_false(dk_muldiv(INT64_MAX, INT64_MAX, 1, INT64_MAX, &out));
	assert_false(dk_muldiv(1, 1, 0, 1000, &out));
	assert_int_equal(out, 7);
	assert_false(dk_money_add(DK_MONEY(DK_MONEY_MAX), DK_MONEY(1), &sum));
	assert_false(dk_money_sub(DK_MONEY(-DK_MONEY_MAX), DK_MONEY(1), &sum));
	assert_int_equal(sum.minor, 7);
	assert_true(dk_money_add(DK_MONEY(DK_MONEY_MAX), DK_MONEY(-1), &sum));
	assert_int_equal(sum.minor, DK_MONEY_MAX - 1);
}

static dk_money
net_of(struct dk_line_amount in, int exponent)
{
	dk_money net = DK_MONEY(-12345);

	assert_true(dk_line_net(&in, exponent, &net));
	return net;
}

static void
a_line_is_rounded_once_after_the_percentage_and_before_the_amounts(void **state)
{
	struct dk_line_amount in = {.pieces = DK_QTY(3), .price = {12345}, .base_qty = DK_QTY(1)};

	(void)state;
	assert_int_equal(net_of(in, 2).minor, 370); /* 3.7035 */
	in.discount = (dk_rate){10000};
	assert_int_equal(net_of(in, 2).minor, 333); /* 3.33315, not 3.70 - 0.37 */
	in.off = DK_MONEY(5);
	in.plus = DK_MONEY(1);
	assert_int_equal(net_of(in, 2).minor, 329);
	assert_int_equal(net_of(in, 0).minor, -1); /* 3 - 5 + 1 yen */
	in = (struct dk_line_amount){.pieces = {-500}, .price = {100000}, .base_qty = DK_QTY(100)};
	assert_int_equal(net_of(in, 2).minor, -5); /* half a piece of 10.00 per hundred */
	assert_int_equal(net_of(in, 3).minor, -50);
}

static void
a_line_at_the_limits_of_quantity_and_price_is_computed_or_refused_never_wrong(void **state)
{
	struct dk_line_amount in = {
	    .pieces = {DK_QTY_MAX}, .price = {DK_PRICE_MAX}, .base_qty = DK_QTY(1)};
	dk_money net = DK_MONEY(7);

	(void)state;
	assert_false(dk_line_net(&in, 2, &net)); /* 9 * 10^14 units are 9 * 10^16 cents */
	assert_int_equal(net.minor, 7);
	in.price.e4 = DK_PRICE_MAX / 100;
	assert_true(dk_line_net(&in, 2, &net));
	assert_int_equal(net.minor, INT64_C(900000000000000));
	in.pieces.milli = 1;
	in.base_qty.milli = DK_QTY_MAX;
	assert_true(dk_line_net(&in, 2, &net));
	assert_int_equal(net.minor, 1); /* 0.0111 */
}

static int64_t
magnitude(int64_t v)
{
	return v < 0 ? -v : v;
}

static void
shares_add_up_and_each_is_within_one_unit_of_its_due(void **state)
{
	uint64_t seed = 6;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		int64_t weights[12], sum = 0;
		dk_money parts[12], total = DK_MONEY(chance_amount(&seed, DK_MONEY_MAX));
		size_t n = 1 + chance(&seed) % 12;
		bool negative = chance(&seed) % 4 == 0;
		int64_t left = total.minor;

		for (size_t k = 0; k < n; k++) {
			weights[k] = magnitude(chance_amount(&seed, 1000000000));
			weights[k] = negative ? -weights[k] : weights[k];
			sum += weights[k];
		}
		dk_money_share(total, weights, n, parts);
		for (size_t k = 0; k < n; k++) {
			left -= parts[k].minor;
			if (sum != 0) {
				wide off =
				    (wide)parts[k].minor * sum - (wide)total.minor * weights[k];

				assert_true(off < magnitude(sum) && -off < magnitude(sum));
			}
		}
		assert_int_equal(left, 0);
	}
}

static void
the_largest_remainder_takes_the_odd_cent_and_ties_go_to_the_first(void **state)
{
	dk_money parts[3];

	(void)state;
	dk_money_share(DK_MONEY(100), (int64_t[]){1, 1, 1}, 3, parts);
	assert_int_equal(parts[0].minor, 34);
	assert_int_equal(parts[1].minor, 33);
	dk_money_share(DK_MONEY(-100), (int64_t[]){1, 1, 1}, 3, parts);
	assert_int_equal(parts[0].minor, -34);
	assert_int_equal(parts[2].minor, -33);
	dk_money_share(DK_MONEY(5), (int64_t[]){10, 25, 15}, 3, parts); /* 1, 2.5, 1.5 */
	assert_int_equal(parts[0].minor, 1);
	assert_int_equal(parts[1].minor, 3);
	assert_int_equal(parts[2].minor, 1);
	dk_money_share(DK_MONEY(7), (int64_t[]){0, 0, 0}, 3, parts);
	assert_int_equal(parts[0].minor, 7);
	assert_int_equal(parts[1].minor + parts[2].minor, 0);
}

static void
cumulative_parts_add_up_and_the_last_takes_the_rest(void **state)
{
	uint64_t seed = 7;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		dk_money total = DK_MONEY(chance_amount(&seed, DK_MONEY_MAX)), given = DK_MONEY(0);
		int64_t whole = 1 + magnitude(chance_amount(&seed, DK_MONEY_MAX)), done = 0;

		while (done < whole) {
			int64_t step = 1 + (int64_t)(chance(&seed) % (uint64_t)whole);

			done = step > whole - done ? whole : done + step;
			given.minor += dk_money_cumulative(total, done, whole, given).minor;
		}
		assert_int_equal(given.minor, total.minor);
	}
	assert_int_equal(dk_money_cumulative(DK_MONEY(100), 0, 0, DK_MONEY(40)).minor, 60);
	assert_int_equal(dk_money_cumulative(DK_MONEY(100), 1, 3, DK_MONEY(0)).minor, 33);
	assert_int_equal(dk_money_cumulative(DK_MONEY(100), 2, 3, DK_MONEY(33)).minor, 34);
}

static void
tax_is_rounded_once_away_from_zero(void **state)
{
	(void)state;
	assert_int_equal(dk_money_rate(DK_MONEY(1050), (dk_rate){10000}).minor, 105);
	assert_int_equal(dk_money_rate(DK_MONEY(1005), (dk_rate){10000}).minor, 101);
	assert_int_equal(dk_money_rate(DK_MONEY(-1005), (dk_rate){10000}).minor, -101);
	assert_int_equal(dk_money_rate(DK_MONEY(100000), (dk_rate){8875}).minor, 8875);
	assert_int_equal(dk_money_rate(DK_MONEY(DK_MONEY_MAX), (dk_rate){DK_TAX_RATE_MAX}).minor,
	    DK_MONEY_MAX * 10);
}

static void
currencies_have_their_digits(void **state)
{
	(void)state;
	assert_int_equal(dk_currency_exponent("EUR"), 2);
	assert_int_equal(dk_currency_exponent("JPY"), 0);
	assert_int_equal(dk_currency_exponent("OMR"), 3);
	assert_int_equal(dk_currency_exponent("eur"), -1);
	assert_int_equal(dk_currency_exponent("EURO"), -1);
	assert_int_equal(dk_currency_exponent("P X"), -1);
	assert_int_equal(dk_currency_exponent(""), -1);
	assert_int_equal(dk_currency_exponent(NULL), -1);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(printing_then_parsing_money_gives_the_same_value),
	    cmocka_unit_test(
		what_the_screen_shows_parses_to_the_same_value_when_it_is_not_ambiguous),
	    cmocka_unit_test(
		printing_then_parsing_prices_quantities_and_rates_gives_the_same_value),
	    cmocka_unit_test(the_limits_themselves_print_and_parse_and_one_more_is_refused),
	    cmocka_unit_test(muldiv_rounds_as_the_definition_says_for_any_signs),
	    cmocka_unit_test(muldiv_stays_within_half_a_unit_of_the_real_quotient),
	    cmocka_unit_test(halves_go_away_from_zero),
	    cmocka_unit_test(a_result_beyond_the_limit_is_refused_and_leaves_the_old_value),
	    cmocka_unit_test(a_line_is_rounded_once_after_the_percentage_and_before_the_amounts),
	    cmocka_unit_test(
		a_line_at_the_limits_of_quantity_and_price_is_computed_or_refused_never_wrong),
	    cmocka_unit_test(shares_add_up_and_each_is_within_one_unit_of_its_due),
	    cmocka_unit_test(the_largest_remainder_takes_the_odd_cent_and_ties_go_to_the_first),
	    cmocka_unit_test(cumulative_parts_add_up_and_the_last_takes_the_rest),
	    cmocka_unit_test(tax_is_rounded_once_away_from_zero),
	    cmocka_unit_test(currencies_have_their_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
