/* cmd_ship.c - `docket ship`: picking, packing and posting the goods of an order. */
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/find.h"
#include "cli/ship_pack.h"
#include "cli/ship_pick.h"
#include "cli/ship_carrier.h"
#include "cli/show_shipment.h"
#include "docket/shipment.h"

static enum dk_rc
answer(struct dk_cli *c, dk_id id, const char *what, struct dk_err *err)
{
	struct dk_shipment *s = NULL;
	enum dk_rc rc = dk_shipment_load(c->session, &c->arena, id, &s, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		dk_show_shipment_json(c, s);
	else if (what == NULL)
		dk_show_shipment_text(c, s);
	else
		dk_cli_note(c, "Shipment %s of order %s %s; it is %s.", s->number, s->order_number,
		    what, s->state);
	return DK_OK;
}

static enum dk_rc
find_shipment(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	return dk_shipment_find(c->session, dk_cli_arg(c, 0), id, err);
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = find_shipment(c, &id, err);

	return rc == DK_OK ? answer(c, id, NULL, err) : rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Shipment", false }, { "Order", false },
		{ "Customer", false }, { "State", false }, { "Carrier", false },
		{ "Promised", false }, { "Lines", true }, { "Pieces", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_shipment_row *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_shipment_list(c->session, &c->arena, 0, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_shipment_row *r = &rows[i];

		if (!c->json) {
			dk_out_cell(&t, r->id != 0 ? r->number : "to pick");
			dk_out_cell(&t, r->order_number);
			dk_out_cell(&t, r->customer_name);
			dk_out_cell(&t, r->state);
			dk_out_cell(&t, r->carrier);
			dk_out_cell(&t, dk_date_iso(r->promised).s);
			dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)r->lines));
			dk_out_cell(&t, dk_qty_show(r->pieces).s);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "shipment", r->id != 0 ? r->number : NULL);
		dk_out_str(&c->out, "order", r->order_number);
		dk_out_str(&c->out, "customer_name", r->customer_name);
		dk_out_str(&c->out, "state", r->state);
		dk_out_str(&c->out, "carrier", r->carrier);
		dk_out_date(&c->out, "promised", r->promised);
		dk_out_int(&c->out, "lines", r->lines);
		dk_out_qty(&c->out, "pieces", r->pieces);
		dk_out_end(&c->out);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nothing is to be picked or under way.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
pick(struct dk_cli *c, struct dk_err *err)
{
	struct dk_shipment *s = NULL;
	dk_id order, id = 0;
	enum dk_rc rc = dk_cli_order(c, dk_cli_arg(c, 0), &order, err);

	if (rc == DK_OK)
		rc = dk_shipment_pick(c->session, order, &id, err);
	if (rc != DK_OK)
		return rc;
	if (!c->quiet || c->json)
		return answer(c, id, NULL, err);
	if ((rc = dk_shipment_load(c->session, &c->arena, id, &s, err)) == DK_OK)
		dk_out_line(&c->out, "%s", s->number);
	return rc;
}

/* The words LINE=QTY behind the shipment. */
static enum dk_rc
read_lines(struct dk_cli *c, struct dk_picked **out, size_t *count, struct dk_err *err)
{
	struct dk_picked *rows =
	    dk_arena_array(&c->arena, c->opts.arg_count + c->opts.given_count, sizeof(*rows));
	enum dk_rc rc = DK_OK;

	*count = 0;
	*out = rows;
	for (size_t i = 1; rc == DK_OK && i < c->opts.arg_count; i++) {
		const char *line, *qty;

		if (strchr(c->opts.args[i], '@') != NULL)
			continue; /* of a lot: read_lots */
		if ((rc = dk_cli_pair(c, c->opts.args[i], &line, &qty, err)) != DK_OK)
			return rc;
		rc = dk_cli_number(line, "line", &rows[*count].line_no, err);
		if (rc == DK_OK)
			rc = dk_qty_parse(qty, &rows[*count].qty, err);
		rows[(*count)++].short_reason = "";
	}
	return rc;
}

/* The row of a line; one that was not named with a quantity is added as none picked. */
static struct dk_picked *
row_of(struct dk_picked *rows, size_t *count, int64_t line_no)
{
	for (size_t i = 0; i < *count; i++)
		if (rows[i].line_no == line_no)
			return &rows[i];
	rows[*count] = (struct dk_picked){ .line_no = line_no, .short_reason = "" };
	return &rows[(*count)++];
}

/* The words LINE=QTY@LOT behind the shipment. */
static enum dk_rc
read_lots(struct dk_cli *c, struct dk_lot_picked **out, size_t *count, struct dk_err *err)
{
	struct dk_lot_picked *lots =
	    dk_arena_array(&c->arena, c->opts.arg_count + 1, sizeof(*lots));
	enum dk_rc rc = DK_OK;

	*count = 0;
	*out = lots;
	for (size_t i = 1; rc == DK_OK && i < c->opts.arg_count; i++) {
		struct dk_lot_picked *x = &lots[*count];
		const char *line, *qty;
		char *text, *at;

		if (strchr(c->opts.args[i], '@') == NULL)
			continue;
		if ((rc = dk_cli_pair(c, c->opts.args[i], &line, &qty, err)) != DK_OK)
			return rc;
		text = dk_arena_dup(&c->arena, qty);
		at = strchr(text, '@');
		if (at == NULL || at[1] == '\0')
			return dk_cli_usage(c, err, "Name the lot behind @: LINE=QTY@LOT.");
		*at = '\0';
		*x = (struct dk_lot_picked){ .lot = at + 1, .short_reason = "" };
		rc = dk_cli_number(line, "line", &x->line_no, err);
		if (rc == DK_OK)
			rc = dk_qty_parse(text, &x->qty, err);
		(*count)++;
	}
	return rc;
}

/* A reason for a line that is named by lot is none of the line as a whole. */
static void
settle_reasons(struct dk_picked *rows, size_t *count, struct dk_lot_picked *lots,
    size_t lot_count)
{
	size_t kept = 0;

	for (size_t i = 0; i < *count; i++) {
		bool is_lot = false;

		for (size_t k = 0; k < lot_count; k++) {
			if (lots[k].line_no != rows[i].line_no || rows[i].qty.milli != 0)
				continue;
			lots[k].short_reason = rows[i].short_reason;
			is_lot = true;
		}
		if (!is_lot)
			rows[kept++] = rows[i];
	}
	*count = kept;
}

/* `--short LINE --reason CODE`, several times: the reason is of the --short words before it. */
static enum dk_rc
read_shorts(struct dk_cli *c, struct dk_picked *rows, size_t *count, struct dk_err *err)
{
	const char *short_word = NULL;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < c->opts.given_count; i++) {
		const struct dk_opt_use *use = &c->opts.given[i];
		int64_t line = 0;

		if (strcmp(use->opt->name, "short") == 0) {
			short_word = use->value;
			continue;
		}
		if (short_word == NULL)
			return dk_cli_usage(c, err,
			    "Say which line is short: --short LINE --reason CODE.");
		if ((rc = dk_cli_number(short_word, "short", &line, err)) == DK_OK)
			row_of(rows, count, line)->short_reason = use->value;
		short_word = NULL;
	}
	if (rc == DK_OK && short_word != NULL)
		return dk_cli_usage(c, err,
		    "Say why line %.20s is short: --short %.20s --reason CODE.", short_word,
		    short_word);
	return rc;
}

