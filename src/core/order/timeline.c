/*
 * timeline.c - everything that happened to an order, oldest first: its own journal rows and those
 * of its shipments and invoices, promises that slipped and papers, in the clerk's words.
 */
#include <string.h>

#include "core/order/private.h"
#include "db/stmt.h"
#include "docket/order_list.h"

static const char SQL_EVENTS[] =
    "SELECT j.at, j.action, coalesce(u.name, 'docket'), j.body, coalesce(h.number, i.number,"
    " g.number, e.number, k.number, '')"
    " FROM (SELECT 'order' AS kind, :id AS id"
    " UNION ALL SELECT 'shipment', id FROM shipment WHERE order_id = :id"
    " UNION ALL SELECT 'invoice', id FROM invoice WHERE order_id = :id"
    " UNION ALL SELECT 'invoice', x.invoice_id FROM invoice_share x JOIN invoice i"
    " ON i.id = x.invoice_id AND i.order_id IS NULL WHERE x.order_id = :id"
    " UNION ALL SELECT 'inquiry', id FROM inquiry WHERE order_id = :id"
    " UNION ALL SELECT 'request', id FROM request WHERE order_id = :id"
    " UNION ALL SELECT 'return', id FROM goods_return WHERE order_id = :id"
    " UNION ALL SELECT 'exchange', id FROM goods_exchange WHERE order_id = :id"
    " UNION ALL SELECT 'exchange', x.id FROM goods_return r JOIN goods_exchange x"
    "  ON x.return_id = r.id WHERE r.order_id = :id"
    " UNION ALL SELECT 'claim', id FROM claim WHERE order_id = :id) d"
    " JOIN journal j ON j.subject = d.kind AND j.subject_id = d.id"
    " LEFT JOIN users u ON u.id = j.user_id"
    " LEFT JOIN shipment h ON d.kind = 'shipment' AND h.id = d.id"
    " LEFT JOIN invoice i ON d.kind = 'invoice' AND i.id = d.id"
    " LEFT JOIN goods_return g ON d.kind = 'return' AND g.id = d.id"
    " LEFT JOIN goods_exchange e ON d.kind = 'exchange' AND e.id = d.id"
    " LEFT JOIN claim k ON d.kind = 'claim' AND k.id = d.id"
    " ORDER BY j.seq";

/* promises that slipped: the change that made them is another record's */
static const char SQL_SLIPS[] =
    "SELECT t.at, l.line_no, t.cause, t.due FROM order_line l JOIN tell t ON t.line_id = l.id"
    " WHERE l.order_id = :id ORDER BY t.id";

/* papers of it that a printer was sent, when it was tried last; what waits is the queue's */
static const char SQL_PAPERS[] =
    "SELECT coalesce((SELECT max(t.at) FROM print_attempt t WHERE t.job_id = p.id), p.at),"
    " p.document, p.number, p.copy_no, p.copy_count, p.state, coalesce(u.name, 'docket')"
    " FROM (SELECT 'order' AS kind, :id AS id"
    " UNION ALL SELECT 'shipment', id FROM shipment WHERE order_id = :id"
    " UNION ALL SELECT 'invoice', id FROM invoice WHERE order_id = :id) d"
    " JOIN print_job p ON p.subject = d.kind AND p.subject_id = d.id"
    " LEFT JOIN users u ON u.id = p.user_id WHERE p.copy_no > 0 ORDER BY p.id";

const char *
dk_body_text(struct dk_arena *a, const char *body, const char *key)
{
	const char *at = strstr(body, dk_fmt(a, "\"%s\":\"", key));
	char *out, *w;

	if (at == NULL)
		return "";
	at += strlen(key) + 4;
	w = out = dk_arena_alloc(a, strlen(at) + 1);
	for (; *at != '"' && *at != '\0'; at++) {
		if (*at == '\\' && at[1] != '\0')
			at++; /* a quote or a backslash: reasons hold no controls */
		*w++ = *at;
	}
	return out;
}

