# counting stock: blind, again where it is far off, approved where it is worth much
$ desk; printf 'location,zone,sort\nB-04,B,2\n' | docket import locations - --quiet; docket stock transfer A10410 200 --to B-04 --reason nearer --quiet
$ docket user role tom warehouse --quiet; docket product set D41000 abc=A --quiet; docket count due
Class     Every  Places  Due
A       30 days       1    1
B       90 days       0    0
C      180 days      36   36
$ docket count start --location Z-99
docket: There is no bin or zone Z-99 with stock in it.
? 66
$ docket count start --abc D
docket: The classes are A, B and C, not D.
? 65
$ as tom count start --sku A10410
Count SC1001, A10410: open, 0 of 2 lines counted
Ln  Bin   Item    Description     Lot  Counted  Off  Value  State  By
 1  MAIN  A10410  Hex bolt M8x40                            open
 2  B-04  A10410  Hex bolt M8x40                            open
$ docket count start --sku A10410
docket: Nothing is to be counted there: it is not due, or is being counted.
? 1
$ as tom count enter SC1001 1=1004 2=200
2 lines are noted.
$ docket count show SC1001
Count SC1001, A10410: open, 2 of 2 lines counted
Ln  Bin   Item    Description     Lot  Counted  Off  Value  State    By
 1  MAIN  A10410  Hex bolt M8x40         1,004    0   0.00  counted  tom
 2  B-04  A10410  Hex bolt M8x40           200    0   0.00  counted  tom
