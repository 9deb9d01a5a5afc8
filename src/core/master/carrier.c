/* carrier.c - services and their rate tables: freight by zone and weight, pickup, transit. */
#include <stdlib.h>
#include <string.h>

#include "core/master/record.h"
#include "docket/carrier.h"

static const char SQL_LIST[] =
    "SELECT s.carrier, s.service, r.zone, r.upto_gram, r.price, r.transit_days, s.cutoff,"
    " s.pickup_days, s.max_gram FROM carrier_service s"
    " JOIN carrier_rate r ON r.service_id = s.id"
    " ORDER BY s.carrier, s.service, r.zone, r.upto_gram";
#define SERVICE "carrier, service, cutoff, pickup_days, max_gram, id"
static const char SQL_SERVICES[] = "SELECT " SERVICE " FROM carrier_service"
				   " ORDER BY carrier, service";
static const char SQL_SERVICE[] = "SELECT " SERVICE " FROM carrier_service WHERE id = :id";
static const char SQL_FIND[] = "SELECT " SERVICE " FROM carrier_service"
			       " WHERE carrier = :carrier AND service = :service";
static const char SQL_ADD[] =
    "INSERT INTO carrier_service (carrier, service, cutoff, pickup_days, max_gram)"
    " VALUES (:carrier, :service, :cutoff, :pickup_days, :max_gram)";
static const char SQL_CHANGE[] =
    "UPDATE carrier_service SET cutoff = :cutoff, pickup_days = :pickup_days,"
    " max_gram = :max_gram WHERE carrier = :carrier AND service = :service";
static const char SQL_RATE_FIND[] =
    "SELECT service_id, zone, upto_gram, price, transit_days FROM carrier_rate"
    " WHERE service_id = :service_id AND zone = :zone AND upto_gram = :upto_gram";
static const char SQL_RATE_ADD[] =
    "INSERT INTO carrier_rate (service_id, zone, upto_gram, price, transit_days)"
    " VALUES (:service_id, :zone, :upto_gram, :price, :transit_days)";
static const char SQL_RATE_CHANGE[] =
    "UPDATE carrier_rate SET price = :price, transit_days = :transit_days"
    " WHERE service_id = :service_id AND zone = :zone AND upto_gram = :upto_gram";
static const char SQL_STEP[] =
    "SELECT price, transit_days, upto_gram FROM carrier_rate WHERE service_id = :service"
    " AND zone = :zone AND upto_gram >= :gram ORDER BY upto_gram LIMIT 1";
static const char SQL_LAST[] =
    "SELECT price, transit_days, upto_gram FROM carrier_rate WHERE service_id = :service"
    " AND zone = :zone ORDER BY upto_gram DESC LIMIT 1";

static const struct dk_field service_fields[] = {
#define X(...) DK_FIELD(struct dk_service, __VA_ARGS__)
	X(carrier, "carrier", carrier, CODE, 1, 30, DK_FIELD_KEY)
	X(service, "service", service, CODE, 1, 30, DK_FIELD_KEY)
	X(cutoff, "cutoff", cutoff, CODE, 0, 5, 0)
	X(pickup_days, "pickup_days", pickup_days, CODE, 1, 7, 0)
	X(max_gram, "max_kg", max_gram, I64, 0, 100000000, 0)
#undef X
};

