# moving average: a receipt changes it, goods leave at it, come back at what they left with
$ desk; printf 'sku,name,price,cost,unit\nAV1,Valve,20.00,9.00,ea\n' >p.csv; docket import products p.csv --quiet; N=$(docket purchase new S100 AV1=7@10.00 AV1=4@13.00 --quiet); docket receive $N 1=7 --quiet; docket stock cost AV1 | head -n 2
R1001
AV1  Valve: 7 ea on hand, worth 70.00
Cost per 1: average 10.00, last 10.00 by PO10019, standard 9.00
$ N=$(docket purchase list --json | sed -n 's/.*"purchase":"\(PO10019\)".*/\1/p' | head -n 1); docket receive PO10019 2=4 --quiet; docket stock cost AV1 | sed 's/^2026-11-23T[0-9:.]*Z/AT/'
R1002
AV1  Valve: 11 ea on hand, worth 122.00
Cost per 1: average 11.0909, last 13.00 by PO10019, standard 9.00
Goods leave at the average: value / on hand, at that moment.
At                        What     Why      Quantity   Cost  On hand   Value  Average
AT  receipt  PO10019         7  70.00        7   70.00    10.00
AT  receipt  PO10019         4  52.00       11  122.00  11.0909
The steps make up what is kept: 122.00 / 11.
# three of eleven at 122.00: 33.27, and 88.73 stays
$ printf '{"docket":"order/1","customer":"4714","ship_to":"01","lines":[{"sku":"AV1","qty":"3"}]}' >o.json; O=$(docket order new --from o.json --quiet); S=$(docket ship pick $O --quiet); docket ship confirm $S 1=3 --quiet; docket ship pack $S --quiet; docket ship post $S --quiet; docket invoice post $S --quiet; docket stock cost AV1 --json | grep -o '"value":"[0-9.]*","average":"[0-9.]*"'; docket stock cost AV1 --json | grep -o '"what":"shipment".*'
INV1001
"value":"88.73","average":"11.0913"
"what":"shipment","reason":"shipped","qty":"-3","cost":"-33.27","on_hand":"8","value":"88.73"}]}
# margin by customer and by day: the cost is that of the ledger
$ docket report margin_customers | tail -n 4; docket report margin_days | tail -n 4; docket report trial | grep "Cost of goods"
4714      Dockside Cafe         60.00          33.27   26.73      44.6
--------  -------------  ------------  -------------  ------  --------
Total                           60.00          33.27   26.73
1 row
2026-11-23         60.00          33.27   26.73      44.6
----------  ------------  -------------  ------  --------
Total              60.00          33.27   26.73
1 row
5000     Cost of goods sold            0.00      33.27       0.00       33.27
# the supplier asks 13.20 for the four: all of them are still here, and cost more
$ docket bill enter S100 RE-7 PO10019/2=4@13.20 --quiet; docket stock cost AV1 --json | grep -o '"value":"[0-9.]*","average":"[0-9.]*"'
SB1001
"value":"89.53","average":"11.1913"
# what is not here any more is a price difference: eight are, twelve are billed
$ docket purchase new S100 AV1=12@10.00 --quiet; docket receive PO10024 1=12 --quiet; docket stock adjust AV1 -12 --reason damaged --quiet; docket stock cost AV1 | head -n 2
PO10024
R1003
AV1  Valve: 8 ea on hand, worth 83.81
Cost per 1: average 10.4763, last 10.00 by PO10024, standard 9.00
$ docket bill enter S100 RE-8 PO10024/1=12@10.10 --quiet; docket stock cost AV1 | head -n 2; docket report trial | grep "Stock  \|difference"
SB1002
AV1  Valve: 8 ea on hand, worth 84.61
Cost per 1: average 10.5763, last 10.00 by PO10024, standard 9.00
1400     Stock                         0.00  26,214.62     158.99   26,055.63
5800     Purchase price differences    0.00       0.40       0.00        0.40
5900     Stock differences             0.00     125.72       0.00      125.72
# they come back one by one at what they left with, to the cent: 11.09, 11.09, 11.09
$ for i in 1 2 3; do docket return new $O 1=1 --reason not-needed --counter --to stock --quiet; done; docket stock cost AV1 --json | grep -o '"what":"return",[^}]*'
RMA10019
RMA10024
RMA10035
"what":"return","reason":"not-needed","qty":"1","cost":"11.09","on_hand":"9","value":"95.70"
"what":"return","reason":"not-needed","qty":"1","cost":"11.09","on_hand":"10","value":"106.79"
"what":"return","reason":"not-needed","qty":"1","cost":"11.09","on_hand":"11","value":"117.88"
$ docket stock value | grep "AV1\|account"; docket stock value --as-of 2026-11-22 | tail -n 1; docket verify; docket day reconcile | grep "^stop.*stock"
Stock account: 26,088.90
AV1     Valve                       11  ea         10.7164           9.00    1     117.88
0 rows
~ Sound: [0-9]+ invariants hold, the journal is whole.
? 1
# transfers move no value
$ printf 'location,zone,sort\nQ-9,Q,9\n' >l.csv; docket import locations l.csv --quiet; docket stock transfer AV1 4 --to Q-9 --reason full --quiet; docket stock cost AV1 | head -n 2
AV1  Valve: 11 ea on hand, worth 117.88
Cost per 1: average 10.7164, last 10.00 by PO10024, standard 9.00
# another method is another value, in the ledger too; a cost that is changed likewise
$ docket setting set cost_method fifo; docket setting set cost_method standard; docket stock cost AV1 | sed -n '2,3p'; docket stock cost AV1 --json | grep -o '"what":"standard",[^}]*'; docket product set AV1 cost=9.10; docket stock cost AV1 --json | grep -o '"what":"standard",[^}]*' | tail -n 1; docket verify
docket: Goods are valued by one of: average standard.
cost_method is now standard.
Cost per 1: average 9.00, last 10.00 by PO10024, standard 9.00
Goods leave at standard cost; the value is on hand x standard cost.
"what":"standard","reason":"revaluation-3","qty":"0","cost":"-18.88","on_hand":"11","value":"99.00"
AV1 is changed.
"what":"standard","reason":"revaluation-4","qty":"0","cost":"1.10","on_hand":"11","value":"100.10"
~ Sound: [0-9]+ invariants hold, the journal is whole.
# at standard cost what was agreed otherwise is a price difference when it comes
$ docket purchase new S100 AV1=10@10.00 --quiet; docket receive PO10035 1=10 --quiet; docket report trial | grep 'Stock  \|difference'; docket verify; docket setting set cost_method average; docket stock cost AV1 | head -n 2
PO10035
R1004
1400     Stock                         0.00  26,339.99     177.87   26,162.12
5800     Purchase price differences    0.00       9.40       0.00        9.40
5900     Stock differences             0.00     144.60       1.10      143.50
~ Sound: [0-9]+ invariants hold, the journal is whole.
cost_method is now average.
AV1  Valve: 21 ea on hand, worth 191.10
Cost per 1: average 9.10, last 9.10 by PO10035, standard 9.10
# a price is judged by what the goods cost: the average, or the standard where goods leave at that
$ docket setting set floor_margin 10 --quiet; docket receive $(docket purchase new S100 AV1=21@13.50 --quiet) 1=21 --quiet; docket stock cost AV1 | sed -n 2p; printf '{"customer":"4714","lines":[{"sku":"AV1","qty":"2","price":"12.00"}]}' >f.json; docket order new --from f.json --draft | grep "floor\|cost"; docket price agree 4714 AV1 12.00 --dry-run | sed -n 2p; docket setting set cost_method standard --quiet; docket order new --from f.json --draft | grep -c floor; docket price agree 4714 AV1 12.00 --dry-run | sed -n 2p; docket verify
R1005
Cost per 1: average 11.30, last 13.50 by PO10043, standard 9.10
warn below-floor line 1: L1: 24.00 is under the floor of 24.86.
new   AV1   customer 4714         0          -  12.00  5.833%  under the floor
0
new   AV1   customer 4714         0          -  12.00  24.167%
~ Sound: [0-9]+ invariants hold, the journal is whole.
