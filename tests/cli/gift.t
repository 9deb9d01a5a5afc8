# goods for nothing follow what they are given for: two lines give one, amended, cancelled, undone
$ desk; docket promotion new GIFT kind=free buy=10 free_sku=A10422 free_qty=2 sku=A10410 --quiet; q() { printf '{"customer":"4712","customer_po":"%s","lines":[{"sku":"A10410","qty":"%s"},{"sku":"A10410","qty":"%s"}]}' $1 $2 $3; }; S() { docket order show $1 | sed -n '/^Ln/,/^Goods/p'; }; q 1 20 10 >o.json; n=$(docket order new --from o.json --quiet); S $n
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   20  ea    Hex bolt M8x40  0.184     0  3.68     20     0        0
 2  A10410   10  ea    Hex bolt M8x40  0.184     0  1.84     10     0        0
 3  A10422    6  ea    Hex bolt M8x60   0.00     0  0.00      6     0        0
Goods 5.52  discount 0.00  freight 8.50  net 14.02  tax 2.80  total 16.82 GBP
$ q 1 40 10 >o2.json; docket order amend $n --from o2.json --reason "he wants more"
Ln  Field  Before  After
 1  qty    20      40
 3  qty    6       10
    total  16.82   21.24
Order 100067 is amended; it is entered, 21.24 GBP.
$ docket order cancel $n --line 1 --qty 35 --reason "less after all"; S $n
Order 100067 is cancelled so far as told; it is entered, 13.51 GBP.
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   40  ea    Hex bolt M8x40  0.184     0  0.92      5     0        0
 2  A10410   10  ea    Hex bolt M8x40  0.184     0  1.84     10     0        0
 3  A10422   10  ea    Hex bolt M8x60   0.00     0  0.00      2     0        0
Goods 2.76  discount 0.00  freight 8.50  net 11.26  tax 2.25  total 13.51 GBP
$ docket order undo $n; S $n
Order 100067 is as before: cancelling is undone; it is entered, 21.24 GBP.
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   40  ea    Hex bolt M8x40  0.184     0  7.36     40     0        0
 2  A10410   10  ea    Hex bolt M8x40  0.184     0  1.84     10     0        0
 3  A10422   10  ea    Hex bolt M8x60   0.00     0  0.00     10     0        0
Goods 9.20  discount 0.00  freight 8.50  net 17.70  tax 3.54  total 21.24 GBP
# what somebody took off it stays off
$ docket order cancel $n --line 3 --qty 3 --reason "he has enough of them"; docket order cancel $n --line 2 --reason "not these"; S $n
Order 100067 is cancelled so far as told; it is entered, 21.24 GBP.
Order 100067 is cancelled so far as told; it is entered, 19.03 GBP.
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   40  ea    Hex bolt M8x40  0.184     0  7.36     40     0        0
 2  A10410   10  ea    Hex bolt M8x40  0.184     0  0.00      0     0        0
 3  A10422   10  ea    Hex bolt M8x60   0.00     0  0.00      7     0        0
Goods 7.36  discount 0.00  freight 8.50  net 15.86  tax 3.17  total 19.03 GBP
# more of it than is given is bought on a line of its own; at 0 the file means the gift
$ printf '{"customer":"4712","lines":[{"sku":"A10410","qty":"40"},{"sku":"A10410","qty":"10"},{"sku":"A10422","qty":"9","price":"0"}]}' >o3.json; docket order amend $n --from o3.json --reason "more gifts"
docket: Line 3 is given for nothing, 7 of it; add a line for more.
? 1
$ sed 's/,"price":"0"//' o3.json >o4.json; docket order amend $n --from o4.json --reason "he buys some"; S $n
Ln  Field  Before  After
 2  qty    0       10
 3  qty    7       9
 4  qty            9 ea A10422 at 0.221
    total  19.03   23.63
Order 100067 is amended; it is entered, 23.63 GBP.
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   40  ea    Hex bolt M8x40  0.184     0  7.36     40     0        0
 2  A10410   10  ea    Hex bolt M8x40  0.184     0  1.84     10     0        0
 3  A10422    9  ea    Hex bolt M8x60   0.00     0  0.00      9     0        0
 4  A10422    9  ea    Hex bolt M8x60  0.221     0  1.99      9     0        0
Goods 11.19  discount 0.00  freight 8.50  net 19.69  tax 3.94  total 23.63 GBP
# a quote shows it, and keeps it when the promotion is over; a copy is found anew
$ q 2 20 10 >q.json; Q=$(docket quote new --from q.json --quiet); docket quote show $Q; docket promotion set GIFT to=2026-11-22 --quiet; docket quote take $Q; N=$(docket order list --customer 4712 --json | sed 's/.*"order":"\([0-9]*\)".*/\1/' | sort | tail -1); S $N; D=$(docket order copy $N --json | sed 's/.*"order":"\(D[0-9]*\)".*/\1/'); S $D
Quote Q10019  open, valid until 2026-12-07  4712 Pier Hardware
Ln  Item    Qty  Unit  Description     Price  Disc   Net
 1  A10410   20  ea    Hex bolt M8x40  0.184     0  3.68
 2  A10410   10  ea    Hex bolt M8x40  0.184     0  1.84
 3  A10422    6  ea    Hex bolt M8x60   0.00     0  0.00
