/* upgrade.c - a company that an earlier docket kept gets what this one needs: tables, series,
 * accounts; and its journal says so. */
#include "core/control/change.h"
#include "core/control/private.h"
#include "core/ledger/account.h"
#include "core/stock/value.h"
#include "db/upgrade.h"

enum dk_rc
dk_session_upgrade(struct dk_session *s, int64_t from, struct dk_err *err)
{
	struct dk_change ch;
	struct dk_err end;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_SETTING_EDIT, err);

	if (rc == DK_OK && dk_db_is_current(from))
		rc = dk_fail(err, DK_EREFUSED, "db", "'%s' is up to date.", dk_db_path(s->db));
	if (rc == DK_OK)
		rc = dk_db_upgrade_begin(s->db, err);
	if (rc != DK_OK)
		return rc;
	rc = dk_change_begin(s, DK_RIGHT_SETTING_EDIT, "company.upgrade", &ch, err);
	if (rc == DK_OK) {
		rc = dk_db_upgrade(s->db, err);
		if (rc == DK_OK)
			rc = dk_series_seed(s, err);
		if (rc == DK_OK)
			rc = dk_account_seed(s, err);
		if (rc == DK_OK)
			rc = dk_worth_begin(&ch, err);
		dk_change_subject(&ch, "setting", 0);
		dk_change_i64(&ch, "from", from);
		rc = dk_change_end(&ch, rc, err);
	}
	return dk_db_upgrade_end(s->db, rc == DK_OK ? err : &end) == DK_OK || rc != DK_OK
	    ? rc : DK_EDB;
}
