/* contact.c - the people at a customer. */
#include "core/master/customer.h"
#include "core/master/record.h"

static const char SQL_LIST[] =
    "SELECT customer_id, name, role, phone, email, language FROM contact"
    " WHERE customer_id = :customer_id ORDER BY name";
static const char SQL_FIND[] =
    "SELECT customer_id, name, role, phone, email, language FROM contact"
    " WHERE customer_id = :customer_id AND name = :name";
static const char SQL_ADD[] =
    "INSERT INTO contact (customer_id, name, role, phone, phone_key, email, language)"
    " VALUES (:customer_id, :name, :role, :phone, :phone_key, :email, :language)";
static const char SQL_CHANGE[] =
    "UPDATE contact SET role = :role, phone = :phone, phone_key = :phone_key, email = :email,"
    " language = :language WHERE customer_id = :customer_id AND name = :name";

static const char SQL_DROP[] =
    "DELETE FROM contact WHERE customer_id = :customer_id AND name = :name";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_contact, __VA_ARGS__)
	X(customer_id, "customer_id", customer_id, ID, 0, 0, DK_FIELD_KEY | DK_FIELD_OWNER)
	X(name, "name", name, CODE, 1, 200, DK_FIELD_KEY | DK_FIELD_PERSONAL)
	X(role, "role", role, TEXT, 0, 100, 0)
	X(phone, "phone", phone, TEXT, 0, 60, DK_FIELD_PERSONAL)
	X(email, "email", email, CODE, 0, 200, DK_FIELD_PERSONAL)
	X(language, "language", language, CODE, 0, 20, 0)
#undef X
};

static void
bind_key(struct dk_arena *a, struct dk_stmt *st, const void *record)
{
	dk_bind_text(st, ":phone_key",
	    dk_phone_key(a, ((const struct dk_contact *)record)->phone));
}

const struct dk_record dk_contact_record = {
	.subject = "customer", .action = "contact.put", .belongs = true,
	.size = sizeof(struct dk_contact), .fields = fields, .count = DK_COUNT(fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE, .bind_more = bind_key,
};

enum dk_rc
dk_contact_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_contact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows;

	dk_bind_id(st, ":customer_id", customer_id);
	rows = dk_record_list(s, a, &dk_contact_record, st, err);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
store(struct dk_change *ch, struct dk_record_put *put, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = dk_record_look(ch, &tmp, put, err);

	if (rc == DK_OK)
		rc = dk_record_save(ch, &tmp, put, err);
	if (rc == DK_OK && put->did != DK_PUT_UNCHANGED)
		rc = dk_customer_words_put(ch,
		    ((const struct dk_contact *)put->after)->customer_id, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_contact_put(struct dk_session *s, const struct dk_contact *c, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_contact copy = *c;
	struct dk_record_put put = { .kind = &dk_contact_record, .after = &copy };
	struct dk_change ch;
	enum dk_rc rc = dk_record_check(s, &dk_contact_record, &copy, err);

	if (rc == DK_OK)
		rc = dk_email_check(copy.email, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, dk_contact_record.action, &ch, err);
	if (rc == DK_OK)
		rc = dk_change_end(&ch, store(&ch, &put, err), err);
	*did = put.did;
	return rc;
}

enum dk_rc
dk_contact_drop(struct dk_session *s, dk_id customer_id, const char *name, struct dk_err *err)
{
	struct dk_change ch;
	struct dk_stmt *st;
	int64_t gone = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, "contact.drop", &ch, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_DROP);
	dk_bind_id(st, ":customer_id", customer_id);
	dk_bind_text(st, ":name", name);
	rc = dk_run(st, &gone, err);
	if (rc == DK_OK && gone == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "name", "There is no contact %s of this customer.",
		    name);
	if (rc == DK_OK)
		rc = dk_customer_words_put(&ch, customer_id, err);
	dk_change_subject(&ch, "customer", customer_id);
	dk_change_personal(&ch, customer_id, "name", name, "");
	return dk_change_end(&ch, rc, err);
}
