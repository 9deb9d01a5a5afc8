/* customer_find.c - who is calling: by number, phone, postcode, e-mail or words of the name. */
#include <ctype.h>
#include <string.h>

#include "core/master/customer.h"
#include "db/search.h"
#include "docket/text.h"

static const char SQL_NUMBER[] = "SELECT id FROM customer WHERE number = :text";
static const char SQL_NUMBERS[] =
    "SELECT id FROM customer WHERE number >= :text AND number < :past ORDER BY number LIMIT :max";
static const char SQL_PHONES[] =
    "SELECT id FROM customer WHERE phone_key >= :text AND phone_key < :past LIMIT :max";
static const char SQL_CONTACT_PHONES[] =
    "SELECT customer_id FROM contact WHERE phone_key >= :text AND phone_key < :past LIMIT :max";
static const char SQL_HIT[] =
    "SELECT id, number, name, city, phone, blocked,"
    " (SELECT count(*) FROM orders WHERE customer_id = customer.id"
    "  AND state IN ('entered', 'verified')), postcode FROM customer WHERE id = :id";

/* the last digits that make a number: +44 117 555 0142 and 0117 555 0142 end in the same nine */
enum { PHONE_MIN = 4, PHONE_SURE = 9 };

struct pick {
	dk_id id;
	const char *by; /* "" = by its words: the row says which */
};

struct picks {
	struct pick *at;
	size_t count, max;
};

static void
pick(struct picks *p, dk_id id, const char *by)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->at[i].id == id)
			return;
	if (p->count < p->max)
		p->at[p->count++] = (struct pick){ id, by };
}

/* Those a range finds: keys that begin with `text`. */
static enum dk_rc
pick_range(struct dk_stmt *st, const char *text, const char *by, struct picks *p,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":text", text);
	dk_bind_text(st, ":past", dk_fmt(&tmp, "%s\xF4\x8F\xBF\xBF", text));
	dk_bind_i64(st, ":max", (int64_t)p->max);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		pick(p, dk_col_id(st, 0), by);
	dk_arena_free(&tmp);
	return rc;
}

static enum dk_rc
pick_number(struct dk_db *db, const char *text, struct picks *p, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_NUMBER);
	int64_t id = 0;
	enum dk_rc rc;

	dk_bind_text(st, ":text", text);
	rc = dk_one(st, 0, &id, err);
	if (id != 0)
		pick(p, id, "number");
	return rc;
}

/* Digits as phones are written, four of them at least. */
static bool
is_phone(const char *text)
{
	size_t digits = 0;

	for (; *text != '\0'; text++) {
		if (isdigit((unsigned char)*text))
			digits++;
		else if (strchr(" +-()/.", *text) == NULL)
			return false;
	}
	return digits >= PHONE_MIN;
}

static enum dk_rc
pick_phones(struct dk_db *db, const char *text, struct picks *p, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	char *key = dk_phone_key(&tmp, text);
	enum dk_rc rc;

	if (strlen(key) > PHONE_SURE)
		key[PHONE_SURE] = '\0';
	rc = pick_range(dk_sql(db, SQL_PHONES), key, "phone", p, err);
	if (rc == DK_OK)
		rc = pick_range(dk_sql(db, SQL_CONTACT_PHONES), key, "phone", p, err);
	dk_arena_free(&tmp);
	return rc;
}

static enum dk_rc
pick_words(struct dk_db *db, const char *key, struct picks *p, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	dk_id *ids = dk_arena_array(&tmp, p->max + 1, sizeof(*ids));
	size_t count = 0;
	enum dk_rc rc = dk_search_find(db, DK_SEARCH_CUSTOMER, key, ids, p->max, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		pick(p, ids[i], "");
	dk_arena_free(&tmp);
	return rc;
}

/* The surest first: the number, then phones, then numbers that begin so, then words. */
static enum dk_rc
gather(struct dk_db *db, const char *text, const char *key, struct picks *p, struct dk_err *err)
{
	enum dk_rc rc = pick_number(db, text, p, err);

	if (rc == DK_OK && is_phone(text))
		rc = pick_phones(db, text, p, err);
	if (rc == DK_OK)
		rc = pick_range(dk_sql(db, SQL_NUMBERS), text, "number", p, err);
	if (rc == DK_OK && p->count < p->max)
		rc = pick_words(db, key, p, err);
	return rc;
}

/* By what a row found through its words was meant. */
static const char *
matched(struct dk_arena *a, const char *key, const char *number, const char *postcode)
{
	const char *code = dk_postcode_key(a, postcode), *typed = dk_postcode_key(a, key);
	const char *own = dk_text_fold(a, number);

	if (strchr(key, '@') != NULL)
		return "email";
	if (strncmp(own, key, strlen(key)) == 0)
		return "number";
	if (strpbrk(typed, "0123456789") != NULL && strncmp(code, typed, strlen(typed)) == 0)
		return "postcode";
	return "name";
}

struct hits {
	struct dk_customer_hit *at;
	size_t count;
	const char *key; /* what was typed, folded */
};

static enum dk_rc
read_hit(struct dk_stmt *st, struct dk_arena *a, const struct pick *p, struct hits *to,
    struct dk_err *err)
{
	struct dk_customer_hit *out = &to->at[to->count++];
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", p->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	*out = (struct dk_customer_hit){ p->id, dk_col_text(st, 1, a), dk_col_text(st, 2, a),
		dk_col_text(st, 3, a), dk_col_text(st, 4, a), dk_col_text(st, 5, a),
		dk_col_i64(st, 6), p->by };
	if (p->by[0] == '\0')
		out->matched = matched(a, to->key, out->number, dk_col_peek(st, 7));
	dk_done(st);
	return DK_OK;
}

/* The text without blanks around it: numbers are compared as they are typed. */
static const char *
trim(struct dk_arena *a, const char *text)
{
	size_t len;

	text += strspn(text, " ");
	for (len = strlen(text); len > 0 && text[len - 1] == ' '; len--)
		;
	return dk_arena_dup_n(a, text, len);
}

enum dk_rc
dk_customer_find(struct dk_session *s, struct dk_arena *a, const char *text, size_t max,
    struct dk_customer_hit **out, size_t *count, struct dk_err *err)
{
	struct picks p = { dk_arena_array(a, max + 1, sizeof(struct pick)), 0, max };
	struct hits hits = { .key = dk_text_fold(a, text) };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK && hits.key[0] != '\0')
		rc = gather(s->db, trim(a, text), hits.key, &p, err);
	hits.at = dk_arena_array(a, p.count + 1, sizeof(*hits.at));
	for (size_t i = 0; rc == DK_OK && i < p.count; i++)
		rc = read_hit(dk_sql(s->db, SQL_HIT), a, &p.at[i], &hits, err);
	*out = hits.at;
	*count = rc == DK_OK ? hits.count : 0;
	return rc;
}
