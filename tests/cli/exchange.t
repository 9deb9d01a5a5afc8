# goods back against goods out: priced, held by its gate, settled to one balance; and what cannot be
$ desk; printf '{"customer":"4711","customer_po":"P88213","lines":[{"sku":"A10410","qty":"12"},{"sku":"A10422","qty":"10"},{"sku":"C30100","qty":"2","unit":"cs"}]}' >o.json; docket order new --from o.json --quiet; docket order verify 100067 --pass quantity-unusual --reason boat --quiet; docket ship pick 100067 --quiet; docket ship confirm S1001 1=12 2=10 3=50 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet
100067
S1001
$ docket exchange new 100067 1=3 --reason X --for A10422=3; docket invoice post S1001 --quiet
docket: Line 1: of 3, 3 are not on an invoice that could be credited. Post the invoice first.
INV1001
$ docket exchange plan 100067 1=3 --reason X --for A10422=3; docket exchange list
Ln  Out     Description     Qty  Shipped  Price   Net  By
 1  A10422  Hex bolt M8x60    3        0  0.221  0.66  base
Credit 0.66  replacement 0.79  balance 0.13 GBP, to be paid by him, with tax.
The replacement waits for the goods.
No exchange is open.
? 1
$ docket exchange new 100067 1=3 --reason X --for A10422=3 --once k1; docket exchange new 100067 1=3 --reason X --for A10422=3 --once k1 --quiet
Exchange EX10019  open  of order 100067  4711 Harbor Marine Supply
The goods come first; a balance against him is paid by the invoice.
Return RMA10019  authorised
Ln  Order  Back    Description     Qty  Here  Reason
 1      1  A10410  Hex bolt M8x40    3     0  exchange
Order 100072  held
Ln  Out     Description     Qty  Shipped  Price   Net  By
 1  A10422  Hex bolt M8x60    3        0  0.221  0.66  base
Credit 0.66  replacement 0.79  balance 0.13 GBP, to be paid by him, with tax.
It waits for the goods of RMA10019, by 2026-12-07.
EX10019
$ docket order verify 100072; docket ship pick 100072; docket return show RMA10019 | sed -n 2p; docket exchange settle EX10019
Order 100072 is verified; it is held, 0.79 GBP.
HELD exchange: Exchange EX10019 waits for the goods of RMA10019, by 2026-12-07.
docket: Order 100072 is held for exchange; release the hold first.
Exchange EX10019  open: order 100072 goes out for it.
docket: Return RMA10019 is authorised. Its goods are received first.
? 1
$ docket exchange receive EX10019 --all --to stock --json; docket ship pick 100072 --quiet; docket exchange settle EX10019 --quiet; docket exchange settle EX10019
{"exchange":"EX10019","state":"open","customer":"4711","sold":"100067","return":"RMA10019","return_state":"inspected","order":"100072","stage":"allocated","first":"goods","pays":"after","outcome":"credit","credit":"0.66","charge":"0.79","balance":"-0.13","paid":"0.00","currency":"GBP","gate":"open","next":"settle","waits":"the credit for RMA10019","expires":"2026-12-07","credit_notes":null,"invoices":null,"returned":[{"line":1,"order_line":1,"sku":"A10410","qty":"3","received":"3","reason":"exchange"}],"replacement":[{"line":1,"sku":"A10422","qty":"3","price":"0.221","per":"1","layer":"base","net":"0.66"}]}
S1002
EX10019
docket: Exchange EX10019 waits for order 100072 to be shipped; settle it then.
? 1
$ docket ship confirm S1002 1=3 --quiet; docket ship pack S1002 --quiet; docket ship post S1002 --quiet; docket exchange settle EX10019; docket exchange list --all
Exchange EX10019  settled  of order 100067  4711 Harbor Marine Supply
The goods come first; a balance against him is paid by the invoice.
Return RMA10019  settled
Ln  Order  Back    Description     Qty  Here  Reason
 1      1  A10410  Hex bolt M8x40    3     3  exchange
