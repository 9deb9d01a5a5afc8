/* cmd_carton.c - `docket carton`: what lies in which carton, weights, closing, serial numbers. */
#include <string.h>

#include "cli/cli.h"
#include "cli/find.h"
#include "cli/ship_pack.h"
#include "docket/shipment.h"

static void
list_json(struct dk_cli *c, const struct dk_carton *k)
{
	dk_out_object(&c->out, NULL);
	dk_out_int(&c->out, "carton", k->carton_no);
	dk_out_str(&c->out, "state", k->is_closed ? "closed" : "open");
	dk_out_str(&c->out, "box", *k->box != '\0' ? k->box : NULL);
	dk_out_str(&c->out, "sscc", *k->sscc != '\0' ? k->sscc : NULL);
	dk_out_int(&c->out, "lines", k->lines);
	dk_out_int(&c->out, "pieces", k->pieces);
	dk_out_str(&c->out, "expected_kg", dk_decimal_text(k->expected_gram, 3, 0).s);
	dk_out_str(&c->out, "scale_kg",
	    k->scale_gram > 0 ? dk_decimal_text(k->scale_gram, 3, 0).s : NULL);
	dk_out_str(&c->out, "weight_reason", *k->weight_reason != '\0' ? k->weight_reason : NULL);
	dk_out_bool(&c->out, "heavy", k->is_heavy);
	dk_out_str(&c->out, "hazard", *k->hazard != '\0' ? k->hazard : NULL);
	dk_out_int(&c->out, "labels", k->labels);
	dk_out_end(&c->out);
}

static void
list_row(struct dk_cli *c, struct dk_out_table *t, const struct dk_shipment *h,
    const struct dk_carton *k)
{
	struct dk_arena *a = &c->arena;
	const char *mark = dk_goods_mark(a, h->heavy_gram, k->gram, k->hazard);

	dk_out_cell(t, dk_fmt(a, "%lld", (long long)k->carton_no));
	dk_out_cell(t, k->box);
	dk_out_cell(t, k->sscc);
	dk_out_cell(t, dk_fmt(a, "%lld", (long long)k->pieces));
	dk_out_cell(t, dk_arena_dup(a, dk_decimal_text(k->expected_gram, 3, 1).s));
	dk_out_cell(t, k->scale_gram == 0 ? ""
	    : dk_arena_dup(a, dk_decimal_text(k->scale_gram, 3, 1).s));
	dk_out_cell(t, k->is_closed ? "closed" : "open");
	dk_out_cell(t, dk_fmt(a, "%s%s%s", mark, *mark != '\0' && *k->weight_reason != '\0'
	    ? "  " : "", k->weight_reason));
}

static enum dk_rc
show_all(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Carton", true }, { "Box", false },
		{ "SSCC", false }, { "Pieces", true }, { "Expected", true }, { "Scale", true },
		{ "State", false }, { "Note", false } };
	struct dk_out_table t = { .arena = &c->arena, .columns = columns,
		.column_count = DK_COUNT(columns) };
	struct dk_shipment *h = NULL;
	enum dk_rc rc = dk_shipment_load(c->session, &c->arena, id, &h, err);

	if (rc != DK_OK)
		return rc;
	if (h->carton_count == 0)
		return dk_cli_none(c, "Nothing of it is packed yet.");
	for (size_t i = 0; i < h->carton_count; i++) {
		if (c->json)
			list_json(c, &h->cartons[i]);
		else
			list_row(c, &t, h, &h->cartons[i]);
	}
	if (!c->json)
		dk_out_table(&c->out, &t);
	return DK_OK;
}

/* SHIPMENT [N]: the shipment, and the carton, 0 without. */
static enum dk_rc
target(struct dk_cli *c, dk_id *id, int64_t *carton, struct dk_err *err)
{
	enum dk_rc rc = dk_shipment_find(c->session, dk_cli_arg(c, 0), id, err);

	*carton = 0;
	if (rc == DK_OK && c->opts.arg_count > 1)
		rc = dk_cli_number(dk_cli_arg(c, 1), "carton", carton, err);
	return rc;
}

