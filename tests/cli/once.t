# a key is of one command: the same again answers again, another one is not taken for done
$ desk
$ docket order hold 100014 manual --reason a --once z | head -n 1
Order 100014 is held; it is held, 6,800.00 GBP.
$ docket --once z order hold 100014 manual --reason a --quiet
$ docket order hold 100046 manual --reason a --once z
docket: The key 'z' was used for another order.hold; choose another.
? 1
$ docket order cancel 100046 --reason a --once z
docket: The key 'z' was used for order.hold; choose another.
? 1
$ docket stock adjust A10410 3 --reason found --once s --quiet; docket stock adjust A10410 3 --reason found --once s | sed -n 1p
A10410  Hex bolt M8x40: 1,207 on hand, 0 allocated, 1,207 free
$ docket stock adjust B20001 3 --reason found --once s
docket: The key 's' was used for another stock.adjust; choose another.
? 1
$ docket payment take 4712 5 --method cash --once p --json >one; docket payment take 4712 5 --method cash --json --once p >two; cmp one two
$ docket payment take 4712 50 --method cash --once p
docket: The key 'p' was used for another payment.take; choose another.
? 1
# a retry may write its file anew
$ echo '{"customer":"4712","lines":[{"sku":"A10410","qty":"3"}]}' >a.json; cp a.json b.json
$ docket order new --from a.json --once o --quiet >one; docket order new --from b.json --once o --quiet >two; cmp one two
# a retry answers as the first try did; a file that was known says so, with whatever key
$ echo '{"customer":"4712","customer_po":"P1","lines":[{"sku":"A10410","qty":"1"}]}' >o.json
$ docket order new --from o.json --once k1 --json >first; cp o.json p.json; docket --once k1 order new --from p.json --json | cmp - first
$ sed 's/{"cu/{"external_id":"web-1","cu/; s/P1/P2/' o.json >x.json; docket order new --from x.json --quiet >x.out
$ docket order new --from x.json --once k9 --json | grep -o '"known":[a-z]*'
"known":true
