# lots and serial numbers: received with their expiry, refused where the label cannot be right
$ desk
$ docket product set A10422 tracked=lot
docket: 25 of A10422 are on hand, and how it is tracked changes only while there are none; adjust them away first.
? 1
$ S=$(sqlite3 docket.db 'SELECT min(number) FROM supplier'); printf 'sku,name,price,tracked,shelf_days,bin\nM10,Milk 1 l,2.00,lot,30,\nP20,Pump,90.00,serial,,\n' >p.csv; docket import products p.csv --quiet; docket purchase new $S M10=60@1.00 P20=4@50 --quiet
PO10019
$ docket receive PO10019 1=10
docket: M10 is kept by lot: give the lot that stands on the label.
? 65
$ docket receive PO10019 2=2@X1
docket: Serial number X1 of P20 stands for one piece; give each piece its own.
? 65
$ docket receive PO10019 1=10@L1:2026-11-20
docket: Lot L1 expired on 20 Nov 2026. Send it back, or take it in as damaged.
? 1
$ docket receive PO10019 1=10@L1:soon
docket: Write the expiry as a day: LINE=QTY@LOT:2027-03-31, not 'soon'.
? 64
$ docket receive PO10019 1=20@L2:2027-02-28 1=20@L1 1=5:5@L0:2026-11-20 2=1@X1 2=1@X2
Receipt R1001: 47 came, 5 damaged, 0 to lines that waited
$ docket receive PO10019 1=5@L1:2027-01-01
docket: Lot L1 is known to expire on 23 Dec 2026, not on 1 Jan 2027. Look at the label again.
? 1
$ docket receive PO10019 2=1@X1
docket: Serial number X1 of P20 is in the house already, at MAIN. Look at the label again.
? 1
$ docket export stock | grep '^M10,\|^P20,'
M10,MAIN,5,L0,2026-11-20
M10,MAIN,20,L1,2026-12-23
M10,MAIN,20,L2,2027-02-28
P20,MAIN,1,X1,
P20,MAIN,1,X2,
# the first to expire goes first, but nothing that does not keep as long as the customer wants it
$ echo '{"customer":"4711","customer_po":"W-1","lines":[{"sku":"M10","qty":"25"}]}' >o.json; O=$(docket order new --from o.json --quiet); docket order verify $O --pass high-value --reason x --quiet 2>/dev/null || docket order verify $O --quiet; docket ship pick $O
Shipment S1001 of order 100067, Harbor Marine Supply: picking  DHL/STD
Ln  Item  Description  Bin          Want  Picked  Packed  Note
 1  M10   Milk 1 l     MAIN lot L1    20       -       0
 1  M10   Milk 1 l     MAIN lot L2     5       -       0
$ docket ship cancel S1001 --reason test --quiet; docket order cancel 100067 --reason test --quiet; docket customer set 4711 min_life_days=60 --quiet; sed s/W-1/W-2/ o.json >o2.json; O=$(docket order new --from o2.json --quiet); docket order show $O | grep M10
 1  M10    25  ea    Milk 1 l      2.00     0  50.00     20     5        0
$ O=$(sqlite3 docket.db 'SELECT max(number) FROM orders'); docket order verify $O --quiet; docket ship pick $O | tail -n 1
 1  M10   Milk 1 l     MAIN lot L2    20       -       0
# from the supplier to every customer, and back
$ S1=$(sqlite3 docket.db "SELECT max(number) FROM shipment"); docket ship confirm $S1 1=20 --quiet; docket ship pack $S1 --quiet; docket ship post $S1 --quiet; docket stock trace L2 | sed "s/$S1/SHIPMENT/; s/10[0-9]*  *Harbor/ORDER  Harbor/"
L2 of M10, Milk 1 l
Expires: 2027-02-28
Received: 20
Shipped: 20
On hand: 0

At (UTC)          What      Quantity  Where  Document  Order    From or to            By
----------------  --------  --------  -----  --------  -------  --------------------  ----
2026-11-23 09:12  receipt         20  MAIN   R1001     PO10019  Seaboard Fasteners    root
2026-11-23 09:12  shipment       -20  MAIN   SHIPMENT     ORDER  Harbor Marine Supply  root
2 rows

Customers who got it

