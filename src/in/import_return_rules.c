/* import_return_rules.c - the policy of returns. */
#include "docket/return_rule.h"
#include "in/import_tie.h"

enum { FROM, CLASS, REASON, GROUP, DAYS, VERDICT, FEE, FEE_TAX, CLAUSE, FREIGHT, TO };

static const char *const verdicts[] = { "allowed", "approval", "refused", NULL };

static const char *const freights[] = { "customer", "charged", "house", NULL };

static const struct import_column columns[] = {
	[FROM] = { "from", .type = IMPORT_DATE },
	[CLASS] = { "class", .type = IMPORT_CODE },
	[REASON] = { "reason", .type = IMPORT_CODE },
	[GROUP] = { "group", .type = IMPORT_CODE },
	[DAYS] = { "days", .type = IMPORT_INT, .max = 3650 },
	[VERDICT] = { "verdict", .type = IMPORT_CHOICE, .required = true,
		.choices = verdicts },
	[FEE] = { "fee", .type = IMPORT_RATE },
	[FEE_TAX] = { "fee_tax", .type = IMPORT_CODE },
	[CLAUSE] = { "clause", .type = IMPORT_TEXT, .required = true, .max = 500 },
	[FREIGHT] = { "freight", .type = IMPORT_CHOICE, .choices = freights },
	[TO] = { "to", .type = IMPORT_DATE },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_return_rule r = {
		.from = DK_NO_DATE, .class = v[CLASS].text,
		.reason = v[REASON].text, .group = v[GROUP].text,
		.days = v[DAYS].n, .verdict = v[VERDICT].text, .fee = { v[FEE].n },
		.fee_code = v[FEE_TAX].text, .clause = v[CLAUSE].text,
		.freight = v[FREIGHT].text, .has_end = v[TO].is_given };
	enum dk_rc rc;

	(void)count;
	import_set_date(&v[FROM], &r.from);
	import_set_date(&v[TO], &r.to);
	rc = dk_return_rule_put(run->session, &r, did, err);
	if (rc != DK_OK)
		return rc;
	return import_tie(run, dk_fmt(run->a, "class '%s', reason '%s', group '%s' from %s",
	    r.class, r.reason, r.group, v[FROM].is_given ? v[FROM].text : "ever"), *did, err);
}

const struct dk_importer dk_import_return_rules = {
	.kind = "return-rules", .summary = "What may come back, until when and for which fee.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
