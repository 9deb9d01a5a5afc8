/* arena.c - blocks that are given back all together. */
#include "docket/arena.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct dk_arena_block {
	struct dk_arena_block *next;
	max_align_t data[];
};

/* Most arenas live through one call and hold some texts: their block is small enough to be had back
 * from the allocator's cache, instead of 16 KB that are split off, zeroed and merged each time. */
#define FIRST_SIZE ((size_t)960)
#define BLOCK_SIZE ((size_t)16 << 10)

static void
add_block(struct dk_arena *a, size_t size)
{
	struct dk_arena_block *b = calloc(1, sizeof(*b) + size);

	if (b == NULL)
		dk_bug("out of memory", __FILE__, __LINE__);
	b->next = a->head;
	a->head = b;
	a->used = 0;
	a->size = size;
}

void *
dk_arena_alloc(struct dk_arena *a, size_t size)
{
	size_t align = alignof(max_align_t);
	char *p;

	dk_assert(size < SIZE_MAX / 2);
	size = (size + align - 1) / align * align;
#ifdef DK_SANITIZE
	add_block(a, size); /* a block each, so that a stale pointer is seen */
#else
	if (a->head == NULL && size <= FIRST_SIZE)
		add_block(a, FIRST_SIZE);
	else if (a->head == NULL || a->size - a->used < size)
		add_block(a, size > BLOCK_SIZE ? size : BLOCK_SIZE);
#endif
	p = (char *)a->head->data + a->used;
	a->used += size;
	return p;
}

void *
dk_arena_array(struct dk_arena *a, size_t count, size_t size)
{
	dk_assert(size == 0 || count <= SIZE_MAX / 2 / size);
	return dk_arena_alloc(a, count * size);
}

char *
dk_arena_dup_n(struct dk_arena *a, const char *s, size_t len)
{
	char *p = dk_arena_alloc(a, len + 1);

	memcpy(p, s, len);
	return p;
}

char *
dk_arena_dup(struct dk_arena *a, const char *s)
{
	return s == NULL ? dk_arena_dup_n(a, "", 0) : dk_arena_dup_n(a, s, strlen(s));
}

char *
dk_fmt(struct dk_arena *a, const char *fmt, ...)
{
	va_list ap, again;
	char *p;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	dk_assert(n >= 0);
	p = dk_arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return p;
}

void *
dk_arena_grow(struct dk_arena *a, void *array, size_t count, size_t *cap, size_t size)
{
	void *bigger;

	if (count < *cap)
		return array;
	*cap = *cap == 0 ? 16 : *cap * 2;
	bigger = dk_arena_array(a, *cap, size);
	if (count > 0)
		memcpy(bigger, array, count * size);
	return bigger;
}

void
dk_arena_free(struct dk_arena *a)
{
	struct dk_arena_block *next;

	for (struct dk_arena_block *b = a->head; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	*a = (struct dk_arena){ 0 };
}

void
dk_arena_join(struct dk_arena *a, struct dk_arena *from)
{
	struct dk_arena_block **last = &a->head;

	if (a->head == NULL) {
		*a = *from;
	} else {
		while (*last != NULL)
			last = &(*last)->next;
		*last = from->head;
	}
	*from = (struct dk_arena){ 0 };
}
