#!/bin/sh
# gs1.sh - element strings, scans, rules and check digits against published verdicts: every case of
# the kinds that docket reads agrees, and the answer does not look at what is expected.
set -u

dir=$DOCKET_CASES/gs1
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

# tally FIELD FILE: the figure of the last line
tally()
{
	tail -n 1 "$2" | sed "s/.*\"$1\":\([0-9]*\).*/\1/"
}

# agrees NAME OTHERS: all cases of the file agree but those that fit the pattern, which are said not
# to be represented
agrees()
{
	[ -f "$dir/$1.jsonl" ] || return 0
	grep -E -v "$2" "$dir/$1.jsonl" >"$1"
	grep -E "$2" "$dir/$1.jsonl" >others
	all=$(wc -l <"$1") rest=$(wc -l <others)
	docket calc gs1 "$1" >got
	if [ $? -eq 0 ] && [ "$all" -gt 0 ] && [ "$(tally agree got)" -eq "$all" ]; then
		say yes
	else
		say no "$1: $all cases, $(tail -n 1 got)"
		grep -n -v '"agrees":true' got | head
	fi
	docket calc gs1 others >got
	[ "$(tally not_represented got)" -eq "$rest" ] && say yes ||
	    say no "$1: $rest others, $(tail -n 1 got)"
	echo "note: gs1 $1: $all agree, $rest are not represented"
}

# bare NAME SED: without their expected fields the cases have the same answers
bare()
{
	[ -f "$1" ] || return 0
	docket calc gs1 "$1" | sed '$d; s/,"agrees":true//' >with
	sed "$2" "$1" >stripped
	docket calc gs1 stripped | sed '$d; s/,"agrees":true//' >without
	cmp -s with without && say yes || say no "$1: the expected fields change the answer"
}

if [ ! -d "$dir" ]; then
	echo "note: the cases of GS1 are not here"
	exit 0
fi

agrees check_digits '^$'
agrees engine '"kind":"(make-)?digital-link"'
agrees lint '"rule":"(coupon|gcppos|linter)'
agrees lint_codes '^$'
# numbers of shops and of UPC-E, the registers of prefixes, and links on the web are not docket's
others='tests/(rcn/|upc/|test_parse|test_gs1_(prefixes|app|digital))|test_sscc.*as_hri'
agrees biip "$others|price_weight|config"

bare check_digits 's/"valid":[a-z]*,//'
bare engine 's/"valid":[a-z]*,//; s/,"raw":"[^"]*"//; s/,"data":".*"//; s/,"scan":.*}/}/
    /"kind":"scan-data"/s/,"symbology":"[^"]*"//'
bare lint 's/,"result".*/}/'
bare lint_codes 's/,"result".*/}/'
bare biip 's/,"expected.*/}/'

# hostile START: every hostile text behind this beginning of a case has an answer, which is UTF-8
hostile()
{
	sed "s/^{\"n\":[0-9]*,\"text\":/$1/" "$DOCKET_CASES/torture/naughty.jsonl" >cases
	docket calc gs1 cases >got
	[ $? -le 1 ] && [ "$(tally cases got)" -eq "$(wc -l <cases)" ] &&
	    iconv -f UTF-8 -t UTF-8 <got >read 2>&1 && say yes || say no "hostile texts: $1"
}

if [ -f "$DOCKET_CASES/torture/naughty.jsonl" ]; then
	hostile '{"number":'
	hostile '{"input":"","rule":'
	for rule in csum csumalpha cset82 cset64 pcenc iban importeridx posinseqslash hhmi; do
		hostile "{\"rule\":\"$rule\",\"input\":"
	done
	for kind in raw bracketed scan-data; do
		hostile "{\"kind\":\"$kind\",\"input\":"
	done
	hostile '{"kind":"make-scan-data","symbology":"QR","input":'
	hostile '{"source":":tests\/test_gs1_messages.py","test":"test_parse","value":'
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
