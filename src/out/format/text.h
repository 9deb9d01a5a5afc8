/* text.h - the two halves of the text format. */
#ifndef DOCKET_OUT_FORMAT_TEXT_H
#define DOCKET_OUT_FORMAT_TEXT_H

#include "docket/format.h"

enum dk_rc dk_text_workbook(const struct dk_workbook *w, struct dk_buf *out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_text_paper(const struct dk_paper *p, struct dk_buf *out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_text_labels(const struct dk_labels *l, struct dk_buf *out,
    struct dk_err *err) DK_MUST_USE;

#endif
