# a rate that changes while an order is part delivered: the day of each shipment says which
$ desk; printf 'code,zone,from,rate,category,name\nS,GB,2026-12-01,21,S,VAT\nS,GB,2027-02-01,22,S,VAT\n' >t.csv; docket import tax t.csv; docket product new T1 name=Tarpaulin price=9.99 cost=5 --quiet; printf 'sku,location,on_hand\nT1,MAIN,5\n' >s.csv; docket import stock s.csv --quiet
tax: 2 rows, 2 added, 0 changed, 0 unchanged, 0 rejected.
$ printf '{"customer":"4712","lines":[{"sku":"T1","qty":"12"}]}' >o.json; docket order new --from o.json --quiet; docket order verify 100067 --pass stock-short --pass quantity-unusual --reason ok --quiet; docket ship pick 100067 --quiet; docket ship confirm S1001 1=5 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001
100067
S1001
Invoice INV1001 of 2026-11-23 for order 100067, customer 4712
Ln  Item  Qty  Unit  Description  Price  Disc    Net
 1  T1      5  ea    Tarpaulin     9.99     0  49.95
Net 53.49  tax 10.70  total 64.19  paid 0.00  open 64.19 GBP, due 2026-12-23
$ export DOCKET_NOW=2026-12-02T09:41:00Z; printf 'sku,location,on_hand\nT1,MAIN,7\n' >s.csv; docket import stock s.csv --quiet; docket stock handout T1 --quiet; docket order show 100067; docket ship pick 100067 --quiet; docket ship confirm S1002 1=7 --quiet; docket ship pack S1002 --quiet; docket ship post S1002 --quiet; docket invoice post S1002; docket invoice show INV1002 --json | grep -o '"tax":\[[^]]*\]'
1
Order 100067  allocated (part)  4712 Pier Hardware
PO none  placed 2026-11-23  wanted as soon as can be  by DHL/STD
To 01, 3 Hotwell Rd, BS8 4UB Bristol
Ln  Item  Qty  Unit  Description  Price  Disc     Net  Alloc  Back  Shipped
 1  T1     12  ea    Tarpaulin     9.99     0  119.88      7     0        5
Goods 119.88  discount 0.00  freight 8.50  net 128.38  tax 25.68  total 154.06 GBP
warn stock-short line 1: L1: 7 short; 5 ship now. Passed by root
S1002
Invoice INV1002 of 2026-12-02 for order 100067, customer 4712
Ln  Item  Qty  Unit  Description  Price  Disc    Net
 1  T1      7  ea    Tarpaulin     9.99     0  69.93
Net 74.89  tax 15.73  total 90.62  paid 0.00  open 90.62 GBP, due 2027-01-01
"tax":[{"category":"S","rate":"21","base":"74.89","tax":"15.73"}]
# what comes back is credited at the rates that it was sold at, whatever holds by then
$ export DOCKET_NOW=2027-02-02T09:41:00Z; docket return new 100067 1=12 --reason damaged --counter --to stock --exception late --quiet; docket invoice list; docket report tax | sed -n '/^Category/,$p'; docket verify
RMA10019
Invoice  Date        Order   Customer  Total   Open  Due
CN1002   2027-02-02  100067  4712      84.62  84.62  2027-02-02
CN1001   2027-02-02  100067  4712      59.94  59.94  2027-02-02
INV1002  2026-12-02  100067  4712      90.62   6.00  2027-01-01
INV1001  2026-11-23  100067  4712      64.19   4.25  2026-12-23
Category  Rate %  Name      Invoices  Taxable   Tax
--------  ------  --------  --------  -------  ----
S             20  VAT 20 %         2     3.54  0.71
S             21  VAT              2     4.96  1.04
--------  ------  --------  --------  -------  ----
Total                                    8.50  1.75
2 rows
~ Sound: [0-9]+ invariants hold, the journal is whole.
