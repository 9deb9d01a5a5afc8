/* lot_put.c - what lies of a lot as a file says it; the difference becomes one move. */
#include "core/stock/lot.h"
#include "docket/lot.h"

static const char SQL_NOW[] =
    "SELECT on_hand FROM lot_stock WHERE lot_id = :lot AND location_id = :location";
static const char SQL_EXPIRED[] =
    "SELECT count(*) FROM lot WHERE id = :lot AND expiry <> '' AND expiry < :today";
static const char SQL_DECIMALS[] = "SELECT decimals FROM product WHERE id = :product";
static const char SQL_NEXT_ROW[] = "SELECT coalesce(max(seq), 0) + 1 FROM journal";

/* The move from what is there to the target. */
static enum dk_rc
measure(struct dk_change *ch, const struct dk_lot_put *in, struct dk_move_in *m,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_DECIMALS);
	int64_t decimals = 0, now = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":product", in->product_id);
	rc = dk_one(st, 0, &decimals, err);
	if (rc == DK_OK && !dk_qty_fits(in->target, decimals))
		rc = dk_fail(err, DK_EINPUT, "on_hand",
		    "%s has more decimals than the product allows (%lld).",
		    dk_qty_text(in->target).s, (long long)decimals);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_NOW);
	dk_bind_id(st, ":lot", m->lot_id);
	dk_bind_id(st, ":location", m->location_id);
	rc = dk_one(st, 0, &now, err);
	m->qty.milli = in->target.milli - now;
	return rc;
}

/* What is past its last day is not for sale. */
static enum dk_rc
set_expired_apart(struct dk_change *ch, const struct dk_move_in *m, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_EXPIRED);
	int64_t is_expired = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":lot", m->lot_id);
	dk_bind_date(st, ":today", dk_instant_day(ch->now_ms));
	rc = dk_one(st, 0, &is_expired, err);
	return rc == DK_OK && is_expired != 0 && m->qty.milli > 0 ? dk_stock_set_apart(ch, m, err)
								  : rc;
}

static enum dk_rc
put(struct dk_change *ch, const struct dk_lot_put *in, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	const struct dk_lot_in label = { in->product_id, in->lot, in->expiry, in->target, true };
	struct dk_move_in m = { .product_id = in->product_id, .kind = "import",
		.reason = "import", .document = "journal" };
	enum dk_rc rc = dk_location_home(s, in->product_id, in->location, &m.location_id, err);

	if (rc == DK_OK)
		rc = dk_lot_take_in(ch, &label, &m.lot_id, err);
	if (rc == DK_OK)
		rc = measure(ch, in, &m, err);
	if (rc != DK_OK || m.qty.milli == 0)
		return rc;
	rc = dk_one(dk_sql(s->db, SQL_NEXT_ROW), 1, &m.document_id, err);
	if (rc == DK_OK)
		rc = dk_move_import(ch, &m, err);
	if (rc == DK_OK)
		rc = set_expired_apart(ch, &m, err);
	dk_change_subject(ch, "product", m.product_id);
	dk_change_text(ch, "lot", in->lot);
	dk_change_text(ch, "location", in->location);
	dk_change_text(ch, "qty", dk_qty_text(m.qty).s);
	dk_change_text(ch, "reason", m.reason);
	return rc;
}

enum dk_rc
dk_lot_put(struct dk_session *s, const struct dk_lot_put *in, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc;

	if (in->target.milli < 0 || in->target.milli > DK_QTY_MAX)
		return dk_fail(err, DK_EINPUT, "on_hand", "on_hand must be from 0 to %s.",
		    dk_qty_text((dk_qty){ DK_QTY_MAX }).s);
	if ((rc = dk_change_begin(s, DK_RIGHT_STOCK_ADJUST, "stock.put", &ch, err)) != DK_OK)
		return rc;
	rc = put(&ch, in, err);
	*did = ch.subject[0] == '\0' ? DK_PUT_UNCHANGED : DK_PUT_CHANGED;
	return dk_change_end(&ch, rc, err);
}
