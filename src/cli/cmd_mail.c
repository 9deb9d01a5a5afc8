/* cmd_mail.c - `docket mail`: the queue of customers' messages, and the drafts made of them. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/mail_found.h"
#include "cli/show_order.h"
#include "docket/mail_order.h"
#include "docket/mail_print.h"

static enum dk_rc
find_mail(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	const char *word = dk_cli_arg(c, 0);
	char *end;

	if (*word == 'M' || *word == 'm')
		word++;
	*id = strtoll(word, &end, 10);
	if (*word == '\0' || *end != '\0' || *id <= 0)
		return dk_fail(err, DK_ENOTFOUND, "mail",
		    "A message is named by its number in `docket mail list`, not '%.40s'.",
		    dk_cli_arg(c, 0));
	return DK_OK;
}

static void
put_row(struct dk_cli *c, const struct dk_mail_row *r)
{
	dk_out_int(&c->out, "mail", r->id);
	dk_out_str(&c->out, "from", r->sender);
	dk_out_str(&c->out, "name", r->sender_name);
	dk_out_str(&c->out, "subject", r->subject);
	dk_out_str(&c->out, "at", r->at);
	dk_out_str(&c->out, "sent", *r->sent != '\0' ? r->sent : NULL);
	dk_out_str(&c->out, "state", r->state);
	dk_out_str(&c->out, "reason", *r->reason != '\0' ? r->reason : NULL);
	dk_out_str(&c->out, "order", r->order_id != 0 ? r->order : NULL);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "No", true }, { "From", false },
		{ "Subject", false }, { "Sent", false }, { "State", false }, { "Order", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_mail_row *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_mail_list(c->session, &c->arena, dk_opt_given(&c->opts, "all"), &rows,
	    &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json) {
			dk_out_object(&c->out, NULL);
			put_row(c, &rows[i]);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)rows[i].id));
		dk_out_cell(&t, rows[i].sender);
		dk_out_cell(&t, rows[i].subject);
		dk_out_cell(&t, rows[i].sent);
		dk_out_cell(&t, rows[i].state);
		dk_out_cell(&t, rows[i].order);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No message waits.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
recognise(struct dk_cli *c, const struct dk_mail *mail, struct dk_recognised *out,
    struct dk_err *err)
{
	struct dk_catalogue *cat = NULL;
	enum dk_rc rc = dk_catalogue_open(c->session, &cat, err);

	if (rc == DK_OK)
		rc = dk_recognise(cat, &c->arena, mail, dk_session_today(c->session), out, err);
	dk_catalogue_close(cat);
	return rc;
}

static const char *
piece_text(struct dk_cli *c, const struct dk_mail *mail, const struct dk_span *s)
{
	return dk_arena_dup_n(&c->arena, mail->parts[s->part].text + s->from, s->to - s->from);
}

static void
print_found(struct dk_cli *c, const struct dk_mail *mail, const struct dk_recognised *f)
{
	dk_out_line(&c->out, "Customer %s %s (%s)  PO %s  wanted %s",
	    f->customer_id != 0 ? f->customer : "not known", f->customer_name, f->customer_rule,
	    *f->po != '\0' ? f->po : "none", dk_date_is_set(f->wanted) ?
	    dk_date_iso(f->wanted).s : "as soon as can be");
	for (size_t i = 0; i < f->line_count; i++) {
		const struct dk_found_line *l = &f->lines[i];

		dk_out_line(&c->out, "%2zu  %-12s %8s %-4s %-30s %s%s", i + 1, l->sku,
		    dk_qty_text(l->qty).s, l->unit, l->name, l->rule,
		    l->is_sure ? "" : ", look at it");
	}
	for (size_t i = 0; i < f->piece_count; i++)
		if (f->pieces[i].use == DK_TEXT_UNUSED)
			dk_out_line(&c->out, " ?  not used: %s",
			    piece_text(c, mail, &f->pieces[i].span));
}

static void
put_piece(struct dk_cli *c, const struct dk_mail *mail, const struct dk_mail_piece *p)
{
	if (!c->json) {
		if (strcmp(p->use, "unused") == 0)
			dk_out_line(&c->out, " ?  %d:%zu not used: %s", p->span.part, p->span.from,
			    piece_text(c, mail, &p->span));
		return;
	}
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "use", p->use);
	if (p->line_no != 0)
		dk_out_int(&c->out, "line", p->line_no);
	dk_out_array(&c->out, "span");
	dk_out_int(&c->out, NULL, p->span.part);
	dk_out_int(&c->out, NULL, (int64_t)p->span.from);
	dk_out_int(&c->out, NULL, (int64_t)p->span.to);
	dk_out_end(&c->out);
	dk_out_str(&c->out, "text", piece_text(c, mail, &p->span));
	dk_out_str(&c->out, "by", *p->by != '\0' ? p->by : NULL);
	dk_out_end(&c->out);
}

static enum dk_rc
show_pieces(struct dk_cli *c, dk_id id, const struct dk_mail *mail, struct dk_err *err)
{
	struct dk_mail_piece *pieces = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_mail_pieces(c->session, &c->arena, id, &pieces, &count, err);

	if (rc == DK_OK && c->json)
		dk_out_array(&c->out, "pieces");
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		put_piece(c, mail, &pieces[i]);
	if (rc == DK_OK && c->json)
		dk_out_end(&c->out);
	return rc;
}

/* A line at a time: what a terminal shows is made safe, line ends included. */
static void
print_text(struct dk_cli *c, const char *text)
{
	while (*text != '\0') {
		size_t n = strcspn(text, "\n"), len = n;

		while (len > 0 && text[len - 1] == '\r')
			len--;
		dk_out_line(&c->out, "  | %s", dk_arena_dup_n(&c->arena, text, len));
		text += n + (text[n] == '\n');
	}
}

