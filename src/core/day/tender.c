/* tender.c - counting the till: each method once a day; a recount replaces it until then. */
#include "core/day/tender.h"

#include <string.h>

#include "core/control/change.h"
#include "docket/day.h"
#include "docket/setting.h"

static const char SQL_TAKEN[] =
    "SELECT count(*), coalesce(sum(CASE WHEN kind = 'payment' THEN amount ELSE -amount END), 0)"
    " FROM payment WHERE day_id = :day AND method = :method"
    " AND currency = ''" /* the drawer of the house's money; the other is not counted */;
static const char SQL_COUNTED[] =
    "SELECT counted FROM tender_count WHERE day_id = :day AND method = :method";
static const char SQL_COUNT[] =
    "INSERT INTO tender_count (day_id, method, counted, counted_by, counted_at)"
    " VALUES (:day, :method, :counted, :user, :at)"
    " ON CONFLICT (day_id, method) DO UPDATE SET counted = excluded.counted,"
    " counted_by = excluded.counted_by, counted_at = excluded.counted_at";

static const char *const methods[DK_TENDER_COUNT] = { "cash", "card", "cheque" };

static enum dk_rc
load_counted(struct dk_session *s, dk_id day_id, struct dk_tender *t, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_COUNTED);
	enum dk_rc rc;

	dk_bind_id(st, ":day", day_id);
	dk_bind_text(st, ":method", t->method);
	if ((rc = dk_row(st, &t->is_counted, err)) != DK_OK || !t->is_counted)
		return rc;
	t->counted = dk_col_money(st, 0);
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
load_one(struct dk_session *s, dk_id day_id, int64_t limit, struct dk_tender *t,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_TAKEN);
	bool more, was_taken;
	int64_t apart;
	enum dk_rc rc;

	dk_bind_id(st, ":day", day_id);
	dk_bind_text(st, ":method", t->method);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	was_taken = dk_col_i64(st, 0) > 0;
	t->expected = dk_col_money(st, 1);
	dk_done(st);
	rc = load_counted(s, day_id, t, err);
	apart = t->counted.minor - t->expected.minor;
	if (!t->is_counted)
		t->verdict = was_taken ? DK_TENDER_UNCOUNTED : DK_TENDER_EQUAL;
	else if (apart > limit || apart < -limit)
		t->verdict = DK_TENDER_APART;
	else
		t->verdict = apart != 0 ? DK_TENDER_NEAR : DK_TENDER_EQUAL;
	return rc;
}

enum dk_rc
dk_tender_load(struct dk_session *s, dk_id day_id, struct dk_tender out[DK_TENDER_COUNT],
    struct dk_err *err)
{
	int64_t limit;
	enum dk_rc rc = dk_setting_i64(s, "day_end_tender_limit", &limit, err);

	for (size_t i = 0; rc == DK_OK && i < DK_TENDER_COUNT; i++) {
		out[i] = (struct dk_tender){ .method = methods[i] };
		rc = load_one(s, day_id, limit, &out[i], err);
	}
	return rc;
}

static const char *
known_method(const char *method)
{
	for (size_t i = 0; i < DK_TENDER_COUNT; i++)
		if (strcmp(methods[i], method) == 0)
			return methods[i];
	return NULL;
}

static enum dk_rc
store(struct dk_change *ch, const char *method, dk_money amount, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_tender before = { .method = method };
	struct dk_stmt *st;
	enum dk_rc rc = load_counted(s, ch->day_id, &before, err);

	if (rc != DK_OK || (before.is_counted && before.counted.minor == amount.minor))
		return rc;
	st = dk_sql(s->db, SQL_COUNT);
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_text(st, ":method", method);
	dk_bind_i64(st, ":counted", amount.minor);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_change_subject(ch, "day", ch->day_id);
	dk_change_text(ch, "method", method);
	dk_change_diff(ch, "counted",
	    before.is_counted ? dk_money_text(before.counted, s->exponent).s : "",
	    dk_money_text(amount, s->exponent).s);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_day_count(struct dk_session *s, const char *method, dk_money amount, struct dk_err *err)
{
	const char *known = known_method(method);
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PAYMENT_TAKE, "day.count", &ch, err);

	if (rc != DK_OK)
		return rc;
	if (known == NULL)
		rc = dk_fail(err, DK_EINPUT, "method",
		    "'%.20s' cannot be counted; count cash, card or cheque.", method);
	else if (amount.minor < -DK_MONEY_MAX || amount.minor > DK_MONEY_MAX)
		rc = dk_fail(err, DK_EINPUT, "amount", "The amount is too large; count again.");
	else
		rc = store(&ch, known, amount, err);
	return dk_change_end(&ch, rc, err);
}
