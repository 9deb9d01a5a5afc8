# `make demo`: the whole job by commands, on the demo company, without a terminal
$ sh "$DK_ROOT/data/demo/demo.sh" "$DK_BUILD/docket" </dev/null >log 2>&1 || tail -n 20 log
$ grep -c '^warn\|^stop' log
3
$ sed -n 's/^All dates of the orders are moved by [0-9]* weeks.*/moved/p; s/^Day .* is closed\.$/closed/p; s/ [0-9]* invariants/ N invariants/; /^Sound:/p' log
moved
closed
Sound: N invariants hold, the journal is whole.
$ cd demo; ls | grep -v '^docket.db-' | sed 's/20[0-9-]*/DAY/; s/-[0-9A-Z]*\.pdf/.pdf/'
close-sheet.pdf
confirmation.pdf
daily-DAY.xlsx
docket.db
invoice.pdf
invoice.pdf
order.json
packing-slip.pdf
$ pdftotext -layout invoice-INV1001.pdf - | grep -c 'KE-2041'; pdftotext -layout invoice-INV1002.pdf - | grep -c '1 USD = 0.9213 EUR'
1
1
# a second time it is made anew, and the first is kept
$ cd ..; sh "$DK_ROOT/data/demo/demo.sh" "$DK_BUILD/docket" </dev/null 2>&1 | head -n 1
demo: ./demo is made anew; what was there is in ./demo/before
