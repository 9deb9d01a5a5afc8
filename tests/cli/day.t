# the day of a new company can be reconciled and signed off
$ export DOCKET_DB=a.db DOCKET_NOW=2026-11-23T17:00:00Z; docket init --test-clock --quiet
$ docket day status
Day 2026-11-23 is open.
It has not been reconciled yet: docket day reconcile.
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole\.
$ docket day reconcile --json | tail -n 1
{"day":"2026-11-23","state":"ok","run":1}
$ docket day count cash abc
docket: 'abc' is not a number. Type it like 1234.50.
? 65
$ docket day show 2026-02-30
docket: 2026-02-30 is no day. Write it like 2026-11-23.
? 65
$ docket day show 2026-01-01 2>/dev/null
? 66
# what is signed off stays: late work counts in the next day, explanations and counts come too late
$ printf 'number,name,country\n1,One,GB\n' >one.csv; docket import customers one.csv --quiet
$ docket payment take 1 5 --method cash --quiet; docket day count cash 5 --quiet
$ docket day reconcile >run; docket day close
docket: 1 warning needs a reason, first payment-unapplied:P1001: Payment P1001 of customer 1: 5.00 are not used by an invoice.
? 1
$ docket day reason payment-unapplied:P1001 --code timing --text "he pays first" --quiet
$ docket day close | head -n 1
Day 2026-11-23 is closed.
$ facts() { docket day show 2026-11-23; docket report daily --from 2026-11-23 --to 2026-11-23 -o -; }
$ facts >before; docket day close 2026-11-23 | head -n 1
Day 2026-11-23 is closed.
$ docket day reason payment-unapplied:P1001 --code timing --text "another reason"
docket: 'payment-unapplied:P1001' is no discrepancy of today; docket day reconcile lists them.
? 66
$ docket payment take 1 3 --method cash --date 2026-11-23 --quiet; docket day count cash 9 --quiet
$ facts | cmp - before; docket day list --json | cut -c1-35
{"day":"2026-11-24","state":"open",
{"day":"2026-11-23","state":"closed
$ docket verify --quiet
