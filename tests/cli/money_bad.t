# money that cannot be: one sentence each, and nothing was changed
$ desk; docket setting set second_person no --quiet; printf '{"customer":"4711","customer_po":"P88213","lines":[{"sku":"A10410","qty":"12"},{"sku":"A10422","qty":"10"}]}' >o.json; docket order new --from o.json --quiet; docket order verify 100067 --pass quantity-unusual --reason boat --quiet; docket ship pick 100067 --quiet; docket ship confirm S1001 1=12 2=10 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001 --quiet
100067
S1001
INV1001
$ dump() { sqlite3 docket.db .dump; }; no() { dump >before; docket "$@"; echo "status $?"; dump | cmp - before; }; dump | grep -c "INTO invoice VALUES"
1
$ # a return of more than was shipped, of another customer's order, out of the window
$ no return new 100067 1=13 --reason N; no return new 100067 1=13 --reason N --counter; no return new 100067 1=1 --customer 4712 --reason N
docket: Of line 1 (A10410) 12 were shipped and 12 can still come back, not 13.
status 1
docket: Of line 1 (A10410) 12 were shipped and 12 can still come back, not 13.
status 1
docket: Order 100067 is of customer 4711. Ask the caller for the right number.
status 1
$ DOCKET_NOW=2027-01-13T09:41:00Z; export DOCKET_NOW; no return new 100067 1=1 --reason N; no return new 100067 1=1 --reason N --counter; export DOCKET_NOW=2026-11-23T09:12:00Z
docket: Line 1 (A10410) came 51 days ago; it could come back within 30.
status 1
docket: Line 1 (A10410) came 51 days ago; it could come back within 30.
status 1
$ # goods that are not on an invoice, or not of the order
$ no return new 100001 1=1 --reason N; no return new 100067 7=1 --reason N
docket: There is no order 100001: its check digit is wrong. Ask for the number again.
status 66
docket: Order 100067 has no line 7 of goods.
status 65
$ # a credit above the paid amount
$ docket payment take 4711 5 --method card --quiet; no payment refund 4711 0.01 --method cash; no payment take 4711 5 --method credit; no payment apply P1001 INV1001; no payment reverse P1009 --reason x
docket: The unapplied credit of customer 4711 is 0.00; pay back no more than that.
status 1
docket: The customer's credit is 0.00; apply no more than that.
status 1
docket: Nothing is left of payment P1001.
status 1
docket: There is no payment P1009. See: docket payment list
status 66
$ docket payment take 4712 5 --method card --quiet; no payment refund 4712 5.01 --method card; no payment take 4712 5.01 --method credit; no payment apply P1002 INV1001
docket: The unapplied credit of customer 4712 is 5.00; pay back no more than that.
status 1
docket: The customer's credit is 5.00; apply no more than that.
status 1
docket: INV1001 is an invoice of another customer; check the number.
status 1
$ no invoice write-off INV1001 99999 --reason x; no payment take 4711 0 --method cash; no payment take 4711 -5 --method cash
docket: Of INV1001 only 10.50 are open.
status 1
docket: The amount must be more than nothing.
status 65
docket: The amount must be more than nothing.
status 65
$ # a price row that ties with another of its file; rates and rules that do
$ printf 'list,sku,price,min_qty\nTRADE,A10410,0.19,100\nTRADE,A10410,0.17,100\n' >p.csv; no import prices p.csv
p.csv:3: min_qty: An earlier row of the file has another price for the same item, list, day and quantity. Leave one out.
prices: 2 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: p.csv: 1 of 2 rows are wrong; nothing was changed.
status 65
$ printf 'list,customer,sku,price\nTRADE,4711,A10410,0.19\n' >p.csv; no import prices p.csv
p.csv:2: list: A price belongs to a list or to a customer, not to both.
prices: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: p.csv: 1 of 1 rows are wrong; nothing was changed.
status 65
$ printf 'code,zone,rate,from\nS,GB,21,2027-01-01\nS,GB,22,2027-01-01\n' >t.csv; no import tax t.csv
t.csv:3: An earlier row of this file says otherwise of the same (S in GB from 2027-01-01). Keep one of the two.
tax: 2 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: t.csv: 1 of 2 rows are wrong; nothing was changed.
status 65
$ printf 'class,reason,group,days,verdict,clause\n,,,30,allowed,Thirty days.\n,,,14,allowed,Two weeks.\n' >r.csv; no import return-rules r.csv
r.csv:3: An earlier row of this file says otherwise of the same (class '', reason '', group '' from ever). Keep one of the two.
return-rules: 2 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: r.csv: 1 of 2 rows are wrong; nothing was changed.
status 65
$ # a tax code without a rate at the date
$ docket product set C30100 tax_code=NEW --quiet; printf 'code,zone,rate,from\nNEW,GB,5,2027-01-01\n' >t.csv; docket import tax t.csv; printf '{"customer":"4712","lines":[{"sku":"C30100","qty":"2"}]}' >o.json; no order new --from o.json
tax: 1 rows, 1 added, 0 changed, 0 unchanged, 0 rejected.
Order (not stored)  draft  4712 Pier Hardware
PO none  placed 2026-11-23  wanted as soon as can be  by DHL/STD
To 01, 3 Hotwell Rd, BS8 4UB Bristol
Ln  Item    Qty  Unit  Description  Price  Disc   Net  Alloc  Back  Shipped
 1  C30100    2  ea    Chain 6 mm    2.40     0  4.80      0     0        0
