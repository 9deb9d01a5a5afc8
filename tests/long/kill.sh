#!/bin/sh
# kill.sh - 1,000 ends of the workstation while an order is typed (killed, told to end, its terminal
# gone), and 25 rounds of every command.
CMOCKA_MESSAGE_OUTPUT=STDOUT
DK_KILLS=1000 DK_KILL_ROUNDS=25
export CMOCKA_MESSAGE_OUTPUT DK_KILLS DK_KILL_ROUNDS
"$DK_BUILD/tests/fault/test_kill" && exec "$DK_BUILD/tests/fault/test_kill_command"
