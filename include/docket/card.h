/*
 * card.h - the fields of a master record by their names in files (interface.md §3): what forms
 * and FIELD=VALUE words of commands read and set.
 */
#ifndef DOCKET_CARD_H
#define DOCKET_CARD_H

#include "docket/arena.h"
#include "docket/base.h"
#include "docket/date.h"

enum dk_card_kind { DK_CARD_CUSTOMER, DK_CARD_ADDRESS, DK_CARD_CONTACT, DK_CARD_PRODUCT,
	DK_CARD_PRICE, DK_CARD_SERVICE, DK_CARD_SUPPLIER, DK_CARD_PROMOTION,
	DK_CARD_EXEMPTION, DK_CARD_RETURN_RULE };

struct dk_card {
	enum dk_card_kind kind;
	void *record;  /* struct dk_customer, dk_address, dk_contact, dk_product, dk_price_row,
	                * dk_service, dk_supplier, dk_promotion, dk_exemption,
	                * dk_return_rule */
	int exponent;  /* of money: the session's */
};

/* The name of the i-th field; NULL past the last. */
const char *dk_card_field(enum dk_card_kind kind, size_t i);
/* True when changing the field needs the right credit-edit (docket/pending.h). */
bool dk_card_is_credit(enum dk_card_kind kind, const char *field);
/* A new record of its kind: nothing in any field but what stands for nothing said. */
void dk_card_blank(const struct dk_card *c);
/* A field as files write it. */
const char *dk_card_text(const struct dk_card *c, struct dk_arena *a, const char *field);
/* Sets a field from such a text, which must live as long as the record. DK_ENOTFOUND without such
 * a field, DK_EINPUT names the field. */
enum dk_rc dk_card_set(const struct dk_card *c, const char *field, const char *text,
    struct dk_err *err) DK_MUST_USE;
/* The same from what a clerk types: a day may be "1.12" or "thu" as well. */
enum dk_rc dk_card_type(const struct dk_card *c, const char *field, const char *text,
    dk_date today, struct dk_err *err) DK_MUST_USE;

#endif
