/* cmd_inquiry.c - `docket inquiry`: what to tell a caller, and that he was told. */
#include "cli/cli.h"
#include "cli/find.h"
#include "docket/inquiry.h"

static enum dk_rc
put_hit(struct dk_cli *c, const struct dk_inquiry_hit *h, struct dk_err *err)
{
	const char *say = "";
	enum dk_rc rc = DK_OK;

	if (h->order_id != 0)
		rc = dk_inquiry_answer(c->session, &c->arena, h->order_id, &say, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "customer", h->customer);
		dk_out_str(&c->out, "name", h->name);
		dk_out_str(&c->out, "phone", h->phone);
		dk_out_str(&c->out, "matched", h->matched);
		dk_out_str(&c->out, "order", h->order);
		dk_out_str(&c->out, "answer", say);
		dk_out_end(&c->out);
	} else {
		dk_out_line(&c->out, "%s  %s  %s  %s", h->customer, h->name, h->city, h->phone);
		dk_out_line(&c->out, "  %s", *say != '\0' ? say : "This customer has no order.");
	}
	return DK_OK;
}

static enum dk_rc
find(struct dk_cli *c, struct dk_err *err)
{
	struct dk_inquiry_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_inquiry_find(c->session, &c->arena, dk_cli_words(c, 0), &hits, &count,
	    err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = put_hit(c, &hits[i], err);
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nobody is found by that.");
	return rc;
}

static enum dk_rc
read_kind(struct dk_cli *c, enum dk_inquiry_kind *out, struct dk_err *err)
{
	const char *kind = dk_cli_opt(c, "kind");

	*out = DK_INQUIRY_STATUS;
	if (kind == NULL || dk_inquiry_kind_parse(kind, out))
		return DK_OK;
	return dk_cli_usage(c, err,
	    "--kind is status, change, price, return, dispute or quote; '%.40s' is none of them.",
	    kind);
}

/* Without --answer what `find` says of the order is what the caller was told. */
static enum dk_rc
log_one(struct dk_cli *c, struct dk_err *err)
{
	struct dk_inquiry in = { .answer = dk_cli_opt(c, "answer") };
	struct dk_inquiry_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = read_kind(c, &in.kind, err);

	if (rc == DK_OK)
		rc = dk_inquiry_find(c->session, &c->arena, dk_cli_arg(c, 0), &hits, &count, err);
	if (rc == DK_OK && count == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "caller",
		    "Nobody is found by '%.40s'; give an order, invoice or customer number.",
		    dk_cli_arg(c, 0));
	if (rc == DK_OK && count > 1)
		rc = dk_fail(err, DK_EINPUT, "caller",
		    "%zu customers fit '%.40s'; give an order, invoice or customer number.", count,
		    dk_cli_arg(c, 0));
	if (rc != DK_OK)
		return rc;
	in.customer_id = hits[0].customer_id;
	in.order_id = hits[0].order_id;
	if (in.answer == NULL && in.order_id != 0)
		rc = dk_inquiry_answer(c->session, &c->arena, in.order_id, &in.answer, err);
	if (rc == DK_OK && in.answer == NULL)
		in.answer = "";
	if (rc == DK_OK)
		rc = dk_inquiry_log(c->session, &in, err);
	if (rc == DK_OK)
		dk_cli_note(c, "%s, order %s: %s", hits[0].name, hits[0].order, in.answer);
	return rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	struct dk_customer *customer = NULL;
	struct dk_inquiry *told = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_cli_customer(c, dk_cli_arg(c, 0), &customer, err);

	if (rc == DK_OK)
		rc = dk_inquiry_list(c->session, &c->arena, customer->id, &told, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_inquiry *q = &told[i];

		if (!c->json) {
			dk_out_line(&c->out, "%s  %s  %s  %s  %s", q->at, q->by,
			    dk_inquiry_kind_name(q->kind), *q->order != '\0' ? q->order : "-",
			    q->answer);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "at", q->at);
		dk_out_str(&c->out, "by", q->by);
		dk_out_str(&c->out, "kind", dk_inquiry_kind_name(q->kind));
		dk_out_str(&c->out, "order", q->order);
		dk_out_str(&c->out, "answer", q->answer);
		dk_out_end(&c->out);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "This customer asked nothing yet.");
	return rc;
}

static const struct dk_opt log_options[] = {
	{ "kind", "K", "status (else), change, price, return, dispute or quote" },
	{ "answer", "TEXT", "what the caller was told; else what `inquiry find` says" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "find", "TEXT", "What to say: by phone, name, order, PO or invoice number.", NULL, 1,
	    DK_ARGS_ANY, true, find },
	{ "log", "TEXT [--kind K] [--answer TEXT]", "Writes down what a caller was told.",
	    log_options, 1, 1, true, log_one },
	{ "list", "CUSTOMER", "What a customer asked and was told, newest first.", NULL, 1, 1, true,
	    list },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_inquiry = {
	.name = "inquiry",
	.summary = "where is my order?",
	.verbs = verbs,
};
