/* cmd_report.c - `docket report`: what the desk did, as text, CSV, JSON, workbook or PDF. */
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/open.h"
#include "cli/word.h"
#include "docket/report.h"

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	struct dk_report_query q = {
		.name = dk_cli_arg(c, 0), .from = DK_NO_DATE, .to = DK_NO_DATE
	};
	const struct dk_format *format = NULL;
	struct dk_buf data = { 0 };
	enum dk_rc rc = dk_deliver_format(c, &format, err);

	if (rc == DK_OK)
		rc = dk_cli_day(c, "from", &q.from, err);
	if (rc == DK_OK)
		rc = dk_cli_day(c, "to", &q.to, err);
	if (rc == DK_OK && dk_date_is_set(q.to) && !dk_date_is_set(q.from))
		rc = dk_cli_usage(c, err, "--to needs --from.");
	if (rc == DK_OK)
		rc = dk_report_print(c->session, &q, format->name, &data, err);
	if (rc == DK_OK)
		rc = dk_deliver(c, &data, err);
	dk_buf_free(&data);
	return rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	size_t count;
	const struct dk_report_info *all = dk_report_list(&count);

	(void)err;
	for (size_t i = 0; i < count; i++) {
		if (!c->json) {
			dk_out_line(&c->out, "%-16s %s", all[i].name, all[i].summary);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "report", all[i].name);
		dk_out_str(&c->out, "title", all[i].title);
		dk_out_str(&c->out, "summary", all[i].summary);
		dk_out_bool(&c->out, "workbook", all[i].is_workbook);
		dk_out_end(&c->out);
	}
	return DK_OK;
}

static enum dk_rc
read_file(struct dk_cli *c, const char *name, struct dk_buf *data, struct dk_err *err)
{
	char piece[8192];
	size_t n;
	FILE *f;
	enum dk_rc rc = dk_cli_file(c, name, &f, err);

	if (rc != DK_OK)
		return rc;
	while (rc == DK_OK && (n = fread(piece, 1, sizeof(piece), f)) > 0)
		if (!dk_buf_try(data, piece, n))
			rc = dk_fail(err, DK_EINPUT, "file", "%.200s is too large.", name);
	if (rc == DK_OK && ferror(f))
		rc = dk_fail(err, DK_EIO, "file", "%.200s cannot be read.", name);
	if (f != stdin)
		fclose(f);
	return rc;
}

static enum dk_rc
verify(struct dk_cli *c, struct dk_err *err)
{
	const char *name = dk_cli_arg(c, 0);
	struct dk_buf data = { 0 };
	enum dk_rc rc = read_file(c, name, &data, err);

	if (rc == DK_OK)
		rc = dk_report_verify(c->session, &data, err);
	dk_buf_free(&data);
	if (rc != DK_OK && rc != DK_EREFUSED)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "file", name);
		dk_out_bool(&c->out, "unchanged", rc == DK_OK);
		dk_out_end(&c->out);
	} else if (rc == DK_OK) {
		dk_cli_note(c, "%s is as docket makes it: no cell differs.", name);
	}
	return rc;
}

static const struct dk_opt options[] = {
	{ "from", "DAY", "the business day, or the first of several; the open one" },
	{ "to", "DAY", "the last day" },
	DK_DELIVER_OPTION,
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "", "NAME [--from DAY [--to DAY]] [-o FILE]",
	    "Makes a report; `daily` is the workbook of the day.", options, 1, 1, true, run },
	{ "list", "", "Lists the reports there are.", NULL, 0, 0, false, list },
	{ "verify", "FILE", "Names the first cell of a workbook that was edited.", NULL, 1, 1, true,
	    verify },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_report = {
	.name = "report",
	.summary = "what the desk did, as tables and workbooks",
	.verbs = verbs,
};
