/* delivery.c - the outcome at the door, and goods that come back into quarantine. */
#include "docket/delivery.h"

#include <string.h>

#include "core/ledger/posting.h"
#include "core/ship/line.h"
#include "core/ship/private.h"
#include "core/stock/allocation.h"
#include "docket/text.h"

static const char SQL_KNOWN[] =
    "SELECT id FROM delivery WHERE shipment_id = :id AND outcome = :outcome AND at = :at";
static const char SQL_LAST[] =
    "SELECT id, outcome, back_at FROM delivery WHERE shipment_id = :id ORDER BY id DESC LIMIT 1";
static const char SQL_ADD[] =
    "INSERT INTO delivery (shipment_id, outcome, at, name, note, told_at, told_by, day_id, is_open)"
    " VALUES (:shipment, :outcome, :at, :name, :note, :now, :user, :day, :open)";
static const char SQL_CLOSE[] =
    "UPDATE delivery SET is_open = 0 WHERE shipment_id = :id AND is_open = 1";
static const char SQL_STOP[] = "UPDATE own_run_stop SET delivery_id = :delivery"
    " WHERE shipment_id = :shipment AND delivery_id IS NULL AND run_id IN"
    " (SELECT id FROM own_run WHERE state = 'out')";
static const char SQL_BACK[] = "UPDATE delivery SET back_at = :at WHERE id = :id";
static const char SQL_ADD_BACK[] =
    "INSERT INTO delivery_back (delivery_id, shipment_line_id, qty) VALUES (:id, :line, :qty)";
static const char SQL_LEFT_AT[] =
    "SELECT m.product_id, sum(m.cost), sum(m.qty) FROM move m JOIN order_line l ON l.id = :line"
    " WHERE m.document = 'shipment' AND m.document_id = :shipment"
    " AND m.product_id = l.product_id GROUP BY m.product_id";

static bool
is_one_of(const char *word, const char *const *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(word, all[i]) == 0)
			return true;
	return false;
}

static bool
is_blank(const char *text)
{
	return text == NULL || strspn(text, " ") == strlen(text);
}

static enum dk_rc
judge(const struct dk_shipment *h, const struct dk_delivery_in *in, dk_date today,
    struct dk_err *err)
{
	static const char *const outcomes[] = { "delivered", "refused", "partly", "nobody" };

	if (!is_one_of(in->outcome, outcomes, DK_COUNT(outcomes)))
		return dk_fail(err, DK_EINPUT, "outcome",
		    "'%.20s' is no outcome; there are delivered, refused, partly, nobody.",
		    in->outcome);
	if (strcmp(h->state, "delivered") == 0 || strcmp(h->state, "came-back") == 0)
		return dk_fail(err, DK_EREFUSED, "shipment", "%s %s already.", h->number,
		    h->state[0] == 'd' ? "is delivered" : "came back");
	if (strcmp(h->state, "shipped") != 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is %s and has not left; nobody can have taken it.", h->number, h->state);
	if (in->at_ms != 0 && dk_date_diff(dk_instant_day(in->at_ms), h->date) < 0)
		return dk_fail(err, DK_EINPUT, "at",
		    "%s left on %s; it cannot have been at the door on %s.", h->number,
		    dk_date_paper(h->date).s, dk_date_paper(dk_instant_day(in->at_ms)).s);
	if (dk_date_diff(dk_instant_day(in->at_ms), today) > 1) /* its clock may be ahead */
		return dk_fail(err, DK_EINPUT, "at",
		    "%s has not come yet; tell of %s when it was at the door.",
		    dk_date_paper(dk_instant_day(in->at_ms)).s, h->number);
	if (strcmp(in->outcome, "delivered") == 0 && is_blank(in->name))
		return dk_fail(err, DK_EINPUT, "name", "Say who took %s.", h->number);
	if ((strcmp(in->outcome, "refused") == 0 || strcmp(in->outcome, "partly") == 0) &&
	    is_blank(in->note))
		return dk_fail(err, DK_EINPUT, "note", "Say why %s was %s.", h->number,
		    in->outcome[0] == 'r' ? "refused" : "taken in part");
	return DK_OK;
}

static enum dk_rc
add_row(struct dk_ship_job *job, const struct dk_delivery_in *in, dk_id *id, struct dk_err *err)
{
	struct dk_session *s = job->ch.session;
	struct dk_stmt *st = dk_sql(s->db, SQL_CLOSE); /* a new attempt ends the one before */
	enum dk_rc rc;

	dk_bind_id(st, ":id", job->shipment->id);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_id(st, ":shipment", job->shipment->id);
	dk_bind_text(st, ":outcome", in->outcome);
	dk_bind_instant(st, ":at", in->at_ms != 0 ? in->at_ms : job->ch.now_ms);
	dk_bind_text(st, ":name", in->name);
	dk_bind_text(st, ":note", in->note);
	dk_bind_instant(st, ":now", job->ch.now_ms);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_id(st, ":day", job->ch.day_id);
	dk_bind_bool(st, ":open", strcmp(in->outcome, "delivered") != 0);
	rc = dk_insert(st, id, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_STOP);
	dk_bind_id(st, ":delivery", *id);
	dk_bind_id(st, ":shipment", job->shipment->id);
	return dk_run(st, NULL, err);
}

static enum dk_rc
find_known(struct dk_ship_job *job, const struct dk_delivery_in *in, dk_id *id,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_KNOWN);

