/* price_head.c - what all prices of a list have in common. */
#include "docket/price_head.h"

#include <string.h>

#include "core/master/record.h"
#include "docket/currency.h"

static const char SQL_FIND[] =
    "SELECT code, currency, includes_tax FROM price_list WHERE code = :code";
static const char SQL_LIST[] = "SELECT code, currency, includes_tax FROM price_list ORDER BY code";
static const char SQL_ADD[] = "INSERT INTO price_list (code, currency, includes_tax)"
			      " VALUES (:code, :currency, :includes_tax)";
static const char SQL_CHANGE[] = "UPDATE price_list SET currency = :currency,"
				 " includes_tax = :includes_tax WHERE code = :code";

/* the lists are few, and it is asked when one becomes another */
static const char SQL_USED[] =
    "SELECT EXISTS (SELECT 1 FROM price WHERE list = :code AND customer_id IS NULL)";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_price_head, __VA_ARGS__)
	X(code, "list", list, CODE, 0, 40, DK_FIELD_KEY)
	X(currency, "currency", currency, CODE, 0, 3, 0)
	X(includes_tax, "includes_tax", includes_tax, BOOL, 0, 1, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "price", .action = "price.list", .size = sizeof(struct dk_price_head),
	.fields = fields, .count = DK_COUNT(fields), .find = SQL_FIND, .insert = SQL_ADD,
	.update = SQL_CHANGE,
};

static const char *
code_of(const char *list)
{
	return list == NULL || strcmp(list, "base") == 0 ? "" : list;
}

static enum dk_rc
read_head(struct dk_session *s, struct dk_arena *a, const char *list, struct dk_price_head *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FIND);
	void *found = NULL;
	enum dk_rc rc;

	*out = (struct dk_price_head){ .currency = "" };
	dk_bind_text(st, ":code", code_of(list));
	rc = dk_record_first(a, &kind, st, &found, err);
	if (rc == DK_OK && found != NULL)
		*out = *(struct dk_price_head *)found;
	out->list = *code_of(list) == '\0' ? "base" : list;
	return rc;
}

enum dk_rc
dk_price_head_find(struct dk_session *s, struct dk_arena *a, const char *list,
    struct dk_price_head *out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_price_head){ .list = list, .currency = "" };
	return rc == DK_OK ? read_head(s, a, list, out, err) : rc;
}

enum dk_rc
dk_price_head_list(struct dk_session *s, struct dk_arena *a, struct dk_price_head **out,
    size_t *count, struct dk_err *err)
{
	struct dk_fetch rows = dk_record_list(s, a, &kind, dk_sql(s->db, SQL_LIST), err);

	*out = rows.rows;
	*count = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		if ((*out)[i].list[0] == '\0')
			(*out)[i].list = "base";
	return rows.rc;
}

/* What was typed as money of one currency never becomes that of another; the base list is the
 * house's. */
static enum dk_rc
check_currency(struct dk_session *s, struct dk_price_head *row, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_price_head old;
	struct dk_stmt *st;
	int64_t used = 0;
	bool is_new = false;
	enum dk_rc rc = dk_currency_check(s, &row->currency, err);

	if (rc == DK_OK)
		rc = read_head(s, &tmp, row->list, &old, err);
	if (rc == DK_OK)
		is_new = strcmp(old.currency, row->currency) != 0;
	dk_arena_free(&tmp);
	if (rc != DK_OK || !is_new)
		return rc;
	if (row->list[0] == '\0')
		return dk_fail(err, DK_EREFUSED, "currency",
		    "The base list is in %s; make a list of its own.", s->currency);
	st = dk_sql(s->db, SQL_USED);
	dk_bind_text(st, ":code", row->list);
	rc = dk_one(st, 0, &used, err);
	return rc != DK_OK || used == 0 ? rc : dk_fail(err, DK_EREFUSED, "currency",
	    "List %s has prices already; make a new list in the other currency.", row->list);
}

enum dk_rc
dk_price_head_put(struct dk_session *s, const struct dk_price_head *head, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_price_head row = *head;
	enum dk_rc rc;

	*did = DK_PUT_UNCHANGED;
	row.list = code_of(head->list);
	rc = check_currency(s, &row, err);
	return rc == DK_OK ? dk_record_put(s, &kind, &row, did, err) : rc;
}
