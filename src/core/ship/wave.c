/* wave.c - making waves: the most urgent orders that may be picked, a tote each. */
#include <string.h>

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/ship/private.h"
#include "docket/wave.h"

enum { TOTES_DEFAULT = 12, TOTES_MAX = 200 };

/* Orders ready to be picked, as shipment_list.c lists them; the conditions of the wave come on
 * top. The promise says how urgent one is. */
static const char SQL_CHOOSE[] =
    "SELECT o.id FROM orders o JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN carrier_service v ON v.id = o.service_id"
    " WHERE o.state IN ('draft', 'entered', 'verified') AND o.state = 'verified'"
    " AND o.kind = 'order'"
    " AND NOT EXISTS (SELECT 1 FROM hold d WHERE d.order_id = o.id AND d.released_at = '')"
    " AND NOT (c.shortage_policy = 'wait' AND EXISTS (SELECT 1 FROM order_line w"
    " WHERE w.order_id = o.id AND w.backordered > 0 AND w.supply = ''))"
    " AND NOT EXISTS (SELECT 1 FROM shipment h WHERE h.order_id = o.id AND h.state = 'picking')"
    " AND (SELECT coalesce(sum(l.allocated), 0) FROM order_line l WHERE l.order_id = o.id"
    "  AND NOT (l.shortage = 'wait' AND l.backordered > 0))"
    " > (SELECT coalesce(sum(coalesce(x.picked, x.qty)), 0) FROM shipment h"
    "  JOIN shipment_line x ON x.shipment_id = h.id WHERE h.order_id = o.id"
    "  AND h.state IN " DK_SHIPMENT_OPEN ")"
    " AND (:service = '' OR v.carrier || '/' || v.service = :service)"
    " AND (:until = '' OR (v.cutoff <> '' AND v.cutoff <= :until))"
    " AND (:zone = '' OR NOT EXISTS (SELECT 1 FROM order_line l JOIN allocation a"
    "  ON a.line_id = l.id JOIN location g ON g.id = a.location_id WHERE l.order_id = o.id"
    "  AND g.zone <> :zone))"
    " ORDER BY CASE o.promised WHEN '' THEN '9' ELSE o.promised END, o.id LIMIT :max";
static const char SQL_ADD[] =
    "INSERT INTO wave (number, state, chosen_by, made_at, made_by, site_id)"
    " VALUES (:number, 'open', :chosen, :at, :by, :site)";
static const char SQL_JOIN[] =
    "UPDATE shipment SET wave_id = :wave, tote = :tote WHERE id = :shipment";
static const char SQL_OPEN_LINE[] =
    "SELECT h.number, h.tote, l.line_no, l.sku FROM shipment h JOIN shipment_line x"
    " ON x.shipment_id = h.id JOIN order_line l ON l.id = x.line_id"
    " WHERE h.wave_id = :wave AND h.state = 'picking' AND x.picked IS NULL"
    " ORDER BY h.tote, l.line_no LIMIT 1";
static const char SQL_STATE[] = "SELECT number, state FROM wave WHERE id = :wave";
static const char SQL_CLOSE[] =
    "UPDATE wave SET state = 'closed', closed_at = :at, closed_by = :by, version = version + 1"
    " WHERE id = :wave AND state = 'open'";

struct wave {
	struct dk_change ch;
	struct dk_arena tmp;
	const struct dk_wave_ask *ask;
	dk_id *orders;
	size_t count;
	int64_t totes; /* of them, made */
};

static const char *
said(const char *text)
{
	return text != NULL ? text : "";
}

/* "00:00" to "23:59" */
static bool
is_time(const char *s)
{
	return strlen(s) == 5 && strspn(s, "0123456789") == 2 && s[2] == ':' &&
	    strspn(s + 3, "0123456789") == 2 && strncmp(s, "24", 2) < 0 && s[3] <= '5';
}

static enum dk_rc
judge(const struct dk_wave_ask *ask, struct dk_err *err)
{
	if (*said(ask->until) != '\0' && !is_time(ask->until))
		return dk_fail(err, DK_EINPUT, "until", "Say the cut-off as 15:30.");
	if (ask->orders < 0 || ask->orders > TOTES_MAX)
		return dk_fail(err, DK_EINPUT, "orders", "A wave has 1 to %d totes.", TOTES_MAX);
	return DK_OK;
}

static enum dk_rc
choose(struct wave *w, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(w->ch.session->db, SQL_CHOOSE);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":service", said(w->ask->service));
	dk_bind_text(st, ":until", said(w->ask->until));
	dk_bind_text(st, ":zone", said(w->ask->zone));
	dk_bind_i64(st, ":max", w->ask->orders > 0 ? w->ask->orders : TOTES_DEFAULT);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		w->orders = dk_arena_grow(&w->tmp, w->orders, w->count, &cap, sizeof(*w->orders));
		w->orders[w->count++] = dk_col_id(st, 0);
	}
	if (rc == DK_OK && w->count == 0)
		rc = dk_fail(err, DK_EREFUSED, "orders",
		    "No order that may be picked fits this wave. See: docket ship list");
	return rc;
}

