# what is past its last day is for sale to nobody: lines give it back, lists refuse it
$ desk
$ printf 'sku,name,price,tracked,shelf_days\nM10,Milk 1 l,2.00,lot,30\n' >p.csv; docket import products p.csv --quiet; printf 'sku,on_hand,lot,expiry\nM10,20,OLD,2026-11-25\nM10,10,NEW,2026-12-24\n' >s.csv; docket import stock s.csv
stock: 2 rows, 0 added, 2 changed, 0 unchanged, 0 rejected.
$ for n in 1 2; do echo "{\"customer\":\"4711\",\"customer_po\":\"W-$n\",\"lines\":[{\"sku\":\"M10\",\"qty\":\"12\"}]}" | docket order new --from - --quiet >o$n; done; docket stock expire
Nothing that is for sale has expired.
$ export DOCKET_NOW=2026-11-26T09:00:00Z; docket day reconcile | grep -A1 lot-expired
ok    lot-expired              What expired is not for sale
warn  lot-near                 Lots that expire soon
$ docket stock expire
20 of 1 lot expired and are set apart; 2 lines of orders gave some back.
$ for n in 1 2; do docket order show $(cat o$n) | grep M10; done; docket stock lots M10
 1  M10    12  ea    Milk 1 l      2.00     0  24.00     10     2        0
 1  M10    12  ea    Milk 1 l      2.00     0  24.00      0    12        0
Item  Location  Lot  Expires     On hand  Quarantined  On lists
M10   MAIN      OLD  2026-11-25       20           20         0
M10   MAIN      NEW  2026-12-24       10            0         0
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
