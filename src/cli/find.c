/* find.c - words of a command line into records. */
#include "cli/find.h"

#include "docket/order.h"

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
