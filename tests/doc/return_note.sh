# return note: what may come, how, by when and for what; the same in German, Arabic and Chinese
. "$DK_ROOT/tests/doc/lib.sh"
sell && send &&
    docket return rule allowed 'Not needed: 30 days, less 15 %.' --reason not-needed --days 30 \
	--fee 15 --quiet &&
    docket return rule allowed 'By mistake: you pay the way back.' --reason misordered \
	--freight charged --quiet &&
    docket return rule allowed 'We fetch what does not work.' --reason faulty --freight house \
	--quiet &&
    R=$(as mia return new "$N" 1=20:N 2=50:D --quiet) && as mia return note "$R" &&
    F=$(as mia return new "$N" 1=2:F --outcome repair --quiet) && as mia return note "$F" &&
    M=$(as mia return new "$N" 3=10:O --outcome store-credit --quiet) &&
    for l in de ar zh; do
	sqlite3 "$DOCKET_DB" "UPDATE customer SET language = '$l'" && as mia return note "$M"
    done
docket return cancel "$M" --reason 'they keep it' --quiet &&
    as mia return note "$M" -o r.pdf --quiet && pdftotext -layout r.pdf - | head -n 12
