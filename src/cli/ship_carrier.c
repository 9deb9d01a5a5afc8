/* ship_carrier.c - carriers come: pickups, bookings, manifests, and what goes another day. */
#include "cli/ship_carrier.h"

#include <string.h>

#include "cli/deliver.h"
#include "cli/word.h"
#include "docket/pickup.h"
#include "docket/shipment.h"
#include "docket/table.h"

enum dk_rc
dk_ship_service(struct dk_cli *c, const char *name, dk_id *id, struct dk_err *err)
{
	struct dk_service *all = NULL, *one = NULL;
	const char *names = "";
	size_t count = 0, hits = 0;
	enum dk_rc rc = DK_OK;

	*id = 0;
	if (strchr(name, '/') == NULL)
		rc = dk_service_list(c->session, &c->arena, &all, &count, err);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(all[i].carrier, name) != 0)
			continue;
		*id = all[i].id;
		names = dk_fmt(&c->arena, "%s%s%s/%s", names, hits++ > 0 ? ", " : "",
		    all[i].carrier, all[i].service);
	}
	if (rc == DK_OK && hits > 1)
		return dk_cli_usage(c, err, "%s has several services. Say which: %s.", name, names);
	if (rc != DK_OK || hits == 1)
		return rc;
	rc = dk_service_find(c->session, &c->arena, name, &one, err);
	if (rc == DK_OK)
		*id = one->id;
	return rc;
}

/* --date, else today. */
static enum dk_rc
day_of(struct dk_cli *c, dk_date *out, struct dk_err *err)
{
	enum dk_rc rc = dk_cli_day(c, "date", out, err);

	if (rc == DK_OK && !dk_date_is_set(*out))
		*out = dk_session_today(c->session);
	return rc;
}

static void
pickup_json(struct dk_cli *c, const struct dk_pickup *p)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "carrier", p->carrier);
	dk_out_date(&c->out, "date", p->date);
	dk_out_str(&c->out, "window", p->window);
	dk_out_str(&c->out, "cutoff", p->cutoff);
	dk_out_str(&c->out, "state", p->state);
	dk_out_str(&c->out, "reference", *p->reference != '\0' ? p->reference : NULL);
	dk_out_str(&c->out, "manifest", *p->manifest != '\0' ? p->manifest : NULL);
	dk_out_str(&c->out, "driver", *p->driver != '\0' ? p->driver : NULL);
	dk_out_int(&c->out, "parcels", p->done + p->open);
	dk_out_int(&c->out, "done", p->done);
	dk_out_int(&c->out, "open", p->open);
	dk_out_int(&c->out, "blocked", p->blocked);
	dk_out_str(&c->out, "why", *p->why != '\0' ? p->why : NULL);
	dk_out_str(&c->out, "weight_kg", dk_decimal_text(p->gram, 3, 0).s);
	dk_out_int(&c->out, "without_slip", p->no_slip);
	if (p->minutes == DK_PICKUP_NO_CUTOFF)
		dk_out_null(&c->out, "minutes_to_cutoff");
	else
		dk_out_int(&c->out, "minutes_to_cutoff", p->minutes);
	dk_out_end(&c->out);
}

static void
pickup_cells(struct dk_cli *c, struct dk_out_table *t, const struct dk_pickup *p)
{
	dk_out_cell(t, p->carrier);
	dk_out_cell(t, dk_date_iso(p->date).s);
	dk_out_cell(t, p->window);
	dk_out_cell(t, dk_fmt(&c->arena, "%lld", (long long)(p->done + p->open)));
	dk_out_cell(t, dk_fmt(&c->arena, "%lld", (long long)p->done));
	dk_out_cell(t, dk_fmt(&c->arena, "%lld", (long long)((p->gram + 500) / 1000)));
	dk_out_cell(t, p->done == 0 ? "" : p->no_slip > 0 ? "wait" : "ok");
	dk_out_cell(t, p->state);
	dk_out_cell(t, *p->manifest != '\0' ? p->manifest : p->reference);
}

/* "DHL/STD cut-off in 2 h 14: 7 open, 2 blocked (100795 short, 100803 credit-limit)" */
static void
say_cutoff(struct dk_cli *c, const struct dk_pickup *p)
{
	int64_t m = p->minutes < 0 ? -p->minutes : p->minutes;

	if (p->open == 0 || p->minutes == DK_PICKUP_NO_CUTOFF)
		return;
	dk_out_line(&c->out, "%s cut-off %s%lld h %02lld%s: %lld open%s", p->carrier,
	    p->minutes < 0 ? "" : "in ", (long long)(m / 60), (long long)(m % 60),
	    p->minutes < 0 ? " ago" : "", (long long)p->open, p->blocked == 0 ? "" :
	    dk_fmt(&c->arena, ", %lld blocked (%s)", (long long)p->blocked, p->why));
}

