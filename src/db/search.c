/* search.c - the full-text tables of SQLite (FTS5), hidden behind four functions. */
#include "db/search.h"

#include <ctype.h>
#include <string.h>

#include "docket/buf.h"

/* `place` keeps which row of the full-text table belongs to a record */
static const char SQL_SCHEMA[] =
    "CREATE VIRTUAL TABLE product_words USING fts5(words, tokenize = 'unicode61',"
    " prefix = '1 2 3 4 5');"
    "CREATE VIRTUAL TABLE customer_words USING fts5(words, tokenize = 'unicode61',"
    " prefix = '1 2 3 4 5');"
    "CREATE TABLE product_place (id INTEGER PRIMARY KEY, place INTEGER NOT NULL UNIQUE) STRICT;"
    "CREATE TABLE customer_place (id INTEGER PRIMARY KEY, place INTEGER NOT NULL UNIQUE) STRICT;";

struct texts {
	const char *find, *place, *drop, *next, *put_place, *put_words;
	const char *clear_words, *clear_place, *settle;
};

#define TEXTS(kind) { \
	"SELECT p.id FROM " kind "_words w JOIN " kind "_place p ON p.place = w.rowid" \
	" WHERE w.words MATCH :query ORDER BY w.rowid LIMIT :max", \
	"SELECT place FROM " kind "_place WHERE id = :id", \
	"DELETE FROM " kind "_words WHERE rowid = :place", \
	"SELECT coalesce(max(place), 0) + 1 FROM " kind "_place", \
	"INSERT INTO " kind "_place (id, place) VALUES (:id, :place)", \
	"INSERT INTO " kind "_words (rowid, words) VALUES (:place, :words)", \
	"DELETE FROM " kind "_words", \
	"DELETE FROM " kind "_place", \
	"INSERT INTO " kind "_words (" kind "_words) VALUES ('optimize')" }

static const struct texts sql[] = {
	[DK_SEARCH_PRODUCT] = TEXTS("product"),
	[DK_SEARCH_CUSTOMER] = TEXTS("customer"),
};

enum dk_rc
dk_search_create(struct dk_db *db, struct dk_err *err)
{
	return dk_script(db, SQL_SCHEMA, err);
}

enum dk_rc
dk_search_put(struct dk_db *db, enum dk_search_kind kind, dk_id id, const char *words,
    struct dk_err *err)
{
	const struct texts *t = &sql[kind];
	struct dk_stmt *st = dk_sql(db, t->place);
	int64_t place = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_one(st, 0, &place, err)) != DK_OK)
		return rc;
	if (place != 0) {
		st = dk_sql(db, t->drop);
		dk_bind_i64(st, ":place", place);
		rc = dk_run(st, NULL, err);
	} else if ((rc = dk_one(dk_sql(db, t->next), 1, &place, err)) == DK_OK) {
		st = dk_sql(db, t->put_place);
		dk_bind_id(st, ":id", id);
		dk_bind_i64(st, ":place", place);
		rc = dk_run(st, NULL, err);
	}
	if (rc != DK_OK)
		return rc;
	st = dk_sql(db, t->put_words);
	dk_bind_i64(st, ":place", place);
	dk_bind_text(st, ":words", words);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_search_clear(struct dk_db *db, enum dk_search_kind kind, struct dk_err *err)
{
	enum dk_rc rc = dk_run(dk_sql(db, sql[kind].clear_words), NULL, err);

	return rc == DK_OK ? dk_run(dk_sql(db, sql[kind].clear_place), NULL, err) : rc;
}

enum dk_rc
dk_search_settle(struct dk_db *db, enum dk_search_kind kind, struct dk_err *err)
{
	return dk_run(dk_sql(db, sql[kind].settle), NULL, err);
}

/* Every run of letters and digits becomes a quoted prefix; bytes past ASCII count as letters. */
static size_t
match_text(const char *query, struct dk_buf *out)
{
	size_t words = 0;

	while (*query != '\0') {
		size_t len = 0;

		while (isalnum((unsigned char)query[len]) || (query[len] & 0x80) != 0)
			len++;
		if (len > 0) {
			dk_buf_str(out, words > 0 ? " \"" : "\"");
			dk_buf_add(out, query, len);
			dk_buf_str(out, "\"*");
			words++;
		}
		query += len + (query[len] != '\0');
	}
	return words;
}

enum dk_rc
dk_search_find(struct dk_db *db, enum dk_search_kind kind, const char *query, dk_id *ids,
    size_t max, size_t *count, struct dk_err *err)
{
	struct dk_buf text = { 0 };
	enum dk_rc rc = DK_OK;
	bool more = true;

	*count = 0;
	if (match_text(query, &text) > 0) {
		struct dk_stmt *st = dk_sql(db, sql[kind].find);

		dk_bind_text(st, ":query", text.data);
		dk_bind_i64(st, ":max", (int64_t)max);
		while ((rc = dk_row(st, &more, err)) == DK_OK && more)
			ids[(*count)++] = dk_col_id(st, 0);
	}
	dk_buf_free(&text);
	return rc;
}
