# near a break or a promotion: what a few more would save, in orders, drafts, quotes and the explanation
$ desk; docket product price A10410 0.15 --list base --min 100; docket product price A10410 0.184 --list base --quiet; docket promotion new GIFT kind=free buy=10 free_sku=A10422 free_qty=2 sku=A10422 --quiet; docket promotion new C3 kind=n-for-m buy=3 pay=2 sku=B20017 --quiet
A10410 costs 0.15 per 1 for list base.
$ printf '{"customer":"4712","lines":[{"sku":"A10410","qty":"90"},{"sku":"A10422","qty":"9"},{"sku":"B20017","qty":"2"},{"sku":"A10410","qty":"30"}]}' >o.json; Q=$(docket quote new --from o.json --quiet); docket quote show $Q | grep tell; D=$(docket quote copy $Q --json | sed 's/.*"order":"\(D[0-9]*\)".*/\1/'); docket order check $D | grep tell; docket order explain $D --line 1 price | grep 'with 10'
tell L1: with 10 more 15.00 in all, 1.56 less than now.
tell L2: with 1 more 2.21 in all, and 2 A10422 for nothing.
tell L3: with 1 more 0.19 in all, as now.
tell L1: with 10 more 15.00 in all, 1.56 less than now.
tell L2: with 1 more 2.21 in all, and 2 A10422 for nothing.
tell L3: with 1 more 0.19 in all, as now.
  the first layer with a price wins: base. L1: with 10 more 15.00 in all, 1.56 less than now.
# it saves what it says, and an order that is entered is left alone
$ sed 's/"90"/"100"/' o.json >more.json; docket quote new --from more.json | grep -e '^ 1' -e Goods; docket order check $(docket order new --from o.json --quiet) | grep tell
 1  A10410  100  ea    Hex bolt M8x40   0.15     0  15.00
Goods 22.70  discount 0.00  freight 8.50  net 31.20  tax 6.24  total 37.44 GBP
? 1
# how near is a setting; a typed price is near nothing
$ docket setting set near_break 5 --quiet; docket order check $D | grep tell; docket setting set near_break 0 --quiet; docket order check $D | grep -c tell
tell L2: with 1 more 2.21 in all, and 2 A10422 for nothing.
tell L3: with 1 more 0.19 in all, as now.
0
? 1
# a break that the items of a price group reach together
$ docket setting set near_break 20 --quiet; docket product set A10410 price_group=M8 --quiet; docket product set A10422 price_group=M8 --quiet; docket product price A10422 0.2 --list base --min 50 --by-group; printf '{"customer":"4712","lines":[{"sku":"A10410","qty":"28"},{"sku":"A10422","qty":"20"}]}' >g.json; docket quote new --from g.json | grep tell
A10422 costs 0.20 per 1 for list base.
tell L2: with 2 more 4.40 in all, 0.02 less than now.
