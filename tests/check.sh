#!/bin/sh
# check.sh - `make check` after its packages: lint, builds, suites, suites under sanitizers.
#
# One line a step, details only of what fails; the last line is `N passed, M failed`.
# The three build commands come in BUILD_gcc, BUILD_clang and BUILD_san.
set -u

cd "$(dirname "$0")/.." || exit 1
mkdir -p build
DK_TALLY=$(pwd)/build/check.tally
export DK_TALLY
: >"$DK_TALLY"

# builds one variant; a build that fails is one failed case and its suites are not run
build()
{
	if sh -c "$2" >"build/check.$1.log" 2>&1; then
		printf '%-6s %-8s ok\n' "$1" build
		echo "$1-build 1 0" >>"$DK_TALLY"
		return 0
	fi
	printf '%-6s %-8s FAILED\n' "$1" build
	tail -n 40 "build/check.$1.log"
	echo "$1-build 0 1" >>"$DK_TALLY"
	return 1
}

sh tests/lint/lint.sh
build gcc "$BUILD_gcc" && sh tests/run.sh build/by-gcc unit oracle screen cli doc fault
build clang "$BUILD_clang" && sh tests/run.sh build/by-clang unit
build san "$BUILD_san" && sh tests/run.sh build/san unit oracle screen cli doc fault

exec awk '{ p += $2; f += $3 }
END { printf "%d passed, %d failed\n", p, f; exit (f > 0 || p == 0) }' "$DK_TALLY"
