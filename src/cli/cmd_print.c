/* cmd_print.c - `docket print`: the queue of papers, its printers, what came out of them. */
#include <string.h>

#include "cli/find.h"
#include "cli/print_show.h"
#include "docket/document.h"
#include "docket/printer.h"

static enum dk_rc
job_arg(struct dk_cli *c, size_t n, dk_id *id, struct dk_err *err)
{
	return dk_cli_number(dk_cli_arg(c, n), "job", id, err);
}

static enum dk_rc
unshipped(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Shipment", false }, { "Order", false },
		{ "Customer", false }, { "State", false }, { "Printed", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_print_left *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_print_unshipped(c->session, &c->arena, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_str(&c->out, "shipment", rows[i].shipment);
			dk_out_str(&c->out, "order", rows[i].order);
			dk_out_str(&c->out, "customer_name", rows[i].customer);
			dk_out_str(&c->out, "state", rows[i].state);
			dk_out_str(&c->out, "printed_at", rows[i].at);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, rows[i].shipment);
		dk_out_cell(&t, rows[i].order);
		dk_out_cell(&t, rows[i].customer);
		dk_out_cell(&t, rows[i].state);
		dk_out_cell(&t, dk_fmt(&c->arena, "%.16s", rows[i].at));
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Everything that was printed has left.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	const struct dk_print_query q = { .all = dk_opt_given(&c->opts, "all"),
		.document = dk_cli_opt(c, "document"), .max = DK_ROWS_ALL };
	struct dk_print_jobs jobs;
	enum dk_rc rc;

	if (dk_opt_given(&c->opts, "unshipped"))
		return unshipped(c, err);
	if ((rc = dk_print_list(c->session, &c->arena, &q, &jobs, err)) != DK_OK)
		return rc;
	if (jobs.count == 0)
		return dk_cli_none(c, "Nothing waits to be printed or to be looked at.");
	dk_show_print_jobs(c, &jobs);
	return DK_OK;
}

static enum dk_rc
preview(struct dk_cli *c, struct dk_err *err)
{
	struct dk_buf text = { 0 };
	dk_id id = 0;
	enum dk_rc rc = job_arg(c, 0, &id, err);

	if (rc == DK_OK)
		rc = dk_print_preview(c->session, id, &text, err);
	if (rc == DK_OK && c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "job", id);
		dk_out_str(&c->out, "text", dk_buf_text(&text));
		dk_out_end(&c->out);
	} else if (rc == DK_OK) {
		dk_buf_add(&c->out.buf, dk_buf_text(&text), text.len);
	}
	dk_buf_free(&text);
	return rc;
}

static enum dk_rc
add(struct dk_cli *c, struct dk_err *err)
{
	size_t count = c->opts.arg_count - 1;
	struct dk_print_want *wants = dk_arena_array(&c->arena, count + 1, sizeof(*wants));
	dk_id *ids = dk_arena_array(&c->arena, count + 1, sizeof(*ids));
	const struct dk_document_info *d = NULL;
	enum dk_rc rc = dk_cli_document(c, dk_cli_arg(c, 0), &d, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const char *number = dk_cli_arg(c, i + 1);

		wants[i] = (struct dk_print_want){ d->name, d->subject, 0, number };
		rc = dk_cli_record(c, d, number, &wants[i].subject_id, err);
	}
	if (rc == DK_OK)
		rc = dk_print_batch(c->session, wants, count, ids, err);
	if (rc != DK_OK)
		return rc;
	c->session->once_key = "";
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = dk_show_print_after(c, ids[i], "waits to be printed", err);
	return rc;
}

