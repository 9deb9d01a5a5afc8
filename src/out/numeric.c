/* numeric.c - the C locale for numbers, for this thread and for a while. */
#include "out/numeric.h"

struct dk_numeric
dk_numeric_begin(void)
{
	struct dk_numeric n = { .before = uselocale((locale_t)0) };

	n.plain = newlocale(LC_NUMERIC_MASK, "C", duplocale(n.before));
	if (n.plain != (locale_t)0)
		(void)uselocale(n.plain);
	return n;
}

void
dk_numeric_end(struct dk_numeric n)
{
	(void)uselocale(n.before);
	if (n.plain != (locale_t)0)
		freelocale(n.plain);
}
