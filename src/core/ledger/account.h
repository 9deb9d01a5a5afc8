/* account.h - the chart of accounts by what docket posts to each. */
#ifndef DOCKET_CORE_ACCOUNT_H
#define DOCKET_CORE_ACCOUNT_H

#include "docket/session.h"

/* The accounts of accounts.def, into a new database. */
enum dk_rc dk_account_seed(struct dk_session *s, struct dk_err *err) DK_MUST_USE;

#endif
