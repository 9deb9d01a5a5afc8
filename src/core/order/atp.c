/* atp.c - free stock, what comes, and the queue: what can be promised by which day. */
#include "core/order/atp.h"

#include "docket/atp.h"
#include "docket/carrier.h"
#include "docket/kit.h"
#include "docket/stock.h"

static const char SQL_COMING[] =
    "SELECT l.expected, l.ordered - l.received, p.number FROM purchase_line l"
    " JOIN purchase p ON p.id = l.purchase_id"
    " WHERE l.product_id = :product AND l.is_closed = 0 AND l.received < l.ordered"
    " AND l.order_line_id IS NULL"
    " ORDER BY l.expected, l.id";
static const char SQL_COMING_FOR[] =
    "SELECT l.expected, l.ordered - l.received, p.number FROM purchase_line l"
    " JOIN purchase p ON p.id = l.purchase_id"
    " WHERE l.order_line_id = :line AND l.is_closed = 0 AND l.received < l.ordered"
    " ORDER BY l.expected, l.id";
/* only entered and verified orders have anything waiting: the index alone answers */
static const char SQL_QUEUE[] =
    "SELECT coalesce(sum(backordered), 0) FROM order_line"
    " WHERE product_id = :product AND backordered > 0 AND supply = ''";
static const char SQL_LINES[] =
    "SELECT count(*) FROM order_line WHERE product_id = :product AND backordered > 0"
    " AND supply = ''";
static const char SQL_ENTERED_AT[] = "SELECT entered_at FROM orders WHERE id = :order";
static const char SQL_AHEAD[] =
    "SELECT coalesce(sum(l.backordered), 0) FROM order_line l JOIN orders o ON o.id = l.order_id"
    " WHERE l.product_id = :product AND l.backordered > 0"
    " AND l.supply = '' AND (o.entered_at < :at OR (o.entered_at = :at"
    " AND (o.id < :order OR (o.id = :order AND l.line_no < :line))))";

/* The overdue ones, first in the list, come behind what is expected before `next`. */
static void
put_off(struct dk_comings *c, size_t overdue, dk_date next)
{
	for (size_t i = overdue; i > 0; i--) {
		struct dk_coming late = c->list[i - 1];
		size_t at = i - 1;

		late.day = next;
		for (; at + 1 < c->count && c->list[at + 1].day.days < next.days; at++)
			c->list[at] = c->list[at + 1];
		c->list[at] = late;
	}
}

static enum dk_rc
read_coming(struct dk_session *s, struct dk_arena *a, struct dk_stmt *st, dk_date late,
    struct dk_comings *out, struct dk_err *err)
{
	dk_date next = DK_NO_DATE;
	size_t cap = 0, overdue = 0;
	enum dk_rc rc;
	bool more;

	*out = (struct dk_comings){ NULL, 0, { 0 } };
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_coming c = { dk_col_date(st, 0), dk_col_qty(st, 1), "", false };

		if (!dk_date_is_set(c.day)) {
			out->undated.milli += c.qty.milli;
			continue;
		}
		c.purchase = dk_col_text(st, 2, a);
		c.is_late = c.day.days <= late.days;
		overdue += c.is_late;
		out->list = dk_arena_grow(a, out->list, out->count, &cap, sizeof(*out->list));
		out->list[out->count++] = c;
	}
	if (rc == DK_OK && overdue > 0)
		rc = dk_workday_add(s, dk_session_today(s), 1, &next, err);
	if (rc == DK_OK)
		put_off(out, overdue, next);
	return rc;
}

enum dk_rc
dk_coming_find(struct dk_session *s, struct dk_arena *a, dk_id product_id, dk_date late,
    struct dk_comings *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_COMING);

	dk_bind_id(st, ":product", product_id);
	return read_coming(s, a, st, late, out, err);
}

enum dk_rc
dk_coming_of_line(struct dk_session *s, struct dk_arena *a, dk_id line_id, dk_date late,
    struct dk_comings *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_COMING_FOR);

	dk_bind_id(st, ":line", line_id);
	return read_coming(s, a, st, late, out, err);
}

enum dk_rc
dk_queue_ahead(struct dk_session *s, const struct dk_queue_place *at, dk_qty *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_ENTERED_AT);
	char entered_at[40] = "";
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", at->order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (more) {
		snprintf(entered_at, sizeof(entered_at), "%s", dk_col_peek(st, 0));
		dk_done(st);
	}
	st = dk_sql(s->db, entered_at[0] == '\0' ? SQL_QUEUE : SQL_AHEAD);
	dk_bind_id(st, ":product", at->product_id);
	if (entered_at[0] != '\0') {
		dk_bind_text(st, ":at", entered_at);
		dk_bind_id(st, ":order", at->order_id);
		dk_bind_i64(st, ":line", at->line_no);
	}
	return dk_one(st, 0, &out->milli, err);
}

const struct dk_coming *
dk_coming_covers(const struct dk_comings *c, dk_qty free, int64_t need, bool *covered)
{
	int64_t have = free.milli;

	*covered = have >= need;
	for (size_t i = 0; !*covered && i < c->count; i++) {
		have += c->list[i].qty.milli;
		if (have >= need)
			return &c->list[i];
	}
	return NULL;
}

static enum dk_rc
load_queue(struct dk_session *s, dk_id product_id, struct dk_atp *out, struct dk_err *err)
{
	const struct dk_queue_place last = { product_id, 0, 0 };
	struct dk_stmt *st;
	enum dk_rc rc = dk_queue_ahead(s, &last, &out->waiting, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LINES);
	dk_bind_id(st, ":product", product_id);
	return dk_one(st, 0, &out->lines, err);
}

enum dk_rc
dk_atp_load(struct dk_session *s, struct dk_arena *a, dk_id product_id, struct dk_atp *out,
    struct dk_err *err)
{
	struct dk_comings coming = { NULL, 0, { 0 } };
	struct dk_kit_parts kit;
	struct dk_stock stock;
	int64_t atp;
	enum dk_rc rc = dk_kit_parts(s, a, product_id, &kit, err);

	if (rc == DK_OK && kit.count > 0)
		return dk_atp_kit(s, a, &kit, out, err);
	if (rc == DK_OK)
		rc = dk_stock_load(s, a, product_id, &stock, err);
	if (rc != DK_OK)
		return rc;
	*out = (struct dk_atp){ .on_hand = stock.on_hand, .quarantined = stock.quarantined,
		.allocated = stock.allocated, .free = stock.free };
	rc = load_queue(s, product_id, out, err);
	if (rc == DK_OK)
		rc = dk_coming_find(s, a, product_id, dk_date_add(dk_session_today(s), -1),
		    &coming, err);
	if (rc != DK_OK)
		return rc;
	atp = out->today.milli = out->free.milli - out->waiting.milli;
	out->undated = coming.undated;
	out->days = dk_arena_array(a, coming.count + 1, sizeof(*out->days));
	for (size_t i = 0; i < coming.count; i++) {
		const struct dk_coming *c = &coming.list[i];

		atp += c->qty.milli;
		out->days[out->count++] = (struct dk_atp_day){ c->day, c->qty, { atp },
			c->purchase, c->is_late };
	}
	return DK_OK;
}

dk_qty
dk_atp_on(const struct dk_atp *x, dk_date day)
{
	dk_qty atp = x->today;

	for (size_t i = 0; i < x->count && x->days[i].day.days <= day.days; i++)
		atp = x->days[i].atp;
	return atp;
}
