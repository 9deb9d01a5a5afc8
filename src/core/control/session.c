/* session.c - who acts, where, on which day, and what he may do. */
#include "docket/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/control/change.h"
#include "core/control/private.h"
#include "core/control/rights.h"
#include "db/upgrade.h"
#include "docket/setting.h"
#include "docket/text.h"

static const char SQL_SITE[] = "SELECT id, code FROM site ORDER BY id LIMIT 1";
static const char SQL_TIED[] =
    "SELECT id FROM users WHERE os_account = :account AND is_disabled = 0";
static const char SQL_WHO[] = "SELECT name, full_name, role FROM users WHERE id = :id";
static const char SQL_RIGHT[] =
    "SELECT u.role, u.is_disabled, r.is_given, r.max_value FROM users u"
    " LEFT JOIN user_right r ON r.user_id = u.id AND r.right_name = :right WHERE u.id = :id";

static enum dk_rc
load_house(struct dk_session *s, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SITE);
	enum dk_rc rc;
	bool more;

	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (more) {
		s->site_id = dk_col_id(st, 0);
		s->site = dk_col_text(st, 1, &s->keep);
		dk_done(st);
	}
	rc = dk_setting_text(s, &s->keep, "currency", &s->currency, err);
	if (rc == DK_OK)
		rc = dk_setting_text(s, &s->keep, "company", &s->company, err);
	s->exponent = dk_currency_exponent(s->currency);
	if (rc == DK_OK)
		rc = dk_setting_bool(s, "test_clock", &s->test_clock, err);
	return rc;
}

/* The terminal's or host's name, short. */
static const char *
desk_name(struct dk_arena *a)
{
	const char *given = getenv("DOCKET_DESK");
	char host[64] = "desk";

	if (given != NULL && dk_utf8_valid(given, strlen(given)) && *given != '\0')
		return dk_fmt(a, "%.16s", given);
	if (gethostname(host, sizeof(host) - 1) != 0)
		return "desk";
	return dk_fmt(a, "%.16s", host);
}

struct dk_session *
dk_session_new(struct dk_db *db)
{
	struct dk_session *s = calloc(1, sizeof(*s));

	dk_assert(s != NULL);
	s->db = db;
	s->user = s->user_name = s->site = s->company = s->currency = s->once_key = "";
	s->exponent = 2;
	s->desk = desk_name(&s->keep);
	return s;
}

static enum dk_rc
set_clock(struct dk_session *s, const char *now, struct dk_err *err)
{
	if (now == NULL || *now == '\0')
		return DK_OK;
	if (!s->test_clock)
		return dk_fail(err, DK_ECONFIG, "DOCKET_NOW",
		    "DOCKET_NOW is set, but this database was not made with a test clock; "
		    "unset it.");
	if (!dk_instant_parse(now, &s->clock_ms))
		return dk_fail(err, DK_ECONFIG, "DOCKET_NOW",
		    "DOCKET_NOW must look like 2026-11-23T09:00:00Z.");
	s->clock_is_set = true;
	return DK_OK;
}

/* A session over an open database, which is closed when that fails. */
static enum dk_rc
open_over(struct dk_db *db, const char *now, struct dk_session **out, struct dk_err *err)
{
	enum dk_rc rc;

	*out = dk_session_new(db);
	rc = load_house(*out, err);
	if (rc == DK_OK)
		rc = set_clock(*out, now, err);
	if (rc != DK_OK) {
		dk_session_close(*out);
		*out = NULL;
	}
	return rc;
}

enum dk_rc
dk_session_open(const char *path, const char *now, struct dk_session **out, struct dk_err *err)
{
	struct dk_db *db = NULL;
	enum dk_rc rc = dk_db_open(path, &db, err);

	*out = NULL;
	return rc == DK_OK ? open_over(db, now, out, err) : rc;
}

enum dk_rc
dk_session_open_old(const char *path, const char *now, struct dk_session **out, int64_t *from,
    struct dk_err *err)
{
	struct dk_db *db = NULL;
	enum dk_rc rc = dk_db_open_old(path, &db, from, err);

	*out = NULL;
	return rc == DK_OK ? open_over(db, now, out, err) : rc;
}

enum dk_rc
dk_session_reload(struct dk_session *s, struct dk_err *err)
{
	return load_house(s, err);
}

void
dk_session_close(struct dk_session *s)
{
	if (s == NULL)
		return;
	dk_db_close(s->db);
	dk_arena_free(&s->keep);
	free(s);
}

