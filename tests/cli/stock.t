# adjustments by reason, goods set apart, transfers
$ desk
$ docket stock adjust A10410 1 --reason bent
docket: There is no reason bent; the reasons are lost, stolen, found, damaged, expired, sample, own-use, mis-ship, mis-receipt, correction.
? 65
$ docket stock adjust A10410 1 --reason lost
docket: lost can only take away from stock; to add choose found or correction.
? 65
$ docket stock adjust A10410 -4 --reason damaged --note "fell off the fork" | sed -n 1p
A10410  Hex bolt M8x40: 1,200 on hand, 0 allocated, 1,200 free
# what is worth much waits for another, and is for sale to nobody meanwhile
$ docket setting set adjust_approval 50.00 --quiet
$ docket stock adjust A10410 -900 --reason stolen --once k
Adjustment 2 is worth 99.36: it waits for a second person.
$ docket stock adjust A10410 -900 --reason stolen --once k --quiet
2
$ docket stock show A10410 --json | cut -c1-80
{"sku":"A10410","on_hand":"1200","quarantined":"900","allocated":"0","free":"300
$ docket stock waiting --json | sed 's/"asked_by":.*//'
{"adjustment":2,"sku":"A10410","location":"MAIN","lot":null,"qty":"-900","apart":false,"value":"-99.36","reason":"stolen","note":"","state":"open",
$ docket stock approve 2
docket: This is your own; somebody else must approve it.
? 1
$ as tom stock approve 2
docket: tom may not approve stock changes of others; ask a supervisor.
? 77
$ docket setting set adjust_approval 1 --quiet; as ruth stock approve 2
Adjustment 2 is approved and posted.
$ as ruth stock approve 2
docket: Adjustment 2 of A10410 is posted already.
? 1
$ docket stock approve 77
docket: There is no adjustment 77. See: docket stock waiting
? 66
$ docket stock adjust A10410 5000 --reason found --quiet
3
$ docket stock refuse 3 --reason "counted again"
Adjustment 3 is refused; nothing moved.
$ docket stock waiting
No adjustment waits.
? 1
$ docket journal list --json | grep -o '"action":"stock.[ar][^}]*}' | cut -c1-140
"action":"stock.refuse","subject":"adjustment","subject_id":3,"body":{"sku":"A10410","reason":"counted again"}
"action":"stock.adjust","subject":"adjustment","subject_id":3,"body":{"sku":"A10410","location":"","qty":"5000","reason":"found","waits":"55
"action":"stock.approve","subject":"adjustment","subject_id":2,"body":{"sku":"A10410"}
"action":"stock.adjust","subject":"adjustment","subject_id":2,"body":{"sku":"A10410","location":"","qty":"-900","reason":"stolen","waits":"-
"action":"stock.adjust","subject":"adjustment","subject_id":1,"body":{"sku":"A10410","location":"","qty":"-4","reason":"damaged","note":"fel
# set apart, taken from there, released
$ docket stock apart A10410 10 --reason "wet box" | sed -n 3p
MAIN          300           10          0   290
$ docket stock adjust A10410 -4 --reason damaged --apart | sed -n 3p
MAIN          296            6          0   290
$ docket stock release A10410 7 --reason "dry again"
docket: A10410 at MAIN: only 6 are set apart there.
? 1
$ docket stock release A10410 6 --reason "dry again" | sed -n 3p
MAIN          296            0          0   296
$ docket stock apart A10410 500 --reason "wet box"
docket: A10410 at MAIN: 296 on hand, 0 of them allocated and 0 quarantined. Take at most 296 away.
? 1
# from one place to another
$ printf 'location,zone,sort\nB-04,B,2\n' | docket import locations - --quiet
$ docket stock transfer A10410 100 --to B-04 --reason "nearer"
A10410  Hex bolt M8x40: 296 on hand, 0 allocated, 296 free
Location  On hand  Quarantined  Allocated  Free
MAIN          196            0          0   196
B-04          100            0          0   100
$ docket stock transfer A10410 1 --from B-04 --to B-04 --reason x
docket: From and to are both B-04; name the place it goes to.
? 65
$ docket stock transfer A10410 101 --from B-04 --to MAIN --reason x
docket: Only 100 can go: the rest is not there, set apart, or on pick lists.
? 1
$ docket stock transfer A10410 1 --from B-04 --to C-99 --reason x
docket: There is no location C-99. Import it first, or leave the location empty.
? 66
$ docket stock transfer A10410 1 --from B-04 --to MAIN
docket: Say --reason: docket stock transfer SKU QTY [--from CODE] --to CODE --reason TEXT [--lot CODE] [--apart]
? 64
# goods of an order go with it; what is on a pick list stays
$ echo '{"customer":"4712","customer_po":"T1","lines":[{"sku":"A10410","qty":"250"}]}' >o.json; N=$(docket order new --from o.json --quiet)
$ docket stock transfer A10410 150 --to B-04 --reason "nearer"
150 of them went with their orders.
A10410  Hex bolt M8x40: 296 on hand, 250 allocated, 46 free
Location  On hand  Quarantined  Allocated  Free
MAIN           46            0         46     0
B-04          250            0        204    46
$ docket order verify $N --pass quantity-unusual --reason asked --quiet; docket ship pick $N --quiet
S1001
$ docket stock transfer A10410 240 --from B-04 --to MAIN --reason "back"
docket: Only 46 can go: the rest is not there, set apart, or on pick lists.
? 1
$ docket stock moves A10410 --json | grep -o '"location".*"document":"[a-z]*"' | head -4
"location":"B-04","qty":"150","kind":"transfer","reason":"nearer","document":"transfer"
"location":"MAIN","qty":"-150","kind":"transfer","reason":"nearer","document":"transfer"
"location":"B-04","qty":"100","kind":"transfer","reason":"nearer","document":"transfer"
"location":"MAIN","qty":"-100","kind":"transfer","reason":"nearer","document":"transfer"
# of what is kept by lot it is said which, where several lie
$ docket product new L1 name=Glue tracked=lot --quiet; docket stock adjust L1 10 --reason found
docket: L1 is kept by lot, and none lies there: say which one it is.
? 65
$ docket stock adjust L1 10 --reason found --lot A7 --quiet; docket stock adjust L1 4 --reason found --lot B8 --quiet; docket stock adjust L1 -1 --reason lost
docket: L1 is kept by lot, and several lie there: say which one.
? 65
$ docket stock adjust L1 -5 --reason lost --lot B8
docket: Lot B8 of L1 at MAIN: 4 on hand, 0 of them on pick lists and 0 quarantined. Take at most 4 away.
? 1
$ docket stock transfer L1 3 --to B-04 --lot A7 --reason nearer --quiet; docket stock apart L1 2 --lot B8 --reason leaks --quiet; docket stock lots L1
Item  Location  Lot  Expires  On hand  Quarantined  On lists
L1    MAIN      A7                  7            0         0
L1    MAIN      B8                  4            2         0
L1    B-04      A7                  3            0         0
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
