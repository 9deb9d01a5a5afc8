/* carrier.c - carriers' services and their rate tables. */
#include "docket/carrier.h"

#include <string.h>
#include <strings.h>

#include "core/master/record.h"
#include "db/fetch.h"
#include "docket/buf.h"

#define SERVICE \
	"SELECT carrier, service, cutoff, pickup_days, max_gram, hazard, kind, window_from," \
	" window_to, needs_booking, max_cm, id FROM carrier_service "

static const char SQL_SERVICES[] = SERVICE "ORDER BY carrier, service";
static const char SQL_SERVICE_LOAD[] = SERVICE "WHERE id = :id";
static const char SQL_SERVICE_FIND[] = SERVICE "WHERE carrier = :carrier AND service = :service";
static const char SQL_SERVICE_ADD[] =
    "INSERT INTO carrier_service (carrier, service, cutoff, pickup_days, max_gram, hazard, kind,"
    " window_from, window_to, needs_booking, max_cm) VALUES (:carrier, :service, :cutoff,"
    " :pickup_days, :max_gram, :hazard, :kind, :window_from, :window_to, :needs_booking, :max_cm)";
static const char SQL_SERVICE_CHANGE[] =
    "UPDATE carrier_service SET cutoff = :cutoff, pickup_days = :pickup_days,"
    " max_gram = :max_gram, hazard = :hazard, kind = :kind, window_from = :window_from,"
    " window_to = :window_to, needs_booking = :needs_booking, max_cm = :max_cm"
    " WHERE carrier = :carrier AND service = :service";
static const char SQL_RATE_FIND[] =
    "SELECT service_id, zone, upto_gram, price, transit_days FROM carrier_rate"
    " WHERE service_id = :service_id AND zone = :zone AND upto_gram = :upto_gram";
static const char SQL_RATE_ADD[] =
    "INSERT INTO carrier_rate (service_id, zone, upto_gram, price, transit_days)"
    " VALUES (:service_id, :zone, :upto_gram, :price, :transit_days)";
static const char SQL_RATE_CHANGE[] =
    "UPDATE carrier_rate SET price = :price, transit_days = :transit_days"
    " WHERE service_id = :service_id AND zone = :zone AND upto_gram = :upto_gram";
#define RATES(which) \
	"SELECT s.carrier, s.service, r.zone, r.upto_gram, r.price, r.transit_days, s.cutoff," \
	" s.pickup_days, s.max_gram, s.hazard, s.kind, s.window_from, s.window_to," \
	" s.needs_booking, s.max_cm FROM carrier_rate r" \
	" JOIN carrier_service s ON s.id = r.service_id" which \
	" ORDER BY s.carrier, s.service, r.zone, r.upto_gram"
static const char SQL_LIST[] = RATES("");
static const char SQL_OF_ONE[] = RATES(" WHERE s.id = :service");

struct rate {
	dk_id service_id;
	const char *zone;
	int64_t upto_gram;
	dk_money price;
	int64_t transit_days;
};

enum { GRAM_MAX = 1000000000, CM_MAX = 10000 };

static const struct dk_field service_fields[] = {
#define X(...) DK_FIELD(struct dk_service, __VA_ARGS__)
	X(carrier, "carrier", carrier, CODE, 1, 20, DK_FIELD_KEY)
	X(service, "service", service, CODE, 1, 20, DK_FIELD_KEY)
	X(cutoff, "cutoff", cutoff, CODE, 0, 5, 0)
	X(pickup_days, "pickup_days", pickup_days, CODE, 1, 7, 0)
	X(max_gram, "max_kg", max_gram, KILO, 0, GRAM_MAX, 0)
	X(hazard, "hazard", hazard, CODE, 0, 60, 0)
	X(kind, "kind", kind, CODE, 1, 7, 0)
	X(window_from, "window_from", window_from, CODE, 0, 5, 0)
	X(window_to, "window_to", window_to, CODE, 0, 5, 0)
	X(needs_booking, "booking", needs_booking, BOOL, 0, 0, 0)
	X(max_cm, "max_cm", max_cm, I64, 0, CM_MAX, 0)
#undef X
};

static const struct dk_field rate_fields[] = {
#define X(...) DK_FIELD(struct rate, __VA_ARGS__)
	X(service_id, "service_id", service_id, ID, 0, 0, DK_FIELD_KEY)
	X(zone, "zone", zone, CODE, 0, 20, DK_FIELD_KEY)
	X(upto_gram, "up_to_kg", upto_gram, I64, 1, GRAM_MAX, DK_FIELD_KEY)
	X(price, "price", price, MONEY, 0, DK_MONEY_MAX, 0)
	X(transit_days, "transit_days", transit_days, I64, 0, 365, 0)
#undef X
};

