/*
 * arena.h - memory that is given back all together.
 *
 * Records live in an arena the caller passes; nothing is freed one by one.
 * Zero-initialise it (`struct dk_arena a = { 0 }`), and end with dk_arena_free.
 * Running out of memory ends the program: every committed row is safe.
 */
#ifndef DOCKET_ARENA_H
#define DOCKET_ARENA_H

#include "docket/base.h"

struct dk_arena_block;

struct dk_arena {
	struct dk_arena_block *head;
	size_t used, size; /* of the newest block */
};

/* `size` zeroed bytes, aligned for anything. Never NULL. */
void *dk_arena_alloc(struct dk_arena *a, size_t size);
/* An array of `count` zeroed elements; overflow is a bug. */
void *dk_arena_array(struct dk_arena *a, size_t count, size_t size);
/* A copy of `s`; NULL becomes "". */
char *dk_arena_dup(struct dk_arena *a, const char *s);
char *dk_arena_dup_n(struct dk_arena *a, const char *s, size_t len);
/* printf into the arena. */
char *dk_fmt(struct dk_arena *a, const char *fmt, ...) DK_PRINTF(2, 3);
/* Gives everything back; the arena is empty and usable again. */
void dk_arena_free(struct dk_arena *a);

/* Moves all that `from` holds to `a`; `from` is empty then. */
void dk_arena_join(struct dk_arena *a, struct dk_arena *from);

/* Makes room for one more element in an arena-backed array: call before writing
 * element `count`; `*cap` and `*array` are updated. */
void *dk_arena_grow(struct dk_arena *a, void *array, size_t count, size_t *cap, size_t size);

#endif
