# sql_rules.awk SCHEMA CONSTANTS - the rules for SQL that EXPLAIN does not know; see sql.sh.

FNR == 1 { part++ }

part == 1 && /^-- room: / {
	room = $0
	sub(/^-- room: /, "", room)
	sub(/[^a-z].*/, "", room)
}
part == 1 && /^CREATE TABLE / {
	table = $0
	sub(/^CREATE TABLE /, "", table)
	sub(/[^a-z_].*/, "", table)
	owner[table] = room
	room = ""
}
part == 1 { next }

function fault(text) {
	print $1 ":" $2 ": " $3 ": " text
	bad = 1
}

{
	in_db = $1 ~ /^src\/db\//
	core_room = $1
	sub(/^src\/core\//, "", core_room)
	sub(/\/.*/, "", core_room)
	sql = $4
	gsub(/'[^']*'/, "''", sql)
}
$3 == "-" && !in_db {
	fault("SQL in a string that is no SQL_ constant: " substr($4, 1, 40))
	next
}
!in_db && $1 !~ /^src\/core\// { fault("SQL outside src/db and src/core") }
sql ~ /\?/ { fault("an unnamed bind (?)") }
!in_db {
	words = "rowid|LIKE|GLOB|MATCH|REPLACE INTO|INSERT OR|UPDATE OR|PRAGMA|AUTOINCREMENT"
	calls = "datetime|date|time|strftime|julianday|typeof|ifnull|iif|printf|total"
	outside = "(^|[^A-Za-z_.])((" words ")([^A-Za-z_]|$)|(" calls ") *\\()"
	if (match(sql, outside))
		fault("outside the common subset of SQL: " substr(sql, RSTART, RLENGTH))
	while (match(sql, /(INSERT INTO|UPDATE|DELETE FROM) +[a-z_]+/)) {
		table = substr(sql, RSTART, RLENGTH)
		sub(/.* /, "", table)
		sql = substr(sql, RSTART + RLENGTH)
		if (table == "set" || !(table in owner))
			continue
		if (owner[table] != core_room)
			fault("writes " table ", which belongs to " owner[table])
	}
}

END { exit bad }
