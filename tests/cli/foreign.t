# an order of a customer who pays in another currency: to its invoice, its payment and the ledger
$ desk; docket currency rate USD 0.7921 --from 2026-11-01; printf 'number,name,street,postcode,city,country,currency,terms_days,e_address\n4802,Gulf Marine,7 Dock Rd,BS1 4QA,Bristol,GB,USD,30,EM:buy@gulf.example\n' >c.csv; docket import customers c.csv --quiet
From 1 Nov 2026, 1 USD is now 0.7921 GBP.
$ printf '{"docket":"order/1","customer":"4802","customer_po":"SF 9","lines":[{"sku":"A10410","qty":"12"},{"sku":"C30100","qty":"1","unit":"cs"}]}' >o.json; docket order new --from o.json; docket order list --customer 4802; docket order list --customer 4802 --json | grep -o '"total.*'
Order 100067  allocated  4802 Gulf Marine
PO SF 9  placed 2026-11-23  wanted as soon as can be  by DHL/STD
Ln  Item    Qty  Unit  Description      Price  Disc    Net  Alloc  Back  Shipped
 1  A10410   12  ea    Hex bolt M8x40  0.2323     0   2.79     12     0        0
 2  C30100    1  cs    Chain 6 mm      3.0299     0  75.75     25     0        0
Goods 78.54  discount 0.00  freight 10.73  net 89.27  tax 17.85  total 107.12 USD
Order   Customer  Name         Stage      Placed      Promised    Late  Lines       Total
100067  4802      Gulf Marine  allocated  2026-11-23  2026-11-24            2  107.12 USD
"total":"107.12","currency":"USD"}
$ docket order verify 100067 --pass first-order --pass quantity-unusual --reason ok --quiet; docket ship pick 100067 --quiet; docket ship confirm S1001 1=12 2=25 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001; docket invoice list; docket invoice show INV1001 --json | grep -o '"open.*'
S1001
Invoice INV1001 of 2026-11-23 for order 100067, customer 4802
Ln  Item    Qty  Unit  Description      Price  Disc    Net
 1  A10410   12  ea    Hex bolt M8x40  0.2323     0   2.79
 2  C30100    1  cs    Chain 6 mm      3.0299     0  75.75
