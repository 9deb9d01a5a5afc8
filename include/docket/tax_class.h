/* tax_class.h - what tax a line, a part of a document or a rate is of. */
#ifndef DOCKET_TAX_CLASS_H
#define DOCKET_TAX_CLASS_H

#include "docket/amount.h"

/* A UNCL 5305 category (S, Z, E, AE, K, G, O, L, M) with its rate. */
struct dk_tax_class {
	char category[4];
	dk_rate rate;
};

#endif
