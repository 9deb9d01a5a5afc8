/* cmd_day.c - `docket day`: reconciling the business day and signing it off. */
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/word.h"
#include "docket/day.h"
#include "docket/report.h"

static void
info_json(struct dk_cli *c, const struct dk_day_info *d)
{
	dk_out_object(&c->out, NULL);
	dk_out_date(&c->out, "day", d->date);
	dk_out_str(&c->out, "state", d->state);
	dk_out_str(&c->out, "opened_at", d->opened_at);
	dk_out_str(&c->out, "closed_at", d->closed_at[0] != '\0' ? d->closed_at : NULL);
	dk_out_str(&c->out, "closed_by", d->closed_by[0] != '\0' ? d->closed_by : NULL);
	dk_out_int(&c->out, "run", d->run);
	dk_out_int(&c->out, "stops", d->stops);
	dk_out_int(&c->out, "warnings", d->warnings);
	dk_out_str(&c->out, "digest", d->digest[0] != '\0' ? d->digest : NULL);
	dk_out_str(&c->out, "prev_digest", d->prev_digest[0] != '\0' ? d->prev_digest : NULL);
	dk_out_json(&c->out, "totals", d->totals);
	dk_out_end(&c->out);
}

static void
info_text(struct dk_cli *c, const struct dk_day_info *d)
{
	dk_out_line(&c->out, "Day %s is %s.", dk_date_iso(d->date).s, d->state);
	if (d->closed_at[0] != '\0')
		dk_out_line(&c->out, "Signed off by %s at %s, digest %s.", d->closed_by,
		    d->closed_at, d->digest);
	else if (d->run == 0)
		dk_out_line(&c->out, "It has not been reconciled yet: docket day reconcile.");
	else
		dk_out_line(&c->out, "Run %lld: %lld stops, %lld warnings.", (long long)d->run,
		    (long long)d->stops, (long long)d->warnings);
}

static enum dk_rc
answer(struct dk_cli *c, dk_date date, struct dk_err *err)
{
	struct dk_day_info d;
	enum dk_rc rc = dk_day_load(c->session, &c->arena, date, &d, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		info_json(c, &d);
	else
		info_text(c, &d);
	return DK_OK;
}

static enum dk_rc
status(struct dk_cli *c, struct dk_err *err)
{
	return answer(c, DK_NO_DATE, err);
}

/* The day of the first argument; the open one when there is none. */
static enum dk_rc
date_arg(struct dk_cli *c, dk_date *out, struct dk_err *err)
{
	const char *text = dk_cli_arg(c, 0);

	*out = DK_NO_DATE;
	if (text[0] == '\0' || dk_date_parse(text, out))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, "day", "%.40s is no day. Write it like 2026-11-23.", text);
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	dk_date date;
	enum dk_rc rc = date_arg(c, &date, err);

	return rc == DK_OK ? answer(c, date, err) : rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Day", false }, { "State", false },
		{ "Signed off", false }, { "By", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_day_info *days = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_day_list(c->session, &c->arena, &days, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json) {
			info_json(c, &days[i]);
			continue;
		}
		dk_out_cell(&t, dk_date_iso(days[i].date).s);
		dk_out_cell(&t, days[i].state);
		dk_out_cell(&t, days[i].closed_at);
		dk_out_cell(&t, days[i].closed_by);
	}
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static const char *
state_word(enum dk_severity s)
{
	return s == DK_OKAY ? "ok" : dk_severity_name(s);
}

static void
result_json(struct dk_cli *c, const struct dk_rule_result *r)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "rule", r->rule);
	dk_out_str(&c->out, "expected", r->expected);
	dk_out_str(&c->out, "found", r->found);
	dk_out_str(&c->out, "state", state_word(r->state));
	dk_out_array(&c->out, "rows");
	for (size_t i = 0; i < r->row_count; i++) {
		const struct dk_discrepancy *d = &r->rows[i];

		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "key", d->key);
		dk_out_str(&c->out, "text", d->text);
		dk_out_str(&c->out, "cause", d->cause);
		dk_out_str(&c->out, "fix", d->fix);
		dk_out_str(&c->out, "reason_code",
		    d->reason_code[0] != '\0' ? d->reason_code : NULL);
		dk_out_str(&c->out, "reason", d->reason[0] != '\0' ? d->reason : NULL);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

static void
result_text(struct dk_cli *c, const struct dk_rule_result *r)
{
	dk_out_line(&c->out, "%-5s %-24s %s", state_word(r->state), r->rule, r->summary);
	for (size_t i = 0; i < r->row_count; i++) {
		const struct dk_discrepancy *d = &r->rows[i];

		dk_out_line(&c->out, "      %s  %s", d->key, d->text);
		if (d->reason[0] != '\0')
			dk_out_line(&c->out, "        reason: %s %s", d->reason_code, d->reason);
		else if (d->fix[0] != '\0')
			dk_out_line(&c->out, "        %s: %s", d->cause, d->fix);
	}
}

/* What still stands between the day and its sign-off. */
static bool
is_in_the_way(const struct dk_rule_result *r)
{
	if (r->state == DK_OKAY)
		return false;
	for (size_t i = 0; i < r->row_count; i++)
		if (r->state != DK_WARN || r->rows[i].reason[0] == '\0')
			return true;
	return r->row_count == 0;
}

