# an order of a blanket that is amended above what is left is not repriced in silence
$ desk; docket setting set second_person no --quiet; printf '{"customer":"4711","customer_po":"B1","lines":[{"sku":"A10410","qty":"40","price":"0.15"}]}' >b.json; docket blanket new --from b.json --until 2027-03-31 --quiet; docket blanket call BL10019 --line 1=30; printf '{"customer":"4711","customer_po":"B1","lines":[{"sku":"A10410","qty":"60"}]}' >a.json; docket order amend 100067 --from a.json --reason more --dry-run; docket order amend 100067 --from a.json --reason more; docket order show 100067 | grep "A10410\|agreed"
BL10019
Order 100067 is entered; it is allocated, 15.60 GBP.
Ln  Field  Before  After
 1  qty    30      60
 1  price  0.15    0.184
    total  15.60   23.45
Nothing is changed yet.
Ln  Field  Before  After
 1  qty    30      60
 1  price  0.15    0.184
    total  15.60   23.45
Order 100067 is amended; it is entered, 23.45 GBP.
 1  A10410   60  ea    Hex bolt M8x40  0.184     0  11.04     60     0        0
warn agreed-left line 1: L1: of blanket BL10019 40 are left at 0.15; all 60 are priced at 0.184 now.
# up to what is left it costs what was agreed
$ sed -i 's/60/40/' a.json; docket order amend 100067 --from a.json --reason less; docket order show 100067 | grep "A10410\|agreed"
Ln  Field  Before  After
 1  qty    60      40
 1  price  0.184   0.15
    total  23.45   17.40
Order 100067 is amended; it is entered, 17.40 GBP.
 1  A10410   40  ea    Hex bolt M8x40   0.15     0  6.00     40     0        0
# nothing is placed tomorrow; a product without a tax code says so
$ printf '{"customer":"4711","placed":"2026-11-24","customer_po":"B2","lines":[{"sku":"A10410","qty":"6"}]}' >f.json; docket order new --from f.json; sed -i 's/2026-11-24/2026-11-22/' f.json; docket order new --from f.json --quiet
docket: An order is placed today or before, not on 2026-11-24; the day it is wanted is another field.
100072
$ printf 'sku,name,unit,price\nN1,New,ea,1\n' >n.csv; docket import products n.csv --quiet; docket product show N1 | sed -n 2p
1.00 GBP per 1 ea, no tax code, active
# what was rejected is mended in the file of rejects and read again, CSV and JSON
$ printf 'list,sku,price\nTRADE,A10410,0.2\nTRADE,NOPE,1\nTRADE,A10422,x\n' >p.csv; docket import prices p.csv --keep-going --rejects r.csv; sed -i 's/NOPE/B20001/; s/,x,/,0.3,/' r.csv; cat r.csv; docket import prices r.csv --rejects r2.csv
p.csv:3: sku: There is no product 'NOPE'.
p.csv:4: price: 'x' is not a number. Type it like 1234.50.
prices: 3 rows, 1 added, 0 changed, 0 unchanged, 2 rejected.
list,sku,price,reason
TRADE,B20001,1,"There is no product 'NOPE'."
TRADE,A10422,0.3,"'x' is not a number. Type it like 1234.50."
prices: 2 rows, 2 added, 0 changed, 0 unchanged, 0 rejected.
$ printf '{"list":"TRADE","sku":"NOPE","price":"1"}\n' >p.json; docket import prices p.json --keep-going --rejects r.json; sed -i 's/"sku":"NOPE"/"sku":"B20017"/' r.json; cat r.json; docket import prices r.json
p.json:1: sku: There is no product 'NOPE'.
prices: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
{"line":1,"reason":"There is no product 'NOPE'.","row":{"list":"TRADE","sku":"B20017","price":"1"}}
prices: 1 rows, 1 added, 0 changed, 0 unchanged, 0 rejected.
# the rows of a kind that has a reason of its own
$ printf 'class,reason,group,days,verdict,clause\n,Q,,x,allowed,Thirty days.\n' >k.csv; docket import return-rules k.csv --keep-going --rejects kr.csv; sed -i 's/,x,/,30,/; s/,Q,/,,/' kr.csv; cat kr.csv; docket import return-rules kr.csv
k.csv:2: days: 'x' is not a number. Type it like 1234.50.
return-rules: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
class,reason,group,days,verdict,clause,reason
,,,30,allowed,Thirty days.,"'x' is not a number. Type it like 1234.50."
return-rules: 1 rows, 1 added, 0 changed, 0 unchanged, 0 rejected.
