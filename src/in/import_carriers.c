/* import_carriers.c - carriers' services, and the steps of their rate tables. */
#include "docket/carrier.h"
#include "in/importer.h"

enum { CARRIER, SERVICE, ZONE, UP_TO_KG, PRICE, TRANSIT_DAYS, CUTOFF, PICKUP_DAYS, MAX_KG, HAZARD,
	KIND, WINDOW, BOOKING, MAX_CM };

static const char *const kinds[] = { "carrier", "own", "counter", NULL };

static const struct import_column columns[] = {
	[CARRIER] = { "carrier", .type = IMPORT_CODE, .required = true },
	[SERVICE] = { "service", .type = IMPORT_CODE, .required = true },
	/* blank: any zone */
	[ZONE] = { "zone", .type = IMPORT_CODE, .required = true, .may_be_blank = true },
	[UP_TO_KG] = { "up_to_kg", .type = IMPORT_KILO, .required = true, .min = 1 },
	[PRICE] = { "price", .type = IMPORT_MONEY, .required = true },
	[TRANSIT_DAYS] = { "transit_days", .type = IMPORT_INT, .max = 365 },
	[CUTOFF] = { "cutoff", .type = IMPORT_CODE, .max = 5 },
	[PICKUP_DAYS] = { "pickup_days", .type = IMPORT_CODE, .max = 40 },
	[MAX_KG] = { "max_kg", .type = IMPORT_KILO },
	[HAZARD] = { "hazard", .type = IMPORT_CODE, .max = 60 },
	[KIND] = { "kind", .type = IMPORT_CHOICE, .choices = kinds },
	[WINDOW] = { "window", .type = IMPORT_CODE, .max = 11 },
	[BOOKING] = { "booking", .type = IMPORT_BOOL },
	[MAX_CM] = { "max_cm", .type = IMPORT_INT, .max = 10000 },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_carrier_rate r = { .carrier = v[CARRIER].text, .service = v[SERVICE].text,
		.zone = v[ZONE].text, .upto_gram = v[UP_TO_KG].n, .price = { v[PRICE].n },
		.transit_days = 1, .cutoff = "", .pickup_days = "12345", .hazard = "",
		.kind = "carrier", .window = "" };
	struct dk_service *sv;
	enum dk_rc rc = dk_service_find(run->session, run->a,
	    dk_fmt(run->a, "%s/%s", r.carrier, r.service), &sv, err);

	(void)count;
	if (rc != DK_OK && rc != DK_ENOTFOUND && rc != DK_EREFUSED)
		return rc; /* a service that is not there yet is new */
	if (rc == DK_OK) {
		r.cutoff = sv->cutoff;
		r.pickup_days = sv->pickup_days;
		r.max_gram = sv->max_gram;
		r.hazard = sv->hazard;
		r.kind = sv->kind;
		r.window = sv->window_to[0] == '\0' ? sv->window_from :
		    dk_fmt(run->a, "%s-%s", sv->window_from, sv->window_to);
		r.needs_booking = sv->needs_booking;
		r.max_cm = sv->max_cm;
	}
	import_set_int(&v[TRANSIT_DAYS], 1, &r.transit_days);
	import_set_text(&v[CUTOFF], &r.cutoff);
	if (v[PICKUP_DAYS].has_column)
		r.pickup_days = v[PICKUP_DAYS].is_given ? v[PICKUP_DAYS].text : "12345";
	import_set_int(&v[MAX_KG], 0, &r.max_gram);
	import_set_text(&v[HAZARD], &r.hazard);
	if (v[KIND].has_column)
		r.kind = kinds[v[KIND].is_given ? v[KIND].n : 0];
	import_set_text(&v[WINDOW], &r.window);
	import_set_bool(&v[BOOKING], false, &r.needs_booking);
	import_set_int(&v[MAX_CM], 0, &r.max_cm);
	return dk_carrier_put(run->session, &r, did, err);
}

const struct dk_importer dk_import_carriers = {
	.kind = "carriers", .summary = "Carriers' services with prices by zone and weight.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
