/* party.c - who sells, who buys, where it went, how it is paid. */
#include <ctype.h>
#include <string.h>

#include "out/ubl/write.h"

static void
address(struct ubl *u, const char *name, const struct dk_e_party *p)
{
	ubl_open(u, name);
	ubl_leaf(u, "StreetName", p->street);
	ubl_leaf(u, "AdditionalStreetName", p->street2);
	ubl_leaf(u, "CityName", p->city);
	ubl_leaf(u, "PostalZone", p->postcode);
	ubl_leaf(u, "CountrySubentity", p->region);
	ubl_wrap(u, "AddressLine", "Line", p->more);
	ubl_wrap(u, "Country", "IdentificationCode", p->country);
	ubl_close(u);
}

static void
tax_scheme(struct ubl *u, const struct dk_e_party *p)
{
	/* a document outside the scope of tax names no number of value-added tax */
	if (u->is_untaxed || *p->tax_number == '\0')
		return;
	ubl_open(u, "PartyTaxScheme");
	ubl_leaf(u, "CompanyID", p->tax_number);
	ubl_wrap(u, "TaxScheme", "ID", "VAT");
	ubl_close(u);
}

static void
contact(struct ubl *u, const struct dk_e_party *p)
{
	if (*p->contact == '\0' && *p->phone == '\0' && *p->email == '\0')
		return;
	ubl_open(u, "Contact");
	ubl_leaf(u, "Name", p->contact);
	ubl_leaf(u, "Telephone", p->phone);
	ubl_leaf(u, "ElectronicMail", p->email);
	ubl_close(u);
}

static void
party(struct ubl *u, const struct dk_e_party *p, const char *id)
{
	ubl_open(u, "Party");
	ubl_leaf_of(u, "EndpointID", "schemeID", p->scheme, p->address);
	ubl_wrap(u, "PartyIdentification", "ID", id);
	ubl_wrap(u, "PartyName", "Name", p->name);
	address(u, "PostalAddress", p);
	tax_scheme(u, p);
	ubl_open(u, "PartyLegalEntity");
	ubl_leaf(u, "RegistrationName", p->name);
	ubl_leaf(u, "CompanyID", p->number);
	ubl_close(u);
	contact(u, p);
	ubl_close(u);
}

void
ubl_seller(struct ubl *u)
{
	const struct dk_e_party *p = &u->e->seller;

	ubl_open(u, "AccountingSupplierParty");
	party(u, p, u->is_untaxed && *p->number == '\0' ? p->tax_number : "");
	ubl_close(u);
}

void
ubl_buyer(struct ubl *u)
{
	ubl_open(u, "AccountingCustomerParty");
	party(u, &u->e->buyer, u->e->invoice->customer_number);
	ubl_close(u);
}

void
ubl_delivery(struct ubl *u)
{
	const struct dk_e_party *to = &u->e->ship_to;

	if (*to->name == '\0')
		return;
	ubl_open(u, "Delivery");
	if (dk_date_is_set(u->e->delivered))
		ubl_leaf(u, "ActualDeliveryDate", dk_date_iso(u->e->delivered).s);
	ubl_open(u, "DeliveryLocation");
	address(u, "Address", to);
	ubl_close(u);
	ubl_open(u, "DeliveryParty");
	ubl_wrap(u, "PartyName", "Name", to->name);
	ubl_close(u);
	ubl_close(u);
}

/* An account, a bank that is known as words alone stands with the terms. */
void
ubl_payment(struct ubl *u)
{
	const struct dk_e_invoice *e = u->e;
	const struct dk_invoice *v = e->invoice;
	const char *account = dk_arena_dup(u->arena, ""), *bank = e->bank;
	bool is_iban;

	for (const char *p = e->account; *p != '\0'; p++)
		if (*p != ' ')
			account = dk_fmt(u->arena, "%s%c", account, *p);
	is_iban = isalpha((unsigned char)account[0]) && isalpha((unsigned char)account[1]);
	if (!u->is_credit && *account != '\0') {
		ubl_open(u, "PaymentMeans");
		ubl_leaf(u, "PaymentMeansCode",
		    is_iban && strcmp(v->currency, "EUR") == 0 ? "58" : "30");
		ubl_leaf(u, "PaymentID", v->number);
		ubl_open(u, "PayeeFinancialAccount");
		ubl_leaf(u, "ID", account);
		ubl_leaf(u, "Name", e->seller.name);
		ubl_wrap(u, "FinancialInstitutionBranch", "ID", e->bic);
		ubl_close(u);
		ubl_close(u);
		bank = "";
	}
	if (u->is_credit)
		return;
	ubl_wrap(u, "PaymentTerms", "Note", *bank == '\0' ? v->terms
	    : dk_fmt(u->arena, "%s; %s", v->terms, bank));
}
