/* zone.c - which tax or carrier zone a place lies in; the most specific row wins. */
#include <ctype.h>
#include <string.h>

#include "core/master/record.h"
#include "docket/tax.h"
#include "docket/text.h"

static const char SQL_LIST[] =
    "SELECT kind, code, country, region, postcode_from, postcode_to FROM zone"
    " ORDER BY kind, code, country, region, postcode_from";
static const char SQL_FIND[] =
    "SELECT kind, code, country, region, postcode_from, postcode_to FROM zone"
    " WHERE kind = :kind AND code = :code AND country = :country AND region = :region"
    " AND postcode_from = :postcode_from";
static const char SQL_ADD[] =
    "INSERT INTO zone (kind, code, country, region, postcode_from, postcode_to)"
    " VALUES (:kind, :code, :country, :region, :postcode_from, :postcode_to)";
static const char SQL_CHANGE[] =
    "UPDATE zone SET postcode_to = :postcode_to"
    " WHERE kind = :kind AND code = :code AND country = :country AND region = :region"
    " AND postcode_from = :postcode_from";
/* few rows: those of the country, and those of any */
static const char SQL_FITTING[] =
    "SELECT code, region, postcode_from, postcode_to, country FROM zone"
    " WHERE kind = :kind AND (country = :country OR country = '') ORDER BY code";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_zone, __VA_ARGS__)
	X(kind, "kind", kind, CODE, 1, 10, DK_FIELD_KEY)
	X(code, "zone", code, CODE, 1, 20, DK_FIELD_KEY)
	X(country, "country", country, COUNTRY, 0, 2, DK_FIELD_KEY)
	X(region, "region", region, TEXT, 0, 60, DK_FIELD_KEY)
	X(postcode_from, "postcode_from", postcode_from, TEXT, 0, 20, DK_FIELD_KEY)
	X(postcode_to, "postcode_to", postcode_to, TEXT, 0, 20, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "zone", .action = "zone.put", .size = sizeof(struct dk_zone),
	.fields = fields, .count = DK_COUNT(fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

enum dk_rc
dk_zone_put(struct dk_session *s, const struct dk_zone *z, enum dk_put *did, struct dk_err *err)
{
	enum dk_rc rc = dk_word_check(z->kind, "tax carrier", "kind", err);

	if (rc == DK_OK && z->postcode_to != NULL && z->postcode_to[0] != '\0' &&
	    (z->postcode_from == NULL || z->postcode_from[0] == '\0'))
		rc = dk_fail(err, DK_EINPUT, "postcode_from", "A range of postcodes needs its start.");
	return rc == DK_OK ? dk_record_put(s, &kind, z, did, err) : rc;
}

enum dk_rc
dk_zone_list(struct dk_session *s, struct dk_arena *a, struct dk_zone **out, size_t *count,
    struct dk_err *err)
{
	struct dk_rows rows = { 0 };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = dk_record_gather(a, &kind, dk_sql(s->db, SQL_LIST), &rows, err);
	*out = rows.rows;
	*count = rows.count;
	return rc;
}

/* Postcodes compare by letters and digits alone: "BS1 4RN" is bs14rn. */
static const char *
postcode_key(struct dk_arena *a, const char *s)
{
	char *key = dk_text_fold(a, s), *w = key;

	for (const char *r = key; *r != '\0'; r++)
		if (isalnum((unsigned char)*r) || (*r & 0x80) != 0)
			*w++ = *r;
	*w = '\0';
	return key;
}

/* A lower and an upper bound; the upper one includes all that begins with it. */
static bool
in_range(struct dk_arena *a, const char *postcode, const char *from, const char *to)
{
	const char *low = postcode_key(a, from), *high = postcode_key(a, to[0] != '\0' ? to : from);

	return strcmp(postcode, low) >= 0 && strncmp(postcode, high, strlen(high)) <= 0;
}

enum dk_rc
dk_zone_find(struct dk_session *s, struct dk_arena *a, const char *zone_kind,
    const struct dk_place *place, const struct dk_place *fallback, const char **zone,
    struct dk_err *err)
{
	bool tax = strcmp(zone_kind, "tax") == 0, more = true;
	const char *own = tax ? place->tax_zone : place->carrier_zone;
	const char *postcode = postcode_key(a, place->postcode);
	const char *region = dk_text_fold(a, place->region);
	struct dk_stmt *st;
	int best = -1;
	enum dk_rc rc;

	*zone = own;
	/* the customer's own zone speaks for a ship-to in his country */
	if (own[0] == '\0' && fallback != NULL && fallback != place &&
	    (place->country[0] == '\0' || strcmp(place->country, fallback->country) == 0))
		*zone = tax ? fallback->tax_zone : fallback->carrier_zone;
	if ((*zone)[0] != '\0')
		return DK_OK;
	st = dk_sql(s->db, SQL_FITTING);
	dk_bind_text(st, ":kind", zone_kind);
	dk_bind_text(st, ":country", place->country);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		const char *row_region = dk_col_text(st, 1, a), *from = dk_col_text(st, 2, a);
		int fit = (dk_col_peek(st, 4)[0] != '\0') + 2 * (row_region[0] != '\0') +
		    4 * (from[0] != '\0');

		if (row_region[0] != '\0' && strcmp(dk_text_fold(a, row_region), region) != 0)
			continue;
		if (from[0] != '\0' && !in_range(a, postcode, from, dk_col_peek(st, 3)))
			continue;
		if (fit > best) {
			best = fit;
			*zone = dk_col_text(st, 0, a);
		}
	}
	return rc;
}
