/* supplier.c - suppliers: from whom is bought, and where they are. */
#include "core/master/customer.h"
#include "core/master/record.h"
#include "docket/carrier.h"

#define TEXT_MAX 200

#define SUPPLIER(X) \
	X(number, "number", number, CODE, 1, 20, DK_FIELD_KEY) \
	X(name, "name", name, TEXT, 1, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(email, "email", email, CODE, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(phone, "phone", phone, TEXT, 0, 60, DK_FIELD_PERSONAL) \
	X(lead_days, "lead_days", lead_days, I64, 0, 3650, 0) \
	X(street, "street", place.street, TEXT, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(street2, "street2", place.street2, TEXT, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(city, "city", place.city, TEXT, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(region, "region", place.region, TEXT, 0, 60, 0) \
	X(postcode, "postcode", place.postcode, TEXT, 0, 20, DK_FIELD_PERSONAL) \
	X(country, "country", place.country, COUNTRY, 0, 2, 0)

#define SELECT "SELECT " SUPPLIER(DK_SQL_NAME) "id FROM supplier "

static const char SQL_LIST[] = SELECT "ORDER BY number";
static const char SQL_FIND[] = SELECT "WHERE number = :number";
static const char SQL_ADD[] =
    "INSERT INTO supplier (number, name, email, phone, lead_days, street, street2, city, region,"
    " postcode, country) VALUES (:number, :name, :email, :phone, :lead_days, :street, :street2,"
    " :city, :region, :postcode, :country)";
static const char SQL_CHANGE[] =
    "UPDATE supplier SET name = :name, email = :email, phone = :phone, lead_days = :lead_days,"
    " street = :street, street2 = :street2, city = :city, region = :region,"
    " postcode = :postcode, country = :country WHERE number = :number";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_supplier, __VA_ARGS__)
	SUPPLIER(X)
#undef X
};

const struct dk_record dk_supplier_record = {
	.subject = "supplier", .action = "supplier.put", .size = sizeof(struct dk_supplier),
	.fields = fields, .count = DK_COUNT(fields), .has_id = true, .find = SQL_FIND,
	.insert = SQL_ADD, .update = SQL_CHANGE,
};

enum dk_rc
dk_supplier_put(struct dk_session *s, const struct dk_supplier *x, enum dk_put *did,
    struct dk_err *err)
{
	enum dk_rc rc = dk_email_check(x->email != NULL ? x->email : "", err);

	return rc == DK_OK ? dk_record_put(s, &dk_supplier_record, x, did, err) : rc;
}

enum dk_rc
dk_supplier_find(struct dk_session *s, struct dk_arena *a, const char *number,
    struct dk_supplier **out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FIND);
	void *found = NULL;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	if (rc != DK_OK)
		return rc;
	dk_bind_text(st, ":number", number);
	rc = dk_record_first(a, &dk_supplier_record, st, &found, err);
	if (rc == DK_OK && found == NULL)
		rc = dk_fail(err, DK_ENOTFOUND, "supplier",
		    "There is no supplier %.40s. Choose one from the list of suppliers.", number);
	*out = found;
	if (*out != NULL)
		(*out)->place.name = (*out)->name;
	return rc;
}

enum dk_rc
dk_supplier_list(struct dk_session *s, struct dk_arena *a, struct dk_supplier **out,
    size_t *count, struct dk_err *err)
{
	struct dk_fetch rows = dk_record_list(s, a, &dk_supplier_record,
	    dk_sql(s->db, SQL_LIST), err);

	*out = rows.rows;
	*count = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		(*out)[i].place.name = (*out)[i].name;
	return rows.rc;
}
