# the print queue: papers wait, go out through a print program, and somebody says what came out
$ desk
$ printf '#!/bin/sh\nd=${0%%/*}\necho "$#: $*" >>$d/args\ncase $(cat $d/mode) in\nfine) cat >$d/last; echo "request id is front-7";;\ngone) echo "lp: the printer or class does not exist." >&2; exit 1;;\nhalf) head -c 100 >$d/last; exit 1;;\ndead) head -c 100 >$d/last; kill -9 $$;;\nhang) sleep 60;;\nliar) head -c 100 >$d/last;;\nesac\n' >lp; chmod +x lp; echo fine >mode; docket setting set print_program "$PWD/lp" --quiet; docket setting set print_seconds 1 --quiet
$ echo '{"customer":"4711","customer_po":"P-1","lines":[{"sku":"A10410","qty":"12"}]}' >o.json; N=$(docket order new --from o.json --quiet); docket order verify $N --pass quantity-unusual --reason big >/dev/null; S=$(docket ship pick $N --quiet)
# a pick list is printed when it is wanted; without a printer it waits
$ docket ship picklist $S --print
docket: No printer is set for pick-list; job 1 waits. Set one: docket print use pick-list QUEUE
? 1
$ docket print use pick-list "two words"
docket: The name of a queue holds letters, digits and -_. ('two words' does not)
? 65
$ docket print use pick-lists front 2>/dev/null
? 64
$ docket print use any front; docket print use invoice office --desk counter; docket print printers
any goes to front as pdf.
invoice goes to office as pdf.
Document  Desk     Queue   Format
any       any      front   pdf
invoice   counter  office  pdf
$ docket ship picklist $S --print; cat args
Job 1: pick-list S1001, original, is at the printer.
4: -d front -t pick-list S1001
$ head -c 5 last
%PDF-
# printed and not shipped is a list of its own
$ docket ship confirm $S 1=12 --quiet; docket ship pack $S --quiet; docket ship slip $S --print --quiet; docket print list --unshipped
Shipment  Order   Customer              State   Printed
S1001     100067  Harbor Marine Supply  packed  2026-11-23T09:12
# posting wants no second slip, and an invoice
$ docket ship post $S --quiet; docket invoice post $S --quiet; docket print list --unshipped; docket print list | cut -c1-45
INV1001
Everything that was printed has left.
Job  Document      Number   State    Copy    
  1  pick-list     S1001    sent     original
  2  packing-slip  S1001    sent     original
  3  invoice       INV1001  waiting          
# what may be on paper is not printed again before somebody looked
$ echo half >mode; docket print send; docket print list | tail -n 1 | cut -c1-45
~ Job 3: invoice INV1001 may be on paper, look at the printer: the print program ended with 1, 100 of [0-9]+ bytes read.
  3  invoice       INV1001  unknown  original
$ docket print send 3
docket: Job 3 may be on paper: look at the printer front, then say what came out (docket print ack 3, with --nothing when nothing did).
? 1
$ docket print cancel 3 --reason no
docket: Job 3 may be on paper; say first what came out: docket print ack 3, or docket print again 3
? 1
$ echo dead >mode; docket print ack 3 --nothing; docket print send 3
~ Job 3, invoice INV1001, did not come out and waits.
~ Job 3: invoice INV1001 may be on paper, look at the printer: the print program was killed, 100 of [0-9]+ bytes read.
? 1
$ echo hang >mode; docket print ack 3 --nothing --quiet; docket print send 3
~ Job 3: invoice INV1001 was not printed: no answer within 1 s, 0 of [0-9]+ bytes read.
? 1
$ echo liar >mode; docket print send 3
~ Job 3: invoice INV1001 may be on paper, look at the printer: the print program ended with 0, 100 of [0-9]+ bytes read.
? 1
$ echo gone >mode; docket print ack 3 --nothing --quiet; docket print send 3
~ Job 3: invoice INV1001 was not printed: the print program ended with 1, 0 of [0-9]+ bytes read: lp: the printer or class does not exist. .
? 1
$ docket setting set print_program lp --quiet; docket print send 3
docket: The setting print_program must be a whole path, like /usr/bin/lp.
? 78
$ docket setting set print_program /no/such/lp --quiet; docket print send 3
Job 3: invoice INV1001 was not printed: /no/such/lp cannot be run: No such file or directory.
? 1
$ docket setting set print_program "$PWD/lp" --quiet; echo fine >mode; docket print send 3
Job 3: invoice INV1001, original, is at the printer.
# a copy says that it is one; sheets that came out right are not printed again
$ docket print ack --all --quiet; docket print again 3; docket print preview 4 | grep -i copy
Job 4, invoice INV1001, waits to be printed.
                                          Copy        reprint 2 of 2
Invoice INV1001                                                      COPY 2 of 2
$ docket print again 2 --from-page 2 --quiet; docket print send
Job 4: invoice INV1001, reprint 2 of 2, is at the printer.
docket: Packing slip S1001 has 1 page; there is no page 2.
? 65
$ docket print cancel 5 --reason "one sheet only"; docket print list --all --document packing-slip | cut -c1-49
Job 5, packing-slip S1001, is cancelled.
Job  Document      Number  State         Copy    
  5  packing-slip  S1001   cancelled             
  2  packing-slip  S1001   acknowledged  original
# a batch goes out in the order given
$ docket print add invoice INV1001 INV1001 2>&1 | head -n 1; docket print add packing-slip S1001 --json | grep -o '"job":[0-9]*,"document":"[a-z-]*"'
Job 6, invoice INV1001, waits to be printed.
"job":7,"document":"packing-slip"
$ docket print send --json | grep -o '"job":[0-9]*,.*"outcome":"[a-z]*"'
"job":6,"document":"invoice","number":"INV1001","copy":"reprint 3 of 3","outcome":"sent"
"job":7,"document":"packing-slip","number":"S1001","copy":"reprint 2 of 2","outcome":"sent"
# whatever a number holds is one argument, and no option
$ docket print ack 7 --quiet; docket print again 7 --quiet; sqlite3 docket.db "UPDATE print_job SET number = '-o raw; touch gone \`id\` \$(id)' WHERE id = 8"; docket print send --quiet; tail -n 1 args; ls gone 2>/dev/null
4: -d front -t packing-slip -o raw; touch gone `id` $(id), reprint 3 of 3
? 2
# labels go to a printer of labels as they are
$ docket print use label zebra --format zpl --quiet; docket ship label $S --print; head -c 3 last; echo; tail -n 1 args
Job 9: label S1001, original, is at the printer.
^XA
6: -d zebra -t label S1001 -o raw
$ docket print ack 9 --quiet; docket print again 9 --quiet >/dev/null; docket print preview 10 | grep '^LABEL'; docket print cancel 10 --reason "enough" --quiet >/dev/null
LABEL  Carton 1 of 1  REPRINT 2 of 2
$ docket print add invoice 4711 2>/dev/null
? 66
$ docket print ack x 2>/dev/null
? 65
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
# a shipment that is cancelled wants no paper
$ docket print use any '' --quiet; echo '{"customer":"4711","customer_po":"P-2","lines":[{"sku":"A10410","qty":"2"}]}' >o.json; N=$(docket order new --from o.json --quiet); docket order verify $N --pass order-duplicate --reason ok >/dev/null 2>&1; S=$(docket ship pick $N --quiet); docket ship picklist $S --print 2>/dev/null; docket ship cancel $S --reason "not today" --quiet; docket print list --all --json | sed -n 1p | grep -o '"state":"[a-z]*"\|"result":"[^"]*"'
"state":"cancelled"
"result":"not wanted any more"
