/* stock_keep.c - keeping the books of what lies where true, by command. */
#include "cli/stock_keep.h"

#include "cli/find.h"
#include "cli/word.h"
#include "docket/adjust.h"

/* SKU QTY, the first two arguments. */
static enum dk_rc
read_goods(struct dk_cli *c, dk_id *product, dk_qty *qty, struct dk_err *err)
{
	struct dk_product *p = NULL;
	enum dk_rc rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);

	if (rc == DK_OK)
		rc = dk_qty_parse(dk_cli_arg(c, 1), qty, err);
	if (rc == DK_OK)
		*product = p->id;
	return rc;
}

static void
tell_waiting(struct dk_cli *c, const struct dk_adjusted *did)
{
	dk_money worth = did->value.minor < 0 ? dk_money_neg(did->value) : did->value;
	int exponent = c->session->exponent;

	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "adjustment", did->id);
		dk_out_bool(&c->out, "waits", true);
		dk_out_money(&c->out, "value", did->value, exponent);
		dk_out_end(&c->out);
	} else if (c->quiet) {
		dk_out_line(&c->out, "%lld", (long long)did->id);
	} else {
		dk_out_line(&c->out,
		    "Adjustment %lld is worth %s: it waits for a second person.",
		    (long long)did->id, dk_money_show(worth, exponent).s);
	}
}

enum dk_rc
dk_stock_keep_adjust(struct dk_cli *c, struct dk_err *err)
{
	struct dk_adjust_in in = { .location = dk_cli_text(c, "location"),
		.note = dk_cli_text(c, "note"),
		.from_apart = dk_opt_given(&c->opts, "apart"), .lot = dk_cli_opt(c, "lot"),
		.expiry = dk_cli_opt(c, "expiry") };
	struct dk_adjusted did;
	enum dk_rc rc = dk_cli_need(c, "reason", &in.reason, err);

	if (rc == DK_OK)
		rc = read_goods(c, &in.product_id, &in.qty, err);
	if (rc == DK_OK)
		rc = dk_adjust(c->session, &in, &did, err);
	if (rc == DK_OK && did.waits)
		tell_waiting(c, &did);
	else if (rc == DK_OK && !c->quiet)
		rc = dk_stock_show(c, err);
	return rc;
}

static void
row_json(struct dk_cli *c, const struct dk_adjustment *x)
{
	dk_out_object(&c->out, NULL);
	dk_out_int(&c->out, "adjustment", x->id);
	dk_out_str(&c->out, "sku", x->sku);
	dk_out_str(&c->out, "location", x->location);
	dk_out_str(&c->out, "lot", x->lot[0] != '\0' ? x->lot : NULL);
	dk_out_qty(&c->out, "qty", x->qty);
	dk_out_bool(&c->out, "apart", x->from_apart);
	dk_out_money(&c->out, "value", x->value, c->session->exponent);
	dk_out_str(&c->out, "reason", x->reason);
	dk_out_str(&c->out, "note", x->note);
	dk_out_str(&c->out, "state", x->state);
	dk_out_str(&c->out, "asked_by", x->asked_by);
	dk_out_str(&c->out, "asked_at", x->asked_at);
	dk_out_str(&c->out, "settled_by", x->settled_by[0] != '\0' ? x->settled_by : NULL);
	dk_out_str(&c->out, "settled_at", x->settled_at[0] != '\0' ? x->settled_at : NULL);
	dk_out_str(&c->out, "refusal", x->refusal);
	dk_out_end(&c->out);
}

