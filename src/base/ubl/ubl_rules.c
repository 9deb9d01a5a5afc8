/* ubl_rules.c - the table of the rules, and what they say of a document. */
#include "docket/ubl_rules.h"

#include <string.h>

#include "base/ubl/ubl.h"

/* Parts that many rows of rules.def share. */
#define DK_UBL_AMOUNTS \
	"//Amount|//BaseAmount|//PriceAmount|//TaxableAmount|//LineExtensionAmount|" \
	"//TaxExclusiveAmount|//TaxInclusiveAmount|//AllowanceTotalAmount|//ChargeTotalAmount|" \
	"//PrepaidAmount|//PayableRoundingAmount|//PayableAmount"
#define DK_UBL_EXTRAS "AllowanceCharge|Line/AllowanceCharge"
#define DK_UBL_EXTRA_AMOUNTS \
	"AllowanceCharge/Amount|AllowanceCharge/BaseAmount|Line/AllowanceCharge/Amount|" \
	"Line/AllowanceCharge/BaseAmount"
#define DK_UBL_PARTIES "//EndpointID|//PartyIdentification/ID|//CompanyID"
#define DK_UBL_AGENT "//TaxRepresentativeParty/PartyTaxScheme!/CompanyID"
#define DK_UBL_SELLER \
	"//AccountingSupplierParty/Party/PartyTaxScheme/CompanyID|" DK_UBL_AGENT
#define DK_UBL_SELLER_VAT \
	"//AccountingSupplierParty/Party/PartyTaxScheme!/CompanyID|" DK_UBL_AGENT
#define DK_UBL_BUYER_VAT "//AccountingCustomerParty/Party/PartyTaxScheme!/CompanyID"
#define DK_UBL_BUYER \
	DK_UBL_BUYER_VAT "|//AccountingCustomerParty/Party/PartyLegalEntity/CompanyID"
#define DK_UBL_ANY_VAT DK_UBL_SELLER_VAT "|" DK_UBL_BUYER_VAT
#define REASONS "TaxExemptionReason|TaxExemptionReasonCode"

/* The letters in a rule's id, the category's code, and what its rows look like. */
#define DK_UBL_CATEGORY(p, code, shown, whose, ids, rate, percent) \
	DK_UBL_RULE("BR-" p "-01", ERROR, "", shown, whose) \
	DK_UBL_RULE("BR-" p "-02", ERROR, "", has_if, \
	    "//ClassifiedTaxCategory=" code "!>" ids) \
	DK_UBL_RULE("BR-" p "-03", ERROR, "", has_if, \
	    "//AllowanceCharge-/TaxCategory=" code "!>" ids) \
	DK_UBL_RULE("BR-" p "-04", ERROR, "", has_if, \
	    "//AllowanceCharge+/TaxCategory=" code "!>" ids) \
	DK_UBL_RULE("BR-" p "-05", ERROR, "//Line/Item/ClassifiedTaxCategory=" code "!", rate, \
	    percent) \
	DK_UBL_RULE("BR-" p "-06", ERROR, "//AllowanceCharge-/TaxCategory=" code "!", rate, \
	    percent) \
	DK_UBL_RULE("BR-" p "-07", ERROR, "//AllowanceCharge+/TaxCategory=" code "!", rate, \
	    percent)
#define DK_UBL_TAXED(p, code) \
	DK_UBL_RULE("BR-" p "-08", ERROR, "TaxTotal/TaxSubtotal/TaxCategory=" code "!", \
	    base_of_rate, code) \
	DK_UBL_RULE("BR-" p "-09", ERROR, "TaxTotal/TaxSubtotal/TaxCategory=" code "!", \
	    tax_of_rate, "") \
	DK_UBL_RULE("BR-" p "-10", ERROR, "TaxTotal/TaxSubtotal/TaxCategory=" code "!", lacks, \
	    REASONS)
#define DK_UBL_UNTAXED(p, code, reason) \
	DK_UBL_RULE("BR-" p "-08", ERROR, "TaxTotal/TaxSubtotal/TaxCategory=" code "!", \
	    base_of_category, code) \
	DK_UBL_RULE("BR-" p "-09", ERROR, "TaxTotal/TaxSubtotal/TaxCategory=" code "!", zero, \
	    "../TaxAmount") \
	DK_UBL_RULE("BR-" p "-10", ERROR, "TaxTotal/TaxSubtotal/TaxCategory=" code "!", reason, \
	    REASONS)

