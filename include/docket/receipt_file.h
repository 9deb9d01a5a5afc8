/* receipt_file.h - what came, counted in a file. */
#ifndef DOCKET_RECEIPT_FILE_H
#define DOCKET_RECEIPT_FILE_H

#include "docket/receive.h"

/* Reads CSV with the columns line or sku, qty, damaged, location (in any order) against a purchase
 * order; "-" is standard input. Texts live in `a`. DK_ENOTFOUND: no such file; DK_EINPUT names the
 * first line that is wrong. */
enum dk_rc dk_receipt_file_read(struct dk_arena *a, const char *path, const struct dk_purchase *p,
    struct dk_received_line **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
