# a statement from a day on, and what a credit exposure is made of
$ desk; docket setting set second_person no --quiet; docket setting set sample_share 0 --quiet
$ S=$(docket ship pick 100046 --json | sed 's/.*"shipment":"\([^"]*\)".*/\1/'); docket ship confirm $S 1=6 2=2 3=8 4=2 --quiet; docket ship pack $S --quiet; docket ship post $S --quiet; docket invoice post $S --quiet; docket payment take 4714 41.36 --method cheque --quiet
INV1001
$ export DOCKET_NOW=2026-12-01T09:41:00Z; docket payment take 4714 20 --method cash --invoice INV1001 --quiet; docket payment take 4714 5 --method cash --ref "for later" --quiet; docket payment unapply P1003 --reason "for later" --quiet; printf '{"customer":"4714","customer_po":"C9","deposit":"3.00","lines":[{"sku":"A10410","qty":"12"}]}' >o.json; N=$(docket order new --from o.json --quiet); docket payment take 4714 3 --method cash --order $N --quiet; docket customer statement 4714; docket customer statement 4714 --from 2026-12-01; docket customer statement 4714 --from 2027-01-01; docket customer statement 4714 --from x
Date        Document  Number   Reference   Debit  Credit  Balance
2026-11-23  invoice   INV1001             141.36    0.00   141.36
2026-11-23  payment   P1001                 0.00   41.36   100.00
2026-12-01  payment   P1002                 0.00   20.00    80.00
2026-12-01  payment   P1003    for later    0.00    5.00    75.00
2026-12-01  payment   P1004                 0.00    3.00    72.00
Date        Document  Number  Reference  Debit  Credit  Balance
2026-12-01  opening                       0.00    0.00   100.00
2026-12-01  payment   P1002               0.00   20.00    80.00
2026-12-01  payment   P1003   for later   0.00    5.00    75.00
2026-12-01  payment   P1004               0.00    3.00    72.00
Date        Document  Number  Reference  Debit  Credit  Balance
2027-01-01  opening                       0.00    0.00    72.00
docket: x is no day that exists. Write it like 2026-11-23.
? 65
$ docket customer statement 4714 --from 2026-12-01 -o s.csv; cat s.csv; docket customer statement 4714 --from 2026-12-01 -o s.txt; sed -n '/^Date/,/^Over/p' s.txt; docket customer statement 4714 --from 2026-12-01 --print; docket customer statements --to all --format csv --from 2026-12-01; grep -h opening all/*
s.csv
date,document,number,reference,debit,credit,balance,currency
2026-12-01,opening,,,0.00,0.00,100.00,GBP
2026-12-01,payment,P1002,,0.00,20.00,80.00,GBP
2026-12-01,payment,P1003,for later,0.00,5.00,75.00,GBP
2026-12-01,payment,P1004,,0.00,3.00,72.00,GBP
s.txt
Date         What             Number Reference        You owe  You paid  Balance
------------ ---------------- ------ --------------- -------- --------- --------
1 Dec 2026   Brought forward                                              100.00
1 Dec 2026   Payment          P1002                               20.00    80.00
1 Dec 2026   Payment          P1003  for later                     5.00    75.00
1 Dec 2026   Payment          P1004                                3.00    72.00

                                      Paid ahead                            5.00
                                      Deposits                              3.00
                                      ------------------------------------------
                                      Balance GBP                          72.00

      Not due     Late 1-30         31-60         61-90       Over 90
------------- ------------- ------------- ------------- -------------
        80.00          0.00          0.00          0.00          0.00

--------------------------------------------------------------------------------
Northgate Wholesale
Tax number GB123456789
Statement of account 4714                                            Page 1 of 1
docket: The print queue has whole statements; with --from write a file (-o) and print that.
1 statements are in all.
2026-12-01,opening,,,0.00,0.00,100.00,GBP



$ docket customer exposure 4714; docket customer show 4714 | tail -n 1; docket customer exposure 4714 --json | head -n 1; docket customer exposure 4712; docket customer exposure 9; docket verify
What     Number   Their number  Date        Due         Amount     Sum
invoice  INV1001                2026-11-23  2026-12-07   80.00   80.00
payment  P1003    for later     2026-12-01               -5.00   75.00
deposit  100067   C9            2026-12-01               -3.00   72.00
order    100051                 2026-11-23              175.74  247.74
order    100067   C9            2026-12-01               12.85  260.59
Balance 72.00 + on order 188.59 = exposure 260.59 GBP, limit 1,000.00
Balance 72.00, open orders 188.59, exposure 260.59, limit 1,000.00 GBP
{"what":"invoice","number":"INV1001","reference":"","date":"2026-11-23","due":"2026-12-07","amount":"80.00","currency":"GBP"}
He owes nothing, and no order is open.
docket: There is no customer 9. Look for the name or the phone.
~ Sound: [0-9]+ invariants hold, the journal is whole.
