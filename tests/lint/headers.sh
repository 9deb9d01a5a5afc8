#!/bin/sh
# headers.sh TREE - each header compiles alone, and none is without a guard.
set -u
cd "$1" || exit 1
flags=$(pkg-config --cflags pangocairo xlsxwriter ncursesw 2>/dev/null)
bad=0

headers=$(find include src -name '*.h' ! -name banned.h)
[ -n "$headers" ] || exit 0
printf '%s\n' $headers | xargs -P "$(nproc 2>/dev/null || echo 2)" -n 4 sh -c '
	flags=$1
	shift
	for h; do
		printf "#include \"%s\"\n#include \"%s\"\n" "$h" "$h" |
		    gcc -fsyntax-only -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wstrict-prototypes \
		        -Werror -I. -Iinclude -Isrc $flags -x c - || exit 1
	done' sh "$flags" || bad=1
exit $bad
