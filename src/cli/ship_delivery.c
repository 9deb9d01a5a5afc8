/* ship_delivery.c - carriers' numbers, outcomes at the door, and what is fetched at the counter. */
#include <string.h>

#include "cli/deliver.h"
#include "cli/ship_carrier.h"
#include "cli/step.h"
#include "cli/word.h"
#include "docket/delivery.h"

static enum dk_rc
find(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	return dk_shipment_find(c->session, dk_cli_arg(c, 0), id, err);
}

static void
row_json(struct dk_cli *c, const struct dk_delivery *d)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "shipment", d->shipment);
	dk_out_str(&c->out, "order", d->order);
	dk_out_str(&c->out, "customer", d->customer_name);
	dk_out_str(&c->out, "carrier", d->carrier);
	dk_out_str(&c->out, "tracking", *d->tracking != '\0' ? d->tracking : NULL);
	dk_out_str(&c->out, "outcome", *d->outcome != '\0' ? d->outcome : NULL);
	dk_out_str(&c->out, "at", d->at);
	dk_out_str(&c->out, "name", *d->name != '\0' ? d->name : NULL);
	dk_out_str(&c->out, "note", *d->note != '\0' ? d->note : NULL);
	dk_out_str(&c->out, "back_at", *d->back_at != '\0' ? d->back_at : NULL);
	dk_out_bool(&c->out, "open", d->is_open);
	dk_out_end(&c->out);
}

static void
print(struct dk_cli *c, const struct dk_delivery *rows, size_t count)
{
	static const struct dk_out_column columns[] = { { "Shipment", false }, { "Order", false },
		{ "Customer", false }, { "Carrier", false }, { "Outcome", false }, { "At", false },
		{ "Name", false }, { "Note", false }, { "", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < count; i++) {
		const struct dk_delivery *d = &rows[i];

		if (c->json) {
			row_json(c, d);
			continue;
		}
		dk_out_cell(&t, d->shipment);
		dk_out_cell(&t, d->order);
		dk_out_cell(&t, d->customer_name);
		dk_out_cell(&t, d->carrier);
		dk_out_cell(&t, *d->outcome != '\0' ? d->outcome : "on its way");
		dk_out_cell(&t, dk_fmt(&c->arena, "%.16s", d->at));
		dk_out_cell(&t, d->name);
		dk_out_cell(&t, d->note);
		dk_out_cell(&t, *d->back_at != '\0' ? "came back" : d->is_open ? "open" : "");
	}
	if (!c->json)
		dk_out_table(&c->out, &t);
}

/* What is known of one shipment. */
static enum dk_rc
answer(struct dk_cli *c, dk_id shipment, struct dk_err *err)
{
	const struct dk_delivery_query q = { .shipment_id = shipment };
	struct dk_delivery *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_delivery_list(c->session, &c->arena, &q, &rows, &count, err);

	if (rc == DK_OK && count > 0 && c->json)
		row_json(c, &rows[0]);
	else if (rc == DK_OK && count > 0)
		dk_cli_note(c, "%s of order %s: %s%s%s%s.", rows[0].shipment, rows[0].order,
		    rows[0].outcome, *rows[0].name != '\0' ? ", " : "", rows[0].name,
		    *rows[0].back_at != '\0' ? "; what came back is in quarantine" : "");
	return rc;
}

enum dk_rc
dk_ship_track(struct dk_cli *c, struct dk_err *err)
{
	enum dk_put did;
	dk_id id;
	enum dk_rc rc = find(c, &id, err);

	if (rc == DK_OK)
		rc = dk_shipment_track(c->session, id, dk_cli_arg(c, 1), &did, err);
	if (rc == DK_OK && c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "shipment", dk_cli_arg(c, 0));
		dk_out_str(&c->out, "tracking", dk_cli_arg(c, 1));
		dk_out_end(&c->out);
	} else if (rc == DK_OK) {
		dk_cli_note(c, "%s has the number %s.", dk_cli_arg(c, 0), dk_cli_arg(c, 1));
	}
	return rc;
}

