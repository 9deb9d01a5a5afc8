# goods that customers send back: the policy, each step, the counter, what cannot come back
$ desk; printf '{"customer":"4711","customer_po":"P88213","lines":[{"sku":"A10410","qty":"12"},{"sku":"A10422","qty":"10"},{"sku":"C30100","qty":"2","unit":"cs"}]}' >o.json; docket order new --from o.json --quiet; docket order verify 100067 --pass quantity-unusual --reason boat --quiet; docket ship pick 100067 --quiet; docket ship confirm S1001 1=12 2=10 3=50 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001 --quiet
100067
S1001
INV1001
$ printf 'from,class,reason,group,days,verdict,fee,fee_tax,clause\n,,not-needed,,30,allowed,15,,"Not needed: 30 days, less 15 %%."\n,,late,,30,approval,,,Late goods need a word.\n,,damaged,,9,maybe,,,x\n' >r.csv; docket import return-rules r.csv
r.csv:4: verdict: 'maybe' is not one of: allowed, approval, refused.
return-rules: 3 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: r.csv: 1 of 3 rows are wrong; nothing was changed.
? 65
$ sed -i '$d' r.csv; docket import return-rules r.csv; docket import return-rules r.csv; docket export return-rules
return-rules: 2 rows, 2 added, 0 changed, 0 unchanged, 0 rejected.
return-rules: 2 rows, 0 added, 0 changed, 2 unchanged, 0 rejected.
from,class,reason,group,days,verdict,fee,fee_tax,clause,freight,to
,,late,,30,approval,0,,Late goods need a word.,customer,
,,not-needed,,30,allowed,15,,"Not needed: 30 days, less 15 %.",customer,
$ docket return new 100067 --line 1 --qty 3 --reason N --customer 4711
Return RMA10019  authorised  order 100067  4711 Harbor Marine Supply  credit
Ln  Order  Item    Description     Back  Reason          Day   Fee  Here  To
 1      1  A10410  Hex bolt M8x40     3  not-needed  0 of 30  15 %     0
Policy: Not needed: 30 days, less 15 %. (allowed)
The goods are to come by 2026-12-07.
Credit 0.56 GBP with tax, after a fee of 0.08.
$ docket return new 100067 1=10 --reason N; docket return new 100067 1=1 --customer 4712 --reason N; docket return new 100067 1=1 --reason why; docket return new 100067 9=1 --reason N; docket return new 100067 1 --reason N
docket: Of line 1 (A10410) 12 were shipped and 9 can still come back, not 10.
docket: Order 100067 is of customer 4711. Ask the caller for the right number.
docket: The reason of a return is one of not-needed, wrong-item, damaged, faulty, late, misordered, exchange.
docket: Order 100067 has no line 9 of goods.
docket: Write LINE=QTY, not 1.
? 64
$ docket return receive RMA10019 1=3; docket return inspect RMA10019 1=1:stock; docket return inspect RMA10019 1=1:stock 1=2:scrap --quiet; docket return settle RMA10019 --json
Return RMA10019  received  order 100067  4711 Harbor Marine Supply  credit
Ln  Order  Item    Description     Back  Reason          Day   Fee  Here  To
 1      1  A10410  Hex bolt M8x40     3  not-needed  0 of 30  15 %     3
