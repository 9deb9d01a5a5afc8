/* mail.c - messages of customers: stored once, listed, loaded. */
#include <sodium.h>
#include <string.h>

#include "core/control/change.h"
#include "db/fetch.h"
#include "docket/mail_order.h"
#include "docket/text.h"

static const char SQL_KNOWN[] = "SELECT id FROM mail WHERE message_id = :message_id";
static const char SQL_ADD[] =
    "INSERT INTO mail (message_id, at, refs, sent, day, sender, sender_name, subject)"
    " VALUES (:message_id, :at, :refs, :sent, :day, :sender, :sender_name, :subject)";
static const char SQL_ADD_PART[] =
    "INSERT INTO mail_part (mail_id, part, kind, type, name, text, flags)"
    " VALUES (:mail, :part, :kind, :type, :name, :text, :flags)";

#define ROW \
	"SELECT m.id, m.at, m.sent, m.sender, m.sender_name, m.subject," \
	" CASE WHEN m.state <> 'taken' THEN m.state WHEN o.state = 'draft' THEN 'taken'" \
	"  WHEN o.state = 'dropped' THEN 'queued' ELSE 'entered' END," \
	" m.reason, coalesce(m.order_id, 0), coalesce(o.number, ''), coalesce(c.name, '')," \
	" (SELECT count(*) FROM mail_piece p WHERE p.mail_id = m.id AND p.use = 'unused')," \
	" coalesce(o.state, '')" \
	" FROM mail m LEFT JOIN orders o ON o.id = m.order_id" \
	" LEFT JOIN customer c ON c.id = o.customer_id"
static const char SQL_WAITING[] =
    ROW " WHERE m.state <> 'dismissed' AND (m.order_id IS NULL OR o.state IN ('draft', 'dropped'))"
    " ORDER BY m.at, m.id LIMIT 500";
static const char SQL_ALL[] = ROW " ORDER BY m.at DESC, m.id DESC LIMIT 500";
static const char SQL_LOAD[] = ROW " WHERE m.id = :id";
static const char SQL_HEAD[] = "SELECT message_id, sent, day, refs FROM mail WHERE id = :id";
static const char SQL_PARTS[] =
    "SELECT kind, type, name, text, flags FROM mail_part WHERE mail_id = :id ORDER BY part";
static const char SQL_OF_ORDER[] = "SELECT id FROM mail WHERE order_id = :order";

enum { ALTERNATIVE = 1, FORWARDED = 2, DAMAGED = 4 };

/* Without an id of its own a message is known by its text. */
static const char *
digest(struct dk_arena *a, const struct dk_mail *m)
{
	crypto_generichash_state st;
	unsigned char hash[16];
	char hex[2 * sizeof(hash) + 1];

	crypto_generichash_init(&st, NULL, 0, sizeof(hash));
	crypto_generichash_update(&st, (const unsigned char *)m->from, strlen(m->from) + 1);
	crypto_generichash_update(&st, (const unsigned char *)&m->sent_ms, sizeof(m->sent_ms));
	for (size_t i = 0; i < m->part_count; i++)
		crypto_generichash_update(&st, (const unsigned char *)m->parts[i].text,
		    strlen(m->parts[i].text) + 1);
	crypto_generichash_final(&st, hash, sizeof(hash));
	return dk_fmt(a, "digest:%s", sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash)));
}

static enum dk_rc
add_parts(struct dk_session *s, const struct dk_mail *m, dk_id id, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < m->part_count; i++) {
		const struct dk_mail_part *p = &m->parts[i];
		struct dk_stmt *st = dk_sql(s->db, SQL_ADD_PART);

		dk_bind_id(st, ":mail", id);
		dk_bind_i64(st, ":part", (int64_t)i);
		dk_bind_text(st, ":kind", dk_part_kind_name(p->kind));
		dk_bind_text(st, ":type", p->type);
		dk_bind_text(st, ":name", p->name);
		dk_bind_text(st, ":text", p->text);
		dk_bind_i64(st, ":flags", (p->is_alternative ? ALTERNATIVE : 0) |
		    (p->is_forwarded ? FORWARDED : 0) | (p->is_damaged ? DAMAGED : 0));
		rc = dk_run(st, NULL, err);
	}
	return rc;
}

