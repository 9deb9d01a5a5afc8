#!/bin/sh
# case.sh SUITE FILE - runs one case in a fresh directory; called by tests/run.sh, many at once.
#
# Leaves two files in DK_RESULTS: NAME.count with "passed failed skipped", and NAME.said with what
# the reader must know when something failed. A case sees a home of its own, the C.UTF-8 locale,
# UTC, no DOCKET_ variables, the program of this build first on its PATH, and these functions:
#
#   desk          puts a copy of the company of tests/data/desk here and points DOCKET_DB at it;
#                 the clock stands at Monday 23 November 2026, 09:12
#   as NAME ...   runs `docket ...` as that user of the desk company
#
# screen: NAME.keys is a key script (interface.md §4). NAME.setup (shell) runs before it, or `desk`
#   where there is none. The script must exit 0 and say nothing on standard error; what it prints
#   must be NAME.golden, where that stands; NAME.after, a session, then looks at the facts.
#   Lines at its head set: `#: as mia`, `#: args --size 100x30`, `#: max 115` (keys), `#: exit 1`.
# cli: see tests/tools/session.sh.
# doc: NAME.sh prints a document, which must be NAME.golden.
# fault: a cmocka program, or as oracle.
# oracle, long: NAME.sh must exit 0; a last line "N passed, M failed" gives its counts.
set -u

