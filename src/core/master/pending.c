/* pending.c - credit fields that wait for a second person: asking, listing, settling. */
#include "docket/pending.h"

#include <stdio.h>
#include <string.h>

#include "core/control/rights.h"
#include "core/master/field.h"
#include "core/master/pending.h"
#include "db/fetch.h"
#include "docket/card.h"
#include "docket/setting.h"
#include "docket/user.h"

#define SAME_FIELD " WHERE state = 'open' AND subject = :subject AND subject_id = :subject_id" \
	" AND coalesce(address_id, 0) = :address AND field = :field"
#define COLUMNS "SELECT p.id, p.subject, p.subject_id, coalesce(c.number, i.sku)," \
	" coalesce(c.name, i.name), coalesce(a.code, ''), p.field, p.before, p.after, u.name," \
	" p.asked_at, p.address_id, p.asked_by FROM pending p" \
	" LEFT JOIN customer c ON p.subject = 'customer' AND c.id = p.subject_id" \
	" LEFT JOIN product i ON p.subject = 'product' AND i.id = p.subject_id" \
	" LEFT JOIN address a ON a.id = p.address_id LEFT JOIN users u ON u.id = p.asked_by" \
	" WHERE p.state = 'open'"

static const char SQL_REPLACE[] = "UPDATE pending SET state = 'replaced', settled_by = :user,"
				  " settled_at = :at" SAME_FIELD;
static const char SQL_ADD[] =
    "INSERT INTO pending (subject, subject_id, address_id, field, before, after, state, asked_by,"
    " asked_at) VALUES (:subject, :subject_id, :address, :field, :before, :after, 'open', :user,"
    " :at)";
static const char SQL_LIST[] = COLUMNS " ORDER BY p.id";
static const char SQL_OF[] =
    COLUMNS " AND p.subject = :subject AND p.subject_id = :subject_id ORDER BY p.id";
static const char SQL_SETTLE[] =
    "UPDATE pending SET state = :state, settled_by = :user, settled_at = :at, reason = :reason"
    " WHERE id = :id AND state = 'open'";

static const char SQL_NEWEST[] =
    "SELECT max(id) FROM pending WHERE state = 'open' AND subject = :subject"
    " AND subject_id = :subject_id";

/* Whose field it is. */
struct place {
	const char *subject;
	dk_id subject_id, address_id, owner; /* owner: the customer whose key seals; 0 = nobody's */
};

/* A row with what the list does not tell. */
struct wish {
	struct dk_pending row;
	dk_id address_id, asked_by;
};

enum dk_rc
dk_pending_rules(struct dk_session *s, bool *out, struct dk_err *err)
{
	return dk_setting_bool(s, "second_person", out, err);
}

enum dk_rc
dk_pending_waits(struct dk_session *s, enum dk_card_kind kind, const char *field, bool *out,
    struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = dk_pending_rules(s, out, err);
	*out = rc == DK_OK && *out && dk_card_is_credit(kind, field);
	return rc;
}

const void *
dk_pending_hold_back(struct dk_arena *a, struct dk_record_put *put)
{
	const struct dk_record *r = put->kind;
	void *wanted = NULL;

	for (size_t i = 0; i < r->count; i++) {
		const struct dk_field *f = &r->fields[i];
		bool is_wish = put->before == NULL ? !dk_field_is_empty(f, put->after)
						   : !dk_field_same(f, put->before, put->after);

		if ((f->flags & DK_FIELD_CREDIT) == 0 || !is_wish)
			continue;
		if (wanted == NULL) {
			wanted = dk_arena_alloc(a, r->size);
			memcpy(wanted, put->after, r->size);
		}
		if (put->before != NULL)
			dk_field_copy(f, put->after, put->before);
		else
			dk_field_clear(f, put->after);
	}
	return wanted;
}

static struct place
place_of(const struct dk_record *r, const void *record)
{
	dk_id id = *(const dk_id *)record;

	if (r == &dk_address_record) {
		dk_id customer = ((const struct dk_address *)record)->customer_id;

		return (struct place){ "customer", customer, id, customer };
	}
	return (struct place){ r->subject, id, 0, r->seals_itself ? id : 0 };
}

static enum dk_rc
replace(struct dk_change *ch, const struct place *at, const char *field, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_REPLACE);

	dk_bind_text(st, ":subject", at->subject);
	dk_bind_id(st, ":subject_id", at->subject_id);
	dk_bind_i64(st, ":address", at->address_id);
	dk_bind_text(st, ":field", field);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	return dk_run(st, NULL, err);
}

struct diff {
	const struct dk_field *field;
	const char *before, *after;
};