static enum dk_rc
add(struct dk_change *ch, const struct dk_mail *m, const char *message_id, dk_id *id,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD);
	enum dk_rc rc;

	dk_bind_text(st, ":message_id", message_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	if (m->sent_ms != 0)
		dk_bind_instant(st, ":sent", m->sent_ms);
	else
		dk_bind_text(st, ":sent", "");
	dk_bind_date(st, ":day", m->day);
	dk_bind_text(st, ":sender", m->from);
	dk_bind_text(st, ":sender_name", m->from_name);
	dk_bind_text(st, ":subject", m->subject);
	dk_bind_text(st, ":refs", m->refs != NULL ? m->refs : "");
	rc = dk_insert(st, id, err);
	return rc == DK_OK ? add_parts(ch->session, m, *id, err) : rc;
}

enum dk_rc
dk_mail_put(struct dk_session *s, const struct dk_mail *mail, dk_id *id, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	const char *message_id = *mail->message_id != '\0' ? mail->message_id : digest(&tmp, mail);
	struct dk_stmt *st;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_IMPORT, "mail.put", &ch, err);

	*did = DK_PUT_UNCHANGED;
	*id = 0;
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_KNOWN);
		dk_bind_text(st, ":message_id", message_id);
		rc = dk_one(st, 0, id, err);
		if (rc == DK_OK && *id == 0) {
			*did = DK_PUT_ADDED;
			rc = add(&ch, mail, message_id, id, err);
			dk_change_subject(&ch, "mail", *id);
		}
		rc = dk_change_end(&ch, rc, err);
	}
	dk_arena_free(&tmp);
	return rc;
}

static struct dk_mail_row
read_row(const struct dk_stmt *st, struct dk_arena *a)
{
	struct dk_mail_row r = { dk_col_id(st, 0), dk_col_text(st, 1, a), dk_col_text(st, 2, a),
		dk_col_text(st, 3, a), dk_col_text(st, 4, a), dk_col_text(st, 5, a),
		dk_col_text(st, 6, a), dk_col_text(st, 7, a), dk_col_id(st, 8),
		dk_col_text(st, 9, a), dk_col_text(st, 10, a), dk_col_i64(st, 11) };

	if (strcmp(r.state, "queued") == 0) { /* its draft was dropped */
		r.order_id = 0;
		r.unused = 0;
		r.customer = "";
	}
	if (r.order_id != 0 && *r.order == '\0')
		r.order = dk_fmt(a, "D%lld", (long long)r.order_id);
	return r;
}

enum dk_rc
dk_mail_list(struct dk_session *s, struct dk_arena *a, bool all, struct dk_mail_row **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, all ? SQL_ALL : SQL_WAITING);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_mail_row *row;

	rows.rc = dk_session_may(s, DK_RIGHT_ORDER_ENTER, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = read_row(st, a);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
load_parts(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_mail *mail,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_PARTS);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_mail_part *p;
		int64_t flags = dk_col_i64(st, 4);

		mail->parts = dk_arena_grow(a, mail->parts, mail->part_count, &cap, sizeof(*p));
		p = &mail->parts[mail->part_count++];
		*p = (struct dk_mail_part){ .type = dk_col_text(st, 1, a),
			.name = dk_col_text(st, 2, a), .text = dk_col_text(st, 3, a),
			.is_alternative = (flags & ALTERNATIVE) != 0,
			.is_forwarded = (flags & FORWARDED) != 0,
			.is_damaged = (flags & DAMAGED) != 0 };
		dk_assert(dk_part_kind_parse(dk_col_peek(st, 0), &p->kind));
	}
	return rc;
}

enum dk_rc
dk_mail_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_mail_row *row,
    struct dk_mail *mail, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_ORDER_ENTER, err);
	struct dk_stmt *st;
	bool more = false;

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LOAD);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "mail", "There is no message %lld.",
		    (long long)id);
	*row = read_row(st, a);
	dk_done(st);
	*mail = (struct dk_mail){ .from = row->sender, .from_name = row->sender_name,
		.subject = row->subject, .day = DK_NO_DATE };
	st = dk_sql(s->db, SQL_HEAD);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	mail->message_id = dk_col_text(st, 0, a);
	(void)dk_instant_parse(dk_col_peek(st, 1), &mail->sent_ms);
	mail->day = dk_col_date(st, 2);
	mail->refs = dk_col_text(st, 3, a);
	dk_done(st);
	return load_parts(s, a, id, mail, err);
}

enum dk_rc
dk_mail_of_order(struct dk_session *s, dk_id order_id, dk_id *id, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	struct dk_stmt *st;

	*id = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_OF_ORDER);
	dk_bind_id(st, ":order", order_id);
	return dk_one(st, 0, id, err);
}
