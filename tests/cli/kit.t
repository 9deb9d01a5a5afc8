# kits: kept, sold under one number, picked as parts, billed whole
$ desk; docket product new SET1 name="Fixing set M8" price=9.90 --quiet
$ docket product kit SET1 A10410 20 && docket product kit SET1 A10422 5
One SET1 holds 20 ea of A10410.
One SET1 holds 5 ea of A10422.
$ docket product kit SET1 SET1
docket: A kit cannot be its own part. Name another product.
? 65
$ docket product kit A10410 A10422
docket: 1,204 of A10410 are on hand, and a kit lies in stock as its parts; adjust them away first.
? 1
$ docket product kit SET1 A10410 0.5
docket: A10410 is counted with 0 decimals at most, so it cannot be 0.5.
? 65
$ docket product kit K20300 SET1
docket: 96 of K20300 are on hand, and a kit lies in stock as its parts; adjust them away first.
? 1
$ docket product show SET1
SET1  Fixing set M8
9.90 GBP per 1 ea, no tax code, active
Free 5 ea
A kit of 20 ea A10410, 1,204 free
     and 5 ea A10422, 25 free
$ docket purchase new $(sqlite3 docket.db 'SELECT min(number) FROM supplier') SET1=5
docket: SET1 is a kit: it comes, lies and is counted as its parts (A10410, A10422). Name a part.
? 1
$ docket stock adjust SET1 5 --reason found
docket: SET1 is a kit: it comes, lies and is counted as its parts (A10410, A10422). Name a part.
? 1
$ docket product set SET1 decimals=2
docket: SET1 is a kit: it is counted whole, and its parts are tracked, not itself.
? 1
$ docket export kits
sku,part,qty
SET1,A10410,20
SET1,A10422,5
$ docket stock show SET1
SET1  Fixing set M8: 0 on hand, 0 allocated, 5 free
A kit of 20 ea of A10410, 1,204 free
     and 5 ea of A10422, 25 free
# the parts are lines of the order behind its own
$ N=$(echo '{"customer":"4714","lines":[{"sku":"SET1","qty":"6"},{"sku":"K20300","qty":"2"}]}' | docket order new --from - --quiet); docket order show $N | sed "s/$N/N/g"
Order N  entered  4714 Dockside Cafe
PO none  placed 2026-11-23  wanted as soon as can be  by DHL/STD
To 01, 2 Mud Dock, BS1 4RY Bristol
Ln  Item    Qty  Unit  Description           Price  Disc    Net  Alloc  Back  Shipped
 1  SET1      6  ea    Fixing set M8          9.90     0  59.40      5     1        0
 2  K20300    2  ea    Syrup 1 l              4.60     0   9.20      2     0        0
 3  A10410  120  ea    SET1: Hex bolt M8x40            0           120     0        0
 4  A10422   30  ea    SET1: Hex bolt M8x60            0            25     5        0
Goods 68.60  discount 0.00  freight 8.50  net 77.10  tax 15.42  total 92.52 GBP
warn stock-short line 1: L1: 1 short; 5 ship now.
$ docket order show $N --json | grep -o '"line":1,.*"kit":1' | grep -o '"ordered".*"shipped":"[0-9]*"'
"ordered":"6","allocated":"5","backordered":"1","picked":"0","shipped":"0","cancelled":"0","invoiced":"0","returned":"0","promise":"2026-11-30","wanted":null,"shortage":"","supply":"stock","note":"","kit":1},{"line":2,"sku":"K20300","text":"Syrup 1 l","qty":"2","unit":"ea","pieces":"2","price":"4.60","base_qty":"1","discount":"0","net":"9.20","tax_category":"S","tax_rate":"20","ordered":"2","allocated":"2","backordered":"0","picked":"0","shipped":"0","cancelled":"0","invoiced":"0","returned":"0","promise":"2026-11-24","wanted":null,"shortage":"","supply":"stock","note":""},{"line":3,"sku":"A10410","text":"SET1: Hex bolt M8x40","qty":"120","unit":"ea","pieces":"120","price":"0.00","base_qty":"1","discount":"0","net":"0.00","tax_category":"","tax_rate":"0","ordered":"120","allocated":"120","backordered":"0","picked":"0","shipped":"0","cancelled":"0","invoiced":"0","returned":"0","promise":"2026-11-24","wanted":null,"shortage":"","supply":"stock","note":"","kit":1},{"line":4,"sku":"A10422","text":"SET1: Hex bolt M8x60","qty":"30","unit":"ea","pieces":"30","price":"0.00","base_qty":"1","discount":"0","net":"0.00","tax_category":"","tax_rate":"0","ordered":"30","allocated":"25","backordered":"5","picked":"0","shipped":"0"
$ docket order cancel $N --line 3 --qty 1 --reason 'too much'
docket: Line 3 (A10410) is a part of the kit SET1; change line 1.
? 1
$ docket order cancel $N --line 1 --qty 1 --reason 'too much' | sed "s/$N/N/"
Order N is cancelled so far as told; it is entered, 80.64 GBP.
$ docket order explain $N --line 1 free
free = 0
  = least(whole(free1 / per1), whole(free2 / per2))
  free1                1104  of its part A10410
  per1                   20  in one kit
  free2                   0  of its part A10422
  per2                    5  in one kit
$ docket export orders | grep "^$N" | cut -d, -f10,11
SET1,6
K20300,2
# whole kits are picked, and the invoice names the kit alone
$ docket order verify $N --pass stock-short --reason seen >/dev/null; S=$(docket ship pick $N --json | sed 's/.*"shipment":"\([^"]*\)".*/\1/'); docket ship confirm $S 3=100 4=25 2=2 --quiet; docket ship pack $S --quiet; docket ship post $S --quiet; docket ship slip $S -o slip.txt; sed -n '/SET1/p' slip.txt
slip.txt
   1 SET1    Fixing set M8                    ea            6
   3 A10410  SET1: Hex bolt M8x40             ea          120       100
   4 A10422  SET1: Hex bolt M8x60             ea           30        25
$ docket invoice post $S --json | grep -o '"line":1,"sku":"SET1".*'
"line":1,"sku":"SET1","text":"Fixing set M8","qty":"5","unit":"ea","pieces":"5","price":"9.90","base_qty":"1","discount":"0","net":"49.50","tax_category":"S","tax_rate":"20"},{"line":2,"sku":"K20300","text":"Syrup 1 l","qty":"2","unit":"ea","pieces":"2","price":"4.60","base_qty":"1","discount":"0","net":"9.20","tax_category":"S","tax_rate":"20"}],"goods":"58.70","discount":"0.00","freight":"8.50","net":"67.20","tax":[{"category":"S","rate":"20","base":"67.20","tax":"13.44"}],"total":"80.64","prepaid":"0.00","rounding":"0.00","due":"80.64","paid":"0.00","open":"80.64","currency":"GBP"}
$ docket order show $N | sed -n '/^Ln/,/^Goods/p'
Ln  Item    Qty  Unit  Description           Price  Disc    Net  Alloc  Back  Shipped
 1  SET1      6  ea    Fixing set M8          9.90     0  49.50      0     0        5
 2  K20300    2  ea    Syrup 1 l              4.60     0   9.20      0     0        2
 3  A10410  120  ea    SET1: Hex bolt M8x40            0             0     0      100
 4  A10422   30  ea    SET1: Hex bolt M8x60            0             0     0       25
