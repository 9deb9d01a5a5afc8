/* adjust.h - what the files share that change stock by hand. */
#ifndef DOCKET_CORE_STOCK_ADJUST_H
#define DOCKET_CORE_STOCK_ADJUST_H

#include "core/stock/allocation.h"
#include "docket/adjust.h"

/* Notes which product it is about; `qty` must be one that it can have. */
enum dk_rc dk_stock_name(struct dk_change *ch, dk_id product_id, dk_qty qty,
    struct dk_err *err) DK_MUST_USE;
/* Settles place and lot of a move: by their codes, "" being the product's bin and the only lot that
 * lies there. What comes in may be of a lot that nobody knew, with an expiry (DK_NO_DATE: as the
 * product keeps). Reads product and qty. */
enum dk_rc dk_stock_place(struct dk_change *ch, struct dk_move_in *m, const char *location,
    const char *lot, dk_date expiry, struct dk_err *err) DK_MUST_USE;
/* Whether a change of stock worth so much waits for a second person (setting adjust_approval). */
enum dk_rc dk_stock_must_wait(struct dk_session *s, dk_money value, bool *out,
    struct dk_err *err) DK_MUST_USE;
/* A reason in a few words, in `a`; DK_EINPUT when there is none. */
enum dk_rc dk_stock_why(struct dk_arena *a, const char *text, const char **out,
    struct dk_err *err) DK_MUST_USE;
/* What is set apart at a place, of a lot where there is one, and waits neither for a second person
 * nor for somebody to look; less than 0 when what waits is not there any more. Reads product,
 * location and lot. */
enum dk_rc dk_apart_spare(struct dk_session *s, const struct dk_move_in *m, dk_qty *out,
    struct dk_err *err) DK_MUST_USE;
/* DK_EREFUSED when so many are apart, but some of them wait. */
enum dk_rc dk_apart_unheld(struct dk_session *s, const struct dk_move_in *m, dk_qty qty,
    struct dk_err *err) DK_MUST_USE;
/* DK_OK when the acting user may approve a change of stock worth `value` that `asked_by` wants. */
enum dk_rc dk_stock_approver(struct dk_session *s, dk_money value, dk_id asked_by,
    struct dk_err *err) DK_MUST_USE;
/* The move of an adjustment, and its batch against stock differences. */
enum dk_rc dk_adjust_post(struct dk_change *ch, struct dk_move_in *m,
    struct dk_err *err) DK_MUST_USE;

#endif
