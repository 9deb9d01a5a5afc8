# bills of suppliers: matched with order and receipt and posted, held, released by somebody else, sent back
$ desk; S=$(sqlite3 docket.db 'SELECT min(number) FROM supplier')
$ docket purchase new $S A10422=100@0.09 B20017=50@2.00 --expected 2026-12-01 --quiet; docket receive PO10019 1=100 2=40:1 --quiet
PO10019
R1001
$ docket bill enter $S RE-1 PO10019/1=100@0.09 --tax 1.80 | sed "s/ $S .* their/ SUPPLIER their/"
Bill SB1001  matched  SUPPLIER their RE-1 of 2026-11-23
Ln  Order      Item    Description     Qty  Price  Agreed   Net  Came  Billed
 1  PO10019/1  A10422  Hex bolt M8x60  100   0.09    0.09  9.00   100     100
Net 9.00  tax 1.80  total 10.80 GBP
# more than came, dearer, and a sum that is none: each is named; the tolerance lets cents pass
$ docket bill enter $S RE-2 PO10019/2=50@2.20 --charge Freight=3 --total 120 | tail -n 4
 1  PO10019/2  B20017  Washer M8 A4   50   2.20    2.00  110.00    40       0  50 billed, 40 came and not billed yet; 2.20 asked, 2.00 agreed
 2                     Freight         1   3.00            3.00
Net 113.00  tax 0.00  total 120.00 GBP
Held: 13.00 more than agreed in all, 5.00 is let pass; its lines and tax make 113.00.
$ docket bill list
Number  Supplier  Name                Theirs  Date         Total  State  By
SB1002  S100      Seaboard Fasteners  RE-2    2026-11-23  120.00  held   root  13.00 more than agreed in all, 5.00 is let pass; its lines and tax make 113.00
$ docket bill match RE-2
docket: Bill SB1002, line 1: 50 billed, 40 came and not billed yet; 2.20 asked, 2.00 agreed.
? 1
$ docket bill release SB1002 --reason "agreed on the phone"
docket: You entered bill SB1002 yourself; somebody else must release it.
? 1
$ as tom bill release SB1002 --reason x
docket: tom may not release suppliers' bills that are held; ask a supervisor.
? 77
$ docket bill refuse SB1002 --reason "wrong price" --quiet; docket bill release SB1002 --reason x
SB1002
docket: Bill SB1002 is not held any more.
? 1
# the number is free again; what came since lets it pass
$ docket bill enter $S RE-2 PO10019/B20017=50@2.00 --quiet; docket receive PO10019 2=10 --quiet; docket bill match SB1003 --json | grep -o '"state":"[a-z]*"'
SB1003
R1002
"state":"matched"
$ docket bill enter $S RE-2 PO10019/2=50@2.00 --quiet; docket bill enter $S RE-2 PO10019/2=51@2.00
SB1003
docket: Bill RE-2 of this supplier is there already as SB1003; nothing is changed.
? 1
$ docket bill enter $S RE-3 PO10019
docket: All that came of PO10019 is billed already.
? 1
$ docket bill enter $S RE-4 PO10019/9=1
docket: PO10019 has no line 9.
? 65
$ docket bill enter $S RE-4 PO10019/2
docket: Write PO, or PO/LINE=QTY@PRICE, not PO10019/2.
? 64
$ docket bill show PO10019
docket: PO10019 is the number of a purchase order, not of a supplier's bill.
? 66
# the ledger: what came is billed, nothing is left between; the debts are there
$ sqlite3 docket.db "SELECT a.role, sum(p.debit) - sum(p.credit) FROM posting p JOIN account a ON a.code = p.account WHERE a.role IN ('goods-received', 'payable', 'input-tax') GROUP BY 1"
goods-received|0
input-tax|180
payable|-11080
# files; a held one is released by a second person
$ docket purchase new $S K10010=3@5.10 --quiet; docket receive PO10024 --all --quiet; printf 'bill,supplier,date,po,line,sku,text,qty,price,tax,total\nRE-9,%s,2026-11-20,PO10024,,K10010,,3,9.99,0,29.97\n' $S >b.csv; docket import supplier-bills b.csv; docket import supplier-bills b.csv
PO10024
R1003
supplier-bills: 1 rows, 1 added, 0 changed, 0 unchanged, 0 rejected.
supplier-bills: 1 rows, 0 added, 0 changed, 1 unchanged, 0 rejected.
$ docket export supplier-bills >all.csv; docket import supplier-bills all.csv; tail -n 1 all.csv | sed "s/,$S,/,S,/"
supplier-bills: 3 rows, 0 added, 0 changed, 3 unchanged, 0 rejected.
RE-9,S,2026-11-20,PO10024,1,K10010,,3,9.99,0.00,29.97
$ as ruth bill release RE-9 --reason "price list changed" --quiet; docket bill list
SB1004
No bill of a supplier is held.
? 1
$ docket bill list --all --json | grep -o '"bill":"[A-Z0-9]*","state":"[a-z]*"'
"bill":"SB1004","state":"released"
"bill":"SB1003","state":"matched"
"bill":"SB1002","state":"refused"
"bill":"SB1001","state":"matched"
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