static enum dk_rc
add(struct dk_change *ch, const struct place *at, const struct diff *d, struct dk_err *err)
{
	struct dk_stmt *st;
	struct dk_arena tmp = { 0 };
	const char *key = dk_fmt(&tmp, "asked %s", d->field->label);
	enum dk_rc rc = replace(ch, at, d->field->label, err);

	if (rc == DK_OK) {
		st = dk_sql(ch->session->db, SQL_ADD);
		dk_bind_text(st, ":subject", at->subject);
		dk_bind_id(st, ":subject_id", at->subject_id);
		dk_bind_id(st, ":address", at->address_id);
		dk_bind_text(st, ":field", d->field->label);
		dk_bind_text(st, ":before", d->before);
		dk_bind_text(st, ":after", d->after);
		dk_bind_id(st, ":user", ch->session->user_id);
		dk_bind_instant(st, ":at", ch->now_ms);
		rc = dk_run(st, NULL, err);
	}
	if ((d->field->flags & DK_FIELD_PERSONAL) != 0 && at->owner != 0)
		dk_change_personal(ch, at->owner, key, d->before, d->after);
	else
		dk_change_diff(ch, key, d->before, d->after);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_pending_ask(struct dk_change *ch, struct dk_arena *a, struct dk_record_put *put,
    const void *wanted, struct dk_err *err)
{
	const struct dk_record *r = put->kind;
	const struct place at = place_of(r, put->after);
	int exponent = ch->session->exponent;
	enum dk_rc rc = DK_OK;

	if (put->did == DK_PUT_UNCHANGED)
		dk_change_subject(ch, r->subject, *(const dk_id *)put->after);
	for (size_t i = 0; rc == DK_OK && i < r->count; i++) {
		const struct dk_field *f = &r->fields[i];
		const struct diff d = { f, dk_field_text(a, f, put->after, exponent),
			dk_field_text(a, f, wanted, exponent) };

		if ((f->flags & DK_FIELD_CREDIT) == 0 || dk_field_same(f, put->after, wanted))
			continue;
		rc = add(ch, &at, &d, err);
		put->asked++;
	}
	return rc;
}

static void
read_wish(struct dk_stmt *st, struct dk_arena *a, struct wish *w)
{
	w->row = (struct dk_pending){ dk_col_id(st, 0), dk_col_text(st, 1, a), dk_col_id(st, 2),
		dk_col_text(st, 3, a), dk_col_text(st, 4, a), dk_col_text(st, 5, a),
		dk_col_text(st, 6, a), dk_col_text(st, 7, a), dk_col_text(st, 8, a),
		dk_col_text(st, 9, a), dk_col_text(st, 10, a) };
	w->address_id = dk_col_id(st, 11);
	w->asked_by = dk_col_id(st, 12);
}

/* The rows of a bound statement. */
static enum dk_rc
gather(struct dk_stmt *st, struct dk_arena *a, struct wish **out, size_t *count,
    struct dk_err *err)
{
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct wish *row;

	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_wish(st, a, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static struct dk_stmt *
of(struct dk_session *s, const char *subject, dk_id subject_id)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_OF);

	dk_bind_text(st, ":subject", subject);
	dk_bind_id(st, ":subject_id", subject_id);
	return st;
}

enum dk_rc
dk_pending_list(struct dk_session *s, struct dk_arena *a, const struct dk_pending_query *q,
    struct dk_pendings *out, struct dk_err *err)
{
	struct wish *wishes = NULL;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_pendings){ 0 };
	if (rc == DK_OK)
		rc = gather(q->subject == NULL ? dk_sql(s->db, SQL_LIST)
					       : of(s, q->subject, q->subject_id),
		    a, &wishes, &out->count, err);
	out->list = dk_arena_array(a, out->count + 1, sizeof(*out->list));
	for (size_t i = 0; i < out->count; i++)
		out->list[i] = wishes[i].row;
	return rc;
}

/* The record that a wish is about. */
static enum dk_rc
load(struct dk_session *s, struct dk_arena *a, const struct wish *w, struct dk_card *out,
    struct dk_err *err)
{
	struct dk_customer *c = NULL;
	struct dk_address *x = NULL;
	struct dk_product *p = NULL;
	enum dk_rc rc;

	out->exponent = s->exponent;
	if (w->address_id != 0) {
		rc = dk_address_load(s, a, w->address_id, &x, err);
		out->kind = DK_CARD_ADDRESS;
		out->record = x;
	} else if (strcmp(w->row.subject, "product") == 0) {
		rc = dk_product_load(s, a, w->row.subject_id, &p, err);
		out->kind = DK_CARD_PRODUCT;
		out->record = p;
	} else {
		rc = dk_customer_load(s, a, w->row.subject_id, &c, err);
		out->kind = DK_CARD_CUSTOMER;
		out->record = c;
	}
	return rc;
}

