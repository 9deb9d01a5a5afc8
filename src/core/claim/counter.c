/* counter.c - claims of the house against a carrier or a supplier, up to the money that comes. */
#include <string.h>

#include "core/claim/private.h"
#include "core/control/number.h"
#include "core/control/once.h"
#include "core/ledger/posting.h"
#include "docket/currency.h"
#include "docket/text.h"

static const char SQL_CARRIER[] =
    "SELECT count(*) FROM carrier_service WHERE carrier = :carrier AND kind = 'carrier'";
static const char SQL_SUPPLIER[] = "SELECT count(*) FROM supplier WHERE id = :id";
static const char SQL_STANDS[] =
    "SELECT number FROM counter_claim WHERE claim_id = :claim AND carrier = :carrier"
    " AND coalesce(supplier_id, 0) = :supplier AND state <> 'refused' LIMIT 1";
static const char SQL_ADD[] =
    "INSERT INTO counter_claim (number, claim_id, carrier, supplier_id, asked, day_id, entered_by,"
    " entered_at, moved_at) VALUES (:number, :claim, :carrier, :supplier_id, :asked, :day, :user,"
    " :at, :at)";
static const char SQL_MOVE[] =
    "UPDATE counter_claim SET state = :state, accepted = :accepted, paid = :paid,"
    " reference = :reference, why = :why, moved_at = :at, paid_day = :paid_day,"
    " version = version + 1 WHERE id = :id AND version = :version";

static enum dk_rc
check_party(struct dk_change *ch, const struct dk_counter_claim_in *in, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t known = 0;
	enum dk_rc rc;

	if ((in->carrier[0] == '\0') == (in->supplier_id == 0))
		return dk_fail(err, DK_EINPUT, "party", "Say of which carrier or supplier.");
	st = dk_sql(ch->session->db, in->supplier_id != 0 ? SQL_SUPPLIER : SQL_CARRIER);
	if (in->supplier_id != 0) {
		dk_bind_id(st, ":id", in->supplier_id);
	} else {
		dk_bind_text(st, ":carrier", in->carrier);
	}
	rc = dk_one(st, 0, &known, err);
	if (rc != DK_OK || known > 0)
		return rc;
	return in->supplier_id != 0
	    ? dk_fail(err, DK_ENOTFOUND, "party", "There is no such supplier.")
	    : dk_fail(err, DK_ENOTFOUND, "party", "There is no carrier '%.20s'.", in->carrier);
}

/* One of the same party stands already. */
static enum dk_rc
check_twice(struct dk_change *ch, const struct dk_counter_claim_in *in, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_STANDS);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":claim", in->claim_id);
	dk_bind_text(st, ":carrier", in->carrier);
	dk_bind_i64(st, ":supplier", in->supplier_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	rc = dk_fail(err, DK_EREFUSED, "claim", "Counter-claim %s of the same party stands.",
	    dk_col_peek(st, 0));
	dk_done(st);
	return rc;
}

/* What the claim is about, in the house's currency: carriers and suppliers pay in that. */
static enum dk_rc
as_claimed(struct dk_claim_job *j, dk_money *asked, struct dk_err *err)
{
	const struct dk_claim *c = j->claim;
	struct dk_currency_rate at;
	enum dk_rc rc = dk_currency_of(j->ch.session, &j->a, c->customer_id, DK_NO_DATE, &at, err);

	*asked = c->decided_at[0] != '\0' ? c->accepted : c->asked;
	return rc == DK_OK ? dk_currency_home(j->ch.session, &at, *asked, asked, err) : rc;
}

static enum dk_rc
enter(struct dk_claim_job *j, const struct dk_counter_claim_in *in, dk_id *id,
    struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	const struct dk_claim *c = j->claim;
	dk_money asked = in->amount;
	struct dk_text number;
	struct dk_stmt *st;
	enum dk_rc rc = check_party(&j->ch, in, err);

	if (rc == DK_OK && asked.minor == 0)
		rc = as_claimed(j, &asked, err);
	if (rc == DK_OK && asked.minor <= 0)
		rc = dk_fail(err, DK_EINPUT, "amount", "The amount must be more than nothing.");
	if (rc == DK_OK)
		rc = check_twice(&j->ch, in, err);
	if (rc == DK_OK)
		rc = dk_number_take(s->db, "counter-claim", NULL, &number, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_text(st, ":number", number.s);
	dk_bind_id(st, ":claim", c->id);
	dk_bind_text(st, ":carrier", in->carrier);
	dk_bind_id(st, ":supplier_id", in->supplier_id);
	dk_bind_i64(st, ":asked", asked.minor);
	dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	rc = dk_insert(st, id, err);
	dk_change_subject(&j->ch, "counter-claim", *id);
	dk_change_text(&j->ch, "counter_claim", number.s);
	dk_change_text(&j->ch, "claim", c->number);
	dk_change_text(&j->ch, "total", dk_money_text(asked, s->exponent).s);
	return rc;
}

enum dk_rc
dk_counter_claim_new(struct dk_session *s, const struct dk_counter_claim_in *in, dk_id *id,
    struct dk_err *err)
{
	struct dk_claim_job j = { 0 };
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_CLAIM, "counter-claim.new", &j.ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, id, err);
	if (rc == DK_OK && *id == 0) {
		rc = dk_claim_read(s, &j.a, in->claim_id, &j.claim, err);
		if (rc == DK_OK && (strcmp(j.claim->verdict, "refused") == 0 ||
		    strcmp(j.claim->state, "withdrawn") == 0))
			rc = dk_fail(err, DK_EREFUSED, "claim", "Claim %s is %s; nothing is to be"
			    " had of others for it.", j.claim->number,
			    strcmp(j.claim->state, "withdrawn") == 0 ? "withdrawn" : "refused");
		if (rc == DK_OK)
			rc = enter(&j, in, id, err);
	}
	rc = dk_claim_end(&j, rc, err);
	if (rc != DK_OK)
		*id = 0;
	return rc;
}

