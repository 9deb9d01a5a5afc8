/*
 * tax_class.h - what tax a line, a part of a document or a rate is of.
 *
 * Most taxes are value-added tax that the seller adds; for those category and rate say it all and
 * the other fields stay zero.
 */
#ifndef DOCKET_TAX_CLASS_H
#define DOCKET_TAX_CLASS_H

#include <string.h>

#include "docket/amount.h"

enum dk_tax_role {
	DK_TAX_ADDED,    /* the customer pays it to the seller */
	DK_TAX_WITHHELD, /* the customer keeps it back and pays it to the state */
	DK_TAX_INFORMED, /* stands on the document and changes no total */
};

/* Classes that differ in any field stand apart on a document. */
struct dk_tax_class {
	char category[4];  /* UNCL 5305: S, Z, E, AE, K, G, O, L, M */
	dk_rate rate;
	dk_rate surcharge; /* on the same base, shown apart: the Spanish recargo de equivalencia */
	char kind[16];     /* which tax: "" is value-added tax, else GST, PST, IRPF ... */
	char country[4];   /* whose tax: "" is the seller's country */
	enum dk_tax_role role;
	bool is_compound;  /* on the price and on the taxes before it on the same line */
};

/* Of value-added tax, as orders and invoices have it: the same line of a document. */
static inline bool
dk_tax_class_is_same(const struct dk_tax_class *a, const struct dk_tax_class *b)
{
	return a->rate.e5 == b->rate.e5 && a->surcharge.e5 == b->surcharge.e5 &&
	    strcmp(a->category, b->category) == 0;
}

#endif
