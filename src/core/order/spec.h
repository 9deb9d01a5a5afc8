/*
 * spec.h - the sizes, colours and numbers that a text names: "20 mm", "M8x40", "A4", "red".
 *
 * Two specs of one shape speak of the same thing: "20 mm" and "18 mm" do, "M8" and "20 mm" do not.
 */
#ifndef DOCKET_CORE_ORDER_SPEC_H
#define DOCKET_CORE_ORDER_SPEC_H

#include "docket/arena.h"

struct dk_spec {
	const char *said;  /* as written: "20 mm" */
	const char *key;   /* "20mm"; colours by their English name */
	const char *shape; /* "#mm"; colours all alike */
};

struct dk_spec_text {
	struct dk_spec *specs;
	size_t spec_count;
	const char **words; /* three letters and more, folded, without the s of the plural */
	size_t word_count;
};

/* What `len` bytes of text name; texts in `a`. */
void dk_spec_read(struct dk_arena *a, const char *text, size_t len, struct dk_spec_text *out);
/* Bytes up to the end of the clause that begins at `text`: a line end, a semicolon, a comma or
 * full stop not inside a number, the word "and". */
size_t dk_spec_clause(const char *text);
/* Words that both hold. */
size_t dk_spec_shared(const struct dk_spec_text *x, const struct dk_spec_text *y);

#endif
