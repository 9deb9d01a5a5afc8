# an order in the currency of its customer: house prices by the rate of the day, limits in house money
$ desk; docket setting set second_person no --quiet; docket currency rate USD 0.8 --from 2026-11-01 --quiet; docket currency rate EUR 0.9 --from 2026-11-01 --quiet
$ docket customer new 5001 name=Pier currency=USD credit_limit=500 price_list=US --quiet; docket customer address 5001 01 street="1 Dock" city=Bristol postcode="BS1 4RY" country=GB --quiet
$ docket price set US --currency USD; docket price set base --currency USD; docket price set A --currency USD; docket price set US --currency DM
The prices of list US are in USD.
docket: The base list is in GBP; make a list of its own.
docket: List A has prices already; make a new list in the other currency.
docket: 'DM' is not a currency code of ISO 4217, such as USD.
? 65
$ docket product price A10410 0.25 --list US --quiet; docket product price A10422 0.20 --customer 5001 --quiet
$ printf '{"customer":"5001","channel":"phone","lines":[{"sku":"A10410","qty":"250"},{"sku":"A10422","qty":"10"},{"sku":"A10430","qty":"1"}]}' >o.json; docket order new --from o.json
Order 100067  held  5001 Pier
PO none  placed 2026-11-23  wanted as soon as can be  by DHL/STD
To 01, 1 Dock, BS1 4RY Bristol
Ln  Item    Qty  Unit  Description      Price  Disc    Net  Alloc  Back  Shipped
 1  A10410  250  ea    Hex bolt M8x40    0.25     0  62.50    250     0        0
 2  A10422   10  ea    Hex bolt M8x60    0.20     0   2.00     10     0        0
 3  A10430    1  ea    Hex bolt M10x40  0.335     0   0.34      1     0        0
Goods 64.84  discount 0.00  freight 23.75  net 88.59  tax 17.72  total 106.31 USD
HELD prepayment: Payment before delivery: take 106.31 first. (docket)
stop prepayment: Payment before delivery: take 106.31 first.
warn quantity-unusual line 1: L1: 20x usual 12.
$ docket order explain 100067 --line 1 price; docket order explain 100067 total
price = 0.25
  = price
  price                0.25  from the layer list, for 1
  the first layer with a price wins: list
  {"layer":"list","price":"0.25","per":"1","why":"","losers":[{"layer":"base","price":"0.23","why":"a layer above has a price"}]}
total = 106.31
  = net + tax
  net                 88.59  goods, discount and freight
  tax                 17.72  all categories
$ docket customer show 5001 | tail -n 1; docket customer exposure 5001 | tail -n 1; docket customer exposure 5001 --json | grep -o '"amount.*'
Balance 0.00, open orders 106.31, exposure 106.31, limit 625.00 USD
Balance 0.00 + on order 106.31 = exposure 106.31 USD, limit 625.00
"amount":"106.31","currency":"USD"}
# what a change would earn: price and cost in the house's money
$ docket price what-if US --percent 10
Does     Item    Whose    From qty  From   Was  Price   Margin
changed  A10410  list US         0        0.25  0.275  49.818%
Waits  Number  Customer  Name  Goods  Would be  Change
order  100067  5001      Pier  64.84     71.09    6.25
0 new, 1 changed, 0 as they are, 0 gone; 0 under the floor; 1 waiting would cost another amount on 2026-11-23.