Goods 5.52  discount 0.00  freight 8.50  net 14.02  tax 2.80  total 16.82 GBP
Order 100072 is entered; it is allocated, 16.82 GBP.
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   20  ea    Hex bolt M8x40  0.184     0  3.68     20     0        0
 2  A10410   10  ea    Hex bolt M8x40  0.184     0  1.84     10     0        0
 3  A10422    6  ea    Hex bolt M8x60   0.00     0  0.00      6     0        0
Goods 5.52  discount 0.00  freight 8.50  net 14.02  tax 2.80  total 16.82 GBP
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   20  ea    Hex bolt M8x40  0.184     0  3.68      0     0        0
 2  A10410   10  ea    Hex bolt M8x40  0.184     0  1.84      0     0        0
Goods 5.52  discount 0.00  freight 8.50  net 14.02  tax 2.80  total 16.82 GBP
$ docket order cancel $N --line 1 --reason "changed his mind"; S $N
Order 100072 is cancelled so far as told; it is allocated, 12.41 GBP.
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   20  ea    Hex bolt M8x40  0.184     0  0.00      0     0        0
 2  A10410   10  ea    Hex bolt M8x40  0.184     0  1.84     10     0        0
 3  A10422    6  ea    Hex bolt M8x60   0.00     0  0.00      2     0        0
Goods 1.84  discount 0.00  freight 8.50  net 10.34  tax 2.07  total 12.41 GBP
# it counts for no break and no other promotion, and costs its line its floor
$ docket promotion set GIFT to=2026-12-31 free_qty=60 --quiet; docket product set A10422 cost=0.10 --quiet; q 3 10 1 >o.json; m=$(docket order new --from o.json --quiet); docket order check $m
Order 100080  entered  4712 Pier Hardware
PO 3  placed 2026-11-23  wanted as soon as can be  by DHL/STD
To 01, 3 Hotwell Rd, BS8 4UB Bristol
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   10  ea    Hex bolt M8x40  0.184     0  1.84     10     0        0
 2  A10410    1  ea    Hex bolt M8x40  0.184     0  0.18      1     0        0
 3  A10422   60  ea    Hex bolt M8x60   0.00     0  0.00      5    55        0
Goods 2.02  discount 0.00  freight 8.50  net 10.52  tax 2.10  total 12.62 GBP
warn below-floor line 1: L1: 1.84 is under the floor of 9.07 with what is given for it.
warn stock-short line 3: L3: 55 short; 5 ship now.
# shipped in part, invoiced, and given back: it is worth what it was sold for
$ docket promotion set GIFT free_qty=2 free_sku=B20001 --quiet; q 4 20 10 >o.json; n=$(docket order new --from o.json --quiet); docket order verify $n --pass quantity-unusual --reason ok --quiet; docket ship pick $n --quiet; docket ship confirm S1001 1=20 2=4 3=2 --short 2 --reason damaged --short 3 --reason damaged --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001; S $n
S1001
Invoice INV1001 of 2026-11-23 for order 100095, customer 4712
Ln  Item    Qty  Unit  Description     Price  Disc   Net
 1  A10410   20  ea    Hex bolt M8x40  0.184     0  3.68
 2  A10410    4  ea    Hex bolt M8x40  0.184     0  0.74
 3  B20001    2  ea    Washer M8 zinc   0.00     0  0.00
Net 11.23  tax 2.25  total 13.48  paid 0.00  open 13.48 GBP, due 2026-12-23
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   20  ea    Hex bolt M8x40  0.184     0  3.68      0     0       20
 2  A10410   10  ea    Hex bolt M8x40  0.184     0  1.84      0     6        4
 3  B20001    6  ea    Washer M8 zinc   0.00     0  0.00      0     4        2
Goods 5.52  discount 0.00  freight 8.50  net 14.02  tax 2.80  total 16.82 GBP
$ docket order cancel $n --line 2 --reason "no more"; S $n
Order 100095 is cancelled so far as told; it is short, 15.50 GBP.
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   20  ea    Hex bolt M8x40  0.184     0  3.68      0     0       20
 2  A10410   10  ea    Hex bolt M8x40  0.184     0  0.74      0     0        4
 3  B20001    6  ea    Washer M8 zinc   0.00     0  0.00      0     2        2
Goods 4.42  discount 0.00  freight 8.50  net 12.92  tax 2.58  total 15.50 GBP
$ docket return new $n 3=2 1=10 --reason damaged --counter; docket return new $n 3=1 --reason damaged --counter
Return RMA10019  settled  order 100095  4712 Pier Hardware  credit
Ln  Order  Item    Description     Back  Reason       Day  Fee  Here  To
 1      3  B20001  Washer M8 zinc     2  damaged  0 of 30          2  2 stock
 2      1  A10410  Hex bolt M8x40    10  damaged  0 of 30         10  10 stock
warn Line 3 (B20001) was given for nothing: nothing is credited for it.
Credited 2.21 GBP by CN1001.
docket: Of line 3 (B20001) 2 were shipped and 0 can still come back, not 1.
? 1
# what it cost shows in the margin
$ docket report margin | grep '^[A-Z][0-9]'
A10410  Hex bolt M8x40      14          2.58           1.55    1.03    39.922
B20001  Washer M8 zinc       0          0.00           0.00    0.00
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
