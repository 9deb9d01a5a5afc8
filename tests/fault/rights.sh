#!/bin/sh
# rights.sh - a user from whom every right was taken tries every command there is: each that needs
# a right ends with 77 and one sentence, and changes nothing. The list of commands comes from
# `docket help`, so one that has no row below is a failure.
set -u
. "$DK_ROOT/tests/tools/session.sh"
desk

passed=0
failed=0
wrong()
{
	echo "$1" >&2
	sed 's/^/    /' said >&2
	failed=$((failed + 1))
}

# dk ...: as the administrator, whose account this is until nil takes it
dk()
{
	docket --quiet "$@" 2>>said || wrong "the company could not be prepared: docket $*"
}

digest()
{
	{ sqlite3 docket.db .dump; ls -I 'said*' -I '*.db-*'; } | sha256sum
}

# as digest, but also a checkpoint changes it: what it leaves alone nobody has written
bytes()
{
	{ cat docket.db docket.db-wal; ls -I 'said*' -I '*.db-*'; } 2>/dev/null | cksum
}

: >said
echo '{"docket":"order/1", "customer":"4711", "customer_po":"R-1",
    "lines":[{"sku":"A10410","qty":"1"}]}' | tr -d '\n' >order.json
order=$(dk order list --json | sed -n 's/^{"order":"\([0-9]*\)".*"state":"entered".*/\1/p' |
    head -n 1)
dk order hold "$order" manual --reason "call them"
dk order copy "$order" >/dev/null
draft=$(sqlite3 docket.db "SELECT 'D' || min(id) FROM orders WHERE state = 'draft'")
quote=$(dk quote new --from order.json)
standing=$(dk standing new --from order.json --every week --lead 0)
purchase=$(dk purchase new $(sqlite3 docket.db 'SELECT min(number) FROM supplier') A10410=5)
bill=$(dk bill enter $(sqlite3 docket.db 'SELECT min(number) FROM supplier') RE-7 "$purchase/1=9")
count=$(dk count start --sku A10410)
blanket=$(dk blanket new --from order.json --until 2027-03-31)
dk payment take 4711 50 --method cash >/dev/null
# one that has left and is invoiced, one that is being picked
sent=$(dk order new --from order.json)
dk order verify "$sent" --pass order-duplicate --reason "asked"
dk ship pick "$sent" >/dev/null
shipment=$(sqlite3 docket.db 'SELECT number FROM shipment ORDER BY id DESC LIMIT 1')
dk ship confirm "$shipment" 1=1
dk ship pack "$shipment"
dk ship post "$shipment"
invoice=$(dk invoice post "$shipment" --json | sed 's/.*"invoice":"\([^"]*\)".*/\1/')
printf 'customer,name\n4711,Ned\n' >contacts.csv
printf '24680135\n' >pin
printf 'expect docket\n' >keys
dk report daily -o book.xlsx

# nil comes by the account of this machine, so that no sign-in of his is stored
account=$(id -un)
dk user add nil
for right in $(sed -n 's/^	X([A-Z_]*, "\([a-z-]*\)", "[^"]*", [A-Z]*).*/\1/p' \
    "$DK_ROOT/include/docket/right.h"); do
	dk user right nil "$right" --deny
done
[ "$(sqlite3 docket.db 'SELECT count(*) FROM user_right WHERE is_given = 0')" -gt 20 ] ||
    wrong "the rights were not all taken"
dk user pin "$account" --new-fd 3 3<pin
dk user tie "$account" elsewhere
docket --quiet --user "$account" --password-fd 3 user tie nil "$account" 3<pin 2>>said ||
    wrong "nil has no account"
docket --quiet --user "$account" --password-fd 3 backup copy.db 3<pin 2>>said ||
    wrong "there is no backup"

