/* explain.h - what the files that explain figures share. */
#ifndef DOCKET_CORE_EXPLAIN_H
#define DOCKET_CORE_EXPLAIN_H

#include "core/order/private.h"
#include "docket/explain.h"

struct dk_explain_job {
	struct dk_session *s;
	struct dk_arena *a;
	struct dk_order *o;
	struct dk_order_facts *f;      /* of a draft; NULL later */
	const struct dk_order_line *l; /* NULL: of the whole order */
	struct dk_explanation *x;
	size_t cap;
};

/* Adds an input; its texts are kept. */
void dk_explain_add(struct dk_explain_job *k, const char *name, const char *value,
    const char *what);
/* The record that the input added last stands in. */
void dk_explain_source(struct dk_explain_job *k, const char *kind, const char *ref);
const char *dk_explain_money(const struct dk_explain_job *k, dk_money m);
void dk_explain_answer(struct dk_explain_job *k, const char *value, const char *formula);

/* Of a line: its price, what it costs, and what is taken off. */
enum dk_rc dk_explain_price(struct dk_explain_job *k, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_explain_line_net(struct dk_explain_job *k, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_explain_line_discount(struct dk_explain_job *k, struct dk_err *err) DK_MUST_USE;
/* Of the order: its tax. */
enum dk_rc dk_explain_tax(struct dk_explain_job *k, struct dk_err *err) DK_MUST_USE;

#endif