enum dk_rc
dk_ship_pickups(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Carrier", false }, { "Date", false },
		{ "Window", false }, { "Parcels", true }, { "Done", true }, { "kg", true },
		{ "Docs", false }, { "State", false }, { "Ref", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_pickup *rows = NULL;
	size_t count = 0;
	dk_date day = DK_NO_DATE;
	enum dk_rc rc = day_of(c, &day, err);

	if (rc == DK_OK)
		rc = dk_pickup_list(c->session, &c->arena, day, &rows, &count, err);
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No carrier comes on that day.");
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json)
			pickup_json(c, &rows[i]);
		else
			pickup_cells(c, &t, &rows[i]);
	}
	if (rc != DK_OK || c->json)
		return rc;
	dk_out_table(&c->out, &t);
	for (size_t i = 0; i < count; i++)
		say_cutoff(c, &rows[i]);
	return DK_OK;
}

static enum dk_rc
answer(struct dk_cli *c, dk_id service, dk_date day, struct dk_err *err)
{
	struct dk_pickup p;
	enum dk_rc rc = dk_pickup_load(c->session, &c->arena, service, day, &p, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		pickup_json(c, &p);
	else
		dk_cli_note(c, "%s on %s is %s%s%s.", p.carrier, dk_date_short(p.date).s, p.state,
		    *p.reference != '\0' ? ", reference " : "", p.reference);
	return DK_OK;
}

enum dk_rc
dk_ship_book(struct dk_cli *c, struct dk_err *err)
{
	dk_date day = DK_NO_DATE;
	dk_id service = 0;
	enum dk_rc rc = day_of(c, &day, err);

	if (rc == DK_OK)
		rc = dk_ship_service(c, dk_cli_arg(c, 0), &service, err);
	if (rc == DK_OK)
		rc = dk_pickup_book(c->session, service, day, dk_cli_arg(c, 1), err);
	return rc == DK_OK ? answer(c, service, day, err) : rc;
}

static void
moved(struct dk_cli *c, const struct dk_pickup_moved *m)
{
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_date(&c->out, "to", m->to);
		dk_out_int(&c->out, "shipments", m->shipments);
		dk_out_int(&c->out, "promises", m->promises);
		dk_out_end(&c->out);
		return;
	}
	dk_cli_note(c, "%lld shipment%s with the pickup of %s; %lld promise%s broken.",
	    (long long)m->shipments, m->shipments == 1 ? " goes" : "s go", dk_date_short(m->to).s,
	    (long long)m->promises, m->promises == 1 ? " is" : "s are");
}

/* A shipment moves alone; a service named means that its pickup was missed. */
enum dk_rc
dk_ship_late(struct dk_cli *c, struct dk_err *err)
{
	const char *what = dk_cli_arg(c, 0), *reason;
	struct dk_pickup_moved m = { 0 };
	dk_date day = DK_NO_DATE, to = DK_NO_DATE;
	dk_id id = 0;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_cli_day(c, "to", &to, err);
	if (rc == DK_OK)
		rc = day_of(c, &day, err);
	if (rc != DK_OK)
		return rc;
	if (strchr(what, '/') != NULL) {
		if (dk_date_is_set(to))
			return dk_cli_usage(c, err,
			    "--to is for one shipment; what a pickup missed goes with the next.");
		rc = dk_ship_service(c, what, &id, err);
		if (rc == DK_OK)
			rc = dk_pickup_miss(c->session, id, day, reason, &m, err);
	} else {
		rc = dk_shipment_find(c->session, what, &id, err);
		if (rc == DK_OK)
			rc = dk_pickup_move(c->session, id, to, reason, &m, err);
	}
	if (rc == DK_OK)
		moved(c, &m);
	return rc;
}