static const char *
what_of(const char *action)
{
	static const struct {
		const char *action, *word;
	} words[] = {
		{ "order.enter", "entered" }, { "order.verify", "verified" },
		{ "order.hold", "held" }, { "order.release", "released" },
		{ "order.cancel", "cancelled" }, { "order.serve", "allocated" },
		{ "order.amend", "amended" }, { "order.undo", "undone" },
		{ "order.deposit", "deposit" },
		{ "ship.pick", "picking" }, { "ship.confirm", "picked" }, { "ship.pack", "packed" },
		{ "ship.inspect", "inspected" }, { "ship.dispose", "failed units" },
		{ "ship.acknowledge", "list follows" },
		{ "ship.post", "shipped" }, { "ship.drop", "shipped" },
		{ "purchase.drop", "bought" }, { "order.supply", "supply" },
		{ "ship.deliver", "delivery" },
		{ "ship.back", "came back" }, { "pickup.move", "moved" },
		{ "ship.settle", "settled" }, { "ship.track", "tracking" },
		{ "ship.collect", "collected" }, { "ship.cancel", "stopped" },
		{ "invoice.post", "invoiced" }, { "invoice.gather", "invoiced" },
		{ "credit.post", "credited" }, { "invoice.credit", "not to come" },
		{ "payment.free", "deposit free" },
		{ "inquiry.log", "asked" },
		{ "promise.tell", "told" }, { "promise.defer", "deferred" },
		{ "promise.keep", "kept" }, { "request.new", "asked" },
		{ "request.answer", "answered" }, { "request.decline", "declined" },
		{ "return.new", "to return" }, { "return.authorise", "authorised" },
		{ "return.receive", "came back" }, { "return.inspect", "inspected" },
		{ "return.settle", "credited" }, { "return.refuse", "refused" },
		{ "return.cancel", "not back" }, { "return.lapse", "expired" },
		{ "exchange.new", "exchange" }, { "exchange.open", "gate open" },
		{ "exchange.receive", "goods here" }, { "exchange.pay", "paid" },
		{ "exchange.settle", "settled" }, { "exchange.cancel", "off" },
		{ "exchange.end", "ended" }, { "exchange.counter", "exchanged" },
		{ "claim.new", "claimed" }, { "claim.ask", "looked into" },
		{ "claim.decide", "decided" }, { "claim.settle", "settled" },
		{ "claim.withdraw", "withdrawn" },
		{ "credit.post", "credited" }, { "credit.spend", "paid" },
	};

	for (size_t i = 0; i < DK_COUNT(words); i++)
		if (strcmp(words[i].action, action) == 0)
			return words[i].word;
	return action;
}

/* "line 2 qty 12 -> 24, total ...": each `"field":["before","after"]` of a change. */
static const char *
differences(struct dk_arena *a, const char *body)
{
	const char *out = "", *at = body, *key, *mid, *end;

	while ((mid = strstr(at, "\":[\"")) != NULL) {
		for (key = mid; key > body && key[-1] != '"'; key--)
			;
		end = strstr(mid, "\"]");
		at = end != NULL ? strstr(mid + 4, "\",\"") : NULL;
		if (at == NULL || at > end)
			break;
		out = dk_fmt(a, "%s%s%.*s %.*s%s%.*s", out, *out ? ", " : "", (int)(mid - key),
		    key, (int)(at - mid - 4), mid + 4, at > mid + 4 ? " -> " : "",
		    (int)(end - at - 3), at + 3);
		at = end;
	}
	return out;
}

static const char *
text_of(struct dk_arena *a, const char *body, const char *number)
{
	const char *reason = dk_body_text(a, body, "reason"), *code = dk_body_text(a, body, "code");
	const char *total = dk_body_text(a, body, "total"), *part = dk_body_text(a, body, "part");

	if (strstr(body, "\"verified\":\"auto\"") != NULL)
		total = dk_fmt(a, "%s, all checks ok", total);
	if (*part != '\0')
		code = part;
	if (*code == '\0') /* "5531 from Northern Marine" */
		code = dk_body_text(a, body, "purchase");
	return dk_fmt(a, "%s%s%s%s%s%s%s", number,
	    *number && (*code || *reason || *total) ? "  " : "", code, *code && *reason ? ": " : "",
	    reason, (*code || *reason) && *total ? "  " : "", total);
}