static enum dk_rc
confirm(struct dk_cli *c, struct dk_err *err)
{
	struct dk_lot_picked *lots = NULL;
	struct dk_picked *rows = NULL;
	size_t count = 0, lot_count = 0;
	dk_id id;
	enum dk_rc rc = read_lines(c, &rows, &count, err);

	if (rc == DK_OK)
		rc = read_lots(c, &lots, &lot_count, err);
	if (rc == DK_OK)
		rc = read_shorts(c, rows, &count, err);
	settle_reasons(rows, &count, lots, lot_count);
	if (rc == DK_OK && count + lot_count == 0)
		rc = dk_cli_usage(c, err,
		    "Say what was picked: docket ship confirm SHIPMENT LINE=QTY...");
	if (rc == DK_OK)
		rc = find_shipment(c, &id, err);
	if (rc == DK_OK && lot_count > 0)
		rc = dk_shipment_confirm_lots(c->session, id, lots, lot_count, err);
	if (rc == DK_OK && count > 0)
		rc = dk_shipment_confirm(c->session, id, rows, count, err);
	return rc == DK_OK ? answer(c, id, "is confirmed so far as told", err) : rc;
}

static enum dk_rc
post(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = find_shipment(c, &id, err);

	if (rc == DK_OK)
		rc = dk_shipment_post(c->session, id, dk_cli_text(c, "tracking"), err);
	return rc == DK_OK ? answer(c, id, "has left", err) : rc;
}

