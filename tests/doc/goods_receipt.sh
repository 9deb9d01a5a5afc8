# goods receipt: short, damaged and whole lines of a purchase order
. "$DK_ROOT/tests/tools/session.sh"
desk
N=$(docket purchase new S100 A10410=500@0.11 A10422=500@0.09 C30100=40@1.92 \
    --expected 2026-12-01 --quiet) &&
    R=$(docket receive "$N" --all 1=480 3=40:3 --note "LS 77120" --quiet) &&
    docket receive print "$R"