Policy: Not needed: 30 days, less 15 %. (allowed)
Credit 0.56 GBP with tax, after a fee of 0.08.
docket: Line 1: 3 came back, and 1 are disposed of. Say it for each piece.
RMA10019
{"return":"RMA10019","order":"100067","customer":"4711","state":"settled","outcome":"credit","note":"","exception":null,"why":null,"expires":"2026-12-07","freight_by":"customer","freight":"0.00","work":null,"sent_by":null,"credit_notes":"CN1001","credit":"0.56","currency":"GBP","lines":[{"line":1,"order_line":1,"sku":"A10410","lot":null,"qty":"3","reason":"not-needed","sent":null,"verdict":"allowed","clause":"Not needed: 30 days, less 15 %.","days":0,"window":30,"fee":"15","condition":null,"received":"3","stock":"1","quarantine":"0","supplier":"0","scrap":"2"}]}
$ docket payment take 4711 200 --method card --quiet; docket return new 100067 3=25:F:quarantine 2=4:D --counter --outcome refund
Return RMA10024  settled  order 100067  4711 Harbor Marine Supply  refund
Ln  Order  Item    Description     Back  Reason       Day  Fee  Here  To
 1      3  C30100  Chain 6 mm        25  faulty   0 of 30         25  25 quarantine
 2      2  A10422  Hex bolt M8x60     4  damaged  0 of 30          4  4 stock
Credited 73.06 GBP by CN1002.
$ docket return new 100067 3=5:L --counter; docket return new 100067 3=5:L --quiet; docket return list; docket return authorise RMA10035 --quiet; docket return cancel RMA10035 --reason "they keep it" --quiet; docket return list
docket: The policy wants a supervisor's word first: enter it without the goods and have it authorised, or pass it over with a reason.
RMA10035
Number    Order   Customer  Name                  State      Expires  Credit  By
RMA10035  100067  4711      Harbor Marine Supply  requested
RMA10035
RMA10035
No goods are to come back.
? 1
$ docket payment list; docket customer statement 4711
Payment  Date        Customer  Name                  Kind     Method  Reference  Amount  Unapplied
P1004    2026-11-23  4711      Harbor Marine Supply  refund   card    CN1002      73.06       0.00
P1003    2026-11-23  4711      Harbor Marine Supply  credit   credit  CN1002      73.06      28.46
P1002    2026-11-23  4711      Harbor Marine Supply  payment  card               200.00       0.00
P1001    2026-11-23  4711      Harbor Marine Supply  credit   credit  CN1001       0.56       0.00
Date        Document     Number   Reference   Debit  Credit  Balance
2026-11-23  credit-note  CN1001   P88213       0.00    0.56    -0.56
2026-11-23  credit-note  CN1002   P88213       0.00   73.06   -73.62
2026-11-23  invoice      INV1001  P88213     172.10    0.00    98.48
2026-11-23  payment      P1002                 0.00  200.00  -101.52
2026-11-23  refund       P1004    CN1002      73.06    0.00   -28.46
$ DOCKET_NOW=2027-01-13T09:41:00Z docket return new 100067 1=1 --reason N; DOCKET_NOW=2027-01-13T09:41:00Z docket return new 100067 1=1 --reason N --exception "good customer" --quiet
docket: Line 1 (A10410) came 51 days ago; it could come back within 30. The policy: Not needed: 30 days, less 15 %.
RMA10043
$ docket return plan 100067 1=2:N:A 3=5:L --json; docket return plan 100067 1=2:N 1=9:N; docket return plan 100067 1=2:N:A --fee 10
{"verdict":"approval","why":null,"unpriced":null,"note":null,"goods":"12.37","discount":"0.00","fee":"0.06","freight_by":"customer","freight":"0.00","tax":"2.46","credit":"14.77","currency":"GBP","lines":[{"order_line":1,"qty":"2","verdict":"allowed","clause":"Not needed: 30 days, less 15 %.","days":0,"window":30,"fee":"15","to":"stock","credit":"0.37","why":null},{"order_line":3,"qty":"5","verdict":"approval","clause":"Late goods need a word.","days":0,"window":30,"fee":"0","to":null,"credit":"12.00","why":null}]}
Order  Back  Verdict      Day   Fee  To  Credit
    1     2  allowed  0 of 30  15 %        0.37
    1     9  no             0              0.00
