/* account.c - the chart of accounts, as docket makes it and as a house changes it. */
#include "core/ledger/account.h"

#include <string.h>

#include "core/control/change.h"
#include "db/fetch.h"
#include "docket/account.h"
#include "docket/buf.h"
#include "docket/text.h"

static const char SQL_ADD[] =
    "INSERT INTO account (code, role, name, type) VALUES (:code, :role, :name, :type)"
    " ON CONFLICT (code) DO UPDATE SET type = excluded.type WHERE account.type = ''";
static const char SQL_PUT[] =
    "INSERT INTO account (code, name, type) VALUES (:code, :name, :type)"
    " ON CONFLICT (code) DO UPDATE SET name = excluded.name, type = excluded.type";
static const char SQL_SEED_ROLE[] =
    "INSERT INTO account_role (role, account, is_now) SELECT :role, :code, 1"
    " WHERE NOT EXISTS (SELECT 1 FROM account_role WHERE role = :role)";
static const char SQL_TAKE[] =
    "UPDATE account_role SET is_now = 0 WHERE role = :role AND account <> :code AND is_now = 1";
static const char SQL_GIVE[] =
    "INSERT INTO account_role (role, account, is_now) VALUES (:role, :code, 1)"
    " ON CONFLICT (role, account) DO UPDATE SET is_now = 1";
static const char SQL_FIND[] = "SELECT name, type FROM account WHERE code = :code";
static const char SQL_WHERE[] =
    "SELECT account FROM account_role WHERE role = :role AND is_now = 1";
static const char SQL_LIST[] =
    "SELECT a.code, a.name, a.type, coalesce((SELECT group_concat(r.role, ' ') FROM (SELECT role"
    "  FROM account_role WHERE account = a.code AND is_now = 1 ORDER BY role) r), ''),"
    " coalesce((SELECT sum(p.debit) - sum(p.credit) FROM posting p WHERE p.account = a.code), 0)"
    " FROM account a ORDER BY a.code";

static const struct {
	const char *code, *role, *name;
} accounts[] = {
#define DK_ACCOUNT(code, role, name) { code, role, name },
#include "core/ledger/accounts.def"
#undef DK_ACCOUNT
};
static const char *const types[] = { "asset", "liability", "equity", "income", "expense" };

enum { CODE_MAX = 20, NAME_MAX_BYTES = 80 };

static enum dk_rc
put_row(struct dk_session *s, const char *sql, const struct dk_account *x, const char *role,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, sql);

	dk_bind_text(st, ":code", x->code);
	dk_bind_text(st, ":name", x->name);
	dk_bind_text(st, ":type", x->type);
	if (role != NULL)
		dk_bind_text(st, ":role", role);
	return dk_run(st, NULL, err);
}

static enum dk_rc
put_role(struct dk_session *s, const char *sql, const char *role, const char *code,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, sql);

	dk_bind_text(st, ":role", role);
	dk_bind_text(st, ":code", code);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_account_seed(struct dk_session *s, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(accounts); i++) {
		const struct dk_account x = { .code = accounts[i].code, .name = accounts[i].name,
			.type = types[accounts[i].code[0] - '1'] };

		rc = put_row(s, SQL_ADD, &x, accounts[i].role, err);
		if (rc == DK_OK)
			rc = put_role(s, SQL_SEED_ROLE, accounts[i].role, x.code, err);
	}
	return rc;
}

