/* record.c - putting records by their field lists: a put that changes nothing writes nothing. */
#include "core/master/record.h"

#include <string.h>

#include "core/master/field.h"
#include "core/master/pending.h"

void
dk_record_read(const struct dk_record *r, struct dk_stmt *st, struct dk_arena *a, void *out)
{
	int col = (int)r->count;

	for (size_t i = 0; i < r->count; i++)
		dk_field_read(&r->fields[i], st, (int)i, a, out);
	if (r->has_id)
		*(dk_id *)out = dk_col_id(st, col++);
	if (r->version_at != 0)
		*(int64_t *)((char *)out + r->version_at) = dk_col_i64(st, col);
}

struct dk_fetch
dk_record_list(struct dk_session *s, struct dk_arena *a, const struct dk_record *r,
    struct dk_stmt *st, struct dk_err *err)
{
	struct dk_fetch rows = dk_fetch(st, a, r->size);
	void *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		dk_record_read(r, st, a, row);
	return rows;
}

enum dk_rc
dk_record_first(struct dk_arena *a, const struct dk_record *r, struct dk_stmt *st, void **out,
    struct dk_err *err)
{
	enum dk_rc rc;
	bool more;

	*out = NULL;
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = dk_arena_alloc(a, r->size);
	dk_record_read(r, st, a, *out);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_record_check(const struct dk_session *s, const struct dk_record *r, void *record,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < r->count; i++)
		rc = dk_field_check(&r->fields[i], record, s->exponent, err);
	return rc;
}

enum dk_rc
dk_record_look(struct dk_change *ch, struct dk_arena *a, struct dk_record_put *put,
    struct dk_err *err)
{
	const struct dk_record *r = put->kind;
	struct dk_stmt *st = dk_sql(ch->session->db, r->find);

	for (size_t i = 0; i < r->count; i++)
		if ((r->fields[i].flags & DK_FIELD_KEY) != 0)
			dk_field_bind(&r->fields[i], st, put->after);
	return dk_record_first(a, r, st, &put->before, err);
}

/* The customer whose key seals the personal fields; 0 = nobody's. */
static dk_id
owner_of(const struct dk_record *r, const void *record)
{
	if (r->seals_itself)
		return *(const dk_id *)record;
	for (size_t i = 0; i < r->count; i++)
		if ((r->fields[i].flags & DK_FIELD_OWNER) != 0)
			return *(const dk_id *)((const char *)record + r->fields[i].at);
	return 0;
}

/* What changed, as before and after; of a new record, what it holds. */
static void
journal(struct dk_change *ch, struct dk_arena *a, const struct dk_record_put *put)
{
	const struct dk_record *r = put->kind;
	dk_id owner = owner_of(r, put->after);
	int exponent = ch->session->exponent;

	dk_change_subject(ch, r->subject, r->has_id || r->belongs ? *(const dk_id *)put->after : 0);
	for (size_t i = 0; i < r->count; i++) {
		const struct dk_field *f = &r->fields[i];
		bool is_key = (f->flags & DK_FIELD_KEY) != 0 && !(r->belongs && f->at == 0);
		const char *before, *after;

		if (put->before == NULL ? dk_field_is_empty(f, put->after)
					: !is_key && dk_field_same(f, put->before, put->after))
			continue;
		before = put->before == NULL ? "" : dk_field_text(a, f, put->before, exponent);
		after = dk_field_text(a, f, put->after, exponent);
		if ((f->flags & DK_FIELD_PERSONAL) == 0 && strcmp(before, after) != 0 && !is_key)
			dk_change_diff(ch, f->label, before, after);
		else if ((f->flags & DK_FIELD_PERSONAL) == 0)
			dk_change_text(ch, f->label, after);
		else if (owner != 0)
			dk_change_personal(ch, owner, f->label, before, after);
		else /* no key of his own could ever erase it: only the fact is kept */
			dk_change_text(ch, f->label, "changed");
	}
}

