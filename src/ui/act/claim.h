/* claim.h - a claim as it is told in one line: "S 2 two were missing". */
#ifndef UI_ACT_CLAIM_H
#define UI_ACT_CLAIM_H

#include "ui/screen.h"

#define ACT_CLAIM_HOW \
	"S short, D damaged: how many.  L late, G goodwill: an amount.\n" \
	"P wrong price: the right one, or pieces@price.  f8.50: freight.\n" \
	"Then his words."

/* Enters it against a line (line_no 0 = of the whole: L and G only) and opens it; DK_STAY (after
 * dk_say) when it is not taken. */
struct act_claim {
	dk_id order_id;
	int64_t line_no;
	const char *text;
};
enum dk_react act_claim(struct dk_screen *s, const struct act_claim *told);

#endif