enum dk_rc
dk_account_list(struct dk_session *s, struct dk_arena *a, struct dk_account **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_account *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_account){ dk_col_text(st, 0, a),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_text(st, 3, a),
			dk_col_money(st, 4) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
is_role(const char *role, struct dk_err *err)
{
	struct dk_buf all = { 0 };
	enum dk_rc rc;

	for (size_t i = 0; i < DK_COUNT(accounts); i++) {
		if (strcmp(accounts[i].role, role) == 0) {
			dk_buf_free(&all);
			return DK_OK;
		}
		dk_buf_fmt(&all, "%s%s", i > 0 ? " " : "", accounts[i].role);
	}
	rc = dk_fail(err, DK_EINPUT, "role", "docket posts nothing called '%.40s'. It knows: %s.",
	    role, dk_buf_text(&all));
	dk_buf_free(&all);
	return rc;
}

static enum dk_rc
check(struct dk_arena *a, const struct dk_account *in, struct dk_account *out, struct dk_err *err)
{
	size_t len = strlen(in->code), type = 0;
	char *name = NULL;
	enum dk_rc rc = dk_text_clean(a, in->name, false, NAME_MAX_BYTES, &name, err);

	*out = *in;
	out->name = name;
	if (rc != DK_OK)
		return rc;
	if (len == 0 || len > CODE_MAX || strspn(in->code, "0123456789.-/"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != len)
		return dk_fail(err, DK_EINPUT, "code",
		    "An account's code is up to 20 letters and digits, '%.40s' is not.", in->code);
	if (name[0] == '\0')
		return dk_fail(err, DK_EINPUT, "name", "Give account %s a name.", in->code);
	while (type < DK_COUNT(types) && strcmp(types[type], in->type) != 0)
		type++;
	return type < DK_COUNT(types) ? DK_OK : dk_fail(err, DK_EINPUT, "type",
	    "An account is one of: asset liability equity income expense.");
}

/* Gives a role to the account, where it is not there yet. */
static enum dk_rc
give(struct dk_change *ch, struct dk_arena *a, const char *role, const char *code,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_WHERE);
	const char *was = "";
	enum dk_rc rc = is_role(role, err);
	bool more;

	if (rc != DK_OK)
		return rc;
	dk_bind_text(st, ":role", role);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	was = dk_col_text(st, 0, a);
	dk_done(st);
	if (strcmp(was, code) == 0)
		return DK_OK;
	dk_change_subject(ch, "account", 0);
	dk_change_diff(ch, role, was, code);
	rc = put_role(ch->session, SQL_TAKE, role, code, err);
	return rc == DK_OK ? put_role(ch->session, SQL_GIVE, role, code, err) : rc;
}

static enum dk_rc
put(struct dk_change *ch, struct dk_arena *a, const struct dk_account *x, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_FIND);
	const char *name = "", *type = "";
	char *roles = dk_arena_dup(a, x->roles), *rest = NULL;
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":code", x->code);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (more) {
		name = dk_col_text(st, 0, a);
		type = dk_col_text(st, 1, a);
		dk_done(st);
	}
	*did = more ? DK_PUT_UNCHANGED : DK_PUT_ADDED;
	if (strcmp(name, x->name) != 0 || strcmp(type, x->type) != 0) {
		dk_change_subject(ch, "account", 0);
		dk_change_text(ch, "code", x->code);
		dk_change_diff(ch, "name", name, x->name);
		dk_change_diff(ch, "type", type, x->type);
		rc = put_row(ch->session, SQL_PUT, x, NULL, err);
	}
	for (char *r = strtok_r(roles, " ", &rest); rc == DK_OK && r != NULL;
	    r = strtok_r(NULL, " ", &rest))
		rc = give(ch, a, r, x->code, err);
	if (*did == DK_PUT_UNCHANGED && ch->subject[0] != '\0')
		*did = DK_PUT_CHANGED;
	return rc;
}

enum dk_rc
dk_account_put(struct dk_session *s, const struct dk_account *in, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_account own;
	struct dk_change ch;
	enum dk_rc rc = check(&tmp, in, &own, err);

	*did = DK_PUT_UNCHANGED;
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_SETTING_EDIT, "account.put", &ch, err);
	if (rc == DK_OK)
		rc = dk_change_end(&ch, put(&ch, &tmp, &own, did, err), err);
	dk_arena_free(&tmp);
	return rc;
}
