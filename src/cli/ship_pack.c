/* ship_pack.c - packing a shipment: by lines, by a file, by docket's own suggestion. */
#include "cli/ship_pack.h"

#include <stdlib.h>
#include <string.h>

#include "cli/deliver.h"
#include "cli/progress.h"
#include "docket/label.h"
#include "docket/packing_file.h"

const struct dk_opt dk_ship_pack_options[] = {
	{ "carton", "N", "into this carton; the open one, else the next" },
	{ "all", NULL, "by the suggestion: docket ship suggest" },
	{ "from", "FILE", "by a CSV file: carton, line, qty, box, kg, reason; - is a pipe" },
	{ NULL, NULL, NULL },
};

enum dk_rc
dk_ship_lines(struct dk_cli *c, size_t first, struct dk_picked **out, size_t *count,
    struct dk_err *err)
{
	struct dk_picked *rows = dk_arena_array(&c->arena, c->opts.arg_count + 1, sizeof(*rows));
	enum dk_rc rc = DK_OK;

	*count = 0;
	*out = rows;
	for (size_t i = first; rc == DK_OK && i < c->opts.arg_count; i++) {
		const char *line, *qty;

		if ((rc = dk_cli_pair(c, c->opts.args[i], &line, &qty, err)) != DK_OK)
			return rc;
		rc = dk_cli_number(line, "line", &rows[*count].line_no, err);
		if (rc == DK_OK)
			rc = dk_qty_parse(qty, &rows[*count].qty, err);
		rows[(*count)++].short_reason = "";
	}
	return rc;
}

static enum dk_rc
answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_shipment *h = NULL;
	enum dk_rc rc = dk_shipment_load(c->session, &c->arena, id, &h, err);

	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "shipment", h->number);
		dk_out_str(&c->out, "state", h->state);
		dk_out_int(&c->out, "cartons", (int64_t)h->carton_count);
		dk_out_str(&c->out, "weight_kg", dk_decimal_text(h->gram, 3, 0).s);
		dk_out_end(&c->out);
	} else {
		dk_cli_note(c, "Shipment %s of order %s is packed so far as told, in %zu carton%s;"
		    " it is %s.", h->number, h->order_number, h->carton_count,
		    h->carton_count == 1 ? "" : "s", h->state);
	}
	return DK_OK;
}

/* A list of cartons, whole and at once. */
static enum dk_rc
fill(struct dk_cli *c, dk_id id, const char *from, struct dk_err *err)
{
	const struct dk_progress progress = { dk_progress_step, NULL };
	struct dk_suggestion g = { 0 };
	enum dk_rc rc = from != NULL
	    ? dk_packing_file_read(&c->arena, from, &g.fill, &g.fill_count, err)
	    : dk_carton_suggest(c->session, &c->arena, id, &g, err);

	if (rc != DK_OK)
		return rc;
	dk_progress_begin(c->quiet || c->json);
	rc = dk_carton_fill(c->session, id, g.fill, g.fill_count, &progress, err);
	dk_progress_end();
	return rc;
}

enum dk_rc
dk_ship_pack(struct dk_cli *c, struct dk_err *err)
{
	const char *from = dk_cli_opt(c, "from");
	struct dk_picked *rows = NULL;
	int64_t carton = 0;
	size_t count = 0;
	dk_id id;
	enum dk_rc rc = dk_ship_lines(c, 1, &rows, &count, err);

	if (rc == DK_OK)
		rc = dk_cli_line(c, "carton", &carton, err);
	if (rc == DK_OK && (from != NULL || dk_opt_given(&c->opts, "all")) &&
	    (count > 0 || carton != 0 || (from != NULL && dk_opt_given(&c->opts, "all"))))
		rc = dk_cli_usage(c, err, "Pack by lines, by --from FILE or by --all.");
	if (rc == DK_OK)
		rc = dk_shipment_find(c->session, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK && (from != NULL || dk_opt_given(&c->opts, "all")))
		rc = fill(c, id, from, err);
	else if (rc == DK_OK)
		rc = dk_shipment_pack(c->session, id, carton, rows, count, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static void
suggest_json(struct dk_cli *c, const struct dk_suggestion *g, const struct dk_suggested *k)
{
	dk_out_object(&c->out, NULL);
	dk_out_int(&c->out, "carton", k->carton_no);
	dk_out_str(&c->out, "box", *k->box != '\0' ? k->box : NULL);
	dk_out_str(&c->out, "weight_kg", dk_decimal_text(k->gram, 3, 0).s);
	dk_out_int(&c->out, "pieces", k->pieces);
	dk_out_str(&c->out, "why", k->why);
	dk_out_array(&c->out, "lines");
	for (size_t i = k->first; i < k->first + k->count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", g->fill[i].line_no);
		dk_out_qty(&c->out, "qty", g->fill[i].qty);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

enum dk_rc
dk_ship_suggest(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Carton", true }, { "Box", false },
		{ "Lines", true }, { "Pieces", true }, { "kg", true }, { "Why", false } };
	struct dk_out_table t = { .arena = &c->arena, .columns = columns,
		.column_count = DK_COUNT(columns) };
	struct dk_suggestion g = { 0 };
	dk_id id;
	enum dk_rc rc = dk_shipment_find(c->session, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_carton_suggest(c->session, &c->arena, id, &g, err);
	if (rc == DK_OK && g.count == 0)
		return dk_cli_none(c, "Nothing picked waits to be packed.");
	for (size_t i = 0; rc == DK_OK && i < g.count; i++) {
		const struct dk_suggested *k = &g.cartons[i];

		if (c->json) {
			suggest_json(c, &g, k);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)k->carton_no));
		dk_out_cell(&t, k->box);
		dk_out_cell(&t, dk_fmt(&c->arena, "%zu", k->count));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)k->pieces));
		dk_out_cell(&t, dk_arena_dup(&c->arena, dk_decimal_text(k->gram, 3, 1).s));
		dk_out_cell(&t, k->why);
	}
	if (rc == DK_OK && !c->json) {
		dk_out_table(&c->out, &t);
		if (g.unsized > 0)
			dk_out_line(&c->out, "%lld line%s without sizes; they count by weight.",
			    (long long)g.unsized, g.unsized == 1 ? "" : "s");
	}
	return rc;
}

