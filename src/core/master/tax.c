/* tax.c - dated rates: tax code × zone × day → category and rate. */
#include <string.h>

#include "core/master/record.h"
#include "docket/setting.h"
#include "docket/tax.h"

static const char SQL_LIST[] =
    "SELECT code, zone, valid_from, rate, category, name FROM tax ORDER BY code, zone, valid_from";
static const char SQL_FIND[] =
    "SELECT code, zone, valid_from, rate, category, name FROM tax"
    " WHERE code = :code AND zone = :zone AND valid_from = :valid_from";
static const char SQL_ADD[] =
    "INSERT INTO tax (code, zone, valid_from, rate, category, name)"
    " VALUES (:code, :zone, :valid_from, :rate, :category, :name)";
static const char SQL_CHANGE[] =
    "UPDATE tax SET rate = :rate, category = :category, name = :name"
    " WHERE code = :code AND zone = :zone AND valid_from = :valid_from";
static const char SQL_IN_FORCE[] =
    "SELECT category, rate, name FROM tax WHERE code = :code AND zone = :zone"
    " AND valid_from <= :day ORDER BY valid_from DESC LIMIT 1";
static const char SQL_ANY[] = "SELECT 1 FROM tax LIMIT 1";

struct row {
	const char *code, *zone, *category, *name;
	dk_date from;
	dk_rate rate;
};

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct row, __VA_ARGS__)
	X(code, "code", code, CODE, 1, 20, DK_FIELD_KEY)
	X(zone, "zone", zone, CODE, 1, 20, DK_FIELD_KEY)
	X(valid_from, "from", from, DATE, 0, 0, DK_FIELD_KEY)
	X(rate, "rate", rate, RATE, 0, DK_TAX_RATE_MAX, 0)
	X(category, "category", category, CODE, 1, 2, 0)
	X(name, "name", name, TEXT, 0, 60, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "tax", .action = "tax.put", .size = sizeof(struct row),
	.fields = fields, .count = DK_COUNT(fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

/* Without a category the rate tells: S when there is one, Z when it is zero. */
enum dk_rc
dk_tax_put(struct dk_session *s, const struct dk_tax_row *in, enum dk_put *did, struct dk_err *err)
{
	const char *category = in->tax.category[0] != '\0' ? in->tax.category
	    : in->tax.rate.e5 > 0 ? "S" : "Z";
	const struct row row = { in->code, in->zone, category, in->name, in->from, in->tax.rate };
	enum dk_rc rc = dk_word_check(category, "S Z E AE K G O L M", "category", err);

	if (rc == DK_OK && in->tax.rate.e5 > 0 && strchr("ZEAKGO", category[0]) != NULL)
		rc = dk_fail(err, DK_EINPUT, "rate", "Category %s has no rate; use 0.", category);
	return rc == DK_OK ? dk_record_put(s, &kind, &row, did, err) : rc;
}

enum dk_rc
dk_tax_list(struct dk_session *s, struct dk_arena *a, struct dk_tax_row **out, size_t *count,
    struct dk_err *err)
{
	struct dk_rows rows = { 0 };
	const struct row *r;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*count = 0;
	if (rc == DK_OK)
		rc = dk_record_gather(a, &kind, dk_sql(s->db, SQL_LIST), &rows, err);
	*out = dk_arena_array(a, rows.count + 1, sizeof(**out));
	r = rows.rows;
	for (; rc == DK_OK && *count < rows.count; (*count)++) {
		struct dk_tax_row *to = &(*out)[*count];

		*to = (struct dk_tax_row){ .code = r[*count].code, .zone = r[*count].zone,
			.from = r[*count].from, .name = r[*count].name };
		to->tax.rate = r[*count].rate;
		snprintf(to->tax.category, sizeof(to->tax.category), "%.3s", r[*count].category);
	}
	return rc;
}

enum dk_rc
dk_tax_find(struct dk_session *s, struct dk_arena *a, const char *code, const char *zone,
    dk_date day, struct dk_tax_class *out, const char **name, bool *untaxed, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t any = 0;
	bool more;
	enum dk_rc rc = DK_OK;

	*untaxed = false;
	if (name != NULL)
		*name = "";
	if (code[0] == '\0' && (rc = dk_setting_text(s, a, "tax_code", &code, err)) != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_IN_FORCE);
	dk_bind_text(st, ":code", code);
	dk_bind_text(st, ":zone", zone);
	dk_bind_date(st, ":day", day);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (more) {
		snprintf(out->category, sizeof(out->category), "%.3s", dk_col_peek(st, 0));
		out->rate = dk_col_rate(st, 1);
		if (name != NULL)
			*name = dk_col_text(st, 2, a);
		dk_done(st);
		return DK_OK;
	}
	if ((rc = dk_one(dk_sql(s->db, SQL_ANY), 0, &any, err)) != DK_OK)
		return rc;
	if (any != 0)
		return dk_fail(err, DK_ENOTFOUND, "tax_code", "Zone '%s' has no rate for tax code %s.",
		    zone, code);
	*untaxed = true;
	*out = (struct dk_tax_class){ .category = "O" };
	return DK_OK;
}
