# orders to suppliers: made, moved, received in parts, over and damaged, closed; who waits is served
$ desk
$ S=$(sqlite3 docket.db 'SELECT min(number) FROM supplier'); echo '{"customer":"4711","customer_po":"W-1","lines":[{"sku":"A10422","qty":"60"}]}' >o.json; docket order new --from o.json --quiet >/dev/null; docket stock show A10422 --json | sed 's/.*"free":"\([^"]*\)".*/\1/'
0
$ docket purchase new $S A10422=100@0.09 B20017=50 --expected 2026-12-01 | sed "s/$S .*$/SUPPLIER/"
Purchase order PO10019  open  SUPPLIER
Ln  Item    Description     Ordered  Received  Damaged   Cost  Expected
 1  A10422  Hex bolt M8x60      100         0        0   0.09  2026-12-01
 2  B20017  Washer M8 A4         50         0        0  0.057  2026-12-01
$ docket stock show A10422
A10422  Hex bolt M8x60: 25 on hand, 25 allocated, 0 free
Location  On hand  Quarantined  Allocated  Free
MAIN           25            0         25     0
100 expected 2026-12-01 by PO10019
35 wait on 1 line: 0 free - 35 waiting = -35 today
-35 + 100 = 65 can be promised from 2026-12-01
$ docket purchase list --json | grep -o '"purchase":"[^"]*","status":"[a-z]*"'
"purchase":"PO10019","status":"open"
# the rest of an order waits for it: 35 of the first 40 go to the line at once, two are damaged
$ docket purchase expect PO10019 --date 2020-01-01
docket: 1 Jan 2020 has passed; nothing comes on that day.
? 65
$ docket receive PO10019 1=40:2 --note "DN 55"
Receipt R1001: 40 came, 2 damaged, 35 to lines that waited
$ docket stock show A10422 --json | grep -o '"on_hand":"[^"]*","quarantined":"[^"]*","allocated":"[^"]*","free":"[^"]*"' | head -1
"on_hand":"65","quarantined":"2","allocated":"60","free":"3"
$ docket stock handouts | tail -n 1 | sed 's/2026-[^ ]*Z/AT/'
 1  AT  A10422  oldest     35  root  receipt R1001
$ docket receive PO10019 1=61
docket: Line 1, A10422: 61 came, 60 are open. Count again, or take them with --over.
? 1
$ docket receive PO10019 1=61 2=10 --over --json
{"receipt":"R1002","lines":2,"pieces":"71","damaged":"0","handed_out":"0","value":"6.06"}
$ docket receive PO10019 2=5:6
docket: Line 2: count more than nothing, and no more damaged than came.
? 65
$ docket receive PO10019 7=5
docket: PO10019 has no line 7.
? 65
$ docket receive PO10019 2=5 2=5
docket: Line 2 is named twice.
? 65
$ docket purchase expect PO10019 --date 2026-12-20 | tail -n 2
 2  B20017  Washer M8 A4         50        10        0  0.057  2026-12-20
Line 2 moved from 2026-12-01 to 2026-12-20, by root
$ docket purchase close PO10019 --reason "sold out" | tail -n 4
Ln  Item    Description     Ordered  Received  Damaged   Cost  Expected
 1  A10422  Hex bolt M8x60      100       101        2   0.09  2026-12-01
 2  B20017  Washer M8 A4         50        10        0  0.057  2026-12-20  closed
