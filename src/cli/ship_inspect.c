/* ship_inspect.c - inspection: what waits and why, what was found, what becomes of failed units. */
#include <string.h>

#include "cli/find.h"
#include "cli/ship_pick.h"
#include "docket/inspect.h"

const struct dk_opt dk_ship_inspect_options[] = {
	{ "counted", "QTY", "of the right item; as picked when it is not said" },
	{ "damaged", "QTY", "of them damaged; 0" },
	{ "label", "ok|bad", "the label is right" },
	{ "expiry", "ok|bad", "it lives long enough" },
	{ "wrong", "ITEM", "what was in the place of the rest: the pair is remembered" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_ship_mispick_options[] = {
	{ "shipment", "NUMBER", "where it happened" },
	{ NULL, NULL, NULL },
};

static void
row_json(struct dk_cli *c, const struct dk_inspection *x)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "shipment", x->shipment);
	dk_out_str(&c->out, "order", x->order);
	dk_out_int(&c->out, "line", x->line_no);
	dk_out_str(&c->out, "sku", x->sku);
	dk_out_qty(&c->out, "picked", x->picked);
	dk_out_str(&c->out, "code", x->code);
	dk_out_str(&c->out, "reason", x->reason);
	dk_out_str(&c->out, "state", x->state);
	dk_out_qty(&c->out, "failed", x->failed);
	dk_out_str(&c->out, "disposition", *x->disposition != '\0' ? x->disposition : NULL);
	dk_out_str(&c->out, "note", x->note);
	dk_out_end(&c->out);
}

static enum dk_rc
list(struct dk_cli *c, dk_id shipment, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Shipment", false }, { "Ln", true },
		{ "Item", false }, { "Bin", false }, { "Picked", true }, { "State", false },
		{ "Why", false }, { "Note", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_inspection *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_inspection_list(c->session, &c->arena, shipment, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_inspection *x = &rows[i];

		if (c->json) {
			row_json(c, x);
			continue;
		}
		dk_out_cell(&t, x->shipment);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)x->line_no));
		dk_out_cell(&t, x->sku);
		dk_out_cell(&t, x->location);
		dk_out_cell(&t, dk_qty_show(x->picked).s);
		dk_out_cell(&t, x->state);
		dk_out_cell(&t, x->reason);
		dk_out_cell(&t, x->note);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No line was chosen for inspection.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
verdict(struct dk_cli *c, const char *name, bool *is_bad, struct dk_err *err)
{
	const char *word = dk_cli_opt(c, name);

	*is_bad = word != NULL && strcmp(word, "bad") == 0;
	if (word != NULL && !*is_bad && strcmp(word, "ok") != 0)
		return dk_cli_usage(c, err, "--%s is ok or bad.", name);
	return DK_OK;
}

