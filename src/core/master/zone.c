/* zone.c - tax and carrier zones: by name of the address, else by country, region and postcode. */
#include <string.h>

#include "core/master/customer.h"
#include "core/master/record.h"
#include "docket/setting.h"
#include "docket/tax.h"
#include "docket/text.h"

#define COLUMNS "kind, code, country, region, postcode_from, postcode_to"

static const char SQL_LIST[] =
    "SELECT " COLUMNS ", id FROM zone ORDER BY kind, code, country, region, postcode_from";
static const char SQL_FIND[] =
    "SELECT " COLUMNS ", id FROM zone WHERE kind = :kind AND code = :code"
    " AND country = :country AND region = :region AND postcode_from = :postcode_from";
static const char SQL_ADD[] =
    "INSERT INTO zone (" COLUMNS ")"
    " VALUES (:kind, :code, :country, :region, :postcode_from, :postcode_to)";
static const char SQL_CHANGE[] =
    "UPDATE zone SET postcode_to = :postcode_to WHERE kind = :kind AND code = :code"
    " AND country = :country AND region = :region AND postcode_from = :postcode_from";
#define OF_COUNTRY "SELECT code, country, region, postcode_from, postcode_to FROM zone" \
	" WHERE kind = :kind AND country = "
static const char SQL_CANDIDATES[] = OF_COUNTRY ":country UNION ALL " OF_COUNTRY "''";

struct row {
	dk_id id;
	struct dk_zone zone;
};

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct row, __VA_ARGS__)
	X(kind, "kind", zone.kind, CODE, 1, 10, DK_FIELD_KEY)
	X(code, "zone", zone.code, CODE, 1, 20, DK_FIELD_KEY)
	X(country, "country", zone.country, COUNTRY, 0, 2, DK_FIELD_KEY)
	X(region, "region", zone.region, TEXT, 0, 60, DK_FIELD_KEY)
	X(postcode_from, "postcode_from", zone.postcode_from, TEXT, 0, 20, DK_FIELD_KEY)
	X(postcode_to, "postcode_to", zone.postcode_to, TEXT, 0, 20, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "zone", .action = "zone.put", .size = sizeof(struct row), .fields = fields,
	.count = DK_COUNT(fields), .has_id = true, .find = SQL_FIND, .insert = SQL_ADD,
	.update = SQL_CHANGE,
};

enum dk_rc
dk_zone_put(struct dk_session *s, const struct dk_zone *z, enum dk_put *did, struct dk_err *err)
{
	struct row row = { 0, *z };
	enum dk_rc rc = dk_word_check(z->kind != NULL ? z->kind : "", "tax carrier", "kind", err);
	bool has_to = z->postcode_to != NULL && z->postcode_to[0] != '\0';

	if (rc == DK_OK && has_to && (z->postcode_from == NULL || z->postcode_from[0] == '\0'))
		rc = dk_fail(err, DK_EINPUT, "postcode_from",
		    "postcode_to without postcode_from: give both, or the first alone.");
	return rc == DK_OK ? dk_record_put(s, &kind, &row, did, err) : rc;
}

enum dk_rc
dk_zone_list(struct dk_session *s, struct dk_arena *a, struct dk_zone **out, size_t *count,
    struct dk_err *err)
{
	struct dk_fetch rows = dk_record_list(s, a, &kind, dk_sql(s->db, SQL_LIST), err);

	*out = dk_arena_array(a, rows.count + 1, sizeof(**out));
	*count = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		(*out)[i] = ((const struct row *)rows.rows)[i].zone;
	return rows.rc;
}

/* Texts up to and with those that begin like `to`: BS1 to BS9 holds BS9 1AA. */
static bool
is_between(struct dk_arena *a, const char *key, const char *from, const char *to)
{
	const char *low = dk_postcode_key(a, from);
	const char *high = to[0] != '\0' ? dk_postcode_key(a, to) : low;

	return strcmp(key, low) >= 0 && strncmp(key, high, strlen(high)) <= 0;
}