Line 2 moved from 2026-12-01 to 2026-12-20, by root
$ docket receive PO10019 2=1
docket: Line 2 of PO10019 is closed: sold out. Order it anew, or send it back.
? 1
$ docket purchase close PO10019 --reason again
docket: Nothing of it is open any more.
? 1
$ docket purchase new NOBODY A10410=5
docket: There is no supplier NOBODY.
? 66
$ docket purchase new $S NOPE=5
docket: There is no product NOPE. Look it up by a word of its name.
? 66
$ docket purchase show PO1001
docket: There is no purchase order PO1001: its check digit is wrong. Ask for the number again.
? 66
# files: twice the same is nothing new, other lines are refused, what is exported comes in again
$ printf 'po,supplier,sku,qty,cost,expected\nX1,%s,A10410,500,0.1,2026-12-10\nX1,%s,K10010,20,,\n' $S $S >p.csv; docket import purchase-orders p.csv; docket import purchase-orders p.csv
purchase-orders: 2 rows, 2 added, 0 changed, 0 unchanged, 0 rejected.
purchase-orders: 2 rows, 0 added, 0 changed, 2 unchanged, 0 rejected.
$ sed 's/500/501/' p.csv | docket import purchase-orders -
-:2: po: Purchase order X1 is there already with other lines; nothing is changed.
-:3: po: Purchase order X1 is there already with other lines; nothing is changed.
purchase-orders: 2 rows, 0 added, 0 changed, 0 unchanged, 2 rejected.
docket: -: 2 of 2 rows are wrong; nothing was changed.
? 65
$ docket export purchase-orders >all.csv; docket import purchase-orders all.csv; tail -n 2 all.csv | sed "s/$S/S/"
purchase-orders: 4 rows, 0 added, 0 changed, 4 unchanged, 0 rejected.
X1,S,A10410,500,0.10,2026-12-10
X1,S,K10010,20,5.88,2026-11-30
$ docket receive X1 1=5 --once k --quiet >a; docket receive X1 1=5 --once k --quiet | cmp - a; docket purchase show X1 --json | grep -o '"received":"[^"]*"'
"received":"5"
"received":"0"
# a file counts many; the rest of an order comes as it is open; the same delivery note comes once
$ printf 'po,supplier,sku,qty,cost\nX2,%s,A10410,10,0.1\nX2,%s,K10010,20,2\nX2,%s,A10410,30,0.1\n' $S $S $S | docket import purchase-orders - >/dev/null; printf 'sku,qty,damaged\nA10410,10,\nA10410,5,1\n' >c.csv; docket receive X2 --from c.csv
Receipt R1004: 15 came, 1 damaged, 0 to lines that waited
$ docket purchase show X2 --json | grep -o '"received":"[^"]*"' | tr '\n' ' '
"received":"10" "received":"0" "received":"5" 
$ printf 'sku,qty\nA10410,5\nNOPE,1\n' | docket receive X2 --from -
docket: -:3: X2 has no (other) line of NOPE.
? 65
$ printf 'item,qty\nA,5\n' | docket receive X2 --from -
docket: -: the first row must name the columns: line or sku, and qty.
? 65
$ docket receive X2 --from none.csv
docket: none.csv cannot be read: No such file or directory.
? 66
$ docket receive X2
docket: Say what came: LINE=QTY, or --all.
? 65
$ docket receive X2 --all 2=19 --quiet; docket purchase show X2 --json | grep -o '"received":"[^"]*"' | tr '\n' ' '
R1005
"received":"10" "received":"19" "received":"30" 
$ printf 'po,delivery_note,sku,qty\nX2,DN7,K10010,1\n' >n.csv; docket import receipts n.csv; docket import receipts n.csv; sed 's/,1$/,2/' n.csv | docket import receipts -
receipts: 1 rows, 1 added, 0 changed, 0 unchanged, 0 rejected.
receipts: 1 rows, 0 added, 0 changed, 1 unchanged, 0 rejected.
-:2: delivery_note: Delivery note DN7 is there already as receipt R1006 with other goods; nothing is changed.
receipts: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: -: 1 of 1 rows are wrong; nothing was changed.
? 65
$ docket receive X2 --all
docket: Nothing of X2 is open any more. Order it anew, or send it back.
? 1
# much more than was ordered is not for everybody
$ docket user add wim --role warehouse >/dev/null; echo 52914 >w; docket user pin wim --new-fd 3 3<w --quiet; docket --user wim --password-fd 3 receive X1 2=22 --over 3<w
docket: Line 2, K10010: so much more than 20 ordered needs a supervisor. Ask one, or send it back.
? 77
$ docket --user wim --password-fd 3 receive X1 2=21 --over --quiet 3<w
R1007
$ docket verify | tail -n 1
~ Sound: [0-9]+ invariants hold, the journal is whole.
# amended: more lines, in packs; other quantities and costs while nothing came; days that slip are kept
$ docket product set A10410 reorder_point=1000 reorder_qty=300 supplier=$S --quiet; N=$(docket purchase new $S A10410=2cs@0.11 --expected 2026-12-01 --quiet); docket purchase add $N A10422=30 --expected 2026-12-02 | tail -n +2
Ln  Item    Description        Ordered  Received  Damaged    Cost  Expected
 1  A10410  Hex bolt M8x40  200 (2 cs)         0        0    0.11  2026-12-01
 2  A10422  Hex bolt M8x60          30         0        0  0.1326  2026-12-02
