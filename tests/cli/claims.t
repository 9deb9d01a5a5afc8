# what customers claim without goods: each kind, the decision, credit, replacement, counter-claims
$ desk; printf '{"customer":"4711","customer_po":"P88213","lines":[{"sku":"A10410","qty":"12"},{"sku":"A10422","qty":"10"},{"sku":"C30100","qty":"2","unit":"cs"},{"sku":"B20001","qty":"5"}]}' >o.json; docket order new --from o.json --quiet; docket order verify 100067 --pass quantity-unusual --reason boat --quiet; docket ship pick 100067 --quiet; docket ship confirm S1001 1=12 2=10 3=50 4=5 --quiet; docket ship pack S1001 --quiet; docket claim new 100067 1=1 --kind S; docket ship post S1001 --quiet; docket claim new 100067 1=1@0.1 --kind P; docket invoice post S1001 --quiet
100067
S1001
docket: Nothing of line 1 (A10410) has left yet; cancel it instead.
docket: Line 1 (A10410) is on no invoice yet. Post the invoice first, or change the order.
INV1001
$ docket claim list; docket claim new 100067 1=2 --kind S --said "two were missing" --evidence "photo of the box" --once c1; docket claim new 100067 1=2 --kind S --said "two were missing" --evidence "photo of the box" --once c1 --quiet; docket claim list
No claim is open.
Claim CL10019  short delivery  open  order 100067  4711 Harbor Marine Supply
He says: two were missing
Evidence: photo of the box
Ln  Order  Item    Description     Qty  Price  Asks  Gets
 1      1  A10410  Hex bolt M8x40    2         0.37
Asks for 0.37 GBP net.
CL10019
Number   Kind   Order   Customer  Name                  State  Asks  Gets  By
CL10019  short  100067  4711      Harbor Marine Supply  open   0.37
$ docket claim new 100067 1=11 --kind D; docket claim new 100067 1=1 --kind S --customer 4712; docket claim new 100067 1=1 --kind X; docket claim new 100067 1 --kind S; docket claim new 100067 9=1 --kind S; docket claim new 100067 1=0 --kind S; docket claim new 100067 --kind S; docket claim new 100067 3=999 --kind G --said x; docket claim new 100067 1=@9 --kind P; docket claim new 100067 --kind G --amount 5
docket: Of line 1 (A10410) 12 were shipped and 10 are on no return or claim yet, not 11.
docket: Order 100067 is of customer 4711. Ask the caller for the right number.
docket: A claim is one of short, damaged, price, late, goodwill, or its first letter.
docket: Write LINE=QTY, not 1.
docket: The order has no line 9 of goods.
docket: Say how many of line 1 (A10410) are claimed.
docket: Say which line of the order is claimed.
docket: Of line 3 (C30100) 120.00 are invoiced and neither credited nor claimed, not 999.00.
docket: Line 1 (A10410) was invoiced at 0.184; the right price is less than that.
docket: Say what it is for; it is told to whoever decides it.
? 65
$ docket claim settle CL10019; docket claim decide CL10019 --verdict accepted; docket claim ask CL10019; docket claim decide CL10019 --verdict accepted --cause house; docket request list; docket request answer 1 --text "two lie in the bin" --quiet; docket claim decide CL10019 --verdict yes; docket claim decide CL10019 --verdict partly 1=1; docket claim decide CL10019 --verdict accepted --cause house; docket claim settle CL10019; docket claim settle CL10019
docket: Claim CL10019 is open. It is decided first.
docket: Say whose doing it was: house when shipped is wrong and the goods lie here still, else carrier or supplier.
Claim CL10019  short delivery  open  order 100067  4711 Harbor Marine Supply
He says: two were missing
Evidence: photo of the box
Ln  Order  Item    Description     Qty  Price  Asks  Gets
 1      1  A10410  Hex bolt M8x40    2         0.37
The warehouse was asked: no answer yet
Asks for 0.37 GBP net.
docket: The warehouse was asked about claim CL10019 and did not answer yet. See: docket request list
Request  To         Kind   About                        By    State  Text
      1  warehouse  count  order 100067 line 1, A10410  root  open   Claim CL10019, short delivery, order 100067: 2 A10410. Look how it left, and count what lies here.
Request 1 to warehouse, count by root: Claim CL10019, short delivery, order 100067: 2 A10410. Look how it left, and count what lies here.
About order 100067 line 1, A10410
answered by root: two lie in the bin
docket: The verdict is one of accepted, partly, refused.
docket: Say why; the customer will ask.
Claim CL10019  short delivery  decided  order 100067  4711 Harbor Marine Supply
He says: two were missing
Evidence: photo of the box
Ln  Order  Item    Description     Qty  Price  Asks  Gets
 1      1  A10410  Hex bolt M8x40    2         0.37  0.37
