/* cmd_outbox.c - `docket outbox`: messages to customers and suppliers, sent by the mail program. */
#include <string.h>

#include "cli/find.h"
#include "docket/document.h"
#include "docket/outbox_send.h"

static enum dk_rc
message_arg(struct dk_cli *c, size_t n, dk_id *id, struct dk_err *err)
{
	return dk_cli_number(dk_cli_arg(c, n), "message", id, err);
}

static void
members(struct dk_cli *c, const struct dk_outbox_row *x)
{
	dk_out_int(&c->out, "message", x->id);
	dk_out_str(&c->out, "kind", x->kind);
	dk_out_str(&c->out, "number", x->number);
	dk_out_str(&c->out, "to", x->to[0] != '\0' ? x->to : NULL);
	dk_out_str(&c->out, "name", x->to_name);
	dk_out_str(&c->out, "state", x->state);
	dk_out_int(&c->out, "attempts", x->attempts);
	dk_out_str(&c->out, "result", x->result);
	dk_out_str(&c->out, "sent_to", x->sent_to[0] != '\0' ? x->sent_to : NULL);
	dk_out_str(&c->out, "digest", x->digest[0] != '\0' ? x->digest : NULL);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "No", true }, { "Document", false },
		{ "Number", false }, { "To", false }, { "Address", false }, { "State", false },
		{ "Tried", true }, { "", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_outbox_rows rows;
	enum dk_rc rc = dk_outbox_list(c->session, &c->arena, dk_opt_given(&c->opts, "all"), &rows,
	    err);

	if (rc == DK_OK && rows.count == 0)
		return dk_cli_none(c, "No message waits to be sent.");
	for (size_t i = 0; rc == DK_OK && i < rows.count; i++) {
		const struct dk_outbox_row *x = &rows.list[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			members(c, x);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)x->id));
		dk_out_cell(&t, x->kind);
		dk_out_cell(&t, x->number);
		dk_out_cell(&t, x->to_name);
		dk_out_cell(&t, x->sent_to[0] != '\0' ? x->sent_to : x->to);
		dk_out_cell(&t, x->state);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)x->attempts));
		dk_out_cell(&t, x->result);
	}
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

/* How a message stands after a command. */
static enum dk_rc
answer(struct dk_cli *c, dk_id id, const char *what, struct dk_err *err)
{
	struct dk_outbox_row x;
	enum dk_rc rc = dk_outbox_load(c->session, &c->arena, id, &x, err);

	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		members(c, &x);
		dk_out_end(&c->out);
	} else if (c->quiet) {
		dk_out_line(&c->out, "%lld", (long long)id);
	} else {
		dk_out_line(&c->out, "Message %lld, %s %s to %s, %s.", (long long)id, x.kind,
		    x.number, x.to[0] != '\0' ? x.to : x.to_name, what);
	}
	return DK_OK;
}

static enum dk_rc
add(struct dk_cli *c, struct dk_err *err)
{
	const struct dk_document_info *d = NULL;
	struct dk_outbox_want w = { .again = dk_opt_given(&c->opts, "again") };
	dk_id id = 0;
	enum dk_rc rc = dk_cli_document(c, dk_cli_arg(c, 0), &d, err);

	if (rc == DK_OK && strcmp(d->subject, "shipment") == 0)
		rc = dk_cli_usage(c, err, "%s: that goes with the goods, not by mail.", d->title);
	if (rc != DK_OK)
		return rc;
	w.kind = d->name;
	w.document = d->subject;
	rc = dk_cli_record(c, d, dk_cli_arg(c, 1), &w.document_id, err);
	if (rc == DK_OK)
		rc = dk_outbox_ask(c->session, &w, &id, err);
	return rc == DK_OK ? answer(c, id, "waits to be sent", err) : rc;
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	struct dk_buf text = { 0 };
	dk_id id = 0;
	enum dk_rc rc = message_arg(c, 0, &id, err);

	if (rc == DK_OK)
		rc = dk_outbox_preview(c->session, id, &text, err);
	if (rc == DK_OK && c->json)
		rc = answer(c, id, "", err);
	else if (rc == DK_OK)
		dk_buf_add(&c->out.buf, dk_buf_text(&text), text.len);
	dk_buf_free(&text);
	return rc;
}

