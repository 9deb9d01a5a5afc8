/* payment_deposit.c - `docket payment keep|free|receipt`: deposits for orders. */
#include "cli/deliver.h"
#include "cli/find.h"
#include "cli/payment_move.h"
#include "docket/deposit.h"

const struct dk_opt dk_payment_free_options[] = {
	{ "reason", "TEXT", "why the order does not need it" },
	{ NULL, NULL, NULL },
};

/* PAYMENT ORDER [AMOUNT] */
enum dk_rc
dk_payment_keep_verb(struct dk_cli *c, struct dk_err *err)
{
	dk_id payment = 0, order = 0;
	struct dk_payment *p = NULL;
	dk_money amount = DK_MONEY(0);
	enum dk_rc rc = dk_payment_find(c->session, dk_cli_arg(c, 0), &payment, err);

	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 1), &order, err);
	if (rc == DK_OK)
		rc = dk_payment_load(c->session, &c->arena, payment, &p, err);
	if (rc == DK_OK && c->opts.arg_count > 2)
		rc = dk_money_parse(dk_cli_arg(c, 2), dk_session_exponent(c->session, p->currency),
		    &amount, err);
	if (rc == DK_OK)
		rc = dk_deposit_keep(c->session, payment, order, amount, err);
	return rc == DK_OK ? dk_payment_answer(c, payment, "is kept", err) : rc;
}

const struct dk_opt dk_payment_receipt_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};

enum dk_rc
dk_payment_receipt_verb(struct dk_cli *c, struct dk_err *err)
{
	dk_id id = 0;
	enum dk_rc rc = dk_payment_find(c->session, dk_cli_arg(c, 0), &id, err);

	return rc == DK_OK ? dk_deliver_document(c, "receipt", id, err) : rc;
}

enum dk_rc
dk_payment_free_verb(struct dk_cli *c, struct dk_err *err)
{
	const char *reason = NULL;
	struct dk_deposit before = { 0 };
	struct dk_order *o = NULL;
	dk_id order = 0;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &order, err);
	if (rc == DK_OK)
		rc = dk_order_load(c->session, &c->arena, order, &o, err);
	if (rc == DK_OK)
		rc = dk_deposit_find(c->session, order, &before, err);
	if (rc == DK_OK)
		rc = dk_deposit_free(c->session, order, reason, err);
	if (rc == DK_OK)
		dk_cli_note(c, "%s %s kept for order %s are credit of the customer again.",
		    dk_money_show(before.kept, dk_currency_exponent(o->currency)).s, o->currency,
		    dk_cli_arg(c, 0));
	return rc;
}
