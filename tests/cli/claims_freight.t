# freight of the way is claimed beside the goods or alone, once, and given back with its tax
$ desk; printf 'code,zone,from,rate,category,name\nR,GB,,5,S,VAT 5 %%\n' >t.csv; docket import tax t.csv --quiet; printf "sku,name,price,tax_code\nB20001,Washer,0.12,R\n" >p.csv; docket import products p.csv --quiet; printf '{"customer":"4711","customer_po":"P88213","lines":[{"sku":"A10410","qty":"12"},{"sku":"B20001","qty":"100"},{"sku":"C30100","qty":"2","unit":"cs"}]}' >o.json; docket order new --from o.json --quiet; docket order verify 100067 --pass quantity-unusual --reason boat --quiet; docket ship pick 100067 --quiet; docket ship confirm S1001 1=12 2=100 3=50 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001 --quiet; docket invoice show INV1001 | tail -n 1; sqlite3 docket.db "SELECT freight FROM invoice"
100067
S1001
INV1001
Net 153.21  tax 28.59  total 181.80  paid 0.00  open 181.80 GBP, due 2026-12-23
1900
$ docket claim new 100067 --kind late --freight 20; docket claim new 100067 --kind late --freight 20 --said "two days late"; docket claim new 100067 --kind late --freight -1 --said x; docket claim new 100067 --kind late --freight 10 --said "two days late"; docket claim new 100067 --kind goodwill --freight 9.01 --said "again"
docket: Say what it is for; it is told to whoever decides it.
docket: That is more freight than was invoiced and not given back: too much by 1.00.
docket: The freight must be more than nothing.
Claim CL10019  came late  open  order 100067  4711 Harbor Marine Supply
He says: two days late
Ln  Order  Item  Description  Qty  Price  Asks  Gets
Asks for 10.00 GBP net.
Of it freight: asked 10.00, given 0.00.
docket: Of the freight 10.00 is claimed already; there is not as much left.
? 1
# a part of it, then beside goods that were damaged; what is left is told, and no more is given
$ docket claim decide CL10019 --verdict partly --freight 11 --reason "half"; docket claim decide CL10019 --verdict partly --reason "half"; docket claim decide CL10019 --verdict partly --freight 4.99 --cause carrier --reason "half"; docket claim settle CL10019; docket claim evidence CL10019 --text photo; docket claim new 100067 1=2 --kind damaged --freight 14.01 --said wet --quiet; docket claim evidence CL10024 --text "photo of the box"; docket claim evidence CL10024 --text ""; docket claim decide CL10024 --verdict accepted --outcome replacement; docket claim decide CL10024 --verdict accepted --cause carrier --quiet; docket claim settle CL10024 --json | grep -o '"accepted":.*'; docket claim new 100067 --kind late --freight 0.01 --said x
docket: Claim CL10019 asks for 10.00 of the freight.
docket: Say what is accepted of which line of the claim.
Claim CL10019  came late  decided  order 100067  4711 Harbor Marine Supply
He says: two days late
Ln  Order  Item  Description  Qty  Price  Asks  Gets
partly by root, credit, cause carrier: 4.99 of 10.00 GBP net.
Of it freight: asked 10.00, given 4.99.
Why: half
Claim CL10019  came late  settled  order 100067  4711 Harbor Marine Supply
He says: two days late
Ln  Order  Item  Description  Qty  Price  Asks  Gets
partly by root, credit, cause carrier: 4.99 of 10.00 GBP net.
Of it freight: asked 10.00, given 4.99.
Why: half
Credited 5.92 GBP by CN1001.
docket: Claim CL10019 is settled; nothing of it changes now.
CL10024
Claim CL10024  damaged in transit  open  order 100067  4711 Harbor Marine Supply
He says: wet
Evidence: photo of the box
Ln  Order  Item    Description     Qty  Price  Asks  Gets
 1      1  A10410  Hex bolt M8x40    2         0.37
Asks for 14.38 GBP net.
Of it freight: asked 14.01, given 0.00.
docket: Say --text: docket claim evidence NUMBER --text TEXT
docket: Freight is credited, not replaced; accept the goods alone and claim the freight by itself.
CL10024
"accepted":"14.38","freight":"14.01","accepted_freight":"14.01","entered_by":"root","decided_by":"root","credit_notes":"CN1002","credit":"17.07","currency":"GBP","replacement":null,"lines":[{"line":1,"order_line":1,"sku":"A10410","qty":"2","price":null,"amount":"0.37","accepted_qty":"2","accepted_amount":"0.37"}]}
docket: That is more freight than was invoiced and not given back: too much by 0.01.
? 1
$ docket invoice show CN1002; sqlite3 docket.db "SELECT sum(x.net) FROM invoice_line x JOIN invoice i ON i.id = x.invoice_id WHERE x.text = 'Freight given back'; SELECT a.role, sum(p.debit) - sum(p.credit) FROM posting p JOIN account a ON a.code = p.account JOIN batch b ON b.id = p.batch_id WHERE b.document = 'credit-note' GROUP BY 1"
Credit note CN1002 of 2026-11-23 for order 100067, customer 4711
Ln  Item    Qty  Unit  Description         Price  Disc    Net
 1  A10410    2  ea    Hex bolt M8x40      0.184     0   0.37
 2            1        Freight given back   1.25     0   1.25
 3            1        Freight given back  12.76     0  12.76
Net 14.38  tax 2.69  total 17.07  paid 0.00  open 17.07 GBP, due 2026-11-23
1900
freight|1900
receivable|-2299
revenue|37
tax|362
$ docket return new 100067 1=10 2=100 3=50 --reason N --counter --quiet; sqlite3 docket.db "SELECT i.total - (SELECT sum(n.total) FROM invoice n WHERE n.corrects = i.id) FROM invoice i WHERE i.kind = 'invoice'"; docket day reconcile | grep -E 'credit-lines|claim'; docket invoice ubl CN1001 -o c.xml --quiet; docket calc ubl c.xml | tail -n 2
RMA10019
0
ok    counter-claim            What was recovered by counter-claims = its postings
ok    counter-claim-open       Counter-claims are sent, answered and paid in time
ok    credit-lines             Credits of a line = its invoice line to the cent, and never more
ok    claim-goods              Goods that are claimed as missing or damaged did not come back
ok    claim-credit             A settled claim gave what was accepted, by credit notes or a replacement
ok    claim-open               Claims are decided and settled in time
It obeys the 283 rules that docket knows.
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
