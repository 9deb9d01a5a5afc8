/* test_ubl_rules.c - reading XML from strangers, and the rules of EN 16931 on what was read. */
#include "chance.h"

#include "docket/arena.h"
#include "docket/buf.h"
#include "docket/ubl_rules.h"

#define VAT "<TaxScheme><ID>VAT</ID></TaxScheme>"
#define PARTY(name) \
	"<Party><EndpointID schemeID=\"0088\">5412345000013</EndpointID><PostalAddress><Country>" \
	"<IdentificationCode>DE</IdentificationCode></Country></PostalAddress><PartyTaxScheme>" \
	"<CompanyID>DE136695976</CompanyID>" VAT "</PartyTaxScheme><PartyLegalEntity>" \
	"<RegistrationName>" name "</RegistrationName></PartyLegalEntity></Party>"

/* A sound invoice: one line of 10 at 9.95, 5 % off the document, 19 % tax, 10.00 paid. */
static const char sound[] =
    "<inv:Invoice xmlns:inv=\"urn:i\" xmlns=\"urn:c\">"
    "<CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
    "</CustomizationID><ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</ProfileID>"
    "<ID>INV1</ID><IssueDate>2026-11-23</IssueDate><DueDate>2026-12-23</DueDate>"
    "<InvoiceTypeCode>380</InvoiceTypeCode><DocumentCurrencyCode>EUR</DocumentCurrencyCode>"
    "<BuyerReference>P1</BuyerReference>"
    "<AccountingSupplierParty>" PARTY("Harbor") "</AccountingSupplierParty>"
    "<AccountingCustomerParty>" PARTY("Quay") "</AccountingCustomerParty>"
    "<AllowanceCharge><ChargeIndicator>false</ChargeIndicator><AllowanceChargeReasonCode>95"
    "</AllowanceChargeReasonCode><MultiplierFactorNumeric>5</MultiplierFactorNumeric>"
    "<Amount currencyID=\"EUR\">4.98</Amount><BaseAmount currencyID=\"EUR\">99.50</BaseAmount>"
    "<TaxCategory><ID>S</ID><Percent>19</Percent>" VAT "</TaxCategory></AllowanceCharge>"
    "<TaxTotal><TaxAmount currencyID=\"EUR\">17.96</TaxAmount><TaxSubtotal>"
    "<TaxableAmount currencyID=\"EUR\">94.52</TaxableAmount>"
    "<TaxAmount currencyID=\"EUR\">17.96</TaxAmount>"
    "<TaxCategory><ID>S</ID><Percent>19</Percent>" VAT "</TaxCategory></TaxSubtotal></TaxTotal>"
    "<LegalMonetaryTotal><LineExtensionAmount currencyID=\"EUR\">99.50</LineExtensionAmount>"
    "<TaxExclusiveAmount currencyID=\"EUR\">94.52</TaxExclusiveAmount>"
    "<TaxInclusiveAmount currencyID=\"EUR\">112.48</TaxInclusiveAmount>"
    "<AllowanceTotalAmount currencyID=\"EUR\">4.98</AllowanceTotalAmount>"
    "<PrepaidAmount currencyID=\"EUR\">10.00</PrepaidAmount>"
    "<PayableAmount currencyID=\"EUR\">102.48</PayableAmount></LegalMonetaryTotal>"
    "<InvoiceLine><ID>1</ID><InvoicedQuantity unitCode=\"C62\">10</InvoicedQuantity>"
    "<LineExtensionAmount currencyID=\"EUR\">99.50</LineExtensionAmount><Item><Name>Bolt</Name>"
    "<ClassifiedTaxCategory><ID>S</ID><Percent>19</Percent>" VAT "</ClassifiedTaxCategory></Item>"
    "<Price><PriceAmount currencyID=\"EUR\">9.95</PriceAmount></Price></InvoiceLine>"
    "</inv:Invoice>";

