/* return_enter.c - `docket return new` and `plan`: what the words say, entered or only foreseen. */
#include "cli/return_enter.h"

#include <string.h>

#include "cli/return_show.h"
#include "cli/word.h"
#include "docket/customer.h"
#include "docket/order.h"

/* A place, or the condition that leads there. */
static void
read_to(const char *word, struct dk_return_line_in *out)
{
	const struct dk_return_condition *found;
	struct dk_err no;

	if (dk_return_condition_find(word, &found, &no) == DK_OK)
		out->condition = found->code;
	else
		out->to = word;
}

/* LINE=QTY[@LOT][:REASON[:TO]] */
static enum dk_rc
read_line(struct dk_cli *c, const char *word, struct dk_return_line_in *out, struct dk_err *err)
{
	char *text = dk_arena_dup(&c->arena, word), *qty = strchr(text, '='), *lot, *reason, *to;
	enum dk_rc rc;

	*out = (struct dk_return_line_in){ .reason = dk_cli_text(c, "reason"),
		.sent = dk_cli_text(c, "sent"), .lot = "", .to = dk_cli_text(c, "to"),
		.condition = dk_cli_text(c, "condition") };
	if (qty == NULL)
		return dk_cli_usage(c, err, "Write LINE=QTY, not %.60s.", word);
	*qty++ = '\0';
	if ((reason = strchr(qty, ':')) != NULL) {
		*reason++ = '\0';
		if ((to = strchr(reason, ':')) != NULL) {
			*to++ = '\0';
			read_to(to, out);
		}
		if (reason[0] != '\0')
			out->reason = reason;
	}
	if ((lot = strchr(qty, '@')) != NULL) {
		*lot++ = '\0';
		out->lot = lot;
	}
	rc = dk_cli_number(text, "line", &out->order_line, err);
	return rc == DK_OK ? dk_qty_parse(qty, &out->qty, err) : rc;
}

/* Lines are words, or --line and --qty for one. */
static enum dk_rc
read_lines(struct dk_cli *c, struct dk_return_in *in, struct dk_err *err)
{
	size_t count = c->opts.arg_count;
	struct dk_return_line_in *lines = dk_arena_array(&c->arena, count + 1, sizeof(*lines));
	const char *line = dk_cli_opt(c, "line"), *qty = dk_cli_opt(c, "qty");
	enum dk_rc rc = DK_OK;

	for (size_t i = 1; rc == DK_OK && i < count; i++)
		rc = read_line(c, dk_cli_arg(c, i), &lines[in->line_count++], err);
	if (rc == DK_OK && (line != NULL) != (qty != NULL))
		return dk_cli_usage(c, err, "--line and --qty go together.");
	if (rc == DK_OK && line != NULL)
		rc = read_line(c, dk_fmt(&c->arena, "%s=%s", line, qty),
		    &lines[in->line_count++], err);
	in->lines = lines;
	return rc;
}

enum dk_rc
dk_return_said(struct dk_cli *c, struct dk_return_in *in, struct dk_err *err)
{
	const char *number = dk_cli_opt(c, "customer"), *fee = dk_cli_opt(c, "fee");
	struct dk_customer *customer;
	enum dk_rc rc;

	*in = (struct dk_return_in){ .outcome = dk_cli_text(c, "outcome"),
		.note = dk_cli_text(c, "note"), .exception = dk_cli_text(c, "exception"),
		.freight = dk_cli_text(c, "freight"), .has_fee = fee != NULL };
	rc = dk_order_find(c->session, dk_cli_arg(c, 0), &in->order_id, err);
	if (rc == DK_OK && number != NULL) {
		rc = dk_customer_by_number(c->session, &c->arena, number, &customer, err);
		if (rc == DK_OK)
			in->customer_id = customer->id;
	}
	if (rc == DK_OK && fee != NULL)
		rc = dk_rate_parse(fee, &in->fee, err);
	return rc == DK_OK ? read_lines(c, in, err) : rc;
}

enum dk_rc
dk_return_enter(struct dk_cli *c, struct dk_err *err)
{
	struct dk_return_in in;
	dk_id id = 0;
	enum dk_rc rc = dk_return_said(c, &in, err);

	if (rc == DK_OK)
		rc = dk_opt_given(&c->opts, "counter")
		    ? dk_return_counter(c->session, &in, &id, err)
		    : dk_return_new(c->session, &in, &id, err);
	return rc == DK_OK ? dk_return_answer(c, id, err) : rc;
}

