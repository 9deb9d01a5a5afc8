/* company.c - making a new company: every room's first rows, in one transaction. */
#include <string.h>

#include "core/control/change.h"
#include "core/control/private.h"
#include "core/ledger/account.h"
#include "core/stock/location.h"

static enum dk_rc
seed_all(struct dk_session *s, const struct dk_birth *birth, struct dk_err *err)
{
	dk_id admin = 0;
	enum dk_rc rc = dk_tx_begin(s->db, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_control_seed(s, birth, &admin, err);
	if (rc == DK_OK)
		rc = dk_account_seed(s, err);
	if (rc == DK_OK)
		rc = dk_location_seed(s, err);
	if (rc == DK_OK)
		rc = dk_session_reload(s, err);
	if (rc == DK_OK)
		rc = dk_session_become(s, admin, err);
	return dk_tx_end(s->db, rc, err);
}

/* The first journal row names the birth. */
static enum dk_rc
note_birth(struct dk_session *s, struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SETTING_EDIT, "company.init", &ch, err);

	if (rc != DK_OK)
		return rc;
	dk_change_subject(&ch, "setting", 0);
	dk_change_text(&ch, "company", s->company);
	dk_change_text(&ch, "currency", s->currency);
	return dk_change_end(&ch, DK_OK, err);
}

enum dk_rc
dk_session_create(const struct dk_init *init, struct dk_session **out, struct dk_err *err)
{
	const char *currency = init->currency != NULL ? init->currency : "EUR";
	const struct dk_birth birth = { init->company, currency, init->admin,
		init->os_account != NULL ? init->os_account : "",
		init->test_clock };
	struct dk_db *db = NULL;
	enum dk_rc rc;

	*out = NULL;
	if (dk_currency_exponent(currency) < 0)
		return dk_fail(err, DK_EINPUT, "currency",
		    "'%.20s' is not a currency code of ISO 4217, such as EUR.", currency);
	if ((rc = dk_db_create(init->path, &db, err)) != DK_OK)
		return rc;
	*out = dk_session_new(db);
	if (init->now != NULL && dk_instant_parse(init->now, &(*out)->clock_ms))
		(*out)->clock_is_set = init->test_clock;
	rc = seed_all(*out, &birth, err);
	if (rc == DK_OK)
		rc = note_birth(*out, err);
	if (rc != DK_OK) { /* nothing half done */
		dk_session_close(*out);
		*out = NULL;
		dk_db_remove(init->path);
	}
	return rc;
}
