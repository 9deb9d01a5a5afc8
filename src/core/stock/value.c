/* value.c - the value of a product's stock, and what pieces that come or go are worth. */
#include "core/stock/value.h"

#include "core/ledger/posting.h"
#include "docket/kit.h"
#include "docket/stock_cost.h"

static const char SQL_READ[] =
    "SELECT coalesce(v.qty, 0), coalesce(v.value, 0), coalesce(v.known_qty, 0),"
    " coalesce(v.known_value, 0), v.product_id IS NOT NULL, p.cost, p.price_per,"
    " coalesce((SELECT value FROM setting WHERE key = 'cost_method'), '') = 'standard'"
    " FROM product p LEFT JOIN stock_value v ON v.product_id = p.id WHERE p.id = :product";
static const char SQL_FIRST[] =
    "INSERT INTO stock_value (product_id, qty, value, known_qty, known_value)"
    " VALUES (:product, :qty, :value, :known_qty, :known_value)";
static const char SQL_KEEP[] =
    "UPDATE stock_value SET qty = :qty, value = :value, known_qty = :known_qty,"
    " known_value = :known_value"
    " WHERE product_id = :product AND qty = :was_qty AND value = :was_value";
static const char SQL_REVALUED[] =
    "INSERT INTO revaluation (at, day_id, site_id, product_id, after_move, qty, amount, kind,"
    " document, document_id, user_id) SELECT :at, :day, :site, :product, coalesce(max(id), 0),"
    " :qty, :amount, :kind, :document, :document_id, :user FROM move";
static const char SQL_NEXT[] = "SELECT coalesce(max(id), 0) + 1 FROM revaluation";

enum dk_rc
dk_worth_read(struct dk_session *s, dk_id product_id, struct dk_worth *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_READ);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", product_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "sku", "There is no such product.");
	*out = (struct dk_worth){ .product_id = product_id, .qty = dk_col_qty(st, 0),
		.value = dk_col_money(st, 1), .known_qty = dk_col_qty(st, 2),
		.known_value = dk_col_money(st, 3), .is_kept = dk_col_bool(st, 4),
		.standard = dk_col_price(st, 5), .per = dk_col_qty(st, 6),
		.is_standard = dk_col_bool(st, 7) };
	dk_done(st);
	return DK_OK;
}

static bool
at_standard(const struct dk_session *s, const struct dk_worth *w, int64_t milli, dk_money *out)
{
	const struct dk_line_amount x = { .pieces = { milli }, .price = w->standard,
		.base_qty = w->per };

	*out = DK_MONEY(0);
	return milli == 0 || dk_line_gross(&x, s->exponent, out);
}

/* By the average that is known: of what is here, else of what was here last, else the product's
 * own cost. */
static bool
at_average(const struct dk_session *s, const struct dk_worth *w, int64_t milli, dk_money *out)
{
	if (w->qty.milli > 0)
		return dk_muldiv(w->value.minor, milli, w->qty.milli, DK_MONEY_MAX, &out->minor);
	if (w->known_qty.milli > 0)
		return dk_muldiv(w->known_value.minor, milli, w->known_qty.milli, DK_MONEY_MAX,
		    &out->minor);
	return at_standard(s, w, milli, out);
}

enum dk_rc
dk_worth_of(struct dk_session *s, const struct dk_worth *w, dk_qty qty, dk_money *out,
    struct dk_err *err)
{
	dk_money before = DK_MONEY(0), after = DK_MONEY(0);
	bool fits;

	if (w->is_standard) {
		fits = at_standard(s, w, w->qty.milli, &before) &&
		    at_standard(s, w, w->qty.milli + qty.milli, &after) &&
		    dk_money_sub(after, before, out);
	} else {
		fits = at_average(s, w, qty.milli, out);
	}
	return fits ? DK_OK : dk_fail(err, DK_EINPUT, "qty",
	    "The cost of the goods is too large. Check the product's cost.");
}

static enum dk_rc
cost_alone(struct dk_session *s, dk_id product_id, dk_qty qty, dk_money *out, struct dk_err *err)
{
	struct dk_worth w;
	enum dk_rc rc = dk_worth_read(s, product_id, &w, err);

	*out = DK_MONEY(0);
	if (rc == DK_OK && !(w.is_standard ? at_standard(s, &w, qty.milli, out)
	    : at_average(s, &w, qty.milli, out)))
		*out = DK_MONEY(0);
	return rc;
}

enum dk_rc
dk_cost_of(struct dk_session *s, dk_id product_id, dk_qty qty, dk_money *out, struct dk_err *err)
{
	struct dk_kit_parts kit = { 0 };
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = DK_MONEY(0);
	if (rc == DK_OK)
		rc = cost_alone(s, product_id, qty, out, err);
	if (rc == DK_OK && out->minor == 0)
		rc = dk_kit_parts(s, &tmp, product_id, &kit, err);
	for (size_t i = 0; rc == DK_OK && i < kit.count; i++) {
		dk_qty all = { 0 };
		dk_money part = DK_MONEY(0);

		if (dk_muldiv(kit.list[i].qty.milli, qty.milli, 1000, DK_QTY_MAX, &all.milli))
			rc = cost_alone(s, kit.list[i].product_id, all, &part, err);
		*out = dk_money_plus(*out, part);
	}
	dk_arena_free(&tmp);
	return rc;
}

