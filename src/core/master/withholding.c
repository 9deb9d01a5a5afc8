/* withholding.c - dated rates of taxes that customers keep back. */
#include "core/master/withholding.h"

#include "core/master/record.h"
#include "core/master/tax_names.h"

#define SELECT_ROW "SELECT code, valid_from, rate, name, names FROM withholding"
static const char SQL_LIST[] = SELECT_ROW " ORDER BY code, valid_from";
static const char SQL_FIND[] = SELECT_ROW " WHERE code = :code AND valid_from = :valid_from";
static const char SQL_ADD[] = "INSERT INTO withholding (code, valid_from, rate, name, names)"
			      " VALUES (:code, :valid_from, :rate, :name, :names)";
static const char SQL_CHANGE[] =
    "UPDATE withholding SET rate = :rate, name = :name, names = :names"
    " WHERE code = :code AND valid_from = :valid_from";
static const char SQL_IN_FORCE[] =
    SELECT_ROW " WHERE code = :code AND valid_from <= :day ORDER BY valid_from DESC LIMIT 1";
static const char SQL_LAST[] =
    SELECT_ROW " WHERE code = :code ORDER BY valid_from DESC LIMIT 1";
static const char SQL_KNOWN[] = "SELECT EXISTS (SELECT 1 FROM withholding WHERE code = :code)";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_withholding, __VA_ARGS__)
	X(code, "code", code, CODE, 1, 20, DK_FIELD_KEY)
	X(valid_from, "from", from, DATE, 0, 0, DK_FIELD_KEY)
	X(rate, "rate", rate, RATE, 0, DK_RATE_ONE, 0)
	X(name, "name", name, TEXT, 0, 100, 0)
	X(names, "names", names, TEXT, 0, 400, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "withholding", .action = "withholding.put",
	.size = sizeof(struct dk_withholding), .fields = fields, .count = DK_COUNT(fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

enum dk_rc
dk_withholding_put(struct dk_session *s, const struct dk_withholding *x, enum dk_put *did,
    struct dk_err *err)
{
	enum dk_rc rc = dk_tax_names_check(x->names != NULL ? x->names : "", err);

	return rc == DK_OK ? dk_record_put(s, &kind, x, did, err) : rc;
}

enum dk_rc
dk_withholding_list(struct dk_session *s, struct dk_arena *a, struct dk_withholding **out,
    size_t *count, struct dk_err *err)
{
	struct dk_fetch rows = dk_record_list(s, a, &kind, dk_sql(s->db, SQL_LIST), err);

	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_withholding_find(struct dk_session *s, struct dk_arena *a,
    const struct dk_withholding_ask *ask, struct dk_withholding *out, struct dk_err *err)
{
	dk_date day = dk_date_is_set(ask->day) ? ask->day : dk_session_today(s);
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	struct dk_stmt *st;
	void *found = NULL;

	*out = (struct dk_withholding){ .code = "", .from = DK_NO_DATE, .name = "", .names = "" };
	if (rc != DK_OK || ask->code[0] == '\0')
		return rc;
	st = dk_sql(s->db, SQL_IN_FORCE);
	dk_bind_text(st, ":code", ask->code);
	dk_bind_date(st, ":day", day);
	if ((rc = dk_record_first(a, &kind, st, &found, err)) != DK_OK)
		return rc;
	if (found == NULL)
		return dk_fail(err, DK_ENOTFOUND, "withholding", "The withheld tax %s has no rate"
		    " on %s. Add it: docket withholding rate %s", ask->code,
		    dk_date_paper(day).s, ask->code);
	*out = *(const struct dk_withholding *)found;
	if (*out->name == '\0')
		out->name = out->code;
	return dk_tax_names_pick(s, a, ask->customer_id, out->names, &out->name, err);
}

enum dk_rc
dk_withholding_names(struct dk_session *s, struct dk_arena *a, struct dk_withholding *x,
    struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	const struct dk_withholding *last;
	struct dk_stmt *st;
	void *found = NULL;

	x->name = x->names = "";
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LAST);
	dk_bind_text(st, ":code", x->code);
	rc = dk_record_first(a, &kind, st, &found, err);
	if ((last = found) != NULL) {
		x->name = last->name;
		x->names = last->names;
	}
	return rc;
}

enum dk_rc
dk_withholding_known(struct dk_session *s, const char *code, struct dk_err *err)
{
	int64_t known = 0;
	struct dk_stmt *st;
	enum dk_rc rc;

	if (*code == '\0')
		return DK_OK;
	st = dk_sql(s->db, SQL_KNOWN);
	dk_bind_text(st, ":code", code);
	rc = dk_one(st, 0, &known, err);
	return rc != DK_OK || known != 0 ? rc : dk_fail(err, DK_EINPUT, "withholding",
	    "There is no withheld tax %.20s; give it a rate under withholding.", code);
}
