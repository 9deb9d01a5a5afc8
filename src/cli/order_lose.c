/* order_lose.c - `docket order lose`: a sale given up, remembered as demand. */
#include "cli/order_lose.h"

#include "cli/find.h"
#include "docket/lost_sale.h"

const struct dk_opt dk_order_lose_options[] = {
	{ "line", "N", "of this line" },
	{ "qty", "PIECES", "only so many of it" },
	{ "reason", "CODE", "stock, price, date or other" },
	{ NULL, NULL, NULL },
};

enum dk_rc
dk_order_lose_run(struct dk_cli *c, struct dk_err *err)
{
	const char *reason, *number = dk_cli_arg(c, 0), *qty_text = dk_cli_opt(c, "qty"), *line;
	enum dk_lost_reason why = DK_LOST_OTHER;
	dk_qty qty = { 0 };
	int64_t line_no = 0;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_cli_need(c, "line", &line, err);
	if (rc == DK_OK && !dk_lost_reason_parse(reason, &why))
		return dk_cli_usage(c, err, "--reason is stock, price, date or other.");
	if (rc == DK_OK)
		rc = dk_cli_line(c, "line", &line_no, err);
	if (rc == DK_OK && qty_text != NULL)
		rc = dk_qty_parse(qty_text, &qty, err);
	if (rc == DK_OK)
		rc = dk_cli_order(c, number, &id, err);
	if (rc == DK_OK)
		rc = dk_order_lose(c->session, id, line_no, qty, why, err);
	if (rc == DK_OK)
		dk_cli_note(c, "Line %lld of order %s: what was given up counts as lost (%s).",
		    (long long)line_no, number, reason);
	return rc;
}