/* The row as it is now, if nobody changed it since `w` was read. */
static enum dk_rc
keep(struct dk_change *ch, const struct dk_worth *w, dk_qty qty, dk_money value,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, w->is_kept ? SQL_KEEP : SQL_FIRST);
	bool here = qty.milli > 0;
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":product", w->product_id);
	dk_bind_i64(st, ":qty", qty.milli);
	dk_bind_i64(st, ":value", value.minor);
	dk_bind_i64(st, ":known_qty", here ? qty.milli : w->known_qty.milli);
	dk_bind_i64(st, ":known_value", here ? value.minor : w->known_value.minor);
	if (w->is_kept) {
		dk_bind_i64(st, ":was_qty", w->qty.milli);
		dk_bind_i64(st, ":was_value", w->value.minor);
	}
	rc = dk_run(st, &changed, err);
	return rc != DK_OK || changed == 1 ? rc : dk_fail(err, DK_ECONFLICT, NULL,
	    "Somebody moved the same goods. Try again.");
}

static enum dk_rc
add_row(struct dk_change *ch, const struct dk_worth *w, const struct dk_revaluation *r,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_REVALUED);

	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":site", ch->session->site_id);
	dk_bind_id(st, ":product", w->product_id);
	dk_bind_i64(st, ":qty", w->qty.milli);
	dk_bind_i64(st, ":amount", r->amount.minor);
	dk_bind_text(st, ":kind", r->kind);
	dk_bind_text(st, ":document", r->document);
	dk_bind_i64(st, ":document_id", r->document_id);
	dk_bind_id(st, ":user", ch->session->user_id);
	return dk_run(st, NULL, err);
}

/* Stock at standard cost whose value is another: the cost was changed, or the method. */
static enum dk_rc
correct(struct dk_change *ch, struct dk_worth *w, struct dk_err *err)
{
	struct dk_revaluation r = { .kind = "standard", .document = "revaluation" };
	dk_money want;
	enum dk_rc rc;

	if (!at_standard(ch->session, w, w->qty.milli, &want))
		return dk_fail(err, DK_EINPUT, "cost", "The cost of the goods is too large.");
	r.amount = dk_money_minus(want, w->value);
	if (r.amount.minor == 0)
		return DK_OK;
	rc = dk_one(dk_sql(ch->session->db, SQL_NEXT), 1, &r.document_id, err);
	if (rc == DK_OK)
		rc = add_row(ch, w, &r, err);
	if (rc == DK_OK)
		rc = keep(ch, w, w->qty, want, err);
	if (rc == DK_OK)
		rc = dk_worth_post(ch, "revaluation", r.document_id, "stock-difference", r.amount,
		    err);
	w->value = want;
	return rc;
}

enum dk_rc
dk_worth_correct(struct dk_change *ch, dk_id product_id, struct dk_err *err)
{
	struct dk_worth w;
	enum dk_rc rc = dk_worth_read(ch->session, product_id, &w, err);

	return rc == DK_OK && w.is_standard && w.is_kept ? correct(ch, &w, err) : rc;
}

enum dk_rc
dk_worth_open(struct dk_change *ch, const struct dk_revaluation *r, dk_qty qty, dk_money *value,
    struct dk_err *err)
{
	struct dk_revaluation own = *r;
	struct dk_worth w;
	enum dk_rc rc = dk_worth_read(ch->session, r->product_id, &w, err);

	if (rc == DK_OK && !at_standard(ch->session, &w, qty.milli, value))
		rc = dk_fail(err, DK_EINPUT, "cost", "The cost of the goods is too large.");
	if (rc != DK_OK || w.is_kept)
		return rc;
	own.amount = dk_money_minus(*value, r->amount);
	rc = keep(ch, &w, qty, *value, err);
	w.qty = qty;
	return rc == DK_OK && own.amount.minor != 0 ? add_row(ch, &w, &own, err) : rc;
}

enum dk_rc
dk_worth_move(struct dk_change *ch, const struct dk_worth_move *m, dk_money *cost,
    struct dk_err *err)
{
	struct dk_worth w;
	dk_money said = *cost, value;
	enum dk_rc rc = dk_worth_read(ch->session, m->product_id, &w, err);

	if (rc == DK_OK && w.is_standard && w.is_kept)
		rc = correct(ch, &w, err);
	if (rc == DK_OK)
		rc = dk_worth_of(ch->session, &w, m->qty, cost, err);
	if (rc != DK_OK)
		return rc;
	if (m->is_priced && !w.is_standard)
		*cost = said;
	if (!dk_money_add(w.value, *cost, &value))
		return dk_fail(err, DK_EINPUT, "qty", "The value of the stock is too large.");
	return keep(ch, &w, (dk_qty){ w.qty.milli + m->qty.milli }, value, err);
}

enum dk_rc
dk_worth_change(struct dk_change *ch, const struct dk_revaluation *r, dk_money *took,
    struct dk_err *err)
{
	struct dk_revaluation own = *r;
	struct dk_worth w;
	enum dk_rc rc = dk_worth_read(ch->session, r->product_id, &w, err);

	*took = DK_MONEY(0);
	if (rc != DK_OK || w.is_standard || w.qty.milli <= 0)
		return rc;
	if (own.amount.minor < -w.value.minor)
		own.amount = dk_money_neg(w.value);
	if (own.amount.minor == 0)
		return DK_OK;
	rc = add_row(ch, &w, &own, err);
	if (rc == DK_OK)
		rc = keep(ch, &w, w.qty, dk_money_plus(w.value, own.amount), err);
	*took = own.amount;
	return rc;
}

enum dk_rc
dk_worth_post(struct dk_change *ch, const char *document, dk_id document_id, const char *role,
    dk_money cost, struct dk_err *err)
{
	const struct dk_posting rows[] = { { "stock", cost, 0 }, { role, dk_money_neg(cost), 0 } };

	return dk_posting_add(ch, document, document_id, rows, DK_COUNT(rows), err);
}
