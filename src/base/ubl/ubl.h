/*
 * ubl.h - what the rules on a UBL document are made of.
 *
 * A path is names of elements with slashes between, from an element or ("//") from anywhere below
 * the root; Line stands for InvoiceLine or CreditNoteLine. Behind a name, =CODE wants an ID of that
 * code, ~CODE another ID than that, ! wants the tax scheme VAT, - and + an allowance or a charge. A
 * last part @name is an attribute. "." is the element itself, ".." the one around it; alternatives
 * have | between.
 */
#ifndef BASE_UBL_UBL_H
#define BASE_UBL_UBL_H

#include "base/wide.h"
#include "docket/amount.h"
#include "docket/ubl_rules.h"

/* The scale of amounts, rates and quantities here: 10^-9. */
#define DK_UBL_ONE ((dk_wide)1000000000)

struct dk_ubl {
	struct dk_arena *arena;
	const struct dk_xml *root;
	bool overflow; /* a number passed what can be computed exactly */
};

struct dk_ubl_set {
	const struct dk_xml **nodes;
	size_t count, cap;
};

/* The elements that a path leads to; an attribute leads to its element when that has it. */
void dk_ubl_find(struct dk_ubl *u, const struct dk_xml *at, const char *path,
    struct dk_ubl_set *out);
bool dk_ubl_has(struct dk_ubl *u, const struct dk_xml *at, const char *path);
const struct dk_xml *dk_ubl_first(struct dk_ubl *u, const struct dk_xml *at, const char *path);
/* The text of the first; "" when there is none. */
const char *dk_ubl_text(struct dk_ubl *u, const struct dk_xml *at, const char *path);

/* The number of the first; false when there is none or it is no decimal. */
bool dk_ubl_number(struct dk_ubl *u, const struct dk_xml *at, const char *path, dk_wide *out);
/* Σ of all; false when one of them is no decimal. */
bool dk_ubl_sum(struct dk_ubl *u, const struct dk_xml *at, const char *path, dk_wide *out);
bool dk_ubl_decimal(struct dk_ubl *u, const char *text, dk_wide *out);
/* x × y; sets overflow and answers 0 when it cannot be told. */
dk_wide dk_ubl_times(struct dk_ubl *u, dk_wide x, dk_wide y);
/* To 1 or to 0.01, halves upwards as XPath has it. */
dk_wide dk_ubl_round(dk_wide v);
dk_wide dk_ubl_round_cents(dk_wide v);
dk_wide dk_ubl_abs(dk_wide v);

/* A check: true when it holds for the element `at` of the rule's context. */
typedef bool dk_ubl_test(struct dk_ubl *u, const struct dk_xml *at, const char *arg);

#define DK_UBL_KIND(name, fault) dk_ubl_test dk_ubl_test_##name;
#include "base/ubl/kinds.def"
#undef DK_UBL_KIND

#endif
