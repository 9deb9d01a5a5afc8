/* customer.h - what the files of master/ share about customers. */
#ifndef DOCKET_CORE_MASTER_CUSTOMER_H
#define DOCKET_CORE_MASTER_CUSTOMER_H

#include "core/control/change.h"
#include "docket/customer.h"

/* The digits of a phone, reversed: what its last digits are found by. */
char *dk_phone_key(struct dk_arena *a, const char *phone);
/* Folded, letters and digits alone: how postcodes are compared. */
char *dk_postcode_key(struct dk_arena *a, const char *postcode);
/* Writes anew what a customer is found by: his own words and those of his contacts. */
enum dk_rc dk_customer_words_put(struct dk_change *ch, dk_id customer_id,
    struct dk_err *err) DK_MUST_USE;
/* Puts what stands for "not said" where nothing is said. */
void dk_customer_defaults(struct dk_customer *c);
/* Something that looks like an e-mail address, or nothing. */
enum dk_rc dk_email_check(const char *email, struct dk_err *err) DK_MUST_USE;

#endif
