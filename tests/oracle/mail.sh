#!/bin/sh
# mail.sh - what the recogniser makes of messages, against what a clerk would: at least 90 % of the
# lines right, fewer than 1 % wrong, no character without an account. Prints the figures.
set -u

demo=$DK_ROOT/data/demo
mails=$DK_ROOT/tests/data/mail
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

# cases NAME: the messages of a folder as lines with what is expected of them
cases()
{
	while IFS= read -r line; do
		file=$(printf '%s' "$line" | sed 's/^{"file":"\([^"]*\)".*/\1/')
		printf '%s,"b64":"%s"}\n' "${line%?}" \
		    "$(base64 -w 0 "$mails/$1/$file.eml")"
	done <"$mails/$1.jsonl"
}

# judge NAME DB FILE
judge()
{
	docket --db "$2" calc mail "$3" >got
	status=$?
	lines=$(tally lines got)
	right=$(tally right got)
	wrong=$(tally wrong got)
	[ "$status" -le 1 ] && say yes || say no "$1: calc mail ends with $status"
	echo "note: mail $1: $(tally cases got) messages, $lines lines," \
	    "$(awk "BEGIN { printf \"%.1f %% right, %.2f %% wrong\", \
	    100 * $right / $lines, 100 * $wrong / $lines }")," \
	    "heads and lines all right in $(tally agree got)"
	[ $((right * 100)) -ge $((lines * 90)) ] && say yes || say no "$1: $right of $lines right"
	[ $((wrong * 100)) -lt "$lines" ] && say yes || say no "$1: $wrong of $lines wrong"
	[ "$(tally dropped got)" -eq 0 ] && say yes || say no "$1: text is dropped in silence"
}

DOCKET_NOW=2026-11-23T06:30:00Z
export DOCKET_NOW
docket --db demo.db --quiet init --company 'Northwind Traders' --test-clock || exit 1
for kind in zones tax holidays suppliers carriers products substitutes customers addresses \
    contacts prices stock; do
	docket --db demo.db --quiet import "$kind" "$demo/$kind.csv" || exit 1
done
sh "$DK_ROOT/tests/data/desk/build.sh" desk.db >/dev/null 2>&1 || exit 1

cases demo >demo.jsonl
judge 'of Northwind' demo.db demo.jsonl
cases desk >desk.jsonl
judge 'of the desk' desk.db desk.jsonl

# the same without what is expected, and as a folder
docket --db desk.db calc mail "$mails/desk" >folder
sed 's/"order":.*,"b64"/"b64"/' desk.jsonl >bare
docket --db desk.db calc mail bare | sed '$d' >got
sort got >one
sort folder >two
if cmp -s one two; then say yes; else say no "a folder and lines give two answers"; fi

orders=$DOCKET_CASES/edi/mail_orders.jsonl
if [ -f "$orders" ]; then
	judge 'made of published orders' demo.db "$orders"
else
	echo "note: the made messages are not here"
fi
hostile=$DOCKET_CASES/torture/mail.jsonl
if [ -f "$hostile" ]; then
	docket --db demo.db calc mail "$hostile" >got
	status=$?
	[ "$status" -eq 0 ] && say yes || say no "a hostile message ends it with $status"
	[ "$(tally dropped got)" -eq 0 ] && say yes || say no "text of a hostile message is dropped"
	[ "$(grep -c '"lines":\[{' got)" -eq 0 ] && say yes || say no "a hostile message orders"
else
	echo "note: the hostile messages are not here"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
