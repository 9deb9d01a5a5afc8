/* test_settle.c - amounts in another currency, and in coins. */
#include "chance.h"

#include "docket/settle.h"

static struct dk_exchange
rate(const char *s)
{
	struct dk_exchange r;
	struct dk_err err;

	if (dk_exchange_parse(s, &r, &err) != DK_OK)
		fail_msg("%s", err.text);
	return r;
}

static void
an_amount_is_exchanged_and_rounded_once(void **state)
{
	dk_money m;

	(void)state;
	assert_true(dk_money_exchange(DK_MONEY(10000), 2, rate("1.0837"), 2, &m));
	assert_int_equal(m.minor, 10837);
	assert_true(dk_money_exchange(DK_MONEY(10000), 2, rate("163.45"), 0, &m)); /* to JPY */
	assert_int_equal(m.minor, 16345);
	assert_true(dk_money_exchange(DK_MONEY(1), 0, rate("0.002055"), 3, &m)); /* JPY to KWD */
	assert_int_equal(m.minor, 2);
	assert_true(dk_money_exchange(DK_MONEY(-5), 2, rate("0.5"), 2, &m));
	assert_int_equal(m.minor, -3); /* half away from zero */
	assert_false(dk_money_exchange(DK_MONEY(DK_MONEY_MAX), 0, rate("1.1"), 0, &m));
	assert_false(dk_money_exchange(DK_MONEY(DK_MONEY_MAX), 0, rate("999999999"), 3, &m));
}

/* There and back is off by no more than half a unit there is worth here, and never more than one
 * rounding; one at one changes nothing. */
static void
there_and_back_is_the_same(void **state)
{
	uint64_t seed = 815;

	(void)state;
	for (int round = 0; round < 5000; round++) {
		struct dk_exchange r = {1000000 + (int64_t)(chance(&seed) % 200000000000)};
		int own = (int[]){0, 2, 3}[chance(&seed) % 3],
		    home = (int[]){0, 2, 3}[chance(&seed) % 3];
		dk_money m = DK_MONEY((int64_t)(chance(&seed) % 20000000) - 10000000), there, back;
		double worth = (double)r.e9 / 1e9, unit = 1;

		for (int i = own; i < home; i++)
			unit *= 10;
		for (int i = home; i < own; i++)
			unit /= 10;
		unit *= worth; /* minor units of home for one of its own */
		assert_true(dk_money_exchange(m, own, r, home, &there));
		assert_true(dk_money_exchange_back(there, home, r, own, &back));
		assert_true((double)there.minor - (double)m.minor * unit <= 0.5 + 1e-6 &&
		    (double)there.minor - (double)m.minor * unit >= -0.5 - 1e-6);
		assert_true((double)(back.minor - m.minor) * unit <= 0.5 + unit * 0.5 + 1e-6 &&
		    (double)(back.minor - m.minor) * unit >= -0.5 - unit * 0.5 - 1e-6);
		assert_true(dk_money_exchange(DK_MONEY(-m.minor), own, r, home, &back));
		assert_int_equal(back.minor, -there.minor);
		assert_true(dk_money_exchange_back(m, own, DK_EXCHANGE_ONE, own, &back));
		assert_int_equal(back.minor, m.minor);
	}
}

static void
a_price_and_a_rate_are_turned_round(void **state)
{
	struct dk_exchange r;
	dk_price p;

	(void)state;
	assert_true(dk_exchange_inverse(rate("1.0854"), &r));
	assert_string_equal(dk_exchange_text(r).s, "0.921319329");
	assert_false(dk_exchange_inverse((struct dk_exchange){DK_EXCHANGE_MAX}, &r) && r.e9 != 1);
	assert_true(dk_price_exchange((dk_price){12345}, rate("0.92"), &p));
	assert_int_equal(p.e4, 11357);
	assert_true(dk_price_exchange_back((dk_price){12345}, rate("0.92"), &p));
	assert_int_equal(p.e4, 13418);
	assert_false(dk_price_exchange_back((dk_price){DK_PRICE_MAX}, rate("0.9"), &p));
}

static void
parts_add_up_in_the_other_currency(void **state)
{
	uint64_t seed = 4217;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		dk_money parts[8], sum = DK_MONEY(0), whole;
		struct dk_exchange r = {1 + (int64_t)(chance(&seed) % 2000000000)};
		size_t count = 1 + chance(&seed) % 8;
		int from = (int)(chance(&seed) % 4), to = (int)(chance(&seed) % 4);

		for (size_t i = 0; i < count; i++) {
			parts[i] = DK_MONEY((int64_t)(chance(&seed) % 1000000));
			sum.minor += parts[i].minor;
		}
		assert_true(dk_money_exchange(sum, from, r, to, &whole));
		assert_true(dk_money_exchange_parts(parts, count, from, r, to));
		for (size_t i = 0; i < count; i++)
			whole.minor -= parts[i].minor;
		assert_int_equal(whole.minor, 0);
	}
}

/* Numbers as digits, the lowest first, as a child reckons: a second opinion. */
struct digits {
	int d[80];
};

static struct digits
digits_of(uint64_t n, int zeros)
{
	struct digits x = {{0}};

	for (int i = zeros; n > 0; i++, n /= 10)
		x.d[i] = (int)(n % 10);
	return x;
}

