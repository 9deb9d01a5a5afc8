/* tax_names.c - what papers in another language call a tax. */
#include "core/master/tax_names.h"

#include <ctype.h>
#include <string.h>

#include "docket/customer.h"

static const char SQL_LANGUAGE[] = "SELECT language FROM customer WHERE id = :customer";

/* One name of "de=USt. 20 %; es=IVA": its length with what ends it; the text is between *text and
 * *end. 0 when it is written otherwise. */
static size_t
read_name(const char *s, const char **text, const char **end)
{
	size_t len = strcspn(s, ";");

	if (!islower((unsigned char)s[0]) || !islower((unsigned char)s[1]) || s[2] != '=')
		return 0;
	*text = s + 3 + strspn(s + 3, " ");
	*end = s + len;
	while (*end > *text && (*end)[-1] == ' ')
		(*end)--;
	if (*end <= *text)
		return 0;
	len += s[len] == ';';
	return len + strspn(s + len, " ");
}

enum dk_rc
dk_tax_names_check(const char *names, struct dk_err *err)
{
	const char *text, *end;

	while (*names != '\0') {
		size_t len = read_name(names, &text, &end);

		if (len == 0)
			return dk_fail(err, DK_EINPUT, "names",
			    "'%.40s' names no tax; write names by language: de=USt. 20 %%; es=IVA",
			    names);
		names += len;
	}
	return DK_OK;
}

enum dk_rc
dk_tax_names_pick(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    const char *names, const char **name, struct dk_err *err)
{
	const char *text, *end;
	char language[8] = "";
	struct dk_stmt *st;
	enum dk_rc rc;
	size_t len;
	bool more;

	if (*names == '\0' || customer_id == 0)
		return DK_OK;
	st = dk_sql(s->db, SQL_LANGUAGE);
	dk_bind_id(st, ":customer", customer_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	snprintf(language, sizeof(language), "%s", dk_col_peek(st, 0));
	dk_done(st);
	for (; *language != '\0' && (len = read_name(names, &text, &end)) > 0; names += len)
		if (strncmp(names, language, 2) == 0)
			*name = dk_arena_dup_n(a, text, (size_t)(end - text));
	return DK_OK;
}
