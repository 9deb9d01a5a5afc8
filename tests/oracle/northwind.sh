#!/bin/sh
# northwind.sh - the 600 orders of Northwind: as history in one database; in another each is
# entered on its own day, and its lines add up to the published subtotal, to the cent.
set -u

demo=$DK_ROOT/data/demo
subtotals=$DOCKET_CASES/orders/northwind/order_subtotals.csv
passed=0
failed=0

say()
{
	if [ "$1" = yes ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $2"
	fi
}

# company DB: all of the demo company but its orders; every product is sold, stock never runs out
company()
{
	docket --db "$1" --quiet init --company 'Northwind Traders' --test-clock || exit 1
	sed 's/,run-out,/,active,/; s/,discontinued,/,active,/' "$demo/products.csv" >products.csv
	sed '2,$s/,.*/,100000/' "$demo/stock.csv" >stock.csv
	for kind in zones tax holidays suppliers carriers products substitutes customers addresses \
	    contacts prices stock; do
		file=$demo/$kind.csv
		[ -f "$kind.csv" ] && file=$kind.csv
		docket --db "$1" --quiet import "$kind" "$file" || exit 1
	done
}

if [ ! -f "$subtotals" ]; then
	echo "note: the published sums of Northwind are not here"
	exit 0
fi

DOCKET_NOW=1996-07-04T08:00:00Z
export DOCKET_NOW
company history.db
DOCKET_NOW=1998-01-23T08:00:00Z
got=$(docket --db history.db --json import history "$demo/orders.jsonl")
case $got in
*'"added":600,'*'"rejected":0'*) say yes ;;
*) say no "import history: $got" ;;
esac
got=$(docket --db history.db --json import history "$demo/orders.jsonl")
case $got in
*'"added":0,'*'"unchanged":600,'*) say yes ;;
*) say no "the same history twice: $got" ;;
esac

# under sanitizers, where each command is slow, every tenth order
every=1
case $DK_BUILD in */san) every=10 ;; esac
awk -v every="$every" 'NR % every == 0' "$demo/orders.jsonl" >todo
total=$(wc -l <todo)
DOCKET_NOW=1996-07-04T08:00:00Z
company orders.db
while read -r order; do
	day=${order#*\"placed\":\"}
	DOCKET_NOW=$(echo "$day" | cut -c1-10)T10:00:00Z
	echo "$order" | docket --db orders.db --json order new --from - || echo "exit $?"
done <todo >answers 2>errors

awk -F ',' '
FNR == NR { want["NW-" $1] = $3; next }
{
	id = $0
	sub(/.*"external_id":"/, "", id)
	sub(/".*/, "", id)
	lines = $0
	sub(/.*"lines":\[/, "", lines)
	sub(/\].*/, "", lines)
	sum = 0
	while (match(lines, /"net":"[0-9.]*"/)) {
		net = substr(lines, RSTART + 7, RLENGTH - 8)
		sub(/\./, "", net)
		sum += net
		lines = substr(lines, RSTART + RLENGTH)
	}
	got = sprintf("%d.%02d", int(sum / 100), sum % 100)
	if (got == want[id] && /"state":"(entered|verified)"/)
		good++
	else if (bad++ < 10)
		print "FAILED: " id ": " got ", published " want[id] ": " substr($0, 1, 200)
}
END { print good + 0, bad + 0 >"counts" }' "$subtotals" answers
read -r good bad <counts
[ "$good" -eq "$total" ] || head -n 5 errors
docket --db orders.db verify >verify || { bad=$((bad + 1)); cat verify; }
echo "$((passed + good)) passed, $((failed + bad + total - good - bad)) failed"
[ "$((failed + total - good))" -eq 0 ] && [ "$bad" -eq 0 ]
