/* unit.c - packs of a product, and the barcodes of all its units. */
#include <string.h>
#include <strings.h>

#include "core/master/barcode.h"
#include "core/master/record.h"
#include "docket/buf.h"

static const char SQL_LIST[] =
    "SELECT name, pieces, barcode FROM unit WHERE product_id = :product_id ORDER BY pieces, name";
static const char SQL_BASE[] = "SELECT unit, 1000, barcode FROM product WHERE id = :product_id";
static const char SQL_FIND[] =
    "SELECT product_id, name, pieces, barcode FROM unit"
    " WHERE product_id = :product_id AND name = :name";
static const char SQL_ADD[] =
    "INSERT INTO unit (product_id, name, pieces, barcode)"
    " VALUES (:product_id, :name, :pieces, :barcode)";
static const char SQL_CHANGE[] =
    "UPDATE unit SET pieces = :pieces, barcode = :barcode"
    " WHERE product_id = :product_id AND name = :name";
static const char SQL_PIECES[] =
    "SELECT pieces FROM unit WHERE product_id = :product_id AND name = :name";
static const char SQL_OWNER[] =
    "SELECT b.product_id, b.unit, p.sku FROM barcode b JOIN product p ON p.id = b.product_id"
    " WHERE b.code = :code";
static const char SQL_CODE_ADD[] =
    "INSERT INTO barcode (code, product_id, unit) VALUES (:code, :product, :unit)";
static const char SQL_CODE_DROP[] = "DELETE FROM barcode WHERE code = :code";

struct row {
	dk_id product_id;
	struct dk_unit unit;
};

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct row, __VA_ARGS__)
	X(product_id, "product_id", product_id, ID, 0, 0, DK_FIELD_KEY)
	X(name, "unit", unit.name, CODE, 1, 20, DK_FIELD_KEY)
	X(pieces, "pieces", unit.pieces, QTY, 1, DK_QTY_MAX, 0)
	X(barcode, "barcode", unit.barcode, CODE, 0, 48, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "product", .action = "unit.put", .belongs = true,
	.size = sizeof(struct row), .fields = fields, .count = DK_COUNT(fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

/* Refuses a code that leads elsewhere already. */
static enum dk_rc
check_owner(struct dk_db *db, const char *code, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_OWNER);
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":code", code);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	rc = dk_fail(err, DK_EREFUSED, "barcode",
	    "Barcode %s already belongs to %s (%s). Take it away there first.", code,
	    dk_col_peek(st, 2), dk_col_peek(st, 1));
	dk_done(st);
	return rc;
}

enum dk_rc
dk_barcode_move(struct dk_change *ch, const char *before, const struct dk_barcode *after,
    struct dk_err *err)
{
	struct dk_db *db = ch->session->db;
	struct dk_stmt *st;
	enum dk_rc rc = DK_OK;

	if (before[0] != '\0') {
		st = dk_sql(db, SQL_CODE_DROP);
		dk_bind_text(st, ":code", before);
		rc = dk_run(st, NULL, err);
	}
	if (rc != DK_OK || after->code[0] == '\0' ||
	    (rc = check_owner(db, after->code, err)) != DK_OK)
		return rc;
	st = dk_sql(db, SQL_CODE_ADD);
	dk_bind_text(st, ":code", after->code);
	dk_bind_id(st, ":product", after->product_id);
	dk_bind_text(st, ":unit", after->unit);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_unit_is_free(struct dk_change *ch, dk_id product_id, const char *name, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_PIECES);
	int64_t pieces = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":product_id", product_id);
	dk_bind_text(st, ":name", name);
	rc = dk_one(st, 0, &pieces, err);
	if (rc == DK_OK && pieces != 0)
		rc = dk_fail(err, DK_EREFUSED, "unit",
		    "The base unit cannot be %s: a pack of %s has that name.", name,
		    dk_qty_text((dk_qty){ pieces }).s);
	return rc;
}

/* Adds the units of a bound statement to the list. */
static enum dk_rc
gather(struct dk_stmt *st, struct dk_arena *a, struct dk_unit **out, size_t *count,
    struct dk_err *err)
{
	size_t cap = *count;
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_unit){ dk_col_text(st, 0, a), dk_col_qty(st, 1),
			dk_col_text(st, 2, a) };
	}
	return rc;
}

