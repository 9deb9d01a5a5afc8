# the chart of accounts: as built in it is data/accounts.csv, to the letter
$ desk; docket export accounts | cmp - "$DK_ROOT/data/accounts.csv" && docket import accounts "$DK_ROOT/data/accounts.csv"
~ accounts: [0-9]+ rows, 0 added, 0 changed, [0-9]+ unchanged, 0 rejected.
# another number and name from now on; what is posted stays, and the books hold
$ printf 'code,name,type,role\n8400,Erlöse,income,revenue freight\n1776,Umsatzsteuer,liability,tax\n1200,Debitoren,asset,receivable\n' >a.csv; docket import accounts a.csv; docket account list | grep -v " 0.00$" ; docket account list --json | grep '"8400"\|"4000"\|"1776"'
accounts: 3 rows, 2 added, 1 changed, 0 unchanged, 0 rejected.
Account  Name                                          Type       What is posted there     Balance
1400     Stock                                         asset      stock                  25,971.02
3000     Opening balances                              equity     opening               -25,971.02
{"account":"1776","name":"Umsatzsteuer","type":"liability","roles":"tax","balance":"0.00"}
{"account":"4000","name":"Revenue","type":"income","roles":"","balance":"0.00"}
{"account":"8400","name":"Erlöse","type":"income","roles":"freight revenue","balance":"0.00"}
$ printf '{"docket":"order/1","customer":"4714","ship_to":"01","freight":"8.50","lines":[{"sku":"A10422","qty":"3"}]}' >o.json; O=$(docket order new --from o.json --quiet); S=$(docket ship pick $O --quiet); docket ship confirm $S 1=3 --quiet; docket ship pack $S --quiet; docket ship post $S --quiet; docket invoice post $S --quiet; docket account set 4711 --name "Sales home" --type income --role revenue; docket account list | grep "8400\|4711\|1776\|1200\|4000"; docket report trial | sed -n '/^Account/,$p'; docket verify
INV1001
Account 4711 is added.
1200     Debitoren                                     asset      receivable                 10.99
1776     Umsatzsteuer                                  liability  tax                        -1.83
4000     Revenue                                       income                                 0.00
4711     Sales home                                    income     revenue                     0.00
8400     Erlöse                                        income     freight                    -9.16
Account  Name                Before      Debit     Credit       After
-------  ------------------  ------  ---------  ---------  ----------
1200     Debitoren             0.00      10.99       0.00       10.99
1400     Stock                 0.00  25,971.02       0.40   25,970.62
1776     Umsatzsteuer          0.00       0.00       1.83       -1.83
3000     Opening balances      0.00       0.00  25,971.02  -25,971.02
5000     Cost of goods sold    0.00       0.40       0.00        0.40
8400     Erlöse                0.00       0.00       9.16       -9.16
-------  ------------------  ------  ---------  ---------  ----------
Total                          0.00  25,982.41  25,982.41        0.00
6 rows
~ Sound: [0-9]+ invariants hold, the journal is whole.
# bad ones change nothing
$ docket account set 8500 --type income; docket account set 8500 --name X --type foo; docket account set 8500 --name X --type income --role sales 2>&1 | cut -c1-42; docket account set "85 00" --name X --type income; printf 'code,name,type,role\n10,A,asset,cash\n11,B,asset,cash\n' >b.csv; docket import accounts b.csv; printf 'code,name,type,role\n10,A,asset,bank\n' >b.csv; docket import accounts b.csv 2>&1 | cut -c1-80; as mia account set 4711 --name Y; docket account list | grep -c "^10 \|^85"
docket: Give account 8500 a name.
docket: An account is one of: asset liability equity income expense.
docket: docket posts nothing called 'sales
docket: An account's code is up to 20 letters and digits, '85 00' is not.
b.csv:3: role: What is called 'cash' stands on another account of this file, too.
accounts: 2 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: b.csv: 1 of 2 rows are wrong; nothing was changed.
b.csv:2: role: docket posts nothing called 'bank'. It knows: cash card cheque tr
accounts: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: b.csv: 1 of 1 rows are wrong; nothing was changed.
docket: mia may not change settings; ask an administrator.
0
? 1
# a house that begins with its own chart
$ docket --db own.db init --company Own --test-clock --accounts a.csv --quiet; docket --db own.db account list | grep "8400\|4000"; docket --db none.db init --test-clock --accounts b.csv 2>&1 | cut -c1-60; ls none.db 2>/dev/null
4000     Revenue                                       income                              0.00
8400     Erlöse                                        income     freight revenue          0.00
docket: b.csv:2: role: docket posts nothing called 'bank'. I
? 2
# what goes to an accounting program goes once, whole, and can be written again
$ docket account export --to 2026-11-22 --preview; docket account export --preview; docket account export --preview --json
Nothing waits up to 2026-11-22.
2026-11-23 to 2026-11-23: 38 batches, 78 postings, debit = credit 25,982.41 GBP.
{"from":"2026-11-23","to":"2026-11-23","batches":38,"postings":78,"debit":"25982.41"}
$ docket account exports; docket account export --to 2026-11-22; docket account export --to 2026-11-23 -o e1.csv; head -n 1 e1.csv; grep -v ",journal," e1.csv | tail -n +2; docket account export
docket: Nothing went out yet. First: docket account export --to DAY -o FILE.csv
docket: All postings up to 2026-11-22 went out already. See: docket account exports
e1.csv
batch,date,document,number,account,account_name,debit,credit,tax,rate,customer,supplier,text
37,2026-11-23,shipment,S1001,5000,Cost of goods sold,0.40,0.00,,,4714,,Dockside Cafe
37,2026-11-23,shipment,S1001,1400,Stock,0.00,0.40,,,4714,,Dockside Cafe
38,2026-11-23,invoice,INV1001,1200,Debitoren,10.99,0.00,,,4714,,Dockside Cafe
38,2026-11-23,invoice,INV1001,8400,Erlöse,0.00,0.66,S,20,4714,,Dockside Cafe
38,2026-11-23,invoice,INV1001,8400,Erlöse,0.00,8.50,S,20,4714,,Dockside Cafe
38,2026-11-23,invoice,INV1001,1776,Umsatzsteuer,0.00,1.83,S,20,4714,,Dockside Cafe
docket: All postings up to 2026-11-23 went out already. See: docket account exports
? 1
$ docket payment take 4714 10.99 --method cheque --ref 17 --quiet; docket account export -o e2.csv; tail -n +2 e2.csv; docket account export 2 -o again.csv --quiet; cmp e2.csv again.csv; docket account exports | sed 's/2026-11-23T[0-9:.]*Z/AT/'; docket account export 9; docket account export x; as mia account export
e2.csv
39,2026-11-23,payment,P1001,1020,Cheques in hand,10.99,0.00,,,4714,,Dockside Cafe
39,2026-11-23,payment,P1001,1200,Debitoren,0.00,10.99,,,4714,,Dockside Cafe
Number  At                        By    From        Up to       Batches  Debit = credit
     2  AT  root  2026-11-23  2026-11-23        1           10.99
     1  AT  root  2026-11-23  2026-11-23       38       25,982.41
