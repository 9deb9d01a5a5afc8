/* promote.h - what promotions, and the other lines of an order, do to the price of one. */
#ifndef DOCKET_CORE_PROMOTE_H
#define DOCKET_CORE_PROMOTE_H

#include "core/order/private.h"
#include "docket/promotion.h"

/* What one line took. */
struct dk_promoted {
	const struct dk_promotion **list;
	dk_qty *pieces;   /* beside each: how many of the line took it */
	size_t *gifts;    /* beside each: index of the line it gives, or DK_NO_LINE */
	size_t count;
};
#define DK_NO_LINE SIZE_MAX

/* f->group_pieces from the products of all lines. */
void dk_price_groups(struct dk_arena *a, const struct dk_order *o, struct dk_order_facts *f);
/* f->promotions: those that hold for products and customer of the order; one look for all lines,
 * and another for each that has limits. */
enum dk_rc dk_promote_look(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err) DK_MUST_USE;
/* Takes what is given off a line that has its automatic price and its customer's discount: the
 * combinable ones together, or one exclusive one, whatever costs the least. */
void dk_promote_line(const struct dk_session *s, struct dk_arena *a, struct dk_order_line *l,
    size_t i, struct dk_order_facts *f);
/* How many more pieces of line i the nearest promotion asks that it does not reach yet; 0 = none.
 */
dk_qty dk_promote_next(const struct dk_session *s, const struct dk_order *o,
    const struct dk_order_facts *f, size_t i);
/* Puts goods that are given for nothing behind the lines, before the parts of kits; those that are
 * there already become as many as the lines say that they are given for. */
enum dk_rc dk_promote_gifts(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err) DK_MUST_USE;
/* Stores which lines took what, once they have rows. */
enum dk_rc dk_promote_note(struct dk_session *s, const struct dk_order *o,
    const struct dk_order_facts *f, struct dk_err *err) DK_MUST_USE;
/* A line that holds goods given for nothing. */
bool dk_layer_is_gift(const char *layer);

#endif
