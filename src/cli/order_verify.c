/* order_verify.c - `docket order return, readback, rekey`: a second pair of eyes by commands. */
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

static void
rekey_json(struct dk_cli *c, const struct dk_rekey *r)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "order", dk_cli_arg(c, 0));
	dk_out_bool(&c->out, "agrees", r->count == 0);
	dk_out_array(&c->out, "differences");
	for (size_t i = 0; i < r->count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", r->differences[i].line_no);
		dk_out_str(&c->out, "field", r->differences[i].field);
		dk_out_str(&c->out, "first", r->differences[i].first);
		dk_out_str(&c->out, "second", r->differences[i].second);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

static void
rekey_text(struct dk_cli *c, const struct dk_rekey *r)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct dk_rekey_difference *d = &r->differences[i];

		dk_out_line(&c->out, "L%lld %s: keyed %s, was %s", (long long)d->line_no, d->field,
		    *d->second != '\0' ? d->second : "nothing",
		    *d->first != '\0' ? d->first : "nothing");
	}
	if (r->count == 0)
		dk_out_line(&c->out, "Order %s agrees with what was keyed again.",
		    dk_cli_arg(c, 0));
}

enum dk_rc
dk_order_rekey_run(struct dk_cli *c, struct dk_err *err)
{
	struct dk_order_input in = { .lines = NULL };
	struct dk_rekey_ask ask = { .count = 0 };
	struct dk_line_input *lines;
	struct dk_rekey r;
	const char *path;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "from", &path, err);

	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_order_file_load(&c->arena, path, &in, err);
	if (rc != DK_OK)
		return rc;
	ask.lines = lines = dk_arena_array(&c->arena, in.line_count + 1, sizeof(*lines));
	for (; ask.count < in.line_count; ask.count++)
		lines[ask.count] = in.lines[ask.count].line;
	rc = dk_order_rekey(c->session, &c->arena, id, &ask, &r, err);
	if (rc == DK_ENOTFOUND)
		c->status = DK_EXIT_INPUT; /* what the file names is not there: the file is wrong */
	if (rc != DK_OK)
		return rc;
	if (r.count > 0)
		c->status = DK_EXIT_NO;
	if (c->json)
		rekey_json(c, &r);
	else
		rekey_text(c, &r);
	return DK_OK;
}