Order 100072  closed
Ln  Out     Description     Qty  Shipped  Price   Net  By
 1  A10422  Hex bolt M8x60    3        3  0.221  0.66  base
Credit 0.66  replacement 0.79  balance 0.13 GBP, to be paid by him, with tax.
Posted: CN1001, INV1002.
Number   Sold    Return    Order   Customer  Name                  State    Balance  Waits for
EX10019  100067  RMA10019  100072  4711      Harbor Marine Supply  settled    -0.13
$ docket exchange new 100067 3=5 --reason F --for C30100=5 --first replacement; docket order verify 100080 --quiet; docket ship pick 100080 --quiet; docket ship confirm S1003 1=5 --quiet; docket ship pack S1003 --quiet; docket ship post S1003 --quiet; docket exchange list
Exchange EX10024  open  of order 100067  4711 Harbor Marine Supply
The replacement goes first; a balance against him is paid by the invoice.
Return RMA10024  authorised
Ln  Order  Back    Description  Qty  Here  Reason
 1      3  C30100  Chain 6 mm     5     0  faulty
Order 100080  allocated
Ln  Out     Description  Qty  Shipped  Price    Net  By
 1  C30100  Chain 6 mm     5        0   2.40  12.00  exchange
Credit 14.40  replacement 14.40  balance 0.00 GBP, with tax.
It waits for order 100080 to be shipped.
S1003
Number   Sold    Return    Order   Customer  Name                  State  Balance  Waits for
EX10024  100067  RMA10024  100080  4711      Harbor Marine Supply  open      0.00  the goods of RMA10024, by 2026-12-07
$ docket exchange expire; export DOCKET_NOW=2026-12-08T09:41:00Z; docket exchange expire; docket exchange show EX10024; export DOCKET_NOW=2026-11-23T09:41:00Z
No exchange waits beyond the last day for its goods.
EX10024 of Harbor Marine Supply: the goods never came; order 100080 stays charged, 14.40 GBP by INV1003.
Exchange EX10024  charged  of order 100067  4711 Harbor Marine Supply
The replacement goes first; a balance against him is paid by the invoice.
Return RMA10024  expired
Ln  Order  Back    Description  Qty  Here  Reason
 1      3  C30100  Chain 6 mm     5     0  faulty
Order 100080  closed
Ln  Out     Description  Qty  Shipped  Price    Net  By
 1  C30100  Chain 6 mm     5        5   2.40  12.00  exchange
Credit 0.00  replacement 14.40  balance 14.40 GBP, to be paid by him, with tax.
Posted: INV1003.
So: the goods never came: order 100080 stays charged.
$ docket exchange new 100067 2=1 --reason W --for C30100=1 --pays before --quiet; docket exchange receive EX10035 1=1; docket exchange pay EX10035 99 --method cash; docket exchange pay EX10035 --method cash; docket exchange pay EX10035 --method cash
EX10035
Exchange EX10035  open  of order 100067  4711 Harbor Marine Supply
The goods come first; a balance against him is paid before it goes out.
Return RMA10035  received
Ln  Order  Back    Description     Qty  Here  Reason
 1      2  A10422  Hex bolt M8x60    1     1  wrong-item
Order 100095  held
Ln  Out     Description  Qty  Shipped  Price   Net  By
 1  C30100  Chain 6 mm     1        0   2.40  2.40  base
Credit 0.26  replacement 2.88  balance 2.62 GBP, to be paid by him, with tax.
It waits for 2.62 GBP before 100095 goes out.
docket: 2.62 are to be paid for exchange EX10035; take no more than that.
Exchange EX10035  open  of order 100067  4711 Harbor Marine Supply
The goods come first; a balance against him is paid before it goes out.
Return RMA10035  received
Ln  Order  Back    Description     Qty  Here  Reason
 1      2  A10422  Hex bolt M8x60    1     1  wrong-item
Order 100095  allocated
Ln  Out     Description  Qty  Shipped  Price   Net  By
 1  C30100  Chain 6 mm     1        0   2.40  2.40  base
