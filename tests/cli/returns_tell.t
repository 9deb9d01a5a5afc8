# who sends goods back is told by mail what may come, and what was credited
$ desk; printf '{"customer":"4711","customer_po":"P88213","lines":[{"sku":"A10410","qty":"12"},{"sku":"A10422","qty":"10"}]}' >o.json; docket order new --from o.json --quiet; docket order verify 100067 --pass quantity-unusual --reason boat --quiet; docket ship pick 100067 --quiet; docket ship confirm S1001 1=12 2=10 --quiet; docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket invoice post S1001 --quiet
100067
S1001
INV1001
$ docket return new 100067 1=3:N --quiet; docket outbox list; docket setting set company_email desk@northgate.example --quiet; docket outbox show 1 | grep -a '^Subject\|^To'; docket outbox add return-note RMA10019
RMA10019
No  Document     Number    To                    Address                  State    Tried
 1  return-note  RMA10019  Harbor Marine Supply  jo@harbormarine.example  waiting      0
To: "Harbor Marine Supply"
Subject: Return note RMA10019, Northgate Wholesale
docket: It is in the outbox already, as message 1.
? 1
# what came, was given up or expired needs no telling
$ docket return receive RMA10019 --all --quiet; docket outbox list; docket return new 100067 1=1:N --quiet; docket return cancel RMA10024 --reason "he keeps it" --quiet; docket return new 100067 1=1:N --quiet; DOCKET_NOW=2026-12-20T09:00:00Z docket return expire; docket outbox list
RMA10019
No message waits to be sent.
RMA10024
RMA10024
RMA10035
1 return expired.
No message waits to be sent.
? 1
$ docket return inspect RMA10019 --all stock --quiet; docket return settle RMA10019 --quiet; docket claim new 100067 1=1 --kind short --said "one less" --quiet; docket claim decide CL10019 --verdict accepted --cause carrier --quiet; docket claim settle CL10019 --quiet; docket outbox list; docket outbox show 1 | grep -a '^Subject'
RMA10019
RMA10019
CL10019
CL10019
CL10019
No  Document  Number  To                    Address                  State    Tried
 1  invoice   CN1001  Harbor Marine Supply  jo@harbormarine.example  waiting      0
 2  invoice   CN1002  Harbor Marine Supply  jo@harbormarine.example  waiting      0
Subject: Credit note CN1001, Northgate Wholesale
# an exchange has a paper of its own; at the counter there is nothing to wait for
$ docket exchange new 100067 2=1 --reason X --for A10410=1 --quiet; docket outbox list | tail -n 1; docket return new 100067 1=1:N:A --counter --quiet; docket outbox list | tail -n 1
EX10019
 3  exchange  EX10019  Harbor Marine Supply  jo@harbormarine.example  waiting      0
RMA10056
 4  invoice   CN1003   Harbor Marine Supply  jo@harbormarine.example  waiting      0
# whoever has no address is told by paper
$ sqlite3 docket.db "UPDATE customer SET email = ''; UPDATE contact SET email = ''"; docket return new 100067 1=1:N --quiet; docket outbox list --json | grep -c return-note
RMA10062
0
? 1
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