/* What stands on the list, when the count is not said. */
static enum dk_rc
picked_of(struct dk_cli *c, dk_id shipment, int64_t line, dk_qty *out, struct dk_err *err)
{
	struct dk_inspection *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_inspection_list(c->session, &c->arena, shipment, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (rows[i].line_no == line &&
		    (strcmp(rows[i].state, "wait") == 0 || strcmp(rows[i].state, "failed") == 0))
			*out = rows[i].picked;
	return rc;
}

static enum dk_rc
read_found(struct dk_cli *c, dk_id shipment, struct dk_inspected *in, struct dk_err *err)
{
	const char *counted = dk_cli_opt(c, "counted"), *damaged = dk_cli_opt(c, "damaged");
	enum dk_rc rc = dk_cli_number(dk_cli_arg(c, 1), "line", &in->line_no, err);

	in->wrong_sku = dk_cli_opt(c, "wrong");
	if (rc == DK_OK && counted != NULL)
		rc = dk_qty_parse(counted, &in->counted, err);
	else if (rc == DK_OK)
		rc = picked_of(c, shipment, in->line_no, &in->counted, err);
	if (rc == DK_OK && damaged != NULL)
		rc = dk_qty_parse(damaged, &in->damaged, err);
	if (rc == DK_OK)
		rc = verdict(c, "label", &in->label_bad, err);
	return rc == DK_OK ? verdict(c, "expiry", &in->expiry_bad, err) : rc;
}

enum dk_rc
dk_ship_inspect(struct dk_cli *c, struct dk_err *err)
{
	struct dk_inspected in = { .line_no = 0 };
	dk_qty failed = { 0 };
	dk_id id = 0;
	enum dk_rc rc = DK_OK;

	if (c->opts.arg_count > 0)
		rc = dk_shipment_find(c->session, dk_cli_arg(c, 0), &id, err);
	if (rc != DK_OK || c->opts.arg_count < 2)
		return rc == DK_OK ? list(c, id, err) : rc;
	rc = read_found(c, id, &in, err);
	if (rc == DK_OK)
		rc = dk_inspect(c->session, id, &in, &failed, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		return list(c, id, err);
	if (failed.milli == 0)
		dk_cli_note(c, "Line %lld is good.", (long long)in.line_no);
	else
		dk_cli_note(c, "Line %lld: %s failed. What becomes of them: docket ship dispose %s"
		    " %lld restock|quarantine|scrap|replace", (long long)in.line_no,
		    dk_qty_text(failed).s, dk_cli_arg(c, 0), (long long)in.line_no);
	return DK_OK;
}

enum dk_rc
dk_ship_dispose(struct dk_cli *c, struct dk_err *err)
{
	int64_t line = 0;
	dk_id id = 0;
	enum dk_rc rc = dk_shipment_find(c->session, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_cli_number(dk_cli_arg(c, 1), "line", &line, err);
	if (rc == DK_OK)
		rc = dk_dispose(c->session, id, line, dk_cli_arg(c, 2), err);
	if (rc == DK_OK && c->json)
		return list(c, id, err);
	if (rc == DK_OK)
		dk_cli_note(c, "The failed units of line %lld: %s.", (long long)line,
		    dk_cli_arg(c, 2));
	return rc;
}

static enum dk_rc
mispicks(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Wanted", false },
		{ "Description", false }, { "Sent", false }, { "Description", false },
		{ "Known by", false }, { "From", false }, { "Told by", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_mispick *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_mispick_list(c->session, &c->arena, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_mispick *m = &rows[i];
		const char *const cells[] = { m->wanted, m->wanted_name, m->sent, m->sent_name,
			m->source, m->document, m->by };

		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_str(&c->out, "wanted", m->wanted);
			dk_out_str(&c->out, "sent", m->sent);
			dk_out_str(&c->out, "source", m->source);
			dk_out_str(&c->out, "document", m->document);
			dk_out_end(&c->out);
			continue;
		}
		for (size_t k = 0; k < DK_COUNT(cells); k++)
			dk_out_cell(&t, cells[k]);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No item was mistaken for another.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

enum dk_rc
dk_ship_mispick(struct dk_cli *c, struct dk_err *err)
{
	struct dk_product *wanted = NULL, *sent = NULL;
	enum dk_rc rc;

	if (c->opts.arg_count == 0)
		return mispicks(c, err);
	if (c->opts.arg_count != 2)
		return dk_cli_usage(c, err,
		    "Name two items: docket ship mispick WANTED SENT [--shipment NUMBER]");
	rc = dk_cli_product(c, dk_cli_arg(c, 0), &wanted, err);
	if (rc == DK_OK)
		rc = dk_cli_product(c, dk_cli_arg(c, 1), &sent, err);
	if (rc == DK_OK)
		rc = dk_mispick_add(c->session, wanted->id, sent->id, dk_cli_opt(c, "shipment"),
		    err);
	if (rc == DK_OK)
		dk_cli_note(c, "%s was sent for %s: both are inspected from now on.", sent->sku,
		    wanted->sku);
	return rc;
}
