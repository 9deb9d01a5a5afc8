/* purchase.c - orders to suppliers: made, moved to another day, closed. */
#include "docket/purchase.h"

#include <string.h>

#include "core/control/number.h"
#include "core/master/kit.h"
#include "core/control/once.h"
#include "core/stock/allocation.h"
#include "core/supply/purchase_late.h"
#include "core/supply/purchase_line.h"
#include "docket/carrier.h"
#include "docket/setting.h"
#include "docket/text.h"

static const char SQL_SUPPLIER[] = "SELECT id, lead_days FROM supplier WHERE number = :number";
static const char SQL_ADD[] =
    "INSERT INTO purchase (number, supplier_id, placed, note, entered_by, entered_at,"
    " order_id) VALUES (:number, :supplier, :placed, :note, :user, :at, :order)";
static const char SQL_ADD_LINE[] =
    "INSERT INTO purchase_line (purchase_id, line_no, product_id, ordered, unit, unit_pieces, cost,"
    " expected, order_line_id)"
    " VALUES (:purchase, :line_no, :product, :qty, :unit, :pieces, :cost, :expected, :for)";
static const char SQL_KNOWN[] = "SELECT id FROM purchase WHERE number = :number";
static const char SQL_CLOSE_LINE[] =
    "UPDATE purchase_line SET is_closed = 1 WHERE purchase_id = :id"
    " AND (:line = 0 OR line_no = :line) AND is_closed = 0 AND received < ordered";
static const char SQL_REASON[] = "UPDATE purchase SET closed_reason = :reason WHERE id = :id";

enum { NOTE_MAX = 500 };

static enum dk_rc
find_supplier(struct dk_session *s, const char *number, dk_id *id, int64_t *lead_days,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SUPPLIER);
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":number", number);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "supplier", "There is no supplier %.40s.",
		    number);
	*id = dk_col_id(st, 0);
	*lead_days = dk_col_i64(st, 1);
	dk_done(st);
	return DK_OK;
}

/* What the input leaves open: the product's cost and the day its lead gives. */
static enum dk_rc
settle_line(struct dk_session *s, const struct dk_product *p, int64_t lead_days,
    struct dk_purchase_input_line *l, struct dk_err *err)
{
	int64_t days = p->lead_days > 0 ? p->lead_days : lead_days;
	enum dk_rc rc = DK_OK;

	if (l->qty.milli <= 0)
		return dk_fail(err, DK_EINPUT, "qty", "%s: order more than nothing.", p->sku);
	if (l->cost.e4 < 0 && !dk_muldiv(p->cost.e4, 1000, p->price_per.milli, DK_PRICE_MAX,
	    &l->cost.e4))
		l->cost.e4 = 0;
	if (!dk_date_is_set(l->expected) && days <= 0)
		rc = dk_setting_i64(s, "default_lead_days", &days, err);
	if (rc == DK_OK && !dk_date_is_set(l->expected))
		rc = dk_workday_add(s, dk_session_today(s), days, &l->expected, err);
	return rc;
}

/* Packs become pieces. */
static enum dk_rc
count_pieces(struct dk_session *s, const struct dk_product *p, struct dk_purchase_input_line *l,
    dk_qty *pieces, struct dk_err *err)
{
	enum dk_rc rc;

	*pieces = DK_QTY(1);
	if (l->unit == NULL || strcmp(l->unit, p->unit) == 0)
		l->unit = "";
	if (l->unit[0] == '\0')
		return DK_OK;
	rc = dk_unit_pieces(s, p->id, l->unit, pieces, err);
	if (rc == DK_OK && !dk_muldiv(l->qty.milli, pieces->milli, 1000, DK_QTY_MAX,
	    &l->qty.milli))
		rc = dk_fail(err, DK_EINPUT, "qty", "%s: at most 900,000 pieces fit on a line.",
		    p->sku);
	return rc;
}

enum dk_rc
dk_purchase_line_add(struct dk_change *ch, const struct dk_purchase_place *at,
    const struct dk_purchase_input_line *in, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_arena tmp = { 0 };
	struct dk_purchase_input_line l = *in;
	struct dk_product *p = NULL;
	struct dk_stmt *st;
	dk_qty pieces = { 0 };
	enum dk_rc rc = dk_product_by_sku(s, &tmp, l.sku, &p, err);

	if (rc == DK_OK)
		rc = dk_kit_refuse(s, p->id, err);
	if (rc == DK_OK)
		rc = count_pieces(s, p, &l, &pieces, err);
	if (rc == DK_OK)
		rc = dk_qty_counts(s, p->id, l.qty, "qty", err);
	if (rc == DK_OK)
		rc = settle_line(s, p, at->lead_days, &l, err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_ADD_LINE);
		dk_bind_id(st, ":purchase", at->purchase);
		dk_bind_i64(st, ":line_no", at->line_no);
		dk_bind_id(st, ":product", p->id);
		dk_bind_i64(st, ":qty", l.qty.milli);
		dk_bind_text(st, ":unit", l.unit);
		dk_bind_i64(st, ":pieces", pieces.milli);
		dk_bind_i64(st, ":cost", l.cost.e4);
		dk_bind_date(st, ":expected", l.expected);
		dk_bind_id(st, ":for", at->order_line);
		rc = dk_run(st, NULL, err);
	}
	dk_arena_free(&tmp);
	return rc;
}

/* Pieces, or packs of the pack it was ordered in. */
static bool
is_same_line(const struct dk_purchase_line *was, const struct dk_purchase_input_line *in)
{
	bool packs = in->unit != NULL && in->unit[0] != '\0' && was->unit[0] != '\0';
	int64_t per = packs ? was->unit_pieces.milli : 1000;

	return strcmp(was->sku, in->sku) == 0 &&
	    was->ordered.milli * 1000 == in->qty.milli * per;
}

