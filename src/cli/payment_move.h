/* payment_move.h - `docket payment apply|advice|unapply|reverse`. */
#ifndef CLI_PAYMENT_MOVE_H
#define CLI_PAYMENT_MOVE_H

#include "cli/cli.h"
#include "docket/payment.h"

extern const struct dk_opt dk_payment_unapply_options[], dk_payment_reverse_options[];

enum dk_rc dk_payment_apply_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_payment_advice_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_payment_unapply_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_payment_reverse_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
/* Says what a payment is: "Payment P1001: 50.00 EUR from Harbor is taken; ..." */
enum dk_rc dk_payment_answer(struct dk_cli *c, dk_id id, const char *what,
    struct dk_err *err) DK_MUST_USE;

/* A row of the table, or in JSON an object. */
void dk_payment_print(struct dk_cli *c, struct dk_out_table *t, const struct dk_payment *p);
extern const struct dk_opt dk_payment_open_options[], dk_payment_free_options[];
enum dk_rc dk_payment_keep_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_payment_free_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_payment_show_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_payment_open_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

extern const struct dk_opt dk_payment_receipt_options[];
enum dk_rc dk_payment_receipt_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
