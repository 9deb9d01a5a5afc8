#!/bin/sh
# sql.sh TREE - the sqlite3 shell EXPLAINs every SQL_ constant of the source against schema.sql (and
# what constants and tests/lint/sql-extra.sql create). Binds are named; the core keeps to the common
# subset of SQL; a table is written only by the room that schema.sql names above it; and there is
# no SQL in other strings, nor outside src/db and src/core.
set -u
cd "$1" || exit 1
here=$(cd "$(dirname "$0")" && pwd)
[ -f schema.sql ] || exit 0
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
bad=0

verbs='SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|CREATE'
for f in $(grep -rlE --include='*.c' "SQL_[A-Z]|\"($verbs) " src); do
	gcc -E -std=c11 -D_GNU_SOURCE -Iinclude -Isrc "$f" 2>"$tmp/err" >"$tmp/e" || {
		cat "$tmp/err"
		bad=1
	}
	awk -f "$here/sql_constants.awk" "$tmp/e"
done >"$tmp/found"
LC_ALL=C sort -u "$tmp/found" >"$tmp/constants"

awk -F '\t' -f "$here/sql_rules.awk" schema.sql "$tmp/constants" || bad=1

# what a constant creates stands before the statements that use it; a line a statement names the
# culprit when the shell says "near line N"
awk -F '\t' '$4 ~ /^CREATE /' "$tmp/constants" >"$tmp/creates"
awk -F '\t' '$4 !~ /^CREATE /' "$tmp/constants" >"$tmp/uses"
{
	cat schema.sql
	cat tests/lint/sql-extra.sql 2>/dev/null
	awk -F '\t' '{ print $4 ";" }' "$tmp/creates"
} >"$tmp/schema"
sqlite3 -bail "$tmp/db" <"$tmp/schema" >/dev/null 2>"$tmp/err" || {
	cat "$tmp/err"
	exit 1
}
# the shell lacks docket's own function (src/db/exchange.c); one that takes any number stands in
awk -F '\t' '{ gsub(/dk_home\(/, "max(", $4); print "EXPLAIN " $4 ";" }' "$tmp/uses" \
    >"$tmp/explain"
sqlite3 "$tmp/db" <"$tmp/explain" >/dev/null 2>"$tmp/err"
sed -n 's/^.*near line \([0-9]*\): \(.*\)/\1\t\2/p' "$tmp/err" >"$tmp/faults"
if [ -s "$tmp/err" ]; then
	[ -s "$tmp/faults" ] || cat "$tmp/err"
	awk -F '\t' 'NR == FNR { at[NR] = $1 ":" $2 ": " $3; next } { print at[$1] ": " $2 }' \
	    "$tmp/uses" "$tmp/faults"
	bad=1
fi
exit $bad
