/* import_promotions.c - what is given off list prices for a time. The cells are what the fields of
 * a promotion's card take. */
#include "docket/card.h"
#include "docket/promotion.h"
#include "in/importer.h"

#define COLUMN(name) { #name, .type = IMPORT_TEXT }

static const struct import_column columns[] = {
	{ "code", .type = IMPORT_CODE, .required = true },
	{ "kind", .type = IMPORT_CODE, .required = true },
	COLUMN(name),
	COLUMN(sku),
	COLUMN(price_group),
	COLUMN(customer),
	COLUMN(customer_group),
	COLUMN(min_qty),
	COLUMN(rate),
	COLUMN(price),
	COLUMN(per),
	COLUMN(buy),
	COLUMN(pay),
	COLUMN(free_sku),
	COLUMN(free_qty),
	COLUMN(exclusive),
	COLUMN(on_net),
	COLUMN(max_order),
	COLUMN(max_customer),
	COLUMN(max_total),
	COLUMN(from),
	COLUMN(to),
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_promotion fresh, *p = NULL;
	struct dk_card card = { DK_CARD_PROMOTION, &fresh, run->session->exponent };
	enum dk_rc rc = dk_promotion_find(run->session, run->a, v[0].text, &p, err);

	(void)count;
	if (rc == DK_OK)
		card.record = p;
	else if (rc == DK_ENOTFOUND)
		dk_card_blank(&card);
	else
		return rc;
	rc = DK_OK;
	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(columns); i++)
		if (v[i].is_given)
			rc = dk_card_set(&card, columns[i].name, v[i].text, err);
	return rc == DK_OK ? dk_promotion_put(run->session, card.record, did, err) : rc;
}

const struct dk_importer dk_import_promotions = {
	.kind = "promotions", .summary = "What is given off list prices for a time.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
