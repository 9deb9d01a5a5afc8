/* receive_word.c - what came of a line, as it is typed. */
#include "cli/receive_word.h"

#include <string.h>

#include "cli/word.h"

/* LOT, with :EXPIRY where the label tells one. */
static enum dk_rc
read_lot(struct dk_cli *c, char *text, struct dk_received_line *out, struct dk_err *err)
{
	char *at = strrchr(text, ':');

	out->lot = text;
	if (text[0] == '\0')
		return dk_cli_usage(c, err, "Name the lot behind @: LINE=QTY@LOT.");
	if (at == NULL)
		return DK_OK;
	*at = '\0';
	if (!dk_date_parse(at + 1, &out->expiry))
		return dk_cli_usage(c, err,
		    "Write the expiry as a day: LINE=QTY@LOT:2027-03-31, not '%.20s'.", at + 1);
	return DK_OK;
}

enum dk_rc
dk_cli_received(struct dk_cli *c, const char *word, struct dk_received_line *out,
    struct dk_err *err)
{
	const char *line, *qty;
	char *text, *at, *lot;
	enum dk_rc rc = dk_cli_pair(c, word, &line, &qty, err);

	if (rc == DK_OK)
		rc = dk_cli_number(line, "line", &out->line_no, err);
	if (rc != DK_OK)
		return rc;
	text = dk_arena_dup(&c->arena, qty);
	if ((lot = strchr(text, '@')) != NULL)
		*lot = '\0';
	if ((at = strchr(text, ':')) != NULL)
		*at = '\0';
	rc = dk_qty_parse(text, &out->qty, err);
	if (rc == DK_OK && at != NULL)
		rc = dk_qty_parse(at + 1, &out->damaged, err);
	return rc == DK_OK && lot != NULL ? read_lot(c, lot + 1, out, err) : rc;
}
