# what comes back as it left: kits whole, lots and serials that were sent, free goods, to the supplier
$ desk; printf 'code,zone,from,rate,category,name\nR,GB,,5,S,VAT 5 %%\n' >t.csv; docket import tax t.csv --quiet; docket product new SET1 name="Fixing set M8" price=9.90 --quiet; docket product kit SET1 A10410 20 --quiet; docket product kit SET1 A10422 5 --quiet; printf 'sku,name,price,tracked,shelf_days,tax_code\nM10,Milk 1 l,2.00,lot,30,R\nP20,Pump,90.00,serial,,\n' >p.csv; docket import products p.csv --quiet
$ N=$(docket purchase new S100 M10=60@1.00 P20=4@50 --quiet); docket receive $N 1=20@L1:2026-12-30 1=20@L2:2027-02-28 2=1@X1 2=1@X2 2=1@X3 --quiet; docket promotion new GIFT kind=free buy=10 free_sku=A10422 free_qty=2 sku=A10410 --quiet; echo '{"customer":"4714","lines":[{"sku":"SET1","qty":"3"},{"sku":"M10","qty":"25"},{"sku":"P20","qty":"2"},{"sku":"A10410","qty":"20"}]}' | docket order new --from - --quiet; docket order verify 100067 --quiet; docket ship pick 100067 --quiet; docket ship confirm S1001 2=25 3=2 4=20 5=4 6=60 7=15 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001 --quiet
R1001
100067
S1001
INV1001
# a kit comes back whole, as its parts to their shelves
$ docket return new 100067 1=2:N:A 1=1:F:scrap --counter; docket return new 100067 1=1:N:A
Return RMA10019  settled  order 100067  4714 Dockside Cafe  credit
Ln  Order  Item  Description    Back  Reason          Day  Fee  Here  To
 1      1  SET1  Fixing set M8     2  not-needed  0 of 30          2  2 stock
 2      1  SET1  Fixing set M8     1  faulty      0 of 30          1  1 scrap
Credited 35.64 GBP by CN1001.
docket: Of line 1 (SET1) 3 were shipped and 0 can still come back, not 1.
? 1
$ docket order show 100067 --json | grep -o '"sku":"[^"]*"\|"returned":"[^"]*"' | tr '\n' ' '; sqlite3 docket.db "SELECT p.sku, m.kind, m.qty / 1000, m.cost FROM move m JOIN product p ON p.id = m.product_id WHERE m.document = 'return' ORDER BY m.id"
"sku":"SET1" "returned":"3" "sku":"M10" "returned":"0" "sku":"P20" "returned":"0" "sku":"A10410" "returned":"0" "sku":"A10422" "returned":"0" "sku":"A10410" "returned":"60" "sku":"A10422" "returned":"15" A10410|return|40|442
A10422|return|10|133
A10410|return|20|220
A10422|return|5|66
A10410|scrap|-20|-221
A10422|scrap|-5|-66
# only what was sent of a lot or serial number, once
$ docket return new 100067 2=3 --reason N; docket return new 100067 2=3@L3 --reason N; docket return new 100067 2=6@L2 --reason N; docket return new 100067 3=1@X3 --reason F; docket return new 100067 3=2@X1 --reason F; docket return new 100067 4=1@L1 --reason N; docket return new 100067 2=20@L1 --reason N --quiet; docket return new 100067 2=1@L1 --reason N; docket return cancel RMA10024 --reason "he keeps it" --quiet
docket: M10 left by lot: say which of L1, L2.
docket: Nothing of lot L3 is out with line 2. Look at the label again.
docket: Of that lot 5 can come back, not 6.
docket: Nothing of lot X3 is out with line 3. Look at the label again.
docket: Of that lot 1 can come back, not 2.
docket: A10410 is not kept by lot; leave it away.
RMA10024
docket: All of lot L1 that left with line 2 came back already, or is on an open return.
RMA10024
# to the supplier: a return to him by the purchase that brought each, debited as it leaves; two rates of tax on one note
$ docket return new 100067 3=1@X1:F:D 2=2@L1:F:supplier 2=1@L2:N:quarantine --counter; docket supplier-return list; docket supplier-return ship SR1001; sqlite3 docket.db "SELECT a.role, sum(p.debit) - sum(p.credit) FROM posting p JOIN account a ON a.code = p.account JOIN batch b ON b.id = p.batch_id WHERE b.document = 'supplier-return' GROUP BY 1"; docket return new 100067 3=1@X1 --reason F; sqlite3 docket.db "SELECT t.rate, t.base, t.tax FROM invoice_tax t JOIN invoice i ON i.id = t.invoice_id WHERE i.number = 'CN1002'"
Return RMA10035  settled  order 100067  4714 Dockside Cafe  credit
Ln  Order  Item    Description  Back  Reason          Day  Fee  Here  To
 1      3  P20@X1  Pump            1  faulty      0 of 30          1  1 supplier
 2      2  M10@L1  Milk 1 l        2  faulty      0 of 30          2  2 supplier
 3      2  M10@L2  Milk 1 l        1  not-needed  0 of 30          1  1 quarantine
