#!/bin/sh
# calc.sh - the calculator against published results: every case that determines its totals agrees.
set -u

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

# ended STATUS TEXT: the command before ended well
ended()
{
	if [ "$1" -eq 0 ]; then say yes; else say no "$2"; fi
}

# at_least N MIN TEXT
at_least()
{
	if [ "$1" -ge "$2" ]; then say yes; else say no "$3: $1, wanted at least $2"; fi
}

# tally FIELD FILE: the figure of the last line
tally()
{
	tail -n 1 "$2" | sed "s/.*\"$1\":\([0-9]*\).*/\1/"
}

# own KIND CASES AGREE NOT: cases worked out by hand; those that are not represented are wanted so
own()
{
	docket calc "$1" "$DK_ROOT/tests/data/oracle/$1.jsonl" >own
	if [ $? -eq 0 ] && [ "$(tail -n 1 own)" = \
	    "{\"cases\":$2,\"agree\":$3,\"differ\":0,\"not_represented\":$4}" ]; then
		say yes
	else
		say no "own cases of $1: $(tail -n 1 own)"
	fi
}

own invoice 8 8 0
own money 24 16 6
own numbers 9 7 2
own rules 95 92 3

invoices=$DOCKET_CASES/invoices/en16931.jsonl
if [ -f "$invoices" ]; then
	grep '"violates":\[\]' "$invoices" >sound
	all=$(wc -l <sound)
	docket calc invoice sound >got
	ended $? "a sound invoice differs: $(tail -n 1 got)"
	at_least "$(($(tally agree got) * 100))" "$((all * 97))" \
	    "sound invoices that agree, of $all"
	# without the expected fields the answers are the same, and nothing is said about agreement
	sed 's/"net":"[^"]*",//g; s/"tax_breakdown":\[[^]]*\],//; s/"tax_total":"[^"]*",//
	    s/"sum_lines":"[^"]*",//; s/"gross":"[^"]*",//; s/"payable":"[^"]*",//' sound >bare
	docket calc invoice bare | sed '$d' >without
	sed '$d; s/,"agrees":true//' got >with
	cmp -s with without
	ended $? "the expected fields change the answer"
else
	echo "note: the EN 16931 cases are not here; only the own ones were computed"
fi

# what differs must contradict itself, and the answer says how
named()
{
	[ "$(grep -c '"agrees":false' "$1")" -eq "$(grep -c '"contradiction":"' "$1")" ]
	ended $? "$2: $(grep '"agrees":false' "$1" | grep -v '"contradiction"' | head -n 1)"
	sed -n 's/.*"contradiction":"\(.*\)"}$/note: an invoice contradicts itself: \1/p' "$1"
}

if [ -f "$invoices" ]; then
	grep -v '"violates":\[\]' "$invoices" >unsound
	docket calc invoice unsound >got
	named got "an unsound invoice differs and nothing in it is wrong" >notes
	sed '/^note/d' notes
	echo "note: $(grep -c '^note' notes) invoices contradict themselves; each says how"
fi

gobl=$DOCKET_CASES/invoices/gobl.jsonl
if [ -f "$gobl" ]; then
	all=$(wc -l <"$gobl")
	docket calc invoice "$gobl" >got
	named got "an invoice of gobl differs and nothing in it is wrong"
	at_least "$(($(tally agree got) + $(grep -c '"contradiction"' got)))" "$all" \
	    "invoices of gobl that agree, of $all"
	# without the figures that docket computes the answers are the same; what was paid is told
	sed 's/"totals":{.*"advance":\("[^"]*"\).*$/"totals":{"advance":\1}}/; t more
	    s/"totals":{.*$/"totals":{}}/
	    :more
	    s/"\(sum\|total\)":"[^"]*",\{0,1\}//g
	    s/\("percent":"[^"]*"\),"amount":"[^"]*"/\1/g
	    s/,}/}/g' "$gobl" >bare
	docket calc invoice bare | sed '$d' >without
	sed '$d; s/,"agrees":true//; s/,"agrees":false,"contradiction":.*}$/}/' got >with
	cmp -s with without
	ended $? "the expected fields of gobl change the answer"
fi

money=$DOCKET_CASES/money/decimal.jsonl
if [ -f "$money" ]; then
	docket calc money "$money" >got
	ended $? "money differs: $(tail -n 1 got)"
	at_least "$(tally agree got)" 1200 "amounts that agree"
else
	echo "note: the decimal cases are not here; only the own ones were computed"
fi

shares=$DOCKET_CASES/money/moneyphp.jsonl
if [ -f "$shares" ]; then
	docket calc money "$shares" >got
	ended $? "a share, rounding or tax differs: $(grep '"agrees":false' got | head -n 1)"
	at_least "$(tally agree got)" 35 "shares, roundings and taxes that agree"
fi

numbers=$DOCKET_CASES/numbers/numbers.jsonl
if [ -f "$numbers" ]; then
	docket calc numbers "$numbers" >got
	ended $? "a number differs: $(grep -n '"agrees":false' got | head -n 1)"
	at_least "$(tally agree got)" 62 "numbers that agree"
fi

rules=$DOCKET_CASES/invoices/rules.jsonl
if [ -f "$rules" ]; then
	docket calc rules "$rules" >got
	ended $? "a rule differs: $(grep '"agrees":false' got | head -n 1)"
	at_least "$(tally agree got)" "$(wc -l <"$rules")" "rules that agree"
else
	echo "note: the cases of the rules are not here; only the own ones were computed"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