/* Brought again, as a file is imported twice: the same is nothing new, another is refused. */
static enum dk_rc
compare(struct dk_session *s, dk_id id, const struct dk_purchase_input *in, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_purchase was;
	enum dk_rc rc = dk_purchase_load(s, &tmp, id, &was, err);
	bool same = rc == DK_OK && was.line_count == in->line_count &&
	    strcmp(was.supplier, in->supplier) == 0;

	for (size_t i = 0; same && i < in->line_count; i++)
		same = is_same_line(&was.lines[i], &in->lines[i]);
	if (rc == DK_OK && !same)
		rc = dk_fail(err, DK_EREFUSED, "po",
		    "Purchase order %s is there already with other lines; nothing is changed.",
		    was.number);
	dk_arena_free(&tmp);
	return rc;
}

static enum dk_rc
add_head(struct dk_change *ch, const struct dk_purchase_input *in, dk_id supplier, dk_id order,
    struct dk_purchase_made *out, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_arena tmp = { 0 };
	struct dk_stmt *st;
	char *note = NULL;
	enum dk_rc rc = dk_text_clean(&tmp, in->note != NULL ? in->note : "", true, NOTE_MAX, &note,
	    err);

	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_ADD);
		dk_bind_text(st, ":number", out->number.s);
		dk_bind_id(st, ":supplier", supplier);
		dk_bind_date(st, ":placed",
		    dk_date_is_set(in->placed) ? in->placed : dk_session_today(s));
		dk_bind_text(st, ":note", note);
		dk_bind_id(st, ":user", s->user_id);
		dk_bind_instant(st, ":at", ch->now_ms);
		dk_bind_id(st, ":order", order);
		rc = dk_insert(st, &out->id, err);
	}
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_purchase_insert(struct dk_change *ch, const struct dk_purchase_input *in,
    const struct dk_purchase_for *why, struct dk_purchase_made *out, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	dk_id supplier = 0;
	int64_t lead = 0;
	enum dk_rc rc = find_supplier(s, in->supplier, &supplier, &lead, err);

	if (rc == DK_OK && in->line_count == 0)
		rc = dk_fail(err, DK_EINPUT, "lines", "A purchase order needs lines.");
	snprintf(out->number.s, sizeof(out->number.s), "%s", in->number);
	if (rc == DK_OK && in->number[0] == '\0')
		rc = dk_number_take(s->db, "purchase", NULL, &out->number, err);
	if (rc == DK_OK)
		rc = add_head(ch, in, supplier, why != NULL ? why->order : 0, out, err);
	for (size_t i = 0; rc == DK_OK && i < in->line_count; i++)
		rc = dk_purchase_line_add(ch, &(struct dk_purchase_place){ out->id,
		    (int64_t)i + 1, lead, why != NULL ? why->lines[i] : 0 }, &in->lines[i], err);
	return rc;
}

static enum dk_rc
insert(struct dk_change *ch, const struct dk_purchase_input *in, dk_id *id, struct dk_err *err)
{
	struct dk_purchase_made made = { .id = 0 };
	enum dk_rc rc = dk_purchase_insert(ch, in, NULL, &made, err);

	*id = made.id;
	if (rc != DK_OK)
		return rc;
	dk_change_subject(ch, "purchase", made.id);
	dk_change_text(ch, "number", made.number.s);
	dk_change_text(ch, "supplier", in->supplier);
	dk_change_i64(ch, "lines", (int64_t)in->line_count);
	return rc;
}

enum dk_rc
dk_purchase_new(struct dk_session *s, const struct dk_purchase_input *in, dk_id *id,
    enum dk_put *did, struct dk_err *err)
{
	struct dk_change ch;
	struct dk_stmt *st;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "purchase.new", &ch, err);

	*did = DK_PUT_UNCHANGED;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, id, err);
	if (rc != DK_OK || *id != 0)
		return dk_change_end(&ch, rc, err);
	if (in->number[0] != '\0') {
		st = dk_sql(s->db, SQL_KNOWN);
		dk_bind_text(st, ":number", in->number);
		rc = dk_one(st, 0, id, err);
	}
	if (rc == DK_OK && *id != 0) {
		rc = compare(s, *id, in, err);
	} else if (rc == DK_OK) {
		rc = insert(&ch, in, id, err);
		*did = DK_PUT_ADDED;
	}
	return dk_change_end(&ch, rc, err);
}

/* Runs a change of open lines; it must find one. */
static enum dk_rc
change_lines(struct dk_stmt *st, dk_id id, int64_t line_no, struct dk_err *err)
{
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":id", id);
	dk_bind_i64(st, ":line", line_no);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_EREFUSED, "line",
		    line_no == 0 ? "Nothing of it is open any more."
				 : "That line is not open any more.");
	return rc;
}

enum dk_rc
dk_purchase_close(struct dk_session *s, dk_id id, int64_t line_no, const char *reason,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	struct dk_stmt *st;
	char *text = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "purchase.close", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_text_clean(&tmp, reason != NULL ? reason : "", false, 500, &text, err);
	if (rc == DK_OK && text[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Give a reason.");
	if (rc == DK_OK)
		rc = change_lines(dk_sql(s->db, SQL_CLOSE_LINE), id, line_no, err);
	if (rc == DK_OK)
		rc = dk_purchase_late(&ch, id, line_no, "does not come", err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_REASON);
		dk_bind_text(st, ":reason", text);
		dk_bind_id(st, ":id", id);
		rc = dk_run(st, NULL, err);
		dk_change_subject(&ch, "purchase", id);
		dk_change_i64(&ch, "line", line_no);
		dk_change_text(&ch, "reason", text);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}
