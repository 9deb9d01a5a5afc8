/* order_list.c - the board: each order's way through the house, a word per step. */
#include "docket/order_list.h"

#include <string.h>

#include "core/control/shipment_states.h"
#include "db/stmt.h"

#define COLUMNS \
	"o.id, coalesce(o.number, ''), coalesce(c.number, ''), coalesce(c.name, '')," \
	" o.customer_po," \
	" o.stage, o.is_part, o.state, o.placed, o.wanted, o.promised, o.line_count, o.total," \
	" coalesce(u.name, ''), o.entered_at," \
	" (SELECT count(*) FROM hold h WHERE h.order_id = o.id AND h.released_at = '')," \
	" coalesce(sum(l.ordered - l.cancelled), 0), coalesce(sum(l.allocated), 0)," \
	" coalesce(sum(l.backordered), 0), coalesce(sum(l.picked), 0)," \
	" coalesce(sum(l.shipped), 0)," \
	" coalesce(sum(l.invoiced), 0)," \
	" coalesce((SELECT sum(x.packed) FROM shipment h JOIN shipment_line x" \
	" ON x.shipment_id = h.id WHERE h.order_id = o.id" \
	" AND h.state IN " DK_SHIPMENT_OPEN "), 0)," \
	" coalesce((SELECT sum(x.picked) FROM shipment h JOIN shipment_line x" \
	" ON x.shipment_id = h.id WHERE h.order_id = o.id" \
	" AND h.state IN ('checked', 'packed')), 0)," \
	" EXISTS (SELECT 1 FROM shipment h JOIN inspection i ON i.shipment_id = h.id" \
	" WHERE h.order_id = o.id AND h.state = 'picked' AND i.state = 'failed')," \
	" coalesce((SELECT max(CASE WHEN h.state = 'came-back' OR (d.is_open = 1" \
	" AND d.outcome = 'partly') THEN 4 ELSE 0 END)" \
	" + max(CASE h.state WHEN 'shipped' THEN 2 ELSE 0 END)" \
	" + max(CASE h.state WHEN 'delivered' THEN 1 ELSE 0 END) FROM shipment h" \
	" LEFT JOIN delivery d ON d.shipment_id = h.id WHERE h.order_id = o.id), 0), o.currency," \
	" coalesce(sum(CASE l.supply WHEN 'drop' THEN l.backordered ELSE 0 END), 0)"
#define TABLES \
	" FROM orders o LEFT JOIN customer c ON c.id = o.customer_id" \
	" LEFT JOIN users u ON u.id = o.entered_by LEFT JOIN order_line l ON l.order_id = o.id" \
	" AND (l.kit_no = 0 OR l.kit_no <> l.line_no)" /* goods: of a kit, its parts */
#define TESTS \
	" AND (:stage = '' OR o.stage = :stage) AND (:by = 0 OR o.entered_by = :by)" \
	" AND (:late = '' OR (o.promised <> '' AND o.promised < :late))" \
	" AND (:printed = 0 OR EXISTS (SELECT 1 FROM shipment h JOIN print_job p" \
	" ON p.subject = 'shipment' AND p.subject_id = h.id WHERE h.order_id = o.id" \
	" AND h.state IN " DK_SHIPMENT_OPEN " AND p.document IN ('packing-slip', 'label')" \
	" AND p.copy_no > 0 AND p.state <> 'cancelled'))"
#define ORDERED " GROUP BY o.id ORDER BY o.promised, o.id LIMIT :max"

static const char SQL_OPEN[] =
    "SELECT " COLUMNS TABLES " WHERE o.state IN ('entered', 'verified')"
    " AND o.state IN ('draft', 'entered', 'verified')" TESTS ORDERED; /* as the index says it */
static const char SQL_OPEN_OF[] =
    "SELECT " COLUMNS TABLES " WHERE o.customer_id = :customer"
    " AND o.state IN ('entered', 'verified')" TESTS ORDERED;
static const char SQL_ALL_OF[] =
    "SELECT " COLUMNS TABLES " WHERE o.customer_id = :customer AND o.placed BETWEEN :from AND :to"
    " AND o.kind = 'order' AND o.state <> 'draft' AND o.state <> 'dropped'" TESTS
    " GROUP BY o.id ORDER BY o.placed DESC, o.id DESC LIMIT :max";
static const char SQL_ALL[] =
    "SELECT " COLUMNS TABLES " WHERE o.placed BETWEEN :from AND :to"
    " AND o.kind = 'order' AND o.state <> 'draft' AND o.state <> 'dropped'" TESTS
    " GROUP BY o.id ORDER BY o.id DESC LIMIT :max";

struct sums {
	int64_t wanted, allocated, backordered, picked, shipped, invoiced, packed, checked;
	int64_t dropped; /* of backordered: what a supplier ships to the customer */
	bool held, entered, verified, failed;
	int64_t door; /* DOOR_... */
};
enum { DOOR_THERE = 1, DOOR_ON_WAY = 2, DOOR_BACK = 4 };

/* ok when all of it, part when some, wait when its turn has come, - when it has not. */
static const char *
word(int64_t done, int64_t whole, bool its_turn)
{
	if (whole > 0 && done >= whole)
		return "ok";
	if (done > 0)
		return "part";
	return its_turn ? "wait" : "-";
}