static const struct rule {
	const char *id;
	enum dk_ubl_verdict verdict;
	const char *context;
	dk_ubl_test *holds;
	const char *arg, *kind;
} rules[] = {
#define DK_UBL_RULE(id, verdict, context, kind, arg) \
	{ id, DK_UBL_##verdict, context, dk_ubl_test_##kind, arg, #kind },
#include "base/ubl/rules.def"
#undef DK_UBL_RULE
};

static const struct {
	const char *name, *fault;
} kinds[] = {
#define DK_UBL_KIND(name, fault) { #name, fault },
#include "base/ubl/kinds.def"
#undef DK_UBL_KIND
};

/* The elements that a rule looks at; the empty context is the document itself. */
static void
find_context(struct dk_ubl *u, const struct rule *r, struct dk_ubl_set *out)
{
	dk_ubl_find(u, u->root, r->context, out);
}

enum dk_ubl_verdict
dk_ubl_rule(struct dk_arena *a, const struct dk_xml *document, const char *id)
{
	struct dk_ubl u = { .arena = a, .root = document };
	enum dk_ubl_verdict verdict = DK_UBL_UNKNOWN;

	for (size_t i = 0; i < DK_COUNT(rules); i++) {
		struct dk_ubl_set set;

		if (strcmp(rules[i].id, id) != 0)
			continue;
		verdict = verdict == DK_UBL_UNKNOWN ? DK_UBL_SUCCESS : verdict;
		find_context(&u, &rules[i], &set);
		for (size_t j = 0; j < set.count; j++)
			if (!rules[i].holds(&u, set.nodes[j], rules[i].arg))
				verdict = rules[i].verdict;
	}
	return u.overflow ? DK_UBL_UNKNOWN : verdict;
}

/* "Invoice/InvoiceLine[2]/Price" */
static const char *
path_of(struct dk_arena *a, const struct dk_xml *x)
{
	size_t at = 1, all = 0;

	if (x->parent == NULL)
		return x->name;
	for (const struct dk_xml *s = x->parent->child; s != NULL; s = s->next) {
		all += strcmp(s->name, x->name) == 0;
		if (s == x)
			at = all;
	}
	if (all == 1)
		return dk_fmt(a, "%s/%s", path_of(a, x->parent), x->name);
	return dk_fmt(a, "%s/%s[%zu]", path_of(a, x->parent), x->name, at);
}

/* The sentence of a kind, with the argument where it names it. */
static const char *
sentence(struct dk_arena *a, const struct rule *r)
{
	const char *fault = "", *gap;

	for (size_t i = 0; i < DK_COUNT(kinds); i++)
		if (strcmp(kinds[i].name, r->kind) == 0)
			fault = kinds[i].fault;
	if ((gap = strstr(fault, "%s")) == NULL)
		return fault;
	return dk_fmt(a, "%.*s%s%s", (int)(gap - fault), fault, r->arg, gap + 2);
}

void
dk_ubl_check(struct dk_arena *a, const struct dk_xml *document, struct dk_ubl_fault **faults,
    size_t *count)
{
	struct dk_ubl u = { .arena = a, .root = document };
	size_t cap = 0;

	*faults = NULL;
	*count = 0;
	for (size_t i = 0; i < DK_COUNT(rules); i++) {
		struct dk_ubl_set set;

		find_context(&u, &rules[i], &set);
		for (size_t j = 0; j < set.count; j++) {
			u.overflow = false;
			if (rules[i].holds(&u, set.nodes[j], rules[i].arg))
				continue;
			*faults = dk_arena_grow(a, *faults, *count, &cap, sizeof(**faults));
			(*faults)[(*count)++] = (struct dk_ubl_fault){ rules[i].id,
				u.overflow ? DK_UBL_UNKNOWN : rules[i].verdict,
				path_of(a, set.nodes[j]), sentence(a, &rules[i]) };
		}
	}
}

size_t
dk_ubl_rule_count(void)
{
	return DK_COUNT(rules);
}

const char *
dk_ubl_rule_id(size_t i)
{
	return i < DK_COUNT(rules) ? rules[i].id : "";
}