static const struct dk_record service_kind = {
	.subject = "carrier", .action = "carrier.put", .size = sizeof(struct dk_service),
	.has_id = true, .fields = service_fields, .count = DK_COUNT(service_fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

struct rate {
	dk_id service_id;
	const char *zone;
	int64_t upto_gram;
	dk_money price;
	int64_t transit_days;
};

static const struct dk_field rate_fields[] = {
#define X(...) DK_FIELD(struct rate, __VA_ARGS__)
	X(service_id, "service", service_id, ID, 0, 0, DK_FIELD_KEY)
	X(zone, "zone", zone, CODE, 0, 20, DK_FIELD_KEY)
	X(upto_gram, "up_to_kg", upto_gram, I64, 1, 100000000, DK_FIELD_KEY)
	X(price, "price", price, MONEY, 0, DK_MONEY_MAX, 0)
	X(transit_days, "transit_days", transit_days, I64, 0, 365, 0)
#undef X
};

static const struct dk_record rate_kind = {
	.subject = "carrier", .action = "rate.put", .belongs = true, .size = sizeof(struct rate),
	.fields = rate_fields, .count = DK_COUNT(rate_fields),
	.find = SQL_RATE_FIND, .insert = SQL_RATE_ADD, .update = SQL_RATE_CHANGE,
};

static enum dk_rc
check_service(const struct dk_carrier_rate *row, struct dk_err *err)
{
	const char *c = row->cutoff;

	if (c[0] != '\0' && (strlen(c) != 5 || c[2] != ':' || c[0] < '0' || c[0] > '2' ||
	    strtol(c, NULL, 10) > 23 || strtol(c + 3, NULL, 10) > 59))
		return dk_fail(err, DK_EINPUT, "cutoff", "A cut-off is a time like 15:30.");
	if (row->pickup_days[strspn(row->pickup_days, "1234567")] != '\0')
		return dk_fail(err, DK_EINPUT, "pickup_days",
		    "Pickup days are digits, 1 for Monday to 7, like 12345.");
	return DK_OK;
}

enum dk_rc
dk_carrier_put(struct dk_session *s, const struct dk_carrier_rate *row, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_service sv = { 0, row->carrier, row->service, row->cutoff,
		row->pickup_days[0] != '\0' ? row->pickup_days : "12345", row->max_gram };
	struct rate rate = { 0, row->zone, row->upto_gram, row->price, row->transit_days };
	struct dk_arena tmp = { 0 };
	struct dk_service *stored = NULL;
	enum dk_put rate_did = DK_PUT_UNCHANGED;
	enum dk_rc rc = check_service(row, err);

	if (rc == DK_OK && strchr(row->carrier, '/') != NULL)
		rc = dk_fail(err, DK_EINPUT, "carrier", "A carrier's name holds no '/'.");
	if (rc != DK_OK || (rc = dk_tx_begin(s->db, err)) != DK_OK)
		return rc;
	rc = dk_record_put(s, &service_kind, &sv, did, err);
	if (rc == DK_OK)
		rc = dk_service_find(s, &tmp, dk_fmt(&tmp, "%s/%s", row->carrier, row->service),
		    &stored, err);
	if (rc == DK_OK) {
		rate.service_id = stored->id;
		rc = dk_record_put(s, &rate_kind, &rate, &rate_did, err);
	}
	/* the row of the file is its rate */
	if (rate_did == DK_PUT_ADDED || *did == DK_PUT_UNCHANGED)
		*did = rate_did;
	dk_arena_free(&tmp);
	return dk_tx_end(s->db, rc, err);
}

enum dk_rc
dk_carrier_list(struct dk_session *s, struct dk_arena *a, struct dk_carrier_rate **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	size_t cap = 0;
	bool more = true;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_carrier_rate){ dk_col_text(st, 0, a),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_i64(st, 3),
			dk_col_money(st, 4), dk_col_i64(st, 5), dk_col_text(st, 6, a),
			dk_col_text(st, 7, a), dk_col_i64(st, 8) };
	}
	return rc;
}

enum dk_rc
dk_service_list(struct dk_session *s, struct dk_arena *a, struct dk_service **out, size_t *count,
    struct dk_err *err)
{
	struct dk_rows rows = { 0 };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = dk_record_gather(a, &service_kind, dk_sql(s->db, SQL_SERVICES), &rows, err);
	*out = rows.rows;
	*count = rows.count;
	return rc;
}

static enum dk_rc
name_services(struct dk_session *s, struct dk_arena *a, const char *text, struct dk_err *err)
{
	struct dk_service *list = NULL;
	const char *names = "";
	size_t count = 0;
	enum dk_rc rc = dk_service_list(s, a, &list, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count && i < 8; i++)
		names = dk_fmt(a, "%s%s%s/%s", names, i > 0 ? ", " : "", list[i].carrier,
		    list[i].service);
	if (rc == DK_OK && count == 0)
		names = "none is set up";
	return rc != DK_OK ? rc : dk_fail(err, DK_ENOTFOUND, "carrier",
	    "There is no carrier service '%.40s'; there are: %s.", text, names);
}

