/* box.c - the boxes that goods are packed into. */
#include "docket/box.h"

#include <string.h>

#include "core/master/record.h"

#define BOX "SELECT code, name, length_mm, width_mm, height_mm, tare_gram, max_gram, id FROM box "

static const char SQL_LIST[] = BOX "ORDER BY length_mm * width_mm * height_mm, code";
static const char SQL_FIND[] = BOX "WHERE code = :code";
static const char SQL_ADD[] =
    "INSERT INTO box (code, name, length_mm, width_mm, height_mm, tare_gram, max_gram)"
    " VALUES (:code, :name, :length_mm, :width_mm, :height_mm, :tare_gram, :max_gram)";
static const char SQL_CHANGE[] =
    "UPDATE box SET name = :name, length_mm = :length_mm, width_mm = :width_mm,"
    " height_mm = :height_mm, tare_gram = :tare_gram, max_gram = :max_gram WHERE code = :code";

#define MM_MAX 100000
#define GRAM_MAX 100000000

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_box, __VA_ARGS__)
	X(code, "box", code, CODE, 1, 20, DK_FIELD_KEY)
	X(name, "name", name, TEXT, 0, 60, 0)
	X(length_mm, "length_mm", length_mm, I64, 1, MM_MAX, 0)
	X(width_mm, "width_mm", width_mm, I64, 1, MM_MAX, 0)
	X(height_mm, "height_mm", height_mm, I64, 1, MM_MAX, 0)
	X(tare_gram, "tare_kg", tare_gram, KILO, 0, GRAM_MAX, 0)
	X(max_gram, "max_kg", max_gram, KILO, 0, GRAM_MAX, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "box", .action = "box.put", .size = sizeof(struct dk_box), .fields = fields,
	.count = DK_COUNT(fields), .has_id = true, .find = SQL_FIND, .insert = SQL_ADD,
	.update = SQL_CHANGE,
};

enum dk_rc
dk_box_put(struct dk_session *s, const struct dk_box *x, enum dk_put *did, struct dk_err *err)
{
	if (x->max_gram > 0 && x->max_gram <= x->tare_gram)
		return dk_fail(err, DK_EINPUT, "max_kg",
		    "Box %s weighs %s kg empty; it must bear more than that.", x->code,
		    dk_qty_show((dk_qty){ x->tare_gram }).s);
	return dk_record_put(s, &kind, x, did, err);
}

enum dk_rc
dk_box_list(struct dk_session *s, struct dk_arena *a, struct dk_box **out, size_t *count,
    struct dk_err *err)
{
	struct dk_fetch rows = dk_record_list(s, a, &kind, dk_sql(s->db, SQL_LIST), err);

	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_box_find(struct dk_session *s, struct dk_arena *a, const char *code, struct dk_box **out,
    struct dk_err *err)
{
	struct dk_box *all = NULL;
	const char *codes = "";
	size_t n = 0;
	enum dk_rc rc = dk_box_list(s, a, &all, &n, err);

	*out = NULL;
	for (size_t i = 0; rc == DK_OK && i < n && *out == NULL; i++) {
		if (strcmp(all[i].code, code) == 0)
			*out = &all[i];
		codes = dk_fmt(a, "%s%s%s", codes, i > 0 ? ", " : "", all[i].code);
	}
	if (rc != DK_OK || *out != NULL)
		return rc;
	if (n == 0)
		return dk_fail(err, DK_ENOTFOUND, "box",
		    "There are no boxes yet. Import them: docket import boxes FILE");
	return dk_fail(err, DK_ENOTFOUND, "box", "There is no box '%.20s'; there are %.200s.",
	    code, codes);
}
