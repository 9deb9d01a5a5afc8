/*
 * product.h - what the files of the product screen share: its state, and what hangs on the product
 * besides prices and packs.
 */
#ifndef UI_SCREEN_PRODUCT_H
#define UI_SCREEN_PRODUCT_H

#include "docket/kit.h"
#include "docket/stock.h"
#include "ui/card/card.h"
#include "ui/card/prices.h"

struct product_state {
	struct card card;
	dk_id id; /* 0 = it is new */
	struct dk_product *one;
	struct dk_stock stock;
	dk_price average; /* what it costs the house, as its price is */
	struct dk_unit *units;
	size_t unit_count;
	struct dk_product_hit *others;
	size_t other_count;
	struct dk_kit_parts kit;
	struct prices prices;
	struct dk_pendings waits;
	char other[DK_INPUT_BYTES]; /* the substitute or part that a dialog is about */
};

/* Pickers of what may go instead of it, and of what it is made up; and adding one. */
enum dk_react product_others(struct dk_screen *s);
enum dk_react product_new_other(struct dk_screen *s);
enum dk_react product_parts(struct dk_screen *s);
enum dk_react product_new_part(struct dk_screen *s);

#endif
