/*
 * po_duplicate.c - the customer's PO was not used before, exactly or but for a slip of the pen.
 *
 * All orders of one standing or blanket order bear the PO that it was agreed under.
 */
#include <string.h>

#include "core/order/check/check.h"
#include "core/order/kept.h"
#include "docket/text.h"

static const char SQL_SAME[] =
    "SELECT id, number, customer_po FROM orders WHERE customer_id = :customer AND po_key = :key"
    " AND po_key <> '' AND id <> :but AND state IN ('entered', 'verified', 'closed')"
    " AND kind = 'order' ORDER BY id DESC LIMIT 60";

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const char *policy = ctx->facts->customer->duplicate_po, *po = ctx->order->customer_po;
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_SAME);
	bool more, siblings = false, is_other = false;
	enum dk_rc rc = DK_OK;

	if (po[0] == '\0' || strcmp(policy, "ok") == 0)
		return DK_OK;
	dk_bind_id(st, ":customer", ctx->order->customer_id);
	dk_bind_text(st, ":key", dk_text_po_key(ctx->arena, po));
	dk_bind_i64(st, ":but", dk_order_self(ctx->order));
	while (!is_other && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		rc = dk_call_off_siblings(ctx->session, dk_order_self(ctx->order),
		    dk_col_id(st, 0), &siblings, err);
		if (rc != DK_OK)
			break;
		is_other = !siblings;
	}
	if (rc != DK_OK || !is_other)
		return dk_done(st), rc;
	dk_finding_add(ctx, strcmp(policy, "stop") == 0 ? DK_STOP : DK_WARN, 0,
	    "PO %s is on order %s already%s.", po, dk_col_peek(st, 1),
	    strcmp(dk_col_peek(st, 2), po) == 0 ? "" : ", written a little differently");
	dk_done(st);
	return DK_OK;
}

const struct dk_check dk_check_po_duplicate = {
	.name = "po-duplicate", .run = run,
	.summary = "The customer's PO is new; his policy says whether a repeated one stops.",
};
