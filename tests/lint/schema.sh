#!/bin/sh
# schema.sh TREE - in schema.sql every table names its owning room, which exists, in the comment
# above it, every column has a comment, and every table is STRICT.
set -u
cd "$1" || exit 1
[ -f schema.sql ] || exit 0
awk '
function fault(text) {
	print "schema.sql:" FNR ": " text
	bad = 1
}
/^-- room: / { room = $3; sub(/[.:]$/, "", room) }
/^CREATE TABLE / {
	table = $3
	if (room == "")
		fault(table " does not name its room (a comment `-- room: ROOM/FILE.` above it)")
	else {
		sub(/\/.*/, "", room)
		if (system("test -d src/core/" room " -o -d src/" room))
			fault(table ": there is no room src/core/" room)
	}
	room = ""
	inside = 1
	next
}
inside && /^\)/ {
	if ($0 !~ /STRICT/)
		fault(table " is not STRICT")
	inside = 0
	next
}
# a column stands alone on its line, one tab in; a comment may stand on the line before
inside && /^\t[a-z_]+ [A-Z]/ && $0 !~ /-- / && !above { fault(table "." $1 " has no comment") }
inside { above = ($0 ~ /^\t-- /) }
END { exit bad }' schema.sql
