/* posting_account.c - every posting stands on an account that its role was posted to. */
#include "core/day/rule/rule.h"

#define OFFENDERS(which) \
	"SELECT b.document || '-' || b.document_id || '/' || p.line_no, p.account, p.role" \
	" FROM batch b JOIN posting p ON p.batch_id = b.id WHERE " which \
	" AND NOT EXISTS (SELECT 1 FROM account_role r WHERE r.role = p.role" \
	"  AND r.account = p.account)"
static const char SQL_DAY[] = OFFENDERS("b.day_id = :day");
static const char SQL_ALL[] = OFFENDERS("b.id > 0");

const struct dk_rule dk_rule_posting_account = {
	.name = "posting-account", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "Every posting stands on an account of its role",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "{0}: {2} was never posted to account {1}.",
	.cause = "a posting was moved to another account outside docket",
	.fix = "docket account list",
};