/* The parcels as a table: for the carrier's own system. */
static enum dk_rc
deliver_table(struct dk_cli *c, dk_id pickup, const struct dk_format *f, struct dk_err *err)
{
	static const struct dk_column columns[] = {
		{ "shipment", "Shipment", DK_COLUMN_CODE, 0, 12, false },
		{ "carton", "Carton", DK_COLUMN_INT, 0, 6, false },
		{ "sscc", "SSCC", DK_COLUMN_CODE, 0, 18, false },
		{ "tracking", "Tracking", DK_COLUMN_CODE, 0, 20, false },
		{ "order", "Order", DK_COLUMN_CODE, 0, 10, false },
		{ "name", "Name", DK_COLUMN_TEXT, 0, 28, false },
		{ "postcode", "Postcode", DK_COLUMN_CODE, 0, 10, false },
		{ "city", "City", DK_COLUMN_TEXT, 0, 20, false },
		{ "weight_kg", "Weight kg", DK_COLUMN_QTY, 0, 10, true },
		{ "heavy", "Heavy", DK_COLUMN_CODE, 0, 5, false },
		{ "hazard", "Hazard", DK_COLUMN_CODE, 0, 8, false },
	};
	struct dk_table *t =
	    dk_table_new(&c->arena, "manifest", "Manifest", columns, DK_COUNT(columns));
	struct dk_parcel *all = NULL;
	struct dk_buf data = { 0 };
	size_t count = 0;
	enum dk_rc rc = dk_pickup_parcels(c->session, &c->arena, pickup, &all, &count, err);

	for (size_t i = 0; i < count; i++) {
		dk_table_row(t);
		dk_table_text(t, all[i].shipment);
		dk_table_int(t, all[i].carton_no);
		dk_table_text(t, all[i].sscc);
		dk_table_text(t, all[i].tracking);
		dk_table_text(t, all[i].order);
		dk_table_text(t, all[i].customer_name);
		dk_table_text(t, all[i].postcode);
		dk_table_text(t, all[i].city);
		dk_table_qty(t, (dk_qty){ all[i].gram });
		dk_table_text(t, all[i].is_heavy ? "yes" : "no");
		dk_table_text(t, all[i].hazard);
	}
	if (rc == DK_OK)
		rc = dk_table_print(t, f, &data, err);
	if (rc == DK_OK)
		rc = dk_deliver(c, &data, err);
	dk_buf_free(&data);
	return rc;
}

/* MF1001, or a carrier whose manifest is made where there is none yet. */
static enum dk_rc
take_manifest(struct dk_cli *c, dk_id *pickup, struct dk_err *err)
{
	const char *what = dk_cli_arg(c, 0);
	dk_date day = DK_NO_DATE;
	dk_id service = 0;
	enum dk_rc rc = DK_OK;

	if (strncmp(what, "MF", 2) == 0 && strpbrk(what, "0123456789") == what + 2)
		return dk_manifest_find(c->session, what, pickup, err);
	rc = day_of(c, &day, err);
	if (rc == DK_OK)
		rc = dk_ship_service(c, what, &service, err);
	return rc == DK_OK ? dk_manifest_make(c->session, service, day, pickup, err) : rc;
}

enum dk_rc
dk_ship_manifest(struct dk_cli *c, struct dk_err *err)
{
	const struct dk_format *f = NULL;
	const char *driver = dk_cli_opt(c, "sign");
	struct dk_pickup_moved late;
	struct dk_pickup p;
	dk_id pickup = 0;
	enum dk_rc rc = dk_deliver_format(c, &f, err);

	if (rc == DK_OK)
		rc = take_manifest(c, &pickup, err);
	if (rc == DK_OK && driver != NULL)
		rc = dk_manifest_sign(c->session, pickup, driver, &late, err);
	if (rc != DK_OK)
		return rc;
	if (dk_cli_opt(c, "o") != NULL)
		return f->paper != NULL ? dk_deliver_document(c, "manifest", pickup, err)
					: deliver_table(c, pickup, f, err);
	if (driver == NULL && !c->json)
		return dk_deliver_document(c, "manifest", pickup, err);
	rc = dk_manifest_load(c->session, &c->arena, pickup, &p, err);
	if (rc == DK_OK && c->json)
		pickup_json(c, &p);
	else if (rc == DK_OK)
		dk_cli_note(c, "Manifest %s: %lld carton%s by %s gone with %s.%s",
		    p.manifest, (long long)p.done, p.done == 1 ? "" : "s", p.carrier, p.driver,
		    late.promises == 0 ? "" :
		    dk_fmt(&c->arena, " %lld promise%s not make it.", (long long)late.promises,
			late.promises == 1 ? " does" : "s do"));
	return rc;
}

const struct dk_opt dk_ship_day_options[] = {
	{ "date", "DATE", "of that day; today" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_ship_late_options[] = {
	{ "reason", "TEXT", "why" },
	{ "date", "DATE", "of a pickup: its day; today" },
	{ "to", "DATE", "of a shipment: with the pickup of that day; the next" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_ship_manifest_options[] = {
	{ "date", "DATE", "the pickup of that day; today" },
	{ "sign", "DRIVER", "the driver signed: it is closed, and what is on it has left" },
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};
