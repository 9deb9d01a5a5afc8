# changing an entered order by a file: the difference, undo, closing a line, the picker's stop slip
$ desk
$ echo '{"customer":"4714","customer_po":"K 7","lines":[{"sku":"K10010","qty":"10"},{"sku":"K20300","qty":"8"},{"sku":"K10020","qty":"2"},{"sku":"K20400","qty":"3"}]}' >new.json
$ as mia order notice 100046
docket: This order was not amended.
? 1
$ as mia order amend 100046 --from new.json --dry-run
Ln  Field        Before  After
 1  qty          6       10
 4  qty          2       0
 5  qty                  3 ea K20400 at 2.35
    customer_po          K 7
    total        141.36  185.10
Nothing is changed yet.
$ as mia order amend 100046 --from new.json
docket: Say --reason: docket order amend NUMBER --from FILE --reason TEXT [--dry-run]
? 64
$ as mia order amend 100046 --from new.json --reason 'she wrote' --once k1 --json | grep -o '"changes":.*'
"changes":[{"line":1,"field":"qty","before":"6","after":"10"},{"line":4,"field":"qty","before":"2","after":"0"},{"line":5,"field":"qty","before":"","after":"3 ea K20400 at 2.35"},{"line":null,"field":"customer_po","before":"","after":"K 7"},{"line":null,"field":"total","before":"141.36","after":"185.10"}]}
$ as mia order amend 100046 --from new.json --reason 'she wrote' --once k1 --quiet
$ as mia order amend 100046 --from new.json --reason 'she wrote again'
docket: Nothing of order 100046 is changed.
? 1
$ echo '{"customer":"4711","lines":[{"sku":"K10010","qty":"10"}]}' >wrong.json; as mia order amend 100046 --from wrong.json --reason 'wrong one'
docket: Order 100046 is of customer 4714; cancel it and enter one of 4711.
? 1
$ echo '{"customer":"4714","lines":[{"sku":"NOPE","qty":"10"}]}' >typo.json; as mia order amend 100046 --from typo.json --reason 'typo'
docket: There is no item 'NOPE'. See: docket product find TEXT
? 1
$ as mia order amend 100099 --from new.json --reason 'typo'
docket: There is no order 100099: its check digit is wrong. Ask for the number again.
? 66
$ as sam order undo 100046
docket: mia did that; mia or a supervisor can undo it.
? 77
$ as ruth order undo 100046
Order 100046 is as before: amending is undone; it is allocated, 141.36 GBP.
$ as mia order notice 100046
docket: This order was not amended.
? 1
$ as mia order close 100046 --line 3 --reason 'not needed'
Order 100046 lives on without what was open of line 3; it is allocated, 97.20 GBP.
$ as mia order timeline 100046 | sed 's/^[^ ]* *//'
What       By    Text
entered    sam   141.36, all checks ok
amended    mia   she wrote: line 1 qty 6 -> 10, line 4 qty 2 -> 0, line 5 qty 3 ea K20400 at 2.35, customer_po K 7, total 141.36 -> 185.10
undone     ruth  amending
cancelled  mia   8 of line 3: not needed
$ S=$(as tom ship pick 100014 --quiet); as mia order close 100014 --line 1 --reason 'they found some'
Order 100014 lives on without what was open of line 1; it is picking, 680.00 GBP.
$ as tom ship stopslip $S | sed -n '/List/,/^$/p'
     Bin    Item    Description                           List     Now  Put back
---- ------ ------- ---------------------------------- ------- ------- ---------
[ ]  MAIN   M30001  Roof membrane, roll                      5       0         5

$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
# an amendment begun at a screen is applied by a command too
$ printf 'type 2/100046<Enter>e\ntype +1<Enter>7<Enter>\n' >keys; as mia script keys; as mia draft list --json | grep -o '"draft":"[^"]*"\|"amends":"[^"]*"'
"draft":"D58"
"amends":"100046"
$ D=$(as mia draft list --json | sed 's/.*"draft":"\([^"]*\)".*/\1/'); as mia draft enter $D
docket: Say --reason: docket draft enter DRAFT [--reason TEXT]
? 64
$ as mia draft enter $D --reason 'one more'
Ln  Field  Before  After
 1  qty    6       7
    total  97.20   108.96
Order 100046 is amended; it is allocated, 108.96 GBP.
$ docket draft list
There are no drafts.
? 1