docket: There is no export 9. See: docket account exports
docket: x is no whole number.
docket: mia may not sign off the day; ask a supervisor.
? 77
$ cat e1.csv e2.csv | awk -F, '/^[0-9]/ { d += $(NF - 6); c += $(NF - 5) } END { printf "%.2f %.2f\n", d, c }' ; docket verify; docket journal list | grep -c "ledger.export"
25993.40 25993.40
~ Sound: [0-9]+ invariants hold, the journal is whole.
2
# what customers have paid ahead is theirs on whichever account it stands, in other currencies too
$ docket account set 2101 --name "Paid ahead" --type liability --role customer-credit --quiet; docket currency rate USD 0.79 --quiet; docket customer new 9001 name="Far Inc" currency=USD --quiet; docket payment take 4711 50 --method transfer --quiet; docket payment take 9001 100 --method transfer --quiet; docket verify; docket report receivables | grep "^4711\|^9001"
~ Sound: [0-9]+ invariants hold, the journal is whole.
4711      Harbor Marine Supply         0.00            0.00   0.00   0.00     0.00       50.00   -50.00
9001      Far Inc                      0.00            0.00   0.00   0.00     0.00       79.00   -79.00
# what several taxes share is a row for each, on paper and in the file; they add up to the tax report
$ desk; docket setting set second_person no --quiet; printf 'code,zone,rate,category,name\nR,GB,5,S,VAT 5 %%\n' >t.csv; docket import tax t.csv --quiet; docket product set A10422 tax_code=R --quiet; printf '{"customer":"4714","ship_to":"01","freight":"8.50","discount":"3.33","lines":[{"sku":"A10410","qty":"12"},{"sku":"A10422","qty":"25"},{"sku":"B20001","qty":"24"}]}' >m.json; O=$(docket order new --from m.json --quiet); S=$(docket ship pick $O --quiet); docket ship confirm $S 1=12 2=25 3=24 --quiet; docket ship pack $S --quiet; docket ship post $S --quiet; docket invoice post $S --quiet; docket return new $O 1=3 2=4 --reason not-needed --counter --condition as-new --to stock --fee 15 --exception x | tail -n 1; docket report trial_tax | sed -n '/^Category/,$p'; docket report tax | sed -n '/^Category/,$p'
INV1001
Credited 0.70 GBP by CN1001.
Category  Rate %  Account  Name             Debit  Credit  Balance
--------  ------  -------  ---------------  -----  ------  -------
S              5  2200     Tax payable       0.02    0.45    -0.43
S              5  4000     Revenue           0.88    5.53    -4.65
S              5  4100     Freight charged   0.00    5.85    -5.85
S              5  4200     Restocking fees   0.00    0.13    -0.13
S              5  4900     Discounts given   2.29    0.36     1.93
S             20  2200     Tax payable       0.05    0.82    -0.77
S             20  4000     Revenue           0.55    2.50    -1.95
S             20  4100     Freight charged   0.00    2.65    -2.65
S             20  4200     Restocking fees   0.00    0.08    -0.08
S             20  4900     Discounts given   1.04    0.23     0.81
--------  ------  -------  ---------------  -----  ------  -------
Total                                        4.83   18.60   -13.77
10 rows
Category  Rate %  Name      Invoices  Taxable   Tax
--------  ------  --------  --------  -------  ----
S              5  VAT 5 %          2     8.70  0.43
S             20  VAT 20 %         2     3.87  0.77
--------  ------  --------  --------  -------  ----
Total                                   12.57  1.20
2 rows
$ docket account export -o e.csv --quiet; docket report tax -o t.csv --quiet; grep "INV1001\|CN1001" e.csv | cut -d, -f4-10; awk -F, 'NR == FNR { if ($9 != "") { if ($5 == 2200) t[$9 " " $10] += $8 - $7; else b[$9 " " $10] += $8 - $7 } next } FNR > 1 && $1 ~ /^[A-Z]+$/ { k = $1 " " $2; printf "%s %.2f = %s, %.2f = %s\n", k, b[k], $5, t[k], $6 }' e.csv t.csv
INV1001,1200,Receivables,14.47,0.00,,
INV1001,4000,Revenue,0.00,5.53,S,5
INV1001,4000,Revenue,0.00,2.50,S,20
INV1001,4900,Discounts given,2.29,0.00,S,5
INV1001,4900,Discounts given,1.04,0.00,S,20
INV1001,4100,Freight charged,0.00,5.85,S,5
INV1001,4100,Freight charged,0.00,2.65,S,20
INV1001,2200,Tax payable,0.00,0.45,S,5
INV1001,2200,Tax payable,0.00,0.82,S,20
CN1001,4000,Revenue,0.88,0.00,S,5
CN1001,4000,Revenue,0.55,0.00,S,20
CN1001,4200,Restocking fees,0.00,0.13,S,5
CN1001,4200,Restocking fees,0.00,0.08,S,20
CN1001,4900,Discounts given,0.00,0.36,S,5
CN1001,4900,Discounts given,0.00,0.23,S,20
CN1001,2200,Tax payable,0.02,0.00,S,5
CN1001,2200,Tax payable,0.05,0.00,S,20
CN1001,1200,Receivables,0.00,0.70,,
S 5 8.70 = 8.70, 0.43 = 0.43
S 20 3.87 = 3.87, 0.77 = 0.77
# a file that could not be written is asked for by its number; there is no number 0
$ docket payment take 4711 1 --method cash --quiet; docket account export -o none/x.csv; docket account export 2 -o e9.csv; grep -c ",payment," e9.csv; docket account export 0
docket: The folder of none/x.csv does not exist; create it or name another. The postings are export 2: docket account export 2 -o FILE
e9.csv
2
docket: There is no export 0. See: docket account exports
? 66