/* "DHL/STD zone A until 15:30" */
static const char *
chosen_by(struct wave *w)
{
	const char *out = said(w->ask->service);

	if (*said(w->ask->zone) != '\0')
		out = dk_fmt(&w->tmp, "%s%szone %s", out, *out != '\0' ? " " : "", w->ask->zone);
	if (*said(w->ask->until) != '\0')
		out = dk_fmt(&w->tmp, "%s%suntil %s", out, *out != '\0' ? " " : "", w->ask->until);
	return out;
}

static enum dk_rc
add(struct wave *w, dk_id *id, struct dk_err *err)
{
	struct dk_session *s = w->ch.session;
	struct dk_text number;
	struct dk_stmt *st;
	enum dk_rc rc = dk_number_take(s->db, "wave", NULL, &number, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_text(st, ":number", number.s);
	dk_bind_text(st, ":chosen", chosen_by(w));
	dk_bind_instant(st, ":at", w->ch.now_ms);
	dk_bind_id(st, ":by", s->user_id);
	dk_bind_id(st, ":site", s->site_id);
	rc = dk_insert(st, id, err);
	dk_change_subject(&w->ch, "wave", *id);
	dk_change_text(&w->ch, "wave", number.s);
	return rc;
}

/* A tote: the pick list of one order, which makes its own journal row. An order that cannot be
 * picked after all (its lots are too old, say) is left out; err says why. */
static enum dk_rc
add_tote(struct wave *w, dk_id wave, dk_id order, struct dk_err *err)
{
	dk_id shipment = 0;
	struct dk_stmt *st;
	enum dk_rc rc = dk_shipment_pick(w->ch.session, order, &shipment, err);

	if (rc != DK_OK)
		return rc == DK_EREFUSED ? DK_OK : rc;
	w->totes++;
	st = dk_sql(w->ch.session->db, SQL_JOIN);
	dk_bind_id(st, ":wave", wave);
	dk_bind_i64(st, ":tote", w->totes);
	dk_bind_id(st, ":shipment", shipment);
	return dk_run(st, NULL, err);
}

static enum dk_rc
add_totes(struct wave *w, dk_id wave, struct dk_err *err)
{
	struct dk_err why = { .text = "" };
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < w->count; i++)
		rc = add_tote(w, wave, w->orders[i], &why);
	if (err != NULL && (rc != DK_OK || w->totes == 0))
		*err = why;
	if (rc == DK_OK && w->totes == 0)
		rc = DK_EREFUSED;
	dk_change_i64(&w->ch, "orders", w->totes);
	return rc;
}

enum dk_rc
dk_wave_make(struct dk_session *s, const struct dk_wave_ask *ask, dk_id *id, struct dk_err *err)
{
	struct wave w = { .ask = ask };
	dk_id known = 0;
	enum dk_rc rc;

	*id = 0;
	if ((rc = judge(ask, err)) != DK_OK)
		return rc;
	if ((rc = dk_change_begin(s, DK_RIGHT_SHIP, "ship.wave", &w.ch, err)) != DK_OK)
		return rc;
	rc = dk_once_find(&w.ch, &known, err);
	if (rc == DK_OK && known == 0)
		rc = choose(&w, err);
	if (rc == DK_OK && known == 0)
		rc = add(&w, id, err);
	if (rc == DK_OK && known == 0)
		rc = add_totes(&w, *id, err);
	if (known != 0)
		*id = known;
	rc = dk_change_end(&w.ch, rc, err);
	dk_arena_free(&w.tmp);
	return rc;
}

static enum dk_rc
may_close(struct dk_change *ch, dk_id id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_STATE);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":wave", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "wave", "There is no such wave.");
	if (strcmp(dk_col_peek(st, 1), "open") != 0)
		rc = dk_fail(err, DK_EREFUSED, "wave", "Wave %s is closed already.",
		    dk_col_peek(st, 0));
	dk_change_text(ch, "wave", dk_col_peek(st, 0));
	dk_done(st);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_OPEN_LINE);
	dk_bind_id(st, ":wave", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	rc = dk_fail(err, DK_EREFUSED, "line",
	    "Tote %lld (%s): line %lld, %s, is neither picked nor told short; an untouched line is"
	    " never taken as picked.",
	    (long long)dk_col_i64(st, 1), dk_col_peek(st, 0), (long long)dk_col_i64(st, 2),
	    dk_col_peek(st, 3));
	dk_done(st);
	return rc;
}

enum dk_rc
dk_wave_close(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct dk_change ch;
	struct dk_stmt *st;
	dk_id known = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SHIP, "ship.close", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &known, err);
	if (rc == DK_OK && known == 0)
		rc = may_close(&ch, id, err);
	if (rc == DK_OK && known == 0) {
		st = dk_sql(s->db, SQL_CLOSE);
		dk_bind_id(st, ":wave", id);
		dk_bind_instant(st, ":at", ch.now_ms);
		dk_bind_id(st, ":by", s->user_id);
		rc = dk_run(st, NULL, err);
		dk_change_subject(&ch, "wave", id);
	}
	return dk_change_end(&ch, rc, err);
}
