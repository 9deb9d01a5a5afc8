/*
 * exchange.h - what is done to an exchange, from any screen that shows one.
 *
 * A screen that uses these begins its state with a `struct act_exchange`.
 */
#ifndef UI_ACT_EXCHANGE_H
#define UI_ACT_EXCHANGE_H

#include "docket/exchange.h"
#include "ui/ui.h"

struct act_exchange {
	dk_id id, return_id;
	char number[32];
	dk_money due; /* of a balance against the customer, when it was asked for */
};

/* The step that it waits for: a word, goods, a look at them, money, the settlement; what waits for
 * the warehouse opens the order. */
enum dk_react act_exchange_next(struct dk_screen *s, const struct dk_goods_exchange *x);
/* The goods came, whatever else it waits for. */
enum dk_react act_exchange_receive(struct dk_screen *s, const struct dk_goods_exchange *x);
/* Money for what it costs the customer: asks how it is paid. */
enum dk_react act_exchange_pay(struct dk_screen *s, const struct dk_goods_exchange *x);
/* The goods stay: asks why. */
enum dk_react act_exchange_cancel(struct dk_screen *s, const struct dk_goods_exchange *x);
/* "14.28 to be paid by him", "2.58 his credit", "0.00" */
struct dk_text act_exchange_balance(dk_money balance, const char *currency, const char *outcome);

#endif
