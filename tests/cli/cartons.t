# cartons: contents, weights, limits, serial numbers; a suggestion; what is refused says the way on
$ export DOCKET_DB=a.db DOCKET_NOW=2026-11-23T09:12:00Z; docket init --demo --quiet
$ printf 'box,name,length_mm,width_mm,height_mm,tare_kg,max_kg\nS,Small,300,200,150,0.2,10\nM,Medium,400,300,320,0.4,8\n' >b.csv; docket import boxes b.csv
boxes: 2 rows, 2 added, 0 changed, 0 unchanged, 0 rejected.
$ printf 'sku,name,weight_kg,length_mm,width_mm,height_mm\n39,Chartreuse verte,1.4,90,90,310\n14,Tofu,0.4,120,80,60\n' >p.csv; docket import products p.csv --quiet
$ docket setting set gs1_prefix 5012345 --quiet; docket setting set sscc_extension 3 --quiet
$ echo '{"customer":"ALFKI","customer_po":"P1","lines":[{"sku":"39","qty":"8"},{"sku":"14","qty":"20"}]}' >o.json
$ N=$(docket order new --from o.json --quiet); S=$(docket ship pick $N --quiet); docket ship confirm $S 1=8 2=20 --quiet
$ docket ship suggest $S
Carton  Box  Lines  Pieces   kg  Why
     1  M        2       6  7.8  Full by weight: 7.8 kg of 8 kg.
     2  M        2      11  7.8  Full by weight: 7.8 kg of 8 kg.
     3  S        1      11  4.6  The smallest box for 6.4 l and a side of 120 mm; 70 % full.
$ docket carton put $S 1 1=6 --quiet; docket carton box $S 1 M --quiet; docket carton weigh $S 1 7.4
docket: Carton 1 of S1001 should weigh 8.8 kg; 7.4 kg is 1.4 kg too little, as if 1 of 39 were missing. Look into it, or say why.
? 65
$ docket carton weigh $S 1 8.81 --reason "wet"; docket carton list $S
Carton 1 of S1001 is weighed; the shipment is checked.
Carton  Box  SSCC                Pieces  Expected  Scale  State  Note
     1  M    350123450000000016       6       8.8   8.81  open   wet
$ docket carton close $S 1
docket: Carton 1 of S1001 weighs 8.81 kg, and box M bears 8 kg; take another box or something out.
? 1
$ docket carton put $S 1 1=3
docket: Line 1 (39): only 2 of what was picked are not in a carton yet.
? 1
$ docket carton put $S 5 1=1
docket: Cartons are numbered one after the other; the next one of S1001 is 2.
? 65
$ docket carton take $S 1 1=5 --quiet; docket carton find 350123450000000017
docket: 350123450000000017 is misread: its check digit is wrong. Scan the label again.
? 65
$ docket carton find 350123450000000016 | sed "s/$N/N/"
Carton 1 of 1 of shipment S1001, order N, Alfreds Futterkiste: checked
$ docket ship pack $S --all | sed "s/$N/N/"; docket carton list $S
Shipment S1001 of order N is packed so far as told, in 4 cartons; it is packed.
Carton  Box  SSCC                Pieces  Expected  Scale  State   Note
     1  M    350123450000000016       1       1.8         closed
     2  M    350123450000000023       6       7.8         closed
     3  M    350123450000000030      14       8.0         closed
     4  S    350123450000000047       7       3.0         closed
$ docket carton reopen $S 1; docket ship post $S
Carton 1 of S1001 is open again; the shipment is checked.
docket: S1001 is not packed yet. First: docket ship pack S1001
? 1
$ printf 'carton,line,qty\n1,2,x\n' >f.csv; docket ship pack $S --from f.csv
docket: f.csv:2: 'x' is not a number. Type it like 1234.50.
? 65
$ docket carton take $S 1 --quiet; printf 'carton,line,qty,kg,box\n1,1,1,1.6,S\n' >f.csv; docket ship pack $S --from f.csv --json | cut -d, -f2-
"state":"packed","cartons":4,"weight_kg":"20.4"}
$ docket carton show $S 1 --json; docket ship post $S --quiet; docket carton reopen $S 1
{"carton":1,"line":1,"sku":"39","qty":"1"}
docket: S1001 is shipped; its cartons stay as they are.
? 1
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
