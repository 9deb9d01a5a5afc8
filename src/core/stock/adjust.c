/*
 * adjust.c - putting on hand right with a reason, and setting goods apart.
 *
 * An adjustment is a row of its own, whether it waits or not: the move names it as its document.
 * What waits holds the goods it takes away apart, so the second person's yes always finds them.
 */
#include "docket/adjust.h"

#include <string.h>

#include "core/control/once.h"
#include "core/stock/adjust.h"
#include "core/stock/lot.h"
#include "docket/setting.h"
#include "docket/text.h"

enum { NOTE_MAX = 200 };

static const char SQL_PRODUCT[] = "SELECT sku, decimals FROM product WHERE id = :product";
static const char SQL_ADD[] =
    "INSERT INTO adjustment (product_id, location_id, lot_id, qty, is_apart, reason, note, value,"
    " state, day_id, asked_by, asked_at) VALUES (:product, :location, :lot, :qty, :apart, :reason,"
    " :note, :value, :state, :day, :user, :at)";
static const char SQL_KNOWN[] = "SELECT state, value FROM adjustment WHERE id = :id";

const struct dk_adjust_reason *
dk_adjust_reasons(void)
{
	static const struct dk_adjust_reason list[] = {
#define DK_ADJUST_REASON(code, sign, summary) { code, sign, summary },
#include "core/stock/adjust_reasons.def"
#undef DK_ADJUST_REASON
		{ NULL, 0, NULL },
	};

	return list;
}

static enum dk_rc
check_reason(const struct dk_adjust_in *in, struct dk_err *err)
{
	const struct dk_adjust_reason *r = dk_adjust_reasons();
	char known[200] = "";

	for (; r->code != NULL && strcmp(r->code, in->reason) != 0; r++) {
		size_t len = strlen(known);

		snprintf(known + len, sizeof(known) - len, "%s%s", len > 0 ? ", " : "", r->code);
	}
	if (r->code == NULL && in->reason[strspn(in->reason, " ")] == '\0')
		return dk_fail(err, DK_EINPUT, "reason", "Give a reason for the adjustment: %s.",
		    known);
	if (r->code == NULL)
		return dk_fail(err, DK_EINPUT, "reason",
		    "There is no reason %.40s; the reasons are %s.", in->reason, known);
	if (r->sign > 0 && in->qty.milli < 0)
		return dk_fail(err, DK_EINPUT, "reason",
		    "%s can only add to stock; to take away choose lost, damaged or correction.",
		    r->code);
	if (r->sign < 0 && in->qty.milli > 0)
		return dk_fail(err, DK_EINPUT, "reason",
		    "%s can only take away from stock; to add choose found or correction.",
		    r->code);
	return DK_OK;
}

static enum dk_rc
check(const struct dk_adjust_in *in, struct dk_err *err)
{
	if (in->qty.milli == 0 || in->qty.milli > DK_QTY_MAX || in->qty.milli < -DK_QTY_MAX)
		return dk_fail(err, DK_EINPUT, "qty",
		    "Adjust by a quantity that is not 0 and at most %s.",
		    dk_qty_text((dk_qty){ DK_QTY_MAX }).s);
	if (in->from_apart && in->qty.milli > 0)
		return dk_fail(err, DK_EINPUT, "qty",
		    "Only what is taken away can come from what is set apart.");
	return check_reason(in, err);
}

enum dk_rc
dk_stock_name(struct dk_change *ch, dk_id product_id, dk_qty qty, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_PRODUCT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", product_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "sku", "There is no such product.");
	if (!dk_qty_fits(qty, dk_col_i64(st, 1)))
		rc = dk_fail(err, DK_EINPUT, "qty",
		    "%s is counted with %d decimals at most, so it cannot be %s.",
		    dk_col_peek(st, 0), (int)dk_col_i64(st, 1), dk_qty_text(qty).s);
	dk_change_text(ch, "sku", dk_col_peek(st, 0));
	dk_done(st);
	return rc;
}