suite=$1
file=$2
name=$suite-$(basename "$file" | sed 's/\.[a-z]*$//')
work=$(mktemp -d "$DK_RESULTS/work.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
said=$DK_RESULTS/$name.said
out=$DK_RESULTS/$name.out
limit=${DK_CASE_SECONDS:-300}
case $file in /*) ;; *) file=$DK_ROOT/$file ;; esac

for v in $(env | sed -n 's/^\(DOCKET_[A-Z_]*\)=.*/\1/p'); do
	[ "$v" = DOCKET_CASES ] || unset "$v"
done
unset NO_COLOR SOURCE_DATE_EPOCH XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME
cases=${DOCKET_CASES:-$DK_ROOT/../shared/cases}
DOCKET_CASES=$DK_ROOT/tests/data/cases
[ -d "$cases" ] && DOCKET_CASES=$(cd "$cases" && pwd)
HOME=$work TMPDIR=$work TZ=UTC LC_ALL=C.UTF-8 LANG=C.UTF-8 TERM=xterm-256color
PATH=$DK_BUILD:$PATH
ASAN_OPTIONS=exitcode=99:abort_on_error=0:detect_leaks=1
LSAN_OPTIONS=suppressions=$DK_ROOT/tests/tools/leaks.supp:print_suppressions=0
UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export DOCKET_CASES HOME TMPDIR TZ LC_ALL LANG TERM PATH ASAN_OPTIONS LSAN_OPTIONS UBSAN_OPTIONS

count()
{
	echo "$1 $2 ${3:-0}" >"$DK_RESULTS/$name.count"
}

# fail TEXT [FILE]: the case failed, for this reason, and here are the last lines of what it said
fail()
{
	{
		echo "FAILED $suite ${file#"$DK_ROOT"/}: $1"
		[ -z "${2:-}" ] || tail -n 60 "$2" | sed 's/^/    /'
	} >>"$said"
	failed=1
}

. "$DK_ROOT/tests/tools/session.sh"

run_unit()
{
	cd "$DK_ROOT" || exit 1
	CMOCKA_MESSAGE_OUTPUT=TAP timeout "$limit" "$file" >"$out" 2>&1
	rc=$?
	p=$(grep -c '^ok ' "$out")
	k=$(grep -c '^not ok [0-9]* # SKIP' "$out")
	f=$(($(grep -c '^not ok ' "$out") - k))
	if [ $rc -ne 0 ] || [ $f -gt 0 ] || [ $((p + k)) -eq 0 ]; then
		[ $f -gt 0 ] || f=1
		# what failed, and of a sanitizer's report the beginning
		{
			grep -e '^not ok' -e '^# ' "$out" | head -n 30
			grep -A 25 -m 1 -e 'Sanitizer:' -e 'runtime error:' "$out"
		} >"$out.bad"
		fail "exit $rc" "$out.bad"
	fi
	count "$p" "$f" "$k"
}

run_script()
{
	cd "$work" || exit 1
	timeout "${1:-$limit}" sh "$file" >"$out" 2>&1
	rc=$?
	set -- $(tail -n 1 "$out" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p')
	if [ $# -eq 2 ]; then
		p=$1 f=$2
	else
		p=1 f=0
	fi
	if [ $rc -ne 0 ] && [ "$f" -eq 0 ]; then
		f=1
		[ $# -eq 2 ] || p=0
	fi
	[ "$f" -eq 0 ] || fail "exit $rc" "$out"
	grep '^note: ' "$out" >>"$said"
	count "$p" "$f"
}

# same FILE GOT: GOT must be the expectation FILE; under DK_GOLDEN it becomes it
same()
{
	if [ -n "$DK_GOLDEN" ]; then
		cmp -s "$1" "$2" || cp "$2" "$1"
	elif ! diff -u "$1" "$2" >"$out.diff" 2>&1; then
		fail "differs from ${1#"$DK_ROOT"/}" "$out.diff"
	fi
}

run_doc()
{
	cd "$work" || exit 1
	timeout "$limit" sh -c '. "$DK_ROOT/tests/tools/session.sh"; . "$1"' sh "$file" \
	    >"$out" 2>"$out.err" || fail "exit $?" "$out.err"
	[ -n "$failed" ] || same "${file%.sh}.golden" "$out"
}

# head_of WORD: what a line `#: WORD ...` of the key script says
head_of()
{
	sed -n "s/^#: $1 //p" "$file" | head -n 1
}

run_screen()
{
	base=${file%.keys}
	cd "$work" || exit 1
	if [ -f "$base.setup" ]; then
		. "$base.setup" >"$out" 2>&1 || { fail "its setup failed" "$out"; return; }
	else
		desk
	fi
	want=$(head_of exit)
	max=$(head_of max)
	user=$(head_of as)
	args=$(head_of args)
	[ -z "$max" ] || args="$args --count"
	as "$user" script "$file" $args >"$out" 2>"$out.err"
	rc=$?
	if [ $rc -ne "${want:-0}" ] || [ -s "$out.err" ]; then
		cat "$out.err" >>"$out"
		fail "exit $rc" "$out"
		return
	fi
	if [ -n "$max" ]; then
		keys=$(sed -n 's/^keys: \([0-9]*\)$/\1/p' "$out" | tail -n 1)
		[ "${keys:-999999}" -le "$max" ] ||
		    fail "it takes ${keys:-uncounted} keys, the limit is $max"
		task=$(sed -n 's/^# \(Task [A-Z]\)[: ].*/\1/p' "$file" | head -n 1)
		[ -z "$task" ] || [ -n "$failed" ] ||
		    echo "keys   $task (${file##*/}): $keys, at most $max" >>"$said"
	fi
	[ ! -f "$base.golden" ] || same "$base.golden" "$out"
	[ ! -f "$base.after" ] || session "$base.after"
}

failed=
count 0 1 # what stands if this case is killed
case $suite in
unit) run_unit ;;
fault) case $file in *.sh) run_script ;; *) run_unit ;; esac ;;
oracle) run_script ;;
long) run_script "${DK_LONG_SECONDS:-3600}" ;;
desk)
	cd "$DK_RESULTS/desk" || exit 1
	timeout "$limit" sh "$file" "$DK_RESULTS/desk/docket.db" >"$out" 2>&1 || {
		fail "the desk company could not be made" "$out"
		exit 0
	}
	count 0 0
	;;
*)
	case $suite in
	cli) cd "$work" && session "$file" ;;
	doc) run_doc ;;
	screen) run_screen ;;
	esac
	if [ -z "$failed" ]; then count 1 0; else count 0 1; fi
	;;
esac
# what the case took of the processor, which other work on the machine does not change
if [ -n "${DK_TIMES:-}" ]; then
	times >"$out.times"
	awk -v b="${DK_BUILD##*/}" -v n="$name" '
		FNR == 2 { split($1 "m" $2, t, /[ms]+/) }
		END { printf "%7.2f s %s %s\n", t[1] * 60 + t[2] + t[3] * 60 + t[4], b, n }
	' "$out.times" >>"$DK_TIMES"
fi
exit 0
