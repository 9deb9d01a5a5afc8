/* order_amend.c - changing an entered order: by a whole order file, closing a line, undoing. */
#include "cli/order_amend.h"

#include "cli/find.h"
#include "cli/show_order.h"
#include "docket/amend.h"
#include "docket/order_file.h"

const struct dk_opt dk_order_amend_options[] = {
	{ "from", "FILE", "the order as it shall be, JSON; `-` is standard input" },
	{ "reason", "TEXT", "why" },
	{ "dry-run", NULL, "tell the difference and change nothing" },
	{ NULL, NULL, NULL },
};

const struct dk_opt dk_order_close_options[] = {
	{ "line", "N", "this line" },
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};

static void
changes_json(struct dk_cli *c, const struct dk_amended *x)
{
	dk_out_array(&c->out, "changes");
	for (size_t i = 0; i < x->change_count; i++) {
		const struct dk_order_change *d = &x->changes[i];

		dk_out_object(&c->out, NULL);
		if (d->line_no != 0)
			dk_out_int(&c->out, "line", d->line_no);
		else
			dk_out_null(&c->out, "line");
		dk_out_str(&c->out, "field", d->field);
		dk_out_str(&c->out, "before", d->before);
		dk_out_str(&c->out, "after", d->after);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
}

static void
changes_text(struct dk_cli *c, const struct dk_amended *x)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Field", false },
		{ "Before", false }, { "After", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < x->change_count; i++) {
		const struct dk_order_change *d = &x->changes[i];

		dk_out_cell(&t, d->line_no == 0 ? ""
		    : dk_fmt(&c->arena, "%lld", (long long)d->line_no));
		dk_out_cell(&t, d->field);
		dk_out_cell(&t, d->before);
		dk_out_cell(&t, d->after);
	}
	dk_out_table(&c->out, &t);
}

static enum dk_rc
answer(struct dk_cli *c, const struct dk_amended *x, bool dry_run, struct dk_err *err)
{
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_show_order_members(c, x->order);
		changes_json(c, x);
		dk_out_end(&c->out);
		return DK_OK;
	}
	if (!c->quiet || dry_run)
		changes_text(c, x);
	if (dry_run) {
		dk_cli_note(c, "Nothing is changed yet.");
		return DK_OK;
	}
	return dk_show_order_after(c, x->order->id, "is amended", err);
}

enum dk_rc
dk_order_amend_run(struct dk_cli *c, struct dk_err *err)
{
	bool dry_run = dk_opt_given(&c->opts, "dry-run");
	struct dk_order_input in = { .lines = NULL };
	struct dk_amend_file file = { .input = &in, .dry_run = dry_run };
	struct dk_amended made = { .order = NULL };
	const char *path;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "from", &path, err);

	if (rc == DK_OK && !dry_run)
		rc = dk_cli_need(c, "reason", &file.reason, err);
	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_order_file_load(&c->arena, path, &in, err);
	if (rc == DK_OK)
		rc = dk_order_amend_file(c->session, &c->arena, id, &file, &made, err);
	if (rc == DK_ENOTFOUND && in.lines != NULL)
		c->status = DK_EXIT_INPUT; /* what the file names is not there: the file is wrong */
	return rc == DK_OK ? answer(c, &made, dry_run, err) : rc;
}

enum dk_rc
dk_order_amend_apply(struct dk_cli *c, dk_id draft, struct dk_err *err)
{
	struct dk_amended made = { .order = NULL };
	const char *reason;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_order_amend(c->session, &c->arena, draft, reason, &made, err);
	return rc == DK_OK ? answer(c, &made, false, err) : rc;
}

enum dk_rc
dk_order_close_run(struct dk_cli *c, struct dk_err *err)
{
	const char *reason, *word;
	int64_t line = 0;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "line", &word, err);

	if (rc == DK_OK)
		rc = dk_cli_need(c, "reason", &reason, err);
	if (rc == DK_OK)
		rc = dk_cli_line(c, "line", &line, err);
	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_order_cancel(c->session, id, line, (dk_qty){ 0 }, reason, err);
	return rc == DK_OK ? dk_show_order_after(c, id,
	    dk_fmt(&c->arena, "lives on without what was open of line %lld", (long long)line),
	    err) : rc;
}

enum dk_rc
dk_order_undo_run(struct dk_cli *c, struct dk_err *err)
{
	const char *what = "";
	dk_id id;
	enum dk_rc rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_order_undo(c->session, &c->arena, id, &what, err);
	return rc == DK_OK ? dk_show_order_after(c, id,
	    dk_fmt(&c->arena, "is as before: %s is undone", what), err) : rc;
}