static struct digits
times(const struct digits *a, const struct digits *b)
{
	struct digits x = {{0}};

	for (int i = 0; i < 40; i++)
		for (int j = 0; j < 40; j++)
			x.d[i + j] += a->d[i] * b->d[j];
	for (int i = 0; i + 1 < 80; i++) {
		x.d[i + 1] += x.d[i] / 10;
		x.d[i] %= 10;
	}
	return x;
}

static int
order_of(const struct digits *a, const struct digits *b)
{
	for (int i = 79; i >= 0; i--)
		if (a->d[i] != b->d[i])
			return a->d[i] < b->d[i] ? -1 : 1;
	return 0;
}

/* What is before the point of a number with `places` behind it, half of one rounded up; false
 * when that is more than money can be. */
static bool
rounded(const struct digits *x, int places, int64_t *out)
{
	uint64_t n = 0;

	for (int i = 79; i >= places; i--) {
		if (n > (uint64_t)DK_MONEY_MAX)
			return false;
		n = n * 10 + (uint64_t)x->d[i];
	}
	n += places > 0 && x->d[places - 1] >= 5;
	*out = (int64_t)n;
	return n <= (uint64_t)DK_MONEY_MAX;
}

/* m lies within half a step of num / den, and on the step's lower end if on one. */
static bool
is_nearest(int64_t m, const struct digits *num, const struct digits *den)
{
	struct digits two = digits_of(2, 0), twice = times(num, &two);
	struct digits above = digits_of((uint64_t)m * 2 + 1, 0), high = times(&above, den);
	struct digits below, low;

	if (order_of(&twice, &high) >= 0)
		return false;
	if (m == 0)
		return true;
	below = digits_of((uint64_t)m * 2 - 1, 0);
	low = times(&below, den);
	return order_of(&twice, &low) >= 0;
}

static void
any_amount_at_any_rate_is_exact(void **state)
{
	uint64_t seed = 128;
	int refused = 0;

	(void)state;
	for (int round = 0; round < 6000; round++) {
		int from = (int)(chance(&seed) % 4), to = (int)(chance(&seed) % 4);
		int64_t amount = chance_amount(&seed, DK_MONEY_MAX), want = 0;
		int64_t e9 = chance_amount(&seed, DK_EXCHANGE_MAX);
		struct dk_exchange r = {e9 < 0 ? -e9 : e9 + 1};
		struct digits m = digits_of((uint64_t)llabs(amount), from > to ? 0 : to - from);
		struct digits rate = digits_of((uint64_t)r.e9, 0), all = times(&m, &rate), num, den;
		dk_money got = DK_MONEY(7);
		bool fits = rounded(&all, 9 + (from > to ? from - to : 0), &want);

		assert_int_equal(dk_money_exchange(DK_MONEY(amount), from, r, to, &got), fits);
		if (fits)
			assert_int_equal(got.minor, amount < 0 ? -want : want);
		refused += !fits;
		num = digits_of((uint64_t)llabs(amount), 9 + (to > from ? to - from : 0));
		den = digits_of((uint64_t)r.e9, from > to ? from - to : 0);
		if (dk_money_exchange_back(DK_MONEY(amount), from, r, to, &got))
			assert_true(is_nearest(llabs(got.minor), &num, &den) &&
			    (got.minor == 0 || (got.minor < 0) == (amount < 0)));
		else
			assert_false(is_nearest(DK_MONEY_MAX, &num, &den));
	}
	assert_in_range(refused, 100, 5000);
}

static void
a_rate_is_printed_as_it_was_read(void **state)
{
	static const char *const rates[] = {"1", "1.0837", "0.000000001", "163.45", "10.000000001"};
	static const char *const bad[] = {"", "0", "-1", "1,2", "1.2.3", "abc", "0.0000000001",
	    "99999999999999999999", "1e3"};
	struct dk_exchange r;
	struct dk_err err;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(rates); i++)
		assert_string_equal(dk_exchange_text(rate(rates[i])).s, rates[i]);
	assert_string_equal(dk_exchange_text(rate("1.50")).s, "1.5");
	for (size_t i = 0; i < DK_COUNT(bad); i++) {
		assert_int_equal(dk_exchange_parse(bad[i], &r, &err), DK_EINPUT);
		assert_string_equal(err.field, "rate");
	}
}

static void
coins_pay_what_was_rounded_to_them(void **state)
{
	(void)state;
	assert_int_equal(dk_money_coins(DK_MONEY(10002), 5).minor, -2);
	assert_int_equal(dk_money_coins(DK_MONEY(10003), 5).minor, 2);
	assert_int_equal(dk_money_coins(DK_MONEY(-10003), 5).minor, -2);
	assert_int_equal(dk_money_coins(DK_MONEY(10050), 100).minor, 50);
	assert_int_equal(dk_money_coins(DK_MONEY(-10050), 100).minor, -50);
	assert_int_equal(dk_money_coins(DK_MONEY(10003), 1).minor, 0);
	assert_int_equal(dk_money_coins(DK_MONEY(10003), 0).minor, 0);
	assert_string_equal(dk_money_such(25000, 0).s, "250");
	assert_string_equal(dk_money_such(1250, 3).s, "12.500");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_amount_is_exchanged_and_rounded_once),
	    cmocka_unit_test(there_and_back_is_the_same),
	    cmocka_unit_test(a_price_and_a_rate_are_turned_round),
	    cmocka_unit_test(parts_add_up_in_the_other_currency),
	    cmocka_unit_test(any_amount_at_any_rate_is_exact),
	    cmocka_unit_test(a_rate_is_printed_as_it_was_read),
	    cmocka_unit_test(coins_pay_what_was_rounded_to_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
