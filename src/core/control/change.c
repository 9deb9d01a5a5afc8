/*
 * change.c - one operation, one transaction, one journal row.
 *
 * The row takes its place in the hash chain as the last statement before the commit: its hash is
 * BLAKE2b-256 over its own fields and the hash of the row before it. An operation inside another
 * one writes a row of its own; the outermost commits all of them.
 */
#include "core/control/change.h"

#include <stdlib.h>
#include <string.h>

#include "core/control/business_day.h"
#include "core/control/chain.h"
#include "core/control/once.h"
#include "docket/buf.h"

static const char SQL_HEAD[] = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1";
static const char SQL_ADD[] =
    "INSERT INTO journal (seq, at, day_id, site_id, user_id, desk, action, subject, subject_id,"
    " body, sealed, hash) VALUES (:seq, :at, :day, :site, :user, :desk, :action, :subject,"
    " :subject_id, :body, :sealed, :hash)";

#define DK_AFTER(subject, field, function) \
	extern enum dk_rc function(struct dk_change *ch, struct dk_err *err);
#include "core/control/after.def"
#undef DK_AFTER

static const struct {
	const char *subject, *field;
	enum dk_rc (*act)(struct dk_change *ch, struct dk_err *err);
} afters[] = {
#define DK_AFTER(subject, field, function) { subject, field, function },
#include "core/control/after.def"
#undef DK_AFTER
};

/* What follows of the change elsewhere belongs to it, and stands in its row. */
static enum dk_rc
follow(struct dk_change *ch, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(afters); i++)
		if (strcmp(afters[i].subject, ch->subject) == 0 &&
		    strstr(dk_buf_text(ch->body), afters[i].field) != NULL)
			rc = afters[i].act(ch, err);
	return rc;
}

static struct dk_buf *
new_buf(void)
{
	struct dk_buf *b = calloc(1, sizeof(*b));

	dk_assert(b != NULL);
	return b;
}

enum dk_rc
dk_change_begin(struct dk_session *s, enum dk_right right, const char *action,
    struct dk_change *ch, struct dk_err *err)
{
	struct dk_open_day day = { 0 };
	bool outer = !dk_tx_is_open(s->db);
	enum dk_rc rc;

	*ch =
	    (struct dk_change){ .session = s, .action = action, .subject = "", .is_outer = outer };
	if ((rc = dk_tx_begin(s->db, err)) != DK_OK)
		return rc;
	rc = dk_session_may(s, right, err);
	if (rc == DK_OK)
		rc = dk_day_open(s, &day, err);
	if (rc != DK_OK)
		return dk_tx_end(s->db, rc, err);
	ch->day_id = day.id;
	ch->now_ms = dk_session_now(s);
	ch->body = new_buf();
	ch->personal = new_buf();
	return DK_OK;
}

void
dk_change_subject(struct dk_change *ch, const char *subject, dk_id id)
{
	ch->subject = subject;
	ch->subject_id = id;
}

bool
dk_change_is_noted(const struct dk_change *ch)
{
	return ch->body->len > 0;
}

static void
member(struct dk_buf *b, const char *key)
{
	if (b->len > 0)
		dk_buf_char(b, ',');
	dk_buf_json(b, key);
	dk_buf_char(b, ':');
}

void
dk_change_text(struct dk_change *ch, const char *key, const char *text)
{
	member(ch->body, key);
	dk_buf_json(ch->body, text);
}

void
dk_change_i64(struct dk_change *ch, const char *key, int64_t v)
{
	member(ch->body, key);
	dk_buf_fmt(ch->body, "%lld", (long long)v);
}

static void
diff(struct dk_buf *b, const char *key, const char *before, const char *after)
{
	member(b, key);
	dk_buf_char(b, '[');
	dk_buf_json(b, before);
	dk_buf_char(b, ',');
	dk_buf_json(b, after);
	dk_buf_char(b, ']');
}

void
dk_change_diff(struct dk_change *ch, const char *key, const char *before, const char *after)
{
	diff(ch->body, key, before, after);
}

