/* batch.c - many operations inside one change. */
#include "docket/batch.h"

#include <stdlib.h>

#include "core/control/change.h"

struct dk_batch {
	struct dk_change change;
};

enum dk_rc
dk_batch_begin(struct dk_session *s, enum dk_right right, const char *action,
    struct dk_batch **out, struct dk_err *err)
{
	struct dk_batch *b = calloc(1, sizeof(*b));
	enum dk_rc rc;

	dk_assert(b != NULL);
	rc = dk_change_begin(s, right, action, &b->change, err);
	if (rc != DK_OK) {
		free(b);
		b = NULL;
	}
	*out = b;
	return rc;
}

void
dk_batch_text(struct dk_batch *b, const char *key, const char *text)
{
	dk_change_text(&b->change, key, text);
}

void
dk_batch_count(struct dk_batch *b, const char *key, int64_t n)
{
	dk_change_i64(&b->change, key, n);
}

enum dk_rc
dk_batch_end(struct dk_batch *b, enum dk_rc rc, struct dk_err *err)
{
	dk_change_subject(&b->change, "batch", 0);
	rc = dk_change_end(&b->change, rc, err);
	free(b);
	return rc;
}
