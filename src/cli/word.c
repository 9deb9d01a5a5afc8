/* word.c - words of a command line into days, numbers and pairs. */
#include "cli/word.h"

#include <string.h>

enum dk_rc
dk_cli_day(struct dk_cli *c, const char *option, dk_date *out, struct dk_err *err)
{
	const char *text = dk_cli_opt(c, option);

	*out = DK_NO_DATE;
	if (text == NULL || dk_date_parse(text, out))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, option,
	    "%.40s is no day that exists. Write it like 2026-11-23.", text);
}

enum dk_rc
dk_cli_number(const char *text, const char *field, int64_t *out, struct dk_err *err)
{
	if (dk_decimal_parse(text, 0, INT64_C(1000000000000), out, NULL) == DK_OK && *out >= 0 &&
	    strspn(text, "0123456789") == strlen(text))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, field, "%.40s is no whole number.", text);
}

enum dk_rc
dk_cli_line(struct dk_cli *c, const char *option, int64_t *out, struct dk_err *err)
{
	const char *text = dk_cli_opt(c, option);

	*out = 0;
	return text == NULL ? DK_OK : dk_cli_number(text, option, out, err);
}

enum dk_rc
dk_cli_pair(struct dk_cli *c, const char *word, const char **left, const char **right,
    struct dk_err *err)
{
	const char *mark = strchr(word, '=');

	if (mark == NULL || mark == word)
		return dk_cli_usage(c, err, "%.60s should look like NAME=VALUE.", word);
	*left = dk_arena_dup_n(&c->arena, word, (size_t)(mark - word));
	*right = mark + 1;
	return DK_OK;
}

enum dk_rc
dk_cli_need(struct dk_cli *c, const char *option, const char **out, struct dk_err *err)
{
	*out = dk_cli_opt(c, option);
	if (*out != NULL && (*out)[0] != '\0')
		return DK_OK;
	return dk_cli_usage(c, err, "Say --%s: docket %s %s %s", option, c->command->name,
	    c->verb->name, c->verb->synopsis);
}
