#!/bin/sh
# lint.sh [TREE] - runs every lint of this folder over the tree; quiet when all is well.
#
# A lint is a file NAME.sh: given the top of the tree it prints one line a fault, and exits 1 then.
# selftest.sh is one of them in the count: it plants a fault for each lint and sees it fail.
set -u

here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "${1:-$here/../..}" && pwd)
passed=0
failed=0

for lint in "$here"/*.sh; do
	name=$(basename "$lint" .sh)
	[ "$name" = lint ] && continue
	if said=$(sh "$lint" "$tree" 2>&1); then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAILED lint %s\n' "$name"
		printf '%s\n' "$said" | head -n 60 | sed 's/^/    /'
	fi
done

bad=
[ "$failed" -eq 0 ] || bad=", $failed FAILED"
printf '%-6s %-8s %d passed%s\n' lint '' "$passed" "$bad"
[ -z "${DK_TALLY:-}" ] || echo "lint $passed $failed" >>"$DK_TALLY"
[ "$failed" -eq 0 ]