/* What waits is shown with what would be found; what was taken with what became of its text. */
static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	struct dk_recognised found;
	struct dk_mail_row row;
	struct dk_mail mail;
	dk_id id;
	enum dk_rc rc = find_mail(c, &id, err);

	if (rc == DK_OK)
		rc = dk_mail_load(c->session, &c->arena, id, &row, &mail, err);
	if (rc == DK_OK && row.order_id == 0)
		rc = recognise(c, &mail, &found, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		put_row(c, &row);
		if (row.order_id == 0)
			dk_mail_found(c, &mail, &found, true);
		else
			rc = show_pieces(c, id, &mail, err);
		dk_out_end(&c->out);
		return rc;
	}
	dk_out_line(&c->out, "Message %lld  %s <%s>  %s  %s %s", (long long)row.id,
	    row.sender_name, row.sender, row.subject, row.state, row.order);
	for (size_t i = 0; i < mail.part_count; i++)
		if (mail.parts[i].kind == DK_PART_TEXT || mail.parts[i].kind == DK_PART_HTML)
			print_text(c, mail.parts[i].text);
		else if (mail.parts[i].kind != DK_PART_SUBJECT)
			dk_out_line(&c->out, "Attached: %s (%s)", mail.parts[i].name,
			    mail.parts[i].type);
	if (row.order_id != 0)
		return show_pieces(c, id, &mail, err);
	print_found(c, &mail, &found);
	return DK_OK;
}

static enum dk_rc
take(struct dk_cli *c, struct dk_err *err)
{
	struct dk_recognised found;
	struct dk_mail_row row;
	struct dk_mail mail;
	bool *lines = NULL;
	dk_id id, order_id = 0;
	enum dk_rc rc = find_mail(c, &id, err);

	if (rc == DK_OK)
		rc = dk_mail_load(c->session, &c->arena, id, &row, &mail, err);
	if (rc == DK_OK)
		rc = recognise(c, &mail, &found, err);
	if (rc == DK_OK && dk_opt_given(&c->opts, "all")) {
		lines = dk_arena_array(&c->arena, found.line_count + 1, sizeof(*lines));
		for (size_t i = 0; i < found.line_count; i++)
			lines[i] = true;
	}
	if (rc == DK_OK)
		rc = dk_mail_take(c->session, id, &found, lines, &order_id, err);
	return rc == DK_OK ? dk_show_order_after(c, order_id, "is made of the message", err) : rc;
}

