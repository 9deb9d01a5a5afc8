/* currency.c - rates of exchange by currency and day, and amounts in the house's currency. */
#include "docket/currency.h"

#include <stdlib.h>
#include <string.h>

#include "core/master/record.h"

static const char SQL_FIND[] = "SELECT currency, valid_from, rate FROM exchange_rate"
			       " WHERE currency = :currency AND valid_from = :valid_from";
static const char SQL_LIST[] = "SELECT currency, valid_from, rate FROM exchange_rate"
			       " ORDER BY currency, valid_from DESC";
static const char SQL_ADD[] = "INSERT INTO exchange_rate (currency, valid_from, rate)"
			      " VALUES (:currency, :valid_from, :rate)";
static const char SQL_CHANGE[] = "UPDATE exchange_rate SET rate = :rate"
				 " WHERE currency = :currency AND valid_from = :valid_from";
static const char SQL_IN_FORCE[] =
    "SELECT valid_from, rate FROM exchange_rate WHERE currency = :currency"
    " AND valid_from <= :day ORDER BY valid_from DESC LIMIT 1";
static const char SQL_CUSTOMER[] = "SELECT currency FROM customer WHERE id = :id";
static const char SQL_POSTED[] =
    "SELECT EXISTS (SELECT 1 FROM batch WHERE currency = :currency AND currency <> ''"
    " AND date >= :day)";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_currency_rate, __VA_ARGS__)
	X(currency, "currency", currency, CODE, 3, 3, DK_FIELD_KEY)
	X(valid_from, "from", from, DATE, 0, 0, DK_FIELD_KEY)
	X(rate, "rate", rate, EXCHANGE, 1, DK_EXCHANGE_MAX, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "currency", .action = "currency.rate", .size = sizeof(struct dk_currency_rate),
	.fields = fields, .count = DK_COUNT(fields), .find = SQL_FIND, .insert = SQL_ADD,
	.update = SQL_CHANGE,
};

bool
dk_currency_is_house(const struct dk_session *s, const char *code)
{
	return code == NULL || code[0] == '\0' || strcmp(code, s->currency) == 0;
}

enum dk_rc
dk_currency_check(const struct dk_session *s, const char **code, struct dk_err *err)
{
	int digits = dk_currency_is_house(s, *code) ? s->exponent : dk_currency_exponent(*code);

	if (digits < 0)
		return dk_fail(err, DK_EINPUT, "currency",
		    "'%.20s' is not a currency code of ISO 4217, such as USD.", *code);
	if (dk_currency_is_house(s, *code))
		*code = "";
	return DK_OK;
}

enum dk_rc
dk_currency_find(struct dk_session *s, const char *code, dk_date day, struct dk_currency_rate *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	*out = (struct dk_currency_rate){ "", DK_NO_DATE, DK_EXCHANGE_ONE };
	if (dk_currency_is_house(s, code))
		return DK_OK;
	if (!dk_date_is_set(day))
		day = dk_session_today(s);
	if ((rc = dk_session_may(s, DK_RIGHT_VIEW, err)) != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_IN_FORCE);
	dk_bind_text(st, ":currency", code);
	dk_bind_date(st, ":day", day);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "currency",
		    "There is no rate for %s on %s. See: docket currency rate", code,
		    dk_date_paper(day).s);
	*out = (struct dk_currency_rate){ code, dk_col_date(st, 0), { dk_col_i64(st, 1) } };
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_currency_of(struct dk_session *s, struct dk_arena *a, dk_id customer_id, dk_date day,
    struct dk_currency_rate *out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	const char *code = "";
	struct dk_stmt *st;
	bool more;

	*out = (struct dk_currency_rate){ "", DK_NO_DATE, DK_EXCHANGE_ONE };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_CUSTOMER);
	dk_bind_id(st, ":id", customer_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	code = dk_col_text(st, 0, a);
	dk_done(st);
	return dk_currency_find(s, code, day, out, err);
}