Customer  Name                  Contact   Phone          E-mail                   Got  Shipments
--------  --------------------  --------  -------------  -----------------------  ---  ---------
4711      Harbor Marine Supply  Jo Marsh  0117 555 0142  jo@harbormarine.example   20  SHIPMENT
--------  --------------------  --------  -------------  -----------------------  ---  ---------
Total                                                                              20
1 row
$ docket stock trace $S1
Lots of shipment S1002

Item  Description  Lot  Expires     Quantity  Receipt  Purchase  Supplier
----  -----------  ---  ----------  --------  -------  --------  ------------------
M10   Milk 1 l     L2   2027-02-28        20  R1001    PO10019   Seaboard Fasteners
1 row
$ docket stock trace L2 -o trace.xlsx; docket stock trace L2 --json | tr -d '\n' | cut -c1-200
trace.xlsx
{"table":"moves","at":"2026-11-23T09:12:00.000Z","kind":"receipt","qty":"20","location":"MAIN","document":"R1001","order":"PO10019","party":"Seaboard Fasteners","user":"root"}{"table":"moves","at":"20
$ docket stock trace L7
docket: There is no lot or serial number L7. Look at the label again.
? 66
$ printf 'sku,name,price,tracked\nM11,Milk 2 l,3.00,lot\n' >p2.csv; docket import products p2.csv --quiet; printf 'sku,on_hand,lot\nM11,5,L2\n' >s2.csv; docket import stock s2.csv --quiet; docket stock trace L2
docket: L2 is a lot or serial number of M10, M11. Say which: docket stock trace L2 SKU
? 65
$ docket stock lots M10
Item  Location  Lot  Expires     On hand  Quarantined  On lists
M10   MAIN      L0   2026-11-20        5            5         0
M10   MAIN      L1   2026-12-23       20            0         0
$ docket stock as-of 2026-11-24; docket stock as-of 2026-11-23 M10
docket: 24 Nov 2026 is still to come: name a moment that is past. What can be promised by a day: docket stock show SKU --date DAY
Stock as of 2026-11-23T23:59:59.999Z

Item  Description  Location  Lot  Expires     On hand
----  -----------  --------  ---  ----------  -------
M10   Milk 1 l     MAIN      L0   2026-11-20        5
M10   Milk 1 l     MAIN      L1   2026-12-23       20
2 rows
$ docket stock show M10 --at 2020-01-01
Nothing was on hand then.
? 1
$ docket stock show M10 --at soon
docket: soon is no moment. Write it like 2026-11-23 or 2026-11-23T09:41:00Z.
? 65
# a lot that an adjustment adds says when it expires; nothing else has an expiry to say
$ docket stock adjust M10 2 --reason found --lot N1 --expiry 2027-05-31 --quiet; docket stock lots M10 --json | grep '"N1"' | grep -o '"expiry":"[^"]*"'; docket stock adjust M10 2 --reason found --lot N1 --expiry 2027-06-01; docket stock adjust M10 2 --reason found --lot N2 --expiry soon; docket stock adjust M10 -1 --reason lost --lot N1 --expiry 2027-05-31; docket stock adjust M10 -2 --reason lost --lot N1 --quiet
"expiry":"2027-05-31"
docket: Lot N1 is known to expire on 31 May 2027, not on 1 Jun 2027. Look at the label again.
docket: soon is no day that exists. Write it like 2027-02-28.
docket: An expiry is of a lot that is added to: say which lot, and how many more.
# blanks at the ends of a label are no part of it; what is too old may be set apart, and is not released
$ printf 'sku,name,price,tracked\nY20,Yoghurt,1.00,lot\n' | docket import products - --quiet; printf 'sku,on_hand,lot,expiry\nY20,10,Q1,2026-11-23\n' | docket import stock - --quiet; docket stock adjust Y20 2 --reason found --lot ' Q1 ' --quiet; docket stock lots Y20 --json | grep -o '"lot":"[^"]*"'
"lot":"Q1"
$ export DOCKET_NOW=2026-11-24T06:00:00Z; docket stock apart Y20 4 --reason "too old" --lot 'Q1 ' --quiet; docket stock lots Y20 --json | grep -o '"quarantined":"[^"]*"'
"quarantined":"4"
$ docket stock release Y20 4 --reason mistaken --lot Q1
docket: Lot Q1 expired on 23 Nov 2026. Send it back, or take it in as damaged.
? 1
$ docket stock show Y20 --json | grep -o '"free":"[0-9]*"' | head -1
"free":"8"
