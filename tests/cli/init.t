# making a database, and the databases that are refused
$ docket --db a.db setting list
docket: There is no database a.db. Make one with `docket init`, or name it with --db.
? 66
$ docket --db a.db init --currency QQ
docket: 'QQ' is not a currency code of ISO 4217, such as EUR.
? 65
$ docket --db a.db init --company "Nord & Süd" --json
~ [{]"database":"a\.db","company":"Nord & Süd","currency":"EUR","admin":"[a-z0-9_-]+","test_clock":false[}]
$ cp a.db before; docket --db a.db init
docket: 'a.db' is already there; choose another name with --db.
? 73
$ cmp a.db before
$ docket --db a.db setting get currency
EUR
$ DOCKET_DB=a.db docket setting get company
Nord & Süd
# the clock of a test
$ DOCKET_NOW=2026-11-23T09:00:00Z docket --db a.db setting get company
docket: DOCKET_NOW is set, but this database was not made with a test clock; unset it.
? 78
$ DOCKET_NOW=2026-11-23T09:00:00Z docket --db b.db init
docket: DOCKET_NOW is set: make the database with --test-clock, or unset it.
? 78
$ DOCKET_NOW=2026-11-23T09:00:00Z docket --db a.db init
docket: 'a.db' is already there; choose another name with --db.
? 73
$ DOCKET_NOW=2026-11-23T09:00:00Z docket --db b.db init --test-clock --quiet
$ DOCKET_NOW=2026-11-23T09:00:00Z docket --db b.db journal list | sed 1d
~  *1  2026-11-23T09:00:00\.000Z .* company\.init .*
$ DOCKET_NOW=yesterday docket --db b.db journal list
docket: DOCKET_NOW must look like 2026-11-23T09:00:00Z.
? 78
# its usual place is made; nothing else is
$ XDG_DATA_HOME=$PWD/share docket init --quiet; ls share/docket/docket.db
share/docket/docket.db
$ docket --db no/such/place.db init
docket: 'no/such/place.db' cannot be made: No such file or directory.
? 73
$ echo text >text; docket --db text setting list
docket: 'text' is not a docket database.
? 78
