#!/bin/sh
# run.sh BUILD SUITE... - runs suites of tests against the program in BUILD and counts their cases.
#
#   unit    BUILD/tests/unit/test_*    cmocka programs, one case a test
#   oracle  tests/oracle/*.sh          results published by others; see tests/oracle/lib.sh
#   screen  tests/screen/*.keys        key scripts; see tests/tools/case.sh
#   cli     tests/cli/*.t              commands and their answers; see tests/tools/case.sh
#   doc     tests/doc/*.sh             documents against tests/doc/*.golden
#   fault   BUILD/tests/fault/test_*   races, kills, bad input: as unit, and tests/fault/*.sh
#   long    tests/long/*.sh            loops too long for `make check`
#
# DK_ONLY=WORD runs the cases whose file name holds WORD, DK_GOLDEN=1 rewrites expectations,
# DK_TALLY=FILE collects the counts for a run of several builds; DK_TIMES=FILE adds what each case
# took of the processor.
set -u

cd "$(dirname "$0")/.." || exit 1
DK_ROOT=$(pwd)
build=$1
shift
DK_BUILD=$DK_ROOT/$build
only=${DK_ONLY:-}
# one more than there are cores: some tests wait, for a terminal, a printer or a process that dies
jobs=$(($(nproc 2>/dev/null || echo 2) + 1))
label=${build##*/}

# memory in place of a disk where there is enough of it: power cuts are tried on a file system of
# the tests' own, and waiting for a real one proves nothing. Programs must run from there too.
in_memory()
{
	[ "$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print int($4 / 1048576) }')" -ge 2 ] \
	    2>/dev/null || return 1
	try=$(mktemp /dev/shm/docket-run.XXXXXX 2>/dev/null) || return 1
	printf '#!/bin/sh\n' >"$try"
	chmod 700 "$try" && "$try" 2>/dev/null
	ok=$?
	rm -f "$try"
	return $ok
}

[ -n "${TMPDIR:-}" ] || ! in_memory || TMPDIR=/dev/shm
DK_RESULTS=$(mktemp -d "${TMPDIR:-/tmp}/docket-run.XXXXXX") || exit 1
trap 'rm -rf "$DK_RESULTS"' EXIT
trap 'exit 130' INT TERM
export DK_ROOT DK_BUILD DK_RESULTS DK_GOLDEN=${DK_GOLDEN:-}

files_of()
{
	case $1 in
	unit) ls tests/unit/test_*.c 2>/dev/null | sed "s,^,$build/,; s/\.c\$//" ;;
	fault)
		ls tests/fault/test_*.c 2>/dev/null | sed "s,^,$build/,; s/\.c\$//"
		ls tests/fault/*.sh 2>/dev/null
		;;
	oracle | doc | long) ls tests/"$1"/*.sh 2>/dev/null | grep -v '/lib\.sh$' ;;
	screen) ls tests/screen/*.keys 2>/dev/null ;;
	cli) ls tests/cli/*.t 2>/dev/null ;;
	*) echo "run.sh: there is no suite '$1'" >&2 ;;
	esac
}

# the company of the mock-ups, made once a run; cases copy it
prepare_desk()
{
	[ -f tests/data/desk/build.sh ] || return 0
	[ -e "$DK_RESULTS/desk" ] && return 0
	mkdir "$DK_RESULTS/desk"
	sh tests/tools/case.sh desk tests/data/desk/build.sh
}

if [ ! -d "${DOCKET_CASES:-../shared/cases}" ]; then
	case " $* " in *" oracle "*)
		echo "note: ${DOCKET_CASES:-../shared/cases} is not there;" \
		    "the part in tests/data/cases serves instead" ;;
	esac
fi

for suite; do
	case $suite in screen | cli | doc | fault | long) prepare_desk ;; esac
	files_of "$suite" | grep -F -e "$only" |
	    xargs -r -P "$jobs" -n 1 sh tests/tools/case.sh "$suite"
	cat "$DK_RESULTS"/*.count 2>/dev/null |
	    awk -v l="$label" -v s="$suite" -v tally="${DK_TALLY:-$DK_RESULTS/tally}" '
		{ p += $1; f += $2; k += $3 }
		END {
			printf "%-6s %-8s %d passed%s%s\n", l, s, p, \
			    f ? ", " f " FAILED" : "", k ? ", " k " skipped" : ""
			print l "-" s, p + 0, f + 0 >> tally
		}'
	cat "$DK_RESULTS"/*.said 2>/dev/null
	rm -f "$DK_RESULTS"/*.count "$DK_RESULTS"/*.said
done

[ -n "${DK_TALLY:-}" ] && exit 0
awk '{ p += $2; f += $3 } END { printf "%d passed, %d failed\n", p, f; exit f > 0 || p == 0 }' \
    "$DK_RESULTS/tally"
