/* stock_keep.h - `docket stock adjust`, `waiting`, `approve`, `refuse`, `apart`, `release` and
 * `transfer`. */
#ifndef CLI_STOCK_KEEP_H
#define CLI_STOCK_KEEP_H

#include "cli/cli.h"

enum dk_rc dk_stock_keep_adjust(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_stock_keep_waiting(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_stock_keep_approve(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_stock_keep_refuse(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_stock_keep_apart(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_stock_keep_release(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_stock_keep_transfer(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_stock_adjust_options[], dk_stock_waiting_options[],
    dk_stock_reason_options[], dk_stock_apart_options[], dk_stock_transfer_options[];

/* In cmd_stock.c: the stock of the product that the first argument names. */
enum dk_rc dk_stock_show(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
