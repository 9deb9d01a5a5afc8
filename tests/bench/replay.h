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
	double seconds;
	long rows; /* inserted, changed and deleted */
};

/* Makes `path`, which is as the other file was before, equal to `after`. */
struct replay replay_rows(const char *path, const char *after);
/* Copies a closed database. */
void replay_copy(const char *from, const char *to);

#endif
