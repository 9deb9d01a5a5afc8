/*
 * return_rule.h - the policy of returns: dated rules, and what they say about a sale.
 *
 * A rule holds for a product class, a reason and a customer group; where it names none it holds for
 * any. Of the rules in force on the day of the sale the one that names most wins (class before
 * reason before group), then the latest. Without any rule goods may come back within the days of
 * setting return_days, without a fee.
 *
 * The class of a product is its attribute `class`, else its shipping class (hazard).
 */
#ifndef DOCKET_RETURN_RULE_H
#define DOCKET_RETURN_RULE_H

#include "docket/customer.h"
#include "docket/return_terms.h"

/* Adds or changes the rule of the same day, class, reason and group. Right: master-edit. */
enum dk_rc dk_return_rule_put(struct dk_session *s, const struct dk_return_rule *r,
    enum dk_put *did, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_rule_list(struct dk_session *s, struct dk_arena *a,
    struct dk_return_rule **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* Why goods come back: a row of core/returns/reasons.def. */
struct dk_return_reason {
	const char *code;   /* "wrong-item" */
	char key;           /* typed for it: 'W' */
	const char *text;
	bool is_wrong_item; /* the warehouse sent another one: feeds the inspections */
};
/* NULL-terminated by code NULL. */
const struct dk_return_reason *dk_return_reasons(void);
/* By code or key, in any case; DK_EINPUT names them all. */
enum dk_rc dk_return_reason_find(const char *word, const struct dk_return_reason **out,
    struct dk_err *err) DK_MUST_USE;

/* As what goods are found: a row of core/returns/conditions.def. */
struct dk_return_condition {
	const char *code;   /* "as-new" */
	char key;           /* typed for it: 'A' */
	const char *text;
	const char *to;     /* where such goods go: stock, quarantine, supplier, scrap */
};
/* NULL-terminated by code NULL. */
const struct dk_return_condition *dk_return_conditions(void);
/* By code or key, in any case; DK_EINPUT names them all. */
enum dk_rc dk_return_condition_find(const char *word, const struct dk_return_condition **out,
    struct dk_err *err) DK_MUST_USE;

/* One sale and why it comes back. */
struct dk_return_ask {
	dk_id line_id;      /* of the order */
	const char *reason; /* code */
};
struct dk_return_answer {
	const char *verdict;    /* allowed, approval, refused (also: too late) */
	int64_t days, window;   /* since delivery; of the rule, 0 = no end */
	bool is_late;           /* refused for that alone */
	dk_rate fee;
	const char *fee_code, *clause; /* "" = no rule had to be asked */
	const char *freight;
	const char *rule;       /* its key; "" = the days of the setting */
	dk_date delivered;      /* or shipped; not set: nothing left yet */
};
/* What the policy in force when the order was placed says today. */
enum dk_rc dk_return_ask(struct dk_session *s, struct dk_arena *a, const struct dk_return_ask *ask,
    struct dk_return_answer *out, struct dk_err *err) DK_MUST_USE;

#endif