const struct dk_record dk_service_record = {
	.subject = "carrier", .action = "carrier.put", .size = sizeof(struct dk_service),
	.fields = service_fields, .count = DK_COUNT(service_fields), .has_id = true,
	.find = SQL_SERVICE_FIND, .insert = SQL_SERVICE_ADD, .update = SQL_SERVICE_CHANGE,
};

static const struct dk_record rate_kind = {
	.subject = "carrier", .action = "carrier.put", .size = sizeof(struct rate),
	.belongs = true, .fields = rate_fields, .count = DK_COUNT(rate_fields),
	.find = SQL_RATE_FIND, .insert = SQL_RATE_ADD, .update = SQL_RATE_CHANGE,
};

/* "15:30", or nothing for any time. */
static bool
is_time(const char *s)
{
	int hour, minute, end = 0;

	if (s[0] == '\0')
		return true;
	return strlen(s) == 5 && sscanf(s, "%2d:%2d%n", &hour, &minute, &end) == 2 && end == 5 &&
	    hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
}

static enum dk_rc
check_time(const char *text, const char *field, struct dk_err *err)
{
	return is_time(text) ? DK_OK :
	    dk_fail(err, DK_EINPUT, field, "%s '%s' is not a time like 15:30.", field, text);
}

static enum dk_rc
check_service(const struct dk_service *sv, struct dk_err *err)
{
	enum dk_rc rc = dk_word_check(sv->kind, "carrier own counter", "kind", err);

	if (strchr(sv->carrier, '/') != NULL)
		return dk_fail(err, DK_EINPUT, "carrier",
		    "carrier '%s' holds a '/', which stands between carrier and service.",
		    sv->carrier);
	if (rc == DK_OK)
		rc = check_time(sv->cutoff, "cutoff", err);
	if (rc == DK_OK)
		rc = check_time(sv->window_from, "window_from", err);
	if (rc == DK_OK)
		rc = check_time(sv->window_to, "window_to", err);
	if (rc == DK_OK && sv->window_to[0] != '\0' && strcmp(sv->window_to, sv->window_from) < 0)
		rc = dk_fail(err, DK_EINPUT, "window_to",
		    "The window of %s/%s ends at %s, before it begins at %s.", sv->carrier,
		    sv->service, sv->window_to, sv->window_from);
	return rc;
}

/* Days of pickup as digits; nothing said is Monday to Friday, and a carrier. */
static enum dk_rc
settle_service(const struct dk_session *s, struct dk_service *sv, char digits[static 8],
    struct dk_err *err)
{
	const char *days = sv->pickup_days;
	enum dk_rc rc;

	memcpy(digits, "12345", sizeof("12345"));
	if (days != NULL && days[0] != '\0' && !dk_weekdays_parse(days, digits))
		return dk_fail(err, DK_EINPUT, "pickup_days",
		    "'%.40s' are no days of pickup. Write them like Mo-Fr, or 135 for Monday, "
		    "Wednesday and Friday.", days);
	sv->pickup_days = digits;
	if (sv->kind == NULL || sv->kind[0] == '\0')
		sv->kind = "carrier";
	rc = dk_record_check(s, &dk_service_record, sv, err);
	return rc == DK_OK ? check_service(sv, err) : rc;
}

/* "15:30-16:00" into its two halves; "17:00" alone is when it begins. */
static void
split_window(struct dk_arena *a, const char *window, struct dk_service *sv)
{
	const char *dash = window != NULL ? strchr(window, '-') : NULL;

	sv->window_from = window != NULL ? window : "";
	sv->window_to = "";
	if (dash == NULL)
		return;
	sv->window_from = dk_arena_dup_n(a, window, (size_t)(dash - window));
	sv->window_to = dash + 1;
}

