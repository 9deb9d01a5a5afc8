/*
 * link.h - all pairs of records by their keys: substitutes, customers' own item numbers.
 */
#ifndef DOCKET_LINK_H
#define DOCKET_LINK_H

#include "docket/session.h"

struct dk_substitute_link {
	const char *sku, *substitute;
	int64_t rank;
};

struct dk_item_link {
	const char *customer, *their_sku, *sku;
};

/* By sku, then rank. Right: view. */
enum dk_rc dk_substitute_links(struct dk_session *s, struct dk_arena *a,
    struct dk_substitute_link **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* By customer, then their number. Right: view. */
enum dk_rc dk_item_links(struct dk_session *s, struct dk_arena *a, struct dk_item_link **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
