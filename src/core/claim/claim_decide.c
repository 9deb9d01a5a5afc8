/* claim_decide.c - what a claim gives, by right and limit; over the limit somebody else signs. */
#include <string.h>

#include "core/claim/private.h"
#include "core/control/once.h"
#include "core/control/rights.h"
#include "docket/currency.h"
#include "docket/text.h"
#include "docket/user.h"

static const char SQL_DECIDE[] =
    "UPDATE claim SET verdict = :verdict, outcome = :outcome, cause = :cause, why = :why,"
    " accepted = :accepted, ok_freight = :freight, decided_by = :user, decided_at = :at,"
    " state = 'decided', version = version + 1 WHERE id = :id AND version = :version";
static const char SQL_LINE[] = "UPDATE claim_line SET ok_qty = :qty, ok_amount = :amount"
			       " WHERE claim_id = :id AND line_no = :line_no";

struct job {
	struct dk_claim_job c;
	const struct dk_claim_verdict *v;
	const char *verdict, *outcome, *cause, *why;
	dk_money net;
};

static enum dk_rc
choose(const char *word, const char *const *all, size_t count, const char *field,
    struct dk_err *err)
{
	char text[100] = "";

	for (size_t i = 0; i < count; i++) {
		size_t len = strlen(text);

		if (strcmp(word, all[i]) == 0)
			return DK_OK;
		snprintf(text + len, sizeof(text) - len, "%s%s", i > 0 ? ", " : "", all[i]);
	}
	return dk_fail(err, DK_EINPUT, field, "The %s is one of %s.", field, text);
}

static enum dk_rc
check_words(struct job *j, struct dk_err *err)
{
	static const char *const verdicts[] = { "accepted", "partly", "refused" };
	static const char *const outcomes[] = { "credit", "refund", "store-credit",
		"replacement" };
	static const char *const causes[] = { "house", "carrier", "supplier", "customer" };
	const struct dk_claim_verdict *v = j->v;
	char *why = NULL;
	enum dk_rc rc = choose(v->verdict, verdicts, DK_COUNT(verdicts), "verdict", err);

	j->verdict = v->verdict;
	j->cause = v->cause;
	j->outcome = strcmp(v->verdict, "refused") == 0 ? "" : v->outcome[0] != '\0' ? v->outcome
	    : "credit";
	if (rc == DK_OK && j->outcome[0] != '\0')
		rc = choose(j->outcome, outcomes, DK_COUNT(outcomes), "outcome", err);
	if (rc == DK_OK && v->cause[0] != '\0')
		rc = choose(v->cause, causes, DK_COUNT(causes), "cause", err);
	if (rc == DK_OK)
		rc = dk_text_clean(&j->c.a, v->why, false, 500, &why, err);
	j->why = why;
	return rc;
}

/* What the words mean for this kind of claim. */
static enum dk_rc
check_sense(struct job *j, struct dk_err *err)
{
	const struct dk_claim *c = j->c.claim;

	if (strcmp(j->verdict, "accepted") != 0 && j->why[0] == '\0')
		return dk_fail(err, DK_EINPUT, "reason", "Say why; the customer will ask.");
	if (strcmp(j->verdict, "refused") == 0)
		return DK_OK;
	if (strcmp(j->outcome, "replacement") == 0 && c->kind->what != DK_CLAIM_GOODS)
		return dk_fail(err, DK_EINPUT, "outcome",
		    "Only missing or damaged goods are replaced; credit a claim for %s.",
		    c->kind->text);
	if (strcmp(c->asked_state, "open") == 0)
		return dk_fail(err, DK_EREFUSED, "claim", "The warehouse was asked about claim %s"
		    " and did not answer yet. See: docket request list", c->number);
	if (strcmp(c->kind->code, "short") == 0 && j->cause[0] == '\0')
		return dk_fail(err, DK_EINPUT, "cause", "Say whose doing it was: house when shipped"
		    " is wrong and the goods lie here still, else carrier or supplier.");
	return DK_OK;
}

