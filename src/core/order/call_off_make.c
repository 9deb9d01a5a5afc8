/* call_off_make.c - makes the orders that are due, each in its own transaction. */
#include "core/order/standing.h"
#include "db/fetch.h"

static const char SQL_DUE[] =
    "SELECT c.id, c.order_id, c.due FROM call_off c JOIN standing t ON t.order_id = c.order_id"
    " WHERE c.made_as IS NULL AND c.skipped = '' AND c.make_on <= :today"
    " AND t.is_paused = 0 AND t.ended_reason = '' AND (:order = 0 OR c.order_id = :order)"
    " AND c.id > :after ORDER BY c.due, c.id";

struct due {
	dk_id id, order_id;
	dk_date day;
};

/* What is due of one order (0 = all); of what was planned after a call-off. */
struct ask {
	dk_id order, after;
};

static enum dk_rc
read_due(struct dk_session *s, struct dk_arena *a, const struct ask *ask, struct due **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_DUE);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct due *row;

	dk_bind_date(st, ":today", dk_session_today(s));
	dk_bind_i64(st, ":order", ask->order);
	dk_bind_i64(st, ":after", ask->after);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct due){ dk_col_id(st, 0), dk_col_id(st, 1),
			dk_col_date(st, 2) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* What a clerk can mend stops one order, not the others. */
static bool
is_trouble(enum dk_rc rc)
{
	return rc == DK_EREFUSED || rc == DK_EINPUT || rc == DK_ENOTFOUND || rc == DK_ECONFLICT;
}

static enum dk_rc
make_draft(struct dk_session *s, struct dk_arena *a, dk_id call_off, dk_id *draft,
    struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "standing.make", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_change_end(&ch, dk_call_off_draft(&ch, a, call_off, draft, err), err);
	if (rc != DK_OK)
		*draft = 0;
	return rc;
}

static enum dk_rc
make_one(struct dk_session *s, struct dk_arena *a, const struct due *d, struct dk_call_made *out,
    struct dk_err *err)
{
	struct dk_standing x;
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_standing_load(s, a, d->order_id, &x, err);

	if (rc != DK_OK)
		return rc;
	*out = (struct dk_call_made){ x.number, x.customer, x.customer_name, d->day, 0, "", "" };
	rc = make_draft(s, a, d->id, &out->id, err);
	if (rc == DK_OK)
		rc = dk_order_enter(s, a, out->id, NULL, err);
	if (is_trouble(rc)) {
		out->trouble = dk_arena_dup(a, err->text);
		rc = DK_OK;
	}
	if (rc == DK_OK && out->id != 0)
		rc = dk_order_load(s, a, out->id, &o, err);
	if (rc == DK_OK && o != NULL)
		out->order = o->state == DK_ORDER_DRAFT ? dk_fmt(a, "D%lld", (long long)o->id)
							: o->number;
	return rc;
}

enum dk_rc
dk_standing_make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_call_made **out,
    size_t *count, struct dk_err *err)
{
	const char *key = s->once_key;
	struct ask ask = { id, 0 };
	struct due *due = NULL;
	size_t due_count = 0, cap = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_ORDER_ENTER, err);

	*out = NULL;
	*count = 0;
	s->once_key = ""; /* it would stand for the first alone; a call-off is made once anyhow */
	/* what follows may be due as well: a daily one that is made two days before */
	do {
		if (rc == DK_OK)
			rc = read_due(s, a, &ask, &due, &due_count, err);
		for (size_t i = 0; rc == DK_OK && i < due_count; i++) {
			*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
			rc = make_one(s, a, &due[i], &(*out)[*count], err);
			*count += rc == DK_OK;
			ask.after = due[i].id > ask.after ? due[i].id : ask.after;
		}
	} while (rc == DK_OK && due_count > 0);
	s->once_key = key;
	return rc;
}
