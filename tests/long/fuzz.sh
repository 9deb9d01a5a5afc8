#!/bin/sh
# fuzz.sh - two hundred thousand keys, pastes, scans, waits and resizes by chance on every screen,
# under the sanitizers where they are built.
test=$DK_BUILD/tests/fault/test_fuzz
[ ! -x "${DK_BUILD%/*}/san/tests/fault/test_fuzz" ] || test=${DK_BUILD%/*}/san/tests/fault/test_fuzz
DK_FUZZ=200000 CMOCKA_MESSAGE_OUTPUT=STDOUT exec "$test"
