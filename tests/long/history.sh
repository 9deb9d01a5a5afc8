#!/bin/sh
# history.sh - 1,000 histories of 1,000 steps each: every equation after every step.
[ ! -d /dev/shm ] || { TMPDIR=/dev/shm && export TMPDIR; }
DK_HISTORY_SEEDS=1000 DK_HISTORY_STEPS=1000 CMOCKA_MESSAGE_OUTPUT=STDOUT \
    exec "$DK_BUILD/tests/unit/test_history"
