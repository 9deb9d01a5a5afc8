# papers of one record: text to standard output, or a file whose suffix says the format
$ export DOCKET_DB=a.db DOCKET_NOW=2026-11-23T09:12:00Z; docket init --demo --quiet; docket stock adjust 39 100 --reason found --quiet
$ echo '{"customer":"ALFKI","customer_po":"P1","lines":[{"sku":"39","qty":"12"},{"sku":"14","qty":"2"}]}' >o.json
$ N=$(docket order new --from o.json --quiet); docket order confirmation $N | grep -c 'Chartreuse verte\|Tofu'
2
$ S=$(docket ship pick $N --quiet); docket ship picklist $S | grep -c 'Chartreuse verte\|Tofu'
2
$ docket ship confirm $S 1=12 2=2 --quiet; docket ship pack $S --quiet; docket ship post $S --quiet; docket ship slip $S -o slip.pdf
slip.pdf
$ I=$(docket invoice post $S --quiet); docket invoice pdf $I -o i.pdf --json | sed 's/[0-9][0-9]*}/N}/'
{"file":"i.pdf","bytes":N}
$ head -c 5 i.pdf; echo; docket invoice pdf $I -o again.pdf --quiet; cmp i.pdf again.pdf
%PDF-
$ docket order confirmation $N --json | cut -c1-35; docket day sheet --json | head -n 1 | cut -c1-1
{"document":"confirmation","text":"
{
$ docket invoice pdf $I | grep -c '324.32'
~ [1-9]
$ docket invoice pdf $I -o i.docx
docket: The name of i.docx should end in one of .txt, .csv, .json, .xlsx, .pdf, .zpl.
? 64
$ docket invoice pdf $I -o no/where/i.pdf 2>/dev/null
? 74
$ docket invoice pdf $I -o i.csv 2>/dev/null
? 65
$ docket invoice pdf 4711 2>/dev/null
? 66
$ docket day sheet -o day.pdf; docket day sheet 2026-11-23 | sed -n 1p
day.pdf
Daily report of Monday, 23 Nov 2026
