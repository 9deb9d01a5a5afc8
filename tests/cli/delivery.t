# outcomes at the door: delivered, refused and back in quarantine, in part, nobody; the counter
$ desk
$ for o in 100014 100046; do docket ship pick $o --quiet >/dev/null; done; docket ship confirm S1001 1=5 2=1 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet
$ docket ship deliver S1002 --outcome delivered --name Ned
docket: S1002 is picking and has not left; nobody can have taken it.
? 1
$ docket ship deliver S1001 --outcome lost
docket: 'lost' is no outcome; there are delivered, refused, partly, nobody.
? 65
$ docket ship deliver S1001 --outcome delivered
docket: Say who took S1001.
? 65
$ docket ship deliver S1001 --outcome refused
docket: Say why S1001 was refused.
? 65
$ docket ship deliveries
Nothing waits.
? 1
$ docket ship deliveries --waiting
Shipment  Order   Customer       Carrier  Outcome     At                Name  Note
S1001     100014  Quay Builders  DHL/STD  on its way  2026-11-23T09:12              open
$ docket ship deliver S1001 --outcome nobody --note "gate shut"
S1001 of order 100014: nobody.
$ docket ship back S1001
docket: S1001 was not refused: goods that a customer sends back come as a return.
? 1
$ docket ship deliver S1001 --outcome refused --name "Bo" --note "not ordered" --json
{"shipment":"S1001","order":"100014","customer":"Quay Builders","carrier":"DHL/STD","tracking":null,"outcome":"refused","at":"2026-11-23T09:12:00.000Z","name":"Bo","note":"not ordered","back_at":null,"open":true}
$ docket ship deliver S1001 --outcome delivered --name Bo
docket: S1001 came back already.
? 1
$ docket ship deliveries
Shipment  Order   Customer       Carrier  Outcome  At                Name  Note
S1001     100014  Quay Builders  DHL/STD  refused  2026-11-23T09:12  Bo    not ordered  open
$ docket stock show M30001 | head -n 1
M30001  Roof membrane, roll: 11 on hand, 1 allocated, 10 free
$ docket ship back S1001 1=6
docket: Line 1: 1 more come back than left with S1001. Count again.
? 1
$ docket ship back S1001
S1001 of order 100014: refused, Bo; what came back is in quarantine.
$ docket ship back S1001
docket: What came back of S1001 is here already.
? 1
$ docket stock show M30001
M30001  Roof membrane, roll: 16 on hand, 1 allocated, 10 free
Location  On hand  Quarantined  Allocated  Free
MAIN           16            5          1    10
$ docket ship settle S1001 --note "a credit follows"; docket ship settle S1001 --note again
S1001 of order 100014: refused, Bo; what came back is in quarantine.
docket: Nothing of S1001 waits for anybody.
? 1
$ docket order show 100014 --json | grep -o '"returned":"[^"]*"'
"returned":"5"
"returned":"1"
$ docket order timeline 100014 | tail -n 3
2026-11-23T09:12:00.000Z  delivery   root  S1001  refused: Bo; not ordered
2026-11-23T09:12:00.000Z  came back  root  S1001
2026-11-23T09:12:00.000Z  settled    root  S1001
$ docket verify | tail -n 1
~ Sound: [0-9]+ invariants hold, the journal is whole.
# carriers' files: twice the same is nothing new
$ printf 'shipment,tracking\nS1001,T1\nS1002,T2\n' >t.csv; docket import tracking t.csv; docket import tracking t.csv; docket export tracking
tracking: 2 rows, 0 added, 2 changed, 0 unchanged, 0 rejected.
tracking: 2 rows, 0 added, 0 changed, 2 unchanged, 0 rejected.
shipment,tracking,order
S1001,T1,100014
S1002,T2,100046
$ printf 'shipment,tracking\nS9999,T1\n' | docket import tracking -
-:2: shipment: There is no shipment S9999. See: docket ship list
tracking: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: -: 1 of 1 rows are wrong; nothing was changed.
? 65
$ docket ship track S1002 T1; printf 'tracking,outcome,at,name\nT1,delivered,2026-11-24,Ned\n' | docket import deliveries -
S1002 has the number T1.
-:2: tracking: Several shipments have the tracking number 'T1'; name the shipment.
deliveries: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: -: 1 of 1 rows are wrong; nothing was changed.
? 65
$ docket ship track S1002 T2 --quiet; L=$(docket ship show S1002 --json | sed 's/"cartons".*//' | grep -o '"line":[0-9]*\|"qty":"[0-9.]*"' | tr -dc '0-9.\n' | paste -sd'=\n' -); docket ship confirm S1002 $L --quiet; docket ship pack S1002 --quiet; docket ship post S1002 --quiet
$ printf 'tracking,outcome,at,name,note\nT2,partly,2026-11-24T10:00:00Z,Cy,two broken\n' >d.csv; docket import deliveries d.csv; docket import deliveries d.csv
deliveries: 1 rows, 1 added, 0 changed, 0 unchanged, 0 rejected.
deliveries: 1 rows, 0 added, 0 changed, 1 unchanged, 0 rejected.
$ docket export deliveries >all.csv; docket import deliveries all.csv; cat all.csv
deliveries: 3 rows, 0 added, 0 changed, 3 unchanged, 0 rejected.
tracking,shipment,outcome,at,name,note
T1,S1001,nobody,2026-11-23T09:12:00.000Z,,gate shut
T1,S1001,refused,2026-11-23T09:12:00.000Z,Bo,not ordered
T2,S1002,partly,2026-11-24T10:00:00.000Z,Cy,two broken
$ printf 'tracking,outcome,at\nT2,delivered,soon\nT7,nobody,2026-11-24\n' | docket import deliveries -
-:2: at: 'soon' is no day like 2026-11-24, and no instant like 2026-11-24T14:05:00Z.
-:3: tracking: No shipment has the tracking number 'T7'.
deliveries: 2 rows, 0 added, 0 changed, 0 unchanged, 2 rejected.
docket: -: 2 of 2 rows are wrong; nothing was changed.
? 65
$ docket ship back S1002
docket: Say what of S1002 came back: LINE=QTY.
? 65
$ docket ship back S1002 1=1 --quiet; docket ship deliveries --all --json | head -n 1
{"shipment":"S1002","order":"100046","customer":"Dockside Cafe","carrier":"DHL/STD","tracking":"T2","outcome":"partly","at":"2026-11-24T10:00:00.000Z","name":"Cy","note":"two broken","back_at":"2026-11-23T09:12:00.000Z","open":true}
# the counter
$ docket ship collect S1002 --name Ned
docket: S1002 goes by DHL/STD; only what waits at the counter is collected.
? 1
$ printf 'carrier,service,zone,up_to_kg,price,kind\nHERE,COUNTER,,1000,0,counter\n' | docket import carriers -
carriers: 1 rows, 1 added, 0 changed, 0 unchanged, 0 rejected.
$ echo '{"customer":"4712","carrier":"HERE/COUNTER","lines":[{"sku":"A10410","qty":"5"}]}' >o.json; O=$(docket order new --from o.json --quiet); docket order verify $O --quiet 2>/dev/null; docket ship pick $O --quiet >/dev/null; docket ship collect S1003 --name Ned; docket ship confirm S1003 1=5 --quiet; docket ship pack S1003 --quiet
docket: S1003 is picking; it is handed over when it is packed.
$ docket ship collection S1003 | sed -n '/Pos/,$p'
 Pos Item    Description                                               Qty Unit
---- ------- --------------------------------------------------- --------- -----
   1 A10410  Hex bolt M8x40                                              5 ea

The goods named above were collected complete and in good order.



______________________   ____________________________________________________
Date                     Collected by (name in capitals, signature)



______________________   ____________________________________________________
Date                     Handed over by

--------------------------------------------------------------------------------
Northgate Wholesale
Tax number GB123456789
Collection slip S1003                                                Page 1 of 1
$ docket ship collect S1003 --name " "; docket ship collect S1003 --name "Ned Pier"
docket: Give the name of whoever collects S1003.
S1003 of order 100067: delivered, Ned Pier.
$ docket ship show S1003 --json | grep -o '"state":"[a-z]*"' | head -n 1
"state":"delivered"
$ docket verify | tail -n 1
~ Sound: [0-9]+ invariants hold, the journal is whole.
