/* kept.h - drafts that become quotes, and orders made of those again. */
#ifndef DOCKET_CORE_ORDER_KEPT_H
#define DOCKET_CORE_ORDER_KEPT_H

#include "core/order/private.h"

/* A draft about to be entered: its voided lines dropped, priced and checked. */
enum dk_rc dk_order_ready(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err) DK_MUST_USE;
/* DK_EREFUSED with the first finding that refuses. */
enum dk_rc dk_findings_refuse(const struct dk_order *o, struct dk_err *err) DK_MUST_USE;
/* A draft becomes something that is no order: a quote, a template. It gets a number of that
 * kind and is closed; nothing is allocated, held or promised. `o` is made by dk_order_ready. */
enum dk_rc dk_order_keep_as(struct dk_change *ch, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, const char *kind, struct dk_err *err) DK_MUST_USE;
/* The fields and lines of a file as a draft of its own, priced; `kind` is what it is to become. */
enum dk_rc dk_order_draft_from(struct dk_session *s, const struct dk_order_input *in,
    const char *kind, dk_id *id, struct dk_err *err) DK_MUST_USE;
/* A new draft with lines of another order, whose from_id name theirs. */
enum dk_rc dk_draft_from(struct dk_session *s, const struct dk_order *from, dk_id *draft,
    struct dk_err *err) DK_MUST_USE;
/* The price that a quote, blanket order or exchange fixed for a line made from it; without, no
 * layer. */
struct dk_agreed {
	dk_price price;
	dk_qty per, pieces;       /* agreed for this many pieces at most */
	dk_rate discount;
	dk_money discount_amount; /* of discount_pieces */
	dk_qty discount_pieces;
	const char *layer, *number;
	bool has_tax;             /* the price holds the tax */
	bool holds;               /* false: more pieces than agreed, or too late */
};
enum dk_rc dk_agreed_find(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    const struct dk_order_line *l, struct dk_agreed *out, struct dk_err *err) DK_MUST_USE;
/* A dropped draft gives the quote that it was made of back. */
enum dk_rc dk_quote_reopen(struct dk_session *s, dk_id draft, struct dk_err *err) DK_MUST_USE;
/* One that was made of a standing or blanket order: that call-off is skipped. */
enum dk_rc dk_call_off_dropped(struct dk_session *s, dk_id draft, struct dk_err *err) DK_MUST_USE;
/* DK_EREFUSED when the blanket order that an order was made of has more called off than agreed. */
enum dk_rc dk_call_off_fits(struct dk_session *s, dk_id order, struct dk_err *err) DK_MUST_USE;
/* Two orders of one standing or blanket order are no duplicates, however alike they are. */
enum dk_rc dk_call_off_siblings(struct dk_session *s, dk_id one, dk_id other, bool *out,
    struct dk_err *err) DK_MUST_USE;
/* quote, blanket, exchange: net, and with the discount that was agreed. */
bool dk_layer_is_agreed(const char *layer);

#endif
