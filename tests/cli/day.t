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
