/*
 * e_invoice.h - a posted invoice or credit note with what an electronic one says besides.
 *
 * Amounts, texts and names are the document's own copy. Its addresses are told apart as the master
 * data has them today where those print the very lines that were posted; else the lines stand as
 * they were printed. How it is routed (electronic addresses, references, account) and what an item
 * is called elsewhere is as of now.
 */
#ifndef DOCKET_E_INVOICE_H
#define DOCKET_E_INVOICE_H

#include "docket/invoice.h"

struct dk_e_party {
	const char *name, *street, *street2, *more; /* more: what is left of the printed lines */
	const char *city, *region, *postcode, *country;
	const char *tax_number;                     /* as posted, its country in front */
	const char *number;                         /* in its country's register */
	const char *scheme, *address;               /* electronic; "" = none is known */
	const char *contact, *phone, *email;
};

/* Beside the invoice's line of the same index. */
struct dk_e_line {
	const char *base_unit;             /* of the pieces */
	const char *gtin, *pack_gtin;      /* of a piece, of one of the unit as said; "" = none */
	const char *buyers_sku, *origin;
};

struct dk_e_invoice {
	struct dk_invoice *invoice;
	struct dk_e_party seller, buyer, ship_to;
	struct dk_e_line *lines;
	dk_date delivered;                 /* the goods left; DK_NO_DATE when none did */
	const char *corrects;              /* of a credit note: the invoice's number; "" = none */
	dk_date corrects_date;
	const char *buyer_reference;
	const char *account, *bic;         /* where to pay; "" = not set */
	const char *bank;                  /* as printed */
	const char *home;                  /* the house's currency: tax is owed in it */
};

/* DK_ENOTFOUND when there is no such invoice; right: view. */
enum dk_rc dk_e_invoice_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_e_invoice **out, struct dk_err *err) DK_MUST_USE;

#endif
