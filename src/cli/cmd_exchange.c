/* cmd_exchange.c - `docket exchange`: goods back against goods out. */
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/exchange_show.h"
#include "cli/return_enter.h"
#include "cli/step.h"
#include "cli/word.h"

/* --for SKU=QTY, as often as it stands. */
static enum dk_rc
read_goods(struct dk_cli *c, struct dk_exchange_in *in, struct dk_err *err)
{
	struct dk_exchange_good *goods = dk_arena_array(&c->arena, c->opts.given_count + 1,
	    sizeof(*goods));
	const char *word;

	while ((word = dk_opt_nth(&c->opts, "for", in->good_count)) != NULL) {
		char *sku = dk_arena_dup(&c->arena, word), *qty = strrchr(sku, '=');

		if (qty == NULL || qty == sku)
			return dk_cli_usage(c, err, "Write --for SKU=QTY, not %.60s.", word);
		*qty++ = '\0';
		goods[in->good_count++] = (struct dk_exchange_good){ sku, qty };
	}
	in->goods = goods;
	return DK_OK;
}

static enum dk_rc
read_all(struct dk_cli *c, struct dk_exchange_in *in, struct dk_err *err)
{
	enum dk_rc rc;

	*in = (struct dk_exchange_in){ .first = dk_cli_text(c, "first"),
		.pays = dk_cli_text(c, "pays"), .freight = dk_cli_text(c, "carriage") };
	rc = dk_return_said(c, &in->back, err);
	return rc == DK_OK ? read_goods(c, in, err) : rc;
}

static enum dk_rc
new(struct dk_cli *c, struct dk_err *err)
{
	struct dk_exchange_counter_in in = { .pass = dk_cli_text(c, "pass"),
		.method = dk_cli_text(c, "method") };
	dk_id id = 0;
	enum dk_rc rc = read_all(c, &in.of, err);

	if (rc == DK_OK)
		rc = dk_opt_given(&c->opts, "counter")
		    ? dk_exchange_counter(c->session, &in, &id, err)
		    : dk_exchange_new(c->session, &in.of, &id, err);
	return rc == DK_OK ? dk_exchange_answer(c, id, err) : rc;
}

static enum dk_rc
plan(struct dk_cli *c, struct dk_err *err)
{
	struct dk_exchange_in in;
	struct dk_exchange_plan p;
	enum dk_rc rc = read_all(c, &in, err);

	if (rc == DK_OK)
		rc = dk_exchange_plan(c->session, &c->arena, &in, &p, err);
	if (rc == DK_OK)
		dk_exchange_answer_plan(c, &p);
	return rc;
}

static enum dk_rc
find(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	return dk_exchange_find(c->session, dk_cli_arg(c, 0), id, err);
}

static const struct dk_steps steps = { dk_exchange_find, dk_exchange_answer };

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_show(c, &steps, err);
}

static enum dk_rc
print(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_print(c, &steps, "exchange", err);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	struct dk_return_query q;
	enum dk_rc rc = dk_return_listed(c, &q, err);

	return rc == DK_OK ? dk_exchange_answer_list(c, &q, err) : rc;
}

static enum dk_rc
receive(struct dk_cli *c, struct dk_err *err)
{
	struct dk_exchange_receipt in = { .to = dk_cli_text(c, "to") };
	struct dk_return_count *counts;
	dk_id id;
	enum dk_rc rc = find(c, &id, err);

	if (rc == DK_OK)
		rc = dk_return_counted(c, &counts, &in.count, err);
	in.counts = rc == DK_OK ? counts : NULL;
	if (rc == DK_OK)
		rc = dk_exchange_receive(c->session, id, &in, err);
	return rc == DK_OK ? dk_exchange_answer(c, id, err) : rc;
}

static enum dk_rc
pay(struct dk_cli *c, struct dk_err *err)
{
	struct dk_exchange_money in = { .method = "", .reference = dk_cli_text(c, "reference") };
	const char *amount = dk_cli_arg(c, 1);
	struct dk_goods_exchange *x = NULL;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "method", &in.method, err);

	if (rc == DK_OK)
		rc = find(c, &id, err);
	if (rc == DK_OK)
		rc = dk_exchange_load(c->session, &c->arena, id, &x, err);
	if (rc == DK_OK && amount[0] != '\0')
		rc = dk_money_parse(amount, dk_currency_exponent(x->currency), &in.amount, err);
	if (rc == DK_OK && amount[0] != '\0' && in.amount.minor <= 0)
		return dk_fail(err, DK_EINPUT, "amount",
		    "An amount is more than nothing; leave it out to take all that is due.");
	if (rc == DK_OK)
		rc = dk_exchange_pay(c->session, id, &in, err);
	return rc == DK_OK ? dk_exchange_answer(c, id, err) : rc;
}

