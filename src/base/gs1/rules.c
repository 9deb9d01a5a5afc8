/* rules.c - finding a rule by its name, and holding a part against all of its own. */
#include "base/gs1/rules.h"

#include <string.h>

static const struct dk_gs1_rule rules[] = {
#define DK_GS1_RULE(name, wanted) { #name, wanted, dk_gs1_rule_##name },
#include "base/gs1/rules.def"
#undef DK_GS1_RULE
};

const struct dk_gs1_rule *
dk_gs1_rule_find(const char *name, size_t len)
{
	for (size_t i = 0; i < DK_COUNT(rules); i++)
		if (strlen(rules[i].name) == len && memcmp(rules[i].name, name, len) == 0)
			return &rules[i];
	return NULL;
}

const struct dk_gs1_rule *
dk_gs1_rule_broken(const struct dk_gs1_part *part, const char *s, size_t len)
{
	const char *at = part->rules, *end = part->rules + part->rules_len;

	while (at < end) {
		size_t n = strcspn(++at, ", &");
		const struct dk_gs1_rule *rule = dk_gs1_rule_find(at, n);
		struct dk_gs1_span bad = { 0, len };

		if (rule != NULL && rule->run(s, len, &bad) != NULL)
			return rule;
		at += n;
	}
	return NULL;
}

const char *
dk_gs1_all_digits(const char *s, size_t len, struct dk_gs1_span *bad)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] >= '0' && s[i] <= '9')
			continue;
		*bad = (struct dk_gs1_span){ i, 1 };
		return "NON_DIGIT_CHARACTER";
	}
	return NULL;
}
