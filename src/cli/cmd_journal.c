/* cmd_journal.c - `docket journal`: what was done by whom, and the proof that it is whole. */
#include "cli/cli.h"
#include "cli/word.h"
#include "docket/journal.h"

static void
print_json(struct dk_cli *c, const struct dk_journal_row *r)
{
	dk_out_object(&c->out, NULL);
	dk_out_int(&c->out, "seq", r->seq);
	dk_out_str(&c->out, "at", r->at);
	dk_out_str(&c->out, "day", r->day);
	dk_out_str(&c->out, "user", r->user);
	dk_out_str(&c->out, "desk", r->desk);
	dk_out_str(&c->out, "action", r->action);
	dk_out_str(&c->out, "subject", r->subject);
	dk_out_int(&c->out, "subject_id", r->subject_id);
	dk_out_json(&c->out, "body", r->body);
	dk_out_json(&c->out, "personal", r->personal);
	dk_out_end(&c->out);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Row", true }, { "At", false },
		{ "User", false }, { "Desk", false }, { "Action", false }, { "What", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_journal_query q = { .subject = dk_cli_opt(c, "subject") };
	struct dk_journal_row *rows;
	size_t count;
	int64_t max = 0;
	enum dk_rc rc = dk_cli_line(c, "last", &max, err);

	q.max = (size_t)max;
	if (rc == DK_OK && dk_cli_opt(c, "last") != NULL && max == 0)
		rc = dk_fail(err, DK_EINPUT, "last", "How many rows? --last takes 1 or more.");
	if (rc == DK_OK)
		rc = dk_cli_line(c, "before", &q.before, err);
	if (rc == DK_OK)
		rc = dk_journal_list(c->session, &c->arena, &q, &rows, &count, err);
	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++) {
		if (c->json) {
			print_json(c, &rows[i]);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)rows[i].seq));
		dk_out_cell(&t, rows[i].at);
		dk_out_cell(&t, rows[i].user);
		dk_out_cell(&t, rows[i].desk);
		dk_out_cell(&t, rows[i].action);
		dk_out_cell(&t, rows[i].body);
	}
	if (!c->json)
		dk_out_table(&c->out, &t);
	return DK_OK;
}

static enum dk_rc
verify(struct dk_cli *c, struct dk_err *err)
{
	int64_t bad = 0;
	char head[65] = "";
	enum dk_rc rc = dk_journal_verify(c->session, &bad, head, err);

	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_bool(&c->out, "whole", bad == 0);
		if (bad != 0)
			dk_out_int(&c->out, "first_bad", bad);
		else
			dk_out_null(&c->out, "first_bad");
		dk_out_str(&c->out, "head", head);
		dk_out_end(&c->out);
	} else if (bad != 0) {
		dk_out_line(&c->out, "Row %lld of the journal is altered or missing.",
		    (long long)bad);
	} else {
		dk_out_line(&c->out, "The journal is whole. Its head is %s.", head);
	}
	if (bad != 0)
		c->status = DK_EXIT_NO;
	return DK_OK;
}

static const struct dk_opt list_options[] = {
	{ "subject", "KIND", "only rows about this kind of record, such as order" },
	{ "before", "ROW", "rows before this one" },
	{ "last", "N", "so many rows; 200" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "[--subject KIND] [--before ROW] [--last N]", "Shows the newest rows first.",
	    list_options, 0, 0, true, list },
	{ "verify", "", "Recomputes the chain and names the first row that is altered.", NULL, 0, 0,
	    true, verify },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_journal = {
	.name = "journal",
	.summary = "what was done by whom",
	.verbs = verbs,
};
