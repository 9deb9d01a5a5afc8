#!/bin/sh
# build.sh DB - makes the company of the mock-ups in a new database file; docket is on the PATH.
set -eu

db=$1
here=$(cd "$(dirname "$0")" && pwd)
master=$here/../../../data/tutorial # the same people and goods as new clerks learn on
pin=$(mktemp)
trap 'rm -f "$pin"' EXIT

dk()
{
	docket --db "$db" --quiet "$@"
}

# as_user NAME ...: a command of one of the clerks
as_user()
{
	sed -n "s/^$1,.*,//p" "$here/users.csv" >"$pin"
	user=$1
	shift
	dk --user "$user" --password-fd 9 "$@" 9<"$pin"
}

DOCKET_NOW=2026-11-23T06:30:00Z
export DOCKET_NOW
dk init --currency GBP --company 'Northgate Wholesale' --test-clock
dk setting set company_address 'Unit 7, Northgate Estate
Avonmouth Way
Bristol BS10 7SD
United Kingdom'
dk setting set company_country GB
dk setting set company_tax_number GB123456789
dk setting set company_bank 'Severn Bank, sort code 00-00-00, account 12345678'
dk setting set default_service DHL/STD
# the orders of the mock-ups wait only for what they show
dk setting set first_order no
dk setting set sample_share 0

while IFS=, read -r name full role secret; do
	dk user add "$name" --name "$full" --role "$role"
	echo "$secret" >"$pin"
	dk user pin "$name" --new-fd 9 9<"$pin"
done <"$here/users.csv"

for kind in zones tax holidays suppliers carriers products substitutes customers addresses \
    contacts prices customer-items stock; do
	dk import "$kind" "$master/$kind.csv"
done
dk import history "$here/history.csv"

# the morning; an order held by a check is still an order entered
DOCKET_NOW=2026-11-23T08:20:00Z
while read -r order; do
	echo "$order" | as_user tom order new --from -
done <"$here/orders-tom.jsonl"
DOCKET_NOW=2026-11-23T08:50:00Z
while read -r order; do
	echo "$order" | as_user sam order new --from -
done <"$here/orders-sam.jsonl"
