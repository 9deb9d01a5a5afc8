/* ubl_other.c - rules on parties, payment and references that are like no other. */
#include <string.h>
#include <strings.h>

#include "base/ubl/codes.h"
#include "base/ubl/ubl.h"

static bool
is_german(struct dk_ubl *u, const char *party)
{
	return strcasecmp(dk_ubl_text(u, u->root,
			      dk_fmt(u->arena,
				  "%s/Party/PostalAddress/Country/IdentificationCode", party)),
		   "DE") == 0;
}

static bool
both_german(struct dk_ubl *u)
{
	return is_german(u, "AccountingSupplierParty") && is_german(u, "AccountingCustomerParty");
}

bool
dk_ubl_test_tax_currency(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	struct dk_ubl_set set;

	(void)arg;
	dk_ubl_find(u, u->root, "//TaxTotal/TaxAmount/@currencyID", &set);
	for (size_t i = 0; i < set.count; i++)
		if (strcmp(dk_xml_attr(set.nodes[i], "currencyID"), at->text) == 0)
			return true;
	return false;
}

/* The payee is named, and by neither name nor number the seller. */
bool
dk_ubl_test_payee(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	const char *seller = "AccountingSupplierParty/Party/PartyName/Name";
	const char *seller_id = "AccountingSupplierParty/Party/PartyIdentification/ID";
	const char *id = dk_ubl_text(u, at, "PartyIdentification/ID");

	(void)arg;
	return dk_ubl_has(u, at, "PartyName/Name") &&
	    !(dk_ubl_has(u, u->root, seller) &&
		strcmp(dk_ubl_text(u, at, "PartyName/Name"), dk_ubl_text(u, u->root, seller)) ==
		    0) &&
	    !(id[0] != '\0' && strcmp(id, dk_ubl_text(u, u->root, seller_id)) == 0);
}

static bool
is_transfer(struct dk_ubl *u, const struct dk_xml *at)
{
	const char *code = dk_ubl_text(u, at, "PaymentMeansCode");

	return strcmp(code, "30") == 0 || strcmp(code, "58") == 0;
}

bool
dk_ubl_test_account_number(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)arg;
	return !is_transfer(u, at) || !dk_ubl_has(u, at, "PayeeFinancialAccount") ||
	    dk_ubl_text(u, at, "PayeeFinancialAccount/ID")[0] != '\0';
}

bool
dk_ubl_test_transfer_account(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)arg;
	return !is_transfer(u, at) || dk_ubl_has(u, at, "PayeeFinancialAccount/ID");
}

/* By tax number, by the number of a register, or by one that is not for direct debit. */
bool
dk_ubl_test_seller_known(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	struct dk_ubl_set set;

	(void)arg;
	if (dk_ubl_has(u, at, "Party/PartyTaxScheme!/CompanyID|Party/PartyLegalEntity/CompanyID"))
		return true;
	dk_ubl_find(u, at, "Party/PartyIdentification/ID", &set);
	for (size_t i = 0; i < set.count; i++) {
		const char *scheme = dk_xml_attr(set.nodes[i], "schemeID");

		if (scheme == NULL || strcmp(scheme, "SEPA") != 0)
			return true;
	}
	return false;
}

bool
dk_ubl_test_tax_country(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	const char *number = dk_ubl_text(u, at, "CompanyID");

	(void)arg;
	return number[0] == '\0' || number[1] == '\0' ||
	    strstr(dk_ubl_codes("tax_countries"), dk_arena_dup_n(u->arena, number, 2)) != NULL;
}

bool
dk_ubl_test_object_reference(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	const char *type = dk_ubl_text(u, at, "DocumentTypeCode");

	(void)arg;
	if (strcmp(type, "130") == 0)
		return true;
	if (strcmp(u->root->name, "CreditNote") == 0 && strcmp(type, "50") == 0)
		return true;
	return !dk_ubl_has(u, at, "ID/@schemeID|DocumentTypeCode");
}

