/* exemption.c - certificates by which a customer pays no tax. */
#include "docket/exemption.h"

#include <string.h>

#include "core/master/record.h"

#define COLUMNS "customer_id, number, valid_from, valid_to, codes, zones, category, note"

static const char SQL_LIST[] =
    "SELECT " COLUMNS " FROM exemption WHERE customer_id = :customer_id ORDER BY number";
static const char SQL_FIND[] =
    "SELECT " COLUMNS " FROM exemption WHERE customer_id = :customer_id AND number = :number";
static const char SQL_ADD[] =
    "INSERT INTO exemption (" COLUMNS ") VALUES (:customer_id, :number, :valid_from, :valid_to,"
    " :codes, :zones, :category, :note)";
static const char SQL_CHANGE[] =
    "UPDATE exemption SET valid_from = :valid_from, valid_to = :valid_to, codes = :codes,"
    " zones = :zones, category = :category, note = :note"
    " WHERE customer_id = :customer_id AND number = :number";
static const char SQL_DROP[] =
    "DELETE FROM exemption WHERE customer_id = :customer_id AND number = :number";
static const char SQL_IN_FORCE[] =
    "SELECT " COLUMNS " FROM exemption WHERE customer_id = :customer AND valid_from <= :day"
    " AND (valid_to = '' OR valid_to >= :day) ORDER BY valid_to <> '', valid_to DESC, number";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_exemption, __VA_ARGS__)
	X(customer_id, "customer_id", customer_id, ID, 0, 0, DK_FIELD_KEY | DK_FIELD_OWNER)
	X(number, "certificate", number, CODE, 1, 60, DK_FIELD_KEY)
	X(valid_from, "from", from, DATE, 0, 0, 0)
	X(valid_to, "to", to, DATE, 0, 0, 0)
	X(codes, "codes", codes, TEXT, 0, 200, 0)
	X(zones, "zones", zones, TEXT, 0, 200, 0)
	X(category, "category", category, CODE, 0, 3, 0)
	X(note, "note", note, TEXT, 0, 200, 0)
#undef X
};

const struct dk_record dk_exemption_record = {
	.subject = "customer", .action = "exemption.put", .belongs = true,
	.size = sizeof(struct dk_exemption), .fields = fields, .count = DK_COUNT(fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

enum dk_rc
dk_exemption_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_exemption **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows;

	dk_bind_id(st, ":customer_id", customer_id);
	rows = dk_record_list(s, a, &dk_exemption_record, st, err);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
check(struct dk_exemption *x, struct dk_err *err)
{
	if (dk_date_is_set(x->from) && dk_date_is_set(x->to) && dk_date_diff(x->to, x->from) < 0)
		return dk_fail(err, DK_EINPUT, "to",
		    "Certificate %.60s would end before it begins.", x->number);
	if (x->category[0] == '\0')
		x->category = "E";
	return dk_word_check(x->category, "E Z O G K AE", "category", err);
}

static enum dk_rc
store(struct dk_change *ch, struct dk_record_put *put, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = dk_record_look(ch, &tmp, put, err);

	if (rc == DK_OK)
		rc = dk_record_save(ch, &tmp, put, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_exemption_put(struct dk_session *s, const struct dk_exemption *x, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_exemption copy = *x;
	struct dk_record_put put = { .kind = &dk_exemption_record, .after = &copy };
	struct dk_change ch;
	enum dk_rc rc = dk_record_check(s, &dk_exemption_record, &copy, err);

	if (rc == DK_OK)
		rc = check(&copy, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_CREDIT_EDIT, dk_exemption_record.action, &ch, err);
	if (rc == DK_OK)
		rc = dk_change_end(&ch, store(&ch, &put, err), err);
	*did = put.did;
	return rc;
}

enum dk_rc
dk_exemption_drop(struct dk_session *s, dk_id customer_id, const char *number, struct dk_err *err)
{
	struct dk_change ch;
	struct dk_stmt *st;
	int64_t gone = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_CREDIT_EDIT, "exemption.drop", &ch, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_DROP);
	dk_bind_id(st, ":customer_id", customer_id);
	dk_bind_text(st, ":number", number);
	rc = dk_run(st, &gone, err);
	if (rc == DK_OK && gone == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "certificate",
		    "There is no certificate %.60s of this customer.", number);
	dk_change_subject(&ch, "customer", customer_id);
	dk_change_text(&ch, "certificate", number);
	return dk_change_end(&ch, rc, err);
}

/* One of the words of a list with blanks; an empty list has all. */
static bool
has_word(const char *list, const char *word)
{
	size_t len = strlen(word);

	if (*list == '\0' || len == 0)
		return true;
	for (const char *p = list; *p != '\0';) {
		size_t n = strcspn(p, " ,;");

		if (n == len && strncmp(p, word, n) == 0)
			return true;
		p += n;
		p += strspn(p, " ,;");
	}
	return false;
}

enum dk_rc
dk_exemption_find(struct dk_session *s, struct dk_arena *a, const struct dk_tax_ask *ask,
    struct dk_exemption **out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_IN_FORCE);
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	bool more;

	*out = NULL;
	if (rc != DK_OK)
		return rc;
	dk_bind_id(st, ":customer", ask->customer_id);
	dk_bind_date(st, ":day", dk_date_is_set(ask->day) ? ask->day : dk_session_today(s));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_exemption x;

		if (*out != NULL || !has_word(dk_col_peek(st, 4), ask->code) ||
		    !has_word(dk_col_peek(st, 5), ask->zone))
			continue;
		dk_record_read(&dk_exemption_record, st, a, &x);
		*out = dk_arena_alloc(a, sizeof(x));
		**out = x;
	}
	return rc;
}
