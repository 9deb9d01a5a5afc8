/* cmd_promise.c - `docket promise`: promises that cannot be kept, and who is to be told. */
#include <string.h>

#include "cli/cli.h"
#include "cli/find.h"
#include "docket/order.h"
#include "docket/tell.h"

static void
put_json(struct dk_cli *c, const struct dk_tell *t)
{
	dk_out_object(&c->out, NULL);
	dk_out_int(&c->out, "id", t->id);
	dk_out_str(&c->out, "state", t->state);
	dk_out_str(&c->out, "order", t->order);
	dk_out_int(&c->out, "line", t->line_no);
	dk_out_str(&c->out, "customer", t->customer);
	dk_out_str(&c->out, "customer_name", t->customer_name);
	dk_out_str(&c->out, "phone", t->phone);
	dk_out_str(&c->out, "email", t->email);
	dk_out_str(&c->out, "sku", t->sku);
	dk_out_qty(&c->out, "open", t->open);
	dk_out_str(&c->out, "cause", t->cause);
	dk_out_date(&c->out, "given", t->given);
	dk_out_date(&c->out, "due", t->due);
	dk_out_date(&c->out, "cancel_on", t->cancel_on);
	dk_out_bool(&c->out, "keep", t->is_kept);
	dk_out_date(&c->out, "until", t->until);
	dk_out_str(&c->out, "how", t->how);
	dk_out_str(&c->out, "note", t->note);
	dk_out_str(&c->out, "by", t->by);
	dk_out_str(&c->out, "message", dk_tell_message(c->session, &c->arena, t));
	dk_out_end(&c->out);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "No", true }, { "Order", false },
		{ "Ln", true }, { "Customer", false }, { "Item", false }, { "Open", true },
		{ "Promised", false }, { "New day", false }, { "State", false },
		{ "Cause", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	const struct dk_tell_query q = { .all = dk_opt_given(&c->opts, "all") };
	struct dk_tells found;
	enum dk_rc rc = dk_tell_list(c->session, &c->arena, &q, &found, err);

	for (size_t i = 0; rc == DK_OK && i < found.count; i++) {
		const struct dk_tell *x = &found.rows[i];

		if (c->json) {
			put_json(c, x);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)x->id));
		dk_out_cell(&t, x->order);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)x->line_no));
		dk_out_cell(&t, x->customer_name);
		dk_out_cell(&t, x->sku);
		dk_out_cell(&t, dk_qty_text(x->open).s);
		dk_out_cell(&t, dk_date_iso(x->given).s);
		dk_out_cell(&t, dk_date_is_set(x->due) ? dk_date_iso(x->due).s : "?");
		dk_out_cell(&t, x->state);
		dk_out_cell(&t, x->cause);
	}
	if (rc == DK_OK && found.count == 0)
		return dk_cli_none(c, q.all ? "No promise slipped yet." : "Nobody is to be told.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
find(struct dk_cli *c, struct dk_tell *t, struct dk_err *err)
{
	int64_t id = 0;
	enum dk_rc rc = dk_cli_number(dk_cli_arg(c, 0), "id", &id, err);

	return rc == DK_OK ? dk_tell_load(c->session, &c->arena, id, t, err) : rc;
}

static void
put_lines(struct dk_cli *c, const char *text)
{
	while (*text != '\0') {
		int n = (int)strcspn(text, "\n");

		dk_out_line(&c->out, "%.*s", n, text);
		text += n + (text[n] == '\n');
	}
}

static enum dk_rc
message(struct dk_cli *c, struct dk_err *err)
{
	struct dk_tell t;
	enum dk_rc rc = find(c, &t, err);

	if (rc == DK_OK && c->json)
		put_json(c, &t);
	else if (rc == DK_OK)
		put_lines(c, dk_tell_message(c->session, &c->arena, &t));
	return rc;
}

static enum dk_rc
tell(struct dk_cli *c, struct dk_err *err)
{
	const char *how = dk_cli_opt(c, "how");
	struct dk_tell t;
	enum dk_rc rc = find(c, &t, err);

	if (rc == DK_OK)
		rc = dk_tell_told(c->session, t.id, how != NULL ? how : "phone",
		    dk_cli_text(c, "note"), err);
	if (rc == DK_OK)
		rc = dk_tell_load(c->session, &c->arena, t.id, &t, err);
	if (rc == DK_OK && c->json)
		put_json(c, &t);
	else if (rc == DK_OK)
		dk_cli_note(c, "%s was told of order %s, line %lld: %s.", t.customer_name, t.order,
		    (long long)t.line_no, dk_date_is_set(t.due)
		    ? dk_fmt(&c->arena, "it is promised for %s now", dk_date_short(t.due).s)
		    : "no new day is known");
	return rc;
}

static enum dk_rc
defer(struct dk_cli *c, struct dk_err *err)
{
	dk_date until = DK_NO_DATE;
	struct dk_tell t;
	enum dk_rc rc = find(c, &t, err);

	if (rc == DK_OK)
		rc = dk_cli_day(c, "until", &until, err);
	if (rc == DK_OK)
		rc = dk_tell_defer(c->session, t.id, until, dk_cli_text(c, "reason"), err);
	if (rc == DK_OK)
		dk_cli_note(c, "%s is told by %s.", t.customer_name, dk_date_short(until).s);
	return rc;
}

static enum dk_rc
keep(struct dk_cli *c, struct dk_err *err)
{
	bool off = dk_opt_given(&c->opts, "off");
	struct dk_tell t;
	enum dk_rc rc = find(c, &t, err);

	if (rc == DK_OK)
		rc = dk_tell_keep(c->session, t.id, !off, err);
	if (rc == DK_OK)
		dk_cli_note(c, "Line %lld of order %s %s.", (long long)t.line_no, t.order,
		    off ? "may be cancelled when its day comes" : "is not cancelled");
	return rc;
}

static enum dk_rc
given(struct dk_cli *c, struct dk_err *err)
{
	struct dk_promised *all = NULL;
	size_t count = 0;
	dk_id id = 0;
	enum dk_rc rc = dk_order_find(c->session, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_promised_list(c->session, &c->arena, id, &all, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_promised *p = &all[i];

		if (!c->json) {
			dk_out_line(&c->out, "line %lld  %s  %s  %s  by %s (%s) on %.16s  %s",
			    (long long)p->line_no, p->sku, dk_date_iso(p->date).s, p->state,
			    p->how, p->by, p->at, p->why);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", p->line_no);
		dk_out_str(&c->out, "sku", p->sku);
		dk_out_date(&c->out, "date", p->date);
		dk_out_str(&c->out, "state", p->state);
		dk_out_str(&c->out, "how", p->how);
		dk_out_str(&c->out, "by", p->by);
		dk_out_str(&c->out, "at", p->at);
		dk_out_str(&c->out, "why", p->why);
		dk_out_end(&c->out);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No date was given for this order.");
	return rc;
}

static enum dk_rc
review(struct dk_cli *c, struct dk_err *err)
{
	struct dk_reviewed r;
	enum dk_rc rc = dk_promise_review(c->session, dk_opt_given(&c->opts, "day-is-over"), &r,
	    err);

	if (rc == DK_OK && c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "to_tell", r.to_tell);
		dk_out_int(&c->out, "mended", r.mended);
		dk_out_int(&c->out, "cancelled", r.cancelled);
		dk_out_end(&c->out);
	} else if (rc == DK_OK) {
		dk_cli_note(c, "%lld to be told, %lld can be kept again, %lld lines given up.",
		    (long long)r.to_tell, (long long)r.mended, (long long)r.cancelled);
	}
	return rc;
}

static const struct dk_opt list_options[] = {
	{ "all", NULL, "told, deferred and mended ones too" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt tell_options[] = {
	{ "how", "HOW", "phone (else), email, fax, mail, counter or edi" },
	{ "note", "TEXT", "what was said; else the message" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt defer_options[] = {
	{ "until", "DAY", "he is told by then" },
	{ "reason", "TEXT", "why not now" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt keep_options[] = {
	{ "off", NULL, "it may be cancelled again" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt review_options[] = {
	{ "day-is-over", NULL, "what was expected today does not come any more" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "[--all]", "Customers to be told that a promise cannot be kept.", list_options,
	    0, 0, true, list },
	{ "given", "ORDER", "The dates given for an order: open, superseded, kept or broken.",
	    NULL, 1, 1, true, given },
	{ "message", "ID", "What to write or say to one.", NULL, 1, 1, true, message },
	{ "tell", "ID [--how HOW] [--note TEXT]", "He was told; the new day is the promise.",
	    tell_options, 1, 1, true, tell },
	{ "defer", "ID --until DAY --reason TEXT", "He is told later.", defer_options, 1, 1, true,
	    defer },
	{ "keep", "ID [--off]", "What waits is not cancelled when its last day comes.",
	    keep_options, 1, 1, true, keep },
	{ "review", "[--day-is-over]", "All promises against what can be done now.",
	    review_options, 0, 0, true, review },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_promise = {
	.name = "promise",
	.summary = "promises that cannot be kept, and who is to be told",
	.verbs = verbs,
};