Policy: Not needed: 30 days, less 15 %. (allowed)
STOP Of line 1 (A10410) 12 were shipped and 6 can still come back, not 9.
Goods 0.37  discount 0.00  fee 0.06  freight 0.00 (customer)  tax 0.06  credit 0.37 GBP
Order  Back  Verdict      Day   Fee  To     Credit
    1     2  allowed  0 of 30  10 %  stock    0.37
Policy: Not needed: 30 days, less 15 %. (allowed)
Goods 0.37  discount 0.00  fee 0.04  freight 0.00 (customer)  tax 0.07  credit 0.40 GBP
$ docket return new 100067 1=1:N:C --fee 10 --counter --quiet; docket return new 100067 1=1 --reason N --condition Z
RMA10056
docket: The condition is one of A as-new, B opened, C used, D defective, E broken.
? 65
$ docket return new 100067 3=2:F --outcome repair --note "links are stiff" --quiet; docket return receive RMA10062 --all --quiet; docket return new 100067 3=24 --reason F; docket return settle RMA10062; docket return repaired RMA10062 --work "oiled"; docket return send-back RMA10062 --by "DHL 4711"; docket return cancel RMA10062 --reason x
RMA10062
RMA10062
docket: Of line 3 (C30100) 50 were shipped and 23 can still come back, not 24.
docket: Return RMA10062 is received. It is repaired next.
Return RMA10062  inspected  order 100067  4711 Harbor Marine Supply  repair
He says: links are stiff
Ln  Order  Item    Description  Back  Reason      Day  Fee  Here  To
 1      3  C30100  Chain 6 mm      2  faulty  0 of 30          2
Repaired: oiled
Return RMA10062  settled  order 100067  4711 Harbor Marine Supply  repair
He says: links are stiff
Ln  Order  Item    Description  Back  Reason      Day  Fee  Here  To
 1      3  C30100  Chain 6 mm      2  faulty  0 of 30          2
Repaired: oiled; sent back by DHL 4711
docket: Return RMA10062 is settled; nothing of it changes now.
? 1
$ printf 'from,class,reason,group,days,verdict,fee,fee_tax,clause,freight\n,,faulty,,90,allowed,0,,We fetch what does not work.,house\n,,misordered,,30,allowed,0,,You pay the way back.,charged\n' >f.csv; docket import return-rules f.csv --quiet; docket return plan 100067 3=1:F; docket return plan 100067 3=10:O; docket return plan 100067 3=1:O:A
Order  Back  Verdict      Day  Fee  To  Credit
    3     1  allowed  0 of 90             2.40
Policy: We fetch what does not work. (allowed)
Goods 2.40  discount 0.00  fee 0.00  freight 0.00 (house)  tax 0.48  credit 2.88 GBP
Order  Back  Verdict      Day  Fee  To  Credit
    3    10  allowed  0 of 30            24.00
Policy: You pay the way back. (allowed)
Goods 24.00  discount 0.00  fee 0.00  freight 8.50 (charged)  tax 3.10  credit 18.60 GBP
Order  Back  Verdict      Day  Fee  To     Credit
    3     1  allowed  0 of 30       stock    2.40
Policy: You pay the way back. (allowed)
Goods 2.40  discount 0.00  fee 0.00  freight 0.00 (charged)  tax 0.48  credit 2.88 GBP
$ docket return rule allowed "Nine days." --days 9 --reason late; docket return rule maybe "x"; docket return rule allowed "x" --reason why; docket return rule allowed ""; docket return rule allowed x --from 2026-11-02 --to 2026-11-01; docket return rule allowed x --to nine; docket return label RMA10019
The rule is changed.
docket: The verdict is one of allowed, approval, refused.
docket: The reason of a return is one of not-needed, wrong-item, damaged, faulty, late, misordered, exchange.
docket: Give the clause: customers are told it.
docket: The rule would end before it begins.
docket: Write the day as 2026-11-23.
docket: The goods of return RMA10019 are not to come any more; it has no label.
? 1
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
