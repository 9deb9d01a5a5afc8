#!/bin/sh
# money.sh - 200,000 sales, payments and returns by eight processes that are killed while they work.
[ ! -d /dev/shm ] || { TMPDIR=/dev/shm && export TMPDIR; }
DK_MONEY_POSTINGS=200000 DK_MONEY_KILL_MS=1000 CMOCKA_MESSAGE_OUTPUT=STDOUT \
    exec "$DK_BUILD/tests/fault/test_money"