enum dk_rc
dk_stock_place(struct dk_change *ch, struct dk_move_in *m, const char *location, const char *lot,
    dk_date expiry, struct dk_err *err)
{
	const struct dk_lot_in in = { m->product_id, lot != NULL ? lot : "", expiry, m->qty,
		false };
	enum dk_rc rc = dk_location_home(ch->session, m->product_id, location, &m->location_id,
	    err);

	if (rc != DK_OK || m->lot_id != 0)
		return rc;
	if (m->qty.milli > 0 && in.code[0] != '\0')
		rc = dk_lot_take_in(ch, &in, &m->lot_id, err);
	else
		rc = dk_lot_find(ch->session, m->product_id, in.code, &m->lot_id, err);
	if (rc == DK_OK)
		rc = dk_lot_of_move(ch, m, err);
	if (rc == DK_OK && in.code[0] != '\0')
		dk_change_text(ch, "lot", in.code);
	return rc;
}

enum dk_rc
dk_stock_why(struct dk_arena *a, const char *text, const char **out, struct dk_err *err)
{
	char *clean = NULL;
	enum dk_rc rc = dk_text_clean(a, text != NULL ? text : "", false, NOTE_MAX, &clean, err);

	*out = clean;
	if (rc == DK_OK && clean[strspn(clean, " ")] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Say why, in a few words.");
	return rc;
}

enum dk_rc
dk_stock_must_wait(struct dk_session *s, dk_money value, bool *out, struct dk_err *err)
{
	int64_t most = 0;
	enum dk_rc rc = dk_setting_i64(s, "adjust_approval", &most, err);

	*out = most > 0 && (value.minor > most || value.minor < -most);
	return rc;
}

static enum dk_rc
add_row(struct dk_change *ch, const struct dk_adjust_in *in, const struct dk_move_in *m,
    struct dk_adjusted *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD);

	dk_bind_id(st, ":product", m->product_id);
	dk_bind_id(st, ":location", m->location_id);
	dk_bind_id(st, ":lot", m->lot_id);
	dk_bind_i64(st, ":qty", m->qty.milli);
	dk_bind_bool(st, ":apart", in->from_apart);
	dk_bind_text(st, ":reason", m->reason);
	dk_bind_text(st, ":note", in->note);
	dk_bind_i64(st, ":value", out->value.minor);
	dk_bind_text(st, ":state", out->waits ? "open" : "posted");
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	return dk_insert(st, &out->id, err);
}

/* The move takes what is free, so goods that were set apart must be free for it; goods that wait
 * for the second person are apart. */
static enum dk_rc
hold_back(struct dk_change *ch, const struct dk_move_in *m, bool from_apart, bool waits,
    struct dk_err *err)
{
	struct dk_move_in put = *m;
	enum dk_rc rc = DK_OK;

	if (from_apart)
		rc = dk_stock_set_apart(ch, m, err);
	put.qty.milli = -m->qty.milli;
	return rc == DK_OK && waits ? dk_stock_set_apart(ch, &put, err) : rc;
}

/* Only a lot that is added to has one to be said. */
static enum dk_rc
read_expiry(const struct dk_adjust_in *in, dk_date *out, struct dk_err *err)
{
	if (in->expiry == NULL || in->expiry[0] == '\0')
		return DK_OK;
	if (in->qty.milli < 0 || in->lot == NULL || in->lot[0] == '\0')
		return dk_fail(err, DK_EINPUT, "expiry",
		    "An expiry is of a lot that is added to: say which lot, and how many more.");
	return dk_date_parse(in->expiry, out) ? DK_OK : dk_fail(err, DK_EINPUT, "expiry",
	    "%.40s is no day that exists. Write it like 2027-02-28.", in->expiry);
}

/* The move, or for what waits the goods held back. */
static enum dk_rc
adjust(struct dk_change *ch, const struct dk_adjust_in *in, struct dk_adjusted *out,
    struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_move_in m = { .product_id = in->product_id, .qty = in->qty,
		.kind = "adjustment", .reason = in->reason, .document = "adjustment" };
	dk_date expiry = DK_NO_DATE;
	enum dk_rc rc = dk_stock_name(ch, in->product_id, in->qty, err);

	if (rc == DK_OK)
		rc = read_expiry(in, &expiry, err);
	if (rc == DK_OK)
		rc = dk_stock_place(ch, &m, in->location, in->lot, expiry, err);
	if (rc == DK_OK)
		rc = dk_move_cost(s, m.product_id, m.qty, &m.cost, err);
	out->value = m.cost;
	if (rc == DK_OK)
		rc = dk_stock_must_wait(s, m.cost, &out->waits, err);
	if (rc == DK_OK && in->from_apart)
		rc = dk_apart_unheld(s, &m, (dk_qty){ -m.qty.milli }, err);
	if (rc == DK_OK)
		rc = add_row(ch, in, &m, out, err);
	m.document_id = out->id;
	if (rc == DK_OK && in->qty.milli < 0)
		rc = hold_back(ch, &m, in->from_apart, out->waits, err);
	if (rc == DK_OK && !out->waits)
		rc = dk_adjust_post(ch, &m, err);
	dk_change_subject(ch, "adjustment", out->id);
	dk_change_text(ch, "location", in->location);
	dk_change_text(ch, "qty", dk_qty_text(in->qty).s);
	dk_change_text(ch, "reason", in->reason);
	if (in->note[0] != '\0')
		dk_change_text(ch, "note", in->note);
	if (out->waits)
		dk_change_text(ch, "waits", dk_money_text(out->value, s->exponent).s);
	return rc;
}

