# lines that the supplier ships: bought for an order, never of our stock, shipped by his word
$ desk
$ printf '{"customer":"4711","customer_po":"W-1","lines":[{"sku":"A10410","qty":"12"},{"sku":"B20017","qty":"6","supply":"drop"},{"sku":"A10422","qty":"5","supply":"drop"}]}' >o.json; docket order new --from o.json --quiet
100067
$ docket order show 100067
Order 100067  allocated (part)  4711 Harbor Marine Supply
PO W-1  placed 2026-11-23  wanted as soon as can be  by DHL/STD
To 01, 14 Quay St, BS1 4RN Bristol
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   12  ea    Hex bolt M8x40  0.184     0  2.21     12     0        0
 2  B20017    6  ea    Washer M8 A4    0.095     0  0.57      0     6        0
 3  A10422    5  ea    Hex bolt M8x60  0.221     0  1.11      0     5        0
Goods 3.89  discount 0.00  freight 8.50  net 12.39  tax 2.48  total 14.87 GBP
# nothing of our stock: what is free of A10422 stays free, and nobody buys for the shelf
$ docket stock show A10422
A10422  Hex bolt M8x60: 25 on hand, 0 allocated, 25 free
Location  On hand  Quarantined  Allocated  Free
MAIN           25            0          0    25
$ docket purchase advice --json | grep -c '"sku":"B20017"'
0
? 1
$ docket purchase drop
Supplier  Order   Ln  Item    Description     Waits  Ordered  Promised    Status
S100      100067   2  B20017  Washer M8 A4        6        0  2026-11-30  to be ordered
S100      100067   3  A10422  Hex bolt M8x60      5        0  2026-11-30  to be ordered
# whoever is to ship it is told once the order is verified and not held
$ docket order hold 100067 manual --reason "call first" --quiet; docket purchase drop 100067
docket: Order 100067 is held; release the hold first.
? 1
$ docket order release 100067 manual --reason "called" --quiet; docket day reconcile | grep -A1 drop-unordered:
      drop-unordered:100067/3  Order 100067 line 3: Seaboard Fasteners is to ship 5 A10422 and was not told.
        nobody ordered it after the order was verified, or its purchase order was closed: docket purchase drop 100067
      drop-unordered:100067/2  Order 100067 line 2: Seaboard Fasteners is to ship 6 B20017 and was not told.
        nobody ordered it after the order was verified, or its purchase order was closed: docket purchase drop 100067
$ docket purchase drop 100067
Purchase order PO10019  open  S100 Seaboard Fasteners
Shipped by the supplier to the customer of order 100067
Ln  Item    Description     Ordered  Received  Damaged    Cost  Expected
 1  B20017  Washer M8 A4          6         0        0   0.057  2026-11-27
 2  A10422  Hex bolt M8x60        5         0        0  0.1326  2026-11-27
$ docket purchase drop 100067
docket: All that suppliers are to ship of order 100067 is ordered already.
? 1
$ docket purchase print PO10019 | head -n 24
Northgate Wholesale
Unit 7, Northgate Estate
Avonmouth Way
Bristol BS10 7SD
United Kingdom

Seaboard Fasteners                        Date           23 Nov 2026
                                          Supplier       S100
                                          Expected       27 Nov 2026
                                          Ordered by     root
                                          For our order  100067

Purchase order PO10019
================================================================================
Ship directly to
Harbor Marine Supply
14 Quay St
Bristol
BS1 4RN

Ship this directly to our customer, without prices and bill, and tell us
carrier, tracking number and quantities on the day it leaves you.

 Pos Item    Description            Qty Unit  Expected          Cost         Net





# it is tied: neither received here, nor given up, nor sent elsewhere behind his back
$ docket receive PO10019 --all
docket: PO10019 is shipped to the customer of order 100067; say what left: docket purchase shipped PO10019 --all
? 1
$ docket order cancel 100067 --line 2 --reason "too late"
docket: 6 of line 2 are on order PO10019: Seaboard Fasteners ships them. Call him, then: docket purchase close PO10019 --line 1 --reason TEXT
? 1
$ docket order supply 100067 2 stock
docket: 6 of line 2 are on order PO10019: Seaboard Fasteners ships them. Call him, then: docket purchase close PO10019 --line 1 --reason TEXT
? 1
$ docket purchase change PO10019 1=9
docket: B20017 is shipped to a customer, who ordered no more; amend his order first.
? 1
$ docket purchase add PO10019 A10410=1
docket: PO10019 is shipped to a customer, so its lines are those of his order.
? 1
$ printf '{"customer":"4711","lines":[{"sku":"A10410","qty":"12"},{"sku":"B20017","qty":"4"},{"sku":"A10422","qty":"5"}]}' >a.json; docket order amend 100067 --from a.json --reason "fewer"
docket: 6 of line 2 are on order PO10019: Seaboard Fasteners ships them. Call him, then: docket purchase close PO10019 --line 1 --reason TEXT
? 1
$ printf '{"customer":"4711","ship_to":{"street":"1 Way","city":"Bath","postcode":"BA1 1AA","country":"GB"},"lines":[{"sku":"A10410","qty":"12"},{"sku":"B20017","qty":"6"},{"sku":"A10422","qty":"5"}]}' >a.json; docket order amend 100067 --from a.json --reason "moved"
docket: Seaboard Fasteners ships a part of order 100067 to the old address, by order PO10019. Call him, then: docket purchase close PO10019 --reason TEXT
? 1
# he says what left
$ docket purchase shipped PO10019 1=7
docket: Line 1, B20017: 7 left, 6 are open. What is beyond his order the customer must order first.
? 1
$ docket purchase shipped PO10019
docket: Say what left: LINE=QTY, or --all.
? 65
$ docket purchase shipped PO10019 1=4 --carrier TNT --tracking 77X --json
{"shipment":"S1001","order":"100067","receipt":"R1001","pieces":"4","value":"0.23"}
$ docket ship show S1001
Shipment S1001 of order 100067, Harbor Marine Supply: shipped by Seaboard Fasteners, PO10019  TNT
Ln  Item    Description   Bin         Want  Picked  Packed  Note
 2  B20017  Washer M8 A4  (supplier)     4       4       0
