# a list whose prices hold the tax: order, invoice and credits come out to what it says
$ desk; printf 'list,sku,price\nretail,A10410,0.24\nretail,A10422,9.99\n' >p.csv; docket import prices p.csv --quiet; docket customer set 4711 price_list=retail discount=0 --quiet; docket price set retail; docket price set retail --tax included; docket price list
docket: Say --tax included (the prices hold it) or --tax added, or --currency.
The prices of list retail hold the tax. Orders entered before stay as they are.
List    Prices  Coming  Customers  Currency  Tax
A            3       0          1  GBP
retail       2       0          1  GBP       included
$ printf '{"customer":"4711","customer_po":"P1","carrier":"DHL/STD","discount":"1.00","lines":[{"sku":"A10410","qty":"3"},{"sku":"A10422","qty":"3"},{"sku":"C30100","qty":"2","unit":"cs"}]}' >o.json; docket order new --from o.json; docket order explain 100067 --line 3 price; docket order explain 100067 net; docket order explain 100067 tax; docket order explain 100067 total
Order 100067  entered  4711 Harbor Marine Supply
PO P1  placed 2026-11-23  wanted as soon as can be  by DHL/STD
To 01, 14 Quay St, BS1 4RN Bristol
Ln  Item    Qty  Unit  Description     Price  Disc  With tax  Alloc  Back  Shipped
 1  A10410    3  ea    Hex bolt M8x40   0.24     0      0.72      3     0        0
 2  A10422    3  ea    Hex bolt M8x60   9.99     0     29.97      3     0        0
 3  C30100    2  cs    Chain 6 mm       2.88     0    144.00     50     0        0
Goods 174.69  discount 1.00  freight 22.80  net 163.74  tax 32.75  total 196.49 GBP
warn quantity-unusual line 3: L3: 5x usual 10.
price = 2.88
  = price
  price                2.88  from the layer base, for 1
  the first layer with a price wins: base
  {"layer":"base","price":"2.88","converted":"2.40 without tax, 20% tax added","per":"1","why":"price of the product","losers":[]}
net = 163.74
  = total - tax
  total              196.49  as the prices say, which hold the tax
  tax                 32.75  all categories
tax = 32.75
  = with1 - round(with1 * 100 / (100 + rate1))
  with1              196.49  category S at prices with tax, discount and freight in it
  rate1                  20  percent, zone GB: VAT 20 %, code S
  per category, each rounded once
total = 196.49
  = goods - discount + freight
  goods              174.69  the lines, at prices with tax
  discount             1.00  of the order
  freight             22.80  with the tax of the goods
$ docket order verify 100067 --pass quantity-unusual --reason boat --quiet; docket ship pick 100067 --quiet; docket ship confirm S1001 1=3 2=3 3=50 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001; docket invoice pdf INV1001 -o i.txt; sed -n '/^ Pos/,/^Payment/p' i.txt; docket invoice ubl INV1001 -o i.xml; docket calc ubl i.xml; grep -o 'LineExtensionAmount[^/]*\|PriceAmount[^/]*\|ChargeTotal[^/]*\|AllowanceTotal[^/]*' i.xml
S1001
Invoice INV1001 of 2026-11-23 for order 100067, customer 4711
Ln  Item    Qty  Unit  Description     Price  Disc  With tax
 1  A10410    3  ea    Hex bolt M8x40   0.24     0      0.72
 2  A10422    3  ea    Hex bolt M8x60   9.99     0     29.97
 3  C30100    2  cs    Chain 6 mm       2.88     0    144.00
Net 163.74  tax 32.75  total 196.49  paid 0.00  open 196.49 GBP, due 2026-12-23
i.txt
 Pos Item    Description                             Qty Unit    Price  With tax
