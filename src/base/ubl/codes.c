/* codes.c - finds a code list by its name. */
#include "base/ubl/codes.h"

#include <string.h>

#include "docket/base.h"

static const struct {
	const char *name, *codes;
} lists[] = {
#define DK_UBL_CODES(name, codes) { #name, codes },
#include "base/ubl/codes.def"
#undef DK_UBL_CODES
};

const char *
dk_ubl_codes(const char *list)
{
	for (size_t i = 0; i < DK_COUNT(lists); i++)
		if (strcmp(lists[i].name, list) == 0)
			return lists[i].codes;
	dk_bug("no such code list", __FILE__, __LINE__);
}
