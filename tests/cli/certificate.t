# certificates by which a customer pays no tax
$ desk
$ docket customer certificate 4711
He has no certificate.
? 1
$ docket customer certificate 4711 VAT-77 from=2026-01-01 to=2026-11-30 note="HMRC, folder 7"
Certificate  From        To          Tax codes  Zones  Becomes  Note
VAT-77       2026-01-01  2026-11-30  all        all    E        HMRC, folder 7
$ docket customer certificate 4711 VAT-78 from=2026-02-01 to=2026-01-31
docket: Certificate VAT-78 would end before it begins.
? 65
$ docket customer certificate 4711 VAT-78 until=2026-01-31
docket: There is no field until. There are: from to codes zones category note.
? 64
# the goods of an order are let off, and say by what
$ printf '{"docket":"order/1","customer":"4711","channel":"email","customer_po":"P9","lines":[{"sku":"A10410","qty":"12"}]}' >order.json
$ docket order new --from order.json | grep Goods
Goods 2.21  discount 0.00  freight 8.50  net 10.71  tax 0.00  total 10.71 GBP
$ docket order confirmation 100067 -o c.txt --quiet && grep -A1 certificate c.txt
Tax-free, certificate           10.71         0.00
VAT-77
# another customer is not
$ sed 's/4711/4712/' order.json >other.json; docket order new --from other.json | grep -c 'tax 0.00'
0
? 1
# once it has run out tax is charged, and the clerk is told
$ docket customer certificate 4711 VAT-77 to=2026-11-20 >set.txt; sed 's/P9/P10/' order.json >late.json; docket order new --from late.json | grep -e Goods -e evidence
Goods 2.21  discount 0.00  freight 8.50  net 10.71  tax 2.14  total 12.85 GBP
warn tax-evidence: Certificate VAT-77 ran out 20 Nov 2026, so tax is charged; ask for a new one.
# the evening tells before it happens
$ docket customer certificate 4711 VAT-77 to=2026-12-10 >set.txt; docket day reconcile | grep -A3 'VAT-77'
~ .*Certificate VAT-77 of 4711 Harbor Marine Supply runs out on 2026-12-10.*
~ .*
~ .*
~ .*
$ docket customer certificate 4711 VAT-77 --drop
He has no certificate.
? 1
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
# the certificate explains the tax of an order
$ docket customer certificate 4711 VAT-78 >set.txt; sed 's/P9/P11/' order.json >e.json; N=$(docket order new --from e.json --quiet); docket order explain $N tax
tax = 0.00
  = round(base1 * rate1 / 100)
  base1               10.71  category E, with its share of discount and freight
  rate1                   0  percent, zone GB: Tax-free, certificate VAT-78, code S
  per category, each rounded once
# and is the ground that an electronic invoice gives
$ docket customer set 4711 e_address=0088:5412345000013 --quiet; docket setting set company_city Bristol --quiet; docket setting set company_postcode "BS10 7SD" --quiet; docket order verify $N --pass order-duplicate --reason meant --quiet; S=$(docket ship pick $N --quiet); docket ship confirm $S 1=12 --quiet && docket ship pack $S --all --quiet; docket ship post $S --quiet; I=$(docket invoice post $S --quiet); docket invoice ubl $I -o i.xml --quiet; grep -c '<cbc:ID>E</cbc:ID>' i.xml; grep -o 'ExemptionReason>.*<' i.xml; docket calc ubl i.xml
3
ExemptionReason>Tax-free, certificate VAT-78<
~ It obeys the [0-9]+ rules that docket knows.
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
