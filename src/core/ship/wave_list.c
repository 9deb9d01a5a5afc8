/* wave_list.c - reading waves: their totes, and all their rows in walking order. */
#include "core/control/number.h"
#include "core/ship/private.h"
#include "db/fetch.h"
#include "docket/wave.h"

static const char SQL_HEAD[] =
    "SELECT w.number, w.state, w.chosen_by, w.made_at, coalesce(u.name, ''), w.version"
    " FROM wave w LEFT JOIN users u ON u.id = w.made_by WHERE w.id = :id";
static const char SQL_TOTES[] =
    "SELECT h.id, h.order_id, h.tote, h.number, o.number, c.name, h.state,"
    " coalesce(v.carrier || '/' || v.service, ''), " DK_SHIPMENT_STOP ","
    " (SELECT count(*) FROM shipment_line x WHERE x.shipment_id = h.id),"
    " (SELECT count(*) FROM shipment_line x WHERE x.shipment_id = h.id AND x.picked IS NULL)"
    " FROM shipment h JOIN orders o ON o.id = h.order_id JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN carrier_service v ON v.id = h.service_id WHERE h.wave_id = :id ORDER BY h.tote";
static const char SQL_LINES[] =
    "SELECT " DK_SHIPMENT_ROW ", h.id, h.tote, h.number, h.state"
    " FROM shipment h JOIN shipment_line x ON x.shipment_id = h.id " DK_SHIPMENT_ROW_JOINS
    " WHERE h.wave_id = :id AND h.state <> 'cancelled'"
    " ORDER BY c.sort, c.code, l.sku, h.tote, l.line_no";
static const char SQL_FIND[] = "SELECT id FROM wave WHERE number = :number";

#define LIST \
	"SELECT w.id, w.number, w.state, w.chosen_by, w.made_at, coalesce(u.name, '')," \
	" (SELECT count(*) FROM shipment h WHERE h.wave_id = w.id)," \
	" (SELECT count(*) FROM shipment h JOIN shipment_line x ON x.shipment_id = h.id" \
	" WHERE h.wave_id = w.id)," \
	" (SELECT count(*) FROM shipment h JOIN shipment_line x ON x.shipment_id = h.id" \
	" WHERE h.wave_id = w.id AND h.state = 'picking' AND x.picked IS NULL)," \
	" (SELECT count(*) FROM shipment h JOIN orders o ON o.id = h.order_id" \
	" WHERE h.wave_id = w.id AND " DK_SHIPMENT_STOP " <> '')" \
	" FROM wave w LEFT JOIN users u ON u.id = w.made_by"
static const char SQL_ALL[] = LIST " ORDER BY w.id DESC";
static const char SQL_OPEN[] = LIST " WHERE w.state = 'open' ORDER BY w.id DESC";

enum dk_rc
dk_wave_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_FIND);
	dk_bind_text(st, ":number", number);
	rc = dk_one(st, 0, id, err);
	if (rc == DK_OK && *id == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "wave", "There is no wave %.40s. See: docket ship"
		    " waves", number);
	return rc;
}

static enum dk_rc
read_head(struct dk_session *s, struct dk_arena *a, struct dk_wave *w, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_HEAD);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", w->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "wave", "There is no such wave.");
	w->number = dk_col_text(st, 0, a);
	w->state = dk_col_text(st, 1, a);
	w->chosen_by = dk_col_text(st, 2, a);
	w->made_at = dk_col_text(st, 3, a);
	w->made_by = dk_col_text(st, 4, a);
	w->version = dk_col_i64(st, 5);
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
read_totes(struct dk_session *s, struct dk_arena *a, struct dk_wave *w, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_TOTES);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(*w->totes));
	struct dk_wave_tote *row;

	dk_bind_id(st, ":id", w->id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_wave_tote){ .shipment_id = dk_col_id(st, 0),
			.order_id = dk_col_id(st, 1), .tote = dk_col_i64(st, 2),
			.shipment = dk_col_text(st, 3, a), .order = dk_col_text(st, 4, a),
			.customer_name = dk_col_text(st, 5, a), .state = dk_col_text(st, 6, a),
			.carrier = dk_col_text(st, 7, a), .stop = dk_col_text(st, 8, a),
			.lines = dk_col_i64(st, 9), .open = dk_col_i64(st, 10) };
	w->totes = rows.rows;
	w->tote_count = rows.count;
	return rows.rc;
}

/* What the row's tote knows of itself. */
static void
tell_tote(const struct dk_wave *w, struct dk_wave_line *l)
{
	l->order = "";
	for (size_t i = 0; i < w->tote_count; i++) {
		if (w->totes[i].shipment_id != l->shipment_id)
			continue;
		l->order = w->totes[i].order;
		l->is_stopped = *w->totes[i].stop != '\0';
	}
}

static enum dk_rc
read_lines(struct dk_session *s, struct dk_arena *a, struct dk_wave *w, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINES);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", w->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_wave_line *l;
		int64_t gram = 0;

		w->lines = dk_arena_grow(a, w->lines, w->line_count, &cap, sizeof(*w->lines));
		l = &w->lines[w->line_count++];
		*l = (struct dk_wave_line){ .row_id = dk_col_id(st, 0) };
		dk_shipment_row_read(st, a, &l->line);
		l->shipment_id = dk_col_id(st, DK_SHIPMENT_ROW_COLUMNS);
		l->tote = dk_col_i64(st, DK_SHIPMENT_ROW_COLUMNS + 1);
		l->shipment = dk_col_text(st, DK_SHIPMENT_ROW_COLUMNS + 2, a);
		l->state = dk_col_text(st, DK_SHIPMENT_ROW_COLUMNS + 3, a);
		tell_tote(w, l);
		dk_assert(dk_muldiv(l->line.qty.milli, l->line.gram, 1000,
		    INT64_MAX / DK_LINES_MAX, &gram));
		w->gram += gram;
	}
	return rc;
}

enum dk_rc
dk_wave_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_wave **out,
    struct dk_err *err)
{
	struct dk_wave *w = dk_arena_alloc(a, sizeof(*w));
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*w = (struct dk_wave){ .id = id };
	*out = w;
	if (rc == DK_OK)
		rc = read_head(s, a, w, err);
	if (rc == DK_OK)
		rc = read_totes(s, a, w, err);
	return rc == DK_OK ? read_lines(s, a, w, err) : rc;
}

enum dk_rc
dk_wave_list(struct dk_session *s, struct dk_arena *a, bool all, struct dk_wave_row **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, all ? SQL_ALL : SQL_OPEN);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_wave_row *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_wave_row){ dk_col_id(st, 0), dk_col_text(st, 1, a),
			dk_col_text(st, 2, a), dk_col_text(st, 3, a), dk_col_text(st, 4, a),
			dk_col_text(st, 5, a), dk_col_i64(st, 6), dk_col_i64(st, 7),
			dk_col_i64(st, 8), dk_col_i64(st, 9) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