The warehouse was asked: two lie in the bin
accepted by root, credit, cause house: 0.37 of 0.37 GBP net.
Claim CL10019  short delivery  settled  order 100067  4711 Harbor Marine Supply
He says: two were missing
Evidence: photo of the box
Ln  Order  Item    Description     Qty  Price  Asks  Gets
 1      1  A10410  Hex bolt M8x40    2         0.37  0.37
The warehouse was asked: two lie in the bin
accepted by root, credit, cause house: 0.37 of 0.37 GBP net.
Credited 0.44 GBP by CN1001.
docket: Claim CL10019 is settled; nothing of it changes now.
? 1
$ docket claim new 100067 3=50@2.20 --kind price --said "2.20 was agreed" --quiet; docket claim decide CL10024 --verdict accepted --outcome replacement; docket claim decide CL10024 --verdict partly 1=25 --reason "half of it was before the change"; docket claim settle CL10024 --json; docket invoice show CN1002
CL10024
docket: Only missing or damaged goods are replaced; credit a claim for wrong price.
Claim CL10024  wrong price  decided  order 100067  4711 Harbor Marine Supply
He says: 2.20 was agreed
Ln  Order  Item    Description  Qty  Price   Asks  Gets
 1      3  C30100  Chain 6 mm    50   2.20  10.00  5.00
partly by root, credit: 5.00 of 10.00 GBP net.
Why: half of it was before the change
{"claim":"CL10024","kind":"price","order":"100067","invoice":null,"customer":"4711","state":"settled","verdict":"partly","outcome":"credit","cause":null,"said":"2.20 was agreed","evidence":"","warehouse":null,"answer":null,"why":"half of it was before the change","asked":"10.00","accepted":"5.00","freight":"0.00","accepted_freight":"0.00","entered_by":"root","decided_by":"root","credit_notes":"CN1002","credit":"6.00","currency":"GBP","replacement":null,"lines":[{"line":1,"order_line":3,"sku":"C30100","qty":"50","price":"2.20","amount":"10.00","accepted_qty":"25","accepted_amount":"5.00"}]}
Credit note CN1002 of 2026-11-23 for order 100067, customer 4711
Ln  Item    Qty  Unit  Description              Price  Disc   Net
 1  C30100    1  cs    Wrong price: Chain 6 mm   0.20     0  5.00
Net 5.00  tax 1.00  total 6.00  paid 0.00  open 6.00 GBP, due 2026-11-23
$ docket claim new 100067 2=3 --kind damaged --said wet --quiet; docket claim decide CL10035 --verdict accepted --outcome replacement --cause carrier --quiet; docket claim settle CL10035; docket order show 100072; docket return new 100067 2=8 --reason N
CL10035
CL10035
Claim CL10035  damaged in transit  settled  order 100067  4711 Harbor Marine Supply
He says: wet
Ln  Order  Item    Description     Qty  Price  Asks  Gets
 1      2  A10422  Hex bolt M8x60    3         0.66  0.66
accepted by root, replacement, cause carrier: 0.66 of 0.66 GBP net.
Replaced by order 100072.
Order 100072  entered  4711 Harbor Marine Supply
PO CL10035  placed 2026-11-23  wanted as soon as can be  by DHL/STD
To 01, 14 Quay St, BS1 4RN Bristol
Note: Free replacement: claim CL10035, damaged in transit, order 100067
Ln  Item    Qty  Unit  Description     Price  Disc   Net  Alloc  Back  Shipped
 1  A10422    3  ea    Hex bolt M8x60   0.00     0  0.00      3     0        0
