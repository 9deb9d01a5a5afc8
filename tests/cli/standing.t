# a standing order: made on its days at the day's prices, skipped, paused, ended, never twice
$ desk
$ printf '%s' '{"customer":"4714","customer_po":"SO-7","lines":[{"sku":"K10010","qty":"4"},{"sku":"K20300","qty":"6"}]}' >s.json; docket order list --json | wc -l >before
$ docket standing new --from s.json --every week --first 2026-11-26 --until 2027-01-10
Standing order ST10019  open, every week until 2027-01-10  4714 Dockside Cafe
Ln  Item    Qty  Unit  Description  Price  Disc    Net
 1  K10010    4  ea    Coffee 1 kg   9.80     0  39.20
 2  K20300    6  ea    Syrup 1 l     4.60     0  27.60
Goods 66.80  discount 0.00  freight 8.50  net 75.30  tax 15.06  total 90.36 GBP
Wanted      Made on     Order       Lines
2026-11-26  2026-11-24  to be made
$ docket order list --json | wc -l | cmp - before; docket verify | tail -n 1
~ Sound: [0-9]+ invariants hold, the journal is whole.
# made two working days before: nothing is due today, on Tuesday it is
$ docket standing make
Nothing is due.
? 1
$ export DOCKET_NOW=2026-11-24T08:00:00Z; docket standing make | sed 's/: [0-9]*$/: N/'
ST10019  4714 Dockside Cafe  for 2026-11-26: N
$ docket standing make
Nothing is due.
? 1
$ docket standing list
Number   Customer  Name           When                         Total  Next        Made  Status
ST10019  4714      Dockside Cafe  every week until 2027-01-10  90.36  2026-12-03     1  open
$ docket order list --customer 4714 --json | sed -n 's/.*"customer_po":"SO-7".*"wanted":"\([^"]*\)".*/\1/p'
2026-11-26
# it went on with the next week; that one is left out
$ docket standing skip ST10019 --reason "closed for stock count" | tail -n 4
Wanted      Made on     Order                            Lines
2026-11-26  2026-11-24  100067
2026-12-03  2026-12-01  skipped: closed for stock count
2026-12-10  2026-12-08  to be made
# paused over two weeks: what fell due meanwhile is not made up for
$ docket standing pause ST10019 | head -n 1
Standing order ST10019  paused, every week until 2027-01-10  4714 Dockside Cafe
$ DOCKET_NOW=2026-12-20T08:00:00Z docket standing make
Nothing is due.
? 1
$ export DOCKET_NOW=2026-12-19T08:00:00Z; docket standing resume ST10019 | tail -n 5
Wanted      Made on     Order                            Lines
2026-11-26  2026-11-24  100067
2026-12-03  2026-12-01  skipped: closed for stock count
2026-12-10  2026-12-08  skipped: paused
2026-12-24  2026-12-22  to be made
# a price that moved is the day's; a PO that all its orders bear is no duplicate
$ docket product set K10010 price=11.50 --quiet; export DOCKET_NOW=2026-12-22T08:00:00Z; docket standing make --json | sed 's/.*"order":"\([0-9]*\)".*/\1/' >n; docket order show $(cat n) | sed "s/$(cat n)/N/"
Order N  allocated  4714 Dockside Cafe
PO SO-7  placed 2026-12-22  wanted 2026-12-24  by DHL/STD
To 01, 2 Mud Dock, BS1 4RY Bristol
Ln  Item    Qty  Unit  Description  Price  Disc    Net  Alloc  Back  Shipped
 1  K10010    4  ea    Coffee 1 kg  11.50     0  46.00      4     0        0
 2  K20300    6  ea    Syrup 1 l     4.60     0  27.60      6     0        0
Goods 73.60  discount 0.00  freight 8.50  net 82.10  tax 16.42  total 98.52 GBP
# an item that is gone needs a clerk: the draft is kept, and a second run makes nothing twice
$ docket product set K20300 status=discontinued --quiet; docket stock adjust K20300 -$(docket stock show K20300 --json | sed 's/.*"free":"\([0-9]*\)".*/\1/') --reason lost --quiet; export DOCKET_NOW=2026-12-29T08:00:00Z; docket standing make | sed 's/: D[0-9]*/: D1/'
docket: 1 of 1 needs a clerk: see the sentence above.
ST10019  4714 Dockside Cafe  for 2026-12-31: D1 - L2: K20300 is discontinued and only 0 are left.
$ docket standing make
Nothing is due.
? 1
$ docket draft list | tail -n 1 | sed 's/^D[0-9]*/D1/'
D1    root   4714      Dockside Cafe      2  98.52  2026-12-29T08:00:00.000Z
$ docket draft drop $(docket draft list --json | sed 's/.*"draft":"\([^"]*\)".*/\1/') --quiet; docket standing show ST10019 | tail -n 2
2026-12-31  2026-12-29  skipped: its draft was dropped
2027-01-07  2027-01-05  to be made
$ docket standing end ST10019 --reason "moved away" | head -n 1
Standing order ST10019  ended: moved away  4714 Dockside Cafe
$ docket standing end ST10019 --reason "again"
docket: Standing order ST10019 was ended: moved away
? 1
$ docket standing make ST10019
Nothing is due.
? 1
$ docket standing new --from s.json --every fortnight
docket: "fortnight" is no rhythm. Say day, week, month, 2 weeks, 3 months ...
? 65
$ docket standing new --from s.json --every "2 weeks" --first 2026-01-05
docket: The first day, 2026-01-05, has passed.
? 65
$ docket standing show Q10019
docket: Q10019 is the number of a quote, not of a standing order.
? 66
$ docket blanket show ST10019
docket: ST10019 is the number of a standing order, not of a blanket order.
? 66
$ docket verify | tail -n 1
~ Sound: [0-9]+ invariants hold, the journal is whole.
# what was agreed for the whole of it goes along; a once key of making does not stop the second
$ export DOCKET_NOW=2027-01-11T08:00:00Z; docket customer set 4713 blocked=no --quiet; printf '%s' '{"customer":"4713","discount":"10.00","freight":"0","lines":[{"sku":"K10010","qty":"6","note":"cut in halves"}]}' >d.json; docket standing new --from d.json --every month --lead 0 --quiet; sed 's/4713/4712/' d.json >e.json; docket standing new --from e.json --every month --lead 0 --quiet; docket standing make --once m --json | grep -c '"trouble":null'
ST10024
ST10035
2
$ docket order list --customer 4713 --json | grep '"placed":"2027-01-11"' | grep -o '"discount":"10.00","freight":"[0-9.]*"\|cut in halves'
cut in halves
"discount":"10.00","freight":"0.00"