static enum dk_rc
settle(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_take(c, &steps, dk_exchange_settle, err);
}

static enum dk_rc
cancel(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_why(c, &steps, "reason", dk_exchange_cancel, err);
}

static enum dk_rc
expire(struct dk_cli *c, struct dk_err *err)
{
	struct dk_goods_exchange *ended = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_exchange_expire(c->session, &c->arena, &ended, &count, err);

	return rc == DK_OK ? dk_exchange_answer_ended(c, ended, count) : rc;
}

static const struct dk_opt new_options[] = {
	{ "for", "SKU=QTY", "what goes out for it; may stand several times" },
	{ "first", "WHICH", "goods (they come first) or replacement (it goes first)" },
	{ "pays", "WHEN", "before or after: when a balance against him is paid" },
	{ "line", "N", "line of the order" },
	{ "qty", "Q", "how many of it come back, in pieces" },
	{ "reason", "CODE", "as in: docket return new" },
	{ "sent", "SKU", "of a wrong item: what came instead" },
	{ "customer", "N", "who asks; refused when the order is another's" },
	{ "outcome", "O", "of a balance for him: credit or refund" },
	{ "note", "TEXT", "what he says" },
	{ "exception", "TEXT", "why the policy is passed over; needs the right" },
	{ "carriage", "AMOUNT", "freight of the replacement; else it is free" },
	{ "counter", NULL, "goods in hand on both sides: all steps at once" },
	{ "condition", "C", "of what comes back, as in: docket return new" },
	{ "fee", "PERCENT", "restocking, instead of the policy's; needs the right" },
	{ "freight", "WHO", "pays the way back: customer, charged, house" },
	{ "to", "WHERE", "with --counter: stock, quarantine, supplier or scrap" },
	{ "pass", "TEXT", "with --counter: why warnings of the replacement are passed" },
	{ "method", "M", "with --counter: how he pays a balance now" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt list_options[] = {
	{ "all", NULL, "ended ones too" },
	{ "order", "NO", "of this order, sold or sent for it" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt receive_options[] = {
	{ "all", NULL, "everything came" },
	{ "to", "WHERE", "and is looked at: all of it goes there" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt pay_options[] = {
	{ "method", "M", "cash, card, cheque, transfer" },
	{ "reference", "TEXT", "slip, cheque, bank text" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt print_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};
static const struct dk_opt reason_options[] = {
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "new", "ORDER LINE=QTY... --for SKU=QTY... --reason CODE",
	    "Goods of an order come back, others go out for them.", new_options, 1, 1000, true,
	    new },
	{ "plan", "ORDER LINE=QTY... --for SKU=QTY... --reason CODE",
	    "What that would come to; nothing is entered.", new_options, 1, 1000, true, plan },
	{ "list", "[--all] [--order NO]", "Lists open exchanges and what each waits for.",
	    list_options, 0, 0, true, list },
	{ "show", "NUMBER", "Shows one.", NULL, 1, 1, true, show },
	{ "receive", "NUMBER LINE=QTY...|--all", "The goods are here; its gate may open.",
	    receive_options, 1, 1000, true, receive },
	{ "pay", "NUMBER [AMOUNT] --method M", "Money for what it costs him, before it goes out.",
	    pay_options, 1, 2, true, pay },
	{ "settle", "NUMBER", "Credit, invoice, and the balance of the two.", NULL, 1, 1, true,
	    settle },
	{ "cancel", "NUMBER --reason TEXT", "The goods stay; what went out stays charged.",
	    reason_options, 1, 1, true, cancel },
	{ "print", "NUMBER [-o FILE]", "What the customer is sent about it.", print_options, 1, 1,
	    true, print },
	{ "expire", "", "Ends those whose goods did not come in time.", NULL, 0, 0, true, expire },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_exchange = {
	.name = "exchange",
	.summary = "goods back against goods out, with one balance",
	.verbs = verbs,
};
