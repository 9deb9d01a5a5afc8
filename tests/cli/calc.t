# the calculator: a line that cannot be read is named and spoils the exit, a case without
# expectations has no "agrees"
$ printf '%s\n' '{"op":"add","args":["1","2.5"]}' '{"op":"add","args":["1","2"],"result":"4"}' '{"op":"divide","args":["1","0"],"result":"x"}' >m
$ docket calc money m
{"docket":{"result":"3.5"}}
{"docket":{"result":"3"},"agrees":false}
{"docket":null,"why":"division by zero"}
{"cases":3,"agree":0,"differ":1,"not_represented":1}
? 1
$ printf '%s\n' '[1]' '{"op":"subtract","args":["1","2.5"]}' >bad; docket calc money bad --json
docket: bad:1: A case is a JSON object: {...}.
{"error":{"code":"input","field":"","text":"bad:1: A case is a JSON object: {...}."}}
{"docket":{"result":"-1.5"}}
{"cases":1,"agree":0,"differ":0,"not_represented":0}
docket: 1 of the lines of bad could not be read.
{"error":{"code":"input","field":"","text":"1 of the lines of bad could not be read."}}
? 65
$ echo '{"currency":"JPY","lines":[{"qty":"3","price":"100.5","tax_rate":"10","tax_category":"S"}]}' | docket calc invoice -
{"docket":{"lines":[{"net":"302"}],"tax_breakdown":[{"rate":"10","category":"S","taxable":"302","tax":"30"}],"sum_lines":"302","net":"302","tax_total":"30","gross":"332","payable":"332"}}
{"cases":1,"agree":0,"differ":0,"not_represented":0}
$ docket calc nothing -
docket: `docket calc` knows no kind nothing. It knows: gs1, invoice, money, numbers, rules.
? 64
# barcodes: a check digit, a value's rule, element strings, a scan, and what docket does not read
$ echo '{"number":"5012345000411"}' >g
$ echo '{"rule":"yymmdd","input":"270230","result":"pass"}' >>g
$ printf '%s\n' '{"kind":"bracketed","input":"(01)05012345000411(10)A\\(1"}' >>g
$ echo '{"kind":"raw","input":"^10","valid":false}' >>g
$ printf '%s\n' '{"kind":"scan-data","input":"]C110AB\u001d11991225"}' >>g
$ echo '{"kind":"digital-link","input":"https://id.gs1.org/01/05012345000411"}' >>g
$ docket calc gs1 g
{"docket":{"valid":true}}
{"docket":{"result":"ILLEGAL_DAY","marked":"2702*30*"},"agrees":false}
{"docket":{"valid":true,"raw":"^010501234500041110A(1"}}
{"docket":{"valid":false},"agrees":true}
{"docket":{"valid":true,"symbology":"GS1_128_CCA","data":"^10AB^11991225"}}
{"docket":null,"why":"docket has no kind digital-link"}
{"cases":6,"agree":1,"differ":1,"not_represented":1}
? 1
# invoices in the shape of gobl: a tax withheld, prices that hold their tax, figures that cannot be
$ echo '{"regime":"ES","currency":"EUR","tax":{"prices_include":"VAT"},"lines":[{"quantity":"1","price":"121","taxes":[{"cat":"VAT","percent":"21%"},{"cat":"IRPF","percent":"15%"}]}],"totals":{"advance":"50"}}' | docket calc invoice -
{"docket":{"lines":[{"i":1,"sum":"121.00","total":"121.00"}],"totals":{"sum":"121.00","tax_included":"21.00","total":"100.00","taxes":{"categories":[{"code":"VAT","rates":[{"base":"100.00","percent":"21%","amount":"21.00"}],"amount":"21.00"},{"code":"IRPF","retained":true,"rates":[{"base":"100.00","percent":"15%","amount":"15.00"}],"amount":"15.00"}],"sum":"21.00","retained":"15.00"},"tax":"21.00","total_with_tax":"121.00","retained_tax":"15.00","payable":"106.00","advance":"50.00","due":"56.00"}}}
{"cases":1,"agree":0,"differ":0,"not_represented":0}
$ echo '{"regime":"ES","currency":"EUR","lines":[{"quantity":"1","price":"10","taxes":[{"cat":"VAT","percent":"21%"}]}],"totals":{"total":"10","tax":"2.10","total_with_tax":"12.20"}}' | docket calc invoice -
{"docket":{"lines":[{"i":1,"sum":"10.00","total":"10.00"}],"totals":{"sum":"10.00","total":"10.00","taxes":{"categories":[{"code":"VAT","rates":[{"base":"10.00","percent":"21%","amount":"2.10"}],"amount":"2.10"}],"sum":"2.10"},"tax":"2.10","total_with_tax":"12.10","payable":"12.10"}},"agrees":false,"contradiction":"total_with_tax should be 12.10, but 12.20 is published"}
{"cases":1,"agree":0,"differ":1,"not_represented":0,"contradict":1}
? 1
# rules on a UBL document: one, all of them, and what is no document
$ echo '{"rule":"BR-CO-16","verdict":"fatal","xml":"<Invoice><LegalMonetaryTotal><TaxInclusiveAmount>1</TaxInclusiveAmount><PayableAmount>2</PayableAmount></LegalMonetaryTotal></Invoice>"}' >r
$ echo '{"rule":"BR-NO-1","xml":"<Invoice/>"}' >>r
$ echo '{"rule":"BR-01","xml":"<Invoice>"}' >>r
$ docket calc rules r
{"docket":{"verdict":"error"},"agrees":true}
{"docket":null,"why":"docket has no rule BR-NO-1"}
{"docket":null,"why":"This is no XML document: line 1: Premature end of data in tag Invoice line 1."}
{"cases":3,"agree":1,"differ":0,"not_represented":2}
$ echo '{"xml":"<Invoice><ID>1</ID></Invoice>"}' | docket calc rules - | grep -o '"rule":"BR-0[0-9]","verdict":"[a-z]*"'
"rule":"BR-01","verdict":"error"
"rule":"BR-03","verdict":"error"
"rule":"BR-04","verdict":"error"
"rule":"BR-05","verdict":"error"
"rule":"BR-06","verdict":"error"
"rule":"BR-07","verdict":"error"
"rule":"BR-08","verdict":"error"
$ echo '<Order/>' | docket calc ubl -
docket: The root is Order; the rules are for an Invoice or a CreditNote.
? 65
$ docket calc ubl missing.xml
docket: missing.xml cannot be read: No such file or directory.
? 66
$ printf '<CreditNote><AllowanceCharge><ChargeIndicator>false</ChargeIndicator><Amount>1.005</Amount></AllowanceCharge></CreditNote>' >u.xml
$ docket calc ubl u.xml | grep BR-DEC
BR-DEC-01 error CreditNote/AllowanceCharge: Amount has more than two decimals.
$ docket calc ubl u.xml --json | grep BR-DEC
{"rule":"BR-DEC-01","verdict":"error","where":"CreditNote/AllowanceCharge","text":"Amount has more than two decimals"}
$ docket calc ubl u.xml >all; echo $?
1