enum dk_rc
dk_stock_keep_waiting(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "No", true }, { "Item", false },
		{ "Location", false }, { "Quantity", true }, { "Value", true },
		{ "Reason", false }, { "State", false }, { "By", false }, { "Note", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_adjustments found;
	enum dk_rc rc = dk_adjust_list(c->session, &c->arena, dk_opt_given(&c->opts, "all"),
	    &found, err);

	for (size_t i = 0; rc == DK_OK && i < found.count; i++) {
		const struct dk_adjustment *x = &found.list[i];

		if (c->json) {
			row_json(c, x);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)x->id));
		dk_out_cell(&t, x->sku);
		dk_out_cell(&t, x->location);
		dk_out_cell(&t, dk_qty_show(x->qty).s);
		dk_out_cell(&t, dk_money_show(x->value, c->session->exponent).s);
		dk_out_cell(&t, x->reason);
		dk_out_cell(&t, x->state);
		dk_out_cell(&t, x->asked_by);
		dk_out_cell(&t, x->refusal[0] != '\0' ? x->refusal : x->note);
	}
	if (rc == DK_OK && found.count == 0)
		return dk_cli_none(c, "No adjustment waits.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
settle(struct dk_cli *c, struct dk_adjust_verdict *v, struct dk_err *err)
{
	enum dk_rc rc = dk_cli_number(dk_cli_arg(c, 0), "adjustment", &v->id, err);

	if (rc == DK_OK)
		rc = dk_adjust_settle(c->session, v, err);
	if (rc == DK_OK)
		dk_cli_note(c, "Adjustment %lld is %s.", (long long)v->id,
		    v->is_refused ? "refused; nothing moved" : "approved and posted");
	return rc;
}

enum dk_rc
dk_stock_keep_approve(struct dk_cli *c, struct dk_err *err)
{
	struct dk_adjust_verdict v = { .is_refused = false };

	return settle(c, &v, err);
}

enum dk_rc
dk_stock_keep_refuse(struct dk_cli *c, struct dk_err *err)
{
	struct dk_adjust_verdict v = { .is_refused = true };
	enum dk_rc rc = dk_cli_need(c, "reason", &v.reason, err);

	return rc == DK_OK ? settle(c, &v, err) : rc;
}

static enum dk_rc
apart(struct dk_cli *c, bool releases, struct dk_err *err)
{
	struct dk_apart_in in = { .location = dk_cli_text(c, "location"),
		.releases = releases, .lot = dk_cli_opt(c, "lot") };
	enum dk_rc rc = dk_cli_need(c, "reason", &in.reason, err);

	if (rc == DK_OK)
		rc = read_goods(c, &in.product_id, &in.qty, err);
	if (rc == DK_OK)
		rc = dk_stock_apart(c->session, &in, err);
	return rc == DK_OK && !c->quiet ? dk_stock_show(c, err) : rc;
}

enum dk_rc
dk_stock_keep_apart(struct dk_cli *c, struct dk_err *err)
{
	return apart(c, false, err);
}

enum dk_rc
dk_stock_keep_release(struct dk_cli *c, struct dk_err *err)
{
	return apart(c, true, err);
}

enum dk_rc
dk_stock_keep_transfer(struct dk_cli *c, struct dk_err *err)
{
	struct dk_transfer_in in = { .from = dk_cli_text(c, "from"),
		.apart = dk_opt_given(&c->opts, "apart"), .lot = dk_cli_opt(c, "lot") };
	struct dk_transferred did;
	enum dk_rc rc = dk_cli_need(c, "to", &in.to, err);

	if (rc == DK_OK)
		rc = dk_cli_need(c, "reason", &in.reason, err);
	if (rc == DK_OK)
		rc = read_goods(c, &in.product_id, &in.qty, err);
	if (rc == DK_OK)
		rc = dk_stock_transfer(c->session, &in, &did, err);
	if (rc != DK_OK)
		return rc;
	if (did.with_orders.milli > 0)
		dk_cli_note(c, "%s of them went with their orders.",
		    dk_qty_show(did.with_orders).s);
	return c->quiet ? DK_OK : dk_stock_show(c, err);
}

const struct dk_opt dk_stock_adjust_options[] = {
	{ "reason", "CODE", "why: lost, stolen, found, damaged, expired, sample, own-use, "
			    "mis-ship, mis-receipt, correction" },
	{ "note", "TEXT", "more about it" },
	{ "location", "CODE", "where; the item's bin" },
	{ "lot", "CODE", "lot or serial number, where several lie there" },
	{ "expiry", "DAY", "of a lot that was not known; else as the item keeps" },
	{ "apart", NULL, "takes what was set apart, not what is free" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_stock_waiting_options[] = {
	{ "all", NULL, "settled ones too, the newest first" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_stock_reason_options[] = {
	{ "reason", "TEXT", "why it is refused" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_stock_apart_options[] = {
	{ "reason", "TEXT", "why" },
	{ "location", "CODE", "where; the item's bin" },
	{ "lot", "CODE", "lot or serial number, where several lie there" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_stock_transfer_options[] = {
	{ "from", "CODE", "where it lies; the item's bin" },
	{ "to", "CODE", "where it is put" },
	{ "reason", "TEXT", "why" },
	{ "lot", "CODE", "lot or serial number, where several lie there" },
	{ "apart", NULL, "what is set apart there; it stays so" },
	{ NULL, NULL, NULL },
};