/* The faults of the invoice with the first `from` made `to`, one "RULE " after the other. */
static const char *
faults_with(struct dk_arena *a, const char *from, const char *to)
{
	const char *at = strstr(sound, from), *text;
	const struct dk_xml *x;
	struct dk_ubl_fault *faults;
	struct dk_err err;
	const char *all = "";
	size_t count;

	assert_non_null(at);
	text = dk_fmt(a, "%.*s%s%s", (int)(at - sound), sound, to, at + strlen(from));
	if (dk_xml_parse(a, text, strlen(text), &x, &err) != DK_OK)
		fail_msg("%s", err.text);
	dk_ubl_check(a, x, &faults, &count);
	for (size_t i = 0; i < count; i++)
		all = dk_fmt(a, "%s%s ", all, faults[i].rule);
	return all;
}

static void
a_sound_invoice_breaks_no_rule(void **state)
{
	struct dk_arena a = {0};

	(void)state;
	assert_string_equal(faults_with(&a, "INV1", "INV2"), "");
	dk_arena_free(&a);
}

static void
each_figure_that_is_a_cent_off_breaks_its_rules(void **state)
{
	static const struct {
		const char *from, *to, *rules;
	} rows[] = {
	    {"\">99.50</LineExtensionAmount><TaxEx", "\">99.51</LineExtensionAmount><TaxEx",
		"BR-CO-10 BR-CO-13 "},
	    {">94.52</TaxEx", ">94.53</TaxEx", "BR-CO-13 BR-CO-15 "},
	    {">112.48<", ">112.47<", "BR-CO-15 BR-CO-16 "},
	    {">102.48<", ">102.49<", "BR-CO-16 "},
	    {">4.98</AllowanceT", ">4.97</AllowanceT", "BR-CO-11 BR-CO-13 "},
	    {">17.96<", ">17.97<", "BR-CO-14 BR-CO-15 "},
	    {">94.52</Taxable", ">95.52</Taxable", "BR-S-08 "},
	    {">94.52</Taxable", ">95.51</Taxable", ""}, /* the rule lets it miss by less than 1 */
	    {">4.98</Amount>", ">5.00</Amount>", "BR-CO-11 PEPPOL-EN16931-R040 "},
	    {">9.95<", ">9.953<", "PEPPOL-EN16931-R120 "},
	    {"<Percent>19</Percent>" VAT "</ClassifiedTaxCategory>", VAT "</ClassifiedTaxCategory>",
		"BR-S-05 BR-S-08 "},
	    {"currencyID=\"EUR\">9.95", "currencyID=\"SEK\">9.95", "PEPPOL-EN16931-R051 "},
	    {"<DueDate>2026-12-23</DueDate>", "", "BR-CO-25 "},
	    {"5412345000013", "5412345000014", "PEPPOL-COMMON-R040 "},
	    {"C62", "bolts", "BR-CL-23 "},
	};
	struct dk_arena a = {0};

	(void)state;
	for (size_t i = 0; i < DK_COUNT(rows); i++)
		assert_string_equal(faults_with(&a, rows[i].from, rows[i].to), rows[i].rules);
	dk_arena_free(&a);
}

static void
a_fault_says_where_and_what(void **state)
{
	static const char text[] =
	    "<Invoice><InvoiceLine/><InvoiceLine><Price/></InvoiceLine></Invoice>";
	struct dk_arena a = {0};
	struct dk_ubl_fault *faults;
	const struct dk_xml *x;
	size_t count, seen = 0;

	(void)state;
	assert_int_equal(dk_xml_parse(&a, text, strlen(text), &x, NULL), DK_OK);
	dk_ubl_check(&a, x, &faults, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(faults[i].rule, "BR-26") == 0 && seen++ == 1) {
			assert_string_equal(faults[i].where, "Invoice/InvoiceLine[2]");
			assert_string_equal(faults[i].text, "Price/PriceAmount is missing");
		}
	assert_int_equal(seen, 2);
	dk_arena_free(&a);
}

static void
refused(const char *text, const char *why)
{
	struct dk_arena a = {0};
	const struct dk_xml *x;
	struct dk_err err;

	assert_int_equal(dk_xml_parse(&a, text, strlen(text), &x, &err), DK_EINPUT);
	if (strstr(err.text, why) == NULL)
		fail_msg("%s", err.text);
	dk_arena_free(&a);
}

