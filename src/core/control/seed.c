/* seed.c - what this room needs in a new database. */
#include "core/control/business_day.h"
#include "core/control/private.h"

static const char SQL_SITE[] = "INSERT INTO site (code, name) VALUES ('MAIN', :name)";
static const char SQL_SERIES[] =
    "INSERT INTO series (kind, prefix, first_no, next_no, has_check_digit)"
    " VALUES (:kind, :prefix, :first, :first, :digit) ON CONFLICT (kind) DO NOTHING";
static const char SQL_SETTING[] = "INSERT INTO setting (key, value) VALUES (:key, :value)";
static const char SQL_ADMIN[] =
    "INSERT INTO users (name, full_name, role, os_account, created_at)"
    " VALUES (:name, :name, 'admin', :os_account, :at)";

enum dk_rc
dk_series_seed(struct dk_session *s, struct dk_err *err)
{
	static const struct {
		const char *kind, *prefix;
		int64_t first;
		bool has_digit;
	} kinds[] = {
		{ "order", "", 10001, true }, { "quote", "Q", 1001, true },
		{ "standing", "ST", 1001, true }, { "blanket", "BL", 1001, true },
		{ "purchase", "PO", 1001, true }, { "receipt", "R", 1001, false },
		{ "supplier-bill", "SB", 1001, false },
		{ "supplier-return", "SR", 1001, false }, { "debit-note", "DN", 1001, false },
		{ "shipment", "S", 1001, false }, { "wave", "W", 1001, false },
		{ "manifest", "MF", 1001, false }, { "own-run", "RUN", 1001, false },
		{ "invoice", "INV", 1001, false }, { "credit-note", "CN", 1001, false },
		{ "return", "RMA", 1001, true }, { "exchange", "EX", 1001, true },
		{ "claim", "CL", 1001, true },
		{ "counter-claim", "CC", 1001, false },
		{ "payment", "P", 1001, false }, { "customer", "C", 1001, false },
		{ "sscc", "", 1, false }, { "count", "SC", 1001, false },
	};
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(kinds); i++) {
		struct dk_stmt *st = dk_sql(s->db, SQL_SERIES);

		dk_bind_text(st, ":kind", kinds[i].kind);
		dk_bind_text(st, ":prefix", kinds[i].prefix);
		dk_bind_i64(st, ":first", kinds[i].first);
		dk_bind_bool(st, ":digit", kinds[i].has_digit);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}

static enum dk_rc
seed_setting(struct dk_session *s, const char *key, const char *value, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SETTING);

	dk_bind_text(st, ":key", key);
	dk_bind_text(st, ":value", value);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_control_seed(struct dk_session *s, const struct dk_birth *birth, dk_id *admin,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SITE);
	dk_id day;
	enum dk_rc rc;

	dk_bind_text(st, ":name", birth->company);
	rc = dk_insert(st, &s->site_id, err);
	if (rc == DK_OK)
		rc = dk_series_seed(s, err);
	if (rc == DK_OK)
		rc = seed_setting(s, "company", birth->company, err);
	if (rc == DK_OK)
		rc = seed_setting(s, "currency", birth->currency, err);
	if (rc == DK_OK)
		rc = seed_setting(s, "test_clock", birth->test_clock ? "yes" : "no", err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ADMIN);
	dk_bind_text(st, ":name", birth->admin);
	dk_bind_text_or_null(st, ":os_account", birth->os_account);
	dk_bind_instant(st, ":at", dk_session_now(s));
	rc = dk_insert(st, admin, err);
	return rc == DK_OK ? dk_day_begin(s, dk_session_today(s), &day, err) : rc;
}
