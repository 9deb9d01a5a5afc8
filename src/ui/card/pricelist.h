/* pricelist.h - the prices typed on a list's sheet, not kept yet, for the screen that previews. */
#ifndef UI_PRICELIST_H
#define UI_PRICELIST_H

#include "docket/price_plan.h"
#include "ui/screen.h"

/* Those of the sheet that this screen was opened over. */
struct dk_price_rows pricelist_typed(const struct dk_screen *s);

#endif