# what each command is tried with, and how it must end: 77 where it needs a right. The workstation
# needs one too, and ends as one that could not begin.
cat >rows <<EOF
init -|0|--db new.db init --test-clock
import -|77|import contacts contacts.csv
import kinds|0|import kinds
export -|77|export customers
export kinds|0|export kinds
customer show|77|customer show 4711
customer find|77|customer find Harbor
customer set|77|customer set 4711 phone=1
customer new|77|customer new 4999 name=Pier
customer contact|77|customer contact 4711 name=Ned
customer certificate|77|customer certificate 4711
customer address|77|customer address 4711 09 city=Bath
customer blackout|77|customer blackout 4711 01 --drop
customer pending|77|customer pending
customer approve|77|customer approve 4711
customer exposure|77|customer exposure 4711
customer statement|77|customer statement 4711
product show|77|product show A10410
product find|77|product find bolt
product set|77|product set A10410 name=Bolt
product new|77|product new Z1 name=Nail
product price|77|product price A10410 1 --list base
product kit|77|product kit A10410 A10422 2
product substitute|77|product substitute A10410 A10422
product unit|77|product unit A10410 cs 50
price list|77|price list
price what-if|77|price what-if base --percent 3
price change|77|price change base --percent 3
price set|77|price set base --tax included
price agree|77|price agree 4711 A10410 1
price agreed|77|price agreed 4711
price end|77|price end 4711 A10410
currency list|77|currency list
currency rate|77|currency rate USD 0.9
withholding list|77|withholding list
withholding rate|77|withholding rate IRPF 15
promotion list|77|promotion list
promotion show|77|promotion show X
promotion new|77|promotion new X kind=percent rate=5
promotion set|77|promotion set X rate=6
product pending|77|product pending
product approve|77|product approve A10410
stock show|77|stock show A10410
stock as-of|77|stock as-of 2026-11-23
account list|77|account list
account export|77|account export
account exports|77|account exports
account set|77|account set 1000 --name X
stock cost|77|stock cost A10422
stock value|77|stock value
stock lots|77|stock lots
stock expire|77|stock expire
stock trace|77|stock trace L1
stock adjust|77|stock adjust A10410 1 --reason found
stock waiting|77|stock waiting
stock approve|77|stock approve 1
stock refuse|77|stock refuse 1 --reason no
stock apart|77|stock apart A10410 1 --reason wet
stock release|77|stock release A10410 1 --reason dry
stock transfer|77|stock transfer A10410 1 --to B --reason full
count due|77|count due
count start|77|count start
count list|77|count list
count show|77|count show $count
count sheet|77|count sheet $count
count enter|77|count enter $count 1=5
count add|77|count add $count A10422
count approve|77|count approve $count
count refuse|77|count refuse $count --reason no
count post|77|count post $count
count cancel|77|count cancel $count --reason no
stock moves|77|stock moves A10410
purchase new|77|purchase new SEA A10410=5
purchase drop|77|purchase drop 100014
purchase shipped|77|purchase shipped $purchase --all
purchase list|77|purchase list
purchase show|77|purchase show $purchase
purchase expect|77|purchase expect $purchase --date 2026-12-01
purchase advice|77|purchase advice
purchase add|77|purchase add $purchase A10422=5
purchase change|77|purchase change $purchase 1=6
purchase print|77|purchase print $purchase
purchase close|77|purchase close $purchase --reason gone
receive -|77|receive $purchase 1=2
receive list|77|receive list
receive print|77|receive print R1001
bill enter|77|bill enter S100 RE-8 $purchase/1=1
bill list|77|bill list
bill show|77|bill show $bill
bill match|77|bill match $bill
bill release|77|bill release $bill --reason asked
bill refuse|77|bill refuse $bill --reason dear
return new|77|return new $sent 1=1 --reason N
return label|77|return label RMA10014
return rule|77|return rule allowed x
return note|77|return note RMA10014
return plan|77|return plan $sent 1=1 --reason N
return repaired|77|return repaired RMA10014 --work x
return send-back|77|return send-back RMA10014
return list|77|return list
return show|77|return show RMA10014
return authorise|77|return authorise RMA10014
return refuse|77|return refuse RMA10014 --reason no
return receive|77|return receive RMA10014 --all
return inspect|77|return inspect RMA10014 --all stock
return settle|77|return settle RMA10014
return cancel|77|return cancel RMA10014 --reason no
return expire|77|return expire
exchange new|77|exchange new $sent 1=1 --reason N --for A10410=1
exchange plan|77|exchange plan $sent 1=1 --reason N --for A10410=1
exchange list|77|exchange list
exchange show|77|exchange show EX10019
exchange receive|77|exchange receive EX10019 --all
exchange pay|77|exchange pay EX10019 --method cash
exchange settle|77|exchange settle EX10019
exchange cancel|77|exchange cancel EX10019 --reason no
exchange expire|77|exchange expire
exchange print|77|exchange print EX10019
claim new|77|claim new $sent 1=1 --kind S
claim list|77|claim list
claim show|77|claim show CL10019
claim ask|77|claim ask CL10019
claim decide|77|claim decide CL10019 --verdict refused --reason no
claim settle|77|claim settle CL10019
claim evidence|77|claim evidence CL10019 --text photo
claim withdraw|77|claim withdraw CL10019 --reason no
claim counter|77|claim counter CL10019 --carrier DHL
claim counters|77|claim counters
claim move|77|claim move CC1001 --to sent
supplier-return new|77|supplier-return new $purchase/1=1 --reason bent
supplier-return list|77|supplier-return list
supplier-return show|77|supplier-return show SR1001
supplier-return ship|77|supplier-return ship SR1001
supplier-return print|77|supplier-return print SR1001
supplier-return cancel|77|supplier-return cancel SR1001
stock handout|77|stock handout A10422
stock handouts|77|stock handouts
stock undo|77|stock undo 1
draft list|77|draft list
draft show|77|draft show $draft
draft take|77|draft take $draft
draft drop|77|draft drop $draft
draft enter|77|draft enter $draft
draft handover|77|draft handover mia --note x
quote new|77|quote new --from order.json
quote keep|77|quote keep $draft
quote list|77|quote list
quote show|77|quote show $quote
quote pdf|77|quote pdf $quote
quote take|77|quote take $quote
quote renew|77|quote renew $quote
quote lose|77|quote lose $quote --reason dear
quote copy|77|quote copy $quote
standing new|77|standing new --from order.json --every week
standing keep|77|standing keep $draft --every week
standing list|77|standing list
standing show|77|standing show $standing
standing make|77|standing make
standing skip|77|standing skip $standing --reason closed
standing pause|77|standing pause $standing
standing resume|77|standing resume $standing
standing end|77|standing end $standing --reason moved
blanket new|77|blanket new --from order.json --until 2027-03-31
blanket keep|77|blanket keep $draft --until 2027-03-31
blanket list|77|blanket list
blanket show|77|blanket show $blanket
blanket plan|77|blanket plan $blanket --date 2026-12-01
blanket call|77|blanket call $blanket
blanket skip|77|blanket skip $blanket --reason closed
blanket end|77|blanket end $blanket --reason moved
order new|77|order new --from order.json
order show|77|order show $order
order list|77|order list
order queue|77|order queue
order check|77|order check $order
order verify|77|order verify $order
order hold|77|order hold $order manual --reason late
order release|77|order release $order manual --reason called
order supply|77|order supply $order 1 drop
order lose|77|order lose $order --line 1 --reason stock
order amend|77|order amend $order --from order.json --reason late
order close|77|order close $order --line 1 --reason late
order undo|77|order undo $order
order notice|77|order notice $order
order return|77|order return $order --reason late
order readback|77|order readback $order
order rekey|77|order rekey $order --from order.json
order deposit|77|order deposit $order 30%
order cancel|77|order cancel $order --reason late
order copy|77|order copy $order
order confirmation|77|order confirmation $order
order explain|77|order explain $order total
order timeline|77|order timeline $order
mail list|77|mail list
mail show|77|mail show 1
mail take|77|mail take 1
mail ignore|77|mail ignore 1
mail note|77|mail note 1 0:0
mail dismiss|77|mail dismiss 1 --reason spam
mail reply|77|mail reply 1
calc mail|77|calc mail order.json
calc ubl|65|calc ubl order.json
ship pickups|77|ship pickups
run new|77|run new Sam
run add|77|run add RUN1001 $shipment
run drop|77|run drop RUN1001 $shipment
run list|77|run list
run show|77|run show RUN1001
run sheet|77|run sheet RUN1001
run load|77|run load RUN1001
run outcome|77|run outcome RUN1001 $shipment --outcome nobody
run close|77|run close RUN1001
supplier list|77|supplier list
supplier show|77|supplier show S100
supplier set|77|supplier set S100 city=Leeds
carrier list|77|carrier list
carrier show|77|carrier show DHL/STD
carrier set|77|carrier set DHL/STD cutoff=15:00
carrier rate|77|carrier rate DHL/STD 40 9.50
ship cards|77|ship cards
ship book|77|ship book DHL/STD B-1
ship manifest|77|ship manifest DHL/STD
ship late|77|ship late DHL/STD --reason gone
ship track|77|ship track $shipment T1
ship deliver|77|ship deliver $shipment --outcome delivered --name Ned
ship back|77|ship back $shipment
ship settle|77|ship settle $shipment --note told
ship deliveries|77|ship deliveries
ship collect|77|ship collect $shipment --name Ned
ship collection|77|ship collection $shipment
ship list|77|ship list
ship show|77|ship show $shipment
ship pick|77|ship pick $order
ship confirm|77|ship confirm $shipment 1=1
ship wave|77|ship wave
ship waves|77|ship waves
ship walk|77|ship walk W1001
ship take|77|ship take $shipment BOLT
ship close|77|ship close W1001
ship acknowledge|77|ship acknowledge $shipment
ship checks|77|ship checks
ship inspect|77|ship inspect $shipment
ship dispose|77|ship dispose $shipment 1 restock
ship mispick|77|ship mispick
ship pack|77|ship pack $shipment
ship label|77|ship label $shipment
ship suggest|77|ship suggest $shipment
ship post|77|ship post $shipment
ship slip|77|ship slip $shipment
ship picklist|77|ship picklist $shipment
ship stopslip|77|ship stopslip $shipment
ship cancel|77|ship cancel $shipment --reason late
carton list|77|carton list $shipment
carton show|77|carton show $shipment
carton put|77|carton put $shipment 1 1=1
carton take|77|carton take $shipment 1
carton drop|77|carton drop $shipment 1
carton box|77|carton box $shipment 1 M
carton weigh|77|carton weigh $shipment 1 2.5
carton close|77|carton close $shipment
carton reopen|77|carton reopen $shipment 1
carton find|77|carton find 350123400000000028
invoice post|77|invoice post $shipment
invoice show|77|invoice show $invoice
invoice pdf|77|invoice pdf $invoice
invoice write-off|77|invoice write-off $invoice --reason x
invoice due|77|invoice due
invoice run|77|invoice run
invoice gather|77|invoice gather
invoice credit|77|invoice credit $order --reason x
invoice proforma|77|invoice proforma $order
invoice list|77|invoice list
invoice ubl|77|invoice ubl $invoice
request new|77|request new question --text when
request list|77|request list
request answer|77|request answer 1 --text soon
request show|77|request show 1
outbox list|77|outbox list
outbox add|77|outbox add purchase-order $purchase
outbox show|77|outbox show 1
outbox send|77|outbox send 1
outbox retry|77|outbox retry 1
outbox drop|77|outbox drop 1 --reason gone
print list|77|print list
print preview|77|print preview 1
print add|77|print add packing-slip $shipment
print send|77|print send
print ack|77|print ack 1
print again|77|print again 1
print cancel|77|print cancel 1 --reason gone
print printers|77|print printers
print use|77|print use any front
payment receipt|77|payment receipt P1001
payment take|77|payment take 4711 5 --method cash
payment refund|77|payment refund 4711 5 --method cash
payment apply|77|payment apply P1001 $invoice
payment advice|77|payment advice
payment unapply|77|payment unapply P1001 --reason x
payment reverse|77|payment reverse P1001 --reason x
payment keep|77|payment keep P1001 $order
payment free|77|payment free $order --reason x
payment list|77|payment list
customer ageing|77|customer ageing
dunning due|77|dunning due
dunning make|77|dunning make
dunning list|77|dunning list
dunning pdf|77|dunning pdf 1
customer statements|77|customer statements --to there
payment show|77|payment show P1001
payment open|77|payment open 4711
inquiry find|77|inquiry find $order
inquiry due|77|inquiry due
inquiry done|77|inquiry done 1
inquiry log|77|inquiry log 4711 --answer tomorrow
inquiry list|77|inquiry list 4711
promise list|77|promise list
promise given|77|promise given $order
promise message|77|promise message 1
promise tell|77|promise tell 1 --how phone
promise defer|77|promise defer 1 --until +2 --reason asks
promise keep|77|promise keep 1
promise review|77|promise review
day status|77|day status
day reconcile|77|day reconcile
day reason|77|day reason x:1 --code other --text late
day count|77|day count cash 5
day close|77|day close
day show|77|day show 2026-11-23
day sheet|77|day sheet
day list|77|day list
report -|77|report orders
report list|0|report list
report verify|77|report verify book.xlsx
user list|77|user list
user add|77|user add zoe
user role|77|user role nil admin
user right|77|user right nil view
user password|77|user password nil --new-fd 3
user pin|77|user pin nil --new-fd 3
user tie|77|user tie mia $account
user disable|77|user disable mia
user enable|77|user enable mia
setting list|77|setting list
setting get|77|setting get high_value
setting set|77|setting set high_value 5
journal list|77|journal list
journal verify|77|journal verify
backup -|77|backup again.db
restore -|77|--db gone.db restore copy.db
upgrade -|77|upgrade
verify -|77|verify
doctor -|0|doctor
calc -|0|calc money /dev/null
script -|74|script keys
EOF

