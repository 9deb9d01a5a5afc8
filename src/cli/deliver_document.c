/* deliver_document.c - the paper of one record, printed and delivered. */
#include "cli/deliver.h"
#include "cli/print_show.h"
#include "docket/document.h"

/* For builds that must be the same on any day; a document carries its own instant otherwise. */
static void
take_epoch(struct dk_paper *p)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	int64_t seconds;

	if (text != NULL &&
	    dk_decimal_parse(text, 0, INT64_C(100000000000), &seconds, NULL) == DK_OK)
		p->created_ms = seconds * 1000;
}

/* A paper has no JSON of its own: its text is the answer. */
static void
answer(struct dk_cli *c, const char *doc, const struct dk_buf *data)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "document", doc);
	dk_out_str(&c->out, "text", dk_buf_text(data));
	dk_out_end(&c->out);
}

enum dk_rc
dk_deliver_print(struct dk_cli *c, const char *doc, dk_id id, const char *number,
    struct dk_err *err)
{
	const struct dk_print_want want = { doc, dk_document_named(doc)->subject, id, number };
	struct dk_print_sent sent;
	dk_id job = 0;
	enum dk_rc rc = dk_print_ask(c->session, &want, &job, err);

	if (rc == DK_OK)
		rc = dk_print_send(c->session, &c->arena, job, &sent, err);
	if (rc == DK_OK)
		dk_show_print_sent(c, &sent);
	return rc;
}

static enum dk_rc
print(struct dk_cli *c, const char *doc, dk_id id, struct dk_err *err)
{
	struct dk_paper *paper = NULL;
	enum dk_rc rc = dk_document_make(c->session, &c->arena, doc, id, &paper, err);

	return rc == DK_OK ? dk_deliver_print(c, doc, id, paper->number, err) : rc;
}

enum dk_rc
dk_deliver_paper(struct dk_cli *c, const char *doc, struct dk_paper *paper, struct dk_err *err)
{
	const struct dk_format *format = NULL;
	struct dk_buf data = { 0 };
	bool as_answer = c->json && dk_cli_opt(c, "o") == NULL;
	enum dk_rc rc = dk_deliver_format(c, &format, err);

	if (as_answer)
		format = dk_format_find("text");
	if (rc == DK_OK) {
		take_epoch(paper);
		rc = dk_paper_print(paper, format, &data, err);
	}
	if (rc == DK_OK && as_answer)
		answer(c, doc, &data);
	else if (rc == DK_OK)
		rc = dk_deliver(c, &data, err);
	dk_buf_free(&data);
	return rc;
}

enum dk_rc
dk_deliver_document(struct dk_cli *c, const char *doc, dk_id id, struct dk_err *err)
{
	const struct dk_format *format = NULL;
	struct dk_paper *paper = NULL;
	enum dk_rc rc;

	if (dk_opt_given(&c->opts, "print"))
		return print(c, doc, id, err);
	rc = dk_deliver_format(c, &format, err); /* before anything is read */
	if (rc == DK_OK)
		rc = dk_document_make(c->session, &c->arena, doc, id, &paper, err);
	return rc == DK_OK ? dk_deliver_paper(c, doc, paper, err) : rc;
}
