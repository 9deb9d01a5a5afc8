/*
 * replay.h - a bare SQLite program that brings a file from one state to another.
 *
 * The rows that differ are found and held in memory before the clock starts; then they are written
 * in one transaction, each once, by statements prepared once: nothing is looked up, checked or
 * computed. It is what the same rows cost at the least, with the same indexes and pragmas.
 */
#ifndef BENCH_REPLAY_H
#define BENCH_REPLAY_H

struct replay {
	double seconds, cpu_seconds;
	long rows; /* inserted, changed and deleted */
};

/* Which document a row of a table belongs to: an expression over the row n of file `after`. */
struct replay_key {
	const char *table, *key;
};
/* Rows of these tables alone, a transaction for each document; `each` runs in every one of them,
 * with the document as ?1: what a document changes that others change, too. */
struct replay_by {
	const struct replay_key *keys;
	int key_count;
	const char *each[4]; /* up to a NULL */
};
struct replay replay_each(const char *path, const char *after, const struct replay_by *by);
/* Makes `path`, which is as the other file was before, equal to `after`. */
struct replay replay_rows(const char *path, const char *after);
/* Copies a closed database. */
void replay_copy(const char *from, const char *to);

#endif