Credit 0.26  replacement 2.88  balance 2.62 GBP, to be paid by him, with tax.
Paid for it: 2.62.
It waits for a look at the goods of RMA10035.
docket: Nothing is to be paid for exchange EX10035.
? 1
$ docket exchange new 100067 2=2 --reason D --for A10422=2 --counter --to scrap; docket exchange new 100067 2=2 --reason D --for B20017=500 --counter
Exchange EX10043  settled  of order 100067  4711 Harbor Marine Supply
The goods come first; a balance against him is paid by the invoice.
Return RMA10043  settled
Ln  Order  Back    Description     Qty  Here  Reason
 1      2  A10422  Hex bolt M8x60    2     2  damaged
Order 100102  closed
Ln  Out     Description     Qty  Shipped  Price   Net  By
 1  A10422  Hex bolt M8x60    2        2  0.221  0.44  exchange
Credit 0.53  replacement 0.53  balance 0.00 GBP, with tax.
Posted: CN1002, INV1004.
docket: Of B20017 500 are not here; leave --counter away, and it is sent.
? 1
$ docket exchange new 100067 2=1 --reason D --for A10422=1 --quiet; docket exchange cancel EX10056 --reason "he keeps it"; docket exchange cancel EX10056 --reason again
EX10056
Exchange EX10056  cancelled  of order 100067  4711 Harbor Marine Supply
The goods come first; a balance against him is paid by the invoice.
Return RMA10056  cancelled
Ln  Order  Back    Description     Qty  Here  Reason
 1      2  A10422  Hex bolt M8x60    1     0  damaged
Order 100115  cancelled
Ln  Out     Description     Qty  Shipped  Price   Net  By
 1  A10422  Hex bolt M8x60    1        0  0.221  0.00  exchange
Credit 0.00  replacement 0.00  balance 0.00 GBP, with tax.
docket: Exchange EX10056 is cancelled; nothing of it changes now.
? 1
$ docket exchange new 100067 1=50 --reason X --for A10422=3; docket exchange new 100067 1=1 --customer 4712 --reason X --for A10422=3; docket exchange new 100067 1=1 --reason X --for NOPE=1; docket exchange new 100067 1=1 --reason X --for A10422=some; docket exchange new 100067 1=1 --reason X; docket exchange new 100067 1=1 --reason X --for A10422; docket exchange new 100067 1=1 --reason X --for A10422=1 --first money; docket exchange show EX10053; docket exchange show RMA10019
docket: Of line 1 (A10410) 12 were shipped and 9 can still come back, not 50.
docket: Order 100067 is of customer 4711. Ask the caller for the right number.
docket: There is no item 'NOPE'. See: docket product find TEXT
docket: Say how many of A10422 go out, like 2 or 1cs.
docket: Say what goes out for it: --for SKU=QTY.
docket: Write --for SKU=QTY, not A10422.
docket: What goes first is one of goods, replacement.
docket: There is no exchange EX10053: its check digit is wrong. Ask for the number again.
docket: RMA10019 is the number of a return, not of an exchange.
? 66
$ DOCKET_NOW=2027-01-13T09:41:00Z docket exchange new 100067 1=1 --reason X --for A10422=1
docket: Line 1 (A10410) came 51 days ago; it could come back within 30.
? 1
$ docket order timeline 100067 | grep -i exchange; docket order timeline 100072; docket verify
2026-11-23T09:12:00.000Z  exchange    root  EX10019  RMA10019 back, order 100072 out  -0.13
2026-11-23T09:12:00.000Z  exchange    root  EX10024  RMA10024 back, order 100080 out  0.00
2026-11-23T09:41:00.000Z  exchange    root  EX10035  RMA10035 back, order 100095 out  -2.62
2026-11-23T09:41:00.000Z  exchange    root  EX10043  RMA10043 back, order 100102 out  0.00
2026-11-23T09:41:00.000Z  exchanged   root  EX10043  RMA10043 back, order 100102 out
2026-11-23T09:41:00.000Z  exchange    root  EX10056  RMA10056 back, order 100115 out  0.00
At                        What        By    Text
2026-11-23T09:12:00.000Z  entered     root  0.79, all checks ok
2026-11-23T09:12:00.000Z  exchange    root  EX10019  RMA10019 back, order 100072 out  -0.13
2026-11-23T09:12:00.000Z  gate open   root  EX10019  its replacement may go out
2026-11-23T09:12:00.000Z  goods here  root  EX10019  RMA10019 back, order 100072 out
2026-11-23T09:12:00.000Z  picking     root  S1002
2026-11-23T09:12:00.000Z  settled     root  EX10019  RMA10019 back, order 100072 out
2026-11-23T09:12:00.000Z  picked      root  S1002
2026-11-23T09:12:00.000Z  packed      root  S1002
2026-11-23T09:12:00.000Z  shipped     root  S1002
2026-11-23T09:12:00.000Z  invoiced    root  INV1002  0.79
2026-11-23T09:12:00.000Z  settled     root  EX10019  RMA10019 back, order 100072 out  -0.13
~ Sound: [0-9]+ invariants hold, the journal is whole.
# the day's workbook and its reports name what was agreed and how it ended; returns by reason
$ docket report exchanges --from 2026-11-23; docket report return_reasons --from 2026-11-23; docket report daily --from 2026-11-23 -o w.xlsx && docket report verify w.xlsx
Exchanges
Report: exchanges
Business days: 2026-11-23
As of: 2026-11-23 09:41:00 UTC, not signed off yet

