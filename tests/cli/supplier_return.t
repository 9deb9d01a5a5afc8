# goods that go back to who brought them: what is set apart first, a debit note, the ledger
$ desk; N=$(docket purchase new S100 A10422=100@0.09 B20017=50@2.00 --quiet); docket receive $N 1=100 2=40:3 --quiet; docket bill enter S100 RE-1 $N --quiet
R1001
SB1001
$ docket supplier-return new $N/2=3 --reason "bent" --note "RMA 7"
Supplier return SR1001  open  S100 Seaboard Fasteners: bent
Ln  Order      Item    Description   Qty  From         Price   Net
 1  PO10019/2  B20017  Washer M8 A4    3  MAIN, apart   2.00  6.00
Net 6.00 GBP
$ docket supplier-return new $N/2=38 --reason x; docket supplier-return new $N/9=1 --reason x; docket supplier-return new NOPE/1=1 --reason x; docket supplier-return new $N/1=0 --reason x
docket: 37 of B20017 came by PO10019 and did not go back yet; 38 cannot go back.
docket: PO10019 has no line 9.
docket: There is no purchase order NOPE. See: docket purchase list
docket: 100 of A10422 came by PO10019 and did not go back yet; 0 cannot go back.
? 1
$ docket supplier-return new $N/1=5@0.08 --reason "not ordered" --json
{"return":"SR1002","debit_note":null,"state":"open","supplier":"S100","reason":"not ordered","note":"","net":"0.40","lines":[{"line":1,"purchase":"PO10019","purchase_line":1,"sku":"A10422","location":"MAIN","lot":null,"qty":"5","apart":false,"price":"0.08","net":"0.40"}]}
$ docket supplier-return list
Number  Supplier  Name                State  Debit note   Net  Reason
SR1001  S100      Seaboard Fasteners  open               6.00  bent
SR1002  S100      Seaboard Fasteners  open               0.40  not ordered
$ docket supplier-return ship SR1001 --note "by their van"
Supplier return SR1001  shipped, debit note DN1001  S100 Seaboard Fasteners: bent
Ln  Order      Item    Description   Qty  From         Price   Net
 1  PO10019/2  B20017  Washer M8 A4    3  MAIN, apart   2.00  6.00
Net 6.00 GBP
$ docket supplier-return ship SR1001; docket supplier-return cancel SR1002 --quiet
docket: That return is not open.
SR1002
$ docket stock show B20017 --json | grep -o '"on_hand":"[^"]*","quarantined":"[^"]*"' | head -n 1
"on_hand":"37","quarantined":"0"
$ docket purchase show $N --json | grep -o '"returned":"[^"]*"' | tr '\n' ' '
"returned":"0" "returned":"3" 
$ sqlite3 docket.db "SELECT a.role, sum(p.debit) - sum(p.credit) FROM posting p JOIN account a ON a.code = p.account WHERE a.role IN ('goods-received', 'payable', 'stock', 'price-difference') GROUP BY 1"
goods-received|0
payable|-8300
stock|2605402
$ docket supplier-return print SR1001 -o d.pdf; head -c 4 d.pdf; rm d.pdf
d.pdf
%PDF
$ docket supplier-return list
Nothing waits to go back to a supplier.
? 1
$ docket supplier-return list --all --json | grep -o '"return":"[^"]*","debit_note":[^,]*'
"return":"SR1002","debit_note":null
"return":"SR1001","debit_note":"DN1001"
# by lot: which one, where it must be said; it must have come by that line; the debit note and the trace name it
$ printf 'sku,name,price,tracked\nM10,Milk 1 l,2.00,lot\nP20,Pump,90.00,serial\n' >p.csv; docket import products p.csv --quiet; docket purchase new S100 M10=60@1.00 P20=2@50 --quiet; docket receive PO10024 1=20@L1:2027-02-28 1=20:4@L2 2=1@X1 2=1@X2 --quiet
PO10024
R1002
$ docket supplier-return new PO10024/1=4 --reason sour; docket supplier-return new PO10024/1=4 --lot L9 --reason sour; docket supplier-return new $N/1=4 --lot L1 --reason x; docket supplier-return new PO10024/1=21 --lot L1 --reason x; docket supplier-return new PO10024/2=2 --lot X1 --reason x
docket: M10 is kept by lot: say which of L2, L1.
docket: By line 1 of PO10024 no lot L9 of M10 came. Look at the label again.
docket: A10422 is not kept by lot; leave it away.
docket: 21 of lot L1 of M10 lie together neither apart nor free. Transfer or send less.
docket: 2 of lot X1 of P20 lie together neither apart nor free. Transfer or send less.
? 1
$ docket supplier-return new PO10024/1=4 --lot L2 --reason sour
Supplier return SR1003  open  S100 Seaboard Fasteners: sour
Ln  Order      Item  Description  Qty  From                Price   Net
 1  PO10024/1  M10   Milk 1 l       4  MAIN lot L2, apart   1.00  4.00
Net 4.00 GBP
$ docket supplier-return new PO10024/2=1 --lot X2 --reason "does not run" --json | grep -o '"lot":"[^"]*"'; docket supplier-return ship SR1003 --quiet; docket supplier-return ship SR1004 --quiet
"lot":"X2"
SR1003
SR1004
$ docket stock trace L2 | grep 'back\|return'
Went back: 4
2026-11-23 09:12  return         -4  MAIN   SR1003    PO10024  Seaboard Fasteners  root
$ docket supplier-return new PO10024/2=1 --lot X2 --reason again
docket: 1 of lot X2 of P20 lie together neither apart nor free. Transfer or send less.
? 1
# the last one that came is meant without a word
$ docket supplier-return new PO10024/2=1 --reason "does not run" --json | grep -o '"lot":"[^"]*"'; docket supplier-return print SR1004 -o d.txt --quiet; grep 'Serial\|Pump' d.txt | sed 's/  */ /g'; rm d.txt
"lot":"X1"
 1 P20 Pump PO10024/2 1 50.00 50.00
 Serial number X2
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
