# Messages come in once, become drafts, and nothing of their text is lost.
$ desk
$ docket import mail "$DK_ROOT/tests/data/mail/desk/en01.eml"
~ mail: 1 rows, 1 added, .*
$ docket import mail "$DK_ROOT/tests/data/mail/desk" --json
{"kind":"mail","rows":30,"added":29,"changed":0,"unchanged":1,"rejected":0}
$ docket mail list --json | grep -c queued
30
$ docket mail show 1 | grep -e '^ *[123] ' -e 'not used'
~ .*A10410 +24 +Hex bolt M8x40 +code
~ .*B20001 +40 +Washer M8 zinc +description
~ .*C30100 +2 cs +Chain 6 mm +description
~ .*not used: and the thing we spoke about
$ as mia mail take 1 --all
~ Order D55 is made of the message; it is not entered, .*
$ as tom mail take 1
~ .*does not wait any more.*
? 75
$ as mia draft enter D55 | grep refuse
~ .*text of the message is not used.*
refuse text-unused: 1 text of the message is not used; note or ignore it first.
$ docket mail show 1 | grep 'not used'
~ .*0:73 not used: and the thing we spoke about
$ as mia mail ignore 1 0:2
~ .*No unused text stands there.*
? 66
$ as mia mail ignore 1 0:75
It is ignored.
$ as mia draft enter D55 | head -1
~ Order 100067 is entered; .*
$ as mia mail reply 1
To jo@quaybuilders.example  Re: order for Temple St
~ .*
~ .*
~ .*thank you for your message "order for Temple St".*
~ .*We have entered it as order 100067:
~ .*
~ .*24 ea  A10410  Hex bolt M8x40  4.42  expected 26 Nov 2026
~ .*40 ea  B20001  Washer M8 zinc  0.48  expected 26 Nov 2026
~ .*2 cs  C30100  Chain 6 mm  120.00  expected 26 Nov 2026
~ .*
~ .*Total 172.68 GBP.
~ .*
~ .*
~ .*
~ .*
$ as mia mail reply 1
~ .*in the outbox already.*
? 1
$ as mia mail dismiss 2
~ .*Say why this message is no order.*
? 65
$ as mia mail dismiss 2 --reason 'asks for a price'
Message 2 is dismissed.
$ as mia mail take 999
~ .*There is no message 999.*
? 66
$ docket calc mail "$DK_ROOT/tests/data/mail/desk/en08.eml" | grep -c '"lines":\[\]'
1
$ docket calc mail nowhere
~ .*nowhere cannot be read.*
? 66
# a draft that is dropped gives its message back
$ as mia mail take 3 --all
~ Order D56 is made of the message.*
$ as mia draft drop D56
~ .*
$ docket mail list | grep -c ' 3 .*queued'
1
$ docket verify
~ Sound.*
