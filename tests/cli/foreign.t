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
# papers before the invoice say the rate that prices were converted by; in his language, days of shipments and certificates too
$ export DOCKET_NOW=2026-12-02T09:41:00Z; docket currency rate USD 0.80 --quiet; printf 'number,name,street,postcode,city,country,currency,terms_days,billing,language\n4803,Nordkai,2 Kai,20457,Hamburg,GB,USD,30,week,de\n' >c.csv; docket import customers c.csv --quiet; docket customer certificate 4803 VAT-77 from=2026-01-01 to=2026-12-30 | tail -n 1; for n in A10410 B20001; do O=$(printf '{"docket":"order/1","customer":"4803","customer_po":"N%s","lines":[{"sku":"%s","qty":"12"}]}' $n $n >n.json; docket order new --from n.json --quiet); docket order verify $O --pass first-order --pass quantity-unusual --reason ok --quiet; S=$(docket ship pick $O --quiet); docket ship confirm $S 1=12 --quiet; docket ship pack $S --quiet; docket ship post $S --quiet; done; docket order confirmation $O | grep -A1 'Wechselkurs\|^Steuerfrei,'; docket invoice gather --customer 4803 --to 2026-12-02 --quiet; docket invoice pdf INV1002 | grep 'Lieferung\|Bescheinigung'
VAT-77       2026-01-01  2026-12-30  all        all    E
Steuerfrei,                     10,81          0,00
Bescheinigung VAT-77
--
Wechselkurs
1 USD = 0,8 GBP, Kurs vom 02.12.2026
INV1002
              Lieferung S1002 vom 02.12.2026
              Lieferung S1003 vom 02.12.2026
