/* serve.h - hands out what came of one product after another; for receiving. */
#ifndef DOCKET_CORE_SERVE_H
#define DOCKET_CORE_SERVE_H

#include "core/control/change.h"
#include "docket/hand_out.h"

/* Many products at once: an order that waits for thousands of them is judged once, at the end. */
struct dk_serve {
	struct dk_arena *a;  /* of `orders` */
	const char *reason;
	dk_qty given;        /* so far */
	dk_id *orders;       /* that got something, each time they did */
	size_t count, cap;
};
/* Gives what is free of the product to who waits, by the setting; nobody waits, or nothing is fit:
 * that is no failure. The stages of orders are not stored yet. */
enum dk_rc dk_serve_product(struct dk_session *s, struct dk_serve *v, dk_id product_id,
    struct dk_err *err) DK_MUST_USE;
/* Stores the stages, each order once. Inside the same outer change. */
enum dk_rc dk_serve_end(struct dk_change *ch, struct dk_serve *v, struct dk_err *err) DK_MUST_USE;

#endif
