# what a customer is sent in his language: German
. "$DK_ROOT/tests/doc/lib.sh"
sell &&
    sqlite3 "$DOCKET_DB" "UPDATE customer SET language = 'de', cash_discount = 2000,
	cash_discount_days = 10" &&
    as mia order confirmation "$N" && send && as mia ship slip "$S" && as mia invoice pdf "$I" &&
    docket customer statement 4713 -o s.txt --quiet && cat s.txt
