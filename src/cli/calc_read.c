/* calc_read.c - what the shapes of cases have in common: decimals, amounts, rates, prices. */
#include <string.h>

#include "cli/calc.h"

/* Bounds within which the products of dk_totals stay inside 128 bits. */
#define FACTOR_MAX INT64_C(1000000000000000)

bool
dk_calc_read_decimal(struct dk_calc_case *c, const struct dk_json *o, const char *key,
    struct dk_calc_decimal *out)
{
	const struct dk_json *v = dk_json_get(o, key);

	if (v == NULL)
		return dk_calc_cannot(c, "%s is missing", key);
	if ((v->kind != DK_JSON_STRING && v->kind != DK_JSON_NUMBER) ||
	    !dk_calc_decimal(v->text, out))
		return dk_calc_cannot(c, "%s is no decimal of at most 18 digits", key);
	return true;
}

bool
dk_calc_read_money(struct dk_calc_case *c, const struct dk_json *o, const char *key, int exponent,
    dk_money *out)
{
	struct dk_calc_decimal d;

	*out = DK_MONEY(0);
	if (dk_json_get(o, key) == NULL)
		return true;
	if (!dk_calc_read_decimal(c, o, key, &d))
		return false;
	if (!dk_calc_scaled(d, exponent, DK_MONEY_MAX, &out->minor))
		return dk_calc_cannot(c, "%s is finer than the currency or too large", key);
	return true;
}

bool
dk_calc_read_rate(struct dk_calc_case *c, const struct dk_json *o, const char *key, dk_rate *out)
{
	struct dk_calc_decimal d;

	*out = (dk_rate){ 0 };
	if (dk_json_get(o, key) == NULL)
		return true;
	if (!dk_calc_read_decimal(c, o, key, &d))
		return false;
	if (!dk_calc_scaled(d, 3, DK_TAX_RATE_MAX, &out->e5) || out->e5 < 0)
		return dk_calc_cannot(c, "%s has more than three decimals or is out of range", key);
	return true;
}

bool
dk_calc_read_percent(struct dk_calc_case *c, const struct dk_json *o, const char *key,
    dk_rate *out)
{
	const char *text = dk_json_text(o, key);
	size_t n = strlen(text);
	struct dk_calc_decimal d;

	*out = (dk_rate){ 0 };
	if (dk_json_get(o, key) == NULL)
		return true;
	n -= n > 0 && text[n - 1] == '%';
	if (!dk_calc_decimal(dk_arena_dup_n(c->arena, text, n), &d))
		return dk_calc_cannot(c, "%s is no percentage", key);
	if (!dk_calc_scaled(d, 3, DK_TAX_RATE_MAX, &out->e5) || out->e5 < 0)
		return dk_calc_cannot(c, "%s has more than three decimals or is out of range", key);
	return true;
}

/* Quantity × price ÷ base quantity is kept as it is: digits finer than docket's own move into the
 * base quantity, and the sign into the quantity. */
bool
dk_calc_read_price(struct dk_calc_case *c, const struct dk_json *line, const char *qty_key,
    struct dk_line_amount *out)
{
	struct dk_calc_decimal qty, price, base = { 1, 0 };
	int finer;

	if (!dk_calc_read_decimal(c, line, qty_key, &qty) ||
	    !dk_calc_read_decimal(c, line, "price", &price))
		return false;
	if (dk_json_get(line, "base_qty") != NULL &&
	    !dk_calc_read_decimal(c, line, "base_qty", &base))
		return false;
	if (base.value <= 0)
		return dk_calc_cannot(c, "base_qty is not above zero");
	if (price.value < 0) {
		price.value = -price.value;
		qty.value = -qty.value;
	}
	/* (qty / 10^q) × (price / 10^p) ÷ (base / 10^b): shift qty and price to whole thousandths
	 * and ten-thousandths, and the base by what was too fine */
	finer = (qty.places > 3 ? qty.places - 3 : 0) + (price.places > 4 ? price.places - 4 : 0);
	qty.places -= qty.places > 3 ? qty.places - 3 : 0;
	price.places -= price.places > 4 ? price.places - 4 : 0;
	if (base.places > 3) {
		finer -= base.places - 3;
		base.places = 3;
	}
	if (finer < 0) {
		if (-finer > 18 ||
		    !dk_muldiv(qty.value, dk_calc_power(-finer), 1, FACTOR_MAX, &qty.value))
			return dk_calc_cannot(c, "base_qty has too many decimals");
		finer = 0;
	}
	if (finer > 18 ||
	    !dk_muldiv(base.value, dk_calc_power(finer), 1, FACTOR_MAX, &base.value) ||
	    !dk_calc_scaled(base, 3, FACTOR_MAX, &out->base_qty.milli) ||
	    !dk_calc_scaled(qty, 3, FACTOR_MAX, &out->pieces.milli) ||
	    !dk_calc_scaled(price, 4, DK_PRICE_MAX, &out->price.e4))
		return dk_calc_cannot(c, "quantity or price is too large or too fine");
	return true;
}
