/* product_alike.c - is it kept already? By barcode, by the words of its name. */
#include <string.h>

#include "core/master/words.h"
#include "db/search.h"
#include "docket/alike.h"
#include "docket/buf.h"

static const char SQL_BARCODE[] = "SELECT product_id FROM barcode WHERE code = :code";
static const char SQL_ROW[] = "SELECT sku, name FROM product WHERE id = :id";

enum { SHOWN = 10, LOOKED_AT = 50 };

struct look {
	struct dk_db *db;
	struct dk_arena *a;
	const struct dk_product *p;
	struct dk_words name;
	struct dk_alikes *out;
};

static enum dk_rc
consider(struct look *l, dk_id id, bool by_name, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(l->db, SQL_ROW);
	struct dk_alike *to = &l->out->list[l->out->count];
	struct dk_words words;
	enum dk_rc rc;
	bool more;

	for (size_t i = 0; i < l->out->count; i++)
		if (l->out->list[i].id == id)
			return DK_OK;
	if (id == l->p->id || l->out->count == SHOWN)
		return DK_OK;
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*to = (struct dk_alike){ id, dk_col_text(st, 0, l->a), dk_col_text(st, 1, l->a), "",
		by_name ? "name" : "barcode" };
	dk_done(st);
	words = dk_words_of(l->a, to->name, false);
	l->out->count += !by_name || dk_words_same(&l->name, &words);
	return DK_OK;
}

static enum dk_rc
by_barcode(struct look *l, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(l->db, SQL_BARCODE);
	int64_t id = 0;
	enum dk_rc rc;

	if (l->p->barcode == NULL || l->p->barcode[0] == '\0')
		return DK_OK;
	dk_bind_text(st, ":code", l->p->barcode);
	rc = dk_one(st, 0, &id, err);
	return rc == DK_OK && id != 0 ? consider(l, id, false, err) : rc;
}

static enum dk_rc
by_name(struct look *l, struct dk_err *err)
{
	struct dk_buf words = { 0 };
	dk_id ids[LOOKED_AT];
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; i < l->name.count; i++)
		dk_buf_fmt(&words, "%s ", l->name.at[i]);
	if (l->name.count > 0)
		rc = dk_search_find(l->db, DK_SEARCH_PRODUCT, dk_buf_text(&words), ids, LOOKED_AT,
		    &count, err);
	dk_buf_free(&words);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = consider(l, ids[i], true, err);
	return rc;
}

enum dk_rc
dk_product_alike(struct dk_session *s, struct dk_arena *a, const struct dk_product *p,
    struct dk_alikes *out, struct dk_err *err)
{
	struct look l = { s->db, a, p, dk_words_of(a, p->name != NULL ? p->name : "", false), out };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_alikes){ dk_arena_array(a, SHOWN + 1, sizeof(*out->list)), 0 };
	if (rc == DK_OK)
		rc = by_barcode(&l, err);
	return rc == DK_OK ? by_name(&l, err) : rc;
}