Goods 0.00  discount 0.00  freight 0.00  net 0.00  tax 0.00  total 0.00 GBP
warn below-floor line 1: L1: 0.00 is under the floor of 0.40.
docket: Of line 2 (A10422) 10 were shipped and 7 can still come back, not 8.
? 1
$ docket claim counter CL10035; docket claim counter CL10035 --carrier XYZ; docket claim counter CL10035 --carrier DHL; docket claim counters; docket claim move CC1001 --to paid; docket claim move CC1001 --to sent --quiet; docket claim move CC1001 --to accepted --amount 0.50 --reason "weight" --quiet; docket claim move CC1001 --to paid --reference D77 --json; docket claim counters; docket claim counters --all
docket: Say of which carrier or supplier.
docket: There is no carrier 'XYZ'.
Number  Claim    Of   State  Asked  Accepted  Paid  Reference  Why
CC1001  CL10035  DHL  open    0.66
Number  Claim    Of   State  Asked  Accepted  Paid  Reference  Why
CC1001  CL10035  DHL  open    0.66
docket: Counter-claim CC1001 is open; write down what they accepted before the money.
CC1001
CC1001
{"counter_claim":"CC1001","claim":"CL10035","kind":"damaged","carrier":"DHL","state":"paid","asked":"0.66","accepted":"0.50","paid":"0.50","reference":"D77","why":"weight"}
Nothing is claimed of a carrier or supplier.
Number  Claim    Of   State  Asked  Accepted  Paid  Reference  Why
CC1001  CL10035  DHL  paid    0.66      0.50  0.50  D77        weight
$ docket claim new 100067 --kind goodwill --amount 5 --said "waited on the phone" --quiet; docket claim decide CL10043 --verdict refused; docket claim decide CL10043 --verdict refused --reason "not ours" --quiet; docket claim settle CL10043; docket claim new 100067 1=0.20 --kind late --said "a week" --quiet; docket claim withdraw CL10056 --reason "he found it" ; docket claim list --all
CL10043
docket: Say why; the customer will ask.
CL10043
docket: Claim CL10043 was refused by root; nothing of it changes now.
CL10056
Claim CL10056  came late  withdrawn  order 100067  4711 Harbor Marine Supply
He says: a week
Ln  Order  Item    Description     Qty  Price  Asks  Gets
 1      1  A10410  Hex bolt M8x40              0.20
Asks for 0.20 GBP net.
Why: he found it
Number   Kind      Order   Customer  Name                  State       Asks  Gets  By
CL10056  late      100067  4711      Harbor Marine Supply  withdrawn   0.20
CL10043  goodwill  100067  4711      Harbor Marine Supply  refused     5.00  0.00
CL10035  damaged   100067  4711      Harbor Marine Supply  settled     0.66  0.66  100072
CL10024  price     100067  4711      Harbor Marine Supply  settled    10.00  5.00  CN1002
CL10019  short     100067  4711      Harbor Marine Supply  settled     0.37  0.37  CN1001
$ docket order timeline 100067 | grep "CL1\|credited" | cut -c12-; docket report claims -o c.csv; cat c.csv; docket day reconcile | grep -i claim; docket verify
09:12:00.000Z  claimed      root  CL10019  short delivery  0.37
09:12:00.000Z  asked        root  count, to warehouse: Claim CL10019, short delivery, order 100067: 2 A10410. Look how it left, and count what lies here.
09:12:00.000Z  looked into  root  CL10019
09:12:00.000Z  decided      root  CL10019  accepted  0.37
09:12:00.000Z  credited     root  CN1001  0.44
09:12:00.000Z  settled      root  CL10019  CN1001
09:12:00.000Z  claimed      root  CL10024  wrong price  10.00
09:12:00.000Z  decided      root  CL10024  partly: half of it was before the change  5.00
09:12:00.000Z  credited     root  CN1002  6.00
09:12:00.000Z  settled      root  CL10024  CN1002
09:12:00.000Z  claimed      root  CL10035  damaged in transit  0.66
09:12:00.000Z  decided      root  CL10035  accepted  0.66
09:12:00.000Z  settled      root  CL10035  100072
09:12:00.000Z  claimed      root  CL10043  goodwill  5.00
09:12:00.000Z  decided      root  CL10043  refused: not ours  0.00
09:12:00.000Z  claimed      root  CL10056  came late  0.20
09:12:00.000Z  withdrawn    root  CL10056  he found it
c.csv
reason,cause,claims,open,accepted,refused,asked,given,credited,replaced,counter_claimed,recovered
damaged,carrier,1,0,1,0,0.66,0.66,0.00,1,0.66,0.50
goodwill,,1,0,0,1,5.00,0.00,0.00,0,0.00,0.00
late,,1,0,0,0,0.20,0.00,0.00,0,0.00,0.00
price,,1,0,1,0,10.00,5.00,6.00,0,0.00,0.00
short,house,1,0,1,0,0.37,0.37,0.44,0,0.00,0.00
ok    counter-claim            What was recovered by counter-claims = its postings
ok    counter-claim-open       Counter-claims are sent, answered and paid in time
ok    claim-goods              Goods that are claimed as missing or damaged did not come back
ok    claim-credit             A settled claim gave what was accepted, by credit notes or a replacement
ok    claim-open               Claims are decided and settled in time
~ Sound: [0-9]+ invariants hold, the journal is whole.
