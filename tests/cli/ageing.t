# what customers owe by how late it is, and their statements as files
$ desk; docket customer ageing
Nobody owes anything.
? 1
$ for o in 100046; do S=$(docket ship pick $o --json | sed 's/.*"shipment":"\([^"]*\)".*/\1/'); docket ship confirm $S 1=6 2=2 3=8 4=2 --quiet; docket ship pack $S --quiet; docket ship post $S --quiet; docket invoice post $S --quiet; done
INV1001
$ docket payment take 4714 41.36 --method cash --quiet; docket payment take 4711 50 --method card --quiet; docket customer ageing
Customer  Name                  Not due  1-30  31-60  61-90  Over 90  Paid ahead  Balance  Oldest
4711      Harbor Marine Supply     0.00  0.00   0.00   0.00     0.00       50.00   -50.00       0
4714      Dockside Cafe          100.00  0.00   0.00   0.00     0.00        0.00   100.00       0
$ DOCKET_NOW=2027-01-20T09:00:00Z docket customer ageing 4714; docket customer ageing 4714 --json
Customer  Name           Not due  1-30   31-60  61-90  Over 90  Paid ahead  Balance  Oldest
4714      Dockside Cafe     0.00  0.00  100.00   0.00     0.00        0.00   100.00      44
{"customer":"4714","name":"Dockside Cafe","not_due":"100.00","late_30":"0.00","late_60":"0.00","late_90":"0.00","later":"0.00","credit":"0.00","balance":"100.00","currency":"GBP","invoices":1,"oldest":0}
$ docket report ageing
Ageing
Report: ageing
Business days: 2026-11-23
As of: 2026-11-23 09:12:00 UTC, not signed off yet

Customer  Name           Invoice  Date        Due         Days late  Not due yet  1-30 days late  31-60  61-90  Over 90
--------  -------------  -------  ----------  ----------  ---------  -----------  --------------  -----  -----  -------
4714      Dockside Cafe  INV1001  2026-11-23  2026-12-07          0       100.00
--------  -------------  -------  ----------  ----------  ---------  -----------  --------------  -----  -----  -------
Total                                                                     100.00            0.00   0.00   0.00     0.00
1 row
$ docket customer statement 4714 -o s.csv; cat s.csv
s.csv
date,document,number,reference,debit,credit,balance,currency
2026-11-23,invoice,INV1001,,141.36,0.00,141.36,GBP
2026-11-23,payment,P1001,,0.00,41.36,100.00,GBP
$ docket customer statement 4714 -o s.odt; docket customer statement 9 -o s.pdf; docket customer statements; docket customer statements --to new --format odt
docket: The name of s.odt should end in one of .txt, .csv, .json, .xlsx, .pdf, .zpl.
docket: There is no customer 9. Look for the name or the phone.
docket: Say --to: docket customer statements --to DIR [--format F] [--from DAY]
docket: A statement is pdf, txt, csv, json or xlsx, not 'odt'.
? 65
$ docket customer statements --to new; ls new; docket customer statements --to new --format csv --json; ls new; head -c 5 new/statement-4714.pdf
2 statements are in new.
statement-4711.pdf
statement-4714.pdf
{"statements":2,"to":"new"}
statement-4711.csv
statement-4711.pdf
statement-4714.csv
statement-4714.pdf
%PDF-
