/*
 * explain.h - how a figure of an order came about: a formula over named inputs, each with the
 * record it stands in. Recomputing the formula gives the figure shown, always.
 *
 * A formula is made of input names, decimals, + - * / and brackets; round(x) rounds half away from
 * zero to the digits of the currency; workdays(day, n) is n working days later, later(x, y) the
 * later of two days, where a blank day counts for nothing; least(x, y) is the smaller number, and
 * whole(x) the whole number below it, never less than 0.
 */
#ifndef DOCKET_EXPLAIN_H
#define DOCKET_EXPLAIN_H

#include "docket/order.h"

struct dk_explain_input {
	const char *name, *value; /* "price", "0.184": plain decimals and ISO days */
	const char *what;         /* "base list, per 1 ea" */
	const char *kind, *ref;   /* the record: "product" "A10410"; "" = this order itself */
};

struct dk_explanation {
	const char *figure, *value, *formula;
	const char *why;   /* a sentence: what decided; "" = the formula says it all */
	const char *trail; /* of a price: JSON with the layer that won, the losers and why; or "" */
	struct dk_explain_input *inputs;
	size_t count;
};

/* A figure that can be asked for. */
struct dk_explain_figure {
	const char *name;    /* "price" */
	const char *key;     /* a letter for menus */
	const char *summary; /* "the price of the line" */
	bool of_line;
};
const struct dk_explain_figure *dk_explain_figures(size_t *count);

struct dk_explain_ask {
	dk_id id;        /* of an order or draft */
	int64_t line_no; /* 0 = of the whole */
	const char *figure;
};
/* DK_EINPUT names the figures there are,
 * DK_ENOTFOUND when the line is not there. */
enum dk_rc dk_order_explain(struct dk_session *s, struct dk_arena *a,
    const struct dk_explain_ask *ask, struct dk_explanation *out, struct dk_err *err) DK_MUST_USE;

#endif
