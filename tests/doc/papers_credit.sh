# a credit note with a fee, in Arabic; and what the law wants said where no tax is charged
. "$DK_ROOT/tests/doc/lib.sh"
sell && sqlite3 "$DOCKET_DB" "UPDATE customer SET language = 'ar'" && send &&
    printf '%s\n' 'from,class,reason,group,days,verdict,fee,fee_tax,clause' \
	',,not-needed,,30,allowed,15,,"Less 15 %."' >rules.csv &&
    docket import return-rules rules.csv --quiet &&
    docket return new "$N" 1=10:N:A --counter --quiet >number || exit
docket invoice pdf "$(sqlite3 "$DOCKET_DB" "SELECT number FROM invoice ORDER BY id DESC LIMIT 1")"
# the law's words where the customer owes the tax
sqlite3 "$DOCKET_DB" "UPDATE tax SET category = 'AE', rate = 0, name = 'Reverse charge'"
for language in en de ar zh; do
	sqlite3 "$DOCKET_DB" "UPDATE customer SET language = '$language'"
	printf '{"customer":"4711","customer_po":"%s","lines":[{"sku":"A10410","qty":"2"}]}' \
	    "$language" >o.json
	O=$(docket order new --from o.json --quiet)
	docket order confirmation "$O" -o c.txt --quiet
	sed -n '/^Reverse charge/,/^$/p; /^Steuerschuld/p; /العكسي/p; /反向/p' c.txt
done
