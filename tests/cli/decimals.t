# the whole of it in a currency without decimals, and in one with three
$ export DOCKET_NOW=2026-11-23T09:41:00Z DOCKET_DB=$PWD/JPY.db; docket init --currency JPY --company "Harbour House" --test-clock --quiet; docket setting set company_country JP --quiet; docket setting set sample_share 0 --quiet; docket setting set first_order no --quiet; docket setting set second_person no --quiet; printf 'code,zone,rate,category,name\nS,H,10,S,Tax\n' >tax.csv; printf 'kind,zone,country\ntax,H,JP\n' >zones.csv; printf 'number,name,street,city,postcode,country,e_address\n1,Harbor,Quay 1,Port,100,JP,0088:5412345000013\n' >customers.csv; printf 'sku,name,price,cost\nA1,Bolt,1180,10\nA2,Nut,33.5,10\n' >products.csv; printf 'sku,location,on_hand\nA1,MAIN,100\nA2,MAIN,100\n' >stock.csv; for k in tax zones customers products stock; do docket import $k $k.csv --quiet; done; docket setting set company_e_address 0088:5412345000006 --quiet; docket setting set company_tax_number JP4711 --quiet
$ printf '{"customer":"1","freight":"500","lines":[{"sku":"A1","qty":"3"},{"sku":"A2","qty":"7","discount":"2.5%%"}]}' >o.json; docket order new --from o.json
Order 100014  allocated  1 Harbor
PO none  placed 2026-11-23  wanted as soon as can be  by no carrier
Ln  Item  Qty  Unit  Description    Price  Disc    Net  Alloc  Back  Shipped
 1  A1      3  ea    Bolt         1180.00     0  3,540      3     0        0
 2  A2      7  ea    Nut            33.50  2.5%    229      7     0        0
Goods 3,769  discount 0  freight 500  net 4,269  tax 427  total 4,696 JPY
$ docket ship pick 100014 --quiet; docket ship confirm S1001 1=3 2=7 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001
S1001
Invoice INV1001 of 2026-11-23 for order 100014, customer 1
Ln  Item  Qty  Unit  Description    Price  Disc    Net
 1  A1      3  ea    Bolt         1180.00     0  3,540
 2  A2      7  ea    Nut            33.50  2.5%    229
Net 4,269  tax 427  total 4,696  paid 0  open 4,696 JPY, due 2026-12-23
$ docket invoice pdf INV1001 -o i.txt --quiet; sed -n '/^ Pos/,/^Payment/p' i.txt; docket invoice ubl INV1001 -o i.xml && grep -a "PayableAmount\|LineExtensionAmount\|TaxAmount" i.xml
 Pos Item  Description                              Qty Unit     Price       Net
---- ----- -------------------------------------- ----- ----- -------- ---------
   1 A1    Bolt                                       3 ea     1180.00     3,540
   2 A2    Nut                                        7 ea       33.50       229
           less 2.5 %

                                      Goods                                3,769
                                      Freight                                500
                                      Net                                  4,269
                                      Tax                                    427
                                      ------------------------------------------
                                      Total JPY                            4,696

Tax                           Taxable   Tax amount
------------------------ ------------ ------------
Tax                             4,269          427

Payment
i.xml
    <cbc:TaxAmount currencyID="JPY">427</cbc:TaxAmount>
      <cbc:TaxAmount currencyID="JPY">427</cbc:TaxAmount>
    <cbc:LineExtensionAmount currencyID="JPY">3769</cbc:LineExtensionAmount>
    <cbc:PayableAmount currencyID="JPY">4696</cbc:PayableAmount>
    <cbc:LineExtensionAmount currencyID="JPY">3540</cbc:LineExtensionAmount>
    <cbc:LineExtensionAmount currencyID="JPY">229</cbc:LineExtensionAmount>
$ docket payment take 1 2000 --method cash; docket payment take 1 1.2345 --method cash; docket return new 100014 2=2 --reason not-needed --counter --to stock --quiet; docket invoice list; docket customer show 1 | tail -n 1; docket customer statement 1
Payment P1001: 2,000 JPY from Harbor is taken; 2,000 is applied, 0 is not.
docket: At most 0 decimals are kept here; round it yourself.
RMA10019
Invoice  Date        Order   Customer  Total   Open  Due
CN1001   2026-11-23  100014  1            72     72  2026-11-23
INV1001  2026-11-23  100014  1         4,696  2,624  2026-12-23
Balance 2,624, open orders 0, exposure 2,624, limit none JPY
Date        Document     Number   Reference  Debit  Credit  Balance
2026-11-23  credit-note  CN1001                  0      72      -72
2026-11-23  invoice      INV1001             4,696       0    4,624
2026-11-23  payment      P1001                   0   2,000    2,624
$ docket exchange new 100014 1=1 --reason exchange --for A2=2 --counter --quiet; docket exchange list --all; docket exchange show EX10019
EX10019
Number   Sold    Return    Order   Customer  Name    State    Balance  Waits for
EX10019  100014  RMA10024  100023  1         Harbor  settled    1,224
Exchange EX10019  settled  of order 100014  1 Harbor
The goods come first; a balance against him is paid by the invoice.
Return RMA10024  settled
Ln  Order  Back  Description  Qty  Here  Reason
 1      1  A1    Bolt           1     1  exchange
