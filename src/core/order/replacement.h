/*
 * replacement.h - the order of an exchange, as the room returns makes, holds and ends it.
 */
#ifndef DOCKET_CORE_ORDER_REPLACEMENT_H
#define DOCKET_CORE_ORDER_REPLACEMENT_H

#include "core/control/change.h"
#include "docket/draft.h"

/* A draft of the acting user. from[i] is the line sold whose price line i keeps when it is entered
 * (core/order/agreed.c); 0 = priced as of today. */
enum dk_rc dk_replacement_draft(struct dk_session *s, const struct dk_order_input *in,
    const dk_id *from, dk_id *draft, struct dk_err *err) DK_MUST_USE;
/* Holds the order under code `exchange`. */
enum dk_rc dk_replacement_hold(struct dk_change *ch, dk_id order_id, const char *why,
    struct dk_err *err) DK_MUST_USE;
/* Lets it go: nobody did, its gate opened. What a person released before stays his word. */
enum dk_rc dk_replacement_release(struct dk_change *ch, dk_id order_id, const char *why,
    struct dk_err *err) DK_MUST_USE;
/* Gives up what is open of it. *out: some of it has gone. DK_EREFUSED while it is being picked. */
enum dk_rc dk_replacement_give_up(struct dk_change *ch, dk_id order_id, bool *out,
    struct dk_err *err) DK_MUST_USE;

#endif
