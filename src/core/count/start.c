/* start.c - beginning a count: which bins, what is due first, in walking order. */
#include <string.h>

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/count/private.h"
#include "core/stock/allocation.h"
#include "core/stock/lot.h"
#include "docket/setting.h"

/* those chosen stand in the order of being due; numbered they are in walking order */
static const char SQL_CHOOSE[] =
    "WITH place(product_id, location_id, lot_id, abc, last) AS ("
    "SELECT s.product_id, s.location_id, k.lot_id,"
    " CASE WHEN p.abc IN ('A', 'B') THEN p.abc ELSE 'C' END,"
    " coalesce((SELECT max(x.counted_at) FROM count_line x WHERE x.product_id = s.product_id"
    "  AND x.location_id = s.location_id AND x.state = 'posted'), '')"
    " FROM stock s JOIN product p ON p.id = s.product_id JOIN location l ON l.id = s.location_id"
    " LEFT JOIN lot_stock k ON k.product_id = s.product_id AND k.location_id = s.location_id"
    "  AND k.on_hand > 0"
    " WHERE (:location = '' OR l.code = :location OR l.zone = :location)"
    " AND (:sku = '' OR p.sku = :sku) AND (s.on_hand > 0 OR :location <> '' OR :sku <> '')"
    " AND NOT EXISTS (SELECT 1 FROM count_line x JOIN stock_count c ON c.id = x.count_id"
    "  WHERE x.product_id = s.product_id AND x.location_id = s.location_id"
    "  AND c.state = 'open')),"
    " ranked(product_id, location_id, lot_id, last, is_due) AS ("
    "SELECT product_id, location_id, lot_id, last, CASE WHEN last < CASE abc WHEN 'A' THEN :a"
    " WHEN 'B' THEN :b ELSE :c END THEN 1 ELSE 0 END FROM place"
    " WHERE :abc = '' OR abc = :abc),"
    " chosen(product_id, location_id, lot_id) AS (SELECT product_id, location_id, lot_id"
    " FROM ranked WHERE :due = 0 OR is_due = 1"
    " ORDER BY is_due DESC, last, product_id, location_id, lot_id LIMIT :max)"
    " SELECT c.product_id, c.location_id, c.lot_id FROM chosen c"
    " JOIN location l ON l.id = c.location_id JOIN product p ON p.id = c.product_id"
    " LEFT JOIN lot t ON t.id = c.lot_id ORDER BY l.sort, l.code, p.sku, t.code";
static const char SQL_ADD[] =
    "INSERT INTO stock_count (number, scope, state, day_id, started_by, started_at)"
    " VALUES (:number, :scope, 'open', :day, :user, :at)";
static const char SQL_ADD_LINE[] =
    "INSERT INTO count_line (count_id, line_no, product_id, location_id, lot_id, state, begun,"
    " begun_move) VALUES (:count, :line, :product, :location, :lot, 'open', :begun,"
    " (SELECT coalesce(max(id), 0) FROM move))";
static const char SQL_LAST[] =
    "SELECT coalesce(max(line_no), 0) + 1 FROM count_line WHERE count_id = :count";
static const char SQL_LISTED[] =
    "SELECT c.number, x.line_no FROM count_line x JOIN stock_count c ON c.id = x.count_id"
    " WHERE c.state = 'open' AND x.product_id = :product AND x.location_id = :location"
    " AND coalesce(x.lot_id, 0) = :lot";

enum { LINES_USUAL = 200 };

static enum dk_rc
check(const struct dk_count_ask *ask, struct dk_err *err)
{
	if (ask->max > DK_LINES_MAX)
		return dk_fail(err, DK_EINPUT, "max", "A count has at most %d lines.",
		    DK_LINES_MAX);
	if (ask->abc[0] != '\0' && (strlen(ask->abc) != 1 || strchr("ABC", ask->abc[0]) == NULL))
		return dk_fail(err, DK_EINPUT, "abc", "The classes are A, B and C, not %.20s.",
		    ask->abc);
	return DK_OK;
}

