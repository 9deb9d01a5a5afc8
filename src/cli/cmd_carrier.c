/* cmd_carrier.c - `docket carrier`: carriers' services, their limits, windows and rates. */
#include <string.h>

#include "cli/assign.h"
#include "cli/cli.h"
#include "cli/ship_carrier.h"
#include "cli/word.h"
#include "docket/carrier.h"

static const char *
window_of(struct dk_cli *c, const struct dk_service *sv)
{
	return sv->window_to[0] != '\0' ? dk_fmt(&c->arena, "%s-%s", sv->window_from, sv->window_to)
					: sv->window_from;
}

static void
members(struct dk_cli *c, const struct dk_service *sv)
{
	dk_out_str(&c->out, "carrier", sv->carrier);
	dk_out_str(&c->out, "service", sv->service);
	dk_out_str(&c->out, "kind", sv->kind);
	dk_out_str(&c->out, "cutoff", sv->cutoff);
	dk_out_str(&c->out, "window", window_of(c, sv));
	dk_out_str(&c->out, "pickup_days", sv->pickup_days);
	dk_out_bool(&c->out, "booking", sv->needs_booking);
	dk_out_str(&c->out, "max_kg", dk_decimal_text(sv->max_gram, 3, 0).s);
	dk_out_int(&c->out, "max_cm", sv->max_cm);
	dk_out_str(&c->out, "hazard", sv->hazard);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Carrier", false }, { "Kind", false },
		{ "Days", false }, { "Cut-off", false }, { "Window", false }, { "Booking", false },
		{ "Max kg", true }, { "Max cm", true }, { "Hazard", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_service *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_service_list(c->session, &c->arena, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_service *sv = &rows[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			members(c, sv);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%s/%s", sv->carrier, sv->service));
		dk_out_cell(&t, sv->kind);
		dk_out_cell(&t, sv->pickup_days);
		dk_out_cell(&t, sv->cutoff);
		dk_out_cell(&t, window_of(c, sv));
		dk_out_cell(&t, sv->needs_booking ? "yes" : "");
		dk_out_cell(&t, sv->max_gram > 0 ? dk_decimal_text(sv->max_gram, 3, 0).s : "");
		dk_out_cell(&t, sv->max_cm > 0 ? dk_fmt(&c->arena, "%lld", (long long)sv->max_cm)
					       : "");
		dk_out_cell(&t, sv->hazard);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No carrier is set up. See: docket import carriers");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static void
show_rates(struct dk_cli *c, const struct dk_carrier_rate *rates, size_t count)
{
	static const struct dk_out_column columns[] = { { "Zone", false }, { "Up to kg", true },
		{ "Price", true }, { "Days", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	if (c->json)
		dk_out_array(&c->out, "rates");
	for (size_t i = 0; i < count; i++) {
		const struct dk_carrier_rate *r = &rates[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_str(&c->out, "zone", r->zone);
			dk_out_str(&c->out, "up_to_kg", dk_decimal_text(r->upto_gram, 3, 0).s);
			dk_out_money(&c->out, "price", r->price, c->session->exponent);
			dk_out_int(&c->out, "transit_days", r->transit_days);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, *r->zone != '\0' ? r->zone : "any");
		dk_out_cell(&t, dk_decimal_text(r->upto_gram, 3, 0).s);
		dk_out_cell(&t, dk_money_show(r->price, c->session->exponent).s);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)r->transit_days));
	}
	if (c->json)
		dk_out_end(&c->out);
	else
		dk_out_table(&c->out, &t);
}

static enum dk_rc
answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_service *sv = NULL;
	struct dk_carrier_rate *rates = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_service_load(c->session, &c->arena, id, &sv, err);

	if (rc == DK_OK)
		rc = dk_carrier_rates(c->session, &c->arena, id, &rates, &count, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		members(c, sv);
		show_rates(c, rates, count);
		dk_out_end(&c->out);
		return DK_OK;
	}
	dk_out_line(&c->out, "%s/%s  %s  days %s%s%s%s%s%s", sv->carrier, sv->service, sv->kind,
	    sv->pickup_days, sv->cutoff[0] != '\0' ? "  cut-off " : "", sv->cutoff,
	    sv->window_from[0] != '\0' ? "  comes " : "", window_of(c, sv),
	    sv->needs_booking ? "  when booked" : "");
	if (sv->max_gram > 0 || sv->max_cm > 0 || sv->hazard[0] != '\0')
		dk_out_line(&c->out, "takes %s kg, %lld cm, hazard %s",
		    dk_decimal_text(sv->max_gram, 3, 0).s, (long long)sv->max_cm,
		    sv->hazard[0] != '\0' ? sv->hazard : "none");
	show_rates(c, rates, count);
	return DK_OK;
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = dk_ship_service(c, dk_cli_arg(c, 0), &id, err);

	return rc == DK_OK ? answer(c, id, err) : rc;
}

/* FIELD=VALUE; a service that is not there yet is new. */
static enum dk_rc
set(struct dk_cli *c, struct dk_err *err)
{
	struct dk_service sv, *known = NULL;
	const struct dk_card card = { DK_CARD_SERVICE, &sv, c->session->exponent };
	const char *name = dk_cli_arg(c, 0), *slash = strchr(name, '/');
	enum dk_put did;
	enum dk_rc rc;

	if (slash == NULL)
		return dk_cli_usage(c, err, "Name the service as CARRIER/SERVICE.");
	rc = dk_service_find(c->session, &c->arena, name, &known, err);
	dk_card_blank(&card);
	if (rc == DK_OK) {
		sv = *known;
	} else if (rc == DK_ENOTFOUND) {
		sv.carrier = dk_arena_dup_n(&c->arena, name, (size_t)(slash - name));
		sv.service = slash + 1;
		rc = DK_OK;
	}
	if (rc == DK_OK)
		rc = dk_assign_take(c, 1, &card, err);
	if (rc == DK_OK)
		rc = dk_service_put(c->session, &sv, &did, err);
	if (rc == DK_OK)
		rc = dk_service_find(c->session, &c->arena, name, &known, err);
	return rc == DK_OK ? answer(c, known->id, err) : rc;
}

static enum dk_rc
rate(struct dk_cli *c, struct dk_err *err)
{
	struct dk_carrier_rate r = { .zone = dk_cli_opt(c, "zone"), .transit_days = 1 };
	struct dk_service *sv = NULL;
	enum dk_put did;
	enum dk_rc rc = dk_service_find(c->session, &c->arena, dk_cli_arg(c, 0), &sv, err);

	if (rc == DK_OK && dk_opt_given(&c->opts, "days"))
		rc = dk_cli_number(dk_cli_opt(c, "days"), "days", &r.transit_days, err);
	if (rc == DK_OK)
		rc = dk_decimal_parse(dk_cli_arg(c, 1), 3, 1000000000, &r.upto_gram, err);
	if (rc == DK_OK)
		rc = dk_money_parse(dk_cli_arg(c, 2), c->session->exponent, &r.price, err);
	if (rc != DK_OK)
		return rc;
	r.zone = r.zone != NULL ? r.zone : "";
	r.carrier = sv->carrier;
	r.service = sv->service;
	r.cutoff = sv->cutoff;
	r.pickup_days = sv->pickup_days;
	r.max_gram = sv->max_gram;
	r.hazard = sv->hazard;
	r.kind = sv->kind;
	r.window = window_of(c, sv);
	r.needs_booking = sv->needs_booking;
	r.max_cm = sv->max_cm;
	rc = dk_carrier_put(c->session, &r, &did, err);
	return rc == DK_OK ? answer(c, sv->id, err) : rc;
}

static const struct dk_opt rate_options[] = {
	{ "zone", "ZONE", "into this carrier zone; any" },
	{ "days", "N", "working days on the way; 1" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "", "Lists services: when they come, what they take.", NULL, 0, 0, true, list },
	{ "show", "CARRIER[/SERVICE]", "Shows a service and its rates.", NULL, 1, 1, true, show },
	{ "set", "CARRIER/SERVICE FIELD=VALUE...",
	    "Sets cutoff, pickup_days, window_from, window_to, booking, kind, max_kg, max_cm,"
	    " hazard.",
	    NULL, 2, DK_ARGS_ANY, true, set },
	{ "rate", "CARRIER/SERVICE UP_TO_KG PRICE [--zone ZONE] [--days N]",
	    "Sets a step of its rates.", rate_options, 3, 3, true, rate },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_carrier = {
	.name = "carrier",
	.summary = "carriers' services, their limits and rates",
	.verbs = verbs,
};
