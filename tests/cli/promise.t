# a purchase order that comes later breaks promises: each customer is told once
$ desk
$ S=$(sqlite3 docket.db 'SELECT min(number) FROM supplier'); P=$(docket purchase new $S B20017=40 --expected 2026-11-25 --json | sed 's/.*"purchase":"\([^"]*\)".*/\1/'); for c in 4711 4712; do echo "{\"customer\":\"$c\",\"customer_po\":\"T-$c\",\"lines\":[{\"sku\":\"B20017\",\"qty\":\"24\"}]}" >o.json; docket order new --from o.json --quiet >/dev/null; done; docket promise list
Nobody is to be told.
? 1
# the first 24 are covered by what comes, the next only by days of delivery
$ sqlite3 docket.db "SELECT l.promise, p.date, p.how, p.ready, p.pickup, p.transit_days, p.why FROM promise p JOIN order_line l ON l.id = p.line_id ORDER BY p.id DESC LIMIT 2"
2026-11-30|2026-11-30|file|2026-11-27|2026-11-27|1|24 wait: 4 days of delivery, 24 ahead, by DHL/STD
2026-11-26|2026-11-26|file|2026-11-25|2026-11-25|1|24 wait: come Wed 25 Nov with PO10019, by DHL/STD
$ docket purchase expect $P --date 2026-11-30 --quiet; docket purchase expect $P --date 2026-12-07 --quiet; docket promise list
PO10019
PO10019
No  Order   Ln  Customer              Item    Open  Promised    New day     State  Cause
 1  100067   1  Harbor Marine Supply  B20017    24  2026-11-26  2026-12-08  open   PO10019 comes another day
$ docket promise message 1
Dear Jo Marsh,

your order 100067, PO T-4711:
  24  B20017  Washer M8 A4, promised for 26 Nov 2026

We are sorry: we cannot keep that day. It will be with you on 8 Dec 2026.

Kind regards
Northgate Wholesale
$ docket promise tell 1 --how pigeon
docket: How was he told: phone, email, fax, mail, counter or edi?
? 65
$ docket promise tell 1 --how phone --note "they wait" --once T1 && docket promise tell 1 --how phone --note "they wait" --once T1
Harbor Marine Supply was told of order 100067, line 1: it is promised for Tue 08 Dec now.
Harbor Marine Supply was told of order 100067, line 1: it is promised for Tue 08 Dec now.
$ docket promise tell 1
docket: Harbor Marine Supply was told already, on 2026-11-23.
? 1
$ sqlite3 docket.db "SELECT date, how FROM promise WHERE line_id = (SELECT line_id FROM tell WHERE id = 1) ORDER BY id"
2026-11-26|file
2026-12-08|phone
# late again: the second slip says when it is given up; comes in time: the entry is taken back
$ docket purchase expect $P --date 2026-12-10 --quiet; docket promise list --json | grep -o '"id":[0-9]*,"state":"[a-z]*"\|"due":"[^"]*","cancel_on":[^,]*'
PO10019
"id":2,"state":"open"
"due":"2026-12-11","cancel_on":"2027-01-07"
$ docket purchase expect $P --date 2026-11-25 --quiet; docket promise list
PO10019
Nobody is to be told.
? 1
$ docket purchase expect $P --date 2026-12-10 --quiet; docket promise defer 3 --until 2026-11-23 --reason x; docket promise defer 3 --until 2026-11-25; docket promise defer 3 --until 2026-11-25 --reason "supplier answers"; docket promise list
PO10019
docket: Defer to a day that is still to come.
docket: Give a reason.
Harbor Marine Supply is told by Wed 25 Nov.
Nobody is to be told.
? 1
$ docket promise keep 3 && docket promise keep 3 --off && docket promise keep 99
Line 1 of order 100067 is not cancelled.
Line 1 of order 100067 may be cancelled when its day comes.
docket: Nobody is to be told under 99. See: docket promise list
? 66
$ docket promise given 100067 --json | cut -d, -f1-5; docket promise given 100072 | cut -c1-40
{"line":1,"sku":"B20017","date":"2026-11-26","state":"superseded","how":"file"
{"line":1,"sku":"B20017","date":"2026-12-08","state":"open","how":"phone"
line 1  B20017  2026-11-30  open  by fil
$ docket promise review --json
{"to_tell":0,"mended":0,"cancelled":0}
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
