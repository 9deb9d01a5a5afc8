/* cmd_order.c - `docket order`: looking at orders and moving them forward. */
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/explain.h"
#include "cli/find.h"
#include "cli/order_amend.h"
#include "cli/order_deposit.h"
#include "cli/order_lose.h"
#include "cli/order_new.h"
#include "cli/order_verify.h"
#include "cli/purchase_drop.h"
#include "cli/show_order.h"
#include "docket/order_list.h"

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);

	return rc == DK_OK ? dk_show_order(c, id, err) : rc;
}

static enum dk_rc
read_query(struct dk_cli *c, struct dk_order_query *q, struct dk_err *err)
{
	const char *customer = dk_cli_opt(c, "customer");
	struct dk_customer *x = NULL;
	enum dk_rc rc = dk_cli_day(c, "from", &q->from, err);

	q->stage = dk_cli_opt(c, "stage");
	q->late = dk_opt_given(&c->opts, "late");
	q->printed = dk_opt_given(&c->opts, "printed");
	if (rc == DK_OK)
		rc = dk_cli_day(c, "to", &q->to, err);
	q->open = q->stage == NULL && !dk_date_is_set(q->from) && !dk_date_is_set(q->to);
	if (rc == DK_OK && customer != NULL) {
		if ((rc = dk_cli_customer(c, customer, &x, err)) == DK_OK)
			q->customer_id = x->id;
	}
	return rc;
}

static void
list_row(struct dk_cli *c, struct dk_out_table *t, const struct dk_order_row *r)
{
	dk_out_cell(t, r->number);
	dk_out_cell(t, r->customer);
	dk_out_cell(t, r->customer_name);
	dk_out_cell(t, dk_fmt(&c->arena, "%s%s%s", r->stage, r->is_part ? " part" : "",
	    *r->door == '\0' ? "" : strcmp(r->door, "back") == 0 ? ", came back"
	    : strcmp(r->door, "got") == 0 ? ", delivered" : ", part delivered"));
	dk_out_cell(t, dk_date_iso(r->placed).s);
	dk_out_cell(t, dk_date_iso(r->promised).s);
	dk_out_cell(t, r->late_days > 0 ? dk_fmt(&c->arena, "%lld", (long long)r->late_days) : "");
	dk_out_cell(t, dk_fmt(&c->arena, "%lld", (long long)r->lines));
	dk_out_cell(t, dk_session_money(c->session, r->total, r->currency).s);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Order", false }, { "Customer", false },
		{ "Name", false }, { "Stage", false }, { "Placed", false }, { "Promised", false },
		{ "Late", true }, { "Lines", true }, { "Total", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_order_query q = {
		.from = DK_NO_DATE, .to = DK_NO_DATE, .max = DK_ROWS_ALL
	};
	struct dk_order_row *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = read_query(c, &q, err);

	if (rc == DK_OK)
		rc = dk_order_list(c->session, &c->arena, &q, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json)
			rc = dk_show_order(c, rows[i].id, err);
		else
			list_row(c, &t, &rows[i]);
	}
	if (rc != DK_OK)
		return rc;
	if (count == 0)
		return dk_cli_none(c, "No order fits.");
	if (!c->json)
		dk_out_table(&c->out, &t);
	return DK_OK;
}

