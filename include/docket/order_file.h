/*
 * order_file.h - reading orders from JSON files (interface.md §2) into what the core enters.
 *
 * Unknown keys are refused by name; money and quantities are texts, plain numbers are accepted
 * too. data/schema/order.schema.json says the same to other programs.
 */
#ifndef DOCKET_ORDER_FILE_H
#define DOCKET_ORDER_FILE_H

#include "docket/draft.h"
#include "docket/json.h"

/* One object as an order; texts in `a`. `history` allows shipped and returned. DK_EINPUT: its field
 * is the key at fault, of a line "lines[0].qty" (counted from 0). */
enum dk_rc dk_order_file_read(struct dk_arena *a, const struct dk_json *object, bool history,
    struct dk_order_input *out, struct dk_err *err) DK_MUST_USE;
/* A file that holds exactly one order; "-" is standard input. DK_ENOTFOUND when it is not there. */
enum dk_rc dk_order_file_load(struct dk_arena *a, const char *path, struct dk_order_input *out,
    struct dk_err *err) DK_MUST_USE;

#endif
