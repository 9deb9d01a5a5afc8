/*
 * amount.h - money, prices, quantities and rates as integers; rounding; sharing.
 *
 * One-member structs, so that the compiler refuses to add a price to a quantity. All limits
 * of the domain stand here; parsing and the CHECKs of schema.sql hold to the same constants.
 * Rounding is half away from zero, once per line (EN 16931 BT-131) and once per tax category
 * (BR-CO-17). Products are formed in 128 bits.
 */
#ifndef DOCKET_AMOUNT_H
#define DOCKET_AMOUNT_H

#include "docket/base.h"

typedef struct {
	int64_t minor; /* minor units of the document's currency */
} dk_money;
typedef struct {
	int64_t e4; /* 1/10000 of a major unit, per base quantity */
} dk_price;
typedef struct {
	int64_t milli; /* 1/1000 of the product's base unit ("pieces") */
} dk_qty;
typedef struct {
	int64_t e5; /* 1/1000 of a percent: 8.875 % is 8875 */
} dk_rate;

#define DK_MONEY_MAX INT64_C(1000000000000000)
#define DK_PRICE_MAX INT64_C(10000000000000)
#define DK_QTY_MAX INT64_C(900000000)
#define DK_RATE_ONE INT64_C(100000) /* 100 % */
#define DK_TAX_RATE_MAX INT64_C(1000000)
#define DK_LINES_MAX 9999

_Static_assert(DK_MONEY_MAX < INT64_MAX / 2, "the sum of two amounts fits 64 bits");

#define DK_MONEY(n) ((dk_money){ n })
#define DK_QTY(pieces) ((dk_qty){ (int64_t)(pieces) * 1000 })

struct dk_text {
	char s[32];
};

/* a × b ÷ c, rounded half away from zero, formed in 128 bits; false when c is 0 or the result
 * leaves ± `limit`. */
bool dk_muldiv(int64_t a, int64_t b, int64_t c, int64_t limit, int64_t *out);

/* Checked sums: false (and *out untouched) outside ± DK_MONEY_MAX. */
bool dk_money_add(dk_money a, dk_money b, dk_money *out);
bool dk_money_sub(dk_money a, dk_money b, dk_money *out);
/* Sums of amounts that are already within a document or table: leaving the range is a bug. */
dk_money dk_money_plus(dk_money a, dk_money b);
dk_money dk_money_minus(dk_money a, dk_money b);
dk_money dk_money_neg(dk_money a);

/* rate of an amount, rounded once. Cannot fail for amounts within limits. */
dk_money dk_money_rate(dk_money base, dk_rate rate);

/* What one line costs. */
struct dk_line_amount {
	dk_qty pieces;    /* may be negative inside an invoice or exchange */
	dk_price price;   /* per base_qty */
	dk_qty base_qty;  /* pieces the price is for; > 0 */
	dk_rate discount; /* percent, applied before rounding */
	dk_money off;     /* amount discount, applied after rounding */
	dk_money plus;    /* line charge, applied after rounding */
};

/* Net of a line in minor units of a currency with `exponent` digits (0..3): rounded once.
 * False when the result leaves the money range. */
bool dk_line_net(const struct dk_line_amount *in, int exponent, dk_money *net);
/* The same without any discount or charge: round(pieces × price ÷ base_qty). */
bool dk_line_gross(const struct dk_line_amount *in, int exponent, dk_money *gross);

/* Splits `total` in proportion to `weights` (all of one sign or zero) by largest remainder, ties
 * to the first, so that the parts add up exactly. With all weights zero the first part takes it. */
void dk_money_share(dk_money total, const int64_t *weights, size_t count, dk_money *parts);
/* round(total × done ÷ whole) − given: the next part of a cumulative split. `done` = `whole`
 * takes the rest. */
dk_money dk_money_cumulative(dk_money total, int64_t done, int64_t whole, dk_money given);

/* Printing then parsing gives the same value, always. */
struct dk_text dk_money_text(dk_money m, int exponent);    /* "1234.50": files and JSON */
struct dk_text dk_money_show(dk_money m, int exponent);    /* "1,234.50": screens and paper */
struct dk_text dk_price_text(dk_price p);                  /* at least 2 decimals: "0.184" */
struct dk_text dk_qty_text(dk_qty q);                      /* "12", "0.5", "-3" */
struct dk_text dk_qty_show(dk_qty q);                      /* "1,204" */
struct dk_text dk_rate_text(dk_rate r);                    /* "20", "8.875" */

/* What people type: `1,234.50`, `1234,5` is refused as ambiguous only where it is (a comma that
 * may mean thousands or decimals), `.5`, `12`. `field` names the field in the error. */
enum dk_rc dk_money_parse(const char *s, int exponent, dk_money *out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_price_parse(const char *s, dk_price *out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_qty_parse(const char *s, dk_qty *out, struct dk_err *err) DK_MUST_USE;
/* It needs no more than `decimals` (0-3) of them, as a product may demand. */
bool dk_qty_fits(dk_qty q, int64_t decimals);
enum dk_rc dk_rate_parse(const char *s, dk_rate *out, struct dk_err *err) DK_MUST_USE;
/* The common reader under them: a decimal with at most `decimals` places, scaled by 10^decimals,
 * within ± limit. */
enum dk_rc dk_decimal_parse(const char *s, int decimals, int64_t limit, int64_t *out,
    struct dk_err *err) DK_MUST_USE;
struct dk_text dk_decimal_text(int64_t value, int decimals, int min_decimals);

/* Digits after the point of an ISO 4217 currency (0, 2 or 3); -1 when docket does not know it. */
int dk_currency_exponent(const char *code);

#endif
