# invoices by the terms of orders: ahead, prepaid with deposits, gathered
$ desk; docket setting set second_person no --quiet; docket setting set sample_share 0 --quiet; docket customer set 4711 billing=order --quiet; printf '{"customer":"4711","customer_po":"P88213","freight":"10","discount":"5","lines":[{"sku":"A10410","qty":"12"},{"sku":"A10422","qty":"10"},{"sku":"C30100","qty":"2","unit":"cs"}]}' >o.json; docket order new --from o.json --quiet
100067
$ docket invoice post 100067
docket: Order 100067 is not verified yet; verify it first: docket order verify 100067
? 1
$ docket order verify 100067 --pass quantity-unusual --reason boat --quiet; docket invoice due; docket day reconcile | grep -A2 billing-ahead
What   Number  Customer  Name                  Since       Until  Amount
order  100067  4711      Harbor Marine Supply  2026-11-23         155.30
warn  billing-ahead            Orders that are invoiced ahead of their shipment are invoiced
      billing-ahead:100067  Order 100067 over 155.30 is verified and not invoiced, though its terms say so.
        it was verified, or changed, after the last run of invoices: docket invoice post 100067
ok    billing-gather           What left in a period that has ended is gathered on invoices
$ docket invoice run; docket invoice post 100067; docket customer show 4711 | tail -n 1
INV1001  order 100067 of 4711 Harbor Marine Supply: 155.30 GBP
docket: All of the order is invoiced already; see invoice INV1001.
Balance 155.30, open orders 397.68, exposure 552.98, limit 1,030.00 GBP
$ docket order cancel 100067 --line 2 --qty 3 --reason x; docket invoice credit 100067 2=11 --reason x; docket invoice credit 100067 9=1 --reason x; docket invoice credit 100067 2=x --reason x; docket invoice credit 100067 2=3 --reason "not needed"; docket customer show 4711 | tail -n 1
docket: 10 of line 2 are invoiced and not shipped; credit what is not to be delivered: docket invoice credit 100067 2=QTY
docket: Of line 2, 10 are invoiced and can still be kept from delivery; credit no more than that.
docket: Order 100067 has no line 9 that is invoiced.
docket: 'x' is not a number. Type it like 1234.50.
Credit note CN1001 of 2026-11-23 for order 100067, customer 4711
Ln  Item    Qty  Unit  Description     Price  Disc   Net
 1  A10422    3  ea    Hex bolt M8x60  0.221     0  0.66
Net 0.63  tax 0.13  total 0.76  paid 0.00  open 0.76 GBP, due 2026-11-23
Balance 154.54, open orders 397.69, exposure 552.23, limit 1,030.00 GBP
$ docket ship pick 100067 --quiet; docket ship confirm S1001 1=12 2=7 3=50 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket order list --customer 4711 | grep 100067; docket invoice post S1001
S1001
docket: Everything that left is invoiced already; see invoice INV1001.
? 1
$ docket customer set 4711 billing=prepaid --quiet; printf '{"customer":"4711","customer_po":"P88214","lines":[{"sku":"A10410","qty":"12"},{"sku":"A10422","qty":"9"}]}' >o.json; docket order new --from o.json | tail -n 3; docket invoice due
Goods 4.20  discount 0.00  freight 8.50  net 12.70  tax 2.54  total 15.24 GBP
HELD prepayment: Payment before delivery: take 15.24 first. (docket)
stop prepayment: Payment before delivery: take 15.24 first.
What     Number  Customer  Name                  Since       Until  Amount
deposit  100072  4711      Harbor Marine Supply  2026-11-23          15.24
$ docket payment take 4711 10 --method transfer --order 100072; docket order show 100072 | grep HELD; docket payment take 4711 50 --method transfer --order 100072; docket order show 100072 | grep HELD; docket payment take 4711 50 --method transfer --order 100072; docket payment take 4712 5 --method cash --order 100072
Payment P1002: 10.00 GBP from Harbor Marine Supply is taken; 10.00 is applied, 0.00 is not.
HELD prepayment: Payment before delivery: take 5.24 first. (docket)
Payment P1003: 50.00 GBP from Harbor Marine Supply is taken; 5.24 is applied, 44.76 is not.
docket: Order 100072 asks for no deposit any more; 15.24 are kept for it.
docket: Order 100072 is of another customer; check the number.
? 1
$ docket invoice proforma 100072 -o p.txt; sed -n '/ Goods/,/Due/p;/^Payment/,/^---/p' p.txt
p.txt
                                      Goods                                 4.20
                                      Freight                               8.50
                                      Net                                  12.70
                                      VAT 20 %                              2.54
                                      Total GBP                            15.24
                                      Paid before                         -15.24
                                      ------------------------------------------
                                      Due GBP                               0.00