# every command: `noun verb`, and `noun -` where the noun alone does something
docket help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' >nouns
while read -r noun; do
	docket "$noun" --help | sed -n "s/^  docket $noun *//p" | while read -r verb rest; do
		case $verb in '' | -* | *[!a-z-]*) verb=- ;; esac
		echo "$noun $verb"
	done
done <nouns | sort -u >commands
[ "$(wc -l <commands)" -gt 80 ] || { : >said; wrong "the help lists too few commands"; }

before=$(digest)
bytes=$(bytes)
while read -r command; do
	row=$(grep "^$command|" rows) || {
		: >said
		wrong "docket $command has no row in tests/fault/rights.sh"
		continue
	}
	row=${row#*|}
	want=${row%%|*}
	docket ${row#*|} </dev/null 3<pin >said.out 2>said
	rc=$?
	how="$rc $(wc -l <said) $(grep -c '^docket: [^ ].*\.$' said) $(wc -c <said.out)"
	if [ "$want" != 0 ] && [ "$how" != "$want 1 1 0" ]; then
		cat said.out >>said
		wrong "docket ${row#*|}: exit $rc, wanted $want and one sentence"
	elif [ "$want" = 0 ] && [ $rc -gt 1 ]; then
		wrong "docket ${row#*|}: exit $rc, it needs no right"
	elif rm -f new.db* && now=$(bytes) && [ "$now" != "$bytes" ] && bytes=$now &&
	    [ "$(digest)" != "$before" ]; then
		wrong "docket ${row#*|} has changed something"
		before=$(digest)
	else
		passed=$((passed + 1))
	fi
done <commands
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