Credited 114.30 GBP by CN1002.
Number  Supplier  Name                State  Debit note    Net  Reason
SR1001  S100      Seaboard Fasteners  open               50.00  customer return RMA10035
SR1002  S100      Seaboard Fasteners  open                2.00  customer return RMA10035
Supplier return SR1001  shipped, debit note DN1001  S100 Seaboard Fasteners: customer return RMA10035
Ln  Order      Item  Description  Qty  From                Price    Net
 1  PO10019/2  P20   Pump           1  MAIN no. X1, apart  50.00  50.00
Net 50.00 GBP
payable|5000
stock|-5000
docket: All of lot X1 that left with line 3 came back already, or is on an open return.
5000|600|30
20000|9000|1800
# what was given for nothing says so, and is asked for when what it was given for comes back
$ docket return plan 100067 4=9:N:A; docket return plan 100067 4=9:N:A 5=2:N:A; docket return new 100067 4=12:N:A --counter | grep warn; docket return new 100067 5=4:N:A --counter | grep -v Ln
Order  Back  Verdict      Day  Fee  To     Credit
    4     9  allowed  0 of 30       stock    1.66
warn Line 5: 2 of A10422 were given for nothing for what comes back; ask for them, too.
Goods 1.66  discount 0.00  fee 0.00  freight 0.00 (customer)  tax 0.33  credit 1.99 GBP
Order  Back  Verdict      Day  Fee  To     Credit
    4     9  allowed  0 of 30       stock    1.66
    5     2  allowed  0 of 30       stock    0.00
warn Line 5 (A10422) was given for nothing: nothing is credited for it.
Goods 1.66  discount 0.00  fee 0.00  freight 0.00 (customer)  tax 0.33  credit 1.99 GBP
warn Line 5: 4 of A10422 were given for nothing for what comes back; ask for them, too.
Return RMA10056  settled  order 100067  4714 Dockside Cafe  credit
 1      5  A10422  Hex bolt M8x60     4  not-needed  0 of 30          4  4 stock
warn Line 5 (A10422) was given for nothing: nothing is credited for it.
Credited 0.00 GBP by CN1004.
# a fee's tax code is known before it is due; what is past its last day goes to nobody
$ docket return rule allowed "Less 10 %." --fee 10 --fee-tax NO; docket return rule allowed "Less 10 %." --fee 10 --fee-tax R --days 30; export DOCKET_NOW=2027-01-04T09:00:00Z; docket return new 100067 2=1@L1:N:A --counter; docket return new 100067 2=1@L1:N:A --counter --exception "goodwill"; docket return new 100067 2=1@L1:N:E 3=1@X2:N:A --counter --exception "goodwill"; docket invoice show CN1005 | tail -n +5
docket: There is no tax code NO. Leave it away for the code of the goods, or see: docket export tax
The rule is added.
docket: Line 2 (M10) came 42 days ago; it could come back within 30. The policy: Less 10 %.
docket: Lot L1 expired on 30 Dec 2026 and is for sale to nobody. Say where it goes: quarantine, supplier or scrap.
Return RMA10062  settled  order 100067  4714 Dockside Cafe  credit
Exception: goodwill
Ln  Order  Item    Description  Back  Reason           Day   Fee  Here  To
 1      2  M10@L1  Milk 1 l        1  not-needed  42 of 30  10 %     1  1 scrap
 2      3  P20@X2  Pump            1  not-needed  42 of 30  10 %     1  1 stock
Policy: Less 10 %. (approval)
Credited 100.44 GBP by CN1005.
 3         -1        Restocking fee   9.20     0  -9.20
Net 82.80  tax 17.64  total 100.44  paid 0.00  open 100.44 GBP, due 2027-01-04
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
