# labels of a shipment in two cartons: as text, and what a decoder reads from the pages of the PDF
. "$DK_ROOT/tests/doc/lib.sh"
desk
docket setting set gs1_prefix 5012345 --quiet
docket setting set sscc_extension 3 --quiet
printf 'sku,name,price,barcode,weight_kg,hazard\n' >p.csv
printf 'Z90001,Lötwasser 溶剤,4.50,5012345007779,13.5,8\n' >>p.csv
docket import products p.csv --quiet
printf 'sku,on_hand\nZ90001,40\n' >s.csv
docket import stock s.csv --quiet
cat >order.json <<'END'
{"customer":"4711","customer_po":"P 7","ship_to":{"name":"阳光贸易有限公司","street":"建国路 88 号",
 "city":"北京","postcode":"100022","country":"GB"},
 "lines":[{"sku":"Z90001","qty":"4"},{"sku":"A10410","qty":"10"}]}
END
sqlite3 docket.db "UPDATE carrier_service SET hazard = 'all', max_gram = 0"
N=$(as mia order new --from order.json --quiet)
as ruth order verify "$N" --pass quantity-unusual --reason 'it is meant' --quiet 2>/dev/null
S=$(as tom ship pick "$N" --quiet)
as tom ship confirm "$S" 1=4 2=10 --quiet
printf 'carton,line,qty,kg,reason\n1,1,2,27.0,\n2,1,2,,\n2,2,10,,\n' >f.csv
as tom ship pack "$S" --from f.csv --quiet
as tom ship label "$S"
as tom ship label "$S" -o l.pdf --quiet
as tom ship label "$S" -o m.pdf --quiet
cmp l.pdf m.pdf
as tom ship label "$S" -o l.zpl --quiet
echo
echo "what a decoder reads, page by page; FNC1 within a symbol as |"
pdftoppm -r 203 -gray -png l.pdf page
for page in page-*.png; do
	zbarimg -q --nodbus "$page" | tr '\035' '|' | LC_ALL=C sort
done
echo "what a printer is told"
grep -o '\^BC.*' l.zpl
