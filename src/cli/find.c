/* find.c - words of a command line into records. */
#include "cli/find.h"

#include <string.h>

#include "docket/document.h"
#include "docket/exchange.h"
#include "docket/invoice.h"
#include "docket/order.h"
#include "docket/shipment.h"
#include "docket/returns.h"
#include "docket/supplier_return.h"

enum dk_rc
dk_cli_customer(struct dk_cli *c, const char *number, struct dk_customer **out, struct dk_err *err)
{
	return dk_customer_by_number(c->session, &c->arena, number, out, err);
}

enum dk_rc
dk_cli_product(struct dk_cli *c, const char *text, struct dk_product **out, struct dk_err *err)
{
	struct dk_product_match match = { 0 };
	enum dk_rc rc = dk_product_match(c->session, &c->arena, text, 0, &match, err);

	if (rc != DK_OK)
		return rc;
	if (match.id == 0)
		return dk_fail(err, DK_ENOTFOUND, "sku",
		    "There is no product %.60s. Look for it with `docket product find`.", text);
	return dk_product_load(c->session, &c->arena, match.id, out, err);
}

enum dk_rc
dk_cli_order(struct dk_cli *c, const char *number, dk_id *id, struct dk_err *err)
{
	return dk_order_find(c->session, number, id, err);
}

enum dk_rc
dk_cli_document(struct dk_cli *c, const char *name, const struct dk_document_info **out,
    struct dk_err *err)
{
	const char *names = "";

	if ((*out = dk_document_named(name)) != NULL)
		return DK_OK;
	for (size_t i = 0; dk_document_at(i) != NULL; i++)
		names = dk_fmt(&c->arena, "%s%s%s", names, i > 0 ? ", " : "",
		    dk_document_at(i)->name);
	return dk_cli_usage(c, err, "There is no document '%.40s'; there are %s.", name, names);
}

enum dk_rc
dk_cli_record(struct dk_cli *c, const struct dk_document_info *d, const char *number, dk_id *id,
    struct dk_err *err)
{
	if (strcmp(d->subject, "shipment") == 0)
		return dk_shipment_find(c->session, number, id, err);
	if (strcmp(d->subject, "invoice") == 0)
		return dk_invoice_find(c->session, number, id, err);
	if (strcmp(d->subject, "order") == 0)
		return dk_cli_order(c, number, id, err);
	if (strcmp(d->subject, "purchase") == 0)
		return dk_purchase_find(c->session, number, id, err);
	if (strcmp(d->subject, "return") == 0)
		return dk_return_find(c->session, number, id, err);
	if (strcmp(d->subject, "exchange") == 0)
		return dk_exchange_find(c->session, number, id, err);
	if (strcmp(d->subject, "supplier-return") == 0)
		return dk_supplier_return_find(c->session, number, id, err);
	return dk_cli_usage(c, err, "%s is printed by the command of its %s, with --print.",
	    d->title, d->subject);
}
