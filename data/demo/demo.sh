#!/bin/sh
# demo.sh DOCKET - makes the demo company in ./demo and walks one order from the customer's mail to
# the signed day, by commands; then opens the workstation on it when this is a terminal.
set -eu

called=$1
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
dir=$(pwd)/demo
db=$dir/docket.db
unset DOCKET_DB DOCKET_CONFIG DOCKET_DATA

if [ -e "$dir" ]; then
	echo "demo: ./demo is made anew; what was there is in ./demo/before"
	rm -rf "$dir.before"
	mv "$dir" "$dir.before"
	rm -rf "$dir.before/before"
	mkdir "$dir"
	mv "$dir.before" "$dir/before"
else
	mkdir "$dir"
fi
pin=$dir/.pin
trap 'rm -f "$pin"' EXIT

dk()
{
	"$program" --db "$db" "$@"
}

# as NAME ...: a command of one of the people of the house
as()
{
	case $1 in mia) echo 2417 ;; sam) echo 4639 ;; ruth) echo 5741 ;; esac >"$pin"
	who=$1
	shift
	"$program" --db "$db" --user "$who" --password-fd 9 "$@" 9<"$pin"
}

# value KEY FILE: the first "KEY":"..." of a JSON answer
value()
{
	tr ',{[' '\n\n\n' <"$2" | sed -n "s/^\"$1\":\"\([^\"]*\)\".*/\1/p" | head -n 1
}

step()
{
	printf '\n== %s\n' "$*"
}

step "the company: Northwind's customers, products and orders, moved to today"
dk init --demo
for person in 'mia clerk Mia Okafor 2417' 'sam warehouse Sam Otieno 4639' \
    'ruth supervisor Ruth Lind 5741'; do
	set -- $person
	dk --quiet user add "$1" --role "$2" --name "$3 $4"
	echo "$5" >"$pin"
	dk --quiet user pin "$1" --new-fd 9 9<"$pin"
	echo "$3 $4, $2, signs in as $1 with PIN $5"
done
dk --quiet setting set verify_by_other yes
dk --quiet setting set auto_verify no

step "mia enters an order that came by e-mail"
cat >"$dir/order.json" <<'J'
{"docket":"order/1", "external_id":"mail-1", "customer":"KOENE", "channel":"email",
 "customer_po":"KE-2041", "carrier":"SPEEDY/STD", "note":"deliver before noon",
 "lines":[{"sku":"65","qty":"6"}, {"sku":"39","qty":"4"}, {"sku":"40","qty":"10","discount":"5%"},
  {"sku":"76","qty":"12"}, {"sku":"50","qty":"20"}]}
J
as mia --json order new --from "$dir/order.json" >"$dir/answer" || {
	cat "$dir/answer"
	exit 1
}
order=$(value order "$dir/answer")
dk order show "$order"
dk order confirmation "$order" -o "$dir/confirmation-$order.pdf"

step "ruth looks at it and verifies it: maker and checker are two people"
set --
for code in $(tr '{' '\n' <"$dir/answer" |
    sed -n 's/^"code":"\([a-z-]*\)","severity":"warn".*/\1/p' | sort -u); do
	set -- "$@" --pass "$code" --reason "looked at with the customer on the phone"
done
for code in $(tr '{' '\n' <"$dir/answer" |
    sed -n 's/^"code":"\([a-z-]*\)","severity":"stop".*/\1/p' | sort -u); do
	as ruth order release "$order" "$code" --reason "agreed with accounts"
done
as ruth order verify "$order" "$@"

step "sam picks, packs and ships it"
as sam --json ship pick "$order" >"$dir/answer"
shipment=$(value shipment "$dir/answer")
dk ship show "$shipment"
picked=$(tr '{' '\n' <"$dir/answer" |
    sed -n 's/^"line":\([0-9]*\),.*"qty":"\([0-9.]*\)".*/\1=\2/p')
as sam ship confirm "$shipment" $picked
as sam ship pack "$shipment" --carton 1
dk ship slip "$shipment" -o "$dir/packing-slip-$shipment.pdf"
as sam ship post "$shipment" --tracking SX480021977DE

step "mia invoices it, and the customer pays"
as mia --json invoice post "$shipment" >"$dir/answer"
invoice=$(value invoice "$dir/answer")
due=$(value due "$dir/answer")
dk invoice show "$invoice"
dk invoice pdf "$invoice" -o "$dir/invoice-$invoice.pdf"
as mia payment take KOENE "$due" --method transfer --ref "KE-2041" --invoice "$invoice"
dk customer show KOENE
dk order timeline "$order"

