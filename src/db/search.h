/*
 * search.h - finding records by the beginnings of words.
 *
 * One full-text table per kind, rows in order of popularity, so that the first hits are the
 * wanted ones and nothing needs ranking while the clerk types. Words are folded by the caller
 * (dk_text_fold); every word of a query must begin some word of the record.
 */
#ifndef DOCKET_DB_SEARCH_H
#define DOCKET_DB_SEARCH_H

#include "db/stmt.h"

enum dk_search_kind { DK_SEARCH_PRODUCT, DK_SEARCH_CUSTOMER };

/* Makes the empty search tables of a new database. */
enum dk_rc dk_search_create(struct dk_db *db, struct dk_err *err) DK_MUST_USE;
/* Adds or replaces what record `id` is found by. A new record stands last. */
enum dk_rc dk_search_put(struct dk_db *db, enum dk_search_kind kind, dk_id id, const char *words,
    struct dk_err *err) DK_MUST_USE;
/* Empties one kind, to be filled again in a better order. */
enum dk_rc dk_search_clear(struct dk_db *db, enum dk_search_kind kind,
    struct dk_err *err) DK_MUST_USE;
/* After many records were put: one sorted list a word again, which answers fastest. */
enum dk_rc dk_search_settle(struct dk_db *db, enum dk_search_kind kind,
    struct dk_err *err) DK_MUST_USE;
/* The first `max` records that match, at most; `query` is folded text. */
enum dk_rc dk_search_find(struct dk_db *db, enum dk_search_kind kind, const char *query,
    dk_id *ids, size_t max, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
