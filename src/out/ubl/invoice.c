/* invoice.c - the whole document in the schema's order, read back and checked before it leaves. */
#include <libxml/xmlwriter.h>
#include <string.h>

#include "docket/ubl_rules.h"
#include "out/ubl/write.h"

#define SCHEMA "urn:oasis:names:specification:ubl:schema:xsd:"
#define CUSTOMIZATION \
	"urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
#define PROFILE "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"

static void
root(struct ubl *u)
{
	const char *name = u->is_credit ? "CreditNote" : "Invoice";
	const char *const spaces[][2] = { { "xmlns", dk_fmt(u->arena, SCHEMA "%s-2", name) },
		{ "xmlns:cac", SCHEMA "CommonAggregateComponents-2" },
		{ "xmlns:cbc", SCHEMA "CommonBasicComponents-2" } };

	(void)xmlTextWriterStartElement(u->to, (const xmlChar *)name);
	for (size_t i = 0; i < DK_COUNT(spaces); i++)
		(void)xmlTextWriterWriteAttribute(u->to, (const xmlChar *)spaces[i][0],
		    (const xmlChar *)spaces[i][1]);
}

/* The buyer's own order number; "NA" where our number must stand without one. */
static void
references(struct ubl *u)
{
	const struct dk_e_invoice *e = u->e;
	const struct dk_invoice *v = e->invoice;
	const char *orders = v->order_number;

	for (size_t i = 0; *v->order_number == '\0' && i < v->share_count; i++)
		orders = dk_fmt(u->arena, "%s%s%s", orders, i > 0 ? " " : "", v->shares[i].order);
	if (*v->customer_po != '\0' || *orders != '\0') {
		ubl_open(u, "OrderReference");
		ubl_leaf(u, "ID", *v->customer_po != '\0' ? v->customer_po : "NA");
		ubl_leaf(u, "SalesOrderID", orders);
		ubl_close(u);
	}
	if (*e->corrects != '\0') {
		ubl_open(u, "BillingReference");
		ubl_open(u, "InvoiceDocumentReference");
		ubl_leaf(u, "ID", e->corrects);
		ubl_leaf(u, "IssueDate", dk_date_iso(e->corrects_date).s);
		ubl_close(u);
		ubl_close(u);
	}
	ubl_wrap(u, "DespatchDocumentReference", "ID", v->shipment_number);
}

/* What is really paid, or credited, where a tax is withheld. */
static const char *
withheld(struct ubl *u)
{
	const struct dk_invoice *v = u->e->invoice;

	return v->withheld.minor == 0 ? "" : dk_fmt(u->arena, "Withheld tax %s %s %%: %s %s of the"
	    " amount %s, which leaves %s %s.", v->withheld_name, dk_rate_text(v->withheld_rate).s,
	    v->currency, dk_money_text(v->withheld, u->exponent).s,
	    u->is_credit ? "credited" : "payable is kept back and paid to the tax office",
	    v->currency, dk_money_text(v->due, u->exponent).s);
}

static void
head(struct ubl *u)
{
	const struct dk_invoice *v = u->e->invoice;

	ubl_leaf(u, "CustomizationID", CUSTOMIZATION);
	ubl_leaf(u, "ProfileID", PROFILE);
	ubl_leaf(u, "ID", v->number);
	ubl_leaf(u, "IssueDate", dk_date_iso(v->date).s);
	if (!u->is_credit)
		ubl_leaf(u, "DueDate", dk_date_iso(v->due_date).s);
	ubl_leaf(u, u->is_credit ? "CreditNoteTypeCode" : "InvoiceTypeCode",
	    u->is_credit ? "381" : "380");
	ubl_leaf(u, "Note", withheld(u));
	ubl_leaf(u, "DocumentCurrencyCode", v->currency);
	if (dk_date_is_set(v->exchange_day)) /* tax is owed in the house's money */
		ubl_leaf(u, "TaxCurrencyCode", u->e->home);
	ubl_leaf(u, "BuyerReference", u->e->buyer_reference);
	if (v->share_count > 0 && dk_date_is_set(v->period_from)) {
		ubl_open(u, "InvoicePeriod");
		ubl_leaf(u, "StartDate", dk_date_iso(v->period_from).s);
		ubl_leaf(u, "EndDate", dk_date_iso(v->period_to).s);
		ubl_close(u);
	}
	references(u);
}

