#!/bin/sh
# kill.sh - 200 kills of the workstation while an order is typed, and 25 rounds of every command.
CMOCKA_MESSAGE_OUTPUT=STDOUT
DK_KILLS=200 DK_KILL_ROUNDS=25
export CMOCKA_MESSAGE_OUTPUT DK_KILLS DK_KILL_ROUNDS
"$DK_BUILD/tests/fault/test_kill" && exec "$DK_BUILD/tests/fault/test_kill_command"