warn L1: 495 of A10410 are to come by X1 already on 2026-12-10.
$ docket purchase change $N 2=40@0.08 --json | grep -o '"sku":"[^"]*","ordered":"[^"]*"\|"cost":"[^"]*"\|"unit":"[^"]*"'
"sku":"A10410","ordered":"200"
"unit":"cs"
"cost":"0.11"
"sku":"A10422","ordered":"40"
"unit":""
"cost":"0.08"
$ docket purchase expect $N --date 2026-12-09 --line 2 --reason "no steel" --json | grep -o '"was":.*"reason":"[^"]*"'
"was":"2026-12-02","now":"2026-12-09","reason":"no steel"
$ docket receive $N 2=10 --quiet; docket purchase change $N 2=5; docket purchase change $N 2=10@0.07; docket purchase change $N 9=1; docket purchase change $N 1=0
R1008
docket: 10 of A10422 came already; order at least so many, or send some back.
docket: Some of A10422 came at 0.08 already; add a line at the other cost.
docket: It has no line 9.
docket: Order more than nothing, or close the line.
? 65
$ docket purchase add X2 A10410=1
docket: Nothing of X2 is open any more; make a new order.
? 1
$ docket purchase new $S K10010=1zz
docket: There is no unit zz of it. Its units: ea, cs.
? 66
$ docket purchase advice --json
? 1
$ docket product set A10410 reorder_point=3000 --quiet; docket purchase advice
Supplier  Item    Description      Free  Expected  Waiting  Point    Buy   Value  Arrives
S100      A10410  Hex bolt M8x40  1,248       695        0  3,000  1,100  121.44  2026-11-27
$ docket purchase advice --order | tail -n 1
warn L1: 495 of A10410 are to come by X1 already on 2026-12-10.
$ docket purchase advice
Nothing need be bought.
? 1
$ docket receive list $N | sed 's/2026-[^ ]*Z/AT/'
Receipt  Order    Supplier  Note  Lines  Pieces  Damaged  By    At
R1008    PO10024  S100                1      10        0  root  AT
# suppliers: their address in files, commands and on orders
$ docket supplier set S100 street='Kade 7' postcode='3011 XB' city=Rotterdam country=NL; docket supplier set S100 country=holland; docket supplier set S100 town=x; docket supplier show S9
Seaboard Fasteners
Kade 7
3011 XB Rotterdam
Netherlands
supplier S100  0121 555 0160  orders@seaboard.example  4 days
docket: country is too long: at most 2 characters.
docket: There is no field town. There are: name email phone lead_days street street2 city region postcode country.
docket: There is no supplier S9. Choose one from the list of suppliers.
? 66
$ docket supplier list; docket export suppliers | cut -d, -f1-2,6-11; docket purchase print X2 | sed -n '/^Seaboard/,/^Neth/p'
No    Name                       Place      In  Phone           E-mail                    Days
S100  Seaboard Fasteners         Rotterdam  NL  0121 555 0160   orders@seaboard.example      4
S200  Channel Chandlery Supply                  023 8055 0171   sales@channel.example        7
S300  West Country Trade Stores                 01392 555 0182  desk@westcountry.example     5
number,name,street,street2,city,region,postcode,country
S100,Seaboard Fasteners,Kade 7,,Rotterdam,,3011 XB,NL
S200,Channel Chandlery Supply,,,,,,
S300,West Country Trade Stores,,,,,,
Seaboard Fasteners                        Date        23 Nov 2026
Kade 7                                    Supplier    S100
3011 XB Rotterdam                         Ordered by  root
Netherlands