struct events {
	struct dk_order_event *rows;
	size_t count, cap;
};

/* Puts an event behind those that are not later. */
static void
put_in(struct dk_order_event *events, size_t *count, struct dk_order_event e)
{
	size_t at = (*count)++;

	for (; at > 0 && strcmp(events[at - 1].at, e.at) > 0; at--)
		events[at] = events[at - 1];
	events[at] = e;
}

static enum dk_rc
add_slips(struct dk_session *s, struct dk_arena *a, dk_id id, struct events *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SLIPS);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		dk_date due = dk_col_date(st, 3);

		out->rows = dk_arena_grow(a, out->rows, out->count, &out->cap,
		    sizeof(*out->rows));
		put_in(out->rows, &out->count, (struct dk_order_event){ dk_col_text(st, 0, a),
		    "slipped", "docket", dk_fmt(a, "line %lld: %s, %s%s",
		    (long long)dk_col_i64(st, 1), dk_col_peek(st, 2),
		    dk_date_is_set(due) ? "new day " : "no new day is known",
		    dk_date_is_set(due) ? dk_date_short(due).s : "") });
	}
	return rc;
}

/* "packing-slip S1001", "invoice INV1001, reprint 2 of 2: it may be on paper". */
static const char *
paper_text(struct dk_arena *a, struct dk_stmt *st)
{
	static const struct {
		const char *state, *text;
	} states[] = { { "sending", ": it is being sent" }, { "unknown", ": it may be on paper" },
		{ "failed", ": the printer failed" }, { "ruined", ": ruined" } };
	int64_t copy = dk_col_i64(st, 3), of = dk_col_i64(st, 4);
	const char *text = dk_fmt(a, "%s %s", dk_col_peek(st, 1), dk_col_peek(st, 2));

	if (copy > 1)
		text = dk_fmt(a, "%s, reprint %lld of %lld", text, (long long)copy, (long long)of);
	for (size_t i = 0; i < DK_COUNT(states); i++)
		if (strcmp(states[i].state, dk_col_peek(st, 5)) == 0)
			return dk_fmt(a, "%s%s", text, states[i].text);
	return text;
}

static enum dk_rc
add_papers(struct dk_session *s, struct dk_arena *a, dk_id id, struct events *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_PAPERS);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		out->rows = dk_arena_grow(a, out->rows, out->count, &out->cap,
		    sizeof(*out->rows));
		put_in(out->rows, &out->count, (struct dk_order_event){ dk_col_text(st, 0, a),
		    "printed", dk_col_text(st, 6, a), paper_text(a, st) });
	}
	return rc;
}

enum dk_rc
dk_order_timeline(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_order_event **out,
    size_t *count, struct dk_err *err)
{
	struct events all = { NULL, 0, 0 };
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_EVENTS);
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_order_event *e;

		all.rows = dk_arena_grow(a, all.rows, all.count, &all.cap, sizeof(*all.rows));
		e = &all.rows[all.count++];
		*e = (struct dk_order_event){ .at = dk_col_text(st, 0, a),
			.what = what_of(dk_col_text(st, 1, a)), .by = dk_col_text(st, 2, a),
			.text = text_of(a, dk_col_peek(st, 3), dk_col_text(st, 4, a)) };
		if (strcmp(e->what, "amended") == 0)
			e->text = dk_fmt(a, "%s: %s", e->text,
			    differences(a, dk_col_peek(st, 3)));
	}
	if (rc == DK_OK)
		rc = add_slips(s, a, id, &all, err);
	if (rc == DK_OK)
		rc = add_papers(s, a, id, &all, err);
	*out = all.rows;
	*count = all.count;
	return rc;
}