Net 89.27  tax 17.85  total 107.12  paid 0.00  open 107.12 USD, due 2026-12-23
At 0.7921 GBP of 2026-11-01: net 70.71  tax 14.14  total 84.85 GBP
Invoice  Date        Order   Customer       Total        Open  Due
INV1001  2026-11-23  100067  4802      107.12 USD  107.12 USD  2026-12-23
"open":"107.12","currency":"USD","rate":"0.7921","rate_from":"2026-11-01","home_currency":"GBP","home_net":"70.71","home_tax":"14.14","home_total":"84.85"}
# the paper says the rate and the tax in house money, the electronic one likewise
$ docket invoice pdf INV1001 -o i.txt; grep -A2 'Rate of' i.txt; docket invoice ubl INV1001 >i.xml; grep -n 'CurrencyCode\|<cbc:TaxAmount' i.xml; docket calc ubl i.xml 2>&1 | tail -1
i.txt
Rate of exchange
1 USD = 0.7921 GBP, the rate of 1 Nov 2026
In GBP: net 70.71, tax 14.14, total 84.85
9:  <cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>
10:  <cbc:TaxCurrencyCode>GBP</cbc:TaxCurrencyCode>
102:    <cbc:TaxAmount currencyID="USD">17.85</cbc:TaxAmount>
105:      <cbc:TaxAmount currencyID="USD">17.85</cbc:TaxAmount>
116:    <cbc:TaxAmount currencyID="GBP">14.14</cbc:TaxAmount>
It obeys the 283 rules that docket knows.
# he pays in two parts when the dollar is worth more
$ docket currency rate USD 0.80 --from 2026-12-01 --quiet; export DOCKET_NOW=2026-12-02T09:41:00Z; docket payment open 4802; docket payment take 4802 50 --method transfer; docket customer ageing 4802; docket payment take 4802 57.12 --method cash; docket payment show P1002; docket customer statement 4802
Invoice  Order   Date        Due         Late       Total        Open  Discount  Until
INV1001  100067  2026-11-23  2026-12-23        107.12 USD  107.12 USD  0.00 USD
Payment P1001: 50.00 USD from Gulf Marine is taken; 50.00 is applied, 0.00 is not.
Customer  Name         Not due  1-30  31-60  61-90  Over 90  Paid ahead    Balance  Oldest
4802      Gulf Marine    57.12  0.00   0.00   0.00     0.00        0.00  57.12 USD       0
Payment P1002: 57.12 USD from Gulf Marine is taken; 57.12 is applied, 0.00 is not.
P1002  payment  4802 Gulf Marine  2026-12-02  cash  
Invoice  Date             Total  Paid by it  Discount  Open now
INV1001  2026-11-23  107.12 USD   57.12 USD  0.00 USD  0.00 USD
Amount 57.12  applied 57.12  left 0.00 USD, matched: oldest
Date        Document  Number   Reference   Debit  Credit  Balance
2026-11-23  invoice   INV1001  SF 9       107.12    0.00   107.12
2026-12-02  payment   P1001                 0.00   50.00    57.12
2026-12-02  payment   P1002                 0.00   57.12     0.00
$ export DOCKET_NOW=2026-12-02T09:41:00Z; docket report payments -o p.csv; tail -n 2 p.csv; docket report trial | grep 'Bank\|Cash\|Receiv\|Exchange'; docket verify | grep -c Sound
p.csv
P1001,2026-12-02T09:41:00.000Z,root,payment,4802,Gulf Marine,transfer,,40.00,40.00,USD,50.00
P1002,2026-12-02T09:41:00.000Z,root,payment,4802,Gulf Marine,cash,,45.70,45.70,USD,57.12
1000     Cash                    0.00      45.70       0.00       45.70
1030     Bank                    0.00      40.00       0.00       40.00
1200     Receivables             0.00      84.85      84.85        0.00
4995     Exchange differences    0.00       0.00       0.85       -0.85
1
# the drawer holds the house's money: what came in another is listed, not counted
$ export DOCKET_NOW=2026-12-02T09:41:00Z; docket day count cash 0; docket report tender | tail -n +6
cash counted: 0.00 GBP.
Method    Expected  Counted  Difference  Code  Reason
--------  --------  -------  ----------  ----  ------
cash          0.00     0.00        0.00
transfer      0.00
--------  --------  -------  ----------  ----  ------
Total         0.00     0.00        0.00
2 rows
# what cannot be: no rate that day, another currency once there are documents, too much
$ printf 'number,name,street,postcode,city,country,currency\n4803,Lisbon Ropes,7 Dock Rd,BS1 4QA,Bristol,GB,EUR\n' >c.csv; docket import customers c.csv; docket currency rate EUR 0.86 --from 2026-12-24 --quiet; docket import customers c.csv
c.csv:2: currency: There is no rate for EUR on 2 Dec 2026. See: docket currency rate
customers: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: c.csv: 1 of 1 rows are wrong; nothing was changed.
c.csv:2: currency: There is no rate for EUR on 2 Dec 2026. See: docket currency rate
customers: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: c.csv: 1 of 1 rows are wrong; nothing was changed.
? 65
$ docket customer set 4802 currency=GBP; docket customer set 4802 currency=EUR; docket customer set 4802 currency=Dollar
docket: 4802 has orders, prices or payments in USD; sell to him in GBP under a new number.
docket: There is no rate for EUR on 2 Dec 2026. See: docket currency rate
docket: currency is too long: at most 3 characters.
? 65
$ docket currency rate USD 0.5 --from 2026-11-02; docket currency rate USD 9999999999999
docket: Documents in USD were posted on or after 2 Nov 2026; give the rate another day.
docket: '9999999999999' is no rate of exchange; type what one unit is worth, like 1.0837.
? 65
$ docket currency rate USD 0.000000001 --quiet; sed 's/"12"/"9999"/; s/SF 9/SF 10/' o.json >p.json; docket order new --from p.json
docket: The price of C30100 is too large in USD.
? 65
