/* calc_money.c - `docket calc money`: single operations on amounts of up to four decimals. */
#include <string.h>

#include "cli/calc_money.h"
#include "docket/amount.h"

#define PLACES 4 /* as prices have them */
#define UNIT INT64_C(10000)
#define LIMIT (INT64_C(10000000000000) * UNIT)

__extension__ typedef __int128 wide;

/* Digits of a number, without zeros at its end unless they are told to count. */
static int
digits_of(int64_t v, bool zeros_count)
{
	int n = 0;

	while (!zeros_count && v != 0 && v % 10 == 0)
		v /= 10;
	for (; v != 0; v /= 10)
		n++;
	return n;
}

static bool
multiply(struct dk_calc_case *c, int64_t a, int64_t b, int64_t *out)
{
	if (!dk_muldiv(a, b, UNIT, LIMIT, out))
		return dk_calc_cannot(c, "the result is too large");
	if ((wide)a * b != (wide)*out * UNIT)
		return dk_calc_cannot(c, "the result has more than four decimals");
	return true;
}

static bool
divide(struct dk_calc_case *c, int64_t a, int64_t b, int64_t *out)
{
	if (b == 0)
		return dk_calc_cannot(c, "division by zero");
	if (!dk_muldiv(a, UNIT, b, LIMIT, out))
		return dk_calc_cannot(c, "the result is too large");
	if ((wide)a * UNIT != (wide)*out * b)
		return dk_calc_cannot(c, "the result has more than four decimals");
	return true;
}

/* The whole part of a ÷ b, which must fit the working precision even where only the rest is asked.
 */
static bool
whole_quotient(struct dk_calc_case *c, int64_t a, int64_t b, int64_t precision, int64_t *out)
{
	if (b == 0)
		return dk_calc_cannot(c, "division by zero");
	*out = a / b;
	if (digits_of(*out, true) > precision)
		return dk_calc_cannot(c, "the whole quotient has more digits than the precision");
	return true;
}

/* Rounds the first argument to the decimals of the second. */
static bool
quantize(struct dk_calc_case *c, const char *const *args, int64_t precision, int64_t *out)
{
	const char *rounding = dk_json_text(c->in, "rounding");
	const char *point = strchr(args[1], '.');
	int places = point != NULL ? (int)strlen(point + 1) : 0;
	struct dk_calc_decimal d;
	int64_t v;

	if (places > PLACES || !dk_calc_decimal(args[0], &d))
		return dk_calc_cannot(c, "more than four decimals");
	if (d.places <= places) {
		if (!dk_calc_scaled(d, places, LIMIT, &v))
			return dk_calc_cannot(c, "the result is too large");
	} else {
		int64_t unit = dk_calc_power(d.places - places);

		if (!dk_calc_money_mode(rounding, d.value % unit, unit))
			return dk_calc_cannot(c, "docket rounds half away from zero only");
		if (!dk_muldiv(d.value, 1, unit, LIMIT, &v))
			return dk_calc_cannot(c, "the result is too large");
	}
	if (digits_of(v, true) > precision)
		return dk_calc_cannot(c, "the result has more digits than the precision");
	if (!dk_muldiv(v, dk_calc_power(PLACES - places), 1, LIMIT, out))
		return dk_calc_cannot(c, "the result is too large");
	return true;
}

static bool
calculate(struct dk_calc_case *c, const char *op, const int64_t *v, int64_t precision, int64_t *out)
{
	dk_money a = DK_MONEY(v[0]), b = DK_MONEY(v[1]);
	int64_t whole = 0;

	if (strcmp(op, "add") == 0) {
		*out = dk_money_plus(a, b).minor;
	} else if (strcmp(op, "subtract") == 0) {
		*out = dk_money_minus(a, b).minor;
	} else if (strcmp(op, "compare") == 0) {
		*out = ((v[0] > v[1]) - (v[0] < v[1])) * UNIT;
	} else if (strcmp(op, "multiply") == 0) {
		return multiply(c, v[0], v[1], out);
	} else if (strcmp(op, "divide") == 0) {
		return divide(c, v[0], v[1], out);
	} else if (strcmp(op, "divideint") == 0) {
		if (!whole_quotient(c, v[0], v[1], precision, &whole))
			return false;
		if (!dk_muldiv(whole, UNIT, 1, LIMIT, out))
			return dk_calc_cannot(c, "the result is too large");
	} else if (strcmp(op, "remainder") == 0) {
		if (!whole_quotient(c, v[0], v[1], precision, &whole))
			return false;
		*out = dk_money_minus(a, DK_MONEY(whole * v[1])).minor;
	} else {
		return dk_calc_cannot(c, "docket has no operation %.40s", op);
	}
	return true;
}

static bool
read_args(struct dk_calc_case *c, const char **text, int64_t *v)
{
	const struct dk_json *args = dk_json_get(c->in, "args");
	struct dk_calc_decimal d;
	int i = 0;

	if (args == NULL || args->kind != DK_JSON_ARRAY || args->count != 2)
		return dk_calc_cannot(c, "args are not two decimals");
	for (const struct dk_json *arg = args->child; arg != NULL; arg = arg->next, i++) {
		text[i] = arg->text;
		if (!dk_calc_decimal(arg->text, &d))
			return dk_calc_cannot(c, "an argument is no decimal of at most 18 digits");
		if (!dk_calc_scaled(d, PLACES, LIMIT - 1, &v[i]))
			v[i] = INT64_MAX; /* only quantize can go on */
	}
	return true;
}

static bool
run(struct dk_calc_case *c)
{
	const char *op = dk_json_text(c->in, "op"), *args[2], *result;
	struct dk_calc_decimal precision = { 18, 0 };
	int64_t v[2], out = 0;
	bool ok;

	if (strcmp(op, "allocate") == 0)
		return dk_calc_money_allocate(c);
	if (strcmp(op, "round") == 0)
		return dk_calc_money_round(c);
	if (strcmp(op, "tax") == 0)
		return dk_calc_money_tax(c);
	if (!read_args(c, args, v))
		return false;
	if (dk_json_get(c->in, "precision") != NULL &&
	    !dk_calc_decimal(dk_json_text(c->in, "precision"), &precision))
		return dk_calc_cannot(c, "the precision is no number");
	if (strcmp(op, "quantize") == 0)
		ok = quantize(c, args, precision.value, &out);
	else if (v[0] == INT64_MAX || v[1] == INT64_MAX)
		return dk_calc_cannot(c, "an argument has more than four decimals or is too large");
	else
		ok = calculate(c, op, v, precision.value, &out);
	if (!ok)
		return false;
	if (out >= LIMIT || out <= -LIMIT)
		return dk_calc_cannot(c, "the result is too large");
	if (precision.places != 0 || digits_of(out, false) > precision.value)
		return dk_calc_cannot(c, "the result has more digits than the precision");
	result = dk_arena_dup(c->arena, dk_decimal_text(out, PLACES, 0).s);
	dk_out_object(c->out, "docket");
	dk_out_str(c->out, "result", result);
	dk_out_end(c->out);
	dk_calc_expect(c, c->in, "result", result);
	return true;
}

const struct dk_calc dk_calc_money = {
	.name = "money",
	.summary = "one operation on two decimals",
	.run = run,
};