Payment
The order is paid. What you paid is deducted on the invoice.

--------------------------------------------------------------------------------
$ docket payment reverse P1002 --reason bounced --quiet; docket order show 100072 | grep HELD; docket payment keep P1003 100072; docket order verify 100072; docket ship pick 100072 --quiet; docket ship confirm S1002 1=12 2=9 --quiet; docket ship pack S1002 --quiet; docket ship post S1002 --quiet; docket invoice post S1002 | tail -n 2; docket invoice show INV1002 --json | grep -o '"deposits".*'; docket invoice pdf INV1002 -o i.txt; sed -n '/Goods/,$p' i.txt | head -n 22
HELD prepayment: Payment before delivery: take 10.00 first. (docket)
Payment P1003: 50.00 GBP from Harbor Marine Supply is kept; 15.24 is applied, 34.76 is not.
Order 100072 is verified; it is allocated, 15.24 GBP.
S1002
Deposit P1003 of 2026-11-23: 15.24
Net 12.70  tax 2.54  total 15.24  paid 15.24  open 0.00 GBP, due 2026-12-23
"deposits":[{"payment":"P1003","amount":"15.24"}],"goods":"4.20","discount":"0.00","freight":"8.50","net":"12.70","tax":[{"category":"S","rate":"20","base":"12.70","tax":"2.54"}],"total":"15.24","prepaid":"15.24","rounding":"0.00","due":"0.00","paid":"0.00","open":"0.00","currency":"GBP"}
i.txt
                                      Goods                                 4.20
                                      Freight                               8.50
                                      Net                                  12.70
                                      VAT 20 %                              2.54
                                      Total GBP                            15.24
                                      Paid before                         -15.24
                                      ------------------------------------------
                                      Due GBP                               0.00

Tax                           Taxable   Tax amount
------------------------ ------------ ------------
VAT 20 %                        12.70         2.54

Paid before
GBP 15.24 of 23 Nov 2026, P1003

Payment
This invoice is paid in full. Thank you.

--------------------------------------------------------------------------------
Northgate Wholesale                      Bank
Tax number GB123456789                   Severn Bank, sort code 00-00-00,




$ docket invoice ubl INV1002 -o i.xml; grep -A1 Prepaid i.xml; docket payment reverse P1003 --reason bounced; docket invoice show INV1002 | tail -n 1; docket payment open 4711; docket customer statement 4711 | tail -n 4; docket payment show P1003
i.xml
    <cbc:PrepaidAmount currencyID="GBP">15.24</cbc:PrepaidAmount>
    <cbc:PayableAmount currencyID="GBP">0.00</cbc:PayableAmount>
Payment P1005: 50.00 GBP from Harbor Marine Supply went back; 0.00 is applied, 0.00 is not.
Net 12.70  tax 2.54  total 15.24  paid 0.00  open 15.24 GBP, due 2026-12-23
Invoice  Order   Date        Due         Late   Total    Open  Discount  Until
INV1001  100067  2026-11-23  2026-12-23        155.30  154.54      0.00
INV1002  100072  2026-11-23  2026-12-23         15.24   15.24      0.00
2026-11-23  payment      P1002                 0.00   10.00   159.78
2026-11-23  payment      P1003                 0.00   50.00   109.78
2026-11-23  refund       P1004    P1002       10.00    0.00   119.78
2026-11-23  refund       P1005    P1003       50.00    0.00   169.78
P1003  payment  4711 Harbor Marine Supply  2026-11-23  transfer  
Amount 50.00  applied 0.00  left 0.00 GBP, reversed by P1005
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
$ docket customer set 4711 billing=week --quiet; for po in P88215 P88216; do printf '{"customer":"4711","customer_po":"%s","freight":"3","discount":"0.10","lines":[{"sku":"A10410","qty":"12"},{"sku":"B20001","qty":"24"}]}\n' $po >o.json; docket order new --from o.json --quiet; done; docket order verify 100095 --pass order-duplicate --reason "asked for" --quiet; docket order list --customer 4711 | tail -n 3 | head -n 2
100080
100095
100080  4711      Harbor Marine Supply  allocated  2026-11-23  2026-11-24            2    6.48
100095  4711      Harbor Marine Supply  allocated  2026-11-23  2026-11-24            2    6.48
$ for p in "100080 S1003" "100095 S1004"; do set -- $p; docket ship pick $1 --quiet; docket ship confirm $2 1=12 2=24 --quiet; docket ship pack $2 --quiet; docket ship post $2 --quiet; done; docket invoice due; docket invoice gather --customer 4711; docket day reconcile | grep "billing-gather\|shipped-invoiced"
S1003
S1004
Nothing is to be invoiced.
docket: Nothing that left in the period waits to be gathered for this customer; --to DATE takes what left later.
ok    shipped-invoiced         Shipped lines = invoiced lines
ok    billing-gather           What left in a period that has ended is gathered on invoices
$ export DOCKET_NOW=2026-11-30T09:41:00Z; docket invoice due; docket day reconcile | grep -A2 billing-gather; docket invoice gather; docket invoice show INV1003; docket invoice gather; docket invoice gather --to today
What    Number    Customer  Name                  Since       Until       Amount
gather  2 orders  4711      Harbor Marine Supply  2026-11-23  2026-11-29   12.96
warn  billing-gather           What left in a period that has ended is gathered on invoices
      billing-gather:4711  Customer 4711, Harbor Marine Supply: 2 orders shipped by 2026-11-29 are not invoiced.
        the period ended and nobody gathered its shipments: docket invoice gather --customer 4711
