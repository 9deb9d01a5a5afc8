# messages by the system's mail program: nothing sent twice, nothing lost, no shell
$ desk; printf '#!/bin/sh\nd=${0%%/*}\necho "$#: $*" >>$d/args\ncase $(cat $d/mode) in\nfine) cat >$d/last;;\nno) cat >/dev/null; echo "unknown user" >&2; exit 67;;\nlater) cat >/dev/null; exit 75;;\ndead) cat >/dev/null; kill -9 $$;;\nhang) cat >/dev/null; sleep 60;;\ngone) exit 69;;\nesac\n' >mta; chmod +x mta; echo fine >mode
$ docket purchase new S100 A10422=100@0.09 --quiet; docket outbox list
PO10019
No message waits to be sent.
? 1
$ docket outbox add purchase-order PO10019; docket outbox add purchase-order PO10019
Message 1, purchase-order PO10019 to orders@seaboard.example, waits to be sent.
docket: It is in the outbox already, as message 1.
? 1
$ docket outbox add label S1; docket outbox add packing-slip S1; docket outbox add purchase-order PO4
docket: Labels: that goes with the goods, not by mail.
docket: Packing slip: that goes with the goods, not by mail.
docket: There is no purchase order PO4: its check digit is wrong. Ask for the number again.
? 66
$ docket outbox send
docket: No mail program is set; message 1 waits. Set one: docket setting set mail_program /usr/sbin/sendmail
? 1
$ docket setting set mail_program mta --quiet; docket outbox send 1; docket setting set mail_program "$PWD/mta" --quiet; docket setting set mail_seconds 1 --quiet; docket setting set company_email '' --quiet; docket outbox send 1; docket setting set company_email desk@harborsupply.example --quiet
docket: The setting mail_program must be a whole path, like /usr/sbin/sendmail.
docket: Mail needs a sender: docket setting set company_email desk@example.com
# what is not taken waits, with the reason
$ echo no >mode; docket outbox send; docket outbox list
~ Message 1, purchase-order PO10019 to orders@seaboard\.example, was not sent and waits: the mail program ended with 67, [0-9]+ of [0-9]+ bytes read: unknown user 
No  Document        Number   To                  Address                  State    Tried
~  1  purchase-order  PO10019  Seaboard Fasteners  orders@seaboard\.example  waiting      1  the mail program ended with 67, [0-9]+ of [0-9]+ bytes read: unknown user
$ echo gone >mode; docket outbox send
~ Message 1, purchase-order PO10019 to orders@seaboard\.example, was not sent and waits: the mail program ended with 69, [0-9]+ of [0-9]+ bytes read
? 1
$ echo fine >mode; docket outbox send; docket outbox send 1; cat args
Message 1, purchase-order PO10019 to orders@seaboard.example, is sent.
docket: Message 1 is done with.
2: -i -t
2: -i -t
2: -i -t
$ grep -v '^[A-Za-z0-9+/=]*$' last
From: "Northgate Wholesale"
 <desk@harborsupply.example>
To: "Seaboard Fasteners"
 <orders@seaboard.example>
Subject: Purchase order PO10019, Northgate Wholesale
Date: Mon, 23 Nov 2026 09:12:00 +0000
Message-ID: <docket-1.3.1795425120000@harborsupply.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="=_part"
--=_part
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Northgate Wholesale
Unit 7, Northgate Estate
Avonmouth Way
Bristol BS10 7SD
United Kingdom
Seaboard Fasteners                        Date        23 Nov 2026
                                          Supplier    S100
                                          Expected    27 Nov 2026
                                          Ordered by  root
Purchase order PO10019
 Pos Item    Description            Qty Unit  Expected          Cost       =
  Net
---- ------- ----------------- -------- ----- ------------ --------- ------=
-----
   1 A10422  Hex bolt M8x60         100 pcs   27 Nov 2026       0.09       =
 9.00
                                      -------------------------------------=
-----
                                      Net total GBP                        =
 9.00
Please name our order PO10019 on your delivery note and bill, and tell us a=
once when a day cannot be kept.
---------------------------------------------------------------------------=
-----
Northgate Wholesale
Tax number GB123456789
Purchase order PO10019                                               Page 1=
 of 1
