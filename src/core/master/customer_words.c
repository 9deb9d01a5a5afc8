/* customer_words.c - what a customer is found by: words, phones, postcodes, e-mail addresses. */
#include <ctype.h>
#include <string.h>

#include "core/master/customer.h"
#include "db/search.h"
#include "docket/buf.h"
#include "docket/text.h"

static const char SQL_WORDS[] =
    "SELECT number, name, contact, city, email, postcode FROM customer WHERE id = :customer";
static const char SQL_CONTACT_WORDS[] =
    "SELECT name, email FROM contact WHERE customer_id = :customer";

char *
dk_phone_key(struct dk_arena *a, const char *phone)
{
	char *key = dk_text_digits(a, phone);
	size_t len = strlen(key);

	for (size_t i = 0; i < len / 2; i++) {
		char c = key[i];

		key[i] = key[len - 1 - i];
		key[len - 1 - i] = c;
	}
	return key;
}

char *
dk_postcode_key(struct dk_arena *a, const char *postcode)
{
	char *key = dk_text_fold(a, postcode), *w = key;

	for (const char *r = key; *r != '\0'; r++)
		if (isalnum((unsigned char)*r) || (*r & 0x80) != 0)
			*w++ = *r;
	*w = '\0';
	return key;
}

/* Adds all columns of all rows of a statement by :customer. */
static enum dk_rc
add_words(struct dk_stmt *st, dk_id customer_id, struct dk_buf *words, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":customer", customer_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		for (int i = 0; i < dk_col_count(st); i++)
			dk_buf_fmt(words, "%s ", dk_col_peek(st, i));
		/* a postcode is typed with its blank and without */
		if (dk_col_count(st) == 6)
			dk_buf_str(words, dk_postcode_key(&tmp, dk_col_peek(st, 5)));
		dk_buf_char(words, ' ');
	}
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_customer_words_put(struct dk_change *ch, dk_id customer_id, struct dk_err *err)
{
	struct dk_db *db = ch->session->db;
	struct dk_buf words = { 0 };
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = add_words(dk_sql(db, SQL_WORDS), customer_id, &words, err);

	if (rc == DK_OK)
		rc = add_words(dk_sql(db, SQL_CONTACT_WORDS), customer_id, &words, err);
	if (rc == DK_OK)
		rc = dk_search_put(db, DK_SEARCH_CUSTOMER, customer_id,
		    dk_text_fold(&tmp, dk_buf_text(&words)), err);
	dk_arena_free(&tmp);
	dk_buf_free(&words);
	return rc;
}