Exchange  What       Sold by  Return    Replacement  Customer  Name                  First        By    Credit  Replacement costs  Balance
--------  ---------  -------  --------  -----------  --------  --------------------  -----------  ----  ------  -----------------  -------
EX10019   agreed     100067   RMA10019  100072       4711      Harbor Marine Supply  goods        root    0.66               0.79    -0.13
EX10019   settled    100067   RMA10019  100072       4711      Harbor Marine Supply  goods        root    0.66               0.79    -0.13
EX10024   agreed     100067   RMA10024  100080       4711      Harbor Marine Supply  replacement  root   14.40              14.40     0.00
EX10024   charged    100067   RMA10024  100080       4711      Harbor Marine Supply  replacement  root   14.40              14.40     0.00
EX10035   agreed     100067   RMA10035  100095       4711      Harbor Marine Supply  goods        root    0.26               2.88    -2.62
EX10043   agreed     100067   RMA10043  100102       4711      Harbor Marine Supply  goods        root    0.53               0.53     0.00
EX10043   settled    100067   RMA10043  100102       4711      Harbor Marine Supply  goods        root    0.53               0.53     0.00
EX10056   agreed     100067   RMA10056  100115       4711      Harbor Marine Supply  goods        root    0.26               0.26     0.00
EX10056   cancelled  100067   RMA10056  100115       4711      Harbor Marine Supply  goods        root    0.26               0.26     0.00
--------  ---------  -------  --------  -----------  --------  --------------------  -----------  ----  ------  -----------------  -------
Total                                                                                                    31.96              34.84    -2.88
9 rows
Returns by reason
Report: return_reasons
Business days: 2026-11-23
As of: 2026-11-23 09:41:00 UTC, not signed off yet

Reason      Returns  Lines  Given up  Asked  Came  To stock  Set apart  To supplier  Scrapped
----------  -------  -----  --------  -----  ----  --------  ---------  -----------  --------
damaged           2      2         1      3     2         0          0            0         2
exchange          1      1         0      3     3         3          0            0         0
faulty            1      1         1      5     0         0          0            0         0
wrong-item        1      1         0      1     1         0          0            0         0
----------  -------  -----  --------  -----  ----  --------  ---------  -----------  --------
Total             5      5         2     12     6         3          0            0         2
4 rows
w.xlsx
w.xlsx is as docket makes it: no cell differs.
