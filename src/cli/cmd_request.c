/* cmd_request.c - `docket request`: what desks ask each other. */
#include <string.h>

#include "cli/find.h"
#include "docket/purchase.h"
#include "docket/request.h"

static void
show_json(struct dk_cli *c, const struct dk_request *r)
{
	dk_out_object(&c->out, NULL);
	dk_out_int(&c->out, "request", r->id);
	dk_out_str(&c->out, "kind", dk_request_kind_name(r->kind));
	dk_out_str(&c->out, "to", dk_request_desk_name(r->to));
	dk_out_str(&c->out, "state", r->state);
	dk_out_str(&c->out, "text", r->text);
	dk_out_str(&c->out, "order", r->order[0] != '\0' ? r->order : NULL);
	if (r->line_no > 0)
		dk_out_int(&c->out, "line", r->line_no);
	dk_out_str(&c->out, "sku", r->sku[0] != '\0' ? r->sku : NULL);
	dk_out_str(&c->out, "purchase", r->purchase[0] != '\0' ? r->purchase : NULL);
	dk_out_date(&c->out, "due", r->due);
	dk_out_str(&c->out, "asked_by", r->asked_by);
	dk_out_str(&c->out, "asked_at", r->asked_at);
	dk_out_str(&c->out, "answer", r->answer[0] != '\0' ? r->answer : NULL);
	dk_out_str(&c->out, "answered_by", r->answered_by[0] != '\0' ? r->answered_by : NULL);
	dk_out_end(&c->out);
}

/* "order 100034 line 2, A10422": what it is about */
static const char *
about(struct dk_cli *c, const struct dk_request *r)
{
	const char *out = "";

	if (r->order[0] != '\0')
		out = dk_fmt(&c->arena, "order %s", r->order);
	if (r->line_no > 0)
		out = dk_fmt(&c->arena, "%s line %lld", out, (long long)r->line_no);
	if (r->sku[0] != '\0')
		out = dk_fmt(&c->arena, "%s%s%s", out, *out != '\0' ? ", " : "", r->sku);
	if (r->purchase[0] != '\0')
		out = dk_fmt(&c->arena, "%s%s%s", out, *out != '\0' ? ", " : "", r->purchase);
	return out;
}

static enum dk_rc
answer_with(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_request *r = NULL;
	enum dk_rc rc = dk_request_load(c->session, &c->arena, id, &r, err);

	if (rc != DK_OK)
		return rc;
	if (c->json) {
		show_json(c, r);
		return DK_OK;
	}
	dk_out_line(&c->out, "Request %lld to %s, %s by %s: %s", (long long)r->id,
	    dk_request_desk_name(r->to), dk_request_kind_name(r->kind), r->asked_by, r->text);
	if (*about(c, r) != '\0')
		dk_out_line(&c->out, "About %s", about(c, r));
	if (dk_date_is_set(r->due))
		dk_out_line(&c->out, "Due %s", dk_date_paper(r->due).s);
	if (r->answer[0] != '\0')
		dk_out_line(&c->out, "%s by %s: %s", r->state, r->answered_by, r->answer);
	return DK_OK;
}

static enum dk_rc
read_about(struct dk_cli *c, struct dk_request *in, struct dk_err *err)
{
	const char *order = dk_cli_opt(c, "order"), *item = dk_cli_opt(c, "item");
	const char *purchase = dk_cli_opt(c, "purchase");
	struct dk_product *p = NULL;
	enum dk_rc rc = dk_cli_line(c, "line", &in->line_no, err);

	if (rc == DK_OK && in->line_no > 0 && order == NULL)
		rc = dk_cli_usage(c, err, "Say of which order: --order NUMBER --line LINE.");
	if (rc == DK_OK && order != NULL)
		rc = dk_cli_order(c, order, &in->order_id, err);
	if (rc == DK_OK && item != NULL)
		rc = dk_cli_product(c, item, &p, err);
	if (rc == DK_OK && p != NULL)
		in->product_id = p->id;
	if (rc == DK_OK && purchase != NULL)
		rc = dk_purchase_find(c->session, purchase, &in->purchase_id, err);
	return rc;
}

