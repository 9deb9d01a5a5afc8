/* substitute.c - what may be offered instead of a product. */
#include "core/master/barcode.h"
#include "core/master/record.h"
#include "db/fetch.h"

static const char SQL_LIST[] =
    "SELECT substitute_id FROM substitute WHERE product_id = :product_id"
    " ORDER BY rank, substitute_id";
static const char SQL_FIND[] =
    "SELECT product_id, substitute_id, rank FROM substitute"
    " WHERE product_id = :product_id AND substitute_id = :substitute_id";
static const char SQL_ADD[] =
    "INSERT INTO substitute (product_id, substitute_id, rank)"
    " VALUES (:product_id, :substitute_id, :rank)";
static const char SQL_CHANGE[] =
    "UPDATE substitute SET rank = :rank"
    " WHERE product_id = :product_id AND substitute_id = :substitute_id";

static const char SQL_DROP[] =
    "DELETE FROM substitute WHERE product_id = :product_id AND substitute_id = :substitute_id";

struct row {
	dk_id product_id, substitute_id;
	int64_t rank;
};

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct row, __VA_ARGS__)
	X(product_id, "product_id", product_id, ID, 0, 0, DK_FIELD_KEY)
	X(substitute_id, "substitute_id", substitute_id, ID, 0, 0, DK_FIELD_KEY)
	X(rank, "rank", rank, I64, 1, 999, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "product", .action = "substitute.put", .belongs = true,
	.size = sizeof(struct row), .fields = fields, .count = DK_COUNT(fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

enum dk_rc
dk_substitute_put(struct dk_session *s, dk_id product_id, dk_id substitute_id, int64_t rank,
    enum dk_put *did, struct dk_err *err)
{
	struct row row = { product_id, substitute_id, rank };

	if (product_id == substitute_id)
		return dk_fail(err, DK_EINPUT, "substitute",
		    "A product cannot be its own substitute. Name another.");
	return dk_record_put(s, &kind, &row, did, err);
}

enum dk_rc
dk_substitute_drop(struct dk_session *s, dk_id product_id, dk_id substitute_id,
    struct dk_err *err)
{
	struct dk_change ch;
	struct dk_stmt *st;
	int64_t gone = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, "substitute.drop", &ch, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_DROP);
	dk_bind_id(st, ":product_id", product_id);
	dk_bind_id(st, ":substitute_id", substitute_id);
	rc = dk_run(st, &gone, err);
	if (rc == DK_OK && gone == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "substitute", "That is no substitute of it.");
	dk_change_subject(&ch, "product", product_id);
	dk_change_i64(&ch, "substitute_id", substitute_id);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_substitute_list(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_product_hit **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	dk_id *ids = NULL;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	dk_bind_id(st, ":product_id", product_id);
	if (rc == DK_OK)
		rc = dk_fetch_ids(st, a, &ids, count, err); /* a hit asks statements of its own */
	if (rc != DK_OK)
		return rc;
	*out = dk_arena_array(a, *count + 1, sizeof(**out));
	for (size_t i = 0; rc == DK_OK && i < *count; i++)
		rc = dk_product_hit(s, a, ids[i], &(*out)[i], err);
	return rc;
}
