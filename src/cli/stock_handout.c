/* stock_handout.c - sharing free stock among the lines that wait for it. */
#include "cli/stock_handout.h"

#include "cli/find.h"
#include "cli/word.h"
#include "docket/hand_out.h"

static void
show_json(struct dk_cli *c, const struct dk_hand_out *x)
{
	dk_out_object(&c->out, NULL);
	if (x->id != 0)
		dk_out_int(&c->out, "handout", x->id);
	dk_out_str(&c->out, "sku", x->sku);
	dk_out_str(&c->out, "policy", x->policy);
	dk_out_qty(&c->out, "free", x->free);
	dk_out_qty(&c->out, "given", x->given);
	dk_out_array(&c->out, "lines");
	for (size_t i = 0; i < x->count; i++) {
		const struct dk_hand_row *r = &x->rows[i];

		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "order", r->order);
		dk_out_int(&c->out, "line", r->line_no);
		dk_out_str(&c->out, "customer", r->customer);
		dk_out_qty(&c->out, "waits", r->waits);
		dk_out_qty(&c->out, "gets", r->served);
		dk_out_date(&c->out, "promise", r->promise);
		dk_out_bool(&c->out, "whole", r->becomes_whole);
		dk_out_bool(&c->out, "late", r->becomes_late);
		dk_out_bool(&c->out, "held", r->is_held);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

static void
show_text(struct dk_cli *c, const struct dk_hand_out *x)
{
	static const struct dk_out_column columns[] = { { "Order", false }, { "Ln", true },
		{ "Customer", false }, { "Prio", true }, { "Promise", false }, { "Waits", true },
		{ "Gets", true }, { "", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	dk_out_line(&c->out, "%s %s: %s free, %s to give by %s%s", x->sku, x->name,
	    dk_qty_show(x->free).s, dk_qty_show(x->given).s, x->policy,
	    x->id == 0 ? " (a preview)"
		       : dk_fmt(&c->arena, ", hand-out %lld", (long long)x->id));
	for (size_t i = 0; i < x->count; i++) {
		const struct dk_hand_row *r = &x->rows[i];

		dk_out_cell(&t, r->order);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)r->line_no));
		dk_out_cell(&t, r->customer_name);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)r->priority));
		dk_out_cell(&t, dk_date_iso(r->promise).s);
		dk_out_cell(&t, dk_qty_show(r->waits).s);
		dk_out_cell(&t, dk_qty_show(r->served).s);
		dk_out_cell(&t, r->is_held ? "held" : r->becomes_late ? "becomes late"
		    : r->becomes_whole ? "whole" : "");
	}
	dk_out_table(&c->out, &t);
}

/* One product; what cannot be given of one among many is no failure. */
static enum dk_rc
hand_out(struct dk_cli *c, dk_id product, bool among_many, struct dk_err *err)
{
	const char *policy = dk_cli_opt(c, "policy"), *reason = dk_cli_opt(c, "reason");
	const struct dk_hand_ask ask = { product, policy != NULL ? policy : "",
		reason != NULL ? reason : "by the policy of the house", NULL };
	bool is_preview = dk_opt_given(&c->opts, "preview");
	struct dk_hand_out x;
	enum dk_rc rc = is_preview ? dk_hand_out_preview(c->session, &c->arena, &ask, &x, err)
				   : dk_hand_out_commit(c->session, &c->arena, &ask, &x, err);

	if (rc == DK_EREFUSED && among_many) {
		dk_cli_note(c, "%s", err->text);
		return DK_OK;
	}
	if (rc != DK_OK)
		return rc;
	if (c->json)
		show_json(c, &x);
	else if (c->quiet && x.id != 0)
		dk_out_line(&c->out, "%lld", (long long)x.id);
	else if (!c->quiet)
		show_text(c, &x);
	return DK_OK;
}

enum dk_rc
dk_stock_handout(struct dk_cli *c, struct dk_err *err)
{
	struct dk_hand_due *due = NULL;
	struct dk_product *p = NULL;
	size_t count = 0;
	enum dk_rc rc;

	if (dk_cli_arg(c, 0)[0] != '\0') {
		rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);
		return rc == DK_OK ? hand_out(c, p->id, false, err) : rc;
	}
	if (c->session->once_key[0] != '\0')
		return dk_cli_usage(c, err, "--once stands for one hand-out: name the item.");
	rc = dk_hand_out_due(c->session, &c->arena, &due, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = hand_out(c, due[i].product_id, true, err);
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nobody waits for what is free.");
	return rc;
}

enum dk_rc
dk_stock_handouts(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "No", true }, { "At", false },
		{ "Item", false }, { "Policy", false }, { "Given", true }, { "By", false },
		{ "Reason", false }, { "Undone", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_hand_out *rows = NULL;
	struct dk_product *p = NULL;
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	if (dk_cli_arg(c, 0)[0] != '\0')
		rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);
	if (rc == DK_OK)
		rc = dk_hand_out_list(c->session, &c->arena, p != NULL ? p->id : 0, &rows, &count,
		    err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_hand_out *x = &rows[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_int(&c->out, "handout", x->id);
			dk_out_str(&c->out, "at", x->at);
			dk_out_str(&c->out, "sku", x->sku);
			dk_out_str(&c->out, "policy", x->policy);
			dk_out_qty(&c->out, "given", x->given);
			dk_out_str(&c->out, "by", x->by);
			dk_out_str(&c->out, "reason", x->reason);
			dk_out_str(&c->out, "undone_at", x->undone_at[0] != '\0' ? x->undone_at
										 : NULL);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)x->id));
		dk_out_cell(&t, x->at);
		dk_out_cell(&t, x->sku);
		dk_out_cell(&t, x->policy);
		dk_out_cell(&t, dk_qty_show(x->given).s);
		dk_out_cell(&t, x->by);
		dk_out_cell(&t, x->reason);
		dk_out_cell(&t, x->undone_at);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nothing was handed out yet.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

enum dk_rc
dk_stock_undo(struct dk_cli *c, struct dk_err *err)
{
	int64_t id = 0;
	enum dk_rc rc = dk_cli_number(dk_cli_arg(c, 0), "handout", &id, err);

	if (rc == DK_OK)
		rc = dk_hand_out_undo(c->session, id, err);
	if (rc == DK_OK)
		dk_cli_note(c, "Hand-out %lld is taken back; its lines wait again.",
		    (long long)id);
	return rc;
}

const struct dk_opt dk_stock_handout_options[] = {
	{ "policy", "NAME", "oldest, priority, fair-share, ship-complete, least-late" },
	{ "preview", NULL, "shows who gets what and who becomes late; gives nothing" },
	{ "reason", "TEXT", "why this policy" },
	{ NULL, NULL, NULL },
};