static enum dk_rc
done(struct dk_cli *c, dk_id id, int64_t carton, const char *what, struct dk_err *err)
{
	struct dk_shipment *h = NULL;
	enum dk_rc rc = dk_shipment_load(c->session, &c->arena, id, &h, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; c->json && i < h->carton_count; i++)
		if (carton == 0 || h->cartons[i].carton_no == carton)
			list_json(c, &h->cartons[i]);
	if (!c->json && carton != 0)
		dk_cli_note(c, "Carton %lld of %s %s; the shipment is %s.", (long long)carton,
		    h->number, what, h->state);
	else if (!c->json)
		dk_cli_note(c, "The cartons of %s %s; the shipment is %s.", h->number, what,
		    h->state);
	return DK_OK;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	int64_t carton;
	enum dk_rc rc = target(c, &id, &carton, err);

	return rc == DK_OK ? show_all(c, id, err) : rc;
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Carton", true }, { "Ln", true },
		{ "Item", false }, { "Description", false }, { "Qty", true }, { "Unit", false } };
	struct dk_out_table t = { .arena = &c->arena, .columns = columns,
		.column_count = DK_COUNT(columns) };
	struct dk_carton_line *rows = NULL;
	size_t count = 0;
	int64_t carton;
	dk_id id;
	enum dk_rc rc = target(c, &id, &carton, err);

	if (rc == DK_OK)
		rc = dk_carton_contents(c->session, &c->arena, id, carton, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_int(&c->out, "carton", rows[i].carton_no);
			dk_out_int(&c->out, "line", rows[i].line_no);
			dk_out_str(&c->out, "sku", rows[i].sku);
			dk_out_qty(&c->out, "qty", rows[i].qty);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)rows[i].carton_no));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)rows[i].line_no));
		dk_out_cell(&t, rows[i].sku);
		dk_out_cell(&t, rows[i].text);
		dk_out_cell(&t, dk_arena_dup(&c->arena, dk_qty_show(rows[i].qty).s));
		dk_out_cell(&t, rows[i].unit);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "There is nothing in it.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

/* Lines into a carton or out of it, and what is said when it is done. */
static enum dk_rc
move_lines(struct dk_cli *c,
    enum dk_rc (*move)(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    const struct dk_picked *lines, size_t count, struct dk_err *err), const char *said,
    struct dk_err *err)
{
	struct dk_picked *rows = NULL;
	size_t count = 0;
	int64_t carton;
	dk_id id;
	enum dk_rc rc = target(c, &id, &carton, err);

	if (rc == DK_OK)
		rc = dk_ship_lines(c, 2, &rows, &count, err);
	if (rc == DK_OK)
		rc = move(c->session, id, carton, rows, count, err);
	return rc == DK_OK ? done(c, id, carton, said, err) : rc;
}

static enum dk_rc
put(struct dk_cli *c, struct dk_err *err)
{
	return move_lines(c, dk_carton_put, "has it", err);
}

static enum dk_rc
take(struct dk_cli *c, struct dk_err *err)
{
	return move_lines(c, dk_carton_take, "gave it back", err);
}

static enum dk_rc
drop(struct dk_cli *c, struct dk_err *err)
{
	int64_t carton;
	dk_id id;
	enum dk_rc rc = target(c, &id, &carton, err);

	if (rc == DK_OK)
		rc = dk_carton_drop(c->session, id, carton, err);
	if (rc == DK_OK && !c->json)
		dk_cli_note(c, "Carton %lld is gone.", (long long)carton);
	return rc;
}

static enum dk_rc
box(struct dk_cli *c, struct dk_err *err)
{
	int64_t carton;
	dk_id id;
	enum dk_rc rc = target(c, &id, &carton, err);

	if (rc == DK_OK)
		rc = dk_carton_box(c->session, id, carton, dk_cli_arg(c, 2), err);
	return rc == DK_OK ? done(c, id, carton, "has its box", err) : rc;
}

