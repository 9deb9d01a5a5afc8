#!/bin/sh
# race.sh - two sellers ask for the last units 1,000 times each; eight clerks work for a minute.
DK_RACE_ROUNDS=1000 DK_RACE_SECONDS=60 CMOCKA_MESSAGE_OUTPUT=STDOUT \
    exec "$DK_BUILD/tests/fault/test_race"
