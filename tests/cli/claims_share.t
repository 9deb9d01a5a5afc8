# a claim for a third of a line of 10.00, and another third that comes back before it is decided
$ desk; docket product new T1 name=Tarpaulin price=3.3333 cost=1 --quiet; printf 'sku,location,on_hand\nT1,MAIN,3\n' >s.csv; docket import stock s.csv --quiet; printf '{"customer":"4712","freight":"0","lines":[{"sku":"T1","qty":"3"}]}' >o.json; docket order new --from o.json --quiet; docket order verify 100067 --pass quantity-unusual --reason ok --quiet; docket ship pick 100067 --quiet; docket ship confirm S1001 1=3 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001 | sed -n 3p
100067
S1001
 1  T1      3  ea    Tarpaulin    3.3333     0  10.00
$ docket claim new 100067 1=1 --kind damaged | tail -n 2; docket return new 100067 1=1 --reason damaged --counter --to stock --quiet; docket claim decide CL10019 --verdict accepted --quiet; docket claim settle CL10019 | tail -n 3; docket return new 100067 1=1 --reason damaged --counter --to stock --quiet; docket invoice list; docket verify
 1      1  T1    Tarpaulin      1         3.33
Asks for 3.33 GBP net.
RMA10019
CL10019
 1      1  T1    Tarpaulin      1         3.33  3.34
accepted by root, credit: 3.34 of 3.33 GBP net.
Credited 4.00 GBP by CN1002.
RMA10024
Invoice  Date        Order   Customer  Total  Open  Due
CN1003   2026-11-23  100067  4712       4.00  4.00  2026-11-23
CN1002   2026-11-23  100067  4712       4.00  4.00  2026-11-23
CN1001   2026-11-23  100067  4712       4.00  4.00  2026-11-23
INV1001  2026-11-23  100067  4712      12.00  0.00  2026-12-23
~ Sound: [0-9]+ invariants hold, the journal is whole.