struct move {
	struct dk_change ch;
	struct dk_arena a;
	struct dk_counter_claim *x;
	const struct dk_counter_claim_step *step;
};

static enum dk_rc
check_step(const struct dk_counter_claim *x, const char *to, struct dk_err *err)
{
	static const struct {
		const char *from, *to;
	} ways[] = { { "open", "sent" }, { "open", "accepted" }, { "open", "refused" },
		{ "sent", "accepted" }, { "sent", "refused" }, { "accepted", "paid" },
		{ "accepted", "refused" } };

	for (size_t i = 0; i < DK_COUNT(ways); i++)
		if (strcmp(ways[i].from, x->state) == 0 && strcmp(ways[i].to, to) == 0)
			return DK_OK;
	if (strcmp(to, "paid") == 0 && (x->state[0] == 'o' || x->state[0] == 's'))
		return dk_fail(err, DK_EREFUSED, "state", "Counter-claim %s is %s; write down what"
		    " they accepted before the money.", x->number, x->state);
	return dk_fail(err, DK_EREFUSED, "state", "Counter-claim %s is %s; it cannot be %.10s"
	    " now.", x->number, x->state, to);
}

/* What changes with the step, into m->x. */
static enum dk_rc
apply(struct move *m, struct dk_err *err)
{
	const struct dk_counter_claim_step *step = m->step;
	struct dk_counter_claim *x = m->x;
	bool accepts = strcmp(step->to, "accepted") == 0, pays = strcmp(step->to, "paid") == 0;
	dk_money most = pays ? x->accepted : x->asked, got = step->amount;
	char *why = NULL, *reference = NULL;
	enum dk_rc rc = dk_text_clean(&m->a, step->why, false, 500, &why, err);

	if (rc == DK_OK)
		rc = dk_text_clean(&m->a, step->reference, false, 60, &reference, err);
	if (rc != DK_OK)
		return rc;
	if (got.minor == 0)
		got = most;
	if ((accepts || pays) && (got.minor < 0 || got.minor > most.minor))
		return dk_fail(err, DK_EREFUSED, "amount", "%s was %s; it cannot be more.",
		    dk_money_show(most, m->ch.session->exponent).s,
		    pays ? "accepted" : "asked for");
	if ((strcmp(step->to, "refused") == 0 || (accepts && got.minor < most.minor)) &&
	    why[0] == '\0')
		return dk_fail(err, DK_EINPUT, "reason", "Write down what they say.");
	if (accepts)
		x->accepted = got;
	if (pays)
		x->paid = got;
	if (why[0] != '\0')
		x->why = why;
	if (reference[0] != '\0')
		x->reference = reference;
	return DK_OK;
}

static enum dk_rc
store(struct move *m, struct dk_err *err)
{
	const struct dk_counter_claim *x = m->x;
	struct dk_session *s = m->ch.session;
	bool pays = strcmp(m->step->to, "paid") == 0;
	struct dk_stmt *st = dk_sql(s->db, SQL_MOVE);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_text(st, ":state", m->step->to);
	dk_bind_i64(st, ":accepted", x->accepted.minor);
	dk_bind_i64(st, ":paid", x->paid.minor);
	dk_bind_text(st, ":reference", x->reference);
	dk_bind_text(st, ":why", x->why);
	dk_bind_instant(st, ":at", m->ch.now_ms);
	dk_bind_id(st, ":paid_day", pays ? m->ch.day_id : 0);
	dk_bind_id(st, ":id", x->id);
	dk_bind_i64(st, ":version", x->version);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ECONFLICT, "claim",
		    "Someone changed counter-claim %s. Load it again.", x->number);
	if (rc == DK_OK && pays) {
		const struct dk_posting rows[] = { { "transfer", x->paid, 0 },
			{ "claims-recovered", dk_money_neg(x->paid), 0 } };

		rc = dk_posting_add(&m->ch, "counter-claim", x->id, rows, DK_COUNT(rows), err);
	}
	dk_change_subject(&m->ch, "counter-claim", x->id);
	dk_change_text(&m->ch, "counter_claim", x->number);
	dk_change_text(&m->ch, "claim", x->claim);
	dk_change_diff(&m->ch, "state", x->state, m->step->to);
	dk_change_text(&m->ch, "reason", x->why);
	if (x->accepted.minor > 0)
		dk_change_text(&m->ch, "total", dk_money_text(pays ? x->paid : x->accepted,
		    s->exponent).s);
	return rc;
}

enum dk_rc
dk_counter_claim_move(struct dk_session *s, const struct dk_counter_claim_step *step,
    struct dk_err *err)
{
	bool pays = strcmp(step->to, "paid") == 0, was_done = false;
	struct move m = { .step = step };
	enum dk_rc rc = dk_change_begin(s, pays ? DK_RIGHT_PAYMENT_TAKE : DK_RIGHT_CLAIM,
	    "counter-claim.move", &m.ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_check(&m.ch, &was_done, err);
	if (rc == DK_OK && !was_done) {
		rc = dk_counter_claim_read(s, &m.a, step->id, &m.x, err);
		if (rc == DK_OK)
			rc = check_step(m.x, step->to, err);
		if (rc == DK_OK)
			rc = apply(&m, err);
		if (rc == DK_OK)
			rc = store(&m, err);
	}
	rc = dk_change_end(&m.ch, rc, err);
	dk_arena_free(&m.a);
	return rc;
}
