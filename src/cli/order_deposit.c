/* order_deposit.c - `docket order deposit`: what of an order is paid before delivery. */
#include "cli/order_deposit.h"

#include <string.h>

#include "cli/find.h"
#include "docket/deposit.h"
#include "docket/prepaid.h"

static void
show_json(struct dk_cli *c, const struct dk_order *o, const struct dk_deposit *d)
{
	int exponent = dk_currency_exponent(o->currency);

	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "order", o->number);
	dk_out_str(&c->out, "billing", o->billing);
	dk_out_money(&c->out, "total", o->total, exponent);
	dk_out_money(&c->out, "before_delivery", d->before, exponent);
	dk_out_money(&c->out, "missing", d->missing, exponent);
	dk_out_money(&c->out, "kept", d->kept, exponent);
	dk_out_str(&c->out, "currency", o->currency);
	dk_out_end(&c->out);
}

/* NUMBER [PART] */
enum dk_rc
dk_order_deposit_run(struct dk_cli *c, struct dk_err *err)
{
	struct dk_order *o = NULL;
	struct dk_deposit d = { 0 };
	dk_id id = 0;
	int exponent;
	const char *part = c->opts.arg_count > 1 ? dk_cli_arg(c, 1) : NULL;
	enum dk_rc rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK && part != NULL)
		rc = dk_prepaid_ask(c->session, id, strcmp(part, "none") == 0 ? "" : part, err);
	if (rc == DK_OK)
		rc = dk_order_load(c->session, &c->arena, id, &o, err);
	if (rc == DK_OK)
		rc = dk_deposit_find(c->session, id, &d, err);
	if (rc != DK_OK)
		return rc;
	exponent = dk_currency_exponent(o->currency);
	if (c->json)
		show_json(c, o, &d);
	else
		dk_out_line(&c->out, "Order %s over %s %s asks for %s before delivery; %s are kept"
		    " for it, %s missing.", o->number, dk_money_show(o->total, exponent).s,
		    o->currency, dk_money_show(d.before, exponent).s,
		    dk_money_show(d.kept, exponent).s, dk_money_show(d.missing, exponent).s);
	return DK_OK;
}