$ docket purchase shipped PO10019 --all --once k7; docket purchase shipped PO10019 --all --once k7
Shipment S1002 of order 100067: 7 left the supplier, receipt R1002
Shipment S1002 of order 100067: 7 left the supplier, receipt R1002
$ docket purchase shipped PO10019 --all
docket: Nothing of PO10019 is open any more.
? 1
$ docket order show 100067 | tail -n 5
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   12  ea    Hex bolt M8x40  0.184     0  2.21     12     0        0
 2  B20017    6  ea    Washer M8 A4    0.095     0  0.57      0     0        6
 3  A10422    5  ea    Hex bolt M8x60  0.221     0  1.11      0     0        5
Goods 3.89  discount 0.00  freight 8.50  net 12.39  tax 2.48  total 14.87 GBP
$ docket order timeline 100067 | sed 's/2026-11-23T[^ ]*Z/AT/'
At                        What      By    Text
AT  entered   root  14.87, all checks ok
AT  held      root  manual: call first
AT  released  root  manual: called
AT  bought    root  PO10019 from Seaboard Fasteners
AT  shipped   root  S1001  PO10019 from Seaboard Fasteners
AT  shipped   root  S1002  PO10019 from Seaboard Fasteners
$ docket stock show B20017; docket stock as-of 2026-11-23 | grep -c B20017
B20017  Washer M8 A4: 0 on hand, 0 allocated, 0 free
0
? 1
# it is invoiced, billed and delivered as any other; what comes back comes to us
$ docket invoice post S1001 | tail -n 1
Net 1.21  tax 0.24  total 1.45  paid 0.00  open 1.45 GBP, due 2026-12-23
$ docket bill enter S100 RE1 PO10019/1=6 | head -n 1
Bill SB1001  matched  S100 Seaboard Fasteners  their RE1 of 2026-11-23
$ docket ship deliver S1001 --outcome refused --note "broken" --quiet; docket ship back S1001 --quiet; docket stock show B20017
B20017  Washer M8 A4: 4 on hand, 0 allocated, 0 free
Location  On hand  Quarantined  Allocated  Free
MAIN            4            4          0     0
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
# the supplier cannot: the purchase order is closed, and our stock ships it after all
$ sed 's/W-1/W-2/' o.json >o2.json; docket order new --from o2.json --quiet; docket order verify 100072 --pass order-duplicate --reason meant --quiet; docket purchase drop 100072 --quiet; docket purchase close PO10024 --line 2 --reason "out of stock" --quiet
100072
PO10024
PO10024
$ docket order supply 100072 3 stock; docket order supply 100072 3 stock; docket order timeline 100072 | sed 's/2026-11-23T[^ ]*Z/AT/'
Line 3 of order 100072 is shipped from our stock.
docket: Line 3 is shipped from our stock already.
At                        What      By    Text
AT  entered   root  14.87
AT  verified  root
AT  bought    root  PO10024 from Seaboard Fasteners
AT  supply    root  from our stock
$ docket order show 100072 | sed -n 5,7p
 1  A10410   12  ea    Hex bolt M8x40  0.184     0  2.21     12     0        0
 2  B20017    6  ea    Washer M8 A4    0.095     0  0.57      0     6        0
 3  A10422    5  ea    Hex bolt M8x60  0.221     0  1.11      5     0        0
$ docket order supply 100072 9 drop; docket order supply 100072 1 shelf
docket: The order has no line 9.
docket: Say stock, or drop: shipped by the supplier.
? 64
$ docket product set A10410 supplier= --quiet; docket order supply 100072 1 drop
docket: A10410 has no supplier who could ship it; name him: docket product set A10410 supplier=NUMBER
? 1
$ docket product set A10410 supply=drop
docket: A10410 has no supplier who could ship it to customers; name him first.
? 65
$ printf 'location,zone,sort\n(supplier),,\n' >l.csv; docket import locations l.csv | tail -n 2
l.csv:2: location: (supplier) stands for what suppliers ship themselves; take another code.
docket: l.csv: 1 of 1 rows are wrong; nothing was changed.
locations: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
