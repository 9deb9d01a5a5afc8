/* sign_off.h - holds the sheets of a daily workbook against the figures that were signed off. */
#ifndef DOCKET_OUT_SIGN_OFF_H
#define DOCKET_OUT_SIGN_OFF_H

#include "out/report/report.h"

/* Adds the sheet and the cover's note about it. Of an open day there is nothing to hold against. */
enum dk_rc dk_sign_off_add(const struct dk_report_ctx *ctx, struct dk_workbook *w,
    struct dk_err *err) DK_MUST_USE;

#endif