static enum dk_rc
accept_line(struct job *j, const struct dk_claim_line_in *in, struct dk_err *err)
{
	struct dk_claim *c = j->c.claim;
	struct dk_claim_line *l = NULL;

	for (size_t i = 0; i < c->line_count; i++)
		if (c->lines[i].line_no == in->order_line)
			l = &c->lines[i];
	if (l == NULL)
		return dk_fail(err, DK_EINPUT, "line", "Claim %s has no line %lld.", c->number,
		    (long long)in->order_line);
	if (c->kind->what == DK_CLAIM_AMOUNT) {
		if (in->amount.minor < 0 || in->amount.minor > l->amount.minor)
			return dk_fail(err, DK_EREFUSED, "amount", "Line %lld asks for %s.",
			    (long long)l->line_no,
			    dk_money_show(l->amount,
			    dk_currency_exponent(c->currency)).s);
		l->ok_amount = in->amount;
		return DK_OK;
	}
	if (in->qty.milli < 0 || in->qty.milli > l->qty.milli)
		return dk_fail(err, DK_EREFUSED, "qty", "Line %lld asks for %s.",
		    (long long)l->line_no, dk_qty_show(l->qty).s);
	l->ok_qty = in->qty;
	if (!dk_muldiv(l->amount.minor, in->qty.milli, l->qty.milli, DK_MONEY_MAX,
	    &l->ok_amount.minor))
		return dk_fail(err, DK_EINPUT, "qty", "An amount is too large.");
	return DK_OK;
}

static enum dk_rc
accept_freight(struct job *j, struct dk_err *err)
{
	struct dk_claim *c = j->c.claim;

	c->ok_freight = strcmp(j->verdict, "accepted") == 0 ? c->freight : j->v->freight;
	if (c->ok_freight.minor < 0 || c->ok_freight.minor > c->freight.minor)
		return dk_fail(err, DK_EREFUSED, "freight", "Claim %s asks for %s of the freight.",
		    c->number, dk_money_show(c->freight,
		    dk_currency_exponent(c->currency)).s);
	if (c->ok_freight.minor > 0 && strcmp(j->outcome, "replacement") == 0)
		return dk_fail(err, DK_EINPUT, "outcome", "Freight is credited, not replaced;"
		    " accept the goods alone and claim the freight by itself.");
	return DK_OK;
}

static enum dk_rc
accept(struct job *j, struct dk_err *err)
{
	struct dk_claim *c = j->c.claim;
	bool all = strcmp(j->verdict, "accepted") == 0;
	enum dk_rc rc = DK_OK;

	if (strcmp(j->verdict, "refused") == 0)
		return DK_OK;
	if ((rc = accept_freight(j, err)) != DK_OK)
		return rc;
	if (all == (j->v->line_count > 0) && (all || j->v->freight.minor == 0))
		return dk_fail(err, DK_EINPUT, "line", all
		    ? "All of it is accepted; name lines only when a part of it is."
		    : "Say what is accepted of which line of the claim.");
	for (size_t i = 0; all && i < c->line_count; i++) {
		c->lines[i].ok_qty = c->lines[i].qty;
		c->lines[i].ok_amount = c->lines[i].amount;
	}
	for (size_t i = 0; rc == DK_OK && i < j->v->line_count; i++)
		rc = accept_line(j, &j->v->lines[i], err);
	if (rc == DK_OK)
		rc = dk_claim_weigh(j->c.ch.session, &j->c.a, c, true, &j->net, err);
	if (rc == DK_OK && j->net.minor == 0)
		rc = dk_fail(err, DK_EINPUT, "line", "That gives nothing; refuse it instead.");
	return rc;
}

static enum dk_rc
check_limit(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->c.ch.session;
	int64_t limit = dk_session_limit(s, DK_RIGHT_CLAIM_DECIDE);
	struct dk_currency_rate at;
	dk_money net = j->net; /* the limit is the house's money */
	enum dk_rc rc = dk_currency_of(s, &j->c.a, j->c.claim->customer_id, DK_NO_DATE, &at, err);

	if (rc == DK_OK)
		rc = dk_currency_home(s, &at, net, &net, err);
	if (rc != DK_OK || net.minor <= limit)
		return rc;
	return dk_fail(err, DK_EDENIED, "amount",
	    "Claim %s gives %s; %s may give %s. Ask someone with a higher limit.",
	    j->c.claim->number, dk_money_show(net, s->exponent).s, s->user,
	    dk_money_show(DK_MONEY(limit), s->exponent).s);
}

