/* claim_step.c - what every step of a claim shares; asking the warehouse, and withdrawing. */
#include <string.h>

#include "core/claim/private.h"
#include "core/control/once.h"
#include "docket/request.h"
#include "docket/text.h"

static const char SQL_MOVE[] = "UPDATE claim SET state = :state, version = version + 1"
			       " WHERE id = :id AND version = :version";
static const char SQL_WHY[] = "UPDATE claim SET why = :why WHERE id = :id";
static const char SQL_PROOF[] = "UPDATE claim SET evidence = :evidence,"
				" version = version + 1 WHERE id = :id AND version = :version";
static const char SQL_ASKED[] = "UPDATE claim SET request_id = :request WHERE id = :id";

static bool
is_one_of(const char *state, const char *states)
{
	const char *at = strstr(states, state);
	size_t len = strlen(state);

	return at != NULL && (at == states || at[-1] == ' ') &&
	    (at[len] == ' ' || at[len] == '\0');
}

static enum dk_rc
judge(const struct dk_claim *c, const char *states, struct dk_err *err)
{
	if (strcmp(c->verdict, "refused") == 0)
		return dk_fail(err, DK_EREFUSED, "claim",
		    "Claim %s was refused by %s; nothing of it changes now.", c->number,
		    c->decided_by);
	if (is_one_of(c->state, states))
		return DK_OK;
	if (strcmp(c->state, "open") == 0)
		return dk_fail(err, DK_EREFUSED, "claim", "Claim %s is open. It is decided first.",
		    c->number);
	if (strcmp(c->state, "decided") == 0)
		return dk_fail(err, DK_EREFUSED, "claim",
		    "Claim %s is decided by %s: %s. It is settled next.", c->number,
		    c->decided_by, c->verdict);
	return dk_fail(err, DK_EREFUSED, "claim", "Claim %s is %s; nothing of it changes now.",
	    c->number, c->state);
}

enum dk_rc
dk_claim_begin(struct dk_session *s, const struct dk_claim_step *step, struct dk_claim_job *j,
    struct dk_err *err)
{
	dk_id known = 0;
	enum dk_rc rc;

	*j = (struct dk_claim_job){ 0 };
	rc = dk_change_begin(s, step->right, step->action, &j->ch, err);
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j->ch, &known, err);
	j->is_done = known != 0;
	if (rc == DK_OK && !j->is_done)
		rc = dk_claim_read(s, &j->a, step->id, &j->claim, err);
	if (rc == DK_OK && !j->is_done)
		rc = judge(j->claim, step->states, err);
	return rc == DK_OK ? rc : dk_claim_end(j, rc, err);
}

enum dk_rc
dk_claim_end(struct dk_claim_job *j, enum dk_rc rc, struct dk_err *err)
{
	rc = dk_change_end(&j->ch, rc, err);
	dk_arena_free(&j->a);
	return rc;
}

enum dk_rc
dk_claim_move(struct dk_claim_job *j, const char *state, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_MOVE);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_text(st, ":state", state);
	dk_bind_id(st, ":id", j->claim->id);
	dk_bind_i64(st, ":version", j->claim->version);
	rc = dk_run(st, &changed, err);
	return rc == DK_OK ? dk_claim_moved(j, state, changed, err) : rc;
}

enum dk_rc
dk_claim_moved(struct dk_claim_job *j, const char *state, int64_t changed, struct dk_err *err)
{
	dk_change_subject(&j->ch, "claim", j->claim->id);
	dk_change_text(&j->ch, "claim", j->claim->number);
	dk_change_diff(&j->ch, "state", j->claim->state, state);
	return changed > 0 ? DK_OK : dk_fail(err, DK_ECONFLICT, "claim",
	    "Someone changed claim %s. Load it again.", j->claim->number);
}

static enum dk_rc
withdraw(struct dk_claim_job *j, const char *why, struct dk_err *err)
{
	char *clean = NULL;
	struct dk_stmt *st;
	enum dk_rc rc = dk_text_clean(&j->a, why, false, 500, &clean, err);

	if (rc == DK_OK && clean[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Say why it is withdrawn.");
	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_WHY);
	dk_bind_text(st, ":why", clean);
	dk_bind_id(st, ":id", j->claim->id);
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK)
		rc = dk_claim_move(j, "withdrawn", err);
	dk_change_text(&j->ch, "reason", clean);
	return rc;
}

