# a wave takes the orders that can be picked; the times of carriers are times
$ desk; printf 'sku,name,price,tracked\nM10,Milk 1 l,2.00,lot\n' | docket import products - --quiet; printf 'sku,on_hand,lot,expiry\nM10,10,A,2026-11-23\n' | docket import stock - --quiet
$ for i in M10 A10410; do echo "{\"customer\":\"4712\",\"customer_po\":\"$i\",\"lines\":[{\"sku\":\"$i\",\"qty\":\"8\"}]}" >o.json; docket order verify $(docket order new --from o.json --quiet) --quiet; done
$ for t in 29:99 24:00 1::30 9:30 09:60; do docket ship wave --until $t; done
docket: Say the cut-off as 15:30.
docket: Say the cut-off as 15:30.
docket: Say the cut-off as 15:30.
docket: Say the cut-off as 15:30.
docket: Say the cut-off as 15:30.
? 65
# the milk is too old by now: its order stays behind, the others are walked
$ export DOCKET_NOW=2026-11-24T06:00:00Z; docket ship wave
Wave W1001: open  
Bin   Item    Description           Tote  Order   Ln  Want  Picked  Note
MAIN  A10410  Hex bolt M8x40           3  100072   1     8       -
MAIN  K10010  Coffee 1 kg              2  100046   1     6       -
MAIN  K10020  Filter 100s              2  100046   2     2       -
MAIN  K20300  Syrup 1 l                2  100046   3     8       -
MAIN  K20310  Syrup sugar-free 1 l     2  100046   4     2       -
MAIN  M30001  Roof membrane, roll      1  100014   1     5       -
MAIN  T10020  Site tool chest          1  100014   2     1       -
$ docket ship wave
docket: Line 1 (M10): no lot at MAIN is for sale, on no other list and keeps 0 days more. See: docket stock show M10
? 1
$ docket ship pick 100067
docket: Line 1 (M10): no lot at MAIN is for sale, on no other list and keeps 0 days more. See: docket stock show M10
? 1
