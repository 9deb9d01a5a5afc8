# customers are asked for what is overdue: who, the letters, each level once an invoice
$ desk; docket dunning due; docket setting get dunning_days
Nobody is to be asked for anything.
7 21 35
$ S=$(docket ship pick 100046 --json | sed 's/.*"shipment":"\([^"]*\)".*/\1/'); docket ship confirm $S 1=6 2=2 3=8 4=2 --quiet; docket ship pack $S --quiet; docket ship post $S --quiet; docket invoice post $S --quiet
INV1001
$ docket dunning make 4714; DOCKET_NOW=2026-12-14T09:00:00Z docket dunning due; DOCKET_NOW=2026-12-14T09:00:00Z docket dunning make
Nothing is to be asked for.
Customer  Name           Level  Invoices  Days late    Open
4714      Dockside Cafe      1         1          7  141.36
Letter 1, level 1, to 4714 Dockside Cafe over 141.36 GBP is in the outbox.
$ DOCKET_NOW=2026-12-15T09:00:00Z docket dunning make; DOCKET_NOW=2026-12-28T09:00:00Z docket dunning make 4714 --json; docket dunning list
Nothing is to be asked for.
{"letter":2,"date":"2026-12-28","by":"root","customer":"4714","name":"Dockside Cafe","level":2,"invoices":1,"oldest":21,"open":"141.36","currency":"GBP"}
Letter  Date        Customer  Name           Level  Invoices  Days late    Open
     2  2026-12-28  4714      Dockside Cafe      2         1         21  141.36
     1  2026-12-14  4714      Dockside Cafe      1         1          7  141.36
$ DOCKET_NOW=2026-12-28T09:00:00Z docket outbox list; docket dunning pdf 1 | tail -n +14; docket dunning pdf x; docket dunning pdf 77
No  Document  Number      To             Address                   State    Tried
 1  reminder  2026-12-14  Dockside Cafe  ana@docksidecafe.example  waiting      0
 2  reminder  2026-12-28  Dockside Cafe  ana@docksidecafe.example  waiting      0
These invoices are past their due date. They may have been overlooked; please
pay them now.

Invoice  Date         Due          Your PO       Days late      Total     Unpaid
-------- ------------ ------------ ------------ ---------- ---------- ----------
INV1001  23 Nov 2026  7 Dec 2026                         7     141.36     141.36

                                      ------------------------------------------
                                      To be paid now GBP                  141.36

Where to pay
Severn Bank, sort code 00-00-00, account 12345678

--------------------------------------------------------------------------------
Northgate Wholesale
Tax number GB123456789
Reminder 4714                                                        Page 1 of 1
docket: There is no letter x. See: docket dunning list
docket: There is no such letter.
? 66
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
# nobody is asked for what he disputes: the third level waits for the claim
$ DOCKET_NOW=2027-01-11T09:00:00Z docket claim new 100046 2=1 --kind damaged --said 'one is broken' --quiet >c; DOCKET_NOW=2027-01-11T09:00:00Z docket dunning due; docket claim withdraw $(cut -d' ' -f2 c) --reason 'it was whole' --quiet; DOCKET_NOW=2027-01-11T09:00:00Z docket dunning due
Nobody is to be asked for anything.
CL10019
Customer  Name           Level  Invoices  Days late    Open
4714      Dockside Cafe      3         1         35  141.36