/* --at, a day or an instant; 0 = now. */
static enum dk_rc
read_at(struct dk_cli *c, int64_t *ms, struct dk_err *err)
{
	const char *text = dk_cli_opt(c, "at");
	dk_date day;

	*ms = 0;
	if (text == NULL)
		return DK_OK;
	if (dk_date_parse(text, &day))
		text = dk_fmt(&c->arena, "%sT00:00:00.000Z", text);
	if (dk_instant_parse(text, ms))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, "at",
	    "'%.40s' is no day like 2026-11-24, and no instant like 2026-11-24T14:05:00Z.", text);
}

enum dk_rc
dk_ship_deliver(struct dk_cli *c, struct dk_err *err)
{
	struct dk_delivery_in in = { .name = dk_cli_opt(c, "name"), .note = dk_cli_opt(c, "note") };
	enum dk_put did;
	dk_id id, delivery;
	enum dk_rc rc = dk_cli_need(c, "outcome", &in.outcome, err);

	if (rc == DK_OK)
		rc = read_at(c, &in.at_ms, err);
	if (rc == DK_OK)
		rc = find(c, &id, err);
	if (rc == DK_OK)
		rc = dk_delivery_tell(c->session, id, &in, &delivery, &did, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

enum dk_rc
dk_ship_back(struct dk_cli *c, struct dk_err *err)
{
	size_t count = c->opts.arg_count - 1;
	struct dk_picked *rows = dk_arena_array(&c->arena, count + 1, sizeof(*rows));
	const char *line, *qty;
	enum dk_rc rc = DK_OK;
	dk_id id;

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		rc = dk_cli_pair(c, dk_cli_arg(c, i + 1), &line, &qty, err);
		if (rc == DK_OK)
			rc = dk_cli_number(line, "line", &rows[i].line_no, err);
		if (rc == DK_OK)
			rc = dk_qty_parse(qty, &rows[i].qty, err);
	}
	if (rc == DK_OK)
		rc = find(c, &id, err);
	if (rc == DK_OK)
		rc = dk_delivery_back(c->session, id, rows, count, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static const struct dk_steps steps = { dk_shipment_find, answer };

enum dk_rc
dk_ship_settle(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_why(c, &steps, "note", dk_delivery_settle, err);
}

enum dk_rc
dk_ship_deliveries(struct dk_cli *c, struct dk_err *err)
{
	struct dk_delivery_query q = { .all = dk_opt_given(&c->opts, "all"),
		.waiting = dk_opt_given(&c->opts, "waiting") };
	struct dk_delivery *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	if (dk_cli_arg(c, 0)[0] != '\0')
		rc = find(c, &q.shipment_id, err);
	if (rc == DK_OK)
		rc = dk_delivery_list(c->session, &c->arena, &q, &rows, &count, err);
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, q.waiting ? "Nothing is on its way." :
		    q.all || q.shipment_id != 0 ? "No outcome was told." : "Nothing waits.");
	if (rc == DK_OK)
		print(c, rows, count);
	return rc;
}

enum dk_rc
dk_ship_collect(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_why(c, &steps, "name", dk_shipment_collect, err);
}

enum dk_rc
dk_ship_collection(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_print(c, &steps, "collection-slip", err);
}

const struct dk_opt dk_ship_deliver_options[] = {
	{ "outcome", "X", "delivered, refused, partly or nobody (nobody was there)" },
	{ "name", "NAME", "who took it, or refused it" },
	{ "note", "TEXT", "what the driver wrote: the proof of delivery, or why not" },
	{ "at", "INSTANT", "when: 2026-11-24T14:05:00Z, or a day; now" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_ship_settle_options[] = {
	{ "note", "TEXT", "what was settled with the customer" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_ship_deliveries_options[] = {
	{ "all", NULL, "settled and delivered ones too" },
	{ "waiting", NULL, "shipments that left and of which nobody told anything" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_ship_collect_options[] = {
	{ "name", "NAME", "who fetched it and signed" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_ship_paper_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};
