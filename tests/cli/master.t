# customers, products and stock: looked up, kept, and files of them
$ docket --db a.db init --quiet; export DOCKET_DB=a.db
$ for k in products customers addresses contacts stock; do docket import $k $DK_ROOT/data/demo/$k.csv; done
products: 77 rows, 77 added, 0 changed, 0 unchanged, 0 rejected.
customers: 91 rows, 91 added, 0 changed, 0 unchanged, 0 rejected.
addresses: 6 rows, 6 added, 0 changed, 0 unchanged, 0 rejected.
contacts: 91 rows, 91 added, 0 changed, 0 unchanged, 0 rejected.
~ stock: 77 rows, 0 added, .* 0 rejected\.
$ docket import customers $DK_ROOT/data/demo/customers.csv --json
{"kind":"customers","rows":91,"added":0,"changed":0,"unchanged":91,"rejected":0}
$ docket customer find futter
Number  Name                 City    Phone        Open  Found by
ALFKI   Alfreds Futterkiste  Berlin  030-0074321     0  name
$ docket customer find zzzz
No customer fits.
? 1
$ docket customer show NOBODY 2>/dev/null
? 66
$ docket customer set ALFKI credit_limit=5000 discount=2.5 blocked="does not pay"
ALFKI is changed.
$ docket customer show ALFKI --json | grep -o '"limit":[^,]*\|"discount":[^,]*\|"blocked":[^,]*'
"limit":"5000.00"
"discount":"2.5"
"blocked":"does not pay"
$ docket customer set ALFKI credit_limit= blocked= --json | grep -o '"limit":[^,]*\|"blocked":[^,]*'
"limit":null
"blocked":""
$ docket customer set ALFKI credit_limit=abc
docket: 'abc' is not a number. Type it like 1234.50.
? 65
$ docket customer set ALFKI colour=red 2>&1 | cut -c1-41
docket: There is no field colour. There a
$ docket product set 2 price=20.25 weight_kg=1.25 && docket product show 2
2 is changed.
2  Chang
24 - 12 oz bottles
20.25 EUR per 1 ea, tax code DRINK, run-out
Free 17 ea
$ docket product set 2 price=-3
docket: A price cannot be negative.
? 65
$ docket stock adjust 2 -5 --reason damaged --json | cut -c1-75
{"sku":"2","on_hand":"12","quarantined":"0","allocated":"0","free":"12","ex
$ docket stock adjust 2 -500 --reason damaged 2>/dev/null
? 1
$ docket stock adjust 2 1 2>/dev/null
? 64
$ docket stock moves 2 --json | grep -o '"qty":[^,]*,"kind":[^,]*,"reason":[^,]*'
"qty":"-5","kind":"adjustment","reason":"damaged"
"qty":"17","kind":"import","reason":"import"
# a bad file changes nothing, and names every bad row
$ printf 'sku,name,price\nX1,Bolt,abc\nX2,Nut,1.234,5\nX3,Nail,1\n' >bad.csv; docket import products bad.csv
bad.csv:2: price: 'abc' is not a number. Type it like 1234.50.
bad.csv:3: This row has 4 fields, the header has 3.
products: 3 rows, 0 added, 0 changed, 0 unchanged, 2 rejected.
docket: bad.csv: 2 of 3 rows are wrong; nothing was changed.
? 65
$ docket product show X3 2>/dev/null
? 66
$ docket import nonsense bad.csv 2>&1 | cut -c1-55
docket: nonsense cannot be imported. The kinds are: loc
# what is exported comes in again and changes nothing
$ docket export products -o p.csv --quiet; docket import products p.csv
products: 77 rows, 0 added, 0 changed, 77 unchanged, 0 rejected.
$ docket verify --json
~ [{]"sound":true,"invariants":[0-9]+[}]