void
dk_change_personal(struct dk_change *ch, dk_id customer_id, const char *key, const char *before,
    const char *after)
{
	ch->sealed_for = customer_id;
	diff(ch->personal, key, before, after);
}

static enum dk_rc
read_head(struct dk_db *db, struct dk_journal_entry *e, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_HEAD);
	enum dk_rc rc;
	bool more;
	size_t len;

	e->seq = 1;
	memset(e->prev, 0, sizeof(e->prev));
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	e->seq = dk_col_i64(st, 0) + 1;
	memcpy(e->prev, dk_col_blob(st, 1, &len), sizeof(e->prev));
	dk_assert(len == sizeof(e->prev));
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
insert(struct dk_db *db, struct dk_journal_entry *e, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_ADD);
	unsigned char hash[DK_HASH_SIZE];

	dk_chain_hash(e, hash);
	dk_bind_i64(st, ":seq", e->seq);
	dk_bind_text(st, ":at", e->at);
	dk_bind_id(st, ":day", e->day_id);
	dk_bind_id(st, ":site", e->site_id);
	dk_bind_id(st, ":user", e->user_id);
	dk_bind_text(st, ":desk", e->desk);
	dk_bind_text(st, ":action", e->action);
	dk_bind_text(st, ":subject", e->subject);
	dk_bind_i64(st, ":subject_id", e->subject_id);
	dk_bind_text(st, ":body", e->body);
	if (e->sealed_len > 0)
		dk_bind_blob(st, ":sealed", e->sealed, e->sealed_len);
	else
		dk_bind_null(st, ":sealed");
	dk_bind_blob(st, ":hash", hash, sizeof(hash));
	return dk_run(st, NULL, err);
}

static enum dk_rc
write_row(struct dk_change *ch, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_instant_text at = dk_instant_iso(ch->now_ms);
	struct dk_arena tmp = { 0 };
	struct dk_journal_entry e = { .at = at.s, .day_id = ch->day_id, .site_id = s->site_id,
		.user_id = s->user_id, .desk = s->desk, .action = ch->action,
		.subject = ch->subject, .subject_id = ch->subject_id };
	enum dk_rc rc;

	if (ch->personal->len > 0)
		dk_change_i64(ch, "sealed_for", ch->sealed_for);
	e.body = dk_fmt(&tmp, "{%s}", dk_buf_text(ch->body));
	rc = read_head(s->db, &e, err);
	if (rc == DK_OK && ch->personal->len > 0)
		rc = dk_seal(s->db, &tmp, ch->sealed_for, dk_fmt(&tmp, "{%s}", ch->personal->data),
		    &e, err);
	if (rc == DK_OK)
		rc = insert(s->db, &e, err);
	dk_arena_free(&tmp);
	return rc;
}

static void
forget(struct dk_change *ch)
{
	dk_buf_free(ch->body);
	dk_buf_free(ch->personal);
	free(ch->body);
	free(ch->personal);
	ch->body = ch->personal = NULL;
}

enum dk_rc
dk_change_end(struct dk_change *ch, enum dk_rc rc, struct dk_err *err)
{
	struct dk_db *db = ch->session->db;
	struct dk_err why;
	bool was_done = false;
	enum dk_rc checked = dk_once_check(ch, &was_done, &why);

	if (checked == DK_OK && was_done) {
		/* what the first try did stands; the second leaves no trace, and is no failure */
		forget(ch);
		rc = dk_tx_end(db, DK_ECONFLICT, err);
		return rc == DK_ECONFLICT ? DK_OK : rc;
	}
	if (checked != DK_OK && rc == DK_OK) {
		if (err != NULL)
			*err = why;
		rc = checked;
	}
	if (rc == DK_OK && ch->subject[0] != '\0')
		rc = follow(ch, err);
	if (rc == DK_OK && ch->subject[0] != '\0') {
		rc = dk_once_store(ch, err);
		if (rc == DK_OK)
			rc = write_row(ch, err);
	}
	forget(ch);
	return dk_tx_end(db, rc, err);
}
