# debit note: what was damaged goes back
. "$DK_ROOT/tests/tools/session.sh"
desk
N=$(docket purchase new S100 A10422=500@0.09 C30100=40@1.92 --quiet) &&
    docket receive "$N" --all 2=40:3 --quiet >/dev/null &&
    R=$(docket supplier-return new "$N/2=3" --reason "Links are bent." --note "your RMA 77" \
	--quiet) && docket supplier-return ship "$R" --quiet >/dev/null &&
    docket supplier-return print "$R"
