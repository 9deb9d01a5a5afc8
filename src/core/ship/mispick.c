/* mispick.c - one item was taken for another: told by a return or by a person, and remembered. */
#include "core/control/once.h"
#include "core/ship/inspect.h"
#include "db/fetch.h"
#include "docket/text.h"

static const char SQL_LIST[] =
    "SELECT p.sku, p.name, q.sku, q.name, m.source, m.document, m.at, coalesce(u.name, '')"
    " FROM mispick m JOIN product p ON p.id = m.wanted_id JOIN product q ON q.id = m.sent_id"
    " LEFT JOIN users u ON u.id = m.by ORDER BY m.id DESC";

enum dk_rc
dk_mispick_add(struct dk_session *s, dk_id wanted_id, dk_id sent_id, const char *document,
    struct dk_err *err)
{
	struct dk_mistaken m = { .wanted_id = wanted_id, .sent_id = sent_id, .source = "told" };
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	dk_id known = 0;
	char *clean = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SHIP, "ship.mispick", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &known, err);
	if (rc == DK_OK && known == 0 && wanted_id == sent_id)
		rc = dk_fail(err, DK_EINPUT, "sku", "Name two items: the one wanted, and the one"
		    " that came instead.");
	if (rc == DK_OK && known == 0)
		rc = dk_text_clean(&tmp, document != NULL ? document : "", false, 40, &clean, err);
	if (rc == DK_OK && known == 0) {
		m.document = clean;
		rc = dk_mispick_store(&ch, &m, err);
		dk_change_subject(&ch, "product", wanted_id);
		dk_change_i64(&ch, "sent", sent_id);
		dk_change_text(&ch, "document", clean);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_mispick_list(struct dk_session *s, struct dk_arena *a, struct dk_mispick **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_mispick *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_mispick){ dk_col_text(st, 0, a),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_text(st, 3, a),
			dk_col_text(st, 4, a), dk_col_text(st, 5, a), dk_col_text(st, 6, a),
			dk_col_text(st, 7, a) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
