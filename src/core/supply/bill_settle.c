/* bill_settle.c - supplier bills that are held: compared again, released or sent back. */
#include <string.h>

#include "core/control/rights.h"
#include "core/supply/bill_match.h"
#include "docket/text.h"
#include "docket/user.h"

static const char SQL_STORED[] =
    "SELECT b.supplier_id, b.number, b.tax, b.total, b.state, coalesce(b.entered_by, 0)"
    " FROM supplier_bill b WHERE b.id = :id";
static const char SQL_STORED_LINES[] =
    "SELECT coalesce(l.line_id, 0), l.text, l.qty, l.price, coalesce(x.received, 0),"
    " coalesce(x.billed, 0), coalesce(x.cost, 0) FROM supplier_bill_line l"
    " LEFT JOIN purchase_line x ON x.id = l.line_id WHERE l.bill_id = :id ORDER BY l.line_no";
static const char SQL_SETTLE[] =
    "UPDATE supplier_bill SET state = :state, reason = :reason, why = :why, accrued = :accrued,"
    " settled_by = :user, settled_at = :at, day_id = :day WHERE id = :id AND state = 'held'";
static const char SQL_WHY[] =
    "UPDATE supplier_bill_line SET why = :why WHERE bill_id = :bill AND line_no = :line_no";

struct bill_line *
bill_line_add(struct bill_job *j)
{
	struct bill *b = &j->bill;

	b->lines = dk_arena_grow(&j->a, b->lines, b->count, &j->cap, sizeof(*b->lines));
	b->lines[b->count] = (struct bill_line){ .purchase = "", .sku = "", .text = "",
		.why = "" };
	return &b->lines[b->count++];
}

void
bill_note(struct bill_job *j, const char *state)
{
	dk_change_subject(&j->ch, "supplier-bill", j->bill.id);
	dk_change_text(&j->ch, "number", j->bill.number);
	dk_change_text(&j->ch, "total",
	    dk_money_text(j->bill.total, j->ch.session->exponent).s);
	dk_change_text(&j->ch, "state", state);
}

/* A stored bill with its lines as they stand against order and receipts by now. */
static enum dk_rc
load_held(struct bill_job *j, dk_id id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_STORED);
	bool more, held;
	enum dk_rc rc;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "bill", "There is no such bill.");
	j->bill = (struct bill){ .id = id, .supplier_id = dk_col_id(st, 0),
		.number = dk_col_text(st, 1, &j->a), .tax = dk_col_money(st, 2),
		.total = dk_col_money(st, 3), .why = "" };
	held = strcmp(dk_col_peek(st, 4), "held") == 0;
	j->entered_by = dk_col_id(st, 5);
	dk_done(st);
	if (!held)
		return dk_fail(err, DK_EREFUSED, "bill", "Bill %s is not held any more.",
		    j->bill.number);
	st = dk_sql(j->ch.session->db, SQL_STORED_LINES);
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct bill_line *l = bill_line_add(j);

		l->line_id = dk_col_id(st, 0);
		l->text = dk_col_text(st, 1, &j->a);
		l->qty = dk_col_qty(st, 2);
		l->price = dk_col_price(st, 3);
		l->received = dk_col_qty(st, 4);
		l->billed = dk_col_qty(st, 5);
		l->agreed = dk_col_price(st, 6);
	}
	return rc == DK_OK ? bill_match(j->ch.session, &j->a, &j->bill, err) : rc;
}

/* Held no more: posted, unless it goes back. */
static enum dk_rc
settle(struct bill_job *j, enum dk_bill_state state, const char *reason, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	bool posts = state != DK_BILL_REFUSED;
	struct dk_stmt *st = dk_sql(s->db, SQL_SETTLE);
	enum dk_rc rc;

	dk_bind_text(st, ":state", dk_bill_state_name(state));
	dk_bind_text(st, ":reason", reason);
	dk_bind_text(st, ":why", j->bill.why);
	dk_bind_i64(st, ":accrued", posts ? j->bill.accrued.minor : 0);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	dk_bind_id(st, ":day", posts ? j->ch.day_id : 0);
	dk_bind_id(st, ":id", j->bill.id);
	rc = dk_run(st, NULL, err);
	for (size_t i = 0; rc == DK_OK && i < j->bill.count; i++) {
		st = dk_sql(s->db, SQL_WHY);
		dk_bind_text(st, ":why", j->bill.lines[i].why);
		dk_bind_id(st, ":bill", j->bill.id);
		dk_bind_i64(st, ":line_no", (int64_t)i + 1);
		rc = dk_run(st, NULL, err);
	}
	if (rc == DK_OK && posts)
		rc = bill_post(&j->ch, &j->bill, err);
	bill_note(j, dk_bill_state_name(state));
	if (reason[0] != '\0')
		dk_change_text(&j->ch, "reason", reason);
	return rc;
}

