# a journal row altered past docket is named, once
$ export DOCKET_DB=a.db; docket init --quiet; docket user add mia --quiet; docket user add tom --quiet
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole\.
$ sqlite3 a.db "DROP TRIGGER journal_keep_u; UPDATE journal SET action = 'x' WHERE seq = 2"
$ docket verify
journal-chain
  2
? 1
$ docket verify --json | head -n 1
{"id":"journal-chain","keys":["2"]}
$ docket verify --json | tail -n 1
~ [{]"sound":false,"invariants":[0-9]+[}]
$ docket journal verify
Row 2 of the journal is altered or missing.
? 1