static enum dk_rc
new(struct dk_cli *c, struct dk_err *err)
{
	struct dk_request in = { .text = dk_cli_opt(c, "text"), .due = DK_NO_DATE };
	const char *to = dk_cli_opt(c, "to");
	enum dk_rc rc;

	if (!dk_request_kind_parse(dk_cli_arg(c, 0), &in.kind))
		return dk_cli_usage(c, err,
		    "Ask for count, expedite or split, or a question; '%.40s' is none of them.",
		    dk_cli_arg(c, 0));
	in.to = dk_request_desk_of(in.kind);
	if (to != NULL && !dk_request_desk_parse(to, &in.to))
		return dk_cli_usage(c, err, "--to is warehouse, purchasing, supervisor or clerk.");
	rc = dk_cli_day(c, "due", &in.due, err);
	if (rc == DK_OK)
		rc = read_about(c, &in, err);
	if (rc == DK_OK)
		rc = dk_request_new(c->session, &in, err);
	return rc == DK_OK ? answer_with(c, in.id, err) : rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Request", true }, { "To", false },
		{ "Kind", false }, { "About", false }, { "By", false }, { "State", false },
		{ "Text", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_requests rows = { .before = 0 };
	enum dk_rc rc = dk_cli_line(c, "before", &rows.before, err);

	if (rc == DK_OK && rows.before > 0 && !dk_opt_given(&c->opts, "all"))
		rc = dk_cli_usage(c, err, "--before goes with --all.");
	if (rc == DK_OK)
		rc = dk_request_list(c->session, &c->arena,
		    dk_opt_given(&c->opts, "all") ? DK_REQUESTS_ALL
		    : dk_opt_given(&c->opts, "mine") ? DK_REQUESTS_MINE
		    : dk_opt_given(&c->opts, "here") ? DK_REQUESTS_HERE : DK_REQUESTS_OPEN,
		    &rows, err);

	for (size_t i = 0; rc == DK_OK && i < rows.count; i++) {
		const struct dk_request *r = &rows.list[i];

		if (c->json) {
			show_json(c, r);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)r->id));
		dk_out_cell(&t, dk_request_desk_name(r->to));
		dk_out_cell(&t, dk_request_kind_name(r->kind));
		dk_out_cell(&t, about(c, r));
		dk_out_cell(&t, r->asked_by);
		dk_out_cell(&t, r->state);
		dk_out_cell(&t, r->answer[0] != '\0' ? r->answer : r->text);
	}
	if (rc == DK_OK && rows.count == 0)
		return dk_cli_none(c, "Nobody waits for an answer.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	if (rc == DK_OK && rows.has_more)
		dk_cli_note(c, "There are older ones: docket request list --all --before %lld",
		    (long long)rows.list[rows.count - 1].id);
	return rc;
}

static enum dk_rc
answer(struct dk_cli *c, struct dk_err *err)
{
	int64_t id = 0;
	const char *text;
	enum dk_rc rc = dk_cli_need(c, "text", &text, err);

	if (rc == DK_OK)
		rc = dk_cli_number(dk_cli_arg(c, 0), "request", &id, err);
	if (rc == DK_OK)
		rc = dk_request_answer(c->session, id, text, dk_opt_given(&c->opts, "decline"),
		    err);
	return rc == DK_OK ? answer_with(c, id, err) : rc;
}

/* Whoever asked has read the answer by this. */
static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	struct dk_request *r = NULL;
	int64_t id = 0;
	enum dk_rc rc = dk_cli_number(dk_cli_arg(c, 0), "request", &id, err);

	if (rc == DK_OK)
		rc = dk_request_load(c->session, &c->arena, id, &r, err);
	if (rc == DK_OK && r->is_mine && !r->is_seen && r->answer[0] != '\0')
		rc = dk_request_seen(c->session, id, err);
	return rc == DK_OK ? answer_with(c, id, err) : rc;
}

static const struct dk_opt new_options[] = {
	{ "text", "TEXT", "what is asked" },
	{ "order", "NUMBER", "about this order" },
	{ "line", "LINE", "and this line of it" },
	{ "item", "SKU", "about this item" },
	{ "purchase", "NUMBER", "about this purchase order" },
	{ "to", "DESK", "warehouse, purchasing, supervisor or clerk; else by the kind" },
	{ "due", "DATE", "day by which the answer is needed" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt list_options[] = {
	{ "here", NULL, "what you may answer" },
	{ "mine", NULL, "what you asked: open, or answered and not read yet" },
	{ "all", NULL, "settled ones too, the newest first" },
	{ "before", "REQUEST", "of all, those that are older than this one" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt answer_options[] = {
	{ "text", "TEXT", "the answer" },
	{ "decline", NULL, "it is a no, and why" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "new", "count|expedite|split|question --text TEXT [--order NUMBER [--line LINE]]...",
	    "Asks another desk.", new_options, 1, 1, true, new },
	{ "list", "[--here|--mine|--all [--before REQUEST]]",
	    "Lists what waits for an answer, the oldest first.", list_options, 0, 0, true, list },
	{ "answer", "REQUEST --text TEXT [--decline]", "Answers, or says no.", answer_options, 1,
	    1, true, answer },
	{ "show", "REQUEST", "Shows one with its answer.", NULL, 1, 1, true, show },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_request = {
	.name = "request",
	.summary = "what desks ask each other",
	.verbs = verbs,
};
