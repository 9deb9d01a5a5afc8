# days on which a ship-to takes no deliveries: kept, listed, taken away; promises keep to them
$ desk
$ docket customer blackout 4711 01
It takes deliveries on all days of its window.
? 1
$ docket customer blackout 4711 01 2026-11-24 2026-11-26 --reason "stock taking"
From        To          Reason
2026-11-24  2026-11-26  stock taking
$ docket customer blackout 4711 01 2026-12-24; docket customer blackout 4711 01 --json
From        To          Reason
2026-11-24  2026-11-26  stock taking
2026-12-24  2026-12-24
{"from":"2026-11-24","to":"2026-11-26","reason":"stock taking"}
{"from":"2026-12-24","to":"2026-12-24","reason":""}
$ printf '{"customer":"4711","customer_po":"W-1","lines":[{"sku":"A10410","qty":"12"}]}' >o.json; docket order new --from o.json --json | grep -o '"promise":"[^"]*"' | head -1
"promise":"2026-11-27"
$ docket customer blackout 4711 01 2026-11-24 --drop
From        To          Reason
2026-12-24  2026-12-24
$ sed s/W-1/W-2/ o.json >p.json; docket order new --from p.json --json | grep -o '"promise":"[^"]*"' | head -1
"promise":"2026-11-24"
$ docket customer blackout 4711 01 2026-11-24 --drop
docket: No days without deliveries begin on 2026-11-24 here.
? 66
$ docket customer blackout 4711 01 nonsense
docket: 'nonsense' is not a date. Type it like 2026-11-26, 26.11, thu or +3.
? 65
$ docket customer blackout 4711 01 2026-12-05 2026-12-04
docket: It ends on 2026-12-04, before it begins on 2026-12-05.
? 65
$ docket customer blackout 4711 77
docket: There is no ship-to address 77 of this customer. Add it or choose another.
? 66
