#!/bin/sh
# northwind_convert.sh - the files of data/demo are what convert.sh makes of Northwind, and its
# orders add up to the published subtotals.
set -u

failed=0
n=0
made=$DK_ROOT/data/demo
if [ -f "$DOCKET_CASES/orders/northwind/orders.csv" ]; then
	made=made
	sh "$DK_ROOT/data/demo/convert.sh" "$DOCKET_CASES" made || exit 1
	for f in made/*; do
		n=$((n + 1))
		cmp "$f" "$DK_ROOT/data/demo/${f#made/}" || failed=$((failed + 1))
	done
else
	echo "note: Northwind's tables are not here; only the sums of data/demo were looked at"
fi

# the sums by whole cents
awk -F '"' '
function add() {
	if (price != "")
		sum += int((price * qty * (100 - off) + 50) / 100)
	price = ""
}
FNR == NR { split($0, p, ","); want[p[1]] = p[3]; next }
{
	sum = 0
	for (i = 2; i < NF; i += 2) {
		if ($i == "sku") add()
		if ($i == "external_id") id = substr($(i + 2), 4)
		if ($i == "qty") qty = $(i + 2)
		if ($i == "price") { price = $(i + 2); sub(/\./, "", price); off = 0 }
		if ($i == "discount") off = $(i + 2) + 0
	}
	add()
	got = sprintf("%d.%02d", int(sum / 100), sum % 100)
	if (got != want[id]) {
		print "NW-" id ": " got ", published " want[id]
		bad++
	}
	orders++
}
END { exit bad > 0 || orders != 600 }' "$DOCKET_CASES/orders/northwind/order_subtotals.csv" \
    "$made/orders.jsonl" || failed=$((failed + 1))
echo "$((n + 1 - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
