/* request.h - another desk is asked, from whatever screen shows what it is about. */
#ifndef UI_ACT_REQUEST_H
#define UI_ACT_REQUEST_H

#include "ui/screen.h"

/* What it is about; each may be 0. */
struct act_request {
	dk_id order_id, product_id, purchase_id;
	int64_t line_no;
};

/* Opens the screen that asks for kind and words. */
enum dk_react act_request(struct dk_screen *s, const struct act_request *about);

#endif