static void
xml_from_strangers_is_refused_with_a_reason(void **state)
{
	struct dk_buf deep = {0};

	(void)state;
	refused("", "no XML document");
	refused("<Invoice>", "line 1");
	refused("<a><b></a></b>", "no XML document");
	refused("{\"a\":1}", "no XML document");
	refused("<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;&b;\">]><a>&d;</a>",
	    "a type of its own");
	refused("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "a type of its own");
	for (int i = 0; i < 70; i++)
		dk_buf_str(&deep, "<a>");
	for (int i = 0; i < 70; i++)
		dk_buf_str(&deep, "</a>");
	refused(dk_buf_text(&deep), "64 levels");
	dk_buf_free(&deep);
}

static void
text_between_elements_and_in_sections_is_one(void **state)
{
	static const char text[] =
	    "<?xml version=\"1.0\"?><!-- x --><a b=\" 1  2 \">\n  one <c/> <![CDATA[two ]]>\t</a>";
	struct dk_arena a = {0};
	const struct dk_xml *x;

	(void)state;
	assert_int_equal(dk_xml_parse(&a, text, strlen(text), &x, NULL), DK_OK);
	assert_string_equal(x->text, "one two");
	assert_string_equal(dk_xml_attr(x, "b"), "1 2");
	assert_null(dk_xml_attr(x, "c"));
	assert_ptr_equal(dk_xml_child(x, "c")->parent, x);
	dk_arena_free(&a);
}

/* Bytes that somebody changed anywhere: an answer or a refusal, never a crash. */
static void
broken_invoices_are_refused_or_judged(void **state)
{
	uint64_t seed = 16931;

	(void)state;
	for (int round = 0; round < 400; round++) {
		char text[sizeof(sound)];
		struct dk_arena a = {0};
		struct dk_ubl_fault *faults;
		const struct dk_xml *x;
		size_t count, hits = 1 + chance(&seed) % 4;

		memcpy(text, sound, sizeof(sound));
		while (hits-- > 0)
			text[chance(&seed) % (sizeof(sound) - 1)] =
			    "<>/&-0123456789.SZ\"\x80"[chance(&seed) % 20];
		if (dk_xml_parse(&a, text, sizeof(sound) - 1, &x, NULL) == DK_OK)
			dk_ubl_check(&a, x, &faults, &count);
		dk_arena_free(&a);
	}
}

static void
numbers_that_cannot_be_told_exactly_are_not_judged(void **state)
{
	static const char *const amounts[] = {"99999999999999999999999999999999999999999999", "1e5",
	    "0.00000000001", "-", "", "1.2.3", "1,5"};
	static const enum dk_ubl_verdict verdicts[] = {DK_UBL_UNKNOWN, DK_UBL_ERROR, DK_UBL_UNKNOWN,
	    DK_UBL_ERROR, DK_UBL_ERROR, DK_UBL_ERROR, DK_UBL_ERROR};
	struct dk_arena a = {0};

	(void)state;
	for (size_t i = 0; i < DK_COUNT(amounts); i++) {
		const struct dk_xml *x;
		const char *text = dk_fmt(&a,
		    "<Invoice><LegalMonetaryTotal><TaxInclusiveAmount>%s</TaxInclusiveAmount>"
		    "<PayableAmount>7</PayableAmount></LegalMonetaryTotal></Invoice>", amounts[i]);

		assert_int_equal(dk_xml_parse(&a, text, strlen(text), &x, NULL), DK_OK);
		assert_int_equal(dk_ubl_rule(&a, x, "BR-CO-16"), verdicts[i]);
	}
	dk_arena_free(&a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_sound_invoice_breaks_no_rule),
	    cmocka_unit_test(each_figure_that_is_a_cent_off_breaks_its_rules),
	    cmocka_unit_test(a_fault_says_where_and_what),
	    cmocka_unit_test(xml_from_strangers_is_refused_with_a_reason),
	    cmocka_unit_test(text_between_elements_and_in_sections_is_one),
	    cmocka_unit_test(broken_invoices_are_refused_or_judged),
	    cmocka_unit_test(numbers_that_cannot_be_told_exactly_are_not_judged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
