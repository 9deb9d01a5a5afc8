#!/bin/sh
# replay.sh - every published order and purchase order lived again.
DK_REPLAY_EVERY=1 CMOCKA_MESSAGE_OUTPUT=STDOUT exec "$DK_BUILD/tests/unit/test_replay"
