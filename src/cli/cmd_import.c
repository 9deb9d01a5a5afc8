/* cmd_import.c - `docket import`: files of others become records, all of a file or nothing. */
#include <string.h>

#include "cli/cli.h"
#include "cli/find.h"
#include "cli/price_show.h"
#include "cli/progress.h"
#include "cli/show_order.h"
#include "docket/import.h"
#include "docket/text.h"

/* Every fault on a line of its own, where errors go. */
static void
print_faults(struct dk_cli *c, const struct dk_import_summary *s)
{
	for (size_t i = 0; i < s->fault_count; i++)
		fprintf(stderr, "%s\n", dk_text_visible(&c->arena, s->faults[i]));
	if (s->faults_left > 0)
		fprintf(stderr, "... and %lld more.\n", (long long)s->faults_left);
}

static void
print_summary(struct dk_cli *c, const struct dk_import_summary *s)
{
	bool dry = dk_opt_given(&c->opts, "dry-run");

	if (!c->json) {
		for (size_t i = 0; i < s->note_count; i++)
			dk_cli_note(c, "%s", dk_text_visible(&c->arena, s->notes[i]));
		dk_cli_note(c,
		    "%s%s: %lld rows, %lld added, %lld changed, %lld unchanged, %lld rejected.",
		    s->kind, dry ? " (nothing is stored)" : "", (long long)s->rows,
		    (long long)s->added, (long long)s->changed, (long long)s->unchanged,
		    (long long)s->rejected);
		return;
	}
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "kind", s->kind);
	dk_out_int(&c->out, "rows", s->rows);
	dk_out_int(&c->out, "added", s->added);
	dk_out_int(&c->out, "changed", s->changed);
	dk_out_int(&c->out, "unchanged", s->unchanged);
	dk_out_int(&c->out, "rejected", s->rejected);
	if (s->note_count > 0) {
		dk_out_array(&c->out, "notes");
		for (size_t i = 0; i < s->note_count; i++)
			dk_out_str(&c->out, NULL, s->notes[i]);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
}

/* In JSON each order of the file as it now stands. */
static enum dk_rc
print_orders(struct dk_cli *c, const struct dk_import_summary *s, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	if (!c->json || strcmp(s->kind, "orders") != 0 || dk_opt_given(&c->opts, "dry-run"))
		return DK_OK;
	for (size_t i = 0; rc == DK_OK && i < s->order_count; i++)
		rc = dk_show_order(c, s->orders[i], err);
	return rc;
}

/* A dry run of prices tells what would change with them. */
static enum dk_rc
print_prices(struct dk_cli *c, const struct dk_import_summary *s, struct dk_err *err)
{
	struct dk_price_preview p;
	size_t bad;
	enum dk_rc rc;

	if (s->prices.count == 0)
		return DK_OK;
	rc = dk_price_preview(c->session, &c->arena, &s->prices, &p, &bad, err);
	if (rc == DK_OK)
		dk_price_show_preview(c, &p);
	return rc;
}

static enum dk_rc
import_file(struct dk_cli *c, const char *path, struct dk_err *err)
{
	const char *encoding = dk_cli_opt(c, "encoding");
	struct dk_import_request req = { .kind = dk_cli_arg(c, 0),
		.path = path,
		.map = dk_cli_opt(c, "map"),
		.rejects = dk_cli_opt(c, "rejects"),
		.latin1 = encoding != NULL && strcmp(encoding, "latin1") == 0,
		.from = dk_price_first_day(c),
		.dry_run = dk_opt_given(&c->opts, "dry-run"),
		.keep_going = dk_opt_given(&c->opts, "keep-going"),
		.progress = dk_progress_step };
	struct dk_import_summary sum = { .kind = req.kind };
	enum dk_rc rc;

	dk_progress_begin(c->quiet || c->json);
	rc = dk_import_run(c->session, &c->arena, &req, &sum, err);
	dk_progress_end();
	print_faults(c, &sum);
	if (rc != DK_OK) { /* nothing of it stands */
		sum.added = sum.changed = sum.unchanged = 0;
		sum.note_count = 0;
	}
	if (rc == DK_OK || sum.fault_count > 0) {
		struct dk_err print_err;

		if (rc == DK_OK && (rc = print_orders(c, &sum, &print_err)) != DK_OK)
			*err = print_err;
		print_summary(c, &sum);
		if (rc == DK_OK && (rc = print_prices(c, &sum, &print_err)) != DK_OK)
			*err = print_err;
	}
	if (rc == DK_OK && sum.refused > 0)
		c->status = DK_EXIT_NO;
	return rc;
}

