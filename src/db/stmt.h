/*
 * stmt.h - the only way SQL is spoken: constant texts, named binds, typed columns.
 *
 * A statement is cached by the address of its text, so texts are `static const char SQL_...[]`.
 * A cursor is open from the first dk_row until it answers `more = false`, an error, or dk_done;
 * an open cursor at the end of a transaction, or asking for a text whose cursor is open, is a bug.
 * Errors of preparing are reported by the first dk_run or dk_row.
 */
#ifndef DOCKET_DB_STMT_H
#define DOCKET_DB_STMT_H

#include "docket/amount.h"
#include "docket/date.h"
#include "docket/db.h"

struct dk_stmt;

struct dk_stmt *dk_sql(struct dk_db *db, const char *sql);

/* Names are constants (they are known again by address); one that the text lacks is a bug. */
void dk_bind_i64(struct dk_stmt *st, const char *name, int64_t v);
void dk_bind_id(struct dk_stmt *st, const char *name, dk_id id); /* 0 becomes NULL */
void dk_bind_null(struct dk_stmt *st, const char *name);
void dk_bind_text(struct dk_stmt *st, const char *name, const char *s);
void dk_bind_text_or_null(struct dk_stmt *st, const char *name, const char *s); /* "" is NULL */
void dk_bind_blob(struct dk_stmt *st, const char *name, const void *data, size_t len);
void dk_bind_date(struct dk_stmt *st, const char *name, dk_date d);             /* unset is '' */
void dk_bind_instant(struct dk_stmt *st, const char *name, int64_t ms);
void dk_bind_bool(struct dk_stmt *st, const char *name, bool v);

/* Runs a statement that returns no rows; `changed` (may be NULL) counts the rows it changed. */
enum dk_rc dk_run(struct dk_stmt *st, int64_t *changed, struct dk_err *err) DK_MUST_USE;
/* As dk_run; `id` is the key of the row inserted. */
enum dk_rc dk_insert(struct dk_stmt *st, dk_id *id, struct dk_err *err) DK_MUST_USE;
/* Steps to the next row. */
enum dk_rc dk_row(struct dk_stmt *st, bool *more, struct dk_err *err) DK_MUST_USE;
void dk_done(struct dk_stmt *st);
/* One number: the first column of the first row, or `missing` without one. */
enum dk_rc dk_one(struct dk_stmt *st, int64_t missing, int64_t *out,
    struct dk_err *err) DK_MUST_USE;

int dk_col_count(const struct dk_stmt *st);
const char *dk_col_name(const struct dk_stmt *st, int col);
bool dk_col_is_null(const struct dk_stmt *st, int col);
int64_t dk_col_i64(const struct dk_stmt *st, int col);
bool dk_col_bool(const struct dk_stmt *st, int col);
dk_id dk_col_id(const struct dk_stmt *st, int col); /* NULL is 0 */
dk_money dk_col_money(const struct dk_stmt *st, int col);
dk_price dk_col_price(const struct dk_stmt *st, int col);
dk_qty dk_col_qty(const struct dk_stmt *st, int col);
dk_rate dk_col_rate(const struct dk_stmt *st, int col);
dk_date dk_col_date(const struct dk_stmt *st, int col);
/* NULL is "". */
char *dk_col_text(const struct dk_stmt *st, int col, struct dk_arena *a);
/* The text until the next step; never NULL. */
const char *dk_col_peek(const struct dk_stmt *st, int col);
const void *dk_col_blob(const struct dk_stmt *st, int col, size_t *len);

/* Outermost BEGIN IMMEDIATE, nested as savepoints. dk_tx_end commits on DK_OK, else rolls back,
 * and returns the given code or what the commit answered. Nothing slow stands between them. */
#define dk_tx_begin(db, err) dk_tx_begin_at(db, __FILE__, __LINE__, err)
enum dk_rc dk_tx_begin_at(struct dk_db *db, const char *file, int line,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_tx_end(struct dk_db *db, enum dk_rc rc, struct dk_err *err) DK_MUST_USE;
bool dk_tx_is_open(const struct dk_db *db);
/* Numbers the open transaction; 0 outside of one. What was read under a number cannot have changed.
 */
uint64_t dk_tx_serial(const struct dk_db *db);

/* Runs a fixed script (the schema). */
enum dk_rc dk_script(struct dk_db *db, const char *sql, struct dk_err *err) DK_MUST_USE;

/* Fault injection for tests: the n-th call of dk_run, dk_row or commit from now on fails with
 * DK_EIO; 0 switches it off. */
void dk_db_fail_at(struct dk_db *db, int n);

#endif
