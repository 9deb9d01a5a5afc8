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
docket: `docket calc` knows no kind nothing. It knows: gs1, invoice, money.
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
