# exchange: what comes back, what goes out for it, what the two come to; and the same in German
. "$DK_ROOT/tests/doc/lib.sh"
sell && send &&
    X=$(as mia exchange new "$N" 1=2 --reason W --for A10422=3 --pays before --quiet) &&
    as mia exchange print "$X" &&
    sqlite3 "$DOCKET_DB" "UPDATE customer SET language = 'de'" &&
    Y=$(as mia exchange new "$N" 1=1 --reason D --for A10410=1 --first replacement --quiet) &&
    as mia exchange print "$Y"