static enum dk_rc
send_one(struct dk_cli *c, dk_id id, bool *went, struct dk_err *err)
{
	struct dk_outbox_sent sent;
	enum dk_rc rc = dk_outbox_send(c->session, &c->arena, id, &sent, err);

	*went = rc == DK_OK && strcmp(sent.outcome, "sent") == 0;
	if (rc != DK_OK)
		return rc;
	if (!*went)
		c->status = DK_EXIT_NO;
	if (c->json || c->quiet || *went)
		return answer(c, id, "is sent", err);
	dk_out_line(&c->out, "Message %lld, %s %s to %s, %s: %s", (long long)id, sent.row.kind,
	    sent.row.number, sent.row.to, strcmp(sent.outcome, "failed") == 0 ? "was not sent"
	    " and waits" : "may have gone out", sent.said);
	return DK_OK;
}

/* One that cannot be sent is told, and the rest goes on: messages wait for nobody. */
static enum dk_rc
send_all(struct dk_cli *c, struct dk_err *err)
{
	struct dk_outbox_rows rows;
	size_t tried = 0;
	bool went;
	enum dk_rc rc = dk_outbox_list(c->session, &c->arena, false, &rows, err);

	for (size_t i = 0; rc == DK_OK && i < rows.count; i++) {
		if (strcmp(rows.list[i].state, "waiting") != 0)
			continue;
		tried++;
		rc = send_one(c, rows.list[i].id, &went, err);
		if (rc == DK_EREFUSED && strcmp(err->field, "mail_program") != 0) {
			dk_cli_note(c, "%s", err->text);
			c->status = DK_EXIT_NO;
			rc = DK_OK;
		}
	}
	return rc == DK_OK && tried == 0 ? dk_cli_none(c, "No message waits to be sent.") : rc;
}

static enum dk_rc
send(struct dk_cli *c, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;
	dk_id id = 0;
	bool went;

	if (c->opts.arg_count == 0)
		return send_all(c, err);
	for (size_t i = 0; rc == DK_OK && i < c->opts.arg_count; i++) {
		rc = message_arg(c, i, &id, err);
		if (rc == DK_OK)
			rc = send_one(c, id, &went, err);
	}
	return rc;
}

static enum dk_rc
retry(struct dk_cli *c, struct dk_err *err)
{
	dk_id id = 0;
	enum dk_rc rc = message_arg(c, 0, &id, err);

	if (rc == DK_OK)
		rc = dk_outbox_retry(c->session, id, err);
	return rc == DK_OK ? answer(c, id, "did not go out and waits", err) : rc;
}

static enum dk_rc
drop(struct dk_cli *c, struct dk_err *err)
{
	const char *reason;
	dk_id id = 0;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = message_arg(c, 0, &id, err);
	if (rc == DK_OK)
		rc = dk_outbox_drop(c->session, id, reason, err);
	return rc == DK_OK ? answer(c, id, "is not sent any more", err) : rc;
}

static const struct dk_opt list_options[] = {
	{ "all", NULL, "sent and dropped ones too, the newest first" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt add_options[] = {
	{ "again", NULL, "it was sent before, and goes out once more" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt drop_options[] = {
	{ "reason", "TEXT", "why: it went another way, it is not wanted" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "[--all]", "Messages that wait or may have gone out.", list_options, 0, 0, true,
	    list },
	{ "add", "DOCUMENT NUMBER [--again]", "A purchase-order, confirmation, invoice is mailed.",
	    add_options, 2, 2, true, add },
	{ "show", "MESSAGE", "The message as it would be sent now.", NULL, 1, 1, true, show },
	{ "send", "[MESSAGE...]", "Gives them to the mail program; all that wait.", NULL, 0, 1000,
	    true, send },
	{ "retry", "MESSAGE", "What was cut off did not go out: it waits again.", NULL, 1, 1, true,
	    retry },
	{ "drop", "MESSAGE --reason TEXT", "It is not sent any more.", drop_options, 1, 1, true,
	    drop },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_outbox = {
	.name = "outbox",
	.summary = "messages to customers and suppliers, sent by the mail program",
	.verbs = verbs,
};
