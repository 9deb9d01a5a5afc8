/* write.c - elements of UBL, one after the other. */
#include "out/ubl/write.h"

#include <libxml/xmlwriter.h>
#include <string.h>

/* Letters that XML may hold; blanks for line ends, nothing for control characters. */
static const xmlChar *
clean(struct ubl *u, const char *text)
{
	char *out = dk_arena_alloc(u->arena, strlen(text) + 1);
	size_t n = 0;

	for (const char *p = text; *p != '\0'; p++) {
		unsigned char c = (unsigned char)*p;

		if (c == '\n' || c == '\t' || c == '\r')
			out[n++] = ' ';
		else if (c >= 0x20 && c != 0x7f &&
		    !(c == 0xef && (memcmp(p, "\xef\xbf\xbe", 3) == 0 ||
				       memcmp(p, "\xef\xbf\xbf", 3) == 0)))
			out[n++] = *p;
		else if (c == 0xef)
			p += 2; /* U+FFFE and U+FFFF are no letters of XML */
	}
	out[n] = '\0';
	return (const xmlChar *)out;
}

/* Memory is all that can run out here. */
static void
must(int written)
{
	if (written < 0)
		dk_bug("the XML writer failed", __FILE__, __LINE__);
}

void
ubl_open(struct ubl *u, const char *name)
{
	must(xmlTextWriterStartElement(u->to,
	    (const xmlChar *)dk_fmt(u->arena, "cac:%s", name)));
}

void
ubl_close(struct ubl *u)
{
	must(xmlTextWriterEndElement(u->to));
}

void
ubl_leaf_of(struct ubl *u, const char *name, const char *attr, const char *value,
    const char *text)
{
	const xmlChar *s = clean(u, text);

	if (*s == '\0')
		return;
	must(xmlTextWriterStartElement(u->to,
	    (const xmlChar *)dk_fmt(u->arena, "cbc:%s", name)));
	if (attr != NULL)
		must(xmlTextWriterWriteAttribute(u->to, (const xmlChar *)attr, clean(u, value)));
	must(xmlTextWriterWriteString(u->to, s));
	ubl_close(u);
}

void
ubl_leaf(struct ubl *u, const char *name, const char *text)
{
	ubl_leaf_of(u, name, NULL, "", text);
}

/* A third decimal is written only where it says something: the norm knows two. */
void
ubl_amount(struct ubl *u, const char *name, dk_money m)
{
	int places = u->exponent;

	while (places > 2 && m.minor % 10 == 0) {
		m.minor /= 10;
		places--;
	}
	ubl_leaf_of(u, name, "currencyID", u->e->invoice->currency, dk_money_text(m, places).s);
}

void
ubl_wrap(struct ubl *u, const char *group, const char *name, const char *text)
{
	if (*clean(u, text) == '\0')
		return;
	ubl_open(u, group);
	ubl_leaf(u, name, text);
	ubl_close(u);
}

void
ubl_extra(struct ubl *u, const struct ubl_extra *x)
{
	bool of_base = x->percent.e5 != 0;

	ubl_open(u, "AllowanceCharge");
	ubl_leaf(u, "ChargeIndicator", x->is_charge ? "true" : "false");
	ubl_leaf(u, "AllowanceChargeReasonCode", x->code);
	ubl_leaf(u, "AllowanceChargeReason", x->reason);
	if (of_base)
		ubl_leaf(u, "MultiplierFactorNumeric", dk_rate_text(x->percent).s);
	ubl_amount(u, "Amount", x->amount);
	if (of_base)
		ubl_amount(u, "BaseAmount", x->base);
	if (x->tax != NULL)
		ubl_category(u, "TaxCategory", x->tax, NULL);
	ubl_close(u);
}
