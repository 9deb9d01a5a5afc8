/* field.h - one field of a master record: in and out of rows, its text, its limits. */
#ifndef DOCKET_CORE_MASTER_FIELD_H
#define DOCKET_CORE_MASTER_FIELD_H

#include "core/master/record.h"

void dk_field_read(const struct dk_field *f, struct dk_stmt *st, int col, struct dk_arena *a,
    void *record);
void dk_field_bind(const struct dk_field *f, struct dk_stmt *st, const void *record);
bool dk_field_same(const struct dk_field *f, const void *x, const void *y);
/* Nothing worth telling: "", 0, no, no date, no limit. */
bool dk_field_is_empty(const struct dk_field *f, const void *record);
/* As files write it: money with `exponent` decimals, dates ISO, yes and no. */
const char *dk_field_text(struct dk_arena *a, const struct dk_field *f, const void *record,
    int exponent);
/* The field from its text as files write it; "" is none. DK_EINPUT. */
enum dk_rc dk_field_parse(const struct dk_field *f, void *record, const char *text, int exponent,
    struct dk_err *err) DK_MUST_USE;
void dk_field_copy(const struct dk_field *f, void *to, const void *from);
/* What stands in a new record until somebody has agreed: nothing, and no credit. */
void dk_field_clear(const struct dk_field *f, void *record);
/* NULL becomes ""; then kind and limits. */
enum dk_rc dk_field_check(const struct dk_field *f, void *record, int exponent,
    struct dk_err *err) DK_MUST_USE;

#endif
