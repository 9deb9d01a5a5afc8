# run sheet: the last stop is loaded first, and each stop has its line to sign
. "$DK_ROOT/tests/doc/lib.sh"
chandlery_packed && B=$(as tom ship pick 100014 --quiet) &&
    as tom ship confirm "$B" 1=5 2=1 --quiet && as tom ship pack "$B" --quiet &&
    R=$(docket run new Sam --vehicle "van 2, AB12 CDE" --date 2026-11-23 --quiet) &&
    docket run add "$R" "$B" "$S" --quiet >/dev/null && as tom run sheet "$R"