	dk_bind_id(st, ":id", job->shipment->id);
	dk_bind_text(st, ":outcome", in->outcome);
	dk_bind_instant(st, ":at", in->at_ms);
	return dk_one(st, 0, id, err);
}

static enum dk_rc
tell(struct dk_ship_job *job, const struct dk_delivery_in *in, dk_id *id, struct dk_err *err)
{
	enum dk_rc rc = judge(job->shipment, in, dk_instant_day(job->ch.now_ms), err);

	if (rc == DK_OK)
		rc = add_row(job, in, id, err);
	if (rc == DK_OK && strcmp(in->outcome, "refused") == 0)
		rc = dk_shipment_move(job, "came-back", err);
	else if (rc == DK_OK && strcmp(in->outcome, "nobody") != 0)
		rc = dk_shipment_move(job, "delivered", err);
	dk_change_text(&job->ch, "code", in->outcome);
	dk_change_text(&job->ch, "reason", dk_fmt(&job->tmp, "%s%s%s", in->name,
	    *in->name != '\0' && *in->note != '\0' ? "; " : "", in->note));
	return rc;
}

enum dk_rc
dk_delivery_tell(struct dk_session *s, dk_id shipment_id, const struct dk_delivery_in *in,
    dk_id *id, enum dk_put *did, struct dk_err *err)
{
	struct dk_delivery_in clean = *in;
	struct dk_ship_job job;
	char *name = NULL, *note = NULL;
	enum dk_rc rc = dk_ship_begin(s, "ship.deliver", shipment_id, &job, err);

	*id = 0;
	*did = DK_PUT_UNCHANGED;
	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = dk_text_clean(&job.tmp, in->name != NULL ? in->name : "", false, 100, &name, err);
	if (rc == DK_OK)
		rc = dk_text_clean(&job.tmp, in->note != NULL ? in->note : "", false, 500, &note,
		    err);
	clean.name = name;
	clean.note = note;
	if (rc == DK_OK && in->at_ms != 0)
		rc = find_known(&job, &clean, id, err);
	if (rc == DK_OK && *id != 0) { /* told before */
		job.is_done = true;
		return dk_ship_end(&job, rc, err);
	}
	if (rc == DK_OK)
		rc = tell(&job, &clean, id, err);
	if (rc == DK_OK)
		*did = DK_PUT_ADDED;
	return dk_ship_end(&job, rc, err);
}