ok    invoice-shipment         No invoice without a shipment
INV1003  gather 2 orders of 4711 Harbor Marine Supply: 12.96 GBP
Invoice INV1003 of 2026-11-30 for 2 orders, customer 4711
Ln  Item    Qty  Unit  Description     Price  Disc   Net
 1  A10410   12  ea    Hex bolt M8x40  0.184     0  2.21
 2  B20001   24  ea    Washer M8 zinc  0.012     0  0.29
 3  A10410   12  ea    Hex bolt M8x40  0.184     0  2.21
 4  B20001   24  ea    Washer M8 zinc  0.012     0  0.29
Order 100080, shipments S1003 of 23 Nov 2026: 6.48
Order 100095, shipments S1004 of 23 Nov 2026: 6.48
Net 10.80  tax 2.16  total 12.96  paid 0.00  open 12.96 GBP, due 2026-12-30
No period has ended in which something left.
docket: today is no day that exists. Write it like 2026-11-23.
? 65
$ docket invoice pdf INV1003 -o g.txt; sed -n '/^ Pos/,/Due\|^Tax/p' g.txt; docket invoice ubl INV1003 -o g.xml && grep -a "Order 1000\|SalesOrderID\|StartDate\|EndDate" g.xml; grep Period g.txt; docket order timeline 100080 | grep INV1003; docket order list --customer 4711 | grep -c "1000[89]"
g.txt
 Pos Item    Description                             Qty Unit    Price       Net
---- ------- ------------------------------------- ----- ----- ------- ---------
             Order 100080, your order P88215
             Shipment S1003 of 23 Nov 2026
   1 A10410  Hex bolt M8x40                           12 ea      0.184      2.21
   2 B20001  Washer M8 zinc                           24 ea      0.012      0.29
             Order 100095, your order P88216
             Shipment S1004 of 23 Nov 2026
   3 A10410  Hex bolt M8x40                           12 ea      0.184      2.21
   4 B20001  Washer M8 zinc                           24 ea      0.012      0.29

                                      Goods                                 5.00
                                      Discount                             -0.20
                                      Freight                               6.00
                                      Net                                  10.80
                                      VAT 20 %                              2.16
                                      ------------------------------------------
                                      Total GBP                            12.96

Tax                           Taxable   Tax amount
g.xml
    <cbc:StartDate>2026-11-23</cbc:StartDate>
    <cbc:EndDate>2026-11-23</cbc:EndDate>
    <cbc:SalesOrderID>100080 100095</cbc:SalesOrderID>
    <cbc:Note>Order 100080, shipment S1003 of 23 Nov 2026</cbc:Note>
    <cbc:Note>Order 100080, shipment S1003 of 23 Nov 2026</cbc:Note>
    <cbc:Note>Order 100095, shipment S1004 of 23 Nov 2026</cbc:Note>
    <cbc:Note>Order 100095, shipment S1004 of 23 Nov 2026</cbc:Note>
