/*
 * fixture.h - what unit tests share: a database of their own, and SQL past docket's own functions.
 *
 * Faults are planted and facts are read over a second connection, so that neither rights nor
 * triggers nor the statement cache stand between a test and the file. It stays open from question
 * to question.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <stdint.h>

#include "docket/base.h"

struct dk_db;
struct dk_session;

/* It was done; else the case fails with the sentence that says why not. */
void must(enum dk_rc rc, const struct dk_err *err);

/* A path in the test's own temporary directory where nothing stands yet, also no log of a
 * database. Valid until the next call. */
const char *fixture_path(const char *name);

/* Runs statements; a test in which they fail ends there. */
void fixture_sql(struct dk_db *db, const char *sql);
/* As fixture_sql with triggers and foreign keys switched off: for planting faults. */
void fixture_fault(struct dk_db *db, const char *sql);
/* The first column of the first row; "" or 0 without one. The text is valid until the next call. */
const char *fixture_text(struct dk_db *db, const char *sql);
int64_t fixture_number(struct dk_db *db, const char *sql);

/* Closes that connection: before the disk that the file lies on changes, and by itself when the
 * test forks. */
void fixture_let_go(void);

/* A new company in a file of its own, its administrator ann signed in, the clock standing at
 * 2026-11-23 09:00 UTC; neither first orders nor a sample wait for a second person. */
struct dk_session *fixture_company(const char *name);
/* Closes it and removes the file and what stands beside it. */
void fixture_company_end(struct dk_session *s);

#endif
