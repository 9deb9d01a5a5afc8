#!/bin/sh
# special_offers.sh - the published special offers of AdventureWorks as dated quantity breaks: at
# the edges of every offer, in days and in pieces, an order costs what the offers say.
set -u

offers=$DOCKET_CASES/orders/adventureworks_special_offers.csv
if [ ! -f "$offers" ]; then
	echo "note: the special offers of AdventureWorks are not here"
	exit 0
fi

DOCKET_NOW=2022-05-01T09:00:00Z
export DOCKET_NOW
docket --db offers.db --quiet init --company 'Cycles' --currency USD --test-clock || exit 1

# Offers by quantity are one product's, each other offer has its own; what is for a kind of customer
# stands in the list of that name. Everything costs 100.00, so that each offer is a whole price.
tr -d '\r' <"$offers" | awk -F, '
NR > 1 && $3 > 0 {
	sku = $4 == "Volume Discount" ? "VOLUME" : "OFFER" $1
	least = $8 > 0 ? $8 : 1
	printf "%s,%s,%.2f,%d,%s,%s\n", $5, sku, 100 * (1 - $3), least, $6, $7
}' >rows
{ echo list,sku,price,min_qty,from,to; cat rows; } >prices.csv
{ echo sku,name,price; cut -d, -f2 rows | sort -u | sed 's/.*/&,&,100.00/'; } >products.csv
{
	echo number,name,email,street,city,postcode,country,price_list
	for c in Reseller Customer; do
		echo "$c,$c,$c@example.com,1 Road,Town,12345,US,$c"
	done
} >customers.csv
for kind in products customers prices; do
	docket --db offers.db --quiet import "$kind" "$kind.csv" || exit 1
done

# the first and last day of each offer and those beside them; the same of pieces
cut -d, -f5,6 rows | tr , '\n' | sort -u | while read -r day; do
	date -u -d "$day - 1 day" +%F
	echo "$day"
	date -u -d "$day + 1 day" +%F
done | sort -u >days
cut -d, -f4 rows | awk '{ if ($1 > 1) print $1 - 1; print $1; print $1 + 1 }' | sort -un >pieces

# what the offers say: CUSTOMER DAY SKU PIECES PRICE
awk -F, '
FILENAME == "rows" { n++; list[n] = $1; sku[n] = $2; price[n] = $3; least[n] = $4; from[n] = $5
	to[n] = $6; known[$2] = 1; next }
FILENAME == "days" { day[++days] = $1; next }
{ qty[++qtys] = $1 }
END {
	who[1] = "Reseller"; who[2] = "Customer"
	for (d = 1; d <= days; d++) for (w = 1; w <= 2; w++) for (s in known)
		for (q = 1; q <= qtys; q++) {
			if (s != "VOLUME" && qty[q] > 1)
				continue
			best = 0; cost = "100.00"
			for (i = 1; i <= n; i++)
				if (sku[i] == s && list[i] == who[w] && from[i] <= day[d] &&
				    day[d] <= to[i] && least[i] <= qty[q] && least[i] > best) {
					best = least[i]; cost = price[i]
				}
			print who[w], day[d], s, qty[q], cost
		}
}' rows days pieces | sort -k2,2 -k1,1 -s >wanted

cut -d' ' -f1,2 wanted | uniq | while read -r who day; do
	awk -v who="$who" -v day="$day" '
	$1 == who && $2 == day {
		printf "%s{\"sku\":\"%s\",\"qty\":\"%s\"}", n++ ? "," : "", $3, $4
	}' wanted >lines
	echo "{\"docket\":\"order/1\",\"customer\":\"$who\",\"lines\":[$(cat lines)]}" >order.json
	DOCKET_NOW=${day}T09:00:00Z docket --db offers.db --json order new --from order.json >order
	grep -o '"price":"[^"]*"' order | sed 's/.*:"\(.*\)"/\1/' >prices
	awk -v who="$who" -v day="$day" '$1 == who && $2 == day' wanted | cut -d' ' -f1-4 |
	    paste -d' ' - prices
done >found

total=$(wc -l <wanted)
wrong=$(diff wanted found | grep -c '^>')
[ "$wrong" -eq 0 ] || diff wanted found | head -n 5 | sed 's/^/FAILED: /'
offered=$(grep -vc '100.00$' wanted)
[ "$total" -gt 500 ] && [ "$offered" -gt 100 ] || wrong=$((wrong + 1))
echo "note: $total prices at the edges of $(wc -l <rows) offers, $offered of them lowered"
echo "$((total - wrong)) passed, $wrong failed"
[ "$wrong" -eq 0 ]
