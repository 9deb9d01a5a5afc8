# a surcharge stands beside its tax: on the order, its papers, its invoices, credits, reports
$ desk; docket setting set second_person no --quiet; docket setting set sample_share 0 --quiet; printf 'code,zone,from,rate,category,name,names,surcharge,surcharge_name,surcharge_names\nS,GB,2026-11-01,21,S,IVA 21 %%,,5.2,Recargo 5.2 %%,de=Zuschlag 5.2 %%\nR,GB,2026-11-01,10,S,IVA 10 %%,,1.4,,\n' >t.csv; docket import tax t.csv; docket product set A10410 tax_code=R --quiet; docket customer set 4712 pays_surcharge=yes --quiet; docket customer show 4712 --json | grep -o '"pays_surcharge":[a-z]*'
tax: 2 rows, 2 added, 0 changed, 0 unchanged, 0 rejected.
"pays_surcharge":true
$ printf '{"customer":"4712","carrier":"DHL/STD","discount":"0.77","lines":[{"sku":"A10410","qty":"33"},{"sku":"A10422","qty":"17"},{"sku":"C30100","qty":"1"}]}' >o.json; docket order new --from o.json | tail -n 1; docket order explain 100067 tax; docket order show 100067 --json | grep -o '"tax":\[.*\],'
Goods 12.23  discount 0.77  freight 8.50  net 19.96  tax 3.76  total 23.72 GBP
tax = 3.76
  = round(base1 * rate1 / 100) + round(base1 * surcharge1 / 100) + round(base2 * rate2 / 100) + round(base2 * surcharge2 / 100)
  base1                9.91  category S, with its share of discount and freight
  rate1                  10  percent, zone GB: IVA 10 %, code R
  surcharge1            1.4  percent on the same base, of customers who pay it
  base2               10.05  category S, with its share of discount and freight
  rate2                  21  percent, zone GB: IVA 21 %, code S
  surcharge2            5.2  percent on the same base, of customers who pay it: Recargo 5.2 %
  per category, each rounded once
"tax":[{"category":"S","rate":"10","base":"9.91","tax":"1.13","surcharge_rate":"1.4","surcharge":"0.14"},{"category":"S","rate":"21","base":"10.05","tax":"2.63","surcharge_rate":"5.2","surcharge":"0.52"}],
$ docket order verify 100067 --pass quantity-unusual --reason ok --quiet; docket order confirmation 100067 -o c.txt --quiet; sed -n '/Goods/,/^Thank/p' c.txt; docket ship pick 100067 --quiet; docket ship confirm S1001 1=20 2=17 3=1 --short 1 --reason missing --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001 | tail -n 1; docket invoice show INV1001 --json | grep -o '"tax":\[.*\]'
                                      Goods                                12.23
                                      Discount                             -0.77
                                      Freight                               8.50
                                      Net                                  19.96
                                      IVA 10 %                              0.99
                                      Surcharge 1.4 %                       0.14
                                      IVA 21 %                              2.11
                                      Recargo 5.2 %                         0.52
                                      ------------------------------------------
                                      Total GBP                            23.72

Tax                           Taxable   Tax amount
------------------------ ------------ ------------
IVA 10 %                         9.91         0.99
Surcharge 1.4 %                  9.91         0.14
IVA 21 %                        10.05         2.11
Recargo 5.2 %                   10.05         0.52

Thank you for your order. Please tell us at once when anything here is not as
S1001
Net 16.06  tax 3.31  total 19.37  paid 0.00  open 19.37 GBP, due 2026-12-23
"tax":[{"category":"S","rate":"10","base":"6.01","tax":"0.68","surcharge_rate":"1.4","surcharge":"0.08"},{"category":"S","rate":"21","base":"10.05","tax":"2.63","surcharge_rate":"5.2","surcharge":"0.52"}]
# in the customer's language; its UBL states the sum of both rates
$ docket invoice ubl INV1001 -o i.xml --quiet; docket calc ubl i.xml; grep -o '<cbc:Percent.*' i.xml | sort | uniq -c; sed -n '/<cac:TaxTotal>/,/<.cac:TaxTotal>/p' i.xml | grep -o 'Amount.*>[0-9.]*<'
It obeys the 283 rules that docket knows.
      4 <cbc:Percent>11.4</cbc:Percent>
      5 <cbc:Percent>26.2</cbc:Percent>
Amount currencyID="GBP">3.31<
Amount currencyID="GBP">6.01<
Amount currencyID="GBP">0.68<
Amount currencyID="GBP">10.05<
Amount currencyID="GBP">2.63<
# credits go back to the last cent
$ docket return new 100067 1=7 2=5 --reason not-needed --counter --condition as-new --quiet; docket return new 100067 1=13 2=12 3=1 --reason not-needed --counter --condition as-new --quiet; for c in CN1001 CN1002; do docket invoice show $c --json | grep -o "\"tax\":\[.*\]"; done
RMA10019
RMA10024
"tax":[{"category":"S","rate":"10","base":"1.21","tax":"0.14","surcharge_rate":"1.4","surcharge":"0.02"},{"category":"S","rate":"21","base":"1.04","tax":"0.27","surcharge_rate":"5.2","surcharge":"0.05"}]
"tax":[{"category":"S","rate":"10","base":"2.24","tax":"0.26","surcharge_rate":"1.4","surcharge":"0.03"},{"category":"S","rate":"21","base":"4.73","tax":"1.24","surcharge_rate":"5.2","surcharge":"0.25"}]
$ docket report tax; docket report tax_months | tail -n 3; docket verify
Tax
Report: tax
Business days: 2026-11-23
As of: 2026-11-23 09:12:00 UTC, not signed off yet

Category  Rate %  Name      Invoices  Taxable   Tax  Surch. %  of the tax
--------  ------  --------  --------  -------  ----  --------  ----------
S             10  IVA 10 %         3     2.56  0.28       1.4        0.03
S             21  IVA 21 %         3     4.28  1.12       5.2        0.22
--------  ------  --------  --------  -------  ----  --------  ----------
Total                                    6.84  1.40                  0.25
2 rows
-------  --------  ------  --------  --------  -------  ----  --------  ----------
Total                                             6.84  1.40                  0.25
2 rows
~ Sound: [0-9]+ invariants hold, the journal is whole.
# without it, and what is no surcharge
$ docket customer set 4712 pays_surcharge=no --quiet; docket order new --from o.json --json | grep -o '"tax":\[.*\],'; for r in 'Z,0' 'S,0' 'E,0'; do printf "code,zone,rate,category,surcharge\nX,GB,${r#*,},${r%,*},5.2\n" >b.csv; docket import tax b.csv 2>&1 | head -n 1; done; printf 'code,zone,rate,surcharge\nX,GB,21,-1\n' >b.csv; docket import tax b.csv 2>&1 | head -n 1
"tax":[{"category":"S","rate":"10","base":"9.91","tax":"0.99"},{"category":"S","rate":"21","base":"10.05","tax":"2.11"}],
b.csv:2: surcharge: A surcharge goes with a rate of category S. Leave it out, or say S and the rate.
b.csv:2: surcharge: A surcharge goes with a rate of category S. Leave it out, or say S and the rate.
b.csv:2: surcharge: A surcharge goes with a rate of category S. Leave it out, or say S and the rate.
b.csv:2: surcharge: A percentage cannot be negative.
