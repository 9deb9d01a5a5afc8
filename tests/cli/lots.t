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
