# what is counted in whole pieces never comes, is picked, packed or found in parts of one
$ desk; S=$(docket export suppliers | sed -n 2p | cut -d, -f1)
$ docket purchase new $S A10410=2.5
docket: A10410 is counted with 0 decimals at most, so it cannot be 2.5.
? 65
$ P=$(docket purchase new $S A10410=10 --quiet); docket purchase change $P 1=2.5
docket: A10410 is counted with 0 decimals at most, so it cannot be 2.5.
? 65
$ docket receive $P 1=2.5
docket: A10410 is counted with 0 decimals at most, so it cannot be 2.5.
? 65
$ docket receive $P 1=2:0.5
docket: A10410 is counted with 0 decimals at most, so it cannot be 0.5.
? 65
# no control characters, no bytes that are no text
$ docket receive $P 1=2 --note "$(printf 'DN\0337')"
docket: The text holds a control character (U+001B); remove it.
? 65
$ docket purchase new $S A10410=10 --note "$(printf 'DN\3777')"
docket: The text is not valid UTF-8; save it as UTF-8 or name its encoding.
? 65
$ echo '{"customer":"4712","customer_po":"T3","lines":[{"sku":"A10410","qty":"12"}]}' >o.json; N=$(docket order new --from o.json --quiet); docket order verify $N --quiet; docket ship pick $N --quiet
S1001
$ docket ship confirm S1001 1=2.5 --short 1 --reason not-there
docket: A10410 is counted with 0 decimals at most, so it cannot be 2.5.
? 65
$ docket ship take S1001 A10410 --packs 2.5
docket: A10410 is counted with 0 decimals at most, so it cannot be 2.5.
? 65
$ docket ship take S1001 A10410 --packs -1
docket: Count more than nothing.
? 65
$ docket ship confirm S1001 1=10 --short 1 --reason damaged --quiet; docket ship checks --settle 1 --found 0.5
docket: A10410 is counted with 0 decimals at most, so it cannot be 0.5.
? 65
$ docket ship pack S1001 1=0.5
docket: A10410 is counted with 0 decimals at most, so it cannot be 0.5.
? 65
$ docket ship pack S1001 1=4 --quiet; docket carton take S1001 1 1=0.5
docket: A10410 is counted with 0 decimals at most, so it cannot be 0.5.
? 65
# what left is neither cancelled nor posted again, whatever became of it
$ docket ship pack S1001 --quiet; docket ship post S1001 --quiet; docket ship deliver S1001 --outcome partly --name Bo --note "one bent" --at 2030-01-01
docket: 1 Jan 2030 has not come yet; tell of S1001 when it was at the door.
? 65
$ docket ship deliver S1001 --outcome partly --name Bo --note "one bent" --quiet; docket ship cancel S1001 --reason late
docket: S1001 left on 23 Nov 2026; goods that left come back as a return.
? 1
$ docket ship post S1001
docket: S1001 left on 23 Nov 2026.
? 1
$ docket ship back S1001 1=0.5
docket: A10410 is counted with 0 decimals at most, so it cannot be 0.5.
? 65
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