/* The last outcome of the shipment: what comes back must have been refused. */
static enum dk_rc
last_of(struct dk_ship_job *job, dk_id *id, bool *is_whole, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_LAST);
	const char *number = job->shipment->number;
	bool more, may, is_back;
	enum dk_rc rc;

	dk_bind_id(st, ":id", job->shipment->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "Nothing was told of %s yet. First: docket ship deliver %s --outcome refused",
		    number, number);
	*id = dk_col_id(st, 0);
	*is_whole = strcmp(dk_col_peek(st, 1), "refused") == 0;
	may = *is_whole || strcmp(dk_col_peek(st, 1), "partly") == 0;
	is_back = dk_col_peek(st, 2)[0] != '\0';
	dk_done(st);
	if (!may)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s was not refused: goods that a customer sends back come as a return.",
		    number);
	if (is_back)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "What came back of %s is here already.", number);
	return DK_OK;
}

/* What came back: what it cost when it left, and what the stock is worth more by it. */
struct back {
	dk_money cost, stock;
};

/* What the goods cost when they left; returned goods are worth the same. */
static enum dk_rc
cost_of(struct dk_ship_job *job, const struct dk_shipment_line *l, struct dk_move_in *m,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_LEFT_AT);
	int64_t cost, qty;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":line", l->line_id);
	dk_bind_id(st, ":shipment", job->shipment->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	m->product_id = dk_col_id(st, 0);
	cost = -dk_col_i64(st, 1);
	qty = -dk_col_i64(st, 2);
	dk_done(st);
	dk_assert(qty > 0 && dk_muldiv(cost, m->qty.milli, qty, DK_MONEY_MAX, &m->cost.minor));
	return DK_OK;
}

/* Into the place it was picked from, and apart: somebody looks at it before it is sold again. */
static enum dk_rc
put_apart(struct dk_ship_job *job, dk_id delivery, const struct dk_shipment_line *l, dk_qty qty,
    struct back *b, struct dk_err *err)
{
	struct dk_move_in m = { .location_id = l->location_id, .lot_id = l->lot_id, .qty = qty,
		.kind = "return", .reason = "delivery refused", .document = "delivery",
		.document_id = delivery, .is_priced = true };
	const struct dk_line_delta delta = { .line_id = l->line_id, .returned = qty.milli };
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_ADD_BACK);
	enum dk_rc rc = cost_of(job, l, &m, err);

	/* what the supplier sent lay at no place of ours */
	if (rc == DK_OK && job->shipment->purchase[0] != '\0')
		rc = dk_location_home(job->ch.session, m.product_id, "", &m.location_id, err);
	b->cost = dk_money_plus(b->cost, m.cost);
	if (rc == DK_OK)
		rc = dk_move_post(&job->ch, &m, err);
	b->stock = dk_money_plus(b->stock, m.cost);
	if (rc == DK_OK)
		rc = dk_stock_set_apart(&job->ch, &m, err);
	if (rc == DK_OK)
		rc = dk_ship_line_apply(&job->ch, &delta, err);
	if (rc != DK_OK)
		return rc;
	dk_bind_id(st, ":id", delivery);
	dk_bind_id(st, ":line", l->id);
	dk_bind_i64(st, ":qty", qty.milli);
	return dk_run(st, NULL, err);
}

/* The quantity of a line of the order, from the rows it left by. */
static enum dk_rc
take_line(struct dk_ship_job *job, dk_id delivery, const struct dk_picked *p, struct back *b,
    struct dk_err *err)
{
	const struct dk_shipment *h = job->shipment;
	int64_t left = p->qty.milli;
	enum dk_rc rc = DK_OK;