/* A retry is answered with what the first try did. */
static enum dk_rc
answer_again(struct dk_session *s, dk_id id, struct dk_adjusted *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_KNOWN);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = (struct dk_adjusted){ id, strcmp(dk_col_peek(st, 0), "open") == 0,
		dk_col_money(st, 1) };
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_adjust(struct dk_session *s, const struct dk_adjust_in *in, struct dk_adjusted *out,
    struct dk_err *err)
{
	struct dk_adjust_in clean = *in;
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	char *note = NULL;
	dk_id done = 0;
	enum dk_rc rc = check(in, err);

	*out = (struct dk_adjusted){ 0 };
	if (rc == DK_OK)
		rc = dk_text_clean(&tmp, in->note, false, NOTE_MAX, &note, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_STOCK_ADJUST, "stock.adjust", &ch, err);
	clean.note = note;
	if (rc == DK_OK) {
		rc = dk_once_find(&ch, &done, err);
		if (rc == DK_OK)
			rc = done != 0 ? answer_again(s, done, out, err)
				       : adjust(&ch, &clean, out, err);
		rc = dk_change_end(&ch, rc, err);
	}
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_stock_adjust(struct dk_session *s, dk_id product_id, const char *location, dk_qty qty,
    const char *reason, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	char *code = dk_arena_dup(&tmp, reason + strspn(reason, " ")), *note = strchr(code, ' ');
	struct dk_adjust_in in = { product_id, location, qty, code, "", false, "", "" };
	struct dk_adjusted out;
	enum dk_rc rc;

	if (note != NULL) {
		*note++ = '\0';
		in.note = note + strspn(note, " ");
	}
	rc = dk_adjust(s, &in, &out, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_stock_apart(struct dk_session *s, const struct dk_apart_in *in, struct dk_err *err)
{
	struct dk_move_in m = { .product_id = in->product_id, .qty = in->qty };
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	const char *why = "";
	dk_id done = 0;
	enum dk_rc rc = DK_OK;

	if (in->qty.milli <= 0 || in->qty.milli > DK_QTY_MAX)
		rc = dk_fail(err, DK_EINPUT, "qty", "Give a quantity that is more than nothing.");
	if (rc == DK_OK)
		rc = dk_stock_why(&tmp, in->reason, &why, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_STOCK_ADJUST,
		    in->releases ? "stock.release" : "stock.apart", &ch, err);
	if (rc == DK_OK) {
		rc = dk_once_find(&ch, &done, err);
		if (rc == DK_OK && done == 0)
			rc = dk_stock_name(&ch, in->product_id, in->qty, err);
		/* what is set apart lies there; only goods that may be sold are released */
		m.qty.milli = in->releases ? in->qty.milli : -in->qty.milli;
		if (rc == DK_OK && done == 0)
			rc = dk_stock_place(&ch, &m, in->location, in->lot, DK_NO_DATE, err);
		if (rc == DK_OK && done == 0 && in->releases)
			rc = dk_apart_unheld(s, &m, in->qty, err);
		m.qty.milli = in->releases ? -in->qty.milli : in->qty.milli;
		if (rc == DK_OK && done == 0)
			rc = dk_stock_set_apart(&ch, &m, err);
		dk_change_subject(&ch, "product", in->product_id);
		dk_change_text(&ch, "location", in->location);
		dk_change_text(&ch, "qty", dk_qty_text(in->qty).s);
		dk_change_text(&ch, "reason", why);
		rc = dk_change_end(&ch, rc, err);
	}
	dk_arena_free(&tmp);
	return rc;
}
