/* cmd_run.c - `docket run`: rounds of the house's own drivers. */
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/step.h"
#include "cli/word.h"
#include "docket/own_run.h"

static enum dk_rc
find(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	return dk_own_run_find(c->session, dk_cli_arg(c, 0), id, err);
}

static void
members(struct dk_cli *c, const struct dk_own_run *r)
{
	dk_out_str(&c->out, "run", r->number);
	dk_out_date(&c->out, "date", r->date);
	dk_out_str(&c->out, "driver", r->driver);
	dk_out_str(&c->out, "vehicle", *r->vehicle != '\0' ? r->vehicle : NULL);
	dk_out_str(&c->out, "state", r->state);
	dk_out_int(&c->out, "cartons", r->cartons);
	dk_out_str(&c->out, "weight_kg", dk_decimal_text(r->gram, 3, 0).s);
}

static void
stops_json(struct dk_cli *c, const struct dk_own_stop *stops, size_t count)
{
	dk_out_array(&c->out, "stops");
	for (size_t i = 0; i < count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "stop", stops[i].stop_no);
		dk_out_str(&c->out, "shipment", stops[i].shipment);
		dk_out_str(&c->out, "order", stops[i].order);
		dk_out_str(&c->out, "customer", stops[i].customer_name);
		dk_out_str(&c->out, "city", stops[i].city);
		dk_out_str(&c->out, "window", stops[i].window);
		dk_out_int(&c->out, "cartons", stops[i].cartons);
		dk_out_str(&c->out, "outcome",
		    *stops[i].outcome != '\0' ? stops[i].outcome : NULL);
		dk_out_str(&c->out, "warning",
		    *stops[i].warning != '\0' ? stops[i].warning : NULL);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
}

static void
stops_text(struct dk_cli *c, const struct dk_own_stop *stops, size_t count)
{
	static const struct dk_out_column columns[] = { { "Stop", true }, { "Shipment", false },
		{ "Order", false }, { "Customer", false }, { "Place", false },
		{ "Cartons", true }, { "kg", true }, { "Outcome", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < count; i++) {
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)stops[i].stop_no));
		dk_out_cell(&t, stops[i].shipment);
		dk_out_cell(&t, stops[i].order);
		dk_out_cell(&t, stops[i].customer_name);
		dk_out_cell(&t, dk_fmt(&c->arena, "%s %s", stops[i].postcode, stops[i].city));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)stops[i].cartons));
		dk_out_cell(&t, dk_decimal_text(stops[i].gram, 3, 0).s);
		dk_out_cell(&t, dk_fmt(&c->arena, "%s%s%s", stops[i].outcome,
		    *stops[i].name != '\0' ? " " : "", stops[i].name));
	}
	dk_out_table(&c->out, &t);
	for (size_t i = 0; i < count; i++)
		if (*stops[i].warning != '\0')
			dk_out_line(&c->out, "warn stop %lld, %s: %s", (long long)stops[i].stop_no,
			    stops[i].customer_name, stops[i].warning);
}

static enum dk_rc
answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_own_stop *stops = NULL;
	struct dk_own_run r;
	size_t count = 0;
	enum dk_rc rc = dk_own_run_load(c->session, &c->arena, id, &r, err);

	if (rc == DK_OK)
		rc = dk_own_run_stops(c->session, &c->arena, id, &stops, &count, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		members(c, &r);
		stops_json(c, stops, count);
		dk_out_end(&c->out);
	} else if (c->quiet) {
		dk_out_line(&c->out, "%s", r.number);
	} else {
		dk_out_line(&c->out, "Run %s  %s  %s%s%s: %s", r.number, dk_date_short(r.date).s,
		    r.driver, *r.vehicle != '\0' ? ", " : "", r.vehicle, r.state);
		stops_text(c, stops, count);
	}
	return DK_OK;
}

