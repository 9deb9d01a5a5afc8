/*
 * box.h - the boxes that goods are packed into: inner size, own weight, how much they bear.
 */
#ifndef DOCKET_BOX_H
#define DOCKET_BOX_H

#include "docket/customer.h"

struct dk_box {
	dk_id id;
	const char *code, *name;
	int64_t length_mm, width_mm, height_mm; /* inside */
	int64_t tare_gram;                      /* empty, with filling */
	int64_t max_gram;                       /* heaviest when full; 0 = any */
};

/* Adds or changes the box with this code. Right: master-edit. */
enum dk_rc dk_box_put(struct dk_session *s, const struct dk_box *x, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
/* All boxes, the smallest first. */
enum dk_rc dk_box_list(struct dk_session *s, struct dk_arena *a, struct dk_box **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* By its code; DK_ENOTFOUND names the codes there are. */
enum dk_rc dk_box_find(struct dk_session *s, struct dk_arena *a, const char *code,
    struct dk_box **out, struct dk_err *err) DK_MUST_USE;

#endif
