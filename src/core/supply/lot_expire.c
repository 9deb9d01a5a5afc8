/* lot_expire.c - lots past their last day are set apart, and lines that held them get others. */
#include "core/order/promise_move.h"
#include "core/order/stage.h"
#include "core/stock/lot.h"
#include "db/fetch.h"
#include "docket/expire.h"
#include "docket/order_list.h"

static const char SQL_DAY[] = "SELECT date FROM day WHERE id = :day";
static const char SQL_EXPIRED[] =
    "SELECT k.lot_id, k.product_id, k.location_id, p.sku, t.code, c.code,"
    " k.on_hand - k.quarantined - " DK_LOT_LISTED("k") " FROM lot t"
    " JOIN lot_stock k ON k.lot_id = t.id JOIN product p ON p.id = t.product_id"
    " JOIN location c ON c.id = k.location_id"
    " WHERE t.expiry <> '' AND t.expiry < :today AND k.on_hand > k.quarantined ORDER BY t.id";
static const char SQL_FREE[] =
    "SELECT on_hand - quarantined - allocated FROM stock"
    " WHERE product_id = :product AND location_id = :location";
/* the newest orders give back first; what is on a list stays with its line */
static const char SQL_HOLDERS[] =
    "SELECT a.line_id, l.order_id, a.qty - (SELECT coalesce(sum(coalesce(x.picked, x.qty)), 0)"
    " FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id WHERE x.line_id = a.line_id"
    " AND x.location_id = a.location_id AND h.state IN " DK_SHIPMENT_OPEN ")"
    " FROM allocation a JOIN order_line l ON l.id = a.line_id"
    " WHERE a.product_id = :product AND a.location_id = :location"
    " ORDER BY l.order_id DESC, l.line_no DESC";

struct part {
	struct dk_move_in m; /* its quantity is what expired */
	const char *sku, *lot, *location;
};
struct holder {
	dk_id line_id, order_id;
	int64_t spare;
	const char *why;
};
struct job {
	struct dk_change ch;
	struct dk_arena tmp;
	struct holder *gave; /* every line that gave something back */
	size_t gave_count, gave_cap;
	struct dk_expired *out;
};

static enum dk_rc
first_day(struct job *j, dk_date *out, struct dk_err *err)
{
	dk_date today = dk_instant_day(j->ch.now_ms);
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_DAY);
	enum dk_rc rc;
	bool more;

	*out = today;
	dk_bind_id(st, ":day", j->ch.day_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	if (dk_date_diff(dk_col_date(st, 0), today) > 0)
		*out = dk_col_date(st, 0);
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
read_expired(struct job *j, struct part **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	dk_date today;
	bool more;
	enum dk_rc rc = first_day(j, &today, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_EXPIRED);
	dk_bind_date(st, ":today", today);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct part p = { .m = { .lot_id = dk_col_id(st, 0), .product_id = dk_col_id(st, 1),
			.location_id = dk_col_id(st, 2), .qty = dk_col_qty(st, 6) },
			.sku = dk_col_text(st, 3, &j->tmp), .lot = dk_col_text(st, 4, &j->tmp),
			.location = dk_col_text(st, 5, &j->tmp) };

		if (p.m.qty.milli <= 0)
			continue; /* all of it is on pick lists */
		*out = dk_arena_grow(&j->tmp, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = p;
	}
	return rc;
}

static enum dk_rc
read_free(struct job *j, const struct part *p, int64_t *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_FREE);

	dk_bind_id(st, ":product", p->m.product_id);
	dk_bind_id(st, ":location", p->m.location_id);
	return dk_one(st, 0, out, err);
}

static enum dk_rc
read_holders(struct job *j, const struct part *p, struct holder **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_HOLDERS);
	struct dk_fetch rows = dk_fetch(st, &j->tmp, sizeof(**out));
	struct holder *row;
	const char *why = dk_fmt(&j->tmp, "lot %s expired", p->lot);

	dk_bind_id(st, ":product", p->m.product_id);
	dk_bind_id(st, ":location", p->m.location_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct holder){ dk_col_id(st, 0), dk_col_id(st, 1),
			dk_col_i64(st, 2), why };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* A line gives `qty` back and waits for it again. */
static enum dk_rc
give_back(struct job *j, const struct part *p, const struct holder *h, int64_t qty,
    struct dk_err *err)
{
	const struct dk_line_delta d = { .line_id = h->line_id, .allocated = -qty,
		.backordered = qty };
	enum dk_rc rc = dk_allocation_give_at(&j->ch, h->line_id, p->m.location_id,
	    (dk_qty){ qty }, err);

	j->gave = dk_arena_grow(&j->tmp, j->gave, j->gave_count, &j->gave_cap, sizeof(*j->gave));
	j->gave[j->gave_count++] = *h;
	return rc == DK_OK ? dk_line_apply(&j->ch, &d, err) : rc;
}

static enum dk_rc
expire_part(struct job *j, struct part *p, struct dk_err *err)
{
	struct holder *all;
	size_t count;
	int64_t free = 0;
	enum dk_rc rc = read_free(j, p, &free, err);

	if (rc == DK_OK)
		rc = read_holders(j, p, &all, &count, err);
	for (size_t i = 0; rc == DK_OK && free < p->m.qty.milli && i < count; i++) {
		int64_t part = p->m.qty.milli - free;

		part = part < all[i].spare ? part : all[i].spare;
		if (part <= 0)
			continue;
		rc = give_back(j, p, &all[i], part, err);
		free += part;
	}
	if (free < p->m.qty.milli) /* the rest is on lists of orders that changed */
		p->m.qty.milli = free;
	if (rc != DK_OK || p->m.qty.milli <= 0)
		return rc;
	rc = dk_stock_set_apart(&j->ch, &p->m, err);
	j->out->lots++;
	j->out->pieces.milli += p->m.qty.milli;
	dk_change_text(&j->ch, dk_fmt(&j->tmp, "%s/%s@%s", p->sku, p->lot, p->location),
	    dk_qty_text(p->m.qty).s);
	return rc;
}

/* Each order gets what else is free; a promise that cannot be kept any more is told. */
static enum dk_rc
serve_again(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	bool may_serve = dk_session_may(s, DK_RIGHT_SHIP, NULL) == DK_OK;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < j->gave_count; i++) {
		dk_qty served;

		rc = dk_stage_store(&j->ch, j->gave[i].order_id, err);
		if (rc == DK_OK && may_serve)
			rc = dk_order_serve(s, j->gave[i].order_id, &served, err);
	}
	for (size_t i = 0; rc == DK_OK && i < j->gave_count; i++)
		rc = dk_promise_move(&j->ch, j->gave[i].line_id, j->gave[i].why, err);
	j->out->lines = (int64_t)j->gave_count;
	return rc;
}

static enum dk_rc
expire(struct job *j, struct dk_err *err)
{
	struct part *parts;
	size_t count;
	enum dk_rc rc = read_expired(j, &parts, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = expire_part(j, &parts[i], err);
	if (rc == DK_OK)
		rc = serve_again(j, err);
	if (j->out->lots > 0)
		dk_change_subject(&j->ch, "stock", 0);
	return rc;
}

enum dk_rc
dk_lot_expire(struct dk_session *s, struct dk_expired *out, struct dk_err *err)
{
	struct job j = { .out = out };
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_STOCK_ADJUST, "lot.expire", &j.ch, err);

	*out = (struct dk_expired){ .lots = 0 };
	if (rc != DK_OK)
		return rc;
	rc = dk_change_end(&j.ch, expire(&j, err), err);
	dk_arena_free(&j.tmp);
	return rc;
}
