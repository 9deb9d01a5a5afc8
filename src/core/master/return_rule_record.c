/* return_rule_record.c - the fields of a rule of returns, as forms read and set them. */
#include "core/master/customer.h"
#include "core/master/record.h"
#include "docket/return_terms.h"

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_return_rule, __VA_ARGS__)
	X(valid_from, "from", from, DATE, 0, 0, DK_FIELD_KEY)
	X(valid_to, "to", to, DATE, 0, 0, 0)
	X(class, "class", class, CODE, 0, 40, DK_FIELD_KEY)
	X(reason, "reason", reason, CODE, 0, 20, DK_FIELD_KEY)
	X(grp, "group", group, CODE, 0, 40, DK_FIELD_KEY)
	X(verdict, "verdict", verdict, CODE, 1, 10, 0)
	X(days, "days", days, I64, 0, 3650, 0)
	X(fee, "fee", fee, RATE, 0, 100000, 0)
	X(fee_code, "fee_tax", fee_code, CODE, 0, 20, 0)
	X(freight, "freight", freight, CODE, 0, 10, 0)
	X(clause, "clause", clause, TEXT, 1, 500, 0)
#undef X
};

/* The room returns stores it (core/returns/policy.c). */
const struct dk_record dk_return_rule_record = {
	.subject = "return-rule", .action = "return-rule.put",
	.size = sizeof(struct dk_return_rule), .fields = fields, .count = DK_COUNT(fields),
};
