/* address.c - ship-to addresses of a customer. */
#include <string.h>

#include "core/master/pending.h"
#include "docket/pending.h"
#include "docket/window.h"

#define TEXT_MAX 200

#define ADDRESS(X) \
	X(customer_id, "customer_id", customer_id, ID, 0, 0, DK_FIELD_KEY | DK_FIELD_OWNER) \
	X(code, "code", code, CODE, 0, 20, DK_FIELD_KEY) \
	X(name, "name", place.name, TEXT, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(street, "street", place.street, TEXT, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(street2, "street2", place.street2, TEXT, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(city, "city", place.city, TEXT, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(region, "region", place.region, TEXT, 0, 60, 0) \
	X(postcode, "postcode", place.postcode, TEXT, 0, 20, DK_FIELD_PERSONAL) \
	X(country, "country", place.country, COUNTRY, 0, 2, 0) \
	X(tax_zone, "tax_zone", place.tax_zone, CODE, 0, 20, DK_FIELD_CREDIT) \
	X(carrier_zone, "carrier_zone", place.carrier_zone, CODE, 0, 20, 0) \
	X(phone, "phone", phone, TEXT, 0, 60, DK_FIELD_PERSONAL) \
	X(note, "note", note, LINES, 0, 1000, DK_FIELD_PERSONAL) \
	X(carrier, "carrier", carrier, CODE, 0, 41, 0) \
	X(time_window, "window", window, TEXT, 0, 100, 0)

#define SELECT "SELECT " ADDRESS(DK_SQL_NAME) "id FROM address "

static const char SQL_LOAD[] = SELECT "WHERE id = :id";
static const char SQL_FIND[] =
    SELECT "WHERE customer_id = :customer_id AND code = :code AND code <> ''";
static const char SQL_LIST[] =
    SELECT "WHERE customer_id = :customer_id AND code <> '' ORDER BY code";
static const char SQL_ADD[] =
    "INSERT INTO address (customer_id, code, name, street, street2, city, region, postcode,"
    " country, tax_zone, carrier_zone, phone, note, carrier, time_window)"
    " VALUES (:customer_id, :code, :name, :street, :street2, :city, :region, :postcode,"
    " :country, :tax_zone, :carrier_zone, :phone, :note, :carrier, :time_window)";
static const char SQL_CHANGE[] =
    "UPDATE address SET name = :name, street = :street, street2 = :street2, city = :city,"
    " region = :region, postcode = :postcode, country = :country, tax_zone = :tax_zone,"
    " carrier_zone = :carrier_zone, phone = :phone, note = :note, carrier = :carrier,"
    " time_window = :time_window"
    " WHERE customer_id = :customer_id AND code = :code AND code <> ''";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_address, __VA_ARGS__)
	ADDRESS(X)
#undef X
};

const struct dk_record dk_address_record = {
	.subject = "address", .action = "address.put", .size = sizeof(struct dk_address),
	.fields = fields, .count = DK_COUNT(fields), .has_id = true, .find = SQL_FIND,
	.insert = SQL_ADD, .update = SQL_CHANGE,
};

enum dk_rc
dk_address_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_address **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows;

	dk_bind_id(st, ":customer_id", customer_id);
	rows = dk_record_list(s, a, &dk_address_record, st, err);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
one(struct dk_arena *a, struct dk_stmt *st, const char *code, struct dk_address **out,
    struct dk_err *err)
{
	void *found;
	enum dk_rc rc = dk_record_first(a, &dk_address_record, st, &found, err);

	*out = found;
	if (rc == DK_OK && found == NULL)
		rc = dk_fail(err, DK_ENOTFOUND, "ship_to",
		    "There is no ship-to address %s of this customer. Add it or choose another.",
		    code);
	return rc;
}

enum dk_rc
dk_address_find(struct dk_session *s, struct dk_arena *a, dk_id customer_id, const char *code,
    struct dk_address **out, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_FIND);
	dk_bind_id(st, ":customer_id", customer_id);
	dk_bind_text(st, ":code", code);
	return one(a, st, code, out, err);
}

enum dk_rc
dk_address_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_address **out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LOAD);
	dk_bind_id(st, ":id", id);
	return one(a, st, "with this id", out, err);
}

static enum dk_rc
put_address(struct dk_session *s, struct dk_record_put *put, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_address *x = put->after;
	bool is_for_one = x->code == NULL || x->code[0] == '\0';
	/* an address for one order is part of entering it */
	enum dk_right right = is_for_one ? DK_RIGHT_ORDER_ENTER : DK_RIGHT_MASTER_EDIT;
	struct dk_change ch;
	struct dk_window window;
	enum dk_rc rc = dk_record_check(s, put->kind, x, err);

	if (rc == DK_OK)
		rc = dk_window_parse(x->window, &window, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, right, put->kind->action, &ch, err);
	if (rc == DK_OK) {
		if (!is_for_one)
			rc = dk_record_look(&ch, &tmp, put, err);
		if (rc == DK_OK && put->before != NULL && put->is_new)
			rc = dk_fail(err, DK_EREFUSED, "code",
			    "There is a ship-to %s already. Change that one, or give another code.",
			    x->code);
		if (rc == DK_OK)
			rc = dk_record_save(&ch, &tmp, put, err);
		rc = dk_change_end(&ch, rc, err);
	}
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_address_put(struct dk_session *s, struct dk_address *address, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_record_put put = { .kind = &dk_address_record, .after = address };
	enum dk_rc rc = put_address(s, &put, err);

	*did = put.did;
	return rc;
}

enum dk_rc
dk_address_keep(struct dk_session *s, struct dk_address *x, struct dk_kept *kept,
    struct dk_err *err)
{
	struct dk_address stored = *x; /* what is held back differs from what the caller wants */
	struct dk_record_put put = { .kind = &dk_address_record, .after = &stored,
		.is_new = x->id == 0 };
	enum dk_rc rc = dk_pending_rules(s, &put.asks, err);

	if (x->code == NULL || x->code[0] == '\0')
		return dk_fail(err, DK_EINPUT, "code", "A ship-to needs a code, like 02.");
	if (rc == DK_OK)
		rc = put_address(s, &put, err);
	if (rc == DK_OK)
		x->id = stored.id;
	*kept = (struct dk_kept){ put.did, put.asked };
	return rc;
}
