/* prices.h - the prices of one item that are in force or coming, in words. */
#ifndef UI_CARD_PRICES_H
#define UI_CARD_PRICES_H

#include "docket/price.h"
#include "ui/screen.h"

struct price_shown {
	const char *row;   /* its place in dk_price_rows: what the price screen opens */
	const char *whose; /* "list base", "customer 4711" */
	const char *least, *price, *from, *to;
	enum dk_look look; /* wait for one that is coming */
};

struct prices {
	struct price_shown *list;
	size_t count;
};

/* Without those that ended before today. */
enum dk_rc prices_load(const struct dk_screen *s, struct dk_arena *a, dk_id product_id,
    struct prices *out, struct dk_err *err) DK_MUST_USE;
/* A head, and as many as stand above `bottom`. */
void prices_draw(const struct prices *all, struct dk_surface *sf, int row, int bottom);

#endif
