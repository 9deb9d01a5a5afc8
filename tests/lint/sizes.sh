#!/bin/sh
# sizes.sh TREE - functions of at most 70 lines and 5 parameters (see sizes.awk), files of 1000,
# headers of 120, lines of 100 columns (a tab reaches to the next multiple of 8).
set -u
cd "$1" || exit 1
here=$(cd "$(dirname "$0")" && pwd)

{
	find src include tests -name '*.[ch]' -o -name '*.def'
	find schema.sql Makefile tests/tests.mk 2>/dev/null
	find tests data -name '*.sh' -o -name '*.awk'
} 2>/dev/null | LC_ALL=C sort -u | xargs awk -f "$here/sizes.awk"
