/* once.c - keys of retried commands. */
#include "core/control/once.h"

#include <inttypes.h>
#include <string.h>

static const char SQL_FIND[] = "SELECT action FROM once WHERE key = :key";
static const char SQL_SUBJECT[] = "SELECT subject_id FROM once WHERE key = :key";
static const char SQL_STORE[] = "INSERT INTO once (key, action, subject_id, at)"
				" VALUES (:key, :action, :id, :at)";

struct mark {
	char s[80];
};

static bool
applies(const struct dk_change *ch)
{
	return ch->is_outer && ch->session->once_key != NULL && ch->session->once_key[0] != '\0';
}

/* "order.cancel 91f0c2…": the action, and what stands for the words of its command. */
static struct mark
mark_of(const struct dk_change *ch)
{
	struct mark m;

	if (ch->session->once_words != 0)
		snprintf(m.s, sizeof(m.s), "%s %016" PRIx64, ch->action, ch->session->once_words);
	else
		snprintf(m.s, sizeof(m.s), "%s", ch->action);
	return m;
}

/* The same command gives the same answer; another one under its key must not pass for done. */
static enum dk_rc
compare(const struct dk_change *ch, const char *stored, struct dk_err *err)
{
	size_t len = strcspn(stored, " ");
	bool same_action = strlen(ch->action) == len && strncmp(stored, ch->action, len) == 0;

	if (same_action && (ch->session->once_words == 0 || stored[len] == '\0' ||
	    strcmp(stored, mark_of(ch).s) == 0))
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "once",
	    "The key '%s' was used for %s%.*s; choose another.", ch->session->once_key,
	    same_action ? "another " : "", (int)len, stored);
}

enum dk_rc
dk_once_check(struct dk_change *ch, bool *was_done, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;

	*was_done = false;
	if (!applies(ch))
		return DK_OK;
	st = dk_sql(ch->session->db, SQL_FIND);
	dk_bind_text(st, ":key", ch->session->once_key);
	if ((rc = dk_row(st, was_done, err)) != DK_OK || !*was_done)
		return rc;
	rc = compare(ch, dk_col_peek(st, 0), err);
	dk_done(st);
	return rc;
}

enum dk_rc
dk_once_find(struct dk_change *ch, dk_id *id, struct dk_err *err)
{
	bool was_done;
	struct dk_stmt *st;
	enum dk_rc rc = dk_once_check(ch, &was_done, err);

	*id = 0;
	if (rc != DK_OK || !was_done)
		return rc;
	st = dk_sql(ch->session->db, SQL_SUBJECT);
	dk_bind_text(st, ":key", ch->session->once_key);
	return dk_one(st, 0, id, err);
}

enum dk_rc
dk_once_store(struct dk_change *ch, struct dk_err *err)
{
	struct dk_stmt *st;

	if (!applies(ch))
		return DK_OK;
	st = dk_sql(ch->session->db, SQL_STORE);
	dk_bind_text(st, ":key", ch->session->once_key);
	dk_bind_text(st, ":action", mark_of(ch).s);
	dk_bind_i64(st, ":id", ch->subject_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	return dk_run(st, NULL, err);
}