Goods 4.80  discount 0.00  freight 8.50  net 13.30  tax 0.00  total 13.30 GBP
refuse tax-rate line 1: L1: zone GB has no tax rate for C30100 on 23 Nov 2026.
docket: L1: zone GB has no tax rate for C30100 on 23 Nov 2026. Nothing was stored.
status 1
$ # overflow of amounts
$ no payment take 4711 99999999999999999999 --method cash; no payment take 4711 10000000000000.01 --method cash
docket: That number is too large.
status 65
docket: That number is too large.
status 65
$ printf '{"customer":"4711","customer_po":"P9","lines":[{"sku":"A10410","qty":"900000","price":"99999999"}]}' >o.json; no order new --from o.json | grep -v "^warn\|^ "
docket: An amount is too large. Split the order. Nothing was stored.
Order (not stored)  draft  4711 Harbor Marine Supply
PO P9  placed 2026-11-23  wanted as soon as can be  by DHL/STD
To 01, 14 Quay St, BS1 4RN Bristol
Ln  Item        Qty  Unit  Description           Price  Disc   Net  Alloc  Back  Shipped
Goods 0.00  discount 0.00  freight 2,860.00  net 0.00  tax 0.00  total 0.00 GBP
refuse amount-range: An amount is too large. Split the order.
status 1
$ printf 'list,sku,price\nTRADE,A10410,99999999999999\n' >p.csv; no import prices p.csv
p.csv:2: price: That number is too large.
prices: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: p.csv: 1 of 1 rows are wrong; nothing was changed.
status 65
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole\.
$ # a day that is closed: what is explained, counted or paid for it comes too late, and it stays as it is
$ export DOCKET_DB=day.db; docket init --test-clock --quiet; printf 'number,name,country\n1,One,GB\n' >one.csv; docket import customers one.csv --quiet; docket payment take 1 5 --method cash --quiet; docket day count cash 5 --quiet; docket day reconcile >run; docket day reason payment-unapplied:P1001 --code timing --text "he pays first" --quiet; docket day close | head -n 1
Day 2026-11-23 is closed.
$ dump() { sqlite3 day.db .dump; }; no day reason payment-unapplied:P1001 --code timing --text "another reason"; docket day show 2026-11-23 >before.day; docket payment refund 1 5 --method cash --quiet; docket payment list | grep -c P100; docket day show 2026-11-23 | cmp - before.day
docket: 'payment-unapplied:P1001' is no discrepancy of today; docket day reconcile lists them.
status 66
2