Bescheinigung VAT-77
# a house that counts cents, customers who count none and three: each amount in its own digits
$ export DOCKET_NOW=2026-11-23T09:41:00Z DOCKET_DB=$PWD/EUR.db; docket init --currency EUR --company "Hafen" --test-clock --quiet; for k in company_country=DE sample_share=0 first_order=no second_person=no company_e_address=0088:5412345000006 company_tax_number=DE136695976 default_service=SEA/STD; do docket setting set ${k%%=*} ${k#*=} --quiet; done; printf 'code,zone,rate,category,name\nS,H,10,S,Tax\n' >tax.csv; printf 'kind,zone,country\ntax,H,JP\ntax,H,KW\ncarrier,1,JP\ncarrier,1,KW\n' >zones.csv; printf 'carrier,service,zone,up_to_kg,price\nSEA,STD,1,100,9.99\n' >carriers.csv; printf 'currency,from,rate\nJPY,2026-11-01,0.0061234\nKWD,2026-11-01,2.8765\n' >rates.csv; printf 'number,name,street,city,postcode,country,currency,terms_days,credit_limit,cash_discount,cash_discount_days,e_address\n1,Osaka,Quay 1,Port,100,JP,JPY,30,5000,2,10,0088:5412345000013\n2,Gulf,Quay 2,Port,100,KW,KWD,30,5000,2,10,0088:5412345000013\n' >customers.csv; printf 'sku,name,price,cost\nA1,Bolt,11.80,0.10\nA2,Nut,0.335,0.10\n' >products.csv; printf 'sku,location,on_hand\nA1,MAIN,500\nA2,MAIN,500\n' >stock.csv; for k in rates tax zones carriers customers products stock; do docket import $k $k.csv --quiet; done; docket customer show 1 | tail -n 1; docket customer show 2 | tail -n 1
Balance 0, open orders 0, exposure 0, limit 816,540 JPY
Balance 0.000, open orders 0.000, exposure 0.000, limit 1,738.224 KWD
$ printf '{"docket":"order/1","customer":"1","discount":"100","lines":[{"sku":"A1","qty":"10"},{"sku":"A2","qty":"20","discount":"7"}]}' >o.json; docket order new --from o.json; sed 's/"1"/"2"/; s/"100"/"0.125"/; s/"7"/"0.005"/' o.json >k.json; docket order new --from k.json; sed 's/"100"/"100.5"/' o.json >b.json; docket order new --from b.json; sed 's/"7"/"7.5"/' o.json >b.json; docket order new --from b.json; docket order explain 100014 --line 2 net | head -n 3; docket order list
Order 100014  allocated  1 Osaka
PO none  placed 2026-11-23  wanted as soon as can be  by SEA/STD
Ln  Item  Qty  Unit  Description     Price  Disc     Net  Alloc  Back  Shipped
 1  A1     10  ea    Bolt         1927.034     0  19,270     10     0        0
 2  A2     20  ea    Nut           54.7082     7   1,087     20     0        0
Goods 20,357  discount 100  freight 1,631  net 21,888  tax 2,189  total 24,077 JPY
Order 100023  allocated  2 Gulf
PO none  placed 2026-11-23  wanted as soon as can be  by SEA/STD
Ln  Item  Qty  Unit  Description   Price   Disc     Net  Alloc  Back  Shipped
 1  A1     10  ea    Bolt         4.1022      0  41.022     10     0        0
 2  A2     20  ea    Nut          0.1165  0.005   2.325     20     0        0
Goods 43.347  discount 0.125  freight 3.473  net 46.695  tax 4.670  total 51.365 KWD
docket: At most 0 decimals are kept here; round it yourself.
docket: At most 0 decimals are kept here; round it yourself.
net = 1087
  = round(pieces * price / per * (100 - discount) / 100) - off
  pieces                 20  20 ea as said
Order   Customer  Name   Stage      Placed      Promised    Late  Lines       Total
100014  1         Osaka  allocated  2026-11-23  2026-11-24            2  24,077 JPY
100023  2         Gulf   allocated  2026-11-23  2026-11-24            2  51.365 KWD
$ docket order deposit 100014 500.5; docket order deposit 100014 500; docket payment take 1 500 --method cash --order 100014; n=1; for o in 100014 100023; do docket order verify $o --quiet; docket ship pick $o --quiet; docket ship confirm S100$n 1=10 2=20 --quiet; docket ship pack S100$n --quiet; docket ship post S100$n --quiet; docket invoice post S100$n; n=$((n + 1)); done; docket invoice list; docket invoice show INV1002 --json | grep -o '"goods":"[0-9.]*"\|"total":.*'
docket: A deposit is 0 to 100 % of the order or an amount, like 30% or 250.
Order 100014 over 24,077 JPY asks for 500 before delivery; 0 are kept for it, 500 missing.
Payment P1001: 500 JPY from Osaka is taken; 500 is applied, 0 is not.
S1001
Invoice INV1001 of 2026-11-23 for order 100014, customer 1
Ln  Item  Qty  Unit  Description     Price  Disc     Net
 1  A1     10  ea    Bolt         1927.034     0  19,270
 2  A2     20  ea    Nut           54.7082     7   1,087
Deposit P1001 of 2026-11-23: 500
Net 21,888  tax 2,189  total 24,077  paid 500  open 23,577 JPY, due 2026-12-23
At 0.0061234 EUR of 2026-11-01: net 134.03  tax 13.40  total 147.43 EUR
S1002
Invoice INV1002 of 2026-11-23 for order 100023, customer 2
Ln  Item  Qty  Unit  Description   Price   Disc     Net
 1  A1     10  ea    Bolt         4.1022      0  41.022
 2  A2     20  ea    Nut          0.1165  0.005   2.325
Net 46.695  tax 4.670  total 51.365  paid 0.000  open 51.365 KWD, due 2026-12-23
At 2.8765 EUR of 2026-11-01: net 134.32  tax 13.43  total 147.75 EUR
Invoice  Date        Order   Customer       Total        Open  Due
INV1002  2026-11-23  100023  2         51.365 KWD  51.365 KWD  2026-12-23
INV1001  2026-11-23  100014  1         24,077 JPY  23,577 JPY  2026-12-23
"goods":"43.347"
"total":"51.365","prepaid":"0.000","rounding":"0.000","due":"51.365","paid":"0.000","open":"51.365","currency":"KWD","rate":"2.8765","rate_from":"2026-11-01","home_currency":"EUR","home_net":"134.32","home_tax":"13.43","home_total":"147.75"}
$ docket invoice pdf INV1001 -o i.txt >/dev/null; grep 'Total\|Rate of\|1 JPY\|In EUR\|Please' i.txt; docket invoice ubl INV1001 >i.xml; grep -o '"[A-Z]*">[0-9.]*</cbc:\(TaxAmount\|PayableAmount\|PrepaidAmount\)' i.xml; docket calc ubl i.xml | tail -n 1; docket invoice ubl INV1002
                                      Total JPY                           24,077
