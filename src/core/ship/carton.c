/* carton.c - reading cartons and what lies in them; marks of heavy and dangerous goods. */
#include "core/ship/carton.h"

#include <string.h>

#include "docket/check_digit.h"
#include "docket/setting.h"

static const char SQL_CARTONS[] =
    "SELECT k.id, k.carton_no, k.gram, k.expected_gram, k.state = 'closed', k.weight_reason,"
    " k.sscc, k.labels, coalesce(b.code, ''), coalesce(b.tare_gram, 0), count(y.qty),"
    " coalesce(sum(y.qty), 0), coalesce(sum(y.qty * p.gram), 0),"
    " coalesce(sum(CASE p.gram WHEN 0 THEN 1 ELSE 0 END), 0), coalesce(max(p.hazard), '')"
    " FROM carton k LEFT JOIN box b ON b.id = k.box_id"
    " LEFT JOIN carton_line y ON y.carton_id = k.id"
    " LEFT JOIN shipment_line x ON x.id = y.shipment_line_id"
    " LEFT JOIN order_line l ON l.id = x.line_id LEFT JOIN product p ON p.id = l.product_id"
    " WHERE k.shipment_id = :id GROUP BY k.id ORDER BY k.carton_no";
static const char SQL_HAZARDS[] =
    "SELECT DISTINCT p.hazard FROM carton_line y"
    " JOIN shipment_line x ON x.id = y.shipment_line_id"
    " JOIN order_line l ON l.id = x.line_id JOIN product p ON p.id = l.product_id"
    " WHERE y.carton_id = :id AND p.hazard <> '' ORDER BY p.hazard";
static const char SQL_CONTENTS[] =
    "SELECT k.carton_no, l.line_no, l.product_id, x.id, l.sku, l.text, p.unit, p.hazard, y.qty,"
    " p.gram, coalesce(t.code, ''), coalesce(t.expiry, ''),"
    " p.tracked = 'serial'"
    " FROM carton k JOIN carton_line y ON y.carton_id = k.id"
    " JOIN shipment_line x ON x.id = y.shipment_line_id JOIN order_line l ON l.id = x.line_id"
    " JOIN product p ON p.id = l.product_id LEFT JOIN lot t ON t.id = x.lot_id"
    " WHERE k.shipment_id = :id AND (:no = 0 OR k.carton_no = :no)"
    " ORDER BY k.carton_no, l.line_no, x.id";
static const char SQL_FIND[] = "SELECT shipment_id, carton_no FROM carton WHERE sscc = :sscc";

struct dk_text
dk_kilo(int64_t gram)
{
	struct dk_text out = dk_qty_show((dk_qty){ gram }), s;

	snprintf(s.s, sizeof(s.s), "%.*s kg", (int)sizeof(s.s) - 4, out.s);
	return s;
}

static enum dk_rc
read_heavy(struct dk_session *s, int64_t *gram, struct dk_err *err)
{
	enum dk_rc rc = dk_setting_i64(s, "heavy_kg", gram, err);

	*gram *= 1000;
	return rc;
}

static void
read_carton(struct dk_stmt *st, struct dk_arena *a, struct dk_carton *k)
{
	k->id = dk_col_id(st, 0);
	k->carton_no = dk_col_i64(st, 1);
	k->scale_gram = dk_col_i64(st, 2);
	k->is_closed = dk_col_bool(st, 4);
	k->weight_reason = dk_col_text(st, 5, a);
	k->sscc = dk_col_text(st, 6, a);
	k->labels = dk_col_i64(st, 7);
	k->box = dk_col_text(st, 8, a);
	k->lines = dk_col_i64(st, 10);
	k->pieces = dk_col_i64(st, 11) / 1000;
	k->expected_gram = (dk_col_i64(st, 12) + 999) / 1000;
	if (k->expected_gram > 0)
		k->expected_gram += dk_col_i64(st, 9);
	k->is_known = dk_col_i64(st, 13) == 0 && k->lines > 0;
	k->hazard = dk_col_text(st, 14, a);
	if (k->is_closed) /* as it was: a product's weight may have been mended since */
		k->expected_gram = dk_col_i64(st, 3);
	k->gram = k->scale_gram > 0 ? k->scale_gram : k->expected_gram;
}

