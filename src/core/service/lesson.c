/* lesson.c - the tutorial remembers where everybody is. */
#include "docket/lesson.h"

#include "db/stmt.h"

static const char SQL_FIND[] =
    "SELECT coalesce((SELECT step FROM lesson WHERE user_id = :user), 0)";
static const char SQL_SET[] = "INSERT INTO lesson (user_id, step) VALUES (:user, :step)"
			      " ON CONFLICT (user_id) DO UPDATE SET step = :step";

enum dk_rc
dk_lesson_find(struct dk_session *s, int64_t *step, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	struct dk_stmt *st;

	*step = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_FIND);
	dk_bind_id(st, ":user", s->user_id);
	return dk_one(st, 0, step, err);
}

enum dk_rc
dk_lesson_set(struct dk_session *s, int64_t step, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_tx_begin(s->db, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_SET);
		dk_bind_id(st, ":user", s->user_id);
		dk_bind_i64(st, ":step", step);
		rc = dk_run(st, NULL, err);
	}
	return dk_tx_end(s->db, rc, err);
}