enum dk_rc
dk_session_become(struct dk_session *s, dk_id user_id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_WHO);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", user_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	s->user_id = user_id;
	s->approval.by = 0;
	s->user = dk_col_text(st, 0, &s->keep);
	s->user_name = dk_col_text(st, 1, &s->keep);
	dk_assert(dk_role_parse(dk_col_peek(st, 2), &s->role));
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_session_tie(struct dk_session *s, const char *os_account, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_TIED);
	int64_t id = 0;
	enum dk_rc rc;

	dk_bind_text(st, ":account", os_account);
	if ((rc = dk_one(st, 0, &id, err)) != DK_OK)
		return rc;
	if (id == 0)
		return dk_fail(err, DK_ENOTFOUND, "user",
		    "No docket user is tied to the account '%s'. Name one with --user.",
		    os_account);
	return dk_session_become(s, id, err);
}

void
dk_session_sign_out(struct dk_session *s)
{
	s->user_id = s->approval.by = 0;
	s->user = s->user_name = "";
}

const char *
dk_session_currency(const struct dk_session *s, const char *currency)
{
	return *currency == '\0' ? s->currency : currency;
}

int
dk_session_exponent(const struct dk_session *s, const char *currency)
{
	return currency == NULL || *currency == '\0' ? s->exponent
	    : dk_currency_exponent(currency);
}

struct dk_text
dk_session_money(const struct dk_session *s, dk_money m, const char *currency)
{
	struct dk_text out, sum = dk_money_show(m, dk_session_exponent(s, currency));

	if (*currency == '\0' || strcmp(currency, s->currency) == 0)
		return sum;
	snprintf(out.s, sizeof(out.s), "%.27s %.3s", sum.s, currency);
	return out;
}

int64_t
dk_session_now(const struct dk_session *s)
{
	return s->clock_is_set ? s->clock_ms : dk_wall_clock_ms();
}

dk_date
dk_session_today(const struct dk_session *s)
{
	return dk_instant_day(dk_session_now(s));
}

/* The right as it stands now: another desk may have disabled the user a moment ago. */
static enum dk_rc
look_up(const struct dk_session *s, enum dk_right right, bool *held, int64_t *limit,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_RIGHT);
	enum dk_role role;
	enum dk_rc rc;
	bool more;

	*held = false;
	*limit = 0;
	dk_bind_id(st, ":id", s->user_id);
	dk_bind_text(st, ":right", dk_right_name(right));
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return DK_OK;
	dk_assert(dk_role_parse(dk_col_peek(st, 0), &role));
	*held = dk_role_right(role, right, limit);
	if (!dk_col_is_null(st, 2)) {
		*held = dk_col_bool(st, 2);
		*limit = !*held ? 0 : dk_col_is_null(st, 3) ? INT64_MAX : dk_col_i64(st, 3);
	}
	if (dk_col_bool(st, 1)) {
		*held = false;
		*limit = 0;
	}
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_session_may(struct dk_session *s, enum dk_right right, struct dk_err *err)
{
	uint64_t tx = dk_tx_serial(s->db);
	uint32_t bit = UINT32_C(1) << right;
	int64_t limit;
	bool held;
	enum dk_rc rc;

	_Static_assert(DK_RIGHT_COUNT <= 32, "a bit a right");
	if (s->user_id == 0)
		return dk_fail(err, DK_EDENIED, NULL, "Nobody has signed in.");
	if (tx == 0 || s->rights.tx != tx)
		s->rights.tx = tx, s->rights.asked = s->rights.held = 0;
	if ((s->rights.asked & bit) == 0) {
		if ((rc = look_up(s, right, &held, &limit, err)) != DK_OK)
			return rc;
		s->rights.asked |= bit;
		s->rights.held |= held ? bit : 0;
	}
	if ((s->rights.held & bit) == 0)
		return dk_fail(err, DK_EDENIED, NULL, "%s may not %s; ask %s.", s->user,
		    dk_right_allows(right),
		    dk_role_right(DK_ROLE_SUPERVISOR, right, &limit) ? "a supervisor"
								     : "an administrator");
	return DK_OK;
}

int64_t
dk_session_limit(const struct dk_session *s, enum dk_right right)
{
	struct dk_err err;
	int64_t limit = 0;
	bool held = false;

	if (s->user_id == 0 || look_up(s, right, &held, &limit, &err) != DK_OK)
		return 0;
	return held ? limit : 0;
}
