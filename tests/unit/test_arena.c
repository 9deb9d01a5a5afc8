/* test_arena.c - memory that is given back all together. */
#include "chance.h"

#include <stdalign.h>

static void
every_piece_is_zeroed_aligned_and_its_own(void **state)
{
	struct dk_arena a = {0};
	unsigned char *p[200];
	uint64_t seed = 1;
	size_t size[200];

	(void)state;
	for (size_t i = 0; i < 200; i++) {
		size[i] = (size_t)(chance(&seed) % 3000);
		p[i] = dk_arena_alloc(&a, size[i]);
		assert_int_equal((uintptr_t)p[i] % alignof(max_align_t), 0);
		for (size_t k = 0; k < size[i]; k++)
			assert_int_equal(p[i][k], 0);
		memset(p[i], (int)i, size[i]);
	}
	for (size_t i = 0; i < 200; i++)
		for (size_t k = 0; k < size[i]; k++)
			assert_int_equal(p[i][k], i);
	dk_arena_free(&a);
}

static void
a_piece_larger_than_a_block_has_its_own_block(void **state)
{
	struct dk_arena a = {0};
	char *small = dk_arena_dup(&a, "before"), *big = dk_arena_alloc(&a, 1 << 20);

	(void)state;
	memset(big, 'x', 1 << 20);
	assert_string_equal(small, "before");
	assert_string_equal(dk_arena_dup(&a, "after"), "after");
	dk_arena_free(&a);
}

static void
an_emptied_arena_can_be_used_again(void **state)
{
	struct dk_arena a = {0};

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_string_equal(dk_fmt(&a, "%d-%s", i, "x"),
		    i == 0       ? "0-x"
			: i == 1 ? "1-x"
				 : "2-x");
		dk_arena_free(&a);
		assert_null(a.head);
	}
	dk_arena_free(&a);
}

static void
copies_end_where_they_should_and_null_is_empty(void **state)
{
	struct dk_arena a = {0};

	(void)state;
	assert_string_equal(dk_arena_dup(&a, NULL), "");
	assert_string_equal(dk_arena_dup_n(&a, "abcdef", 3), "abc");
	assert_string_equal(dk_arena_dup_n(&a, "", 0), "");
	assert_int_equal(strlen(dk_fmt(&a, "%5000s", "x")), 5000);
	dk_arena_free(&a);
}

static void
a_growing_array_keeps_what_it_holds(void **state)
{
	struct dk_arena a = {0};
	size_t cap = 0;
	int *v = NULL;

	(void)state;
	for (size_t i = 0; i < 5000; i++) {
		v = dk_arena_grow(&a, v, i, &cap, sizeof(*v));
		assert_true(cap > i);
		v[i] = (int)i;
	}
	for (int i = 0; i < 5000; i++)
		assert_int_equal(v[i], i);
	dk_arena_free(&a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_piece_is_zeroed_aligned_and_its_own),
	    cmocka_unit_test(a_piece_larger_than_a_block_has_its_own_block),
	    cmocka_unit_test(an_emptied_arena_can_be_used_again),
	    cmocka_unit_test(copies_end_where_they_should_and_null_is_empty),
	    cmocka_unit_test(a_growing_array_keeps_what_it_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
