# purchase order: packs, their number, a day that slipped, a line that is closed
. "$DK_ROOT/tests/tools/session.sh"
desk
cat >s.csv <<'END'
number,name,email,phone,lead_days,street,street2,city,region,postcode,country
SEA,Seaboard Fasteners Ltd,sales@sea.example,,5,Havenkade 7,Hal 3,Rotterdam,,3011 XB,NL
END
printf 'sku,name,supplier,supplier_sku\nA10422,Hex bolt M8x60,SEA,SF-0860-ZN\n' >i.csv
docket import suppliers s.csv --quiet && docket import products i.csv --quiet &&
    N=$(docket purchase new SEA A10410=5cs@0.11 A10422=500@0.09 C30100=40@1.92 --quiet \
	--note "Dock 2, before 14:00.") &&
    docket purchase expect "$N" --date 2026-12-09 --line 2 --quiet >/dev/null &&
    docket purchase close "$N" --line 3 --reason "sold out" --quiet >/dev/null &&
    docket purchase print "$N"