Order 100023  closed
Ln  Out  Description  Qty  Shipped  Price  Net  By
 1  A2   Nut            2        2  33.50   67  base
Credit 1,298  replacement 74  balance 1,224 JPY, his credit, with tax.
Posted: CN1002, INV1002.
$ docket claim new 100014 2=2 --kind damaged --evidence photo --quiet; docket claim decide CL10019 --verdict accepted --quiet; docket claim settle CL10019; docket invoice list; docket customer show 1 | tail -n 1
CL10019
CL10019
Claim CL10019  damaged in transit  settled  order 100014  1 Harbor
Evidence: photo
Ln  Order  Item  Description  Qty  Price  Asks  Gets
 1      2  A2    Nut            2           66    66
accepted by root, credit: 66 of 66 JPY net.
Credited 72 JPY by CN1003.
Invoice  Date        Order   Customer  Total   Open  Due
CN1003   2026-11-23  100014  1            72     72  2026-11-23
INV1002  2026-11-23  100023  1            74     74  2026-12-23
CN1002   2026-11-23  100014  1         1,298  1,298  2026-11-23
CN1001   2026-11-23  100014  1            72     72  2026-11-23
INV1001  2026-11-23  100014  1         4,696  1,254  2026-12-23
Balance 1,328, open orders 0, exposure 1,328, limit none JPY
$ docket day count cash 2000 --quiet; docket day reconcile | grep -a "^stop"; docket report trial; docket day close | head -n 1; docket report daily --from 2026-11-23 -o w.xlsx && docket report verify w.xlsx; docket verify
Trial balance
Report: trial
Business days: 2026-11-23
As of: 2026-11-23 09:41:00 UTC, not signed off yet

Account  Name                Before   Debit  Credit   After
-------  ------------------  ------  ------  ------  ------
1000     Cash                     0   2,000       0   2,000
1200     Receivables              0   4,770   3,442   1,328
1400     Stock                    0   2,030     120   1,910
2200     Tax payable              0     131     434    -303
3000     Opening balances         0       0   2,000  -2,000
4000     Revenue                  0   1,311   3,836  -2,525
4100     Freight charged          0       0     500    -500
5000     Cost of goods sold       0     120      30      90
-------  ------------------  ------  ------  ------  ------
Total                             0  10,362  10,362       0
8 rows
Day 2026-11-23 is closed.
w.xlsx
w.xlsx is as docket makes it: no cell differs.
~ Sound: [0-9]+ invariants hold, the journal is whole.


$ export DOCKET_NOW=2026-11-23T09:41:00Z DOCKET_DB=$PWD/KWD.db; docket init --currency KWD --company "Harbour House" --test-clock --quiet; docket setting set company_country KW --quiet; docket setting set sample_share 0 --quiet; docket setting set first_order no --quiet; docket setting set second_person no --quiet; printf 'code,zone,rate,category,name\nS,H,10,S,Tax\n' >tax.csv; printf 'kind,zone,country\ntax,H,KW\n' >zones.csv; printf 'number,name,street,city,postcode,country,e_address\n1,Harbor,Quay 1,Port,100,KW,0088:5412345000013\n' >customers.csv; printf 'sku,name,price,cost\nA1,Bolt,1.2345,0.1\nA2,Nut,0.8765,0.1\n' >products.csv; printf 'sku,location,on_hand\nA1,MAIN,100\nA2,MAIN,100\n' >stock.csv; for k in tax zones customers products stock; do docket import $k $k.csv --quiet; done; docket setting set company_e_address 0088:5412345000006 --quiet; docket setting set company_tax_number KW4711 --quiet
$ printf '{"customer":"1","freight":"0.505","lines":[{"sku":"A1","qty":"3"},{"sku":"A2","qty":"7","discount":"2.5%%"}]}' >o.json; docket order new --from o.json
Order 100014  allocated  1 Harbor
PO none  placed 2026-11-23  wanted as soon as can be  by no carrier
Ln  Item  Qty  Unit  Description   Price  Disc    Net  Alloc  Back  Shipped
 1  A1      3  ea    Bolt         1.2345     0  3.704      3     0        0
 2  A2      7  ea    Nut          0.8765  2.5%  5.982      7     0        0
Goods 9.686  discount 0.000  freight 0.505  net 10.191  tax 1.019  total 11.210 KWD
$ docket ship pick 100014 --quiet; docket ship confirm S1001 1=3 2=7 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001
S1001
Invoice INV1001 of 2026-11-23 for order 100014, customer 1
Ln  Item  Qty  Unit  Description   Price  Disc    Net
 1  A1      3  ea    Bolt         1.2345     0  3.704
 2  A2      7  ea    Nut          0.8765  2.5%  5.982
