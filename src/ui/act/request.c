/* request.c - what a request is about, told to the screen that asks for its words. */
#include "ui/act/request.h"

enum dk_react
act_request(struct dk_screen *s, const struct act_request *about)
{
	char arg[100];

	snprintf(arg, sizeof(arg), "%lld %lld %lld %lld", (long long)about->order_id,
	    (long long)about->line_no, (long long)about->product_id,
	    (long long)about->purchase_id);
	return dk_open(s, "ask", arg);
}
