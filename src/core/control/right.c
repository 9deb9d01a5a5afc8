/* right.c - names of roles and rights, and what each role may do. */
#include "docket/right.h"

#include <string.h>

#include "core/control/rights.h"

const char *
dk_role_name(enum dk_role role)
{
	static const char *const names[] = {
#define X(id, text) [DK_ROLE_##id] = text,
		DK_ROLES(X)
#undef X
	};

	return names[role];
}

bool
dk_role_parse(const char *name, enum dk_role *out)
{
	for (int i = DK_ROLE_CLERK; i <= DK_ROLE_ADMIN; i++) {
		if (strcmp(name, dk_role_name((enum dk_role)i)) != 0)
			continue;
		*out = (enum dk_role)i;
		return true;
	}
	return false;
}

static const struct {
	const char *name, *allows;
} rights[] = {
#define X(id, right_name, allow_text, unit) [DK_RIGHT_##id] = { right_name, allow_text },
	DK_RIGHTS(X)
#undef X
};

const char *
dk_right_name(enum dk_right right)
{
	return rights[right].name;
}

const char *
dk_right_allows(enum dk_right right)
{
	return rights[right].allows;
}

bool
dk_right_parse(const char *name, enum dk_right *out)
{
	for (int i = 0; i < DK_RIGHT_COUNT; i++) {
		if (strcmp(name, rights[i].name) != 0)
			continue;
		*out = (enum dk_right)i;
		return true;
	}
	return false;
}

bool
dk_role_right(enum dk_role role, enum dk_right right, int64_t *limit)
{
	static const struct {
		enum dk_role role;
		enum dk_right right;
		int64_t limit;
	} given[] = {
#define DK_GIVE(r, t, max) { DK_ROLE_##r, DK_RIGHT_##t, max },
#include "core/control/rights.def"
#undef DK_GIVE
	};

	*limit = INT64_MAX;
	if (role == DK_ROLE_ADMIN)
		return true;
	for (size_t i = 0; i < DK_COUNT(given); i++) {
		if (given[i].role != role || given[i].right != right)
			continue;
		*limit = given[i].limit;
		return true;
	}
	*limit = 0;
	return false;
}
