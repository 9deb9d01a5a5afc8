# what an order file may say, and what it may not
$ desk
# texts alone are no order: it would be freight for nothing
$ echo '{"customer":"4712","lines":[{"text":"ring me"}]}' | docket order new --from -
docket: The order has texts but no item.
? 65
# what is said beside an item is its note
$ echo '{"customer":"4712","lines":[{"sku":"A10410","qty":"2","text":"the long ones"}]}' | docket order new --from - --json | grep -o '"text":"[^"]*"\|"note":"[^"]*"'
"note":""
"text":"Hex bolt M8x40"
"note":"the long ones"
$ echo '{"customer":"4712","lines":[{"sku":"A10410","qty":"2cs","unit":"ea"}]}' | docket order new --from -
docket: The quantity says cs, the unit ea; which of them is it?
? 65
$ echo '{"customer":"4712","lines":[{"sku":"A10410","qty":"1.5"}]}' | docket order new --from - 2>&1 | sed -n '1p;$p'
Order (not stored)  draft  4712 Pier Hardware
docket: L1: A10410 is sold with 0 decimals at most. Nothing was stored.
# a shop whose numbers look like ours means another order
$ echo '{"external_id":"100014","customer":"4712","lines":[{"sku":"A10410","qty":"3"}]}' | docket import orders -
orders: 1 rows, 1 added, 0 changed, 0 unchanged, 0 rejected.
# in CSV the first row of an order gives its header
$ printf 'external_id,customer,customer_po,sku,qty\nc1,4712,P7,A10410,10\nc1,,,D41000,2\n' | docket import orders -
orders: 2 rows, 2 added, 0 changed, 0 unchanged, 0 rejected.
$ docket order show c1 | sed -n '2p;6p' | cut -c1-30
PO P7  placed 2026-11-23  want
 2  D41000    2  ea    Shackle
$ printf 'external_id,customer,sku,qty\nc2,,A10410,10\n' | docket import orders -
-:2: customer: Name the customer.
orders: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: -: 1 of 1 rows are wrong; nothing was changed.
? 65
$ docket verify
~ Sound.*
# a note and a place for this order alone are shown
$ printf '%s' '{"customer":"4712","note":"ring twice","ship_to":{"street":"5 Wharf Rd","city":"Bristol","postcode":"BS2 0AA","country":"GB"},"lines":[{"sku":"A10410","qty":"1"}]}' | docket order new --from - --quiet >n; docket order show $(cat n) | sed -n 3,4p
To 5 Wharf Rd, BS2 0AA Bristol
Note: ring twice