static enum dk_rc
first_why(const struct bill_job *j, struct dk_err *err)
{
	for (size_t i = 0; i < j->bill.count; i++)
		if (j->bill.lines[i].why[0] != '\0')
			return dk_fail(err, DK_EREFUSED, "bill", "Bill %s, line %zu: %s.",
			    j->bill.number, i + 1, j->bill.lines[i].why);
	return dk_fail(err, DK_EREFUSED, "bill", "Bill %s: %s.", j->bill.number, j->bill.why);
}

enum dk_rc
dk_bill_match(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct bill_job j = { .bill = { .why = "" } };
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "bill.match", &j.ch, err);

	if (rc != DK_OK)
		return rc;
	rc = load_held(&j, id, err);
	if (rc == DK_OK && !j.bill.is_matched)
		rc = first_why(&j, err);
	else if (rc == DK_OK)
		rc = settle(&j, DK_BILL_MATCHED, "", err);
	rc = dk_change_end(&j.ch, rc, err);
	dk_arena_free(&j.a);
	return rc;
}

static enum dk_rc
clean_reason(struct bill_job *j, const char *reason, char **out, struct dk_err *err)
{
	enum dk_rc rc = dk_text_clean(&j->a, reason != NULL ? reason : "", false, 500, out, err);

	if (rc == DK_OK && (*out)[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Give a reason.");
	return rc;
}

enum dk_rc
dk_bill_refuse(struct dk_session *s, dk_id id, const char *reason, struct dk_err *err)
{
	struct bill_job j = { .bill = { .why = "" } };
	char *text = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "bill.refuse", &j.ch, err);

	if (rc != DK_OK)
		return rc;
	rc = clean_reason(&j, reason, &text, err);
	if (rc == DK_OK)
		rc = load_held(&j, id, err);
	if (rc == DK_OK)
		rc = settle(&j, DK_BILL_REFUSED, text, err);
	rc = dk_change_end(&j.ch, rc, err);
	dk_arena_free(&j.a);
	return rc;
}

static struct dk_approved
approved_of(dk_id bill, dk_money total)
{
	return (struct dk_approved){ bill, "supplier-bill", total };
}

static enum dk_rc
total_of(struct dk_session *s, dk_id id, dk_money *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_bill b = { 0 };
	enum dk_rc rc = dk_bill_load(s, &tmp, id, &b, err);

	*out = b.total;
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_bill_approve(struct dk_session *s, const struct dk_bill_ask *ask, dk_id *approver,
    struct dk_err *err)
{
	dk_money total = DK_MONEY(0);
	enum dk_rc rc = total_of(s, ask->bill, &total, err);

	if (rc == DK_OK)
		rc = dk_user_approve(s, ask->name, ask->pin, DK_RIGHT_BILL_RELEASE, approver, err);
	if (rc == DK_OK)
		s->approval.of = approved_of(ask->bill, total);
	return rc;
}

enum dk_rc
dk_bill_release(struct dk_session *s, dk_id id, const char *reason, dk_id approver,
    struct dk_err *err)
{
	struct bill_job j = { .bill = { .why = "" } };
	struct dk_session acting = *s;
	struct dk_approved of;
	dk_money total = DK_MONEY(0);
	char *text = NULL;
	enum dk_rc rc = DK_OK;

	if (approver != 0 && approver != s->user_id) {
		rc = total_of(s, id, &total, err);
		of = approved_of(id, total);
		if (rc == DK_OK)
			rc = dk_approval_spend(s, approver, DK_RIGHT_BILL_RELEASE, &of, err);
		acting.user_id = approver; /* his rights, and his name in the journal */
	}
	acting.rights.tx = 0;
	if (rc == DK_OK)
		rc = dk_change_begin(&acting, DK_RIGHT_BILL_RELEASE, "bill.release", &j.ch, err);
	if (rc != DK_OK)
		return rc;
	rc = clean_reason(&j, reason, &text, err);
	if (rc == DK_OK)
		rc = load_held(&j, id, err);
	if (rc == DK_OK && j.entered_by == acting.user_id)
		rc = dk_fail(err, DK_EREFUSED, "user",
		    "You entered bill %s yourself; somebody else must release it.",
		    j.bill.number);
	if (rc == DK_OK)
		rc = settle(&j, DK_BILL_RELEASED, text, err);
	rc = dk_change_end(&j.ch, rc, err);
	dk_arena_free(&j.a);
	return rc;
}
