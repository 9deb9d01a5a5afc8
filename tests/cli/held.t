# what is set apart for somebody is not released or taken by others; what is gone is refused
$ desk; docket setting set adjust_approval 50 --quiet; docket stock adjust A10430 -1000 --reason lost
Adjustment 1 is worth 160.80: it waits for a second person.
$ docket stock release A10430 1000 --reason mistaken
docket: 1,000 of the 1,000 that are set apart there wait for a second person or for somebody to look. See: docket stock waiting, docket ship checks
? 1
$ docket stock adjust A10430 -10 --reason lost --apart
docket: 1,000 of the 1,000 that are set apart there wait for a second person or for somebody to look. See: docket stock waiting, docket ship checks
? 1
$ printf 'location,zone,sort\nB-04,B,2\n' | docket import locations - --quiet; docket stock transfer A10430 10 --to B-04 --apart --reason nearer
docket: 1,000 of the 1,000 that are set apart there wait for a second person or for somebody to look. See: docket stock waiting, docket ship checks
? 1
# what nobody waits for may go
$ docket stock apart A10430 5 --reason wet --quiet; docket stock release A10430 5 --reason dry --quiet; docket stock refuse 1 --reason found --quiet; docket stock show A10430 --json | grep -o '"quarantined":"[0-9]*"' | head -1
"quarantined":"0"
# a count finds less than waits: it cannot be approved, but refused
$ docket stock adjust A10430 -1000 --reason lost --quiet; docket setting set recount_percent 0 --quiet; docket setting set recount_value 0 --quiet; docket setting set adjust_approval 0 --quiet; docket count start --sku A10430 --quiet; docket count enter SC1001 1=100 --quiet; docket count post SC1001 --quiet; as ruth stock approve 2
2
SC1001
docket: Of adjustment 2 only 100 are set apart any more: the rest was counted or taken meanwhile. Refuse it, and adjust anew what is still wrong.
? 1
$ docket stock refuse 2 --reason counted; docket stock show A10430 --json | grep -o '"on_hand":"[0-9]*","quarantined":"[0-9]*"' | head -1
Adjustment 2 is refused; nothing moved.
"on_hand":"100","quarantined":"0"
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
