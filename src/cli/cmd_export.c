/* cmd_export.c - `docket export`: records as files that can be imported again. */
#include <string.h>

#include "cli/cli.h"
#include "docket/export.h"
#include "docket/format.h"

static enum dk_rc
check_kind(struct dk_cli *c, const char *kind, struct dk_err *err)
{
	const char *names = "";
	struct dk_export_kind k;

	for (size_t i = 0; dk_export_kind_at(i, &k); i++) {
		if (strcmp(k.kind, kind) == 0)
			return DK_OK;
		names = dk_fmt(&c->arena, "%s %s", names, k.kind);
	}
	return dk_cli_usage(c, err, "%.40s cannot be exported. The kinds are:%s.", kind, names);
}

/* Made in memory first, so that a file is whole or not there. */
static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	const char *file = dk_cli_opt(c, "o");
	struct dk_export_request req = {
		.kind = dk_cli_arg(c, 0), .json = c->json, .guard = dk_opt_given(&c->opts, "guard")
	};
	struct dk_buf data = { 0 };
	char *text = NULL;
	size_t len = 0;
	FILE *f;
	enum dk_rc rc = check_kind(c, req.kind, err);

	if (rc != DK_OK)
		return rc;
	f = open_memstream(&text, &len);
	dk_assert(f != NULL);
	rc = dk_export_run(c->session, &req, f, err);
	if (fclose(f) != 0 && rc == DK_OK)
		rc = dk_fail(err, DK_EIO, NULL, "The export is too large for this machine.");
	if (rc == DK_OK && (file == NULL || strcmp(file, "-") == 0)) {
		dk_out_flush(&c->out, true);
		dk_buf_add(&c->out.buf, text, len);
	} else if (rc == DK_OK) {
		dk_buf_add(&data, text, len);
		rc = dk_out_file(file, &data, err);
		if (rc == DK_OK)
			dk_cli_note(c, "%s", file);
	}
	dk_buf_free(&data);
	free(text);
	return rc;
}

static enum dk_rc
kinds(struct dk_cli *c, struct dk_err *err)
{
	struct dk_export_kind k;

	(void)err;
	for (size_t i = 0; dk_export_kind_at(i, &k); i++) {
		if (!c->json) {
			dk_out_line(&c->out, "%s", k.kind);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "kind", k.kind);
		dk_out_array(&c->out, "columns");
		for (size_t n = 0; n < k.column_count; n++)
			dk_out_str(&c->out, NULL, k.columns[n]);
		dk_out_end(&c->out);
		dk_out_end(&c->out);
	}
	return DK_OK;
}

static const struct dk_opt options[] = {
	{ "o", "FILE", "write it there; without: to standard output" },
	{ "guard", NULL, "for spreadsheets: marks what they would take for a formula" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "", "KIND [-o FILE] [--guard]",
	    "Writes all records of one kind as CSV, with --json as JSON lines.", options, 1, 1,
	    true, run },
	{ "kinds", "", "Lists the kinds.", NULL, 0, 0, false, kinds },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_export = {
	.name = "export",
	.summary = "write files that can be imported again",
	.verbs = verbs,
};
