/* supplier.c - suppliers. */
#include "core/master/customer.h"
#include "core/master/record.h"
#include "docket/carrier.h"

static const char SQL_LIST[] =
    "SELECT number, name, email, phone, lead_days, id FROM supplier ORDER BY number";
static const char SQL_FIND[] =
    "SELECT number, name, email, phone, lead_days, id FROM supplier WHERE number = :number";
static const char SQL_ADD[] =
    "INSERT INTO supplier (number, name, email, phone, lead_days)"
    " VALUES (:number, :name, :email, :phone, :lead_days)";
static const char SQL_CHANGE[] =
    "UPDATE supplier SET name = :name, email = :email, phone = :phone, lead_days = :lead_days"
    " WHERE number = :number";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_supplier, __VA_ARGS__)
	X(number, "number", number, CODE, 1, 20, DK_FIELD_KEY)
	X(name, "name", name, TEXT, 1, 200, DK_FIELD_PERSONAL)
	X(email, "email", email, CODE, 0, 200, DK_FIELD_PERSONAL)
	X(phone, "phone", phone, TEXT, 0, 60, DK_FIELD_PERSONAL)
	X(lead_days, "lead_days", lead_days, I64, 0, 3650, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "supplier", .action = "supplier.put", .size = sizeof(struct dk_supplier),
	.fields = fields, .count = DK_COUNT(fields), .has_id = true, .find = SQL_FIND,
	.insert = SQL_ADD, .update = SQL_CHANGE,
};

enum dk_rc
dk_supplier_put(struct dk_session *s, const struct dk_supplier *x, enum dk_put *did,
    struct dk_err *err)
{
	enum dk_rc rc = dk_email_check(x->email != NULL ? x->email : "", err);

	return rc == DK_OK ? dk_record_put(s, &kind, x, did, err) : rc;
}

enum dk_rc
dk_supplier_list(struct dk_session *s, struct dk_arena *a, struct dk_supplier **out,
    size_t *count, struct dk_err *err)
{
	struct dk_rows rows = { 0 };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = dk_record_gather(a, &kind, dk_sql(s->db, SQL_LIST), &rows, err);
	*out = rows.rows;
	*count = rows.count;
	return rc;
}
