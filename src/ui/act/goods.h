/*
 * goods.h - what can be done to the stock of an item from any screen that shows one: adjust it,
 * put it elsewhere, set it apart.
 *
 * A screen that uses these begins its state with a `struct goods`. Each function asks what it must
 * know in dialogs, does its work, says what became of it, and answers DK_RELOAD then.
 */
#ifndef UI_ACT_GOODS_H
#define UI_ACT_GOODS_H

#include "docket/stock.h"
#include "ui/ui.h"

struct goods {
	dk_id product_id;
	char sku[48];
	char tracked[8];       /* as of the product */
	char from[48], to[48]; /* places */
	char lot[48];          /* of a tracked product; "" = not said */
	char expiry[24];       /* of one that is added to; "" = not said */
	enum dk_react (*lot_known)(struct dk_screen *s);
	char qty[40];
	bool moves, apart;     /* what the dialogs are about; else an adjustment */
};

enum dk_react goods_adjust(struct dk_screen *s, dk_id product_id, const char *sku);
enum dk_react goods_transfer(struct dk_screen *s, dk_id product_id, const char *sku);
/* Sets apart, or with a minus releases. */
enum dk_react goods_apart(struct dk_screen *s, dk_id product_id, const char *sku);

/* For goods.c. Asks which lot at g->from is meant where the product has any, puts it into g->lot,
 * and goes on; what is adjusted may be one that nobody knew to lie there. */
enum dk_react goods_ask_lot(struct dk_screen *s, enum dk_react (*then)(struct dk_screen *s));
/* "lot", or "serial number". */
const char *goods_lot_word(const struct goods *g);

#endif
