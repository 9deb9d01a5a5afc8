# the list of a customer's group, and breaks that all of a price group on the order reach together
$ desk; printf 'list,sku,price,per,min_qty,by_group\nTRADE,A10410,0.19,1,,\nTRADE,A10410,0.17,1,1000,yes\nTRADE,A10422,0.17,1,1000,yes\n' >p.csv; docket import prices p.csv
prices: 3 rows, 3 added, 0 changed, 0 unchanged, 0 rejected.
$ docket product set A10410 price_group=M8 --quiet; docket product set A10422 price_group=M8 --quiet; docket customer set 4712 group=TRADE --quiet
$ printf '{"customer":"4712","lines":[{"sku":"A10410","qty":"980"},{"sku":"A10422","qty":"10"}]}' >o.json; n=$(docket order new --from o.json --quiet); docket order explain $n --line 1 price; docket order explain $n --line 2 price
price = 0.19
  = price
  price                0.19  from the layer group, for 1
  the first layer with a price wins: group
  {"layer":"group","price":"0.19","per":"1","why":"","losers":[{"layer":"group","price":"0.17","why":"its break is not reached"},{"layer":"base","price":"0.184","why":"a layer above has a price"}]}
price = 0.221
  = price
  price               0.221  from the layer base, for 1
  the first layer with a price wins: base
  {"layer":"base","price":"0.221","per":"1","why":"price of the product","losers":[{"layer":"group","price":"0.17","why":"its break is not reached"}]}
$ printf '{"customer":"4712","customer_po":"2","lines":[{"sku":"A10410","qty":"980"},{"sku":"A10422","qty":"20"}]}' >o.json; n=$(docket order new --from o.json --quiet); docket order explain $n --line 1 price; docket order explain $n --line 2 price
price = 0.17
  = price
  price                0.17  from the layer group, for 1
  the first layer with a price wins: group
  {"layer":"group","price":"0.17","per":"1","why":"break at 1000 of its group","losers":[{"layer":"group","price":"0.19","why":"a larger break is reached"},{"layer":"base","price":"0.184","why":"a layer above has a price"}]}
price = 0.17
  = price
  price                0.17  from the layer group, for 1
  the first layer with a price wins: group
  {"layer":"group","price":"0.17","per":"1","why":"break at 1000 of its group","losers":[{"layer":"base","price":"0.221","why":"a layer above has a price"}]}
$ docket export prices | tail -3; docket product show A10410 --json | grep -o '"by_group":[a-z]*'
TRADE,,A10410,0.17,1,1000,,,yes
TRADE,,A10422,0.17,1,1000,,,yes
,4715,E50010,5.70,1,1,,,no
"by_group":false
"by_group":false
"by_group":false
"by_group":true
