/* location.c - warehouses and bins, in walking order. */
#include <string.h>

#include "core/stock/allocation.h"
#include "core/stock/location.h"
#include "db/fetch.h"

static const char SQL_LIST[] = "SELECT id, code, zone, sort FROM location WHERE kind = ''"
				" ORDER BY sort, code";
static const char SQL_FIND[] = "SELECT id, zone, sort FROM location WHERE code = :code"
				" AND kind = ''";
static const char SQL_MAIN[] = "SELECT id FROM location WHERE kind = '' ORDER BY id LIMIT 1";
static const char SQL_HOME[] =
    "SELECT l.id FROM product p JOIN location l ON l.code = p.bin"
    " AND l.kind = '' WHERE p.id = :product";
static const char SQL_ADD[] =
    "INSERT INTO location (code, zone, sort) VALUES (:code, :zone, :sort)";
static const char SQL_CHANGE[] =
    "UPDATE location SET zone = :zone, sort = :sort WHERE code = :code";

static const char SQL_DROP[] = "SELECT id FROM location WHERE kind = 'drop' ORDER BY id LIMIT 1";
static const char SQL_ADD_DROP[] =
    "INSERT INTO location (code, zone, sort, kind) VALUES (:code, '', '~', 'drop')";

#define DROP_CODE "(supplier)"

static enum dk_rc
add(struct dk_db *db, const struct dk_stock_at *at, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_ADD);

	dk_bind_text(st, ":code", at->location);
	dk_bind_text(st, ":zone", at->zone);
	dk_bind_text(st, ":sort", at->sort);
	return dk_insert(st, id, err);
}

enum dk_rc
dk_location_seed(struct dk_session *s, struct dk_err *err)
{
	const struct dk_stock_at first = { .location = "MAIN", .zone = "", .sort = "" };
	dk_id id;

	return add(s->db, &first, &id, err);
}

enum dk_rc
dk_location_main(struct dk_session *s, dk_id *out, struct dk_err *err)
{
	enum dk_rc rc = dk_one(dk_sql(s->db, SQL_MAIN), 0, out, err);

	dk_assert(rc != DK_OK || *out != 0); /* a new company has one */
	return rc;
}

enum dk_rc
dk_location_find(struct dk_session *s, const char *code, dk_id *out, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;

	if (code[0] == '\0')
		return dk_location_main(s, out, err);
	st = dk_sql(s->db, SQL_FIND);
	dk_bind_text(st, ":code", code);
	rc = dk_one(st, 0, out, err);
	if (rc == DK_OK && *out == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "location",
		    "There is no location %s. Import it first, or leave the location empty.", code);
	return rc;
}

enum dk_rc
dk_location_home(struct dk_session *s, dk_id product_id, const char *code, dk_id *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;

	*out = 0;
	if (code[0] == '\0') {
		st = dk_sql(s->db, SQL_HOME);
		dk_bind_id(st, ":product", product_id);
		if ((rc = dk_one(st, 0, out, err)) != DK_OK || *out != 0)
			return rc;
	}
	return dk_location_find(s, code, out, err);
}

enum dk_rc
dk_location_drop(struct dk_change *ch, dk_id *out, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_one(dk_sql(ch->session->db, SQL_DROP), 0, out, err);

	if (rc != DK_OK || *out != 0)
		return rc;
	st = dk_sql(ch->session->db, SQL_ADD_DROP);
	dk_bind_text(st, ":code", DROP_CODE);
	return dk_insert(st, out, err);
}

static enum dk_rc
check(const char *text, const char *field, size_t min, struct dk_err *err)
{
	size_t len = strlen(text);

	if (len < min)
		return dk_fail(err, DK_EINPUT, field, "%s is missing. Give one.", field);
	if (len > 40)
		return dk_fail(err, DK_EINPUT, field, "%s is too long: at most 40 bytes.", field);
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
			return dk_fail(err, DK_EINPUT, field,
			    "%s holds a control character. Remove it.", field);
	if (len > 0 && (text[0] == ' ' || text[len - 1] == ' '))
		return dk_fail(err, DK_EINPUT, field, "%s '%s' has a blank at one end. Remove it.",
		    field, text);
	return DK_OK;
}

/* What is stored under the code: its id (0 = nothing) and whether it says just this. */
static enum dk_rc
look(struct dk_change *ch, const struct dk_stock_at *want, dk_id *id, bool *is_same,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_FIND);
	enum dk_rc rc;
	bool more;

	*id = 0;
	*is_same = false;
	dk_bind_text(st, ":code", want->location);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*id = dk_col_id(st, 0);
	*is_same = strcmp(dk_col_peek(st, 1), want->zone) == 0 &&
	    strcmp(dk_col_peek(st, 2), want->sort) == 0;
	if (!*is_same) {
		dk_change_diff(ch, "zone", dk_col_peek(st, 1), want->zone);
		dk_change_diff(ch, "sort", dk_col_peek(st, 2), want->sort);
	}
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
store(struct dk_change *ch, const struct dk_stock_at *want, enum dk_put *did, struct dk_err *err)
{
	struct dk_stmt *st;
	bool is_same;
	dk_id id;
	enum dk_rc rc = look(ch, want, &id, &is_same, err);

	*did = is_same ? DK_PUT_UNCHANGED : id != 0 ? DK_PUT_CHANGED : DK_PUT_ADDED;
	if (rc != DK_OK || is_same)
		return rc;
	if (id == 0) {
		rc = add(ch->session->db, want, &id, err);
	} else {
		st = dk_sql(ch->session->db, SQL_CHANGE);
		dk_bind_text(st, ":code", want->location);
		dk_bind_text(st, ":zone", want->zone);
		dk_bind_text(st, ":sort", want->sort);
		rc = dk_run(st, NULL, err);
	}
	dk_change_text(ch, "location", want->location);
	dk_change_subject(ch, "location", id);
	return rc;
}

enum dk_rc
dk_location_put(struct dk_session *s, const char *code, const char *zone, const char *sort,
    enum dk_put *did, struct dk_err *err)
{
	struct dk_stock_at want = { .location = code, .zone = zone, .sort = sort };
	struct dk_change ch;
	enum dk_rc rc = check(code, "location", 1, err);

	if (rc == DK_OK && strcmp(code, DROP_CODE) == 0)
		rc = dk_fail(err, DK_EINPUT, "location",
		    "%s stands for what suppliers ship themselves; take another code.", code);
	if (rc == DK_OK)
		rc = check(zone, "zone", 0, err);
	if (rc == DK_OK)
		rc = check(sort, "sort", 0, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, "location.put", &ch, err);
	if (rc == DK_OK)
		rc = dk_change_end(&ch, store(&ch, &want, did, err), err);
	return rc;
}

enum dk_rc
dk_location_list(struct dk_session *s, struct dk_arena *a, struct dk_stock_at **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_stock_at *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_stock_at){ .location_id = dk_col_id(st, 0),
			.location = dk_col_text(st, 1, a), .zone = dk_col_text(st, 2, a),
			.sort = dk_col_text(st, 3, a) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
