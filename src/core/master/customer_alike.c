/* customer_alike.c - is he a customer already? By phone, by e-mail, by name and place. */
#include <string.h>

#include "core/master/customer.h"
#include "core/master/words.h"
#include "db/search.h"
#include "docket/alike.h"
#include "docket/text.h"

static const char SQL_PHONES[] =
    "SELECT id FROM customer WHERE phone_key >= :text AND phone_key < :past LIMIT :max";
static const char SQL_CONTACT_PHONES[] =
    "SELECT customer_id FROM contact WHERE phone_key >= :text AND phone_key < :past LIMIT :max";
static const char SQL_ROW[] =
    "SELECT number, name, city, postcode, email FROM customer WHERE id = :id";
static const char SQL_EMAILS[] = "SELECT email FROM contact WHERE customer_id = :id";

/* the digits that a phone has at least, and those that make it one: see customer_find.c */
enum { DIGITS_MIN = 6, DIGITS_SURE = 9, SHOWN = 10, LOOKED_AT = 200 };

struct look {
	struct dk_db *db;
	struct dk_arena *a;
	const struct dk_customer *c;
	struct dk_words name;
	struct dk_alikes *out;
};

static bool
is_known(const struct look *l, dk_id id)
{
	for (size_t i = 0; i < l->out->count; i++)
		if (l->out->list[i].id == id)
			return true;
	return id == l->c->id || l->out->count == SHOWN;
}

static bool
same_text(struct look *l, const char *x, const char *y)
{
	return strcmp(dk_text_fold(l->a, x), dk_text_fold(l->a, y)) == 0;
}

static enum dk_rc
has_email(struct look *l, dk_id id, const char *own, bool *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(l->db, SQL_EMAILS);
	enum dk_rc rc;
	bool more;

	*out = same_text(l, own, l->c->email);
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		*out = *out || same_text(l, dk_col_peek(st, 0), l->c->email);
	return rc;
}

static bool
same_place(struct look *l, const char *city, const char *postcode)
{
	const struct dk_place *p = &l->c->place;
	const char *code = dk_postcode_key(l->a, postcode);

	return (code[0] != '\0' && strcmp(code, dk_postcode_key(l->a, p->postcode)) == 0) ||
	    (city[0] != '\0' && same_text(l, city, p->city));
}

/* Takes the customer in when he is alike for that reason. */
static enum dk_rc
consider(struct look *l, dk_id id, const char *why, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(l->db, SQL_ROW);
	const char *name, *city, *postcode, *email;
	struct dk_words words;
	bool more, fits = true;
	enum dk_rc rc = DK_OK;

	if (is_known(l, id))
		return DK_OK;
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	name = dk_col_text(st, 1, l->a);
	city = dk_col_text(st, 2, l->a);
	postcode = dk_col_text(st, 3, l->a);
	email = dk_col_text(st, 4, l->a);
	l->out->list[l->out->count] = (struct dk_alike){ id, dk_col_text(st, 0, l->a), name,
		dk_fmt(l->a, "%s%s%s", postcode, *postcode != '\0' ? " " : "", city), why };
	dk_done(st);
	words = dk_words_of(l->a, name, true);
	if (strcmp(why, "e-mail") == 0)
		rc = has_email(l, id, email, &fits, err);
	else if (strcmp(why, "phone") != 0)
		fits = same_place(l, city, postcode) && dk_words_alike(&l->name, &words);
	l->out->count += rc == DK_OK && fits;
	return rc;
}

static enum dk_rc
consider_all(struct look *l, const dk_id *ids, size_t count, const char *why, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = consider(l, ids[i], why, err);
	return rc;
}

static enum dk_rc
by_phone(struct look *l, const char *sql, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(l->db, sql);
	char *key = dk_phone_key(l->a, l->c->phone);
	dk_id ids[SHOWN + 1];
	size_t count = 0;
	enum dk_rc rc;
	bool more;

	if (strlen(key) < DIGITS_MIN)
		return DK_OK;
	if (strlen(key) > DIGITS_SURE)
		key[DIGITS_SURE] = '\0';
	dk_bind_text(st, ":text", key);
	dk_bind_text(st, ":past", dk_fmt(l->a, "%s\xF4\x8F\xBF\xBF", key));
	dk_bind_i64(st, ":max", SHOWN + 1);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		ids[count++] = dk_col_id(st, 0);
	return rc == DK_OK ? consider_all(l, ids, count, "phone", err) : rc;
}

static enum dk_rc
by_words(struct look *l, const char *words, const char *why, struct dk_err *err)
{
	dk_id *ids = dk_arena_array(l->a, LOOKED_AT, sizeof(*ids));
	size_t count = 0;
	enum dk_rc rc = dk_search_find(l->db, DK_SEARCH_CUSTOMER, dk_text_fold(l->a, words), ids,
	    LOOKED_AT, &count, err);

	return rc == DK_OK ? consider_all(l, ids, count, why, err) : rc;
}

/* Those at his postcode, and in his city those of whom a word begins as one of his. */
static enum dk_rc
by_place(struct look *l, struct dk_err *err)
{
	const struct dk_place *p = &l->c->place;
	const char *code = dk_postcode_key(l->a, p->postcode);
	enum dk_rc rc = DK_OK;

	if (code[0] != '\0')
		rc = by_words(l, code, "name and place", err);
	for (size_t i = 0; rc == DK_OK && p->city[0] != '\0' && i < l->name.count; i++)
		if (strlen(l->name.at[i]) > 2)
			rc = by_words(l, dk_fmt(l->a, "%s %.3s", p->city, l->name.at[i]),
			    "name and place", err);
	return rc;
}

/* What was not given is "". */
static struct dk_customer
complete(const struct dk_customer *c)
{
	struct dk_customer out = *c;
	const char **texts[] = { &out.name, &out.phone, &out.email, &out.place.city,
		&out.place.postcode };

	for (size_t i = 0; i < DK_COUNT(texts); i++)
		if (*texts[i] == NULL)
			*texts[i] = "";
	return out;
}

enum dk_rc
dk_customer_alike(struct dk_session *s, struct dk_arena *a, const struct dk_customer *c,
    struct dk_alikes *out, struct dk_err *err)
{
	struct dk_customer whole = complete(c);
	struct look l = { s->db, a, &whole, dk_words_of(a, whole.name, true), out };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_alikes){ dk_arena_array(a, SHOWN + 1, sizeof(*out->list)), 0 };
	if (rc == DK_OK)
		rc = by_phone(&l, SQL_PHONES, err);
	if (rc == DK_OK)
		rc = by_phone(&l, SQL_CONTACT_PHONES, err);
	if (rc == DK_OK && whole.email[0] != '\0')
		rc = by_words(&l, whole.email, "e-mail", err);
	return rc == DK_OK ? by_place(&l, err) : rc;
}
