/*
 * totals.h - the arithmetic of a document: lines to net, tax per category, total, due.
 *
 * Orders, invoices, quotes and `docket calc invoice` all go through dk_totals. Rounding is the
 * one of EN 16931: a line once (BT-131), tax once per category and rate (BR-CO-17), sums exact.
 */
#ifndef DOCKET_TOTALS_H
#define DOCKET_TOTALS_H

#include "docket/amount.h"
#include "docket/arena.h"
#include "docket/tax_class.h"

struct dk_totals_line {
	struct dk_line_amount amount;
	struct dk_tax_class tax;
	dk_money net; /* out: rounded once */
};

/* A discount (negative `amount`) or charge (positive) of the whole document. */
struct dk_totals_extra {
	dk_money amount;
	bool has_tax;            /* false: split over the goods' categories by their nets */
	struct dk_tax_class tax;
};

struct dk_tax_part {
	struct dk_tax_class tax;
	dk_money base, tax_amount;
};

struct dk_totals {
	int exponent;                  /* in: digits of the currency */
	struct dk_totals_line *lines;  /* in, their `net` is out */
	size_t line_count;
	struct dk_totals_extra *extras; /* in */
	size_t extra_count;
	dk_money prepaid, rounding;    /* in */

	dk_money goods;                /* out: Σ line nets */
	dk_money discounts, charges;   /* out: both positive */
	dk_money net, tax, total, due; /* out */
	struct dk_tax_part *parts;     /* out, by category, then rate; in the arena */
	size_t part_count;
};

/* Fills the out fields. DK_EINPUT when an amount leaves the money range. */
enum dk_rc dk_totals(struct dk_arena *a, struct dk_totals *t, struct dk_err *err) DK_MUST_USE;

#endif