/* Until the first that does not come out: what is behind it waits for somebody to look. */
static enum dk_rc
send_all(struct dk_cli *c, const dk_id *ids, size_t count, struct dk_err *err)
{
	struct dk_print_sent sent = { .outcome = DK_PRINT_SENT };
	enum dk_rc rc = DK_OK;
	size_t i = 0;

	while (rc == DK_OK && i < count && sent.outcome == DK_PRINT_SENT) {
		rc = dk_print_send(c->session, &c->arena, ids[i++], &sent, err);
		if (rc == DK_OK)
			dk_show_print_sent(c, &sent);
	}
	if (rc == DK_OK && i < count)
		dk_cli_note(c, "%zu more wait behind it.", count - i);
	return rc;
}

static enum dk_rc
send(struct dk_cli *c, struct dk_err *err)
{
	const struct dk_print_query q = { .document = dk_cli_opt(c, "document"),
		.max = DK_ROWS_ALL };
	size_t count = c->opts.arg_count;
	dk_id *ids = dk_arena_array(&c->arena, count + 1, sizeof(*ids));
	struct dk_print_jobs jobs;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = job_arg(c, i, &ids[i], err);
	if (rc != DK_OK || count > 0)
		return rc != DK_OK ? rc : send_all(c, ids, count, err);
	if ((rc = dk_print_list(c->session, &c->arena, &q, &jobs, err)) != DK_OK)
		return rc;
	ids = dk_arena_array(&c->arena, jobs.count + 1, sizeof(*ids));
	for (size_t i = 0; i < jobs.count; i++)
		if (jobs.list[i].state == DK_PRINT_WAITING)
			ids[count++] = jobs.list[i].id;
	if (count == 0)
		return dk_cli_none(c, "Nothing waits to be printed.");
	return send_all(c, ids, count, err);
}

static enum dk_rc
settle(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	bool nothing = dk_opt_given(&c->opts, "nothing");
	enum dk_rc rc = nothing ? dk_print_nothing(c->session, id, err)
				: dk_print_acknowledge(c->session, id, err);

	return rc == DK_OK ? dk_show_print_after(c, id, nothing ? "did not come out and waits"
	    : "came out right", err) : rc;
}

static enum dk_rc
ack(struct dk_cli *c, struct dk_err *err)
{
	const struct dk_print_query q = { .max = DK_ROWS_ALL };
	struct dk_print_jobs jobs = { NULL, 0 };
	size_t done = 0;
	dk_id id = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < c->opts.arg_count; i++) {
		rc = job_arg(c, i, &id, err);
		if (rc == DK_OK)
			rc = settle(c, id, err);
	}
	if (rc != DK_OK || c->opts.arg_count > 0)
		return rc;
	if (!dk_opt_given(&c->opts, "all"))
		return dk_cli_usage(c, err, "Name the jobs, or say --all for what was sent.");
	rc = dk_print_list(c->session, &c->arena, &q, &jobs, err);
	c->session->once_key = ""; /* each is acknowledged once anyhow */
	for (size_t i = 0; rc == DK_OK && i < jobs.count; i++)
		if (jobs.list[i].state == DK_PRINT_SENT) {
			rc = settle(c, jobs.list[i].id, err);
			done++;
		}
	return rc == DK_OK && done == 0 ? dk_cli_none(c, "Nothing was sent that waits for it.")
					: rc;
}

static enum dk_rc
again(struct dk_cli *c, struct dk_err *err)
{
	const char *from = dk_cli_opt(c, "from-page");
	int64_t page = 1;
	dk_id id = 0, made = 0;
	enum dk_rc rc = job_arg(c, 0, &id, err);

	if (rc == DK_OK && from != NULL)
		rc = dk_cli_number(from, "from-page", &page, err);
	if (rc == DK_OK)
		rc = dk_print_again(c->session, id, page, &made, err);
	return rc == DK_OK ? dk_show_print_after(c, made, "waits to be printed", err) : rc;
}

static enum dk_rc
cancel(struct dk_cli *c, struct dk_err *err)
{
	const char *reason;
	dk_id id = 0;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = job_arg(c, 0, &id, err);
	if (rc == DK_OK)
		rc = dk_print_cancel(c->session, id, reason, err);
	return rc == DK_OK ? dk_show_print_after(c, id, "is cancelled", err) : rc;
}