step "a ship's chandler in Savannah buys in dollars: by the rate of the day, paid by another"
as ruth currency rate USD 0.9213
cat >"$dir/customers.csv" <<'C'
number,name,phone,street,city,region,postcode,country,currency,terms_days
SAVCH,Savannah Ship Chandlers,912-555-0148,418 River St,Savannah,GA,31401,US,USD,30
C
dk --quiet import customers "$dir/customers.csv"
as mia --json order new --from - >"$dir/answer" <<'J'
{"docket":"order/1", "customer":"SAVCH", "channel":"phone", "customer_po":"SSC-77",
 "carrier":"SPEEDY/STD", "freight":"38.00",
 "lines":[{"sku":"76","qty":"6"}, {"sku":"39","qty":"5"}]}
J
abroad=$(value order "$dir/answer")
dk order show "$abroad"
set --
for code in $(tr '{' '\n' <"$dir/answer" |
    sed -n 's/^"code":"\([a-z-]*\)","severity":"warn".*/\1/p' | sort -u); do
	set -- "$@" --pass "$code" --reason "told on the phone"
done
for code in $(tr '{' '\n' <"$dir/answer" |
    sed -n 's/^"code":"\([a-z-]*\)","severity":"stop".*/\1/p' | sort -u); do
	as ruth order release "$abroad" "$code" --reason "the bank knows them"
done
as ruth order verify "$abroad" "$@"
as sam --json ship pick "$abroad" >"$dir/answer"
parcel=$(value shipment "$dir/answer")
picked=$(tr '{' '\n' <"$dir/answer" |
    sed -n 's/^"line":\([0-9]*\),.*"qty":"\([0-9.]*\)".*/\1=\2/p')
as sam --quiet ship confirm "$parcel" $picked
as sam --quiet ship pack "$parcel" --carton 1
as sam --quiet ship post "$parcel" --tracking SX480021978DE
as mia --json invoice post "$parcel" >"$dir/answer"
bill=$(value invoice "$dir/answer")
dollars=$(value due "$dir/answer")
dk invoice show "$bill"
dk invoice pdf "$bill" -o "$dir/invoice-$bill.pdf"
as ruth currency rate USD 0.9305
as mia payment take SAVCH "$dollars" --method transfer --ref "SSC-77" --invoice "$bill"
dk report trial | grep -i exchange

step "ruth counts, reconciles, gives her reasons and signs the day off"
as ruth --json day reconcile >"$dir/answer" || :
tr '{' '\n' <"$dir/answer" | sed -n 's/^"key":"\([^"]*\)".*/\1/p' >"$dir/keys"
while read -r key; do
	as ruth --quiet day reason "$key" --code later --text "looked at; goes on tomorrow"
done <"$dir/keys"
as ruth day reconcile >"$dir/answer" || :
echo "$(grep -c "^ok" "$dir/answer") rules hold; explained is:"
grep -v "^ok" "$dir/answer"
day=$(dk --json day status | tr ',{' '\n\n' | sed -n 's/^"day":"\([^"]*\)".*/\1/p' | head -n 1)
as ruth day close
dk day sheet "$day" -o "$dir/close-sheet-$day.pdf"
as ruth report daily --from "$day" --to "$day" -o "$dir/daily-$day.xlsx"
dk verify
rm -f "$dir/answer" "$dir/keys" "$dir/customers.csv" "$pin"

step "made in ./demo"
made()
{
	printf '  %-32s %s\n' "$1" "$2"
}
made docket.db "the company"
made order.json "the order as it came; it is order $order"
made "confirmation-$order.pdf" "what the customer was told at once"
made "packing-slip-$shipment.pdf" "what went with the goods"
made "invoice-$invoice.pdf" "what the customer paid"
made "invoice-$bill.pdf" "one in dollars, with its rate and what it is in euro"
made "close-sheet-$day.pdf" "the day as ruth signed it"
made "daily-$day.xlsx" "the daily workbook"
cat <<T

$called --db demo/docket.db opens the workstation on it again; with a noun it is a command,
see $called help.
T

if [ -t 0 ] && [ -t 1 ]; then
	rm -f "$pin"
	exec "$program" --db "$db"
fi
