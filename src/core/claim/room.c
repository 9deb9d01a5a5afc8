/* room.c - what of a line can be claimed yet, beside returns, credits and other claims. */
#include "core/claim/private.h"
#include "core/returns/private.h"

/* a claim that stands: what it asks for, or what of it was accepted */
#define STANDS(what, ok) \
	"(CASE WHEN k.state = 'open' THEN x." what " WHEN k.state IN ('decided', 'settled')" \
	" THEN x." ok " ELSE 0 END)"
#define CLAIMED "FROM claim_line x JOIN claim k ON k.id = x.claim_id WHERE x.line_id = l.id"
#define BILLED \
	"FROM invoice_line n JOIN invoice i ON i.id = n.invoice_id AND i.kind = 'invoice'" \
	" WHERE n.line_id = l.id AND (:invoice IS NULL OR n.invoice_id = :invoice)"
static const char SQL_LINE[] =
    "SELECT l.id, l.line_no, l.product_id, l.sku, l.kit_no, l.shipped,"
    " l.shipped - l.returned - coalesce((SELECT sum(y.qty) FROM goods_return_line y"
    "  JOIN goods_return r ON r.id = y.return_id WHERE y.line_id = l.id"
    "  AND " DK_RETURN_PENDING "), 0)"
    " - coalesce((SELECT sum(" STANDS("qty", "ok_qty") ") " CLAIMED
    "  AND k.kind <> 'price'), 0),"
    " coalesce((SELECT sum(n.pieces) " BILLED "), 0),"
    " coalesce((SELECT sum(n.pieces) " BILLED "), 0)"
    " - coalesce((SELECT sum(" STANDS("qty", "ok_qty") ") " CLAIMED
    "  AND k.kind = 'price'), 0),"
    " coalesce((SELECT sum(n.net - coalesce((SELECT sum(c.net) FROM credit_line c"
    "  WHERE c.invoice_id = n.invoice_id AND c.invoice_line = n.line_no), 0)) " BILLED "), 0)"
    " - coalesce((SELECT sum(" STANDS("amount", "ok_amount") ") " CLAIMED
    "  AND k.state <> 'settled'), 0),"
    " l.price, l.base_qty, l.discount_rate,"
    " coalesce((SELECT k.number " CLAIMED " AND k.kind = :kind AND k.verdict <> 'refused'"
    "  AND (k.state IN ('open', 'decided') OR k.state = 'settled' AND k.kind = 'late')"
    "  LIMIT 1), '')"
    " FROM order_line l WHERE l.order_id = :order AND l.line_no = :line_no"
    " AND l.product_id IS NOT NULL";

enum dk_rc
dk_claim_room(struct dk_session *s, struct dk_arena *a, const struct dk_claim_place *at,
    struct dk_claim_room *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINE);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", at->order_id);
	dk_bind_id(st, ":invoice", at->invoice_id);
	dk_bind_i64(st, ":line_no", at->line_no);
	dk_bind_text(st, ":kind", at->kind);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_EINPUT, "line", "The order has no line %lld of goods.",
		    (long long)at->line_no);
	*out = (struct dk_claim_room){ .line_id = dk_col_id(st, 0), .line_no = dk_col_i64(st, 1),
		.product_id = dk_col_id(st, 2), .sku = dk_col_text(st, 3, a),
		.kit_no = dk_col_i64(st, 4), .shipped = dk_col_qty(st, 5),
		.goods = dk_col_qty(st, 6), .invoiced = dk_col_qty(st, 7),
		.priced = dk_col_qty(st, 8), .net = dk_col_money(st, 9),
		.price = dk_col_price(st, 10), .base_qty = dk_col_qty(st, 11),
		.discount = dk_col_rate(st, 12), .claimed = dk_col_text(st, 13, a) };
	dk_done(st);
	if (out->kit_no != 0 && out->kit_no != out->line_no)
		return dk_fail(err, DK_EREFUSED, "line", "Line %lld is part of the kit of line"
		    " %lld; claim that one.", (long long)out->line_no, (long long)out->kit_no);
	if (out->kit_no == 0)
		return DK_OK;
	return dk_return_kit_left(s, &(struct dk_return_kit_ask){ .order_id = at->order_id,
	    .kit_no = out->kit_no, .line_no = out->line_no }, &out->goods, err);
}