static void
set_words(const struct sums *q, struct dk_order_row *r)
{
	int64_t picked = q->picked + q->shipped, packed = q->packed + q->shipped;
	bool go = q->verified && !q->held;

	r->entry = q->entered ? "ok" : "-";
	r->verify = q->held ? "STOP" : q->verified ? "ok" : q->entered ? "wait" : "-";
	if (q->backordered > 0)
		r->alloc = q->allocated + q->shipped > 0 ? "part"
		    : q->dropped == q->backordered ? "drop" : "short";
	else
		r->alloc = q->wanted > 0 ? "ok" : "-";
	r->pick = word(picked, q->wanted, go && q->allocated > 0);
	r->check = q->failed ? "STOP" : word(q->checked + q->shipped, q->wanted, picked > 0);
	r->pack = word(packed, q->wanted, picked > 0);
	r->ship = word(q->shipped, q->wanted, q->packed > 0);
	r->invoice = word(q->invoiced, q->wanted, q->shipped > 0);
	if (q->door & DOOR_BACK)
		r->door = "back";
	else if (!(q->door & DOOR_THERE))
		r->door = "";
	else
		r->door = q->door & DOOR_ON_WAY || q->shipped < q->wanted ? "part" : "got";
}

static void
read_row(struct dk_stmt *st, struct dk_arena *a, dk_date today, struct dk_order_row *r)
{
	struct sums q = { 0 };
	const char *state;

	r->id = dk_col_id(st, 0);
	r->number = dk_col_text(st, 1, a);
	r->customer = dk_col_text(st, 2, a);
	r->customer_name = dk_col_text(st, 3, a);
	r->customer_po = dk_col_text(st, 4, a);
	r->stage = dk_col_text(st, 5, a);
	r->is_part = dk_col_bool(st, 6);
	state = dk_col_peek(st, 7);
	q.entered = strcmp(state, "draft") != 0;
	q.verified = q.entered && strcmp(state, "entered") != 0;
	r->placed = dk_col_date(st, 8);
	r->wanted = dk_col_date(st, 9);
	r->promised = dk_col_date(st, 10);
	r->lines = dk_col_i64(st, 11);
	r->total = dk_col_money(st, 12);
	r->entered_by = dk_col_text(st, 13, a);
	r->entered_at = dk_col_text(st, 14, a);
	q.held = dk_col_i64(st, 15) > 0;
	q.wanted = dk_col_i64(st, 16);
	q.allocated = dk_col_i64(st, 17);
	q.backordered = dk_col_i64(st, 18);
	q.picked = dk_col_i64(st, 19);
	q.shipped = dk_col_i64(st, 20);
	q.invoiced = dk_col_i64(st, 21);
	q.packed = dk_col_i64(st, 22);
	q.checked = dk_col_i64(st, 23);
	q.failed = dk_col_bool(st, 24);
	q.door = dk_col_i64(st, 25);
	r->currency = dk_col_text(st, 26, a);
	q.dropped = dk_col_i64(st, 27);
	set_words(&q, r);
	if (dk_date_is_set(r->promised) && q.shipped < q.wanted)
		r->late_days = dk_date_diff(today, r->promised);
}

/* An unknown word would find nothing, and look like an answer. */
static enum dk_rc
check_stage(const char *stage, struct dk_err *err)
{
	static const char *const stages[] = { "held", "entered", "short", "allocated", "picking",
		"checked", "packed", "shipped", "invoiced", "closed", "cancelled" };

	if (stage == NULL || stage[0] == '\0')
		return DK_OK;
	for (size_t i = 0; i < DK_COUNT(stages); i++)
		if (strcmp(stages[i], stage) == 0)
			return DK_OK;
	return dk_fail(err, DK_EINPUT, "stage",
	    "The stage is one of held entered short allocated picking checked packed shipped "
	    "invoiced closed cancelled.");
}

enum dk_rc
dk_order_list(struct dk_session *s, struct dk_arena *a, const struct dk_order_query *q,
    struct dk_order_row **out, size_t *count, struct dk_err *err)
{
	bool past = !q->open && !q->late &&
	    (dk_date_is_set(q->from) || dk_date_is_set(q->to) || q->customer_id != 0 ||
		q->stage != NULL || !q->open);
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc == DK_OK)
		rc = check_stage(q->stage, err);
	if (rc != DK_OK)
		return rc;
	if (q->customer_id != 0)
		st = dk_sql(s->db, past ? SQL_ALL_OF : SQL_OPEN_OF);
	else
		st = dk_sql(s->db, past ? SQL_ALL : SQL_OPEN);
	if (q->customer_id != 0)
		dk_bind_id(st, ":customer", q->customer_id);
	if (past) {
		dk_bind_text(st, ":from", dk_date_iso(q->from).s);
		dk_bind_text(st, ":to", dk_date_is_set(q->to) ? dk_date_iso(q->to).s : "9999");
	}
	dk_bind_text(st, ":stage", q->stage != NULL ? q->stage : "");
	dk_bind_i64(st, ":by", q->entered_by);
	dk_bind_bool(st, ":printed", q->printed);
	dk_bind_text(st, ":late", q->late ? dk_date_iso(dk_session_today(s)).s : "");
	dk_bind_i64(st, ":max", q->max > 0 ? (int64_t)q->max : 10000);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		memset(&(*out)[*count], 0, sizeof(**out));
		read_row(st, a, dk_session_today(s), &(*out)[(*count)++]);
	}
	return rc;
}
