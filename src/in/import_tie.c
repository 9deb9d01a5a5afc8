/* import_tie.c - two rows of one file that say the same thing differently. */
#include "in/import_tie.h"

#include "in/import_group.h"

enum dk_rc
import_tie(struct import_run *run, const char *key, enum dk_put did, struct dk_err *err)
{
	struct import_keys *seen = run->state;

	if (seen == NULL) {
		run->state = seen = dk_arena_alloc(run->keep, sizeof(*seen));
		*seen = (struct import_keys){ .a = run->keep };
	}
	if (import_keys_add(seen, dk_arena_dup(run->keep, key)) || did == DK_PUT_UNCHANGED)
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, NULL, "An earlier row of this file says otherwise of the"
	    " same (%.120s). Keep one of the two.", key);
}
