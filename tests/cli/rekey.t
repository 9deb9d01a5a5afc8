# Item, quantity and price of a risky order, keyed again from a file by a second person.
$ desk
$ docket setting set rekey yes
rekey is now yes.
$ docket setting set rekey_value 10.00
rekey_value is now 10.00.
$ cat >order.json <<'J'
> {"docket":"order/1", "customer":"4711", "customer_po":"RK-1", "channel":"phone",
> "lines":[{"sku":"A10410","qty":"12"},{"sku":"B20001","qty":"24"}]}
> J
$ as sam order new --from order.json
Order 100067  held  4711 Harbor Marine Supply
PO RK-1  placed 2026-11-23  wanted as soon as can be  by DHL/STD
To 01, 14 Quay St, BS1 4RN Bristol
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10410   12  ea    Hex bolt M8x40  0.184     0  2.21     12     0        0
 2  B20001   24  ea    Washer M8 zinc  0.012     0  0.29     24     0        0
Goods 2.50  discount 0.00  freight 8.50  net 11.00  tax 2.20  total 13.20 GBP
HELD rekey: Somebody else types item, quantity and price again (order rekey). (docket)
stop rekey: Somebody else types item, quantity and price again (order rekey).
$ n=$(sqlite3 docket.db 'SELECT number FROM orders ORDER BY id DESC LIMIT 1')
$ as sam order rekey $n --from order.json
docket: You entered order 100067; somebody else keys it again.
? 1
$ sed 's/"24"/"20"/' order.json >second.json
$ as mia --json order rekey $n --from second.json
{"order":"100067","agrees":false,"differences":[{"line":2,"field":"quantity","first":"24 ea","second":"20 ea"}]}
? 1
$ as mia order rekey $n --from second.json
L2 quantity: keyed 20 ea, was 24 ea
? 1
$ as mia order check $n | grep rekey
HELD rekey: Somebody else types item, quantity and price again (order rekey). (docket)
stop rekey line 2: L2: keyed 20 ea, was 24 ea.
$ sed 's/B20001/NONESUCH/' order.json >third.json
$ as mia order rekey $n --from third.json
docket: There is no item 'NONESUCH'. See: docket product find TEXT
? 1
$ as mia --json order rekey $n --from order.json
{"order":"100067","agrees":true,"differences":[]}
$ docket order timeline $n | grep -c rekey
3
$ as mia order show $n | grep -c HELD
0
? 1
# a line that changes afterwards voids it
$ as mia order cancel $n --line 2 --qty 4 --reason "20 are enough" | sed -n 1p
Order 100067 is cancelled so far as told; it is entered, 13.14 GBP.
$ as mia order verify $n
docket: The order is held now; release rekey first: Somebody else types item, quantity and price again (order rekey).
? 1
$ as mia order rekey $n --from second.json
Order 100067 agrees with what was keyed again.
$ as mia order verify $n | sed -n 1p
Order 100067 is verified; it is allocated, 13.14 GBP.
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