static enum dk_rc
store(struct job *j, struct dk_err *err)
{
	struct dk_change *ch = &j->c.ch;
	struct dk_claim *c = j->c.claim;
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_DECIDE);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_text(st, ":verdict", j->verdict);
	dk_bind_text(st, ":outcome", j->outcome);
	dk_bind_text(st, ":cause", j->cause);
	dk_bind_text(st, ":why", j->why);
	dk_bind_i64(st, ":accepted", j->net.minor);
	dk_bind_i64(st, ":freight", c->ok_freight.minor);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":id", c->id);
	dk_bind_i64(st, ":version", c->version);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK)
		rc = dk_claim_moved(&j->c, "decided", changed, err);
	for (size_t i = 0; rc == DK_OK && i < c->line_count; i++) {
		st = dk_sql(ch->session->db, SQL_LINE);
		dk_bind_i64(st, ":qty", c->lines[i].ok_qty.milli);
		dk_bind_i64(st, ":amount", c->lines[i].ok_amount.minor);
		dk_bind_id(st, ":id", c->id);
		dk_bind_i64(st, ":line_no", c->lines[i].line_no);
		rc = dk_run(st, NULL, err);
	}
	dk_change_text(ch, "code", j->verdict);
	dk_change_text(ch, "outcome", j->outcome);
	dk_change_text(ch, "cause", j->cause);
	dk_change_text(ch, "reason", j->why);
	dk_change_text(ch, "total", dk_money_text(j->net, dk_currency_exponent(c->currency)).s);
	return rc;
}

/* Goods that never left lie here: somebody counts them, so that stock tells it, too. */
static enum dk_rc
have_counted(struct job *j, struct dk_err *err)
{
	const struct dk_claim *c = j->c.claim;

	if (strcmp(c->kind->code, "short") != 0 || strcmp(j->cause, "house") != 0 ||
	    c->request_id != 0 || c->line_count == 0 || strcmp(j->verdict, "refused") == 0)
		return DK_OK;
	return dk_claim_ask_in(&j->c, "", err);
}

static enum dk_rc
decide(struct job *j, struct dk_err *err)
{
	enum dk_rc rc = check_words(j, err);

	if (rc == DK_OK)
		rc = check_sense(j, err);
	if (rc == DK_OK)
		rc = accept(j, err);
	if (rc == DK_OK)
		rc = check_limit(j, err);
	if (rc == DK_OK)
		rc = store(j, err);
	return rc == DK_OK ? have_counted(j, err) : rc;
}

static struct dk_approved
approved_of(dk_id id)
{
	struct dk_approved of = { 0 };

	snprintf(of.code, sizeof(of.code), "claim %lld", (long long)id);
	return of;
}

enum dk_rc
dk_claim_approve(struct dk_session *s, const struct dk_claim_yes *yes, dk_id *approver,
    struct dk_err *err)
{
	enum dk_rc rc = dk_user_approve(s, yes->name, yes->pin, DK_RIGHT_CLAIM_DECIDE, approver,
	    err);

	if (rc == DK_OK)
		s->approval.of = approved_of(yes->id);
	return rc;
}

enum dk_rc
dk_claim_decide(struct dk_session *s, const struct dk_claim_verdict *v, struct dk_err *err)
{
	struct dk_session acting = dk_approval_act(s, v->approver);
	const struct dk_claim_step step = { "claim.decide", DK_RIGHT_CLAIM_DECIDE, v->id, "open" };
	const struct dk_approved of = approved_of(v->id);
	struct job j = { .v = v };
	enum dk_rc rc = dk_claim_begin(&acting, &step, &j.c, err);

	if (rc != DK_OK)
		return rc;
	if (acting.user_id != s->user_id) {
		rc = dk_approval_spend(s, v->approver, DK_RIGHT_CLAIM_DECIDE, &of, err);
		dk_change_text(&j.c.ch, "desk_user", s->user);
	}
	if (rc == DK_OK && !j.c.is_done)
		rc = decide(&j, err);
	return dk_claim_end(&j.c, rc, err);
}
