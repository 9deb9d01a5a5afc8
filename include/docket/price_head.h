/*
 * price_head.h - what all prices of a list have in common: their currency, and whether they hold
 * the value-added tax, as at a counter. A list without a head has the house's currency and no tax.
 *
 * A document holds its tax as a whole, by the list that its customer buys by: his own, else that
 * of his group, else the base list. Prices of other layers are converted into its terms.
 */
#ifndef DOCKET_PRICE_HEAD_H
#define DOCKET_PRICE_HEAD_H

#include "docket/customer.h"

struct dk_price_head {
	const char *list;     /* "base" is the base list */
	const char *currency; /* "" = the house's */
	bool includes_tax;
};

/* dk_customer.taxed_lists: which of those that he may buy by hold the tax; dk_customer_load alone
 * fills it. */
enum { DK_TAXED_LIST = 1, DK_TAXED_GROUP = 2, DK_TAXED_BASE = 4 };
/* Are his documents in prices that hold the tax? */
static inline bool
dk_customer_is_taxed(const struct dk_customer *c)
{
	unsigned by = *c->price_list != '\0' ? DK_TAXED_LIST : DK_TAXED_GROUP | DK_TAXED_BASE;

	return (c->taxed_lists & by) != 0;
}

/* That of a list; of one without a row, the defaults. */
enum dk_rc dk_price_head_find(struct dk_session *s, struct dk_arena *a, const char *list,
    struct dk_price_head *out, struct dk_err *err) DK_MUST_USE;
/* Those that have a row, by their code. Right: view. */
enum dk_rc dk_price_head_list(struct dk_session *s, struct dk_arena *a, struct dk_price_head **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* Entered orders and posted documents stay as they are; drafts are priced anew. Right:
 * master-edit. */
enum dk_rc dk_price_head_put(struct dk_session *s, const struct dk_price_head *head,
    enum dk_put *did, struct dk_err *err) DK_MUST_USE;

#endif
