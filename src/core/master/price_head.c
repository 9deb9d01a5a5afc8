/* price_head.c - what all prices of a list have in common. */
#include "docket/price_head.h"

#include <string.h>

#include "core/master/record.h"

static const char SQL_FIND[] =
    "SELECT code, currency, includes_tax FROM price_list WHERE code = :code";
static const char SQL_ADD[] = "INSERT INTO price_list (code, currency, includes_tax)"
			      " VALUES (:code, :currency, :includes_tax)";
static const char SQL_CHANGE[] = "UPDATE price_list SET currency = :currency,"
				 " includes_tax = :includes_tax WHERE code = :code";

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

enum dk_rc
dk_price_head_find(struct dk_session *s, struct dk_arena *a, const char *list,
    struct dk_price_head *out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	struct dk_stmt *st;
	void *found = NULL;

	*out = (struct dk_price_head){ .currency = "" };
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_FIND);
		dk_bind_text(st, ":code", code_of(list));
		rc = dk_record_first(a, &kind, st, &found, err);
	}
	if (rc == DK_OK && found != NULL)
		*out = *(struct dk_price_head *)found;
	out->list = *code_of(list) == '\0' ? "base" : list;
	return rc;
}

enum dk_rc
dk_price_head_put(struct dk_session *s, const struct dk_price_head *head, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_price_head row = *head;

	row.list = code_of(head->list);
	return dk_record_put(s, &kind, &row, did, err);
}
