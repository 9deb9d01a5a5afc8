/* totals.h - the foot of a document with amounts: its totals and its taxes. */
#ifndef OUT_DOC_TOTALS_H
#define OUT_DOC_TOTALS_H

#include "out/doc/doc.h"

struct dk_doc_totals {
	int exponent;
	const char *currency;
	bool includes_tax, is_credit; /* credit: what is due is credited */
	dk_money goods, discount, freight, net, total, prepaid, rounding, due;
	const struct dk_tax_part *taxes;
	dk_money withheld; /* the customer keeps it back */
	const char *withheld_says; /* "Withheld IRPF 15 %" */
	const char **tax_names; /* parallel to taxes */
	const char **surcharge_names; /* the same; "" = by its rate */
	const char **tax_parts; /* the same, what each rate is made up of; NULL: not told */
	size_t tax_count;
};
/* Totals block and table of taxes; why some bear no tax, as the law wants it said. */
void dk_doc_totals(struct dk_paper *p, const struct dk_doc_totals *t);
void dk_doc_reasons(struct dk_paper *p, const struct dk_tax_part *taxes, size_t count);
/* "VAT 20 %", "Surcharge 5.2 %": the name, or category and rate. */
const char *dk_doc_tax_name(struct dk_paper *p, const struct dk_tax_class *c, const char *name);
const char *dk_doc_surcharge_name(struct dk_paper *p, const struct dk_tax_class *c,
    const char *name);
/* "tax S 21 + 5.2 %", of a line. */
const char *dk_doc_line_tax(struct dk_paper *p, const struct dk_tax_class *c);
/* The printed names of the taxes of an order and of their surcharges, parallel to o->taxes. */
struct dk_doc_tax_names {
	const char **taxes, **surcharges;
};
enum dk_rc dk_doc_tax_names(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    struct dk_doc_tax_names *out, struct dk_err *err) DK_MUST_USE;

#endif
