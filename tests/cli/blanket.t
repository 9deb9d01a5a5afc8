# a blanket order: an agreed price and quantity until a day, called off in parts
$ desk
$ printf '%s' '{"customer":"4714","lines":[{"sku":"K10010","qty":"100","price":"8.80"},{"sku":"K20300","qty":"60"}]}' >b.json
$ docket blanket new --from b.json
docket: Say --until: docket blanket new --from FILE --until DATE
? 64
$ docket blanket new --from b.json --until 2027-03-31
Blanket order BL10019  open, until 2027-03-31  4714 Dockside Cafe
Ln  Item    Qty  Unit  Description  Price  Disc     Net
 1  K10010  100  ea    Coffee 1 kg   8.80     0  880.00
 2  K20300   60  ea    Syrup 1 l     4.60     0  276.00
Goods 1,156.00  discount 0.00  freight 64.00  net 1,220.00  tax 244.00  total 1,464.00 GBP
Ln  Agreed  Called  Planned  Left
 1     100       0        0   100
 2      60       0        0    60
# the list price moves; what is called off costs what was agreed
$ docket product set K10010 price=12 --quiet; docket product set K20300 price=4 --quiet
$ docket blanket call BL10019 --line 1=30 --line 2=10 | sed 's/Order [0-9]*/Order N/'
Order N is entered; it is entered, 394.80 GBP.
$ docket blanket show BL10019 | tail -n 5
Ln  Agreed  Called  Planned  Left
 1     100      30        0    70
 2      60      10        0    50
Wanted      Made on     Order   Lines
2026-11-25  2026-11-23  100067  1: 30  2: 10
# planned for a day, made by what makes standing orders
$ docket blanket plan BL10019 --date 2026-12-10 --line 1=50 | tail -n 6
Ln  Agreed  Called  Planned  Left
 1     100      30       50    20
 2      60      10        0    50
Wanted      Made on     Order       Lines
2026-11-25  2026-11-23  100067      1: 30  2: 10
2026-12-10  2026-12-08  to be made  1: 50
$ docket blanket plan BL10019 --date 2026-12-11 --line 1=21
docket: Line 1 has 20 left to call off, not 21.
? 1
$ docket blanket plan BL10019 --date 2027-04-01 --line 1=5
docket: BL10019 is agreed until 2027-03-31.
? 1
$ docket blanket plan BL10019 --date 2026-12-11 --line 7=5
docket: BL10019 has no line 7 to call off.
? 65
$ docket blanket plan BL10019 --date 2026-12-11 --line 1=1 --line 1=2
docket: Line 1 is named twice.
? 65
$ export DOCKET_NOW=2026-12-08T08:00:00Z; docket standing make --json | sed 's/.*"order":"\([0-9]*\)".*/\1/' >n; docket order show $(cat n) | sed "s/$(cat n)/N/"
Order N  held  4714 Dockside Cafe
PO none  placed 2026-12-08  wanted 2026-12-10  by DHL/STD
To 01, 2 Mud Dock, BS1 4RY Bristol
Ln  Item    Qty  Unit  Description  Price  Disc     Net  Alloc  Back  Shipped
 1  K10010   50  ea    Coffee 1 kg   8.80     0  440.00     50     0        0
Goods 440.00  discount 0.00  freight 19.00  net 459.00  tax 91.80  total 550.80 GBP
HELD credit-limit: 262.70 over the credit limit of 1,000.00. (docket)
stop credit-limit: 262.70 over the credit limit of 1,000.00.
warn quantity-unusual line 1: L1: 8x usual 6.
$ docket order explain $(cat n) --line 1 price --json | grep -c 'blanket BL10019, up to 70 pieces'
1
# a draft dropped gives its part back; more than is left costs the list's price
$ docket blanket call BL10019 --line 1=20 --draft --json | sed 's/.*"order":"\(D[0-9]*\)".*/\1/' >d; docket blanket call BL10019 --line 1=1
docket: Line 1 has 0 left to call off, not 1.
? 1
$ docket draft drop $(cat d) --quiet; docket blanket show BL10019 | sed -n '/Agreed/,$p' | sed "s/$(cat n)/N/; s/1[0-9]\{4\}$/N/"
Ln  Agreed  Called  Planned  Left
 1     100      80        0    20
 2      60      10        0    50