static enum dk_rc
weigh(struct dk_cli *c, struct dk_err *err)
{
	struct dk_weighed w = { 0, dk_cli_text(c, "reason") };
	int64_t carton;
	dk_id id;
	enum dk_rc rc = target(c, &id, &carton, err);

	if (rc == DK_OK && dk_decimal_parse(dk_cli_arg(c, 2), 3, 100000000, &w.gram, err) != DK_OK)
		rc = dk_fail(err, DK_EINPUT, "kg", "'%.20s' is no weight; write kilograms: 4.3",
		    dk_cli_arg(c, 2));
	if (rc == DK_OK)
		rc = dk_carton_weigh(c->session, id, carton, &w, err);
	return rc == DK_OK ? done(c, id, carton, "is weighed", err) : rc;
}

static enum dk_rc
close_it(struct dk_cli *c, struct dk_err *err)
{
	int64_t carton;
	dk_id id;
	enum dk_rc rc = target(c, &id, &carton, err);

	if (rc == DK_OK)
		rc = dk_carton_close(c->session, id, carton, err);
	return rc == DK_OK ? done(c, id, carton, carton != 0 ? "is closed" : "are closed", err)
			   : rc;
}

static enum dk_rc
reopen(struct dk_cli *c, struct dk_err *err)
{
	int64_t carton;
	dk_id id;
	enum dk_rc rc = target(c, &id, &carton, err);

	if (rc == DK_OK)
		rc = dk_carton_reopen(c->session, id, carton, err);
	return rc == DK_OK ? done(c, id, carton, "is open again", err) : rc;
}

static enum dk_rc
find(struct dk_cli *c, struct dk_err *err)
{
	struct dk_shipment *h = NULL;
	int64_t carton = 0;
	dk_id id = 0;
	enum dk_rc rc = dk_carton_find(c->session, dk_cli_arg(c, 0), &id, &carton, err);

	if (rc == DK_OK && id == 0)
		return dk_cli_none(c, "No carton has this serial number.");
	if (rc == DK_OK)
		rc = dk_shipment_load(c->session, &c->arena, id, &h, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "shipment", h->number);
		dk_out_int(&c->out, "carton", carton);
		dk_out_str(&c->out, "order", h->order_number);
		dk_out_str(&c->out, "state", h->state);
		dk_out_end(&c->out);
	} else {
		dk_out_line(&c->out, "Carton %lld of %zu of shipment %s, order %s, %s: %s",
		    (long long)carton, h->carton_count, h->number, h->order_number,
		    h->customer_name, h->state);
	}
	return DK_OK;
}

static const struct dk_opt weigh_options[] = {
	{ "reason", "TEXT", "why it does not weigh what its contents do" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "SHIPMENT", "Lists the cartons of a shipment.", NULL, 1, 1, true, list },
	{ "show", "SHIPMENT [N]", "Lists what lies in one, or in all.", NULL, 1, 2, true, show },
	{ "put", "SHIPMENT N LINE=QTY...", "Puts picked goods into an open carton.", NULL, 3,
	    DK_ARGS_ANY, true, put },
	{ "take", "SHIPMENT N [LINE=QTY...]", "Takes them out again; without lines all.", NULL, 2,
	    DK_ARGS_ANY, true, take },
	{ "drop", "SHIPMENT N", "Drops the last carton, an empty one.", NULL, 2, 2, true, drop },
	{ "box", "SHIPMENT N BOX", "Says what it is packed in.", NULL, 3, 3, true, box },
	{ "weigh", "SHIPMENT N KG [--reason TEXT]", "Stores what the scale says.", weigh_options,
	    3, 3, true, weigh },
	{ "close", "SHIPMENT [N]", "Closes a carton, or all that are open.", NULL, 1, 2, true,
	    close_it },
	{ "reopen", "SHIPMENT N", "Opens a closed carton.", NULL, 2, 2, true, reopen },
	{ "find", "SSCC", "Finds the carton with a serial number.", NULL, 1, 1, true, find },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_carton = {
	.name = "carton",
	.summary = "fill, weigh and close cartons",
	.verbs = verbs,
};