bool
dk_ubl_test_object_scheme(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	const struct dk_xml *id = dk_ubl_first(u, at, "ID/@schemeID");

	(void)arg;
	if (id == NULL || strcmp(dk_ubl_text(u, at, "DocumentTypeCode"), "130") != 0)
		return true;
	return dk_ubl_test_code(u, id, "references@schemeID");
}

bool
dk_ubl_test_mandate(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	const char *code = dk_ubl_text(u, at, "PaymentMeansCode");

	(void)arg;
	return (strcmp(code, "49") != 0 && strcmp(code, "59") != 0) ||
	    dk_ubl_has(u, at, "PaymentMandate/ID");
}

bool
dk_ubl_test_one_note(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)arg;
	return dk_ubl_test_single(u, at, "Note") || both_german(u);
}

/* The number in Peppol's name of a process; "" when it is none. */
static const char *
process_of(struct dk_ubl *u)
{
	static const char before[] = "urn:fdc:peppol.eu:2017:poacc:billing:";
	const char *s = dk_ubl_text(u, u->root, "ProfileID");

	if (strncmp(s, before, strlen(before)) != 0)
		return "";
	s += strlen(before);
	if (strspn(s, "0123456789") != 2 || strncmp(s + 2, ":1.0", 4) != 0)
		return "";
	return dk_arena_dup_n(u->arena, s, 2);
}

bool
dk_ubl_test_process(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)at;
	(void)arg;
	return process_of(u)[0] != '\0';
}

bool
dk_ubl_test_one_project(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	struct dk_ubl_set set;
	size_t n = 0;

	(void)arg;
	if (strcmp(at->name, "CreditNote") != 0)
		return true;
	dk_ubl_find(u, at, "AdditionalDocumentReference", &set);
	for (size_t i = 0; i < set.count; i++)
		n += strcmp(dk_ubl_text(u, set.nodes[i], "DocumentTypeCode"), "50") == 0;
	return n <= 1;
}

bool
dk_ubl_test_line_object(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	struct dk_ubl_set set;

	(void)arg;
	dk_ubl_find(u, at, "DocumentReference/DocumentTypeCode", &set);
	for (size_t i = 0; i < set.count; i++)
		if (strcmp(set.nodes[i]->text, "130") == 0)
			return true;
	return !dk_ubl_has(u, at, "DocumentReference");
}

bool
dk_ubl_test_same_unit(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	const struct dk_xml *qty = dk_ubl_first(u, at, "InvoicedQuantity|CreditedQuantity");
	const struct dk_xml *base = dk_ubl_first(u, at, "Price/BaseQuantity");
	const char *unit = base != NULL ? dk_xml_attr(base, "unitCode") : NULL;

	(void)arg;
	if (qty == NULL || unit == NULL)
		return true;
	return dk_xml_attr(qty, "unitCode") != NULL &&
	    strcmp(dk_xml_attr(qty, "unitCode"), unit) == 0;
}

bool
dk_ubl_test_profile_type(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	return strcmp(process_of(u), "01") != 0 || dk_ubl_test_one_of(u, at, arg);
}

bool
dk_ubl_test_german_type(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	return !dk_ubl_test_one_of(u, at, arg) || both_german(u);
}

/* "REASON CATEGORY": who gives this reason is in this category. */
bool
dk_ubl_test_reason_category(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	size_t n = strcspn(arg, " ");
	const char *reason = dk_ubl_text(u, at, "TaxExemptionReasonCode");

	return strlen(reason) != n || strncasecmp(reason, arg, n) != 0 ||
	    strcmp(dk_ubl_text(u, at, "ID"), arg + n + 1) == 0;
}

bool
dk_ubl_test_same_value(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	struct dk_ubl_set set;

	dk_ubl_find(u, at, arg, &set);
	for (size_t i = 1; i < set.count; i++)
		if (strcmp(set.nodes[i]->text, set.nodes[0]->text) != 0)
			return false;
	return true;
}
