/* barcode.h - what the files of master/ share about products: barcodes, units, search words. */
#ifndef DOCKET_CORE_MASTER_BARCODE_H
#define DOCKET_CORE_MASTER_BARCODE_H

#include "core/control/change.h"
#include "docket/product.h"

struct dk_barcode {
	const char *code;  /* "" = none */
	dk_id product_id;
	const char *unit;
};

/* Takes the code `before` ("" = none) away and adds `after`. DK_EREFUSED names the product that
 * has it already. */
enum dk_rc dk_barcode_move(struct dk_change *ch, const char *before,
    const struct dk_barcode *after, struct dk_err *err) DK_MUST_USE;
/* Refuses a base unit that is the name of one of the product's packs. */
enum dk_rc dk_unit_is_free(struct dk_change *ch, dk_id product_id, const char *name,
    struct dk_err *err) DK_MUST_USE;
/* Puts what stands for "not said" where nothing is said. */
void dk_product_defaults(struct dk_product *p);
/* What a product is found by, folded. */
char *dk_product_words(struct dk_arena *a, const struct dk_product *p);
/* Fills the hit of a product; DK_ENOTFOUND. */
enum dk_rc dk_product_hit(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_product_hit *out, struct dk_err *err) DK_MUST_USE;

#endif