static enum dk_rc
check_kind(struct dk_cli *c, const char *kind, struct dk_err *err)
{
	const char *names = "";
	struct dk_import_kind k;

	for (size_t i = 0; dk_import_kind_at(&c->arena, i, &k); i++) {
		if (strcmp(k.kind, kind) == 0)
			return DK_OK;
		names = dk_fmt(&c->arena, "%s %s", names, k.kind);
	}
	return dk_cli_usage(c, err, "%.40s cannot be imported. The kinds are:%s.", kind, names);
}

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	const char *encoding = dk_cli_opt(c, "encoding");
	enum dk_rc rc = check_kind(c, dk_cli_arg(c, 0), err);

	if (rc == DK_OK && encoding != NULL && strcmp(encoding, "latin1") != 0 &&
	    strcmp(encoding, "utf-8") != 0)
		return dk_cli_usage(c, err, "--encoding is utf-8 or latin1.");
	if (rc == DK_OK && dk_opt_given(&c->opts, "from")) {
		dk_date day;

		if (strcmp(dk_cli_arg(c, 0), "prices") != 0)
			return dk_cli_usage(c, err, "--from is for prices.");
		rc = dk_cli_day(c, "from", &day, err);
	}
	for (size_t i = 1; rc == DK_OK && i < c->opts.arg_count; i++)
		rc = import_file(c, c->opts.args[i], err);
	return rc;
}

static enum dk_rc
kinds(struct dk_cli *c, struct dk_err *err)
{
	struct dk_import_kind k;

	(void)err;
	for (size_t i = 0; dk_import_kind_at(&c->arena, i, &k); i++) {
		const char *columns = "";

		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_str(&c->out, "kind", k.kind);
			dk_out_str(&c->out, "summary", k.summary);
			dk_out_array(&c->out, "columns");
			for (size_t n = 0; n < k.column_count; n++)
				dk_out_str(&c->out, NULL, k.columns[n]);
			dk_out_end(&c->out);
			dk_out_end(&c->out);
			continue;
		}
		for (size_t n = 0; n < k.column_count; n++)
			columns = dk_fmt(&c->arena, "%s %s", columns, k.columns[n]);
		dk_out_line(&c->out, "%-16s %s", k.kind, k.summary);
		dk_out_line(&c->out, "   %s", columns);
	}
	return DK_OK;
}

static const struct dk_opt options[] = {
	{ "dry-run", NULL, "read and check everything, store nothing" },
	{ "from", "DAY", "of prices: the first day of rows that name none" },
	{ "map", "MAP", "a map file, or THEIRS=OURS,... for column names" },
	{ "keep-going", NULL, "leave bad rows out instead of refusing the file" },
	{ "rejects", "FILE", "write the rows left out there, with the reason" },
	{ "encoding", "NAME", "utf-8 or latin1; utf-8" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "", "KIND FILE...", "Reads files of one KIND; `-` is standard input.", options, 2,
	    DK_ARGS_ANY, true, run },
	{ "kinds", "", "Lists the kinds and their columns.", NULL, 0, 0, false, kinds },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_import = {
	.name = "import",
	.summary = "read files of products, customers, orders ...",
	.verbs = verbs,
};
