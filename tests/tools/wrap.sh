#!/bin/sh
# wrap.sh [FILE...] - lets clang-format (where installed) lay out lines that are wider than 100
# columns, and nothing else, in the C files given or in all that the lint names.
set -eu

cd "$(dirname "$0")/../.."
wide=$(sh tests/lint/sizes.sh . | sed -n 's/^\([^:]*\.[ch]\):\([0-9]*\): wider.*/\1 \2/p')
files=${*:-$(printf '%s\n' "$wide" | cut -d ' ' -f 1 | sort -u)}
for f in $files; do
	lines=$(printf '%s\n' "$wide" | sed -n "s,^$f \(.*\),--lines=\1:\1,p")
	[ -z "$lines" ] || clang-format -i $lines "$f"
done
sh tests/lint/sizes.sh .
