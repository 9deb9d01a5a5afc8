/* packing_file.h - how goods were packed, told by a file. */
#ifndef DOCKET_PACKING_FILE_H
#define DOCKET_PACKING_FILE_H

#include "docket/shipment.h"

/* Reads CSV with the columns carton, line, qty, and where there are box, kg, reason (in any order);
 * "-" is standard input. Texts live in `a`. DK_ENOTFOUND: no such file; DK_EINPUT names the first
 * line that is wrong. */
enum dk_rc dk_packing_file_read(struct dk_arena *a, const char *path, struct dk_fill **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