/* PART:BYTE as `mail show` prints it; without it all that is unused. */
static enum dk_rc
settle(struct dk_cli *c, bool note, struct dk_err *err)
{
	const char *where = dk_cli_arg(c, 1);
	struct dk_span at = { .part = -1 };
	unsigned part = 0;
	dk_id id;
	enum dk_rc rc = find_mail(c, &id, err);

	if (rc == DK_OK && *where != '\0') {
		if (sscanf(where, "%u:%zu", &part, &at.from) != 2 || part >= DK_MAIL_PARTS_MAX)
			return dk_cli_usage(c, err, "A text is named as PART:BYTE, such as 0:112.");
		at.part = (int)part;
	}
	if (rc == DK_OK)
		rc = dk_mail_settle(c->session, id, &at, note, err);
	if (rc == DK_OK)
		dk_cli_note(c, note ? "It is noted on the order." : "It is ignored.");
	return rc;
}

static enum dk_rc
ignore(struct dk_cli *c, struct dk_err *err)
{
	return settle(c, false, err);
}

static enum dk_rc
note(struct dk_cli *c, struct dk_err *err)
{
	return settle(c, true, err);
}

static enum dk_rc
dismiss(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = find_mail(c, &id, err);

	if (rc == DK_OK)
		rc = dk_mail_dismiss(c->session, id, dk_cli_text(c, "reason"), err);
	if (rc == DK_OK)
		dk_cli_note(c, "Message %lld is dismissed.", (long long)id);
	return rc;
}

static void
put_reply(struct dk_cli *c, const struct dk_mail_reply *r)
{
	if (!c->json) {
		dk_out_line(&c->out, "To %s  %s", r->to, r->subject);
		print_text(c, r->text);
		return;
	}
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "from", *r->from != '\0' ? r->from : NULL);
	dk_out_str(&c->out, "to", r->to);
	dk_out_str(&c->out, "subject", r->subject);
	dk_out_str(&c->out, "in_reply_to", *r->in_reply_to != '\0' ? r->in_reply_to : NULL);
	dk_out_str(&c->out, "references", *r->refs != '\0' ? r->refs : NULL);
	dk_out_str(&c->out, "text", r->text);
	dk_out_end(&c->out);
}

/* As a file it is written before it counts as answered: a full disk leaves nothing half done. */
static enum dk_rc
reply(struct dk_cli *c, struct dk_err *err)
{
	struct dk_mail_reply r = { .text = "" };
	struct dk_buf data = { 0 };
	dk_id id;
	enum dk_rc rc = find_mail(c, &id, err);

	if (rc == DK_OK)
		rc = dk_mail_answer(c->session, &c->arena, id, &r, err);
	if (rc == DK_OK && dk_cli_opt(c, "o") != NULL) {
		dk_mail_print(&r, &data);
		rc = dk_deliver(c, &data, err);
	}
	if (rc == DK_OK && !dk_opt_given(&c->opts, "draft"))
		rc = dk_mail_reply(c->session, id, err);
	if (rc == DK_OK && dk_cli_opt(c, "o") == NULL)
		put_reply(c, &r);
	dk_buf_free(&data);
	return rc;
}

static const struct dk_opt list_options[] = {
	{ "all", NULL, "those that are done with as well" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt take_options[] = {
	{ "all", NULL, "the rows that should be looked at as well" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt dismiss_options[] = {
	{ "reason", "TEXT", "why it orders nothing" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt reply_options[] = {
	{ "draft", NULL, "do not put it into the outbox" },
	{ "o", "FILE.eml", "write it there as a message, instead of showing it" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "[--all]", "Messages that wait, oldest first.", list_options, 0, 0, true, list },
	{ "show", "MAIL", "A message, and what is found in it or became of it.", NULL, 1, 1, true,
	    show },
	{ "take", "MAIL [--all]", "Makes a draft of the rows that are sure.", take_options, 1, 1,
	    true, take },
	{ "ignore", "MAIL [PART:BYTE]", "Text that is not used asks for nothing.", NULL, 1, 2, true,
	    ignore },
	{ "note", "MAIL [PART:BYTE]", "Text that is not used goes into the order's note.", NULL, 1,
	    2, true, note },
	{ "dismiss", "MAIL --reason T", "The message orders nothing.", dismiss_options, 1, 1, true,
	    dismiss },
	{ "reply", "MAIL [--draft] [-o FILE.eml]", "Puts an answer into the outbox and shows it.",
	    reply_options, 1, 1, true, reply },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_mail = {
	.name = "mail",
	.summary = "messages of customers that order something",
	.verbs = verbs,
};
