/* cmd_receive.c - `docket receive`: goods that came for a purchase order. */
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/progress.h"
#include "cli/receive_word.h"
#include "cli/word.h"
#include "docket/receipt.h"
#include "docket/receipt_file.h"

static void
show(struct dk_cli *c, const struct dk_receipt *r)
{
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "receipt", r->number);
		dk_out_int(&c->out, "lines", r->lines);
		dk_out_qty(&c->out, "pieces", r->pieces);
		dk_out_qty(&c->out, "damaged", r->damaged);
		dk_out_qty(&c->out, "handed_out", r->handed_out);
		dk_out_money(&c->out, "value", r->value, c->session->exponent);
		dk_out_end(&c->out);
	} else if (c->quiet) {
		dk_out_line(&c->out, "%s", r->number);
	} else {
		dk_out_line(&c->out, "Receipt %s: %s came, %s damaged, %s to lines that waited",
		    r->number, dk_qty_show(r->pieces).s, dk_qty_show(r->damaged).s,
		    dk_qty_show(r->handed_out).s);
	}
}

/* Lines on the command line, or in a file, or both with a switch: all that is open. */
static enum dk_rc
read_lines(struct dk_cli *c, dk_id purchase, struct dk_received *in, struct dk_err *err)
{
	const char *from = dk_cli_opt(c, "from");
	size_t count = c->opts.arg_count - 1;
	struct dk_received_line *lines = dk_arena_array(&c->arena, count + 1, sizeof(*lines));
	struct dk_purchase x;
	enum dk_rc rc = DK_OK;

	if (from != NULL && count > 0)
		return dk_cli_usage(c, err, "Count in the file or on the command line, not both.");
	in->lines = lines;
	in->count = count;
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		lines[i] = (struct dk_received_line){ .location = in->location };
		rc = dk_cli_received(c, dk_cli_arg(c, i + 1), &lines[i], err);
	}
	if (rc != DK_OK || from == NULL)
		return rc;
	rc = dk_purchase_load(c->session, &c->arena, purchase, &x, err);
	if (rc == DK_OK)
		rc = dk_receipt_file_read(&c->arena, from, &x, &lines, &in->count, err);
	in->lines = lines;
	for (size_t i = 0; rc == DK_OK && i < in->count; i++)
		if (lines[i].location[0] == '\0')
			lines[i].location = in->location;
	return rc;
}

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	struct dk_received in = { .note = dk_cli_text(c, "note"),
		.takes_over = dk_opt_given(&c->opts, "over"), .all = dk_opt_given(&c->opts, "all"),
		.location = dk_cli_text(c, "location"), .progress = dk_progress_step };
	struct dk_receipt made;
	dk_id id = 0;
	enum dk_rc rc = dk_purchase_find(c->session, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = read_lines(c, id, &in, err);
	if (rc != DK_OK)
		return rc;
	dk_progress_begin(c->quiet || c->json);
	rc = dk_receive(c->session, &c->arena, id, &in, &made, err);
	dk_progress_end();
	if (rc == DK_OK)
		show(c, &made);
	return rc;
}

static const struct dk_opt options[] = {
	{ "all", NULL, "lines not named came as they are open" },
	{ "from", "FILE", "counted in a CSV file: line or sku, qty, damaged, lot ..." },
	{ "location", "CODE", "where it was put; else where the item lies, or the main location" },
	{ "note", "TEXT", "the supplier's delivery note" },
	{ "over", NULL, "more than was ordered is taken, too" },
	{ NULL, NULL, NULL },
};

static enum dk_rc
print(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = dk_receipt_find(c->session, dk_cli_arg(c, 0), &id, err);

	return rc == DK_OK ? dk_deliver_document(c, "goods-receipt", id, err) : rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Receipt", false }, { "Order", false },
		{ "Supplier", false }, { "Note", false }, { "Lines", true }, { "Pieces", true },
		{ "Damaged", true }, { "By", false }, { "At", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_receipt_row *rows = NULL;
	size_t count = 0;
	dk_id of = 0;
	enum dk_rc rc = DK_OK;

	if (c->opts.arg_count > 0)
		rc = dk_purchase_find(c->session, dk_cli_arg(c, 0), &of, err);
	if (rc == DK_OK)
		rc = dk_receipt_list(c->session, &c->arena, of, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_receipt_row *r = &rows[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_str(&c->out, "receipt", r->number);
			dk_out_str(&c->out, "purchase", r->purchase);
			dk_out_str(&c->out, "supplier", r->supplier);
			dk_out_str(&c->out, "note", r->note);
			dk_out_int(&c->out, "lines", r->count);
			dk_out_qty(&c->out, "pieces", r->pieces);
			dk_out_qty(&c->out, "damaged", r->damaged);
			dk_out_money(&c->out, "value", r->value, c->session->exponent);
			dk_out_str(&c->out, "by", r->by);
			dk_out_str(&c->out, "at", r->at);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, r->number);
		dk_out_cell(&t, r->purchase);
		dk_out_cell(&t, r->supplier);
		dk_out_cell(&t, r->note);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)r->count));
		dk_out_cell(&t, dk_qty_show(r->pieces).s);
		dk_out_cell(&t, dk_qty_show(r->damaged).s);
		dk_out_cell(&t, r->by);
		dk_out_cell(&t, r->at);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nothing was received.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static const struct dk_opt print_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "", "PURCHASE LINE=QTY[:DAMAGED][@LOT[:EXPIRY]]... | --all | --from FILE [--over]",
	    "Counts what came; lines that wait get it at once.", options, 1, 1000, true, run },
	{ "list", "[PURCHASE]", "Lists what was received, the newest first.", NULL, 0, 1, true,
	    list },
	{ "print", "RECEIPT [-o FILE]", "The goods receipt, to go with the goods.", print_options,
	    1, 1, true, print },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_receive = {
	.name = "receive",
	.summary = "goods that came for a purchase order",
	.verbs = verbs,
};