enum dk_rc
dk_return_foresee(struct dk_cli *c, struct dk_err *err)
{
	struct dk_return_in in;
	struct dk_return_plan p;
	enum dk_rc rc = dk_return_said(c, &in, err);

	if (rc == DK_OK)
		rc = dk_return_plan(c->session, &c->arena, &in, &p, err);
	return rc == DK_OK ? dk_return_show_plan(c, &in, &p) : rc;
}

enum dk_rc
dk_return_set_rule(struct dk_cli *c, struct dk_err *err)
{
	static const char *const did_words[] = { [DK_PUT_ADDED] = "added",
		[DK_PUT_CHANGED] = "changed", [DK_PUT_UNCHANGED] = "as it was" };
	struct dk_return_rule r = { .from = DK_NO_DATE, .class = dk_cli_text(c, "class"),
		.reason = dk_cli_text(c, "reason"), .group = dk_cli_text(c, "group"),
		.verdict = dk_cli_arg(c, 0), .clause = dk_cli_arg(c, 1),
		.fee_code = dk_cli_text(c, "fee-tax"), .freight = dk_cli_text(c, "freight") };
	const char *fee = dk_cli_text(c, "fee"), *from = dk_cli_text(c, "from"),
	    *days = dk_cli_text(c, "days"), *to = dk_cli_text(c, "to");
	enum dk_put did = DK_PUT_UNCHANGED;
	enum dk_rc rc = DK_OK;

	if (*from != '\0' && !dk_date_parse(from, &r.from))
		return dk_fail(err, DK_EINPUT, "from", "Write the day as 2026-11-23.");
	r.has_end = *to != '\0';
	if (r.has_end && !dk_date_parse(to, &r.to))
		return dk_fail(err, DK_EINPUT, "to", "Write the day as 2026-11-23.");
	if (*fee != '\0')
		rc = dk_rate_parse(fee, &r.fee, err);
	if (rc == DK_OK && *days != '\0')
		rc = dk_cli_number(days, "days", &r.days, err);
	if (rc == DK_OK)
		rc = dk_return_rule_put(c->session, &r, &did, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "did", did_words[did]);
		dk_out_end(&c->out);
		return DK_OK;
	}
	dk_out_line(&c->out, "The rule is %s.", did_words[did]);
	return DK_OK;
}

enum dk_rc
dk_return_pair(struct dk_cli *c, const char *word, int64_t *line_no, const char **rest,
    struct dk_err *err)
{
	char *text = dk_arena_dup(&c->arena, word), *eq = strchr(text, '=');

	if (eq == NULL)
		return dk_cli_usage(c, err, "Write LINE=QTY, not %.60s.", word);
	*eq = '\0';
	*rest = eq + 1;
	return dk_cli_number(text, "line", line_no, err);
}

enum dk_rc
dk_return_counted(struct dk_cli *c, struct dk_return_count **out, size_t *count,
    struct dk_err *err)
{
	const char *qty;
	enum dk_rc rc = DK_OK;

	*count = c->opts.arg_count - 1;
	*out = dk_arena_array(&c->arena, *count + 1, sizeof(**out));
	for (size_t i = 0; rc == DK_OK && i < *count; i++) {
		rc = dk_return_pair(c, dk_cli_arg(c, i + 1), &(*out)[i].line_no, &qty, err);
		if (rc == DK_OK)
			rc = dk_qty_parse(qty, &(*out)[i].qty, err);
	}
	if (rc == DK_OK && *count == 0 && !dk_opt_given(&c->opts, "all"))
		return dk_cli_usage(c, err, "Say what came, LINE=QTY, or --all.");
	return rc;
}

enum dk_rc
dk_return_listed(struct dk_cli *c, struct dk_return_query *out, struct dk_err *err)
{
	const char *order = dk_cli_opt(c, "order");

	*out = (struct dk_return_query){ .all = dk_opt_given(&c->opts, "all") };
	return order != NULL ? dk_order_find(c->session, order, &out->order_id, err) : DK_OK;
}
