# what other currencies are worth, and customers who are billed in one
$ desk; docket currency list
There are no rates of other currencies.
? 1
$ docket customer set 4714 currency=USD
docket: There is no rate for USD on 23 Nov 2026. See: docket currency rate
? 66
$ docket currency rate USD 0.79 --from 2026-11-01; docket currency rate USD --per-house 1.25; docket currency rate USD 0.8
From 1 Nov 2026, 1 USD is now 0.79 GBP.
From 23 Nov 2026, 1 USD is now 0.8 GBP.
From 23 Nov 2026, 1 USD is already 0.8 GBP.
$ docket currency list; docket currency list --json
Currency  From        in GBP    for 1 GBP
USD       2026-11-23     0.8         1.25
USD       2026-11-01    0.79  1.265822785
{"currency":"USD","from":"2026-11-23","rate":"0.8"}
{"currency":"USD","from":"2026-11-01","rate":"0.79"}
$ docket currency rate GBP 1; docket currency rate dollar 1; docket currency rate USD 1,2; docket currency rate USD
docket: GBP is the house's own currency; it needs no rate.
docket: 'dollar' is not a currency code of ISO 4217, such as USD.
docket: '1,2' is no rate of exchange; type what one unit is worth, like 1.0837.
docket: Say what 1 USD is worth in GBP, or --per-house: what 1 GBP is worth.
? 64
$ docket customer new 4999 name=Pier currency=EUR; docket customer new 4999 name=Pier currency=USD --quiet; docket customer set 4999 currency=GBP
docket: There is no rate for EUR on 23 Nov 2026. See: docket currency rate
4999 is changed.
$ docket customer set 4714 currency=USD
docket: 4714 has orders, prices or payments in GBP; sell to him in USD under a new number.
? 1
$ printf 'currency,from,rate\nEUR,2026-11-02,0.86\nEUR,x,1\n' >r.csv; docket import rates r.csv; docket currency list
r.csv:3: from: 'x' is no date. Write it like 2026-11-23.
rates: 2 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: r.csv: 1 of 2 rows are wrong; nothing was changed.
Currency  From        in GBP    for 1 GBP
USD       2026-11-23     0.8         1.25
USD       2026-11-01    0.79  1.265822785
