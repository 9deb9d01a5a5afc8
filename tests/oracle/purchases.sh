#!/bin/sh
# purchases.sh - the purchase orders of AdventureWorks replayed: ordered, received, rejected and
# stocked come out of docket's purchase orders, receipts and stock as they are published.
set -u

cases=$DOCKET_CASES/orders/adventureworks_purchases.jsonl
passed=0
failed=0

# say TEXT FILE FILE: the two must be the same
say()
{
	if cmp -s "$2" "$3"; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "FAILED: $1"
	diff "$2" "$3" | head -n 10
}

# import KIND FILE: taken, or the end of it
import()
{
	docket --quiet import "$1" "$2" || { echo "FAILED: import $1"; exit 1; }
}

if [ ! -f "$cases" ]; then
	echo "note: the purchase orders of AdventureWorks are not here"
	exit 0
fi

# a line of the case a row: po vendor product qty price received rejected stocked
awk '
function value(text, key,    at) {
	at = index(text, "\"" key "\":\"")
	if (at == 0) return ""
	text = substr(text, at + length(key) + 4)
	return substr(text, 1, index(text, "\"") - 1)
}
{
	head = substr($0, 1, index($0, "\"lines\":"))
	count = split(substr($0, index($0, "\"lines\":[") + 9), lines, "}")
	for (i = 1; i < count && lines[i] ~ /"product"/; i++) {
		if (value(lines[i], "qty") + 0 == 0) continue
		printf "AW%s,V%s,P%s,%d,%s,%d,%d,%d\n", value(head, "po"), value(head, "vendor"),
		    value(lines[i], "product"), value(lines[i], "qty"),
		    value(lines[i], "unit_price"), value(lines[i], "received"),
		    value(lines[i], "rejected"), value(lines[i], "stocked")
	}
}' "$cases" >all

DOCKET_DB=$PWD/replay.db
DOCKET_NOW=2022-04-15T08:00:00Z
export DOCKET_DB DOCKET_NOW
docket --quiet init --company 'Adventure Works' --test-clock || exit 1
{ echo number,name; cut -d, -f2 all | sort -u | sed 's/.*/&,Vendor &/'; } >suppliers.csv
{ echo sku,name; cut -d, -f3 all | sort -u | sed 's/.*/&,Product &/'; } >products.csv
{ echo po,supplier,sku,qty,cost; cut -d, -f1-5 all; } >orders.csv
awk -F, 'BEGIN { print "po,delivery_note,sku,qty,damaged" }
$6 > 0 { print $1 ",DN-" $1 "," $3 "," $6 "," $7 }' all >receipts.csv
import suppliers suppliers.csv
import products products.csv
import purchase-orders orders.csv
import receipts receipts.csv

docket export purchase-orders | awk -F, 'NR > 1 { print $1 "," $2 "," $3 "," $4 }' >got
cut -d, -f1-4 all >want
say "ordered, line by line" want got
docket export receipts | awk -F, 'NR > 1 { print $1 "," $4 "," $5 "," $6 + 0 "," $5 - $6 }' >got
awk -F, '$6 > 0 { print $1 "," $3 "," $6 "," $7 "," $8 }' all >want
say "received, rejected, stocked, line by line" want got
awk -F, '{ sum[$3] += $8; bad[$3] += $7 }
END { for (p in sum) print p "," sum[p] "," bad[p] }' all | sort >want
while IFS=, read -r sku rest; do
	docket --json stock show "$sku"
done <want | sed 's/^{"sku":"\([^"]*\)".*"quarantined":"\([^"]*\)".*"free":"\([^"]*\)".*/\1,\3,\2/;
    s/^{"sku":"\([^"]*\)".*/\1,?/' >got
say "stocked and rejected, product by product" want got
# what is short stays open until somebody closes it
docket --json purchase list | grep -o '"purchase":"[^"]*"' | sort >got
awk -F, '$6 < $4 { print "\"purchase\":\"" $1 "\"" }' all | sort -u >want
say "short orders stay open" want got
# stock in the ledger is what came at the price agreed; a repeated import changes nothing
awk -F, '{ v = $5 * $6; sum += int(v * 100 + 0.5000001) } END { printf "%.0f\n", sum }' all >want
sqlite3 "$DOCKET_DB" "SELECT sum(p.debit - p.credit) FROM posting p
    JOIN account a ON a.code = p.account WHERE a.role = 'stock'" >got
say "value of what came" want got
docket --json import receipts receipts.csv | grep -o '"added":[0-9]*' >got
echo '"added":0' >want
say "the same receipts twice" want got
docket verify >verify && passed=$((passed + 1)) || { failed=$((failed + 1)); cat verify; }
echo "$passed passed, $failed failed ($(wc -l <all) lines)"
[ "$failed" -eq 0 ]
