# a tax has a name in each language that the house writes papers in
$ desk; printf 'code,zone,from,rate,category,name,names\nS,GB,2026-11-01,20,S,VAT 20 %%,de=USt. 20 %%; zh=增值税 20%%\n' >t.csv; docket import tax t.csv; docket customer set 4712 language=de --quiet; docket export tax | grep USt
tax: 1 rows, 1 added, 0 changed, 0 unchanged, 0 rejected.
S,GB,20,S,2026-11-01,VAT 20 %,,de=USt. 20 %; zh=增值税 20%,0,,
$ printf '{"customer":"4712","lines":[{"sku":"A10422","qty":"3"}]}' >o.json; docket order new --from o.json --quiet; docket order verify 100067 --pass quantity-unusual --reason ok --quiet; docket order confirmation 100067 -o c.txt; grep USt c.txt; docket ship pick 100067 --quiet; docket ship confirm S1001 1=3 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001 --quiet; docket invoice pdf INV1001 -o i.txt; grep USt i.txt
100067
c.txt
                                      USt. 20 %                             1,83
USt. 20 %                        9,16          1,83
S1001
INV1001
i.txt
                                      USt. 20 %                             1,83
USt. 20 %                        9,16          1,83
# who reads another language has the name that stands for all
$ docket customer set 4712 language=ar --quiet; docket order confirmation 100067 -o c.txt; grep -c 'VAT 20' c.txt
c.txt
2
$ for n in 'de' 'de=' 'DE=USt' 'de=USt;zz' '=x' 'de=USt.; '; do printf 'code,zone,rate,name,names\nS,GB,20,VAT,%s\n' "$n" >t.csv; docket import tax t.csv --dry-run 2>&1 | head -n 1; done
t.csv:2: names: 'de' names no tax; write names by language: de=USt. 20 %; es=IVA
t.csv:2: names: 'de=' names no tax; write names by language: de=USt. 20 %; es=IVA
t.csv:2: names: 'DE=USt' names no tax; write names by language: de=USt. 20 %; es=IVA
t.csv:2: names: 'zz' names no tax; write names by language: de=USt. 20 %; es=IVA
t.csv:2: names: '=x' names no tax; write names by language: de=USt. 20 %; es=IVA
tax (nothing is stored): 1 rows, 1 added, 0 changed, 0 unchanged, 0 rejected.
