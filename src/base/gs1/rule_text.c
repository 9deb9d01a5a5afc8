/* rule_text.c - rules about characters. */
#include <ctype.h>
#include <string.h>

#include "base/gs1/rules.h"

#define DIGITS "0123456789"
#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define SMALL "abcdefghijklmnopqrstuvwxyz"

/* The first byte that is not of `set` is the fault. */
static const char *
only(const char *set, const char *s, size_t len, const char *fault, struct dk_gs1_span *bad)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] != '\0' && strchr(set, s[i]) != NULL)
			continue;
		*bad = (struct dk_gs1_span){ i, 1 };
		return fault;
	}
	return NULL;
}

const char *
dk_gs1_rule_csetnumeric(const char *s, size_t len, struct dk_gs1_span *bad)
{
	return dk_gs1_all_digits(s, len, bad);
}

const char *
dk_gs1_rule_cset82(const char *s, size_t len, struct dk_gs1_span *bad)
{
	return only("!\"%&'()*+,-./" DIGITS ":;<=>?" CAPITALS "_" SMALL, s, len,
	    "INVALID_CSET82_CHARACTER", bad);
}

const char *
dk_gs1_rule_cset39(const char *s, size_t len, struct dk_gs1_span *bad)
{
	return only("#-/" DIGITS CAPITALS, s, len, "INVALID_CSET39_CHARACTER", bad);
}

/* '=' fills the last group of three up, and stands nowhere else. */
const char *
dk_gs1_rule_cset64(const char *s, size_t len, struct dk_gs1_span *bad)
{
	size_t pads = 0;

	while (pads < len && s[len - 1 - pads] == '=')
		pads++;
	if (pads > 2 || (pads > 0 && len % 3 != 0)) {
		*bad = (struct dk_gs1_span){ len - pads, pads };
		return "INVALID_CSET64_PADDING";
	}
	return only("-_" DIGITS CAPITALS SMALL, s, len - pads, "INVALID_CSET64_CHARACTER", bad);
}

const char *
dk_gs1_rule_pcenc(const char *s, size_t len, struct dk_gs1_span *bad)
{
	for (size_t i = 0; i < len; i++) {
		size_t n = len - i < 3 ? len - i : 3;

		if (s[i] != '%')
			continue;
		if (n < 3 || !isxdigit((unsigned char)s[i + 1]) ||
		    !isxdigit((unsigned char)s[i + 2])) {
			*bad = (struct dk_gs1_span){ i, n };
			return "INVALID_PERCENT_SEQUENCE";
		}
	}
	return NULL;
}

const char *
dk_gs1_rule_hasnondigit(const char *s, size_t len, struct dk_gs1_span *bad)
{
	struct dk_gs1_span first;

	(void)bad;
	return dk_gs1_all_digits(s, len, &first) != NULL ? NULL : "REQUIRES_NON_DIGIT_CHARACTER";
}

const char *
dk_gs1_rule_hyphen(const char *s, size_t len, struct dk_gs1_span *bad)
{
	struct dk_gs1_span first;

	(void)bad;
	return len > 0 && only("-", s, len, "", &first) == NULL ? NULL : "NOT_HYPHEN";
}

const char *
dk_gs1_rule_importeridx(const char *s, size_t len, struct dk_gs1_span *bad)
{
	if (len != 1)
		return "IMPORTER_IDX_MUST_BE_ONE_CHARACTER";
	return only("-_" DIGITS CAPITALS SMALL, s, len, "INVALID_IMPORT_IDX_CHARACTER", bad);
}
