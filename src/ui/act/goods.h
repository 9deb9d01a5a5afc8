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
	char from[48], to[48]; /* places */
	char qty[40];
	bool moves, apart;     /* what the dialogs are about; else an adjustment */
};

enum dk_react goods_adjust(struct dk_screen *s, dk_id product_id, const char *sku);
enum dk_react goods_transfer(struct dk_screen *s, dk_id product_id, const char *sku);
/* Sets apart, or with a minus releases. */
enum dk_react goods_apart(struct dk_screen *s, dk_id product_id, const char *sku);

#endif
