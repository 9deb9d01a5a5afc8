/*
 * shortage.h - how much of a line is missing: of a draft, what is not free now; later, what waits
 * and is not free. A line that waits for its time is not short while the goods lie there.
 */
#ifndef DOCKET_CORE_SHORTAGE_H
#define DOCKET_CORE_SHORTAGE_H

#include "core/order/private.h"

struct dk_shortage {
	dk_qty had;     /* of what is wanted, this much could be had */
	dk_qty missing;
};

/* Finds for each line the one before it of the same item, once the lines stand; of those that are
 * put behind later all before them are looked at. */
void dk_shortage_link(struct dk_arena *a, const struct dk_order *o, struct dk_order_facts *f);

/* Lines of the same item share what is free, in their order. */
struct dk_shortage dk_shortage_of(const struct dk_order *o, const struct dk_order_facts *f,
    size_t i);

/* What lines of the same item before it in the order are short of. */
dk_qty dk_shortage_before(const struct dk_order *o, const struct dk_order_facts *f, size_t i);

/* What would be free yet when the line had what it needs. */
dk_qty dk_shortage_spare(const struct dk_order *o, const struct dk_order_facts *f, size_t i);

/* It is wanted beyond the reservation horizon of its item: it queues and takes nothing yet. */
enum dk_rc dk_line_is_later(struct dk_session *s, const struct dk_order *o,
    const struct dk_order_facts *f, size_t i, bool *out, struct dk_err *err) DK_MUST_USE;

/* What is missing of the line is given up, not backordered: chosen for the line, else by the
 * customer's policy; nothing waits for a customer who takes no backorders. */
bool dk_shortage_cancels(const struct dk_order_facts *f, const struct dk_order_line *l);

#endif