/* Both halves of a row; what did more is what was done. */
static enum dk_rc
store(struct dk_change *ch, struct dk_service *sv, struct rate *rate, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_record_put service = { .kind = &dk_service_record, .after = sv };
	struct dk_record_put step = { .kind = &rate_kind, .after = rate };
	enum dk_rc rc = dk_record_look(ch, &tmp, &service, err);

	if (rc == DK_OK)
		rc = dk_record_save(ch, &tmp, &service, err);
	rate->service_id = sv->id;
	if (rc == DK_OK)
		rc = dk_record_look(ch, &tmp, &step, err);
	if (rc == DK_OK)
		rc = dk_record_save(ch, &tmp, &step, err);
	*did = step.did;
	if (*did == DK_PUT_UNCHANGED && service.did != DK_PUT_UNCHANGED)
		*did = DK_PUT_CHANGED;
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_carrier_put(struct dk_session *s, const struct dk_carrier_rate *row, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_service sv = { .carrier = row->carrier, .service = row->service,
		.cutoff = row->cutoff, .pickup_days = row->pickup_days, .max_gram = row->max_gram,
		.hazard = row->hazard, .kind = row->kind, .needs_booking = row->needs_booking,
		.max_cm = row->max_cm };
	struct rate rate = { 0, row->zone, row->upto_gram, row->price, row->transit_days };
	struct dk_arena tmp = { 0 };
	char digits[8];
	struct dk_change ch;
	enum dk_rc rc;

	*did = DK_PUT_UNCHANGED;
	split_window(&tmp, row->window, &sv);
	rc = settle_service(s, &sv, digits, err);
	if (rc == DK_OK)
		rc = dk_record_check(s, &rate_kind, &rate, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, "carrier.put", &ch, err);
	if (rc == DK_OK)
		rc = dk_change_end(&ch, store(&ch, &sv, &rate, did, err), err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_service_put(struct dk_session *s, const struct dk_service *sv, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_service copy = *sv;
	char digits[8];
	enum dk_rc rc = settle_service(s, &copy, digits, err);

	*did = DK_PUT_UNCHANGED;
	return rc == DK_OK ? dk_record_put(s, &dk_service_record, &copy, did, err) : rc;
}

/* "15:30-16:00" */
static const char *
window_of(struct dk_arena *a, const char *from, const char *to)
{
	return to[0] != '\0' ? dk_fmt(a, "%s-%s", from, to) : dk_arena_dup(a, from);
}

enum dk_rc
dk_carrier_rates(struct dk_session *s, struct dk_arena *a, dk_id service_id,
    struct dk_carrier_rate **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, service_id != 0 ? SQL_OF_ONE : SQL_LIST);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_carrier_rate *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	if (service_id != 0)
		dk_bind_id(st, ":service", service_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_carrier_rate){ dk_col_text(st, 0, a),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_i64(st, 3),
			dk_col_money(st, 4), dk_col_i64(st, 5), dk_col_text(st, 6, a),
			dk_col_text(st, 7, a), dk_col_i64(st, 8), dk_col_text(st, 9, a),
			dk_col_text(st, 10, a),
			window_of(a, dk_col_peek(st, 11), dk_col_peek(st, 12)),
			dk_col_bool(st, 13), dk_col_i64(st, 14) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_carrier_list(struct dk_session *s, struct dk_arena *a, struct dk_carrier_rate **out,
    size_t *count, struct dk_err *err)
{
	return dk_carrier_rates(s, a, 0, out, count, err);
}

enum dk_rc
dk_service_list(struct dk_session *s, struct dk_arena *a, struct dk_service **out, size_t *count,
    struct dk_err *err)
{
	struct dk_fetch rows = dk_record_list(s, a, &dk_service_record,
	    dk_sql(s->db, SQL_SERVICES), err);

	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_service_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_service **out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SERVICE_LOAD);
	void *found = NULL;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	dk_bind_id(st, ":id", id);
	if (rc == DK_OK)
		rc = dk_record_first(a, &dk_service_record, st, &found, err);
	*out = found;
	if (rc == DK_OK && found == NULL)
		rc = dk_fail(err, DK_ENOTFOUND, "carrier", "There is no such carrier service.");
	return rc;
}

/* Compares with "CARRIER/SERVICE" in any case. */
static bool
is_called(const struct dk_service *sv, const char *text)
{
	size_t len = strlen(sv->carrier);

	return strncasecmp(sv->carrier, text, len) == 0 && text[len] == '/' &&
	    strcasecmp(sv->service, text + len + 1) == 0;
}

/* A desk has a handful of services: they are read and compared. */
enum dk_rc
dk_service_find(struct dk_session *s, struct dk_arena *a, const char *text,
    struct dk_service **out, struct dk_err *err)
{
	struct dk_buf names = { 0 };
	struct dk_service *all;
	size_t count;
	enum dk_rc rc = dk_service_list(s, a, &all, &count, err);

	*out = NULL;
	for (size_t i = 0; rc == DK_OK && *out == NULL && i < count; i++) {
		if (is_called(&all[i], text))
			*out = &all[i];
		dk_buf_fmt(&names, "%s%s/%s", i > 0 ? ", " : "", all[i].carrier, all[i].service);
	}
	if (rc == DK_OK && *out == NULL)
		rc = dk_fail(err, DK_ENOTFOUND, "carrier",
		    "There is no carrier service '%.40s'; there are: %s.", text,
		    count > 0 ? dk_buf_text(&names) : "none is set up");
	dk_buf_free(&names);
	return rc;
}

bool
dk_hazard_taken(const char *classes, const char *class)
{
	size_t len = strlen(class);

	if (strcmp(classes, "all") == 0)
		return true;
	for (const char *p = classes; *p != '\0'; p += strspn(p, "; ")) {
		size_t n = strcspn(p, "; ");

		if (n == len && strncmp(p, class, n) == 0)
			return true;
		p += n;
	}
	return false;
}