enum dk_rc
dk_unit_list(struct dk_session *s, struct dk_arena *a, dk_id product_id, struct dk_unit **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_BASE);
	dk_bind_id(st, ":product_id", product_id);
	rc = gather(st, a, out, count, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LIST);
	dk_bind_id(st, ":product_id", product_id);
	return gather(st, a, out, count, err);
}

/* The unit in another case, when only one is so called; else a sentence with the names. */
static enum dk_rc
pieces_folded(struct dk_session *s, dk_id product_id, const char *name, dk_qty *out,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_buf names = { 0 };
	struct dk_unit *units;
	size_t count, fits = 0;
	enum dk_rc rc = dk_unit_list(s, &tmp, product_id, &units, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		dk_buf_fmt(&names, "%s%s", i > 0 ? ", " : "", units[i].name);
		if (strcasecmp(units[i].name, name) != 0)
			continue;
		*out = units[i].pieces;
		fits++;
		if (i == 0) /* the base unit is meant before any pack */
			break;
	}
	if (rc == DK_OK && fits != 1)
		rc = dk_fail(err, DK_ENOTFOUND, "unit", "There is no unit %s of it. Its units: %s.",
		    name, dk_buf_text(&names));
	dk_buf_free(&names);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_unit_pieces(struct dk_session *s, dk_id product_id, const char *name, dk_qty *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t pieces = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = DK_QTY(1);
	if (rc != DK_OK || name[0] == '\0')
		return rc;
	st = dk_sql(s->db, SQL_PIECES);
	dk_bind_id(st, ":product_id", product_id);
	dk_bind_text(st, ":name", name);
	if ((rc = dk_one(st, 0, &pieces, err)) != DK_OK)
		return rc;
	if (pieces == 0)
		return pieces_folded(s, product_id, name, out, err);
	out->milli = pieces;
	return DK_OK;
}

/* A pack cannot bear the name of the base unit, unless it says just that: one piece. */
static enum dk_rc
check_base(struct dk_change *ch, const struct row *row, bool *is_base, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_BASE);
	enum dk_rc rc;
	bool more;

	*is_base = false;
	dk_bind_id(st, ":product_id", row->product_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "sku", "There is no such product.");
	*is_base = strcmp(dk_col_peek(st, 0), row->unit.name) == 0;
	if (*is_base && row->unit.pieces.milli != 1000)
		rc = dk_fail(err, DK_EREFUSED, "unit",
		    "%s is the base unit and always 1 piece. Give the pack another name.",
		    row->unit.name);
	else if (*is_base && strcmp(row->unit.barcode, dk_col_peek(st, 2)) != 0)
		rc = dk_fail(err, DK_EREFUSED, "barcode",
		    "The barcode of the base unit %s is kept with the product.", row->unit.name);
	dk_done(st);
	return rc;
}

static enum dk_rc
store(struct dk_change *ch, struct dk_arena *a, struct dk_record_put *put, struct dk_err *err)
{
	const struct row *after = put->after, *before;
	struct dk_barcode code = { after->unit.barcode, after->product_id, after->unit.name };
	bool is_base;
	enum dk_rc rc = check_base(ch, after, &is_base, err);

	if (rc != DK_OK || is_base)
		return rc;
	rc = dk_record_look(ch, a, put, err);
	if (rc == DK_OK)
		rc = dk_record_save(ch, a, put, err);
	if (rc != DK_OK || put->did == DK_PUT_UNCHANGED)
		return rc;
	before = put->before;
	if (before != NULL && strcmp(before->unit.barcode, code.code) == 0)
		return DK_OK;
	return dk_barcode_move(ch, before == NULL ? "" : before->unit.barcode, &code, err);
}

enum dk_rc
dk_unit_put(struct dk_session *s, dk_id product_id, const struct dk_unit *unit,
    enum dk_put *did, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct row row = { product_id, *unit };
	struct dk_record_put put = { .kind = &kind, .after = &row };
	struct dk_change ch;
	enum dk_rc rc = dk_record_check(s, &kind, &row, err);

	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, kind.action, &ch, err);
	if (rc == DK_OK)
		rc = dk_change_end(&ch, store(&ch, &tmp, &put, err), err);
	*did = put.did;
	dk_arena_free(&tmp);
	return rc;
}
