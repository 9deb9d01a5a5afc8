/* customer_blackout.c - days on which a ship-to takes no deliveries: listed, kept, taken away. */
#include "cli/customer_blackout.h"

#include "cli/find.h"
#include "docket/window.h"

const struct dk_opt dk_customer_blackout_options[] = {
	{ "reason", "TEXT", "why: stock taking, works holidays" },
	{ "drop", NULL, "takes away the days that begin then" },
	{ NULL, NULL, NULL },
};

static void
show_json(struct dk_cli *c, const struct dk_blackout *b)
{
	dk_out_object(&c->out, NULL);
	dk_out_date(&c->out, "from", b->first);
	dk_out_date(&c->out, "to", b->last);
	dk_out_str(&c->out, "reason", b->reason);
	dk_out_end(&c->out);
}

static enum dk_rc
list(struct dk_cli *c, dk_id address, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "From", false }, { "To", false },
		{ "Reason", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_blackout *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_blackout_list(c->session, &c->arena, address, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json) {
			show_json(c, &rows[i]);
			continue;
		}
		dk_out_cell(&t, dk_date_iso(rows[i].first).s);
		dk_out_cell(&t, dk_date_iso(rows[i].last).s);
		dk_out_cell(&t, rows[i].reason);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "It takes deliveries on all days of its window.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
read_day(struct dk_cli *c, size_t arg, const char *field, dk_date *out, struct dk_err *err)
{
	if (c->opts.arg_count <= arg)
		return DK_OK;
	if (dk_date_parse_typed(dk_cli_arg(c, arg), dk_session_today(c->session), out))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, field,
	    "'%.40s' is not a date. Type it like 2026-11-26, 26.11, thu or +3.",
	    dk_cli_arg(c, arg));
}

enum dk_rc
dk_customer_blackout(struct dk_cli *c, struct dk_err *err)
{
	struct dk_blackout b = { .first = DK_NO_DATE, .last = DK_NO_DATE,
		.reason = dk_cli_text(c, "reason") };
	struct dk_customer *x = NULL;
	struct dk_address *to = NULL;
	bool drops = dk_opt_given(&c->opts, "drop");
	enum dk_put did;
	enum dk_rc rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err);

	if (rc == DK_OK)
		rc = dk_address_find(c->session, &c->arena, x->id, dk_cli_arg(c, 1), &to, err);
	if (rc == DK_OK)
		rc = read_day(c, 2, "from", &b.first, err);
	if (rc == DK_OK)
		rc = read_day(c, 3, "to", &b.last, err);
	if (rc != DK_OK)
		return rc;
	b.address_id = to->id;
	if (drops)
		rc = dk_blackout_drop(c->session, to->id, b.first, err);
	else if (dk_date_is_set(b.first))
		rc = dk_blackout_put(c->session, &b, &did, err);
	return rc == DK_OK ? list(c, to->id, err) : rc;
}
