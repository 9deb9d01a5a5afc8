/* mail_part.c - the kinds of parts by name. */
#include <string.h>

#include "docket/mail.h"

const char *
dk_part_kind_name(enum dk_part_kind kind)
{
	static const char *const names[] = {
#define X(id, text) [DK_PART_##id] = text,
		DK_PART_KINDS(X)
#undef X
	};

	return names[kind];
}

bool
dk_part_kind_parse(const char *text, enum dk_part_kind *out)
{
	for (int i = DK_PART_TEXT; i <= DK_PART_SUBJECT; i++)
		if (strcmp(dk_part_kind_name((enum dk_part_kind)i), text) == 0) {
			*out = (enum dk_part_kind)i;
			return true;
		}
	return false;
}
