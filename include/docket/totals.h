/*
 * totals.h - the arithmetic of a document: lines to net, tax per category, total, due.
 *
 * Orders, invoices, quotes and `docket calc invoice` all go through dk_totals. As a rule rounding
 * is the one of EN 16931: a line once (BT-131), tax once per category and rate (BR-CO-17), sums
 * exact. Documents of others that round at their end alone can be added up that way too.
 */
#ifndef DOCKET_TOTALS_H
#define DOCKET_TOTALS_H

#include "docket/amount.h"
#include "docket/arena.h"
#include "docket/tax_class.h"

enum dk_rounding {
	DK_ROUND_LINES, /* each line to the minor unit, so that what is printed adds up */
	DK_ROUND_END,   /* lines and taxes keep `places` decimals, each total is rounded alone */
};

#define DK_PLACES_MAX 9

/* A discount (negative) or charge (positive) of one line: a share of its gross, else an amount. */
struct dk_line_extra {
	dk_rate percent;
	dk_money amount;
	int64_t fine; /* out: what it came to, signed, in 10^-places */
};

struct dk_totals_line {
	struct dk_line_amount amount;
	struct dk_line_extra *extras; /* on top of those of `amount`; NULL */
	size_t extra_count;
	struct dk_tax_class tax;
	const struct dk_tax_class *more; /* further taxes on this line, in their order; NULL */
	size_t more_count;
	int places;        /* DK_ROUND_END: decimals it is computed with, at least those of the
	                    * currency + 2 are taken; out: decimals of the fine amounts */
	dk_money net;      /* out: rounded; as the price stands, with the tax it includes */
	dk_money bare;     /* out: net without that tax; the lines of a rate share its base */
	int64_t gross_fine, net_fine; /* out: before and after its extras, in 10^-places */
};

/* A discount (negative) or charge (positive) of the whole document. */
struct dk_totals_extra {
	dk_rate percent;         /* 0: `amount` says it; else it is out, that share of `base`, or
	                          * of all goods when the base is 0 */
	dk_money base;
	dk_money amount;
	bool has_tax;            /* false: split over the goods' categories by their nets */
	bool is_untaxed;         /* outside of every tax: in the totals, in no base */
	struct dk_tax_class tax;
	const struct dk_tax_class *more; /* as on lines */
	size_t more_count;
};

struct dk_tax_part {
	struct dk_tax_class tax;
	dk_money base, tax_amount;
	dk_money surcharge; /* beside tax_amount */
};

/* What the parts of one kind of tax come to. */
struct dk_tax_sum {
	char kind[16];
	enum dk_tax_role role;
	dk_money tax_amount, surcharge;
};

struct dk_totals {
	int exponent;                  /* in: digits of the currency */
	enum dk_rounding round;        /* in */
	const char *includes;          /* in: the kind of tax that prices, discounts and charges
	                                * hold already ("" is value-added tax, "*" are all that
	                                * are added); NULL: none */
	/* in, with `includes` and DK_ROUND_LINES: the base of a rate is what its sum with tax
	 * holds, the tax is the rest, so that the total is what the prices say */
	bool keeps_gross;
	struct dk_totals_line *lines;  /* in, with out fields */
	size_t line_count;
	struct dk_totals_extra *extras; /* in, with out fields */
	size_t extra_count;
	dk_money prepaid, rounding;    /* in */

	dk_money goods, bare_goods;    /* out: Σ line nets; Σ line bares */
	dk_money discounts, charges;   /* out: both positive */
	dk_money included;             /* out: the tax that was in the prices */
	dk_money net, tax, total;      /* out: net = goods - discounts + charges - included */
	dk_money withheld, due;        /* out: due = total - withheld + rounding - prepaid */
	struct dk_tax_part *parts;     /* out, by category, rate, kind; in the arena */
	size_t part_count;
	struct dk_tax_sum *sums;       /* out, one a kind; in the arena */
	size_t sum_count;
};

/* What of a document is without the tax that its prices include. */
struct dk_bare {
	dk_money goods, discount, freight;
};
/* Sets discount and freight of `bare` from its goods and from what the document says with tax:
 * freight as its goods, the discount takes the rest, so that goods - discount + freight = net. */
void dk_bare_split(struct dk_bare *bare, const struct dk_bare *with, dk_money net);
/* A price that holds a tax, without it, and the other way round; false out of range. */
bool dk_price_bare(dk_price price, dk_rate rate, dk_price *out);
bool dk_price_with(dk_price price, dk_rate rate, dk_price *out);

/* Fills the out fields. DK_EINPUT when an amount leaves the money range. */
enum dk_rc dk_totals(struct dk_arena *a, struct dk_totals *t, struct dk_err *err) DK_MUST_USE;
/* Then, for orders and invoices: tax_amount of each part holds its surcharge, which tells how much
 * of it that is. */
void dk_totals_hold_surcharges(struct dk_totals *t);

#endif
