# A message is answered in its thread and in the customer's language: what was entered or quoted,
# when each line comes, what could not be taken, what was noted.
$ desk; docket setting set company_email orders@northgate.example --quiet; for n in en01 de01 fr01 es01; do docket import mail "$DK_ROOT/tests/data/mail/desk/$n.eml" --quiet; done
# each of them in his own language
$ sed 's/,en$/,de/; s/^\(4717.*\),de$/\1,fr/; s/^\(4714.*\),de$/\1,es/; s/^\(4713.*\),de$/\1,en/' "$DK_ROOT/data/tutorial/contacts.csv" >contacts.csv; docket import contacts contacts.csv --quiet
$ answer() { as mia mail reply "$1" --draft | sed 's/^  | *//; s/ *$//' | grep .; }
# nothing is made of it yet; then it is a draft
$ answer 4
To ana@docksidecafe.example  Re: pedido
Hola Ana Ruiz:
gracias por su mensaje "pedido".
Lo estamos revisando y le responderemos.
Saludos cordiales
Mia Okafor
Northgate Wholesale
$ as mia mail take 4 --all >taken; answer 4 | sed -n 2,4p
Hola Ana Ruiz:
gracias por su mensaje "pedido".
Lo estamos revisando y le responderemos.
# entered: a line given up, and text that made no line
$ as mia mail take 1 --all >taken; as mia order lose D56 --line 2 --reason stock >lost; as mia mail note 1 --quiet; as mia draft enter D56 | sed 's/;.*//'
Order 100067 is entered
HELD credit-limit: 572.10 over the credit limit of 10,000.00.
$ answer 1
To jo@quaybuilders.example  Re: order for Temple St
Dear Jo Hale,
thank you for your message "order for Temple St".
We have entered it as order 100067:
24 ea  A10410  Hex bolt M8x40  4.42  expected 26 Nov 2026
2 cs  C30100  Chain 6 mm  120.00  expected 26 Nov 2026
We could not take:
40  B20001  Washer M8 zinc
We have noted:
"and the thing we spoke about"
Wanted by 26 Nov 2026. Total 172.10 GBP.
Kind regards
Mia Okafor
Northgate Wholesale
# in French
$ as mia mail take 3 --all >taken; as mia mail note 3 --quiet 2>none; as mia draft enter D57 | sed 's/;.*//'; answer 3
Order 100072 is entered
To sue@cliftonrope.example  Re: commande CR-91
Bonjour Sue Wren,
merci de votre message "commande CR-91".
Nous l'avons enregistré comme commande 100072 :
6 ea  E50010  Rope 12 mm, 50 m  37.20  prévu le 02/12/2026
2 cs  E50900  Rope clip 6 mm  89.00  prévu le 02/12/2026
24 ea  C30100  Chain 6 mm  57.60  prévu le 02/12/2026
Souhaité pour le 02/12/2026. Total 243.36 GBP.
Cordialement
Mia Okafor
Northgate Wholesale
# what he asked the price of is quoted, in German
$ as mia mail take 2 --all >taken; as mia quote keep D58 --valid 10 --quiet; answer 2
Q10019
To lee@avonboats.example  Re: Bestellung AB-2204
Guten Tag Lee Sharp,
vielen Dank für Ihre Nachricht "Bestellung AB-2204".
Unser Angebot, gültig bis 03.12.2026; nennen Sie zum Bestellen das Angebot Q10019:
200 ea  A10410  Hex bolt M8x40  34.00
2 cs  B20001  Washer M8 zinc  24.00
4 ea  C30155  Chain 8 mm  19.00
12 ea  D41003  Bow shackle 8 mm  22.20
Gewünscht zum 27.11.2026. Summe 141.84 GBP.
Freundliche Grüße
Mia Okafor
Northgate Wholesale
# as a file it stands in the thread; it is answered once, and a file can still be had
$ as mia mail reply 1 -o answer.eml; tr -d '\r' <answer.eml | sed '/^$/q'
answer.eml
From: "Northgate Wholesale"
 <orders@northgate.example>
To: "Jo Hale"
 <jo@quaybuilders.example>
Subject: Re: order for Temple St
Date: Mon, 23 Nov 2026 09:12:00 +0000
Message-ID: <mail-1.1795425120000@northgate.example>
In-Reply-To: <desk.en01@mail.example>
References: <desk.en01@mail.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

$ as mia mail reply 1
docket: An answer to it is in the outbox already.
? 1
$ as mia mail reply 1 --draft -o - | grep -c '^References: <desk.en01@mail.example>'; docket import mail answer.eml
1
mail: 1 rows, 1 added, 0 changed, 0 unchanged, 0 rejected.
$ as mia mail reply 2 --json | sed 's/"text.*//'
{"from":"orders@northgate.example","to":"lee@avonboats.example","subject":"Re: Bestellung AB-2204","in_reply_to":"<desk.de01@mail.example>","references":"<desk.de01@mail.example>",
# an order that was cancelled is not told as entered
$ as ruth order cancel 100067 --reason 'called back' >gone; answer 1 | sed -n 4p
We are looking at it and will come back to you.
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
