# the list of a customer's group, and breaks that all of a price group on the order reach together
$ desk; printf 'list,sku,price,per,min_qty,by_group\nTRADE,A10410,0.19,1,,\nTRADE,A10410,0.17,1,1000,yes\nTRADE,A10422,0.17,1,1000,yes\n' >p.csv; docket import prices p.csv
prices: 3 rows, 3 added, 0 changed, 0 unchanged, 0 rejected.
$ docket product set A10410 price_group=M8 --quiet; docket product set A10422 price_group=M8 --quiet; docket customer set 4712 group=TRADE --quiet
$ printf '{"customer":"4712","lines":[{"sku":"A10410","qty":"980"},{"sku":"A10422","qty":"10"}]}' >o.json; n=$(docket order new --from o.json --quiet); docket order explain $n --line 1 price; docket order explain $n --line 2 price
price = 0.19
  = price
  price                0.19  from the layer group, for 1
  the first layer with a price wins: group
  {"layer":"group","price":"0.19","per":"1","why":"","losers":[{"layer":"group","price":"0.17","why":"its break is not reached"},{"layer":"base","price":"0.184","why":"a layer above has a price"}]}
price = 0.221
  = price
  price               0.221  from the layer base, for 1
  the first layer with a price wins: base
  {"layer":"base","price":"0.221","per":"1","why":"price of the product","losers":[{"layer":"group","price":"0.17","why":"its break is not reached"}]}
$ printf '{"customer":"4712","customer_po":"2","lines":[{"sku":"A10410","qty":"980"},{"sku":"A10422","qty":"20"}]}' >o.json; n=$(docket order new --from o.json --quiet); docket order explain $n --line 1 price; docket order explain $n --line 2 price
price = 0.17
  = price
  price                0.17  from the layer group, for 1
  the first layer with a price wins: group
  {"layer":"group","price":"0.17","per":"1","why":"break at 1000 of its group","losers":[{"layer":"group","price":"0.19","why":"a larger break is reached"},{"layer":"base","price":"0.184","why":"a layer above has a price"}]}
price = 0.17
  = price
  price                0.17  from the layer group, for 1
  the first layer with a price wins: group
  {"layer":"group","price":"0.17","per":"1","why":"break at 1000 of its group","losers":[{"layer":"base","price":"0.221","why":"a layer above has a price"}]}
$ docket export prices | tail -3; docket product show A10410 --json | grep -o '"by_group":[a-z]*'
TRADE,,A10410,0.17,1,1000,,,yes
TRADE,,A10422,0.17,1,1000,,,yes
,4715,E50010,5.70,1,1,,,no
"by_group":false
"by_group":false
"by_group":false
"by_group":true
# what is agreed with one customer: kept, read, ended by a last day; two that tie are refused
$ docket price agreed 4712; docket price agree 4712 A10410 0.18; docket price agree 4712 A10410 0.15 --qty 100; docket price agree 4712 A10410 0.14 --from 2026-12-01 --dry-run; docket price agree 4712 A10410 0.14 --qty 100 --until 2026-12-31; docket price agree 4712 A10410 0.16 --from 2026-12-01 --until 2026-11-30; docket price agree 4712 A10410 0.13 --from 2026-12-01 --json; docket price agreed 4712
No prices are agreed with that customer.
A10410 costs customer 4712 0.18 GBP per 1.
A10410 costs customer 4712 0.15 GBP per 1 from 100 on.
Does     Item    Whose          From qty  From         Was  Price   Margin
changed  A10410  customer 4712         0  2026-12-01  0.18   0.14  21.143%
gone     A10410  customer 4712       100              0.15      -
Waits  Number  Customer  Name            Goods  Would be  Change
order  100067  4712      Pier Hardware  149.21    139.41   -9.80
order  100072  4712      Pier Hardware  150.40    140.60   -9.80
0 new, 1 changed, 0 as they are, 1 gone; 0 under the floor; 2 waiting would cost another amount on 2026-12-01.
docket: The contract already has a price of 0.15 from ever to ever for 100 or more. Two prices cannot begin on one day: end the old one or give this one another first day.
docket: The price ends on 2026-11-30, before it begins on 2026-12-01.
{"customer":"4712","sku":"A10410","price":"0.13","per":"1","currency":"GBP","min_qty":"0","by_group":false,"from":"2026-12-01","to":null}
Item    Name            From qty  Price  per  From        To
A10410  Hex bolt M8x40         0   0.18    1
A10410  Hex bolt M8x40       100   0.15    1
A10410  Hex bolt M8x40         0   0.13    1  2026-12-01
$ printf '{"customer":"4712","customer_po":"3","discount":"5%%","lines":[{"sku":"A10410","qty":"120"}]}' >o.json; n=$(docket order new --from o.json --quiet); docket order explain $n --line 1 price | head -3
price = 0.15
  = price
  price                0.15  from the layer contract, for 1
$ docket price end 4712 A10410; docket price end 4712 A10410 --qty 100; docket price end 4712 A10410 --until 2026-12-31; docket price end 4712 A10422; docket price agreed 4712; docket price agreed 9999; as mia price agree 4712 A10410 0.01
docket: The price ends on 2026-11-23, before it begins on 2026-12-01.
1 price of A10410 agreed with customer 4712 ends on 2026-11-23.
2 prices of A10410 agreed with customer 4712 end on 2026-12-31.
docket: No such price of that item is agreed with this customer after 23 Nov 2026; docket price agreed lists those that are.
Item    Name            From qty  Price  per  From        To
A10410  Hex bolt M8x40         0   0.18    1              2026-12-31
A10410  Hex bolt M8x40       100   0.15    1              2026-11-23
A10410  Hex bolt M8x40         0   0.13    1  2026-12-01  2026-12-31
docket: There is no customer 9999. Look for the name or the phone.
docket: mia may not keep customers and products; ask a supervisor.
? 77
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
