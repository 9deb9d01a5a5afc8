#!/bin/sh
# replay.sh - every published order and purchase order lived again, and every sale and return of a
# month.
DK_REPLAY_EVERY=1 DK_SALES_EVERY=1 CMOCKA_MESSAGE_OUTPUT=STDOUT
export DK_REPLAY_EVERY DK_SALES_EVERY CMOCKA_MESSAGE_OUTPUT
"$DK_BUILD/tests/unit/test_replay" && "$DK_BUILD/tests/unit/test_receivable" &&
    exec "$DK_BUILD/tests/unit/test_replay_sales"