static enum dk_rc
printers(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Document", false }, { "Desk", false },
		{ "Queue", false }, { "Format", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_printer *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_printer_list(c->session, &c->arena, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_str(&c->out, "document", rows[i].document);
			dk_out_str(&c->out, "desk", rows[i].desk);
			dk_out_str(&c->out, "queue", rows[i].queue);
			dk_out_str(&c->out, "format", rows[i].format);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, rows[i].document[0] != '\0' ? rows[i].document : "any");
		dk_out_cell(&t, rows[i].desk[0] != '\0' ? rows[i].desk : "any");
		dk_out_cell(&t, rows[i].queue);
		dk_out_cell(&t, rows[i].format);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No printer is set. docket print use any QUEUE");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
use(struct dk_cli *c, struct dk_err *err)
{
	const char *document = dk_cli_arg(c, 0);
	const char *format = dk_cli_opt(c, "format");
	const struct dk_document_info *d = NULL;
	const struct dk_printer p = { strcmp(document, "any") == 0 ? "" : document,
		dk_cli_text(c, "desk"), dk_cli_arg(c, 1), format != NULL ? format : "pdf" };
	enum dk_rc rc = DK_OK;

	if (*p.document != '\0')
		rc = dk_cli_document(c, document, &d, err);
	if (rc == DK_OK)
		rc = dk_printer_set(c->session, &p, err);
	if (rc == DK_OK && *p.queue == '\0')
		dk_cli_note(c, "%s has no printer of its own any more.", document);
	else if (rc == DK_OK)
		dk_cli_note(c, "%s goes to %s as %s.", document, p.queue, p.format);
	return rc;
}

static const struct dk_opt list_options[] = {
	{ "all", NULL, "settled ones too, the newest first" },
	{ "document", "NAME", "of this kind" },
	{ "unshipped", NULL, "shipments whose slip or label is printed and which have not left" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt send_options[] = {
	{ "document", "NAME", "without jobs: all of this kind that wait" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt ack_options[] = {
	{ "all", NULL, "all that were sent" },
	{ "nothing", NULL, "nothing came out: it waits again" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt again_options[] = {
	{ "from-page", "N", "the sheets before it came out right" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt cancel_options[] = {
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt use_options[] = {
	{ "desk", "DESK", "at this desk; else at any" },
	{ "format", "pdf|text|zpl", "what it is sent; pdf" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "[--all|--unshipped] [--document NAME]", "Lists what waits, failed or was not"
	    " looked at yet.", list_options, 0, 0, true, list },
	{ "preview", "JOB", "Shows the paper of a job as text.", NULL, 1, 1, true, preview },
	{ "add", "DOCUMENT NUMBER...", "Puts papers into the queue, to be printed in this order.",
	    NULL, 2, DK_ARGS_ANY, true, add },
	{ "send", "[JOB...] [--document NAME]", "Hands what waits to its printer, until one fails.",
	    send_options, 0, DK_ARGS_ANY, true, send },
	{ "ack", "JOB...|--all [--nothing]", "Says that papers came out right, or that"
	    " nothing did.",
	    ack_options, 0, DK_ARGS_ANY, true, ack },
	{ "again", "JOB [--from-page N]", "A paper is ruined, or another copy is wanted.",
	    again_options, 1, 1, true, again },
	{ "cancel", "JOB --reason TEXT", "A paper that waits is not wanted.", cancel_options, 1, 1,
	    true, cancel },
	{ "printers", "", "Lists which printer prints what.", NULL, 0, 0, true, printers },
	{ "use", "DOCUMENT|any QUEUE [--desk DESK] [--format F]",
	    "Sets a printer; QUEUE `-`: it is not printed, '': none.", use_options, 2, 2, true,
	    use },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_print = {
	.name = "print",
	.summary = "the print queue and its printers",
	.verbs = verbs,
};