static enum dk_rc
check(struct dk_cli *c, struct dk_err *err)
{
	struct dk_order *o = NULL;
	dk_id id;
	enum dk_rc rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_order_check(c->session, &c->arena, id, &o, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		dk_show_order_json(c, o);
	else
		dk_show_order_text(c, o);
	for (size_t i = 0; i < o->finding_count; i++)
		if (o->findings[i].severity >= DK_STOP && o->findings[i].passed_by[0] == '\0')
			c->status = DK_EXIT_NO;
	return DK_OK;
}

/* "credit-limit:3" is the finding of line 3. */
static enum dk_rc
read_pass(struct dk_cli *c, const char *word, struct dk_pass *out, struct dk_err *err)
{
	const char *colon = strchr(word, ':');

	*out = (struct dk_pass){ .code = word, .reason = "" };
	if (colon == NULL)
		return DK_OK;
	out->code = dk_arena_dup_n(&c->arena, word, (size_t)(colon - word));
	return dk_cli_number(colon + 1, "pass", &out->line_no, err);
}

/* A --reason belongs to the --pass words before it that have none yet. */
static enum dk_rc
read_passes(struct dk_cli *c, struct dk_pass **out, size_t *count, struct dk_err *err)
{
	struct dk_pass *passes =
	    dk_arena_array(&c->arena, c->opts.given_count + 1, sizeof(*passes));
	enum dk_rc rc = DK_OK;
	size_t open = 0;

	*count = 0;
	for (size_t i = 0; rc == DK_OK && i < c->opts.given_count; i++) {
		const struct dk_opt_use *use = &c->opts.given[i];

		if (strcmp(use->opt->name, "pass") == 0)
			rc = read_pass(c, use->value, &passes[(*count)++], err);
		else
			while (open < *count)
				passes[open++].reason = use->value;
	}
	*out = passes;
	if (rc == DK_OK && open < *count)
		rc = dk_cli_usage(c, err, "Say why %s is passed: --pass %s --reason TEXT.",
		    passes[open].code, passes[open].code);
	return rc;
}

static enum dk_rc
verify(struct dk_cli *c, struct dk_err *err)
{
	struct dk_pass *passes = NULL;
	size_t count = 0;
	dk_id id;
	enum dk_rc rc = read_passes(c, &passes, &count, err);

	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_order_verify(c->session, id, passes, count, err);
	return rc == DK_OK ? dk_show_order_after(c, id, "is verified", err) : rc;
}

static enum dk_rc
hold(struct dk_cli *c, struct dk_err *err)
{
	const char *reason;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_order_hold(c->session, id, dk_cli_arg(c, 1), reason, err);
	return rc == DK_OK ? dk_show_order_after(c, id, "is held", err) : rc;
}

static enum dk_rc
release(struct dk_cli *c, struct dk_err *err)
{
	const char *reason;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_order_release(c->session, id, dk_cli_arg(c, 1), reason, 0, err);
	return rc == DK_OK ? dk_show_order_after(c, id, "is released", err) : rc;
}

static enum dk_rc
cancel(struct dk_cli *c, struct dk_err *err)
{
	const char *reason, *qty_text = dk_cli_opt(c, "qty");
	dk_qty qty = { 0 };
	int64_t line = 0;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_cli_line(c, "line", &line, err);
	if (rc == DK_OK && qty_text != NULL)
		rc = dk_qty_parse(qty_text, &qty, err);
	if (rc == DK_OK && qty_text != NULL && (line == 0 || qty.milli <= 0))
		rc = dk_cli_usage(c, err,
		    "--qty is pieces above zero of one line: --line N --qty Q.");
	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_order_cancel(c->session, id, line, qty, reason, err);
	return rc == DK_OK ? dk_show_order_after(c, id, "is cancelled so far as told", err) : rc;
}

static enum dk_rc
copy(struct dk_cli *c, struct dk_err *err)
{
	dk_id id, draft = 0;
	enum dk_rc rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_order_copy(c->session, id, &draft, err);
	return rc == DK_OK ? dk_show_order_after(c, draft, "is a new draft", err) : rc;
}

static enum dk_rc
timeline(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "At", false }, { "What", false },
		{ "By", false }, { "Text", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_order_event *events = NULL;
	size_t count = 0;
	dk_id id;
	enum dk_rc rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_order_timeline(c->session, &c->arena, id, &events, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (!c->json) {
			dk_out_cell(&t, events[i].at);
			dk_out_cell(&t, events[i].what);
			dk_out_cell(&t, events[i].by);
			dk_out_cell(&t, events[i].text);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "at", events[i].at);
		dk_out_str(&c->out, "what", events[i].what);
		dk_out_str(&c->out, "by", events[i].by);
		dk_out_str(&c->out, "text", events[i].text);
		dk_out_end(&c->out);
	}
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
confirmation(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);

	return rc == DK_OK ? dk_deliver_document(c, "confirmation", id, err) : rc;
}

static enum dk_rc
notice(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);

	return rc == DK_OK ? dk_deliver_document(c, "change-notice", id, err) : rc;
}

