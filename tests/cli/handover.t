# a clerk goes home: drafts, holds and call-backs go to a colleague, with a note
$ desk
$ as mia draft handover tom --note 'nothing here'
docket: You have no draft, hold or call-back to hand over.
? 1
$ echo '{"customer":"4712","lines":[{"sku":"A10410","qty":"1.5"}]}' >o.json; as mia order new --from o.json --draft --quiet >/dev/null 2>&1
? 1
$ as mia order hold 100014 manual --reason "they call back" --quiet; as mia inquiry log 4713 --answer "we call" --follow 2026-11-24 --quiet
$ as mia draft handover mia --note x
docket: Hand over to a colleague who works here, not to mia.
? 1
$ as mia draft handover tom
docket: Say --note: docket draft handover USER --note TEXT
? 64
$ as mia draft handover tom --note 'Quay wants an answer today'
tom has them now: 1 drafts, 1 holds, 1 call-backs.
$ as tom draft list --json | grep -o '"owner":"[a-z]*"'
"owner":"tom"
$ as tom inquiry due --mine --until 2026-11-24 --json | cut -d, -f2-4
"due":"2026-11-24","owner":"tom","customer_name":"Quay Builders"
$ as tom inquiry due
Nobody waits for a call.
? 1
$ as tom inquiry done 1
Call-back 1 is done.
$ as tom inquiry done 1
docket: No call-back 1 is open. See: docket inquiry due
? 66
$ docket journal list --json | grep -c '"action":"desk.hand-over"'
1
# by the carrier's number a caller is found
$ as ruth order release 100014 manual --reason "they called" --quiet; docket ship pick 100014 --quiet >/dev/null; docket ship confirm S1001 1=5 2=1 --quiet >/dev/null; docket ship pack S1001 --quiet >/dev/null; docket ship post S1001 --tracking 1Z999AA1 --quiet >/dev/null
$ docket inquiry find 1Z999AA1 --json | grep -o '"matched":"tracking","order":"100014"'
"matched":"tracking","order":"100014"
$ docket verify --quiet