/* The flags of what a put sets; in a new record that is whatever is not empty. */
static unsigned
changes_of(const struct dk_record_put *put, bool *any)
{
	const struct dk_record *r = put->kind;
	unsigned flags = 0;

	*any = put->before == NULL;
	for (size_t i = 0; i < r->count; i++) {
		if (put->before == NULL ? dk_field_is_empty(&r->fields[i], put->after)
			: dk_field_same(&r->fields[i], put->before, put->after))
			continue;
		flags |= r->fields[i].flags;
		*any = true;
	}
	return flags;
}

/* Carries id and version over from what is stored; false when the version given is an old one. */
static bool
carry(const struct dk_record_put *put)
{
	const struct dk_record *r = put->kind;
	int64_t *now, stored;

	if (put->before != NULL && r->has_id)
		*(dk_id *)put->after = *(const dk_id *)put->before;
	if (r->version_at == 0)
		return true;
	now = (int64_t *)((char *)put->after + r->version_at);
	stored = put->before == NULL
	    ? 0 : *(const int64_t *)((const char *)put->before + r->version_at);
	if (*now != 0 && *now != stored)
		return false;
	*now = stored;
	return true;
}

static enum dk_rc
write(struct dk_change *ch, struct dk_arena *a, struct dk_record_put *put, struct dk_err *err)
{
	const struct dk_record *r = put->kind;
	bool is_new = put->before == NULL;
	struct dk_stmt *st = dk_sql(ch->session->db, is_new ? r->insert : r->update);
	dk_id id = 0;
	enum dk_rc rc;

	for (size_t i = 0; i < r->count; i++)
		dk_field_bind(&r->fields[i], st, put->after);
	if (r->bind_more != NULL)
		r->bind_more(a, st, put->after);
	rc = is_new ? dk_insert(st, &id, err) : dk_run(st, NULL, err);
	if (rc == DK_OK && is_new && r->has_id)
		*(dk_id *)put->after = id;
	if (rc == DK_OK && r->version_at != 0)
		++*(int64_t *)((char *)put->after + r->version_at);
	return rc;
}

/* What needs nobody else is written. */
static enum dk_rc
save_changed(struct dk_change *ch, struct dk_arena *a, struct dk_record_put *put,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	if ((put->changed & DK_FIELD_CREDIT) != 0 && !put->is_settled && !put->asks)
		rc = dk_session_may(ch->session, DK_RIGHT_CREDIT_EDIT, err);
	if (rc == DK_OK)
		rc = write(ch, a, put, err);
	if (rc != DK_OK)
		return rc;
	put->did = put->before == NULL ? DK_PUT_ADDED : DK_PUT_CHANGED;
	journal(ch, a, put);
	return DK_OK;
}

enum dk_rc
dk_record_save(struct dk_change *ch, struct dk_arena *a, struct dk_record_put *put,
    struct dk_err *err)
{
	const void *wanted = put->asks ? dk_pending_hold_back(a, put) : NULL;
	bool any;
	enum dk_rc rc = DK_OK;

	put->did = DK_PUT_UNCHANGED;
	put->changed = changes_of(put, &any);
	if (!carry(put))
		return dk_fail(err, DK_ECONFLICT, NULL,
		    "Someone changed this %s meanwhile. Reload it and change it again.",
		    put->kind->subject);
	if (any)
		rc = save_changed(ch, a, put, err);
	if (rc == DK_OK && wanted != NULL)
		rc = dk_pending_ask(ch, a, put, wanted, err);
	return rc;
}

enum dk_rc
dk_record_put(struct dk_session *s, const struct dk_record *r, const void *record,
    enum dk_put *did, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_record_put put = { .kind = r };
	struct dk_change ch;
	enum dk_rc rc;

	put.after = dk_arena_alloc(&tmp, r->size);
	memcpy(put.after, record, r->size);
	rc = dk_record_check(s, r, put.after, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, r->action, &ch, err);
	if (rc == DK_OK) {
		rc = dk_record_look(&ch, &tmp, &put, err);
		if (rc == DK_OK)
			rc = dk_record_save(&ch, &tmp, &put, err);
		rc = dk_change_end(&ch, rc, err);
	}
	*did = put.did;
	dk_arena_free(&tmp);
	return rc;
}
