/* price_list.c - rows of price lists and contracts. */
#include "docket/price.h"

#include <string.h>

#include "core/master/record.h"

/* who, and beside it the part of a set that one row is */
#define ROW "product_id, price, per, min_qty, valid_from, valid_to, by_group"
#define BINDS ":product_id, :price, :per, :min_qty, :valid_from, :valid_to, :by_group"
#define WHERE " WHERE product_id = :product_id AND valid_from = :valid_from AND min_qty = :min_qty"
#define SET "UPDATE price SET price = :price, per = :per, valid_to = :valid_to," \
	" by_group = :by_group"

static const char SQL_LIST[] =
    "SELECT list, " ROW ", customer_id FROM price"
    " ORDER BY customer_id, list, product_id, valid_from, min_qty";
static const char SQL_OF[] =
    "SELECT list, " ROW ", customer_id FROM price WHERE product_id = :product_id"
    " ORDER BY customer_id, list, valid_from, min_qty";
static const char SQL_FIND[] =
    "SELECT list, " ROW " FROM price" WHERE " AND list = :list AND customer_id IS NULL";
static const char SQL_ADD[] = "INSERT INTO price (list, " ROW ") VALUES (:list, " BINDS ")";
static const char SQL_CHANGE[] = SET WHERE " AND list = :list AND customer_id IS NULL";
static const char SQL_CONTRACT_FIND[] =
    "SELECT customer_id, " ROW " FROM price" WHERE " AND customer_id = :customer_id";
static const char SQL_CONTRACT_ADD[] =
    "INSERT INTO price (customer_id, " ROW ") VALUES (:customer_id, " BINDS ")";
static const char SQL_CONTRACT_CHANGE[] = SET WHERE " AND customer_id = :customer_id";

#define FIELDS(X) \
	X(product_id, "product_id", product_id, ID, 0, 0, DK_FIELD_KEY) \
	X(price, "price", price, PRICE, 0, DK_PRICE_MAX, 0) \
	X(per, "per", per, QTY, 1, DK_QTY_MAX, 0) \
	X(min_qty, "min_qty", min_qty, QTY, 0, DK_QTY_MAX, DK_FIELD_KEY) \
	X(valid_from, "from", from, DATE, 0, 0, DK_FIELD_KEY) \
	X(valid_to, "to", to, DATE, 0, 0, 0) \
	X(by_group, "by_group", by_group, BOOL, 0, 1, 0)

static const struct dk_field list_fields[] = {
#define X(...) DK_FIELD(struct dk_price_row, __VA_ARGS__)
	X(list, "list", list, CODE, 0, 40, DK_FIELD_KEY)
	FIELDS(X)
};

static const struct dk_field contract_fields[] = {
	X(customer_id, "customer_id", customer_id, ID, 0, 0, DK_FIELD_KEY)
	FIELDS(X)
#undef X
};

const struct dk_record dk_price_record = {
	.subject = "price", .action = "price.put", .size = sizeof(struct dk_price_row),
	.fields = list_fields, .count = DK_COUNT(list_fields), .find = SQL_FIND,
	.insert = SQL_ADD, .update = SQL_CHANGE,
};

static const struct dk_record contract_kind = {
	.subject = "price", .action = "price.put", .size = sizeof(struct dk_price_row),
	.fields = contract_fields, .count = DK_COUNT(contract_fields), .find = SQL_CONTRACT_FIND,
	.insert = SQL_CONTRACT_ADD, .update = SQL_CONTRACT_CHANGE,
};

static bool
is_base(const char *list)
{
	return list == NULL || list[0] == '\0' || strcmp(list, "base") == 0;
}

/* Two rows of one key cannot both hold. Correcting a price or ending one changes the stored row;
 * another price for another time, or another way to reach the break, is a second row that would
 * tie with it. */
static enum dk_rc
check_tie(const struct dk_record_put *put, struct dk_err *err)
{
	const struct dk_price_row *old = put->before, *row = put->after;
	bool other_time = old != NULL &&
	    (old->to.days != row->to.days || old->by_group != row->by_group);
	bool other_price = old != NULL &&
	    (old->price.e4 != row->price.e4 || old->per.milli != row->per.milli);
	const char *whose = put->kind == &contract_kind ? "The contract"
	    : is_base(row->list) ? "The base list" : row->list;

	if (!other_time || !other_price)
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "from",
	    "%s already has a price of %s from %s to %s for %s or more. Two prices cannot begin on"
	    " one day: end the old one or give this one another first day.", whose,
	    dk_price_text(old->price).s,
	    dk_date_is_set(old->from) ? dk_date_iso(old->from).s : "ever",
	    dk_date_is_set(old->to) ? dk_date_iso(old->to).s : "ever",
	    dk_qty_text(old->min_qty).s);
}

static enum dk_rc
check_dates(const struct dk_price_row *row, struct dk_err *err)
{
	if (!dk_date_is_set(row->to) || !dk_date_is_set(row->from) ||
	    row->to.days >= row->from.days)
		return DK_OK;
	return dk_fail(err, DK_EINPUT, "to", "The price ends on %s, before it begins on %s.",
	    dk_date_iso(row->to).s, dk_date_iso(row->from).s);
}

static enum dk_rc
store(struct dk_change *ch, struct dk_record_put *put, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = dk_record_look(ch, &tmp, put, err);

	if (rc == DK_OK)
		rc = check_tie(put, err);
	if (rc == DK_OK)
		rc = dk_record_save(ch, &tmp, put, err);
	if (rc == DK_OK && put->did != DK_PUT_UNCHANGED)
		dk_change_subject(ch, "product",
		    ((const struct dk_price_row *)put->after)->product_id);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_price_put(struct dk_session *s, const struct dk_price_row *row, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_price_row copy = *row;
	struct dk_record_put put = { .after = &copy };
	struct dk_change ch;
	enum dk_rc rc;

	put.kind = row->customer_id != 0 ? &contract_kind : &dk_price_record;
	if (is_base(copy.list))
		copy.list = "";
	if (copy.per.milli == 0)
		copy.per = DK_QTY(1);
	if (copy.customer_id != 0 && copy.list[0] != '\0')
		return dk_fail(err, DK_EINPUT, "list",
		    "A price belongs to a list or to a customer, not to both.");
	rc = dk_record_check(s, put.kind, &copy, err);
	if (rc == DK_OK)
		rc = check_dates(&copy, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, put.kind->action, &ch, err);
	if (rc == DK_OK)
		rc = dk_change_end(&ch, store(&ch, &put, err), err);
	*did = put.did;
	return rc;
}

/* The rows of a bound statement. */
static enum dk_rc
gather(struct dk_stmt *st, struct dk_arena *a, struct dk_price_row **out, size_t *count,
    struct dk_err *err)
{
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_price_row *row;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		row = &(*out)[(*count)++];
		dk_record_read(&dk_price_record, st, a, row);
		row->customer_id = dk_col_id(st, (int)dk_price_record.count);
		if (row->customer_id == 0 && row->list[0] == '\0')
			row->list = "base";
	}
	return rc;
}

enum dk_rc
dk_price_list(struct dk_session *s, struct dk_arena *a, struct dk_price_row **out, size_t *count,
    struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	return rc == DK_OK ? gather(dk_sql(s->db, SQL_LIST), a, out, count, err) : rc;
}

enum dk_rc
dk_price_rows(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_price_rows *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_OF);
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_price_rows){ 0 };
	dk_bind_id(st, ":product_id", product_id);
	return rc == DK_OK ? gather(st, a, &out->list, &out->count, err) : rc;
}