Goods 58.70  discount 0.00  freight 8.50  net 67.20  tax 13.44  total 80.64 GBP
# a part comes back alone, at its share of the kit's price by list; kits whole while all their parts are out; of the last part the last cent
$ docket return plan $N 3=3:N:A; docket return new $N 3=3:N:A 1=5:N:A --counter | sed "s/$N/N/g"; docket return new $N 3=3:N:A --counter | sed "s/$N/N/g"; docket return new $N 1=4:N:A 3=18:N:A
Order  Back  Verdict      Day  Fee  To     Credit
    3     3  allowed  0 of 30       stock    1.14
Goods 1.14  discount 0.00  fee 0.00  freight 0.00 (customer)  tax 0.23  credit 1.37 GBP
docket: Of line 1 (SET1) 5 were shipped and 4 can still come back, not 5.
Return RMA10019  settled  order N  4714 Dockside Cafe  credit
Ln  Order  Item    Description           Back  Reason          Day  Fee  Here  To
 1      3  A10410  SET1: Hex bolt M8x40     3  not-needed  0 of 30          3  3 stock
Credited 1.37 GBP by CN1001.
docket: Of line 3 (A10410) 100 were shipped and 17 can still come back, not 18.
? 1
$ docket return new $N 1=4:N:A 3=17:F:scrap --counter | sed "s/$N/N/g"; docket claim new $N 1=1 --kind D --said crushed; docket return new $N 1=1:N:A; docket return new $N 4=5:N:A --counter --quiet >/dev/null; docket return new $N 4=1:N:A
Return RMA10024  settled  order N  4714 Dockside Cafe  credit
Ln  Order  Item    Description           Back  Reason          Day  Fee  Here  To
 1      1  SET1    Fixing set M8            4  not-needed  0 of 30          4  4 stock
 2      3  A10410  SET1: Hex bolt M8x40    17  faulty      0 of 30         17  17 scrap
Credited 55.28 GBP by CN1002.
docket: Of line 1 (SET1) 5 were shipped and 0 are on no return or claim yet, not 1.
docket: Of line 1 (SET1) 5 were shipped and 0 can still come back, not 1.
docket: Of line 4 (A10422) 25 were shipped and 0 can still come back, not 1.
? 1
$ sqlite3 docket.db "SELECT i.number, n.sku, n.pieces / 1000, n.price, n.base_qty / 1000, n.net FROM invoice i JOIN invoice_line n ON n.invoice_id = i.id WHERE i.kind = 'credit-note' ORDER BY i.id, n.line_no; SELECT sum(net) FROM credit_line; SELECT sku, returned / 1000 FROM order_line WHERE order_id = (SELECT id FROM orders WHERE number = '$N')"
CN1001|A10410|3|3800|1|114
CN1002|SET1|4|99000|1|3960
CN1002|A10410|17|64700|17|647
CN1003|A10422|5|4580|1|229
4950
SET1|4
K20300|0
A10410|100
A10422|25
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
