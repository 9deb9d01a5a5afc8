#!/bin/sh
# convert.sh [CASES [TO]] - makes the demo company of this folder out of Northwind.
#
# CASES is the folder that holds orders/northwind and codes (../shared/cases beside the checkout);
# TO is where the files go, this folder when it is not given. ORIGIN.md says what each rule does.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cases=${1:-${DOCKET_CASES:-$here/../../../shared/cases}}
to=${2:-$here}
from=$cases/orders/northwind

[ -f "$from/orders.csv" ] || {
	echo "convert.sh: $from/orders.csv is not there; name the folder of the cases" >&2
	exit 66
}
mkdir -p "$to"
LC_ALL=C awk -v from="$from" -v codes="$cases/codes" -v to="$to" \
    -f "$here/csv.awk" -f "$here/places.awk" -f "$here/convert.awk" </dev/null