$ docket count enter SC1001 3=1
docket: Count SC1001 has no line 3.
? 65
$ docket count enter SC1001 1=-1
docket: Line 1: count from 0 to 900000 pieces.
? 65
$ docket count enter SC1001 1=1.5
docket: A10410 is counted with 0 decimals at most, so it cannot be 1.5.
? 65
# far off: somebody else counts it, and nobody is told by how much
$ as tom count enter SC1001 1=700
Line 1: A10410 at MAIN: somebody else counts it again.
$ as tom count enter SC1001 1=1004
docket: Line 1 (A10410 at MAIN): you counted it first; somebody else counts it again.
? 1
$ as tom count show SC1001 --json | grep -o '"rows".*' | cut -c1-120
"rows":[{"line":1,"sku":"A10410","location":"MAIN","lot":null,"state":"recount","counted_by":"tom","first_by":"tom","set
$ docket count post SC1001
docket: SC1001 is not counted out: line 1 must be counted again first.
? 1
$ docket setting set adjust_approval 20 --quiet; as ruth count enter SC1001 1=704
Line 1: A10410 at MAIN: a second person must approve it.
$ docket count post SC1001
docket: Line 1 of SC1001 waits for a second person; approve or refuse it first.
? 1
$ as ruth count approve SC1001
docket: This is your own; somebody else must approve it.
? 1
$ docket count approve SC1001
1 line of SC1001 approved.
$ docket count post SC1001 --once p
Count SC1001 is posted: 2 lines, 1 difference worth -33.12.
$ docket count post SC1001 --once p --json
{"lines":2,"uncounted":0,"differences":1,"value":"-33.12","from_orders":"0"}
$ docket stock moves A10410 --json | head -1 | grep -o '"location".*"document":"[a-z]*"'
"location":"MAIN","qty":"-300","kind":"count","reason":"SC1001","document":"count"
# the bin moves while it is counted
$ as tom count start --location B-04 --quiet; docket stock adjust A10410 -5 --reason damaged --location B-04 --quiet
SC1002
$ as tom count enter SC1002 1=200
Line 1: A10410 at B-04 moved while it was counted (adjustment at 09:12): count it again, or say at what time it was counted.
$ as tom count enter SC1002 1=200 --at 09:41
docket: Line 1: it was counted after the count began, and not in the future.
? 65
$ as tom count enter SC1002 1=195
1 line is noted.
$ as tom count add SC1002 B20001 --location B-04
B20001 is line 2; count it.
$ as tom count add SC1002 A10410 --location B-04
docket: That bin is line 1 of count SC1002.
? 1
$ docket count post SC1002
Count SC1002 is posted: 1 line, 0 differences worth 0.00.
Not counted, and left as in the books: 1 line.
# a loss that an order feels: it waits again, and the customer is to be told
$ echo '{"customer":"4712","customer_po":"T1","lines":[{"sku":"A10422","qty":"20"}]}' >o.json; N=$(docket order new --from o.json --quiet)
$ docket setting set recount_percent 0 --quiet; docket setting set recount_value 0 --quiet; as tom count start --sku A10422 --quiet; as tom count enter SC1003 1=12; docket count post SC1003
SC1003
1 line is noted.
Count SC1003 is posted: 1 line, 1 difference worth -1.73.
8 pieces were taken from orders, the latest promised first.
$ docket order show $N --json | grep -o '"allocated":"[0-9]*","backordered":"[0-9]*"'
"allocated":"12","backordered":"8"
$ sqlite3 $DOCKET_DB 'SELECT cause FROM tell'
13 were missing when SC1003 was counted
$ docket count start --sku C30100 --quiet; docket count cancel SC1004 --reason "wrong aisle"; docket count enter SC1004 1=5
SC1004
Count SC1004 is cancelled; the books stay.
docket: Count SC1004 is cancelled; begin another.
? 1
$ docket count list --all --json | grep -o '"count":"[^}]*' | sed 's/"started_at.*"lines"/"lines"/'
"count":"SC1004","scope":"C30100","state":"cancelled","started_by":"root","lines":1,"counted":0,"again":0,"approve":0
"count":"SC1003","scope":"A10422","state":"posted","started_by":"tom","lines":1,"counted":1,"again":0,"approve":0
"count":"SC1002","scope":"B-04","state":"posted","started_by":"tom","lines":2,"counted":1,"again":0,"approve":0
"count":"SC1001","scope":"A10410","state":"posted","started_by":"tom","lines":2,"counted":2,"again":0,"approve":0
# what a picker missed was set apart: who counts the bin has looked
$ echo '{"customer":"4712","customer_po":"T2","lines":[{"sku":"C30155","qty":"20"}]}' >o.json; N=$(docket order new --from o.json --quiet); docket order verify $N --pass quantity-unusual --reason asked --quiet 2>/dev/null; docket ship pick $N --quiet; docket ship confirm S1001 1=17 --short 1 --reason missing --quiet; docket ship checks --json | grep -o '"qty":"[0-9]*"'
S1001
"qty":"3"
$ docket count start --sku C30155 --quiet; docket count enter SC1005 1=160; docket count post SC1005; docket ship checks
SC1005
1 line is noted.
Count SC1005 is posted: 1 line, 1 difference worth -8.55.
No bin is to be checked.
? 1
$ docket stock show C30155 --json | cut -c1-80
{"sku":"C30155","on_hand":"177","quarantined":"0","allocated":"17","free":"160",
# a bin that moved begins again; a moment before that is held against what lay there then
$ export DOCKET_NOW=2026-11-23T10:00:00Z; docket count start --sku A10430 --quiet
SC1006
$ export DOCKET_NOW=2026-11-23T10:10:00Z; docket stock adjust A10430 5 --reason found --quiet; export DOCKET_NOW=2026-11-23T10:15:00Z; docket count enter SC1006 1=2310
Line 1: A10430 at MAIN moved while it was counted (adjustment at 10:10): count it again, or say at what time it was counted.
$ docket count enter SC1006 1=2310 --at 10:05; docket count show SC1006 --json | grep -o '"counted":"[0-9]*","expected":"[0-9]*"'
1 line is noted.
"counted":"2310","expected":"2310"
# who walked there at that moment may have taken some; who came later has not
$ echo '{"customer":"4712","customer_po":"T3","lines":[{"sku":"A10430","qty":"5"}]}' >o.json; N=$(docket order new --from o.json --quiet); docket order verify $N --quiet; docket ship pick $N --quiet; export DOCKET_NOW=2026-11-23T10:20:00Z; docket count enter SC1006 1=2313 --at 10:16
S1002
Line 1: A10430 at MAIN moved while it was counted (S1002 is being picked there): count it again, or say at what time it was counted.
$ docket count enter SC1006 1=2315 --at 10:14
1 line is noted.
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
