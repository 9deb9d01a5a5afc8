# taxes that a customer keeps back of an invoice and pays to the state for us
$ desk; docket withholding list
There are no withheld taxes.
? 1
$ docket customer set 4711 withholding=IRPF
docket: There is no withheld tax IRPF; give it a rate under withholding.
? 65
$ docket withholding rate IRPF 15 --from 2026-01-01 --name Ret.; docket withholding rate IRPF 19 --from 2027-01-01; docket withholding rate IRPF 19 --from 2027-01-01 --names "es=Ret. IRPF"; docket withholding rate IRPF x; docket withholding rate IRPF 101; docket withholding rate IRPF 1 --names "Ret"
From 1 Jan 2026, IRPF is now 15 %.
From 1 Jan 2027, IRPF is now 19 %.
From 1 Jan 2027, IRPF is now 19 %.
docket: 'x' is not a number. Type it like 1234.50.
docket: rate must be from 0 to 100.
docket: 'Ret' names no tax; write names by language: de=USt. 20 %; es=IVA
? 65
$ docket withholding list; docket withholding list --json | head -n 1; docket export withholding
Code  From         %  Name  By language
IRPF  2026-01-01  15  Ret.
IRPF  2027-01-01  19  Ret.  es=Ret. IRPF
{"code":"IRPF","from":"2026-01-01","rate":"15","name":"Ret.","names":""}
code,rate,from,name,names
IRPF,15,2026-01-01,Ret.,
IRPF,19,2027-01-01,Ret.,es=Ret. IRPF
# tax data wait for a second person; then each invoice asks for so much less
$ docket customer set 4711 withholding=IRPF e_address=0088:5412345000013; printf '5741\n' >ruth.pin; docket --user ruth --password-fd 3 customer approve 4711 --quiet 3<ruth.pin; docket --json customer show 4711 | grep -o '"withholding":"[A-Z]*"'
4711 is changed; 1 field waits for somebody else: docket customer approve 4711
"withholding":"IRPF"
$ printf '{"customer":"4711","customer_po":"P9","freight":"19.00","lines":[{"sku":"A10410","qty":"12"},{"sku":"A10422","qty":"20"},{"sku":"C30100","qty":"2","unit":"cs"}]}' >o.json; N=$(docket order new --from o.json --quiet); echo $N >n; docket order verify $N --pass quantity-unusual --reason meant --quiet; S=$(docket ship pick $N --quiet); docket ship confirm $S 1=12 2=20 3=50 --quiet && docket ship pack $S --all --quiet; docket ship post $S --tracking T1 --quiet; docket invoice post $S | tail -n 1; docket --json invoice show INV1001 | grep -o '"total":"[0-9.]*","withheld.*"due":"[0-9.]*"'
Net 145.63  tax 29.13  total 174.76  withheld Ret. 15 % 21.84  paid 0.00  open 152.92 GBP, due 2026-12-23
"total":"174.76","withheld":"21.84","withheld_rate":"15","withheld_name":"Ret.","prepaid":"0.00","rounding":"0.00","due":"152.92"
$ docket invoice pdf INV1001 | sed -n '/Total GBP/,/Due GBP/p; /^Withheld/,/^Please/p'
                                      Total GBP                           174.76
                                      Withheld Ret. 15 %                  -21.84
                                      ------------------------------------------
                                      Due GBP                             152.92
Withheld
GBP 21.84 of the total you keep back and pay to the tax office for us. Please
send us the certificate.

Payment
Please pay GBP 152.92 by 23 Dec 2026 to the account below and name INV1001.
# electronic: the norm's own totals, and a note; what is read back is what was posted
$ docket invoice ubl INV1001 -o i.xml; grep 'Note>With\|PayableAmount' i.xml; docket calc ubl i.xml
i.xml
  <cbc:Note>Withheld tax Ret. 15 %: GBP 21.84 of the amount payable is kept back and paid to the tax office, which leaves GBP 152.92.</cbc:Note>
    <cbc:PayableAmount currencyID="GBP">174.76</cbc:PayableAmount>
