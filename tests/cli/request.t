# desks ask each other: a clerk the warehouse, the answer comes back to him and to the timeline
$ desk
$ as mia request new count --text "is there really none?" --order 100067 2>&1 | head -n 1
docket: There is no order 100067. See: docket order list
$ N=$(docket order list --json | sed -n 's/^{"order":"\([0-9]*\)".*"state":"entered".*/\1/p' | head -n 1); as mia request new count --order $N --line 1 --text "please count this bin" | sed "s/$N/ORDER/; s/, [A-Z][0-9]*$/, ITEM/"
Request 1 to warehouse, count by mia: please count this bin
About order ORDER line 1, ITEM
$ as mia request new split --text "may I?"
docket: Say which order may be split.
? 65
$ as mia request new count --text x --line 2
docket: Say of which order: --order NUMBER --line LINE.
? 64
$ as mia request new beg --text x
docket: Ask for count, expedite or split, or a question; 'beg' is none of them.
? 64
$ as mia request new question --text " "
docket: Say what is asked.
? 65
$ as mia request new expedite --text "sooner" --purchase 999 2>/dev/null
? 66
$ as mia request answer 1 --text "seven"
docket: mia may not adjust and receive stock; ask a supervisor.
? 77
$ as mia request list --mine --json | grep -o '"request":1,"kind":"count","to":"warehouse","state":"open"'
"request":1,"kind":"count","to":"warehouse","state":"open"
$ docket day reconcile | grep -c "asked warehouse (count) and has no answer"
1
$ docket request new count --text x --item A10410 --due 2020-01-01
docket: 1 Jan 2020 has passed; say by when it is needed.
? 65
$ docket request answer 1 --text "seven, on the upper shelf" | tail -n 1
~ answered by .*: seven, on the upper shelf
$ docket request answer 1 --text again
~ docket: It was answered by .*: seven, on the upper shelf
? 1
$ as mia request list --mine | grep -c "seven, on the upper"
1
$ as mia request show 1 | tail -n 1
~ answered by .*: seven, on the upper shelf
$ as mia request list --mine
Nobody waits for an answer.
? 1
$ docket order timeline $N | grep -c "count.*please count this bin\|count: seven, on the upper shelf"
2
$ as mia request new question --to supervisor --text "close early?" --due 2026-11-24 --json | grep -o '"due":"[^"]*"'
"due":"2026-11-24"
$ docket request answer 2 --decline --text "not before five" | tail -n 1
~ declined by .*: not before five
$ docket request answer 9 --text x 2>/dev/null
? 66
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
# of many, page by page
$ sqlite3 docket.db "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) INSERT INTO request (kind, to_desk, text, asked_by, asked_at, due, day_id, state, answered_at, answered_by, answer) SELECT 'question', 'clerk', 'q' || i, 1, '2026-11-23T08:00:00.000Z', '', 1, 'declined', '2026-11-23T08:00:00.000Z', 1, 'no' FROM n"
$ docket request list --all 2>&1 | tail -n 2; docket request list --all --before 503 2>&1 | wc -l; docket request list --before 503
    503  clerk  question         root  declined  no
There are older ones: docket request list --all --before 503
503
docket: --before goes with --all.
? 64