	if (left <= 0)
		return dk_fail(err, DK_EINPUT, "qty", "Line %lld: more than nothing comes back.",
		    (long long)p->line_no);
	for (size_t i = 0; rc == DK_OK && left > 0 && i < h->line_count; i++) {
		const struct dk_shipment_line *l = &h->lines[i];
		dk_qty part = { left < l->picked.milli ? left : l->picked.milli };

		if (l->line_no != p->line_no || part.milli == 0)
			continue;
		left -= part.milli;
		rc = dk_qty_counts(job->ch.session, l->product_id, p->qty, "qty", err);
		if (rc == DK_OK)
			rc = put_apart(job, delivery, l, part, b, err);
	}
	if (rc == DK_OK && left > 0)
		rc = dk_fail(err, DK_EREFUSED, "qty", "Line %lld: %s more come back than left with"
		    " %s. Count again.", (long long)p->line_no, dk_qty_show((dk_qty){ left }).s,
		    h->number);
	return rc;
}

static enum dk_rc
take_all(struct dk_ship_job *job, dk_id delivery, struct back *b, struct dk_err *err)
{
	const struct dk_shipment *h = job->shipment;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < h->line_count; i++)
		if (h->lines[i].picked.milli > 0)
			rc = put_apart(job, delivery, &h->lines[i], h->lines[i].picked, b, err);
	return rc;
}

static enum dk_rc
store_back(struct dk_ship_job *job, dk_id delivery, const struct back *b, struct dk_err *err)
{
	const struct dk_posting rows[] = { { "stock", b->stock, 0 },
		{ "price-difference", dk_money_minus(b->cost, b->stock), 0 },
		{ "cost-of-goods", dk_money_neg(b->cost), 0 } };
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_BACK);
	enum dk_rc rc;

	dk_bind_instant(st, ":at", job->ch.now_ms);
	dk_bind_id(st, ":id", delivery);
	rc = dk_run(st, NULL, err);
	return rc == DK_OK ? dk_posting_add(&job->ch, "delivery", delivery, rows, DK_COUNT(rows),
	    err) : rc;
}

enum dk_rc
dk_delivery_back(struct dk_session *s, dk_id shipment_id, const struct dk_picked *back,
    size_t count, struct dk_err *err)
{
	struct dk_ship_job job;
	struct back b = { DK_MONEY(0), DK_MONEY(0) };
	bool is_whole = false;
	dk_id id = 0;
	enum dk_rc rc = dk_ship_begin(s, "ship.back", shipment_id, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = last_of(&job, &id, &is_whole, err);
	if (rc == DK_OK && count == 0 && !is_whole)
		rc = dk_fail(err, DK_EINPUT, "line", "Say what of %s came back: LINE=QTY.",
		    job.shipment->number);
	if (rc == DK_OK && count == 0)
		rc = take_all(&job, id, &b, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = take_line(&job, id, &back[i], &b, err);
	if (rc == DK_OK)
		rc = store_back(&job, id, &b, err);
	return dk_ship_end(&job, rc, err);
}

enum dk_rc
dk_delivery_settle(struct dk_session *s, dk_id shipment_id, const char *note, struct dk_err *err)
{
	struct dk_ship_job job;
	int64_t changed = 0;
	char *clean = NULL;
	enum dk_rc rc = dk_ship_begin(s, "ship.settle", shipment_id, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = dk_text_clean(&job.tmp, note, false, 500, &clean, err);
	if (rc == DK_OK && is_blank(clean))
		rc = dk_fail(err, DK_EINPUT, "note", "Say what was settled.");
	if (rc == DK_OK) {
		struct dk_stmt *st = dk_sql(s->db, SQL_CLOSE);

		dk_bind_id(st, ":id", shipment_id);
		rc = dk_run(st, &changed, err);
	}
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_EREFUSED, "shipment", "Nothing of %s waits for anybody.",
		    job.shipment->number);
	if (rc == DK_OK)
		dk_change_text(&job.ch, "note", clean);
	return dk_ship_end(&job, rc, err);
}