static enum dk_rc
new(struct dk_cli *c, struct dk_err *err)
{
	dk_date day = DK_NO_DATE;
	dk_id id = 0;
	enum dk_rc rc = dk_cli_day(c, "date", &day, err);

	if (rc == DK_OK && !dk_date_is_set(day))
		day = dk_session_today(c->session);
	if (rc == DK_OK)
		rc = dk_own_run_new(c->session, day, dk_cli_arg(c, 0), dk_cli_opt(c, "vehicle"),
		    &id, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static enum dk_rc
add(struct dk_cli *c, struct dk_err *err)
{
	int64_t stop = 0;
	dk_id id, shipment;
	enum dk_rc rc = dk_cli_line(c, "stop", &stop, err);

	if (rc == DK_OK)
		rc = find(c, &id, err);
	for (size_t i = 1; rc == DK_OK && i < c->opts.arg_count; i++) {
		rc = dk_shipment_find(c->session, dk_cli_arg(c, i), &shipment, err);
		if (rc == DK_OK)
			rc = dk_own_run_add(c->session, id, shipment, stop, err);
	}
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static enum dk_rc
drop(struct dk_cli *c, struct dk_err *err)
{
	dk_id id, shipment;
	enum dk_rc rc = find(c, &id, err);

	if (rc == DK_OK)
		rc = dk_shipment_find(c->session, dk_cli_arg(c, 1), &shipment, err);
	if (rc == DK_OK)
		rc = dk_own_run_drop(c->session, id, shipment, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Run", false }, { "Day", false },
		{ "Driver", false }, { "Vehicle", false }, { "State", false }, { "Stops", true },
		{ "Cartons", true }, { "kg", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_own_run *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_own_run_list(c->session, &c->arena, dk_opt_given(&c->opts, "all"),
	    &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json) {
			dk_out_object(&c->out, NULL);
			members(c, &rows[i]);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, rows[i].number);
		dk_out_cell(&t, dk_date_iso(rows[i].date).s);
		dk_out_cell(&t, rows[i].driver);
		dk_out_cell(&t, rows[i].vehicle);
		dk_out_cell(&t, rows[i].state);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)rows[i].stops));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)rows[i].cartons));
		dk_out_cell(&t, dk_decimal_text(rows[i].gram, 3, 0).s);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No run is planned or out.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static const struct dk_steps steps = { dk_own_run_find, answer };

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_show(c, &steps, err);
}

static enum dk_rc
sheet(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_print(c, &steps, "run-sheet", err);
}

static enum dk_rc
leave(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_take(c, &steps, dk_own_run_leave, err);
}

static enum dk_rc
outcome(struct dk_cli *c, struct dk_err *err)
{
	struct dk_delivery_in in = { .name = dk_cli_opt(c, "name"), .note = dk_cli_opt(c, "note") };
	enum dk_put did;
	dk_id id, shipment, delivery;
	enum dk_rc rc = dk_cli_need(c, "outcome", &in.outcome, err);

	if (rc == DK_OK)
		rc = find(c, &id, err);
	if (rc == DK_OK)
		rc = dk_shipment_find(c->session, dk_cli_arg(c, 1), &shipment, err);
	if (rc == DK_OK)
		rc = dk_delivery_tell(c->session, shipment, &in, &delivery, &did, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static enum dk_rc
close_it(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_take(c, &steps, dk_own_run_close, err);
}

static const struct dk_opt new_options[] = {
	{ "date", "DATE", "the day it drives; today" },
	{ "vehicle", "TEXT", "with what" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt add_options[] = {
	{ "stop", "N", "as this stop, those behind it move on; the last" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt list_options[] = {
	{ "all", NULL, "closed ones too" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt sheet_options[] = {
	DK_DELIVER_OPTION,
	{ NULL, NULL, NULL },
};
static const struct dk_opt outcome_options[] = {
	{ "outcome", "X", "delivered, refused, partly or nobody" },
	{ "name", "NAME", "who took it, or refused it" },
	{ "note", "TEXT", "of the driver" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "new", "DRIVER [--date DATE] [--vehicle TEXT]", "Plans a run.", new_options, 1, 1, true,
	    new },
	{ "add", "RUN SHIPMENT... [--stop N]",
	    "Adds packed shipments; those for one address share a stop.", add_options, 2,
	    DK_ARGS_ANY, true, add },
	{ "drop", "RUN SHIPMENT", "Takes one off again.", NULL, 2, 2, true, drop },
	{ "list", "[--all]", "Lists runs that are planned or out.", list_options, 0, 0, true,
	    list },
	{ "show", "RUN", "Shows its stops and what became of them.", NULL, 1, 1, true, show },
	{ "sheet", "RUN [-o FILE]", "Makes the run sheet: loading order, stops, signatures.",
	    sheet_options, 1, 1, true, sheet },
	{ "load", "RUN", "It is loaded and leaves: what is on it is posted.", NULL, 1, 1, true,
	    leave },
	{ "outcome", "RUN SHIPMENT --outcome X [--name N] [--note T]",
	    "What became of one at the door.", outcome_options, 2, 2, true, outcome },
	{ "close", "RUN", "The driver is back, every shipment has its outcome.", NULL, 1, 1, true,
	    close_it },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_run = {
	.name = "run",
	.summary = "rounds of the house's own drivers",
	.verbs = verbs,
};
