# price lists: a new set from a day, with a preview of what would change and of what waits for it
$ desk; docket product price A10410 0.19 --list KEY --quiet; docket product price A10410 0.15 --list KEY --min 100 --quiet; docket product price A10422 0.22 --list KEY --quiet;  docket customer set 4712 price_list=KEY --quiet; docket price set US --currency USD --quiet; docket price list; docket price list --json | tail -n 1; docket price list NONE
List  Prices  Coming  Customers  Currency  Tax
A          3       0          1  GBP
KEY        3       0          1  GBP
US         0       0          0  USD
{"list":"US","prices":0,"coming":0,"customers":0,"currency":"USD","includes_tax":false}
That list has no prices.
? 1
$ printf '{"customer":"4712","lines":[{"sku":"A10410","qty":"120"},{"sku":"A10422","qty":"9"},{"sku":"B20017","qty":"2","price":"1"}]}' >o.json; n=$(docket order new --from o.json --quiet); docket quote new --from o.json --quiet >/dev/null; docket order copy $n --quiet; docket price what-if KEY --percent 10 --from 2026-12-01
Does     Item    Whose     From qty  From         Was  Price   Margin
changed  A10410  list KEY         0  2026-12-01  0.19  0.209  47.177%
changed  A10410  list KEY       100  2026-12-01  0.15  0.165  33.091%
changed  A10422  list KEY         0  2026-12-01  0.22  0.242  45.124%
Waits  Number  Customer  Name           Goods  Would be  Change
draft  D57     4712      Pier Hardware  20.17     22.17    2.00
order  100067  4712      Pier Hardware  21.98     23.98    2.00
quote  Q10019  4712      Pier Hardware  21.98     23.98    2.00
0 new, 3 changed, 0 as they are, 0 gone; 0 under the floor; 3 waiting would cost another amount on 2026-12-01.
# what the preview says is what an order of that day costs; a preview leaves no trace
$ sqlite3 docket.db .dump | sha256sum >before; docket price change KEY --percent -5 --round 0.01 --dry-run --json; docket price what-if KEY --percent 3 --quiet; sqlite3 docket.db .dump | sha256sum | cmp - before
{"day":"2026-11-23","new":0,"changed":3,"same":0,"gone":0,"under_floor":0,"prices":[{"does":"changed","sku":"A10410","whose":"list KEY","min_qty":"0","from":null,"to":null,"was":"0.19","price":"0.18","per":"1","margin":"38.667","under_floor":false},{"does":"changed","sku":"A10410","whose":"list KEY","min_qty":"100","from":null,"to":null,"was":"0.15","price":"0.14","per":"1","margin":"21.143","under_floor":false},{"does":"changed","sku":"A10422","whose":"list KEY","min_qty":"0","from":null,"to":null,"was":"0.22","price":"0.21","per":"1","margin":"36.762","under_floor":false}],"touched":[{"kind":"draft","number":"D57","customer":"4712","was":"20.17","now":"18.88"},{"kind":"order","number":"100067","customer":"4712","was":"21.98","now":"20.69"},{"kind":"quote","number":"Q10019","customer":"4712","was":"21.98","now":"20.69"}]}
Does     Item    Whose     From qty  From   Was   Price   Margin
changed  A10410  list KEY         0        0.19  0.1957  43.587%
changed  A10410  list KEY       100        0.15  0.1545  28.544%
changed  A10422  list KEY         0        0.22  0.2266  41.395%
Waits  Number  Customer  Name           Goods  Would be  Change
draft  D57     4712      Pier Hardware  20.17     20.77    0.60
order  100067  4712      Pier Hardware  21.98     22.58    0.60
quote  Q10019  4712      Pier Hardware  21.98     22.58    0.60
# a file that is effective from a day: new, changed, gone; floor and waiting
$ printf 'list,sku,price,min_qty,from\nKEY,A10410,0.05,,\nKEY,A10422,0.22,,\nNEU,A10422,3,,2026-12-24\n' >p.csv; docket price what-if p.csv --from 2026-12-01; docket import prices p.csv --from 2026-12-01 --dry-run
Does     Item    Whose     From qty  From         Was  Price   Margin
changed  A10410  list KEY         0  2026-12-01  0.19   0.05  -120.8%  under the floor
new      A10422  list NEU         0  2026-12-24     -   3.00  95.573%
gone     A10410  list KEY       100              0.15      -
Waits  Number  Customer  Name           Goods  Would be  Change
draft  D57     4712      Pier Hardware  20.17      8.17  -12.00
order  100067  4712      Pier Hardware  21.98      9.98  -12.00
quote  Q10019  4712      Pier Hardware  21.98      9.98  -12.00
1 new, 1 changed, 1 as they are, 1 gone; 1 under the floor; 3 waiting would cost another amount on 2026-12-24.
prices (nothing is stored): 3 rows, 3 added, 0 changed, 0 unchanged, 0 rejected.
Does     Item    Whose     From qty  From         Was  Price   Margin
changed  A10410  list KEY         0  2026-12-01  0.19   0.05  -120.8%  under the floor
new      A10422  list NEU         0  2026-12-24     -   3.00  95.573%
gone     A10410  list KEY       100              0.15      -
Waits  Number  Customer  Name           Goods  Would be  Change
draft  D57     4712      Pier Hardware  20.17      8.17  -12.00
order  100067  4712      Pier Hardware  21.98      9.98  -12.00
quote  Q10019  4712      Pier Hardware  21.98      9.98  -12.00
1 new, 1 changed, 1 as they are, 1 gone; 1 under the floor; 3 waiting would cost another amount on 2026-12-24.
$ docket import prices p.csv --from 2026-12-01; docket price list KEY; docket price change KEY --percent 3 --from 2026-12-01; docket price list KEY; docket price list
prices: 3 rows, 3 added, 0 changed, 0 unchanged, 0 rejected.
Item    From qty  Price  per  From        To
A10410         0   0.19    1
A10410       100   0.15    1
A10410         0   0.05    1  2026-12-01
A10422         0   0.22    1
A10422         0   0.22    1  2026-12-01
2 of 2 prices of list KEY are changed.
Item    From qty   Price  per  From        To
A10410         0    0.19    1
A10410       100    0.15    1
A10410         0  0.0515    1  2026-12-01
A10422         0    0.22    1
A10422         0  0.2266    1  2026-12-01
List  Prices  Coming  Customers  Currency  Tax
A          3       0          1  GBP
KEY        5       2          1  GBP
NEU        1       1          0  GBP
US         0       0          0  USD
# kept in one change
$ docket journal list --json --subject price | grep -c '"action":"price.keep"'
1
# what cannot be
$ printf 'list,sku,price\nKEY,A10410,0.05\nKEY,A10410,0.06\n' >t.csv; docket import prices t.csv; docket price list KEY --json | wc -l
t.csv:3: min_qty: An earlier row of the file has another price for the same item, list, day and quantity. Leave one out.
prices: 2 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: t.csv: 1 of 2 rows are wrong; nothing was changed.
5
$ printf 'list,sku,price\nKEY,A10410,-1\nKEY,NOPE,1\nKEY,A10410,99999999999999\n' >t.csv; docket import prices t.csv --dry-run
t.csv:2: price: -1 is outside 0 to 1000000000.
t.csv:3: sku: There is no product 'NOPE'.
t.csv:4: price: That number is too large.
prices (nothing is stored): 3 rows, 0 added, 0 changed, 0 unchanged, 3 rejected.
docket: t.csv: 3 of 3 rows are wrong; nothing was changed.
? 65
$ docket price change KEY --percent -101; docket price change KEY --percent 3 --from 2026-11-01; docket price change NOPE --percent 3; docket price what-if KEY; docket import prices p.csv --from never; docket import stock p.csv --from 1.12
docket: At most 100 percent can be taken off.
docket: 2026-11-01 has passed; a new set begins today or later.
docket: List NOPE has no price of that kind. docket price list names the lists.
docket: Say --percent P: how much more (or -P, less) the list KEY asks.
docket: never is no day that exists. Write it like 2026-11-23.
docket: --from is for prices.
? 64
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
