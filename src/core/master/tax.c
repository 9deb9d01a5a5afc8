/* tax.c - dated tax rates by code and zone. */
#include "docket/tax.h"

#include <string.h>

#include "core/master/record.h"
#include "core/master/tax_names.h"
#include "docket/exemption.h"
#include "docket/setting.h"

#define SELECT_ROW \
	"SELECT code, zone, valid_from, rate, category, name, parts, names, surcharge," \
	" surcharge_name, surcharge_names FROM tax"

static const char SQL_LIST[] =
    SELECT_ROW " ORDER BY code, zone, valid_from";
static const char SQL_FIND[] =
    SELECT_ROW " WHERE code = :code AND zone = :zone AND valid_from = :valid_from";
static const char SQL_ADD[] =
    "INSERT INTO tax (code, zone, valid_from, rate, category, name, parts, names,"
    " surcharge, surcharge_name, surcharge_names)"
    " VALUES (:code, :zone, :valid_from, :rate, :category, :name, :parts, :names,"
    " :surcharge, :surcharge_name, :surcharge_names)";
static const char SQL_CHANGE[] =
    "UPDATE tax SET rate = :rate, category = :category, name = :name, parts = :parts,"
    " names = :names, surcharge = :surcharge, surcharge_name = :surcharge_name,"
    " surcharge_names = :surcharge_names"
    " WHERE code = :code AND zone = :zone AND valid_from = :valid_from";
static const char SQL_IN_FORCE[] =
    "SELECT category, rate, name, parts, names, surcharge, surcharge_name, surcharge_names"
    " FROM tax"
    " WHERE code = :code AND zone = :zone AND valid_from <= :day"
    " ORDER BY valid_from DESC LIMIT 1";
static const char SQL_ANY[] = "SELECT 1 FROM tax LIMIT 1";
static const char SQL_PAYS[] = "SELECT pays_surcharge FROM customer WHERE id = :customer";