BS1 4RN                                   Period    23 Nov 2026 to 23 Nov 2026
2026-11-30T09:41:00.000Z  invoiced  root  INV1003  12.96
0
? 1
$ docket return new 100095 1=2 --reason not-needed --counter --to stock --quiet; docket invoice list --customer 4711 | head -n 2; docket customer show 4711 | tail -n 1; docket verify
RMA10019
Invoice  Date        Order   Customer   Total    Open  Due
CN1002   2026-11-30  100095  4711        0.43    0.43  2026-11-30
Balance 182.31, open orders 397.68, exposure 579.99, limit 1,030.00 GBP
~ Sound: [0-9]+ invariants hold, the journal is whole.
$ docket invoice due; docket invoice run; docket customer set 4711 billing=yearly; docket export orders --json | grep P88215 | grep -o "billing[^,]*"
Nothing is to be invoiced.
Nothing is to be invoiced.
docket: billing 'yearly' is not one of: shipment order prepaid week month.
billing":"week"
# a part of an order is paid before delivery
$ docket customer set 4711 billing= --quiet; printf '{"customer":"4711","customer_po":"P88220","deposit":"30%%","lines":[{"sku":"A10410","qty":"12"},{"sku":"C30100","qty":"2","unit":"cs"}]}' >o.json; docket order new --from o.json --quiet; docket order show 100102 | grep HELD; docket order deposit 100102; docket order deposit 100102 120%; docket order deposit 100102 -5; docket order deposit 100102 20.00; docket invoice due; docket order deposit 100102 100 --json; docket order show 100102 | grep HELD
100102
HELD prepayment: Payment before delivery: take 50.84 first. (docket)
Order 100102 over 169.45 GBP asks for 50.84 before delivery; 0.00 are kept for it, 50.84 missing.
docket: A deposit is 0 to 100 % of the order or an amount, like 30% or 250.00.
docket: A deposit is 0 to 100 % of the order or an amount, like 30% or 250.00.
Order 100102 over 169.45 GBP asks for 20.00 before delivery; 0.00 are kept for it, 20.00 missing.
What     Number  Customer  Name                  Since       Until  Amount
deposit  100102  4711      Harbor Marine Supply  2026-11-30          20.00
{"order":"100102","billing":"shipment","total":"169.45","before_delivery":"100.00","missing":"100.00","kept":"0.00","currency":"GBP"}
HELD prepayment: Payment before delivery: take 100.00 first. (docket)
$ docket payment take 4711 100 --method cash --order 100102; docket order show 100102 | grep -c HELD; docket order deposit 100102 none; docket export orders --json | grep P88220 | grep -o '"billing.*"lines'; docket invoice proforma 100102 -o p.txt; sed -n '/^Payment/,/^---/p' p.txt; docket order deposit 100102 100%; docket order show 100102 | grep HELD; as mia order deposit 100102 none; docket verify
Payment P1007: 100.00 GBP from Harbor Marine Supply is taken; 100.00 is applied, 0.00 is not.
0
Order 100102 over 169.45 GBP asks for 0.00 before delivery; 100.00 are kept for it, 0.00 missing.
"billing":"shipment","lines
p.txt
Order 100102 over 169.45 GBP asks for 169.45 before delivery; 100.00 are kept for it, 69.45 missing.
HELD prepayment: Payment before delivery: take 69.45 first. (docket)
docket: mia may not release holds; ask a supervisor.
~ Sound: [0-9]+ invariants hold, the journal is whole.
# amended, it is held for what is missing now, and undone for what was
$ printf '{"docket":"order/1","customer":"4711","customer_po":"P88220","ship_to":"01","lines":[{"sku":"A10410","qty":"12"},{"sku":"C30100","qty":"3","unit":"cs"}]}' >o2.json; docket order amend 100102 --from o2.json --reason more --quiet; docket order show 100102 | grep "HELD\|stop"; docket order undo 100102 --quiet; docket order show 100102 | grep "HELD\|stop"
HELD prepayment: Payment before delivery: take 141.45 first. (docket)
stop prepayment: Payment before delivery: take 141.45 first.
HELD prepayment: Payment before delivery: take 69.45 first. (docket)
stop prepayment: Payment before delivery: take 69.45 first.
# what did not hold says so, and has no receipt any more
$ docket payment show P1002 | tail -n 1; docket payment show P1002 --json | grep -o '"reversed_by":"P[0-9]*"'; docket payment receipt P1002
Amount 10.00  applied 0.00  left 0.00 GBP, reversed by P1004
"reversed_by":"P1004"
docket: P1002 did not hold and was reversed by P1004; it has no receipt any more.
? 1
# a receipt says what came and what it is for
$ docket payment take 4711 250 --method transfer --ref "bank 77" --order 100102 --quiet; docket payment receipt P1008 -o r.txt; sed -n '/^For/,/^This/p' r.txt; docket payment receipt P1005; docket payment receipt P9
r.txt
For                                                                       Amount
----------------------------------------------------------------- --------------
Order 100102, payment on account                                           69.45
Credit on your account                                                    180.55

                                      ------------------------------------------
                                      Received GBP                        250.00

This is a receipt and no invoice: it states no tax. A payment on account is
docket: P1005 brought no money; a receipt is for a payment that came in.
docket: There is no payment P9. See: docket payment list
? 66
