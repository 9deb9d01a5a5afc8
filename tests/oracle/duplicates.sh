#!/bin/sh
# duplicates.sh - prints how well the duplicate radar finds what was keyed twice in a month of a
# gift shop; tests/unit/test_duplicate.c makes the cases and holds the figures to their limits.
set -u

cd "$DK_ROOT" || exit 1
"$DK_BUILD/tests/unit/test_duplicate" >"$HOME/said" 2>&1
status=$?
sed -n 's/^duplicates/note: &/p' "$HOME/said"
[ "$(grep -c '^duplicates.*: recall' "$HOME/said")" -eq 2 ] || status=1
[ $status -eq 0 ] || cat "$HOME/said"
exit $status
