#!/bin/sh
# banned.sh TREE - what no source may hold: unbounded or shell-starting calls, SQLite outside
# src/db, ncurses outside src/ui/term.c, printing to standard output outside src/cli, floating point
# below core/insight, words of unfinished work.
set -u
cd "$1" || exit 1
bad=0

# find_in PATTERN WHY FILES...: prints each hit; awk blanks out strings and comments first
find_in()
{
	pattern=$1
	why=$2
	shift 2
	[ $# -gt 0 ] || return 0
	awk -v pattern="$pattern" -v why="$why" '
	FNR == 1 { comment = 0 }
	{
		line = $0
		while (match(line, /\\["\\'"'"']/))
			line = substr(line, 1, RSTART - 1) "  " substr(line, RSTART + 2)
		gsub(/"[^"]*"/, "\"\"", line)
		while (comment || index(line, "/*")) {
			if (!comment) {
				at = index(line, "/*")
				kept = substr(line, 1, at - 1)
				line = substr(line, at + 2)
			}
			at = index(line, "*/")
			comment = !at
			line = at ? kept substr(line, at + 2) : kept
			if (comment)
				break
			kept = ""
		}
		kept = ""
		sub(/\/\/.*/, "", line)
		if (line ~ pattern) {
			print FILENAME ":" FNR ": " why ": " $0
			bad = 1
		}
	}
	END { exit bad }' "$@" || bad=1
}

all=$(find src include tests -name '*.[ch]' ! -name banned.h)
own=$(find src include -name '*.[ch]' ! -name banned.h)
calls="strcpy|strcat|sprintf|vsprintf|gets|atoi|atof|system|popen|strtok"
find_in "(^|[^A-Za-z0-9_])($calls)[ \t]*\\(" \
    'banned call' $all
find_in '(^|[^A-Za-z0-9_])sqlite3_|<sqlite3\.h>' 'SQLite outside src/db' \
    $(printf '%s\n' $own | grep -v '^src/db/')
find_in '<(n?curses|form|menu|panel)\.h>' 'ncurses outside src/ui/term.c' \
    $(printf '%s\n' $own | grep -v '^src/ui/term\.c$')
find_in '(^|[^A-Za-z0-9_])((printf|puts|putchar|vprintf)[ \t]*\(|stdout([^A-Za-z0-9_]|$))' \
    'prints to standard output outside src/cli' \
    $(printf '%s\n' $own | grep -v -e '^src/cli/' -e '^src/main\.c$')
find_in '(^|[^A-Za-z0-9_])(float|double)([^A-Za-z0-9_]|$)' 'floating point in amounts' \
    $(printf '%s\n' $own | grep -e '^src/base/' -e '^src/db/' -e '^src/core/' |
        grep -v -e '^src/core/insight/')
grep -nE '(^|[^A-Za-z])(TODO|FIXME|XXX|HACK)([^A-Za-z]|$)' $own 2>/dev/null && bad=1

exit $bad