/* All classes of one that has some; most have none. */
static enum dk_rc
read_hazards(struct dk_session *s, struct dk_arena *a, struct dk_carton *k, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_HAZARDS);
	const char *all = "";
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", k->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		all = dk_fmt(a, "%s%s%s", all, *all != '\0' ? ", " : "", dk_col_peek(st, 0));
	k->hazard = all;
	return rc;
}

enum dk_rc
dk_cartons_read(struct dk_session *s, struct dk_arena *a, struct dk_shipment *h,
    struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	int64_t heavy = 0;
	enum dk_rc rc = read_heavy(s, &heavy, err);
	bool more;

	h->heavy_gram = heavy;
	h->carton_count = 0;
	h->cartons = NULL;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_CARTONS);
	dk_bind_id(st, ":id", h->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		h->cartons =
		    dk_arena_grow(a, h->cartons, h->carton_count, &cap, sizeof(*h->cartons));
		read_carton(st, a, &h->cartons[h->carton_count++]);
	}
	for (size_t i = 0; rc == DK_OK && i < h->carton_count; i++) {
		struct dk_carton *k = &h->cartons[i];

		k->is_heavy = heavy > 0 && k->gram > heavy;
		if (*k->hazard != '\0')
			rc = read_hazards(s, a, k, err);
	}
	return rc;
}

struct dk_carton *
dk_carton_of(const struct dk_shipment *h, int64_t carton_no)
{
	for (size_t i = 0; i < h->carton_count; i++)
		if (h->cartons[i].carton_no == carton_no)
			return &h->cartons[i];
	return NULL;
}

enum dk_rc
dk_carton_need(const struct dk_shipment *h, int64_t carton_no, struct dk_carton **out,
    struct dk_err *err)
{
	*out = dk_carton_of(h, carton_no);
	if (*out != NULL)
		return DK_OK;
	if (h->carton_count == 0)
		return dk_fail(err, DK_EINPUT, "carton",
		    "%s has no carton %lld; nothing of it is packed yet.", h->number,
		    (long long)carton_no);
	return dk_fail(err, DK_EINPUT, "carton", "%s has no carton %lld; it has 1 to %zu.",
	    h->number, (long long)carton_no, h->carton_count);
}

enum dk_rc
dk_carton_contents(struct dk_session *s, struct dk_arena *a, dk_id shipment_id,
    int64_t carton_no, struct dk_carton_line **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	bool more;

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_CONTENTS);
	dk_bind_id(st, ":id", shipment_id);
	dk_bind_i64(st, ":no", carton_no);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_carton_line *l;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		l = &(*out)[(*count)++];
		*l = (struct dk_carton_line){ dk_col_i64(st, 0), dk_col_i64(st, 1),
			dk_col_id(st, 2), dk_col_id(st, 3), dk_col_text(st, 4, a),
			dk_col_text(st, 5, a), dk_col_text(st, 6, a), dk_col_text(st, 7, a),
			dk_col_text(st, 10, a), dk_col_bool(st, 12), dk_col_date(st, 11),
			dk_col_qty(st, 8), dk_col_i64(st, 9) };
	}
	return rc;
}

enum dk_rc
dk_carton_find(struct dk_session *s, const char *sscc, dk_id *shipment_id, int64_t *carton_no,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	bool more;

	*shipment_id = 0;
	*carton_no = 0;
	if (rc == DK_OK && (strlen(sscc) != 18 || strspn(sscc, "0123456789") != 18))
		rc = dk_fail(err, DK_EINPUT, "sscc",
		    "A serial number of a carton (SSCC) has 18 digits; '%.40s' has not.", sscc);
	else if (rc == DK_OK && !dk_mod10_ok(sscc))
		rc = dk_fail(err, DK_EINPUT, "sscc",
		    "%s is misread: its check digit is wrong. Scan the label again.", sscc);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_FIND);
	dk_bind_text(st, ":sscc", sscc);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*shipment_id = dk_col_id(st, 0);
	*carton_no = dk_col_i64(st, 1);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_heavy_gram(struct dk_session *s, int64_t *out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = 0;
	return rc == DK_OK ? read_heavy(s, out, err) : rc;
}

const char *
dk_goods_mark(struct dk_arena *a, int64_t heavy_gram, int64_t gram, const char *hazard)
{
	const char *out = "";

	if (heavy_gram > 0 && gram > heavy_gram)
		out = dk_fmt(a, "HEAVY %s", dk_kilo(gram).s);
	if (*hazard != '\0')
		out = dk_fmt(a, "%s%sHAZARD %s", out, *out != '\0' ? "  " : "", hazard);
	return out;
}
