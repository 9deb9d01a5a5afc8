/* cmd_return.c - `docket return`: goods that customers send back, step by step. */
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/return_enter.h"
#include "cli/return_show.h"
#include "cli/step.h"
#include "docket/document.h"
#include "docket/returns.h"

static enum dk_rc
find(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	return dk_return_find(c->session, dk_cli_arg(c, 0), id, err);
}

static const struct dk_steps steps = { dk_return_find, dk_return_answer };

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_show(c, &steps, err);
}

static enum dk_rc
authorise(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_take(c, &steps, dk_return_authorise, err);
}

static enum dk_rc
refuse(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_why(c, &steps, "reason", dk_return_refuse, err);
}

static enum dk_rc
cancel(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_why(c, &steps, "reason", dk_return_cancel, err);
}

static enum dk_rc
receive(struct dk_cli *c, struct dk_err *err)
{
	struct dk_return_count *counts;
	size_t count;
	dk_id id;
	enum dk_rc rc = find(c, &id, err);

	if (rc == DK_OK)
		rc = dk_return_counted(c, &counts, &count, err);
	if (rc == DK_OK)
		rc = dk_return_receive(c->session, id, counts, count, err);
	return rc == DK_OK ? dk_return_answer(c, id, err) : rc;
}

/* All of it one way. */
static enum dk_rc
all_to(struct dk_cli *c, dk_id id, struct dk_return_disposal **what, size_t *count,
    struct dk_err *err)
{
	struct dk_return *r = NULL;
	enum dk_rc rc = dk_return_load(c->session, &c->arena, id, &r, err);

	if (rc != DK_OK)
		return rc;
	*what = dk_arena_array(&c->arena, r->line_count + 1, sizeof(**what));
	*count = r->line_count;
	for (size_t i = 0; i < r->line_count; i++)
		(*what)[i] = (struct dk_return_disposal){ r->lines[i].line_no,
			r->lines[i].received, dk_cli_opt(c, "all"), "" };
	return DK_OK;
}

/* A place, or the condition that leads there. */
static void
read_to(const char *word, struct dk_return_disposal *out)
{
	const struct dk_return_condition *found;
	struct dk_err no;

	out->to = word;
	if (dk_return_condition_find(word, &found, &no) == DK_OK) {
		out->condition = found->code;
		out->to = found->to;
	}
}

static enum dk_rc
inspect(struct dk_cli *c, struct dk_err *err)
{
	size_t count = c->opts.arg_count - 1;
	struct dk_return_disposal *what = dk_arena_array(&c->arena, count + 1, sizeof(*what));
	const char *rest;
	dk_id id;
	enum dk_rc rc = find(c, &id, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		char *text, *to;

		rc = dk_return_pair(c, dk_cli_arg(c, i + 1), &what[i].line_no, &rest, err);
		if (rc != DK_OK)
			break;
		text = dk_arena_dup(&c->arena, rest);
		if ((to = strchr(text, ':')) == NULL)
			return dk_cli_usage(c, err, "Write LINE=QTY:TO, not %.60s.",
			    dk_cli_arg(c, i + 1));
		*to++ = '\0';
		read_to(to, &what[i]);
		rc = dk_qty_parse(text, &what[i].qty, err);
	}
	if (rc == DK_OK && count == 0 && dk_cli_opt(c, "all") != NULL)
		rc = all_to(c, id, &what, &count, err);
	if (rc == DK_OK)
		rc = dk_return_inspect(c->session, id, what, count, err);
	return rc == DK_OK ? dk_return_answer(c, id, err) : rc;
}

static enum dk_rc
settle(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_take(c, &steps, dk_return_settle, err);
}

static enum dk_rc
repaired(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_why(c, &steps, "work", dk_return_repaired, err);
}

static enum dk_rc
send_back(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_note(c, &steps, "by", dk_return_send_back, err);
}

static enum dk_rc
label(struct dk_cli *c, struct dk_err *err)
{
	const struct dk_format *format = NULL;
	struct dk_buf data = { 0 };
	dk_id id;
	enum dk_rc rc = find(c, &id, err);

	if (rc == DK_OK && dk_opt_given(&c->opts, "print"))
		return dk_deliver_print(c, "return-label", id, dk_cli_arg(c, 0), err);
	if (rc == DK_OK)
		rc = dk_deliver_format(c, &format, err);
	if (rc == DK_OK)
		rc = dk_document_print(c->session, "return-label", id, dk_cli_opt(c, "o") == NULL
		    ? "text" : format->name, &data, err);
	if (rc == DK_OK)
		rc = dk_deliver(c, &data, err);
	dk_buf_free(&data);
	return rc;
}

static enum dk_rc
note(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_print(c, &steps, "return-note", err);
}

