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
	struct dk_inquiry in = { .answer = dk_cli_opt(c, "answer"), .follow_on = DK_NO_DATE };
	struct dk_inquiry_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = read_kind(c, &in.kind, err);

	if (rc == DK_OK)
		rc = dk_cli_day(c, "follow", &in.follow_on, err);
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

static enum dk_rc
due(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "No", true }, { "Due", false },
		{ "Who", false }, { "Customer", false }, { "Order", false }, { "Told", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_inquiry_list list;
	dk_date until = DK_NO_DATE;
	enum dk_rc rc = dk_cli_day(c, "until", &until, err);

	if (!dk_date_is_set(until))
		until = dk_session_today(c->session);
	if (rc == DK_OK)
		rc = dk_inquiry_due(c->session, &c->arena, until,
		    dk_opt_given(&c->opts, "mine") ? c->session->user_id : 0, &list, err);
	for (size_t i = 0; rc == DK_OK && i < list.count; i++) {
		const struct dk_inquiry *q = &list.rows[i];

		if (!c->json) {
			dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)q->id));
			dk_out_cell(&t, dk_date_iso(q->follow_on).s);
			dk_out_cell(&t, q->owner);
			dk_out_cell(&t, q->customer);
			dk_out_cell(&t, q->order);
			dk_out_cell(&t, q->answer);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "id", q->id);
		dk_out_date(&c->out, "due", q->follow_on);
		dk_out_str(&c->out, "owner", q->owner);
		dk_out_str(&c->out, "customer_name", q->customer);
		dk_out_str(&c->out, "order", q->order);
		dk_out_str(&c->out, "kind", dk_inquiry_kind_name(q->kind));
		dk_out_str(&c->out, "answer", q->answer);
		dk_out_end(&c->out);
	}
	if (rc == DK_OK && list.count == 0)
		return dk_cli_none(c, "Nobody waits for a call.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
done(struct dk_cli *c, struct dk_err *err)
{
	int64_t id = 0;
	enum dk_rc rc = dk_cli_number(dk_cli_arg(c, 0), "inquiry", &id, err);

	if (rc == DK_OK)
		rc = dk_inquiry_done(c->session, id, err);
	if (rc == DK_OK)
		dk_cli_note(c, "Call-back %lld is done.", (long long)id);
	return rc;
}

static const struct dk_opt log_options[] = {
	{ "kind", "K", "status (else), change, price, return, dispute or quote" },
	{ "answer", "TEXT", "what the caller was told; else what `inquiry find` says" },
	{ "follow", "DAY", "the day you call back" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt due_options[] = {
	{ "mine", NULL, "only those you promised" },
	{ "until", "DAY", "due by that day; else today" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "find", "TEXT", "What to say: by phone, name, order, PO or invoice number.", NULL, 1,
	    DK_ARGS_ANY, true, find },
	{ "log", "TEXT [--kind K] [--answer TEXT]", "Writes down what a caller was told.",
	    log_options, 1, 1, true, log_one },
	{ "due", "[--mine] [--until DAY]", "Call-backs that are due, oldest first.", due_options, 0,
	    0, true, due },
	{ "done", "ID", "The customer was called back.", NULL, 1, 1, true, done },
	{ "list", "CUSTOMER", "What a customer asked and was told, newest first.", NULL, 1, 1, true,
	    list },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_inquiry = {
	.name = "inquiry",
	.summary = "where is my order?",
	.verbs = verbs,
};