Wanted      Made on     Order                           Lines
2026-11-25  2026-11-23  100067                          1: 30  2: 10
2026-12-10  2026-12-08  N                          1: 50
2026-12-10  2026-12-08  skipped: its draft was dropped  1: 20
$ docket blanket list
Number   Customer  Name           When                 Total  Next  Made  Status
BL10019  4714      Dockside Cafe  until 2027-03-31  1,464.00           2  open
$ docket blanket call BL10019 --once again --quiet >a; docket blanket call BL10019 --once again --quiet | cmp - a
$ docket blanket call BL10019
docket: Nothing of it is left to call off.
? 1
$ DOCKET_NOW=2027-04-01T08:00:00Z docket blanket list --all
Number   Customer  Name           When                 Total  Next  Made  Status
BL10019  4714      Dockside Cafe  until 2027-03-31  1,464.00           3  done
$ docket blanket end BL10019 --reason "all taken" | head -n 1
Blanket order BL10019  ended: all taken  4714 Dockside Cafe
$ docket verify | tail -n 1
~ Sound: [0-9]+ invariants hold, the journal is whole.
# two parts of one day are skipped one at a time; a fraction of a piece is no part
$ export DOCKET_NOW=2026-12-09T08:00:00Z; docket blanket new --from b.json --until 2027-03-31 --quiet >bl; B=$(cat bl); docket blanket plan $B --date 2027-01-11 --line 1=10 --quiet; docket blanket plan $B --date 2027-01-11 --line 2=5 --quiet; docket blanket skip $B --reason "not the coffee" | tail -n 2
BL10024
BL10024
2027-01-11  2027-01-07  skipped: not the coffee  1: 10
2027-01-11  2027-01-07  to be made               2: 5
$ docket blanket plan $B --date 2027-01-11 --line 1=5.5
docket: Line 1 is sold in whole pieces, not 5.5.
? 65
# what is called off is an order or nothing: it cannot be kept as a quote; what was planned in time keeps its price
$ D=$(docket blanket call $B --line 1=9 --draft --json | sed 's/.*"order":"\(D[0-9]*\)".*/\1/'); docket quote keep $D | sed "s/$B/BL/"
docket: This draft was made of BL10024. Enter it, or drop it and copy the lines to a new one.
$ docket draft drop $D --quiet; docket blanket plan $B --date 2027-03-31 --line 1=5 --quiet; DOCKET_NOW=2027-04-06T08:00:00Z docket standing make $B >/dev/null; DOCKET_NOW=2027-04-06T08:00:00Z docket blanket show $B --json | grep -o '"status":"[a-z]*"'; docket order list --customer 4714 --json | grep '"placed":"2027-04-06"' | grep -c '"price":"8.80"'
BL10024
"status":"done"
1
# undoing a cancel takes back no part that went to another order since
$ O=$(docket blanket call $B --line 1=20 --json | sed 's/.*"order":"\([0-9]*\)".*/\1/'); docket order cancel $O --reason "not needed" --quiet >/dev/null; docket blanket call $B --line 1=80 --quiet >/dev/null; docket order undo $O | sed "s/$B/BL/"
docket: Others called off that part of BL10024 meanwhile: only 100 of K10010 are agreed.
$ docket blanket show $B --json | grep -o '"line":1,"agreed":"100","called":"[0-9]*"'
"line":1,"agreed":"100","called":"85"
$ docket verify | tail -n 1
~ Sound: [0-9]+ invariants hold, the journal is whole.