/* Labels have no JSON of their own: their text is the answer. */
static void
answer_text(struct dk_cli *c, const char *doc, const struct dk_buf *data)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "document", doc);
	dk_out_str(&c->out, "text", dk_buf_text(data));
	dk_out_end(&c->out);
}

const struct dk_opt dk_ship_label_options[] = {
	{ "carton", "N", "of this carton; without: of all" },
	{ "only", "KIND", "logistic or content; without: both of each carton" },
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};

/* For builds that must be the same on any day. */
static void
take_epoch(struct dk_labels *l)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	int64_t seconds;

	if (text != NULL &&
	    dk_decimal_parse(text, 0, INT64_C(100000000000), &seconds, NULL) == DK_OK)
		l->created_ms = seconds * 1000;
}

static enum dk_rc
print_labels(struct dk_cli *c, const struct dk_label_query *q, const struct dk_format *f,
    struct dk_buf *data, struct dk_err *err)
{
	struct dk_labels labels;
	enum dk_rc rc = dk_labels_make(c->session, &c->arena, q, &labels, err);

	if (rc != DK_OK)
		return rc;
	take_epoch(&labels);
	rc = dk_labels_print(&labels, f, data, err);
	if (rc == DK_OK && !labels.has_sscc)
		dk_cli_note(c, "Without serial numbers (SSCC): no GS1 company prefix was set when"
		    " they were packed. An administrator sets it: docket setting set gs1_prefix"
		    " DIGITS");
	return rc;
}

/* All of a shipment, by the print queue. */
static enum dk_rc
queue_labels(struct dk_cli *c, struct dk_err *err)
{
	struct dk_shipment *h = NULL;
	dk_id id = 0;
	enum dk_rc rc = dk_shipment_find(c->session, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_shipment_load(c->session, &c->arena, id, &h, err);
	if (rc == DK_OK)
		rc = dk_deliver_print(c, "label", id, h->number, err);
	if (rc == DK_OK && c->status == 0)
		rc = dk_carton_labelled(c->session, id, 0, err);
	return rc;
}

const struct dk_opt dk_ship_cards_options[] = { DK_DELIVER_OPTION, DK_DELIVER_PRINT,
	{ NULL, NULL, NULL } };

enum dk_rc
dk_ship_cards(struct dk_cli *c, struct dk_err *err)
{
	const struct dk_format *format = NULL;
	struct dk_labels labels;
	struct dk_buf data = { 0 };
	enum dk_rc rc;

	if (dk_opt_given(&c->opts, "print"))
		return dk_deliver_print(c, "command-cards", 0, "house", err);
	rc = dk_deliver_format(c, &format, err);
	if (rc == DK_OK && dk_cli_opt(c, "o") == NULL)
		format = dk_format_find("text");
	if (rc == DK_OK)
		rc = dk_command_cards_make(c->session, &c->arena, NULL, &labels, err);
	if (rc == DK_OK)
		rc = dk_labels_print(&labels, format, &data, err);
	if (rc == DK_OK && c->json && dk_cli_opt(c, "o") == NULL)
		answer_text(c, "command-cards", &data);
	else if (rc == DK_OK)
		rc = dk_deliver(c, &data, err);
	dk_buf_free(&data);
	return rc;
}

enum dk_rc
dk_ship_label(struct dk_cli *c, struct dk_err *err)
{
	const char *only = dk_cli_opt(c, "only");
	struct dk_label_query q = { .only = only != NULL ? only : "" };
	const struct dk_format *format = NULL;
	struct dk_buf data = { 0 };
	enum dk_rc rc;

	if (dk_opt_given(&c->opts, "print"))
		return queue_labels(c, err);
	rc = dk_deliver_format(c, &format, err);
	if (rc == DK_OK && only != NULL && strcmp(only, "content") != 0 &&
	    strcmp(only, "logistic") != 0)
		rc = dk_cli_usage(c, err, "--only takes content or logistic.");
	if (rc == DK_OK && dk_cli_opt(c, "o") == NULL)
		format = dk_format_find("text");
	if (rc == DK_OK)
		rc = dk_cli_line(c, "carton", &q.carton_no, err);
	if (rc == DK_OK)
		rc = dk_shipment_find(c->session, dk_cli_arg(c, 0), &q.shipment_id, err);
	if (rc == DK_OK)
		rc = print_labels(c, &q, format, &data, err);
	if (rc == DK_OK && dk_cli_opt(c, "o") != NULL) /* on paper, not just looked at */
		rc = dk_carton_labelled(c->session, q.shipment_id, q.carton_no, err);
	if (rc == DK_OK && c->json && dk_cli_opt(c, "o") == NULL) {
		answer_text(c, "label", &data);
	} else if (rc == DK_OK) {
		rc = dk_deliver(c, &data, err);
	}
	dk_buf_free(&data);
	return rc;
}
