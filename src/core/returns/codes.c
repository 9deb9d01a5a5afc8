/* codes.c - why goods come back, and as what they are found. */
#include <ctype.h>
#include <stdio.h>
#include <strings.h>

#include "docket/return_rule.h"

static const struct dk_return_reason reasons[] = {
#define DK_RETURN_REASON(code, key, text, wrong) { code, key, text, wrong },
#include "core/returns/reasons.def"
#undef DK_RETURN_REASON
	{ NULL, 0, NULL, false },
};

static const struct dk_return_condition conditions[] = {
#define DK_RETURN_CONDITION(code, key, text, to) { code, key, text, to },
#include "core/returns/conditions.def"
#undef DK_RETURN_CONDITION
	{ NULL, 0, NULL, NULL },
};

/* By its code, or by its key alone. */
static bool
is_it(const char *word, const char *code, char key)
{
	return strcasecmp(word, code) == 0 || (word[0] != '\0' && word[1] == '\0' &&
	    toupper((unsigned char)word[0]) == key);
}

const struct dk_return_reason *
dk_return_reasons(void)
{
	return reasons;
}

enum dk_rc
dk_return_reason_find(const char *word, const struct dk_return_reason **out, struct dk_err *err)
{
	char all[200];
	size_t at = 0;

	for (size_t i = 0; reasons[i].code != NULL; i++) {
		*out = &reasons[i];
		if (is_it(word, reasons[i].code, reasons[i].key))
			return DK_OK;
		at += (size_t)snprintf(all + at, sizeof(all) - at, "%s%s", at > 0 ? ", " : "",
		    reasons[i].code);
	}
	*out = NULL;
	return dk_fail(err, DK_EINPUT, "reason", "The reason of a return is one of %s.", all);
}

const struct dk_return_condition *
dk_return_conditions(void)
{
	return conditions;
}

enum dk_rc
dk_return_condition_find(const char *word, const struct dk_return_condition **out,
    struct dk_err *err)
{
	char all[200];
	size_t at = 0;

	for (size_t i = 0; conditions[i].code != NULL; i++) {
		*out = &conditions[i];
		if (is_it(word, conditions[i].code, conditions[i].key))
			return DK_OK;
		at += (size_t)snprintf(all + at, sizeof(all) - at, "%s%c %s", at > 0 ? ", " : "",
		    conditions[i].key, conditions[i].code);
	}
	*out = NULL;
	return dk_fail(err, DK_EINPUT, "condition", "The condition is one of %s.", all);
}
