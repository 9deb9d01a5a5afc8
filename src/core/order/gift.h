/* gift.h - lines of goods that are given for nothing, and what they are given for. */
#ifndef DOCKET_CORE_GIFT_H
#define DOCKET_CORE_GIFT_H

#include "core/order/private.h"

/* A stored gift: what the lines that it is given for say, what of it is wanted, shipped or picked;
 * all in thousandths. */
struct dk_gift {
	int64_t told, live, bound;
	bool is_tied; /* false: an older docket did not note what it was given for */
};

/* What goes with the line was agreed with it, not by the promotions of the day. */
bool dk_gift_is_agreed(const struct dk_order_line *l);
/* What the goods cost that go with line i for nothing. */
enum dk_rc dk_gift_cost(struct dk_session *s, const struct dk_order *o,
    const struct dk_order_facts *f, size_t i, dk_money *out, struct dk_err *err) DK_MUST_USE;
/* How many of a stored gift's pieces nothing is left for; 0 of other lines. */
enum dk_rc dk_gift_spare(struct dk_session *s, const struct dk_order_line *l, int64_t *out,
    struct dk_err *err) DK_MUST_USE;

#endif
