/*
 * ubl_rules.h - the business rules of EN 16931 and Peppol BIS Billing 3, on a UBL invoice.
 *
 * A rule looks at every element of its context; one that is not there cannot break it. Rules that
 * know an amount take it exactly as it is written.
 */
#ifndef DOCKET_UBL_RULES_H
#define DOCKET_UBL_RULES_H

#include "docket/xml.h"

enum dk_ubl_verdict {
	DK_UBL_SUCCESS,
	DK_UBL_WARNING,
	DK_UBL_ERROR,
	DK_UBL_UNKNOWN, /* docket has no such rule, or a number is too large for it */
};

/* What one rule (BR-CO-10, PEPPOL-EN16931-R120) says of a document or a part of one. */
enum dk_ubl_verdict dk_ubl_rule(struct dk_arena *a, const struct dk_xml *document,
    const char *id);

struct dk_ubl_fault {
	const char *rule;
	enum dk_ubl_verdict verdict;
	const char *where; /* the element's path, "Invoice/InvoiceLine[2]/Price" */
	const char *text;  /* what is wrong with it */
};

/* All rules on a whole document; the faults are in the arena, in the order of the rules. */
void dk_ubl_check(struct dk_arena *a, const struct dk_xml *document, struct dk_ubl_fault **faults,
    size_t *count);
/* How many rules there are, and their ids. */
size_t dk_ubl_rule_count(void);
const char *dk_ubl_rule_id(size_t i);

#endif