/* Writes the field as it was asked for, as an operation of its own inside the approval. */
static enum dk_rc
apply(struct dk_session *s, struct dk_arena *a, const struct wish *w, struct dk_err *err)
{
	struct dk_record_put put = { .is_settled = true };
	struct dk_card card;
	struct dk_change ch;
	enum dk_rc rc = load(s, a, w, &card, err);

	if (rc != DK_OK)
		return rc;
	if (strcmp(dk_card_text(&card, a, w->row.field), w->row.before) != 0)
		return dk_fail(err, DK_ECONFLICT, w->row.field,
		    "%s of %s was changed since this was asked. Refuse it and ask anew.",
		    w->row.field, w->row.number);
	if ((rc = dk_card_set(&card, w->row.field, w->row.after, err)) != DK_OK)
		return rc;
	put.kind = card.kind == DK_CARD_ADDRESS ? &dk_address_record
	    : card.kind == DK_CARD_PRODUCT ? &dk_product_record : &dk_customer_record;
	put.after = card.record;
	rc = dk_record_check(s, put.kind, card.record, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_CREDIT_EDIT, put.kind->action, &ch, err);
	if (rc != DK_OK)
		return rc;
	rc = dk_record_look(&ch, a, &put, err);
	if (rc == DK_OK)
		rc = dk_record_save(&ch, a, &put, err);
	return dk_change_end(&ch, rc, err);
}

static enum dk_rc
close_wish(struct dk_change *ch, const struct wish *w, const struct dk_verdict *v,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_SETTLE);

	dk_bind_id(st, ":id", w->row.id);
	dk_bind_text(st, ":state", v->is_refused ? "refused" : "approved");
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_text(st, ":reason", v->reason != NULL ? v->reason : "");
	return dk_run(st, NULL, err);
}

static enum dk_rc
settle(struct dk_change *ch, struct dk_arena *a, const struct dk_verdict *v, size_t *done,
    struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct wish *wishes;
	size_t count, own = 0;
	enum dk_rc rc = gather(of(s, v->subject, v->subject_id), a, &wishes, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (v->only != 0 && wishes[i].row.id != v->only)
			continue;
		if (!v->is_refused && wishes[i].asked_by == s->user_id) {
			own++;
			continue;
		}
		if (!v->is_refused)
			rc = apply(s, a, &wishes[i], err);
		if (rc == DK_OK)
			rc = close_wish(ch, &wishes[i], v, err);
		dk_change_text(ch, "field", wishes[i].row.field);
		++*done;
	}
	if (rc != DK_OK || *done > 0)
		return rc;
	return own > 0 ? dk_fail(err, DK_EREFUSED, "user",
	    "You asked for this yourself; somebody else must approve it.")
	    : dk_fail(err, DK_ENOTFOUND, NULL, "Nothing of it waits for a second person.");
}

/* What somebody says yes to: the wishes of this record as they are now. */
static enum dk_rc
approved_of(struct dk_session *s, const char *subject, dk_id subject_id, struct dk_approved *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_NEWEST);
	int64_t newest = 0;
	enum dk_rc rc;

	dk_bind_text(st, ":subject", subject);
	dk_bind_id(st, ":subject_id", subject_id);
	rc = dk_one(st, 0, &newest, err);
	*out = (struct dk_approved){ 0 };
	snprintf(out->code, sizeof(out->code), "%.8s %lld.%lld", subject, (long long)subject_id,
	    (long long)newest);
	return rc;
}

enum dk_rc
dk_pending_approve(struct dk_session *s, const struct dk_pending_ask *ask, dk_id *approver,
    struct dk_err *err)
{
	enum dk_rc rc = dk_user_approve(s, ask->name, ask->pin, DK_RIGHT_CREDIT_EDIT, approver,
	    err);

	return rc == DK_OK
	    ? approved_of(s, ask->subject, ask->subject_id, &s->approval.of, err) : rc;
}

enum dk_rc
dk_pending_settle(struct dk_session *s, const struct dk_verdict *v, size_t *count,
    struct dk_err *err)
{
	struct dk_session acting = *s;
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	bool is_called = v->approver != 0 && v->approver != s->user_id;
	enum dk_rc rc;

	*count = 0;
	if (v->is_refused && (v->reason == NULL || v->reason[strspn(v->reason, " ")] == '\0'))
		return dk_fail(err, DK_EINPUT, "reason", "Say why it is refused.");
	if (is_called)
		acting.user_id = v->approver; /* his rights, not the clerk's */
	acting.rights.tx = 0;
	rc = dk_change_begin(&acting, DK_RIGHT_CREDIT_EDIT,
	    v->is_refused ? "pending.refuse" : "pending.approve", &ch, err);
	if (rc != DK_OK)
		return rc;
	if (is_called) { /* inside the change: no wish takes the place of the one he saw */
		struct dk_approved now;

		rc = approved_of(s, v->subject, v->subject_id, &now, err);
		if (rc == DK_OK)
			rc = dk_approval_spend(s, v->approver, DK_RIGHT_CREDIT_EDIT, &now, err);
	}
	dk_change_subject(&ch, v->subject, v->subject_id);
	if (v->is_refused)
		dk_change_text(&ch, "reason", v->reason);
	dk_change_text(&ch, "desk_user", s->user);
	if (rc == DK_OK)
		rc = settle(&ch, &tmp, v, count, err);
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	if (rc != DK_OK)
		*count = 0;
	return rc;
}
