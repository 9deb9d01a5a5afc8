# what becomes of payments: early-payment discount, applied later, taken off, come back, rests given up
$ desk; docket setting set second_person no --quiet; docket customer set 4714 cash_discount=2 cash_discount_days=10
4714 is changed.
$ S=$(docket ship pick 100046 --json | sed 's/.*"shipment":"\([^"]*\)".*/\1/'); docket ship confirm $S 1=6 2=2 3=8 4=2 --quiet; docket ship pack $S --quiet; docket ship post $S --quiet; docket invoice post $S | tail -n 1
Net 117.80  tax 23.56  total 141.36  paid 0.00  open 141.36 GBP, due 2026-12-07
$ docket payment take 4714 138.53 --method cheque
Payment P1001: 138.53 GBP from Dockside Cafe is taken; 138.53 is applied, 0.00 is not.
$ docket customer statement 4714
Date        Document  Number   Reference   Debit  Credit  Balance
2026-11-23  discount  INV1001               0.00    2.83    -2.83
2026-11-23  invoice   INV1001             141.36    0.00   138.53
2026-11-23  payment   P1001                 0.00  138.53     0.00
$ docket payment unapply P1001 --reason "wrong one"
Payment P1001: 138.53 GBP from Dockside Cafe is taken off; 0.00 is applied, 138.53 is not.
$ docket payment apply P1001 INV1001
Payment P1001: 138.53 GBP from Dockside Cafe is applied; 138.53 is applied, 0.00 is not.
$ docket payment reverse P1001 --reason "the cheque came back"
Payment P1002: 138.53 GBP from Dockside Cafe went back; 0.00 is applied, 0.00 is not.
$ docket payment reverse P1001 --reason "the cheque came back"
docket: Payment P1001 was reversed already by P1002.
? 1
$ docket customer statement 4714
Date        Document  Number   Reference   Debit  Credit  Balance
2026-11-23  discount  INV1001               0.00    2.83    -2.83
2026-11-23  discount  INV1001               0.00   -2.83     0.00
2026-11-23  discount  INV1001               0.00    2.83    -2.83
2026-11-23  discount  INV1001               0.00   -2.83     0.00
2026-11-23  invoice   INV1001             141.36    0.00   141.36
2026-11-23  payment   P1001                 0.00  138.53     2.83
2026-11-23  refund    P1002    P1001      138.53    0.00   141.36
$ docket invoice write-off INV1001 0.36 --reason "a rest" | tail -n 1
Net 117.80  tax 23.56  total 141.36  paid 0.36  open 141.00 GBP, due 2026-12-07
$ docket invoice write-off INV1001 200 --reason "a rest"
docket: Of INV1001 only 141.00 are open.
? 1
$ as tom invoice write-off INV1001 --reason "a rest"
docket: tom may write off 1.00 of an invoice, not 141.36; ask someone with a higher limit.
? 77
$ docket payment apply P1002 INV1001
docket: P1002 is a refund; name the payment that came in.
? 1
$ docket payment apply P9 INV1001
docket: There is no payment P9. See: docket payment list
? 66
$ docket payment unapply P1001 --reason " "
docket: Give a reason.
? 65
$ docket report tax | tail -n 3
--------  ------  --------  --------  -------  -----
Total                                  117.80  23.56
1 row
# which invoice a payment is for
$ docket payment advice
Nothing is left of any payment.
? 1
$ docket payment take 4714 141.36 --method transfer --ref "bill INV1001" --invoice INV1001 --quiet; docket payment unapply P1003 --reason "look" --quiet
$ docket payment advice P1003
Payment  Customer    Left  Reference     Invoices    Open  Why
P1003    4714      141.36  bill INV1001  INV1001   138.18  The reference names it; the amount is another.
# from the bank: what the reference names, else the amount; told how
$ docket payment open 4714 --date 2026-12-08; printf 'external_id,customer,amount,method,reference\nb1,4714,140,transfer,for INV1001 our part\nb2,4714,1.00,transfer,\nb3,4714,7,transfer,INV1001\n' >b.csv; docket import payments b.csv; docket payment list --unapplied; docket payment show P1004
Invoice  Order   Date        Due         Late   Total    Open  Discount  Until
INV1001  100046  2026-11-23  2026-12-07     1  141.36  141.00      0.00
P1004  140.00 from 4714: INV1001, by reference
P1005  1.00 from 4714: nothing open; 1.00 kept as credit
P1006  7.00 from 4714: nothing open; 7.00 kept as credit
payments: 3 rows, 3 added, 0 changed, 0 unchanged, 0 rejected.
Payment  Date        Customer  Name           Kind     Method    Reference     Amount  Unapplied
P1006    2026-11-23  4714      Dockside Cafe  payment  transfer  INV1001         7.00       7.00
P1005    2026-11-23  4714      Dockside Cafe  payment  transfer                  1.00       1.00
P1003    2026-11-23  4714      Dockside Cafe  payment  transfer  bill INV1001  141.36     141.36
P1004  payment  4714 Dockside Cafe  2026-11-23  transfer  for INV1001 our part
Invoice  Date         Total  Paid by it  Discount  Open now
INV1001  2026-11-23  141.36      140.00      1.00      0.00
Amount 140.00  applied 140.00  left 0.00 GBP, matched: reference
$ docket payment reverse P1004 --reason "test"; docket payment reverse P1005 --reason test --quiet; docket payment reverse P1006 --reason test --quiet
Payment P1007: 140.00 GBP from Dockside Cafe went back; 0.00 is applied, 0.00 is not.
# the ledger: before and after add up to nothing, debit is credit
$ docket report trial
Trial balance
Report: trial
Business days: 2026-11-23
As of: 2026-11-23 09:12:00 UTC, not signed off yet

