# Who calls, what to say, and that it was said.
$ desk
$ docket inquiry find 5550143
4713  Quay Builders  Bristol  0117 555 0143
  Order 100038 waits for an answer from our office; promised for Thu 26 Nov.
$ docket inquiry find P88201 --json
{"customer":"4711","name":"Harbor Marine Supply","phone":"0117 555 0142","matched":"PO","order":"100023","answer":"Order 100023 waits for an answer from our office; promised for Wed 25 Nov."}
$ docket inquiry find zzzz
~ Nobody is found by that\.
? 1
# two share the phone
$ docket inquiry log 5550142
~ .*2 customers fit '5550142'; give an order, invoice or customer number\.
? 65
$ docket inquiry log 000000
~ .*Nobody is found by '000000'; .*
? 66
$ docket inquiry log 100014 --kind hello
~ .*--kind is status, change, price, return, dispute or quote.*
? 64
$ docket inquiry log 100014 --kind change --answer ' '
~ .*Type what the customer was told\.
? 65
$ docket inquiry list 4713
~ .*asked nothing yet.*
? 1
$ as mia inquiry log 100014
~ Quay Builders, order 100014: Order 100014 is complete in our stock .*
$ as mia inquiry log 100014 --kind dispute --answer 'one box was wet'
~ .*
$ docket inquiry list 4713
2026-11-23T09:12:00.000Z  mia  dispute  100014  one box was wet
~ 2026-11-23T09:12:00.000Z  mia  status  100014  Order 100014 is complete .*
$ docket order timeline 100014 | grep -c asked
2
$ docket verify
~ Sound.*