static enum dk_rc
expire(struct dk_cli *c, struct dk_err *err)
{
	int64_t count = 0;
	enum dk_rc rc = dk_return_expire(c->session, &count, err);

	if (rc != DK_OK)
		return rc;
	if (count == 0)
		return dk_cli_none(c, "No authorised return is past its last day.");
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "expired", count);
		dk_out_end(&c->out);
		return DK_OK;
	}
	dk_out_line(&c->out, "%lld return%s expired.", (long long)count, count == 1 ? "" : "s");
	return DK_OK;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	struct dk_return_query q;
	enum dk_rc rc = dk_return_listed(c, &q, err);

	return rc == DK_OK ? dk_return_answer_list(c, &q, err) : rc;
}

static const struct dk_opt new_options[] = {
	{ "line", "N", "line of the order" },
	{ "qty", "Q", "how many of it, in pieces" },
	{ "reason", "CODE", "not-needed, wrong-item, damaged, faulty, late, misordered, exchange,"
	    " or the first letter" },
	{ "sent", "SKU", "of a wrong item: what came instead" },
	{ "customer", "N", "who asks; refused when the order is another's" },
	{ "outcome", "O", "credit, refund, store-credit or repair" },
	{ "note", "TEXT", "what he says" },
	{ "exception", "TEXT", "why the policy is passed over; needs the right" },
	{ "fee", "PERCENT", "restocking fee instead of the policy's; needs the right" },
	{ "freight", "WHO", "pays the way back: customer, charged (our label) or house" },
	{ "counter", NULL, "the goods are here: all steps at once" },
	{ "condition", "C", "with --counter: as-new, opened, used, defective, broken, or A to E" },
	{ "to", "WHERE", "with --counter: stock, quarantine, supplier or scrap" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt reason_options[] = {
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt receive_options[] = {
	{ "all", NULL, "everything came" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt inspect_options[] = {
	{ "all", "TO", "all of it goes there" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt work_options[] = {
	{ "work", "TEXT", "what was done" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt send_options[] = {
	{ "by", "TEXT", "carrier and tracking number; without, he fetches it" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt label_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};
static const struct dk_opt rule_options[] = {
	{ "from", "DATE", "for sales of that day and later; without, since ever" },
	{ "to", "DATE", "the last day of those sales; without, until somebody ends it" },
	{ "days", "N", "from delivery; 0 or nothing: no end" },
	{ "reason", "CODE", "it holds for; without, for any" },
	{ "class", "C", "of products; without, any" },
	{ "group", "G", "of customers; without, any" },
	{ "fee", "PERCENT", "for restocking" },
	{ "fee-tax", "CODE", "tax code of the fee; without, as the goods" },
	{ "freight", "WHO", "pays the way back: customer, charged or house" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt list_options[] = {
	{ "all", NULL, "settled and given up ones too" },
	{ "order", "NO", "of this order" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "new", "ORDER LINE=QTY[@LOT][:REASON[:TO]]... [--reason CODE]",
	    "Goods of an order are to come back.", new_options, 1, 1000, true,
	    dk_return_enter },
	{ "plan", "ORDER LINE=QTY[@LOT][:REASON[:TO]]... [--reason CODE]",
	    "What entering it would make; nothing is written.", new_options, 1, 1000, true,
	    dk_return_foresee },
	{ "list", "[--all] [--order NO]", "Lists open returns.", list_options, 0, 0, true, list },
	{ "show", "NUMBER", "Shows one.", NULL, 1, 1, true, show },
	{ "authorise", "NUMBER", "What the policy leaves open may come.", NULL, 1, 1, true,
	    authorise },
	{ "refuse", "NUMBER --reason TEXT", "It may not.", reason_options, 1, 1, true, refuse },
	{ "receive", "NUMBER LINE=QTY...", "The goods are here.", receive_options, 1, 1000, true,
	    receive },
	{ "inspect", "NUMBER LINE=QTY:TO...", "Where they go: stock, quarantine, supplier, scrap.",
	    inspect_options, 1, 1000, true, inspect },
	{ "repaired", "NUMBER --work TEXT", "A repair is done.", work_options, 1, 1, true,
	    repaired },
	{ "send-back", "NUMBER [--by TEXT]", "What was repaired goes back.", send_options, 1, 1,
	    true, send_back },
	{ "settle", "NUMBER", "Credits what came back.", NULL, 1, 1, true, settle },
	{ "label", "NUMBER [-o FILE|--print]", "The label for the parcel: PDF 4x6 in, ZPL or text.",
	    label_options, 1, 1, true, label },
	{ "note", "NUMBER [-o FILE|--print]", "What may come, how and by when, for the customer.",
	    label_options, 1, 1, true, note },
	{ "rule", "VERDICT CLAUSE [--days N] [--reason CODE] [--class C] [--group G] ...",
	    "Sets a rule of the policy; import and export return-rules keep all of them.",
	    rule_options, 2, 2, true, dk_return_set_rule },
	{ "cancel", "NUMBER --reason TEXT", "They stay with the customer.", reason_options, 1, 1,
	    true, cancel },
	{ "expire", "", "Ends those whose goods did not come in time.", NULL, 0, 0, true, expire },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_return = {
	.name = "return",
	.summary = "goods that customers send back",
	.verbs = verbs,
};