/* How closely the current row names the place: -1 = not at all. */
static int
closeness(struct dk_stmt *st, struct dk_arena *a, const struct dk_place *place)
{
	const char *region = dk_col_peek(st, 2), *from = dk_col_peek(st, 3);
	int rank = dk_col_peek(st, 1)[0] != '\0';

	if (region[0] != '\0') {
		if (strcmp(dk_text_fold(a, region), dk_text_fold(a, place->region)) != 0)
			return -1;
		rank += 2;
	}
	if (from[0] != '\0') {
		if (!is_between(a, dk_postcode_key(a, place->postcode), from, dk_col_peek(st, 4)))
			return -1;
		rank += 4;
	}
	return rank;
}

/* Of two that are as close: the later postcode, which begins further in, then the first name. */
static bool
goes_before(struct dk_stmt *st, const char *zone, const char *from)
{
	int order = strcmp(dk_col_peek(st, 3), from);

	return order > 0 || (order == 0 && strcmp(dk_col_peek(st, 0), zone) < 0);
}

static enum dk_rc
find_by_place(struct dk_stmt *st, struct dk_arena *a, const struct dk_place *place,
    const char **zone, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	const char *from = "";
	int best = -1;
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		int rank = closeness(st, &tmp, place);

		if (rank > best || (rank == best && rank >= 0 && goes_before(st, *zone, from))) {
			best = rank;
			*zone = dk_col_text(st, 0, a);
			from = dk_col_text(st, 3, &tmp);
		}
	}
	dk_arena_free(&tmp);
	return rc;
}

/* The customer's own zone speaks for a ship-to in his country only. */
static bool
speaks_for(const struct dk_place *fallback, const struct dk_place *place)
{
	return fallback != NULL && strcmp(place->country, fallback->country) == 0;
}

/* Where none is named: by country, region and postcode. */
static enum dk_rc
find_zone(struct dk_session *s, struct dk_arena *a, const char *zone_kind,
    const struct dk_place *place, const char **zone, struct dk_err *err)
{
	const char *country = place->country;
	struct dk_stmt *st;
	enum dk_rc rc = DK_OK;

	if (country[0] == '\0')
		rc = dk_setting_text(s, a, "company_country", &country, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_CANDIDATES);
	dk_bind_text(st, ":kind", zone_kind);
	dk_bind_text(st, ":country", country);
	return find_by_place(st, a, place, zone, err);
}

/* A place that names no country lies in that of the customer. */
static struct dk_place
settle(const struct dk_place *place, const struct dk_place *fallback)
{
	struct dk_place p = *place;

	if (p.country[0] == '\0' && fallback != NULL)
		p.country = fallback->country;
	return p;
}

enum dk_rc
dk_tax_zone_find(struct dk_session *s, struct dk_arena *a, const struct dk_place *place,
    const struct dk_place *fallback, const char **zone, struct dk_err *err)
{
	struct dk_place p = settle(place, fallback);
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*zone = p.tax_zone;
	if ((*zone)[0] == '\0' && speaks_for(fallback, &p))
		*zone = fallback->tax_zone;
	return rc != DK_OK || (*zone)[0] != '\0' ? rc : find_zone(s, a, "tax", &p, zone, err);
}

enum dk_rc
dk_carrier_zone_find(struct dk_session *s, struct dk_arena *a, const struct dk_place *place,
    const struct dk_place *fallback, const char **zone, struct dk_err *err)
{
	struct dk_place p = settle(place, fallback);
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*zone = p.carrier_zone;
	if ((*zone)[0] == '\0' && speaks_for(fallback, &p))
		*zone = fallback->carrier_zone;
	return rc != DK_OK || (*zone)[0] != '\0' ? rc : find_zone(s, a, "carrier", &p, zone, err);
}
