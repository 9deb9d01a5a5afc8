# a quote: its price holds when it is taken, it expires, it is lost; and it is no open work
$ desk
$ printf '%s' '{"customer":"4714","discount":"2.5%","lines":[{"sku":"K10010","qty":"10"},{"sku":"K20300","qty":"20","price":"2.50"}]}' >q.json; docket order list --json | wc -l >before; docket customer show 4714 --json >exposed
$ docket quote new --from q.json --valid 10
Quote Q10019  open, valid until 2026-12-03  4714 Dockside Cafe
Ln  Item    Qty  Unit  Description  Price  Disc    Net
 1  K10010   10  ea    Coffee 1 kg   9.80     0  98.00
 2  K20300   20  ea    Syrup 1 l     2.50     0  50.00
Goods 148.00  discount 2.45  freight 19.00  net 164.55  tax 32.91  total 197.46 GBP
$ docket order list --json | wc -l | cmp - before; docket customer show 4714 --json | cmp - exposed; docket quote list --json | grep -c '"status":"open"'
1
# another kind's number is refused by name, both ways
$ docket order show Q10019
docket: Q10019 is the number of a quote, not of an order.
? 66
$ docket quote show 100014
docket: 100014 is the number of an order, not of a quote.
? 66
# its paper; a suffix says the format
$ docket quote pdf Q10019 -o q.pdf; head -c 5 q.pdf; echo; docket quote pdf Q10019 | grep -e 'Valid until' -e '^Tell us'
q.pdf
%PDF-
~  *Valid until  *3 Dec 2026
Tell us quote Q10019 by 3 Dec 2026 and it is ordered as it stands here. The
$ docket quote pdf 100014
docket: 100014 is the number of an order, not of a quote.
? 66
# the price list moves; the quoted price and total stay, for the quoted quantity
$ was=$(docket quote show Q10019 --json | sed 's/.*"goods":"\([^"]*\)".*"total":"\([^"]*\)".*/\1 \2/'); docket product set K10010 price=99; docket quote take Q10019 --draft --json >taken; D=$(sed 's/.*"order":"\(D[0-9]*\)".*/\1/' taken); sed 's/.*"goods":"\([^"]*\)".*"total":"\([^"]*\)".*/\1 \2/' taken | sed "s/^$was\$/same/"
~ .*changed.*
same
$ docket order explain $D --line 1 price --json | grep -c 'quote Q10019, up to 10 pieces'
1
$ docket quote take Q10019 2>&1 | sed "s/$D/DRAFT/"
docket: Quote Q10019 is taken as DRAFT already.
$ docket draft drop $D --quiet; docket quote take Q10019 --quiet; docket quote show Q10019 | head -n 1 | sed 's/as [0-9]*/as N/'
Quote Q10019  taken as N  4714 Dockside Cafe
# after its last day it is quoted anew, at today's prices
$ docket quote new --from q.json --valid 1 --quiet
Q10024
$ DOCKET_NOW=2026-11-26T09:00:00Z docket quote take Q10024
docket: Quote Q10024 was valid until 2026-11-24. Quote anew: docket quote renew Q10024
? 1
$ docket quote renew Q10024 --quiet; docket quote show Q10024 | head -n 1
~ Q[0-9]+
~ Quote Q10024  lost: renewed as Q[0-9]+  4714 Dockside Cafe
$ docket quote lose Q10024 --reason 'too dear'
~ docket: Quote Q10024 was given up: renewed as Q[0-9]+
? 1
# a retry of the whole command answers again
$ docket quote new --from q.json --valid 5 --quiet >n; docket quote take $(cat n) --once t9 --json >a; docket quote take $(cat n) --once t9 --json | cmp - a
$ docket verify
~ Sound.*
