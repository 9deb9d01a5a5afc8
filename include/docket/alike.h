/*
 * alike.h - records that a new one looks like: a warning before the same customer or product is
 * kept twice.
 */
#ifndef DOCKET_ALIKE_H
#define DOCKET_ALIKE_H

#include "docket/product.h"

struct dk_alike {
	dk_id id;
	const char *number, *name, *place; /* place: a customer's postcode and city; "" */
	const char *why; /* "phone", "e-mail", "name and place"; "barcode", "name" */
};

struct dk_alikes {
	struct dk_alike *list;
	size_t count;
};

/* Others with the same last digits of a phone, the same e-mail address, or almost the same name
 * at the same postcode or in the same city; contacts count. The surest first, ten at most. */
enum dk_rc dk_customer_alike(struct dk_session *s, struct dk_arena *a,
    const struct dk_customer *c, struct dk_alikes *out, struct dk_err *err) DK_MUST_USE;
/* Others with the same barcode, or whose names are the same words in whatever order. */
enum dk_rc dk_product_alike(struct dk_session *s, struct dk_arena *a, const struct dk_product *p,
    struct dk_alikes *out, struct dk_err *err) DK_MUST_USE;

#endif
