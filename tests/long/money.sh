#!/bin/sh
# money.sh - 200,000 sales, payments, returns, exchanges and claims by eight processes that are
# killed while they work; says one line, or everything when a law is broken.
#
# DK_MONEY_POSTINGS makes it shorter, DK_SEED another one. What was done by kind is in the file that
# DK_MONEY_TELL names.
[ ! -d /dev/shm ] || { TMPDIR=/dev/shm && export TMPDIR; }
said=${DK_MONEY_TELL:-$(mktemp)}
DK_MONEY_POSTINGS=${DK_MONEY_POSTINGS:-200000} DK_MONEY_KILL_MS=1000 \
    CMOCKA_MESSAGE_OUTPUT=STDOUT "$DK_BUILD/tests/fault/test_money" >"$said" 2>&1
failed=$?
if [ $failed = 0 ]; then
	grep 'times every law held' "$said"
else
	cat "$said"
fi
[ -n "${DK_MONEY_TELL:-}" ] || rm -f "$said"
exit $failed
