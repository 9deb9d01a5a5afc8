# purchase order: packs, a day that slipped, a line that is closed
. "$DK_ROOT/tests/tools/session.sh"
desk
printf 'number,name,email,phone,lead_days\nSEA,Seaboard Fasteners Ltd,sales@sea.example,,5\n' >s.csv
docket import suppliers s.csv --quiet &&
    N=$(docket purchase new SEA A10410=5cs@0.11 A10422=500@0.09 C30100=40@1.92 --quiet \
	--note "Dock 2, before 14:00.") &&
    docket purchase expect "$N" --date 2026-12-09 --line 2 --quiet >/dev/null &&
    docket purchase close "$N" --line 3 --reason "sold out" --quiet >/dev/null &&
    docket purchase print "$N"