---- ------- ------------------------------------- ----- ----- ------- ---------
   1 A10410  Hex bolt M8x40                            3 ea       0.24      0.72
   2 A10422  Hex bolt M8x60                            3 ea       9.99     29.97
   3 C30100  Chain 6 mm                                2 cs       2.88    144.00
             price each

                                      Goods                               174.69
                                      Discount                             -1.00
                                      Freight                              22.80
                                      ------------------------------------------
                                      Total GBP                           196.49
                                      of which net                        163.74
                                      of which VAT 20 %                    32.75

Tax                           Taxable   Tax amount
------------------------ ------------ ------------
VAT 20 %                       163.74        32.75

Payment
i.xml
It obeys the 283 rules that docket knows.
LineExtensionAmount currencyID="GBP">145.58<
LineExtensionAmount>
AllowanceTotalAmount currencyID="GBP">0.84<
AllowanceTotalAmount>
ChargeTotalAmount currencyID="GBP">19.00<
ChargeTotalAmount>
LineExtensionAmount currencyID="GBP">0.60<
LineExtensionAmount>
PriceAmount currencyID="GBP">0.20<
PriceAmount>
LineExtensionAmount currencyID="GBP">24.98<
LineExtensionAmount>
PriceAmount currencyID="GBP">8.325<
PriceAmount>
LineExtensionAmount currencyID="GBP">120.00<
LineExtensionAmount>
PriceAmount currencyID="GBP">2.40<
PriceAmount>
$ for i in 1 2 3; do docket return new 100067 2=1 --reason N --counter --condition A --quiet; done; for i in 1 2 3; do docket invoice show CN100$i | tail -1; docket invoice ubl CN100$i -o c.xml; docket calc ubl c.xml; done; docket report trial -o t.txt --quiet; grep -v "As of" t.txt; docket verify
RMA10019
RMA10024
RMA10035
Net 8.28  tax 1.65  total 9.93  paid 0.00  open 9.93 GBP, due 2026-11-23
c.xml
It obeys the 283 rules that docket knows.
Net 8.28  tax 1.66  total 9.94  paid 0.00  open 9.94 GBP, due 2026-11-23
c.xml
It obeys the 283 rules that docket knows.
Net 8.27  tax 1.66  total 9.93  paid 0.00  open 9.93 GBP, due 2026-11-23
c.xml
It obeys the 283 rules that docket knows.
Trial balance
Report: trial
Business days: 2026-11-23

Account  Name                Before      Debit     Credit       After
-------  ------------------  ------  ---------  ---------  ----------
1200     Receivables           0.00     196.49      29.80      166.69
1400     Stock                 0.00  25,971.42      72.73   25,898.69
2200     Tax payable           0.00       4.97      32.75      -27.78
3000     Opening balances      0.00       0.00  25,971.02  -25,971.02
4000     Revenue               0.00      24.98     145.58     -120.60
4100     Freight charged       0.00       0.00      19.00      -19.00
4900     Discounts given       0.00       0.84       0.15        0.69
5000     Cost of goods sold    0.00      72.73       0.40       72.33
-------  ------------------  ------  ---------  ---------  ----------
Total                          0.00  26,271.43  26,271.43        0.00
8 rows
~ Sound: [0-9]+ invariants hold, the journal is whole.

# the way back is charged at what the carrier's fee, 8.50, comes to with the tax
$ printf 'from,class,reason,group,days,verdict,fee,fee_tax,clause,freight\n,,misordered,,30,allowed,0,,You pay the way back.,charged\n' >f.csv; docket import return-rules f.csv --quiet; docket return plan 100067 3=10:O | tail -n 1
Goods 28.80  discount 0.17  fee 0.00  freight 10.20 (charged)  tax 3.07  credit 18.43 GBP

# what the list says of margin and floor is without tax
$ docket price what-if retail --percent -40
Does     Item    Whose        From qty  From   Was  Price   Margin
changed  A10410  list retail         0        0.24  0.144       8%
changed  A10422  list retail         0        9.99  5.994  97.341%
0 new, 2 changed, 0 as they are, 0 gone; 0 under the floor; 0 waiting would cost another amount on 2026-11-23.