void
dk_ubl_write(struct dk_arena *a, const struct dk_e_invoice *e, struct dk_buf *out)
{
	const struct dk_invoice *v = e->invoice;
	struct ubl u = { .arena = a, .e = e, .exponent = dk_currency_exponent(v->currency),
		.is_credit = strcmp(v->kind, "credit-note") == 0 };
	xmlBuffer *text = xmlBufferCreate();

	if (text == NULL || (u.to = xmlNewTextWriterMemory(text, 0)) == NULL)
		dk_bug("out of memory", __FILE__, __LINE__);
	for (size_t i = 0; i < v->tax_count; i++)
		u.is_untaxed |= strcmp(v->taxes[i].tax.category, "O") == 0;
	(void)xmlTextWriterSetIndent(u.to, 1);
	(void)xmlTextWriterSetIndentString(u.to, (const xmlChar *)"  ");
	(void)xmlTextWriterStartDocument(u.to, "1.0", "UTF-8", NULL);
	root(&u);
	head(&u);
	ubl_seller(&u);
	ubl_buyer(&u);
	ubl_delivery(&u);
	ubl_payment(&u);
	ubl_extras(&u);
	ubl_totals(&u);
	for (size_t i = 0; i < v->line_count; i++)
		ubl_line(&u, i);
	(void)xmlTextWriterEndDocument(u.to);
	xmlFreeTextWriter(u.to);
	dk_buf_add(out, xmlBufferContent(text), (size_t)xmlBufferLength(text));
	xmlBufferFree(text);
}

/* What a network cannot do without; the rules name it by elements, a clerk by where it is kept. */
static enum dk_rc
check_parties(const struct dk_e_invoice *e, struct dk_err *err)
{
	const char *long_one = dk_currency_exponent(e->home) > 2 ? e->home
	    : dk_currency_exponent(e->invoice->currency) > 2 ? e->invoice->currency : NULL;

	if (long_one != NULL)
		return dk_fail(err, DK_EREFUSED, "currency", "%s has three decimals, and electronic"
		    " invoices by EN 16931 take two: send %s as a PDF.", long_one,
		    e->invoice->number);
	if (*e->seller.country == '\0')
		return dk_fail(err, DK_EREFUSED, "company_country",
		    "The house's country is not set: docket setting set company_country GB.");
	if (*e->seller.address == '\0')
		return dk_fail(err, DK_EREFUSED, "company_e_address",
		    "The house has no electronic address: docket setting set company_e_address "
		    "SCHEME:ID, or give its tax number.");
	if (*e->buyer.address == '\0')
		return dk_fail(err, DK_EREFUSED, "e_address",
		    "Customer %s has no electronic address: docket customer set %s "
		    "e_address=SCHEME:ID, like 0088:5412345000013 or EM:bills@shop.example.",
		    e->invoice->customer_number, e->invoice->customer_number);
	return DK_OK;
}

static enum dk_rc
check(struct dk_arena *a, const struct dk_e_invoice *e, const struct dk_buf *text,
    struct dk_err *err)
{
	const struct dk_xml *x;
	struct dk_ubl_fault *faults;
	size_t count;
	enum dk_rc rc = dk_xml_parse(a, dk_buf_text(text), text->len, &x, err);

	if (rc != DK_OK)
		return rc;
	dk_ubl_check(a, x, &faults, &count);
	for (size_t i = 0; i < count; i++)
		if (faults[i].verdict != DK_UBL_WARNING)
			return dk_fail(err, DK_EREFUSED, "invoice",
			    "%s cannot be an electronic invoice: %s, %s (%s).", e->invoice->number,
			    faults[i].rule, faults[i].text, faults[i].where);
	return DK_OK;
}

enum dk_rc
dk_ubl_invoice(struct dk_session *s, dk_id id, struct dk_buf *out, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dk_e_invoice *e = NULL;
	struct dk_buf text = { 0 };
	enum dk_rc rc = dk_e_invoice_load(s, &a, id, &e, err);

	if (rc == DK_OK)
		rc = check_parties(e, err);
	if (rc == DK_OK) {
		dk_ubl_write(&a, e, &text);
		rc = check(&a, e, &text, err);
	}
	if (rc == DK_OK)
		dk_buf_add(out, dk_buf_text(&text), text.len);
	dk_buf_free(&text);
	dk_arena_free(&a);
	return rc;
}