/* A place counted before this instant is due. */
static enum dk_rc
bind_days(struct dk_session *s, struct dk_stmt *st, struct dk_err *err)
{
	static const struct {
		const char *bind, *setting;
	} classes[] = { { ":a", "count_days_a" }, { ":b", "count_days_b" },
		{ ":c", "count_days_c" } };
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(classes); i++) {
		int64_t days = 0;

		rc = dk_setting_i64(s, classes[i].setting, &days, err);
		dk_bind_instant(st, classes[i].bind, dk_session_now(s) - days * 86400000);
	}
	return rc;
}

static enum dk_rc
choose(struct dk_session *s, struct dk_arena *a, const struct dk_count_ask *ask,
    struct dk_bin **out, size_t *count, struct dk_err *err)
{
	bool is_plain = ask->abc[0] == '\0' && ask->location[0] == '\0' && ask->sku[0] == '\0';
	struct dk_stmt *st = dk_sql(s->db, SQL_CHOOSE);
	size_t cap = 0;
	bool more;
	enum dk_rc rc = bind_days(s, st, err);

	if (rc != DK_OK)
		return rc;
	dk_bind_text(st, ":abc", ask->abc);
	dk_bind_text(st, ":location", ask->location);
	dk_bind_text(st, ":sku", ask->sku);
	dk_bind_bool(st, ":due", ask->due || is_plain);
	dk_bind_i64(st, ":max", ask->max > 0 ? (int64_t)ask->max : LINES_USUAL);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_bin){ dk_col_id(st, 0), dk_col_id(st, 1),
			dk_col_id(st, 2) };
	}
	if (rc == DK_OK && *count == 0)
		rc = dk_fail(err, DK_EREFUSED, "count",
		    "Nothing is to be counted there: it is not due, or is being counted.");
	return rc;
}

/* "class A, B-04, A10410", "what is due" */
static const char *
scope_of(struct dk_arena *a, const struct dk_count_ask *ask)
{
	const char *out = ask->due ? "what is due" : "";

	if (ask->abc[0] != '\0')
		out = dk_fmt(a, "%s%sclass %s", out, out[0] != '\0' ? ", " : "", ask->abc);
	if (ask->location[0] != '\0')
		out = dk_fmt(a, "%s%s%s", out, out[0] != '\0' ? ", " : "", ask->location);
	if (ask->sku[0] != '\0')
		out = dk_fmt(a, "%s%s%s", out, out[0] != '\0' ? ", " : "", ask->sku);
	return out[0] != '\0' ? out : "what is due";
}

static enum dk_rc
add_line(struct dk_change *ch, dk_id count, int64_t line_no, const struct dk_bin *b,
    struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t begun = 0;
	enum dk_rc rc = dk_bin_shelf(ch->session, b, &begun, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_ADD_LINE);
	dk_bind_id(st, ":count", count);
	dk_bind_i64(st, ":line", line_no);
	dk_bind_id(st, ":product", b->product_id);
	dk_bind_id(st, ":location", b->location_id);
	dk_bind_id(st, ":lot", b->lot_id);
	dk_bind_i64(st, ":begun", begun);
	return dk_run(st, NULL, err);
}

