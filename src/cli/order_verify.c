/* order_verify.c - `docket order return, readback`: a second pair of eyes by commands. */
#include "cli/order_verify.h"

#include "cli/find.h"
#include "cli/show_order.h"
#include "docket/order_file.h"
#include "docket/verify.h"

enum dk_rc
dk_order_return_run(struct dk_cli *c, struct dk_err *err)
{
	const char *reason;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_order_return(c->session, id, reason, err);
	return rc == DK_OK ? dk_show_order_after(c, id, "is held for who entered it", err) : rc;
}

static void
readback_json(struct dk_cli *c, const struct dk_readback *r)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "order", dk_cli_arg(c, 0));
	dk_out_array(&c->out, "says");
	for (size_t i = 0; i < r->count; i++)
		dk_out_str(&c->out, NULL, r->says[i]);
	dk_out_end(&c->out);
	dk_out_int(&c->out, "lines", r->lines);
	dk_out_qty(&c->out, "pieces", r->pieces);
	dk_out_str(&c->out, "code", r->code);
	dk_out_str(&c->out, "confirmed_by", r->by[0] != '\0' ? r->by : NULL);
	dk_out_str(&c->out, "confirmed_at", r->at[0] != '\0' ? r->at : NULL);
	dk_out_bool(&c->out, "changed", r->was_changed);
	dk_out_end(&c->out);
}

static void
readback_text(struct dk_cli *c, const struct dk_readback *r)
{
	for (size_t i = 0; i < r->count; i++)
		dk_out_line(&c->out, "%s", r->says[i]);
	dk_out_line(&c->out, "%lld lines, %s pieces, code %s", (long long)r->lines,
	    dk_qty_show(r->pieces).s, r->code);
	if (r->by[0] != '\0')
		dk_out_line(&c->out, "The caller said yes to %s at %s.", r->by, r->at);
	else if (r->was_changed)
		dk_out_line(&c->out, "It was changed since the caller said yes; read it again.");
}

enum dk_rc
dk_order_readback_run(struct dk_cli *c, struct dk_err *err)
{
	const char *code = dk_cli_opt(c, "confirm");
	struct dk_readback r;
	dk_id id;
	enum dk_rc rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK && code != NULL)
		rc = dk_order_confirm(c->session, id, code, err);
	if (rc == DK_OK)
		rc = dk_order_readback(c->session, &c->arena, id, &r, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		readback_json(c, &r);
	else
		readback_text(c, &r);
	return DK_OK;
}
