#!/bin/sh
# must_use.sh TREE - a function in a header that returns enum dk_rc is DK_MUST_USE, and the rc of
# rows that are fetched is looked at: no caller drops an error without saying so.
set -u
cd "$1" || exit 1
here=$(cd "$(dirname "$0")" && pwd)
find include src -name '*.[ch]' 2>/dev/null | LC_ALL=C sort |
    xargs awk -f "$here/must_use.awk" /dev/null
