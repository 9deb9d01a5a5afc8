# the label for a parcel that comes back: as text, what a decoder reads from its page, and as ZPL
. "$DK_ROOT/tests/tools/session.sh"
desk
printf '{"customer":"4711","customer_po":"P88213","lines":[{"sku":"A10410","qty":"12"}]}' >o.json
docket order new --from o.json --quiet
docket order verify 100067 --quiet
docket ship pick 100067 --quiet
docket ship confirm S1001 1=12 --quiet
docket ship pack S1001 --quiet
docket ship post S1001 --quiet
docket invoice post S1001 --quiet
docket return rule allowed 'We fetch what does not work.' --reason faulty --days 90 --freight house
R=$(docket return new 100067 1=3:F --quiet)
docket return label "$R"
docket return label "$R" -o l.pdf --quiet
docket return label "$R" -o l.zpl --quiet
pdftoppm -r 203 -gray -png l.pdf page
zbarimg -q --nodbus page-*.png
grep -o '\^BC.*' l.zpl