struct row {
	const char *code, *zone;
	dk_date from;
	dk_rate rate;
	const char *category, *name, *parts, *names;
	dk_rate surcharge;
	const char *surcharge_name, *surcharge_names;
};

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct row, __VA_ARGS__)
	X(code, "code", code, CODE, 1, 20, DK_FIELD_KEY)
	X(zone, "zone", zone, CODE, 1, 20, DK_FIELD_KEY)
	X(valid_from, "from", from, DATE, 0, 0, DK_FIELD_KEY)
	X(rate, "rate", rate, RATE, 0, DK_TAX_RATE_MAX, 0)
	X(category, "category", category, CODE, 1, 3, 0)
	X(name, "name", name, TEXT, 0, 100, 0)
	X(parts, "parts", parts, TEXT, 0, 400, 0)
	X(names, "names", names, TEXT, 0, 400, 0)
	X(surcharge, "surcharge", surcharge, RATE, 0, DK_TAX_RATE_MAX, 0)
	X(surcharge_name, "surcharge_name", surcharge_name, TEXT, 0, 100, 0)
	X(surcharge_names, "surcharge_names", surcharge_names, TEXT, 0, 400, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "tax", .action = "tax.put", .size = sizeof(struct row), .fields = fields,
	.count = DK_COUNT(fields), .find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

/* UNCL 5305: every category but S and the two of the islands has the rate 0. */
static enum dk_rc
check_class(const struct dk_tax_class *tax, struct dk_err *err)
{
	enum dk_rc rc = dk_word_check(tax->category, "S Z E AE K G O L M", "category", err);
	bool may_tax = strchr("SLM", tax->category[0]) != NULL;

	if (rc == DK_OK && !may_tax && tax->rate.e5 != 0)
		rc = dk_fail(err, DK_EINPUT, "rate", "Category %s has the rate 0, not %s.",
		    tax->category, dk_rate_text(tax->rate).s);
	if (rc == DK_OK && tax->surcharge.e5 != 0 &&
	    (strcmp(tax->category, "S") != 0 || tax->rate.e5 == 0))
		rc = dk_fail(err, DK_EINPUT, "surcharge", "A surcharge goes with a rate of"
		    " category S. Leave it out, or say S and the rate.");
	return rc;
}

static void
set_class(struct dk_tax_class *out, const char *category, dk_rate rate)
{
	snprintf(out->category, sizeof(out->category), "%s", category);
	out->rate = rate;
}

enum dk_rc
dk_tax_put(struct dk_session *s, const struct dk_tax_row *x, enum dk_put *did, struct dk_err *err)
{
	struct dk_tax_class tax = x->tax;
	struct row row = { x->code, x->zone, x->from, tax.rate, tax.category, x->name,
		x->parts != NULL ? x->parts : "", x->names != NULL ? x->names : "",
		tax.surcharge, x->surcharge_name != NULL ? x->surcharge_name : "",
		x->surcharge_names != NULL ? x->surcharge_names : "" };
	enum dk_rc rc;

	/* without a category the rate tells */
	if (tax.category[0] == '\0')
		set_class(&tax, tax.rate.e5 > 0 ? "S" : "Z", tax.rate);
	rc = check_class(&tax, err);
	if (rc == DK_OK)
		rc = dk_tax_shares_fit(row.parts, tax.rate, err);
	if (rc == DK_OK)
		rc = dk_tax_names_check(row.names, err);
	if (rc == DK_OK)
		rc = dk_tax_names_check(row.surcharge_names, err);
	return rc == DK_OK ? dk_record_put(s, &kind, &row, did, err) : rc;
}

enum dk_rc
dk_tax_list(struct dk_session *s, struct dk_arena *a, struct dk_tax_row **out, size_t *count,
    struct dk_err *err)
{
	struct dk_fetch rows = dk_record_list(s, a, &kind, dk_sql(s->db, SQL_LIST), err);

	*out = dk_arena_array(a, rows.count + 1, sizeof(**out));
	*count = rows.count;
	for (size_t i = 0; i < rows.count; i++) {
		const struct row *row = (const struct row *)rows.rows + i;

		(*out)[i] = (struct dk_tax_row){ .code = row->code, .zone = row->zone,
			.from = row->from, .name = row->name, .parts = row->parts,
			.names = row->names, .surcharge_name = row->surcharge_name,
			.surcharge_names = row->surcharge_names };
		set_class(&(*out)[i].tax, row->category, row->rate);
		(*out)[i].tax.surcharge = row->surcharge;
	}
	return rows.rc;
}

/* No row fits: either nothing is taxed here, or this one is missing. */
static enum dk_rc
none_found(struct dk_session *s, const struct dk_tax_ask *ask, bool *untaxed, struct dk_err *err)
{
	int64_t any = 0;
	enum dk_rc rc = dk_one(dk_sql(s->db, SQL_ANY), 0, &any, err);

	*untaxed = any == 0;
	if (rc != DK_OK || *untaxed)
		return rc;
	return dk_fail(err, DK_ENOTFOUND, "tax_code",
	    "There is no rate for tax code %s in zone '%s' on %s. Add it to the tax rates.",
	    ask->code, ask->zone, dk_date_paper(ask->day).s);
}

/* A certificate lets off what would be taxed. */
static enum dk_rc
let_off(struct dk_session *s, struct dk_arena *a, const struct dk_tax_ask *ask,
    struct dk_tax_answer *out, struct dk_err *err)
{
	struct dk_exemption *x = NULL;
	enum dk_rc rc;

	if (ask->customer_id == 0 || out->tax.rate.e5 == 0)
		return DK_OK;
	if ((rc = dk_exemption_find(s, a, ask, &x, err)) != DK_OK || x == NULL)
		return rc;
	out->tax = (struct dk_tax_class){ .category = "E" };
	set_class(&out->tax, x->category, (dk_rate){ 0 });
	out->certificate = x->number;
	out->name = dk_fmt(a, "Tax-free, certificate %s", x->number);
	out->parts = out->surcharge_name = "";
	return DK_OK;
}

/* What a rate of the table has beside its class. */
struct beside {
	const char *names, *surcharge_name, *surcharge_names;
	dk_rate surcharge; /* of those who pay it */
};

/* The names in the customer's language, where they have one, and the surcharge where he pays it. */
static enum dk_rc
fit_customer(struct dk_session *s, struct dk_arena *a, dk_id customer_id, const struct beside *x,
    struct dk_tax_answer *out, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t pays = 0;
	enum dk_rc rc = dk_tax_names_pick(s, a, customer_id, x->names, &out->name, err);

	if (rc != DK_OK || customer_id == 0 || x->surcharge.e5 == 0)
		return rc;
	st = dk_sql(s->db, SQL_PAYS);
	dk_bind_id(st, ":customer", customer_id);
	if ((rc = dk_one(st, 0, &pays, err)) != DK_OK || pays == 0)
		return rc;
	out->tax.surcharge = x->surcharge;
	out->surcharge_name = x->surcharge_name;
	return dk_tax_names_pick(s, a, customer_id, x->surcharge_names, &out->surcharge_name, err);
}

enum dk_rc
dk_tax_find(struct dk_session *s, struct dk_arena *a, const struct dk_tax_ask *asked,
    struct dk_tax_answer *out, struct dk_err *err)
{
	struct dk_tax_ask ask = *asked;
	struct dk_stmt *st;
	struct beside beside;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	bool more;

	*out = (struct dk_tax_answer){ .tax = { .category = "O" }, .name = "", .parts = "",
		.certificate = "", .surcharge_name = "" };
	if (!dk_date_is_set(ask.day))
		ask.day = dk_session_today(s);
	if (rc == DK_OK && ask.code[0] == '\0')
		rc = dk_setting_text(s, a, "tax_code", &ask.code, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_IN_FORCE);
	dk_bind_text(st, ":code", ask.code);
	dk_bind_text(st, ":zone", ask.zone);
	dk_bind_date(st, ":day", ask.day);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return none_found(s, &ask, &out->untaxed, err);
	set_class(&out->tax, dk_col_peek(st, 0), dk_col_rate(st, 1));
	out->name = dk_col_text(st, 2, a);
	out->parts = dk_col_text(st, 3, a);
	beside = (struct beside){ dk_col_text(st, 4, a), dk_col_text(st, 6, a),
		dk_col_text(st, 7, a), dk_col_rate(st, 5) };
	dk_done(st);
	rc = fit_customer(s, a, ask.customer_id, &beside, out, err);
	return rc == DK_OK ? let_off(s, a, &ask, out, err) : rc;
}
