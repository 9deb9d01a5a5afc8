# holds, copies and cancelling by commands
$ desk
# holds are named after checks, and the first reason stands
$ docket order hold 100014 bogus --reason 'because'
docket: There is no check 'bogus'. A hold's code is a check's name, or 'manual'.
? 65
$ docket order hold 100014 manual --reason 'wait for the call'
Order 100014 is held; it is held, 6,800.00 GBP.
HELD manual: wait for the call
$ docket order hold 100014 manual --reason 'another one'
docket: Order 100014 is held (manual) already: wait for the call
? 1
$ docket order verify 100038 2>&1
docket: Order 100038 is held; release credit-limit first: 400.00 over the credit limit of 10,000.00.
? 1
$ docket order copy 100046
~ Order D[0-9]+ is a new draft; it is not entered, 141\.36 GBP\.
# cancelling most of an order leaves its part of the discount, and nothing of it nothing at all
$ N=$(echo '{"customer":"4714","discount":"50","freight":"0","lines":[{"sku":"K10010","qty":"1"},{"sku":"K20300","qty":"20"}]}' | docket order new --from - --quiet); docket order cancel $N --line 2 --reason 'too much' | sed "s/$N/N/"
Order N is cancelled so far as told; it is entered, 5.99 GBP.
$ docket order cancel $N --reason 'all of it' | sed "s/$N/N/"
Order N is cancelled so far as told; it is cancelled, 0.00 GBP.
# the timeline tells how much of which line was given up
$ docket order timeline $N --json | sed -n 's/"by":"[^"]*",//; s/.*\("cancelled"\)/\1/p'
"cancelled","text":"20 of line 2: too much"}
"cancelled","text":"all of it"}
$ docket verify
~ Sound.*
