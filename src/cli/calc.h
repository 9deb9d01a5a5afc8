/*
 * calc.h - the calculator: cases in JSON lines through the core's own arithmetic.
 *
 * A kind reads one case, computes it by the functions that orders and invoices use, writes the
 * results under the case's own names and holds them against the expected ones where they stand.
 */
#ifndef CLI_CALC_H
#define CLI_CALC_H

#include "cli/out.h"
#include "docket/amount.h"
#include "docket/arena.h"
#include "docket/json.h"

struct dk_calc_case {
	struct dk_arena *arena;
	const struct dk_json *in;
	struct dk_out *out; /* inside the object of this case */
	const char *why;    /* set by a kind that cannot represent the case */
	bool has_expected;  /* an expected field stood in the input */
	bool differs;
	const char *contradiction; /* how the published figures contradict each other; NULL */
};

struct dk_calc {
	const char *name, *summary;
	/* Writes member "docket" and answers true, or sets `why` and answers false. */
	bool (*run)(struct dk_calc_case *c);
};

/* A plain decimal, exact: value ÷ 10^places. */
struct dk_calc_decimal {
	int64_t value;
	int places;
};

/* Answers false and sets `why`; so a kind can `return dk_calc_cannot(c, ...)`. */
bool dk_calc_cannot(struct dk_calc_case *c, const char *fmt, ...) DK_PRINTF(2, 3);
/* Reads digits with an optional sign and point, at most 18 digits; drops zeros at the end of the
 * decimals. "" is not a decimal. */
bool dk_calc_decimal(const char *s, struct dk_calc_decimal *out);
/* The decimal in units of 10^-places; false when it has more decimals or leaves ± limit. */
bool dk_calc_scaled(struct dk_calc_decimal d, int places, int64_t limit, int64_t *out);
int64_t dk_calc_power(int n); /* 10^n, n 0..18 */
int64_t dk_calc_apart(int64_t x, int64_t y); /* how far, for amounts */
/* A member that must be there; "" in a number's place and more than 18 digits are refused. These
 * answer false with `why` set. */
bool dk_calc_read_decimal(struct dk_calc_case *c, const struct dk_json *o, const char *key,
    struct dk_calc_decimal *out);
/* Missing is 0 in the next three. */
bool dk_calc_read_money(struct dk_calc_case *c, const struct dk_json *o, const char *key,
    int exponent, dk_money *out);
bool dk_calc_read_rate(struct dk_calc_case *c, const struct dk_json *o, const char *key,
    dk_rate *out);
bool dk_calc_read_percent(struct dk_calc_case *c, const struct dk_json *o, const char *key,
    dk_rate *out); /* as "5.2%" */
/* Members `qty_key`, price and base_qty of a line. */
bool dk_calc_read_price(struct dk_calc_case *c, const struct dk_json *line, const char *qty_key,
    struct dk_line_amount *out);
/* Notes whether `result` is the expected decimal; an absent or null one is no expectation. */
void dk_calc_expect(struct dk_calc_case *c, const struct dk_json *object, const char *key,
    const char *result);

#endif
