# goods receipt: short, damaged and whole lines of a purchase order
. "$DK_ROOT/tests/doc/lib.sh"
desk
N=$(docket purchase new S100 A10410=500@0.11 A10422=500@0.09 C30100=40@1.92 \
    --expected 2026-12-01 --quiet) &&
    R=$(docket receive "$N" --all 1=480 3=40:3 --note "LS 77120" --quiet) &&
    docket receive print "$R"
# and of goods kept by lot and by serial number
chandlery &&
    N=$(docket purchase new S100 C90010=40@21 P90030=2@120 --expected 2026-12-01 --quiet) &&
    R=$(docket receive "$N" 1=24:2@LOT-2803X:2028-03-31 1=10@LOT-2804Y:2028-04-30 \
	2=1@SN-70020 2=1@SN-70021 --note "LS 77121" --quiet) && docket receive print "$R"
