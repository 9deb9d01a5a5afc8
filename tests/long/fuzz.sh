#!/bin/sh
# fuzz.sh - two hundred thousand keys, pastes, scans, waits and resizes by chance on every screen.
DK_FUZZ=200000 CMOCKA_MESSAGE_OUTPUT=STDOUT exec "$DK_BUILD/tests/fault/test_fuzz"
