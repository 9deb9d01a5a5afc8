/* promotions.c - what is given off list prices for a time. */
#include "docket/card.h"
#include "docket/promotion.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "code", "kind", "name", "sku", "price_group", "customer",
	"customer_group", "min_qty", "rate", "price", "per", "buy", "pay", "free_sku", "free_qty",
	"exclusive", "on_net", "max_order", "max_customer", "max_total", "from", "to" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_promotion *all;
	size_t n = 0;
	enum dk_rc rc = dk_promotion_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		const struct dk_card card = { DK_CARD_PROMOTION, &all[i], x->session->exponent };

		for (size_t k = 0; k < DK_COUNT(columns); k++)
			export_text(x, dk_card_text(&card, &x->a, columns[k]));
	}
	return rc;
}

const struct dk_exporter dk_export_promotions = {
	.kind = "promotions", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
