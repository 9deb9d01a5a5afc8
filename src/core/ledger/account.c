/* account.c - the chart of accounts. */
#include "core/ledger/account.h"

#include "db/stmt.h"

static const char SQL_ADD[] = "INSERT INTO account (code, role, name) VALUES (:code, :role, :name)"
    " ON CONFLICT (code) DO NOTHING";

enum dk_rc
dk_account_seed(struct dk_session *s, struct dk_err *err)
{
	static const struct {
		const char *code, *role, *name;
	} accounts[] = {
#define DK_ACCOUNT(code, role, name) { code, role, name },
#include "core/ledger/accounts.def"
#undef DK_ACCOUNT
	};
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(accounts); i++) {
		struct dk_stmt *st = dk_sql(s->db, SQL_ADD);

		dk_bind_text(st, ":code", accounts[i].code);
		dk_bind_text(st, ":role", accounts[i].role);
		dk_bind_text(st, ":name", accounts[i].name);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}
