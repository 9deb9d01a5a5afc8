/*
 * bill_cost.c - a bill that asks another price than was agreed corrects what the goods cost.
 *
 * Of each line, the share of what is still on hand changes the value of the stock; the rest has
 * left already, and stays a price difference. As many as were billed count as on hand, as far as
 * there are so many, for pieces of a product have no names.
 */
#include "core/stock/value.h"
#include "core/supply/bill_match.h"

/* what suppliers ship to customers never lies here */
static const char SQL_PRODUCT[] =
    "SELECT l.product_id FROM purchase_line l JOIN purchase p ON p.id = l.purchase_id"
    " WHERE l.id = :line AND p.order_id IS NULL";

static enum dk_rc
correct_line(struct dk_change *ch, const struct bill *b, const struct bill_line *l,
    int64_t before, dk_money *took, struct dk_err *err)
{
	const dk_money more = dk_money_minus(l->net, l->accrued);
	struct dk_revaluation r = { l->product_id, "bill", "supplier-bill", b->id, DK_MONEY(0) };
	struct dk_worth w;
	int64_t here;
	enum dk_rc rc = dk_worth_read(ch->session, l->product_id, &w, err);

	*took = DK_MONEY(0);
	if (rc != DK_OK)
		return rc;
	here = w.qty.milli - before;
	if (more.minor == 0 || here <= 0)
		return DK_OK;
	if (here > l->qty.milli)
		here = l->qty.milli;
	dk_assert(dk_muldiv(more.minor, here, l->qty.milli, DK_MONEY_MAX, &r.amount.minor));
	return dk_worth_change(ch, &r, took, err);
}

static enum dk_rc
name_products(struct dk_change *ch, struct bill *b, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < b->count; i++) {
		struct dk_stmt *st = dk_sql(ch->session->db, SQL_PRODUCT);

		dk_bind_id(st, ":line", b->lines[i].line_id);
		rc = dk_one(st, 0, &b->lines[i].product_id, err);
	}
	return rc;
}

enum dk_rc
bill_revalue(struct dk_change *ch, struct bill *b, dk_money *took, struct dk_err *err)
{
	enum dk_rc rc = name_products(ch, b, err);

	*took = DK_MONEY(0);
	for (size_t i = 0; rc == DK_OK && i < b->count; i++) {
		int64_t before = 0;
		dk_money part;

		if (b->lines[i].product_id == 0)
			continue;
		for (size_t k = 0; k < i; k++) /* of the same goods */
			before += b->lines[k].product_id == b->lines[i].product_id
			    ? b->lines[k].qty.milli : 0;
		rc = correct_line(ch, b, &b->lines[i], before, &part, err);
		if (rc == DK_OK)
			*took = dk_money_plus(*took, part);
	}
	return rc;
}
