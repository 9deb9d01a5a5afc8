# another lot than the list says is taken when it may go; expired and unknown ones are refused
$ desk
$ printf 'sku,name,price,tracked\nM10,Milk 1 l,2.00,lot\nP20,Pump,90.00,serial\n' >p.csv; docket import products p.csv --quiet; docket customer set 4711 min_life_days=30 --quiet; printf 'sku,on_hand,lot,expiry\nM10,10,A,2027-01-10\nM10,10,B,2027-02-10\nM10,10,OLD,2026-11-20\nM10,10,SOON,2026-12-01\nP20,1,X1,\nP20,1,X2,\nP20,1,X3,\n' >s.csv; docket import stock s.csv --quiet; echo '{"customer":"4711","customer_po":"W-1","lines":[{"sku":"M10","qty":"8"},{"sku":"P20","qty":"2"}]}' >o.json; O=$(docket order new --from o.json --quiet); docket order verify $O --quiet; docket ship pick $O | tail -n 3
 1  M10   Milk 1 l     MAIN lot A         8       -       0
 2  P20   Pump         MAIN serial X1     1       -       0
 2  P20   Pump         MAIN serial X2     1       -       0
$ docket ship confirm S1001 1=8@OLD
docket: Lot OLD of M10 expired on 20 Nov 2026. Put it back and take another one.
? 1
$ docket ship confirm S1001 1=8@SOON
docket: Lot SOON of M10 expires on 1 Dec 2026, and Harbor Marine Supply wants 30 days more. Take a younger one.
? 1
$ docket ship confirm S1001 1=8@Z
docket: There is no lot Z of M10. Look at the label again.
? 66
$ docket ship confirm S1001 1=9@B
docket: Line 1: 1 more of lot B were picked than are on the list; put them back.
? 1
$ docket ship confirm S1001 1=8@
docket: Name the lot behind @: LINE=QTY@LOT.
? 64
$ docket ship confirm S1001 1=3@B 2=1@X3 --quiet; docket ship show S1001 | tail -n 4
 1  M10   Milk 1 l     MAIN lot A         5       -       0
 1  M10   Milk 1 l     MAIN lot B         3       3       0
 2  P20   Pump         MAIN serial X2     1       -       0
 2  P20   Pump         MAIN serial X3     1       1       0
$ docket ship confirm S1001 1=5@A 2=1@X2 --quiet; docket ship show S1001 | tail -n 5; docket stock lots
Ln  Item  Description  Bin             Want  Picked  Packed  Note
 1  M10   Milk 1 l     MAIN lot A         5       5       0
 1  M10   Milk 1 l     MAIN lot B         3       3       0
 2  P20   Pump         MAIN serial X2     1       1       0
 2  P20   Pump         MAIN serial X3     1       1       0
Item  Location  Lot, serial  Expires     On hand  Quarantined  On lists
M10   MAIN      OLD          2026-11-20       10           10         0
M10   MAIN      SOON         2026-12-01       10            0         0
M10   MAIN      A            2027-01-10       10            0         5
M10   MAIN      B            2027-02-10       10            0         3
P20   MAIN      X1                             1            0         0
P20   MAIN      X2                             1            0         1
P20   MAIN      X3                             1            0         1
$ docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket stock trace S1001; docket stock trace X3 | tail -n 6; docket stock trace X3 | head -n 1; docket stock lots P20 | head -n 1; docket verify
Lots of shipment S1001

Item  Description  Lot, serial  Expires     Quantity  Receipt  Purchase  Supplier
----  -----------  -----------  ----------  --------  -------  --------  --------
M10   Milk 1 l     A            2027-01-10         5
M10   Milk 1 l     B            2027-02-10         3
P20   Pump         X2                              1
P20   Pump         X3                              1
4 rows
Customer  Name                  Contact   Phone          E-mail                   Got  Shipments
--------  --------------------  --------  -------------  -----------------------  ---  ---------
4711      Harbor Marine Supply  Jo Marsh  0117 555 0142  jo@harbormarine.example    1  S1001
--------  --------------------  --------  -------------  -----------------------  ---  ---------
Total                                                                               1
1 row
Serial X3 of P20, Pump
Item  Location  Serial  Expires  On hand  Quarantined  On lists
~ Sound: [0-9]+ invariants hold, the journal is whole.
# the label of a pump tells its batch as well as its number: the number is what is taken
$ printf 'sku,name,price,tracked,barcode\nP30,Pump 30,90.00,serial,5012345678900\n' | docket import products - --quiet; printf 'sku,on_hand,lot\nP30,1,X1\nP30,1,X2\n' | docket import stock - --quiet; echo '{"customer":"4711","customer_po":"W-9","lines":[{"sku":"P30","qty":"1"}]}' >o.json; O=$(docket order new --from o.json --quiet); docket order verify $O --quiet; S=$(docket ship pick $O --quiet); docket ship take $S '(01)05012345678900(10)B7(21)X2'
P30 X2 instead of X1: 1 of 1; the line is picked.