Rate of exchange
1 JPY = 0.0061234 EUR, the rate of 1 Nov 2026
In EUR: net 134.03, tax 13.40, total 147.43
Please pay JPY 23,577 by 23 Dec 2026 and name INV1001.
"JPY">2189</cbc:TaxAmount
"JPY">2189</cbc:TaxAmount
"EUR">13.40</cbc:TaxAmount
"JPY">500</cbc:PrepaidAmount
"JPY">23577</cbc:PayableAmount
It obeys the 283 rules that docket knows.
docket: KWD has three decimals, and electronic invoices by EN 16931 take two: send INV1002 as a PDF.
? 1
# paid in part by a file, the rest less the discount for paying early
$ docket currency rate JPY 0.0062 --from 2026-11-24 --quiet; docket currency rate KWD 2.9001 --from 2026-11-24 --quiet; export DOCKET_NOW=2026-11-25T09:41:00Z; printf 'external_id,customer,amount,method,date\nB1,1,10000,transfer,2026-11-25\nB2,2,20.125,transfer,2026-11-25\n' >p.csv; sed 's/10000/10000.5/; s/20.125/20.1255/' p.csv >q.csv; docket import payments q.csv; docket import payments p.csv; docket payment open 1; docket payment open 2; docket export payments
q.csv:2: amount: At most 0 decimals are kept here; round it yourself.
q.csv:3: amount: At most 3 decimals are kept here; round it yourself.
payments: 2 rows, 0 added, 0 changed, 0 unchanged, 2 rejected.
docket: q.csv: 2 of 2 rows are wrong; nothing was changed.
P1002  10,000 JPY from 1: INV1001, the oldest
P1003  20.125 KWD from 2: INV1002, the oldest
payments: 2 rows, 2 added, 0 changed, 0 unchanged, 0 rejected.
Invoice  Order   Date        Due         Late       Total        Open  Discount  Until
INV1001  100014  2026-11-23  2026-12-23        24,077 JPY  13,577 JPY   472 JPY  2026-12-03
Invoice  Order   Date        Due         Late       Total        Open   Discount  Until
INV1002  100023  2026-11-23  2026-12-23        51.365 KWD  31.240 KWD  1.027 KWD  2026-12-03
external_id,customer,amount,method,date,reference
P1001,1,500,cash,2026-11-23,
B1,1,10000,transfer,2026-11-25,
B2,2,20.125,transfer,2026-11-25,
$ export DOCKET_NOW=2026-11-25T09:41:00Z; docket payment take 1 13105 --method transfer; docket payment take 2 30.213 --method transfer; docket payment open 1; docket payment open 2; docket return new 100014 1=2:misordered --outcome refund --fee 12.5 --counter --condition as-new --to stock | tail -n 1; docket return new 100023 2=20:misordered --outcome credit --counter --condition as-new --to stock | tail -n 1; docket payment refund 2 0.0005 --method transfer; docket payment refund 2 0.5 --method transfer; docket customer statement 1; docket customer statement 2; docket payment list --json | grep -o '"payment":"[^"]*"\|"amount.*"currency":"..."'
Payment P1004: 13,105 JPY from Osaka is taken; 13,105 is applied, 0 is not.
Payment P1005: 30.213 KWD from Gulf is taken; 30.213 is applied, 0.000 is not.
Nothing is to be paid.
Nothing is to be paid.
Credited 3,688 JPY by CN1001.
Credited 2.550 KWD by CN1002.
docket: At most 3 decimals are kept here; round it yourself.
Payment P1009: 0.500 KWD from Gulf is paid back; 0.000 is applied, 0.000 is not.
Date        Document     Number   Reference         Debit  Credit  Balance
2026-11-23  invoice      INV1001                   24,077       0   24,077
2026-11-23  payment      P1001                          0     500   23,577
2026-11-25  credit-note  CN1001                         0   3,688   19,889
2026-11-25  discount     INV1001                        0     472   19,417
2026-11-25  discount     INV1001  Return RMA10019       0     -72   19,489
2026-11-25  payment      P1002                          0  10,000    9,489
2026-11-25  payment      P1004                          0  13,105   -3,616
2026-11-25  refund       P1007    CN1001            3,616       0        0
Date        Document     Number   Reference         Debit  Credit  Balance
2026-11-23  invoice      INV1002                   51.365   0.000   51.365
2026-11-25  credit-note  CN1002                     0.000   2.550   48.815
2026-11-25  discount     INV1002                    0.000   1.027   47.788
2026-11-25  discount     INV1002  Return RMA10024   0.000  -0.051   47.839
2026-11-25  payment      P1003                      0.000  20.125   27.714
2026-11-25  payment      P1005                      0.000  30.213   -2.499
2026-11-25  refund       P1009                      0.500   0.000   -1.999
"payment":"P1009"
"amount":"0.500","applied":"0.000","unapplied":"0.000","currency":"KWD"
"payment":"P1008"
"amount":"2.550","applied":"0.051","unapplied":"1.999","currency":"KWD"
"payment":"P1007"
"amount":"3616","applied":"0","unapplied":"0","currency":"JPY"
"payment":"P1006"
"amount":"3688","applied":"72","unapplied":"0","currency":"JPY"
"payment":"P1005"
"amount":"30.213","applied":"30.213","unapplied":"0.000","currency":"KWD"
"payment":"P1004"
"amount":"13105","applied":"13105","unapplied":"0","currency":"JPY"
"payment":"P1003"
"amount":"20.125","applied":"20.125","unapplied":"0.000","currency":"KWD"
"payment":"P1002"
"amount":"10000","applied":"10000","unapplied":"0","currency":"JPY"
"payment":"P1001"
"amount":"500","applied":"500","unapplied":"0","currency":"JPY"
$ export DOCKET_NOW=2026-11-25T17:41:00Z; docket report payments -o p.csv; cut -d, -f1,9- p.csv; docket report orders -o o.csv; cut -d, -f1,11- o.csv; docket report trial | grep 'Bank\|Cash \|Receiv\|Exchange\|Total'
p.csv
payment,amount,applied,currency,own_amount
P1001,3.06,0.00,JPY,500
P1002,62.00,62.00,JPY,10000
P1003,58.36,58.36,KWD,20.125
P1004,81.25,81.25,JPY,13105
P1005,87.62,87.62,KWD,30.213
P1007,-22.42,0.00,JPY,-3616
P1009,-1.45,0.00,KWD,-0.500
o.csv
order,goods,discount,freight,net,tax,total,currency,own_total
100014,124.65,0.61,9.99,134.03,13.40,147.43,JPY,24077
100023,124.69,0.36,9.99,134.32,13.43,147.75,KWD,51.365
1000     Cash                          0.00    3.06    0.00     3.06
1030     Bank                          0.00  289.23   23.87   265.36
1200     Receivables                   0.00  292.71  292.71     0.00
4995     Exchange differences          0.00    0.29    2.95    -2.66
Total                                  0.00  763.02  763.02     0.00
$ export DOCKET_NOW=2026-11-25T17:41:00Z; docket day count cash 0 --quiet; docket day reconcile | grep -v '^ok'; docket day close | tail -n 1; docket verify
warn  payment-unapplied        Every payment is used by invoices
      payment-unapplied:P1008  Payment P1008 of customer 2: 1.999 KWD are not used by an invoice.
        it was paid before the invoice, or too much: docket customer statement 2
