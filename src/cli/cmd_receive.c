/* cmd_receive.c - `docket receive`: goods that came for a purchase order. */
#include <string.h>

#include "cli/cli.h"
#include "cli/word.h"
#include "docket/receive.h"

/* LINE=QTY, with :DAMAGED where some of it is. */
static enum dk_rc
read_line(struct dk_cli *c, const char *word, struct dk_received_line *out, struct dk_err *err)
{
	const char *line, *qty;
	char *text, *at;
	enum dk_rc rc = dk_cli_pair(c, word, &line, &qty, err);

	if (rc == DK_OK)
		rc = dk_cli_number(line, "line", &out->line_no, err);
	if (rc != DK_OK)
		return rc;
	text = dk_arena_dup(&c->arena, qty);
	if ((at = strchr(text, ':')) != NULL)
		*at = '\0';
	rc = dk_qty_parse(text, &out->qty, err);
	if (rc == DK_OK && at != NULL)
		rc = dk_qty_parse(at + 1, &out->damaged, err);
	return rc;
}

static void
show(struct dk_cli *c, const struct dk_receipt *r)
{
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "receipt", r->number);
		dk_out_qty(&c->out, "pieces", r->pieces);
		dk_out_qty(&c->out, "damaged", r->damaged);
		dk_out_qty(&c->out, "handed_out", r->handed_out);
		dk_out_end(&c->out);
	} else if (c->quiet) {
		dk_out_line(&c->out, "%s", r->number);
	} else {
		dk_out_line(&c->out, "Receipt %s: %s came, %s damaged, %s to lines that waited",
		    r->number, dk_qty_show(r->pieces).s, dk_qty_show(r->damaged).s,
		    dk_qty_show(r->handed_out).s);
	}
}

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	size_t count = c->opts.arg_count - 1;
	struct dk_received_line *lines = dk_arena_array(&c->arena, count + 1, sizeof(*lines));
	const char *note = dk_cli_opt(c, "note"), *location = dk_cli_opt(c, "location");
	const struct dk_received in = { lines, count, note != NULL ? note : "",
		dk_opt_given(&c->opts, "over") };
	struct dk_receipt made;
	dk_id id = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		lines[i] = (struct dk_received_line){ .location = location != NULL ? location
										    : "" };
		rc = read_line(c, dk_cli_arg(c, i + 1), &lines[i], err);
	}
	if (rc == DK_OK)
		rc = dk_purchase_find(c->session, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_receive(c->session, &c->arena, id, &in, &made, err);
	if (rc == DK_OK)
		show(c, &made);
	return rc;
}

static const struct dk_opt options[] = {
	{ "location", "CODE", "where it was put; the main location" },
	{ "note", "TEXT", "the supplier's delivery note" },
	{ "over", NULL, "more than was ordered is taken, too" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "", "PURCHASE LINE=QTY[:DAMAGED]... [--over] [--location CODE] [--note TEXT]",
	    "Counts what came; lines that wait get it at once.", options, 2, 1000, true, run },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_receive = {
	.name = "receive",
	.summary = "goods that came for a purchase order",
	.verbs = verbs,
};
