/* bill_list.c - supplier bills found and read. */
#include <string.h>

#include "core/control/number.h"
#include "db/fetch.h"
#include "docket/supplier_bill.h"

#define HEAD \
	"SELECT b.id, b.number, s.number, s.name, b.their_number, b.date, b.net, b.tax, b.total," \
	" b.state, b.why, b.reason, coalesce(e.name, ''), b.entered_at, coalesce(x.name, '')," \
	" b.settled_at, (SELECT count(*) FROM supplier_bill_line l WHERE l.bill_id = b.id)" \
	" FROM supplier_bill b JOIN supplier s ON s.id = b.supplier_id" \
	" LEFT JOIN users e ON e.id = b.entered_by LEFT JOIN users x ON x.id = b.settled_by"

static const char SQL_HELD[] = HEAD " WHERE b.state = 'held' ORDER BY b.id";
static const char SQL_ALL[] = HEAD " ORDER BY b.id DESC";
static const char SQL_ONE[] = HEAD " WHERE b.id = :id";
static const char SQL_LINES[] =
    "SELECT l.line_no, coalesce(l.line_id, 0), coalesce(p.number, ''), coalesce(x.line_no, 0),"
    " coalesce(d.sku, ''), CASE WHEN l.line_id IS NULL THEN l.text ELSE d.name END, l.qty, l.price,"
    " coalesce(x.cost, 0), l.net, coalesce(x.received, 0), coalesce(x.billed, 0), l.why"
    " FROM supplier_bill_line l LEFT JOIN purchase_line x ON x.id = l.line_id"
    " LEFT JOIN purchase p ON p.id = x.purchase_id LEFT JOIN product d ON d.id = x.product_id"
    " WHERE l.bill_id = :id ORDER BY l.line_no";
static const char SQL_NUMBER[] = "SELECT id FROM supplier_bill WHERE number = :number";
static const char SQL_THEIRS[] =
    "SELECT CASE WHEN count(*) = 1 THEN max(id) ELSE 0 END FROM supplier_bill"
    " WHERE their_number = :number";

static const char *const state_names[] = {
#define X(id, text) [DK_BILL_##id] = text,
	DK_BILL_STATES(X)
#undef X
};

const char *
dk_bill_state_name(enum dk_bill_state state)
{
	return state_names[state];
}

static enum dk_bill_state
read_state(const char *text)
{
	for (size_t i = 0; i < DK_COUNT(state_names); i++)
		if (strcmp(state_names[i], text) == 0)
			return (enum dk_bill_state)i;
	return DK_BILL_HELD;
}

static void
read_head(struct dk_stmt *st, struct dk_arena *a, struct dk_bill *b)
{
	*b = (struct dk_bill){ .id = dk_col_id(st, 0), .number = dk_col_text(st, 1, a),
		.supplier = dk_col_text(st, 2, a), .supplier_name = dk_col_text(st, 3, a),
		.their_number = dk_col_text(st, 4, a), .date = dk_col_date(st, 5),
		.net = dk_col_money(st, 6), .tax = dk_col_money(st, 7),
		.total = dk_col_money(st, 8), .state = read_state(dk_col_peek(st, 9)),
		.why = dk_col_text(st, 10, a), .reason = dk_col_text(st, 11, a),
		.entered_by = dk_col_text(st, 12, a), .entered_at = dk_col_text(st, 13, a),
		.settled_by = dk_col_text(st, 14, a), .settled_at = dk_col_text(st, 15, a),
		.count = dk_col_i64(st, 16) };
}

enum dk_rc
dk_bill_list(struct dk_session *s, struct dk_arena *a, bool all, struct dk_bill **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, all ? SQL_ALL : SQL_HELD);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_bill *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_head(st, a, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_bill_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	static const char *const texts[] = { SQL_NUMBER, SQL_THEIRS };
	int64_t found = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	for (size_t i = 0; rc == DK_OK && found == 0 && i < DK_COUNT(texts); i++) {
		struct dk_stmt *st = dk_sql(s->db, texts[i]);

		dk_bind_text(st, ":number", number);
		rc = dk_one(st, 0, &found, err);
	}
	if (rc == DK_OK && found == 0)
		rc = dk_number_missing(s->db, "supplier-bill", number, err);
	*id = found;
	return rc;
}

static enum dk_rc
read_lines(struct dk_session *s, struct dk_arena *a, struct dk_bill *b, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINES);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(*b->lines));
	struct dk_bill_line *row;

	dk_bind_id(st, ":id", b->id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_bill_line){ .line_no = dk_col_i64(st, 0),
			.line_id = dk_col_id(st, 1), .purchase = dk_col_text(st, 2, a),
			.purchase_line = dk_col_i64(st, 3), .sku = dk_col_text(st, 4, a),
			.text = dk_col_text(st, 5, a), .qty = dk_col_qty(st, 6),
			.price = dk_col_price(st, 7), .agreed = dk_col_price(st, 8),
			.net = dk_col_money(st, 9), .received = dk_col_qty(st, 10),
			.billed = dk_col_qty(st, 11), .why = dk_col_text(st, 12, a) };
	b->lines = rows.rows;
	b->line_count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_bill_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_bill *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_bill){ 0 };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ONE);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "bill",
		    "That is no supplier's bill. See: docket bill list --all");
	read_head(st, a, out);
	dk_done(st);
	return read_lines(s, a, out, err);
}