static enum dk_rc
cancel(struct dk_cli *c, struct dk_err *err)
{
	const char *reason;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = find_shipment(c, &id, err);
	if (rc == DK_OK)
		rc = dk_shipment_cancel(c->session, id, reason, err);
	return rc == DK_OK ? answer(c, id, "is stopped", err) : rc;
}

static enum dk_rc
slip(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = find_shipment(c, &id, err);

	return rc == DK_OK ? dk_deliver_document(c, "packing-slip", id, err) : rc;
}

static enum dk_rc
list_paper(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = find_shipment(c, &id, err);

	return rc == DK_OK ? dk_deliver_document(c, "pick-list", id, err) : rc;
}

static enum dk_rc
stop_paper(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = find_shipment(c, &id, err);

	return rc == DK_OK ? dk_deliver_document(c, "stop-slip", id, err) : rc;
}

static const struct dk_opt paper_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};

static const struct dk_opt confirm_options[] = {
	{ "short", "LINE", "less than the list says was there of this line" },
	{ "reason", "CODE", "why, for the --short before it" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt post_options[] = {
	{ "tracking", "NUMBER", "of the carrier" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt cancel_options[] = {
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "", "Lists what may be picked and what is under way.", NULL, 0, 0, true, list },
	{ "show", "SHIPMENT", "Shows a shipment.", NULL, 1, 1, true, show },
	{ "pick", "ORDER", "Makes the pick list of an order.", NULL, 1, 1, true, pick },
	{ "confirm", "SHIPMENT LINE=QTY[@LOT]... [--short LINE --reason CODE]...",
	    "Says what was picked; nothing is taken as picked that was not said.", confirm_options,
	    1, DK_ARGS_ANY, true, confirm },
	{ "wave", "[--service S] [--zone Z] [--until HH:MM] [--orders N]",
	    "Starts the most urgent orders as one wave, a tote each.", dk_ship_wave_options, 0, 0,
	    true, dk_ship_wave },
	{ "waves", "[--all]", "Lists the waves.", dk_ship_waves_options, 0, 0, true,
	    dk_ship_waves },
	{ "walk", "WAVE [-o FILE]", "Shows a wave in walking order, or makes its list for paper.",
	    dk_ship_walk_options, 1, 1, true, dk_ship_walk },
	{ "take", "SHIPMENT|WAVE SCAN... [--packs N]",
	    "Counts what was scanned; a line that has all it wants is picked.",
	    dk_ship_take_options, 2, DK_ARGS_ANY, true, dk_ship_take },
	{ "close", "WAVE", "Its totes are handed on.", NULL, 1, 1, true, dk_ship_close },
	{ "acknowledge", "SHIPMENT", "A stopped list follows its order; says what goes back.", NULL,
	    1, 1, true, dk_ship_acknowledge },
	{ "checks", "[--settle ID --found QTY]", "Lists bins where something was missed.",
	    dk_ship_checks_options, 0, 0, true, dk_ship_checks },
	{ "inspect", "[SHIPMENT [LINE ...]]", "Lists what waits for inspection and why; with a"
	    " line, says what was found.", dk_ship_inspect_options, 0, 2, true, dk_ship_inspect },
	{ "dispose", "SHIPMENT LINE restock|quarantine|scrap|replace",
	    "Says what becomes of units that failed.", NULL, 3, 3, true, dk_ship_dispose },
	{ "mispick", "[WANTED SENT [--shipment NUMBER]]",
	    "One item was sent for another; without words lists them.", dk_ship_mispick_options, 0,
	    2, true, dk_ship_mispick },
	{ "pack", "SHIPMENT [--carton N] [LINE=QTY...] | --all | --from FILE",
	    "Puts picked goods into cartons; without lines all of them into one.",
	    dk_ship_pack_options, 1, DK_ARGS_ANY, true, dk_ship_pack },
	{ "suggest", "SHIPMENT", "Says which boxes would take what is not packed, and why.", NULL,
	    1, 1, true, dk_ship_suggest },
	{ "label", "SHIPMENT [--carton N] [--only KIND] [-o FILE]",
	    "Makes the labels of its cartons: PDF 4x6 in, ZPL or text.", dk_ship_label_options, 1,
	    1, true, dk_ship_label },
	{ "cards", "[-o FILE|--print]", "Makes the command cards: what may be scanned for a key.",
	    dk_ship_cards_options, 0, 0, true, dk_ship_cards },
	{ "post", "SHIPMENT [--tracking NUMBER]", "The goods leave.", post_options, 1, 1, true,
	    post },
	{ "slip", "SHIPMENT [-o FILE|--print]", "Makes the packing slip.", paper_options, 1, 1,
	    true,
	    slip },
	{ "picklist", "SHIPMENT [-o FILE|--print]", "Makes the pick list for paper.", paper_options,
	    1, 1,
	    true, list_paper },
	{ "stopslip", "SHIPMENT [-o FILE|--print]", "Tells the picker to stop, and what goes"
	    " back.",
	    paper_options, 1, 1, true, stop_paper },
	{ "cancel", "SHIPMENT --reason TEXT", "Stops one that has not left.", cancel_options, 1, 1,
	    true, cancel },
	{ "pickups", "[--date DATE]", "What each carrier takes along, and how long until then.",
	    dk_ship_day_options, 0, 0, true, dk_ship_pickups },
	{ "book", "CARRIER[/SERVICE] REFERENCE [--date DATE]", "The carrier said that he comes.",
	    dk_ship_day_options, 2, 2, true, dk_ship_book },
	{ "manifest", "CARRIER[/SERVICE]|MANIFEST [--date DATE] [--sign DRIVER] [-o FILE]",
	    "Makes the list that the driver signs; -o also .csv.", dk_ship_manifest_options, 1, 1,
	    true, dk_ship_manifest },
	{ "late", "SHIPMENT|CARRIER/SERVICE --reason TEXT [--date DATE] [--to DATE]",
	    "It goes with a later pickup; of a carrier, all of it.", dk_ship_late_options, 1, 1,
	    true, dk_ship_late },
	{ "track", "SHIPMENT TRACKING", "The carrier's number of a shipment.", NULL, 2, 2, true,
	    dk_ship_track },
	{ "deliver", "SHIPMENT --outcome X [--name N] [--note T] [--at INSTANT]",
	    "What became of it: delivered, refused, partly, nobody.", dk_ship_deliver_options, 1,
	    1, true, dk_ship_deliver },
	{ "back", "SHIPMENT [LINE=QTY...]", "What was refused is here again, in quarantine.",
	    NULL, 1, DK_ARGS_ANY, true, dk_ship_back },
	{ "settle", "SHIPMENT --note TEXT", "Nobody need do anything about its delivery.",
	    dk_ship_settle_options, 1, 1, true, dk_ship_settle },
	{ "deliveries", "[SHIPMENT] [--all|--waiting]", "Lists outcomes that wait for somebody.",
	    dk_ship_deliveries_options, 0, 1, true, dk_ship_deliveries },
	{ "collect", "SHIPMENT --name NAME", "The customer fetched it at the counter.",
	    dk_ship_collect_options, 1, 1, true, dk_ship_collect },
	{ "collection", "SHIPMENT [-o FILE]", "Makes the collection slip, with a line to sign.",
	    dk_ship_paper_options, 1, 1, true, dk_ship_collection },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_ship = {
	.name = "ship",
	.summary = "pick, pack and post shipments",
	.verbs = verbs,
};
