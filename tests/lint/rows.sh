#!/bin/sh
# rows.sh TREE - rows are files and files are rows. In a table NAME.def of rows DK_KIND(name, ...)
# whose rows stand for files, each row has one definition of dk_kind_name in a file called after it
# (name.c, kind_name.c, cmd_name.c), and each such definition its row. A table none of whose rows
# is defined anywhere is plain data, except those listed here: they are tables of files.
set -u
cd "$1" || exit 1
tables='checks rules screens commands imports formats reports docs'

defs=$(find src -name '*.def')
[ -n "$defs" ] || exit 0
{
	grep -noE '^DK_[A-Z]+\([a-z0-9_]+' $defs /dev/null |
	    sed -E 's/^([^:]*):([0-9]*):DK_([A-Z]+)\((.*)/row \1 \2 \3 \4/'
	grep -rnoE --include='*.c' '^const struct dk_[a-z0-9_]+ dk_[a-z0-9_]+ = ' src |
	    sed -E 's/^([^:]*):([0-9]*):const struct [^ ]* ([^ ]*) = /object \1 \2 \3/'
} | awk -v tables="$tables" '
function fault(text) {
	print text
	bad = 1
}
BEGIN {
	n = split(tables, t, " ")
	for (i = 1; i <= n; i++)
		of_files[t[i]] = 1
}
$1 == "object" { file[$4] = $2; at[$4] = $2 ":" $3 }
$1 == "row" {
	kind = tolower($4)
	name = $5
	rows++
	def[rows] = $2
	where[rows] = $2 ":" $3
	symbol[rows] = "dk_" kind "_" name
	want[rows] = name
	kinds[kind] = $2
	if ((kind, name) in seen)
		fault(where[rows] ": " name " stands here twice")
	seen[kind, name] = 1
}
END {
	for (i = 1; i <= rows; i++) {
		base = def[i]
		sub(/.*\//, "", base)
		sub(/\.def$/, "", base)
		if (symbol[i] in file || base in of_files)
			is_table[def[i]] = 1
	}
	for (i = 1; i <= rows; i++) {
		if (!(def[i] in is_table))
			continue
		if (!(symbol[i] in file)) {
			fault(where[i] ": no file defines " symbol[i])
			continue
		}
		base = file[symbol[i]]
		sub(/.*\//, "", base)
		if (base !~ ("^([a-z]+_)?" want[i] "\\.c$"))
			fault(at[symbol[i]] ": " symbol[i] " belongs into a file " want[i] ".c")
	}
	for (s in file) {
		for (kind in kinds) {
			prefix = "dk_" kind "_"
			if (!(kinds[kind] in is_table) || index(s, prefix) != 1)
				continue
			if (!((kind, substr(s, length(prefix) + 1)) in seen))
				fault(at[s] ": " s " has no row in " kinds[kind])
		}
	}
	exit bad
}'
