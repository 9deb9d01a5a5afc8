/* journal.c - reading and proving the journal. */
#include "docket/journal.h"

#include <sodium.h>
#include <string.h>

#include "core/control/chain.h"

#define COLUMNS "j.seq, j.at, coalesce(d.date, ''), coalesce(u.name, ''), j.desk, j.action," \
		" j.subject, j.subject_id, j.body, j.sealed"
#define TABLES "journal j LEFT JOIN day d ON d.id = j.day_id LEFT JOIN users u ON u.id = j.user_id"
static const char SQL_ALL[] = "SELECT " COLUMNS " FROM " TABLES
			      " WHERE j.seq < :before ORDER BY j.seq DESC LIMIT :max";
static const char SQL_OF[] =
    "SELECT " COLUMNS " FROM " TABLES
    " WHERE j.subject = :subject AND (:id = 0 OR j.subject_id = :id) AND j.seq < :before"
    " ORDER BY j.seq DESC LIMIT :max";
static const char SQL_CHAIN[] = "SELECT seq, at, day_id, site_id, user_id, desk, action, subject,"
				" subject_id, body, sealed, hash FROM journal WHERE seq > :after"
				" ORDER BY seq";
static const char SQL_HASH[] = "SELECT hash FROM journal WHERE seq = :seq";

static void
read_row(struct dk_stmt *st, struct dk_arena *a, struct dk_journal_row *r)
{
	size_t len;
	const void *sealed = dk_col_blob(st, 9, &len);

	r->seq = dk_col_i64(st, 0);
	r->at = dk_col_text(st, 1, a);
	r->day = dk_col_text(st, 2, a);
	r->user = dk_col_text(st, 3, a);
	r->desk = dk_col_text(st, 4, a);
	r->action = dk_col_text(st, 5, a);
	r->subject = dk_col_text(st, 6, a);
	r->subject_id = dk_col_id(st, 7);
	r->body = dk_col_text(st, 8, a);
	r->personal = "";
	if (len > 0) { /* opened after the cursor is done */
		char *copy = dk_arena_alloc(a, len + sizeof(len));

		memcpy(copy, &len, sizeof(len));
		memcpy(copy + sizeof(len), sealed, len);
		r->personal = copy;
	}
}

/* The body of a row with personal text names the customer whose key seals it. */
static enum dk_rc
open_personal(struct dk_session *s, struct dk_arena *a, struct dk_journal_row *r,
    struct dk_err *err)
{
	const char *at = strstr(r->body, "\"sealed_for\":");
	long long customer = 0;
	size_t len;

	if (r->personal[0] == '\0' && (at == NULL))
		return DK_OK;
	memcpy(&len, r->personal, sizeof(len));
	if (at == NULL || sscanf(at, "\"sealed_for\":%lld", &customer) != 1) {
		r->personal = "";
		return DK_OK;
	}
	return dk_unseal(s->db, a, customer,
	    (struct dk_sealed){ r->personal + sizeof(len), len }, &r->personal, err);
}

enum dk_rc
dk_journal_list(struct dk_session *s, struct dk_arena *a, const struct dk_journal_query *q,
    struct dk_journal_row **out, size_t *count, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, q->subject != NULL ? SQL_OF : SQL_ALL);
	if (q->subject != NULL) {
		dk_bind_text(st, ":subject", q->subject);
		dk_bind_i64(st, ":id", q->subject_id);
	}
	dk_bind_i64(st, ":before", q->before > 0 ? q->before : INT64_MAX);
	dk_bind_i64(st, ":max", q->max > 0 ? (int64_t)q->max : 200);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_row(st, a, &(*out)[(*count)++]);
	}
	for (size_t i = 0; rc == DK_OK && i < *count; i++)
		if (strstr((*out)[i].body, "\"sealed_for\":") != NULL)
			rc = open_personal(s, a, &(*out)[i], err);
	return rc;
}

static void
read_entry(struct dk_stmt *st, struct dk_arena *a, struct dk_journal_entry *e)
{
	e->seq = dk_col_i64(st, 0);
	e->at = dk_col_text(st, 1, a);
	e->day_id = dk_col_id(st, 2);
	e->site_id = dk_col_id(st, 3);
	e->user_id = dk_col_id(st, 4);
	e->desk = dk_col_text(st, 5, a);
	e->action = dk_col_text(st, 6, a);
	e->subject = dk_col_text(st, 7, a);
	e->subject_id = dk_col_id(st, 8);
	e->body = dk_col_text(st, 9, a);
	e->sealed = dk_col_blob(st, 10, &e->sealed_len);
}

/* The hash of a row, all zero before the first; *found tells whether it is there and whole. */
static enum dk_rc
read_hash(struct dk_db *db, int64_t seq, unsigned char out[DK_HASH_SIZE], bool *found,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_HASH);
	const void *blob;
	enum dk_rc rc;
	size_t len;

	memset(out, 0, DK_HASH_SIZE);
	*found = seq == 0;
	if (seq == 0)
		return DK_OK;
	dk_bind_i64(st, ":seq", seq);
	if ((rc = dk_row(st, found, err)) != DK_OK || !*found)
		return rc;
	blob = dk_col_blob(st, 0, &len);
	if ((*found = len == DK_HASH_SIZE))
		memcpy(out, blob, DK_HASH_SIZE);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_journal_prove(struct dk_db *db, int64_t after, int64_t *bad_seq, char head[65],
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_CHAIN);
	unsigned char want[DK_HASH_SIZE], prev[DK_HASH_SIZE];
	struct dk_arena tmp = { 0 };
	int64_t expected = after + 1;
	bool more;
	enum dk_rc rc = read_hash(db, after, prev, &more, err);

	*bad_seq = rc == DK_OK && !more ? after : 0;
	if (rc != DK_OK || !more)
		return rc;
	dk_bind_i64(st, ":after", after);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_journal_entry e = { 0 };
		const void *hash;
		size_t len;

		read_entry(st, &tmp, &e);
		memcpy(e.prev, prev, sizeof(prev));
		dk_chain_hash(&e, want);
		hash = dk_col_blob(st, 11, &len);
		if (e.seq != expected || len != sizeof(want) || memcmp(hash, want, len) != 0) {
			*bad_seq = expected;
			dk_done(st);
			break;
		}
		memcpy(prev, want, sizeof(prev));
		expected++;
		dk_arena_free(&tmp);
	}
	if (head != NULL)
		sodium_bin2hex(head, 65, prev, sizeof(prev));
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_journal_verify(struct dk_session *s, int64_t *bad_seq, char head[65], struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*bad_seq = 0;
	return rc == DK_OK ? dk_journal_prove(s->db, 0, bad_seq, head, err) : rc;
}

enum dk_rc
dk_journal_hash(struct dk_db *db, int64_t seq, char hex[65], bool *found, struct dk_err *err)
{
	unsigned char hash[DK_HASH_SIZE];
	enum dk_rc rc = read_hash(db, seq, hash, found, err);

	sodium_bin2hex(hex, 65, hash, sizeof(hash));
	return rc;
}