static enum dk_rc
start(struct dk_change *ch, struct dk_arena *a, const struct dk_count_ask *ask, dk_id *id,
    struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_bin *bins = NULL;
	struct dk_stmt *st;
	struct dk_text number;
	size_t count = 0;
	dk_id place = 0;
	enum dk_rc rc = check(ask, err);

	if (rc == DK_OK)
		rc = choose(s, a, ask, &bins, &count, err);
	if (rc == DK_EREFUSED && ask->location[0] != '\0' &&
	    dk_location_find(s, ask->location, &place, NULL) != DK_OK)
		rc = dk_fail(err, DK_ENOTFOUND, "location",
		    "There is no bin or zone %.40s with stock in it.", ask->location);
	if (rc == DK_OK)
		rc = dk_number_take(s->db, "count", NULL, &number, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_text(st, ":number", number.s);
	dk_bind_text(st, ":scope", scope_of(a, ask));
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	rc = dk_insert(st, id, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = add_line(ch, *id, (int64_t)i + 1, &bins[i], err);
	dk_change_subject(ch, "count", *id);
	dk_change_text(ch, "number", number.s);
	dk_change_text(ch, "scope", scope_of(a, ask));
	dk_change_i64(ch, "lines", (int64_t)count);
	return rc;
}

enum dk_rc
dk_count_start(struct dk_session *s, struct dk_arena *a, const struct dk_count_ask *ask, dk_id *id,
    struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_STOCK_ADJUST, "count.start", &ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, id, err);
	if (rc == DK_OK && *id == 0)
		rc = start(&ch, a, ask, id, err);
	return dk_change_end(&ch, rc, err);
}

/* It must not be counted already, there or elsewhere. */
static enum dk_rc
not_listed(const struct dk_count_job *j, const struct dk_bin *b, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_LISTED);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", b->product_id);
	dk_bind_id(st, ":location", b->location_id);
	dk_bind_i64(st, ":lot", b->lot_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	rc = dk_fail(err, DK_EREFUSED, "sku", "That bin is line %lld of count %s.",
	    (long long)dk_col_i64(st, 1), dk_col_peek(st, 0));
	dk_done(st);
	return rc;
}

/* A lot that nobody knew is one that was found. */
static enum dk_rc
find_bin(struct dk_count_job *j, const struct dk_count_place *place, struct dk_bin *b,
    struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	const struct dk_lot_in lot = { place->product_id, place->lot, DK_NO_DATE, DK_QTY(1), true };
	struct dk_product *p = NULL;
	enum dk_rc rc = dk_product_load(s, &j->tmp, place->product_id, &p, err);

	b->product_id = place->product_id;
	if (rc == DK_OK)
		rc = dk_location_home(s, b->product_id, place->location, &b->location_id, err);
	if (rc == DK_OK)
		rc = dk_lot_take_in(&j->ch, &lot, &b->lot_id, err);
	if (rc == DK_OK)
		dk_change_text(&j->ch, "sku", p->sku);
	return rc;
}

static enum dk_rc
add(struct dk_count_job *j, const struct dk_count_place *place, int64_t *line_no,
    struct dk_err *err)
{
	struct dk_bin b = { 0 };
	struct dk_stmt *st;
	enum dk_rc rc = dk_count_open(j, err);

	if (rc == DK_OK)
		rc = find_bin(j, place, &b, err);
	if (rc == DK_OK)
		rc = not_listed(j, &b, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_LAST);
	dk_bind_id(st, ":count", j->id);
	rc = dk_one(st, 1, line_no, err);
	if (rc == DK_OK && *line_no > DK_LINES_MAX)
		rc = dk_fail(err, DK_EREFUSED, "count", "A count has at most %d lines.",
		    DK_LINES_MAX);
	dk_change_i64(&j->ch, "line", *line_no);
	return rc == DK_OK ? add_line(&j->ch, j->id, *line_no, &b, err) : rc;
}

enum dk_rc
dk_count_add(struct dk_session *s, dk_id id, const struct dk_count_place *place, int64_t *line_no,
    struct dk_err *err)
{
	struct dk_count_job j;
	struct dk_stmt *st;
	enum dk_rc rc = dk_count_begin(s, DK_RIGHT_STOCK_ADJUST, "count.add", id, &j, err);

	*line_no = 0;
	if (rc != DK_OK)
		return rc;
	if (j.is_done) { /* a retry: the line added last */
		st = dk_sql(s->db, SQL_LAST);
		dk_bind_id(st, ":count", id);
		rc = dk_one(st, 1, line_no, err);
		--*line_no;
	} else {
		rc = add(&j, place, line_no, err);
	}
	return dk_count_end(&j, rc, err);
}