static enum dk_rc
reconcile(struct dk_cli *c, struct dk_err *err)
{
	struct dk_rule_result *results = NULL;
	enum dk_severity worst = DK_OKAY;
	struct dk_day_info day;
	size_t count = 0;
	enum dk_rc rc =
	    dk_day_reconcile(c->session, &c->arena, dk_cli_opt(c, "rule"), &results, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json)
			result_json(c, &results[i]);
		else if (!c->quiet || results[i].state != DK_OKAY)
			result_text(c, &results[i]);
		if (results[i].state > worst)
			worst = results[i].state;
		if (is_in_the_way(&results[i]))
			c->status = DK_EXIT_NO;
	}
	if (rc == DK_OK)
		rc = dk_day_load(c->session, &c->arena, DK_NO_DATE, &day, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_date(&c->out, "day", day.date);
		dk_out_str(&c->out, "state", state_word(worst));
		dk_out_int(&c->out, "run", day.run);
		dk_out_end(&c->out);
	} else {
		dk_cli_note(c, "Day %s: %s.", dk_date_iso(day.date).s,
		    c->status == DK_EXIT_NO ? "not ready to sign off" : "ready to sign off");
	}
	return DK_OK;
}

static enum dk_rc
reason(struct dk_cli *c, struct dk_err *err)
{
	const char *code, *text;
	enum dk_rc rc = dk_cli_need(c, "code", &code, err);

	if (rc == DK_OK)
		rc = dk_cli_need(c, "text", &text, err);
	if (rc == DK_OK)
		rc = dk_day_reason(c->session, dk_cli_arg(c, 0), code, text, err);
	if (rc == DK_OK)
		dk_cli_note(c, "%s is explained.", dk_cli_arg(c, 0));
	return rc == DK_OK && c->json ? status(c, err) : rc;
}

static enum dk_rc
count_method(struct dk_cli *c, struct dk_err *err)
{
	dk_money amount;
	enum dk_rc rc = dk_money_parse(dk_cli_arg(c, 1), c->session->exponent, &amount, err);

	if (rc == DK_OK)
		rc = dk_day_count(c->session, dk_cli_arg(c, 0), amount, err);
	if (rc == DK_OK)
		dk_cli_note(c, "%s counted: %s %s.", dk_cli_arg(c, 0),
		    dk_money_show(amount, c->session->exponent).s, c->session->currency);
	return rc == DK_OK && c->json ? status(c, err) : rc;
}

static enum dk_rc
close_day(struct dk_cli *c, struct dk_err *err)
{
	struct dk_day_closed closed = { 0 };
	struct dk_day_info due = { 0 };
	dk_date date;
	enum dk_rc rc = date_arg(c, &date, err);

	/* the day that is closed is the one shown, not the next one that opens */
	if (rc == DK_OK)
		rc = dk_day_due(c->session, &c->arena, date, &due, err);
	if (rc == DK_OK)
		rc = dk_day_close(c->session, due.date, &closed, err);
	if (rc == DK_OK && closed.left.rc != DK_OK)
		dk_cli_complain(c, &closed.left);
	return rc == DK_OK ? answer(c, due.date, err) : rc;
}

/* The paper of a day: everything it counts, with the digest that seals it. */
static enum dk_rc
sheet(struct dk_cli *c, struct dk_err *err)
{
	struct dk_report_query q = { .name = "daily", .to = DK_NO_DATE };
	const struct dk_format *format = NULL;
	struct dk_buf data = { 0 };
	enum dk_rc rc = date_arg(c, &q.from, err);

	if (rc == DK_OK)
		rc = dk_deliver_format(c, &format, err);
	if (rc == DK_OK)
		rc = dk_report_print(c->session, &q, format->name, &data, err);
	if (rc == DK_OK)
		rc = dk_deliver(c, &data, err);
	dk_buf_free(&data);
	return rc;
}

static const struct dk_opt sheet_options[] = {
	DK_DELIVER_OPTION,
	{ NULL, NULL, NULL },
};

static const struct dk_opt reconcile_options[] = {
	{ "rule", "NAME", "run only this rule, and store nothing" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt reason_options[] = {
	{ "code", "CODE", "of the reason" },
	{ "text", "TEXT", "the reason in words, kept for ever" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "status", "", "Tells how the open day stands.", NULL, 0, 0, true, status },
	{ "reconcile", "[--rule NAME]", "Runs every rule over the open day.", reconcile_options, 0,
	    0, true, reconcile },
	{ "reason", "KEY --code CODE --text TEXT", "Explains a discrepancy.", reason_options, 1, 1,
	    true, reason },
	{ "count", "METHOD AMOUNT", "Says what was counted of a method of payment.", NULL, 2, 2,
	    true, count_method },
	{ "close", "[DAY]", "Signs the day off and opens the next.", NULL, 0, 1, true, close_day },
	{ "show", "DAY", "Shows a day.", NULL, 1, 1, true, show },
	{ "sheet", "[DAY] [-o FILE]", "Makes the paper of a day; the open one without DAY.",
	    sheet_options, 0, 1, true, sheet },
	{ "list", "", "Lists the days.", NULL, 0, 0, true, list },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_day = {
	.name = "day",
	.summary = "reconcile the day and sign it off",
	.verbs = verbs,
};
