# a scan of another lot than the list says is followed by the list where it may go, and said
$ desk
$ printf 'sku,name,price,tracked\nM10,Milk 1 l,2.00,lot\n' >p.csv; docket import products p.csv --quiet; docket customer set 4711 min_life_days=30 --quiet; printf 'sku,on_hand,lot,expiry\nM10,10,A,2027-01-10\nM10,3,B,2027-02-10\nM10,10,SOON,2026-12-01\n' >s.csv; docket import stock s.csv --quiet; echo '{"customer":"4711","customer_po":"W-1","lines":[{"sku":"M10","qty":"8"}]}' >o.json; O=$(docket order new --from o.json --quiet); docket order verify $O --quiet; docket ship pick $O | tail -n 1
 1  M10   Milk 1 l     MAIN lot A     8       -       0
$ docket ship take S1001 B
M10 B instead of A: 1 of 3.
$ docket ship take S1001 A B A SOON
M10: 1 of 5.
M10: 2 of 3.
M10: 2 of 5.
docket: Lot SOON of M10 expires on 1 Dec 2026, and Harbor Marine Supply wants 30 days more. Take a younger one.
? 1
$ docket ship take S1001 B --json
~ .*"qty":"3","scanned":"3","done":true,"lot":"B","instead_of":"".*
$ docket ship take S1001 B
docket: Lot B of M10: 0 at MAIN are for sale and on no other list. Look at the label and the bin again.
? 1
$ docket ship take S1001 A --packs 3
M10: 5 of 5; the line is picked.
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