/* A rate of the past is kept once something was posted in the currency since its first day. */
static enum dk_rc
check_past(struct dk_change *ch, const struct dk_record_put *put, struct dk_err *err)
{
	const struct dk_currency_rate *old = put->before, *row = put->after;
	struct dk_stmt *st;
	int64_t posted = 0;
	enum dk_rc rc;

	if (row->from.days >= dk_instant_day(ch->now_ms).days ||
	    (old != NULL && old->rate.e9 == row->rate.e9))
		return DK_OK;
	st = dk_sql(ch->session->db, SQL_POSTED);
	dk_bind_text(st, ":currency", row->currency);
	dk_bind_date(st, ":day", row->from);
	rc = dk_one(st, 0, &posted, err);
	if (rc == DK_OK && posted != 0)
		rc = dk_fail(err, DK_EREFUSED, "from",
		    "Documents in %s were posted on or after %s; give the rate another day.",
		    row->currency, dk_date_paper(row->from).s);
	return rc;
}

static enum dk_rc
store(struct dk_change *ch, struct dk_record_put *put, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = dk_record_look(ch, &tmp, put, err);

	if (rc == DK_OK)
		rc = check_past(ch, put, err);
	if (rc == DK_OK)
		rc = dk_record_save(ch, &tmp, put, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_currency_put(struct dk_session *s, const struct dk_currency_rate *row, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_currency_rate copy = *row;
	struct dk_record_put put = { .kind = &kind, .after = &copy };
	struct dk_change ch;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_MASTER_EDIT, err);

	*did = DK_PUT_UNCHANGED;
	if (!dk_date_is_set(copy.from))
		copy.from = dk_session_today(s);
	if (rc == DK_OK)
		rc = dk_currency_check(s, &copy.currency, err);
	if (rc == DK_OK && copy.currency[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "currency",
		    "%s is the house's own currency; it needs no rate.", s->currency);
	if (rc == DK_OK)
		rc = dk_record_check(s, &kind, &copy, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, kind.action, &ch, err);
	if (rc == DK_OK)
		rc = dk_change_end(&ch, store(&ch, &put, err), err);
	*did = put.did;
	return rc;
}

enum dk_rc
dk_currency_list(struct dk_session *s, struct dk_arena *a, struct dk_currency_rate **out,
    size_t *count, struct dk_err *err)
{
	struct dk_fetch rows = dk_record_list(s, a, &kind, dk_sql(s->db, SQL_LIST), err);

	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
too_large(struct dk_err *err)
{
	return dk_fail(err, DK_EINPUT, "amount", "The amount is too large in the other currency.");
}

enum dk_rc
dk_currency_home(const struct dk_session *s, const struct dk_currency_rate *at, dk_money own,
    dk_money *home, struct dk_err *err)
{
	*home = own;
	if (dk_currency_is_house(s, at->currency))
		return DK_OK;
	return dk_money_exchange(own, dk_session_exponent(s, at->currency), at->rate, s->exponent,
	    home) ? DK_OK : too_large(err);
}

enum dk_rc
dk_currency_own(const struct dk_session *s, const struct dk_currency_rate *at, dk_money home,
    dk_money *own, struct dk_err *err)
{
	*own = home;
	if (dk_currency_is_house(s, at->currency))
		return DK_OK;
	return dk_money_exchange_back(home, s->exponent, at->rate,
	    dk_session_exponent(s, at->currency), own) ? DK_OK : too_large(err);
}

enum dk_rc
dk_currency_price(const struct dk_session *s, const struct dk_currency_rate *at, dk_price home,
    dk_price *own, struct dk_err *err)
{
	*own = home;
	if (dk_currency_is_house(s, at->currency))
		return DK_OK;
	return dk_price_exchange_back(home, at->rate, own) ? DK_OK : too_large(err);
}

enum dk_rc
dk_currency_parts(const struct dk_session *s, const struct dk_currency_rate *at, dk_money *parts,
    size_t count, struct dk_err *err)
{
	dk_money own = DK_MONEY(0), home, sum = DK_MONEY(0);
	size_t largest = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		own = dk_money_plus(own, parts[i]);
		if (llabs((long long)parts[i].minor) > llabs((long long)parts[largest].minor))
			largest = i;
	}
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		rc = dk_currency_home(s, at, parts[i], &parts[i], err);
		sum = dk_money_plus(sum, parts[i]);
	}
	if (rc == DK_OK)
		rc = dk_currency_home(s, at, own, &home, err);
	if (rc == DK_OK && count > 0)
		parts[largest] = dk_money_plus(parts[largest], dk_money_minus(home, sum));
	return rc;
}