Day 2026-11-23: not ready to sign off.
docket: 1 warning needs a reason, first payment-unapplied:P1008: Payment P1008 of customer 2: 1.999 KWD are not used by an invoice.
~ Sound: [0-9]+ invariants hold, the journal is whole.
# a house that counts whole yen, a customer whose cents are worth more than one of them
$ export DOCKET_NOW=2026-11-23T09:41:00Z DOCKET_DB=$PWD/JPY.db; docket init --currency JPY --company "Harbour House" --test-clock --quiet; for k in company_country=JP sample_share=0 first_order=no second_person=no default_service=SEA/STD; do docket setting set ${k%%=*} ${k#*=} --quiet 2>/dev/null; done; sed -i 's/9.99/1500/' carriers.csv; printf 'currency,from,rate\nUSD,2026-11-01,150.25\n' >rates.csv; printf 'number,name,street,city,postcode,country,currency,terms_days,credit_limit,cash_discount,cash_discount_days\n3,Pearl,Quay 2,Port,100,JP,USD,30,20000,2,10\n' >customers.csv; printf 'sku,name,price,cost\nA1,Bolt,1180,10\nA2,Nut,33.5,10\n' >products.csv; for k in rates tax zones carriers customers products stock; do docket import $k $k.csv --quiet; done; docket setting set default_service SEA/STD --quiet; docket setting set high_value 15000 --quiet
$ printf '{"docket":"order/1","customer":"3","discount":"1.25","lines":[{"sku":"A1","qty":"10"},{"sku":"A2","qty":"20","discount":"0.15"}]}' >o.json; docket order new --from o.json; docket customer show 3 | tail -n 1; printf 'external_id,customer,placed,sku,qty,freight\nX1,3,2026-11-23,A1,1,12.75\n' >x.csv; docket import orders x.csv; docket order list; docket export orders --json | grep -o '"discount.*\|"freight.*'; docket order cancel 100023 --reason x --quiet
Order 100014  entered  3 Pearl
PO none  placed 2026-11-23  wanted as soon as can be  by SEA/STD
Ln  Item  Qty  Unit  Description   Price  Disc    Net  Alloc  Back  Shipped
 1  A1     10  ea    Bolt         7.8536     0  78.54     10     0        0
 2  A2     20  ea    Nut           0.223  0.15   4.31     20     0        0
Goods 82.85  discount 1.25  freight 9.98  net 91.58  tax 9.16  total 100.74 USD
warn high-value: 15,136 is a high value; a second person looks at it.
Balance 0.00, open orders 100.74, exposure 100.74, limit 133.11 USD
orders: 1 rows, 1 added, 0 changed, 0 unchanged, 0 rejected.
Order   Customer  Name   Stage      Placed      Promised    Late  Lines       Total
100014  3         Pearl  entered    2026-11-23  2026-11-24            2  100.74 USD
100023  3         Pearl  allocated  2026-11-23  2026-11-24            1   22.66 USD
"discount":"1.25","billing":"shipment","lines":[{"sku":"A1","qty":"10","unit":"ea","price":"7.8536"},{"sku":"A2","qty":"20","unit":"ea","price":"0.223","discount":"0.15"}]}
"freight":"12.75","billing":"shipment","lines":[{"sku":"A1","qty":"1","unit":"ea","price":"7.8536"}]}
$ docket order verify 100014 --pass high-value --reason ok --quiet; docket ship pick 100014 --quiet; docket ship confirm S1001 1=10 2=20 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001 | tail -n 2; docket currency rate USD 148.5 --from 2026-11-24 --quiet; export DOCKET_NOW=2026-11-25T09:41:00Z; docket payment take 3 60.5 --method transfer; docket payment open 3; docket payment take 3 0.005 --method cash
S1001
Net 91.58  tax 9.16  total 100.74  paid 0.00  open 100.74 USD, due 2026-12-23
At 150.25 JPY of 2026-11-01: net 13,760  tax 1,376  total 15,136 JPY
Payment P1001: 60.50 USD from Pearl is taken; 60.50 is applied, 0.00 is not.
Invoice  Order   Date        Due         Late       Total       Open  Discount  Until
INV1001  100014  2026-11-23  2026-12-23        100.74 USD  40.24 USD  2.01 USD  2026-12-03
docket: At most 2 decimals are kept here; round it yourself.
? 65
$ export DOCKET_NOW=2026-11-25T17:41:00Z; docket payment take 3 38.23 --method transfer; docket return new 100014 1=2:misordered --outcome refund --counter --condition as-new --to stock | tail -n 1; docket customer statement 3; docket report trial | grep 'Bank\|Receiv\|Exchange\|Total'; docket day count cash 0 --quiet; docket day reconcile | grep -v '^ok'; docket day close --quiet; docket verify; docket report orders --from 2026-11-23 -o o.csv; cut -d, -f1,11- o.csv
Payment P1002: 38.23 USD from Pearl is taken; 38.23 is applied, 0.00 is not.
Credited 17.02 USD by CN1001.
Date        Document     Number   Reference         Debit  Credit  Balance
2026-11-23  invoice      INV1001                   100.74    0.00   100.74
2026-11-25  payment      P1001                       0.00   60.50    40.24
2026-11-25  credit-note  CN1001                      0.00   17.02    23.22
2026-11-25  discount     INV1001                     0.00    2.01    21.21
2026-11-25  discount     INV1001  Return RMA10019    0.00   -0.34    21.55
2026-11-25  payment      P1002                       0.00   38.23   -16.68
2026-11-25  refund       P1004    CN1001            16.68    0.00     0.00
1030     Bank                             0  14,661   2,477   12,184
1200     Receivables                      0  15,187  15,187        0
4995     Exchange differences             0     173      29      144
Total                                     0  45,931  45,931        0
warn  overrides                Overrides of the day are listed with their reasons
      overrides:100014/high-value  root passed high-value of order 100014: ok
        reason: recorded ok
Day 2026-11-23: ready to sign off.
Day 2026-11-23 is closed.
~ Signed off by root at 2026-11-25T17:41:00.000Z, digest [0-9a-f]+\.
~ Sound: [0-9]+ invariants hold, the journal is whole.
o.csv
order,goods,discount,freight,net,tax,total,currency,own_total
100014,12449,188,1499,13760,1376,15136,USD,100.74
100023,0,0,0,0,0,0,USD,0.00