It obeys the 283 rules that docket knows.
# part of it is paid; part of the goods comes back, then the rest and what was left open: to the cent
$ docket payment take 4711 100 --method transfer --invoice INV1001; docket return new $(cat n) 3=13 --reason F --counter --quiet; docket invoice show CN1001 | tail -n 1
Payment P1001: 100.00 GBP from Harbor Marine Supply is taken; 100.00 is applied, 0.00 is not.
RMA10019
Net 31.20  tax 6.24  total 37.44  withheld Ret. 15 % 4.68  paid 0.00  open 32.76 GBP, due 2026-11-23
$ docket return new $(cat n) 1=12 2=20 3=37 --reason F --counter --quiet; docket --json invoice show CN1002 | grep -o '"total":"[0-9.]*","withheld.*"due":"[0-9.]*"'
RMA10024
"total":"114.52","withheld":"14.31","withheld_rate":"15","withheld_name":"Ret.","prepaid":"0.00","rounding":"0.00","due":"100.21"
$ docket claim new $(cat n) --kind late --freight 19 --said "a week late" --quiet >c; docket claim evidence $(cat c) --text note --quiet; docket claim decide $(cat c) --verdict accepted --reason true --quiet; docket claim settle $(cat c) --quiet; docket invoice show CN1003 | tail -n 1; docket payment refund 4711 100 --method transfer --quiet
CL10019
CL10019
CL10019
Net 19.00  tax 3.80  total 22.80  withheld Ret. 15 % 2.85  paid 0.00  open 19.95 GBP, due 2026-11-23
$ docket customer statement 4711; docket report trial | grep -i 'withheld\|receivable\|credit,'; docket report withheld; docket report invoices --json | head -n 1 | grep -o '"total".*"due":"[^"]*"'
Date        Document     Number   Reference   Debit  Credit  Balance
2026-11-23  credit-note  CN1001   P9           0.00   37.44   -37.44
2026-11-23  credit-note  CN1002   P9           0.00  114.52  -151.96
2026-11-23  credit-note  CN1003   P9           0.00   22.80  -174.76
2026-11-23  invoice      INV1001  P9         174.76    0.00     0.00
2026-11-23  payment      P1001                 0.00  100.00  -100.00
2026-11-23  refund       P1005               100.00    0.00     0.00
2026-11-23  withheld     INV1001  Ret.         0.00   21.84   -21.84
2026-11-23  withheld     CN1001   Ret.         0.00   -4.68   -17.16
2026-11-23  withheld     CN1002   Ret.         0.00  -14.31    -2.85
2026-11-23  withheld     CN1003   Ret.         0.00   -2.85     0.00
1200     Receivables                   0.00     152.92     152.92        0.00
1510     Tax withheld by customers     0.00      21.84      21.84        0.00
2100     Customer credit, unapplied    0.00     100.00     100.00        0.00
Withheld taxes
Report: withheld
Business days: 2026-11-23
As of: 2026-11-23 09:12:00 UTC, not signed off yet

Name  Rate %  Invoices   Net  Withheld
----  ------  --------  ----  --------
Ret.      15         4  0.00      0.00
----  ------  --------  ----  --------
Tot…                    0.00      0.00
1 row
"total":"174.76","withheld":"21.84","prepaid":"0.00","rounding":"0.00","due":"152.92"

# what the caller will pay is told before there is an invoice, and a deposit is a part of that
$ sed 's/"customer_po":"P9"/"customer_po":"P10","deposit":"50%"/' o.json >p.json; N=$(docket order new --from p.json --quiet); docket order show $N | grep 'withh\|Payment'; docket --json order show $N | grep -o '"total":"[0-9.]*","withheld":"[0-9.]*"'
Goods 126.63  discount 0.00  freight 19.00  net 145.63  tax 29.13  total 174.76 GBP, to be withheld 21.84
HELD prepayment: Payment before delivery: take 76.46 first. (docket)
stop prepayment: Payment before delivery: take 76.46 first.
"total":"174.76","withheld":"21.84"

# while the caller is on the line: F11 says it, and what is read back
$ printf 'type 14711<Enter>\ntype P11<Enter>\ntype A10410<Enter>12<Enter>\ntype <F11>\nexpect note withheld: He withholds\ntype <Esc>\ntype <F2>\nexpect REVIEW  read back: 1 line, 12.85 GBP, pays 11.24.   Enter enters; Esc back\n' | docket script -

# a tax without a rate on the day of the goods: no invoice, nothing changed
$ sed 's/P9/P12/; s/{"sku":"A10422","qty":"20"},//' o.json >q.json; N=$(docket order new --from q.json --quiet); docket order verify $N --pass quantity-unusual --reason meant --pass order-duplicate --reason meant --quiet; S=$(docket ship pick $N --quiet); docket ship confirm $S 1=12 2=50 --quiet && docket ship pack $S --all --quiet; docket ship post $S --tracking T2 --quiet; sqlite3 docket.db "UPDATE withholding SET valid_from = '2026-12-01' WHERE valid_from = '2026-01-01'; SELECT count(*) FROM invoice"; docket invoice post $S; sqlite3 docket.db "SELECT count(*) FROM invoice; UPDATE withholding SET valid_from = '2026-01-01' WHERE valid_from = '2026-12-01'"; docket invoice post $S | tail -n 1
4
docket: The withheld tax IRPF has no rate on 23 Nov 2026. Add it: docket withholding rate IRPF
4
Net 141.21  tax 28.24  total 169.45  withheld Ret. 15 % 21.18  paid 0.00  open 148.27 GBP, due 2026-12-23

$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
