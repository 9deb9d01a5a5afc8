/* payment_move.c - `docket payment`: applied later, taken off again, did not hold. */
#include "cli/payment_move.h"

#include "cli/find.h"
#include "docket/allowance.h"

const struct dk_opt dk_payment_unapply_options[] = {
	{ "invoice", "NUMBER", "off this one; else off all" },
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};

const struct dk_opt dk_payment_reverse_options[] = {
	{ "reason", "TEXT", "why: the cheque came back" },
	{ "method", "METHOD", "how the money left again; as it came" },
	{ NULL, NULL, NULL },
};

enum dk_rc
dk_payment_apply_verb(struct dk_cli *c, struct dk_err *err)
{
	size_t count = c->opts.arg_count - 1;
	dk_id *invoices = dk_arena_array(&c->arena, count, sizeof(*invoices));
	dk_id id = 0;
	enum dk_rc rc = dk_payment_find(c->session, dk_cli_arg(c, 0), &id, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = dk_invoice_find(c->session, dk_cli_arg(c, i + 1), &invoices[i], err);
	if (rc == DK_OK)
		rc = dk_payment_apply(c->session, id, invoices, count, err);
	return rc == DK_OK ? dk_payment_answer(c, id, "is applied", err) : rc;
}

enum dk_rc
dk_payment_unapply_verb(struct dk_cli *c, struct dk_err *err)
{
	const char *invoice = dk_cli_opt(c, "invoice"), *reason = NULL;
	dk_id id = 0, of = 0;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_payment_find(c->session, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK && invoice != NULL)
		rc = dk_invoice_find(c->session, invoice, &of, err);
	if (rc == DK_OK)
		rc = dk_payment_unapply(c->session, id, of, reason, err);
	return rc == DK_OK ? dk_payment_answer(c, id, "is taken off", err) : rc;
}

enum dk_rc
dk_payment_reverse_verb(struct dk_cli *c, struct dk_err *err)
{
	const char *reason = NULL;
	dk_id id = 0, refund = 0;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_payment_find(c->session, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_payment_reverse(c->session, id, dk_cli_text(c, "method"), reason,
		    &refund, err);
	return rc == DK_OK ? dk_payment_answer(c, refund, "went back", err) : rc;
}