enum dk_rc
dk_claim_withdraw(struct dk_session *s, dk_id id, const char *why, struct dk_err *err)
{
	const struct dk_claim_step step = { "claim.withdraw", DK_RIGHT_CLAIM, id, "open decided" };
	struct dk_claim_job j;
	enum dk_rc rc = dk_claim_begin(s, &step, &j, err);

	if (rc != DK_OK)
		return rc;
	if (!j.is_done)
		rc = withdraw(&j, why, err);
	return dk_claim_end(&j, rc, err);
}

static enum dk_rc
prove(struct dk_claim_job *j, const char *evidence, struct dk_err *err)
{
	char *clean = NULL;
	struct dk_stmt *st;
	int64_t changed = 0;
	enum dk_rc rc = dk_text_clean(&j->a, evidence, false, 500, &clean, err);

	if (rc == DK_OK && clean[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "evidence", "Say what proves it: photos, the driver's"
		    " note.");
	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_PROOF);
	dk_bind_text(st, ":evidence", clean);
	dk_bind_id(st, ":id", j->claim->id);
	dk_bind_i64(st, ":version", j->claim->version);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK)
		rc = dk_claim_moved(j, j->claim->state, changed, err);
	dk_change_diff(&j->ch, "evidence", j->claim->evidence, clean);
	return rc;
}

enum dk_rc
dk_claim_prove(struct dk_session *s, dk_id id, const char *evidence, struct dk_err *err)
{
	const struct dk_claim_step step = { "claim.prove", DK_RIGHT_CLAIM, id, "open decided" };
	struct dk_claim_job j;
	enum dk_rc rc = dk_claim_begin(s, &step, &j, err);

	if (rc != DK_OK)
		return rc;
	if (!j.is_done)
		rc = prove(&j, evidence, err);
	return dk_claim_end(&j, rc, err);
}

/* "Claim CL10017: 2 of C30100 are said to be missing from order 100067. Count what lies here." */
static const char *
say_what(struct dk_claim_job *j)
{
	const struct dk_claim *c = j->claim;
	const char *goods = "";

	for (size_t i = 0; i < c->line_count; i++)
		goods = dk_fmt(&j->a, "%s%s%s%s%s", goods, i > 0 ? ", " : "",
		    c->lines[i].qty.milli > 0 ? dk_qty_show(c->lines[i].qty).s : "",
		    c->lines[i].qty.milli > 0 ? " " : "", c->lines[i].sku);
	return dk_fmt(&j->a, "Claim %s, %s, order %s: %.300s. Look how it left, and count what lies"
	    " here.", c->number, c->kind->text, c->order, goods);
}

enum dk_rc
dk_claim_ask_in(struct dk_claim_job *j, const char *text, struct dk_err *err)
{
	const struct dk_claim *c = j->claim;
	struct dk_request q = { .kind = DK_REQUEST_COUNT, .to = DK_REQUEST_TO_WAREHOUSE,
		.text = text[0] != '\0' ? text : say_what(j), .order_id = c->order_id,
		.line_no = c->line_count > 0 ? c->lines[0].order_line : 0, .due = DK_NO_DATE };
	struct dk_stmt *st;
	enum dk_rc rc = dk_request_new(j->ch.session, &q, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_ASKED);
	dk_bind_id(st, ":request", q.id);
	dk_bind_id(st, ":id", c->id);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_claim_ask(struct dk_session *s, dk_id id, const char *text, struct dk_err *err)
{
	const struct dk_claim_step step = { "claim.ask", DK_RIGHT_CLAIM, id, "open" };
	struct dk_claim_job j;
	enum dk_rc rc = dk_claim_begin(s, &step, &j, err);

	if (rc != DK_OK)
		return rc;
	if (!j.is_done && strcmp(j.claim->asked_state, "open") == 0)
		rc = dk_fail(err, DK_EREFUSED, "claim",
		    "The warehouse was asked about claim %s and did not answer yet.",
		    j.claim->number);
	if (rc == DK_OK && !j.is_done)
		rc = dk_claim_ask_in(&j, text, err);
	if (rc == DK_OK && !j.is_done)
		rc = dk_claim_move(&j, j.claim->state, err);
	return dk_claim_end(&j, rc, err);
}