Net 10.191  tax 1.019  total 11.210  paid 0.000  open 11.210 KWD, due 2026-12-23
$ docket invoice pdf INV1001 -o i.txt --quiet; sed -n '/^ Pos/,/^Payment/p' i.txt; docket invoice ubl INV1001 -o i.xml && grep -a "PayableAmount\|LineExtensionAmount\|TaxAmount" i.xml
 Pos Item  Description                               Qty Unit    Price       Net
---- ----- --------------------------------------- ----- ----- ------- ---------
   1 A1    Bolt                                        3 ea     1.2345     3.704
   2 A2    Nut                                         7 ea     0.8765     5.982
           less 2.5 %

                                      Goods                                9.686
                                      Freight                              0.505
                                      Net                                 10.191
                                      Tax                                  1.019
                                      ------------------------------------------
                                      Total KWD                           11.210

Tax                           Taxable   Tax amount
------------------------ ------------ ------------
Tax                            10.191        1.019

Payment
docket: KWD has three decimals, and electronic invoices by EN 16931 take two: send INV1001 as a PDF.
? 1
$ docket payment take 1 5 --method cash; docket payment take 1 1.2345 --method cash; docket return new 100014 2=2 --reason not-needed --counter --to stock --quiet; docket invoice list; docket customer show 1 | tail -n 1; docket customer statement 1
Payment P1001: 5.000 KWD from Harbor is taken; 5.000 is applied, 0.000 is not.
docket: At most 3 decimals are kept here; round it yourself.
RMA10019
Invoice  Date        Order   Customer   Total   Open  Due
CN1001   2026-11-23  100014  1          1.880  1.880  2026-11-23
INV1001  2026-11-23  100014  1         11.210  4.330  2026-12-23
Balance 4.330, open orders 0.000, exposure 4.330, limit none KWD
Date        Document     Number   Reference   Debit  Credit  Balance
2026-11-23  credit-note  CN1001               0.000   1.880   -1.880
2026-11-23  invoice      INV1001             11.210   0.000    9.330
2026-11-23  payment      P1001                0.000   5.000    4.330
$ docket exchange new 100014 1=1 --reason exchange --for A2=2 --counter --quiet; docket exchange list --all; docket exchange show EX10019
EX10019
Number   Sold    Return    Order   Customer  Name    State    Balance  Waits for
EX10019  100014  RMA10024  100023  1         Harbor  settled   -0.570
Exchange EX10019  settled  of order 100014  1 Harbor
The goods come first; a balance against him is paid by the invoice.
Return RMA10024  settled
Ln  Order  Back  Description  Qty  Here  Reason
 1      1  A1    Bolt           1     1  exchange
Order 100023  closed
Ln  Out  Description  Qty  Shipped   Price    Net  By
 1  A2   Nut            2        2  0.8765  1.753  base
Credit 1.358  replacement 1.928  balance 0.570 KWD, to be paid by him, with tax.
Posted: CN1002, INV1002.
$ docket claim new 100014 2=2 --kind damaged --evidence photo --quiet; docket claim decide CL10019 --verdict accepted --quiet; docket claim settle CL10019; docket invoice list; docket customer show 1 | tail -n 1
CL10019
CL10019
Claim CL10019  damaged in transit  settled  order 100014  1 Harbor
Evidence: photo
Ln  Order  Item  Description  Qty  Price   Asks   Gets
 1      2  A2    Nut            2         1.709  1.709
accepted by root, credit: 1.709 of 1.709 KWD net.
Credited 1.880 KWD by CN1003.
Invoice  Date        Order   Customer   Total   Open  Due
CN1003   2026-11-23  100014  1          1.880  1.880  2026-11-23
INV1002  2026-11-23  100023  1          1.928  1.928  2026-12-23
CN1002   2026-11-23  100014  1          1.358  1.358  2026-11-23
CN1001   2026-11-23  100014  1          1.880  1.880  2026-11-23
INV1001  2026-11-23  100014  1         11.210  1.092  2026-12-23
Balance 3.020, open orders 0.000, exposure 3.020, limit none KWD
$ docket day count cash 5 --quiet; docket day reconcile | grep -a "^stop"; docket report trial; docket day close | head -n 1; docket report daily --from 2026-11-23 -o w.xlsx && docket report verify w.xlsx; docket verify
Trial balance
Report: trial
Business days: 2026-11-23
As of: 2026-11-23 09:41:00 UTC, not signed off yet

Account  Name                Before   Debit  Credit    After
-------  ------------------  ------  ------  ------  -------
1000     Cash                 0.000   5.000   0.000    5.000
1200     Receivables          0.000  13.138  10.118    3.020
1400     Stock                0.000  20.300   1.200   19.100
2200     Tax payable          0.000   0.465   1.194   -0.729
3000     Opening balances     0.000   0.000  20.000  -20.000
4000     Revenue              0.000   4.653  11.439   -6.786
4100     Freight charged      0.000   0.000   0.505   -0.505
5000     Cost of goods sold   0.000   1.200   0.300    0.900
-------  ------------------  ------  ------  ------  -------
Total                         0.000  44.756  44.756    0.000
8 rows
Day 2026-11-23 is closed.
w.xlsx
w.xlsx is as docket makes it: no cell differs.
~ Sound: [0-9]+ invariants hold, the journal is whole.


