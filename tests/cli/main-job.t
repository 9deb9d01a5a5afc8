# the main job by commands: order, verify, ship, invoice, pay, on the demo company
$ export DOCKET_DB=a.db DOCKET_NOW=2026-11-23T09:12:00Z; docket init --demo | tail -n 3
orders       578 of the past, 22 as work
All dates of the orders are moved by 1504 weeks: the last one is of 2026-11-19.
~ a\.db: a new database in EUR, for Northwind Traders\. .* is its administrator\.
$ docket stock adjust 39 100 --reason found --quiet
$ echo '{"docket":"order/1","external_id":"t-1","customer":"ALFKI","customer_po":"P1","lines":[{"sku":"39","qty":"12"},{"sku":"14","qty":"2"},{"text":"ring before delivery"}]}' >o.json
$ N=$(docket order new --from o.json --quiet); docket order show $N | sed "s/$N/N/"
Order N  allocated  ALFKI Alfreds Futterkiste
PO P1  placed 2026-11-23  wanted as soon as can be  by SPEEDY/STD
Ln  Item  Qty  Unit  Description           Price  Disc     Net  Alloc  Back  Shipped
 1  39     12  ea    Chartreuse verte      18.00     0  216.00     12     0        0
 2  14      2  ea    Tofu                  23.25     0   46.50      2     0        0
 3          0        ring before delivery   0.00     0    0.00      0     0        0
Goods 262.50  discount 0.00  freight 15.00  net 277.50  tax 46.82  total 324.32 EUR
# the same file again: entered once, and it says so
$ docket order new --from o.json --json | grep -o '"external_id":"t-1"\|"known":true'
"external_id":"t-1"
"known":true
$ docket order explain $N total
total = 324.32
  = net + tax
  net                277.50  goods, discount and freight
  tax                 46.82  all categories
$ docket order hold $N manual --reason "wait for the call" --quiet; docket ship pick $N 2>/dev/null
? 1
$ docket order release $N manual --reason "he called" --quiet
$ S=$(docket ship pick $N --json | sed 's/.*"shipment":"\([^"]*\)".*/\1/'); docket ship confirm $S 1=13
docket: Line 1 (39): 13 were picked, but only 12 are on the list; put 1 back.
? 1
$ docket ship confirm $S 1=10
docket: Line 1 (39): 10 of 12 were picked; say why the rest is missing.
? 65
$ docket ship confirm $S 1=10 2=2 --short 1 --reason damaged --json | grep -o '"state":"[a-z]*"'
"state":"checked"
$ docket ship post $S 2>/dev/null
? 1
$ docket ship pack $S --quiet; docket ship post $S --tracking T123 --json | grep -o '"state":"[a-z]*"\|"tracking":"[^"]*"'
"state":"shipped"
"tracking":"T123"
$ docket invoice post $S | sed 's/INV[0-9]*/INV/; s/order [0-9]*/order N/'
Invoice INV of 2026-11-23 for order N, customer ALFKI
Ln  Item  Qty  Unit  Description       Price  Disc     Net
 1  39     10  ea    Chartreuse verte  18.00     0  180.00
 2  14      2  ea    Tofu              23.25     0   46.50
Net 239.44  tax 39.59  total 279.03  paid 0.00  open 279.03 EUR, due 2026-12-23
$ docket invoice post $S 2>/dev/null
? 1
$ I=$(docket invoice list --json | sed 's/.*"invoice":"\([^"]*\)".*/\1/'); docket payment take ALFKI 300 --method cash --invoice $I --external-id X1 --json | grep -o '"applied":.*"unapplied":"[^"]*"'
"applied":"279.03","unapplied":"20.97"
$ docket payment take ALFKI 300 --method cash --external-id X1 --quiet; docket customer show ALFKI --json | grep -o '"balance":"[^"]*","unapplied":"[^"]*"'
"balance":"-20.97","unapplied":"20.97"
$ docket invoice show $I --json | grep -o '"paid":"[^"]*","open":"[^"]*"'
"paid":"279.03","open":"0.00"
$ docket customer statement ALFKI | awk '{ print $2, $NF }'
Document Balance
invoice 279.03
payment -20.97
$ docket order show $N --json | grep -o '"stage":"[a-z]*"\|"ordered":"12".*"invoiced":"10"'
"stage":"short"
"ordered":"12","allocated":"0","backordered":"2","picked":"0","shipped":"10","cancelled":"0","invoiced":"10"
# a retry with the same key acts once
$ for i in 1 2; do docket --once r1 order cancel $N --line 1 --qty 1 --reason "too late" --quiet; done; docket order show $N --json | grep -o '"cancelled":"1"' | head -n 1
"cancelled":"1"
$ docket order copy $N | sed 's/D[0-9]*/D1/; s/, [0-9].*//'
Order D1 is a new draft; it is not entered
$ docket order verify $N
~ Order [0-9]+ is verified; .*
$ docket order show 100001 2>&1 | grep -o 'check digit is wrong'
check digit is wrong
$ docket order show $S 2>&1 | grep -c .
1
$ docket verify --json | cut -c1-13
{"sound":true
# the evening: what was counted, reasons for what is left, sign-off, and the workbook for ever
$ docket day reconcile --json | tail -n 1
{"day":"2026-11-23","state":"stop","run":1}
$ docket day close 2>/dev/null
? 1
$ docket day count cash 300 --quiet; docket day reconcile --json >run; tail -n 1 run
{"day":"2026-11-23","state":"warn","run":2}
$ sed -n 's/.*"state":"warn","rows":\[\(.*\)\].*/\1/p' run | tr '{' '\n' | sed -n 's/^"key":"\([^"]*\)".*/\1/p' >keys; wc -l <keys | tr -d ' '
~ [1-9][0-9]*
$ while read -r k; do docket day reason "$k" --code other --text "will be done tomorrow" --quiet || echo "$k"; done <keys
$ docket day close --json >closed; grep -o '"day":"[^"]*","state":"[a-z]*"' closed
"day":"2026-11-23","state":"closed"
$ docket day close --json >again; cmp closed again
$ docket day close 2026-11-23 --json >again; cmp closed again
$ docket report daily --from 2026-11-23 -o one.xlsx --quiet; docket report verify one.xlsx
one.xlsx is as docket makes it: no cell differs.
$ DOCKET_NOW=2026-11-24T08:00:00Z docket day status
Day 2026-11-24 is open.
It has not been reconciled yet: docket day reconcile.
$ DOCKET_NOW=2026-11-24T08:00:00Z docket payment take ALFKI 5 --method cash --quiet
$ DOCKET_NOW=2026-11-25T08:00:00Z docket report daily --from 2026-11-23 -o two.xlsx --quiet; cmp one.xlsx two.xlsx
$ docket report orders --from 2026-11-23 -o orders.csv; sed -n 1p orders.csv | cut -c1-40
orders.csv
order,entered,by,customer,customer_name,
$ docket report orders -o orders.doc
docket: The name of orders.doc should end in one of .txt, .csv, .json, .xlsx, .pdf, .zpl.
? 64
$ docket verify --json | cut -c1-13
{"sound":true