Account  Name                        Before      Debit     Credit       After
-------  --------------------------  ------  ---------  ---------  ----------
1020     Cheques in hand               0.00     138.53     138.53        0.00
1030     Bank                          0.00     289.36     148.00      141.36
1200     Receivables                   0.00     706.08     565.08      141.00
1400     Stock                         0.00  25,971.02      65.58   25,905.44
2100     Customer credit, unapplied    0.00     425.06     566.42     -141.36
2200     Tax payable                   0.00       1.11      24.67      -23.56
3000     Opening balances              0.00       0.00  25,971.02  -25,971.02
4000     Revenue                       0.00       0.00     109.30     -109.30
4100     Freight charged               0.00       0.00       8.50       -8.50
4910     Early-payment discounts       0.00       5.55       5.55        0.00
5000     Cost of goods sold            0.00      65.58       0.00       65.58
5860     Receivables written off       0.00       0.36       0.00        0.36
-------  --------------------------  ------  ---------  ---------  ----------
Total                                  0.00  27,602.65  27,602.65        0.00
12 rows


$ docket report postings -o p.csv --quiet; grep -v "^S,\|shipment\|,journal," p.csv
date,document,number,account,name,customer,tax,rate,debit,credit
2026-11-23,invoice,INV1001,1200,Receivables,4714,,,141.36,0.00
2026-11-23,invoice,INV1001,4000,Revenue,,S,20,0.00,109.30
2026-11-23,invoice,INV1001,4100,Freight charged,,S,20,0.00,8.50
2026-11-23,invoice,INV1001,2200,Tax payable,,S,20,0.00,23.56
2026-11-23,allowance,INV1001,4910,Early-payment discounts,,S,20,2.36,0.00
2026-11-23,allowance,INV1001,2200,Tax payable,,S,20,0.47,0.00
2026-11-23,allowance,INV1001,1200,Receivables,4714,,,0.00,2.83
2026-11-23,payment,P1001,1020,Cheques in hand,,,,138.53,0.00
2026-11-23,payment,P1001,1200,Receivables,4714,,,0.00,138.53
2026-11-23,payment-use,payment-use-3,2100,"Customer credit, unapplied",4714,,,0.00,138.53
2026-11-23,payment-use,payment-use-3,1200,Receivables,4714,,,138.53,0.00
2026-11-23,allowance,INV1001,4910,Early-payment discounts,,S,20,0.00,2.36
2026-11-23,allowance,INV1001,2200,Tax payable,,S,20,0.00,0.47
2026-11-23,allowance,INV1001,1200,Receivables,4714,,,2.83,0.00
2026-11-23,payment-use,payment-use-5,2100,"Customer credit, unapplied",4714,,,138.53,0.00
2026-11-23,payment-use,payment-use-5,1200,Receivables,4714,,,0.00,138.53
2026-11-23,allowance,INV1001,4910,Early-payment discounts,,S,20,2.36,0.00
2026-11-23,allowance,INV1001,2200,Tax payable,,S,20,0.47,0.00
2026-11-23,allowance,INV1001,1200,Receivables,4714,,,0.00,2.83
2026-11-23,payment-use,payment-use-7,2100,"Customer credit, unapplied",4714,,,0.00,138.53
2026-11-23,payment-use,payment-use-7,1200,Receivables,4714,,,138.53,0.00
2026-11-23,allowance,INV1001,4910,Early-payment discounts,,S,20,0.00,2.36
2026-11-23,allowance,INV1001,2200,Tax payable,,S,20,0.00,0.47
2026-11-23,allowance,INV1001,1200,Receivables,4714,,,2.83,0.00
2026-11-23,payment,P1002,2100,"Customer credit, unapplied",4714,,,138.53,0.00
2026-11-23,payment,P1002,1020,Cheques in hand,,,,0.00,138.53
2026-11-23,allowance,INV1001,5860,Receivables written off,,,,0.36,0.00
2026-11-23,allowance,INV1001,1200,Receivables,4714,,,0.00,0.36
2026-11-23,payment,P1003,1030,Bank,,,,141.36,0.00
2026-11-23,payment,P1003,1200,Receivables,4714,,,0.00,141.00
2026-11-23,payment,P1003,2100,"Customer credit, unapplied",4714,,,0.00,0.36
2026-11-23,payment-use,payment-use-11,2100,"Customer credit, unapplied",4714,,,0.00,141.00
2026-11-23,payment-use,payment-use-11,1200,Receivables,4714,,,141.00,0.00
2026-11-23,allowance,INV1001,4910,Early-payment discounts,,S,20,0.83,0.00
2026-11-23,allowance,INV1001,2200,Tax payable,,S,20,0.17,0.00
2026-11-23,allowance,INV1001,1200,Receivables,4714,,,0.00,1.00
2026-11-23,payment,P1004,1030,Bank,,,,140.00,0.00
2026-11-23,payment,P1004,1200,Receivables,4714,,,0.00,140.00
2026-11-23,payment,P1005,1030,Bank,,,,1.00,0.00
2026-11-23,payment,P1005,2100,"Customer credit, unapplied",4714,,,0.00,1.00
2026-11-23,payment,P1006,1030,Bank,,,,7.00,0.00
2026-11-23,payment,P1006,2100,"Customer credit, unapplied",4714,,,0.00,7.00
2026-11-23,payment-use,payment-use-14,2100,"Customer credit, unapplied",4714,,,0.00,140.00
2026-11-23,payment-use,payment-use-14,1200,Receivables,4714,,,140.00,0.00
2026-11-23,allowance,INV1001,4910,Early-payment discounts,,S,20,0.00,0.83
2026-11-23,allowance,INV1001,2200,Tax payable,,S,20,0.00,0.17
2026-11-23,allowance,INV1001,1200,Receivables,4714,,,1.00,0.00
2026-11-23,payment,P1007,2100,"Customer credit, unapplied",4714,,,140.00,0.00
2026-11-23,payment,P1007,1030,Bank,,,,0.00,140.00
2026-11-23,payment,P1008,2100,"Customer credit, unapplied",4714,,,1.00,0.00
2026-11-23,payment,P1008,1030,Bank,,,,0.00,1.00
2026-11-23,payment,P1009,2100,"Customer credit, unapplied",4714,,,7.00,0.00
2026-11-23,payment,P1009,1030,Bank,,,,0.00,7.00
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