enum dk_rc
dk_service_find(struct dk_session *s, struct dk_arena *a, const char *text,
    struct dk_service **out, struct dk_err *err)
{
	const char *slash = strchr(text, '/');
	struct dk_stmt *st;
	void *found = NULL;
	enum dk_rc rc;

	if (slash == NULL)
		return name_services(s, a, text, err);
	st = dk_sql(s->db, SQL_FIND);
	dk_bind_text(st, ":carrier", dk_arena_dup_n(a, text, (size_t)(slash - text)));
	dk_bind_text(st, ":service", slash + 1);
	if ((rc = dk_record_first(a, &service_kind, st, &found, err)) != DK_OK)
		return rc;
	*out = found;
	return found != NULL ? DK_OK : name_services(s, a, text, err);
}

enum dk_rc
dk_service_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_service **out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SERVICE);
	void *found = NULL;
	enum dk_rc rc;

	dk_bind_id(st, ":id", id);
	rc = dk_record_first(a, &service_kind, st, &found, err);
	if (rc == DK_OK && found == NULL)
		rc = dk_fail(err, DK_ENOTFOUND, "carrier", "That carrier service is gone.");
	*out = found;
	return rc;
}

struct step {
	dk_money price;
	int64_t transit, upto;
	bool found;
};

static enum dk_rc
read_step(struct dk_session *s, const char *sql, dk_id service_id, const char *zone, int64_t gram,
    struct step *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, sql);
	enum dk_rc rc;

	dk_bind_id(st, ":service", service_id);
	dk_bind_text(st, ":zone", zone);
	if (sql == SQL_STEP)
		dk_bind_i64(st, ":gram", gram);
	if ((rc = dk_row(st, &out->found, err)) != DK_OK || !out->found)
		return rc;
	out->price = dk_col_money(st, 0);
	out->transit = dk_col_i64(st, 1);
	out->upto = dk_col_i64(st, 2);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_freight_find(struct dk_session *s, dk_id service_id, const char *zone, int64_t gram,
    dk_money *price, int64_t *transit_days, struct dk_err *err)
{
	struct step step = { 0 };
	int64_t times = 1;
	enum dk_rc rc = read_step(s, SQL_STEP, service_id, zone, gram, &step, err);

	if (rc == DK_OK && !step.found) {
		rc = read_step(s, SQL_LAST, service_id, zone, gram, &step, err);
		if (rc == DK_OK && step.found) /* more than a parcel: one after the other */
			times = (gram + step.upto - 1) / step.upto;
	}
	if (rc == DK_OK && !step.found && zone[0] != '\0')
		return dk_freight_find(s, service_id, "", gram, price, transit_days, err);
	if (rc == DK_OK && !step.found)
		rc = dk_fail(err, DK_ENOTFOUND, "freight", "The carrier has no rate for that address.");
	if (rc == DK_OK && !dk_muldiv(step.price.minor, times, 1, DK_MONEY_MAX, &price->minor))
		rc = dk_fail(err, DK_EINPUT, "freight", "The freight is too large. Split the order.");
	if (rc == DK_OK)
		*transit_days = step.transit;
	return rc;
}

enum dk_rc
dk_pickup_next(struct dk_session *s, const struct dk_service *sv, dk_date from, int minute,
    dk_date *pickup, struct dk_err *err)
{
	bool late = false, holiday = false;
	dk_date d = from;
	enum dk_rc rc;

	if (minute >= 0 && sv->cutoff[0] != '\0')
		late = minute > strtol(sv->cutoff, NULL, 10) * 60 + strtol(sv->cutoff + 3, NULL, 10);
	for (int tries = 0; tries < 370; tries++, d = dk_date_add(d, 1)) {
		char day = (char)('0' + dk_date_weekday(d));

		if ((late && d.days == from.days) || strchr(sv->pickup_days, day) == NULL)
			continue;
		if ((rc = dk_holiday_is(s, d, &holiday, err)) != DK_OK)
			return rc;
		if (holiday)
			continue;
		*pickup = d;
		return DK_OK;
	}
	return dk_fail(err, DK_EREFUSED, "carrier", "%s/%s picks up on no day; mend its pickup days.",
	    sv->carrier, sv->service);
}
