# session.sh - functions for cases: the desk company, and sessions of commands with their answers.
#
# A session file holds commands and what they must print, standard error included:
#
#   # a comment
#   $ docket product find washer        a command for the shell; variables live on to the next
#   > --json                            more lines of the same command
#   B20001 Washer M8 zinc               what it prints, exactly
#   ~ [0-9]+ hits                       a line that the whole extended expression must match
#   ...                                 any number of lines
#   = $ 5.00                            a literal line that would read as one of these signs
#   ? 1                                 its exit status, where that is not 0
#
# Blank lines at the end of an answer count for nothing.

# puts the desk company here; the program may have left work in a log beside the database
desk()
{
	cp "$DK_RESULTS/desk/docket.db" docket.db
	[ ! -f "$DK_RESULTS/desk/docket.db-wal" ] ||
	    cp "$DK_RESULTS/desk/docket.db-wal" docket.db-wal
	DOCKET_DB=$PWD/docket.db DOCKET_NOW=2026-11-23T09:12:00Z
	export DOCKET_DB DOCKET_NOW
}

# as NAME ...: `docket ...` as a user of the desk company, whose PINs stand in its users.csv;
# an empty NAME is whoever made the company
as()
{
	as_user=$1
	shift
	if [ -z "$as_user" ]; then
		timeout "${limit:-300}" docket "$@" </dev/null
		return
	fi
	sed -n "s/^$as_user,.*,//p" "$DK_ROOT/tests/data/desk/users.csv" >"${TMPDIR:-/tmp}/pin.$$"
	timeout "${limit:-300}" docket --user "$as_user" --password-fd 9 "$@" </dev/null \
	    9<"${TMPDIR:-/tmp}/pin.$$"
}

# session FILE: runs the commands in this directory and compares; calls fail() at the first fault
session()
{
	s_dir=$(mktemp -d "$TMPDIR/session.XXXXXX")
	awk -v dir="$s_dir" -f "$DK_ROOT/tests/tools/session_split.awk" "$1" >"$s_dir/run" ||
	    { fail "not a session file: $1"; return; }
	timeout "${limit:-300}" sh "$s_dir/run" </dev/null
	s_first=
	for s_want in "$s_dir"/*.want; do
		s_n=${s_want%.want}
		[ -f "$s_n.rc" ] || echo none >"$s_n.rc"
		if ! cmp -s "$s_n.rc" "$s_n.wantrc" ||
		    ! awk -f "$DK_ROOT/tests/tools/session_match.awk" "$s_want" "$s_n.got"; then
			: >"$s_n.bad"
			[ -n "$s_first" ] || s_first=$s_n
		fi
	done
	[ -n "$s_first" ] || return 0
	if [ -n "$DK_GOLDEN" ]; then
		awk -v dir="$s_dir" -f "$DK_ROOT/tests/tools/session_golden.awk" "$1" \
		    >"$s_dir/new" && cp "$s_dir/new" "$1"
		return 0
	fi
	{
		sed 's/^/$ /' "$s_first.cmd"
		diff -u "$s_first.wanttext" "$s_first.got" | sed 1,2d
		echo "exit $(cat "$s_first.rc"), wanted $(cat "$s_first.wantrc")"
	} >"$s_dir/report"
	fail "$(basename "$1") line $(cat "$s_first.line")" "$s_dir/report"
}