/* What waits for a second pair of eyes. */
static enum dk_rc
queue(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Order", false }, { "Customer", false },
		{ "By", false }, { "Minutes", true }, { "Lines", true }, { "Total", true },
		{ "Open at", false }, { "Why", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_verify_row *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_verify_queue(c->session, &c->arena, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_verify_row *r = &rows[i];

		if (!c->json) {
			dk_out_cell(&t, r->number);
			dk_out_cell(&t, r->customer_name);
			dk_out_cell(&t, r->by);
			dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)r->minutes));
			dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)r->lines));
			dk_out_cell(&t, dk_session_money(c->session, r->total, r->currency).s);
			dk_out_cell(&t, r->claimed_by[0] == '\0' ? "" :
			    dk_fmt(&c->arena, "%s %lld min", r->claimed_by,
				(long long)r->claimed_minutes));
			dk_out_cell(&t, r->why);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "order", r->number);
		dk_out_str(&c->out, "customer_name", r->customer_name);
		dk_out_str(&c->out, "by", r->by);
		dk_out_int(&c->out, "minutes", r->minutes);
		dk_out_int(&c->out, "lines", r->lines);
		dk_out_money(&c->out, "total", r->total, dk_currency_exponent(r->currency));
		dk_out_str(&c->out, "currency", r->currency);
		dk_out_bool(&c->out, "held", r->is_held);
		dk_out_str(&c->out, "claimed_by", *r->claimed_by != '\0' ? r->claimed_by : NULL);
		dk_out_int(&c->out, "claimed_minutes", r->claimed_minutes);
		dk_out_str(&c->out, "why", r->why);
		dk_out_end(&c->out);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nothing waits for verification.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static const struct dk_opt new_options[] = {
	{ "from", "FILE", "the order file, JSON; `-` is standard input" },
	{ "draft", NULL, "keep it as a draft when a check refuses it" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt list_options[] = {
	{ "stage", "STAGE", "held, entered, short, allocated, picking ... closed, cancelled" },
	{ "customer", "NUMBER", "of one customer" },
	{ "late", NULL, "past its promise" },
	{ "printed", NULL, "slip or labels are printed, and it has not left" },
	{ "from", "DAY", "placed on or after; closed ones too" },
	{ "to", "DAY", "placed on or before; closed ones too" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt verify_options[] = {
	{ "pass", "CODE[:LINE]", "pass this warning; may stand several times" },
	{ "reason", "TEXT", "why, for the --pass before it" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt reason_options[] = {
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt readback_options[] = {
	{ "confirm", "CODE", "the two digits that the caller said yes to" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt rekey_options[] = {
	{ "from", "FILE", "an order file; only its lines are read; `-` is standard input" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt paper_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};

static const struct dk_opt explain_options[] = {
	{ "line", "N", "of this line: price, discount, net, free, promise" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt cancel_options[] = {
	{ "line", "N", "only this line" },
	{ "qty", "PIECES", "only so many of it" },
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "new", "--from FILE [--draft]", "Enters an order.", new_options, 0, 0, true,
	    dk_order_new_run },
	{ "show", "NUMBER", "Shows an order; D12 is a draft.", NULL, 1, 1, true, show },
	{ "list", "[--stage STAGE] [--customer NUMBER] [--late] [--printed] [--from DAY]"
	    " [--to DAY]",
	    "Lists open orders.", list_options, 0, 0, true, list },
	{ "queue", "", "Lists what waits for verification, gravest first.", NULL, 0, 0, true,
	    queue },
	{ "check", "NUMBER", "Runs the checks and changes nothing.", NULL, 1, 1, true, check },
	{ "verify", "NUMBER [--pass CODE[:LINE] --reason TEXT]...", "Releases it to the warehouse.",
	    verify_options, 1, 1, true, verify },
	{ "return", "NUMBER --reason TEXT", "Holds it for the clerk who entered it.",
	    reason_options, 1, 1, true, dk_order_return_run },
	{ "readback", "NUMBER [--confirm CODE]",
	    "Reads it in speaking order; --confirm keeps the caller's yes to its code.",
	    readback_options, 1, 1, true, dk_order_readback_run },
	{ "rekey", "NUMBER --from FILE",
	    "Compares it with lines that a second person keyed without seeing it.", rekey_options,
	    1, 1, true, dk_order_rekey_run },
	{ "hold", "NUMBER CODE --reason TEXT", "Holds it.", reason_options, 2, 2, true, hold },
	{ "release", "NUMBER CODE --reason TEXT", "Releases that hold.", reason_options, 2, 2, true,
	    release },
	{ "amend", "NUMBER --from FILE --reason TEXT [--dry-run]",
	    "Makes it what the file says, by difference.", dk_order_amend_options, 1, 1, true,
	    dk_order_amend_run },
	{ "close", "NUMBER --line N --reason TEXT",
	    "Gives up what is open of a line; the rest lives on.", dk_order_close_options, 1, 1,
	    true, dk_order_close_run },
	{ "undo", "NUMBER", "Undoes the last change of the last ten minutes.", NULL, 1, 1, true,
	    dk_order_undo_run },
	{ "supply", "NUMBER LINE drop|stock",
	    "Its supplier ships the line to the customer, or our stock does.", NULL, 3, 3, true,
	    dk_order_supply_run },
	{ "cancel", "NUMBER [--line N] [--qty PIECES] --reason TEXT",
	    "Cancels what has not been picked.", cancel_options, 1, 1, true, cancel },
	{ "lose", "NUMBER --line N [--qty PIECES] --reason CODE",
	    "Gives up a line or a part of it, and counts it as demand that was lost.",
	    dk_order_lose_options, 1, 1, true, dk_order_lose_run },
	{ "deposit", "NUMBER [30%|AMOUNT|none]",
	    "What of it is paid before delivery, or asks for another part.", NULL, 1, 2, true,
	    dk_order_deposit_run },
	{ "copy", "NUMBER", "Makes a draft with the same lines, repriced.", NULL, 1, 1, true,
	    copy },
	{ "confirmation", "NUMBER [-o FILE|--print]", "Makes the order confirmation.",
	    paper_options, 1, 1,
	    true, confirmation },
	{ "notice", "NUMBER [-o FILE|--print]", "Tells the customer what was amended last.",
	    paper_options,
	    1, 1, true, notice },
	{ "explain", "NUMBER [--line N] FIGURE",
	    "Tells how a figure came about: its formula, inputs and their records.",
	    explain_options, 2,
	    2, true, dk_explain_run },
	{ "timeline", "NUMBER", "Tells everything that happened.", NULL, 1, 1, true, timeline },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_order = {
	.name = "order",
	.summary = "enter, look at and move orders",
	.verbs = verbs,
};
