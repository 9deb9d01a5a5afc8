/* show_order.h - an order as commands answer it (interface.md, section 2b), and for people. */
#ifndef CLI_SHOW_ORDER_H
#define CLI_SHOW_ORDER_H

#include "cli/cli.h"
#include "docket/order.h"

/* Everything an order has: its members, and the whole object. */
void dk_show_order_members(struct dk_cli *c, const struct dk_order *o);
void dk_show_order_json(struct dk_cli *c, const struct dk_order *o);
void dk_show_order_text(struct dk_cli *c, const struct dk_order *o);
/* Loads it and answers in the form asked for. */
enum dk_rc dk_show_order(struct dk_cli *c, dk_id id, struct dk_err *err) DK_MUST_USE;

/* Answers an act: the object in JSON, for people one line and the holds. */
enum dk_rc dk_show_order_after(struct dk_cli *c, dk_id id, const char *what,
    struct dk_err *err) DK_MUST_USE;
/* Enters a draft that the same command has just made of something, unless its --once key did so
 * before, and answers. What a check refuses stays a draft, and is told so. */
enum dk_rc dk_show_order_entered(struct dk_cli *c, dk_id draft, struct dk_err *err) DK_MUST_USE;
/* Drafts have no number yet; they are named D and their id. */
const char *dk_show_order_number(struct dk_cli *c, const struct dk_order *o);

/* Parts that other answers have too. */
/* Lines and totals. A quote moves no goods: nothing of it is allocated, waits or was shipped. */
void dk_show_order_body(struct dk_cli *c, const struct dk_order *o, bool moves_goods);
/* `splits`, what each rate is made up of, may be NULL. */
void dk_show_taxes_json(struct dk_cli *c, const struct dk_tax_part *parts, size_t count,
    const char *const *splits, int exponent);
/* "5%", or an amount, as order files write a discount; "0" when there is none. */
const char *dk_show_discount(struct dk_cli *c, dk_rate rate, dk_money amount, int exponent);

#endif
