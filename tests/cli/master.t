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
# a house of one person: nobody else could approve a limit (keep.t has a second one)
$ docket setting set second_person no --quiet
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
docket: nonsense cannot be imported. The kinds are: acc
# what is exported comes in again and changes nothing
$ docket export products -o p.csv --quiet; docket import products p.csv
products: 77 rows, 0 added, 0 changed, 77 unchanged, 0 rejected.
# the smallest pack of a product goes out with it, so that products alone lose none
$ printf 'sku,unit,pieces,barcode\n2,cs,24,\n2,box,6,4006381333931\n' >u.csv; docket import units u.csv --quiet; docket export products | grep -o '^2,Chang,[^.]*,4006381333931'
2,Chang,24 - 12 oz bottles,ea,box,6,,4006381333931
$ docket export products | docket import products -
products: 77 rows, 0 added, 0 changed, 77 unchanged, 0 rejected.
$ docket export stock | head -1
sku,location,on_hand,lot,expiry
$ docket export stock | docket import stock - && docket export stock --json | docket import stock -
stock: 72 rows, 0 added, 0 changed, 72 unchanged, 0 rejected.
stock: 72 rows, 0 added, 0 changed, 72 unchanged, 0 rejected.
# a command that meets another one opening the database waits for it
$ for i in 1 2 3 4 5 6 7 8 9 10 11 12; do docket stock show 2 --quiet >out.1 & docket stock show 3 --quiet >out.2 || echo failed; wait $! || echo failed; done
# a kind without rows comes in again as well
$ docket export carriers | docket import carriers - && docket export carriers --json | docket import carriers -
carriers: 0 rows, 0 added, 0 changed, 0 unchanged, 0 rejected.
carriers: 0 rows, 0 added, 0 changed, 0 unchanged, 0 rejected.
$ docket export nonsense 2>&1 | cut -c1-50; docket export nonsense 2>/dev/null
docket: nonsense cannot be exported. The kinds are
? 64
# days of pickup are said as people say them, and kept in one way
$ printf 'carrier,service,zone,up_to_kg,price,pickup_days\nDHL,STD,,30,8.50,Mo-Fr\nUPS,STD,,30,8.50,"Tue, thu"\nROAD,STD,,30,8.50,Sa-Mo\n' >c.csv; docket import carriers c.csv --quiet; docket export carriers | cut -d, -f1,8
carrier,pickup_days
DHL,12345
ROAD,167
UPS,24
$ printf 'carrier,service,zone,up_to_kg,price,pickup_days\nDHL,STD,,30,8.50,Mo-Xy\n' | docket import carriers - 2>&1 | head -1
-:2: pickup_days: 'Mo-Xy' are no days of pickup. Write them like Mo-Fr, or 135 for Monday, Wednesday and Friday.
$ docket verify --json
~ [{]"sound":true,"invariants":[0-9]+[}]
# no half bottles
$ docket stock adjust 2 1.5 --reason found
docket: 2 is counted with 0 decimals at most, so it cannot be 1.5.
? 65
$ printf 'sku,on_hand\n2,7.5\n' | docket import stock - 2>&1 | head -n 1
-:2: on_hand: 2 is counted with 0 decimals at most, so it cannot be 7.5.