--=_part
Content-Type: application/pdf
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="purchase-order-PO10019.pdf"
--=_part--
$ grep -c "$(printf '\r')" last
0
? 1
# once more only when somebody says so
$ docket outbox add purchase-order PO10019; docket outbox add purchase-order PO10019 --again --quiet
docket: It was sent already, as message 1; say so to send it again (--again).
2
# cut off: it may have gone out, and is not sent before somebody looked
$ echo dead >mode; docket outbox send; echo fine >mode; docket outbox send; docket outbox send 2
~ Message 2, purchase-order PO10019 to orders@seaboard\.example, may have gone out: the mail program was killed, [0-9]+ of [0-9]+ bytes read
No message waits to be sent.
docket: Message 2 may have gone out: look into the mail program's log, then docket outbox retry 2, or drop it.
? 1
$ docket outbox retry 2; docket outbox retry 2; echo hang >mode; docket outbox send 2
Message 2, purchase-order PO10019 to orders@seaboard.example, did not go out and waits.
docket: Message 2 waits anyhow; send it.
~ Message 2, purchase-order PO10019 to orders@seaboard\.example, may have gone out: no answer within 1 s, [0-9]+ of [0-9]+ bytes read
? 1
$ docket outbox retry 2 --quiet; echo later >mode; docket outbox send 2
2
~ Message 2, purchase-order PO10019 to orders@seaboard\.example, may have gone out: the mail program ended with 75, [0-9]+ of [0-9]+ bytes read
? 1
$ docket outbox drop 2 --reason "by phone"; docket outbox drop 2 --reason x; docket outbox send
Message 2, purchase-order PO10019 to orders@seaboard.example, is not sent any more.
docket: Message 2 is done with.
No message waits to be sent.
? 1
$ docket outbox list --all
No  Document        Number   To                  Address                  State  Tried
 2  purchase-order  PO10019  Seaboard Fasteners  orders@seaboard.example  done       3  by phone
 1  purchase-order  PO10019  Seaboard Fasteners  orders@seaboard.example  done       3
# docket itself killed in between: its attempt is open, then it counts as cut off
$ docket outbox add purchase-order PO10019 --again --quiet; sqlite3 docket.db "UPDATE outbox SET attempts = 1 WHERE id = 3; INSERT INTO outbox_attempt (outbox_id, attempt_no, at, until, recipient, bytes, digest) VALUES (3, 1, '2026-11-23T09:12:00.000Z', '2026-11-23T09:13:00.000Z', 'x', 1, '')"; docket outbox send 3
3
docket: Message 3 is being sent right now; wait a moment.
? 75
$ DOCKET_NOW=2026-11-23T09:20:00Z docket outbox send 3
docket: Message 3 may have gone out: look into the mail program's log, then docket outbox retry 3, or drop it.
? 1
# a confirmation to a customer; an order to a supplier without an address waits, and keeps nobody waiting
$ sqlite3 docket.db "DELETE FROM outbox_attempt WHERE outbox_id = 3; UPDATE outbox SET attempts = 0 WHERE id = 3; UPDATE supplier SET email = '' WHERE number = 'S100'"; docket outbox drop 3 --reason test --quiet; echo fine >mode; docket outbox add purchase-order PO10019 --again --quiet; docket outbox add confirmation $(sqlite3 docket.db "SELECT min(o.number) FROM orders o JOIN customer c ON c.id = o.customer_id WHERE o.state = 'entered' AND c.number = '4711'") --quiet; docket outbox send; grep '^To\|^Subject' last
3
4
5
No e-mail address of Seaboard Fasteners is known; message 4 waits. Enter one, or drop it.
Message 5, confirmation 100023 to jo@harbormarine.example, is sent.
To: "Harbor Marine Supply"
Subject: Order confirmation 100023, Northgate Wholesale
# GMime reads what was written
$ docket calc mail last | grep -o '"unused"' | head -n 1
"unused"
# what is left is a row of the day
$ docket day reconcile | grep outbox
ok    outbox-failed            Everything to be printed or sent went out
warn  outbox-unsent            Every message has been sent
      outbox-unsent:4  Message 4, the purchase-order of a purchase, waits; tried 0 times. 
        nobody sent it, or the mail program did not take it: docket outbox send
ok    outbox-attempts          Attempts to send are kept, and no message went out twice
ok    outbox-document          What waits to be printed or sent has its document
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
