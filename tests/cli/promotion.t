# promotions: kept, given, told in the trail, limited, and what was agreed stays
$ desk; docket promotion new P10 kind=percent rate=10 sku=A10410 name="Bolt week" from=2026-11-01 to=2026-11-30
P10 is added: 10 % off for A10410.
$ docket promotion new BAD kind=percent
docket: How many percent are given off?
? 65
$ docket promotion new BAD kind=n-for-m buy=2 pay=3
docket: Say how many are bought for the price of how many: buy=3 pay=2.
? 65
$ docket promotion new BAD kind=free buy=10 free_sku=NOPE free_qty=1
docket: There is no product NOPE. Look it up by a word of its name.
? 66
$ docket promotion new P10 kind=percent rate=5
docket: There is a promotion P10 already; docket promotion set changes it.
? 1
$ printf '{"customer":"4712","lines":[{"sku":"A10410","qty":"100"}]}' >o.json; n=$(docket order new --from o.json --quiet); docket order explain $n --line 1 net; docket order explain $n --line 1 price
net = 16.56
  = round(pieces * price / per * (100 - discount) / 100)
  pieces                100  100 ea as said
  price               0.184  from the layer base, for 1
  per                     1  pieces that the price is for
  discount               10  percent: P10 10 % off, then the customer's
  rounded once, half away from zero
price = 0.184
  = list
  list                0.184  from the layer base, for 1
  the first layer with a price wins: base, then its promotions
  {"layer":"base","price":"0.184","per":"1","why":"price of the product","losers":[],"promotions":[{"code":"P10","what":"10 % off","pieces":"100","why":"taken"}]}
$ docket promotion new C3 kind=n-for-m buy=3 pay=2 sku=A10422 max_customer=9; docket promotion new CUT kind=amount price=0.02 sku=A10422 exclusive=yes; docket promotion new GIFT kind=free buy=10 free_sku=A10422 free_qty=2 sku=B20017; docket promotion list
C3 is added: 3 for 2 for A10422.
CUT is added: 0.02 off per 1 for A10422.
GIFT is added: 2 A10422 free for 10 for B20017.
Code  Given                 For     From qty  From        To
C3    3 for 2               A10422         0
CUT   0.02 off per 1        A10422         0
GIFT  2 A10422 free for 10  B20017         0
P10   10 % off              A10410         0  2026-11-01  2026-11-30
$ printf '{"customer":"4712","customer_po":"2","lines":[{"sku":"A10422","qty":"9"},{"sku":"B20017","qty":"21"}]}' >o.json; n=$(docket order new --from o.json --quiet); docket order explain $n --line 1 net; docket order explain $n --line 2 price; docket order show $n
net = 1.33
  = round(pieces * price / per * (100 - discount) / 100) - least(round(pieces * price / per * (100 - discount) / 100), off1 - round((off1) * discount / 100))
  pieces                  9  9 ea as said
  price               0.221  from the layer base, for 1
  per                     1  pieces that the price is for
  discount                0  percent, the customer's
  off1                 0.66  C3: 3 for 2, for 9 pieces
  rounded once, half away from zero
price = 0.095
  = list
  list                0.095  from the layer base, for 1
  the first layer with a price wins: base, then its promotions
  {"layer":"base","price":"0.095","per":"1","why":"price of the product","losers":[],"promotions":[{"code":"GIFT","what":"2 A10422 free for 10","pieces":"20","why":"taken"}]}
Order 100072  entered  4712 Pier Hardware
PO 2  placed 2026-11-23  wanted as soon as can be  by DHL/STD
To 01, 3 Hotwell Rd, BS8 4UB Bristol
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10422    9  ea    Hex bolt M8x60  0.221  0.66  1.33      9     0        0
 2  B20017   21  ea    Washer M8 A4    0.095     0  2.00      0    21        0
 3  A10422    4  ea    Hex bolt M8x60   0.00     0  0.00      4     0        0
Goods 3.33  discount 0.00  freight 8.50  net 11.83  tax 2.37  total 14.20 GBP
warn quantity-unusual line 2: L2: 3x usual 6.
warn stock-none line 2: L2: no stock of B20017; all 21 wait.
$ printf '{"customer":"4712","customer_po":"3","lines":[{"sku":"A10422","qty":"9"}]}' >o.json; m=$(docket order new --from o.json --quiet); docket order explain $m --line 1 net
net = 1.81
  = round(pieces * price / per * (100 - discount) / 100)
  pieces                  9  9 ea as said
  price               0.201  from the layer base, for 1
  per                     1  pieces that the price is for
  discount                0  percent, the customer's
  rounded once, half away from zero
$ docket order cancel $n --line 1 --reason "too many" --quiet; printf '{"customer":"4712","customer_po":"4","lines":[{"sku":"A10422","qty":"9","price":"0.30"},{"sku":"A10422","qty":"9"}]}' >o.json; m=$(docket order new --from o.json --quiet); docket order explain $m --line 1 net; docket order explain $m --line 2 net
net = 2.70
  = round(pieces * price / per * (100 - discount) / 100)
  pieces                  9  9 ea as said
  price                0.30  from the layer manual, for 1
  per                     1  pieces that the price is for
  discount                0  percent, the customer's
  rounded once, half away from zero
net = 1.33
  = round(pieces * price / per * (100 - discount) / 100) - least(round(pieces * price / per * (100 - discount) / 100), off1 - round((off1) * discount / 100))
  pieces                  9  9 ea as said
  price               0.221  from the layer base, for 1
  per                     1  pieces that the price is for
  discount                0  percent, the customer's
  off1                 0.66  C3: 3 for 2, for 9 pieces
  rounded once, half away from zero
$ docket promotion set P10 to=2026-11-22 --quiet; n=$(sqlite3 docket.db "SELECT number FROM orders WHERE state <> 'draft' AND kind = 'order' ORDER BY id DESC LIMIT 1 OFFSET 3"); docket order check $n | grep -c price-changed
0
? 1
$ docket export promotions >p.csv; cat p.csv; docket import promotions p.csv
code,kind,name,sku,price_group,customer,customer_group,min_qty,rate,price,per,buy,pay,free_sku,free_qty,exclusive,on_net,max_order,max_customer,max_total,from,to
C3,n-for-m,,A10422,,,,0,0,0.00,1,3,2,,0,no,no,0,9,0,,
CUT,amount,,A10422,,,,0,0,0.02,1,0,0,,0,yes,no,0,0,0,,
GIFT,free,,B20017,,,,0,0,0.00,1,10,0,A10422,2,no,no,0,0,0,,
P10,percent,Bolt week,A10410,,,,0,10,0.00,1,0,0,,0,no,no,0,0,0,2026-11-01,2026-11-22
promotions: 4 rows, 0 added, 0 changed, 4 unchanged, 0 rejected.
$ docket verify | head -3
~ Sound: [0-9]+ invariants hold, the journal is whole.
